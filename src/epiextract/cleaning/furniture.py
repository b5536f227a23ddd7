"""What a line of a page is when it is not the page's text: navigation, share blocks, disclaimers …"""

from __future__ import annotations

import functools
import re

from ..lexicon import read_table, values
from ..matching import Automaton, matching_form
from ..offices import ends_in_post
from .labels import labels_of

_WHERE = ("line", "start", "inside", "end")
#: Longer lines are text, whatever they begin with.
_LONGEST_LINE = 60
_LONGEST_NOTICE = 600
#: The name of a site, at the head of its menu.
_SITE_NAME = 20
_SENTENCE = re.compile("[。!?;]")
_CRUMB = re.compile(r"\s*[>»›→﹥≫]+\s*")
_BAR = re.compile(r"\s*[|│丨]\s*")
_SYMBOLS = re.compile(r"[\W_]+")
#: A cell that rows of tables have and menus have not: a number, a day.
_TABLE_CELL = re.compile(r"(?:^|\|)\s*\d{1,4}\s*(?:\||$)|\d月\d{1,2}[日号]|\|\s*[男女]\s*(?:\||$)")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")


@functools.cache
def _cues(where: str) -> dict[str, str]:
    rows = read_table(
        "cleaning/furniture.tsv", required=["kind", "where", "cues"], choices={"where": _WHERE}
    )
    return {
        matching_form(cue): row["kind"] for row in rows if row["where"] == where for cue in values(row["cues"])
    }


@functools.cache
def _starts() -> tuple[dict[str, str], tuple[int, ...]]:
    cues = _cues("start")
    return cues, tuple(sorted({len(cue) for cue in cues}, reverse=True))


@functools.cache
def _inside() -> Automaton:
    return Automaton(_cues("inside"))


def furniture_kind(line: str) -> str | None:
    """The kind of furniture a line is (``navigation``, ``share`` …), None for text; ``line`` in matching form.

    >>> furniture_kind("首页 > 新闻中心 > 正文"), furniture_kind("打印本页"), furniture_kind("会议指出,形势严峻。")
    ('navigation', 'tools', None)
    """
    if len(line) > _LONGEST_NOTICE:
        return None
    if len(line) <= _LONGEST_LINE:
        kind = _short(line)
        if kind is not None:
            return kind
    elif not _starts_with_cue(line, {"disclaimer", "copyright", "share", "comments"}):
        return _inner_cue(line)
    return _starts_with_cue(line, None) or _inner_cue(line)


def _short(line: str) -> str | None:
    whole = _cues("line").get(line) or _cues("line").get(line.strip(" :·•[]【】()<>|"))
    if whole is not None:
        return whole
    if not _SYMBOLS.sub("", line):
        return "tools"
    if _SENTENCE.search(line):
        return None
    crumbs = [part for part in _CRUMB.split(line) if part]
    if len(crumbs) >= 3 and all(len(part) <= 16 for part in crumbs) or len(crumbs) >= 2 and "首页" in line:
        return "navigation"
    bars = [part for part in _BAR.split(line) if part]
    short = len(bars) >= 3 and len(bars[0]) <= _SITE_NAME and all(len(part) <= 8 for part in bars[1:])
    if short and not _CLOCK.search(line) and not _TABLE_CELL.search(line) and not labels_of(line) and not any(map(ends_in_post, bars)):
        return "navigation"
    words = line.split()
    known = _cues("line")
    if len(words) >= 3 and known.get(words[0]) == "navigation" and all(len(word) <= 8 for word in words):
        return "navigation"
    if len(words) >= 3 and all(len(word) <= 8 for word in words) and _is_menu(words):
        return "navigation"
    if len(words) >= 3 and sum(known.get(word) in ("navigation", "tools", "share") for word in words) * 2 >= len(words):
        return known.get(words[0], "navigation")
    return None


def _is_menu(words: list[str]) -> bool:
    """Whether most words of a line are names of a site's sections."""
    endings = tuple(_cues("end"))
    return sum(word in _cues("line") or word.endswith(endings) for word in words) * 3 >= len(words) * 2


def _starts_with_cue(line: str, kinds: set[str] | None) -> str | None:
    cues, lengths = _starts()
    for length in lengths:
        kind = cues.get(line[:length])
        if kind is not None and (kinds is None or kind in kinds):
            return kind
    return None


def _inner_cue(line: str) -> str | None:
    for _, _, cue in _inside().scan(line):
        kind = _cues("inside")[cue]
        if kind in ("disclaimer", "copyright") or len(line) <= _LONGEST_LINE and (kind != "continuation" or len(line) < 16):
            return kind
    return None
