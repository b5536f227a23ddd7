"""Townships by their stem alone (陈桥 for 陈桥街道): only where the document speaks of the township."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Sequence

from ..matching import Automaton
from . import terms, words
from .candidate import Candidate, Scan
from .gazetteer import GazetteerUnit, gazetteer
from .lineage import possible


@functools.lru_cache(maxsize=64)
def _stems_under(county: str, day: str | None) -> dict[str, GazetteerUnit]:
    """Stems of a county's townships that no two of them share."""
    found: dict[str, list[GazetteerUnit]] = {}
    for unit in gazetteer.children(county, on=day) if day else gazetteer.children(county):
        if unit.level == "township":
            for stem in _stems(unit):
                found.setdefault(stem, []).append(unit)
    return {stem: one for stem, units in found.items() if (one := _one(units, day)) is not None}


def _stems(unit: GazetteerUnit) -> list[str]:
    """The township's name without its endings: 唐闸镇 and 唐闸 for 唐闸镇街道."""
    stems = [unit.short] if unit.short != unit.name else []
    if stems and len(stems[0]) > 2 and stems[0][-1] in "镇乡":
        stems.append(stems[0][:-1])
    return [stem for stem in stems if len(stem) > 1]


def _one(units: list[GazetteerUnit], day: str | None) -> GazetteerUnit | None:
    kept = possible(tuple(units), day, full=True)
    return kept[0] if len(kept) == 1 else None


def short_mentions(
    scan: Scan,
    kept: Sequence[Candidate],
    settled: dict[int, GazetteerUnit],
    home_line: tuple[str, ...],
    day: str | None,
) -> list[tuple[int, int, GazetteerUnit, str]]:
    """(start, end, unit, because) of stems of townships that the document names in full, and of stems with a local
    organ behind them in the publisher's own county or one named in the paragraph."""
    named: dict[str, GazetteerUnit | None] = {}
    counties = {code for code in home_line if len(code) == 6 and not code.endswith("00")}
    for candidate in kept:
        unit = settled.get(candidate.start)
        if unit is None:
            continue
        if unit.level == "township":
            for stem in _stems(unit):
                named[stem] = unit if named.get(stem, unit) == unit else None
        elif unit.level == "county" and len(counties) < 12:
            counties.add(unit.code)
    weak: dict[str, GazetteerUnit] = {}
    organ = words.neighbour("local_organ")
    sure_organ = words.neighbour("local_organ", sure=True)
    if organ.search(scan.form) is not None:
        for county in counties:
            weak.update(_stems_under(county, day))
    stems = {*(stem for stem, unit in named.items() if unit is not None), *weak}
    if not stems:
        return []
    standing = {id(candidate) for candidate in kept}
    taken = [(c.start, c.end) for c in scan.candidates if c.kind in ("zone", "deictic") or id(c) in standing]
    found = []
    full = {stem: unit for stem, unit in named.items() if unit is not None}
    for start, end, stem in Automaton(full).scan(scan.form) if full else ():
        ordinary = stem in terms.traps() or stem in terms.common_township_words() or terms.is_name(stem)
        if _stands_alone(scan.form, start, end, taken, organ_only=ordinary):
            found.append((start, end, full[stem], "named in full"))
    known = {start for start, *_ in found}
    if weak:
        for match in organ.finditer(scan.form):
            for length in (4, 3, 2):
                start = match.start() - length
                unit = weak.get(scan.form[start : match.start()]) if start >= 0 else None
                if unit is None or (
                    unit.short in terms.common_township_words() and not sure_organ.match(scan.form, match.start())
                ):
                    continue
                if start not in known and _free(taken, start, match.start()):
                    found.append((start, match.start(), unit, "organ"))
                    break
    return found


def _stands_alone(form: str, start: int, end: int, taken: list[tuple[int, int]], *, organ_only: bool) -> bool:
    """Whether a township's stem stands for the township, not for a road or a village named like it."""
    organ = words.neighbour("local_organ", sure=organ_only).match(form, end) is not None
    if not organ and (organ_only or words.neighbour("village").match(form, end) is not None):
        return False
    return _free(taken, start, end) and not _trapped(form, start, end)


def _trapped(form: str, start: int, end: int) -> bool:
    """Whether a word that is no unit stands over the stem (新华 in 新华社), or a person's post before it."""
    traps = terms.traps()
    for length in (end - start + 1, end - start + 2):
        if form[start : start + length] in traps:
            return True
    left = start > 0 and form[start - 1 : start + 1] in words.crossing_words()
    return left or words.names_a_person(form, start, end)


def _free(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(taken, (start, end))
    near = taken[max(0, at - 3) : at + 2]
    return not any(low < end and start < high for low, high in near)
