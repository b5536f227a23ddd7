"""What dates hang on: the publication line, the reported event in progress, and the words around them."""

from __future__ import annotations

import datetime as dt
import functools
import re

from . import words
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


@functools.cache
def _lead_in() -> re.Pattern[str]:
    """What may stand between a sentence's beginning and the date of the event it reports."""
    bracketed = r"[(][^()\n]{0,20}[)]|【[^】\n]{0,12}】|[0-9一二三四五六七八九十]{1,3}[、.]|[^,。\n]{0,8}讯"
    return re.compile(f'(?:[ \t▲■●◆*“‘"【]|{words.cue("lead in").pattern}[,:]?|{bracketed}){{0,4}}$')


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

    def furniture(self, at: int) -> bool:
        """Whether the line is the page's own: source, time of publication, editor."""
        line = self.line(at)
        return len(line) <= 120 and words.cue("furniture").search(line) is not None


def publication(form: str, found: list[Found], around: Surroundings) -> tuple[dt.datetime, str] | None:
    """The day of publication the text gives itself: its publication line, a date by itself, else a full date."""
    full = [item for item in found if _full_date(item) is not None]
    if not full:
        return None
    scored: list[tuple[int, int, Found]] = []
    for order, item in enumerate(full):
        line = around.line(item.start)
        clock = item.expression.first is not None and item.expression.first.grain == "minute"
        score = 0
        if around.furniture(item.start):
            score = 4 + clock
        elif len(line.strip()) <= item.end - item.start + 10:
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
    best = scored[0]
    when = _full_date(best[2])
    return (when, "publication line" if best[0] <= -3 else "text") if when else None


def _full_date(item: Found) -> dt.datetime | None:
    moment = item.expression.first
    if (
        moment is None
        or item.expression.last is not None
        or item.expression.open_end
        or moment.lunar
        or moment.short_year
    ):
        return None
    if moment.year is None or moment.month is None or moment.day is None or moment.grain not in ("day", "minute"):
        return None
    try:
        return dt.datetime(moment.year, moment.month, moment.day)
    except ValueError:
        return None
