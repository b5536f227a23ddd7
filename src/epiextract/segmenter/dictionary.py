"""The words the lexicons give a segmenter: units, titles and slogans."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from ..matching import Automaton
from ..slogans.compiled import lexicon_of
from ..titles.words import SIGNS
from ..titles.words import words as title_words
from ..units.gazetteer import gazetteer

_SHORTEST = 3  # characters: shorter words of the lexicons are often parts of ordinary ones (市长 in 城市长期)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Words that a text is cut at.

    ``shared`` are words of two characters that may begin with the last one of a longer word: where one stands (镇江市委,
    无锡市长), the longer word is left to the model.
    """

    words: Automaton
    shared: frozenset[str] = frozenset()

    def scan(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the words are, in order; ``text`` in matching form."""
        for start, end, _ in self.words.scan(text):
            if text[end - 1 : end + 1] not in self.shared:
                yield start, end


@functools.cache
def dictionary() -> Dictionary:
    """Every longer word of the lexicons.

    >>> list(dictionary().scan("镇江市教育局局长强调河长制"))
    [(0, 3), (3, 6), (10, 13)]
    """
    official = titles()
    words = Automaton(word for word in [*units(), *official, *slogans()] if len(word) >= _SHORTEST)
    return Dictionary(words, frozenset(word for word in official if len(word) == 2 and word[0] in SIGNS))


def units(*, townships: bool = True) -> list[str]:
    """Names of administrative units, in full or short, with those of townships or without."""
    names = gazetteer.names()
    if townships:
        return list(names)
    return [name for name, rows in names.items() if any(gazetteer.entry(row).level != "township" for row in rows)]


def titles() -> list[str]:
    """Names of organs (with the level sign they bring: 市委), posts and ranks."""
    words = title_words()
    return sorted({*words.organs.terms, *words.posts, *words.ranks, *words.central})


def slogans() -> list[str]:
    """Wordings of slogans that hold nothing but characters of words."""
    return [wording for wording in lexicon_of().wholes if wording.isalnum()]
