"""What dates hang on: the publication line, the reported event in progress, and the words around them."""

from __future__ import annotations

import datetime as dt
import functools
import re

from . import calendars, words
from .expressions import Moment
from .find import Found

_TITLE = 30  # characters of a title
#: What a chronicle has under a year: 3月5日, 是年.
_UNDER_YEAR = re.compile(r"\n{1,2}[ ●·]{0,4}(?:[0-9一二三四五六七八九十]{1,3}[月日]|[是同本当]年|[春夏秋冬])")
#: Behind a date: it is yet to come.
_NEARING = re.compile("[,]?[^,]{0,3}(?:将至|将近|即将|临近|来临|到来|还远|还早)")
_ANNOUNCED = re.compile(rf"{_NEARING.pattern}|[,]?[^,]{{0,3}}(?:将(?![^,]{{0,6}}[了把])|拟|前夕)")
_PART_END = re.compile("[。!?;\n]")
_AGENCY = re.compile("[社网讯报台][^,。\n]{0,10}$")
_DISPATCH = re.compile("[专急快]?电|讯")
_ATTRIBUTE = re.compile(r"[^,。;、\n]{1,8}的")  # 2月7日通报的病例
_COMMA = re.compile("[,:]")
_BARE_LABEL = re.compile("[ \t]{0,8}[【]?时[ ]{0,4}间[】]?[: \t]{1,4}$")  # 时间:2022年8月22日 地点:…
_HISTORIC_YEARS = 3  # so many years named in a paragraph make a history
_GENERATION = 30  # years
#: A person's life behind a date, which does not date the page; and the periods that may.
_LIFE = re.compile("出?生|参加|加入|入[党伍学职]|毕业|任|考入|进入|调|当选")
_UNDER_WAY = ("year", "half", "quarter", "month", "season", "holiday", "school")
_SHORTLY = 31  # days


@functools.cache
def _lead_in() -> re.Pattern[str]:
    """What may stand between a sentence's beginning and the date of the event it reports."""
    bracketed = r"[(][^()\n]{0,20}[)]|【[^】\n]{0,12}】|[0-9一二三四五六七八九十]{1,3}[、.]|[^,。\n]{0,8}讯"
    return re.compile(f'(?:[ \t▲■●◆*“‘"【]|{words.cue("lead in").pattern}[,:]?|{bracketed}){{0,4}}$')


@functools.cache
def _historic() -> re.Pattern[str]:
    """A word of former times that ends its clause, or all but that: 某县解放, 更名为某县."""
    return re.compile(rf",?[^,。;!?\n]{{0,10}}?{words.cue('history').pattern}(?=[,。;!?)\n为后了于]|$)")


class Surroundings:
    """Lookups around a place in a text in matching form."""

    def __init__(self, form: str) -> None:
        self.form = form

    def sentence_start(self, at: int) -> int:
        """Where the sentence of a place begins (looking back 1,000 characters at most)."""
        rfind, low = self.form.rfind, max(0, at - 1000)
        low = max(low, rfind("\n", low, at) + 1)
        low = max(low, rfind("。", low, at) + 1)
        return max(low, rfind("!", low, at) + 1, rfind("?", low, at) + 1)

    def part_start(self, at: int) -> int:
        """Where the part of the sentence between full stops and semicolons begins."""
        low = self.sentence_start(at)
        return max(low, self.form.rfind(";", low, at) + 1)

    def paragraph_start(self, at: int) -> int:
        """Where the line of a place begins (looking back 4,000 characters at most)."""
        low = max(0, at - 4000)
        return max(low, self.form.rfind("\n", low, at) + 1)

    def line(self, at: int) -> str:
        """The line of a place."""
        start = max(self.form.rfind("\n", max(0, at - 300), at) + 1, at - 300, 0)
        end = self.form.find("\n", at, at + 300)
        return self.form[start : end if end >= 0 else at + 300]

    def opens_sentence(self, at: int) -> bool:
        """Whether the place opens its sentence, lead-ins such as 此前的 or a byline aside."""
        start = self.part_start(at)
        if at - start > 40:
            return False
        return _lead_in().match(self.form, start, at) is not None

    def in_first_clause(self, at: int) -> bool:
        """Whether no comma stands between the sentence's beginning and the place."""
        start = self.part_start(at)
        return at - start <= 60 and not _COMMA.search(self.form, start, at)

    def background(self, start: int, end: int) -> bool:
        """Whether the clause tells of something other than the reported event."""
        clause = max(self.sentence_start(start), start - 30)
        before = self.form[clause:start]
        if words.cue("background").search(before):
            return True
        return _ATTRIBUTE.match(self.form, end) is not None and "在" not in before[-3:]

    def forward(self, start: int, end: int) -> bool:
        """Whether the words around point to the future."""
        low = max(0, start - 14, self.form.rfind("\n", max(0, start - 14), start) + 1)
        low = max(low, self.part_start(start), self.form.rfind(",", low, start) + 1)
        if words.cue("forward").search(self.form, low, start):
            return True
        if low == start and self.form[start - 1 : start] == ",":  # 气象部门预计,17日有雨
            announced = self.form[max(0, start - 5) : start - 1]
            if any(match.end() == len(announced) for match in words.cue("forecast").finditer(announced)):
                return True
        return self._announced(_ANNOUNCED, end)

    def nears(self, end: int) -> bool:
        """Whether what was named is said to come: 春节将至."""
        return self._announced(_NEARING, end)

    def _announced(self, pattern: re.Pattern[str], end: int) -> bool:
        stop = _PART_END.search(self.form, end, end + 8)
        return pattern.match(self.form[end : stop.start() if stop else end + 8]) is not None

    def past(self, start: int, end: int) -> bool:
        """Whether the words before, in the same clause, point to the past."""
        low = self.sentence_start(start)
        return words.cue("past").search(self.form, max(low, start - 14), start) is not None

    def dateline(self, start: int, end: int) -> bool:
        """Whether the date is a dispatch's: 新华社北京2月3日电."""
        return (
            _DISPATCH.match(self.form, end) is not None
            and _AGENCY.search(self.form, max(0, start - 12), start) is not None
        )

    def heads_dates(self, start: int, end: int) -> bool:
        """Whether what stands there fills its line, and the next line begins with a month, a day or 是年; or its line is the
        title of a chronicle."""
        if self.form[start - 1 : start] in ("", "\n") and _UNDER_YEAR.match(self.form, end):
            return True
        line = self.line(start)
        return len(line) <= _TITLE and words.cue("chronicle").search(line) is not None

    def occasion(self, start: int, end: int) -> bool:
        """Whether the date is labelled as the time of what the page records: 访谈时间:, 时间: beside 地点:."""
        at = len(self.form[max(0, start - 4) : start].rstrip(": \t")) + max(0, start - 4)
        if at == start or self.form[at - 1 : at] not in ("间", "期", "】"):
            return False
        if any(found.end() == at for found in words.cue("occasion").finditer(self.form, max(0, at - 8), at)):
            return True
        low = self.paragraph_start(start)
        if start - low > 16 or not _BARE_LABEL.match(self.form, low, start):
            return False
        return words.cue("venue").search(self.form, end, end + 40) is not None

    def historic(self, end: int) -> bool:
        """Whether the clause behind a date tells of former times: 1950年2月3日解放."""
        return _historic().match(self.form, end) is not None

    def reported_on(self, start: int, end: int) -> bool:
        """Whether a year stands in a document's name or is that of a report: 《2012年…》, 关于2022年…的报告, 2012年度."""
        if self.form.startswith("度", end) or self.form[end - 1] == "度" or self.form.endswith("关于", 0, start):
            return True
        return self.form.rfind("《", max(0, start - 40), start) > self.form.rfind("》", max(0, start - 40), start)

    def in_passing(self, end: int) -> bool:
        """Whether the words behind a month say that it was early: 6月就, 6月已."""
        return words.cue("early").match(self.form, end) is not None

    def furniture(self, at: int) -> bool:
        """Whether the line is the page's own: source, time of publication, editor."""
        line = self.line(at)
        return len(line) <= 120 and words.cue("furniture").search(line) is not None


def publication(form: str, found: list[Found], around: Surroundings) -> tuple[dt.datetime, str] | None:
    """The day of publication the text gives itself: its publication line, a date by itself, else a full date."""
    full = [item for item in found if _full_date(item) is not None and not item.expression.open_end]
    scored: list[tuple[int, int, Found]] = []
    for order, item in enumerate(full):
        line = around.line(item.start)
        clock = item.expression.first is not None and item.expression.first.grain == "minute"
        score = 0
        if around.furniture(item.start):
            score = 4 + clock
        elif len(line.strip()) <= item.end - item.start + 10 and not around.historic(item.end):
            score = 3 + clock
        elif (
            clock
            and not item.prefix
            and item.expression.first is not None
            and line.lstrip().startswith(form[item.start : item.end])
        ):
            score = 3
        scored.append((-score, order, item))
    scored.sort(key=lambda entry: entry[:2])
    if scored and scored[0][0] < 0 and (when := _full_date(scored[0][2])):
        return when, "publication line"
    told = _told(found, around)
    return (told, "text") if told else None


def only_year(found: list[Found], around: Surroundings) -> int | None:
    """The one year that a text without any full date names, history and what is to come apart: that of its days without
    a year (2015年重大项目…9月29日)."""
    years = set()
    for item in found:
        for moment in (item.expression.first, item.expression.last):
            if moment is not None and moment.year and not moment.short_year:
                years.add(moment.year)
                open_side = item.expression.open_start or item.expression.open_end or item.prefix
                past = around.historic(item.end) or _LIFE.match(around.form, item.end) or around.reported_on(item.start, item.end)
                if open_side or past or moment.grain not in _UNDER_WAY:
                    return None
    return years.pop() if len(years) == 1 else None


def _told(found: list[Found], around: Surroundings) -> dt.datetime | None:
    """When what the page records was said, else a full date that is no history: a day, or one since when something is so."""
    said = (_one_day(item) for item in found if around.occasion(item.start, item.end))
    if (when := next(filter(None, said), None)) is not None:
        return when
    years: dict[int, set[int]] = {}
    for item in found:
        moment = item.expression.first or item.expression.last
        if moment is not None and moment.year and not moment.short_year:
            years.setdefault(around.paragraph_start(item.start), set()).add(moment.year)
    newest = max((year for named in years.values() for year in named), default=0)
    since: dt.datetime | None = None
    for item in found:
        when = _full_date(item)
        if when is None or when.year + _GENERATION <= newest or around.historic(item.end):
            continue
        if item.expression.open_end and around.background(item.start, item.end):
            continue
        beside = years.get(around.paragraph_start(item.start), set())
        if len(beside) >= _HISTORIC_YEARS and when.year < max(beside):
            continue
        if not item.expression.open_end:
            return when
        if around.form.startswith("起", item.end - 1):
            since = since or when
    return since and max([since, *_days_after(since, found)])


def _days_after(since: dt.datetime, found: list[Found]) -> list[dt.datetime]:
    """The days named without a year that lie shortly after a day: the page was written no earlier."""
    days = []
    for item in found:
        moment = item.expression.first
        if moment is not None and moment.month and moment.day and not (moment.year or moment.years or moment.lunar):
            day = calendars.day(since.year, moment.month, moment.day)
            if day and not item.expression.open_end and 0 < (day - since.date()).days <= _SHORTLY:
                days.append(dt.datetime.combine(day, dt.time()))
    return days


def _full_date(item: Found) -> dt.datetime | None:
    return None if item.expression.last is not None else _day_of(item.expression.first)


def _one_day(item: Found) -> dt.datetime | None:
    """The full date of an expression that keeps within a day: 2021年3月4日15:00—16:00."""
    day, last = _day_of(item.expression.first), item.expression.last
    within = last is None or last.grain == "minute" and last.day in (None, day and day.day)
    return day if within else None


def _day_of(moment: Moment | None) -> dt.datetime | None:
    """The day that a moment names with its year."""
    if moment is None or moment.lunar or moment.short_year:
        return None
    if moment.year is None or moment.month is None or moment.day is None or moment.grain not in ("day", "minute"):
        return None
    try:
        return dt.datetime(moment.year, moment.month, moment.day)
    except ValueError:
        return None
