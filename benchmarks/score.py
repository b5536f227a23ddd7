"""Score extractions against gold documents, layer by layer (the gold format of docs/gold.md).

Spans are compared as half-open offsets into the raw text; people and holdings as sets. For matched spans the share of
right values is counted. Standard library only.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

#: Values compared in each layer: gold's name for them.
VALUES = {
    "titles": ("post", "unit", "person"),
    "titles:collective": (),
    "people": (),
    "units": ("code",),
    "units:zone": ("parent",),
    "units:deictic": ("code",),
    "dates": ("start", "end", "kind"),
    "dates:other": ("kind",),
    "slogans:known": ("canonical", "family"),
    "slogans:open": (),
    "holdings": (),
}
_EDGE = "“”\"'‘’「」『』《》 \t\n\u3000"
_SLOGAN_OVERLAP = 0.6


class Tally:
    """Counts of one layer."""

    def __init__(self) -> None:
        self.gold = self.predicted = self.matched = 0
        self.right: dict[str, int] = defaultdict(int)
        self.errors: list[tuple[Any, ...]] = []

    def row(self) -> dict[str, Any]:
        """Precision, recall, F1 and the share of right values."""
        precision = self.matched / self.predicted if self.predicted else 0.0
        recall = self.matched / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        values = {name: count / self.matched for name, count in self.right.items()} if self.matched else {}
        return {"gold": self.gold, "predicted": self.predicted, "precision": precision, "recall": recall, "f1": f1,
                "values": values}  # fmt: skip


def score(gold_path: str | Path, predicted_path: str | Path) -> dict[str, Tally]:
    """Tallies by layer for two JSON Lines files, matched by ``id``."""
    predictions = {str(record["id"]): record for record in _lines(predicted_path)}
    tallies = {layer: Tally() for layer in VALUES}
    for document in _lines(gold_path):
        predicted = predictions.get(str(document["id"]), {})
        for kind in ("titles", "units", "dates", "slogans"):
            _score_spans(kind, document, predicted, tallies)
        bylines = {person["name"] for person in document.get("people", []) if person.get("byline")}
        _score_sets(
            tallies["people"], document["id"],
            {person["name"] for person in document.get("people", [])} - bylines,
            {person["name"] for person in predicted.get("people", []) if not person.get("byline")} - bylines,
        )  # fmt: skip
        _score_sets(tallies["holdings"], document["id"], *(
            {(h["person"], h["post"], str(h.get("unit") or "")[:6]) for h in source.get("holdings", [])}
            for source in (document, predicted)
        ))  # fmt: skip
    return tallies


def _score_spans(kind: str, document: dict[str, Any], predicted: dict[str, Any], tallies: dict[str, Tally]) -> None:
    text = document["text"]
    edges = _trimmed if kind == "slogans" else _whole
    gold = [(edges(text, *gold_span(document, mention)), mention) for mention in document.get(kind, [])]
    found = [(edges(text, mention["start"], mention["end"]), mention) for mention in predicted.get(kind, [])]
    taken: set[int] = set()
    partner: list[int | None] = []
    for span, _ in gold:
        best = _best(span, found, taken, _SLOGAN_OVERLAP if kind == "slogans" else 1.0)
        partner.append(best)
        if best is not None:
            taken.add(best)
    for (span, mention), best in zip(gold, partner):
        layer = _layer(kind, mention)
        if layer is None:
            continue
        tally = tallies[layer]
        tally.gold += 1
        surface = text[span[0] : span[1]]
        if best is None:
            tally.errors.append((document["id"], "missed", surface, mention))
            continue
        tally.matched += 1
        tally.predicted += 1
        other = found[best][1]
        for name in VALUES[layer]:
            right = _same(layer, name, mention, other)
            tally.right[name] += right
            if not right:
                tally.errors.append((document["id"], f"wrong {name}", surface, mention.get(name), other))
    for at, (span, mention) in enumerate(found):
        layer = _layer(kind, mention)
        if at not in taken and layer is not None:
            tallies[layer].predicted += 1
            tallies[layer].errors.append((document["id"], "spurious", text[span[0] : span[1]], mention))


def gold_span(document: dict[str, Any], mention: dict[str, Any]) -> tuple[int, int]:
    """Offsets of the nth occurrence of a gold mention; raises ValueError when there is none."""
    at = -1
    for _ in range(mention.get("nth", 1)):
        at = document["text"].find(mention["text"], at + 1)
        if at < 0:
            raise ValueError(f"{document['id']}: {mention['text']!r} does not occur {mention.get('nth', 1)} times")
    return at, at + len(mention["text"])


def _best(span: tuple[int, int], found: list[Any], taken: set[int], least: float) -> int | None:
    best, best_overlap = None, 0.0
    for at, (other, _) in enumerate(found):
        if at in taken:
            continue
        inside = min(span[1], other[1]) - max(span[0], other[0])
        overlap = inside / (max(span[1], other[1]) - min(span[0], other[0])) if inside > 0 else 0.0
        if overlap >= least and overlap > best_overlap:
            best, best_overlap = at, overlap
    return best


def _layer(kind: str, mention: dict[str, Any]) -> str | None:
    if kind == "titles":
        return "titles:collective" if mention.get("collective") else "titles"
    if kind == "units":
        if mention.get("abbrev"):
            return None
        return "units:deictic" if mention.get("deictic") else "units:zone" if mention.get("level") == "zone" else "units"
    if kind == "dates":
        return "dates" if mention.get("kind") in ("point", "range") else "dates:other"
    return "slogans:known" if mention.get("family") in ("numbered", "formula") else "slogans:open"


def _same(layer: str, name: str, gold: dict[str, Any], predicted: dict[str, Any]) -> bool:
    other = {"start": "first", "end": "last"}.get(name, name) if layer == "dates" else name
    wanted, got = gold.get(name), predicted.get(other)
    if name in ("code", "unit", "parent") and wanted:
        return bool(got) and str(got)[:6] == str(wanted)[:6]
    if name == "canonical":
        return re.sub(r"[\W_]+", "", wanted or "") == re.sub(r"[\W_]+", "", got or "")
    if other in ("first", "last"):
        return str(got)[: len(str(wanted))] == str(wanted) if wanted else not got
    return bool(wanted == got)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _whole(_: str, start: int, end: int) -> tuple[int, int]:
    return start, end


def _score_sets(tally: Tally, name: Any, gold: set[Any], predicted: set[Any]) -> None:
    tally.gold += len(gold)
    tally.predicted += len(predicted)
    tally.matched += len(gold & predicted)
    by_text: Callable[[Iterable[Any]], list[Any]] = lambda items: sorted(items, key=str)  # noqa: E731
    tally.errors += [(name, "missed", item) for item in by_text(gold - predicted)]
    tally.errors += [(name, "spurious", item) for item in by_text(predicted - gold)]


def _lines(path: str | Path) -> list[dict[str, Any]]:
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
