"""Whether a line break cuts a word in two: the cheapest reading over the break against the cheapest that respects it."""

from __future__ import annotations

import functools

from ..lexicon import read_table

#: Cost in bits of a character that the list does not have.
_UNKNOWN = 20
#: By how many bits the reading over the break must be cheaper.
_MARGIN = 4
#: Characters looked at on either side.
_WINDOW = 6
_LONGEST = 4


@functools.cache
def _costs() -> dict[str, int]:
    rows = read_table("cleaning/words.tsv", required=["cost", "words"])
    return {word: int(row["cost"]) for row in rows for word in row["words"].split("|")}


def is_word(text: str) -> bool:
    """Whether ``text`` (Simplified) is a common word of two to four characters."""
    return text in _costs()


def breaks_word(left: str, right: str, margin: int = _MARGIN) -> bool:
    """Whether a word runs over the break between ``left`` and ``right`` (Simplified), ``margin`` bits cheaper than two.

    >>> breaks_word("来自各乡镇的代", "表先后发言"), breaks_word("部署春耕生产工作", "会议指出")
    (True, False)
    """
    left, right = _han_end(left[-_WINDOW:]), _han_start(right[:_WINDOW])
    if not _may_cross(left, right):
        return False
    return _cheapest(left + right) + margin <= _cheapest(left) + _cheapest(right)


def _may_cross(left: str, right: str) -> bool:
    """Whether any word runs over the break at all."""
    costs = _costs()
    return any(
        left[-before:] + right[:after] in costs
        for before in range(1, min(_LONGEST, len(left) + 1))
        for after in range(1, min(_LONGEST - before, len(right)) + 1)
    )


def _cheapest(text: str) -> int:
    costs = _costs()
    best = [0]
    for end in range(1, len(text) + 1):
        best.append(
            min(
                best[start] + costs.get(text[start:end], _UNKNOWN if end - start == 1 else 999)
                for start in range(max(0, end - _LONGEST), end)
            )
        )
    return best[-1]


def _han_end(text: str) -> str:
    at = len(text)
    while at and "\u3400" <= text[at - 1] <= "\u9fff":
        at -= 1
    return text[at:]


def _han_start(text: str) -> str:
    at = 0
    while at < len(text) and "\u3400" <= text[at] <= "\u9fff":
        at += 1
    return text[:at]
