"""Names of every kind asked through `extract`, the place that tells them apart in a sentence before."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import epiextract
from epiextract.units.gazetteer import gazetteer

#: query, date, context, code (several joined by ``;``, AMBIGUOUS, NONE), kind: facts of the public tables.
QUERIES = Path(__file__).with_name("unit_queries.csv")


def rows() -> list[dict[str, str]]:
    with QUERIES.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def answer(row: dict[str, str], frame: str) -> str:
    text = frame.format(**row) if row["context"] else row["query"]
    start = text.rindex(row["query"])
    found = [unit for unit in epiextract.extract(text, published=row["date"]).units if unit.start >= start]
    if not found:
        return "NONE"
    if all(unit.code is None for unit in found):
        assert all(len(unit.candidates) > 1 for unit in found)
        return "AMBIGUOUS"
    assert all(unit.because for unit in found if unit.code)
    return ";".join(unit.code or "?" for unit in found)


@pytest.mark.parametrize("frame", ["{context}召开会议。{query}", "记者在{context}采访。\n{query}"])
def test_queries_in_a_text(frame: str) -> None:
    wrong = {(row["query"], row["context"]): got for row in rows() if (got := answer(row, frame)) != row["code"]}
    assert wrong == {}


def test_queries_to_the_gazetteer() -> None:
    """Asked by themselves: the right unit is among the candidates, and the only one where nothing else bears the name."""
    for row in rows():
        found = [unit.code for unit in gazetteer.find(row["query"], on=row["date"])]
        if row["kind"] in ("same name", "township"):
            assert row["code"] in found, row
        elif row["kind"] in ("former unit", "organ", "just ended", "upper level"):
            assert row["code"] == found[0], (row, found)
        elif row["kind"] == "several":
            assert len(found) > 1, row
        elif row["kind"] == "word":
            assert not found, (row, found)
