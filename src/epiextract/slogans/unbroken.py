"""Figures without commas, and those whose members have another frame each (``落细落小落实``, ``能快则快、能简则简``)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ..codes import Codes, Numbers, table_of
from ..matching import occurrences
from .figure import Figure
from .figure_words import HAN, figure_words

# Characters that are repeated, and those that stand before a repeated one.
_REPEATED, _BEFORE = 1, 2


def unbroken(text: str, codes: Codes, repeated: Numbers) -> Iterator[Figure]:
    """The figures in ``text``; ``repeated``: where a character stands again a few places further on."""
    words, whole = figure_words(), _pattern()
    until = 0
    for start in _openings(text, codes, repeated):
        match = whole.match(text, start) if start >= until else None
        if match is None:
            continue
        until = match.end()
        *others, last = _members(match)
        if not others:  # 应补尽补
            yield Figure(match.start(), until, (last,), "parallel.unbroken")
            continue
        if len(others) > 2 and others[0] in words.lead_ins:
            del others[0]  # 做到 做实做细做到家
        if all(map(words.is_compound, (*others, last))):
            continue  # 有关有毒有害
        start = match.start() + match.group().index(others[0])
        last = last[: words.without_trail(last, len(others[0]))]  # 一手抓防疫,一手抓生产的 要求
        end = match.end() - len(match.group()) + match.group().rindex(last) + len(last)
        yield Figure(start, end, (*others, last), "parallel.unbroken")


def _openings(text: str, codes: Codes, repeated: Numbers) -> list[int]:
    """Where such a figure may begin."""
    here = repeated[_kinds()[codes[repeated]] & _REPEATED > 0]
    before = repeated[_kinds()[codes[repeated - 1]] & _BEFORE > 0] - 1
    without = (comma - back for comma, _, _ in occurrences(text, ["、无"]) for back in (4, 5) if text[max(0, comma - back)] == "有")
    words_of_figures = (start for start, _, _ in occurrences(text, ["一手", "变"]))
    return sorted({*here.tolist(), *before.tolist(), *words_of_figures, *without})


@functools.cache
def _kinds() -> Codes:
    return table_of(((_REPEATED, figure_words().joined + "再早"), (_BEFORE, "能宜当应")))


@functools.cache
def _pattern() -> re.Pattern[str]:
    words = figure_words()
    joined, endings, han = f"[{words.joined}]", words.endings, f"[{HAN}]"
    return re.compile(
        f"(?P<three>[再早])(?!(?P=three)){han}{{2}}(?P=three)(?!(?P=three)){han}{{2}}(?:(?P=three){han}{{2}})*"
        f"|(?P<two>{joined})(?!(?P=two)){han}(?:(?P=two)(?!(?P=two)){han}){{1,6}}(?P=two)(?!(?P=two))(?:{endings}|{han})"
        f"|一手紧?抓{han}{{2,10}}?[、,;]?一手紧?抓{han}{{2,10}}"
        f"|有(?P<w>{han}){han}{{2,3}}、无(?P=w){han}{{2,3}}"
        f"|[能宜当](?P<x>{han})则(?P=x)(?:、?[能宜当](?P<y>{han})则(?P=y))+"
        f"|变{han}{{2,5}}为{han}{{2,5}}、变{han}{{2,5}}为{han}{{2,5}}"
        f"|不(?P<n>{han})(?P<m>{han})不(?P=n)(?!(?P=m)){han}"  # 不变质不变色
        f"|应(?!有尽有)(?P<a>{han})尽(?P=a)(?:、?应(?P<b>{han})尽(?P=b))*"
    )


def _members(match: re.Match[str]) -> tuple[str, ...]:
    text = match.group()
    if match["a"]:
        return tuple(re.findall("应.尽.", text))
    if match["two"]:
        return tuple(re.findall(f"{text[0]}[^{text[0]}]+", text))
    if match["x"]:
        return tuple(re.findall("[能宜当].则.", text))
    if match["n"]:
        return text[:3], text[3:]
    if match["w"] or text[0] == "变":
        return tuple(text.split("、"))
    if match["three"] is None:
        second = text.rindex("一手")
        return text[:second].rstrip("、,;"), text[second:]
    return tuple(text[i : i + 3] for i in range(0, len(text), 3))
