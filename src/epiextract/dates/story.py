"""What a document has told so far: the reported event in progress, the last dates named, the dateline."""

from __future__ import annotations

import datetime as dt
import re
from collections import deque
from collections.abc import Sequence

from .anchors import Surroundings
from .calendars import month_end
from .expressions import Expression, Moment
from .values import Extent

Day = dt.date


_COMPARES = re.compile("[比较]$|[高低快慢好优多少]于$")
_LONGEST_EVENT = 62  # days
_REPRINTED = 7  # days
_QUOTATION = 200  # characters of a sentence up to a date in a quotation
_LISTING = ("、", "和", "及", "与", "或", "以及", ",")


class Missing(Exception):
    """The document does not tell."""


class Story:
    """Walks through a document's dates in order and keeps what later ones hang on."""

    def __init__(
        self, around: Surroundings, reference: dt.datetime | None, name: str, articles: Sequence[int] = ()
    ) -> None:
        self.around = around
        self._published = reference
        self.name = name
        self.only_year: int | None = None  # the year of days without one, where nothing dates the page
        self._later_articles = deque(articles[1:])
        self._open()
        self.start = self.end = 0
        self.floor: Extent | None = None  # the first end of the range whose second end is being placed
        self.expression: Expression | None = None
        self.rule = ""
        self.anchor: str | None = None
        self.because: str | None = None

    def _open(self) -> None:
        """Nothing told yet: at the beginning of the document, and of each further article."""
        self.chronicle = 0  # the year that heads what is told
        self.now = self._published
        self.today = self.now.date() if self.now else None
        self.dateline: Day | None = None  # the day of the dispatch (新华社北京2月3日电)
        self.event: Day | None = None  # the day of the reported event in progress
        self.event_at = -1
        self.weak: Day | None = None  # a day named in passing, good within its paragraph only
        self.weak_at = -1
        self.last: Day | None = None  # the last day or month named, whatever it was named for
        self.last_minute: dt.datetime | None = None  # its clock time, if it had one
        self.last_at = -1
        self.last_grain = ""
        self.last_year_given = False
        self.last_open = False
        self.last_end = -1
        self.coming: Extent | None = None  # a period to come that was named last
        self.origin: Day | None = None  # the day from which 第二天, 第三天 are counted
        self.period: Extent | None = None
        self.listed: Day | None = None  # the day of a given week named directly before, as 下周二 in 下周二、周四

    # ------------------------------------------------------------ one expression

    def begin(self, start: int, end: int, expression: Expression, rule: str) -> None:
        """Turns to the expression at a place, in the next article where one has begun."""
        while self._later_articles and start >= self._later_articles[0]:
            self._later_articles.popleft()
            self._open()
        if self.listed is not None and self.around.form[self.end : start] not in _LISTING:
            self.listed = None
        self.start, self.end, self.expression, self.rule = start, end, expression, rule
        self.anchor = self.because = None
        self._enter_heading()

    def _enter_heading(self) -> None:
        """Tells as at its end what stands under a chronicle's heading, a year alone on its line or a month under one."""
        moment = self.expression.first if self.expression is not None else None
        if moment is None or moment.grain not in ("year", "month"):
            return
        year = moment.year or (self.chronicle if moment.month else 0)
        if not year or not self.around.heads_dates(self.start, self.end):
            return
        self.chronicle = min(max(year, 1), 9999)
        end = month_end(self.chronicle, moment.month or 12)
        self.now = dt.datetime.combine(end, dt.time())
        self.now = min(self.now, self._published) if self._published else self.now
        self.today = self.now.date()
        self.event = self.weak = None

    def finish(self, head: Extent | None, tail: Extent | None, moment: Moment | None) -> tuple[str | None, str | None]:
        """Keeps what later dates hang on; returns anchor and reason of the present one."""
        told = head or tail
        weekly = moment is not None and moment.weekday and (moment.weeks or self.listed)
        self.listed = tail.last if tail is not None and weekly else None
        if told is None or moment is None or self._compares(moment):
            return self.anchor, self.because
        day = told.first
        around, start = self.around, self.start
        dated = moment.grain in ("day", "minute")
        if moment.grain in ("month", "quarter", "half", "year", "months", "third", "week"):
            until = self.today if self.rule == "since" and self.today and self.today >= told.first else None
            self.period = Extent(told.first, until or (tail or told).last)
        if dated and not self.around.form.startswith("第", self.start):
            self.origin = None
        furniture = dated and moment.year is not None and around.furniture(start)
        dispatch = moment.grain == "day" and head is not None and around.dateline(start, self.end)
        told_whole = dated and moment.year is not None and tail is not None and day == tail.last <= (self.today or day)
        if dispatch or told_whole and around.occasion(start, self.end):
            self.dateline, furniture = day, True
        if not furniture:
            closing = tail.last if tail is not None and dated else day
            self.last, self.last_at, self.last_grain, self.last_end = closing, start, moment.grain, self.end
            ahead = tail is not None and dated and self.today is not None and closing > self.today
            if ahead and moment.festival is not None:
                self.last_grain = "holiday"  # 为过好春节,…13日启动
            self.coming = Extent(day, closing) if ahead and closing > day else None
            minute = (tail or told).minute
            self.last_minute = None
            if minute is not None and (closing < Day.max or minute < 1440):
                self.last_minute = dt.datetime.combine(closing, dt.time()) + dt.timedelta(minutes=minute)
            self.last_year_given = (
                moment.year is not None
                or moment.years is not None
                or (self.last_year_given and self.anchor == "previous date")
            )
            self.last_open = self.rule in ("since", "until", "before", "after")
        form = self.around.form
        text = form[self.start : self.end]
        opens = self.rule not in ("until", "before", "after") and not text.endswith(("以来", "至今"))
        long = tail is not None and (tail.last - told.first).days > _LONGEST_EVENT  # 1月1日至6月9日,全市降雨…
        opens = opens and not (moment.offset is not None and self.today is not None and day > self.today)
        looks_back = moment.days is not None and moment.days.base == "event" and moment.days.by < 0  # 头一天
        opens = opens and not looks_back
        if dated and opens and not furniture and not long and not around.nears(self.end):
            if around.opens_sentence(start):
                self.event, self.event_at = day, start
                self.weak = None
            elif around.in_first_clause(start) and not around.background(start, self.end):
                self.weak, self.weak_at = day, start
        return self.anchor or "text", self.because

    def _compares(self, moment: Moment) -> bool:
        """Whether the date is only held beside the one spoken of: 比上半年高, 快于去年同期."""
        before = self.around.form[max(0, self.start - 2) : self.start]
        return moment.same_period or (moment.grain not in ("day", "minute") and _COMPARES.search(before) is not None)

    # ------------------------------------------------------------ bases

    def _reference(self) -> Day:
        if self.today is None:
            raise Missing
        self.anchor = self.name
        return self.today

    def _base(self, base: str) -> Day:
        if base == "event":
            return self._event()
        if self.dateline is not None and base == "reference":
            self.anchor = "dateline"
            return self.dateline
        return self._reference()

    def _day_of_quotation(self) -> Day | None:
        """The day named before the quotation of the sentence in which a date stands: 5月1日,有人散布“明天封镇”."""
        sentence = max(self.around.sentence_start(self.start), self.start - _QUOTATION)
        opens = self.around.form.rfind("“", sentence, self.start)
        if opens < 0 or self.last is None or self.last_open or self.last_grain not in ("day", "minute"):
            return None
        if not sentence <= self.last_at < opens or self.around.form.rfind("”", opens, self.start) >= 0:
            return None
        self.anchor = "previous date"
        return self.last

    def _event(self) -> Day:
        """The day that 当天 means here."""
        around = self.around
        sentence = around.sentence_start(self.start)
        if (
            self.last is not None
            and self.last_at >= sentence
            and self.last_grain in ("day", "minute")
            and not self.last_open
        ):
            self.anchor = "previous date"
            return self.last
        paragraph = around.paragraph_start(self.start)
        if self.weak is not None and self.weak_at >= paragraph and self.weak_at > self.event_at:
            self.anchor = "event"
            return self.weak
        told_here = self.last is not None and self.last_at >= paragraph > self.event_at
        if told_here and self.last is not None and self.last_grain in ("day", "minute") and not self.last_open:
            self.anchor = "previous date"
            return self.last
        if self.event is not None:
            self.anchor = "event"
            return self.event
        if self.weak is not None:
            self.anchor = "event"
            return self.weak
        if self.last is not None and self.last_grain in ("day", "minute") and not self.last_open:
            self.anchor = "previous date"
            return self.last
        return self._base("reference")

    def _year_told(self) -> Day:
        """The year that 当年, 次年 mean: that of the last date if it was named with its year."""
        if self.last is not None and self.last_year_given:
            self.anchor = "previous date"
            return self.last
        return self._last_named()

    def _written(self) -> Day:
        """The day from which dates without month or year look back: a dispatch may be printed again much later."""
        today = self._reference()
        if self.dateline is not None and (today - self.dateline).days > _REPRINTED:
            self.anchor = "dateline"
            return self.dateline
        return today

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
