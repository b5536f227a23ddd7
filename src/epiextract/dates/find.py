"""Finds date expressions: one scan for candidate places, the grammar only there."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from .. import matching
from ..arguments import check_text
from ..errors import InputError, InputTypeError
from ..results import Date
from ..timestamps import find_timestamps
from . import calendars, grammar, guards, lengths, media, moments, recurrences, syntax, words
from .expressions import Expression

Reference = str | dt.date | dt.datetime | None


class Found(NamedTuple):
    """An expression at its place in the text."""

    start: int
    end: int
    expression: Expression
    prefix: str


def find(text: str, reference: Reference = None, *, articles: Sequence[int] = ()) -> list[Date]:
    """Every expression of calendar or clock time, with its value resolved over the whole text.

    ``reference`` is the day (or minute) the text was published: an ISO 8601 string, a date or a
    datetime; without it a publication line in the text serves. ``articles`` are the places where the articles of a page
    begin: the event that one reports is not that of the next. Offsets count code points of ``text``.
    Raises `InputTypeError` for a text that is not a str, `InputError` for a reference that is no date.

    >>> [(d.text, d.first) for d in find("28日上午，市委召开会议。", "2020-01-29")]
    [('28日上午', '2020-01-28')]
    """
    check_text(text)
    when = reference_time(reference)
    form = _with_items_parted(matching.matching_form(text))
    foreign = _timestamps(text, form)
    found = scan(form)
    if not found:
        return foreign
    from .resolve import resolve

    dates = resolve(text, form, found, when, articles)
    if not foreign:
        return dates
    inside = {at for date in foreign for at in range(date.start, date.end)}
    return sorted([*foreign, *(date for date in dates if date.start not in inside)], key=lambda date: date.start)


_DOT_BEFORE_DATE = re.compile(r"\.(?=(?:19|20)[0-9]{2}年|(?:1[0-2]|[1-9])月(?!度))")
_ITEM_NUMBER = re.compile(r"[\s;。:!?|)\]][0-9]{1,2}$")
_ITEM_REACH = 3  # characters: a mark and two digits


def _with_items_parted(form: str) -> str:
    """The text with a bracket for the point behind the number of an item that opens with a date: 2.2020年5月 is no decimal."""

    def mark(point: re.Match[str]) -> str:
        at = point.start()
        before = form[at - _ITEM_REACH : at] if at >= _ITEM_REACH else "\n" + form[:at]
        return ")" if _ITEM_NUMBER.search(before) else "."

    return _DOT_BEFORE_DATE.sub(mark, form)


def _timestamps(text: str, form: str) -> list[Date]:
    """Full timestamps in English, as page furniture has them."""
    dates = []
    for start, end, moment, has_clock in find_timestamps(form):
        value = moment.isoformat(timespec="minutes") if has_clock else moment.date().isoformat()
        dates.append(
            Date(start, end, text[start:end], "point", value, value, value, value, anchor="text", rule="timestamp")
        )
    return dates


def parse(expression: str, reference: Reference = None) -> Date | None:
    """One date from the whole of a string, or None when the string is not just that.

    >>> parse("2月7日至8日", "2020-02-09").last
    '2020-02-08'
    """
    check_text(expression)
    stripped = expression.strip()
    dates = find(stripped, reference)
    if len(dates) != 1 or len(dates[0].text) != len(stripped):
        return None
    return dates[0]


def reference_time(reference: Reference) -> dt.datetime | None:
    """The reference as a datetime; a bare date stands for its midnight."""
    if reference is None:
        return None
    if isinstance(reference, dt.datetime):
        return reference
    if isinstance(reference, dt.date):
        return dt.datetime(reference.year, reference.month, reference.day)
    if isinstance(reference, str):
        try:
            return dt.datetime.fromisoformat(reference.strip().replace("Z", "+00:00"))
        except ValueError:
            raise InputError(
                f"reference {reference!r} is not an ISO 8601 date; give one such as '2020-01-29'"
            ) from None
    raise InputTypeError(f"reference must be an ISO 8601 str, a date or a datetime, not {type(reference).__name__}")


_NUMERALS = "〇零○一二三四五六七八九十廿卅百千两半几数多"
_UNITS = (
    "年|学年|月|日|号|时|点|天|周|分|秒|季|刻|旬|世纪|小时|星期|礼拜|工作日|昼夜|夜|钟头"
    "|个(?:半|多|余|来|月|季|星|礼|小|钟|工|世)|[多余来几](?:个?[年月天日周小星分秒]|个)|半[个月年小天]"
)


@functools.cache
def _numeric() -> re.Pattern[str]:
    """Where a date may start with a numeral, or with 每, 第, 前, 近, 初, 闰 before one."""
    units = f"{_UNITS}|{words.alternation(words.phrases('fiscal'))}"
    joined = f"(?=[ ]{{0,2}}(?:[-—~至到、:/ー,和与及]|起至|——)[ ]{{0,2}}[0-9{_NUMERALS}])"
    decimal = rf"[.][0-9]{{1,3}}[ ]?(?:{units})|[.·][0-9]{{1,2}}[ ]{{0,2}}\Z"
    numeral = f"(?:[ ]{{0,2}}(?:{units})|{joined})"
    festival = "".join(sorted({re.escape(name[0]) for name in calendars.festivals()}))
    count = f"(?=[0-9{_NUMERALS}])"
    lead = "|".join((
        f"(?<=每)(?={syntax.SP}[隔逢到间当个一0-9{_NUMERALS}天日周星礼月年季小钟分秒晚早晨夜旬工节])",
        f"(?<=第)(?=[0-9{_NUMERALS}]{{1,3}}(?:[个季天]|[、和至到—~-]第?[一二三四1-4]季))",
        f"(?<=前)(?<![提之以此目日年月眼]前){count}",
        f"(?<=头)(?<![街带领牵镜源龙两巨码浪]头){count}",
        f"(?<=近)(?<![附靠临接亲最将远逼贴邻相]近){count}",
        f"(?<=[初闰]){count}",
        "(?<=[首末])(?=季)",
        "(?<=[上下])(?=[两二三四五六七八九0-9]{1,2}个?[月周年星礼季小分])",
        f"(?<![\u4e00-\u9fff][后过])(?<=[后过]){count}",
        "(?<=差)(?=[0-9一二两三四五十]{1,3}[分刻])",
        f"(?<=[上下这])(?=一?个[{festival}])",
        "(?<=[晚早晨午夜])(?=[0-9一二三四五六七八九十]{1,3}[点时:])",
        "(?<=[今昨明])(?=[(][0-9]{1,2}[)日])",
    ))  # fmt: skip
    return re.compile(
        f"[0-9{_NUMERALS}每第前头近初闰首末上下后过差这晚早晨午夜今昨明]"
        f"(?:(?<=[0-9])(?<![0-9A-Za-z.][0-9])[0-9,]{{0,9}}"
        f"(?:{numeral}|[ ](?:[01][0-9]|[aApP][mM])|[aApP][mM]|(?<=[0-9]{{4}})\\.[ ]?[0-9]{{1,2}}|{decimal}"
        "|(?<=[12][09][0-9]{6})(?![0-9A-Za-z]))"
        f"|(?<=[{_NUMERALS}])(?<![{_NUMERALS}][{_NUMERALS}])[{_NUMERALS}]{{0,8}}{numeral}"
        f"|(?=[(0-9{_NUMERALS} 隔逢到间当个一天日周星礼月年季小钟分秒晚早晨夜旬工节])(?:{lead}))"
    )


@functools.cache
def _words() -> tuple[matching.Automaton, frozenset[str]]:
    """The automaton of every word that may start a date, and of the traps; and the set of traps."""
    terms: set[str] = set()
    terms.update(words.relatives(), words.vague(), words.solar_terms(), calendars.festivals())
    terms.update(word for word in words.parts_of_day() if len(word) > 1)
    terms.update(f"{week}{day}" for week in ("周", "星期", "礼拜") for day in "一二三四五六日天1234567末")
    terms.update(f"{half}半年" for half in "上下前后")
    digits = "一二三四五六七八九"
    plans = [*digits, "十", *(f"十{digit}" for digit in digits), "二十"]
    periods = ("期间", "时期", "以来", "末", "初", "中期", "中后期", "后期", "规划期", "规划时期", "计划期", "计划时期")
    terms.update(f"{plan}五{quote}{period}" for plan in plans for quote in ("", "”", '"', "’") for period in periods)
    terms.update(f"{syntax.STEMS[n % 10]}{syntax.BRANCHES[n % 12]}" for n in range(60))
    terms.update(
        f"{word}{of}{n}"
        for word in words.phrases("reckoned")
        for of in ("", "的")
        for n in f"0123456789{digits}十两半几数"
    )
    terms.update(f"{title}{n}" for title in calendars.reigns() for n in f"{digits}十元0123456789")
    terms.update(words.phrases("lunar"), words.phrases("together"), words.phrases("opening"))
    traps = frozenset(words.traps())
    return matching.Automaton([*terms, *traps]), traps


def scan(form: str) -> list[Found]:
    """The expressions of a text in matching form, in order and without overlaps."""
    automaton, traps = _words()
    places: list[tuple[int, int, bool]] = [(m.start(), m.end(), False) for m in _numeric().finditer(form)]
    places += [(start, end, term in traps) for start, end, term in automaton.scan(form)]
    places.sort(key=lambda place: (place[0], not place[2]))
    found: list[Found] = []
    done = 0
    for start, end, trap in places:
        if start < done:
            continue
        if trap:
            done = end
            continue
        got = _at(form, start, done) or _inside(form, start, end, done)
        if got is not None:
            if not (found and _recurs(form, found[-1], got)):
                found.append(got)
            done = got.end
    return found


_CLAUSE = 12  # characters of a clause between a set and what recurs with it
_CLAUSE_MARK = re.compile("[,。;:!?\n]")


def _recurs(form: str, before: Found, found: Found) -> bool:
    """Whether a month or the like is that of a set in the same clause, every time another: 每月5日前报送上月情况."""
    first = found.expression.first
    if before.expression.kind != "set" or first is None or found.expression.last is not None:
        return False
    relative = first.months or first.weeks or first.quarters or first.years
    between = form[before.end : found.start]
    return relative is not None and first.day is None and len(between) <= _CLAUSE and _CLAUSE_MARK.search(between) is None


def _inside(form: str, start: int, end: int, done: int) -> Found | None:
    """A word that another, refused, has hidden: 今年 in 实现今年, 日前 in 这是日前."""
    hidden = guards.word().search(form, start + 1, end + 2)
    return _at(form, hidden.start(), done) if hidden and hidden.start() < end else None


def _at(form: str, start: int, done: int) -> Found | None:
    if start == done > 0 and form[start] in "那这":
        return None  # 2015年5月13日那天 names the day just named
    expression = grammar.read(form, start)
    if expression is None or guards.hidden_in_word(form, start):
        return None
    if guards.opening_hours(form, start, expression):
        expression = recurrences.opening_hours(form, start) or expression
    working = recurrences.workday_hours(form, start) if start - done > 2 else None
    if working is not None:
        start, expression = start - (working.length - expression.length), working
    end = start + expression.length
    if media.before_report(form, end) or media.in_name(form, start, expression):
        return None
    if expression.guard:
        verdict = guards.passes(form, start, end, expression)
        if verdict == "length":
            years_away = expression.guard == "short year" and (expression.open_start or expression.open_end)
            instead = lengths.length(form, start, bare=not years_away)  # 10年前
            if instead is None:
                return None
            expression, end = instead, start + instead.length
        elif verdict == "no":
            return None
    if expression.rule == "duration" and start < 40 and not form[:start].strip():
        expression = lengths.opening(form, start, expression)
        end = start + expression.length
    if expression.first is not None and expression.first.plan and start > done and form[start - 1] in '“"‘':
        start -= 1
    prefix = _prefix(form, start, expression) if start > done else ""
    edge = moments.edge_at(form, start) if prefix and expression.rule == "vague" else None
    if edge and edge[1] == end and prefix not in ("自", "从", "自从", "由", "在", "大约"):  # 到年底
        expression = Expression("range", "until", end - start, last=edge[0], open_start=True)
    if expression.kind == "set" or expression.kind == "duration" or expression.kind == "vague":
        prefix = ""
    elif prefix in ("从", "自", "自从") and expression.last is None and form.startswith("开始", end):
        end += 2
    return Found(max(done, start - len(prefix)), end, expression, prefix)


_PREFIX_ENDS = frozenset("至止到自从由在约间历的")
_PREFIX = re.compile("(?:截[至止]到?|截止至|自从|[直截]至|直到|[自从到至由在])$")
_NOT_TO = frozenset("迟延期提达回得持续改调整增感看听想拿收找做遇受碰说谈坐走来赶去搬移转拖顺缩降升涨超跨长后推")
_LEFT_EDGE = frozenset(" \n\t,。;:!?()[]【】《》“”|、")


def _prefix(form: str, start: int, expression: Expression) -> str:
    if not start or form[start - 1] not in _PREFIX_ENDS:
        return ""
    if form.startswith("大约", start - 2) and start >= 2 and expression.first and expression.first.grain == "minute":
        return "大约"
    match = _PREFIX.search(form, max(0, start - 3), start)
    if not match:
        return ""
    word = match[0]
    before = form[match.start() - 1] if match.start() else "\n"
    if word == "到" and before in _NOT_TO or form.startswith("的", start + expression.length):
        return ""
    if word == "至" and before not in _LEFT_EDGE and before != "期":  # 有效期至
        return ""
    if word == "自" and before in "来各亲独私":
        return ""
    if word == "由" and not expression.open_end:
        return ""
    if word == "在" and not form.startswith("之间", start + expression.length - 2):
        return ""
    return word
