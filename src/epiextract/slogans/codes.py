"""A text as an array of its characters' codes: what every place must show is asked of all places at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Codes: TypeAlias = "npt.NDArray[np.uint16]"
Numbers: TypeAlias = "npt.NDArray[np.intp]"
Truths: TypeAlias = "npt.NDArray[np.bool_]"

#: So many characters behind the text may be looked at; they are none, and so are those that a place before it names.
BEHIND = 16
_BEYOND = re.compile("[\U00010000-\U0010ffff]")  # two units in UTF-16, where everything else is one
_END = "\0" * BEHIND


def codes_of(text: str) -> Codes:
    """The code of each character (of one beyond the basic plane, that of U+FFFD), and zeros behind the last one.

    >>> codes_of("一丁")[:3].tolist() == [0x4E00, 0x4E01, 0]
    True
    """
    import numpy as np

    units = (text + _END).encode("utf-16-le", "surrogatepass")
    if len(units) > 2 * (len(text) + BEHIND):
        units = (_BEYOND.sub("\ufffd", text) + _END).encode("utf-16-le", "surrogatepass")
    return np.frombuffer(units, np.dtype("<u2"))


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
