"""Tests of the surroundings: is this string of numbers and units here a date at all?

The words are in ``patterns/dates/contexts.tsv``; here stands how each test uses them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from . import calendars, syntax, words
from .expressions import Expression

_PLACE_ENDS = "省市区县州旗镇乡村、"
#: The numbers of houses before another, and the month with which a line of a career begins: 2013.01浙江省副省长.
_HOUSES = re.compile("(?:[0-9]{1,4}号?[至到、—~和-]?){1,8}$")
_CAREER = re.compile(r"(?:19|20)[0-9]{2}\.(?:0[1-9]|1[0-2])[ ]{0,2}(?![万亿元吨公平米亩人个家户辆倍])[\u4e00-\u9fff]")
_EDGE = frozenset(" \n\t,。;:!?、()[]【】“”‘’\"'《》<>|/—-·…▲■◆●*#")
_MONEY = re.compile("[0-9十百千万亿余多来几两半单公欧美日韩港多次状纪]")
_STOP = frozenset(" \n\t,。;:!?()[]【】《》|/…")
_PART_LEFT = frozenset("\n,。;:!?()\t 》”")
_TERM_OPENING = frozenset("\n。!?;,")
_CHINESE_COUNT = frozenset("〇零一二三四五六七八九十第.")
_DAY_OPENING = "于在从自到至截止本月这了"
_WITHIN = re.compile("之?内|以[内上下]|游|龄")
_CIRCLE = re.compile(
    r"(?:、[0-9一二三四五六七八九十半]{1,3}(?:小时|分钟|刻钟))?[^,。、;\n]{0,10}圈(?!子)"
)  # 15分钟便民生活圈
_ISSUE = re.compile("第[ ]?[0-9〇零一二三四五六七八九十百]{1,5}[ ]?[号期](?!台风|强台风|超强台风|热带|洪水)")
_NEW_YEAR = re.compile("初[一二三四五六七八九]|除夕|大年|正月")
_LAPSE_TAIL = "(?:约|近|达|了|的|超|超过|满|整整|为|是|不少于|:)?$"
_WEEK = re.compile("[一1]周")
_BYWORDS = ("24小时", "二十四小时", "12小时", "7天24小时")
_ASKED = re.compile(r"[^,。!;\n]{0,8}[?]")
_PLAN_PERIODS = ("期间", "时期", "以来", "末", "初", "末期", "初期", "中期", "后期", "期末")

Verdict = str
Test = Callable[[str, int, int, Expression], Verdict]


def passes(text: str, start: int, end: int, expression: Expression) -> Verdict:
    """``yes``, ``no``, or ``length`` when the words are a length of time rather than a date."""
    test = _TESTS.get(expression.guard)
    return test(text, start, end, expression) if test else "yes"


def _before(text: str, at: int) -> str:
    return text[at - 1] if at else "\n"


def _lapses(text: str, at: int) -> bool:
    return _ends_with("lapse", _LAPSE_TAIL).search(text, max(0, at - 6), at) is not None


@functools.cache
def _ends_with(cue: str, tail: str) -> re.Pattern[str]:
    return re.compile(words.cue(cue).pattern + tail)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the span fills its line, or a pair of brackets."""
    while start and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return _before(text, start) + (text[end : end + 1] or "\n") in ("\n\n", "[]", "[)", "(]", "()")


def _whole(text: str, start: int, end: int) -> bool:
    """Whether nothing but some space stands around the span in the whole text."""
    return start < 40 and len(text) - end < 40 and not text[:start].strip() and not text[end:].strip()


def fills_clause(text: str, start: int, end: int) -> bool:
    """Whether punctuation or the line's ends stand on both sides."""
    return _before(text, start) in _EDGE and (text[end : end + 1] or "\n") in _STOP


def hidden_in_word(text: str, start: int) -> bool:
    """Whether a word such as 明天 is cut out of another: 说明天气."""
    if text.startswith("元月", start) and _MONEY.match(_before(text, start)):
        return True  # 500元月租
    if not start or text[start] not in _first_characters():
        return False
    match = word().match(text, start)
    if match is None:
        return False
    relative, vague = words.relatives().get(match[0]), words.vague().get(match[0])
    return text[start - 1] in (relative.not_after if relative else vague[2] if vague else "")


@functools.cache
def word() -> re.Pattern[str]:
    """A word of relative or vague time."""
    return re.compile(words.alternation([*words.relatives(), *words.vague()]))


@functools.cache
def _first_characters() -> frozenset[str]:
    return frozenset(word[0] for word in [*words.relatives(), *words.vague()])


def opening_hours(text: str, start: int, expression: Expression) -> bool:
    """Whether days of the week or clock times are an office's, behind 办公时间 and the like in the same line."""
    moment = expression.first or expression.last
    if moment is None or not (moment.weekday or moment.grain == "minute") or moment.weeks:
        return False
    if moment.year or moment.month or moment.day or moment.days or moment.festival:
        return False
    low = max(
        0, start - 40, text.rfind("\n", max(0, start - 40), start) + 1, text.rfind("。", max(0, start - 40), start) + 1
    )
    return words.cue("opening").search(text, low, start) is not None


def _oclock(text: str, start: int, end: int, expression: Expression) -> Verdict:
    matched = text[start:end]
    if expression.last is not None or ("时" in matched and matched[0].isdigit()):
        return "no" if _before(text, start) in _CHINESE_COUNT else "yes"
    if matched in ("零时", "零点") and text[end : end + 1] not in ("差", "工", "担", "五"):
        return "yes"
    if words.beside("counting", "left", text, start):
        return "no"
    if re.search("点[一二三四五六七八九0-9]$", matched):  # 八点八 is a fraction
        return "no"
    if not matched.endswith(("点", "时")):
        return "yes"
    enclosed = _before(text, start) in _EDGE
    introduced = text[max(0, start - 2) : start].endswith(("大约", "在", "于", "到"))
    if words.beside("counted", "right", text, end) or matched.startswith(("一点", "一时")):
        return "no"
    if matched[0].isdigit():
        return "yes" if enclosed or (text[end : end + 1] or "\n") in _EDGE else "no"
    return "yes" if enclosed or introduced else "no"


def _colon(text: str, start: int, end: int, expression: Expression) -> Verdict:
    before = _before(text, start)
    if before in ":.-/" or (before.isascii() and before.isalpha()) or text[end : end + 1] in (":", "%", "/"):
        return "no"
    return "no" if words.beside("score", "left", text, start) or words.beside("score", "right", text, end) else "yes"


def _number(text: str, start: int, end: int, expression: Expression) -> Verdict:
    before = _before(text, start)
    if before.isascii() and before.isalpha() or words.beside("numbered", "left", text, start):
        return "no"
    houses = _HOUSES.search(text, max(0, start - 40), start)
    if houses is not None and houses.start() < start and words.beside("numbered", "left", text, houses.start()):
        return "no"  # 文教街2号至26号
    if expression.last is not None or expression.open_start or expression.open_end:
        return "yes"
    after = text[end : end + 1] or "\n"
    if words.beside("numbered", "right", text, end) or (not text[start].isdigit() and after not in _EDGE):
        return "no"
    return "yes" if before in _EDGE or before in _DAY_OPENING else "no"


def _days(text: str, start: int, end: int, expression: Expression) -> Verdict:
    if _before(text, start) in "第.〇零月":
        return "no"
    closed = expression.last is None and not expression.open_end and not expression.open_start
    return "length" if closed and (_lapses(text, start) or _WITHIN.match(text, end)) else "yes"


def _length(text: str, start: int, end: int, expression: Expression) -> Verdict:
    matched, left = text[start:end], text[max(0, start - 3) : start]
    if _before(text, start) in "第.〇零月":
        return "no"
    if words.beside("part of a count", "left", text, start) and not left.endswith(("有", "上", "下")):
        return "yes" if words.beside("after a count", "left", text, start) else "no"
    if left.endswith(("有", "上", "下", "某")) and not left.endswith(("马上", "早上", "晚上")) and matched.startswith("一"):
        return "no"
    if _WEEK.fullmatch(matched) and words.beside("week column", "right", text, end):
        return "no"  # 一周政务 is a column's name
    if matched in _BYWORDS and (
        words.beside("around the clock", "right", text, end) or words.beside("around the clock", "left", text, start)
    ):
        return "no"
    if matched.endswith("周年"):
        named = words.beside("anniversary", "left", text, start)
        return "no" if named or text[end : end + 1] not in ("", "\n", ",", "。", " ") else "yes"
    if words.beside("length", "right", text, end):
        return "no"
    if matched.endswith(("时", "分钟", "刻钟")) and _CIRCLE.match(text, end):
        return "no"
    if matched[0] == "几" and _ASKED.match(text, end):
        return "no"  # 要隔离几天?
    if matched[0] in "几数多" and left and "\u4e00" <= left[-1] <= "\u9fff":
        return "no" if left[-1] in "无第为大人很较最更众诸" else "yes"
    return "yes"


def _length_days(text: str, start: int, end: int, expression: Expression) -> Verdict:
    return "yes" if _lapses(text, start) else "no"


def _offset(text: str, start: int, end: int, expression: Expression) -> Verdict:
    if _length(text, start, end - 1, expression) == "no":
        return "no"
    return "length" if _lapses(text, start) else "yes"


def _short_year(text: str, start: int, end: int, expression: Expression) -> Verdict:
    first, moment = text[start], expression.first or expression.last
    assert moment is not None and moment.year is not None
    if first in "0零〇" or (expression.first and expression.last) or expression.rule in ("since", "until"):
        return "yes"
    if moment.year > 80 and moment.year % 10:
        return "yes"  # 98年以前; 90年前 is a length
    if _lapses(text, start) or words.beside("years of service", "right", text, end):
        return "length"
    if expression.open_start or expression.open_end:
        return "length"
    if not first.isdigit() or (first in "6789" and text[start + 1] != "0"):
        return "length" if words.beside("anniversary", "left", text, start) else "yes"
    return "yes" if stands_alone(text, start, end) or _before(text, start) in "从自于" else "length"


def _bare_part(text: str, start: int, end: int, expression: Expression) -> Verdict:
    matched, after = text[start:end], text[end : end + 1] or "\n"
    part = words.parts_of_day().get(matched)
    if part is None or not part.bare or _before(text, start) not in _PART_LEFT:
        return "no"
    if after in ",。\n":
        return "yes"
    plain = matched in ("上午", "下午", "中午", "傍晚", "凌晨", "清晨")
    return "yes" if plain and not words.beside("greeting", "right", text, end) else "no"


def _bare_lunar(text: str, start: int, end: int, expression: Expression) -> Verdict:
    moment = expression.first or expression.last
    assert moment is not None
    if moment.month is not None or expression.last is not None:
        return "yes"
    if words.beside("school year", "right", text, end) or words.beside("school year", "left", text, start):
        return "no"
    if moment.part or moment.hour is not None or expression.open_end or expression.open_start:
        return "yes"
    opens = _before(text, start) in _PART_LEFT and text[end : end + 1] == ","
    return "yes" if opens and _NEW_YEAR.search(text, max(0, start - 200), start) else "no"


def _festival_follows(text: str, end: int) -> bool:
    beside = syntax.component().match(text, end + 1) if text[end : end + 1] == "、" else None
    return beside is not None and beside.lastgroup == "festival"


def _festival(text: str, start: int, end: int, expression: Expression) -> Verdict:
    moment = expression.first or expression.last
    assert moment is not None and moment.festival is not None
    if moment.lunar or not calendars.festivals()[moment.festival].guarded or expression.rule != "day" or moment.note:
        return "yes"
    name = moment.festival.strip('“”"')
    introduced = words.beside("festival", "left", text, start)
    if end - start > len(moment.festival):
        return "yes"  # 三月三当天
    if name[0] in "一二三四五六七八九十":
        whole = _whole(text, start, end)
        after = text[end : end + 1] or "\n"
        ends = after in _EDGE or after in "及和与" or words.beside("festival", "right", text, end)
        return "yes" if whole or (introduced and name != moment.festival and ends) else "no"
    if introduced or words.beside("festival", "right", text, end):
        return "yes"
    if _festival_follows(text, end):
        return "yes"  # 国庆、中秋假期
    return "yes" if fills_clause(text, start, end) and _before(text, start) not in "、:" else "no"


def _term(text: str, start: int, end: int, expression: Expression) -> Verdict:
    moment = expression.first or expression.last
    assert moment is not None and moment.term is not None
    if expression.rule != "day" or expression.last is not None or end - start > len(moment.term):
        return "yes"
    before = _before(text, start)
    if words.beside("festival", "right", text, end) or (before != "、" and words.beside("festival", "left", text, start)):
        return "yes"
    if _festival_follows(text, end) and before in _TERM_OPENING:
        return "yes"  # 冬至、元旦将至
    alone = before in _TERM_OPENING and fills_clause(text, start, end) and text[end : end + 1] != "("
    return "yes" if alone else "no"


def _plan(text: str, start: int, end: int, expression: Expression) -> Verdict:
    return "yes" if text[start:end].endswith(_PLAN_PERIODS) or expression.open_end else "no"


def _year_word(text: str, start: int, end: int, expression: Expression) -> Verdict:
    return "no" if words.beside("year word", "right", text, end) else "yes"


def _whole_year(text: str, start: int, end: int, expression: Expression) -> Verdict:
    return "no" if words.beside("whole year", "right", text, end) else "yes"


def _nth_day(text: str, start: int, end: int, expression: Expression) -> Verdict:
    """第三天 counts from the reported event where it opens a clause: not in 隔离第三天."""
    return "yes" if _before(text, start) in _PART_LEFT else "no"


def _nearest(text: str, start: int, end: int, expression: Expression) -> Verdict:
    return "no" if words.beside("nearest", "right", text, end) or _before(text, start) in "离距" else "yes"


def _slashed(text: str, start: int, end: int, expression: Expression) -> Verdict:
    return "yes" if _before(text, start) in _EDGE else "no"


def _alone(text: str, start: int, end: int, expression: Expression) -> Verdict:
    if re.search("^[0-9]{1,2}[.·]", text[start:end]) and not _whole(text, start, end):
        return "no"  # 2.5 on a line of its own is more often a figure
    if _before(text, start) in _EDGE and _CAREER.match(text, start):
        return "yes"
    return "yes" if stands_alone(text, start, end) else "no"


def _compact(text: str, start: int, end: int, expression: Expression) -> Verdict:
    """20210304 is a day alone on its line, behind a label or before one: 发布时间:20210304."""
    label = _ends_with("furniture", "[: ]{0,3}$").search(text, max(0, start - 10), start)
    before = _before(text, start) == "\n" and words.cue("furniture").match(text[end : end + 12].lstrip())
    return "yes" if label or before or stands_alone(text, start, end) else "no"


def _month(text: str, start: int, end: int, expression: Expression) -> Verdict:
    return "no" if re.match("[0-9]{1,2}[日号]", text[end : end + 3]) else "yes"  # 2月30日 is no day


def _reckoned(text: str, start: int, end: int, expression: Expression) -> Verdict:
    """前三天, 后两周, 下两个月 count from the day of writing only where they open a clause."""
    before = _before(text, start)
    of_place = text[start] == "近" and before in _PLACE_ENDS  # 各区近3日疫情, but not 用了近3天
    return "yes" if before in _PART_LEFT or before == "在" or of_place else "no"


def _clause(text: str, start: int, end: int, expression: Expression) -> Verdict:
    return "yes" if _before(text, start) in _PART_LEFT else "no"


def _season(text: str, start: int, end: int, expression: Expression) -> Verdict:
    return "yes" if fills_clause(text, start, end) and _before(text, start) not in "、:“《" else "no"


def _bare_month(text: str, start: int, end: int, expression: Expression) -> Verdict:
    """No month is meant in 十月怀胎."""
    return "no" if words.beside("month", "left", text, start) or words.beside("month", "right", text, end) else "yes"


def _bare_years(text: str, start: int, end: int, expression: Expression) -> Verdict:
    return "yes" if _before(text, start) in "从自" or stands_alone(text, start, end) else "no"


def _issue(text: str, start: int, end: int, expression: Expression) -> Verdict:
    return "no" if _ISSUE.match(text, end) else "yes"


_TESTS: dict[str, Test] = {
    "oclock": _oclock, "colon": _colon, "number": _number, "days": _days, "length": _length,
    "length days": _length_days, "offset": _offset, "short year": _short_year, "bare part": _bare_part,
    "bare lunar": _bare_lunar, "festival": _festival, "term": _term, "plan": _plan, "year word": _year_word,
    "nearest": _nearest, "slashed": _slashed, "alone": _alone, "issue": _issue,
    "month": _month, "whole year": _whole_year, "nth day": _nth_day, "bare years": _bare_years,
    "reckoned": _reckoned, "clause": _clause, "season": _season, "compact": _compact, "bare month": _bare_month,
}  # fmt: skip
