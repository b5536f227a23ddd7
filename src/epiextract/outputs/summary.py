"""A result as a readable summary for the terminal."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from ..results import ErrorResult, Result


def summary_of(result: Result | ErrorResult) -> str:
    """Some lines a person can read: the page, who holds what, units, dates and slogans."""
    if isinstance(result, ErrorResult):
        return f"== {result.id}: {result.type}: {result.message}\n"
    document = result.document
    head = [f"== {result.id}: {document.title or '(no headline)'}"]
    facts = [("published", document.published), ("source", document.source), ("region", document.region)]
    head.append("   " + ", ".join(f"{name} {value}" for name, value in facts if value))
    lines = [line for line in head if line.strip()]
    holdings = [
        (holding.person, (holding.organ or "") + " " + holding.post if holding.organ else holding.post,
         f"{holding.unit.name} {holding.unit.code}" if holding.unit else "")
        for holding in result.holdings
    ]  # fmt: skip
    lines += _table(("person", "post", "unit"), holdings)
    lines.append(_counted("units  ", (f"{unit.name or unit.text} {unit.code or '?'}" for unit in result.units)))
    lines.append(_counted("dates  ", (_date_label(date.first, date.last) for date in result.dates)))
    lines.append(_counted("slogans", (slogan.canonical for slogan in result.slogans)))
    return _printable("\n".join(line for line in lines if line)) + "\n"


def _date_label(first: str | None, last: str | None) -> str | None:
    if first is None and last is None:
        return None
    return first if first == last else f"{first or ''}/{last or ''}"


def _counted(label: str, values: Iterable[str | None]) -> str:
    counts = Counter(value for value in values if value)
    shown = "; ".join(f"{value}" + (f" x{count}" if count > 1 else "") for value, count in counts.most_common(8))
    more = f"; {len(counts) - 8} more" if len(counts) > 8 else ""
    return f"   {label}  {shown}{more}" if shown else ""


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    if not rows:
        return []
    table = [header, *rows]
    widths = [max(_width(row[at]) for row in table) for at in range(len(header))]
    return ["   " + "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths)) for row in table]


def _width(text: str) -> int:
    """Columns on a terminal: East Asian wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
