"""Places one moment on the calendar, given what the document has told so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from . import calendars
from .anchors import Surroundings
from .calendars import month_days, month_end, shift_days, shift_months
from .expressions import Expression, Moment
from .ranges import clock_hour
from .values import SEASONS, Extent

Day = dt.date
#: How near ahead, in days, a date without a year has to be to be read as coming rather than almost a year gone.
NEAR_FUTURE = 60
_SEASON_MONTH = {"春": 3, "夏": 6, "秋": 9, "冬": 12}


class Missing(Exception):
    """The document does not tell."""


class Locator:
    """Walks through a document's dates in order and keeps what later ones hang on."""

    def __init__(self, around: Surroundings, reference: dt.datetime | None, name: str) -> None:
        self.around = around
        self.now = reference
        self.today = reference.date() if reference else None
        self.name = name
        self.event: Day | None = None  # the day of the reported event in progress
        self.event_at = -1
        self.weak: Day | None = None  # a day named in passing, good within its paragraph only
        self.weak_at = -1
        self.last: Day | None = None  # the last day or month named, whatever it was named for
        self.last_at = -1
        self.last_grain = ""
        self.last_year_given = False
        self.last_open = False
        self.period: Extent | None = None
        self.start = self.end = 0
        self.expression: Expression | None = None
        self.rule = ""
        self.anchor: str | None = None
        self.because: str | None = None

    # ------------------------------------------------------------ one expression

    def begin(self, start: int, end: int, expression: Expression, rule: str) -> None:
        """Turns to the expression at a place."""
        self.start, self.end, self.expression, self.rule = start, end, expression, rule
        self.anchor = self.because = None

    def finish(self, head: Extent | None, tail: Extent | None, moment: Moment | None) -> tuple[str | None, str | None]:
        """Keeps what later dates hang on; returns anchor and reason of the present one."""
        told = head or tail
        if told is None or moment is None:
            return self.anchor, self.because
        day = told.first
        around, start = self.around, self.start
        dated = moment.grain in ("day", "minute")
        if moment.grain in ("month", "quarter", "half", "year", "months", "third", "week"):
            self.period = Extent(told.first, (tail or told).last)
        furniture = dated and moment.year is not None and around.furniture(start)
        if not furniture:
            closing = tail.last if tail is not None and dated else day
            self.last, self.last_at, self.last_grain = closing, start, moment.grain
            self.last_year_given = moment.year is not None or moment.years is not None or (
                self.last_year_given and self.anchor == "previous date"
            )
            self.last_open = self.rule in ("since", "until", "before", "after")
        form = self.around.form
        text = form[self.start : self.end]
        opens = self.rule not in ("until", "before", "after") and not text.endswith(("以来", "至今"))
        if dated and opens and not furniture:
            if around.opens_sentence(start):
                self.event, self.event_at = day, start
                self.weak = None
            elif not around.background(start, self.end):
                if around.in_first_clause(start):
                    self.weak, self.weak_at = day, start
        return self.anchor or "text", self.because

    # ------------------------------------------------------------ bases

    def _reference(self) -> Day:
        if self.today is None:
            raise Missing
        self.anchor = self.name
        return self.today

    def _base(self, base: str) -> Day:
        if base != "event":
            return self._reference()
        return self._event()

    def _event(self) -> Day:
        """The day that 当天 means here."""
        around = self.around
        sentence = around.sentence_start(self.start)
        if self.last is not None and self.last_at >= sentence and self.last_grain in ("day", "minute") and not self.last_open:
            self.anchor = "previous date"
            return self.last
        paragraph = around.paragraph_start(self.start)
        if self.weak is not None and self.weak_at >= paragraph and self.weak_at > self.event_at:
            self.anchor = "event"
            return self.weak
        if self.event is not None:
            self.anchor = "event"
            return self.event
        if self.weak is not None:
            self.anchor = "event"
            return self.weak
        if self.last is not None and self.last_grain in ("day", "minute") and not self.last_open:
            self.anchor = "previous date"
            return self.last
        return self._reference()

    def _last_named(self) -> Day:
        """The month or year that 同月, 同年, 当年 mean: that of the last date."""
        if self.last is not None and self.last_at >= self.around.paragraph_start(self.start):
            self.anchor = "previous date"
            return self.last
        if self.event is not None:
            self.anchor = "event"
            return self.event
        if self.last is not None:
            self.anchor = "previous date"
            return self.last
        return self._reference()

    # ------------------------------------------------------------ moments

    def extent(self, moment: Moment, floor: Extent | None = None) -> Extent:
        """First and last day of a moment; ``floor`` is the first end of its range. Raises Missing."""
        grain = moment.grain
        if grain == "minute":
            day = self._clock_day(moment, floor)
            return Extent(day, day, clock_hour(moment) * 60 + (moment.minute or 0)) if moment.offset is None else self._offset(moment)
        if grain == "day":
            if moment.offset is not None:
                return self._offset(moment)
            day = self._day(moment, floor)
            return Extent(day, day)
        if grain == "holiday":
            day = self._day(moment, floor)
            festival = calendars.festivals().get(moment.festival or "")
            days = calendars.holiday(festival.holiday, day) if festival and festival.holiday else None
            if moment.term == "清明":
                days = calendars.holiday("qingming", day)
            return Extent(*days) if days else Extent(day, day)
        try:
            return self._long(moment, floor)
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
        if unit.startswith("T"):
            if self.now is None:
                raise Missing
            self.anchor = self.name
            seconds = count * {"TH": 3600, "TM": 60, "TS": 1, "TK": 900}[unit]
            try:
                when = self.now + dt.timedelta(seconds=seconds)
            except OverflowError:
                raise Missing from None
            return Extent(when.date(), when.date(), when.hour * 60 + when.minute)
        if count > 0 and self.last is not None and self.last_at >= self.around.paragraph_start(self.start):
            base = self._event()
        else:
            base = self._reference()
        day = _moved(base, count, unit)
        return Extent(day, day)

    def reckoned(self, span: tuple[float, str]) -> Extent | None:
        """The days of 未来三天, 近三年 from the reference."""
        if self.today is None:
            return None
        count, unit = span
        if unit.startswith("T"):
            return Extent(self.today, self.today, 0)
        try:
            other = _moved(self.today, count, unit)
        except Missing:
            return None
        return Extent(min(self.today, other), max(self.today, other))

    def reckoned_minutes(self, span: tuple[float, str]) -> tuple[str, str]:
        """First and last minute of 最近10分钟."""
        assert self.now is not None
        count, unit = span
        try:
            other = self.now + dt.timedelta(seconds=count * {"TH": 3600, "TM": 60, "TS": 1, "TK": 900}[unit])
        except OverflowError:
            other = self.now
        low, high = sorted((self.now, other))
        return low.isoformat()[:16], high.isoformat()[:16]

    # ------------------------------------------------------------ days

    def _day(self, moment: Moment, floor: Extent | None) -> Day:
        note = moment.note
        if note is not None and note.month is not None and moment.month is None and not note.lunar:
            return self._month_day(note.but(note=moment), floor)
        if moment.days is not None:
            found = shift_days(self._base(moment.days.base), moment.days.by)
        elif moment.festival is not None or moment.term is not None:
            return self._festival(moment, floor)
        elif moment.nth is not None:
            found = self._nth(moment, floor)
        elif moment.weekday is not None and moment.day is None:
            return self._weekday(moment, floor)
        elif moment.lunar:
            return self._lunar(moment, floor)
        elif moment.month is not None:
            return self._month_day(moment, floor)
        elif moment.day is not None:
            return self._day_only(moment, floor)
        else:
            return self._event()  # a part of the day by itself
        if found is None:
            raise Missing
        return found

    def _year_of(self, moment: Moment) -> int | None:
        """The year the words give, or None."""
        if moment.year is not None:
            if not moment.short_year:
                return moment.year
            near = self.today.year if self.today else 2020
            return min((1900 + moment.year, 2000 + moment.year), key=lambda year: (abs(year - near), -year))
        if moment.years is not None:
            if moment.years.base == "event":
                return self._last_named().year + moment.years.by
            return self._reference().year + moment.years.by
        return None

    def _month_day(self, moment: Moment, floor: Extent | None) -> Day:
        assert moment.month is not None and moment.day is not None
        month, number = moment.month, moment.day
        year = self._year_of(moment)
        if year is not None:
            found = calendars.day(year, month, number)
            if found is None:
                raise Missing
            return found
        if floor is not None:
            days = (calendars.day(floor.first.year + more, month, number) for more in range(5))
            return self._first_from(floor, days)
        if (carried := self._carried_year(month, number)) is not None:
            return carried
        today = self._reference()
        reach = 4 if moment.note is not None or (month, number) == (2, 29) else 1
        years = range(today.year - reach, today.year + reach + 1)
        return self._choose([day for year in years if (day := calendars.day(year, month, number))], moment)

    def _carried_year(self, month: int, number: int) -> Day | None:
        """A year named shortly before carries over: 2018年3月任县长，5月2日任书记."""
        if self.last is None or not self.last_year_given or self.last_at < self.around.paragraph_start(self.start):
            return None
        same_sentence = self.last_at >= self.around.sentence_start(self.start)
        if not same_sentence and (self.last_grain not in ("day", "minute", "month") or self.event_at != self.last_at):
            return None
        if self.today is not None and self.last.year == self.today.year and same_sentence is False:
            return None
        for year in (self.last.year, self.last.year + 1):
            found = calendars.day(year, month, number)
            if found is not None and found >= self.last.replace(day=1):
                if self.today is None or found <= self.today or self.last > self.today:
                    self.anchor = "previous date"
                    return found
                return None
        return None

    def _day_only(self, moment: Moment, floor: Extent | None) -> Day:
        number = moment.day
        assert number is not None
        base: Day | None = None
        if moment.months is not None:
            start = self._last_named() if moment.months.base == "event" else self._reference()
            base = shift_months(start.replace(day=1), moment.months.by)
        elif moment.years is not None or moment.year is not None:
            raise Missing
        if base is not None:
            found = calendars.day(base.year, base.month, number)
            if found is None:
                raise Missing
            return found
        if floor is not None:
            return self._first_from(floor, _same_number(floor.first, number, range(0, 4)))
        if (carried := self._carried_month(number)) is not None:
            self.anchor = "previous date"
            return carried
        today = self._reference()
        return self._choose(list(_same_number(today, number, range(-2, 3))), moment)

    def _carried_month(self, number: int) -> Day | None:
        """The month of a date just named: 1月15日返回，23日确诊."""
        around = self.around
        base: Day | None = None
        if self.last is not None and self.last_at >= around.sentence_start(self.start) and not self.last_open:
            base = self.last
        elif self.event is not None and self.event_at >= around.paragraph_start(self.start):
            base = self.event
        elif self.event is not None and (self.today is None or (self.today - self.event).days > 31):
            base = self.event
        if base is None:
            return None
        day = next(iter(_same_number(base, number, range(0, 3))), None)
        if day is None or day < base:
            day = next((later for later in _same_number(base, number, range(0, 3)) if later >= base), None)
        if day is None:
            return None
        if self.today is None or day <= self.today or base > self.today:
            return day
        earlier = calendars.day(base.year, base.month, number)
        return earlier if earlier is not None and earlier <= self.today else None

    def _first_from(self, floor: Extent, days: Iterable[Day | None]) -> Day:
        for day in days:
            if day is not None and day >= floor.first:
                return day
        raise Missing

    def _choose(self, days: list[Day], moment: Moment) -> Day:
        """Of the days a name may mean, the nearest not after publication, unless the text points forward."""
        today = self._reference()
        note = moment.note
        if note is not None:
            fitting = [day for day in days if _fits(day, note)]
            if fitting:
                self.because = "day of the week" if note.weekday else "day named twice"
                return min(fitting, key=lambda day: (abs((day - today).days), day > today))
        past = max((day for day in days if day <= today), default=None)
        future = min((day for day in days if day > today), default=None)
        if past is None or future is None:
            got = past or future
            if got is None:
                raise Missing
            return got
        ago, ahead = (today - past).days, (future - today).days
        if ago == 0:
            return past
        yearly = ago + ahead > 200
        if ahead <= (183 if yearly else 20) and (yearly or ahead <= ago + 7):
            if self.around.forward(self.start, self.end):
                self.because = "points forward"
                return future
        if self.rule in ("before", "until") and ahead < ago and self.expression is not None and self.rule == "before":
            self.because = "points forward"
            return future
        if self.rule == "since" and ahead < ago and not self.around.form.startswith("以来", self.end - 2):
            self.because = "points forward"
            return future
        if yearly and ahead <= NEAR_FUTURE and not self.around.past(self.start, self.end):
            self.because = "nearest"
            return future
        return past

    def _weekday(self, moment: Moment, floor: Extent | None) -> Day:
        assert moment.weekday is not None
        if moment.weeks is not None:
            base = self._base(moment.weeks.base)
            found = shift_days(calendars.week_start(base), 7 * moment.weeks.by + moment.weekday - 1)
            if found is None:
                raise Missing
            return found
        if floor is not None:
            return floor.first + dt.timedelta(days=(moment.weekday - floor.first.isoweekday()) % 7)
        today = self._reference()
        monday = calendars.week_start(today)
        days = [shift_days(monday, 7 * more + moment.weekday - 1) for more in (-1, 0, 1)]
        return self._choose([day for day in days if day], moment)

    def _festival(self, moment: Moment, floor: Extent | None) -> Day:
        def of(year: int) -> Day | None:
            if moment.festival is not None:
                return calendars.festival_day(moment.festival, year)
            return calendars.solar_term(year, moment.term or "")

        return self._yearly(moment, floor, of)

    def _lunar(self, moment: Moment, floor: Extent | None) -> Day:
        month, number = moment.month, moment.day
        if month is None or number is None:
            if number is None:
                raise Missing
            month = 1  # 初三 by itself is said in the first month
        return self._yearly(moment, floor, lambda year: calendars.lunar_in(year, month, number, moment.leap), lunar=True)

    def _yearly(self, moment: Moment, floor: Extent | None, of, lunar: bool = False) -> Day:  # type: ignore[no-untyped-def]
        year = self._year_of(moment)
        if year is not None:
            if lunar:
                found = calendars.lunar(year, moment.month or 1, moment.day or 1, moment.leap)
            else:
                found = of(year)
            if found is None:
                raise Missing
            return found
        if floor is not None:
            return self._first_from(floor, (of(floor.first.year + more) for more in range(4)))
        today = self._reference()
        return self._choose([day for more in range(-3, 4) if (day := of(today.year + more))], moment)

    def _nth(self, moment: Moment, floor: Extent | None) -> Day | None:
        nth = moment.nth or 1
        unit = moment.but(grain="month" if moment.month or moment.months else "year", nth=None, weekday=None)
        around = self._long(unit, floor)
        if moment.weekday is not None:
            return calendars.nth_weekday(around.first.year, around.first.month, nth, moment.weekday)
        return around.last if nth < 0 else shift_days(around.first, nth - 1)

    # ------------------------------------------------------------ longer units

    def _long(self, moment: Moment, floor: Extent | None) -> Extent:
        grain = moment.grain
        if grain in ("century", "decade"):
            first, size = (moment.century, 100) if grain == "century" else (moment.decade, 10)
            assert first is not None
            low, high = {"start": (0, 0.3), "mid": (0.4, 0.7), "end": (0.7, 1.0)}.get(moment.edge or "", (0, 1.0))
            return Extent(Day(max(1, first + int(size * low)), 1, 1), Day(first + int(size * high) - 1, 12, 31))
        if grain == "plan" and moment.plan:
            first, last = moment.plan
            start = last if moment.edge == "end" else first + 2 if moment.edge == "mid" else first
            stop = first if moment.edge == "start" else first + 2 if moment.edge == "mid" else last
            return Extent(Day(start, 1, 1), Day(stop, 12, 31))
        if grain in ("week", "weekend"):
            return self._week(moment, floor)
        if grain == "third":
            of = self._long(moment.but(grain="month", third=None), floor)
            opening, closing = divmod(moment.third or 1, 10)
            start = of.first.replace(day=10 * (opening or closing) - 9)
            return Extent(start, of.last if closing == 3 else start.replace(day=10 * closing))
        if grain == "month":
            extent = self._month(moment, floor)
        else:
            extent = self._in_year(moment, self._year(moment, floor))
        return _edge_of(extent, moment) if moment.edge else extent

    def _year(self, moment: Moment, floor: Extent | None) -> int:
        year = self._year_of(moment)
        if year is not None:
            return year
        if moment.quarters is not None:
            base = self._base("event") if moment.quarters.base == "event" else self._reference()
            return base.year
        if floor is not None:
            return floor.first.year
        if self.last is not None and self.last_year_given and self.last_at >= self.around.sentence_start(self.start):
            if self.last_grain in ("year", "half", "quarter", "months", "month"):
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
            return Extent(Day(year, 1, 1), Day(year, 6, 30)) if moment.half == 1 else Extent(Day(year, 7, 1), Day(year, 12, 31))
        if grain == "months" and moment.leading:
            return Extent(Day(year, 1, 1), month_end(year, moment.leading[0] * moment.leading[1]))
        if grain == "season" and moment.season in SEASONS:
            first = Day(year, _SEASON_MONTH[moment.season], 1)
            closing = shift_months(first, 2) or first
            return Extent(first, month_end(closing.year, closing.month))
        if moment.same_period and self.period is not None:
            gap = year - self.period.first.year
            shifted = [shift_months(day, 12 * gap) for day in (self.period.first, self.period.last)]
            if shifted[0] and shifted[1]:
                return Extent(shifted[0], month_end(shifted[1].year, shifted[1].month))
        return Extent(Day(year, 1, 1), Day(year, 12, 31))

    def _month(self, moment: Moment, floor: Extent | None) -> Extent:
        if moment.months is not None:
            base = self._last_named() if moment.months.base == "event" else self._reference()
            start = shift_months(base.replace(day=1), moment.months.by)
            if start is None:
                raise Missing
            return Extent(start, month_end(start.year, start.month))
        month = moment.month
        if month is None:
            raise Missing
        year = self._year_of(moment)
        if moment.lunar:
            return self._lunar_month(moment, month, year, floor)
        if year is None and floor is not None:
            year = floor.first.year + (month < floor.first.month)
        if year is None and (carried := self._carried_year(month, 28)) is not None:
            year = carried.year
        if year is None:
            today = self._reference()
            day = self._choose([Day(today.year + more, month, min(today.day, month_days(today.year + more, month))) for more in (-1, 0, 1)], moment)
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
            around = self._long(unit, floor)
            monday = around.first + dt.timedelta(days=(-around.first.weekday()) % 7)  # the first Monday of the unit
            if moment.nth_week < 0:
                monday = calendars.week_start(around.last)
            else:
                monday += dt.timedelta(days=7 * (moment.nth_week - 1))
        else:
            base = self._base(moment.weeks.base) if moment.weeks else floor.first if floor else self._reference()
            monday = calendars.week_start(base) + dt.timedelta(days=7 * (moment.weeks.by if moment.weeks else 0))
        if moment.grain == "weekend":
            return Extent(monday + dt.timedelta(days=5), monday + dt.timedelta(days=6))
        return Extent(monday, monday + dt.timedelta(days=6))


def _edge_of(extent: Extent, moment: Moment) -> Extent:
    """The beginning, middle or end of a year (a month), of a month (ten days), of a half or quarter (a month)."""
    first, last = extent.first, extent.last
    if moment.grain == "month":
        start = {"start": first, "mid": first.replace(day=11)}.get(moment.edge or "", first.replace(day=21))
        return Extent(start, last if moment.edge == "end" else start + dt.timedelta(days=9))
    month = first.month if moment.edge == "start" else last.month if moment.edge == "end" else (first.month + last.month) // 2
    return Extent(Day(first.year, month, 1), month_end(first.year, month))


def _same_number(base: Day, number: int, months: range) -> Iterable[Day]:
    for more in months:
        start = shift_months(base.replace(day=1), more)
        if start is not None and number <= month_days(start.year, start.month):
            yield start.replace(day=number)


def _moved(base: Day, count: float, unit: str) -> Day:
    whole = int(count)
    if unit in ("Y", "Q", "M", "C"):
        months = count * {"Y": 12, "Q": 3, "M": 1, "C": 1200}[unit]
        found = shift_months(base, int(months))
        if found is not None and months != int(months):
            found = shift_days(found, round((months - int(months)) * 30))
    else:
        found = shift_days(base, round(count * 7) if unit == "W" else whole)
    if found is None:
        raise Missing
    return found


def _fits(day: Day, note: Moment) -> bool:
    """Whether a day is the one a note in brackets names."""
    if note.weekday is not None:
        return day.isoweekday() == note.weekday
    if note.festival is not None:
        return calendars.festival_day(note.festival, day.year) == day
    if note.term is not None:
        return calendars.solar_term(day.year, note.term) == day
    if note.lunar and note.day is not None:
        return calendars.lunar_in(day.year, note.month or 1, note.day, note.leap) == day
    if note.month is not None and note.day is not None:
        return (day.month, day.day) == (note.month, note.day)
    return False
