"""The lexicon's terms found in one scan.

The automaton reads UTF-16: two bytes a character instead of UTF-8's three, and offsets that need no counting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import ahocorasick_rs

_BEYOND = re.compile("[\U00010000-\U0010ffff]")  # two units in UTF-16, where everything else is one
_CODE = "utf-16-le"


class Terms:
    """Finds every occurrence of every term, overlapping ones too.

    >>> Terms(["外防", "外防输入", "𠮷祥"]).scan("外防输入𠮷祥")
    [(0, 0, 2), (1, 0, 4), (2, 4, 6)]
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms: Sequence[str] = tuple(dict.fromkeys(term for term in terms if term))
        self._rare = frozenset(index for index, term in enumerate(self.terms) if not term.isascii() and max(term) > "\uffff")
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            [_BEYOND.sub("\ufffd", term).encode(_CODE) for term in self.terms],
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )

    def scan(self, text: str) -> list[tuple[int, int, int]]:
        """(number of the term, start, end) in order of the end; ``text`` in matching form."""
        units = text.encode(_CODE)
        if len(units) > 2 * len(text):
            units = _BEYOND.sub("\ufffd", text).encode(_CODE)
        found = [
            (index, start >> 1, end >> 1)
            for index, start, end in self._automaton.find_matches_as_indexes(units, overlapping=True)
            if not start & 1
        ]
        if self._rare:
            found = [hit for hit in found if hit[0] not in self._rare or text.startswith(self.terms[hit[0]], hit[1])]
        return found
