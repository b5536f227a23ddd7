"""Which line breaks are hard breaks inside a sentence or a word (newspaper columns, fixed-width text).

A break is joined on evidence only: what the line ends with, what the next begins with, whether the
broken line is prose, whether a word runs over the break. Headlines, bylines, list items and labels stay apart.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ..matching import matching_form
from .furniture import furniture_kind
from .labels import is_field_line
from .wordbreaks import breaks_word

_CLOSERS = "”’」』》〉)]】〕\"'"
_TERMINAL = "。！？!?…；;：:"
_ENDS_TERMINAL = re.compile(rf"[{re.escape(_TERMINAL)}~～][{re.escape(_CLOSERS)}]*$|[a-z]\.$")
_ENDS_CREDIT = re.compile(r"(?:[。！？!?][”’」』)]?|[)\s])\s*[^。！？，,]{0,14}(?:摄|报道|供图|文/图|图/文|供稿|摄影|绘|制图)$|\([^()]{1,24}\)$")
_ENDS_OPEN = re.compile(r"[、，,(\[“‘《〈【「『〔]$")
_STARTS_INSIDE = re.compile(r"[，。、；：！？”’」』》〉)\]】〕,;:!?%]")
_STARTS_BLOCK = re.compile(
    r"[一二三四五六七八九十百]{1,3}[、.．]|[(\[〔][一二三四五六七八九十\d]{1,3}[)\]〕]|\d{1,2}[.、．)](?!\d)|第[一二三四五六七八九十百\d]{1,4}[章节条款篇部编]"
    r"|[•·●■◆▲★☆※◎○□◇△▶►→*+]|—{1,2}|-{2}|【|\[|[①-⑳⑴-⒇⒈-⒛㈠-㈩]|附件?[:\d]|又讯|本报讯|注:"
)
_STARTS_PARAGRAPH = re.compile(
    r"\d{1,2}月\d{1,2}日|\d{1,2}日[,上下晚凌傍起]|\d{4}年|(?:近日|日前|连日来|当[天日晚]|昨[天日晚]|今[天日年]|随后|会[议上]|据悉|据了解|据介绍|目前|截至|为[了深进]"
    r"|同时|此外|另外|其中|另据|首先|其次|最后|下一步|[一二三四五六七八九十]是)"
)
_DATE_LEAD = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日")
_SENTENCE = re.compile("[。！？!?；;…]")
_COMMA = re.compile("[，,]")
_UNIT_AFTER_DIGIT = re.compile(
    r"[年月日号时点分秒例人名个万亿千百%％岁元天期届次场条项批轮周户家辆台件只份吨米公里平方时以多余多]"
)
_DATE_GOES_ON = re.compile(r"\d{1,2}[月日]")
_FUNCTION_END = frozenset("的在和与及对将把被为向从以由于等或并而但且其各每该这那第很更最不未已正仍也都就又再是")
_NOT_END = re.compile(r"\d(?:[:.-]\d+)+$")

#: A fixed-width page has so many lines of one width, give or take two characters.
_FIXED_LINES = 5
_FIXED_LEAST = 14
_FIXED_MOST = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A non-empty line: its text without outer spaces, its indent, the empty lines before it."""

    text: str
    indent: int
    empty_before: int


def find_joins(lines: list[Line]) -> list[bool]:
    """For each line but the last: whether the next line goes on with it."""
    if len(lines) < 2:
        return []
    forms = [matching_form(line.text) if len(line.text) < 2000 else line.text for line in lines]
    plan = _Plan(lines, forms)
    return plan.decide()
