"""Names that fill lines: under the title they are elected to, or in the rows of a roster whose head stands above.

``一、县长`` or ``县长`` with ``田  野(女)`` below it; ``副组长:甲(副县长)`` with ``乙(县人武部部长)`` below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..offices import ends_in_post
from . import appointments, knowledge
from .reading import Page
from .special import Found

_HAN = "\u4e00-\u9fff"
_LONGEST_LINE = 160
_LEAST_ROWS = 3
_LONGEST_NAME = 4  # of those written without a dot and not in transcription
_REMARK = r"[ ]{0,4}\([^()\n]{1,30}\)"
#: Before a title or a label: 一、 (二) 3. and the like.
_NUMBER = r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)、?|\d{1,2}[.、])[ ]{0,4}"
_TITLE = re.compile(rf"[ ]{{0,20}}(?P<number>{_NUMBER})?(?P<title>[{_HAN}、]{{2,40}})(?:{_REMARK})?[ ]*(?P<colon>:?)[ ]*\Z")
_LABEL = re.compile(rf"[ ]{{0,20}}(?:{_NUMBER})?(?P<label>[{_HAN}][{_HAN} ]{{1,14}}):[ ]{{0,8}}")
_ROW = re.compile(
    rf"[ ]*(?P<name>[{_HAN}·]{{2,12}}|[{_HAN}][ ]{{1,4}}[{_HAN}])"
    rf"(?:[ ]{{0,4}}\((?P<remark>[^()\n]{{2,40}})\)"
    rf"|(?:[ ]{{1,12}}|[ ]{{0,4}},[ ]{{0,4}})(?P<post>[{_HAN}、]{{2,40}})(?:\([^()\n]{{1,12}}\))?)[ ]*[、,;。]?[ ]*\Z"
)
_ITEM = re.compile(rf"(?:[{_HAN}][ ]{{1,4}}[{_HAN}](?![{_HAN}])|[{_HAN}·]{{2,12}})(?P<remark>{_REMARK})?")
_BETWEEN = re.compile(r"[ ]*[、,;。]?[ ]*")
_NO_TITLE = frozenset("。;,!?")  # the marks that end most lines
_REMARK_PARTS = re.compile("[,、;]")
_OF_NAMES = "名单"
#: The heading of a list of decisions: 一、决定任命; 三、免去:.
_DECISION = re.compile(rf"[ ]{{0,20}}(?:{_NUMBER})?(?P<verbs>[{_HAN}]{{2,8}}):?[ ]*\Z")

Span = tuple[int, int]


def names(page: Page) -> Iterator[Found]:
    """The names in lines that hold nothing else, or a name and its post, under a line that opens such a list.

    A list is believed where at least one of its names looks like one; under posts that nothing announces, most of them.
    """
    opened, introduced = "", False  # by what the list was opened; whether a colon ended the line before
    listed: list[Span] = []
    for start, text in _lines(page.form + "\n。"):
        found = _of_line(page, text, start, opened) if opened and len(text) <= _LONGEST_LINE else []
        if not found:  # what opens another list, or ends this one
            kind, at = _opening(text, introduced or opened == "title") if len(text) <= _LONGEST_LINE else ("", 0)
            if opened and kind != opened:
                yield from _believed(page, listed, opened)
                listed = []
            opened = kind
            found = _of_line(page, text[at:], start + at, kind) if kind in ("label", "row") else []
        listed += found
        introduced = text.endswith(":")


def _lines(form: str) -> Iterator[tuple[int, str]]:
    """The lines that hold anything, without the spaces at their ends, each with its start."""
    start = 0
    for line in form.split("\n"):
        text = line.rstrip(" ")
        if text:
            yield start, text
        start += len(line) + 1


def _opening(text: str, announced: bool) -> tuple[str, int]:
    """What kind of list a line opens, and where in the line its names may start.

    ``announced`` where the line before lets one expect a title.
    """
    decision = _DECISION.match(text)
    if decision is not None and _decides(decision["verbs"]):
        return "decision", len(text)
    title = _TITLE.match(text) if text[-1] not in _NO_TITLE else None
    if title is not None:
        if title["title"].endswith(_OF_NAMES) and _names_persons(title["title"][: -len(_OF_NAMES)]):
            return "label", len(text)
        if ends_in_post(title["title"]):
            return "title" if title["number"] or title["colon"] or announced else "post", len(text)
    label = _LABEL.match(text) if ":" in text else None
    if label is not None:
        word = label["label"].replace(" ", "")
        kinds = knowledge.contexts().get(word, ())
        if "label" in kinds or "lead" in kinds or ends_in_post(word):
            return "label", label.end()
    if ";" in text and len(_of_rows(text, 0)) > 1:
        return "label", 0
    row = _ROW.match(text) if "  " in text.lstrip(" ") else None
    return ("row", 0) if row is not None and row["post"] else ("", 0)


def _decides(text: str) -> bool:
    """Whether a heading is a verb of appointing or dismissing, or one before it: 决定任命, 免去, 接受."""
    return text.endswith(knowledge.appointing()) or "intro" in knowledge.contexts().get(text, ())


def _names_persons(text: str) -> bool:
    """Whether a text ends with a post or another word for persons: 县政协委员, 先进个人."""
    kinds = {kind for length in (2, 3, 4) for kind in knowledge.contexts().get(text[-length:], ())}
    return not kinds.isdisjoint(("post", "role", "label", "title", "lead"))


def _of_line(page: Page, text: str, start: int, opened: str) -> list[Span]:
    """The names of one line of a list; none where the line holds anything else."""
    found = _of_rows(text, start)
    if found:
        return found if all(_is_name(page, span, True) or _is_surnamed(page, span) for span in found) else []
    if opened in ("row", "decision"):
        return []
    at = len(text) - len(text.lstrip(" "))
    while at < len(text):
        item = _ITEM.match(text, at)
        if item is None:
            return []
        end = item.start("remark") if item["remark"] else item.end()
        found.append((start + at, start + end))
        between = _BETWEEN.match(text, item.end())
        at = between.end() if between is not None else item.end()
        if at == item.end() < len(text) and not item["remark"]:
            return []
    return found if all(_is_name(page, span, opened == "title") for span in found) else []


def _of_rows(text: str, start: int) -> list[Span]:
    """The names of a line that holds a name and its posts, or several parted by semicolons, with labels or without."""
    found: list[Span] = []
    at = 0
    for entry in text.split(";"):
        label = _LABEL.match(entry)
        row = _ROW.match(entry, label.end() if label is not None else 0)
        if row is not None and (_holds_post(row["remark"]) if row["remark"] else ends_in_post(row["post"].removesuffix("职务"))):
            found.append((start + at + row.start("name"), start + at + row.end("name")))
        elif entry:
            return []
        at += len(entry) + 1
    return found


def _holds_post(remark: str) -> bool:
    return any(ends_in_post(part) for part in _REMARK_PARTS.split(remark))


def _is_name(page: Page, span: Span, shown: bool) -> bool:
    """Whether what stands in a place for names may be one; ``shown`` where even a word that nobody is known to bear is."""
    name = page.form[slice(*span)].replace(" ", "")
    if len(name) > _LONGEST_NAME and "·" not in name and not knowledge.native_sounds().issuperset(name):
        return False
    if name[-1] in knowledge.signs("organ") | knowledge.signs("unit") and not _is_plain(page, *span):
        return False
    kind, borne = knowledge.words().get(name), name in knowledge.borne()
    apart = len(name) < span[1] - span[0]  # 言  明: a space inside shows a name of whatever characters
    if borne and (apart or shown):
        return True
    if name in knowledge.continuations() or not appointments.may_be_name(page, *span):
        return apart and kind is None and name not in knowledge.contexts()
    return apart or kind is None or borne or (shown and kind == "noun")


def _is_surnamed(page: Page, span: Span) -> bool:
    """Whether a word beside its posts begins with a surname: 宁夏(县卫健局局长)."""
    name = page.form[slice(*span)].replace(" ", "")
    return len(name) < _LONGEST_NAME and name[0] in knowledge.surnames().scores and name not in knowledge.contexts()


def _believed(page: Page, listed: list[Span], opened: str) -> Iterator[Found]:
    """The names of a list, where one of them looks like one; rows that nothing opened must be three."""
    if opened == "row" and len(listed) < _LEAST_ROWS:
        return
    if opened == "post" and sum(_is_plain(page, *span) for span in listed) * 2 <= len(listed):
        return
    if all(page.form[start:end] in knowledge.borne() for start, end in listed) or any(_is_plain(page, *span) for span in listed):
        yield from (Found(start, end, "roster") for start, end in listed)


def _is_plain(page: Page, start: int, end: int) -> bool:
    """Whether a name looks like one by itself: by its characters, by a space inside it or by its dot."""
    if any(mark in page.form[start:end] for mark in " ·"):
        return True
    return any(r.end == end and not r.word and r.shape >= 1 for r in page.readings(start))
