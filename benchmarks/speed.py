"""Speed of the whole path and of its stages, as ratios to spaCy's own zh character tokenizer in the same run.

    python benchmarks/speed.py [FOLDER ...] [--rounds N]

Reads the shipped samples and every .txt file of the folders given. Prints characters a second, the ratio, start-up
time (fresh processes, compiled files in place) and peak memory. All times are processor time, which other programs disturb
least; quote ratios.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import spacy

import epiextract
from epiextract import samples
from epiextract.analysis import Analysis
from epiextract.cleaning import clean
from epiextract.matching import matching_form


def main() -> None:
    options = _options()
    texts = list(samples.texts().values())
    texts += [path.read_text(encoding="utf-8") for folder in options.folder for path in sorted(folder.rglob("*.txt"))]
    characters = sum(map(len, texts))
    print(f"{len(texts)} texts, {characters:,} characters, median of {options.rounds} rounds\n")
    tokenizer = spacy.blank("zh")
    tokenizer.max_length = 10**9
    rows: dict[str, list[float]] = {}
    for _ in range(options.rounds + 1):  # the first round warms caches and is dropped
        for name, seconds in _round(texts, tokenizer).items():
            rows.setdefault(name, []).append(seconds)
    base = median(rows["spaCy zh characters"][1:])
    print(f"{'stage':24} {'characters/s':>14} {'ratio':>8}")
    for name, seconds in rows.items():
        took = median(seconds[1:])
        print(f"{name:24} {characters / took:14,.0f} {base / took:8.2f}")
    print()
    _print_start_up()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    print(f"peak memory of this run: {peak:,.0f} MB")


def _round(texts: list[str], tokenizer: spacy.language.Language) -> dict[str, float]:
    """Seconds by stage, page by page as the library runs them: the stages of one page share its matching form."""
    seconds: dict[str, float] = {}

    def timed(name: str, run: Callable[[], Any]) -> Any:
        start = time.process_time()
        value = run()
        seconds[name] = seconds.get(name, 0.0) + time.process_time() - start
        return value

    for text in texts:
        timed("spaCy zh characters", lambda text=text: tokenizer.make_doc(text))  # type: ignore[misc]
    for text in texts:
        timed("whole path with Doc", lambda text=text: epiextract.extract(text))  # type: ignore[misc]
    for text in texts:
        matching_form.cache_clear()
        page = timed("  cleaning", lambda text=text: clean(text))  # type: ignore[misc]
        timed("  page structure", lambda page=page: page.page)  # type: ignore[misc]
        analysis = Analysis(page)
        timed("  units", lambda analysis=analysis: analysis.context)  # type: ignore[misc]
        for layer in ("people", "titles", "holdings", "dates", "slogans"):
            timed(f"  {layer}", lambda layer=layer, analysis=analysis: getattr(analysis, layer))  # type: ignore[misc]
    return seconds


def _print_start_up() -> None:
    programs = {
        "import spacy": "import spacy",
        "import epiextract; load()": "import epiextract; epiextract.load()",
        "load() and a first page": "import epiextract; epiextract.extract('市长王明1月2日到南京市调研。')",
        "epiextract.dates alone": "import epiextract; epiextract.dates.find('1月2日')",
    }
    compiling = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    runs: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(7):  # in turn, so that all of them see the same machine; the first turn compiles and is dropped
        for name, program in programs.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-c", program], check=True, env=compiling)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            runs[name].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    took = {name: median(seconds[1:]) for name, seconds in runs.items()}
    for name, seconds in took.items():
        print(f"{name:28} {seconds:6.2f} s  {seconds / took['import spacy']:5.2f} x import spacy")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    main()
