"""Townships by their stem alone (陈桥 for 陈桥街道): only where the document speaks of the township."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..matching import occurrences
from . import terms, words
from .candidate import SURE, Candidate, Scan
from .gazetteer import GazetteerUnit, gazetteer
from .index import may_begin
from .lineage import level_of, possible
from .store import township_table

ShortMention = tuple[int, int, GazetteerUnit, str]

#: Counties of a document whose townships are looked for by less than their full name.
_MOST_COUNTIES = 12
_STEM_LENGTHS = (4, 3, 2)
_COUNT = 4  # characters of 等五个


@functools.lru_cache(maxsize=64)
def _stems_under(county: str, day: str | None) -> dict[str, GazetteerUnit]:
    """Stems of a county's townships that no two of them share."""
    found: dict[str, list[GazetteerUnit]] = {}
    for unit in gazetteer.children(county, on=day):
        if unit.level == "township":
            for stem in _stems(unit):
                found.setdefault(stem, []).append(unit)
    return {stem: one for stem, units in found.items() if (one := _one(units, day)) is not None}


@functools.lru_cache(maxsize=4096)
def _stems(unit: GazetteerUnit) -> tuple[str, ...]:
    """The township's name without its endings: 唐闸镇 and 唐闸 for 唐闸镇街道."""
    stems = [unit.short] if unit.short != unit.name else []
    if stems and len(stems[0]) > 2 and stems[0].endswith(words.neighbours("township_ending")):
        stems.append(stems[0][:-1])
    return tuple(stem for stem in stems if len(stem) > 1)


def _one(units: list[GazetteerUnit], day: str | None) -> GazetteerUnit | None:
    if len(units) == 1:
        return units[0]
    kept = possible(tuple(units), day, full=True)
    return kept[0] if len(kept) == 1 else None


def short_mentions(
    scan: Scan,
    kept: Sequence[Candidate],
    settled: dict[int, GazetteerUnit],
    home_line: tuple[str, ...],
    day: str | None,
) -> list[ShortMention]:
    """(start, end, unit, because) of stems of townships that the document names in full, and of stems with a local
    organ behind them in the publisher's own county or one named in the document."""
    named, counties = _named(kept, settled), counties_of(kept, settled, home_line)
    before_organs = list(_before_organs(scan, counties, day)) if counties else []
    rows = (*_before_counted(scan.form, counties, day), *_before_full(scan.form, kept, settled, counties, day)) if counties else ()
    listed = dict.fromkeys(rows)
    if not named and not before_organs and not listed:
        return []
    taken = taken_spans(scan)
    found: list[ShortMention] = [
        (start, end, named[stem], "named in full")
        for start, end, stem in occurrences(scan.form, named)
        if _stands_alone(scan.form, start, end, taken, organ_only=_is_ordinary(stem))
    ]
    found += _between(scan.form, named, found, taken)
    known = {start for start, *_ in found}
    for at, units in before_organs:
        free = ((start, unit) for start, unit in units if start not in known and is_free(taken, start, at))
        for start, unit in free:
            found.append((start, at, unit, "organ"))
            break
    known = {start for start, *_ in found}
    return found + [(start, end, unit, "listed") for start, end, unit in listed if start not in known and is_free(taken, start, end)]


def taken_spans(scan: Scan) -> list[tuple[int, int]]:
    """Where names that are sure, zones and deictics stand."""
    return [
        (c.start, c.end) for c in scan.candidates
        if c.strength == SURE and c.kind == "name" or c.kind == "zone" or c.kind == "deictic"
    ]


def counties_of(
    kept: Sequence[Candidate], settled: dict[int, GazetteerUnit], home_line: tuple[str, ...]
) -> list[str]:
    """The codes of a document's counties: the publisher's own, then those named, the first of them."""
    counties = dict.fromkeys(code for code in home_line if level_of(code) == "county")
    for candidate in kept:
        if len(counties) >= _MOST_COUNTIES:
            break
        unit = settled.get(candidate.start)
        if unit is not None and unit.level == "county":
            counties[unit.code] = None
    return list(counties)


def _named(kept: Sequence[Candidate], settled: dict[int, GazetteerUnit]) -> dict[str, GazetteerUnit]:
    """Stems of the townships named in full, those of two townships left out."""
    named: dict[str, GazetteerUnit | None] = {}
    for unit in {id(unit): unit for candidate in kept if (unit := settled.get(candidate.start))}.values():
        if unit.level == "township":
            for stem in _stems(unit):
                named[stem] = unit if named.get(stem, unit) == unit else None
    return {stem: unit for stem, unit in named.items() if unit is not None}


def _between(
    form: str, named: dict[str, GazetteerUnit], found: list[ShortMention], taken: list[tuple[int, int]]
) -> list[ShortMention]:
    """Stems that are ordinary words, where they stand in a list beside stems found already (嘉北、塘汇、城南)."""
    ordinary = {stem: unit for stem, unit in named.items() if _is_ordinary(stem)}
    starts, ends = {start for start, *_ in found}, {end for _, end, *_ in found}
    marks = words.one_of("list")
    listed: list[ShortMention] = []
    for start, end, stem in occurrences(form, ordinary) if found else ():
        before = start - 1 in ends and form[start - 1] in marks
        after = end + 1 in starts and form[end : end + 1] in marks
        if (before or after) and start not in starts and is_free(taken, start, end):
            listed.append((start, end, ordinary[stem], "listed"))
            ends.add(end)
    return listed


@functools.cache
def _count() -> re.Pattern[str]:
    """The count before what is counted behind a list of townships: 3个|街道, 等五个|乡镇."""
    number = rf"\d{{1,2}}|[{words.characters('number')}]{{1,2}}"
    etc = words.characters("etc")
    return re.compile(rf"[{etc}]?(?:{number})[{words.characters('counter')}]?$|[{etc}]$")


def _levels(form: str) -> list[tuple[int, int]]:
    """Start and end of the words for townships (街道), those that join (乡镇) together."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((start, end) for start, end, _ in occurrences(form, words.neighbours("township_ending"))):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _before_counted(form: str, counties: Sequence[str], day: str | None) -> Iterator[tuple[int, int, GazetteerUnit]]:
    """Start, end and township of the stems that a list names which is counted behind: 两岛、夺底、蔡公堂3个街道."""
    count = _count()
    for begin, close in _levels(form):  # they are rarer than digits
        counting = count.search(form, max(0, begin - _COUNT), begin)
        if counting is None:
            continue
        listed = list(_row(form, counting.start(), counties, day, form[begin:close]))
        if len(listed) > 1:
            yield from reversed(listed)


def _row(
    form: str, end: int, counties: Sequence[str], day: str | None, signs: str = ""
) -> Iterator[tuple[int, int, GazetteerUnit]]:
    """The stems of townships that stand in a list up to a place, the last first; ``signs``: of which kinds these are."""
    marks = words.one_of("list")
    while end > 0:
        fitting = ((s, u) for s, u in _before(form, end, counties, day) if not signs or not set(u.name[-2:]).isdisjoint(signs))
        start, unit = next(fitting, (0, None))
        if unit is None:
            return
        yield start, end, unit
        if form[start - 1 : start] not in marks:
            return
        end = start - 1


def _before_full(
    form: str, kept: Sequence[Candidate], settled: dict[int, GazetteerUnit], counties: Sequence[str], day: str | None
) -> Iterator[tuple[int, int, GazetteerUnit]]:
    """The stems in a list that ends with a township in full: 都江、中和、三合街道."""
    marks, home = words.one_of("list"), set(counties)
    for candidate in kept:
        unit = settled.get(candidate.start)
        if unit is None or unit.level != "township" or unit.parent not in home or form[candidate.start - 1 : candidate.start] not in marks:
            continue
        row = list(_row(form, candidate.start - 1, [unit.parent], day))
        if len(row) > 1 or row and not _is_ordinary(form[row[0][0] : row[0][1]]):
            yield from row


@functools.lru_cache(maxsize=8192)
def _may_hold(prefecture: str, stem: str) -> bool:
    return township_table().may_hold(prefecture, stem)


def _before_organs(
    scan: Scan, counties: Sequence[str], day: str | None
) -> Iterator[tuple[int, list[tuple[int, GazetteerUnit]]]]:
    """The places of local organs before which stems of townships stand, with their starts and the townships."""
    organs, sure, done = words.neighbour("local_organ"), words.neighbours("local_organ", sure=True), 0
    for at in scan.marks["organ"]:
        organ = organs.match(scan.form, at) if at >= done else None
        if organ is None:
            continue
        done = organ.end()
        units = list(_before(scan.form, at, counties, day))
        if units and organ.group() not in sure:
            units = [(start, unit) for start, unit in units if unit.short not in terms.common_township_words()]
        if units:
            yield at, units


def _before(form: str, at: int, counties: Sequence[str], day: str | None) -> Iterator[tuple[int, GazetteerUnit]]:
    """The townships whose stem ends at an offset, the longest first."""
    for length in _STEM_LENGTHS:
        start = at - length
        if start < 0 or not may_begin(form, start):
            continue
        stem = form[start:at]
        for county in counties:
            unit = _stems_under(county, day).get(stem) if _may_hold(county[:4], stem) else None
            if unit is not None:
                yield start, unit
                break


@functools.lru_cache(maxsize=4096)
def _is_ordinary(stem: str) -> bool:
    return stem in terms.traps() or stem in terms.common_township_words() or terms.is_name(stem)


def _stands_alone(form: str, start: int, end: int, taken: list[tuple[int, int]], *, organ_only: bool) -> bool:
    """Whether a township's stem stands for the township, not for a road, a village or a person named like it."""
    if not is_free(taken, start, end) or _is_a_county(form, end) or words.names_a_river(form, start, end):
        return False
    organ = words.begins("local_organ", form, end, sure=organ_only)
    if not organ and (organ_only or words.begins("village", form, end)):
        return False
    if not organ and (words.follows_a_surname(form, start) or words.begins("border_after", form, end)):
        return False
    if not organ and form[start] in words.surnames() and words.begins("speech", form, end):
        return False  # 高峰说, 江湾同志
    return not _trapped(form, start, end)


def _is_a_county(form: str, end: int) -> bool:
    """Whether a county's sign stands behind a township's stem: 枫溪|区, but 枫溪|市场."""
    sign = terms.signs().get(form[end]) if form[end : end + 1] in words.one_of("unit_sign") else None
    return sign is not None and not sign.refuses(form, end + 1)


def _trapped(form: str, start: int, end: int) -> bool:
    """Whether a word that is no unit stands over the stem (新华 in 新华社), or a person's post before it."""
    traps = terms.traps()
    if any(form[start : end + more] in traps for more in (1, 2)):
        return True
    left = start > 0 and form[start - 1 : start + 1] in words.crossing_words()
    return left or words.names_a_person(form, start, end)


def is_free(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether none of some spans in order stands over a place."""
    at = bisect_left(taken, (start, end))
    near = taken[max(0, at - 3) : at + 2]
    return not any(low < end and start < high for low, high in near)
