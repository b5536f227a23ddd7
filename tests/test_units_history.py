"""The changes of administrative units, walked one by one: from the first list to every year's end."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from pathlib import Path

import pytest

from epiextract.units.gazetteer import GazetteerUnit, gazetteer

#: Counts and digest (sha256 of the sorted codes with names, first 16 digits) of the official list of each year's end.
LISTS = Path(__file__).with_name("year_end_lists.csv")


@pytest.fixture(scope="module")
def upper_units() -> list[GazetteerUnit]:
    """Every unit from province to county level, of every time."""
    numbers = sorted({number for rows in gazetteer.names().values() for number in rows})
    units = (gazetteer.entry(number) for number in numbers)
    return [unit for unit in units if unit.level in ("province", "prefecture", "county")]


def test_every_change_leads_from_one_year_end_list_to_the_next(upper_units: list[GazetteerUnit]) -> None:
    changes: dict[str, list[tuple[str, int, str, GazetteerUnit]]] = {}
    for unit in upper_units:
        for day, begins in ((unit.start, 1), (unit.end, 0)):
            if day:
                changes.setdefault(day[:4], []).append((day, begins, unit.code, unit))
    standing = {unit for unit in upper_units if not unit.start}
    walked, lists = 0, _lists()
    for year in map(str, range(1981, 2025)):
        for _, begins, _, unit in sorted(changes.get(year, ()), key=lambda change: change[:3]):
            assert (unit in standing) is not bool(begins), unit
            (standing.add if begins else standing.remove)(unit)
            walked += 1
        if year in lists:
            assert _row(standing) == lists[year], year
            assert standing == {unit for unit in upper_units if unit.valid_on(f"{year}-12-31")}, year
            assert len({unit.code for unit in standing}) == len(standing), year
    assert len(lists) == 42 and walked > 6000


def _lists() -> dict[str, list[str]]:
    with LISTS.open(encoding="utf-8", newline="") as stream:
        return {row.pop("year"): list(row.values()) for row in csv.DictReader(stream)}


def _row(units: set[GazetteerUnit]) -> list[str]:
    count = Counter(unit.level for unit in units)
    names = "\n".join(sorted(unit.code + unit.name for unit in units))
    digest = hashlib.sha256(names.encode()).hexdigest()[:16]
    return [*(str(count[level]) for level in ("province", "prefecture", "county")), digest]


def test_every_end_has_its_successors_standing_that_day(upper_units: list[GazetteerUnit]) -> None:
    for unit in upper_units:
        assert bool(unit.successors) is bool(unit.end), unit
        for code in unit.successors:
            assert gazetteer.unit(code, on=unit.end) is not None, (unit, code)
