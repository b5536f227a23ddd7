"""Reads one piece of a day or of a clock time, each by its own rule, into a moment."""

from __future__ import annotations

import re
from collections.abc import Callable

from . import words
from .expressions import Moment, Shift
from .numerals import whole

WEEKDAYS = {character: at % 7 + 1 for at, character in enumerate("一二三四五六日")}
WEEKDAYS.update({"天": 7}, **{str(n): n for n in range(1, 8)})
Groups = re.Match[str]
#: The most days a month can have; the first is for months not told.
_LONGEST = (31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _nth_weekday(moment: Moment, match: Groups) -> int:
    if moment.grain == "":
        moment.months = Shift("reference", 0)
    elif moment.grain != "month":
        return -1
    moment.nth, moment.weekday = -1 if match["ndl"] else whole(match["nd"]), WEEKDAYS[match["ndw"]]
    moment.grain = "day"
    return 5


def _nth_day(moment: Moment, match: Groups) -> int:
    if moment.grain == "" and match["nn"]:
        moment.days, moment.grain = Shift("event", whole(match["nn"]) - 1), "day"
        return 5
    if moment.grain not in ("month", "year"):
        return -1
    moment.nth, moment.grain = -1 if match["nl"] else whole(match["nn"]), "day"
    return 5


def _weekday_name(moment: Moment, match: Groups) -> int:
    return _weekday(moment, match) if moment.grain == "week" and moment.weeks and moment.nth_week is None else -1


def _weekday(moment: Moment, match: Groups) -> int:
    name = match["w"] or match["wn"]
    if moment.grain not in ("", "day", "week"):
        return -1
    if name[0] == "末":
        if moment.grain == "day":
            return -1
        moment.grain = "weekend"
        return 5
    if moment.grain == "day":
        if moment.note is not None or moment.weekday is not None:
            return -1
        moment.note = Moment(grain="day", weekday=WEEKDAYS[name])
        return 5
    moment.weekday, moment.grain = WEEKDAYS[name], "day"
    return 5


def _which_festival(moment: Moment, match: Groups) -> int:
    """下一个元旦, 上个春节: the festival itself follows."""
    moment.nearest = "上这下".index(match["wf"]) - 1
    return 1 if moment.grain == "" else -1


def _festival(moment: Moment, match: Groups) -> int:
    if moment.grain == "day" and moment.festival is not None:
        return -1  # 元旦春节 are two
    if moment.grain == "day":
        moment.note = Moment(grain="day", festival=match["festival"])
        return 5
    moment.festival, moment.grain = match["festival"], "day"
    return 5


def _term(moment: Moment, match: Groups) -> int:
    if moment.grain == "day":
        moment.note = Moment(grain="day", term=match["term"])
        return 5
    moment.term, moment.grain = match["term"], "day"
    return 5


_SEASONS = {"SP": "春", "SU": "夏", "FA": "秋", "WI": "冬"}


def _relative(moment: Moment, match: Groups) -> int:
    word = words.relatives()[match["relative"]]
    shift = Shift(word.base, word.shift)  # type: ignore[arg-type]
    if word.unit == "day":
        again = match["relative"][0]  # 元宵节当天, 大年初二那天
        if moment.grain == "day" and again != "当" and (again not in "那这" or moment.year is not None):
            return -1
        if moment.grain not in ("", "day"):
            return -1
        if moment.grain != "day":
            moment.days = shift
        moment.grain = "day"
        if word.part:
            moment.part, moment.noon = word.part, "am" if word.part == "MO" else "pm"
            return 7
        return 5
    moment.grain = word.unit
    if word.unit == "season":
        moment.years, moment.season = shift, _SEASONS[word.part]
        return 6
    if word.unit == "week":
        moment.weeks = shift
        return 4
    if word.unit == "month":
        moment.months = shift
        return 3
    if word.unit == "quarter":
        moment.quarters = shift
        return 2
    moment.years = shift
    return 1


def _day_told(moment: Moment, match: Groups) -> int:
    """今(14)日: told twice."""
    if moment.grain:
        return -1
    moment.days, moment.grain = Shift("reference", "昨今明".index(match["dt"]) - 1), "day"
    moment.note = Moment(grain="day", day=whole(match["dtn"]))
    return 5


def _new_year_day(moment: Moment, match: Groups) -> int:
    moment.lunar, moment.month, moment.day, moment.grain = True, 1, whole(match["ny"]), "day"
    return 5


def _old_year_day(moment: Moment, match: Groups) -> int:
    """年二十八, 大年廿九: a day of the last month of the lunar year."""
    moment.lunar, moment.month, moment.day, moment.grain = True, 12, whole(match["oy"]), "day"
    return 5


def _lunar_day(moment: Moment, match: Groups) -> int:
    if moment.grain not in ("", "month"):
        return -1
    moment.lunar, moment.day, moment.grain = True, whole(match["l1"]), "day"
    return 5


def _bare_day(moment: Moment, match: Groups) -> int:
    """A day without its unit: a lunar one (八月十五, 腊月廿三), or a careless one (6月29)."""
    if moment.grain != "month" or moment.month is None or (match["bn"] and moment.lunar):
        return -1
    numeral = match["bd"] or match["bn"]
    moment.day, moment.grain = whole(numeral), "day"
    if numeral[0] in "廿卅" or (match["bd"] and moment.day == 15 and moment.month in (1, 7, 8, 10)):
        moment.lunar = True
    return 5


def _day(moment: Moment, match: Groups) -> int:
    number = whole(match["d"])
    if not 1 <= number <= 31 or moment.grain not in ("", "month", "year"):
        return -1
    if moment.grain == "year":
        return -1
    if moment.month is not None and not moment.lunar and number > _LONGEST[moment.month]:
        return -1
    moment.day, moment.grain = number, "day"
    return 5


def _part(moment: Moment, match: Groups) -> int:
    word = words.parts_of_day().get(match["part"])
    if word is None or moment.grain not in ("", "day"):
        return -1
    if not moment.grain and len(match["part"]) == 1:
        moment.noon = "single"
    moment.part, moment.noon = word.code, word.noon if moment.noon != "single" else word.noon
    return 7


def _clock(moment: Moment, match: Groups) -> int:
    hour = whole(match["h"])
    if moment.grain not in ("", "day"):
        return -1
    half_day = match["ap"] if "ap" in match.re.groupindex else None
    half_day = half_day or match["ap1"] or match["ap2"] or match["ap3"]
    minute = second = 0
    if match["ci"]:
        minute, second = int(match["ci"]), int(match["cs"] or 0)
    elif match["chalf"]:
        minute = 30
    elif match["cq"]:
        minute = 15 * whole(match["cq"])
    elif match["cpast"]:
        minute = _minutes(match["cpast"])
    elif match["cless"]:
        hour, minute = hour - 1, 60 - _minutes(match["cless"])
    elif match["cm"] or match["cm2"]:
        minute = whole(match["cm"] or match["cm2"])
        second = whole(match["cs2"] or match["cs3"] or "0")
    if match["cs3"] and not second:
        second = whole(match["cs3"])
    if not 0 <= hour <= 24 or minute > 59 or second > 59 or (hour == 24 and minute):
        return -1
    if half_day:
        pm = half_day[0] in "pP"
        hour = hour % 12 + 12 if pm and hour <= 12 else 0 if not pm and hour == 12 else hour
        moment.noon = "given"
    moment.hour, moment.minute, moment.second, moment.grain = hour, minute, second, "minute"
    moment.next_one = False
    return 8


def _minutes(told: str) -> int:
    """The minutes of 五分, 一刻."""
    return whole(told.split("分")[0]) if "分" in told else 15 * whole(told.split("刻")[0])


def _less_clock(moment: Moment, match: Groups) -> int:
    """差五分三点."""
    hour, minute = whole(match["xh"]) - 1, 60 - _minutes(match["xm"])
    if moment.grain not in ("", "day") or not 0 <= hour < 24 or not 0 <= minute < 60:
        return -1
    moment.hour, moment.minute, moment.second, moment.grain = hour, minute, 0, "minute"
    return 8


#: The reader of each piece, by the name of its group in `syntax.component`.
READERS: dict[str, Callable[[Moment, Groups], int]] = {
    "nthweekday": _nth_weekday, "nthday": _nth_day, "weekday": _weekday, "weekdayname": _weekday_name,
    "whichfestival": _which_festival, "festival": _festival, "term": _term, "relative": _relative, "daytold": _day_told,
    "newyearday": _new_year_day, "oldyearday": _old_year_day, "lunarday": _lunar_day, "bareday": _bare_day, "day": _day,
    "part": _part, "clock": _clock, "lessclock": _less_clock,
}  # fmt: skip
