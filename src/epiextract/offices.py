"""The words for offices, as every room before the titles needs them: head words of posts, and ranks."""

from __future__ import annotations

import functools

from .lexicon import read_column


@functools.cache
def posts() -> frozenset[str]:
    """The head words of posts, as the titles' lexicon has them."""
    return frozenset(read_column("titles/posts.tsv", "post"))


@functools.cache
def _offices() -> tuple[frozenset[str], tuple[int, ...]]:
    """Posts and ranks, and the lengths they have."""
    offices = posts() | frozenset(read_column("titles/ranks.tsv", "rank"))
    return offices, tuple(sorted({len(office) for office in offices}))


def ends_in_post(text: str) -> bool:
    """Whether ``text`` ends with the head word of a post, or a rank.

    >>> ends_in_post("县水务局局长"), ends_in_post("局长办公会")
    (True, False)
    """
    offices, lengths = _offices()
    return any(text[-length:] in offices for length in lengths)
