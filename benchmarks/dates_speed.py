"""Speed of the room of dates by itself, as ratios in the same run.

    python benchmarks/dates_speed.py [FOLDER ...] [--rounds N] [--jionlp PYTHON] [--characters N]

Reads the shipped samples (dense with dates) and every .txt file of the folders given. Prints the ratio to spaCy's zh
character tokenizer, with --jionlp (the interpreter of an environment that has jionlp) that to JioNLP's time extractor
on the first N characters, the time as texts grow, and the start-up of ``epiextract.dates`` in fresh processes.
Processor time, the best of the rounds: other work on the machine then counts little. Quote ratios.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from epiextract import dates, samples

REFERENCE = "2020-02-05"
#: Runs in the other environment: reads texts as JSON, prints the seconds of each round after a first one to warm up.
WORKER = """
import json, sys, time
texts, rounds = json.load(sys.stdin)
out, sys.stdout = sys.stdout, sys.stderr
import jionlp
base = time.mktime((2020, 2, 5, 9, 0, 0, 0, 0, -1))
took = []
for _ in range(rounds + 1):
    start = time.process_time()
    for text in texts:
        jionlp.ner.extract_time(text, time_base=base)
    took.append(time.process_time() - start)
print(json.dumps(took[1:]), file=out)
"""


def main() -> None:
    options = _options()
    tokenizer = spacy.blank("zh")
    tokenizer.max_length = 10**9
    sets = {"samples": list(samples.texts().values())}
    for folder in options.folder:
        sets[folder.name] = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    for name, texts in sets.items():
        ours = _seconds(lambda texts=texts: [dates.find(text, REFERENCE) for text in texts], options.rounds)  # type: ignore[misc]
        spacys = _seconds(lambda texts=texts: [tokenizer.make_doc(text) for text in texts], options.rounds)  # type: ignore[misc]
        characters = sum(map(len, texts))
        line = f"{name:12} {characters:>10,} characters  {characters / ours:12,.0f} a second  spaCy zh {spacys / ours:6.1f} x"
        if options.jionlp:
            line += f"  JioNLP {_against_jionlp(texts, options):8.1f} x"
        print(line)
    text = "\n".join(sets["samples"])
    for times in (1, 2, 4, 8):
        longer = text * times
        took = _seconds(lambda longer=longer: dates.find(longer, REFERENCE), options.rounds)  # type: ignore[misc]
        print(f"one text of {len(longer):>9,} characters: {1e9 * took / len(longer):8.0f} ns a character")
    print(f"start-up, with a first date: {_start_up():.2f} s (an empty process: {_start_up('pass'):.2f} s)")


def _seconds(run: Callable[[], object], rounds: int) -> float:
    took = []
    for _ in range(rounds + 1):  # the first round warms caches and is dropped
        start = time.process_time()
        run()
        took.append(time.process_time() - start)
    return min(took[1:])


def _against_jionlp(texts: list[str], options: argparse.Namespace) -> float:
    """How many times longer JioNLP takes for the first characters of the texts."""
    chosen: list[str] = []
    for text in texts:
        left = options.characters - sum(map(len, chosen))
        if left <= 0:
            break
        chosen.append(text[:left])
    ours = _seconds(lambda: [dates.find(text, REFERENCE) for text in chosen], options.rounds)
    run = subprocess.run(
        [options.jionlp, "-c", WORKER],
        input=json.dumps([chosen, options.rounds]),
        capture_output=True,
        text=True,
        check=True,
    )
    return float(min(json.loads(run.stdout))) / ours


def _start_up(program: str = "from epiextract import dates; dates.find('1月2日', '2020-02-05')") -> float:
    took = []
    for _ in range(4):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], check=True)
        took.append(time.perf_counter() - start)
    return min(took[1:])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--jionlp", metavar="PYTHON", help="interpreter of an environment that has jionlp")
    parser.add_argument("--characters", type=int, default=20_000, help="how much text JioNLP gets")
    return parser.parse_args()


if __name__ == "__main__":
    main()
