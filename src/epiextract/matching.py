"""Matching on characters: one normal form, one automaton, one overlap rule.

Recognisers work on a *matching form* of the text that has the same length, so that offsets in it
are offsets in the text.
"""

from __future__ import annotations

import bisect
import functools
import importlib.util
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import ahocorasick_rs

from .codes import two_bytes_each

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

Item = TypeVar("Item")

# Same-length folding: full-width ASCII and the marks that pages write in several ways. Quotation marks,
# the enumeration comma and brackets of titles keep their own form: rules tell them apart.
_FOLD: dict[str, str] = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),  # lone surrogates: the automaton refuses them
    "\t": "|",  # both part the cells of a table
    "巿": "市",  # the apron (U+5DFF), which typesetters take for the city
    **dict(zip("\u3000\u00a0﹐﹔﹕•・‧∙⋅●「」『』–−―─━〜∼", "  ,;:······“”‘’--———~~")),
}


#: A page in Traditional characters shows it in so many of its first ones.
_HEAD = 256
#: Texts of so many characters are folded as an array; for shorter ones numpy need not be there.
_LONG = 4096


@functools.lru_cache(maxsize=4)  # every room asks for the same page's form
def matching_form(text: str) -> str:
    """The form rules are written for: Simplified, half-width, of the same length as ``text``.

    >>> matching_form("２月３日，省長")
    '2月3日,省长'
    """
    return simplified(_folded(text) if len(text) < _LONG else _folded_at_once(text))


def _folded(text: str) -> str:
    for character in set(_to_fold().findall(text)):  # few are there: replacing them is faster than translating the text
        text = text.replace(character, _FOLD[character])
    return text


@functools.cache
def _to_fold() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(re.escape, _FOLD))}]")


def _folded_at_once(text: str) -> str:
    """`_folded`, several times faster where the text is long."""
    import numpy

    codes = numpy.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    folds = _fold_table().take(codes)
    places = folds.nonzero()[0]
    if not len(places):
        return text
    codes = codes.copy()
    codes[places] = folds[places]
    folded: str = codes.tobytes().decode("utf-32-le")
    return folded


@functools.cache
def _fold_table() -> NDArray[numpy.uint32]:
    """What each code point is folded to; 0 where it stays."""
    import numpy

    table = numpy.zeros(sys.maxunicode + 1, numpy.uint32)  # pages of memory that hold only zeros take no room
    table[[ord(character) for character in _FOLD]] = [ord(folded) for folded in _FOLD.values()]
    return table


def simplified(text: str) -> str:
    """``text`` in Simplified characters, of the same length.

    OpenCC's ``t2s`` (phrases before characters), and before it the characters of ``hk2s`` and ``tw2s``, on OpenCC's own
    tables by one scan and one translation: its Python implementation gives the same, twenty times slower.

    >>> simplified("習近平總書記指示,乾隆年間")
    '习近平总书记指示,乾隆年间'
    """
    tables = _simplification()
    if not _has_traditional(text, tables):
        return text
    by_character = text.translate(tables.characters)
    out: list[str] = []
    done = 0
    for start, end, phrase in tables.phrases.scan(text):
        out += by_character[done:start], tables.phrase_values[phrase]
        done = end
    return "".join((*out, by_character[done:]))


def _has_traditional(text: str, tables: _Simplification) -> bool:
    """Whether a text has characters to simplify: by its head, then by the characters that GB 2312 lacks (few in a
    Simplified page, which its codec passes over ten times faster than a set of all characters is made)."""
    if not tables.only_traditional.isdisjoint(text[:_HEAD]) or any(map(text.__contains__, tables.in_gb2312)):
        return True
    lacking = re.findall(rb"&#(\d+);", text.encode("gb2312", "xmlcharrefreplace"))
    return not tables.outside_gb2312.isdisjoint(lacking)


@dataclass(frozen=True, slots=True)
class _Simplification:
    """OpenCC's tables of Traditional to Simplified characters and phrases."""

    characters: dict[int, str]
    only_traditional: frozenset[str]
    in_gb2312: tuple[str, ...]  # those of them that GB 2312 has (后, 吒)
    outside_gb2312: frozenset[bytes]  # the code points of the others, in decimal digits
    phrases: Automaton
    phrase_values: dict[str, str]


@functools.cache
def _simplification() -> _Simplification:
    # The tables are read as files: importing the package would load every dictionary it has.
    spec = importlib.util.find_spec("opencc")
    if spec is None or spec.origin is None:
        raise ImportError("opencc is missing; install opencc-python-reimplemented")
    folder = Path(spec.origin).parent / "dictionary"
    characters = _opencc_table(folder / "TSCharacters.txt")
    for variants in ("HKVariantsRev.txt", "TWVariantsRev.txt"):  # 衞 is 衛 in Hong Kong: its Simplified form is that of 衛
        for variant, (standard, *_) in _opencc_table(folder / variants).items():
            if variant not in characters and standard in characters:
                characters[variant] = characters[standard]
    phrases = {key: values[0] for key, values in _opencc_table(folder / "TSPhrases.txt").items()}
    same_length = {key: value for key, value in phrases.items() if len(key) == len(value)}
    only_traditional = frozenset(key for key, values in characters.items() if key not in values)
    in_gb2312 = tuple(sorted(character for character in only_traditional if character.encode("gb2312", "ignore")))
    return _Simplification(
        {ord(key): values[0] for key, values in characters.items() if len(key) == len(values[0]) == 1},
        only_traditional,
        in_gb2312,
        frozenset(str(ord(character)).encode() for character in only_traditional.difference(in_gb2312)),
        Automaton(same_length),
        same_length,
    )


def _opencc_table(path: Path) -> dict[str, list[str]]:
    pairs = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {pair[0]: pair[1:] for pair in pairs if len(pair) > 1}


class Automaton:
    """Finds every term of a lexicon in one scan, the longest at the leftmost place (Aho-Corasick).

    >>> Automaton(["市委", "市委书记"]).scan("南京市委书记")
    [(2, 6, '市委书记')]
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms: Sequence[str] = tuple(dict.fromkeys(term for term in terms if term))
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(self.terms), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
        )

    def scan(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, term) of each match, in order, without overlaps; ``text`` in matching form."""
        terms = self.terms
        return [(start, end, terms[index]) for index, start, end in self._automaton.find_matches_as_indexes(text)]


class OverlapAutomaton:
    """Finds every occurrence of every term, overlapping ones too (for terms that shadow one another).

    It reads UTF-16: two bytes a character instead of UTF-8's three, and offsets that need no counting.

    >>> OverlapAutomaton(["外防", "外防输入", "𠮷祥"]).scan("外防输入𠮷祥")
    [(0, 2, '外防'), (0, 4, '外防输入'), (4, 6, '𠮷祥')]
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms: Sequence[str] = tuple(dict.fromkeys(term for term in terms if term))
        self._rare = frozenset(term for term in self.terms if max(term) > "\uffff")
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            list(map(two_bytes_each, self.terms)),
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )

    def scan(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, term) of each match in order of its end; ``text`` in matching form."""
        units, terms = two_bytes_each(text), self.terms
        found = [
            (start >> 1, end >> 1, terms[index])
            for index, start, end in self._automaton.find_matches_as_indexes(units, overlapping=True)
            if not start & 1
        ]
        if self._rare:
            found = [hit for hit in found if hit[2] not in self._rare or text.startswith(hit[2], hit[0])]
        return found


def leftmost_longest(hits: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Of an overlapping scan's hits those that a scan for the longest at the leftmost place gives.

    >>> leftmost_longest([(2, 4, "市委"), (4, 6, "书记"), (2, 6, "市委书记")])
    [(2, 6, '市委书记')]
    """
    kept: list[tuple[int, int, str]] = []
    behind = 0
    for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if hit[0] >= behind:
            kept.append(hit)
            behind = hit[1]
    return kept


def lies_in(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the ordered, disjoint spans.

    >>> lies_in(3, [(0, 2), (3, 5)]), lies_in(2, [(0, 2), (3, 5)])
    (True, False)
    """
    before = bisect.bisect_right(spans, at, key=_start_of) - 1
    return before >= 0 and at < spans[before][1]


def _start_of(span: tuple[int, int]) -> int:
    return span[0]


def longest(items: Iterable[Item], span: Callable[[Item], tuple[int, int]]) -> list[Item]:
    """The one overlap rule: of overlapping items the longest stays, of equals the leftmost.

    >>> longest([(0, 2), (1, 5), (5, 6)], span=lambda item: item)
    [(1, 5), (5, 6)]
    """
    ranked = sorted(items, key=lambda item: (span(item)[0] - span(item)[1], span(item)[0]))
    starts: list[int] = []
    kept: list[Item] = []
    for item in ranked:
        start, end = span(item)
        at = bisect.bisect_right(starts, start)
        if (at and span(kept[at - 1])[1] > start) or (at < len(starts) and starts[at] < end):
            continue
        starts.insert(at, start)
        kept.insert(at, item)
    return kept


def occurrences(form: str, terms: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, term) of every place where one of a few terms stands, in order of the terms."""
    few = list(terms)
    if len(few) > 6:
        yield from Automaton(few).scan(form)
        return
    for term in few:
        at = form.find(term)
        while at >= 0:
            yield at, at + len(term), term
            at = form.find(term, at + len(term))
