"""Cuts a text into words with a pkuseg model and the words of the lexicons."""

from __future__ import annotations

import functools
import os
import re
import threading
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from ..errors import InputError, InputTypeError
from ..matching import matching_form, simplified
from .dictionary import Dictionary, dictionary
from .packed import FEATURES, WEIGHTS, unpack

#: The model that ships with the library.
SHIPPED = Path(__file__).with_name("model.zip")

# The model reads sentences; what has no end is cut, so that memory stays bounded. Words in Latin letters stand by themselves.
_PIECE = re.compile(
    r"\s+|[A-Za-z]{2,300}|(?:[^\sA-Za-z。！？；]|[A-Za-z](?![A-Za-z])){1,300}[。！？；]{0,8}|[。！？；]{1,300}"
)
_loading = threading.Lock()  # pkuseg passes the model's folder to its own parts in a global variable


class Segmenter:
    """Cuts texts into words.

    ``model`` is a ``spacy_pkuseg.pkuseg``; words of ``dictionary`` are kept whole.
    """

    def __init__(self, model: Any, dictionary: Dictionary | None = None) -> None:
        self.model = model
        self.dictionary = dictionary

    def words(self, text: str) -> list[str]:
        """The words of a text and the white space between them: joined, they are the text again.

        Traditional text is read in Simplified characters.
        """
        plain = simplified(text)
        lengths: list[int] = []
        at = 0
        for start, end in self.dictionary.scan(matching_form(text)) if self.dictionary else ():
            lengths += self._lengths(plain[at:start])
            lengths.append(end - start)
            at = end
        lengths += self._lengths(plain[at:])
        ends = [0, *accumulate(lengths)]
        return [text[start:end] for start, end in zip(ends, ends[1:])]

    def _lengths(self, text: str) -> Iterator[int]:
        for piece in sentences(text):
            if piece.isspace() or piece.isascii() and piece.isalpha():
                yield len(piece)
            else:
                yield from map(len, self.model.cut(piece))


def sentences(text: str) -> list[str]:
    """The pieces a model is given one by one, and the white space between them."""
    return _PIECE.findall(text)


def load(name: str | os.PathLike[str]) -> Segmenter:
    """The segmenter of a name or path, with the words of the lexicons; loaded once in a process.

    ``"pkuseg"`` is the model that ships with the library; anything else is the path of a folder with a pkuseg model or of a
    packed model as ``scripts/train_segmenter.py`` writes it. Raises `InputTypeError` for what is no name or path,
    `InputError` where there is no model, `ReadError` where the shipped one cannot be unpacked.

    >>> load("pkuseg").words("镇江市教育局局长强调要落实责任")
    ['镇江市', '教育局', '局长', '强调', '要', '落实', '责任']
    """
    if not isinstance(name, (str, os.PathLike)):
        raise InputTypeError(f"segmenter must be 'char', 'pkuseg' or the path of a model, not {type(name).__name__}")
    return _load(SHIPPED if name == "pkuseg" else Path(name).expanduser().absolute())


@functools.lru_cache(maxsize=8)
def _load(path: Path) -> Segmenter:
    return Segmenter(_model(unpack(path) if path.is_file() else path), dictionary())


def _model(folder: Path) -> Any:
    files = {file.name for file in folder.iterdir()} if folder.is_dir() else set()
    if WEIGHTS not in files or not {FEATURES, "features.pkl"} & files:
        raise InputError(
            f"segmenter {str(folder)!r} is no model; give 'char', 'pkuseg' or the path of a folder with a pkuseg model "
            f"({WEIGHTS} and {FEATURES})"
        )
    import spacy_pkuseg

    with _loading:
        try:
            return spacy_pkuseg.pkuseg(str(folder), user_dict=None)
        except Exception as error:  # whatever a broken file makes its readers say
            raise InputError(f"segmenter {str(folder)!r} cannot be read ({error}); train or copy the model again") from error
