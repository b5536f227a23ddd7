"""Members that end alike."""

from __future__ import annotations

from ..figure_words import FigureWords
from .link import LONGEST, MOST, Link, Segments


def by_tail(words: FigureWords, segments: Segments, at: int) -> Link | None:
    """Members that end with the same word."""
    first = segments[at]
    match = words.tails.search(first)
    while match and match.group() not in segments[at + 1]:  # 干到底、管到底 share a shorter one
        match = words.tails.search(first, match.start() + 1)
    if match is None or not match.start():
        return None
    tail = match.group()
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
