"""China's administrative units since 1981: codes, names, days of validity, what came before and after.

Codes are GB/T 2260 (six digits, province to county level) and, for townships, the nine-digit codes of the
Ministry of Civil Affairs (``MCA``), or of the National Bureau of Statistics (``NBS``) where the former has
none. The two township systems are different numberings: never join them by code. ``000000`` is the state.

Validity follows the day of the approving document. For townships, and a few old changes, only the year is
known: both names are then valid throughout that year.

>>> from epiextract.units.gazetteer import gazetteer
>>> gazetteer.find("崇川区", on="2018-01-01")[0].code, gazetteer.find("崇川区", on="2021-01-01")[0].code
('320602', '320613')
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Literal, cast

from ..errors import InputError, InputTypeError
from ..matching import matching_form
from . import queries
from .names import forms
from .store import OPEN_END, STATE_CODE, township_table, upper_table

Level = Literal["state", "province", "prefecture", "county", "township", "zone"]
System = Literal["GB", "MCA", "NBS"]
Day = str | date | None

_ORDER: dict[str, int] = {"state": 0, "province": 1, "prefecture": 2, "county": 3, "township": 4, "zone": 5}
_TOWNSHIP_ENDINGS = ("镇", "乡", "街道", "苏木", "地区", "街")
_CODE = re.compile(r"(?:\d{6}|\d{9})\Z", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class GazetteerUnit:
    """One unit under one code and name, for the time it bore them.

    ``start`` is the first ISO day of validity and ``end`` the first day after it, None where open (``start``:
    before 1981, townships before 2014). ``parent`` is the code of the next unit above at that time: a county's
    prefecture, or the province that holds it directly. ``successors`` are the codes that took its place.
    ``system`` tells whose code it is. ``short`` is the usual short name. ``code`` is empty for most zones.
    """

    code: str
    name: str
    level: Level
    start: str | None
    end: str | None
    parent: str | None
    successors: tuple[str, ...]
    system: System | None
    short: str

    def valid_on(self, day: str | date) -> bool:
        """Whether the unit existed under this code and name on a day; raises `InputError` for no such day.

        >>> gazetteer.find("港闸区")[0].valid_on("2020-06-04"), gazetteer.find("港闸区")[0].valid_on("2020-06-05")
        (True, False)
        """
        text = _iso(day)
        return (self.start or "") <= text < (self.end or OPEN_END)


class Gazetteer:
    """Look-up of units by name, code and day. Use the shared instance `gazetteer`; its tables load when first used."""

    def find(self, name: str, *, on: Day = None, within: str | None = None) -> list[GazetteerUnit]:
        """The units that ``name`` may mean, the likeliest first; ``[]`` when there is none. Never guesses.

        ``name`` is an official name, a short or intermediate form (恩施土家族苗族自治州, 恩施州, 恩施), an
        abbreviation (苏, 沪宁), or one of these with an organ or a post behind it (溧水县委, 无锡市长).

        ``on``: only units valid that day; where no unit of that name was, those that ended or began less than a year
        from it, since both names occur in news around a change (`GazetteerUnit.valid_on` tells them apart). Without
        ``on``, the units of today, or where there are none, former ones, the latest first.

        ``within``: the code of a unit above (any level), or of the unit itself.

        Official names go before other forms, higher levels before lower ones.

        Raises `InputError` for an impossible day or a malformed code, `InputTypeError` for a name that is not text.

        >>> [unit.name for unit in gazetteer.find("恩施州")]
        ['恩施土家族苗族自治州']
        >>> [unit.code for unit in gazetteer.find("溧水县委", on="2008-01-01")]
        ['320124']
        >>> gazetteer.find("和平发展")
        []
        """
        if not isinstance(name, str):
            raise InputTypeError(f"name must be text (str), not {type(name).__name__}; pass a name such as '南京市'")
        day = None if on is None else _iso(on)
        if within is not None:
            _checked(within)
        name = matching_form(name).strip()
        if not name or len(name) > 40:
            return []
        for spelling in queries.spellings(name):
            found = self._named(spelling, within, day)
            if found:
                return [_entry(row) for row in found]
        return []

    def unit(self, code: str, *, on: Day = None) -> GazetteerUnit | None:
        """The unit under a code (6 digits, 9 for townships) on a day, without ``on`` the latest; None if there is none.

        Raises `InputError` for a malformed code or an impossible day.

        >>> gazetteer.unit("320611", on="2020-02-01").name, gazetteer.unit("320611", on="2022-01-01")
        ('港闸区', None)
        """
        rows: Iterable[int] = _rows_of_code(_checked(code))
        if on is not None:
            day = _iso(on)
            rows = [row for row in rows if _is_valid(row, day)]
        latest = max(rows, key=_age, default=None)
        return None if latest is None else _entry(latest)

    def history(self, code: str) -> list[GazetteerUnit]:
        """Every name a code has borne, the oldest first.

        >>> [(unit.name, unit.end) for unit in gazetteer.history("320800")]
        [('淮阴市', '2000-12-21'), ('淮安市', None)]
        """
        return [_entry(row) for row in sorted(_rows_of_code(_checked(code)), key=_age)]

    def parents(self, code: str, *, on: Day = None) -> list[GazetteerUnit]:
        """The units above a code, nearest first, without the state; without ``on`` as of the code's last day.

        >>> [unit.name for unit in gazetteer.parents("320106")]
        ['南京市', '江苏省']
        """
        unit = self.unit(code, on=on)
        above: list[GazetteerUnit] = []
        if unit is None:
            return above
        day = on if on is not None else _day_before(unit.end) if unit.end else None
        while unit.parent and unit.parent != STATE_CODE:
            parent = (self.unit(unit.parent, on=day) if day is not None else None) or self.unit(unit.parent)
            if parent is None:
                break
            above.append(parent)
            unit = parent
        return above

    def children(self, code: str, *, on: Day = None) -> list[GazetteerUnit]:
        """The units directly under a code in order of their codes, zones left out; without ``on`` those of today.

        >>> len(gazetteer.children("320000"))
        13
        """
        _checked(code)
        day = None if on is None else _iso(on)
        rows = list(_rows_under().get(code, ()))
        if len(code) == 6 and not code.endswith("00"):
            rows += township_table().rows_under(code)
        units = [_entry(row) for row in rows if _is_valid(row, day)]
        return sorted((unit for unit in units if unit.level != "zone"), key=lambda unit: (unit.code, unit.name))

    def names(self) -> Mapping[str, tuple[int, ...]]:
        """Every surface name to the numbers of its entries (see `entry`).

        Official names, short and intermediate forms of units from province to county level, of zones, and the
        official names of townships. The state is not among them. The mapping must not be changed.
        """
        return _all_names()

    def abbreviations(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Abbreviations (苏, 汴, 沪宁) to their readings, the usual one first; each reading is a tuple of codes.

        >>> gazetteer.abbreviations()["沪宁"], gazetteer.abbreviations()["宁"]
        ((('310000', '320100'),), (('640000',), ('320100',)))
        """
        return queries.abbreviations()

    def entry(self, index: int) -> GazetteerUnit:
        """The unit with a number from `names`; raises `InputError` for a number that is not one."""
        return _entry(index)

    def _named(self, name: str, within: str | None, day: str | None) -> list[int]:
        """The rows that bear a name (see `find`): official names first, then other forms, then abbreviations."""
        rows = list(upper_table().surface.get(name, ()))
        if name.endswith(_TOWNSHIP_ENDINGS):
            rows += township_table().rows_of_name(name)
        if not rows:
            codes = [STATE_CODE] if name in _STATE_NAMES else queries.used_alone(name)
            rows = [max(_rows_of_code(code), key=_age) for code in codes if _rows_of_code(code)]
        if within is not None:
            rows = [row for row in rows if _is_within(row, within)]
        tiers = ([row for row in rows if _name(row) == name], rows)
        for tier in tiers:
            valid = [row for row in tier if _is_valid(row, day)]
            if valid:
                return sorted(valid, key=_rank)
        for tier in tiers:
            near = [row for row in tier if day is None or _is_near(row, day)]
            if near:
                return sorted(near, key=lambda row: (-_ordinal(_span(row)[1]), _rank(row)))
        return []


_STATE_NAMES = frozenset({"中华人民共和国", "中国", "国家"})


def _name(row: int) -> str:
    upper = upper_table()
    return upper.names[row] if row < len(upper) else township_table().name(row)


def _span(row: int) -> tuple[str, str]:
    """First day and the day after the last, ``""`` where open."""
    upper = upper_table()
    return (upper.starts[row], upper.ends[row]) if row < len(upper) else township_table().span(row)


def _age(row: int) -> tuple[str, str, int]:
    """Sorts the rows of one code by time."""
    start, end = _span(row)
    return end or OPEN_END, start, -row


def _rank(row: int) -> tuple[int, str, int]:
    upper = upper_table()
    if row < len(upper):
        return _ORDER[upper.levels[row]], upper.codes[row] or upper.parents[row], row
    return _ORDER["township"], township_table().code(row), row


def _is_valid(row: int, day: str | None) -> bool:
    start, end = _span(row)
    return not end if day is None else start <= day < (end or OPEN_END)


def _is_near(row: int, day: str) -> bool:
    """Whether a row ended or began within the year around a day."""
    start, end = _span(row)
    return (bool(end) and 0 <= _ordinal(day) - _ordinal(end) <= 365) or (
        bool(start) and 0 < _ordinal(start) - _ordinal(day) <= 365
    )


def _is_within(row: int, within: str) -> bool:
    """Whether a row is the unit ``within`` or stands under it, at any level."""
    upper = upper_table()
    if row >= len(upper):
        lower = township_table()
        if lower.code(row) == within:
            return True
        code = lower.county(row)
    else:
        if upper.codes[row] == within:
            return True
        code = upper.parents[row]
    while code and code != within:
        rows = upper.rows_of_code(code)
        code = upper.parents[rows[0]] if rows else ""
    return bool(code)


def _rows_of_code(code: str) -> tuple[int, ...]:
    return township_table().rows_under(code) if len(code) == 9 else upper_table().rows_of_code(code)


@functools.lru_cache(maxsize=4096)
def _entry(index: int) -> GazetteerUnit:
    upper, lower = upper_table(), township_table()
    if not isinstance(index, int) or not 0 <= index < len(upper) + len(lower):
        raise InputError(f"{index!r} is not the number of an entry; take numbers from names()")
    start, end = _span(index)
    if index < len(upper):
        level = upper.levels[index]
        return GazetteerUnit(
            code=upper.codes[index],
            name=upper.names[index],
            level=cast(Level, level),
            start=start or None,
            end=end or None,
            parent=upper.parents[index] or None,
            successors=upper.successors(index),
            system=None if level in ("zone", "state") else "GB",
            short=upper.shorts[index],
        )
    name = lower.name(index)
    return GazetteerUnit(
        code=lower.code(index),
        name=name,
        level="township",
        start=start or None,
        end=end or None,
        parent=lower.county(index),
        successors=(),
        system=cast(System, lower.system(index)),
        short=forms(name, "township").short,
    )


class _Names(Mapping[str, tuple[int, ...]]):
    """Every surface name; the rows of townships are looked up when asked for."""

    def __init__(self) -> None:
        self._upper, self._lower = upper_table().surface, township_table()

    def __getitem__(self, name: str) -> tuple[int, ...]:
        if name not in self:
            raise KeyError(name)
        return (*self._upper.get(name, ()), *self._lower.rows_of_name(name))

    def __contains__(self, name: object) -> bool:
        return name in self._upper or name in self._lower

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys(chain(self._upper, self._lower))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@functools.cache
def _all_names() -> _Names:
    return _Names()


@functools.cache
def _rows_under() -> dict[str, list[int]]:
    under: dict[str, list[int]] = {}
    for row, parent in enumerate(upper_table().parents):
        under.setdefault(parent, []).append(row)
    return under


def _iso(day: str | date) -> str:
    """The ISO text of a day; raises `InputError` when there is no such day."""
    if isinstance(day, date):
        return (day.date() if isinstance(day, datetime) else day).isoformat()
    if isinstance(day, str) and _DAY.match(day):
        try:
            date.fromisoformat(day)
        except ValueError:
            raise InputError(f"{day!r} is not a day of the calendar; give a day that exists, as YYYY-MM-DD") from None
        return day
    if isinstance(day, str):
        raise InputError(f"{day!r} is not an ISO day; write it as YYYY-MM-DD, for instance '2020-02-01'")
    raise InputTypeError(f"a day must be text (YYYY-MM-DD) or datetime.date, not {type(day).__name__}")


def _checked(code: str) -> str:
    if not isinstance(code, str):
        raise InputTypeError(f"a code must be text (str), not {type(code).__name__}; write it in quotation marks")
    if not _CODE.match(code):
        raise InputError(f"{code!r} is not a unit's code; give 6 digits ('320100'), or 9 for a township ('320102001')")
    return code


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal() if day else 0


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


gazetteer = Gazetteer()
