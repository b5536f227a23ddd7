"""Parallel figures: members side by side that share a frame (``不留疑点、不留死角、不留盲区``).

A chain is a stretch of short segments between enumeration commas. Inside it, the rules of `links`
join neighbours; whole clauses between commas or spaces are held to stricter ones, and a few figures
are written without any comma (``落细落小落实``).
"""

from __future__ import annotations

import functools
import itertools
import operator
import re
from collections.abc import Iterator
from typing import NamedTuple

from .figure_words import HAN, FigureWords, figure_words
from .links import LONGEST, MOST, Link, RuleChoice, Segments, rules_between, strict_rules_between

# From the first comma on: what stands before it is looked up, because a pattern that opens with a literal is found fast.
_CHAIN = re.compile(f"、\n?[{HAN}]+(?:、\n?[{HAN}]+)*")
# Whole clauses between commas or spaces, from the second one on; their lengths are compared afterwards.
_CLAUSES = re.compile(f"[,; ](?<=[{HAN}]{{3}}.)([{HAN}]{{3,9}})(?:[,; ][{HAN}]{{3,9}})*(?![{HAN}、])")
_FIRST_CLAUSE = re.compile(f"(?<![{HAN}、])[{HAN}]{{3,9}}\\Z")
_BETWEEN_CLAUSES = re.compile("[,; ]")
_NOT_HAN = re.compile(f"[^{HAN}]")
_NEAR = 20  # how much of a longer segment is looked at, beside its comma


class Figure(NamedTuple):
    """A parallel figure: its span, its members and the rule that linked them."""

    start: int
    end: int
    members: tuple[str, ...]
    rule: str


def figures(text: str) -> list[Figure]:
    """Every parallel figure in ``text`` (in matching form)."""
    words = figure_words()
    found: list[Figure] = []
    for match in _CHAIN.finditer(text):
        comma, segments = match.start(), match.group().split("、")
        segments[0] = _NOT_HAN.split(text[max(0, comma - _NEAR) : comma])[-1]
        if len(segments) == 2 and _all_differ(segments):
            continue  # two members must have something in common
        start = comma - len(segments[0])
        if not segments[0]:
            del segments[0]
            start += 1
        if "\n" not in match.group() and (match.end() - comma <= _NEAR or max(map(len, segments)) <= _NEAR):
            found += _linked(words, segments, rules_between, start)
            continue
        for part, starts in _chains(segments, start):
            found += _linked(words, part, rules_between, starts)
    for match in _CLAUSES.finditer(text):
        start, second = match.start(), match.group(1)
        alone = match.end() == match.end(1)
        if alone and len(set(second)) == len(second) and _is_han(text[start - len(second) - 1 : start - len(second)]):
            continue  # two clauses of unlike length without a repeated word: no rule joins them
        clauses = _BETWEEN_CLAUSES.split(match.group())
        first = _FIRST_CLAUSE.search(text, max(0, start - LONGEST), start)
        if first is not None:
            start, clauses[0] = first.start(), first.group()
        else:
            start, clauses = start + 1, clauses[1:]
        if len(clauses) > 1:
            found += _linked(words, clauses, strict_rules_between, start) or _in_clauses(words, clauses, start)
    found += _unbroken(words, text)
    return found


def _all_differ(segments: Segments) -> bool:
    characters = "".join(segments)
    return len(set(characters)) == len(characters)


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _unbroken(words: FigureWords, text: str) -> Iterator[Figure]:
    """Figures without commas, and those whose members have another frame each."""
    signs, whole = _unbroken_patterns()
    until = 0
    for sign in signs.finditer(text):
        match = whole.match(text, sign.start()) if sign.start() >= until else None
        if match is None:
            continue
        until = match.end()
        *others, last = _members(match)
        if len(others) > 2 and others[0] in words.lead_ins:
            del others[0]  # 做到 做实做细做到家
        if all(map(words.is_compound, (*others, last))):
            continue  # 有关有毒有害
        start = match.start() + match.group().index(others[0])
        last = last[: words.without_trail(last, len(others[0]))]  # 一手抓防疫,一手抓生产的 要求
        end = match.end() - len(match.group()) + match.group().rindex(last) + len(last)
        yield Figure(start, end, (*others, last), "parallel.unbroken")


def _starts(segments: Segments, start: int) -> list[int]:
    """The offsets of segments with one mark between them."""
    return list(itertools.accumulate((len(segment) + 1 for segment in segments), initial=start))


def _chains(segments: Segments, start: int) -> Iterator[tuple[Segments, list[int]]]:
    """A chain cut at segments too long for a member: each part with its segments' offsets."""
    starts = _starts(segments, start)
    for at, segment in enumerate(segments):
        if segment[0] == "\n":  # a line may break after the comma
            segments[at], starts[at] = segment[1:], starts[at] + 1
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
    words: FigureWords, segments: Segments, choose: RuleChoice, starts: list[int] | int
) -> list[Figure]:
    """The figures that the rules find; ``starts``: every segment's offset, or the first one's where one mark stands between."""
    found: list[Figure] = []
    at, last = 0, len(segments) - 1
    while at < last:
        best: Link | None = None
        for rule in choose(words, segments, at):
            link = rule(words, segments, at)
            if link is not None and (best is None or (link.size, link.sure) > (best.size, best.sure)):
                best = link
        if best is not None:
            end = at + best.size
            members = [segments[at][best.skip :], *segments[at + 1 : end - 1], segments[end - 1][: best.last]]
            if _is_figure(words, members, best):
                if isinstance(starts, int):
                    starts = _starts(segments, starts)
                found.append(Figure(starts[at] + best.skip, starts[end - 1] + best.last, tuple(members), best.rule))
                at = end
                continue
        at += 1
    return found


def _is_figure(words: FigureWords, members: list[str], link: Link) -> bool:
    """The negative conditions: no doubled member, no row of ready-made idioms, no list of plain nouns."""
    if len(set(members)) < len(members) or all(member in words.idioms for member in members):
        return False
    return link.sure or sum(map(words.is_noun, members)) * 2 <= len(members)


def _in_clauses(words: FigureWords, clauses: Segments, start: int) -> Iterator[Figure]:
    """Whole clauses of one length between commas: stricter than within enumeration commas."""
    at = 0
    while at < len(clauses) - 1:
        length = len(clauses[at])
        if length != len(clauses[at + 1]) or not any(map(operator.eq, clauses[at], clauses[at + 1])):
            at += 1
            continue
        shared = set(range(length))
        count = 1
        while count < MOST and at + count < len(clauses) and len(clauses[at + count]) == length:
            same = {i for i in shared if clauses[at][i] == clauses[at + count][i]}
            if not same:
                break
            shared, count = same, count + 1
        members = clauses[at : at + count]
        if length < LONGEST - 1 and _frame(words, members, shared):
            starts = _starts(clauses, start)
            yield Figure(starts[at], starts[at + count - 1] + length, tuple(members), "parallel.clauses")
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
def _unbroken_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What every figure without commas begins with, fast to look for, and the figure whole."""
    words = figure_words()
    joined, endings, han = words.joined, words.endings, f"[{HAN}]"
    signs = re.compile(
        f"[{joined[1:-1]}再早一有能宜当变应](?=(?<=({joined})){han}\\1|(?<=一)手紧?抓|(?<=有){han}{{3,4}}、无"
        f"|(?<=[能宜当])(?P<x>{han})则(?P=x)|(?<=变){han}{{2,5}}为|(?<=应)(?P<a>{han})尽(?P=a)"
        f"|(?<=(?P<three>[再早])){han}{{2}}(?P=three))"
    )
    return signs, re.compile(
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
