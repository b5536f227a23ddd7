"""Reads one moment: the pieces of a date or clock time, from the largest down, as far as they go."""

from __future__ import annotations

import re
from collections.abc import Callable

from . import calendars, syntax, words
from .expressions import Moment, Shift
from .numerals import whole
from .pieces import READERS, Groups

#: The order of pieces, the largest first; a piece may follow only a larger one.
_RANK = {
    "lunar": 0, "decade": 6, "century": 6, "year": 1, "roc": 1, "shortyear": 1, "plan": 6, "half": 2, "quarter": 2,
    "travel": 6, "schoolyear": 6, "schoolterm": 6, "sexagenary": 1,
    "leading": 6, "season": 6, "nthmonth": 3, "leap": 3, "lunarmonth": 3, "month": 3, "isomonth": 3, "sameperiod": 6,
    "wholeyear": 6,
    "third": 6, "edge": 6, "nthweek": 4, "nthweekday": 5, "nthday": 5, "weekday": 5, "weekdayname": 5, "daytold": 5, "festival": 5,
    "term": 5, "newyearday": 5, "oldyearday": 5, "whichfestival": 1, "ends": 6, "ancient": 6, "reign": 1, "lessclock": 8,
    "lunarday": 5, "bareday": 5, "day": 5, "iso": 5, "part": 7, "clock": 8,
}  # fmt: skip
_UNIT_RANK = {"season": 1, "year": 1, "quarter": 2, "month": 3, "week": 4, "day": 5}
#: Pieces that may name a day over again.
_LUNAR = frozenset(("lunar", "lunarmonth", "newyearday", "sexagenary", "leap", "month"))
_SAME_DAY = frozenset(("relative", "weekday", "festival", "term"))

_ANY_YEAR = 2020  # a solar term's day is nearly the same in each
_GLUE = re.compile("T(?=[0-9])|,[ ]?(?=周|星期|礼拜)|[ ]{0,2}的?[ ]{0,2}")
_NUMERAL_START = frozenset("第0123456789" + syntax.CN_DIGIT + "十廿")
_SHARED_RANK = {"年": 1, "季": 2, "月": 3, "日": 5, "号": 5, "时": 8, "点": 8}


def read(
    text: str, at: int, context: Moment | None = None, notes: bool = True
) -> tuple[Moment, int, Moment | None] | None:
    """The moment that starts at an offset, with its end; None when there is none.

    The third value is the other end where two numbers share a unit (``24、25日``). ``context`` is
    the first end of a range whose second end is wanted: it may be cut short (``正月初一至十五``).
    ``notes`` allows a note in brackets after the day.
    """
    component = syntax.component()
    moment, rank, place, end = Moment(), -1, at, at
    other: Moment | None = None
    for _ in range(12):
        shared = syntax.SHARED.match(text, place) if text[place : place + 1] in _NUMERAL_START else None
        if shared and other is None and (pair := _share(moment, rank, shared)):
            moment, other, rank = pair
            place = end = shared.end()
            continue
        match = component.match(text, place)
        reader = READERS.get(match.lastgroup or "") if match else None
        if match is None or reader is None:
            break
        if rank == 5 and match.lastgroup in _LUNAR and notes and (again := read(text, place, notes=False)):
            target = moment if other is None else other
            if (
                again[0].grain == "day"
                and again[0].lunar
                and again[2] is None
                and not target.lunar
                and target.note is None
            ):
                target.note = again[0]
            elif (
                again[0].grain == "day"
                and again[0].lunar
                and again[2] is None
                and target.note
                and not target.note.lunar
            ):
                pass
            else:
                break
            place = end = again[1]
            continue
        got = _read_piece(reader, moment if other is None else other, match, rank)
        if got < 0:
            break
        rank, end = got, match.end()
        place = end
        if (rank == 5 or moment.part and moment.grain == "day") and notes and (bracket := _bracket(text, end)):
            target = moment if other is None else other
            target.note = target.note or bracket[0]  # 昨晚(11月6日)
            place = end = bracket[1]
        glue = _GLUE.match(text, place)
        place = glue.end() if glue and rank < 8 else place
    if end == at or rank <= 0 or moment.nearest is not None and moment.festival is None:  # 这个国家
        return _cut_short(text, at, context)
    return _settle(moment), end, _settle(other) if other else None


def _read_piece(reader: Callable[[Moment, Groups], int], moment: Moment, match: Groups, rank: int) -> int:
    """Reads a piece into the moment; -1, and the moment as it was, when it cannot stand there."""
    name = match.lastgroup or ""
    if name == "term" and rank == 5 and moment.day is not None and not _is_near_term(moment, match[name]):
        return -1  # 25日|大雪封山
    due = _UNIT_RANK[words.relatives()[match[name]].unit] if name == "relative" else _RANK[name]
    if name == "lunar" and moment.grain == "year":  # 2020年农历闰四月
        lunar_day = syntax.LUNAR_MONTH.match(match.string, match.end())
        moment.lunar = lunar_day is not None
        return rank if lunar_day else -1
    if name == "relative" and due == rank and _again(moment, match[name]):
        return rank
    if due <= rank and not (rank == 5 == due and name in _SAME_DAY):
        return -1
    return reader(moment, match)


def _is_near_term(moment: Moment, term: str) -> bool:
    """Whether the day before a solar term's name can be its day; it moves by a day or two over the years."""
    day = calendars.solar_term(_ANY_YEAR, term)
    return day is None or moment.lunar or moment.month in (None, day.month) and abs((moment.day or 0) - day.day) < 3


def _again(moment: Moment, word: str) -> bool:
    """Whether the word only says once more which month, quarter or year is meant: 9月当月."""
    meant = words.relatives()[word]
    return word[0] == "当" and meant.unit == moment.grain and not meant.part


_EDGES = {"初": "start", "中": "mid", "底": "end", "末": "end", "终": "end"}


def edge_word(word: str) -> Moment:
    """年底, 月初, 季末 in the present year, month or quarter."""
    this, edge = Shift("reference", 0), _EDGES.get(word[-1], "end")
    if word[0] == "月":
        return Moment(grain="month", months=this, edge=edge)
    if word[0] == "季":
        return Moment(grain="quarter", quarters=this, edge=edge)
    return Moment(grain="year", years=this, edge=edge)


def edge_at(text: str, at: int) -> tuple[Moment, int] | None:
    """A word for the edge of the present year, month or quarter that starts at the offset, with its end."""
    match = words.edges().match(text, at)
    return (edge_word(match[0]), match.end()) if match else None


def _settle(moment: Moment) -> Moment:
    if moment.grain == "week" and moment.weekday is not None:
        moment.grain = "day"
    if moment.grain == "" and moment.part:
        moment.grain = "day"
    if moment.lunar and moment.grain == "month" and moment.third is not None:
        moment.lunar = False
    return moment


def _share(moment: Moment, rank: int, match: Groups) -> tuple[Moment, Moment, int] | None:
    unit = match["su"] or match["nu"]
    if match["sl"] and (match["sa"].isascii() != match["sb"].isascii() or whole(match["sa"]) >= whole(match["sb"])):
        return None  # 一、1月 is a heading's number and a month
    got = _SHARED_RANK[unit[0]]
    if got <= rank or (got == 5 and moment.grain == "year") or (got == 8 and moment.grain not in ("", "day")):
        return None
    first, last = match["sa"] or match["na"], match["sb"] or match["nb"]
    pair = []
    for numeral in (first, last):
        number = whole(numeral) + (10 if numeral is last and match["nu"] and first[0] == "十" else 0)
        side = moment.but()
        if got == 1:
            if number < 1000 and len(numeral) != 2:
                return None
            side.year, side.grain, side.short_year = number, "year", number < 100
        elif got == 2 and 1 <= number <= 4:
            side.quarter, side.grain = number, "quarter"
        elif got == 3 and 1 <= number <= 12:
            side.month, side.grain = number, "month"
        elif got == 5 and 1 <= number <= 31:
            side.day, side.grain = number, "day"
        elif got == 8 and number <= 24:
            side.hour, side.minute, side.second, side.grain = number, 0, 0, "minute"
        else:
            return None
        pair.append(side)
    a, b = pair
    if match["nu"] and whole(last) != whole(first[-1]) + 1:
        return None
    return a, b, got


def _cut_short(text: str, at: int, context: Moment | None) -> tuple[Moment, int, None] | None:
    """The second end of a range written without its unit."""
    if context is None:
        return None
    if context.lunar and context.day and (match := syntax.BARE_LUNAR_DAY.match(text, at)):
        return Moment(grain="day", lunar=True, day=whole(match[0])), match.end(), None
    if context.grain in ("year", "month") and context.year and (match := syntax.BARE_YEAR.match(text, at)):
        return Moment(grain="year", year=int(match[0])), match.end(), None
    if context.grain != "day" or not context.day or context.lunar:
        return None
    if context.year and (match := syntax.BARE_MONTH_DAY.match(text, at)):  # 2020.10.1-10.7
        return Moment(grain="day", month=int(match["m"]), day=int(match["d"])), match.end(), None
    match = syntax.BARE_DAY.match(text, at)
    if match is None or not match[0].isascii() or whole(match[0]) <= context.day:
        return None
    return Moment(grain="day", day=whole(match[0])), match.end(), None


def _bracket(text: str, at: int) -> tuple[Moment | None, int] | None:
    """A note in brackets that names the same day again: （星期五）, （正月初五）, (8月9日); one that counts from today adds nothing: (今天)."""
    opening = syntax.BRACKET_OPEN.match(text, at)
    if not opening:
        return None
    place, note = opening.end(), None
    told = syntax.TODAY.match(text, place)
    if told:
        return None, told.end()
    for _ in range(3):
        got = read(text, place, notes=False)
        if got is None or got[2] is not None or got[0].grain != "day" or got[0].part or got[0].days:
            return None
        note = note or got[0]
        if note.month is None and got[0].month is not None:
            note = got[0]
        closing = syntax.BRACKET_CLOSE.match(text, got[1])
        if closing:
            return note, closing.end()
        separator = syntax.BRACKET_SEPARATOR.match(text, got[1])
        if not separator:
            return None
        place = separator.end()
    return None
