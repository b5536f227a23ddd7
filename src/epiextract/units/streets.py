"""Subdistricts with 街 for 街道, as whole cities write them (洪山区关山街, 石牌街党工委), not the roads of that name."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from . import words
from .candidate import Candidate, Scan
from .gazetteer import GazetteerUnit, gazetteer
from .index import may_begin
from .townships import ShortMention, counties_of, is_free, taken_spans

_WHOLE, _SIGN = "街道", re.compile("街(?!街?道)")
_LENGTHS = (5, 4, 3)
_HOUSE = re.compile(r"[0-9]{1,5}[号弄-]")


@functools.lru_cache(maxsize=64)
def _streets_under(county: str, day: str | None) -> dict[str, GazetteerUnit]:
    """A county's subdistricts by their names without 道."""
    units = gazetteer.children(county, on=day)
    return {unit.name[:-1]: unit for unit in units if unit.name.endswith(_WHOLE)}


def street_mentions(
    scan: Scan,
    kept: Sequence[Candidate],
    settled: dict[int, GazetteerUnit],
    home_line: tuple[str, ...],
    day: str | None,
    shorts: Sequence[ShortMention],
) -> list[ShortMention]:
    """(start, end, unit, because) of subdistricts written so: behind their county, before a local organ, in a list behind
    such a one, and where the document has named the same one so or in full. ``shorts``: townships by their stems."""
    if _SIGN.search(scan.form) is None:
        return []
    ends = {c.end: unit for c in kept if (unit := settled.get(c.start)) is not None and unit.level == "county"}
    counties = counties_of(kept, settled, home_line)
    known = {unit.code for unit in settled.values() if unit.level == "township"}
    spans, marks = sorted([*taken_spans(scan), *((start, end) for start, end, *_ in shorts)]), words.one_of("list")
    read = [place for sign in _SIGN.finditer(scan.form) if (place := _read(scan.form, sign.end(), ends, counties, day)) is not None]
    because: dict[int, str] = {}
    last = -1  # where the one before ends
    for start, end, unit in read:
        if start in ends:
            because[start] = "unit before"
        elif words.begins("local_organ", scan.form, end):
            because[start] = "organ"
        elif start - 1 == last and scan.form[last] in marks:
            because[start] = "listed"
        if start in because:
            last = end
            known.add(unit.code)
    return [
        (start, end, unit, because.get(start, "named in full"))
        for start, end, unit in read
        if unit.code in known and is_free(spans, start, end)
    ]


def _read(
    form: str, end: int, ends: dict[int, GazetteerUnit], counties: Sequence[str], day: str | None
) -> tuple[int, int, GazetteerUnit] | None:
    """The subdistrict whose name ends at a place, the longest; None where it is a road's or two counties have it."""
    if form[end : end + 1] in words.one_of("road_after") or _HOUSE.match(form, end):
        return None
    for length in _LENGTHS:
        start = end - length
        if start < 0 or not (start in ends or may_begin(form, start)):
            continue
        above = [ends[start].code] if start in ends else counties
        units = [unit for county in above if (unit := _streets_under(county, day).get(form[start:end])) is not None]
        if len(units) == 1:
            return start, end, units[0]
    return None
