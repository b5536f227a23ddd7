"""The gazetteer's tables: parsed from ``patterns/units`` when first asked for, townships apart.

An entry is a row number. Rows come in this order: the state, province to county level, zones, townships.
Both tables answer the same questions about a row, so that readers need not know which one holds it.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain, repeat

from ..lexicon import read_table, values
from .names import Forms, forms

STATE_CODE = "000000"
OPEN_END = "9999"  # sorts after every ISO day


def day(text: str, *, end: bool = False) -> str:
    """An ISO day of a date in the files: a year alone counts from its first day, and until its last.

    >>> day("2019"), day("2019", end=True), day("2020-06-05")
    ('2019-01-01', '2019-12-31', '2020-06-05')
    """
    return text if len(text) != 4 else text + ("-12-31" if end else "-01-01")


def level_of(code: str) -> str:
    """The level that a code's form tells.

    >>> level_of("320000"), level_of("320100"), level_of("320102"), level_of("320102001")
    ('province', 'prefecture', 'county', 'township')
    """
    if len(code) == 9:
        return "township"
    if code == STATE_CODE:
        return "state"
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


#: One unit of the upper table: last two digits, name, days, successors.
_UNIT = re.compile(r"(\d\d)([^|/>]+)/?([^|>]*)>?([^|]*)")
#: Code, name, level, parent, first day, day after the last, short name.
_Row = tuple[str, str, str, str, str, str, str]


class UpperTable:
    """The state, provinces, prefectures, counties and zones, in columns of equal length.

    ``starts`` and ``ends`` hold ISO days, ``""`` where open; ``surface`` every name and form to its rows.
    """

    def __init__(self) -> None:
        self.surface: dict[str, tuple[int, ...]] = {}
        self._after: dict[int, str] = {}
        self._spans: dict[str, tuple[str, str]] = {}
        self.first_listed_zone = 0  # where the zones of the statistical lists begin
        rows: list[_Row] = [(STATE_CODE, "中华人民共和国", "state", "", "", "", "中国")]
        self._read_counties(rows)
        self._read_zones(rows)
        self._set_columns(rows)
        self._read_aliases()

    def _set_columns(self, rows: list[_Row]) -> None:
        """Cuts the rows up once they are all there: seven appends a row would take longer."""
        self.codes, self.names, self.levels, self.parents, self.starts, self.ends, self.shorts = zip(*rows)
        self._rows: dict[str, tuple[int, ...]] = {}
        for row, code in enumerate(self.codes):
            if code:
                self._rows[code] = (*self._rows[code], row) if code in self._rows else (row,)

    def __len__(self) -> int:
        return len(self.codes)

    def rows_of_code(self, code: str) -> tuple[int, ...]:
        return self._rows.get(code, ())

    def successors(self, row: int) -> tuple[str, ...]:
        return tuple(self._after[row].split(",")) if row in self._after else ()

    def span_of_code(self, code: str) -> tuple[str, str]:
        """The first day of a code, and the day after its last, over all its names."""
        known = self._spans.get(code)
        if known is None:
            rows = self._rows.get(code, ())
            ends = [self.ends[row] for row in rows]
            first = min((self.starts[row] for row in rows), default="")
            known = self._spans[code] = first, "" if "" in ends else max(ends, default="")
        return known

    def _call(self, name: str, row: int) -> None:
        """Files ``row`` under a surface name."""
        rows = self.surface.get(name)
        if rows is None:
            self.surface[name] = (row,)
        elif row not in rows:
            self.surface[name] = (*rows, row)

    def _read_counties(self, rows: list[_Row]) -> None:
        known: dict[str, dict[str, Forms]] = {"province": {}, "prefecture": {}, "county": {}}
        spans: dict[str, tuple[str, str]] = {}
        surface, after = self.surface, self._after
        for line in read_table("units/counties.tsv", required=["prefix", "units"], unique="prefix"):
            prefix, units = line["prefix"], line["units"]
            province = prefix[:2] + "0000"
            # Units that a province holds itself (直辖) have codes with a prefix that no prefecture has.
            county = ("county", prefix + "00" if units.startswith("00") else province)
            whole = ("province", STATE_CODE) if prefix.endswith("00") else ("prefecture", province)
            for row, (last, name, dates, successors) in enumerate(_UNIT.findall(units), len(rows)):
                level, parent = whole if last == "00" else county
                found = known[level].get(name)
                if found is None:
                    found = known[level][name] = forms(name, level)
                if successors:
                    after[row] = successors
                span = spans.get(dates)
                if span is None:
                    start, _, end = dates.partition("~")
                    span = spans[dates] = day(start), day(end, end=True)
                rows.append((prefix + last, name, level, parent, *span, found.short))
                surface[name] = surface.get(name, ()) + (row,)
                for form in found.others:
                    surface[form] = surface.get(form, ()) + (row,)

    def _read_aliases(self) -> None:
        for line in read_table("units/aliases.tsv", required=["alias", "code"], optional=["note"]):
            rows = self.rows_of_code(line["code"])
            if rows:
                self._call(line["alias"], max(rows, key=lambda row: self.ends[row] or OPEN_END))

    def _read_zones(self, rows: list[_Row]) -> None:
        known: set[tuple[str, str]] = set()
        columns = ["short", "code", "start", "end", "source"]
        for line in read_table("units/zones.tsv", required=["name", "parent", "kind"], optional=columns):
            name, parent, shorts = line["name"], line["parent"], values(line["short"])
            dates = day(line["start"]), day(line["end"], end=True)
            for form in (name, *shorts):
                known.add((form, parent[:2]))
                self._call(form, len(rows))
            rows.append((line["code"], name, "zone", parent, *dates, shorts[0] if shorts else name))
        self.first_listed_zone = len(rows)
        for line in read_table("units/zones_listed.tsv", required=["parent", "names"], optional=["source"]):
            parent = line["parent"]
            for name in line["names"].split("|"):
                if (name, parent[:2]) not in known:
                    self._call(name, len(rows))
                    rows.append(("", name, "zone", parent, "", "", name))


class TownshipTable:
    """Townships: the units' texts as they stand in the file, cut up only when a row is asked for."""

    def __init__(self, upper: UpperTable) -> None:
        self.offset = len(upper)
        self._upper = upper
        self._cells: list[str] = []  # all units of one prefix in one code system, joined
        self._firsts: list[int] = []  # number of each cell's first unit
        self._prefixes: list[str] = []
        self._systems: list[str] = []
        self._cells_of: dict[str, list[int]] = {}
        self._lines: list[dict[str, str]] = []  # the index of names as it stands in the file
        self._count = 0
        columns = ["mca", "nbs", "names", "shared", "ethnic"]
        for line in read_table("units/townships.tsv", required=["prefix"], optional=columns, unique="prefix"):
            prefix = line["prefix"]
            for system in ("mca", "nbs"):
                if line[system]:
                    self._add_cell(prefix, system.upper(), line[system])
            self._lines.append(line)

    @functools.cached_property
    def _places(self) -> dict[str, str]:
        """Official names to the prefixes under which they occur, joined by commas; looked at when a name is asked for."""
        places: dict[str, str] = {}
        for line in self._lines:
            places.update(zip(line["names"].split("|"), repeat(line["prefix"])))
            for entry in line["shared"].split("|"):
                name, _, prefixes = entry.partition(",")
                places[name] = prefixes
        places.pop("", None)
        return places

    @functools.cached_property
    def _ethnic(self) -> dict[str, list[str]]:
        """Names without their nationalities to the official ones."""
        ethnic: dict[str, list[str]] = {}
        for line in self._lines:
            for entry in values(line["ethnic"]):
                plain, _, full = entry.partition("=")
                ethnic.setdefault(plain, []).append(full)
        return ethnic

    def _add_cell(self, prefix: str, system: str, cell: str) -> None:
        self._cells_of.setdefault(prefix, []).append(len(self._cells))
        self._cells.append(cell)
        self._firsts.append(self._count)
        self._prefixes.append(prefix)
        self._systems.append(system)
        self._count += cell.count("|") + 1

    def __len__(self) -> int:
        return self._count

    def __contains__(self, name: object) -> bool:
        return name in self._places or name in self._ethnic

    def __iter__(self) -> Iterator[str]:
        """Every surface name, some of them twice."""
        return chain(self._places, self._ethnic)

    def rows_of_name(self, name: str) -> tuple[int, ...]:
        """The rows that bear a name, or that it means without their nationalities (下洼乡 for 下洼回族乡)."""
        rows: list[int] = []
        for official in (name, *self._ethnic.get(name, ())):
            for prefix in values(self._places.get(official, "").replace(",", "|")):
                for cell in self._cells_of[prefix]:
                    rows += self._rows_in(cell, official)
        return tuple(rows)

    def _rows_in(self, cell: int, name: str) -> Iterator[int]:
        """The rows of one cell that bear a name; a digit stands before each name, a stroke or nothing behind."""
        text, first, size = self._cells[cell], self._firsts[cell] + self.offset, len(name)
        at = text.find(name)
        while at >= 0:
            if text[at - 1].isdigit() and text[at + size : at + size + 1] in ("", "/", "|"):
                yield first + text.count("|", 0, at)
            at = text.find(name, at + size)

    def _cell_and_text(self, row: int) -> tuple[int, str]:
        """The cell of a row and its text: five last digits of the code, name, [/start~end]."""
        cell = bisect_right(self._firsts, row - self.offset) - 1
        return cell, _units(self._cells[cell])[row - self.offset - self._firsts[cell]]

    def county(self, row: int) -> str:
        return self.code(row)[:6]

    def system(self, row: int) -> str:
        return self._systems[self._cell_and_text(row)[0]]

    def code(self, row: int) -> str:
        cell, text = self._cell_and_text(row)
        return self._prefixes[cell] + text[:5]

    def name(self, row: int) -> str:
        return self._cell_and_text(row)[1][5:].partition("/")[0]

    def span(self, row: int) -> tuple[str, str]:
        """First day and the day after the last; a township's code begins and ends with its county's."""
        start, _, end = self._cell_and_text(row)[1].partition("/")[2].partition("~")
        opened, closed = self._upper.span_of_code(self.county(row))
        ends = [value for value in (day(end, end=True), closed) if value]
        return max(day(start), opened), min(ends, default="")

    def may_hold(self, prefix: str, part: str) -> bool:
        """Whether a part of a name occurs among the townships under four digits: cheaper than cutting them up."""
        return any(part in self._cells[cell] for cell in self._cells_of.get(prefix, ()))

    def rows_under(self, code: str) -> tuple[int, ...]:
        """The rows of one code (nine digits), or of every township of a county (six)."""
        rows: list[int] = []
        for cell in self._cells_of.get(code[:4], ()):
            units, first = _units(self._cells[cell]), self._firsts[cell] + self.offset
            low = bisect_left(units, code[4:])
            high = bisect_left(units, code[4:] + _AFTER_ALL, low)
            rows += range(first + low, first + high)
        return tuple(rows)


#: Sorts after every character of the tables.
_AFTER_ALL = "\U0010ffff"


@functools.lru_cache(maxsize=256)
def _units(cell: str) -> list[str]:
    return cell.split("|")


@functools.cache
def upper_table() -> UpperTable:
    """The table above the townships, parsed once."""
    return UpperTable()


@functools.cache
def township_table() -> TownshipTable:
    """The table of townships, parsed once."""
    return TownshipTable(upper_table())
