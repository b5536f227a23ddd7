"""Throws text at the whole path: no crash, offsets inside the page, time linear in length.

    python benchmarks/fuzz.py [FOLDER ...] [--strings N] [--letters N] [--step N]

Random strings of every Unicode plane (lone surrogates and NUL among them), every prefix of the pages (the shipped samples
and every .txt file of the folders given), and runs of one letter of several million characters.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import epiextract
from epiextract import samples
from epiextract.results import MENTION_LAYERS

PLANES = [(0, 0x7F), (0, 0xFFFF), (0xD800, 0xDFFF), (0x3000, 0x303F), (0x4E00, 0x9FFF), (0x10000, 0x10FFFF)]
LETTERS = "一市长书记年月日1(“、\na 王<&\ud800\x00南京"


def check(raw: str) -> None:
    """Raises AssertionError where an offset leaves the page, and whatever the library raises."""
    result = epiextract.extract(raw)
    for layer in MENTION_LAYERS:
        for entry in getattr(result, layer):
            for mention in getattr(entry, "mentions", None) or (entry,):
                assert 0 <= mention.start < mention.end <= len(raw), (layer, mention)
    result.to_json().encode("utf-8")


def main() -> None:
    options = _options()
    source = random.Random(options.seed)
    for _ in range(options.strings):
        low, high = source.choice(PLANES)
        check("".join(chr(source.randint(low, high)) for _ in range(source.randint(0, 200))))
    print(f"{options.strings} random strings: no crash")
    pages = list(samples.texts().values())
    pages += [path.read_text(encoding="utf-8") for folder in options.folder for path in sorted(folder.rglob("*.txt"))]
    prefixes = [page[:end] for page in pages for end in range(0, len(page) + 1, options.step)]
    for prefix in prefixes:
        check(prefix)
    print(f"{len(prefixes)} prefixes of {len(pages)} pages: no crash")
    for letter in LETTERS:
        seconds = []
        for length in (options.letters // 4, options.letters):
            start = time.perf_counter()
            check(letter * length)
            seconds.append(time.perf_counter() - start)
        print(f"{letter!r:10} x {options.letters:,}: {seconds[1]:6.2f} s, {seconds[1] / seconds[0]:5.2f} x a quarter of it")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", type=Path)
    parser.add_argument("--strings", type=int, default=10_000)
    parser.add_argument("--letters", type=int, default=2_000_000)
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--seed", type=int, default=20200129)
    return parser.parse_args()


if __name__ == "__main__":
    main()
