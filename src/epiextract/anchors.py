"""The words from which people and titles are read, found in one scan of a page.

Both rooms look for posts, and each for more: what else stands beside a name, the other heads of titles, and what ends
a post. One look for all of them costs a third of what three do.
"""

from __future__ import annotations

import functools

from .lexicon import read_column
from .opening_index import OpeningIndex

#: The tables and the columns that hold the words.
_COLUMNS = {
    "people/contexts.tsv": "context",
    "people/places_abroad.tsv": "name",
    "titles/posts.tsv": "post",
    "titles/ranks.tsv": "rank",
    "titles/central.tsv": "title",
    "titles/collectives.tsv": "head",
    "titles/grades.tsv": "grade",
    "titles/traps.tsv": "word",
    "titles/ended.tsv": "word",
}


@functools.lru_cache(maxsize=2)  # both rooms ask for the same page's words
def scan(form: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, word) of each word of two and more characters in a matching form, in order of its end; overlaps stay.

    >>> scan("县委书记王明")
    ((2, 4, '书记'),)
    """
    return tuple(_index().scan_all(form))


@functools.cache
def _index() -> OpeningIndex:
    words = (word for file, column in _COLUMNS.items() for word in read_column(file, column))
    return OpeningIndex(word for word in words if len(word) > 1)
