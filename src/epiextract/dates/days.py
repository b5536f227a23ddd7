"""Places days: which day 28日, 周五, 正月初五, 元宵节 or 次日 is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from . import calendars
from .calendars import month_days, shift_days, shift_months
from .expressions import Moment
from .story import Missing, Story
from .values import Extent

Day = dt.date
#: How near, in days, a date without a year has to be ahead to be read as coming rather than almost a year gone; and how
#: near a month told of, for a day by its number to be one of its days.
NEAR_FUTURE = 60
#: How soon after the day just named a day without a month may come, though it lies ahead: 预计22日减弱，23日停止.
TOMORROW = 3
#: How near ahead a date with 起 of the same year has to be: notices announce a beginning some weeks before.
SOON = 100
#: How near ahead days without a month may begin that last: on the 8th, 9日至12日有雨 are no days of the month before.
BEGINS_SOON = 3
#: How near ahead the day behind 截至 may be: a deadline rather than the day of last year's count.
DEADLINE = 20
#: How many days before the reported event another, named by its number, may lie: 9日通报。8日完成清查。
JUST_BEFORE = 7
#: How long a period to come may be, for a day by its number to be one of its days.
COMING = 20
#: What `anchors.publication` calls the day of publication that is but the day the text tells of, and how soon after it the
#: page may tell of another.
_TOLD, _SHORTLY = "text", 15
#: The year before the one spoken of.
_YEAR_BEFORE = ("上年", "上一年")
#: How many years ahead a year of two digits may lie: 25年 in 2021, but 49年 was 1949.
SHORT_YEARS_AHEAD = 20


class DayLocator(Story):
    """Places the moments that are days."""

    def extent(self, moment: Moment, floor: Extent | None = None) -> Extent:
        """First and last day of any moment."""
        raise NotImplementedError

    def longer(self, moment: Moment, floor: Extent | None) -> Extent:
        """First and last day of a moment longer than a day."""
        raise NotImplementedError

    def _year_of(self, moment: Moment) -> int | None:
        """The year the words give, or None."""
        if moment.year is not None:
            if not moment.short_year:
                return moment.year
            near = self.today.year if self.today else 2020
            centuries = (1900 + moment.year, 2000 + moment.year)
            return max((year for year in centuries if year <= near + SHORT_YEARS_AHEAD), default=centuries[0])
        if moment.sexagenary is not None:
            near = self.today.year if self.today else 2020
            return near + (moment.sexagenary - (near - 4) + 30) % 60 - 30
        if moment.years is not None:
            if self.around.form.startswith(_YEAR_BEFORE, self.start) and self._year_in_sentence():
                self.anchor = "previous date"
                return self._last_named().year + moment.years.by  # 去年产值比上年增长7%
            if moment.years.base == "event":
                base = self.floor.first if self.floor else self._year_told()  # 12月30日至次年1月2日
                return base.year + moment.years.by
            return self._reference().year + moment.years.by
        return None

    def _year_in_sentence(self) -> bool:
        """Whether a year or a part of one was named last in the sentence."""
        yearly = self.last_grain in ("year", "half", "quarter", "months")
        return self.last is not None and yearly and self.last_at >= self.around.sentence_start(self.start)

    def _day(self, moment: Moment, floor: Extent | None) -> Day:
        note = moment.note
        if note is not None and note.month is not None and moment.month is None and not note.lunar:
            return self._month_day(note.but(note=moment), floor)
        if moment.days is not None:
            base = floor.first if floor is not None and moment.days.base == "event" else self._base(moment.days.base)
            if moment.days.base == "reference" and (said := self._day_of_quotation()) is not None:
                base = said
            if self.around.form.startswith("第", self.start):
                if moment.days.by > 1 and self.anchor == self.name:
                    raise Missing  # 第三天 after nothing
                base = self.origin = self.origin or base
            found = shift_days(base, moment.days.by)
            if note is not None and note.day is not None and found is not None and found.day != note.day:
                near = _same_number(found, note.day, range(-1, 2))  # 今(14)日, printed on the 15th
                found = min(near, key=lambda day: abs((day - base).days), default=None)
        elif moment.festival is not None and moment.nth is not None:
            days = self.extent(moment.but(grain="holiday", nth=None), floor)
            found = days.last if moment.nth < 0 else shift_days(days.first, moment.nth - 1)
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
        weekday = moment.note.weekday if moment.note is not None else None
        carried = self._carried_year(month, number)
        if carried is not None and weekday in (None, carried.isoweekday()):  # 2018年5月到任。本周六(9月18日)
            return carried
        if self.today is None and self.only_year is not None and (found := calendars.day(self.only_year, month, number)):
            return found
        today = self._written()
        reach = 4 if moment.note is not None or (month, number) == (2, 29) else 1
        years = range(today.year - reach, today.year + reach + 1)
        return self._choose([day for year in years if (day := calendars.day(year, month, number))], moment)

    def _carried_year(self, month: int, number: int) -> Day | None:
        """A year named shortly before carries over: 2018年3月任县长，5月2日任书记; so does that of a coming day."""
        if self.last is None or self.last_at < self.around.paragraph_start(self.start) or self.around.dateline(self.start, self.end):
            return None
        if self.last_grain == "season":
            return None  # 今冬明春农田建设,10月18日
        same_sentence = self.last_at >= self.around.sentence_start(self.start)
        coming = same_sentence and self.today is not None and self.last > self.today
        if not self.last_year_given and not coming:
            return None
        if (
            self.today is not None
            and not same_sentence
            and (self.last_grain not in ("day", "minute", "month") or self.event_at != self.last_at)
        ):
            return None
        if self.today is not None and self.last.year == self.today.year and same_sentence is False:
            return None
        for year in (self.last.year, self.last.year + 1):
            found = calendars.day(year, month, number)
            if found is not None and found >= self.last.replace(day=1):
                if coming and not self.last_year_given and (found - self.last).days > 183:
                    return None
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
        today = self._written()
        return self._choose(list(_same_number(today, number, range(-2, 3))), moment)

    def _carried_month(self, number: int) -> Day | None:
        """The month of a date just named: 1月15日返回，23日确诊."""
        around = self.around
        base: Day | None = None
        within_event = True
        same_sentence = self.last_at >= around.sentence_start(self.start)
        coming = self.last is not None and self.today is not None and self.last > self.today
        goes_on = same_sentence and (not self.last_open or coming and self._looks_ahead())
        goes_on = goes_on and self.last_grain not in ("year", "half", "quarter")  # 今年第5号台风于13日登陆
        goes_on = goes_on and not (coming and self.last_grain == "holiday")  # 清明假期临近,县长23日检查
        if self.last is not None and (goes_on or coming and not self.last_open and self._soon_after(self.last, number)) or self._month_told():
            base, within_event = self.last, False
        elif (
            self.event is not None
            and self.event_at >= around.paragraph_start(self.start)
            or self.event is not None
            and (self.today is None or (self.today - self.event).days > 31)
        ):
            base = self.event
        elif self.weak is not None and self.weak_at >= around.paragraph_start(self.start) > self.event_at:
            base = self.weak if self.weak <= (self.today or self.weak) else None
        if self.coming is not None and self.today is not None and (self.coming.last - self.coming.first).days <= COMING:
            inside = next((d for d in _same_number(self.coming.first, number, range(0, 3)) if d >= self.coming.first), None)
            if inside is not None and self.today < inside <= self.coming.last:
                return inside  # 5月11日至14日停课。…复课时间(12日8时)
        if base is None:
            return None
        day = next(iter(_same_number(base, number, range(0, 3))), None)
        just_before = within_event and day is not None and 0 < (base - day).days <= JUST_BEFORE
        if day is None or day < base and not just_before:
            day = next((later for later in _same_number(base, number, range(0, 3)) if later >= base), None)
        if day is None:
            return None
        if self.today is None or day <= self.today or base > self.today:
            return day
        earlier = calendars.day(base.year, base.month, number)
        nearer = earlier is not None and dt.timedelta() <= self.today - earlier < day - self.today
        told = nearer and not self.around.forward(self.start, self.end)  # 13日,书记来到;工作人员从11日起没有合眼
        if self._looks_ahead() and (day - self.today).days <= 31 and not told:
            self.because = "points forward"
            return day
        if base is self.last and (day - base).days <= TOMORROW and same_sentence:
            self.because = "nearest"
            return day
        return earlier if earlier is not None and earlier <= self.today else None

    def _month_told(self) -> bool:
        """Whether a month or a third of one was told of last in the paragraph: 7月下旬,水位猛涨。24日,…."""
        if self.last is None or self.last_grain not in ("month", "third") or self.last_open:
            return False
        if self.around.in_passing(self.last_end):
            return False
        lately = self.chronicle > 0 or self.today is None or (self.today - self.last).days <= NEAR_FUTURE
        if not lately or self.last_at < self.around.paragraph_start(self.start) or self.last_at < self.event_at:
            return False
        # 15日,…。某某今年2月调任。截至16日: told in passing
        return self.event_at < self.around.paragraph_start(self.start) or self.around.opens_sentence(self.last_at)

    def _first_from(self, floor: Extent, days: Iterable[Day | None]) -> Day:
        for day in days:
            if day is not None and day >= floor.first:
                return day
        raise Missing

    def _choose(self, days: list[Day], moment: Moment) -> Day:
        """Of the days a name may mean, the nearest not after publication, unless the text points forward."""
        today = self._written()
        note = moment.note
        if note is not None:
            fitting = [day for day in days if _fits(day, note)]
            if 0 < len(fitting) < len(days):  # 3月12日(植树节) is so in every year
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
        if ago == 0 or self.chronicle or self.around.dateline(self.start, self.end):
            return past
        yearly = ago + ahead > 200
        if not yearly and ahead <= min(ago, _SHORTLY) and self.anchor == _TOLD:
            self.because = "nearest"  # the page was written no earlier than the day it tells of: 3月24日起封控。28日通告
            return future
        near = ahead <= (183 if yearly else 20) and (yearly or ahead <= ago + 7)
        ahead_looking = self._looks_ahead()
        if yearly and ahead_looking and self.rule == "since":
            begins = future.year == today.year or (future.month, future.day) == (1, 1)
            ahead_looking = ahead <= (SOON if begins else NEAR_FUTURE)
        margin = 31 if yearly and self.rule == "before" and future.year == today.year else 0  # a deadline of the same year
        spans = self.expression is not None and self.expression.last is not None
        begins_soon = spans and not yearly and ahead <= BEGINS_SOON and not self.around.past(self.start, self.end)
        if begins_soon or (ahead_looking and ahead < ago + margin) or (near and self.around.forward(self.start, self.end)):
            self.because = "points forward"
            return future
        backward = (self.rule == "until" and ahead > DEADLINE) or (self.rule == "since" and not ahead_looking)
        backward = backward or self._spans_months()
        if yearly and ahead <= NEAR_FUTURE and not backward and not self.around.past(self.start, self.end):
            self.because = "nearest"
            return future
        return past

    def _soon_after(self, base: Day, number: int) -> bool:
        """Whether a day by its number follows a coming day named in the paragraph within a week: 定于5日召开。6日闭幕。"""
        if self.last_at < self.around.paragraph_start(self.start) or self.last_grain not in ("day", "minute"):
            return False
        return any(0 <= (day - base).days <= 7 for day in _same_number(base, number, range(0, 2)))

    def _spans_months(self) -> bool:
        """Whether it is the first of three months and more, as of a count: 1月至9月."""
        first, last = (self.expression.first, self.expression.last) if self.expression is not None else (None, None)
        if first is None or last is None or first.grain != "month" or first.month is None or last.month is None:
            return False
        return last.month - first.month > 1

    def _looks_ahead(self) -> bool:
        """Whether the words with the date, as 前 and 起, mostly announce."""
        return self.rule == "before" or (self.rule == "since" and not self.around.form.startswith("以来", self.end - 2))

    def _weekday(self, moment: Moment, floor: Extent | None) -> Day:
        assert moment.weekday is not None
        if moment.weeks is None and self.listed is not None and floor is None:  # 下周二、周四
            self.anchor = "previous date"
            return self.listed + dt.timedelta(days=(moment.weekday - self.listed.isoweekday()) % 7)
        if moment.weeks is not None:
            base = self._base(moment.weeks.base)
            found = shift_days(calendars.week_start(base), 7 * moment.weeks.by + moment.weekday - 1)
            if found is None:
                raise Missing
            return found
        if floor is not None:
            return floor.first + dt.timedelta(days=(moment.weekday - floor.first.isoweekday()) % 7)
        today = self._reference()
        if self.rule == "before":  # 周五前
            return today + dt.timedelta(days=(moment.weekday - today.isoweekday()) % 7)
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
        if (month, number) == (12, 30):
            number = 0  # 腊月三十 is said of the last day also where the month has 29
        return self._yearly(
            moment.but(month=month, day=number),
            floor,
            lambda year: calendars.lunar_in(year, month, number, moment.leap),
            lunar=True,
        )

    def _yearly(
        self, moment: Moment, floor: Extent | None, of: Callable[[int], Day | None], lunar: bool = False
    ) -> Day:
        year = self._year_of(moment)
        if year is not None:
            if lunar:
                found = calendars.lunar(year, moment.month or 1, moment.day or 0, moment.leap)
            else:
                found = of(year)
            if found is None:
                raise Missing
            return found
        if floor is not None:
            return self._first_from(floor, (of(floor.first.year + more) for more in range(4)))
        if (carried := self._carried_festival(of)) is not None:
            return carried
        today = self._reference()
        reach = 40 if moment.leap else 3  # a leap month comes back after up to forty years
        days = [day for more in range(-reach, reach + 1) if (day := of(today.year + more))]
        if moment.nearest and days:
            past = [day for day in days if day < today]
            return min(set(days) - set(past) - {today}) if moment.nearest > 0 else max(past)
        if moment.nearest == 0 and days:
            return min(days, key=lambda day: abs((day - today).days))
        return self._choose(days, moment)

    def _carried_festival(self, of: Callable[[int], Day | None]) -> Day | None:
        """2019年元旦、春节: a year named before in the sentence carries over."""
        if self.last is None or not self.last_year_given or self.last_at < self.around.sentence_start(self.start):
            return None
        days = [day for more in (0, 1) if (day := of(self.last.year + more)) and day >= self.last]
        if not days or (self.today is not None and days[0] > self.today >= self.last):
            return None
        self.anchor = "previous date"
        return days[0]

    def _nth(self, moment: Moment, floor: Extent | None) -> Day | None:
        nth = moment.nth or 1
        unit = moment.but(grain="month" if moment.month or moment.months else "year", nth=None, weekday=None)
        around = self.longer(unit, floor)
        if moment.weekday is not None:
            return calendars.nth_weekday(around.first.year, around.first.month, nth, moment.weekday)
        return around.last if nth < 0 else shift_days(around.first, nth - 1)


def _same_number(base: Day, number: int, months: range) -> Iterable[Day]:
    for more in months:
        start = shift_months(base.replace(day=1), more)
        if start is not None and number <= month_days(start.year, start.month):
            yield start.replace(day=number)


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
