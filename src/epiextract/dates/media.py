"""Days and weeks that are part of a name: of a newspaper, a site, a programme, a title."""

from __future__ import annotations

import functools
import re

from . import words
from .expressions import Expression

_REPORTS = ("报告", "报送", "报备", "报到", "报道")  # 每日报告制度 is no daily
_QUOTED_NAME = re.compile("[今明昨每][日晚天周][^,。!?;:“”\n]{1,5}”")
_MEDIUM = re.compile("[今明昨每][日晚天周]")
#: The head of a newspaper's or a site's page: 今日某县 2020年2月12日, 今日某县 alone on its line, 今日某县网讯.
_MASTHEAD = re.compile(
    r"今日(?:[\u4e00-\u9fff]{2,3}[ ]{1,4}(?=(?:19|20)\d\d年|\d{1,2}月|星期|第)"
    r"|(?![上下中晚早凌晨傍零立])[\u4e00-\u9fff]{2,3}[ ]{0,4}(?:[\n网]|客户端|发布|融媒|\Z))"
)


def in_name(text: str, start: int, expression: Expression) -> bool:
    """Whether the words open a title or a medium's name: 《今日某地》, “今日某地”客户端, 来源：今日某地."""
    before = text[start - 1] if start else "\n"
    if before not in "《〈" and text[start] not in "今明昨每":
        return False
    moment = expression.first or expression.last
    bare = moment is not None and not (moment.year or moment.years or moment.months or moment.day)
    if before in "《〈" and bare and moment is not None and moment.grain in ("month", "day"):
        return True  # 《五月的鲜花》, 《清明上河图》
    if _MEDIUM.match(text, start) is None:
        return False
    if before in "《〈" or before in '“"' and _QUOTED_NAME.match(text, start):
        return True
    if before in "\n" and _MASTHEAD.match(text, start):
        return True
    return words.beside("medium", "left", text, start) or _medium().match(text, start + 2) is not None


@functools.cache
def _medium() -> re.Pattern[str]:
    """A proper name of a few characters and the kind of medium: (今日)某地客户端."""
    return re.compile(
        "[^,。、:;!?“”()\n上下中晚早起在通由将从自向我各有里的本该]{1,4}" + words.context("medium", "right").pattern
    )


def before_report(text: str, end: int) -> bool:
    """Whether the day is the first half of a newspaper's name or a daily average: 三明日报, 近日均."""
    return text[end - 1] == "日" and words.beside("report", "right", text, end) and not text.startswith(_REPORTS, end)
