"""Text set in columns of a fixed width: which lines fill theirs, so that the break after them says nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

#: So many full lines of one width make a column; widths in half-width cells.
_LEAST_LINES, _NARROWEST, _WIDEST = 5, 16, 128
#: How much a full line may fall short: a mark or a number that would not fit goes to the next line.
_SLACK = 4
#: Lines on either side that tell a column's width, and how many of them may be wider (a headline over it).
_AROUND, _WIDER = 3, 1
#: A paragraph is set in by two characters, however many spaces that takes.
_INDENT = 2
#: Marks that may hang over the edge.
_HANGING = ("，", "。", "；", "、", "：", "！", "？", "”", "》", "）", ",", ";")


class Columns:
    """The columns of a page: ``fills(at)`` tells whether a line is as long as its column is wide.

    ``complete`` tells of each line whether it ends a sentence, ``indents`` how many spaces stood before it.

    >>> columns = Columns(
    ...     ["县委召开全县农村工", "作会议，总结上年工", "作，县委书记李明出", "席会议，县长主持，", "强调要抢抓农时、备", "足种子和化肥，干部", "落实责任。"],
    ...     [False] * 6 + [True],
    ... )
    >>> [columns.fills(at) for at in range(7)]
    [True, True, True, True, True, True, False]
    """

    def __init__(self, lines: Sequence[str], complete: Sequence[bool], indents: Sequence[int] = ()) -> None:
        self._fills: list[bool] = [False] * len(lines)
        indents = indents or [0] * len(lines)
        characters = [
            2 * (len(line) + min(indent, _INDENT) - line.endswith(_HANGING)) for line, indent in zip(lines, indents)
        ]
        # Latin letters and digits take half a cell, unless the page had them full-width.
        cells = [width - _ascii(line) for width, line in zip(characters, lines)]
        best = 0
        for widths in (characters, cells):
            fills, count = _full_lines(widths, complete)
            if count > best:
                self._fills, best = fills, count

    def __bool__(self) -> bool:
        return any(self._fills)

    def fills(self, at: int) -> bool:
        """Whether line ``at`` fills its column."""
        return self._fills[at]


def _full_lines(widths: Sequence[int], complete: Sequence[bool]) -> tuple[list[bool], int]:
    """Which lines fill a column, and how many open ones do; none unless most open lines of the page do."""
    counts = Counter(w for w, done in zip(widths, complete) if not done and _NARROWEST <= w <= _WIDEST)
    peaks = sorted(w for w in counts if sum(counts[w - d] for d in range(_SLACK + 1)) >= _LEAST_LINES and counts[w] > 1)
    if not peaks:
        return [False] * len(widths), 0
    fills = [_fills_one(widths, at, peaks) for at in range(len(widths))]
    count = sum(full and not done for full, done in zip(fills, complete))
    enough = count >= _LEAST_LINES and count * 10 >= sum(counts.values()) * 7
    longer = sum(width > peaks[-1] for width in widths) * 5 <= sum(fills)
    return (fills, count) if enough and longer else ([False] * len(widths), 0)


def _fills_one(widths: Sequence[int], at: int, peaks: Sequence[int]) -> bool:
    around = widths[max(0, at - _AROUND) : at + _AROUND + 1]
    return any(
        peak - _SLACK <= widths[at] <= peak and sum(width > peak for width in around) <= _WIDER for peak in peaks
    )


def _ascii(line: str) -> int:
    return len(line.encode("ascii", "ignore"))
