"""Places one moment on the calendar, given what the document has told so far."""

from __future__ import annotations

import datetime as dt

from . import calendars
from .calendars import month_days, month_end, shift_days, shift_months
from .days import DayLocator
from .expressions import Moment
from .ranges import clock_hour
from .story import Missing
from .values import SEASONS, Extent

Day = dt.date
_SEASON_MONTH = {"春": 3, "夏": 6, "秋": 9, "冬": 12}
_YEARLY = ("year", "half", "quarter", "months", "month")
_SECONDS = {"TH": 3600, "TM": 60, "TS": 1, "TK": 900}


class Locator(DayLocator):
    """Walks through a document's dates in order and places each."""

    def extent(self, moment: Moment, floor: Extent | None = None) -> Extent:
        """First and last day of a moment; ``floor`` is the first end of its range. Raises Missing."""
        grain, self.floor = moment.grain, floor
        if grain == "minute":
            if moment.offset is not None:
                return self._offset(moment)
            day, minute = self._clock_day(moment, floor), clock_hour(moment) * 60 + (moment.minute or 0)
            if minute > 1440:  # 晚上1点
                day, minute = day + dt.timedelta(days=1), minute - 1440
            return Extent(day, day, minute)
        if grain == "day":
            if moment.offset is not None:
                return self._offset(moment)
            day = self._day(moment, floor)
            return Extent(day, day)
        if grain == "holiday":
            if floor is not None and moment.festival and self._year_of(moment) is None:
                moment, floor = moment.but(year=floor.first.year), None  # 国庆中秋假期
            day = self._day(moment, floor)
            festival = calendars.festivals().get(moment.festival or "")
            name = "qingming" if moment.term == "清明" else festival.holiday if festival else ""
            days = calendars.holiday(name, day) if name else None
            if name and days is None and not calendars.FIRST_NOTICED_YEAR <= day.year <= calendars.last_noticed_year():
                raise Missing  # nobody knows which days will be off
            return Extent(*days) if days else Extent(day, day)
        try:
            return self.longer(moment, floor)
        except (ValueError, OverflowError):
            raise Missing from None

    def _clock_day(self, moment: Moment, floor: Extent | None) -> Day:
        if moment.offset is not None:
            return self._reference()
        if moment.day or moment.days or moment.festival or moment.term or moment.weekday or moment.nth or moment.weeks:
            return self._day(moment, floor)
        if floor is not None:
            return floor.first
        return self._event()

    def _offset(self, moment: Moment) -> Extent:
        assert moment.offset is not None
        count, unit = moment.offset
        if moment.day or moment.days or moment.festival or moment.term:  # 2月13日的3天后
            day = _moved(self._day(moment.but(offset=None), None), count, unit)
            return Extent(day, day)
        if unit.startswith("T"):
            if self.now is None:
                raise Missing
            self.anchor = self.name
            seconds, now = count * _SECONDS[unit], self.now
            if count > 0 and self.last_minute is not None and self.last_at >= self.around.paragraph_start(self.start):
                now, self.anchor = self.last_minute, "previous date"  # 8时开始，两小时后结束
            try:
                when = now + dt.timedelta(seconds=seconds)
            except OverflowError:
                raise Missing from None
            return Extent(when.date(), when.date(), when.hour * 60 + when.minute)
        if count > 0 and self.last is not None and self.last_at >= self.around.paragraph_start(self.start):
            if (told := self._after_told(self.last, count, unit)) is not None:
                return told
            base = self._event()
        else:
            base = self._reference()
        day = _moved(base, count, unit)
        return Extent(day, day)

    def _after_told(self, last: Day, count: float, unit: str) -> Extent | None:
        """The year or month so long after one of the past told last: 2006年到林场，5年后任场长. Raises Missing for 3天后."""
        past = self.last_year_given and self.today is not None and last.year < self.today.year
        if not past or self.last_open or self.last_grain not in ("year", "month"):
            return None
        if self.last_at < self.around.sentence_start(self.start) and self.around.forward(self.start, self.end):
            return None  # 预计5年后
        if unit != "Y" and (unit, self.last_grain) != ("M", "month") or count != int(count):
            raise Missing
        self.anchor = "previous date"
        moved = _moved(last.replace(day=1), count, unit)
        if self.last_grain == "year":
            return Extent(Day(moved.year, 1, 1), Day(moved.year, 12, 31))
        return Extent(moved, month_end(moved.year, moved.month))

    def reckoned(self, span: tuple[float, str], at: int, rule: str) -> Extent | None:
        """The days of 未来三天, 近三年 from the reference, of 此后三天 from the day just named.

        未来三天 begin on the day itself, 过去三天 end on the day before, 近三天 run up to the day itself.
        """
        self.start, self.anchor, base = at, self.name, self.today
        count, unit = span
        if rule == "reckoned after" and not unit.startswith("T"):
            try:
                base = self._event()
            except Missing:
                base = None
        if base is None:
            return None
        if unit.startswith("T"):
            return Extent(base, base, 0)
        try:
            other = _moved(base, count, unit)
        except Missing:
            return None
        first, last = min(base, other), max(base, other)
        exact = last > first and unit != "BD" and rule not in ("reckoned to today", "past-length")
        return Extent(first, last - dt.timedelta(days=1) if exact else last)

    def reckoned_minutes(self, span: tuple[float, str]) -> tuple[str, str]:
        """First and last minute of 最近10分钟."""
        assert self.now is not None
        count, unit = span
        try:
            other = self.now + dt.timedelta(seconds=count * _SECONDS[unit])
        except OverflowError:
            other = self.now
        low, high = sorted((self.now, other))
        return low.isoformat()[:16], high.isoformat()[:16]

    # ------------------------------------------------------------ longer units

    def longer(self, moment: Moment, floor: Extent | None) -> Extent:
        """First and last day of a week, month, year or the like."""
        grain = moment.grain
        if grain == "ancient":
            raise Missing
        if grain == "ends" and moment.ends:
            return self._ends(moment, floor)
        if grain in ("century", "decade"):
            year, size = self._many_years(moment)
            low, high = {"start": (0, 0.3), "mid": (0.4, 0.7), "end": (0.7, 1.0)}.get(moment.edge or "", (0, 1.0))
            return Extent(Day(max(1, year + int(size * low)), 1, 1), Day(year + int(size * high) - 1, 12, 31))
        if grain == "plan" and moment.plan:
            opens, closes = moment.plan
            start = closes if moment.edge == "end" else opens + 2 if moment.edge == "mid" else opens
            stop = opens if moment.edge == "start" else opens + 2 if moment.edge == "mid" else closes
            return Extent(Day(start, 1, 1), Day(stop, 12, 31))
        if grain == "school" and moment.school:
            return self._school(moment.school, self._year(moment, floor))
        if grain == "travel":  # forty days from the fifteenth before the Spring Festival
            festival = calendars.festival_day("春节", self._year(moment, floor))
            if festival is None:
                raise Missing
            return Extent(festival - dt.timedelta(days=15), festival + dt.timedelta(days=24))
        if grain in ("week", "weekend"):
            return self._week(moment, floor)
        if grain == "third":
            of = self.longer(moment.but(grain="month", third=None), floor)
            opening, closing = divmod(moment.third or 1, 10)
            begins = of.first.replace(day=10 * (opening or closing) - 9)
            return Extent(begins, of.last if closing == 3 else begins.replace(day=10 * closing))
        if grain == "month":
            extent = self._month(moment, floor)
        else:
            extent = self._in_year(moment, self._year(moment, floor))
        return _edge_of(extent, moment) if moment.edge else extent

    def _ends(self, moment: Moment, floor: Extent | None) -> Extent:
        """本月前两天, 2月最后一周, 春节前三天."""
        assert moment.ends is not None
        count, unit, of = moment.ends
        days = dt.timedelta(days=abs(count) * (7 if unit == "W" else 1) - 1)
        if of == "beside":
            day = self._day(moment.but(grain="day", ends=None), floor)
            beside = day + dt.timedelta(days=1 if count > 0 else -1)
            return Extent(beside, beside + days) if count > 0 else Extent(beside - days, beside)
        unit_days = self.longer(moment.but(grain=of, ends=None), floor)
        if count < 0:
            return Extent(unit_days.first, min(unit_days.first + days, unit_days.last))
        return Extent(max(unit_days.last - days, unit_days.first), unit_days.last)

    @staticmethod
    def _school(part: str, year: int) -> Extent:
        """A school year runs from September to August, its first term to the end of January."""
        if part == "spring":  # named by its own calendar year
            return Extent(Day(year, 2, 1), Day(year, 8, 31))
        opening = Day(year + 1, 2, 1) if part == "second" else Day(year, 9, 1)
        return Extent(opening, Day(year + 1, 1, 31) if part == "first" else Day(year + 1, 8, 31))

    def _many_years(self, moment: Moment) -> tuple[int, int]:
        """The first year of a century or of decades, and how many years they last."""
        year = (moment.century if moment.grain == "century" else moment.decade) or 0
        if moment.centuries is not None:
            present = self._reference().year if self.today else 2000
            year += present // 100 * 100 + 100 * moment.centuries
        return year, 100 if moment.grain == "century" else 10 * moment.decades

    def _year(self, moment: Moment, floor: Extent | None) -> int:
        year = self._year_of(moment)
        if year is not None:
            return year
        if moment.quarters is not None:
            base = self._base("event") if moment.quarters.base == "event" else self._reference()
            return base.year
        if floor is not None:
            return floor.first.year
        named = self.last is not None and self.last_year_given and self.last_grain in _YEARLY
        if named and self.last is not None and self.last_at >= self.around.sentence_start(self.start):
            self.anchor = "previous date"
            return self.last.year
        today = self._reference()
        begun = self._in_year(moment, today.year).first
        if begun > today and not self.around.forward(self.start, self.end) and (begun - today).days > 183:
            return today.year - 1
        return today.year

    def _in_year(self, moment: Moment, year: int) -> Extent:
        grain = moment.grain
        if grain == "quarter":
            quarter = moment.quarter
            if moment.quarters is not None:
                base = self._event() if moment.quarters.base == "event" else self._reference()
                year, at = divmod(base.year * 4 + (base.month - 1) // 3 + moment.quarters.by, 4)
                quarter = at + 1
            first = 3 * ((quarter or 1) - 1) + 1
            return Extent(Day(year, first, 1), month_end(year, first + 2))
        if grain == "half":
            return (
                Extent(Day(year, 1, 1), Day(year, 6, 30))
                if moment.half == 1
                else Extent(Day(year, 7, 1), Day(year, 12, 31))
            )
        if grain == "months" and moment.leading:
            return Extent(Day(year, 1, 1), month_end(year, moment.leading[0] * moment.leading[1]))
        if grain == "season" and moment.season in SEASONS:
            if (
                moment.season == "冬"
                and moment.years
                and moment.years.by >= 0
                and self._reference().month < (6 if self.rule == "since" else 4)
            ):
                year -= 1  # in January 今冬 is the winter that began in December
            opening = Day(year, _SEASON_MONTH[moment.season], 1)
            closing = shift_months(opening, 2) or opening
            return Extent(opening, month_end(closing.year, closing.month))
        if moment.same_period and self.period is not None:
            if moment.years is not None and year >= self.period.first.year:  # 2025年1至11月,比上年同期, told in 2026
                year = self.period.first.year + min(moment.years.by, 0)
            gap = year - self.period.first.year
            shifted = [shift_months(day, 12 * gap) for day in (self.period.first, self.period.last)]
            if shifted[0] and shifted[1]:
                months = self.period.last == month_end(self.period.last.year, self.period.last.month)
                return Extent(shifted[0], month_end(shifted[1].year, shifted[1].month) if months else shifted[1])
        if moment.sexagenary is not None:
            opening_day, closing_day = calendars.lunar(year, 1, 1), calendars.lunar(year, 12, 0)
            if opening_day and closing_day:
                return Extent(opening_day, closing_day)
        return Extent(Day(year, 1, 1), Day(year, 12, 31))

    def _month(self, moment: Moment, floor: Extent | None) -> Extent:
        if moment.months is not None:
            base = self._last_named() if moment.months.base == "event" else self._reference()
            start = shift_months(base.replace(day=1), moment.months.by)
            if start is None:
                raise Missing
            return Extent(start, month_end(start.year, start.month))
        month = moment.month
        if month is None:  # 上旬 by itself
            base = self._last_named() if self.last_grain in ("month", "third", "day") else self._reference()
            return Extent(base.replace(day=1), month_end(base.year, base.month))
        year = self._year_of(moment)
        if moment.lunar:
            return self._lunar_month(moment, month, year, floor)
        if year is None and floor is not None:
            year = floor.first.year + (month < floor.first.month)
        if year is None and (carried := self._carried_year(month, 28)) is not None:
            year = carried.year
        if year is None and self.today is None:
            year = self.only_year
        if year is None:
            today = self._reference()
            day = self._choose(
                [
                    Day(today.year + more, month, min(today.day, month_days(today.year + more, month)))
                    for more in (-1, 0, 1)
                ],
                moment,
            )
            year = day.year
        return Extent(Day(year, month, 1), month_end(year, month))

    def _lunar_month(self, moment: Moment, month: int, year: int | None, floor: Extent | None) -> Extent:
        def bounds(lunar_year: int) -> Extent | None:
            first = calendars.lunar(lunar_year, month, 1, moment.leap)
            last = calendars.lunar(lunar_year, month, 0, moment.leap)
            return Extent(first, last) if first and last else None

        if year is None:
            base = floor.first if floor else self._reference()
            found = [extent for more in (-2, -1, 0, 1, 2) if (extent := bounds(base.year + more))]
            if not found:
                raise Missing
            return min(found, key=lambda extent: min(abs((extent.first - base).days), abs((extent.last - base).days)))
        extent = bounds(year)
        if extent is None:
            raise Missing
        return extent

    def _week(self, moment: Moment, floor: Extent | None) -> Extent:
        if moment.nth_week is not None:
            unit = moment.but(grain="month" if moment.month or moment.months else "year", nth_week=None)
            around = self.longer(unit, floor)
            monday = around.first + dt.timedelta(days=(-around.first.weekday()) % 7)  # the first Monday of the unit
            if moment.nth_week < 0:
                monday = calendars.week_start(around.last)
            else:
                monday += dt.timedelta(days=7 * (moment.nth_week - 1))
                if monday > around.last:
                    raise Missing
        else:
            base = self._base(moment.weeks.base) if moment.weeks else floor.first if floor else self._reference()
            monday = calendars.week_start(base) + dt.timedelta(days=7 * (moment.weeks.by if moment.weeks else 0))
        if moment.grain == "weekend":
            return Extent(monday + dt.timedelta(days=5), monday + dt.timedelta(days=6))
        return Extent(monday, monday + dt.timedelta(days=1 if moment.edge else 6))


def _edge_of(extent: Extent, moment: Moment) -> Extent:
    """The beginning, middle or end of a year (a month), of a month (ten days), of a half or quarter (a month)."""
    first, last = extent.first, extent.last
    if moment.grain == "month":
        start = {"start": first, "mid": first.replace(day=11)}.get(moment.edge or "", first.replace(day=21))
        return Extent(start, last if moment.edge == "end" else start + dt.timedelta(days=9))
    month = (
        first.month
        if moment.edge == "start"
        else last.month
        if moment.edge == "end"
        else (first.month + last.month) // 2
    )
    return Extent(Day(first.year, month, 1), month_end(first.year, month))


def _moved(base: Day, count: float, unit: str) -> Day:
    whole = int(count)
    if unit in ("Y", "Q", "M", "C"):
        months = count * {"Y": 12, "Q": 3, "M": 1, "C": 1200}[unit]
        found = shift_months(base, int(months))
        if found is not None and months != int(months):
            found = shift_days(found, round((months - int(months)) * 30))
    elif unit == "BD":
        found = calendars.shift_workdays(base, whole)
    else:
        found = shift_days(base, round(count * 7) if unit == "W" else whole)
    if found is None:
        raise Missing
    return found
