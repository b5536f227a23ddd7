"""A text as an array of its characters' codes: what every place must show is asked of all places at once."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Codes: TypeAlias = "npt.NDArray[np.uint16]"
Kinds: TypeAlias = "npt.NDArray[np.uint8]"
Scores: TypeAlias = "npt.NDArray[np.int8]"
Hashes: TypeAlias = "npt.NDArray[np.uint32]"
Numbers: TypeAlias = "npt.NDArray[np.intp]"
Truths: TypeAlias = "npt.NDArray[np.bool_]"

#: So many characters behind the text may be looked at; they are none, and so are those that a place before it names.
BEHIND = 16
_BEYOND = re.compile("[\U00010000-\U0010ffff]")  # two units in UTF-16, where everything else is one
_END = "\0" * BEHIND
#: Tables of so many places (as a power of 2) hold a hundred thousand pairs of characters, nearly each in its own place.
_TABLE_BITS = 20


@functools.lru_cache(maxsize=2)  # every room asks for the same page's
def codes_of(text: str) -> Codes:
    """The code of each character (of one beyond the basic plane, that of U+FFFD), and zeros behind the last one.

    >>> codes_of("一丁")[:3].tolist() == [0x4E00, 0x4E01, 0]
    True
    """
    import numpy as np

    return np.frombuffer(two_bytes_each(text + _END), np.dtype("<u2"))


def two_bytes_each(text: str) -> bytes:
    """A text in UTF-16, two bytes a character: one beyond the basic plane is written as U+FFFD.

    >>> len(two_bytes_each("𠮷祥"))
    4
    """
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) > 2 * len(text):
        units = _BEYOND.sub("\ufffd", text).encode("utf-16-le", "surrogatepass")
    return units


def is_chinese(codes: Codes) -> Truths:
    """Which of the codes are Chinese characters (U+4E00 to U+9FFF)."""
    chinese: Truths = codes - 0x4E00 < 0x5200  # smaller codes wrap around
    return chinese


def windows(codes: Codes, width: int) -> Codes:
    """For each place the ``width`` codes that begin there (a view, no copy)."""
    import numpy as np

    view: Codes = np.ndarray((len(codes) - width + 1, width), codes.dtype, codes, strides=2 * codes.strides)
    return view


def repeats(codes: Codes) -> Numbers:
    """Where a Chinese character stands that stands again within three characters."""
    import numpy as np

    here = codes[:-3]
    places = np.nonzero((here == codes[1:-2]) | (here == codes[2:-1]) | (here == codes[3:]))[0]
    chinese: Numbers = places[is_chinese(codes[places])]
    return chinese


def table_of(kinds: Iterable[tuple[int, Iterable[str]]]) -> Codes:
    """For every code the bits of the kinds whose characters it is among."""
    import numpy as np

    table = np.zeros(1 << 16, np.uint16)
    for bit, characters in kinds:
        table[[ord(character) for character in characters if character <= "\uffff"]] |= np.uint16(bit)
    return table


def scores_of(scores: Mapping[str, int], unlisted: int) -> Scores:
    """For every code the score of its character."""
    import numpy as np

    table = np.full(1 << 16, unlisted, np.int8)
    for character, score in scores.items():
        if character <= "\uffff":
            table[ord(character)] = score
    return table


@functools.lru_cache(maxsize=2)
def pair_hashes(text: str) -> Hashes:
    """A number for each character of a text with the next one."""
    return hashes_of_pairs(codes_of(text))


@functools.lru_cache(maxsize=2)
def pair_slots(text: str) -> Hashes:
    """The place of each character with the next one in a `pair_table`."""
    return slots_of(pair_hashes(text))


def hashes_of_pairs(codes: Codes) -> Hashes:
    """A number for each code with the next one; arithmetic is modulo 2**32."""
    import numpy as np

    hashes: Hashes = codes[:-1] * np.uint32(0x9E3779B1)
    hashes += codes[1:] * np.uint32(0x85EBCA77)
    return hashes


def slots_of(hashes: Hashes) -> Hashes:
    """The places of hashes in tables such as `pair_table`."""
    import numpy as np

    slots: Hashes = hashes >> np.uint32(32 - _TABLE_BITS)
    return slots


def empty_table(dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    """A table with a place for each of the `slots_of` hashes."""
    import numpy as np

    return np.zeros(1 << _TABLE_BITS, dtype)


def pair_table(kinds: Iterable[tuple[int, Iterable[str]]]) -> Kinds:
    """For every place of pairs the bits of the kinds whose pairs it may hold: of some it may say too many.

    >>> table = pair_table([(1, ["市委"]), (2, ["书记"])])
    >>> table.take(pair_slots("市委书记"))[:3].tolist()
    [1, 0, 2]
    """
    import numpy as np

    table: Kinds = empty_table(np.uint8)
    for bits, pairs in kinds:
        table[slots_of(hashes_of_pairs(codes_of("".join(pairs))[:-BEHIND])[::2])] |= np.uint8(bits)
    return table
