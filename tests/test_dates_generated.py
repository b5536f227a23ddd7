"""Walks the whole grammar: every form is made, read, and checked against an independent slow calculation."""

from __future__ import annotations

import datetime as dt
import functools
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from epiextract import dates
from epiextract.dates import grammar, moments
from epiextract.results import Date

_WALKER = runpy.run_path(str(Path(__file__).with_name("dates_walk_more.py")))
REFERENCE: dt.date = _WALKER["REFERENCE"]
WALKS, unvalued, month_end = _WALKER["WALKS"], _WALKER["unvalued"], _WALKER["month_end"]
ONE = dt.timedelta(days=1)


@functools.cache
def cases(walk: str) -> list[Any]:
    return list(WALKS[walk]())


def everything() -> list[str]:
    return [case.text for walk in WALKS for case in cases(walk)] + [text for text, _, _ in unvalued()]


@pytest.mark.parametrize("walk", WALKS)
def test_values(walk: str) -> None:
    wrong = []
    for case in cases(walk):
        found = dates.parse(case.text, REFERENCE)
        if found is None or (found.first, found.last) != (case.first, case.last):
            wrong.append((case, found and (found.first, found.last)))
    assert len(cases(walk)) > 45
    assert not wrong, (len(wrong), wrong[:10])


def test_lengths_recurrences_and_vague_words() -> None:
    wrong = []
    for text, kind, value in unvalued():
        found = dates.parse(text, REFERENCE)
        if found is None or found.kind != kind or (value is not None and found.timex != value):
            wrong.append((text, kind, value, found and (found.kind, found.timex)))
    assert not wrong, wrong[:10]


def test_every_piece_of_the_grammar_is_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    walked: set[str] = set()

    def noting(name: str, reader: Any) -> Any:
        def read(moment: Any, match: Any) -> int:
            got: int = reader(moment, match)
            if got >= 0:
                walked.add(name)
            return got

        return read

    readers = {name: noting(name, reader) for name, reader in moments.READERS.items()}
    monkeypatch.setattr(moments, "READERS", readers)
    grammar._read_run.cache_clear()
    for text in everything():
        dates.parse(text, REFERENCE)
    grammar._read_run.cache_clear()
    assert walked == set(readers)


# ---------------------------------------------------------------- the four values say one thing

Span = tuple[str | None, str | None]
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "21": 3, "22": 6, "23": 9, "24": 12}


def _span_of_months(year: int, month: int, count: int) -> Span:
    last_year, last_month = divmod(year * 12 + month - 1 + count - 1, 12)
    return dt.date(year, month, 1).isoformat(), month_end(last_year, last_month + 1).isoformat()


def spelled(value: str) -> Span:
    """First and last day or minute that a TIMEX3 or EDTF value names, read on its own terms."""
    value = value.rstrip("~")
    if "/" in value:
        left, right = value.split("/")
        return (None if left == ".." else spelled(left)[0]), (None if right == ".." else spelled(right)[1])
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?", value):
        day, clock = match.groups()
        if clock == "24:00":
            day, clock = (dt.date.fromisoformat(day) + ONE).isoformat(), "00:00"
        return f"{day}T{clock}", f"{day}T{clock}"
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:T(?:MO|MI|AF|EV|NI|DT))?", value):
        return match[1], match[1]
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        first, last = (dt.date.fromisocalendar(int(match[1]), int(match[2]), day) for day in (6 if match[3] else 1, 7))
        return first.isoformat(), last.isoformat()
    year = int(value[:4]) if value[:4].isdigit() else 0
    if match := re.fullmatch(r"\d{4}-(SP|SU|FA|WI|2[1-4])", value):
        return _span_of_months(year, _SEASONS[match[1]], 3)
    if match := re.fullmatch(r"\d{4}-(?:Q([1-4])|3([3-6]))", value):
        return _span_of_months(year, 3 * int(match[1] or int(match[2]) - 2) - 2, 3)
    if match := re.fullmatch(r"\d{4}-(?:H([12])|4([01]))", value):
        return _span_of_months(year, 1 if (match[1] or match[2]) in ("1", "0") and value[-1] != "1" or match[1] == "1" else 7, 6)
    if match := re.fullmatch(r"\d{4}-(\d\d)", value):
        return _span_of_months(year, int(match[1]), 1)
    if re.fullmatch(r"\d{4}", value):
        return _span_of_months(year, 1, 12)
    if match := re.fullmatch(r"(\d{2,3})X*", value):
        size = 10 ** (4 - len(match[1]))
        return f"{int(match[1]) * size:04d}-01-01", f"{int(match[1]) * size + size - 1:04d}-12-31"
    raise AssertionError(value)


def _same(told: str | None, found: str | None) -> bool:
    if told is not None and told.endswith("T24:00"):
        told = f"{(dt.date.fromisoformat(told[:10]) + ONE).isoformat()}T00:00"
    return told == found


def consistent(date: Date) -> bool:
    """Whether kind, first and last, TIMEX3 and EDTF of a date say the same."""
    if date.kind in ("duration", "set", "vague"):
        return date.first is None and date.last is None and date.edtf is None
    if date.first is None and date.last is None:
        return date.anchor is None
    if date.kind == "point" and date.first != date.last:
        return False
    for value in (date.timex, date.edtf):
        if value is None:
            if "T" not in f"{date.first}{date.last}":  # EDTF has no name for some spans of minutes
                return False
            continue
        first, last = spelled(value)
        if not (_same(date.first, first) and _same(date.last, last)):
            return False
    return date.first is None or date.last is None or date.first <= date.last


@pytest.mark.parametrize("reference", [REFERENCE, dt.date(1998, 12, 31), dt.date(2024, 2, 29), None])
def test_kind_days_and_spellings_agree(reference: dt.date | None) -> None:
    wrong = []
    for text in everything():
        found = dates.parse(text, reference)
        if found is not None and not consistent(found):
            wrong.append((text, found))
    assert not wrong, (len(wrong), wrong[:5])


def test_find_and_parse_agree_alone_and_in_a_sentence() -> None:
    apart = []
    for text in everything():
        (whole,) = dates.find(text, REFERENCE)
        if dates.parse(text, REFERENCE) != whole or dates.parse(f" {text}\n", REFERENCE) != whole:
            apart.append(text)
    assert not apart, apart[:10]


def test_without_a_reference_no_year_is_made_up() -> None:
    """A partial date stays partial: nothing is filled in from the clock of the machine."""
    made_up = []
    for text in everything():
        found = dates.parse(text)
        if found is not None and found.first and not re.search("年|世纪|五”?[期时末]|[0-9０-９]{4}", text):
            made_up.append((text, found.first))
    assert not made_up, made_up[:10]
