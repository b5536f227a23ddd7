"""The words of ``grammar/figures.tsv`` by what they do in a parallel figure."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from dataclasses import dataclass

from ..lexicon import read_table
from ..offices import posts
from .expressions import any_of

#: Chinese characters, as they stand in a character class.
HAN = "\u4e00-\u9fff"


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Words that open, close, join or rule out the members of a figure."""

    heads: re.Pattern[str]  # every word that may be repeated at the head, the longest first
    single_heads: frozenset[str]  # the heads of one character
    free: frozenset[str]  # heads that ask for nothing more
    triple: frozenset[str]
    verbs: frozenset[str]
    compounds: frozenset[str]
    objects: frozenset[str]
    results: frozenset[str]
    acts: frozenset[str]  # verbs of two characters that take an object
    toward: frozenset[str]
    frames: frozenset[str]
    adjectives: frozenset[str]
    degrees: frozenset[str]  # adverbs of degree
    superlatives: frozenset[str]
    measures: frozenset[str]
    tails: re.Pattern[str]
    single_tails: frozenset[str]  # the tails of one character
    noun_tails: frozenset[str]
    noun_words: tuple[str, ...]
    telling: frozenset[str]  # whatever may stand alone in a place that members share
    tail_ends: frozenset[str]  # the last characters of ``tails`` and ``pairtails``
    before_tail_ends: frozenset[str]  # the characters before them
    inner: frozenset[str]
    midst: frozenset[str]
    firm: frozenset[str]
    leads: re.Pattern[str]
    lead_ins: frozenset[str]
    trails: frozenset[str]
    nontails: frozenset[str]
    two_character_nouns: frozenset[str]
    idioms: frozenset[str]
    pairtails: frozenset[str]
    joined: str  # characters repeated in members written without commas
    endings: str  # alternatives that close a row written without commas
    surnames: frozenset[str]
    agents: frozenset[str]
    actions: frozenset[str]
    officials: re.Pattern[str]  # a body's last character and a post behind it, or somebody's trade: a row of persons
    blamed: tuple[str, ...]  # what follows where a figure tells of failings
    failings: tuple[str, ...]  # how the members of a figure end that tells of failings by itself

    def opens_with_verb(self, member: str) -> bool:
        """Whether a member opens with a verb (``保供电``, not ``保险费``)."""
        return member[:1] in self.verbs and (not self.is_compound(member) or member[1:3] in self.objects)

    def is_compound(self, member: str) -> bool:
        """Whether a member opens with a longer word than its first character."""
        return member[:2] in self.compounds or member[:3] in self.compounds

    def is_noun(self, member: str) -> bool:
        """Whether a member ends as a plain noun does."""
        return not self.nontails.isdisjoint((member[-1:], member[-2:], member[-3:]))

    def tells_step(self, member: str) -> bool:
        """Whether a member ends in an adjective with 一 and a measure (``快一步``)."""
        return member[-3:-2] in self.adjectives and member[-2:-1] == "一" and member[-1:] in self.measures

    def lead(self, segment: str) -> int:
        """How much of a segment leads in to a figure."""
        match = self.leads.match(segment, 0, len(segment) - 2)
        return match.end() if match else 0

    def leads_in(self, before: str) -> bool:
        """Whether the words before a member lead in to a figure."""
        return any(before[-length:] in self.lead_ins for length in range(1, 6))

    def without_trail(self, segment: str, length: int) -> int:
        """How long the member at a segment's head is: ``length`` where words follow that are no part of a figure."""
        if length >= len(segment):
            return len(segment)
        after = segment[length : length + 1], segment[length : length + 2], segment[length : length + 3]
        return len(segment) if self.trails.isdisjoint(after) else length


@functools.cache
def figure_words() -> FigureWords:
    """The table, read once."""
    roles: dict[str, list[str]] = defaultdict(list)
    for row in read_table("slogans/grammar/figures.tsv", required=["word", "role"]):
        roles[row["role"]].append(row["word"])
    free = frozenset(roles["adverb"] + roles["word"])
    heads = free.union(roles["pair"], roles["triple"])
    return FigureWords(
        heads=re.compile(any_of(heads)),
        single_heads=frozenset(word for word in heads if len(word) == 1),
        free=free,
        triple=frozenset(roles["triple"]),
        verbs=frozenset(roles["verb"] + [word for word in roles["adverb"] if len(word) == 1]),
        compounds=frozenset(roles["compound"]),
        objects=frozenset(roles["object"]),
        results=frozenset(roles["result"]),
        acts=frozenset(roles["act"]),
        toward=frozenset(roles["toward"]),
        frames=frozenset(roles["frame"]),
        adjectives=frozenset(roles["adjective"]),
        degrees=frozenset(roles["degree"] + roles["superlative"]),
        superlatives=frozenset(roles["superlative"]),
        measures=frozenset(roles["measure"]),
        tails=re.compile(f"(?:{any_of(roles['tail'])})\\Z"),
        single_tails=frozenset(word for word in roles["tail"] if len(word) == 1),
        noun_tails=frozenset(roles["nountail"]),
        noun_words=tuple(roles["nounword"]),
        telling=frozenset(roles["inner"] + roles["midst"] + roles["firm"] + roles["result"]),
        tail_ends=frozenset(word[-1] for word in roles["tail"] + roles["pairtail"]),
        before_tail_ends=frozenset(word[-2] for word in roles["tail"] if len(word) > 1),
        inner=frozenset(roles["inner"]),
        midst=frozenset(roles["midst"]),
        firm=frozenset(roles["firm"]),
        leads=re.compile(f".*{any_of(roles['lead'])}", re.DOTALL),
        lead_ins=frozenset(roles["lead"]),
        trails=frozenset(roles["trail"]),
        nontails=frozenset(roles["nontail"]),
        two_character_nouns=frozenset(word for word in roles["nontail"] if len(word) == 2),
        idioms=frozenset(roles["idiom"]),
        pairtails=frozenset(roles["pairtail"]),
        joined="".join(roles["together"]),
        endings=any_of(roles["ending"]),
        surnames=_common_surnames(),
        agents=frozenset(roles["agent"]),
        actions=frozenset(roles["action"]),
        officials=re.compile(
            f"[省市县区州盟旗镇乡村联会局院部委办校厅处][{HAN}]{{0,6}}?{any_of(post for post in posts() if len(post) == 2)}"
            f"|{any_of(roles['trade'])}\\Z"
        ),
        blamed=tuple(roles["blamed"]),
        failings=tuple(roles["failing"]),
    )


def _common_surnames() -> frozenset[str]:
    rows = read_table("people/surnames.tsv", required=["surname"], optional=["note"])
    return frozenset(row["surname"] for row in rows if row["note"] in ("top", "common"))
