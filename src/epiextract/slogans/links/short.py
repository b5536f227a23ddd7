"""Three or more members of one build: verbs with their objects, subjects with an adjective, who does what."""

from __future__ import annotations

from ..figure_words import FigureWords
from .link import LONGEST, MOST, Link, Segments

_AGENTS = 4  # characters of who acts and what is done


def by_short_verbs(words: FigureWords, segments: Segments, at: int) -> Link | None:
    """Three or more members of three characters, each opening with a verb: 控源头、断链条、清存量."""
    first = segments[at]
    if len(first) < 3 or first[-3] not in words.verbs or not words.opens_with_verb(first[-3:]):
        return None
    count, last, nouns = 1, 3, int(_is_compound_noun(words, first[-3:]))
    while count < MOST and at + count < len(segments):
        segment = segments[at + count]
        if len(segment) < 3 or not words.opens_with_verb(segment):
            break
        end = 3
        if len(segment) > 3:  # the last member, with other words after it
            end = words.without_trail(segment, 3)
            if count < 2 or at + count + 1 < len(segments) or 4 <= end < 6:
                break
            end = 3
        count, last, nouns = count + 1, end, nouns + _is_compound_noun(words, segment[:3])
        if len(segment) > 3:
            break
    return Link(count, len(first) - 3, last, "parallel.verbs", nouns < count) if count > 2 else None


def _is_compound_noun(words: FigureWords, member: str) -> bool:
    """Whether three characters read as a noun of two and one (``加工费``), not as a verb and its object (``抓项目``)."""
    return words.is_noun(member) and member[1:] not in words.two_character_nouns


def by_acts(words: FigureWords, segments: Segments, at: int) -> Link | None:
    """Three or more members of one length, each a verb of two characters with an object, that share a word: 应对新挑战、完成新任务."""
    length = len(segments[at + 1])
    first = segments[at][-length:]
    if not 4 <= length <= min(len(first), LONGEST) or first[:2] not in words.acts:
        return None
    count, shared = 1, set(range(2, length))
    while count < MOST and at + count < len(segments):
        segment = segments[at + count]
        shared = {i for i in shared if segment[i : i + 1] == first[i]}
        if segment[:2] not in words.acts or len(segment) < length or not shared:
            break
        count += 1
        if len(segment) > length:
            break
    word = any(i + 1 in shared or (i < length - 1 and first[i] in words.inner) for i in shared)
    return Link(count, len(segments[at]) - length, length, "parallel.verbs", True) if count > 2 and word else None


def by_verb_one(words: FigureWords, segments: Segments, at: int) -> Link | None:
    """Three or more verbs with 一 and an object of any length: 坐一条板凳、念一本经、唱一台戏."""
    first = segments[at]
    skip = first.rfind("一", 1, -1) - 1
    if skip < 0 or first[skip] not in words.verbs or len(first) - skip > 6:
        return None
    count = 1
    while count < MOST and at + count < len(segments):
        segment = segments[at + count]
        if not 3 <= len(segment) <= 6 or segment[1] != "一" or segment[0] not in words.verbs:
            break
        count += 1
    return Link(count, skip, len(segments[at + count - 1]), "parallel.verbs", True) if count > 2 else None


def by_short_states(words: FigureWords, segments: Segments, at: int) -> Link | None:
    """Three or more members of two or three characters that end in an adjective: 产业旺、乡村美、百姓富."""
    length = len(segments[at + 1])
    if not 2 <= length <= 3 or len(segments[at]) < length or segments[at][-1] not in words.adjectives:
        return None
    skip = len(segments[at]) - length
    members = [segments[at][skip:]]
    while len(members) < MOST and at + len(members) < len(segments):
        segment = segments[at + len(members)]
        end = words.without_trail(segment, length)
        if end != length:
            break
        members.append(segment[:length])
        if len(segment) > length:
            break
    while members and members[-1][-1] not in words.adjectives:
        members.pop()
    if len(members) < 3 or any(member[-1] not in words.adjectives for member in members):
        return None
    people = sum(member[0] in words.surnames for member in members)
    if people * 2 > len(members) or len({member[-1] for member in members}) * 2 < len(members):
        return None
    return Link(len(members), skip, length, "parallel.states", True)


def by_agents(words: FigureWords, segments: Segments, at: int) -> Link | None:
    """Three or more members of two characters for who acts and two for what is done: 政府主导、部门联动、群众参与."""
    if not _says_who_does_what(words, segments[at][-_AGENTS:]):
        return None
    count = 1
    while count < MOST and at + count < len(segments):
        segment = segments[at + count]
        if not _says_who_does_what(words, segment[:_AGENTS]) or words.without_trail(segment, _AGENTS) != _AGENTS:
            break
        count += 1
        if len(segment) > _AGENTS:
            break
    return Link(count, len(segments[at]) - _AGENTS, _AGENTS, "parallel.agents", True) if count > 2 else None


def _says_who_does_what(words: FigureWords, member: str) -> bool:
    return member[:2] in words.agents and member[2:] in words.actions
