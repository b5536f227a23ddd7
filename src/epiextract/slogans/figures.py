"""Parallel figures: members side by side that share a frame (``不留疑点、不留死角、不留盲区``).

A chain is a stretch of short segments between enumeration commas. Inside it, the rules of `links`
join neighbours; whole clauses between commas or spaces are held to stricter ones, and a few figures
are written without any comma (``落细落小落实``).
"""

from __future__ import annotations

import itertools
import operator
import re
from collections.abc import Iterator

from ..codes import Codes, repeats
from .figure import Figure
from .figure_words import FigureWords, figure_words
from .links import LONGEST, MOST, Link, Rules, Segments, rules_of, signs_of, strict_rules_of
from .marks import NEAR, marks_of, promising_rows
from .unbroken import unbroken

_BETWEEN_CLAUSES = re.compile("[,; ]")
_NOT = "不"
_SHORT = 4  # characters of a member that a verb may precede: 做到|应查尽查,应管尽管; it opens as the next one does


def figures(text: str, codes: Codes) -> list[Figure]:
    """Every parallel figure in ``text`` (in matching form)."""
    words, marks, repeated = figure_words(), marks_of(text, codes), repeats(codes)
    found: list[Figure] = []
    for start, end, chained, signs in promising_rows(marks, signs_of(codes, marks, repeated)):
        if not chained:
            segments = _BETWEEN_CLAUSES.split(text[start:end])
            rules = list(map(strict_rules_of, signs, itertools.starmap(_have_common, itertools.pairwise(segments))))
            found += _linked(words, segments, rules, start) or _in_clauses(words, segments, start)
            continue
        segments = text[start:end].split("、")
        rules = list(map(rules_of, signs))
        if max(map(len, segments)) <= NEAR and "\n" not in text[start:end]:
            found += _linked(words, segments, rules, start)
            continue
        for part, starts, some in _parts(segments, start, rules):
            found += _linked(words, part, some, starts)
    found += unbroken(text, codes, repeated)
    return [figure for figure in found if not _blames(words, text, figure)]


def _blames(words: FigureWords, text: str, figure: Figure) -> bool:
    """Whether a figure says what somebody failed to do: 措施不力、管控不严的问题."""
    if words.leads_in(text[max(0, figure.start - 5) : figure.start]):
        return False  # 杜绝建而不管、管而不用等现象
    if all(member.endswith(words.failings) for member in figure.members):
        return True
    return text.startswith(words.blamed, figure.end) and all(_NOT in member for member in figure.members)


def _have_common(first: str, second: str) -> bool:
    return not set(first).isdisjoint(second)


def _starts(segments: Segments, start: int) -> list[int]:
    """The offsets of segments with one mark between them."""
    return list(itertools.accumulate((len(segment) + 1 for segment in segments), initial=start))


def _parts(segments: Segments, start: int, rules: Rules) -> Iterator[tuple[Segments, list[int], Rules]]:
    """A chain cut at segments too long for a member: each part with its segments' offsets and the rules for its pairs."""
    starts = _starts(segments, start)
    for at, segment in enumerate(segments):
        if segment[0] == "\n":  # a line may break after the comma
            segments[at], starts[at] = segment[1:], starts[at] + 1
    first = 0
    for at, segment in enumerate(segments):
        if len(segment) <= NEAR:
            continue
        if at > first:
            yield [*segments[first:at], segment[:NEAR]], starts[first : at + 1], rules[first:at]
        # The segment's end may open the next part.
        segments[at], starts[at] = segment[-NEAR:], starts[at] + len(segment) - NEAR
        first = at
    if len(segments) - first > 1:
        yield segments[first:], starts[first:], rules[first:]


def _linked(words: FigureWords, segments: Segments, rules: Rules, starts: list[int] | int) -> list[Figure]:
    """The figures that the rules find; ``starts``: every segment's offset, or the first one's where one mark stands between."""
    found: list[Figure] = []
    at, last = 0, len(segments) - 1
    while at < last:
        best: Link | None = None
        for rule in rules[at]:
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
                if best.last < len(segments[end - 1]):  # what stands behind the last member may open the next figure
                    at = end - 1
                    starts[at], segments[at] = starts[at] + best.last, segments[at][best.last :]
                continue
        at += 1
    return found


def _is_figure(words: FigureWords, members: list[str], link: Link) -> bool:
    """The negative conditions: no doubled member, no row of ready-made idioms or of officials, no list of plain nouns."""
    if len(set(members)) < len(members) or all(member in words.idioms for member in members):
        return False
    if all(map(words.officials.search, members[:2])):
        return False
    return link.sure or sum(map(words.is_noun, members)) * 2 <= len(members)


def _in_clauses(words: FigureWords, clauses: Segments, start: int) -> Iterator[Figure]:
    """Whole clauses of one length between commas, the first of them behind its verb: stricter than within enumeration commas."""
    at = 0
    while at < len(clauses) - 1:
        length = len(clauses[at + 1])
        skip = len(clauses[at]) - length
        led = skip > 0 and length == _SHORT and clauses[at][skip] == clauses[at + 1][0]
        first = clauses[at][skip:] if led else clauses[at]
        if len(first) != length or not any(map(operator.eq, first, clauses[at + 1])):
            at += 1
            continue
        shared = set(range(length))
        members = [first]
        while len(members) < MOST and at + len(members) < len(clauses) and len(clauses[at + len(members)]) == length:
            same = {i for i in shared if first[i] == clauses[at + len(members)][i]}
            if not same:
                break
            shared = same
            members.append(clauses[at + len(members)])
        if length < LONGEST - 1 and _frame(words, members, shared):
            starts = _starts(clauses, start)
            yield Figure(starts[at + 1] - 1 - length, starts[at + len(members) - 1] + length, tuple(members), "parallel.clauses")
        at += len(members)


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
