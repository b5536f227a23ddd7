"""Marks and the stretches of Chinese characters between them: rows of what may be the members of a figure."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from ..codes import Codes, Numbers, is_chinese, table_of

NEAR = 20  # how much of a longer stretch is looked at, beside its mark
CHAIN, CLAUSES = 1, 2
_SHORTEST_CLAUSE, _LONGEST_CLAUSE = 3, 9


class Marks(NamedTuple):
    """Every character that is no Chinese one, in order."""

    at: Numbers
    before: Numbers  # how many Chinese characters stand before the mark
    #: What row the stretch behind the mark is part of: a chain between enumeration commas, or whole clauses of some
    #: characters between commas or spaces; 0 for none.
    row: Codes
    paired: Numbers  # the marks whose stretch before is part of that row, too
    broken: Numbers  # the marks with a line break before the stretch behind them, which counts it


def marks_of(text: str, codes: Codes) -> Marks:
    """The marks of a text; a line break between an enumeration comma and Chinese characters is none."""
    import numpy as np

    at = np.nonzero(~is_chinese(codes))[0]
    broken = at[:0]
    if "、\n" in text:
        sign, apart = codes[at], np.diff(at)
        lines = np.nonzero((sign[1:-1] == ord("\n")) & (sign[:-2] == ord("、")) & (apart[:-1] == 1) & (apart[1:] > 1))[0] + 1
        broken = lines - np.arange(1, len(lines) + 1)
        at = np.delete(at, lines)
    kind = _kinds()[codes[at]]
    before = at.copy()
    before[1:] -= at[:-1] + 1
    chain = kind == CHAIN
    clause = (before >= _SHORTEST_CLAUSE) & (before <= _LONGEST_CLAUSE) & ~chain
    row = np.zeros_like(kind)
    row[:-1] = chain[:-1] & (before[1:] > 0)
    row[:-1][clause[1:] & (kind[:-1] == CLAUSES) & (before[:-1] >= _SHORTEST_CLAUSE)] = CLAUSES
    clause[1:] &= ~chain[:-1]
    paired = ((row == CHAIN) & (before > 0)) | ((row == CLAUSES) & clause)
    return Marks(at, before, row, np.nonzero(paired)[0], broken)


def promising_rows(marks: Marks, signs: Numbers) -> Iterator[tuple[int, int, bool, list[int]]]:
    """The rows that hold a pair with a sign: start, end, whether it is a chain, and of each of its pairs the signs.

    ``signs`` tells them of each of the pairs.
    """
    import numpy as np

    borders = np.concatenate(([0], np.nonzero(marks.row[1:] != marks.row[:-1])[0] + 1))
    which = np.searchsorted(borders, marks.paired[signs > 0], "right")
    which = np.concatenate((which[:1], which[1:][which[1:] != which[:-1]]))
    firsts, ends = borders[which - 1], borders[which]
    pairs = np.searchsorted(marks.paired, firsts)
    paired = marks.paired[np.minimum(pairs, len(marks.paired) - 1)] == firsts
    starts = marks.at[firsts] + 1 - paired * (np.minimum(marks.before[firsts], NEAR) + 1)
    for start, end, row, pair, count in zip(
        starts.tolist(), marks.at[ends].tolist(), marks.row[firsts].tolist(), pairs.tolist(), (ends - firsts - ~paired).tolist()
    ):
        yield start, end, row == CHAIN, signs[pair : pair + count].tolist()


@functools.cache
def _kinds() -> Codes:
    return table_of(((CHAIN, "、"), (CLAUSES, ",; ")))
