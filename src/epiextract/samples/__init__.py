"""Sample pages that ship with the library, raw and annotated.

Invented people and events in real places, from 1998 to 2023, in the formats official news pages come in: a provincial
round-up, a page in Traditional script with pinyin after its characters, a newspaper wrapped in columns, the page of a
development zone, a portal with a watermark, HTML source, appointments, a press conference, pages of a prefecture and
of a banner, a report of 1998 with full-width digits, and a page that holds next to nothing.

Each page is a text file, exactly as such a page arrives, noise included; ``samples.jsonl`` holds the same pages with
their annotation, one JSON object a line: ``id`` (the file's stem), ``text``, ``published``, ``region``, ``clean`` (for
pages with noise) and the layers titles, people, units, dates, slogans, holdings and activities. A mention is given as
its raw text and ``nth``, the occurrence of that text in the page, counted from 1.

>>> from epiextract import samples
>>> "press_conference" in samples.texts()
True
>>> samples.gold_path().name
'samples.jsonl'
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["gold_path", "paths", "texts"]

_FOLDER = Path(__file__).parent


def paths() -> dict[str, Path]:
    """Give the path of each raw page, by name, in alphabetical order.

    >>> paths()["round_up"].name
    'round_up.txt'
    """
    return {path.stem: path for path in sorted(_FOLDER.glob("*.txt"))}


def texts() -> dict[str, str]:
    """Read the raw pages, by name: every character of the file, line ends included.

    Raises:
        OSError: a page cannot be read.

    >>> texts()["night_market"].splitlines()[1]
    '五一路夜市里的那碗面'
    """
    return {name: path.read_bytes().decode("utf-8") for name, path in paths().items()}


def gold_path() -> Path:
    """Give the path of the annotation: JSON Lines in UTF-8, one page a line.

    >>> import json
    >>> page = json.loads(gold_path().read_text(encoding="utf-8").splitlines()[0])
    >>> page["text"] == texts()[page["id"]]
    True
    """
    return _FOLDER / "samples.jsonl"
