"""What an expression says by itself, before the document fills in what it leaves out."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["point", "range", "duration", "set", "vague"]
Base = Literal["reference", "event", "publication"]


class Shift(NamedTuple):
    """So many units from a base: 昨天 is one day back from the reference."""

    base: Base
    by: int


@dataclass(slots=True)
class Moment:
    """A partial date or clock time; every part the words leave out is None.

    ``grain`` is the length of what is named: ancient (before the common era), century, decade, year, half,
    quarter, season, months, month, third (ten days), ends (days at a unit's beginning or end), edge (the
    beginning, middle or end of a longer unit), week, weekend, holiday, day, minute.
    """

    grain: str = ""
    century: int | None = None  # its first year
    centuries: int | None = None  # so many centuries from the present one: 上世纪 is -1
    decade: int | None = None  # its first year; the tens only beside ``centuries``
    decades: int = 1  # how many decades together: 八九十年代
    year: int | None = None
    years: Shift | None = None
    short_year: bool = False
    sexagenary: int | None = None  # the place of a lunar year in the cycle of sixty, 甲子 being 0
    school: str | None = None  # a school year ("year") or its autumn ("first") or spring ("second") term
    half: int | None = None
    quarter: int | None = None
    quarters: Shift | None = None
    season: str | None = None
    months: Shift | None = None
    month: int | None = None
    leading: tuple[int, int] | None = None  # the first n spans of k months of the year: 前三季度 is (3, 3)
    third: int | None = None
    edge: str | None = None
    weeks: Shift | None = None
    nth_week: int | None = None
    weekday: int | None = None
    nth: int | None = None  # the n-th weekday, or the n-th day, of the unit above; -1 the last
    day: int | None = None
    days: Shift | None = None
    lunar: bool = False
    leap: bool = False
    festival: str | None = None
    term: str | None = None
    nearest: int | None = None  # of a festival: the last before today (-1), the nearest (0), the next after (1)
    ends: tuple[int, str, str] | None = None  # so many days or weeks at the beginning (negative) or end of a unit
    before_christ: tuple[int, str] | None = None  # number and unit (年, 世纪)
    plan: tuple[int, int] | None = None
    same_period: bool = False
    offset: tuple[float, str] | None = None  # so many units before (negative) or after the base
    part: str | None = None
    noon: str = ""
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    next_one: bool = False
    approximate: bool = False
    note: Moment | None = None  # the same day named again, in brackets: weekday, lunar day, festival

    def but(self, **changes: object) -> Moment:
        """A copy with some parts changed."""
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]


@dataclass(slots=True)
class Expression:
    """A whole expression: one moment, two ends, an open range, a length, a recurrence, or a vague word.

    Expressions are shared between places that read alike: nobody changes one once it is made.
    """

    kind: Kind
    rule: str
    length: int = 0
    first: Moment | None = None
    last: Moment | None = None
    open_start: bool = False
    open_end: bool = False
    value: str | None = None  # the TIMEX3 value of a length, a recurrence or a vague word
    span: tuple[float, str] | None = None  # a length of time reckoned from the reference: 未来三天
    guard: str = ""  # what the surroundings still have to allow
