"""epiextract: typed, traceable facts from Chinese official news.

>>> import epiextract
>>> result = epiextract.extract("1月28日,南京市委书记李明到江宁区调研。", published="2020-01-29")
>>> result.titles[0].text, result.titles[0].unit.name, result.titles[0].person
('南京市委书记', '南京市', '李明')

Everything is imported on first use, so that `epiextract.dates` alone costs no spaCy.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from . import arrow, dates, people, slogans, titles, units
    from .cleaning import CleanText, clean
    from .errors import EpiextractError, InputError, InputTypeError, PatternError, ReadError
    from .pipeline import extract, extract_many, load
    from .results import (
        Activity,
        Article,
        Date,
        Document,
        ErrorResult,
        Furniture,
        Holding,
        OtherPost,
        Person,
        PersonMention,
        Repeat,
        Result,
        Slogan,
        Statement,
        Title,
        Unit,
        UnitMention,
        Versions,
    )
    from .units.gazetteer import gazetteer

_HOMES = {
    **dict.fromkeys(("load", "extract", "extract_many"), "pipeline"),
    **dict.fromkeys(("clean", "CleanText"), "cleaning"),
    **dict.fromkeys(("EpiextractError", "InputError", "InputTypeError", "PatternError", "ReadError"), "errors"),
    **dict.fromkeys(
        ("Activity", "Article", "Date", "Document", "ErrorResult", "Furniture", "Holding", "OtherPost", "Person")
        + ("PersonMention", "Repeat", "Result", "Slogan", "Statement", "Title", "Unit", "UnitMention", "Versions"),
        "results",
    ),
    "gazetteer": "units.gazetteer",
}
_ROOMS = ("dates", "units", "people", "titles", "slogans", "arrow")

__all__ = [
    "Activity", "Article", "CleanText", "Date", "Document", "EpiextractError", "ErrorResult", "Furniture", "Holding",
    "InputError", "InputTypeError", "OtherPost", "PatternError", "Person", "PersonMention", "ReadError", "Repeat",
    "Result", "Slogan", "Statement", "Title", "Unit", "UnitMention", "Versions", "arrow", "clean", "dates", "extract",
    "extract_many", "gazetteer", "load", "people", "slogans", "titles", "units",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return importlib.import_module(f".{name}", __name__)
    if name in _HOMES:
        value = getattr(importlib.import_module(f".{_HOMES[name]}", __name__), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
