"""Press bylines: who wrote, edited or photographed; found by role words or given as spans."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from ..cleaning.labels import label_roles
from ..offices import ends_in_post
from . import knowledge
from .endings import is_han
from .reading import Page, Reading
from .special import Found

_NAME_LENGTHS = range(2, 7)
_AFTER_ROLE = re.compile(
    r"(?:/[^\W\d_]{1,6})?(?:[ ]?[:/][ ]{0,4}|[ ]{1,4})|(?=[\u4e00-\u9fff]{2,7}[ ]?(?:[ \n)/报摄、]|文[/图]|\Z))"
)


@functools.cache
def _short_roles() -> tuple[re.Pattern[str], ...]:
    """Press roles of one character, which a mark must follow (``文/图:``); a pattern each: one character is found fastest."""
    short = "".join(word for word in knowledge.of_kind("press") if len(word) == 1)
    marks = rf"(?:/[{short}][ ]{{0,2}}[:| ]|[ ]{{0,2}}[:/|])[ ]{{0,4}}"
    return tuple(re.compile(rf"{role}(?<![\u4e00-\u9fff].){marks}") for role in sorted(short))


_JOIN = re.compile(r"[ ]{0,4}[、,/;&|][ ]{0,4}|[ ]{1,4}")
_SIGNATURE = re.compile(
    r"\([ ]{0,2}([\u4e00-\u9fff]{2,4}(?:[ 、]{1,2}[\u4e00-\u9fff]{2,4}){0,3})[ ]{0,4}\)[ ]{0,4}(?=\n|\||\Z)"
)
_CREDIT = re.compile(r"\([ ]?([\u4e00-\u9fff]{2,4})[ ]{1,2}([\u4e00-\u9fff/]{1,4})[ ]?\)")
#: Who reports, in brackets behind the dateline: 本报讯(甲 乙), 1月2日保定电(甲), 宁德网消息(乙).
_DISPATCH = re.compile(r"(?:日[\u4e00-\u9fff]{0,4}[讯电]|本[报网台刊][讯电]|网消息)[ ]?\(([\u4e00-\u9fff·]{2,8}(?:[ 、,]{1,3}[\u4e00-\u9fff·]{2,8}){0,5})\)")
_LINE = re.compile(r"\n\s{0,8}([\u4e00-\u9fff]{2,4})[ ]{0,4}(?=\n|\Z)")
_TOKEN = re.compile(r"[\u4e00-\u9fff·]+")
#: A name of two characters with a space between before a photographer's credit: 丁 林摄.
_SPACED_CREDIT = re.compile(r"([\u4e00-\u9fff])[ ]{1,2}[\u4e00-\u9fff](?=摄(?![\u4e00-\u9fff])|[ ]摄)")
_SPACED = re.compile(r"([\u4e00-\u9fff])[ ]{1,2}([\u4e00-\u9fff])\Z")


def by_role(page: Page) -> Iterator[Found]:
    """Names after press roles: ``记者 甲 乙``, ``责任编辑:丙``, and a signature in brackets at the end."""
    form = page.form
    for _, end, _ in page.anchors_of("press"):
        after = _AFTER_ROLE.match(form, end)
        if after is not None:
            yield from _names(page, after.end(), marked=after.end() > end)
    for role in _short_roles():
        for match in role.finditer(form):
            yield from _names(page, match.end())
    yield from _signatures(page)


def _signatures(page: Page) -> Iterator[Found]:
    """Names that sign a report: in brackets after its last sentence, or on a line of their own below it."""
    form = page.form
    for match in _SIGNATURE.finditer(form):
        if _after_sentence(form, match.start()):
            signed = (reading for reading in _each(page, match) if not reading.word and reading.shape >= 1)
            yield from (Found(reading.start, reading.end, "byline") for reading in signed)
    for match in _DISPATCH.finditer(form):
        sent = (reading for reading in _each(page, match) if reading.word != "closed" and reading.shape >= 0)
        yield from (Found(reading.start, reading.end, "byline") for reading in sent)
    for match in _CREDIT.finditer(form):
        reading = _whole(page, match.start(1), match.end(1))
        if reading is not None and reading.shape >= -2 and match.group(2) in knowledge.credits():
            yield Found(match.start(1), match.end(1), "byline")
    for match in _LINE.finditer(form):
        if not _after_sentence(form, match.start(), brackets=True):
            continue
        reading = _whole(page, match.start(1), match.end(1))
        if reading is not None and not reading.word and reading.shape >= (-2 if len(reading.name) == 3 else 2):
            yield Found(match.start(1), match.end(1), "byline")


def _each(page: Page, brackets: re.Match[str]) -> Iterator[Reading]:
    """The words in brackets that read as names from end to end."""
    words = _TOKEN.finditer(page.form, *brackets.span(1))
    return (reading for word in words if (reading := _whole(page, *word.span())) is not None)


def _after_sentence(form: str, at: int, *, brackets: bool = False) -> bool:
    """Whether a sentence (or what stands in ``brackets``) ends before ``at``, spaces aside."""
    before = form[max(0, at - 5) : at].rstrip(" ")[-1:]
    return before in ("。", "!", "?", "”") or (brackets and before == ")")


def _names(page: Page, at: int, *, marked: bool = True) -> Iterator[Found]:
    """The names from ``at`` on; ``marked`` where a mark or a space stands between the role and them."""
    form = page.form
    apart = _SPACED_CREDIT.match(form, at)
    if apart is not None and apart.group(1) in knowledge.surnames().scores:
        yield Found(at, apart.end(), "byline")
        return
    if not marked and any(_doubtful(form, r) for r in page.readings(at)[:1]):
        return  # 统筹管理、
    while True:
        best = next((r for r in page.readings(at) if _ends(form, r.end) and r.shape >= -4 and r.word != "closed"), None)
        best = best or _first_of_two(page, at)
        if best is None or ends_in_post(best.name) or best.name in label_roles():  # 发布人:副市长 甲, 作者: 来源:
            return
        yield Found(best.start, best.end, "byline")
        join = _JOIN.match(form, best.end)
        if join is None and not is_han(form[best.end : best.end + 1] or " "):
            return
        at = join.end() if join is not None else best.end


def _first_of_two(page: Page, at: int) -> Reading | None:
    """The first of two plain names that nothing parts: 通讯员|李明辉|王小军."""
    for first in page.readings(at):
        if len(first.name) > 2 and first.shape >= 3 and not first.word:
            second = (r for r in page.readings(first.end) if _ends(page.form, r.end) and r.shape >= 2 and not r.word)
            if next(second, None) is not None:
                return first
    return None


def _doubtful(form: str, reading: Reading) -> bool:
    """Whether a reading directly behind a role is rather an ordinary word than a name."""
    if not reading.word or reading.name in knowledge.borne():
        return False
    return reading.shape < 2 or form[reading.end : reading.end + 1] not in (" ", ")", "/")


def _ends(form: str, at: int) -> bool:
    """Whether a byline's name may end at ``at``."""
    if at >= len(form) or not is_han(form[at]):
        return form[at : at + 1] != "·"
    if form.startswith(knowledge.credits(), at):
        return True
    contexts = knowledge.contexts()
    return any("press" in contexts.get(form[at : at + length], ()) for length in (2, 3))


def _whole(page: Page, start: int, end: int) -> Reading | None:
    return next((r for r in page.readings(start) if r.end == end), None)


def in_spans(page: Page, spans: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """The names inside the spans that cleaning found to be bylines."""
    form, press = page.form, knowledge.contexts()
    for start, end in spans:
        start, end = max(0, start), min(end, len(form))
        spaced = _SPACED.match(form[start:end].strip())
        if spaced is not None:
            lead = len(form[start:end]) - len(form[start:end].lstrip())
            yield Found(start + lead, start + lead + spaced.end(), "byline")
            continue
        for token in _TOKEN.finditer(form, start, end):
            at, to = token.span()
            for size in range(min(6, to - at - 1), 0, -1):  # a role written directly before the name
                if "press" in press.get(form[at : at + size], ()):
                    at += size
                    break
            for tail in knowledge.credits():
                if to - at - len(tail) >= 2 and form[to - len(tail) : to] == tail and _whole(page, at, to) is None:
                    to -= len(tail)
            whole = form[at:to]
            sure = _whole(page, at, to) or "·" in whole or at > token.start() or whole == form[start:end].strip()
            if sure and len(whole) in _NAME_LENGTHS and whole not in press and not ends_in_post(whole):
                yield Found(at, to, "byline")
