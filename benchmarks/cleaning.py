"""How well and how fast pages are cleaned.

    python benchmarks/cleaning.py GOLD.jsonl ... [--clean FOLDER] [--skip ID ...]

For gold documents that carry ``clean``: similarity of the clean text (difflib's ratio on characters), characters of real
text lost, and whether every gold mention can be found as well as in the gold's own clean text. For ``--clean`` (a folder of
texts without noise): the edits made, by kind; any but layout is printed. Speeds are ratios to spaCy's zh character
tokenizer in the same run; adversarial inputs are timed at two lengths, to show that cost is linear.
"""

from __future__ import annotations

import argparse
import difflib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import spacy

from epiextract.cleaning import clean
from epiextract.cleaning.page import read_page

_LAYOUT = {"newline", "space", "invisible", "width"}


def main() -> None:
    options = _options()
    documents = [
        document
        for path in options.gold
        for document in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if document["id"] not in options.skip
    ]
    _print_similarity(document for document in documents if document.get("clean"))
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.clean.rglob("*.txt"))] if options.clean else []
    if texts:
        _print_edits(texts)
    _print_speed({"gold pages": [document["text"] for document in documents], "clean texts": texts})
    _print_adversarial()


def _print_similarity(documents: Iterable[dict[str, Any]]) -> None:
    print(f"{'document':22} {'similarity':>10} {'lost':>5} {'kept noise':>10} {'mentions lost':>13}")
    for document in documents:
        page, gold = clean(document["text"]), document["clean"]
        matcher = difflib.SequenceMatcher(None, gold, page.text, autojunk=False)
        changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
        lost = sum(sum(not c.isspace() for c in gold[a:b]) for _, a, b, _, _ in changes)
        kept = sum(sum(not c.isspace() for c in page.text[c:d]) for _, _, _, c, d in changes)
        mentions = _mentions_lost(document, page.text)
        print(f"{document['id']:22} {matcher.ratio():10.4f} {lost:5} {kept:10} {mentions:13}")
    print()


def _mentions_lost(document: dict[str, Any], text: str) -> int:
    """Mentions whose clean form stands in the gold's clean text more often than in ours."""
    forms = Counter(
        clean(mention["text"]).text for layer in ("titles", "units", "dates", "slogans") for mention in document[layer]
    )
    return sum(max(0, min(document["clean"].count(form), count) - text.count(form)) for form, count in forms.items())


def _print_edits(texts: Iterable[str]) -> None:
    kinds: Counter[str] = Counter()
    for text in texts:
        for edit in clean(text).edits:
            kinds[edit.kind] += 1
            if edit.kind not in _LAYOUT:
                around = text[max(0, edit.start - 10) : edit.end + 10]
                print(f"  {edit.kind}: {around!r}: {edit.before!r} -> {edit.after!r}")
    print("edits on clean texts:", dict(kinds), "\n")


def _print_speed(sets: dict[str, list[str]]) -> None:
    tokenizer = spacy.blank("zh")
    tokenizer.max_length = 10**9
    for name, texts in sets.items():
        if texts:
            base = _best(lambda texts=texts: [tokenizer.make_doc(text) for text in texts])  # type: ignore[misc]
            took = _best(lambda texts=texts: [clean(text) for text in texts])  # type: ignore[misc]
            pages = [clean(text) for text in texts]
            page = _best(lambda pages=pages: [read_page(page.text) for page in pages])  # type: ignore[misc]
            print(f"{name:12} {sum(map(len, texts)):9,} characters: cleaning {base / took:5.2f} x spaCy zh, page structure {base / page:5.2f} x")
    print()


def _print_adversarial() -> None:
    shapes: dict[str, Callable[[int], str]] = {
        "brackets": lambda n: "(" * n,
        "bracket pairs": lambda n: "县(" * (n // 2) + ")" * (n // 2),
        "toned brackets": lambda n: "縣(xiàn" * (n // 6),
        "one line": lambda n: "县委召开会议部署防汛工作" * (n // 12),
        "short lines": lambda n: "县委召\n开会议\n" * (n // 8),
        "open tags": lambda n: "<p" * (n // 2),
        "tags": lambda n: "<p>县委</p>" * (n // 9),
        "ampersands": lambda n: "&amp;" * (n // 5),
        "spaces": lambda n: "王　" * (n // 2),
        "site marks": lambda n: "湖滨网" * (n // 3),
        "stamped lines": lambda n: "县委召开会议。a1B湖滨网 | 首页\n" * (n // 19),
    }
    print(f"{'adversarial':16} {'250,000':>9} {'1,000,000':>10} {'ratio':>6}")
    for name, shape in shapes.items():
        texts = [shape(length) for length in (250_000, 1_000_000)]
        seconds = [_best(lambda text=text: clean(text), rounds=2) for text in texts]  # type: ignore[misc]
        print(f"{name:16} {seconds[0]:8.2f}s {seconds[1]:9.2f}s {seconds[1] / seconds[0]:6.1f}")


def _best(run: Callable[[], object], rounds: int = 4) -> float:
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--clean", type=Path)
    parser.add_argument("--skip", nargs="*", default=[])
    return parser.parse_args()


if __name__ == "__main__":
    main()
