"""The only reader of ``patterns/``: load, validate, compile once.

A pattern file is a UTF-8 table: tab-separated, ``#`` starts a comment line, the first other line
names the columns. A cell may hold several values joined by ``|``. Every mistake raises
`PatternError` with file, line, field and the mend.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path

from .errors import PatternError

Row = dict[str, str]


@functools.cache
def patterns_dir() -> Path:
    """The folder of the pattern files: inside the package when installed, else the checkout's.

    Raises `PatternError` when neither is there.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "patterns", here.parents[1] / "patterns"):
        if (folder / "VERSION").is_file():
            return folder
    raise PatternError(
        f"no pattern files: looked for patterns/VERSION in {here} and {here.parents[1]}; reinstall epiextract"
    )


@functools.cache
def version() -> str:
    """The lexicons' version: their date and a digest of every pattern file, e.g. ``2026.11+1f0c9a2b``."""
    folder = patterns_dir()
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in {".tsv", ".bin", ".xz"}):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return (folder / "VERSION").read_text(encoding="utf-8").strip() + "+" + digest.hexdigest()[:8]


def read_table(
    file: str | Path,
    *,
    required: Collection[str],
    optional: Collection[str] = (),
    unique: str | None = None,
    choices: Mapping[str, Collection[str]] | None = None,
) -> list[Row]:
    """The rows of one pattern file, each a dict from every named column to its text.

    ``file`` is relative to the patterns folder (or an absolute path). ``required`` columns must be
    present and filled, ``optional`` ones may be absent or empty, any other column is refused.
    ``unique`` names a column without doubles; ``choices`` the values a column may take (for a cell
    with several values, each of them).

    >>> read_table("people/surnames.tsv", required=["surname"], optional=["note"])[0]["surname"]
    '王'
    """
    path = patterns_dir() / file
    lines = _lines(path)
    if not lines:
        raise PatternError(f"{path}: no header line; the first line must name the columns {', '.join(required)}")
    columns = _columns(path, *lines[0], required, optional)
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number, cells in lines[1:]:
        if len(cells) > len(columns):
            raise PatternError(
                f"{path}:{number}: {len(cells)} fields where the header names {len(columns)}; remove the extra tabs"
            )
        row = dict.fromkeys(optional, "")
        row.update(zip(columns, cells + [""] * (len(columns) - len(cells))))
        _check(path, number, row, required, choices or {})
        if unique is not None:
            if row[unique] in seen:
                raise PatternError(
                    f"{path}:{number}: field {unique!r}: {row[unique]!r} stands in line {seen[row[unique]]} already; "
                    "remove one"
                )
            seen[row[unique]] = number
        rows.append(row)
    return rows


def read_column(file: str | Path, column: str) -> list[str]:
    """The cells of one column of a pattern file whose other columns another reader checks.

    >>> read_column("people/surnames.tsv", "surname")[0]
    '王'
    """
    path = patterns_dir() / file
    lines = _lines(path)
    if not lines or column not in lines[0][1]:
        raise PatternError(f"{path}: column {column!r} is missing; name it in the header line")
    at = lines[0][1].index(column)
    return [cells[at] for _, cells in lines[1:] if at < len(cells)]


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several: ``甲|乙`` is ``("甲", "乙")``.

    >>> values("局长|副局长"), values("")
    (('局长', '副局长'), ())
    """
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    """The cells of every line that is neither empty nor a comment, each line with its number; the header's come first."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise PatternError(f"{path}: cannot be read ({error.strerror}); restore the file") from None
    except UnicodeDecodeError as error:
        raise PatternError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from None
    return [
        (number, [cell.strip() for cell in line.split("\t")])
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    ]


def _columns(path: Path, number: int, cells: list[str], required: Collection[str], optional: Collection[str]) -> list[str]:
    unknown = [c for c in cells if c not in required and c not in optional]
    missing = [c for c in required if c not in cells]
    if unknown or missing or len(set(cells)) < len(cells):
        what = (
            f"unknown column {unknown[0]!r}" if unknown
            else f"column {missing[0]!r} is missing" if missing
            else "a column is named twice"
        )
        raise PatternError(f"{path}:{number}: {what}; columns are {', '.join([*required, *optional])}")
    return cells


def _check(path: Path, number: int, row: Row, required: Collection[str], choices: Mapping[str, Collection[str]]) -> None:
    for column in required:
        if not row[column]:
            raise PatternError(f"{path}:{number}: field {column!r} is empty; fill it or remove the line")
    for column, allowed in choices.items():
        for value in values(row.get(column, "")):
            if value not in allowed:
                raise PatternError(
                    f"{path}:{number}: field {column!r}: {value!r} is not one of {', '.join(sorted(allowed))}"
                )
