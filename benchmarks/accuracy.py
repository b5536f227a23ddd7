"""Accuracy on gold documents, with the floors that the continuous check holds.

    python benchmarks/accuracy.py [GOLD.jsonl ...] [--errors LAYER] [--skip ID ...] [--scorer FILE] [--gate] [--leave-one-out]

Without files: the shipped samples, and the shared gold documents where they lie beside the project.
``--gate`` fails when a figure falls under its floor in benchmarks/floors.json. ``--leave-one-out`` reads each document
without the lexicon's slogans that it alone attests: what a document sees whose wordings nobody has entered.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import epiextract
from epiextract import samples

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
FLOORS = HERE / "floors.json"


def main() -> int:
    options = _options()
    scorer = _load(options.scorer or HERE / "score.py")
    sets = {path.stem: [path] for path in options.gold} or _default_sets()
    failed = []
    for name, paths in sets.items():
        figures, tallies = measure(paths, scorer, set(options.skip), options.leave_one_out)
        print(f"\n{name}")
        _print_table(figures)
        _print_errors(tallies, options.errors)
        if options.gate:
            failed += _under_floor(name, figures)
    for line in failed:
        print(f"under the floor: {line}", file=sys.stderr)
    return 1 if failed else 0


def measure(
    paths: list[Path], scorer: Any, skip: set[str], leave_one_out: bool = False
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Figures and tallies by layer over gold files."""
    documents = [
        json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    documents = [document for document in documents if document["id"] not in skip]
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder) / "gold.jsonl", Path(folder) / "predicted.jsonl"
        gold.write_text("\n".join(json.dumps(document) for document in documents), encoding="utf-8")
        records = [{key: document.get(key) for key in ("id", "text", "published", "region")} for document in documents]
        if leave_one_out:
            lines = [_without_own_slogans(record, documents, Path(folder)) for record in records]
        else:
            lines = [epiextract.extract(**record).to_json() for record in records]  # a page that raises ends the run
        predicted.write_text("\n".join(lines), encoding="utf-8")
        tallies = scorer.score(gold, predicted)
    return {layer: tally.row() for layer, tally in tallies.items()}, tallies


def _without_own_slogans(record: dict[str, Any], documents: list[dict[str, Any]], folder: Path) -> str:
    """The result of one document without the slogans that no attested text and no other document has."""
    own = {slogan["canonical"] for document in documents if document["id"] == record["id"] for slogan in document["slogans"]}
    others = {slogan["canonical"] for document in documents if document["id"] != record["id"] for slogan in document["slogans"]}
    table = epiextract.slogans.lexicon()
    unattested = table[table.canonical.isin(own - others) & table.attested.isna()]
    patterns = folder / "without.yaml"
    patterns.write_text("slogans:\n" + "".join(f"  - remove: {id_}\n" for id_ in unattested.slogan_id), encoding="utf-8")
    return epiextract.extract(**record, patterns=[patterns] if len(unattested) else []).to_json()


def _default_sets() -> dict[str, list[Path]]:
    sets = {"samples": [samples.gold_path()]}
    shared = [SHARED / "gold" / "seeds.jsonl", SHARED / "gold" / "dev.jsonl"]
    if all(path.is_file() for path in shared):
        sets["shared"] = shared
    return sets


def _print_table(figures: dict[str, Any]) -> None:
    print(f"{'layer':18} {'gold':>5} {'pred':>5} {'P':>6} {'R':>6} {'F1':>6}  values right")
    for layer, row in figures.items():
        if row["gold"] or row["predicted"]:
            values = "  ".join(f"{name} {value:.3f}" for name, value in row["values"].items())
            print(
                f"{layer:18} {row['gold']:5} {row['predicted']:5} {row['precision']:6.3f} {row['recall']:6.3f} "
                f"{row['f1']:6.3f}  {values}"
            )


def _print_errors(tallies: dict[str, Any], layer: str | None) -> None:
    for name, tally in tallies.items():
        if layer in (name, "all"):
            for error in tally.errors:
                print(name, *error, sep="\t")


def _under_floor(name: str, figures: dict[str, Any]) -> list[str]:
    floors = json.loads(FLOORS.read_text(encoding="utf-8")).get(name, {})
    failed = []
    for key, floor in floors.items():
        layer, figure = key.rsplit(".", 1)
        row = figures[layer]
        value = row[figure] if figure in row else row["values"].get(figure, 0.0)
        if value < floor:
            failed.append(f"{name} {key}: {value:.3f} < {floor}")
    return failed


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no scorer there; give a Python file with score(gold, predicted)")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--errors", metavar="LAYER", help="list this layer's errors ('all' for every layer)")
    parser.add_argument("--skip", nargs="*", default=[], metavar="ID", help="documents to leave out")
    parser.add_argument("--scorer", type=Path, help="another scorer, e.g. ../shared/eval/score.py")
    parser.add_argument("--leave-one-out", action="store_true", help="without the slogans that a document alone attests")
    parser.add_argument("--gate", action="store_true", help="fail under the floors")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
