"""Townships the gazetteer does not have: by a preposition or a county before them and an organ or a stop behind."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator

from ..matching import occurrences
from . import terms, words
from .candidate import PERHAPS, Candidate, Scan


def _endings(form: str) -> Iterator[tuple[int, int]]:
    """Start and end of every ending of townships' names with what shows that the name ends there, in order."""
    starts: dict[int, int] = {}
    for start, end, _ in occurrences(form, words.neighbours("township_ending")):  # the longest first
        if end < len(form) and (not words.is_han(form[end]) or words.begins("township_after", form, end)):
            starts.setdefault(end, start)
    for end in sorted(starts):
        yield starts[end], end


@functools.cache
def _word() -> re.Pattern[str]:
    edge, never = re.escape(words.characters("stem_edge")), words.characters("no_stem")
    return re.compile(rf"(?:[{edge}]|^)((?:(?![{never}]){words.HAN}){{2,3}})$")


def _behind_seat(before: str) -> str:
    """What stands before a township's ending, without the words that make it a seat: 所在地|结古|镇."""
    return before[max((before.rfind(word) + len(word) for word in words.neighbours("seat_before") if word in before), default=0) :]


def add_unknown_townships(scan: Scan) -> None:
    """Add a candidate for each township that a text names and the gazetteer lacks."""
    form = scan.form
    starts = [candidate.start for candidate in scan.candidates]
    added = []
    for ending, end in _endings(form):
        at = bisect_right(starts, ending)
        before = scan.candidates[at - 1] if at else None
        if before is not None and before.end > ending:
            continue
        found = _word().search(_behind_seat(form[max(0, ending - 6) : ending])[-4:])
        if found is None:
            continue
        stem = found.group(1)
        start = ending - len(stem)
        above = before if before is not None and before.kind == "name" and before.end == start else None
        if before is not None and before.end > start:
            continue
        if above is None and start and form[start - 1] in words.characters("unit_sign"):
            continue
        name, ordinary = form[start:end], words.crossing_words()
        inside = (name[i : i + 2] for i in range(len(stem)))  # 当|故乡
        if name in terms.traps() or any(pair in ordinary for pair in inside):
            continue
        added.append(Candidate(start, end, name, "township", PERHAPS, "units.township.pattern", above=above))
    if added:
        scan.candidates = sorted([*scan.candidates, *added], key=lambda c: (c.start, c.end))
