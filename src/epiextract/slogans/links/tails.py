"""Members that end alike."""

from __future__ import annotations

from ..figure_words import FigureWords
from .link import LONGEST, MOST, SHORTEST, Link, Segments


def by_tail(words: FigureWords, segments: Segments, at: int) -> Link | None:
    """Members that end with the same word."""
    first = segments[at]
    match = words.tails.search(first)
    while match and match.group() not in segments[at + 1]:  # 干到底、管到底 share a shorter one
        match = words.tails.search(first, match.start() + 1)
    if match is None or not match.start():
        return None
    tail = match.group()
    if tail in words.noun_tails and (first.endswith(words.noun_words) or segments[at + 1].endswith(words.noun_words)):
        return None  # 公安机关、检察机关
    count = 1
    while (
        count < MOST
        and at + count < len(segments)
        and segments[at + count].endswith(tail)
        and len(segments[at + count]) <= LONGEST
    ):
        count += 1
    last = len(segments[at + count - 1])
    if at + count < len(segments):  # a last member with other words after it
        end = segments[at + count].find(tail) + len(tail)
        if end > len(tail) and end == (len(segments[at + 1]) if count > 1 else len(first) - words.lead(first)):
            count, last = count + 1, end
    if count < 2:
        return None
    lengths = {last, *map(len, segments[at + 1 : at + count - 1])}
    skip = words.lead(first)
    if len(first) - skip not in lengths and len(lengths) == 1 and len(first) > last:
        skip = len(first) - last
    if not len(tail) < len(first) - skip <= LONGEST or min(lengths) <= len(tail):
        return None
    return Link(count, skip, last, "parallel.tail", True)


def by_degree(words: FigureWords, segments: Segments, at: int) -> Link | None:
    """Three or more members of unequal length that end in 最 with an adjective: 参赛人数最多、比赛项目最全、持续时间长度最长."""
    first = segments[at]
    if _degree(words, first) < len(first):
        return None
    ends: list[int] = []
    for segment in segments[at + 1 : at + MOST]:
        end = _degree(words, segment)
        if not SHORTEST < end <= LONGEST or words.without_trail(segment, end) > end:
            break
        ends.append(end)
        if end < len(segment):
            break
    if len(ends) < 2:
        return None
    skip = words.lead(first)
    if len(first) - skip > ends[0] + 1:  # 世界上规模最大、功能最全: the subject of 最 mostly has two characters, or four
        skip = len(first) - ends[0] - ends[0] % 2
    length = len(first) - skip
    if not SHORTEST < length <= LONGEST or {length, *ends} == {length}:
        return None
    return Link(len(ends) + 1, skip, ends[-1], "parallel.tail", True)


def _degree(words: FigureWords, segment: str) -> int:
    """Where the first 最 with an adjective ends in a segment; 0 for nowhere."""
    at = next((i for i, letter in enumerate(segment) if letter in words.superlatives), 0)
    return at + 2 if at > 1 and segment[at + 1 : at + 2] in words.adjectives else 0


def by_pair_tail(words: FigureWords, segments: Segments, at: int) -> Link | None:
    """Three or more words of two characters that end alike and mostly open with a verb: 勤政、廉政、优政."""
    tail = segments[at][-1]
    if tail not in words.pairtails or len(segments[at]) < 2:
        return None
    count = 1
    while count < MOST and at + count < len(segments):
        segment = segments[at + count]
        if len(segment) < 2 or segment[1] != tail:
            break
        count += 1
        if len(segment) > 2:
            break
    members = [segments[at][-2:], *(segment[:2] for segment in segments[at + 1 : at + count])]
    verbs = sum(member[0] in words.verbs for member in members)
    if sum(map(words.is_compound, members)) * 2 > count:
        return None  # 立法、执法、司法
    if count < 3 or verbs * 2 < count or len(set(members)) < count:
        return None
    return Link(count, len(segments[at]) - 2, 2, "parallel.tail", True)
