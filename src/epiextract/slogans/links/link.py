"""What a rule finds: how many segments of a chain are members of one figure, and where the outer ones end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..figure_words import FigureWords

SHORTEST, LONGEST = 3, 9
LONGEST_FRAMED = 14  # with a frame of two words, or a word of two characters and more at the head
MOST = 12  # members in one figure

#: What stands between the enumeration commas of one chain.
Segments = list[str]


class Link(NamedTuple):
    """Members found from one segment on."""

    size: int  # members
    skip: int  # characters of the first segment that stand before its member
    last: int  # length of the last member
    rule: str
    sure: bool = False  # the frame alone makes it a figure, whatever its members are


LinkRule = Callable[[FigureWords, Segments, int], Link | None]

#: For each pair of neighbours the rules that may join them.
Rules = Sequence[tuple[LinkRule, ...]]
