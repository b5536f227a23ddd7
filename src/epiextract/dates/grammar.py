"""From a place in the text to the whole expression that starts there, as far as its own words tell."""

from __future__ import annotations

import functools
import re

from . import moments, syntax, words
from .expressions import Expression, Moment
from .numerals import number, plain, whole

_UNIT_CODES = {
    "周年": "Y", "年": "Y", "季度": "Q", "个月": "M", "月": "M", "星期": "W", "礼拜": "W", "周": "W", "工作日": "BD", "昼夜": "D",
    "天": "D", "日": "D", "夜": "D", "小时": "TH", "钟头": "TH", "分钟": "TM", "分": "TM", "刻钟": "TK", "秒钟": "TS", "秒": "TS",
    "世纪": "C", "晚": "EV", "早": "MO", "晨": "MO", "季": "Q", "旬": "X", "半年": "H", "半月": "SM", "周末": "WE", "节假日": "HD",
    "半小时": "T30", "半个月": "SM",
}  # fmt: skip
_EVERY_VALUES = {
    "EV": "TEV", "MO": "TMO", "NI": "TNI", "H": "P6M", "SM": "P0.5M", "WE": "XXXX-WXX-WE", "BD": "P1BD", "HD": "P1BD",
    "T30": "PT30M", "X": "P10D",
}  # fmt: skip
_GRAIN_ORDER = (
    "century", "decade", "plan", "year", "half", "quarter", "season", "months", "month", "third", "edge", "week",
    "weekend", "day", "minute",
)  # fmt: skip


def unit_code(word: str) -> str:
    """The letter ISO 8601 has for a unit of time, ``T`` before those of the clock."""
    return _UNIT_CODES[word.lstrip("个")]


def duration_value(parts: list[tuple[float | None, str]]) -> str:
    """An ISO 8601 duration from counts and unit codes; an unknown count is ``X``.

    >>> duration_value([(14.0, "D")]), duration_value([(1.0, "TH"), (30.0, "TM")])
    ('P14D', 'PT1H30M')
    """
    date = clock = ""
    for count, unit in parts:
        if unit == "TK":
            count, unit = (None if count is None else count * 15), "TM"
        if unit == "Q":
            count, unit = (None if count is None else count * 3), "M"
        if unit == "C":
            count, unit = (None if count is None else count * 100), "Y"
        if unit == "BD":
            unit = "D"
        amount = "X" if count is None else plain(count)
        if unit.startswith("T"):
            clock += amount + unit[1]
        else:
            date += amount + unit
    return f"P{date}" + (f"T{clock}" if clock else "")


def read(text: str, at: int) -> Expression | None:
    """The expression that starts at the offset, or None."""
    match = syntax.run().match(text, at)
    if match is None:
        return None
    end = match.end()
    if end - at >= 40:
        return _read(text, at)
    following = text[end : end + 1]
    return _read_run(match[0] + (following if following in _STOPS else _OTHER))


_STOPS = ("", "\n", ",", "。", ";", "!", "?")
_OTHER = "\ufffd"


@functools.lru_cache(maxsize=16384)
def _read_run(run: str) -> Expression | None:
    return _read(run, 0)


def _read(text: str, at: int) -> Expression | None:
    if text[at] == "每":
        return _recurrence(text, at)
    if (ahead := syntax.AHEAD.match(text, at)) and (found := _reckoned(text, at, ahead)):
        return found
    if pair := syntax.PAIR_OF_DAYS.match(text, at):
        return _several_days(pair)
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
    return re.compile(f"{words.alternation(words.vague())}(?<!现今)(?!报)|现今(?![年天日晚早])")


def _vague_word(text: str, at: int, match: re.Match[str]) -> Expression:
    reference, guard, _ = words.vague()[match[0]]
    end = match.end()
    if guard == "edge":
        after = syntax.AFTER.match(text, end)
        if after and after["before"]:
            unit = {"年": "year", "月": "month", "季": "quarter"}.get(match[0][0], "year")
            last = Moment(grain=unit, **{unit + "s": _this()})
            return Expression("range", "edge-before", after.end() - at, last=last, open_start=True)
    elif text.startswith("以来", end) and not match[0].endswith("来"):
        end += 2
    return Expression("vague", "vague", end - at, value=reference, guard="nearest" if guard == "nearest" else "")


def _this():  # type: ignore[no-untyped-def]
    from .expressions import Shift

    return Shift("reference", 0)


def _several_days(match: re.Match[str]) -> Expression:
    from .expressions import Shift

    word = match["pair"]
    if "年" in word:
        first, last = (Moment(grain="year", years=Shift("reference", n)) for n in (0, 1))
        return Expression("range", "days-together", len(word), first, last)
    start = -1 if word[0] == "昨" else 0 if word[0] == "今" else 1
    stop = 0 if word[0] == "昨" else 2 if "后" in word else 1
    first, last = (Moment(grain="day", days=Shift("reference", n)) for n in (start, stop))
    return Expression("range", "days-together", len(word), first, last)


# ---------------------------------------------------------------- dates


def _dated(text: str, at: int) -> Expression | None:
    got = moments.read(text, at)
    if got is None:
        return _slashed(text, at)
    first, end, last = got
    rule = "range" if last else first.grain
    if last is None and (joined := _second_end(text, end, first)):
        last, end, rule = *joined, "range"
        first = _borrow_part(first, last)
        last = _inherit(last, first)
    elif last is not None:
        last = _inherit(last, first)
    expression = Expression("range" if last else _kind(first), rule, first=first, last=last)
    expression.length = _finish(text, end, expression) - at
    expression.guard = "" if expression.rule.startswith(("since", "until", "before")) and first.grain != "minute" else (
        _guard(text, at, expression)
    )
    return expression


def _kind(moment: Moment) -> str:  # type: ignore[return]
    return "point" if moment.grain in ("day", "minute") else "range"


def _second_end(text: str, end: int, first: Moment) -> tuple[Moment, int] | None:
    for joint in (syntax.RANGE_JOIN, syntax.CLOCK_JOIN, syntax.BETWEEN):
        match = joint.match(text, end)
        if not match or (joint is syntax.CLOCK_JOIN and first.grain != "minute"):
            continue
        got = moments.read(text, match.end(), context=first)
        if got is None or got[2] is not None:
            continue
        last, stop, _ = got
        if not _comparable(first, last):
            continue
        if joint is syntax.BETWEEN:
            close = text.startswith("之间", stop)
            if not close:
                continue
            stop += 2
        if text.startswith("止", stop):
            stop += 1
        return last, stop
    return None


def _comparable(first: Moment, last: Moment) -> bool:
    if first.grain == last.grain:
        return True
    fine = ("day", "minute", "week", "weekend")
    if first.grain in fine and last.grain in fine:
        return True
    coarse = ("year", "half", "quarter", "month", "day", "third", "edge", "week", "season", "decade")
    return first.grain in coarse and last.grain in coarse


_HIGHER = ("year", "years", "short_year", "months", "month", "weeks", "day", "days", "lunar", "festival", "term")


def _inherit(last: Moment, first: Moment) -> Moment:
    """What the second end leaves out and the first end says: year, month, week, day, half of the day."""
    changes: dict[str, object] = {}
    anchored = last.year is not None or last.years or last.months or last.weeks or last.days or last.plan
    if not anchored and last.grain != "decade":
        if last.grain == "minute" and last.day is None and not last.festival and not last.term and last.weekday is None:
            if first.grain in ("day", "minute"):
                changes = {name: getattr(first, name) for name in (*_HIGHER, "weekday", "nth", "nth_week", "note")}
                changes["next_one"] = True
        else:
            changes = {"year": first.year, "years": first.years, "short_year": first.short_year}
            if last.day is not None and last.month is None and not last.festival:
                changes |= {"month": first.month, "months": first.months, "lunar": first.lunar or last.lunar}
            elif first.lunar and last.lunar and last.month is None:
                changes["month"] = first.month
            if last.weekday is not None and last.month is None and last.nth is None:
                changes["weeks"] = first.weeks
    if (
        last.grain == "minute" and first.grain == "minute" and last.part is None and first.noon in ("pm", "given", "noon", "night")
        and last.hour is not None and last.hour <= 12 and not last.noon and not last.days and changes.get("next_one")
    ):  # fmt: skip
        start, stop = clock_hour(first), last.hour + 12 if last.hour < 12 else 12
        if stop * 60 + (last.minute or 0) > start * 60 + (first.minute or 0) and start >= 12:
            changes["noon"] = "pm"
    return last.but(**changes) if changes else last


def _borrow_part(first: Moment, last: Moment) -> Moment:
    """``3点 - 5点PM``: the half of the day stands at the second end only."""
    if (
        first.grain == last.grain == "minute" and last.noon == "given" and not first.noon
        and first.hour is not None and last.hour is not None and first.hour <= 12 <= last.hour and first.hour + 12 <= last.hour
    ):  # fmt: skip
        return first.but(noon="pm")
    return first


def clock_hour(moment: Moment) -> int:
    """The hour of the day, 0 to 24, that the words mean: 下午3点 is 15; 晚上12点 is 24."""
    hour = moment.hour or 0
    if moment.noon == "pm" and hour < 12:
        return hour + 12
    if moment.noon == "pm" and hour == 12 and moment.part == "EV":
        return 24
    if moment.noon == "noon" and hour <= 2:
        return hour + 12
    if moment.noon == "night":
        return hour + 12 if 5 < hour < 12 else 24 if hour == 12 else hour
    return hour


def _finish(text: str, end: int, expression: Expression) -> int:
    """Takes in what follows a date, from 期间 to 起; returns the new end."""
    first = expression.first
    assert first is not None
    day_name = first.festival or first.term
    if expression.last is None and day_name and (holiday := syntax.HOLIDAY.match(text, end)) and not first.part:
        expression.first = first.but(grain="holiday")
        expression.kind, expression.rule, end = "range", "holiday", holiday.end()
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
            if after["eve"] != "前后" and not day_name:
                break
            if after["eve"] == "前后":
                expression.first = (expression.first or first).but(approximate=True)
            elif after["eve"] == "前夕":
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


def _guard(text: str, at: int, expression: Expression) -> str:
    """Which test of the surroundings the expression still has to pass."""
    moment = expression.first or expression.last
    assert moment is not None
    day_given = moment.day is not None or moment.days or moment.festival or moment.term or moment.weekday or moment.weeks
    month_given = moment.month is not None or moment.months is not None
    if moment.grain == "minute" and not day_given and not moment.part:
        return "colon" if ":" in text[at : at + expression.length] else "oclock"
    if moment.grain == "day" and moment.part and not day_given:
        return "bare part"
    if moment.grain == "year" and moment.short_year and (expression.last is None or expression.last is moment):
        return "short year"
    if moment.grain == "day" and moment.day is not None and not month_given and not moment.lunar and not moment.part:
        return "number" if "号" in text[at : at + expression.length] else "days"
    if moment.grain == "day" and moment.lunar and not month_given:
        return "bare lunar"
    dated = moment.year is not None or moment.years is not None
    if moment.festival and not dated and moment.grain == "day" and not moment.part:
        return "festival"
    if moment.term and not dated and moment.grain in ("day", "holiday"):
        return "term"
    if moment.plan:
        return "plan"
    if moment.grain == "year" and expression.last is None and text.startswith("第", at + expression.length):
        return "issue"
    if moment.grain == "month" and moment.year and re.compile("[0-9]{4}[-/.]").match(text, at):
        return "alone" if expression.last is None else ""
    if moment.years is not None and moment.grain == "year":
        return "year word"
    if moment.half is not None and not dated or moment.leading and not dated:
        return ""
    return ""


def _slashed(text: str, at: int) -> Expression | None:
    """Month and day joined by a mark: 2/15, 03-03, 6·30; only where they stand by themselves."""
    match = syntax.SLASHED.match(text, at)
    if not match:
        return None
    moment = Moment(grain="day", month=int(match["m"]), day=int(match["d"]))
    end = match.end()
    glue = re.compile("[ ]{0,2}").match(text, end)
    rest = syntax.component().match(text, glue.end() if glue else end)
    if rest and rest.lastgroup in ("part", "clock"):
        tail = moments.read(text, rest.start())
        if tail is not None and tail[0].grain in ("day", "minute") and tail[2] is None:
            tail[0].month, tail[0].day = moment.month, moment.day
            kind = "slashed" if match["sep"] in "/-" else "alone"
            return Expression("point", "day", tail[1] - at, first=tail[0], guard=kind)
    return Expression("point", "day", end - at, first=moment, guard="alone")


# ---------------------------------------------------------------- lengths


def _count(numeral: str) -> float | None:
    return None if numeral[0] in "几数多" else number(numeral)


def _length_parts(text: str, at: int) -> tuple[list[tuple[float | None, str]], int, re.Match[str]] | None:
    match = syntax.LENGTH.match(text, at)
    if not match:
        return None
    try:
        parts = [_measure(match)]
        end = match.end()
        for _ in range(4):
            more = syntax.LENGTH_MORE.match(text, end)
            if not more or more["n"] in ("多", "几", "数"):
                break
            if more["u"] != "夜":  # 三天三夜
                parts.append((number(more["n"]), unit_code(more["u"])))
            end = more.end()
    except ValueError:
        return None
    if len(parts) > 1:
        order = ("C", "Y", "Q", "M", "W", "BD", "D", "TH", "TK", "TM", "TS", "EV", "MO", "X", "H", "SM")
        parts.sort(key=lambda part: order.index(part[1]))
    return parts, end, match


def _measure(match: re.Match[str]) -> tuple[float | None, str]:
    unit = unit_code(match["u"])
    count = _count(match["n"])
    numeral = match["n"]
    if match["n2"]:
        if match["to"] == "、" and (number(match["n2"]) > 31 or _count(numeral) is None or number(match["n2"]) <= number(numeral)):
            raise ValueError("a list, not a length")
        count = None
    elif count is not None and len(numeral) in (2, 3) and not numeral.isascii() and "十" not in numeral:
        if "百" not in numeral and "千" not in numeral and "点" not in numeral and "半" not in numeral:
            count = None  # 两三天, 七八个
    if count is not None and (match["half0"] or match["half"]):
        count += 0.5
    return count, unit


_OFTEN = re.compile("[一1两2二三3](?:次|轮|检|测|报|调度|会商|消毒|消杀|巡|换|研判|通报|更新|清|结)")


def length(text: str, at: int, bare: bool = False) -> Expression | None:
    """A length of time that starts at the offset, or None; ``bare`` leaves 前 and 后 after it alone."""
    got = _length_parts(text, at)
    if got is None:
        return None
    parts, end, match = got
    numeral = match["n"]
    count, unit = parts[0]
    if numeral in ("百", "千", "十百", "零", "〇") or set(numeral) <= set("百千"):
        return None
    if match["u"] in ("月", "夜") and numeral not in ("两", "半", "数", "几", "多") and match["u"] == "月":
        if not (match["more"] or match["n"].endswith("个")):
            return None
    if match["u"] == "夜" and numeral not in ("一", "两", "三", "几", "数", "多"):
        return None
    if numeral in ("多", "几", "数") and match["u"] in ("分", "秒", "夜", "世纪", "刻钟"):
        return None
    if count == 0:
        return None
    if (often := _OFTEN.match(text, end)) and match["u"] != "年" and count is not None:
        return Expression("set", "set", end - at, value=duration_value(parts), guard="length" if often else "")
    after = syntax.LENGTH_AFTER.match(text, end)
    single = len(parts) == 1 and count is not None
    guard = "length"
    if match["u"] == "日" and not match["n2"]:
        known = numeral in ("两", "半", "几", "数", "多") or (after and after["inside"]) or text.startswith("以", end)
        if not known and not (count is not None and count > 31):
            guard = "length days"
    if after and single and count is not None and not bare:
        if after["ago"]:
            moment = Moment(grain=_offset_grain(unit), offset=(-count, unit))
            return Expression("point", "ago", after.end() - at, first=moment, guard="offset")
        if after["later"]:
            moment = Moment(grain=_offset_grain(unit), offset=(count, unit))
            return Expression("point", "later", after.end() - at, first=moment, guard="offset")
        if after["past"] and unit in ("Y", "M", "W", "D", "Q") and after["past"] in ("来", "以来"):
            return Expression("range", "past-length", after.end() - at, span=(-count, unit), guard="length")
    return Expression("duration", "duration", end - at, value=duration_value(parts), guard=guard)


def _offset_grain(unit: str) -> str:
    return "minute" if unit.startswith("T") else "day"


def _reckoned(text: str, at: int, ahead: re.Match[str]) -> Expression | None:
    """未来三天, 近三年, 过去两周: a length reckoned from the reference."""
    got = _length_parts(text, ahead.end())
    if got is None or len(got[0]) != 1:
        return None
    (count, unit), end = got[0][0], got[1]
    if count is None or count >= 1000:  # 过去的2025年 is a year
        return None
    forward = ahead["dir"] in ("未来", "今后", "此后", "接下来")
    if ahead["dir"] == "近" and (unit.startswith("T") or unit in ("D", "BD")):
        return None
    tail = re.compile("(?:以?来|之?内|间|里)(?![容部源自到])").match(text, end)
    if tail:
        end = tail.end()
    return Expression(
        "range", "reckoned", end - at, span=(count if forward else -count, unit), guard="reckoned" if ahead["dir"] == "近" else ""
    )


# ---------------------------------------------------------------- recurrences


def _recurrence(text: str, at: int) -> Expression | None:
    match = syntax.EVERY.match(text, at)
    if not match:
        return None
    unit = "工作日" if match["eu"].endswith("工作日") else match["eu"].rstrip("上里间份度") if match["eu"] not in ("季度",) else "季度"
    end = match.end()
    count = match["en"]
    try:
        amount = 1.0 if not count else _count(count)
    except ValueError:
        return None
    code = unit_code(unit)
    value = _EVERY_VALUES.get(code) or duration_value([(amount, code)])
    if unit == "夜":
        value = "TNI"
    rest: Moment | None = None
    days = syntax.EVERY_WEEKDAYS.match(text, end) if unit in ("周", "星期", "礼拜") and not count else None
    if days:
        end = days.end()
        value = _weekday_value(days["wl"])
    elif unit in ("年", "月") and not count:
        glue = re.compile("[ ]?的?").match(text, end)
        got = moments.read(text, glue.end() if glue else end)
        if got and got[0].grain in ("month", "day", "minute", "third", "edge", "quarter", "half", "season") and not got[0].years:
            if got[0].year is None and not got[0].months and not got[0].days:
                rest, end, value = got[0], got[1], _yearly_value(got[0])
                joined = None if got[2] else _second_end(text, end, rest)
                if joined:
                    end = joined[1]
    if rest is None or rest.grain == "day":
        end, value = _daily_hours(text, end, value)
    between = syntax.AFTER.match(text, end)
    if between and between["period"] == "期间":
        end = between.end()
    return Expression("set", "set", end - at, value=value)


def _weekday_value(listed: str) -> str:
    days = [moments.WEEKDAYS[c] for c in listed if c in moments.WEEKDAYS]
    if "末" in listed:
        return "XXXX-WXX-WE"
    if not days:
        return "P1W"
    if len(days) == 2 and re.search("[至到—~-]", listed):
        return f"XXXX-WXX-{days[0]}/XXXX-WXX-{days[1]}"
    return ",".join(f"XXXX-WXX-{day}" for day in days)


def _yearly_value(moment: Moment) -> str:
    if moment.month is None and moment.day is not None:
        return f"XXXX-XX-{moment.day:02d}"
    if moment.month is not None and moment.day is not None:
        return f"XXXX-{moment.month:02d}-{moment.day:02d}"
    return f"XXXX-{moment.month:02d}" if moment.month is not None else "P1Y"


def _daily_hours(text: str, end: int, value: str) -> tuple[int, str]:
    """Hours after 每天: 每天11时至18时, 每日上午, 每周一下午八点."""
    glue = re.compile("[ ]{0,2}的?[ ]{0,2}").match(text, end)
    start = glue.end() if glue else end
    got = moments.read(text, start)
    if got is None:
        return end, value
    first, stop, last = got
    if first.grain not in ("day", "minute") or first.day or first.days or first.festival or first.weekday or first.term or first.lunar:
        return end, value
    base = "XXXX-XX-XX" if value in ("P1D", "P1BD") else value
    if first.grain == "day":
        return stop, f"{base}T{first.part}"
    if last is None and (joined := _second_end(text, stop, first)):
        last, stop = joined
    for _ in range(4):  # several spells a day: 9:00—11:30、14:00—17:00
        again = re.compile("[、,和及]").match(text, stop)
        more = moments.read(text, again.end()) if again else None
        if more is None or more[0].grain != "minute" or more[0].day or more[0].days:
            break
        stop = more[1]
        if joined := _second_end(text, stop, more[0]):
            stop = joined[1]
    opening = f"{clock_hour(first):02d}:{first.minute or 0:02d}"
    if last is None:
        tail = syntax.AFTER.match(text, stop)
        if tail and tail.lastgroup in ("before", "since", "about") and not tail[0].startswith("起"):
            stop = tail.end()
        return stop, f"{base}T{opening}"
    last = _inherit(last, first)
    return stop, f"{base}T{opening}/{base}T{clock_hour(last):02d}:{last.minute or 0:02d}"


__all__ = ["clock_hour", "duration_value", "read", "unit_code", "whole"]
