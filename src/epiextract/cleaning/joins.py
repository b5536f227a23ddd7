"""Which line breaks are hard breaks inside a sentence or a word (newspaper columns, fixed-width text).

A break is joined on evidence only: what the line ends with, what the next begins with, whether the broken
line is prose, whether a word runs over the break. Headlines, bylines, list items and labels stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..matching import matching_form
from .furniture import furniture_kind
from .labels import begins_with_label
from .surnames import compound_surnames, single_surnames
from .wordbreaks import breaks_word

_CLOSERS = "”’」』》〉)]】〕\"'"
_ENDS_SENTENCE = re.compile(rf"[。！？!?…；;：:~～][{re.escape(_CLOSERS)}]*$")
_ENDS_OPEN = re.compile(r"[、，,(\[“‘《〈【「『〔]$")
_ENDS_BRACKET = re.compile(r"\([^()]{1,24}\)$")
_STARTS_INSIDE = re.compile(r"[，。、；：！？”’」』》〉)\]】〕,;:!?%]")
_STARTS_BLOCK = re.compile(
    r"[一二三四五六七八九十百]{1,3}[、.．]|[(\[〔][一二三四五六七八九十\d]{1,3}[)\]〕]|\d{1,2}[.、．)](?!\d)"
    r"|第[一二三四五六七八九十百\d]{1,4}[章节条款篇部编]|[•·●■◆▲★☆※◎○□◇△▶►→*+]|—{1,2}|-{2}|【|\[|[①-⑳⑴-⒇⒈-⒛㈠-㈩]"
)
_COMMA = re.compile("[，,。；;！？!?]")
_NUMBER_END = re.compile(r"\d$")
_NUMBER_GOES_ON = re.compile(r"\d|[年月日时号点分秒例人名个万亿千百%％岁元天期届次条项批户家辆台件份吨米里度]")
_BY_ITSELF = re.compile(r"[\u3400-\u9fff·]{2,4}$|\([^()]{1,24}\)$")
#: How many cut words make a habit.
_HABIT = 2
_SCRAP = 3


def find_joins(lines: Sequence[str]) -> list[bool]:
    """For each line but the last (stripped, none empty): whether the next line goes on with it.

    >>> find_joins(["2月6", "日下午,区委副", "书记主持会议。", "李明", "我区召开例会"])
    [True, True, False, False]
    """
    forms = [matching_form(line) if len(line) < 4000 else line for line in lines]
    joins: list[bool] = []
    wrapped = 0  # words cut by a break so far: the habit of a column-wrapped page
    open_prose = False  # the paragraph so far has a comma or a full stop
    for at in range(len(forms) - 1):
        line, following = forms[at], forms[at + 1]
        open_prose = (open_prose and bool(joins) and joins[-1]) or _COMMA.search(line) is not None
        cut = len(line) < 4000 and breaks_word(line, following)
        joined = _goes_on(line, following, open_prose, cut)
        if not joined and wrapped >= _HABIT:
            joined = _is_scrap(line) and _COMMA.search(following) is not None and not _STARTS_BLOCK.match(following)
        wrapped += joined and cut
        joins.append(joined)
    return joins


def _goes_on(line: str, following: str, prose: bool, cut: bool) -> bool:
    if _STARTS_INSIDE.match(following):
        return not _is_furniture(line)
    if _ENDS_SENTENCE.search(line) or _STARTS_BLOCK.match(following) or _is_furniture(line) or _is_furniture(following):
        return False
    if _ENDS_OPEN.search(line):
        return True
    if _NUMBER_END.search(line) and _NUMBER_GOES_ON.match(following) and len(line) < 60 and not _is_number(following):
        return prose or len(line) <= 6
    if _ENDS_BRACKET.search(line) or begins_with_label(line) or begins_with_label(following):
        return False
    if not prose:
        return cut and _COMMA.search(following) is not None and not _is_name(line)
    return cut or _COMMA.search(following) is not None and not _BY_ITSELF.match(following)


def _is_scrap(line: str) -> bool:
    """A few characters that are neither a name nor a heading of their own: 县长石 before 榴来到."""
    return len(line) <= _SCRAP and _BY_ITSELF.match(line) is not None and not _is_name(line)


def _is_name(line: str) -> bool:
    return _BY_ITSELF.match(line) is not None and (line[0] in single_surnames() or line[:2] in compound_surnames())


def _is_number(line: str) -> bool:
    return line.replace(".", "").isdigit()


def _is_furniture(line: str) -> bool:
    return furniture_kind(line) is not None
