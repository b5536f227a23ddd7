"""Quotations that vary a known formula by a character or two."""

from __future__ import annotations

import functools
from collections import defaultdict

from .entries import Entry, lexicon, literal_wordings

_SHORTEST = 8
_LEAST = 82.0  # similarity in percent; a formula with another verb or particle stays above, another formula below


@functools.cache
def _index() -> tuple[dict[str, set[int]], tuple[tuple[str, Entry], ...]]:
    """Every formula's wordings, and by three characters in a row which wordings hold them."""
    wordings = tuple(
        (wording, entry)
        for entry in lexicon()
        if entry.family == "formula"
        for wording in literal_wordings(entry)
        if len(wording) >= _SHORTEST
    )
    index: dict[str, set[int]] = defaultdict(set)
    for number, (wording, _) in enumerate(wordings):
        for at in range(len(wording) - 2):
            index[wording[at : at + 3]].add(number)
    return dict(index), wordings


def nearest(wording: str) -> Entry | None:
    """The formula that ``wording`` varies, None where none is close or two are equally close.

    >>> nearest("针尖大的窟窿也能透过斗大的风").canonical
    '针尖大的窟窿能漏过斗大的风'
    """
    index, wordings = _index()
    shared: dict[int, int] = defaultdict(int)
    for at in range(len(wording) - 2):
        for number in index.get(wording[at : at + 3], ()):
            shared[number] += 1
    close = [number for number, count in shared.items() if count * 3 >= len(wording) - 2]
    if not close:
        return None
    from rapidfuzz.fuzz import ratio

    ranked = sorted(((ratio(wording, wordings[number][0]), number) for number in close), reverse=True)
    best, number = ranked[0]
    rivals = {wordings[other][1].id for score, other in ranked if score == best}
    return wordings[number][1] if best >= _LEAST and len(rivals) == 1 else None
