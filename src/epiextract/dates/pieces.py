"""Reads one piece of a date, each by its own rule, into a moment: here centuries down to weeks, days in `day_pieces`."""

from __future__ import annotations

import re
from collections.abc import Callable

from . import calendars
from .day_pieces import READERS as DAY_READERS
from .expressions import Moment
from .numerals import whole
from .syntax import BRANCHES, STEMS

Groups = re.Match[str]


#: 上世纪, 本世纪, 下世纪: centuries from the present one.
_CENTURIES = {"上": -1, "本": 0, "下": 1}


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
    moment.year, moment.grain = whole(match["y4"] or match["y3"]), "year"
    return 1


def _ancient(moment: Moment, match: Groups) -> int:
    """A year or century before the common era; Python's calendar has no days there."""
    moment.before_christ, moment.grain = (whole(match["bc"]), match["bu"][0]), "ancient"
    return 6


def _reign(moment: Moment, match: Groups) -> int:
    """A year of an emperor's reign, as the civil year in which most of it fell."""
    first, last = calendars.reigns()[match["era"]]
    moment.year = first - 1 + (1 if match["eran"] == "元" else whole(match["eran"]))
    moment.grain, moment.approximate = "year", True
    return 1 if moment.year <= last else -1


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
    moment.half, moment.grain = 1 if match["hf"][0] in "上前" else 2, "half"
    return 2


def _quarter(moment: Moment, match: Groups) -> int:
    if match["qq"] and moment.grain != "year":
        return -1
    moment.quarter = 1 if match["qf"] else 4 if match["ql"] else whole(match["qn"] or match["qn2"] or match["qq"])
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


_LONG = ("year", "half", "quarter", "season", "month", "week")


def _ends(moment: Moment, match: Groups) -> int:
    """So many days or weeks at the beginning or end of a longer unit (本月前两天), or beside a festival (春节前三天)."""
    count, unit = whole(match["ldn"]), "W" if match["ldu"][-1] in "周期拜" else "D"
    side = -1 if match["lds"][0] in "前头" else 1
    single = moment.grain == "day" and count == 1 and unit == "D"  # 春节前一天 is one day
    if single or match["ldu"].endswith("工作日"):
        return -1
    if moment.grain in _LONG and not moment.edge:
        moment.ends = (side * count, unit, moment.grain)
    elif moment.grain == "day" and (moment.festival or moment.term) and not moment.note and match["lds"] in "前后":
        moment.ends = (side * count, unit, "beside")
    else:
        return -1
    moment.grain = "ends"
    return 6


def _nth_week(moment: Moment, match: Groups) -> int:
    if moment.grain not in ("year", "month"):
        return -1
    moment.nth_week, moment.grain = -1 if match["nwl"] else whole(match["nw"]), "week"
    return 4


def _travel(moment: Moment, match: Groups) -> int:
    if moment.grain != "year":
        return -1
    moment.grain = "travel"
    return 6


#: The reader of each piece, by the name of its group in `syntax.component`.
READERS: dict[str, Callable[[Moment, Groups], int]] = {
    "iso": _iso, "isomonth": _isomonth, "decade": _decade, "century": _century, "year": _year, "roc": _roc,
    "ancient": _ancient, "reign": _reign,
    "shortyear": _short_year, "schoolyear": _school_year, "schoolterm": _school_term, "sexagenary": _sexagenary,
    "plan": _plan, "half": _half, "quarter": _quarter, "leading": _leading, "season": _season,
    "nthmonth": _nth_month, "leap": _leap_month, "lunarmonth": _lunar_month, "lunar": _lunar, "month": _month,
    "third": _third, "edge": _edge, "ends": _ends, "nthweek": _nth_week, "travel": _travel,
    "sameperiod": _same_period, "wholeyear": _whole_year, **DAY_READERS,
}  # fmt: skip
