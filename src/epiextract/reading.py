"""Reads pages from files, folders, standard input and JSON Lines, each as one record of a batch."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from .errors import ReadError

#: Endings of files that are pages, when a folder is read.
PAGE_ENDINGS = (".txt", ".html", ".htm")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes, where: str) -> str:
    """The text of a file: UTF-8 where it is valid, else GB18030 or Big5 by charset-normalizer.

    Raises `ReadError` for bytes that are no text.

    >>> decode("疫情防控工作会议在南京召开".encode("gb18030"), "page.txt")
    '疫情防控工作会议在南京召开'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise _undecodable(where, f"begins as {encoding} but breaks at byte {error.start}") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken_at = error.start
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["gb18030", "big5", "big5hkscs"]).best()
    if best is None:
        raise _undecodable(where, f"is not UTF-8 (byte {broken_at}), and neither GB18030 nor Big5")
    return str(best)


def read_records(paths: Iterable[str], *, lines: bool | None = None) -> Iterator[Any]:
    """Records for `epiextract.extract_many` from paths; ``-`` is standard input.

    A folder gives every page in it; a ``.jsonl`` file (or any input with ``lines=True``) one record a line. What cannot
    be read comes out as a `ReadError` instance in its place, so that the rest goes on.
    """
    for path in paths:
        yield from _read_stdin(lines) if path == "-" else _read_path(Path(path), lines)


def _read_path(path: Path, lines: bool | None) -> Iterator[Any]:
    if path.is_dir():
        for page in sorted(p for p in path.rglob("*") if p.suffix.lower() in PAGE_ENDINGS):
            yield from _read_path(page, False)
        return
    is_lines = path.suffix.lower() in (".jsonl", ".ndjson") if lines is None else lines
    try:
        with path.open("rb") as file:
            yield from _json_lines(file, str(path)) if is_lines else _page(file.read(), str(path), path.stem)
    except OSError as error:
        yield _with_id(ReadError(f"{path}: cannot be read ({error.strerror}); check the path"), str(path))


def _read_stdin(lines: bool | None) -> Iterator[Any]:
    import sys

    stdin = sys.stdin.buffer
    first = stdin.readline()
    is_lines = _is_json_object(first) if lines is None else lines
    if is_lines:
        yield from _json_lines(chain([first], stdin), "standard input")
    else:
        yield from _page(first + stdin.read(), "standard input", "stdin")


def _is_json_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _page(data: bytes, where: str, identifier: str) -> Iterator[Any]:
    try:
        yield {"id": identifier, "text": decode(data, where)}
    except ReadError as error:
        yield _with_id(error, identifier)


def _json_lines(lines: Iterable[bytes], where: str) -> Iterator[Any]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{where}:{number}"
        try:
            record = json.loads(decode(line, place))
        except ReadError as error:
            yield _with_id(error, place)
            continue
        except ValueError as error:
            yield _with_id(ReadError(f"{place}: not JSON ({error}); write one object a line"), place)
            continue
        if not isinstance(record, dict) or "text" not in record:
            yield _with_id(ReadError(f'{place}: no "text"; write {{"id", "text", "published", "region"}}'), place)
            continue
        yield {"id": place, **record}


def _undecodable(where: str, what: str) -> ReadError:
    return ReadError(f"{where}: {what}; save it as UTF-8")


def _with_id(error: ReadError, identifier: str) -> ReadError:
    error.record_id = identifier
    return error
