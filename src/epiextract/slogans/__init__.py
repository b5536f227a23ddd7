"""Slogans: fixed political and policy formulas (提法), known and new.

>>> [slogan.canonical for slogan in find("各地要增强“四个意识”,坚持联防联控。")]
['四个意识', '联防联控、群防群治']

`lexicon` gives the known slogans as a table, `entries` as objects; `trace` counts their uses over a corpus, `mine` proposes
new ones.
"""

from __future__ import annotations

from collections.abc import Iterable

from .compiled import PatternFile, lexicon_of
from .entries import Entry, Wording, wordings
from .find import find
from .mining import Candidate, mine, to_pattern_file
from .tables import lexicon, trace, variant_of

__all__ = [
    "Candidate", "Entry", "Wording", "entries", "find", "lexicon", "mine", "to_pattern_file", "trace", "variant_of", "wordings",
]  # fmt: skip


def entries(patterns: Iterable[PatternFile] = ()) -> tuple[Entry, ...]:
    """Every known slogan; with ``patterns`` as your own pattern files change them (`PatternError` for a broken one).

    >>> next(entry.members for entry in entries() if entry.canonical == "四个意识")
    ('政治意识', '大局意识', '核心意识', '看齐意识')
    """
    return lexicon_of(patterns).entries
