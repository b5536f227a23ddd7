"""Very many terms looked for at once: by the characters they open with, in tables of hashes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .codes import (
    BEHIND,
    Codes,
    Hashes,
    codes_of,
    empty_table,
    hashes_of_pairs,
    pair_hashes,
    pair_slots,
    pair_table,
    slots_of,
)


@dataclass(frozen=True, slots=True)
class Openings:
    """Where the terms of an `OpeningIndex` may begin in a text, and where its marks may stand."""

    places: list[int]
    sizes: list[int]  # so many characters, 2 or 3, open a term there
    marks: dict[str, list[int]]


class OpeningIndex:
    """Finds every term of a very large lexicon in one scan, the longest at the leftmost place, by how terms open.

    Tables of hashes, small enough for a processor's cache (an automaton of so many terms is not), tell of every pair of
    characters at once whether a term may open with it and the character behind; only there the text is compared.
    ``marks`` are classes of further pairs (six at most): the same look tells where they may stand. Terms have two characters at
    least.

    >>> index = OpeningIndex(["市委", "市委书记"], {"movement": ["返宁"]})
    >>> seen = index.look("南京市委书记返宁")
    >>> index.scan("南京市委书记返宁", seen), seen.marks
    ([(2, 6, '市委书记')], {'movement': [6]})
    """

    _OPENS, _IS_TERM = 1, 2  # kinds of pairs; marks have the bits above

    def __init__(self, terms: Iterable[str], marks: Mapping[str, Iterable[str]] = MappingProxyType({})) -> None:
        import numpy

        ranked = sorted(set(terms), key=len)
        pairs = [term for term in ranked if len(term) == 2]
        longer = [term for term in ranked if len(term) > 2]
        self._terms: dict[str, tuple[str, ...]] = {term: (term,) for term in pairs}  # by how they open, the longest first
        for term in longer:
            self._terms[term[:3]] = (term, *(self._terms.get(term[:3]) or self._terms.get(term[:2], ())))
        self.openings = frozenset(term[:2] for term in ranked)
        self._marks = {name: 4 << number for number, name in enumerate(marks)}
        marked = ((self._marks[name], found) for name, found in marks.items())
        self._pairs = pair_table(((self._OPENS, self.openings), (self._IS_TERM, pairs), *marked))
        self._seen = numpy.packbits(self._pairs != 0, bitorder="little")  # so small that it stays in the cache
        self._threes = empty_table(numpy.bool_)
        codes = codes_of("".join(term[:3] for term in longer))[:-BEHIND]
        self._threes[slots_of(hashes_of_pairs(codes)[::3] + _third_hashes(codes[2::3]))] = True

    def look(self, text: str) -> Openings:
        """Where terms may begin, and where pairs of each class of ``marks`` may stand: in some places there are none."""
        codes, hashes, slots = codes_of(text), pair_hashes(text), pair_slots(text)[: len(text)]
        seen = (self._seen.take(slots >> 3) >> (slots & 7).astype(self._seen.dtype) & 1).nonzero()[0]
        kinds = self._pairs.take(slots[seen])
        threes = self._threes.take(slots_of(hashes[seen] + _third_hashes(codes[seen + 2])))
        may_begin = threes | (kinds & self._IS_TERM != 0)
        marks = {name: seen[kinds & bit != 0].tolist() for name, bit in self._marks.items()}
        return Openings(seen[may_begin].tolist(), (threes[may_begin] + 2).tolist(), marks)

    def at(self, text: str, place: int) -> tuple[str, ...]:
        """The terms that may stand at a place, the longest first."""
        return self._terms.get(text[place : place + 3]) or self._terms.get(text[place : place + 2], ())

    def scan(self, text: str, seen: Openings) -> list[tuple[int, int, str]]:
        """(start, end, term) of each match where `look` told that one may begin, in order, without overlaps."""
        found, end, terms = [], 0, self._terms.get
        for start, size in zip(seen.places, seen.sizes):
            if start >= end:
                for term in terms(text[start : start + size]) or terms(text[start : start + 2], ()):
                    if text.startswith(term, start):
                        end = start + len(term)
                        found.append((start, end, term))
                        break
        return found

    def scan_all(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, term) of each occurrence of each term, overlapping ones too, in order of its end.

        >>> OpeningIndex(["市委", "市委书记", "书记"]).scan_all("南京市委书记")
        [(2, 4, '市委'), (2, 6, '市委书记'), (4, 6, '书记')]
        """
        seen, terms = self.look(text), self._terms.get
        found = [
            (start, start + len(term), term)
            for start, size in zip(seen.places, seen.sizes)
            for term in terms(text[start : start + size]) or terms(text[start : start + 2], ())
            if text.startswith(term, start)
        ]
        found.sort(key=lambda hit: (hit[1], hit[0]))
        return found


def _third_hashes(codes: Codes) -> Hashes:
    import numpy

    hashes: Hashes = codes * numpy.uint32(0xC2B2AE3D)
    return hashes
