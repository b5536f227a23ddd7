"""epiextract beside other libraries for Chinese text, on the same pages in one run: speed as ratios, and accuracy.

    python benchmarks/peers.py --make PEERS                              # once: an environment for each peer in the folder PEERS
    python benchmarks/peers.py --peers PEERS [GOLD.jsonl | FOLDER ...] [--skip ID ...] [--rounds N] [--characters N]

Pages are the shipped samples, or the gold documents of the JSON Lines files given; a folder's .txt files are pages for
speed alone, the first N characters of each. Every peer has an environment and a process of its own and gets the text
after our cleaning, with the publication date; epiextract gets the raw page. Prints Markdown tables.

Speed is processor time of each process; in every round they run one after another, ratios are made within the round, and
the median over the rounds is printed. What accuracy means is said in peer_measures.py.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from statistics import median
from threading import Timer
from typing import Any, NamedTuple

from peer_measures import Page, tallies

from epiextract import samples
from epiextract.cleaning import clean

RUNNERS = Path(__file__).resolve().parent / "peer_runners"
OURS = "epiextract"
#: What is run: library, by the name of its runner, and what it does.
TASKS = [
    (OURS, "tokens"), (OURS, "whole"), (OURS, "people"), (OURS, "units"), (OURS, "dates"),
    ("jieba", "words"), ("jieba", "people"), ("lac", "people"), ("cpca", "units"),
    ("jionlp", "units"), ("jionlp", "dates"), ("recognizers", "dates"),
]  # fmt: skip
NAMES = {"lac": "LAC", "jionlp": "JioNLP", "recognizers": "Recognizers-Text"}
PATIENCE = 1800  # seconds for one round, loading included, before a runner is given up


class PeerError(Exception):
    """A runner that does not run, with its last words."""


class Runner:
    """The process of one task."""

    def __init__(self, library: str, layer: str, folder: Path | None) -> None:
        self.library, self.layer = library, layer
        python = sys.executable if library == OURS else str(_python(folder, library))
        if not Path(python).exists():
            raise PeerError("not installed: peers.py --make says why")
        environment = dict(os.environ)
        if library != OURS:
            environment.pop("PYTHONPATH", None)
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 (closed by close)
        program = [python, str(RUNNERS / f"run_{library}.py"), layer]
        self._process = subprocess.Popen(
            program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, env=environment, text=True
        )

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """The runner's answer; raises `PeerError` when it dies or takes too long."""
        assert self._process.stdin is not None and self._process.stdout is not None
        timer = Timer(PATIENCE, self._process.kill)
        timer.start()
        try:
            self._process.stdin.write(json.dumps(question) + "\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        finally:
            timer.cancel()
        if answer:
            return dict(json.loads(answer))
        self._process.wait()
        self._errors.seek(0)
        words = self._errors.read().strip().splitlines()
        raise PeerError(f"crashed: {words[-1] if words else f'exit code {self._process.returncode}'}")

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        self._errors.close()


class Outcome(NamedTuple):
    """What one task did on one set of pages."""

    versions: dict[str, str]
    found: list[Any]
    seconds: list[float]
    failed: int


def main() -> None:
    options = _options()
    if options.make:
        make(options.make)
        return
    gold_files = [path for path in options.paths if path.is_file()]
    folders = [path for path in options.paths if path.is_dir()]
    sets: dict[str, list[Page]] = {}
    if gold_files or not folders:
        sets["gold pages" if gold_files else "shipped pages"] = _gold(gold_files or [samples.gold_path()], options.skip)
    sets.update((folder.name, _texts(folder, options.characters)) for folder in folders)
    print(f"{date.today()}, Python {sys.version.split()[0]}, median of {options.rounds} rounds")
    runners, problems = _start(options.peers)
    try:
        for name, pages in sets.items():
            outcomes = _run(runners, pages, options.rounds, problems)
            characters = sum(len(page.clean.text) for page in pages)
            print(f"\n{name}: {len(pages)} pages, {characters:,} characters\n")
            _print_speed(outcomes, problems)
            if pages[0].gold is not None:
                _print_accuracy(outcomes, pages)
    finally:
        for runner in runners:
            runner.close()


def make(folder: Path) -> None:
    """An environment for each peer, with the versions pinned beside its runner; one that fails leaves the others be."""
    for library in dict.fromkeys(library for library, _ in TASKS if library != OURS):
        python = _python(folder, library)
        pins = RUNNERS / f"{library}.txt"
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", pins]
        for command in ([sys.executable, "-m", "venv", "--clear", python.parents[1]], install):
            ran = subprocess.run(list(map(str, command)), capture_output=True, text=True)
            if ran.returncode:
                python.unlink(missing_ok=True)
                print(f"{library}: cannot be installed: {(ran.stderr.strip() or ran.stdout.strip()).splitlines()[-1]}")
                break
        else:
            print(f"{library}: installed, {' '.join(line for line in pins.read_text().splitlines() if line[0] != '#')}")


def _python(folder: Path | None, library: str) -> Path:
    place = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return (folder or Path()).joinpath(library, *place)


def _gold(paths: Iterable[Path], skip: Iterable[str]) -> list[Page]:
    documents = [
        json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    left_out = set(skip)
    pages = []
    for document in documents:
        if document["id"] not in left_out:
            cleaned = clean(document["text"])
            published = document.get("published") or cleaned.page.published
            pages.append(Page(document["text"], cleaned, published, document.get("region"), document))
    return pages


def _texts(folder: Path, characters: int) -> list[Page]:
    texts = [path.read_text(encoding="utf-8")[:characters] for path in sorted(folder.rglob("*.txt"))]
    return [Page(text, clean(text), None, None, None) for text in texts]


def _start(folder: Path | None) -> tuple[list[Runner], dict[tuple[str, str], str]]:
    runners, problems = [], {}
    for library, layer in TASKS:
        try:
            runners.append(Runner(library, layer, folder))
        except PeerError as problem:
            problems[library, layer] = str(problem)
    return runners, problems


def _run(
    runners: list[Runner], pages: list[Page], rounds: int, problems: dict[tuple[str, str], str]
) -> dict[tuple[str, str], Outcome]:
    """Outcomes by task: a first round for what is found, which also warms up, then the rounds that count."""
    given = [
        {"raw": page.raw, "text": page.clean.text, "published": page.published, "region": page.region} for page in pages
    ]
    outcomes: dict[tuple[str, str], Outcome] = {}
    for number in range(rounds + 1):
        for runner in runners:
            task = runner.library, runner.layer
            if task in problems:
                continue
            try:
                answer = runner.ask({} if number else {"pages": given})
            except PeerError as problem:
                problems[task] = str(problem)
                outcomes.pop(task, None)
                continue
            if number:
                outcomes[task].seconds.append(answer["seconds"])
            else:
                outcomes[task] = Outcome(answer["versions"], answer["found"], [], answer["failed"])
    return outcomes


def _print_speed(outcomes: dict[tuple[str, str], Outcome], problems: dict[tuple[str, str], str]) -> None:
    versions = {name: number for outcome in outcomes.values() for name, number in outcome.versions.items()}
    print(", ".join(f"{name} {number}" for name, number in versions.items()) + "\n")
    print(
        "| library | does | speed, spaCy's characters = 1 | epiextract's whole path = 1 | epiextract's same layer = 1 |"
    )
    print("|---|---|---|---|---|")
    for task in TASKS:
        library, layer = task
        name = "spaCy zh" if layer == "tokens" else NAMES.get(library, library)
        if task in problems:
            print(f"| {name} | {layer} | {problems[task]} | | |")
            continue
        bases = [(OURS, "tokens"), (OURS, "whole"), (OURS, layer)]
        ratios = [_ratio(outcomes[base].seconds, outcomes[task].seconds) if base in outcomes else "" for base in bases]
        failed = f" ({outcomes[task].failed} pages failed)" if outcomes[task].failed else ""
        print(f"| {name} | {layer}{failed} | {' | '.join(ratios)} |")


def _ratio(base: list[float], seconds: list[float]) -> str:
    """How many times as fast as the base, to three significant digits, the median over the rounds."""
    return f"{median(a / b for a, b in zip(base, seconds)):.3g}"


def _print_accuracy(outcomes: dict[tuple[str, str], Outcome], pages: list[Page]) -> None:
    print("\n| layer | library | gold | precision | recall | F1 | values right |")
    print("|---|---|---|---|---|---|---|")
    for layer in ("people", "units", "dates"):
        rows = [
            (NAMES.get(library, library), row)
            for (library, does), outcome in outcomes.items()
            if (does == layer and library != OURS) or does == "whole"
            for row in tallies(layer, outcome.found, pages, ours=library == OURS)
        ]
        for what in dict.fromkeys(what for _, (what, _) in rows):
            for name, (measured, tally) in rows:
                if measured == what:
                    _print_row(what, name, tally.row())


def _print_row(what: str, name: str, row: dict[str, Any]) -> None:
    values = ", ".join(f"{value} {share:.3f}" for value, share in row["values"].items())
    figures = f"{row['precision']:.3f} | {row['recall']:.3f} | {row['f1']:.3f}"
    print(f"| {what} | {name} | {row['gold']} | {figures} | {values} |")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, metavar="GOLD.jsonl | FOLDER")
    parser.add_argument("--make", type=Path, metavar="PEERS", help="make the peers' environments in this folder")
    parser.add_argument("--peers", type=Path, metavar="PEERS", help="the folder of the peers' environments")
    parser.add_argument("--skip", nargs="*", default=[], metavar="ID", help="documents to leave out")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--characters", type=int, default=20_000, help="how much of each text of a folder")
    return parser.parse_args()


if __name__ == "__main__":
    main()
