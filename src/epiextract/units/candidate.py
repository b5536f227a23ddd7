"""A place in a text that may name a unit, and a text with all its candidates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from .terms import Deictic, NameFacts
from .zone_terms import ZoneEnding

#: How sure a candidate's place makes it: if the document supports it, by itself.
PERHAPS, SURE = 1, 2


@dataclass(slots=True, eq=False)
class Candidate:
    """A place that may name a unit, a zone or point at one."""

    start: int
    end: int
    term: str
    kind: str  # name | zone | deictic | township (of a name the gazetteer lacks)
    strength: int
    rule: str
    facts: NameFacts | None = None
    above: Candidate | None = None  # the name that stands directly before
    deictic: Deictic | None = None
    ending: ZoneEnding | None = None
    organ: bool = False  # an organ, an institution or a post stands directly behind
    place: bool = False  # weaker signs of a place behind
    person: bool = False  # a post or a byline's label makes it a person's name
    former: bool = False  # 原 stands directly before
    rank: str = ""  # the level that a word before the name tells (县级延安市)
    sign: str = ""  # the level sign of the organ directly behind a name of two characters (梅县|县委)
    label: bool = False  # it heads its paragraph: 【天台】
    seat: bool = False  # an organ that only a 地区 has stands directly behind


@dataclass(slots=True)
class Scan:
    """A text in matching form with its candidates in order and the starts of its paragraphs."""

    text: str
    form: str
    candidates: list[Candidate] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    marks: dict[str, list[int]] = field(default_factory=dict)  # where other readers look (see `index`)
    compounds: list[tuple[int, str]] = field(default_factory=list)  # joined abbreviations (沪宁): start and text

    def drop(self, spans: Sequence[tuple[int, int]]) -> None:
        """Forget the candidates that overlap one of the spans."""
        ordered = sorted(spans)
        starts = [start for start, _ in ordered]
        furthest = list(accumulate((end for _, end in ordered), max))  # the last end of all spans up to each
        self.candidates = [
            candidate for candidate in self.candidates
            if not (at := bisect_left(starts, candidate.end)) or furthest[at - 1] <= candidate.start
        ]

    def paragraph(self, offset: int) -> tuple[int, int]:
        """Start and end of the paragraph around an offset."""
        at = bisect_right(self.paragraphs, offset)
        start = self.paragraphs[at - 1] if at else 0
        return start, self.paragraphs[at] if at < len(self.paragraphs) else len(self.form)
