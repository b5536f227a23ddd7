"""ISO 8601, TIMEX3 and EDTF spellings of resolved dates."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from .expressions import Moment

SEASONS = {"春": ("SP", 21), "夏": ("SU", 22), "秋": ("FA", 23), "冬": ("WI", 24)}


class Extent(NamedTuple):
    """A resolved moment: first and last day, and for a clock time its minute of the day (24:00 is 1440)."""

    first: dt.date
    last: dt.date
    minute: int | None = None


def iso(day: dt.date, minute: int | None) -> str:
    """``2020-02-03`` or ``2020-02-03T24:00``.

    >>> iso(dt.date(2020, 2, 3), None), iso(dt.date(2020, 2, 3), 1440)
    ('2020-02-03', '2020-02-03T24:00')
    """
    if minute is None:
        return day.isoformat()
    return f"{day.isoformat()}T{minute // 60:02d}:{minute % 60:02d}"


def _calendar_year(extent: Extent) -> bool:
    """Whether the days are those of a year: not of a lunar year, nor of 去年同期."""
    first, last = extent.first, extent.last
    return first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def timex(moment: Moment, extent: Extent) -> str:
    """The TIMEX3 value of one moment."""
    first = extent.first
    year = f"{first.year:04d}"
    grain = moment.grain
    if grain == "minute":
        value = iso(first, extent.minute)
        return f"{value}:{moment.second:02d}" if moment.second else value
    if grain == "day":
        return first.isoformat() + (f"T{moment.part}" if moment.part else "")
    if moment.edge:
        return f"{first.isoformat()}/{extent.last.isoformat()}"
    if grain == "month" and not moment.lunar:
        return year + first.isoformat()[4:7]
    if grain == "year" and _calendar_year(extent):
        return year
    if grain == "quarter":
        return f"{year}-Q{(first.month + 2) // 3}"
    if grain == "half":
        return f"{year}-H{1 if first.month == 1 else 2}"
    if grain == "season" and moment.season:
        return f"{year}-{SEASONS[moment.season][0]}"
    if grain == "week":
        iso_year, week, _ = first.isocalendar()
        return f"{iso_year:04d}-W{week:02d}"
    if grain == "weekend":
        iso_year, week, _ = first.isocalendar()
        return f"{iso_year:04d}-W{week:02d}-WE"
    if grain == "decade" and moment.decades == 1:
        return year[:3]
    if grain == "century":
        return year[:2]
    return f"{first.isoformat()}/{extent.last.isoformat()}"


def edtf(moment: Moment, extent: Extent) -> str:
    """The EDTF value of one moment; a clock time keeps its minute."""
    first = extent.first
    year = f"{first.year:04d}"
    grain = moment.grain
    if grain == "minute" and extent.minute is not None:
        later = extent.minute >= 1440 and first < dt.date.max  # EDTF has no hour 24
        day = first + dt.timedelta(days=1) if later else first
        minute = extent.minute % 1440
        value = f"{day.isoformat()}T{minute // 60:02d}:{minute % 60:02d}:{moment.second or 0:02d}"
    elif grain == "day":
        value = first.isoformat()
    elif moment.edge:
        value = f"{first.isoformat()}/{extent.last.isoformat()}"
    elif grain == "month" and not moment.lunar:
        value = first.isoformat()[:7]
    elif grain == "year" and _calendar_year(extent):
        value = year
    elif grain == "quarter":
        value = f"{year}-{33 + (first.month - 1) // 3}"
    elif grain == "half":
        value = f"{year}-{40 if first.month == 1 else 41}"
    elif grain == "season" and moment.season:
        value = f"{year}-{SEASONS[moment.season][1]}"
    elif grain == "decade" and moment.decades == 1:
        value = year[:3] + "X"
    elif grain == "century":
        value = year[:2] + "XX"
    else:
        value = f"{first.isoformat()}/{extent.last.isoformat()}"
    return value + "~" if moment.approximate and "/" not in value else value


def partial_edtf(moment: Moment) -> str | None:
    """What a moment without a year says for certain: ``XXXX-02-03``, ``XXXX-02``, ``XXXX-XX-28``."""
    if moment.before_christ:  # EDTF counts a year 0: 221 BC is -0220
        number, unit = moment.before_christ
        if unit == "年":
            return f"-{number - 1:04d}"
        return f"-{100 * number - 1:04d}/-{100 * (number - 1):04d}"
    if moment.lunar or moment.grain not in ("day", "month", "minute"):
        return None
    if moment.month is None and moment.day is None:
        return None
    year = f"{moment.year:04d}" if moment.year and not moment.short_year else "XXXX"
    month = f"{moment.month:02d}" if moment.month else "XX"
    return f"{year}-{month}" + (f"-{moment.day:02d}" if moment.day else "")


def partial_timex(moment: Moment) -> str | None:
    """The TIMEX3 value of a moment without a year."""
    if moment.before_christ:
        number, unit = moment.before_christ
        return f"BC{number:04d}" if unit == "年" else f"BC{number:02d}"
    if moment.grain == "day" and moment.weekday and not moment.day:
        return f"XXXX-WXX-{moment.weekday}"
    known = partial_edtf(moment)
    if known is None or moment.grain != "minute":
        return known
    return f"{known}T{moment.hour or 0:02d}:{moment.minute or 0:02d}"
