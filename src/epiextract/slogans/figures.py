"""Parallel figures: members side by side that share a frame (``不留疑点、不留死角、不留盲区``).

A chain is a stretch of short segments between enumeration commas. Inside it, the rules of `links`
join neighbours; whole clauses between commas or spaces are held to stricter ones, and a few figures
are written without any comma (``落细落小落实``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from .figure_words import HAN, FigureWords, figure_words
from .links import LINKS, LONGEST, MOST, OTHER_LINKS, STRICT_LINKS, Link, LinkRule, Segments

_CHAIN = re.compile(f"(?<![{HAN}])[{HAN}]+(?:、\n?[{HAN}]+)+")
# Whole clauses between commas or spaces; their lengths are compared afterwards.
_CLAUSES = re.compile(f"(?<![{HAN}、])[{HAN}]{{3,9}}(?:[,; ][{HAN}]{{3,9}})+(?![{HAN}、])")
_BETWEEN_CLAUSES = re.compile("[,; ]")
_NEAR = 20  # how much of a longer segment is looked at, beside its comma


class Figure(NamedTuple):
    """A parallel figure: its span, its members and the rule that linked them."""

    start: int
    end: int
    members: tuple[str, ...]
    rule: str


def figures(text: str) -> Iterator[Figure]:
    """Every parallel figure in ``text`` (in matching form)."""
    words = figure_words()
    for chain in _CHAIN.finditer(text):
        for segments, starts in _chains(chain.group(), chain.start()):
            yield from _linked(words, segments, starts, LINKS)
    for run in _CLAUSES.finditer(text):
        segments, starts = _with_starts(_BETWEEN_CLAUSES.split(run.group()), run.start())
        taken = list(_linked(words, segments, starts, STRICT_LINKS))
        yield from taken or _in_clauses(words, segments, starts)
    for match in _unbroken().finditer(text):
        *others, last = _members(match)
        if len(others) > 2 and others[0] in words.lead_ins:
            del others[0]  # 做到 做实做细做到家
        if all(map(words.is_compound, (*others, last))):
            continue  # 有关有毒有害
        start = match.start() + match.group().index(others[0])
        last = last[: words.without_trail(last, len(others[0]))]  # 一手抓防疫,一手抓生产的 要求
        end = match.end() - len(match.group()) + match.group().rindex(last) + len(last)
        yield Figure(start, end, (*others, last), "parallel.unbroken")


def _with_starts(segments: Segments, start: int) -> tuple[Segments, list[int]]:
    """The pieces of a run with their offsets; a line may break after the mark between them."""
    starts: list[int] = []
    for at, segment in enumerate(segments):
        if segment[0] == "\n":
            start += 1
            segments[at] = segment[1:]
        starts.append(start)
        start += len(segments[at]) + 1
    return segments, starts


def _chains(text: str, start: int) -> Iterator[tuple[Segments, list[int]]]:
    """The chain cut at segments too long for a member: each part with its segments' offsets."""
    segments, starts = _with_starts(text.split("、"), start)
    if max(map(len, segments)) <= _NEAR:
        yield segments, starts
        return
    first = 0
    for at, segment in enumerate(segments):
        if len(segment) <= _NEAR:
            continue
        if at > first:
            yield [*segments[first:at], segment[:_NEAR]], starts[first : at + 1]
        # The segment's end may open the next part.
        segments[at], starts[at] = segment[-_NEAR:], starts[at] + len(segment) - _NEAR
        first = at
    if len(segments) - first > 1:
        yield segments[first:], starts[first:]


def _linked(
    words: FigureWords, segments: Segments, starts: list[int], rules: tuple[LinkRule, ...]
) -> Iterator[Figure]:
    at = 0
    while at < len(segments) - 1:
        best: Link | None = None
        # Most neighbours are plain nouns with nothing in common: few rules have to look at them.
        alike = not set(segments[at]).isdisjoint(segments[at + 1])
        for rule in rules if alike else OTHER_LINKS:
            link = rule(words, segments, at)
            if link is not None and (best is None or (link.size, link.sure) > (best.size, best.sure)):
                best = link
        if best is not None:
            end = at + best.size
            members = [segments[at][best.skip :], *segments[at + 1 : end - 1], segments[end - 1][: best.last]]
            if _is_figure(words, members, best):
                yield Figure(starts[at] + best.skip, starts[end - 1] + best.last, tuple(members), best.rule)
                at = end
                continue
        at += 1


def _is_figure(words: FigureWords, members: list[str], link: Link) -> bool:
    """The negative conditions: no doubled member, no row of ready-made idioms, no list of plain nouns."""
    if len(set(members)) < len(members) or all(member in words.idioms for member in members):
        return False
    return link.sure or sum(map(words.is_noun, members)) * 2 <= len(members)


def _in_clauses(words: FigureWords, clauses: Segments, starts: list[int]) -> Iterator[Figure]:
    """Whole clauses of one length between commas: stricter than within enumeration commas."""
    at = 0
    while at < len(clauses) - 1:
        length = len(clauses[at])
        shared = set(range(length))
        count = 1
        while count < MOST and at + count < len(clauses) and len(clauses[at + count]) == length:
            same = {i for i in shared if clauses[at][i] == clauses[at + count][i]}
            if not same:
                break
            shared, count = same, count + 1
        members = clauses[at : at + count]
        if count > 1 and length < LONGEST - 1 and _frame(words, members, shared):
            end = starts[at + count - 1] + length
            yield Figure(starts[at], end, tuple(members), "parallel.clauses")
        at += count


def _frame(words: FigureWords, members: list[str], shared: set[int]) -> bool:
    """Whether whole clauses share a frame: a head that is free, or two places apart from one another."""
    length = len(members[0])
    if len(set(members)) < len(members) or all(member in words.idioms for member in members):
        return False
    head = words.heads.match(members[0])
    if head is not None and head.group() in words.free and all(m.startswith(head.group()) for m in members):
        return True
    inner = any(i and members[0][i] in words.inner for i in shared)
    spread = max(shared) - min(shared) >= len(shared)
    strong = len(shared) > 1 and spread and ((inner and length < 7) or len(shared) * 2 >= length)
    return strong and sum(map(words.is_noun, members)) * 2 < len(members)


@functools.cache
def _unbroken() -> re.Pattern[str]:
    """Figures without commas, and those whose members have another frame each."""
    words = figure_words()
    joined, endings, han = words.joined, words.endings, f"[{HAN}]"
    return re.compile(
        f"(?P<three>[再早])(?!(?P=three)){han}{{2}}(?P=three)(?!(?P=three)){han}{{2}}(?:(?P=three){han}{{2}})*"
        f"|(?P<two>{joined})(?!(?P=two)){han}(?:(?P=two)(?!(?P=two)){han}){{1,6}}(?P=two)(?!(?P=two))(?:{endings}|{han})"
        f"|一手紧?抓{han}{{2,10}}?[、,;]?一手紧?抓{han}{{2,10}}"
        f"|有(?P<w>{han}){han}{{2,3}}、无(?P=w){han}{{2,3}}"
        f"|[能宜当](?P<x>{han})则(?P=x)(?:、?[能宜当](?P<y>{han})则(?P=y))+"
        f"|变{han}{{2,5}}为{han}{{2,5}}、变{han}{{2,5}}为{han}{{2,5}}"
        f"|应(?P<a>{han})尽(?P=a)、?应(?P<b>{han})尽(?P=b)(?:、?应(?P<c>{han})尽(?P=c))*"
    )


def _members(match: re.Match[str]) -> tuple[str, ...]:
    text = match.group()
    if match["a"]:
        return tuple(re.findall("应.尽.", text))
    if match["two"]:
        return tuple(re.findall(f"{text[0]}[^{text[0]}]+", text))
    if match["x"]:
        return tuple(re.findall("[能宜当].则.", text))
    if match["w"] or text[0] == "变":
        return tuple(text.split("、"))
    if match["three"] is None:
        second = text.rindex("一手")
        return text[:second].rstrip("、,;"), text[second:]
    return tuple(text[i : i + 3] for i in range(0, len(text), 3))
