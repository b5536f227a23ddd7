"""The room's door: text in, slogans out."""

from __future__ import annotations

import bisect
import datetime
import re
from collections.abc import Iterable

from ..arguments import check_text
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
    certain = [_known(text, found) for found in _settle(known(form, day, lexicon))]
    open_ones = [
        Slogan(f.start, f.end, text[f.start : f.end], "、".join(f.members), None, "parallel", f.members, f.rule)
        for f in figures(form)
    ]
    for found in (*quoted(form), *unquoted_numbers(form)):
        start, end = found.start, found.end
        near = nearest(form[start:end], lexicon) if found.rule == "quoted.sentence" else None
        if near:
            certain_one = Found(start, end, near.canonical, near, near.members, f"near.{near.id}")
            open_ones.append(_known(text, certain_one))
        elif found.family and not names_organ(form, end):
            canonical = _plain(form[start:end])
            open_ones.append(Slogan(start, end, text[start:end], canonical, None, found.family, (), found.rule))
    return _merge(certain, open_ones)


def _known(text: str, found: Found) -> Slogan:
    entry = found.entry
    return Slogan(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        canonical=found.canonical,
        slogan_id=entry.id if entry else None,
        family=entry.family if entry else "formula",
        members=found.members,
        rule=found.rule,
        because=found.because,
    )


def _plain(wording: str) -> str:
    return _JOINTS.sub("、", _MARKS.sub("", wording))


def _settle(candidates: Iterable[Found]) -> list[Found]:
    """The longest of overlapping candidates; of two on one span the one with an entry."""
    unique: dict[tuple[int, int], Found] = {}
    for found in candidates:
        other = unique.get(found[:2])
        if other is None or _weight(found) > _weight(other):
            unique[found[:2]] = found
    return longest(unique.values(), span=_first_two)


def _weight(found: Found) -> tuple[bool, bool]:
    return found.rule.startswith(("lexicon.", "members.")), found.entry is not None


def _first_two(found: Found) -> tuple[int, int]:
    return found[:2]


def _span(slogan: Slogan) -> tuple[int, int]:
    return slogan.start, slogan.end


def _merge(certain: list[Slogan], candidates: Iterable[Slogan]) -> list[Slogan]:
    """Known slogans and open ones: an open figure wins only where it holds more members than the known one."""
    starts = [slogan.start for slogan in certain]
    added: list[Slogan] = []
    swallowed: set[tuple[int, int]] = set()
    for slogan in longest(candidates, span=_span):
        # Known slogans do not overlap one another: the rivals stand side by side in the list.
        at = bisect.bisect_right(starts, slogan.start)
        rivals = certain[at - 1 : at] if at and certain[at - 1].end > slogan.start else []
        rivals = rivals + certain[at : bisect.bisect_left(starts, slogan.end, at)]
        if not rivals:
            added.append(slogan)
        elif slogan.family == "parallel" and all(_swallows(slogan, rival) for rival in rivals):
            swallowed.update(map(_span, rivals))
            added.append(slogan)
    return sorted([slogan for slogan in certain if _span(slogan) not in swallowed] + added, key=_span)


def _swallows(figure: Slogan, other: Slogan) -> bool:
    """Whether a figure takes in a known formula and has more members than it."""
    if figure.start > other.start or figure.end < other.end or figure.end - figure.start == other.end - other.start:
        return False
    return other.family == "formula"
