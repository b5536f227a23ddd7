"""Recurrences: 每天, 每周一、三、五, 每天11时至18时, 每年9月."""

from __future__ import annotations

import re

from . import moments, syntax
from .day_pieces import WEEKDAYS
from .expressions import Expression, Moment
from .lengths import count_of, duration_value, unit_code
from .ranges import clock_hour, inherit, second_end

_EVERY_VALUES = {
    "EV": "TEV", "MO": "TMO", "NI": "TNI", "H": "P6M", "SM": "P0.5M", "WE": "XXXX-WXX-WE", "BD": "P1BD", "HD": "P1BD",
    "T30": "PT30M", "X": "P10D",
}  # fmt: skip

_WITHIN_YEAR = ("month", "day", "minute", "third", "edge", "quarter", "half", "season")


def _anchored(moment: Moment) -> bool:
    return bool(moment.year is not None or moment.years or moment.months or moment.days)


def recurrence(text: str, at: int) -> Expression | None:
    """The recurrence that starts with 每 at the offset, or None."""
    match = syntax.EVERY.match(text, at)
    if not match:
        return _every_festival(text, at)
    unit = (
        "工作日"
        if match["eu"].endswith("工作日")
        else match["eu"].rstrip("上里间份度")
        if match["eu"] not in ("季度",)
        else "季度"
    )
    end = match.end()
    count = match["en"]
    try:
        amount = 1.0 if not count else count_of(count)
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
        if got and got[0].grain in _WITHIN_YEAR and not _anchored(got[0]):
            rest, end, value = got[0], got[1], _yearly_value(got[0])
            joined = None if got[2] else second_end(text, end, rest)
            if joined:
                end = joined[1]
    if rest is None and unit in ("月", "季度", "季", "年") and not count:
        part = syntax.EVERY_PART.match(text, end)
        end = part.end() if part else end
    if rest is None or rest.grain == "day":
        end, value = _daily_hours(text, end, value)
    between = syntax.AFTER.match(text, end)
    if between and (between["period"] == "期间" or (between["before"] and rest is not None)):
        end = between.end()
    return Expression("set", "set", end - at, value=value)


_WORKDAY = "工作日"
_ON_EVERY = re.compile("每(?:逢|到|当)")


def _every_festival(text: str, at: int) -> Expression | None:
    """每逢春节, 每到中秋节期间."""
    match = _ON_EVERY.match(text, at)
    got = moments.read(text, match.end()) if match else None
    if got is None or not (got[0].festival or got[0].term) or got[0].grain != "day" or _anchored(got[0]) or got[2]:
        return None
    after = syntax.AFTER.match(text, got[1])
    end = after.end() if after and after["period"] else got[1]
    return Expression("set", "set", end - at, value="P1Y")


def weekday_list(text: str, at: int) -> Expression | None:
    """周一、三、五上午 by itself: as if 每 stood before it."""
    match = syntax.WEEKDAY_LIST.match(text, at)
    if match is None:
        return None
    end, value = _daily_hours(text, match.end(), _weekday_value(match["wl"]))
    return Expression("set", "set", end - at, value=value)


def workday_hours(text: str, at: int) -> Expression | None:
    """Hours behind 工作日, as if 每个 stood before it: 工作日|8:30—17:00; the expression takes 工作日 in."""
    opens = at - len(_WORKDAY)
    if not text.startswith(_WORKDAY, opens):
        return None
    end, value = _daily_hours(text, at, "P1BD")
    return Expression("set", "set", end - opens, value=value) if end > at else None


def opening_hours(text: str, at: int) -> Expression | None:
    """The days and hours of an office behind 办公时间: 周一至周五 8:30—17:00."""
    match = syntax.WEEKDAYS.match(text, at)
    start, value = (match.end(), _weekday_value(match["wl"])) if match else (at, "P1D")
    end, value = _daily_hours(text, start, value)
    return Expression("set", "set", end - at, value=value) if end > at else None


def _weekday_value(listed: str) -> str:
    days = [WEEKDAYS[c] for c in listed if c in WEEKDAYS]
    if "末" in listed:
        return "XXXX-WXX-WE"
    if not days:
        return "P1W"
    if len(days) == 2 and re.search("[至到—~-]", listed):
        return f"XXXX-WXX-{days[0]}/XXXX-WXX-{days[1]}"
    return ",".join(f"XXXX-WXX-{day}" for day in days)


def _yearly_value(moment: Moment) -> str:
    if moment.month is None and moment.grain == "third":
        return "P1M"
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
    if value.startswith("T") and first.grain == "minute" and not first.noon:  # 每晚8点
        first = first.but(noon="am" if value == "TMO" else "night" if value == "TNI" else "pm")
    dated = first.day or first.days or first.festival or first.weekday or first.term or first.lunar
    if first.grain not in ("day", "minute") or dated:
        return end, value
    base = "XXXX-XX-XX" if value in ("P1D", "P1BD") or value.startswith("T") else value
    if first.grain == "day":
        return stop, f"{base}T{first.part}"
    if last is None and (joined := second_end(text, stop, first)):
        last, stop = joined
    for _ in range(4):  # several spells a day: 9:00—11:30、14:00—17:00
        again = re.compile("[、,和及]").match(text, stop)
        more = moments.read(text, again.end()) if again else None
        if more is None or more[0].grain != "minute" or more[0].day or more[0].days:
            break
        stop = more[1]
        if joined := second_end(text, stop, more[0]):
            stop = joined[1]
    opening = f"{clock_hour(first):02d}:{first.minute or 0:02d}"
    if last is None:
        tail = syntax.AFTER.match(text, stop)
        if tail and tail.lastgroup in ("before", "since", "about") and not tail[0].startswith("起"):
            stop = tail.end()
        return stop, f"{base}T{opening}"
    last = inherit(last, first)
    return stop, f"{base}T{opening}/{base}T{clock_hour(last):02d}:{last.minute or 0:02d}"
