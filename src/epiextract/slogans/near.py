"""Quotations that vary a known formula by a character or two."""

from __future__ import annotations

from collections import defaultdict

from .compiled import Lexicon
from .entries import Entry

_LEAST = 82.0  # similarity in percent; a formula with another verb or particle stays above, another formula below


def nearest(wording: str, lexicon: Lexicon) -> Entry | None:
    """The formula that ``wording`` varies, None where none is close or two are equally close.

    >>> from epiextract.slogans.compiled import lexicon_of
    >>> nearest("针尖大的窟窿也能透过斗大的风", lexicon_of()).canonical
    '针尖大的窟窿能漏过斗大的风'
    """
    index, wordings = lexicon.near
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
