"""What stands around a known wording and makes it something else: an organ's name, part of a longer expression."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from dataclasses import dataclass

from ..lexicon import read_table
from .expressions import any_of

_CLOSING = "”’\"'"


@dataclass(frozen=True, slots=True)
class Contexts:
    """The words of ``grammar/contexts.tsv`` by what they do."""

    organs: re.Pattern[str]
    organ_heads: tuple[str, ...]
    number_tails: tuple[str, ...]
    shadows: frozenset[str]


@functools.cache
def contexts() -> Contexts:
    """The table, read once."""
    words: dict[str, list[str]] = defaultdict(list)
    for row in read_table("slogans/grammar/contexts.tsv", required=["word", "role"], optional=["note"]):
        words[row["role"]].append(row["word"])
    return Contexts(
        organs=re.compile(
            f"[{_CLOSING}]?(?:{any_of(words['organ_middle'])}){{0,2}}{any_of(words['organ_tail'])}"
        ),
        organ_heads=tuple(words["organ_head"]),
        number_tails=tuple(words["number_tail"]),
        shadows=frozenset(words["shadow"]),
    )


def names_organ(text: str, end: int) -> bool:
    """Whether what follows a wording that ends at ``end`` makes it the name of an organ."""
    return contexts().organs.match(text, end) is not None

