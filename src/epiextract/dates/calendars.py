"""Calendars: lunar days, solar terms, festivals, statutory holidays, five-year plans, and arithmetic.

Lunar days and solar terms come from ``borax`` (1900-2100), the holidays of 2004 and later from
``chinese_calendar`` (the State Council's yearly notices); earlier years and years without a notice
from ``patterns/dates/holidays.tsv``. Both libraries are imported when first needed.
"""

from __future__ import annotations

import datetime as dt
import functools
from typing import NamedTuple

from .. import lexicon

Day = dt.date
ONE_DAY = dt.timedelta(days=1)


class Festival(NamedTuple):
    """How a festival's day is found (see ``patterns/dates/festivals.tsv``)."""

    calendar: str
    value: str
    holiday: str
    guarded: bool


def day(year: int, month: int, number: int) -> Day | None:
    """The day, or None when the calendar has none such."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def shift_days(start: Day, days: int) -> Day | None:
    """``start`` moved by days, or None beyond the calendar's ends."""
    try:
        return start + dt.timedelta(days=days)
    except OverflowError:
        return None


def shift_months(start: Day, months: int) -> Day | None:
    """``start`` moved by months; the last day of a shorter month stands for days it lacks."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return dt.date(year, month + 1, min(start.day, month_days(year, month + 1)))


def month_days(year: int, month: int) -> int:
    """How many days the month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def month_end(year: int, month: int) -> Day:
    """The last day of the month."""
    return dt.date(year, month, month_days(year, month))


def week_start(of: Day) -> Day:
    """The Monday of the week of a day (weeks run from Monday, GB/T 7408)."""
    return dt.date.fromordinal(max(1, of.toordinal() - of.weekday()))


@functools.lru_cache(maxsize=4096)
def lunar(year: int, month: int, number: int, leap: bool = False) -> Day | None:
    """The Gregorian day of a lunar day; day 0 is the last of its month; None when there is none such.

    >>> lunar(2020, 1, 5), lunar(2019, 12, 0)
    (datetime.date(2020, 1, 29), datetime.date(2020, 1, 24))
    """
    from borax.calendars.lunardate import LunarDate

    try:
        if number == 0:
            try:
                found: Day = LunarDate(year, month, 30, leap).to_solar_date()
            except ValueError:
                found = LunarDate(year, month, 29, leap).to_solar_date()
            return found
        found = LunarDate(year, month, number, leap).to_solar_date()
        return found
    except (ValueError, IndexError, OverflowError):
        return None


@functools.cache
def _terms() -> dict[str, int]:
    rows = lexicon.read_table("dates/solar_terms.tsv", required=["name", "order"], unique="name")
    return {row["name"]: int(row["order"]) for row in rows}


@functools.lru_cache(maxsize=1024)
def solar_term(year: int, name: str) -> Day | None:
    """The day of a solar term in a Gregorian year (1900-2100).

    >>> solar_term(2020, "立春")
    datetime.date(2020, 2, 4)
    """
    from borax.calendars.lunardate import TermUtils

    try:
        found: Day = TermUtils.nth_term_day(year, _terms()[name])
        return found
    except (ValueError, IndexError, KeyError):
        return None


@functools.cache
def festivals() -> dict[str, Festival]:
    """Every festival name with its rule."""
    rows = lexicon.read_table(
        "dates/festivals.tsv",
        required=["name", "calendar", "value", "guard"],
        optional=["holiday"],
        unique="name",
        choices={"calendar": ["solar", "lunar", "weekday", "term", "easter", "movable"], "guard": ["free", "guarded"]},
    )
    found = {
        row["name"]: Festival(row["calendar"], row["value"], row["holiday"], row["guard"] == "guarded") for row in rows
    }
    for name, festival in list(found.items()):
        if festival.guarded:  # a short name is often set in quotation marks: “五一”假期
            found.setdefault(f"“{name}”", festival)
            found.setdefault(f'"{name}"', festival)
    return found


def _easter(year: int) -> Day:
    """Gregorian Easter Sunday (Meeus/Jones/Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, number = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, number + 1)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> Day | None:
    """The n-th given weekday (Monday 1) of a month, the last for -1."""
    if nth < 0:
        end = month_end(year, month)
        return end - dt.timedelta(days=(end.isoweekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return day(year, month, 1 + (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


@functools.lru_cache(maxsize=4096)
def festival_day(name: str, year: int, lunar_year: bool = False) -> Day | None:
    """The festival's day in a Gregorian year; with ``lunar_year`` in the lunar year that begins in it.

    >>> festival_day("除夕", 2020), festival_day("母亲节", 2020), festival_day("元宵节", 2022)
    (datetime.date(2020, 1, 24), datetime.date(2020, 5, 10), datetime.date(2022, 2, 15))
    """
    festival = festivals().get(name)
    if festival is None or festival.calendar == "movable" or not 1 <= year <= 9999:
        return None
    if festival.calendar == "term":
        return solar_term(year, festival.value)
    if festival.calendar == "easter":
        return _easter(year) + dt.timedelta(days=int(festival.value))
    parts = festival.value.split("-")
    month = int(parts[0])
    if festival.calendar == "solar":
        return day(year, month, int(parts[1]))
    if festival.calendar == "weekday":
        return nth_weekday(year, month, int(parts[1]), int(parts[2]))
    number = 0 if parts[1] == "last" else int(parts[1])
    return lunar(year, month, number) if lunar_year else lunar_in(year, month, number)


def lunar_in(year: int, month: int, number: int, leap: bool = False) -> Day | None:
    """The lunar day that falls in a Gregorian year: that of the same lunar year, or the year before's."""
    for lunar_year in (year, year - 1):
        found = lunar(lunar_year, month, number, leap)
        if found is not None and found.year == year:
            return found
    return None


_LIBRARY_NAMES = {
    "new_year": "New Year's Day", "spring": "Spring Festival", "qingming": "Tomb-sweeping Day", "labour": "Labour Day",
    "dragon_boat": "Dragon Boat Festival", "mid_autumn": "Mid-autumn Festival", "national": "National Day",
}  # fmt: skip


@functools.cache
def _days_off() -> frozenset[Day]:
    """The days off of the statutory holidays, 2004 and later."""
    from chinese_calendar.constants import holidays

    return frozenset(holidays)


@functools.cache
def _legal() -> dict[str, list[tuple[int, int, str, str]]]:
    rows = lexicon.read_table(
        "dates/holidays.tsv",
        required=["holiday", "from", "to", "first", "last"],
        choices={"holiday": list(_LIBRARY_NAMES)},
    )
    found: dict[str, list[tuple[int, int, str, str]]] = {}
    for row in rows:
        found.setdefault(row["holiday"], []).append((int(row["from"]), int(row["to"]), row["first"], row["last"]))
    for entries in found.values():
        entries.sort(key=lambda entry: entry[1] - entry[0])
    return found


#: The first year of long holidays with days off announced (the notices begin with that year's National Day).
FIRST_NOTICED_YEAR = 1999


@functools.cache
def last_noticed_year() -> int:
    """The last year whose days off are known."""
    return max(day.year for day in _days_off())


@functools.lru_cache(maxsize=1024)
def holiday(name: str, festival: Day) -> tuple[Day, Day] | None:
    """First and last day off of the statutory holiday around a festival's day; None before 1999 and for years to come.

    >>> holiday("spring", dt.date(2020, 1, 25))
    (datetime.date(2020, 1, 24), datetime.date(2020, 2, 2))
    """
    if not FIRST_NOTICED_YEAR <= festival.year <= last_noticed_year():
        return None
    days = _days_off()  # of all festivals: two that meet are one holiday
    if festival in days:
        first = last = festival
        while first - ONE_DAY in days or _is_free_weekend(first - ONE_DAY):
            first -= ONE_DAY
        while last + ONE_DAY in days or _is_free_weekend(last + ONE_DAY):
            last += ONE_DAY
        return first, last
    for start, end, opening, closing in _legal().get(name, []):
        if start <= festival.year <= end:
            return _legal_day(festival, opening), _legal_day(festival, closing)
    return None


def _is_free_weekend(day: Day) -> bool:
    """Whether a day is one of a weekend that nobody works, as those beside a holiday are part of it (与周末连休)."""
    from chinese_calendar.constants import workdays

    return day.isoweekday() > 5 and day not in workdays


def _legal_day(festival: Day, rule: str) -> Day:
    if rule.startswith("festival"):
        return festival + dt.timedelta(days=int(rule[len("festival") :]))
    month, number = rule.split("-")
    return dt.date(festival.year, int(month), int(number))


def shift_workdays(start: Day, count: int) -> Day | None:
    """``start`` moved by working days; those of 2004 and later follow the yearly notices, others run Monday to Friday.

    >>> shift_workdays(dt.date(2020, 1, 23), 1), shift_workdays(dt.date(2030, 1, 4), -2)
    (datetime.date(2020, 2, 3), datetime.date(2030, 1, 2))
    """
    from chinese_calendar import is_workday

    at: Day | None = start
    for _ in range(min(abs(count), 1000)):
        working = False
        while not working:
            at = shift_days(at, 1 if count > 0 else -1) if at else None
            if at is None:
                return None
            try:
                working = is_workday(at)
            except NotImplementedError:  # a year without a notice at hand
                working = at.isoweekday() < 6
    return at


@functools.cache
def reigns() -> dict[str, tuple[int, int]]:
    """First and last civil year of every reign title (年号).

    >>> reigns()["光绪"]
    (1875, 1908)
    """
    rows = lexicon.read_table("dates/reigns.tsv", required=["title", "first", "last"], unique="title")
    return {row["title"]: (int(row["first"]), int(row["last"])) for row in rows}


def plan_years(number: int) -> tuple[int, int] | None:
    """First and last year of a five-year plan (五年规划) by its number.

    >>> plan_years(14), plan_years(1)
    ((2021, 2025), (1953, 1957))
    """
    if number < 1:
        return None
    first = {1: 1953, 2: 1958}.get(number, 1966 + 5 * (number - 3))
    return first, first + 4
