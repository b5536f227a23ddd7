"""Units of gold documents beside other libraries for Chinese place names: cpca and JioNLP.

    python benchmarks/unit_peers.py GOLD.jsonl ... [--cpca PYTHON] [--jionlp PYTHON] [--skip ID ...]

PYTHON is the interpreter of an environment in which the peer is installed (`pip install cpca`, `pip install jionlp`).
The peers give no offsets and no townships, so that documents are compared by the distinct units from province to county
level that they name (abbreviations, deictics and zones left out): *recognised* is a unit whose short name is right,
whatever its code, *coded* one whose GB/T 2260 code is right too. Parents that a peer adds to a name are never counted
against it. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import epiextract
from epiextract import gazetteer

#: Each program reads documents (JSON strings, one a line) and writes a version, then a list a line: of codes, or of
#: [province, city, county].
_CPCA = """
import json, sys
from importlib.metadata import version
import cpca
print(version("cpca"))
for line in sys.stdin:
    try:
        codes = cpca.transform_text_with_addrs(json.loads(line), pos_sensitive=True)["adcode"]
    except KeyError:  # its answer to a text without any place
        codes = []
    print(json.dumps([str(code) for code in codes if code]))
"""
_JIONLP = """
import contextlib, json, sys
from importlib.metadata import version
with contextlib.redirect_stdout(sys.stderr):
    import jionlp
print(version("jionlp"))
for line in sys.stdin:
    with contextlib.redirect_stdout(sys.stderr):
        found = jionlp.recognize_location(json.loads(line)).get("domestic") or []
    print(json.dumps([[place.get(level) for level in ("province", "city", "county")] for place, _ in found]))
"""


def main() -> None:
    options = _options()
    documents = [
        json.loads(line) for path in options.gold for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    documents = [document for document in documents if document["id"] not in options.skip]
    gold = [_codes(document["units"]) for document in documents]
    print(f"{len(documents)} documents, {sum(map(len, gold))} units\n")
    print("| library | recognised: precision | recall | F1 | coded: F1 | errors |")
    print("|---|---|---|---|---|---|")
    _row(f"epiextract {epiextract.__version__}", gold, [_ours(document) for document in documents])
    for name, python, program in (("cpca", options.cpca, _CPCA), ("JioNLP", options.jionlp, _JIONLP)):
        if python is not None:
            version, found = _peer(python, program, [document["text"] for document in documents])
            _row(f"{name} {version}", gold, [{code for code in map(_code, places) if code} for places in found])


def _codes(units: Iterable[dict[str, Any]]) -> set[str]:
    """Codes of the units from province to county level that are named."""
    named = (unit for unit in units if not unit.get("deictic") and not unit.get("abbrev") and unit.get("level") != "zone")
    return {unit["code"] for unit in named if unit.get("code") and len(unit["code"]) == 6}


def _ours(document: dict[str, Any]) -> set[str]:
    result = epiextract.extract(document["text"], published=document.get("published"), region=document.get("region"))
    return _codes(result.to_dict()["units"])


def _peer(python: str, program: str, texts: list[str]) -> tuple[str, list[list[Any]]]:
    """The peer's version and what it found in each text."""
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    ran = subprocess.run([python, "-c", program], input=lines, capture_output=True, text=True)
    if ran.returncode:
        raise SystemExit(f"{python}: {ran.stderr.strip().splitlines()[-1]}")
    version, *found = ran.stdout.splitlines()
    return version, [json.loads(line) for line in found]


def _code(place: str | list[str | None]) -> str | None:
    """The code of the lowest unit of a place: a code, or names from province to county."""
    if isinstance(place, str):
        return place
    within: str | None = None
    for name in filter(None, place):
        units = gazetteer.find(name, within=within)
        within = units[0].code if units and units[0].code else within
    return within


def _row(name: str, gold: list[set[str]], found: list[set[str]]) -> None:
    # A unit above one found that the document names too was found with it.
    found = [here | {above for code in here for above in _parents(code) if above in named} for named, here in zip(gold, found)]
    precision, recall, recognised = _figures([set(map(_short, g)) for g in gold], [set(map(_short, f)) for f in found])
    coded = _figures(gold, found)[2]
    errors = sum(len(named ^ here) for named, here in zip(gold, found))
    print(f"| {name} | {precision:.3f} | {recall:.3f} | {recognised:.3f} | {coded:.3f} | {errors} |")


def _parents(code: str) -> set[str]:
    return {unit.code for unit in gazetteer.parents(code)} if gazetteer.unit(code) is not None else set()


def _short(code: str) -> str:
    unit = gazetteer.unit(code)
    return unit.short if unit is not None else code


def _figures(gold: list[set[str]], found: list[set[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over all documents."""
    right = sum(len(named & here) for named, here in zip(gold, found))
    precision, recall = right / max(1, sum(map(len, found))), right / max(1, sum(map(len, gold)))
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--cpca", metavar="PYTHON", help="interpreter of an environment with cpca")
    parser.add_argument("--jionlp", metavar="PYTHON", help="interpreter of an environment with JioNLP")
    parser.add_argument("--skip", nargs="*", default=[], metavar="ID", help="documents to leave out")
    return parser.parse_args()


if __name__ == "__main__":
    main()
