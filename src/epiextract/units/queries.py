"""How a query may name a unit: abbreviations, and organs, posts or lines written behind a name."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from ..lexicon import read_table, values

_DOCUMENT_NUMBER = re.compile(
    r"([㐀-鿿]{1,2}?)(?:政府|委办|政办|府办|[政委府办厅党人司法检组宣纪监发函字令规文]){1,5}"
    r"[〔\[(（【]\d{4}[〕\])）】]第?\d{1,5}号"
)


@functools.cache
def abbreviations() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Abbreviations to their readings, the usual one first; each reading is a tuple of codes."""
    readings: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in _abbreviation_rows():
        readings[row["abbrev"]] = (*readings.get(row["abbrev"], ()), values(row["code"]))
    return readings


@functools.cache
def _abbreviation_rows() -> list[dict[str, str]]:
    kinds = ["省级", "市级", "并称", "合称", "片区"]
    return read_table("units/abbreviations.tsv", required=["abbrev", "code", "note"], choices={"note": kinds})


def used_alone(name: str) -> list[str]:
    """The codes of an abbreviation's readings, those left out that occur only inside joint names."""
    rows = [row for row in _abbreviation_rows() if row["abbrev"] == name]
    alone = [row for row in rows if row["note"] != "并称"] or rows
    return [code for row in alone for code in values(row["code"])]


@functools.cache
def _organ_suffixes() -> tuple[tuple[str, str], ...]:
    rows = read_table("units/organ_suffixes.tsv", required=["suffix", "kind"], choices={"kind": ["organ", "line"]})
    return tuple(sorted(((row["suffix"], row["kind"]) for row in rows), key=lambda pair: len(pair[0])))


def spellings(name: str) -> Iterator[str]:
    """``name`` itself, then what is left of it without an organ, a post or a line behind it."""
    yield name
    number = _DOCUMENT_NUMBER.fullmatch(name)
    if number:
        if number.group(1) in abbreviations():
            yield number.group(1)
        return
    for suffix, kind in _organ_suffixes():
        if len(suffix) >= len(name) or not name.endswith(suffix):
            continue
        rest = name[: -len(suffix)]
        if suffix == "地委" or suffix.startswith("行"):
            yield rest + "地区"
        if kind == "line" and rest not in abbreviations():
            continue
        if kind == "organ" and len(rest) < 2 and rest not in abbreviations():
            continue
        yield rest
