"""Names in lists of appointments and in names written with a space: frames that show a name of any shape."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from . import knowledge
from .reading import Page, is_han
from .special import Found

_NAME = r"([\u4e00-\u9fff·]{2,12}?|[\u4e00-\u9fff][ ]{1,4}[\u4e00-\u9fff])"
#: An item of a list: 甲为市民政局局长; 乙的副县长职务.
_ITEM = re.compile(
    rf"(?:\A|(?<=[\n;:,。]))[ ]{{0,8}}(?:\d{{1,2}}[.、)][ ]?)?{_NAME}(?:同志)?"
    r"(?:[为任](?P<held>[^\n;。,、(]{2,40})|的(?P<lost>[^\n;。]{2,60}?)职务)(?=[;。,、(\n]|\Z)"
)
#: The opening of a short biography: 甲,男,汉族,1970年生.
_BIOGRAPHY = re.compile(r"(?:\A|(?<=[\n;:。]))[ ]{0,8}([\u4e00-\u9fff]{2,4})(?=[,( ]{1,2}[男女][,)、; ])")
_SPACE = re.compile(r"[ ]{1,4}")
_OFFICE = re.compile(r"[为任的](?:[\u4e00-\u9fff、()]{2,30})")
_SENTENCE = 120  # how far back a list of appointments may have begun
_SHOWING = frozenset(("speech", "act", "attend", "holding", "sex"))


def items(page: Page) -> Iterator[Found]:
    """The names of a list of appointments and dismissals, one a line."""
    yield from _biographies(page)
    contexts, endings = knowledge.contexts(), knowledge.post_endings()
    if not any("appoint" in contexts[term] for _, _, term in page.anchors()):
        return
    for match in _ITEM.finditer(page.form):
        office = match["held"] or match["lost"]
        if not office.endswith(endings) or not _may_be_name(page, match.start(1), match.end(1)):
            continue
        if page.form[match.start() - 1 : match.start()] in (",", "。") and not _appointing(page.form, match.start()):
            continue
        yield Found(match.start(1), match.end(1), "appointed")


def _biographies(page: Page) -> Iterator[Found]:
    form = page.form
    if not any(mark + sex in form for sex in knowledge.signs("sex") for mark in ",( "):
        return
    for match in _BIOGRAPHY.finditer(form):
        if _may_be_name(page, match.start(1), match.end(1)):
            yield Found(match.start(1), match.end(1), "biography")


def _appointing(form: str, at: int) -> bool:
    """Whether the line before ``at`` speaks of appointing."""
    before = form[max(0, at - _SENTENCE) : at].rpartition("\n")[2]
    return any(word in before for word in knowledge.appointing())


def _may_be_name(page: Page, start: int, end: int) -> bool:
    name = page.form[start:end]
    if "·" in name:
        return True
    name = name.replace(" ", "")
    if page.in_unit(start, end) == "inside" or name in knowledge.followers() or name in knowledge.contexts():
        return False
    if len(name) != end - start:
        return name[0] in knowledge.surnames().scores
    if name in knowledge.borne() or any(r.end == end and r.word != "closed" for r in page.readings(start, -9)):
        return True
    rare = name[0] in knowledge.surnames().scores or knowledge.given_score(name) >= len(name)
    return len(name) == 3 and rare and knowledge.words().get(name[:2]) not in ("verb", "closed", "adverbial")


def spaced(page: Page, anchored: Container[int]) -> Iterator[Found]:
    """Names of two characters with a space between, which columns of names leave: ``方  圆,男``."""
    form, surnames, contexts = page.form, knowledge.surnames().scores, knowledge.contexts()
    if " " not in form:
        return
    for match in _SPACE.finditer(form):
        start, end = match.start() - 1, match.end() + 1
        if start < 0 or not is_han(form[start]) or not is_han(form[end - 1 : end]) or form[start - 1 : start] == " ":
            continue
        name, after = form[start] + form[end - 1], page.after(end)
        if name in contexts or name in knowledge.followers():
            continue
        posted = start in anchored or any(form[max(0, start - n) : start] in contexts for n in (2, 3, 4))
        if name[0] not in surnames and not (posted and name in knowledge.borne()):
            continue
        shown = after.kind in _SHOWING and after.score >= 4
        if shown and (posted or knowledge.opens_clause(form, start)) or posted and _OFFICE.match(form, end):
            yield Found(start, end, "spaced")
