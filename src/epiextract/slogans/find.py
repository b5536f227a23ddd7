"""The room's door: text in, slogans out."""

from __future__ import annotations

import bisect
import datetime
import operator
import re
from collections.abc import Iterable

from ..arguments import check_text
from ..codes import codes_of
from ..matching import longest, matching_form
from ..results import Slogan
from .compiled import PatternFile, lexicon_of
from .contexts import names_organ
from .entries import day_of
from .figures import figures
from .known import Found, known
from .near import nearest
from .quoted import quoted, unquoted_numbers

_MARKS = re.compile("[“”‘’\"'\\s]+")
_JOINTS = re.compile("[,; ]")
_START, _SPAN = operator.itemgetter(0), operator.itemgetter(0, 1)


def find(
    text: str, *, on: str | datetime.date | None = None, patterns: Iterable[PatternFile] = ()
) -> list[Slogan]:
    """Every slogan in ``text``, in order; of overlapping candidates one stays.

    Parameters
    ----------
    text
        The text, in Simplified or Traditional characters. Offsets of the results count in it, in
        code points.
    on
        The document's date (ISO 8601 or `datetime.date`). It settles which full form a partial
        quotation takes where an official wording has changed over time.
    patterns
        Files of your own slogans (YAML), which add to, override and remove entries of the lexicon.

    Returns
    -------
    list of `epiextract.results.Slogan`
        ``canonical`` is the standard wording in Simplified characters without quotation marks,
        ``slogan_id`` names the lexicon's entry (None for slogans found by grammar alone), ``rule``
        tells what found it.

    Raises
    ------
    InputTypeError, InputError
        When ``text`` is not a str or ``on`` is not a date.
    PatternError
        When a file of ``patterns`` is broken: file, line, field and mend.

    >>> slogan = find("坚持外防输入", on="2022-02-26")[0]
    >>> slogan.text, slogan.canonical, slogan.because
    ('外防输入', '外防输入、内防反弹', 'document date')
    >>> [slogan.canonical for slogan in find("做到不留疑点、不留死角、不留盲区")]
    ['不留疑点、不留死角、不留盲区']
    """
    check_text(text)
    day = day_of(on)
    if not text:
        return []
    form, lexicon = matching_form(text), lexicon_of(patterns)
    codes = codes_of(form)
    certain = _settle(known(form, codes, day, lexicon))
    open_ones = [
        Found(figure.start, figure.end, "、".join(figure.members), None, figure.members, figure.rule, family="parallel")
        for figure in figures(form, codes)
    ]
    for item in (*quoted(form, set(map(_SPAN, certain))), *unquoted_numbers(form, codes)):
        start, end = item.start, item.end
        near = nearest(form[start:end], lexicon) if item.rule == "quoted.sentence" else None
        if near:
            rule = f"near.{near.id}"
            open_ones.append(Found(start, end, near.canonical, near, near.members, rule, family=near.family))
        elif item.family and not names_organ(form, end):
            open_ones.append(Found(start, end, _plain(form[start:end]), None, (), item.rule, family=item.family))
    return [_slogan(text, found) for found in _merge(certain, open_ones)]


def _slogan(text: str, found: Found) -> Slogan:
    start, end, canonical, entry, members, rule, because, family = found
    return Slogan(start, end, text[start:end], canonical, entry.id if entry else None, family, members, rule, because)


def _plain(wording: str) -> str:
    return wording if wording.isalpha() else _JOINTS.sub("、", _MARKS.sub("", wording))


def _settle(candidates: Iterable[Found]) -> list[Found]:
    """The longest of overlapping candidates; of two on one span the one with an entry."""
    unique: dict[tuple[int, int], Found] = {}
    for found in candidates:
        other = unique.get(found[:2])
        if other is None or _weight(found) > _weight(other):
            unique[found[:2]] = found
    return _longest(unique.values())


def _weight(found: Found) -> tuple[bool, bool]:
    return found.rule.startswith(("lexicon.", "members.")), found.entry is not None


def _longest(candidates: Iterable[Found]) -> list[Found]:
    """The longest of overlapping candidates: most overlap with none and need no comparing."""
    kept: list[Found] = []
    rivals: list[Found] = []
    until = 0
    for found in sorted(candidates, key=_START):
        if found.start >= until and rivals:
            kept += longest(rivals, span=_SPAN) if len(rivals) > 1 else rivals
            rivals = []
        rivals.append(found)
        until = max(until, found.end)
    return kept + longest(rivals, span=_SPAN)


def _merge(certain: list[Found], candidates: Iterable[Found]) -> list[Found]:
    """Known slogans and open ones: an open figure wins only where it holds more members than the known one."""
    starts = [slogan.start for slogan in certain]
    added: list[Found] = []
    swallowed: set[tuple[int, int]] = set()
    for slogan in _longest(candidates):
        # Known slogans do not overlap one another: the rivals stand side by side in the list.
        at = bisect.bisect_right(starts, slogan.start)
        rivals = certain[at - 1 : at] if at and certain[at - 1].end > slogan.start else []
        rivals = rivals + certain[at : bisect.bisect_left(starts, slogan.end, at)]
        if not rivals:
            added.append(slogan)
        elif slogan.family == "parallel" and all(_swallows(slogan, rival) for rival in rivals):
            swallowed.update(map(_SPAN, rivals))
            added.append(slogan)
    return sorted([slogan for slogan in certain if _SPAN(slogan) not in swallowed] + added, key=_SPAN)


def _swallows(figure: Found, other: Found) -> bool:
    """Whether a figure takes in a known formula, or a coinage as its first or last member, and has more members than it."""
    if figure.start > other.start or figure.end < other.end or figure.end - figure.start == other.end - other.start:
        return False
    return other.family == "formula" or other.family == "coinage" and (figure.start == other.start or figure.end == other.end)
