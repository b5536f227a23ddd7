"""Reads one piece of a date or clock time, each by its own rule, into a moment."""

from __future__ import annotations

import re
from collections.abc import Callable

from . import calendars, words
from .expressions import Moment, Shift
from .numerals import whole
from .syntax import BRANCHES, STEMS

WEEKDAYS = {character: at % 7 + 1 for at, character in enumerate("一二三四五六日")}
WEEKDAYS.update({"天": 7}, **{str(n): n for n in range(1, 8)})
Groups = re.Match[str]


#: 上世纪, 本世纪, 下世纪: centuries from the present one.
_CENTURIES = {"上": -1, "本": 0, "下": 1}


_LONGEST = (31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _iso(moment: Moment, match: Groups) -> int:
    parts = (match["iy"], match["im"], match["id"]) if match["iy"] else (match["iy2"], match["im2"], match["id2"])
    moment.year, moment.month, moment.day = (int(part) for part in parts)
    moment.grain = "day"
    return 5


def _isomonth(moment: Moment, match: Groups) -> int:
    moment.year, moment.month, moment.grain = int(match["jy"]), int(match["jm"]), "month"
    return 3


def _decade(moment: Moment, match: Groups) -> int:
    tens = first = 0 if match["dd"][0] in "0零〇" else whole(match["dd"])
    if match["d0"]:
        first = whole(match["d0"]) * (1 if match["d0"][-1] in "0十" else 10)
        if first >= tens:
            return -1
        moment.decades = (tens - first) // 10 + 1
    if match["dl"]:
        moment.centuries, moment.decade = _CENTURIES[match["dl"][0]], first
    elif match["dy"]:
        moment.decade = int(match["dy"]) * 100 + first
    elif match["dc"]:
        moment.decade = (whole(match["dc"]) - 1) * 100 + first
    else:
        moment.decade = (1900 if tens >= 20 else 2000) + first
    moment.grain, moment.edge = "decade", _edge_of(match["de"])
    return 6


def _century(moment: Moment, match: Groups) -> int:
    if match["cl"]:
        moment.centuries = _CENTURIES[match["cl"][0]]
    else:
        moment.century = (whole(match["cc"]) - 1) * 100
    moment.grain, moment.edge = "century", _edge_of(match["ce"])
    return 6


def _edge_of(word: str | None) -> str | None:
    if not word:
        return None
    return "start" if word[0] in "初前上" else "mid" if word[0] == "中" and word[-1] != "期后" else "end"


def _year(moment: Moment, match: Groups) -> int:
    moment.year, moment.grain = whole(match["y4"]), "year"
    return 1


_TERMS = {"一": "first", "1": "first", "上": "first", "秋": "first"}


def _school_year(moment: Moment, match: Groups) -> int:
    moment.year, moment.grain, moment.school = int(match["sy"]), "school", "year"
    if match["sy2"] and int(match["sy2"][-2:]) != (moment.year + 1) % 100:
        return -1
    if match["sn"]:
        moment.school = _TERMS.get(match["sn"][-1], "second")
    return 6


def _school_term(moment: Moment, match: Groups) -> int:
    if moment.grain != "year":
        return -1
    moment.school = "first" if match["st"] == "秋" else "spring"
    moment.grain = "school"
    return 6


def _sexagenary(moment: Moment, match: Groups) -> int:
    stem, branch = STEMS.index(match["stem"]), BRANCHES.index(match["branch"])
    if (stem - branch) % 2:
        return -1
    moment.sexagenary = (6 * stem - 5 * branch) % 60
    moment.lunar, moment.grain = True, "year"
    return 1


def _roc(moment: Moment, match: Groups) -> int:
    moment.year, moment.grain = 1911 + whole(match["rocn"]), "year"
    return 1


def _short_year(moment: Moment, match: Groups) -> int:
    moment.year, moment.short_year, moment.grain = whole(match["y2"]), True, "year"
    return 1


def _plan(moment: Moment, match: Groups) -> int:
    moment.plan, moment.grain = calendars.plan_years(whole(match["plann"])), "plan"
    moment.edge = "end" if match["pe"] == "期末" else _edge_of(match["pe"])
    return 6


def _half(moment: Moment, match: Groups) -> int:
    moment.half, moment.grain = 1 if match["hf"] in "上前" else 2, "half"
    return 2


def _quarter(moment: Moment, match: Groups) -> int:
    moment.quarter = 1 if match["qf"] else 4 if match["ql"] else whole(match["qn"] or match["qn2"])
    moment.grain = "quarter"
    return 2


def _leading(moment: Moment, match: Groups) -> int:
    number, size = whole(match["ln"]), 3 if match["lq"] else 1
    if number * size > 12 or number == 0:
        return -1
    moment.leading, moment.grain = (number, size), "months"
    return 6


def _season(moment: Moment, match: Groups) -> int:
    moment.season, moment.grain = match["se"], "season"
    return 6


def _month_number(moment: Moment, number: int) -> int:
    if not 1 <= number <= 12:
        return -1
    moment.month, moment.grain = number, "month"
    return 3


def _month(moment: Moment, match: Groups) -> int:
    return _month_number(moment, whole(match["m"]))


def _same_period(moment: Moment, match: Groups) -> int:
    if moment.years is None or moment.grain != "year":
        return -1
    moment.same_period = True
    return 6


def _whole_year(moment: Moment, match: Groups) -> int:
    if moment.grain not in ("", "year"):
        return -1
    moment.grain = "year"
    return 6


def _nth_month(moment: Moment, match: Groups) -> int:
    return _month_number(moment, whole(match["nm"])) if moment.grain == "year" else -1


def _lunar_month(moment: Moment, match: Groups) -> int:
    moment.lunar = True  # 正, 冬 and 腊 are months always
    return _month_number(moment, whole(match["lm"]))


def _leap_month(moment: Moment, match: Groups) -> int:
    moment.lunar = moment.leap = True
    return _month_number(moment, whole(match["lpm"]))


def _lunar(moment: Moment, match: Groups) -> int:
    moment.lunar = True
    return 0


def _third(moment: Moment, match: Groups) -> int:
    moment.third, moment.grain = "上中下".index(match["th"]) + 1, "third"
    if match["th2"]:
        thirds = sorted((moment.third, "上中下".index(match["th2"]) + 1))  # 中下旬 is 23, 中上旬 12
        moment.third = 10 * thirds[0] + thirds[1]
    return 6


def _edge(moment: Moment, match: Groups) -> int:
    if moment.grain not in ("year", "month", "quarter", "half") and (moment.grain != "week" or match["eb"] != "初"):
        return -1
    word = match["eb"]
    moment.edge = "mid" if match["em"] or word == "中期" else "start" if word[0] == "初" else "end"
    return 6


def _nth_week(moment: Moment, match: Groups) -> int:
    if moment.grain not in ("year", "month"):
        return -1
    moment.nth_week, moment.grain = -1 if match["nwl"] else whole(match["nw"]), "week"
    return 4


def _nth_weekday(moment: Moment, match: Groups) -> int:
    if moment.grain != "month":
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


def _travel(moment: Moment, match: Groups) -> int:
    if moment.grain != "year":
        return -1
    moment.grain = "travel"
    return 6


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


def _new_year_day(moment: Moment, match: Groups) -> int:
    moment.lunar, moment.month, moment.day, moment.grain = True, 1, whole(match["ny"]), "day"
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
    elif match["cm"] or match["cm2"]:
        minute = whole(match["cm"] or match["cm2"])
        second = whole(match["cs2"] or match["cs3"] or "0")
    if match["cs3"] and not second:
        second = whole(match["cs3"])
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and minute):
        return -1
    if half_day:
        pm = half_day[0] in "pP"
        hour = hour % 12 + 12 if pm and hour <= 12 else 0 if not pm and hour == 12 else hour
        moment.noon = "given"
    moment.hour, moment.minute, moment.second, moment.grain = hour, minute, second, "minute"
    moment.next_one = False
    return 8


#: The reader of each piece, by the name of its group in `syntax.component`.
READERS: dict[str, Callable[[Moment, Groups], int]] = {
    "iso": _iso, "isomonth": _isomonth, "decade": _decade, "century": _century, "year": _year, "roc": _roc,
    "shortyear": _short_year, "schoolyear": _school_year, "schoolterm": _school_term, "sexagenary": _sexagenary,
    "plan": _plan, "half": _half, "quarter": _quarter, "leading": _leading, "season": _season,
    "nthmonth": _nth_month, "leap": _leap_month, "lunarmonth": _lunar_month, "lunar": _lunar, "month": _month,
    "third": _third, "edge": _edge, "nthweek": _nth_week, "nthweekday": _nth_weekday, "nthday": _nth_day,
    "travel": _travel, "weekday": _weekday, "weekdayname": _weekday_name, "festival": _festival, "term": _term,
    "relative": _relative, "newyearday": _new_year_day,
    "lunarday": _lunar_day, "bareday": _bare_day, "sameperiod": _same_period,
    "wholeyear": _whole_year, "day": _day, "part": _part,
    "clock": _clock,
}  # fmt: skip
