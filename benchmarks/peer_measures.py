"""What peers and epiextract find, measured alike on gold documents.

Layers are scored by score.py, a peer's offsets moved to the raw page. Two measures that need no offsets and no
conventions stand beside it, each over what a page names at least once: the units from province to county level
(*recognised* by name, *coded* by code; parents that a peer adds are never counted against it), and the days on which an
expression of time begins or ends.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import score

from epiextract import gazetteer
from epiextract.cleaning import CleanText
from epiextract.matching import matching_form


class Page(NamedTuple):
    """One page: as it came, cleaned, and the gold document where there is one."""

    raw: str
    clean: CleanText
    published: str | None
    region: str | None
    gold: dict[str, Any] | None


def tallies(layer: str, found: list[Any], pages: list[Page], *, ours: bool) -> list[tuple[str, score.Tally]]:
    """The measures of one layer, by what they measure; what a peer found is in the form its runner gives."""
    predicted = [
        (here or {layer: []})[layer] if ours else _as_predicted(layer, here, page) for here, page in zip(found, pages)
    ]
    gold = [page.gold[layer] for page in pages if page.gold is not None]
    measured = []
    if not any("names" in mention for here in predicted for mention in here):
        measured.append((layer, _scored(layer, predicted, pages)))
    if layer == "units":
        return measured + _named_units(gold, [_codes(here) if ours else set(map(_code, here)) for here in predicted])
    if layer == "dates":
        measured.append(("days named", _sets(map(_days, gold), map(_days, predicted))))
    return measured


def _as_predicted(layer: str, found: list[Any], page: Page) -> list[dict[str, Any]]:
    """A peer's findings as predictions: names in our spelling, offsets in the raw page."""
    if layer == "people":  # a surname with its post (王书记) is no name in the gold: single characters never count
        names = {re.sub(r"\s", "", matching_form(name)) for name in found}
        return [{"name": name} for name in names if len(name) > 1]
    for mention in found:
        if "start" in mention:
            mention["start"], mention["end"] = page.clean.to_source(mention["start"], mention["end"])
    return found


def _scored(layer: str, predicted: list[list[dict[str, Any]]], pages: list[Page]) -> score.Tally:
    """One layer by score.py."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "gold.jsonl", Path(folder) / "predicted.jsonl"
        files[0].write_text("\n".join(json.dumps(page.gold) for page in pages), encoding="utf-8")
        records = [
            {"id": page.gold["id"], layer: here} for page, here in zip(pages, predicted) if page.gold is not None
        ]
        files[1].write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        return score.score(*files)[layer]


def _sets(gold: Iterable[set[str]], predicted: Iterable[set[str]]) -> score.Tally:
    tally = score.Tally()
    for named, here in zip(gold, predicted):
        tally.gold += len(named)
        tally.predicted += len(here)
        tally.matched += len(named & here)
    return tally


def _days(dates: Iterable[dict[str, Any]]) -> set[str]:
    """The days on which points and ranges begin and end: of gold (start, end) or of a prediction (first, last)."""
    keys = ("first", "last"), ("start", "end")
    chosen = [[one.get(key) for key in keys["first" not in one]] for one in dates if one["kind"] in ("point", "range")]
    return {value[:10] for pair in chosen for value in pair if value}


def _named_units(gold: list[list[dict[str, Any]]], found: list[set[str]]) -> list[tuple[str, score.Tally]]:
    named = [_codes(units) for units in gold]
    # A unit above one found that the page names too was found with it.
    found = [
        here | {above for code in here for above in _parents(code) if above in there}
        for there, here in zip(named, found)
    ]
    by_name = [[set(map(_short, codes)) for codes in side] for side in (named, found)]
    return [("units recognised", _sets(*by_name)), ("units coded", _sets(named, found))]


def _codes(units: Iterable[dict[str, Any]]) -> set[str]:
    """Codes of the units from province to county level that are named; abbreviations, deictics and zones left out."""
    named = (
        unit for unit in units if not unit.get("deictic") and not unit.get("abbrev") and unit.get("level") != "zone"
    )
    return {unit["code"] for unit in named if unit.get("code") and len(unit["code"]) == 6}


def _code(found: dict[str, Any]) -> str:
    """The code of the lowest unit a peer gives: its code, or by names from province to county."""
    if "code" in found:
        return str(found["code"])
    within: str | None = None
    for name in filter(None, found["names"]):
        units = gazetteer.find(name, within=within)
        within = units[0].code if units and units[0].code else within
    return within or "".join(name or "" for name in found["names"])


def _parents(code: str) -> set[str]:
    return {unit.code for unit in gazetteer.parents(code)} if code.isdigit() and gazetteer.unit(code) else set()


def _short(code: str) -> str:
    unit = gazetteer.unit(code) if code.isdigit() else None
    return unit.short if unit is not None else code
