"""Doubled paragraphs and headlines: marked, never deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..results import Repeat

#: A shorter line comes back for good reasons (会议要求, a name in a table).
_SHORTEST = 8


def repeats_of(lines: Sequence[str], spans: Sequence[tuple[int, int]], skip: Iterable[bool]) -> tuple[Repeat, ...]:
    """The later copies of a page's lines; lines that are to be skipped (furniture) are no copies.

    >>> repeats_of(["我县部署春耕生产工作", "我县部署春耕生产工作"], [(0, 10), (11, 21)], [False, False])
    (Repeat(start=11, end=21, of=(0, 10)),)
    """
    first: dict[str, tuple[int, int]] = {}
    found = []
    for line, span, skipped in zip(lines, spans, skip):
        if len(line) < _SHORTEST or skipped:
            continue
        if line in first:
            found.append(Repeat(*span, of=first[line]))
        else:
            first[line] = span
    return tuple(found)
