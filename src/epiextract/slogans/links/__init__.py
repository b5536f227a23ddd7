"""The rules that join neighbouring segments of a chain to the members of one figure.

The first segment may hold other words before its member, the last one words after it: the members
whose borders are known tell how long those are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..figure_words import FigureWords
from .heads import by_doubled_head, by_frame, by_head
from .link import LONGEST, MOST, Link, LinkRule, Segments
from .places import by_echo, by_place
from .short import by_short_states, by_short_verbs, by_verb_one
from .tails import by_pair_tail, by_tail

__all__ = ["LONGEST", "MOST", "Link", "LinkRule", "RuleChoice", "Segments", "rules_between", "strict_rules_between"]

#: Which rules may join a segment to its neighbour.
RuleChoice = Callable[[FigureWords, Segments, int], Sequence[LinkRule]]


def rules_between(words: FigureWords, segments: Segments, at: int) -> Sequence[LinkRule]:
    """The rules that may join a segment of a chain to the next ones, by what each rule cannot do without.

    Most neighbours are plain nouns with nothing in common: no rule has to look at them. Of links equally
    long the earlier rule's counts.
    """
    first, second = segments[at], segments[at + 1]
    held, head, end = set(first), second[0], first[-1]
    common, three = held.intersection(second), at + 2 < len(segments)
    doubled = second[1:2] == head and len(second) > 3
    repeats = len(held) < len(first) and len(set(second)) < len(second)
    if not common and not three and not doubled and not repeats:
        return ()
    rules: list[LinkRule] = []
    if head in common:
        rules.append(by_head)
        if head in words.frames:
            rules.append(by_frame)
    if doubled:
        rules.append(by_doubled_head)
    if three and len(second) == 3 and head in words.verbs and first[-3:-2] in words.verbs:
        rules.append(by_short_verbs)
    if common:
        if three and second[1:2] == "一" and "一" in common:
            rules.append(by_verb_one)
        if end in common and end in words.tail_ends:
            if three and second[1:2] == end and end in words.pairtails:
                rules.append(by_pair_tail)
            rules.append(by_tail)
        if len(common) > 1 or repeats or second[3:4] in common or not words.telling.isdisjoint(common):
            rules.append(by_place)
    if repeats:
        rules.append(by_echo)
    if three and end in words.adjectives and 2 <= len(second) <= 3:
        rules.append(by_short_states)
    return rules


def strict_rules_between(words: FigureWords, segments: Segments, at: int) -> Sequence[LinkRule]:
    """The same for whole clauses, which fewer rules join."""
    first, second = segments[at], segments[at + 1]
    three, end = at + 2 < len(segments), first[-1]
    rules: list[LinkRule] = []
    if three and len(second) == 3 and second[0] in words.verbs and first[-3] in words.verbs:
        rules.append(by_short_verbs)
    if second[0] == second[1] and len(second) > 3:
        rules.append(by_doubled_head)
    held = set(first)
    if len(held) < len(first) and len(set(second)) < len(second) and held.isdisjoint(second):
        rules.append(by_echo)
    if three and end in words.adjectives and len(second) == 3 and held.isdisjoint(second):
        rules.append(by_short_states)
    return rules
