"""From a place in the text to the whole expression that starts there, as far as its own words tell."""

from __future__ import annotations

import functools
import re

from . import moments, syntax, words
from .expressions import Expression, Kind, Moment, Shift
from .lengths import length, reckoned, unit_code
from .numerals import number, whole
from .ranges import borrow_part, inherit, second_end
from .recurrences import recurrence, weekday_list


def read(text: str, at: int) -> Expression | None:
    """The expression that starts at the offset, or None."""
    heading = _YEAR_ALONE.match(text, at) if text[at - 1 : at] in ("", "\n") else None
    if heading is not None:
        return _read_run(heading[0] + "\n")
    match = syntax.run().match(text, at)
    if match is None:
        return None
    end = match.end()
    if end - at >= 40:
        return _read(text, at)
    following = text[end : end + 1]
    return _read_run(match[0] + (following if following in _STOPS else _OTHER))


#: A year that fills its line heads what follows and is no part of it.
_YEAR_ALONE = re.compile(r"(?:[12][0-9]{3}|[一二][〇○零一二三四五六七八九]{3})年(?=\n)")
_STOPS = ("", "\n", ",", "。", ";", "!", "?")
_OTHER = "\ufffd"


@functools.lru_cache(maxsize=16384)
def _read_run(run: str) -> Expression | None:
    return _read(run, 0)


def _read(text: str, at: int) -> Expression | None:
    if text[at] == "每":
        return recurrence(text, at)
    if (ahead := syntax.ahead().match(text, at)) and (found := reckoned(text, at, ahead)):
        dated = _dated(text, at)  # 前三个月 are the first of the year
        return dated if dated and dated.length >= found.length else found
    if pair := syntax.pair_of_days().match(text, at):
        return _several_days(pair)
    if text[at] in "周星礼" and (days := weekday_list(text, at)):
        return days
    vague = _vague().match(text, at)
    dated = _dated(text, at)
    if vague and (dated is None or dated.length <= vague.end() - at):
        return _vague_word(text, at, vague)
    if dated is None:
        return length(text, at)
    if dated.guard:
        lasting = length(text, at)
        if lasting is not None and lasting.length > dated.length:
            return lasting
    return dated


@functools.cache
def _vague() -> re.Pattern[str]:
    return re.compile(f"{words.alternation(words.vague())}(?<![现至]今)(?!报)|[现至]今(?![年天日晚早晨夜])")


def _vague_word(text: str, at: int, match: re.Match[str]) -> Expression:
    reference, guard, _ = words.vague()[match[0]]
    end = match.end()
    if guard == "edge":
        after = syntax.AFTER.match(text, end)
        if after and after["before"]:
            last = moments.edge_word(match[0])
            return Expression("range", "edge-before", after.end() - at, last=last, open_start=True)
        if joined := second_end(text, end, moments.edge_word(match[0])):  # 年初至9月底
            first = moments.edge_word(match[0])
            return Expression("range", "range", joined[1] - at, first, inherit(joined[0], first))
        if after and after["since"] and after["since"] in ("以来", "起", "至今", "起至今"):
            first = moments.edge_word(match[0])
            return Expression("range", "since", after.end() - at, first=first, open_end=True)
    elif text.startswith("以来", end) and not match[0].endswith("来"):
        end += 2
    return Expression("vague", "vague", end - at, value=reference, guard=guard if guard in ("nearest", "alone") else "")


def _several_days(match: re.Match[str]) -> Expression:
    unit, *shifts = words.phrases("together")[match[0]].split()
    sides = [Shift("reference", int(shift)) for shift in shifts]
    first, last = (Moment(grain=unit, years=at) if unit == "year" else Moment(grain=unit, days=at) for at in sides)
    return Expression("range", "days-together", len(match[0]), first, last)


# ---------------------------------------------------------------- dates


def _dated(text: str, at: int) -> Expression | None:
    got = moments.read(text, at)
    if got is None:
        return _slashed(text, at)
    first, end, last = got
    rule = "range" if last else first.grain
    if last is None and (joined := second_end(text, end, first)):
        last, end, rule = *joined, "range"
        first = borrow_part(first, last)
        last = inherit(last, first)
    elif last is not None:
        last = inherit(last, first)
    expression = Expression("range" if last else _kind(first), rule, first=first, last=last)
    expression.length = _finish(text, end, expression) - at
    expression.guard = (
        ""
        if expression.rule.startswith(("since", "until", "before")) and first.grain != "minute" and not first.short_year
        else (_guard(text, at, expression))
    )
    return expression


def _kind(moment: Moment) -> Kind:
    return "point" if moment.grain in ("day", "minute") else "range"


_ODD_MINUTES = re.compile("(?:多|来)钟|多(?![名人个次条家项种些余位万少数处])")  # 2点多


def _finish(text: str, end: int, expression: Expression) -> int:
    """Takes in what follows a date, from 期间 to 起; returns the new end."""
    first = expression.first
    assert first is not None
    day_name = first.festival or first.term
    if expression.last is None and first.festival and not first.part and (pair := _two_holidays(text, end, first)):
        expression.first, expression.last, end = pair
        expression.kind, expression.rule = "range", "holiday"
        return end
    if expression.last is None and day_name and (holiday := syntax.holiday().match(text, end)) and not first.part:
        expression.first = first.but(grain="holiday")
        expression.kind, expression.rule, end = "range", "holiday", holiday.end()
        if counted := syntax.HOLIDAY_DAY.match(text, end):  # 国庆假期第三天
            nth = -1 if counted["last"] else whole(counted["n"] or "1")
            expression.first, expression.kind = first.but(nth=nth, note=None), "point"
            return counted.end()
    if expression.kind == "point" and (moved := syntax.OFFSET.match(text, end)) and first.grain == "day":
        count = number(moved["n"] or "1") * (-1 if moved["eve"] or moved["way"] == "前" else 1)
        expression.first = first.but(offset=(count, unit_code(moved["u"] or "天")))
        part = syntax.component().match(text, moved.end())
        return part.end() if part and part.lastgroup == "part" else moved.end()
    if first.grain == "minute" and expression.last is None and (more := _ODD_MINUTES.match(text, end)):
        expression.first, end = first.but(approximate=True), more.end()
    for _ in range(3):
        after = syntax.AFTER.match(text, end)
        if not after:
            break
        kind = after.lastgroup
        if kind == "period":
            if expression.last is None and first.grain in ("day", "minute") and not day_name:
                break
            expression.kind = "range"
        elif kind == "eve":
            if after["eve"] == "前后":  # said of the date, not part of it
                expression.first = (expression.first or first).but(approximate=True)
                break
            if not day_name:
                break
            if after["eve"] == "前夕":
                expression.kind, expression.rule, expression.value = "vague", "eve", "FUTURE_REF"
        elif kind == "until":
            expression.open_start = expression.last is None
            expression.kind, expression.rule = "range", "until"
        elif kind == "since":
            if first.grain in ("plan", "decade", "century") and after["since"] not in ("以来", "至今"):
                break
            if expression.kind == "range" and expression.last is not None:
                break
            expression.open_end = True
            expression.rule = "since" if "后" not in after["since"] or "或" in after["since"] else "after"
            expression.kind = "range"
            end = after.end()
            if text.startswith("至今", end):
                end += 2
            break
        elif kind == "before":
            if expression.last is not None:
                break
            expression.open_start, expression.rule, expression.kind = True, "before", "range"
        elif kind == "within":
            if first.grain not in ("year", "month", "week", "quarter", "half", "plan", "decade", "months"):
                break
        elif kind == "about":
            expression.first = (expression.first or first).but(approximate=True)
        end = after.end()
        if expression.open_start or expression.rule == "eve":
            break
    if expression.open_start:
        expression.last, expression.first = expression.last or expression.first, None
    return end


def _two_holidays(text: str, end: int, first: Moment) -> tuple[Moment, Moment, int] | None:
    """元旦春节期间: from the first day of the one holiday to the last of the other."""
    match = syntax.component().match(text, end)
    if match is None or match.lastgroup != "festival":
        return None
    holiday = syntax.holiday().match(text, match.end())
    if holiday is None:
        return None
    last = first.but(festival=match["festival"], grain="holiday", note=None)
    return first.but(grain="holiday"), last, holiday.end()


def _guard(text: str, at: int, expression: Expression) -> str:
    """Which test of the surroundings the expression still has to pass."""
    moment = expression.first or expression.last
    assert moment is not None
    day_given = (
        moment.day is not None or moment.days or moment.festival or moment.term or moment.weekday or moment.weeks
    )
    month_given = moment.month is not None or moment.months is not None
    if moment.grain == "minute" and not day_given and not moment.part:
        return "colon" if ":" in text[at : at + expression.length] else "oclock"
    if moment.grain == "day" and moment.part and not day_given:
        return "bare part"
    if moment.grain == "year" and moment.short_year and (expression.last is None or expression.last is moment):
        return "short year"
    if moment.grain == "day" and moment.day is not None and not month_given and not moment.lunar and not moment.part:
        return "number" if "号" in text[at : at + expression.length] else "days"
    if moment.grain == "day" and moment.lunar and not month_given and not moment.festival:
        return "bare lunar"
    dated = moment.year is not None or moment.years is not None
    if moment.festival and not dated and moment.grain == "day" and not moment.part:
        return "festival"
    if moment.term and not dated and moment.grain in ("day", "holiday"):
        return "term"
    if moment.plan:
        return "plan"
    if text.startswith("全年", at):
        return "whole year"
    if text.startswith("第", at) and moment.days:
        return "nth day" if moment.days.by != 1 else ""
    if moment.grain == "month" and text[at + expression.length : at + expression.length + 1].isdigit():
        return "month"
    if moment.grain == "year" and expression.last is None and text.startswith("第", at + expression.length):
        return "issue"
    if moment.grain == "month" and moment.year and re.compile("[0-9]{4}[-/.]").match(text, at):
        return "alone" if expression.last is None else ""
    if moment.years is not None and moment.grain == "year":
        return "year word"
    if not dated and expression.last is None and not (expression.open_start or expression.open_end):
        if moment.grain == "season":
            return "season"
        if moment.grain == "third" and not month_given or moment.weekday and moment.nth is not None:
            return "clause"
    if moment.grain == "month" and not dated:
        return "bare month"
    return ""


def _slashed(text: str, at: int) -> Expression | None:
    """Month and day joined by a mark: 2/15, 03-03, 6·30; only where they stand by themselves."""
    if compact := syntax.COMPACT.match(text, at):
        moment = Moment(grain="day", year=int(compact["y"]), month=int(compact["m"]), day=int(compact["d"]))
        return Expression("point", "day", len(compact[0]), first=moment, guard="compact")
    if short := syntax.SHORT_ISO.match(text, at):
        moment = Moment(grain="day", year=int(short["y"]), short_year=True, month=int(short["m"]), day=int(short["d"]))
        return Expression("point", "day", len(short[0]), first=moment, guard="alone")
    if years := syntax.BARE_YEARS.match(text, at):
        first, last = (Moment(grain="year", year=int(years[side])) for side in ("from", "to"))
        return Expression("range", "range", len(years[0]), first, last, guard="bare years")
    match = syntax.SLASHED.match(text, at)
    if not match:
        return None
    moment = Moment(grain="day", month=int(match["m"]), day=int(match["d"]))
    end = match.end()
    joint = syntax.RANGE_JOIN.match(text, end)
    other = syntax.SLASHED.match(text, joint.end()) if joint else None
    if other and other["sep"] == match["sep"] and joint and joint[0].strip() != match["sep"]:
        last = Moment(grain="day", month=int(other["m"]), day=int(other["d"]))
        return Expression("range", "range", other.end() - at, first=moment, last=last, guard="alone")
    glue = re.compile("[ ]{0,2}").match(text, end)
    rest = syntax.component().match(text, glue.end() if glue else end)
    if rest and rest.lastgroup in ("part", "clock"):
        tail = moments.read(text, rest.start())
        if tail is not None and tail[0].grain in ("day", "minute") and tail[2] is None:
            tail[0].month, tail[0].day = moment.month, moment.day
            kind = "slashed" if match["sep"] in "/-" else "alone"
            return Expression("point", "day", tail[1] - at, first=tail[0], guard=kind)
    return Expression("point", "day", end - at, first=moment, guard="alone")
