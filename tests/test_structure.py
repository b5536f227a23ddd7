"""The one-way flow of the data, held by the imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import epiextract

PACKAGE = Path(epiextract.__file__).parent

#: A module may import only from stages before its own (functions' own imports count too).
STAGES = [
    {"errors"},
    {"arguments", "codes", "pool"},
    {"results", "lexicon", "matching", "opening_index", "timestamps"},
    {"offices"},
    {"cleaning", "anchors"},
    {"units"},
    {"dates", "people", "slogans"},
    {"titles"},
    {"analysis", "segmenter", "source"},
    {"components"},
    {"pipeline"},
    {"reading", "samples"},
    {"arrow"},
    {"engines"},
    {"cli"},
]
#: Forms of results: a result's own methods and every later stage may use them; they import results alone.
OUTPUTS = "outputs"
#: The check of a region looks its code up in the gazetteer, when one is given.
ALLOWED = {("arguments", "units")}


def _stage(noun: str) -> int:
    return next(at for at, nouns in enumerate(STAGES) if noun in nouns)


def _nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but what only type checkers see."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield node
            yield from _nodes(node)


def _imports() -> list[tuple[str, str, Path]]:
    found = []
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts == ("__init__",):
            continue
        for node in _nodes(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level:
                base = [*parts[: len(parts) - node.level]]
                targets = [node.module] if node.module else [alias.name for alias in node.names]
                for target in targets:
                    noun = [*base, *target.split(".")][0]
                    if noun != parts[0] and noun != "__version__":
                        found.append((parts[0], noun, path))
    return found


def test_imports_point_one_way():
    wrong = [
        f"{path.name}: {source} imports {target}"
        for source, target, path in _imports()
        if OUTPUTS not in (source, target)
        and (source, target) not in ALLOWED
        and _stage(target) >= _stage(source)
    ]
    assert not wrong


def test_outputs_import_results_alone():
    wrong = [(target, path.name) for source, target, path in _imports() if source == OUTPUTS and target not in ("results", "errors")]
    assert not wrong


def test_rooms_do_not_need_spacy():
    program = (
        "import sys, epiextract\n"
        "for room in ('dates', 'units', 'people', 'titles', 'slogans'):\n"
        "    getattr(epiextract, room).find('市长李明1月2日到南京市调研。')\n"
        "epiextract.clean('全市')\n"
        "assert 'spacy' not in sys.modules and 'pandas' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_loading_does_not_import_what_only_some_need():
    program = (
        "import sys, epiextract\n"
        "epiextract.load()\n"
        "late = {'pandas', 'dateparser', 'spacy_pkuseg', 'torch', 'rapidfuzz'} & set(sys.modules)\n"
        "assert not late, late\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_no_file_is_too_long():
    long = [(path.name, lines) for path in PACKAGE.rglob("*.py") if (lines := len(path.read_text("utf-8").splitlines())) > 450]
    assert not long
