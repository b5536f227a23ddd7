"""Whom a page belongs to, from its source line, the site's name, its signature and its title."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..matching import Automaton
from .find import Candidate, Scan
from .gazetteer import GazetteerUnit
from .lineage import lineage, unit_of
from .terms import publishers

_SOURCE = re.compile(
    r"(?:来\s{0,2}源|稿源|转自|主办单位?|承办单位?|版权所有|投稿|供稿|发布机构|发布单位|公开单位|撰稿单位|作者单位|责任单位)"
    r"\s{0,4}[:：]?\s{0,4}([^\n]{2,30})"
)
_MEDIA = re.compile(
    r"[市县区州省旗盟]?(?:广播电视|广电|电视|日报|晚报|晨报|早报|时报|商报|都市报|报社|报业|新闻网|新闻中心|新闻|要闻|时政|发布|融媒|传媒|电视台|广播|电台|"
    r"人民政府|政府|政务|门户|大讲堂|文明网|在线|党建|先锋|信息网|信息港|网信|组工|工作简报|简报|工作动态|党政|党政办|管委会|委宣传部|宣传部|"
    r"委办公室|卫健委|卫生健康委|网|头条|观察|动态|概况|资讯|频道)"
)
_BODY = re.compile(r"[市县区州省旗盟镇乡]?[^\n,。;!]{0,22}(?:指挥部|办公室|委员会|人民政府|领导小组|防疫办|党委|党工委|管委会|党政办)")
_TITLE_ACTS = re.compile(r"[市县区州省旗盟镇乡]?[^\n]{0,12}(?:召开|举行|部署|工作|防控|疫情|通告|公告|指挥部|简报|发布会|全力|全省|全市|全县|全区|打赢|检查|督导|调研)")
_HEADER_LINES, _HEADER_SIZE = 6, 400


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of the page's publisher: a candidate name, or a code from the table of publishers."""

    weight: int
    because: str
    candidate: Candidate | None = None
    code: str | None = None


@functools.cache
def _automaton() -> Automaton:
    return Automaton(publishers())


def region_of_source(source: str) -> str | None:
    """The code of a publisher from the table whose name stands in ``source``, None if none does.

    >>> region_of_source("新华日报"), region_of_source("某报")
    ('320000', None)
    """
    for _, _, name in _automaton().scan(source):
        if publishers()[name] != "000000":
            return publishers()[name]
    return None


def signs(scan: Scan, source: str | None) -> list[Sign]:
    """Every sign of the publisher, the strongest first."""
    form = scan.form
    found: list[Sign] = []
    if source:
        code = region_of_source(source)
        if code:
            found.append(Sign(120, "source", code=code))
    central = False
    spans = [match.span(1) for match in _SOURCE.finditer(form)]
    for start, end in spans[:8]:
        for begin, _, name in _automaton().scan(form[start:end]):
            if publishers()[name] == "000000":
                central = True
            else:
                found.append(Sign(100 - min(begin, 20), "source", code=publishers()[name]))
        for candidate in _within(scan.candidates, start, end):
            if candidate.kind != "deictic":
                found.append(Sign(100 - min(candidate.start - start, 20), "source", candidate))
    header, title_lines = _header(form)
    for begin, _, name in _automaton().scan(form[:header]):
        if publishers()[name] != "000000":
            found.append(Sign(70, "site", code=publishers()[name]))
    for candidate in _within(scan.candidates, 0, header):
        if candidate.kind == "deictic":
            continue
        if _MEDIA.match(form, candidate.end):
            found.append(Sign(90 if candidate.start < 120 else 75, "site", candidate))
        elif not central and any(start <= candidate.start < end for start, end in title_lines):
            acts = _TITLE_ACTS.match(form, candidate.end) or _BODY.match(form, candidate.end)
            first = any(candidate.start == start for start, _ in title_lines)
            if candidate.kind == "zone" and not first and "我区" not in form and "本区" not in form:
                continue
            found.append(Sign((65 if acts else 45) + (5 if first else 0), "title", candidate))
    tail = _tail(form)
    for candidate in _within(scan.candidates, tail, len(form)):
        if candidate.kind in ("name", "zone") and _BODY.match(form, candidate.end) and _opens_line(form, candidate.start):
            found.append(Sign(80, "signature", candidate))
    return sorted(found, key=lambda sign: -sign.weight)


def _header(form: str) -> tuple[int, list[tuple[int, int]]]:
    """Where the page's head ends, and the lines in it that can be its title."""
    at, lines, titles = 0, 0, []
    while lines < _HEADER_LINES and at < min(len(form), _HEADER_SIZE):
        end = form.find("\n", at)
        end = len(form) if end < 0 else end
        line = form[at:end].strip()
        if line:
            lines += 1
            if len(line) > 90 or "。" in line or (len(line) > 45 and line.endswith(("!", ";"))):
                break
            if len(line) >= 6 and ">" not in line and "|" not in line and "→" not in line:
                start = at + (len(form[at:end]) - len(form[at:end].lstrip()))
                titles.append((start, end))
        at = end + 1
    return min(at, len(form)), titles


def _tail(form: str) -> int:
    """Where the last lines begin that can hold a signature."""
    at = len(form.rstrip())
    for _ in range(4):
        at = form.rfind("\n", 0, at)
        if at < 0:
            return 0
        while at > 0 and form[at - 1] == "\n":
            at -= 1
    return max(at, len(form) - 300)


def _opens_line(form: str, at: int) -> bool:
    start = form.rfind("\n", 0, at) + 1
    return not form[start:at].strip(" (【[")


def _within(candidates: Sequence[Candidate], start: int, end: int) -> list[Candidate]:
    low = bisect_left(candidates, start, key=_start)
    high = bisect_left(candidates, end, key=_start)
    return [candidate for candidate in candidates[low:high] if candidate.end <= end]


def _start(candidate: Candidate) -> int:
    return candidate.start


def lowest_first(code: str, day: str | None) -> tuple[GazetteerUnit, ...]:
    """A unit and those above it."""
    units = (unit_of(above, day) for above in lineage(code, day))
    return tuple(unit for unit in units if unit is not None)
