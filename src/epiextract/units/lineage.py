"""Units above units, and which units of a name a document of a given day can mean."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date, timedelta

from .gazetteer import GazetteerUnit, gazetteer
from .terms import RANK

#: Short names of units abolished longer ago than this are no longer taken for the unit.
_YEARS_REMEMBERED = 12
#: Levels whose units one code does not tell apart: two numberings, or none.
_SEVERAL = frozenset({"township", "zone"})


@functools.lru_cache(maxsize=8192)
def lineage(code: str, day: str | None = None) -> tuple[str, ...]:
    """The unit's code and those of every unit above it, nearest first, without the state."""
    if not code or code == "000000":
        return (code,) if code else ()
    unit = unit_of(code, day)
    above = unit.parent if unit is not None else None
    return (code,) if not above or above in ("000000", code) else (code, *lineage(above, day))


@functools.lru_cache(maxsize=8192)
def unit_of(code: str, day: str | None = None) -> GazetteerUnit | None:
    """The unit under a code on a day, or its last one when it had ended by then."""
    if not code:
        return None
    return (gazetteer.unit(code, on=day) if day else None) or gazetteer.unit(code)


def ancestor(code: str, level: str, day: str | None = None) -> str | None:
    """The code of the unit of a level in a unit's lineage (the unit itself included)."""
    for above in lineage(code, day):
        if level_of(above) == level:
            return above
    return None


def level_of(code: str) -> str:
    """The level a code's form tells."""
    if len(code) == 9:
        return "township"
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def possible(units: tuple[GazetteerUnit, ...], day: str | None, *, full: bool) -> list[GazetteerUnit]:
    """The units of one name that a text of that day can mean: those valid, else those of about a year around,
    else (full names) the last that bore the name. One unit a code; MCA's townships before NBS's doubles."""
    return next((_one_a_code(tier) for tier in _tiers(units, day, full=full) if tier), [])


def _tiers(units: tuple[GazetteerUnit, ...], day: str | None, *, full: bool) -> Iterator[list[GazetteerUnit]]:
    """The units of one name, those first that a text of that day means before the others."""
    if day is None:
        living = [unit for unit in units if not unit.end]
        yield living + (_townships_that_were(units, living) if full else [])
    else:
        yield [unit for unit in units if (unit.start or "") <= day < (unit.end or "9999")]
        before, after = _shifted(day, -366), _shifted(day, 366)
        yield [unit for unit in units if (unit.start or "") <= after and (unit.end or "9999") > before]
        yield [unit for unit in units if full and _is_older_than_its_code(unit)]
    limit = day or date.today().isoformat()
    horizon = _shifted(limit, -366 * _YEARS_REMEMBERED)
    yield [unit for unit in units if unit.end and unit.end <= limit and (full or unit.end > horizon)]


def _townships_that_were(units: tuple[GazetteerUnit, ...], living: list[GazetteerUnit]) -> list[GazetteerUnit]:
    """Townships that are no more, which a page of unknown year may name; not the old codes of living ones."""
    known = {(unit.parent, unit.name) for unit in living}
    return [unit for unit in units if unit.end and unit.level == "township" and (unit.parent, unit.name) not in known]


def _is_older_than_its_code(unit: GazetteerUnit) -> bool:
    """Whether a township's code is new because its county's is: 练村镇 was in 新蔡县 before the county had the code 411729."""
    if unit.level != "township" or not unit.start or not unit.parent:
        return False
    county = gazetteer.unit(unit.parent, on=unit.start)
    return county is not None and county.start == unit.start


def lies_under(unit: GazetteerUnit, above: GazetteerUnit) -> bool:
    """Whether a unit lies under another, or under what became of that (下洋镇 under 永定县, 永定区 since 2014)."""
    line = lineage(unit.code)[1:]
    return above.code in line or any(code in line for code in above.successors)


def _one_a_code(units: list[GazetteerUnit]) -> list[GazetteerUnit]:
    kept: dict[tuple[str, str], GazetteerUnit] = {}
    for unit in sorted(units, key=lambda unit: (RANK[unit.level], unit.system == "NBS", unit.end or "9999")):
        key = (unit.parent or "", unit.name) if unit.level in _SEVERAL else (unit.code, "")
        other = kept.get(key)
        if other is None or (unit.level not in _SEVERAL and (unit.end or "9999") > (other.end or "9999")):
            kept[key] = unit
    return list(kept.values())


@functools.lru_cache(maxsize=256)
def _shifted(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day
