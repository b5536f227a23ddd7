"""The words of a lexicon looked for in all places at once, by numbers made of the characters they begin or end with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..codes import Codes, Numbers, Truths, codes_of, table_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Hit: TypeAlias = "tuple[int, int, str]"
Hashes: TypeAlias = "npt.NDArray[np.uint32]"
Table: TypeAlias = "npt.NDArray[np.uint8]"

#: What may stand between the members of one formula.
JOINTS = frozenset("、,; \n\r\t和及·\u3000“”‘’\"'")
LONGEST_JOINT = 4

_BITS = 18
_REACH = 4  # longer words are looked for by so many characters
_LENGTHS = range(2, _REACH + 1)
# What two to four characters may do: be or open a term, begin or end a member (by the shares that formulas are dealt into).
_TERM, _OPENS_TERM, _SHARES = 1, 2, 3
_BEGINS, _ENDS = (((1 << _SHARES) - 1) << shift for shift in (2, 2 + _SHARES))


class Terms:
    """Finds every occurrence of every term, and the members of one formula that stand side by side.

    Alone most members are plain words (服务) that say nothing. Words have two characters or more.
    """

    def __init__(self, terms: Iterable[str], members: Mapping[str, Iterable[str]]) -> None:
        """``members``: every wording of a member with the names of its formulas."""
        self._terms = _groups(dict.fromkeys(terms, ()), slice(_REACH))
        self._starting, self._ending = _groups(members, slice(_REACH)), _groups(members, slice(-_REACH, None))
        kinds: dict[str, int] = defaultdict(int)
        for head in self._terms:
            kinds[head] |= _TERM
            kinds[head[:2]] |= _OPENS_TERM
        share = {formula: number % _SHARES for number, formula in enumerate(dict.fromkeys(chain(*members.values())))}
        for groups, kind in ((self._starting, _BEGINS), (self._ending, _ENDS)):
            for part, group in groups.items():
                for formula in group.formulas:
                    kinds[part] |= (kind & -kind) << share[formula]
        self._tables = [_table(length, kinds) for length in _LENGTHS]
        self._joints = table_of(((1, JOINTS),))

    def scan(self, text: str, codes: Codes) -> tuple[list[Hit], set[Hit]]:
        """(start, end, term) of each term, and the same of each member that has another one of its formula beside it."""
        import numpy as np

        kinds = [table.take(hashes >> (32 - _BITS)) for table, hashes in zip(self._tables, _hashes_of(codes))]
        opens, (begins, ends) = kinds[0] & _OPENS_TERM > 0, np.zeros((2, len(codes)), np.uint8)
        hits: list[Hit] = []
        for length, kind in zip(_LENGTHS, kinds):
            hits += (
                (at, at + len(term), term)
                for at in _places((kind & _TERM > 0) & opens[: len(kind)]).tolist()
                for term in self._terms.get(text[at : at + length], _NONE).words
                if text.startswith(term, at)
            )
            begins[: len(kind)] |= kind
            ends[length:] |= kind[:-1]
        begins &= _BEGINS
        ends &= _ENDS
        ends >>= _SHARES
        members: set[Hit] = set()
        before = after = _places(ends > 0)
        for _ in range(LONGEST_JOINT + 1):
            fitting = ends.take(before) & begins.take(after, mode="clip") > 0
            for end, start in zip(before[fitting].tolist(), after[fitting].tolist()):
                members.update(self._beside(text, end, start))
            joined = self._joints.take(codes.take(after, mode="clip")) > 0
            before, after = before[joined], after[joined] + 1
        return hits, members

    def _beside(self, text: str, end: int, start: int) -> Iterator[Hit]:
        """The members of one formula of which one ends and the other starts here."""
        for before in filter(None, (self._ending.get(text[end - length : end]) for length in _LENGTHS)):
            for after in filter(None, (self._starting.get(text[start : start + length]) for length in _LENGTHS)):
                if before.formulas.isdisjoint(after.formulas):
                    continue
                if text.endswith(before.words, 0, end) and text.startswith(after.words, start):
                    yield from ((end - len(word), end, word) for word in before.words if text.endswith(word, 0, end))
                    yield from ((start, start + len(word), word) for word in after.words if text.startswith(word, start))


class _Group(NamedTuple):
    """Words that begin or end alike."""

    words: tuple[str, ...]
    formulas: frozenset[str]


_NONE = _Group((), frozenset())


def _groups(words: Mapping[str, Iterable[str]], which: slice) -> dict[str, _Group]:
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words:
        groups[word[which]].append(word)
    return {
        alike: _Group(tuple(group), frozenset(formula for word in group for formula in words[word]))
        for alike, group in groups.items()
    }


def _table(length: int, kinds: Mapping[str, int]) -> Table:
    """What parts of words may do, by the numbers made of their characters; now and then others have the same number."""
    import numpy as np

    table = np.zeros(1 << _BITS, np.uint8)
    parts = [part for part in kinds if len(part) == length]
    hashes = _hashes_of(codes_of("".join(parts)))[length - _LENGTHS[0]]
    np.bitwise_or.at(table, hashes[: len(parts) * length : length] >> (32 - _BITS), [np.uint8(kinds[part]) for part in parts])
    return table


def _hashes_of(codes: Codes) -> tuple[Hashes, ...]:
    """For each place numbers that tell two, three and four characters from most others (multiplicative hashing)."""
    import numpy as np

    two = codes[:-1] * np.uint32(0x9E3779B1)
    two ^= codes[1:] * np.uint32(0x85EBCA77)
    three = codes[2:] * np.uint32(0xC2B2AE3D)
    three ^= two[:-1]
    four = two[2:] * np.uint32(0x27D4EB2F)
    four ^= two[:-2]
    return two, three, four


def _places(where: Truths) -> Numbers:
    return where.nonzero()[0]
