"""The gazetteer's tables: parsed from ``patterns/units`` when first asked for, townships apart.

An entry is a row number. Rows come in this order: the state, province to county level, zones, townships.
Both tables answer the same questions about a row, so that readers need not know which one holds it.
"""

from __future__ import annotations

import functools
from bisect import bisect_right

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


class UpperTable:
    """The state, provinces, prefectures, counties and zones, in columns of equal length.

    ``starts`` and ``ends`` hold ISO days, ``""`` where open; ``surface`` every name and form to its rows.
    """

    def __init__(self) -> None:
        self.codes: list[str] = []
        self.names: list[str] = []
        self.levels: list[str] = []
        self.parents: list[str] = []
        self.starts: list[str] = []
        self.ends: list[str] = []
        self.shorts: list[str] = []
        self._after: dict[int, str] = {}
        self._rows: dict[str, tuple[int, ...]] = {}
        self.surface: dict[str, tuple[int, ...]] = {}
        self._add(STATE_CODE, "中华人民共和国", "state", "", short="中国")
        self._read_counties()
        self._read_aliases()
        self._read_zones()

    def __len__(self) -> int:
        return len(self.codes)

    def rows_of_code(self, code: str) -> tuple[int, ...]:
        return self._rows.get(code, ())

    def successors(self, row: int) -> tuple[str, ...]:
        return tuple(self._after[row].split(",")) if row in self._after else ()

    def span_of_code(self, code: str) -> tuple[str, str]:
        """The first day of a code, and the day after its last, over all its names."""
        rows = self._rows.get(code, ())
        if not rows:
            return "", ""
        ends = [self.ends[row] for row in rows]
        return min(self.starts[row] for row in rows), "" if "" in ends else max(ends)

    def _add(
        self, code: str, name: str, level: str, parent: str, *, start: str = "", end: str = "", short: str = ""
    ) -> int:
        row = len(self.codes)
        self.codes.append(code)
        self.names.append(name)
        self.levels.append(level)
        self.parents.append(parent)
        self.starts.append(start)
        self.ends.append(end)
        self.shorts.append(short or name)
        if code:
            self._rows[code] = (*self._rows[code], row) if code in self._rows else (row,)
        return row

    def _call(self, name: str, row: int) -> None:
        """Files ``row`` under a surface name."""
        if name not in self.surface:
            self.surface[name] = (row,)
        elif row not in self.surface[name]:
            self.surface[name] = (*self.surface[name], row)

    def _read_counties(self) -> None:
        known: dict[tuple[str, str], Forms] = {}
        for line in read_table("units/counties.tsv", required=["prefix", "units"], unique="prefix"):
            prefix, units = line["prefix"], line["units"]
            province = prefix[:2] + "0000"
            # Units that a province holds itself (直辖) have codes with a prefix that no prefecture has.
            above = prefix + "00" if units.startswith("00") else province
            for unit in units.split("|"):
                head, _, tail = unit.partition("/")
                dates, _, after = tail.partition(">")
                start, _, end = dates.partition("~")
                code, name = prefix + head[:2], head[2:]
                level = level_of(code)
                parent = above if level == "county" else province if level == "prefecture" else STATE_CODE
                if (name, level) not in known:
                    known[name, level] = forms(name, level)
                short, others = known[name, level]
                row = self._add(code, name, level, parent, start=day(start), end=day(end, end=True), short=short)
                if after:
                    self._after[row] = after
                self._call(name, row)
                for form in others:
                    self._call(form, row)

    def _read_aliases(self) -> None:
        for line in read_table("units/aliases.tsv", required=["alias", "code"], optional=["note"]):
            rows = self.rows_of_code(line["code"])
            if rows:
                self._call(line["alias"], max(rows, key=lambda row: self.ends[row] or OPEN_END))

    def _read_zones(self) -> None:
        known: set[tuple[str, str]] = set()
        columns = ["short", "code", "source"]
        for line in read_table("units/zones.tsv", required=["name", "parent", "kind"], optional=columns):
            shorts = values(line["short"])
            row = self._add(line["code"], line["name"], "zone", line["parent"], short=shorts[0] if shorts else "")
            for form in (line["name"], *shorts):
                known.add((form, line["parent"][:2]))
                self._call(form, row)
        for line in read_table("units/zones_listed.tsv", required=["name", "parent", "kind"], optional=["source"]):
            if (line["name"], line["parent"][:2]) not in known:
                self._call(line["name"], self._add("", line["name"], "zone", line["parent"]))


class TownshipTable:
    """Townships: the units' texts as they stand in the file, cut up only when a row is asked for."""

    def __init__(self, upper: UpperTable) -> None:
        self.offset = len(upper)
        self.surface: dict[str, tuple[int, ...]] = {}
        self._upper = upper
        self._texts: list[str] = []
        self._blocks: list[int] = []  # first text of each county's part in one code system
        self._counties: list[str] = []
        self._systems: list[str] = []
        self._blocks_of: dict[str, list[int]] = {}
        for line in read_table("units/townships.tsv", required=["county"], optional=["mca", "nbs"], unique="county"):
            for system in ("mca", "nbs"):
                if line[system]:
                    self._read(line["county"], system.upper(), line[system].split("|"))

    def __len__(self) -> int:
        return len(self._texts)

    def _read(self, county: str, system: str, texts: list[str]) -> None:
        first = len(self._texts)
        self._blocks_of.setdefault(county, []).append(len(self._blocks))
        self._blocks.append(first)
        self._counties.append(county)
        self._systems.append(system)
        self._texts += texts
        surface = self.surface
        for row, text in enumerate(texts, first + self.offset):
            name = text[3:].partition("/")[0]
            for form in (name,) if "族" not in name else (name, *_plain_forms(name)):
                if form in surface:
                    surface[form] += (row,)
                else:
                    surface[form] = (row,)

    def county(self, row: int) -> str:
        return self._counties[bisect_right(self._blocks, row - self.offset) - 1]

    def system(self, row: int) -> str:
        return self._systems[bisect_right(self._blocks, row - self.offset) - 1]

    def code(self, row: int) -> str:
        return self.county(row) + self._texts[row - self.offset][:3]

    def name(self, row: int) -> str:
        return self._texts[row - self.offset][3:].partition("/")[0]

    def span(self, row: int) -> tuple[str, str]:
        """First day and the day after the last; a township's code begins and ends with its county's."""
        start, _, end = self._texts[row - self.offset].partition("/")[2].partition("~")
        opened, closed = self._upper.span_of_code(self.county(row))
        ends = [value for value in (day(end, end=True), closed) if value]
        return max(day(start), opened), min(ends, default="")

    def rows_of_county(self, county: str) -> list[int]:
        rows: list[int] = []
        for block in self._blocks_of.get(county, ()):
            last = self._blocks[block + 1] if block + 1 < len(self._blocks) else len(self._texts)
            rows += range(self._blocks[block] + self.offset, last + self.offset)
        return rows

    def rows_of_code(self, code: str) -> tuple[int, ...]:
        texts, last = self._texts, code[6:]
        return tuple(row for row in self.rows_of_county(code[:6]) if texts[row - self.offset].startswith(last))


@functools.cache
def _plain_forms(name: str) -> tuple[str, ...]:
    """An ethnic township's name without its nationalities: 下洼回族乡 is called 下洼乡."""
    ending = next((ending for ending in ("苏木", "乡", "镇") if name.endswith(ending)), "")
    short = forms(name, "township").short
    bare = ending and short not in (name, name[: -len(ending)])
    return (short + ending,) if bare else ()


@functools.cache
def upper_table() -> UpperTable:
    """The table above the townships, parsed once."""
    return UpperTable()


@functools.cache
def township_table() -> TownshipTable:
    """The table of townships, parsed once."""
    return TownshipTable(upper_table())
