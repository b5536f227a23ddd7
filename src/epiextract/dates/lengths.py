"""Lengths of time: 14天, 两个半小时, 三年来, 未来三天."""

from __future__ import annotations

import re

from . import syntax, words
from .expressions import Expression, Moment
from .numerals import number, plain

_PLACES = frozenset("十百千点半")


def unit_code(word: str) -> str:
    """The letter ISO 8601 has for a unit of time, ``T`` before those of the clock."""
    return words.time_units()[word.lstrip("个")]


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


def count_of(numeral: str) -> float | None:
    """The number of a count, None where it is not told (几, 数, 多)."""
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
            if (
                not more
                or more["n"] in ("多", "几", "数")
                or more["u"] != "夜"
                and unit_code(more["u"]) == parts[-1][1]
            ):
                break  # 三年五年 is no length
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
    count = count_of(match["n"])
    numeral = match["n"]
    if match["n2"]:
        if numeral in ("几", "数", "多"):
            raise ValueError("多 belongs to the word before: 病例多至3天")
        if match["to"] == "、" and (
            number(match["n2"]) > 31 or numeral[0].isdigit() != match["n2"][0].isdigit() or count_of(numeral) is None or number(match["n2"]) <= number(numeral)
        ):
            raise ValueError("a list, not a length")
        count = None
    elif len(numeral) in (2, 3) and not numeral.isascii() and _PLACES.isdisjoint(numeral):
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
    if (
        match["u"] == "月"
        and numeral not in ("两", "半", "数", "几", "多")
        and not match["more"]
        and not match["half0"]
    ):
        return None  # 三月 is a month
    if match["u"] == "夜" and numeral not in ("一", "两", "三", "几", "数", "多"):
        return None
    if numeral in ("多", "几", "数") and match["u"] in ("分", "秒", "夜", "世纪", "刻钟"):
        return None
    if count == 0 or (unit == "Y" and count is not None and count >= 1000 and len(parts) > 1):
        return None  # 2020年2月30日 is no day, and no length either
    if (often := _OFTEN.match(text, end)) and match["u"] != "年" and count is not None:
        return Expression("set", "set", end - at, value=duration_value(parts), guard="length" if often else "")
    after = syntax.LENGTH_AFTER.match(text, end)
    single = len(parts) == 1 and count is not None
    guard = "length"
    if match["u"] == "日" and not match["n2"]:
        known = numeral in ("两", "半", "几", "数", "多") or (after and after["inside"]) or text.startswith("以", end)
        if not known and not (count is not None and count > 31):
            guard = "length days"
    if after and len(parts) == 1 and count is None and (after["ago"] or after["later"]) and not bare:
        vague = "PAST_REF" if after["ago"] else "FUTURE_REF"  # 几天前, 两三年后
        return Expression("vague", "vague", after.end() - at, value=vague, guard="length")
    if after and single and count is not None and not bare:
        if after["ago"]:
            moment = Moment(grain=_offset_grain(unit), offset=(-count, unit))
            return Expression("point", "ago", after.end() - at, first=moment, guard="offset")
        if after["later"]:
            moment = Moment(grain=_offset_grain(unit), offset=(count, unit))
            return Expression("point", "later", after.end() - at, first=moment, guard="offset")
        if after["past"] and unit in ("Y", "M", "W", "D", "Q") and after["past"] == "以来":
            return Expression("range", "past-length", after.end() - at, span=(-count, unit), guard="length")
    return Expression("duration", "duration", end - at, value=duration_value(parts), guard=guard)


def _offset_grain(unit: str) -> str:
    return "minute" if unit.startswith("T") else "day"


#: What may follow a length that is reckoned from a day.
_TAIL = re.compile("(?:以?来|间|里)(?![容部源自到])|之?内(?![容部源自])")
_TO_TODAY = ("近", "最近")
_BOUNDS = re.compile("以[上下]$")


def reckoned(text: str, at: int, ahead: re.Match[str]) -> Expression | None:
    """未来三天, 近三年, 过去两周, 此后五天: a length reckoned from the reference or from the day just named."""
    got = _length_parts(text, ahead.end())
    if got is None or len(got[0]) != 1:
        return None
    (count, unit), end = got[0][0], got[1]
    if count is None or count >= 1000 or got[2]["n"] == "百":  # 过去的2025年 is a year
        return None
    word = ahead["dir"]
    way = words.phrases("reckoned").get(word) or {"上": "-", "前": "-", "近": "-", "过": "pass"}.get(word, "+")
    short = (
        len(word) == 1
        and (word != "近" or unit.startswith("T") or unit in ("D", "BD"))
        or word in ("之前", "之后", "随后")
    )
    guard = "reckoned" if short else ""
    if unit == "Q" and word in ("前", "后"):
        return None  # 后两个季度 are the last of a year
    if way == "pass":
        if syntax.LENGTH_AFTER.match(text, end):
            return None
        moment = Moment(grain=_offset_grain(unit), offset=(count, unit))
        return Expression("point", "later", end - at, first=moment, guard=guard)
    tail = _TAIL.match(text, end)
    if tail:
        end = tail.end()
    elif syntax.LENGTH_AFTER.match(text, end):
        return None
    rule = "reckoned after" if way == "after" else "reckoned to today" if word in _TO_TODAY else "reckoned"
    return Expression("range", rule, end - at, span=(-count if way == "-" else count, unit), guard=guard)


def opening(text: str, at: int, expression: Expression) -> Expression:
    """A length with which a text of one line opens: 半小时内 is reckoned from now there, and 六个月以上 goes on to its end."""
    end = at + expression.length
    if "\n" in text[end:].strip():
        return expression
    got = _length_parts(text, at)
    tail = syntax.LENGTH_AFTER.match(text, end)
    if tail and tail["inside"] and tail["inside"] != "里" and got and len(got[0]) == 1 and got[0][0][0] is not None:
        return Expression("range", "reckoned", tail.end() - at, span=got[0][0], guard=expression.guard)  # type: ignore[arg-type]
    if bounds := _BOUNDS.match(text, end):
        return Expression("duration", "duration", bounds.end() - at, value=expression.value, guard=expression.guard)
    return expression
