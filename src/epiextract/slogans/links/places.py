"""Members of one length that are alike inside."""

from __future__ import annotations

import operator
from collections.abc import Iterable

from ..figure_words import FigureWords
from .link import LONGEST, MOST, SHORTEST, Link, Segments


def by_place(words: FigureWords, segments: Segments, at: int) -> Link | None:
    """Members of one length that repeat a word in the same place inside."""
    first, second = segments[at], segments[at + 1]
    for length in _lengths(words, segments, at):
        if SHORTEST <= length <= min(len(first), len(second), LONGEST):
            link = _placed(words, segments, at, length)
            if link is not None:
                return link
    return None


def _lengths(words: FigureWords, segments: Segments, at: int) -> Iterable[int]:
    """How long the members of one length may be: the last one may have other words after it."""
    first, second = segments[at], segments[at + 1]
    if at + 2 < len(segments) or len(second) <= SHORTEST:
        return (len(second),)
    return dict.fromkeys((len(second), len(first), len(first) - words.lead(first), second.find("等")))


def _placed(words: FigureWords, segments: Segments, at: int, length: int) -> Link | None:
    first, second = segments[at], segments[at + 1]
    skip = len(first) - length
    shared = [i for i, same in enumerate(map(operator.eq, first[skip:], second)) if same]
    if not shared or not _may_tell(words, second, shared, length, at + 2 < len(segments)):
        return None
    count = 2
    while count < MOST and at + count < len(segments) and len(segments[at + count]) >= length:
        segment = segments[at + count]
        if not any(segment[i] == first[skip + i] for i in shared):
            break
        count += 1
        if len(segment) > length:
            break
    member = first[skip:]
    others = [segment[:length] for segment in segments[at + 1 : at + count]]
    result = _repeats_result(words, [member, *others])
    if not result and not _strong(words, member, others, shared):
        # 聚焦重点、打通堵点、消除痛点: verbs with objects that rhyme
        rhyme = count > 2 and length == 4 and shared[-1] == 3
        if not rhyme or any(m[0] not in words.verbs for m in (member, *others)):
            return None
    last = _end(words, segments[at + count - 1], length)
    if at + count < len(segments) and last == length and _goes_on(member, shared, segments[at + count]):
        last, count = len(segments[at + count]), count + 1
    sure = result or _holds_firm(words, member, [i for i in shared if i < length - 1])
    inside = (i for i in shared if 0 < i < length - 1)
    sure = sure or (len(_blocks(shared)) > 1 and any(_stands_alone(words, member, i, words.inner) for i in inside))
    if skip and count == 2 and not words.leads_in(first[:skip]):
        # Before 最 stand two characters or four: 传 染速度最快、波及面最广 is clipped.
        clipped = length > SHORTEST and length % 2 and length - 2 in shared and member[-2] in words.superlatives
        if clipped or not sure or length > 6:
            return None
    return Link(count, skip, last, "parallel.place", sure)


def _may_tell(words: FigureWords, member: str, shared: list[int], length: int, three: bool) -> bool:
    """Whether the places that two members share may make a figure: one glance at what most neighbours share."""
    first, last = shared[0], shared[-1]
    if three and length == 4 and last == 3:
        return True  # they may rhyme
    if len(shared) == 1:
        return first > 0 and member[first] in words.telling
    if first < 2 and member[1] in words.results:
        return True
    return last - first >= len(shared) or (first > 0 and last < length - 1)  # no compound at one end


def _goes_on(member: str, shared: list[int], segment: str) -> bool:
    """Whether a longer last member holds all that the others share: 记在心上、抓在手上、落实在行动上."""
    if not len(member) < len(segment) <= LONGEST or len(shared) < 2:
        return False
    at = -1
    for place in shared:
        at = segment.find(member[place], at + 1)
        if at < 0:
            return False
    return at == len(segment) - 1 or shared[-1] < len(member) - 1


def _end(words: FigureWords, segment: str, length: int) -> int:
    """Where a last member ends whose fellows are ``length`` long: a single character more is part of it (有新收入)."""
    return len(segment) if words.without_trail(segment, length) == length + 1 else length


def _repeats_result(words: FigureWords, members: list[str]) -> bool:
    """Whether every member is a verb with the same result: 守好责任田、看好自家门."""
    result = members[0][1]
    return result in words.results and all(member[1] == result and words.opens_with_verb(member) for member in members)


def _holds_firm(words: FigureWords, member: str, shared: list[int]) -> bool:
    """Whether a shared word that needs no second sign stands inside, in no compound at an end (``有限公司``)."""
    return any(
        i and _stands_alone(words, member, i, words.firm) and not _at_an_end(range(first, last + 1), len(member))
        for first, last in _blocks(shared)
        for i in range(first, last + 1)
    )


def _stands_alone(words: FigureWords, member: str, at: int, among: frozenset[str]) -> bool:
    """Whether a character is one of ``among`` and no part of a compound (有关)."""
    if len(member) - at > 1 and member[at : at + 2] in among:
        return True
    return member[at : at + 1] in among and words.compounds.isdisjoint((member[at : at + 2], member[at - 1 : at + 1]))


def _is_inner(words: FigureWords, member: str, at: int) -> bool:
    """Whether a character may be repeated in its place inside."""
    if _stands_alone(words, member, at, words.inner):
        return True
    return 1 < at < len(member) - 1 and _stands_alone(words, member, at, words.midst)


def _blocks(places: list[int]) -> list[tuple[int, int]]:
    """The stretches of neighbouring places: first and last of each."""
    blocks: list[tuple[int, int]] = []
    for place in places:
        if blocks and blocks[-1][1] == place - 1:
            blocks[-1] = blocks[-1][0], place
        else:
            blocks.append((place, place))
    return blocks


def _at_an_end(block: range, length: int) -> bool:
    """Whether two places or more open or close a member: a shared compound, no frame."""
    return len(block) > 1 and (block[0] == 0 or block[-1] == length - 1)


def _strong(words: FigureWords, member: str, others: list[str], shared: list[int]) -> bool:
    """Whether what members share makes a frame."""
    length, count = len(member), len(others) + 1
    # A compound shared at one end is no frame: 丧事简办、喜事缓办 is one, 国有控股、国有参股 is none.
    free = [
        i
        for first, last in _blocks(shared)
        for i in range(first, last + 1)
        if not _at_an_end(range(first, last + 1), length)
    ]
    if not free:
        return count > 2 and len(_blocks(shared)) > 1  # 绿色生态之美、绿色产业之美、绿色文化之美
    block = len(_blocks(free)) == 1
    if len(free) * 2 >= length and len(free) > 1:
        return True
    members = (member, *others)
    # Of three members or more one may read as a compound: 总量向上、动能向新、结构向优.
    compounds = int(count > 2)
    inner = [member[i] for i in free if i and sum(not _is_inner(words, m, i) for m in members) <= compounds]
    if block and len(free) > 1 and length == 5 and (inner or all(map(words.opens_with_verb, members))):
        return True  # 看住自家门、管好自家人
    if inner and (len(free) > 1 or count > 2):
        return True
    if count > 2 and len(free) > 1 and not block:
        return True
    if _holds_firm(words, member, free):
        return length < LONGEST
    if length - 2 in free and all(words.tells_step(m) for m in members):
        return True  # 服务快一步、监管严一分
    return not words.inner.isdisjoint(inner) and (length == 3 or (length <= 5 and "有" in inner))


def by_echo(words: FigureWords, segments: Segments, at: int) -> Link | None:
    """Members that each repeat a word of their own in the same two places: 快审快批、快建快投; 月月查、周周报."""
    first, second = segments[at], segments[at + 1]
    if len(set(second)) == len(second) or len(set(first)) == len(first):
        return None
    for length in _lengths(words, segments, at):
        if SHORTEST <= length <= min(len(first), len(second), LONGEST):
            link = _echoed(words, segments, at, length)
            if link is not None:
                return link
    return None


def _echoed(words: FigureWords, segments: Segments, at: int, length: int) -> Link | None:
    first = segments[at]
    skip = len(first) - length
    places = _echoes(first[skip:])
    count = 1
    while places and count < MOST and at + count < len(segments) and len(segments[at + count]) >= length:
        places &= _echoes(segments[at + count][:length])
        if not places:
            break
        count += 1
        if len(segments[at + count - 1]) > length:
            break
    if count < 2 or (skip and count == 2 and not words.leads_in(first[:skip])):
        return None
    if all(first[skip + i] == segments[at + 1][i] for i, _ in places):
        return None  # 国家有关机关、地方有关机关 repeat one word
    members = [first[skip:], *(segment[:length] for segment in segments[at + 1 : at + count])]
    if words.without_trail(segments[at + count - 1], length) != length or all(m[:4] in words.idioms for m in members):
        return None
    return Link(count, skip, length, "parallel.echo", True)


def _echoes(member: str) -> set[tuple[int, int]]:
    """The pairs of places that hold one character, apart from one another."""
    return {(i, i + gap) for gap in (2, 3) for i in range(len(member) - gap) if member[i] == member[i + gap]}
