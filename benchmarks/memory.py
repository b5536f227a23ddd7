"""Memory over a long stream: resident memory at intervals while `extract_many` reads pages that do not repeat.

    python benchmarks/memory.py [--pages N] [--processes N]

Pages are made of the shipped samples: half of the paragraphs of two pages, shuffled, under the head of one, every person, unit, date
and figure replaced (units by any of the gazetteer, townships included). Prints the resident memory of this process, and
with --processes that of the workers, at twenty intervals, then the growth a thousand pages by least squares over the
second half, when every cache has had its time to fill. Linux; the same pages in every run.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import epiextract
from epiextract import gazetteer, lexicon, samples

_HEAD_LINES = 4
_MEGABYTE = 2**20
_PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    options = _options()
    interval = max(1, options.pages // 20)
    sizes: list[tuple[int, float]] = []
    errors = characters = 0
    start = time.perf_counter()
    print(f"{'pages':>8} {'MB':>8} {'pages/s':>8}")
    for done, result in enumerate(epiextract.extract_many(pages(options.pages), n_process=options.processes), 1):
        errors += isinstance(result, epiextract.ErrorResult)
        characters += len(getattr(result, "raw", ""))
        if done % interval == 0:
            sizes.append((done, _resident() / _MEGABYTE))
            print(f"{done:8,} {sizes[-1][1]:8.1f} {done / (time.perf_counter() - start):8.1f}", flush=True)
    settled = sizes[len(sizes) // 2 :]
    print(f"{characters:,} characters, {errors} errors")
    print(f"growth over the second half: {1000 * _slope(settled):+.3f} MB a thousand pages")


def pages(count: int) -> Iterator[str]:
    """That many pages, no two alike."""
    documents = [json.loads(line) for line in samples.gold_path().read_text(encoding="utf-8").splitlines()]
    fillings = _Fillings()
    for number in range(count):
        chance = random.Random(number)
        first, second = chance.sample(documents, 2)
        head, paragraphs = _varied(first, fillings, chance)
        paragraphs += _varied(second, fillings, chance)[1]
        yield "\n".join(head + chance.sample(paragraphs, len(paragraphs) // 2))


class _Fillings:
    """Names of units by level, and what personal names are made of."""

    def __init__(self) -> None:
        self._units: dict[str, list[str]] = {}
        names = gazetteer.names()
        for name in names:
            self._units.setdefault(gazetteer.entry(names[name][0]).level, []).append(name)
        self._surnames = [row["surname"] for row in _rows("people/surnames.tsv", "surname")]
        given = _rows("people/given.tsv", "characters")
        self._given = "".join(row["characters"] for row in given if int(row["score"]) > 0)

    def unit(self, level: str, chance: random.Random) -> str:
        return chance.choice(self._units[level])

    def person(self, chance: random.Random) -> str:
        surname = self._surnames[min(int(chance.expovariate(0.02)), len(self._surnames) - 1)]
        return surname + "".join(chance.choices(self._given, k=chance.choice((1, 2, 2))))


def _rows(file: str, column: str) -> list[dict[str, str]]:
    return lexicon.read_table(file, required=[column], optional=["note", "score"])


def _varied(document: dict[str, Any], fillings: _Fillings, chance: random.Random) -> tuple[list[str], list[str]]:
    """Head and paragraphs of a page with other names, units and figures; a paragraph without any gets a date and place."""
    others = {person["name"]: fillings.person(chance) for person in document["people"]}
    for unit in document["units"]:
        if not unit.get("deictic") and not unit.get("abbrev"):
            others[unit["text"]] = fillings.unit(unit["level"], chance)
    known = re.compile("|".join(sorted(map(re.escape, others), key=len, reverse=True)) or r"(?!)")
    lines = []
    for line in document["text"].splitlines():
        other = _other_figures(known.sub(lambda found: others[found[0]], line), chance)
        if other == line and line.strip():
            day = f"{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
            other = f"{day}，{fillings.unit('township', chance)}消息：{line}"
        lines.append(other)
    return lines[:_HEAD_LINES], lines[_HEAD_LINES:]


def _other_figures(line: str, chance: random.Random) -> str:
    def other(found: re.Match[str]) -> str:
        if len(found[0]) == 4:
            return str(chance.randint(1995, 2024))
        if len(found[0]) > 2:
            return str(chance.randint(10 ** (len(found[0]) - 1), 10 ** len(found[0]) - 1))
        return str(chance.randint(1, 12 if line.startswith(("月", "-"), found.end()) else 28))

    return re.sub(r"\d{1,12}", other, line)


def _resident() -> float:
    """Bytes of this process and of its children that stand in memory."""
    own = os.getpid()
    children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
    return sum(int(Path(f"/proc/{process}/statm").read_text().split()[1]) for process in (own, *children)) * _PAGE_SIZE


def _slope(points: list[tuple[int, float]]) -> float:
    """Least squares."""
    mean_x, mean_y = (sum(values) / len(points) for values in zip(*points))
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0.0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--processes", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
