"""Names in lists of appointments and in names written with a space: frames that show a name of any shape."""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterator

from ..offices import ends_in_post
from . import knowledge
from .endings import DOING
from .reading import Page
from .special import Found

_NAME = r"([\u4e00-\u9fff·]{2,12}?|[\u4e00-\u9fff][ ]{1,4}[\u4e00-\u9fff])"
_REMARK = r"(?:\([^()\n]{1,12}\))?"
#: An item of a list: 甲为市民政局局长; 甲、乙(女)为副县长; 乙的副县长职务; 丙第十四届全国政协委员职务.
_ITEM = re.compile(
    rf"[ ]{{0,8}}(?:\d{{1,2}}[.、)][ ]?)?(?P<more>(?:[\u4e00-\u9fff·]{{2,12}}{_REMARK}、){{0,9}}){_NAME}(?:同志)?{_REMARK}"
    r"(?:(?:[为任]|(?P<elected>当选)为?)(?P<held>[^\n;。,、(]{2,40})|(?:的|(?<=同志)|(?=第[一二三四五六七八九十]{1,3}届|[省市县区州旗镇乡]))(?P<lost>[^\n;。]{2,60}?)职务)(?=[;。,、(\n]|\Z)"
)
#: An office given up with the reason before it: 接受甲因工作变动辞去.
_RESIGNING = re.compile(
    r"([\u4e00-\u9fff·]{2,12}?)(?:同志)?(?:因|由于|提出|申请|请求)[\u4e00-\u9fff、]{0,20}?(?:辞去|辞职)"
)
#: A row of those who held an office one after another: 甲  1986年3月至1989年11月任县委书记.
_TERM_OF_OFFICE = re.compile(
    rf"\n[ ]{{0,8}}(?:\d{{1,2}}[.、)][ ]?)?{_NAME}{_REMARK}[ ,:|(]{{1,4}}(?:19|20)\d\d[年./-][^\n。;]{{0,24}}?任(?P<held>[^\n;。,、(]{{2,40}})"
)
#: Another item behind a pause mark: 任命甲为副县长|、乙为局长.
_NEXT_ITEM = re.compile("、[\u4e00-\u9fff]{2,4}(?:同志)?为[\u4e00-\u9fff]{4}")
_LISTED = re.compile(r"[\u4e00-\u9fff·]{2,12}(?=\([^()\n]{1,12}\)、|、)")
#: The opening of a short biography: 甲,男,汉族,1970年生; 3.乙,女,藏族; 丙,现任县长.
_BIOGRAPHY = re.compile(
    r"(?:[\n;:。]|\d[.、)]|[一二三四五六七八九十][、)])[ ]{0,8}(?P<name>[\u4e00-\u9fff·]{2,12})"
    r"(?=[,( ]{1,2}[男女](?:(?P<told>,(?:[\u4e00-\u9fff]{1,6}族|(?:19|20)\d\d年))|[,)、; ])|,现任[\u4e00-\u9fff])"
)
#: A line, or a cell between bars, that holds Chinese characters and the marks of posts alone.
_POSTS_ALONE = r"[ ]{0,8}([\u4e00-\u9fff、()]{2,30})[ ]{0,8}"
_CELL = re.compile(rf"[\n|]{_POSTS_ALONE}(?=[\n|]|\Z)")
_LINE = re.compile(rf"\n{_POSTS_ALONE}(?=\n|\Z)")  # the same where no bar stands: one character is searched for much faster
_REMARKS = re.compile(r"(?:\([^()\n]{1,12}\)){1,2}\Z")  # (挂职)(正处级)
_CELL_GAP = 10
_NOW = ",现任"
_LONGEST_POST = 30
_SPACE = re.compile(r"[ ](?<=[\u3400-\u4dbf\u4e00-\u9fff][ ])[ ]{0,3}(?=[\u4e00-\u9fff])")
_OFFICE = re.compile(r"[为任的](?:[\u4e00-\u9fff、()]{2,30})")
_OFFICE_TOLD = re.compile("为|职务")
_AFTER_ITEM = frozenset(("", *";。,、(\n"))
_LONGEST_ITEM = 80
_HEADING = 12
_SENTENCE = 120  # how far back a list of appointments may have begun
_SHOWING = DOING | {"holding", "sex"}


def items(page: Page) -> Iterator[Found]:
    """The names of a list of appointments and dismissals, one a line."""
    yield from _biographies(page)
    form = page.form
    yield from _introduced(page)
    yield from _terms_of_office(page)
    if "当选" not in form and not page.anchors_of("appoint"):
        return
    for at in sorted(_item_starts(page)):
        match = _ITEM.match(form, at)
        if match is None or not ends_in_post(match["held"] or match["lost"]):
            continue
        if form[at - 1 : at] in (",", "。", "、") and not match["elected"] and not _appointing(form, at):
            continue
        yield from _of_item(page, match)


def _introduced(page: Page) -> Iterator[Found]:
    """The first item of a decision, behind its verb (决定甲为代县长; 免去甲、乙的副县长职务), and who resigns for a reason (接受甲因年龄原因
    辞去)."""
    form, appointing = page.form, knowledge.of_kind("appoint")
    for _, end, term in page.anchors_of("intro"):
        resigning = _RESIGNING.match(form, end) if term in appointing else None
        if resigning is not None and may_be_name(page, *resigning.span(1)):
            yield Found(*resigning.span(1), "appointed")
        elif _OFFICE_TOLD.search(form, end + 2, end + _LONGEST_ITEM):
            match = _ITEM.match(form, end)
            if match is not None and not match["elected"] and ends_in_post(match["held"] or match["lost"]):
                yield from _of_item(page, match)


def _terms_of_office(page: Page) -> Iterator[Found]:
    """Who held an office from when to when, a row each."""
    if "任" in page.form:
        for match in _TERM_OF_OFFICE.finditer("\n" + page.form):
            start, end = match.start(1) - 1, match.end(1) - 1
            if ends_in_post(match["held"]) and may_be_name(page, start, end):
                yield Found(start, end, "appointed")


def _of_item(page: Page, match: re.Match[str]) -> Iterator[Found]:
    """The names of an item, if all that stands where names do may be names."""
    spans = [found.span() for found in _LISTED.finditer(page.form, *match.span("more"))]
    spans.append(match.span(2))
    if all(may_be_name(page, *span) for span in spans):
        yield from (Found(*span, "appointed") for span in spans)


def _item_starts(page: Page) -> set[int]:
    """Where the clauses begin that end in a post, or in 职务 after one: an item of a list can be nothing else."""
    form, found = page.form, set()
    for start, end, _ in page.anchors_of("post"):
        if form[end : end + 1] not in _AFTER_ITEM and not form.startswith("职务", end):
            continue
        opening = max(0, start - _LONGEST_ITEM)
        found.add(max(form.rfind(mark, opening, start) for mark in "\n;:,。") + 1)
        found.add(max(form.rfind(mark, opening, start) for mark in "\n;:。") + 1)
        if _NEXT_ITEM.match(form, end):
            found.add(end + 1)
    return found


def cells(page: Page) -> Iterator[Found]:
    """Names that fill a line or a cell of a table beside one that ends in a post."""
    form, barred = page.form, "|" in page.form
    found = [match.span(1) for match in (_CELL if barred else _LINE).finditer(form)]
    posts = [_holds_post(form[start:end], barred) for start, end in found]
    if not any(posts):
        return
    for at, (start, end) in enumerate(found):
        beside = any(
            posts[other] and abs(found[other][0] - start) < _LONGEST_POST + _CELL_GAP
            for other in (at - 1, at + 1)
            if 0 <= other < len(found)
        )
        if end - start > 4 or not beside or posts[at]:
            continue
        plain = any(r.end == end and not r.word and r.shape >= -1 for r in page.readings(start))
        name = form[start:end]
        surnamed = name in knowledge.borne() or form[start] in knowledge.surnames().scores and name not in knowledge.words()
        if plain or (barred and surnamed and may_be_name(page, start, end)):
            yield Found(start, end, "cell")


def _holds_post(cell: str, barred: bool) -> bool:
    """Whether a cell is a post and nothing else, as far as its form tells: between bars a short one too."""
    return (1 if barred else 3) < len(cell) < _LONGEST_POST and ends_in_post(_REMARKS.sub("", cell))


def _biographies(page: Page) -> Iterator[Found]:
    form = page.form
    if _NOW not in form and not any(sex.search(form) for sex in _sexes()):
        return
    for match in _BIOGRAPHY.finditer("\n" + form):
        start, end = match.start("name") - 1, match.end("name") - 1
        heads_line = match.start() == start and end - start < 4 and form.startswith(",", end)
        shown = match["told"] or heads_line  # 甲,男,汉族; 甲,女 at the head of a line
        if may_be_name(page, start, end) or (shown and _is_no_role(form[start:end])):
            yield Found(start, end, "biography")


def _is_no_role(name: str) -> bool:
    """Whether no word for persons begins or ends what stands where a name does: 患者,男; 被告人张三,男."""
    contexts = knowledge.contexts()
    sides = (side for length in (2, 3, 4) for side in (name[:length], name[-length:]))
    usual = name not in knowledge.followers() and name[-1] not in knowledge.signs("person")
    return usual and not any(side in contexts for side in sides)


@functools.cache
def _sexes() -> tuple[re.Pattern[str], ...]:
    """The sex between marks; a pattern each, because one character is searched for much faster than one of a set."""
    return tuple(re.compile(f"{sex}(?<=[,( ]{sex})[,)、; ]") for sex in sorted(knowledge.signs("sex")))


def _appointing(form: str, at: int) -> bool:
    """Whether the line before ``at`` speaks of appointing, or a short one above it that heads a list."""
    above, _, before = form[max(0, at - _SENTENCE) : at].rpartition("\n")
    heading = above.rpartition("\n")[2]
    told = before + heading if len(heading) <= _HEADING else before
    return any(word in told for word in knowledge.appointing())


def may_be_name(page: Page, start: int, end: int) -> bool:
    """Whether what fills the place of a name in a decision or a list may be one."""
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
    if len(name) > 3 and name[:2] in knowledge.ethnic_openings() and knowledge.native_sounds().issuperset(name):
        return True
    rare = name[0] in knowledge.surnames().scores or knowledge.given_score(name) >= len(name)
    return len(name) == 3 and rare and knowledge.words().get(name[:2]) not in ("verb", "closed", "adverbial")


def spaced(page: Page, anchored: Container[int]) -> Iterator[Found]:
    """Names of two characters with a space between, which columns of names leave: ``方  圆,男``."""
    form, surnames, contexts = page.form, knowledge.surnames().scores, knowledge.contexts()
    if " " not in form:
        return
    borne, elements = knowledge.borne(), knowledge.ethnic_elements()
    for match in _SPACE.finditer(form):
        start, end = match.start() - 1, match.end() + 1
        name = form[start] + form[end - 1]
        if name[0] not in surnames and name not in borne and name not in elements or name in contexts or name in knowledge.followers():
            continue
        posted = start in anchored or any(form[max(0, start - n) : start] in contexts for n in (2, 3, 4))
        if name[0] not in surnames and not posted or form[start - 1 : start] == " ":
            continue
        after = page.after(end)
        shown = after.kind in _SHOWING and after.score >= 4
        if shown and (posted or knowledge.opens_clause(form, start)) or posted and _OFFICE.match(form, end):
            yield Found(start, end, "spaced")
