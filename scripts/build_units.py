"""Builds the compact gazetteer in ``patterns/units/`` from a folder of public tables.

    python scripts/build_units.py FOLDER [--check]
    python scripts/build_units.py --time

``FOLDER`` holds ``county_history.csv``, ``township_history.csv`` and ``zones.csv``. The output is the
same for the same input, byte for byte; ``--check`` writes nothing and fails when the files differ.
``--time`` builds nothing and prints what loading the gazetteer costs.

Written are

``counties.tsv``
    province, prefecture and county level. ``prefix`` is the first four digits, ``units`` the intervals:
    ``NNname[/start~end][>successors]`` joined by ``|``; NN are the last two digits, dates ISO days, or a
    year alone where the day is not known, successors codes joined by commas.
``townships.tsv``
    ``prefix`` and, for each of the two code systems (``mca``, ``nbs``), ``NNNNNname[/start~end]`` joined by ``|``;
    and an index of the names.
``zones_listed.tsv``
    development zones of the statistical lists, with their holder (``zones.tsv`` beside it is hand-written).
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import time
import zlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from epiextract.units.names import forms  # noqa: E402
from epiextract.units.store import level_of  # noqa: E402

OUT = ROOT / "patterns" / "units"
CORRECTIONS = Path(__file__).with_name("units_corrections.tsv")


@dataclass
class Interval:
    code: str
    name: str
    start: str
    end: str
    successors: list[str] = field(default_factory=list)
    partial: list[str] = field(default_factory=list)  # successors of a part, given up earlier

    def render(self, digits: int) -> str:
        dates = f"/{self.start}~{self.end}" if self.start or self.end else ""
        after = ">" + ",".join(self.successors) if self.successors else ""
        return self.code[-digits:] + self.name + dates + after


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def corrections() -> dict[tuple[str, str, str], str]:
    table: dict[tuple[str, str, str], str] = {}
    lines = [x for x in CORRECTIONS.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    for line in lines[1:]:
        code, name, column, value, _why = line.split("\t")
        table[code, name, column] = value
    return table


def latest_day(date: str, *, end: bool) -> str:
    """A year alone counts from its first day, and until its last."""
    return date if len(date) != 4 else date + ("-12-31" if end else "-01-01")


# ---------------------------------------------------------------------------------------------- county level and above


def read_counties(folder: Path) -> list[Interval]:
    fixed = corrections()
    intervals: list[Interval] = []
    for row in read_csv(folder / "county_history.csv"):
        dates: dict[str, str] = {}
        for column in ("start", "end"):
            year, day = row[column], row[column + "_date"]
            value = day if day[:4] == year else year  # a document of another year decided, it did not take effect
            dates[column] = fixed.get((row["code"], row["name"], column), value)
        interval = Interval(row["code"], row["name"], dates["start"], dates["end"])
        for successor in filter(None, row["successors"].split(";")):
            if "[" in successor:
                interval.partial.append(successor[:6])
            else:
                interval.successors.append(successor)
        intervals.append(interval)
    intervals.sort(key=lambda i: (i.code, latest_day(i.start, end=False) if i.start else "", i.end or "9999"))
    add_successors(intervals)
    return intervals


def add_successors(intervals: list[Interval]) -> None:
    """Completes the successors: the same code renamed, prefectures through their counties.

    A prefecture that ended without a named successor passed into the units that its counties' successors
    belong to (巢湖市 341400 -> 340100, 340200, 340500, besides the county-level 巢湖市 among its counties').
    """
    by_code: dict[str, list[Interval]] = defaultdict(list)
    for interval in intervals:
        by_code[interval.code].append(interval)
    known = set(by_code)
    for interval in intervals:
        if not interval.end:
            interval.successors.clear()
            continue
        others = [other for other in by_code[interval.code] if other is not interval and other.start]
        renamed = any(same_change(other.start, interval.end) for other in others)
        if renamed and interval.code not in interval.successors:
            interval.successors.insert(0, interval.code)
        if interval.successors or not interval.code.endswith("00"):
            continue
        heirs: list[str] = []
        for county in intervals:
            if county.code[:4] != interval.code[:4] or county is interval or not county.end:
                continue
            if same_change(county.end, interval.end):
                for successor in county.successors:
                    above = successor[:4] + "00" if successor[:4] + "00" in known else successor[:2] + "0000"
                    if above != interval.code and above not in heirs:
                        heirs.append(above)
        interval.successors = sorted(heirs)
    for interval in intervals:
        if interval.end and not interval.successors:
            # A part given up in the year it ended is the whole it left.
            interval.successors = sorted(set(interval.partial))


def same_change(one: str, other: str) -> bool:
    """Whether two dates name one change: the same day, or the same year where only years are known."""
    return one == other or (one[:4] == other[:4] and (len(one) == 4 or len(other) == 4))


def write_counties(intervals: list[Interval]) -> str:
    groups: dict[str, list[str]] = defaultdict(list)
    for interval in intervals:
        groups[interval.code[:4]].append(interval.render(2))
    lines = [
        "# Built by scripts/build_units.py; do not edit. Province, prefecture and county level since 1981.",
        "# units: two last digits of the code, name, [/start~end] (end exclusive), [>successors]; joined by |.",
        "prefix\tunits",
    ]
    lines += [f"{prefix}\t{'|'.join(groups[prefix])}" for prefix in sorted(groups)]
    return "\n".join(lines) + "\n"


# ------------------------------------------------------------------------------------------------------ township level

TOWNSHIP_NAME = re.compile(r"^[㐀-鿿·]{1,18}(?:镇|乡|街道|苏木|地区|街)$")
PARENTHESIS = re.compile(r"[（(][^）)]*[）)]")
TAIL = re.compile(r"(?:人民政府|镇?政府|办事处?)$")
NOT_TOWNSHIPS = re.compile(
    r"管理委员会|管委会|开发区|工业园|产业园|园区|管理区|示范区|保护区|农场|林场|牧场|风景|名胜|直辖|类似"
)


def township_name(name: str, above: set[str]) -> str | None:
    """The official name of a township-level unit from a list's spelling, None for what is no such unit.

    ``above`` holds the names of the units that hold it: lists write them before some names.
    """
    name = PARENTHESIS.sub("", name).strip()
    for _ in range(2):
        for unit in above:
            if name.startswith(unit) and len(name) >= len(unit) + 3:
                name = name[len(unit) :]
    name = re.sub("办(?:事处)?街道$", "街道", name)
    name = re.sub("^(?:高新区|经开区|开发区)(?=.{2,}(?:镇|乡|街道)$)", "", name)
    bare = TAIL.sub("", name)
    if bare != name:
        if bare.endswith(("街道", "地区", "镇", "乡", "苏木")):
            name = bare
        elif name.endswith(("办事处", "街道办事", "道办事")):
            name = bare + "道" if bare.endswith("街") else bare + "街道"
    if NOT_TOWNSHIPS.search(name) or not TOWNSHIP_NAME.match(name) or name in {"街道", "镇", "乡", "地区"}:
        return None
    return name


def read_townships(folder: Path, counties: list[Interval]) -> dict[str, dict[str, list[Interval]]]:
    ended_on: dict[str, str] = {}
    heirs: dict[str, set[str]] = defaultdict(set)
    above: dict[str, set[str]] = defaultdict(set)
    for county in counties:
        above[county.code].add(county.name)
        ended_on[county.code] = county.end
        heirs[county.code] |= {*county.successors, *county.partial}
    rows: list[tuple[str, Interval]] = []
    for row in read_csv(folder / "township_history.csv"):
        code = row["code9"]
        name = township_name(row["name"], above[code[:6]] | above[code[:4] + "00"])
        if name is None or code[:6] not in ended_on or code.endswith("000"):
            continue
        end = row["end"]
        if end == "?":  # ended in an unknown year: with its county, or when another code took the name
            end = ended_on[code[:6]] or "?"
        rows.append((row["code_system"], Interval(code, name, row["start"], end)))
    standing = {(unit.code[:6], unit.name) for _, unit in rows if not unit.end}
    rows = [row for row in rows if row[1].end != "?" or (row[1].code[:6], row[1].name) not in standing]
    for _, unit in rows:
        unit.end = unit.end.strip("?")
    rows = without_doubles(rows)
    begin_with_the_county(rows, heirs, ended_on)
    found: dict[str, dict[str, list[Interval]]] = defaultdict(lambda: {"MCA": [], "NBS": []})
    for system, interval in rows:
        found[interval.code[:6]][system].append(interval)
    return found


def without_doubles(rows: list[tuple[str, Interval]]) -> list[tuple[str, Interval]]:
    """Spellings of one unit (街道办事处, 街道) become one interval; a unit in both systems keeps the MCA's code."""
    merged: dict[tuple[str, str, str], Interval] = {}
    for system, interval in sorted(rows, key=lambda r: (r[1].code, r[0], r[1].start or "0", r[1].end or "9")):
        key = (system, interval.code, interval.name)
        if key not in merged:
            merged[key] = interval
            continue
        first = merged[key]
        if first.end and (not interval.start or first.end >= interval.start):
            first.end = max(first.end, interval.end) if interval.end else ""
    official = {(interval.code[:6], interval.name) for (system, _, _), interval in merged.items() if system == "MCA"}
    return [
        (system, interval)
        for (system, _, _), interval in merged.items()
        if system == "MCA" or official.isdisjoint((interval.code[:6], name) for name in spellings(interval.name))
    ]


def spellings(name: str) -> list[str]:
    """Names that mean the same unit: 民意街街道, 民意街道, 民意街."""
    if not name.endswith(("街街道", "路街道", "镇街道")):
        return [name]
    return [name, name[:-3] + "街道", name[:-2]]


def begin_with_the_county(
    rows: list[tuple[str, Interval]], heirs: dict[str, set[str]], ended_on: dict[str, str]
) -> None:
    """A township that passed to another county under a new code begins when the old code ends."""
    ended: dict[str, list[Interval]] = defaultdict(list)
    for _, interval in rows:
        if interval.end or ended_on[interval.code[:6]]:
            ended[interval.name].append(interval)
    for _, interval in rows:
        if interval.start:
            continue
        for former in ended[interval.name]:
            county = former.code[:6]
            if interval.code[:6] != county and interval.code[:6] in heirs[county]:
                interval.start = ended_on[county] or former.end


def write_townships(found: dict[str, dict[str, list[Interval]]]) -> str:
    parts: dict[str, dict[str, list[str]]] = defaultdict(lambda: {"MCA": [], "NBS": []})
    places: dict[str, list[str]] = defaultdict(list)
    for county in sorted(found):
        prefix = county[:4]
        for system, units in found[county].items():
            ordered = sorted(units, key=lambda i: (i.code, i.start, i.end or "9", i.name))
            parts[prefix][system] += [unit.render(5) for unit in ordered]
            for name in (unit.name for unit in ordered):
                if prefix not in places[name]:
                    places[name].append(prefix)
    lines = [
        "# Built by scripts/build_units.py; do not edit. Township level; mca and nbs are two code systems.",
        "# prefix: four first digits of the code; mca, nbs: five last digits, name, [/start~end] where known (a year: some",
        "# time in it), sorted by code. The other columns are an index: names that occur under this prefix alone; shared,",
        "# with all their prefixes; ethnic, without their nationalities.",
        "prefix\tmca\tnbs\tnames\tshared\tethnic",
    ]
    for prefix in sorted(parts):
        first = sorted(name for name, found_in in places.items() if found_in[0] == prefix)
        cells = [*parts[prefix].values()]
        cells.append([name for name in first if len(places[name]) == 1])
        cells.append([",".join((name, *places[name])) for name in first if len(places[name]) > 1])
        cells.append([f"{plain}={name}" for name in first if (plain := plain_form(name))])
        lines.append("\t".join((prefix, *map("|".join, cells))).rstrip("\t"))
    return "\n".join(lines) + "\n"


def plain_form(name: str) -> str:
    """An ethnic township's name without its nationalities: 下洼回族乡 is called 下洼乡."""
    ending = next((ending for ending in ("苏木", "乡", "镇") if name.endswith(ending)), "")
    if "族" not in name or not ending:
        return ""
    short = forms(name, "township").short
    return "" if short in (name, name[: -len(ending)]) else short + ending


# -------------------------------------------------------------------------------------------------------------- zones

KINDS = (
    "开发区|园区|工业园|产业园|科技园|新区|新城|试验区|示范区|合作区|保税区|保税港区|度假区|风景名胜区|风景区|投资区|管理区|集聚区|"
    "集中区|高新区|保护区"
)
QUALITIES = (
    "国家级|省级|市级|经济技术|经济|高新技术产业|高新技术|高技术产业|高新|技术|工业|产业|旅游|生态|农业|综合|循环|现代|化工|科技|商务|物流|"
    "临港|临空|空港|新型|文化|科学|先进制造业|特色|民营|创业|装备制造|农牧业|绿色|食品|出口加工|统筹城乡|城乡一体化|国际"
)
ZONE_NAME = re.compile(rf"(.{{2,16}}?)((?:{QUALITIES}){{0,6}}(?:{KINDS}))")
PLAIN = re.compile(rf"(?:{QUALITIES}){{0,6}}(?:{KINDS})")
OFFICE = re.compile(r"(?:管理委员会|管委会|服务中心|办事处|街道)$")
# Words that zones everywhere bear: without a unit's name before them they name nothing.
COMMON = re.compile(
    r"(?:[省市县区]|城[东南西北中]|[东南西北中]部?|高铁|滨[江河湖海水]|沿[江河海]|沙河|温泉|华侨|临[江河湖海港空]|高?新(?:技术)?|老|农场?|先进|循环|综合|"
    r"[一二三四五]|第[一二三]|[^市县区]{0,2}(?:产业|工业|经济|特色|专业|示范|加工|制造|现代))*"
)


def read_zones(folder: Path, counties: list[Interval]) -> list[tuple[str, str, str, str]]:
    """(name, parent, kind, source), one line a zone, from the statistical lists and the Ministry of Commerce's."""
    names = UnitNames(counties)
    best: dict[tuple[str, str], tuple[str, str, str, str]] = {}
    for row in read_csv(folder / "zones.csv"):
        name = OFFICE.sub("", PARENTHESIS.sub("", row["name"]).strip())
        match = ZONE_NAME.fullmatch(name)
        if row["source"] != "NBS":
            province = [code for code in names.codes(row["prefecture"], "") if code.endswith("0000")]
            holder = names.holder(name, province[0])[0] if province else ""
            if holder:
                best[name, holder] = (name, holder, "national economic zone", "商务部名单")
            continue
        if not match or COMMON.fullmatch(match.group(1)):
            continue
        at = row["county_code"] if row["kind"] == "township-like" else row["prefecture_code"]
        if not re.fullmatch(r"\d{6}", at) or not names.known(at):
            continue
        years = f"NBS {row['first_nbs_year']}-{row['last_nbs_year']}"
        # A zone named by its city is the city's, whatever district it lies in.
        parent = at[:2] + "0000" if at[2:] == "9000" else at
        holder, rest = names.holder(name, at[:2] + "0000", at[:4])
        if holder and PLAIN.fullmatch(rest):
            parent = holder
        best.setdefault((name, parent), (name, parent, "listed", years))
    return sorted(best.values(), key=lambda z: (z[1], z[0]))


class UnitNames:
    """Short names of the units of today, to tell which unit a zone's name begins with."""

    def __init__(self, counties: list[Interval]) -> None:
        self.by_name: dict[str, list[str]] = defaultdict(list)
        self.all_codes = {interval.code for interval in counties}
        for interval in counties:
            if interval.end:
                continue
            for form in {interval.name, *forms(interval.name, level_of(interval.code)).others}:
                self.by_name[form].append(interval.code)

    def known(self, code: str) -> bool:
        return code in self.all_codes

    def codes(self, name: str, prefix: str) -> list[str]:
        return [code for code in self.by_name.get(name, []) if code.startswith(prefix)]

    def holder(self, name: str, province: str, prefix: str = "") -> tuple[str, str]:
        """The lowest unit whose name, after those above it, a zone's name begins with, "" if none; and what follows."""
        at, found = 0, ""
        while True:
            for length in range(min(12, len(name) - at - 2), 1, -1):
                codes = [code for code in self.codes(name[at : at + length], province[:2]) if code != found]
                if found and not found.endswith("0000"):
                    codes = [code for code in codes if code[:4] == found[:4]]
                if prefix:
                    codes = [code for code in codes if code[:4] == prefix or code.endswith("0000")]
                if len(codes) > 1:
                    codes = [code for code in codes if code.endswith("00")][:1] or codes
                if len(codes) == 1:
                    found, at = codes[0], at + length
                    break
            else:
                break
        if found.endswith("0000") and not found.startswith(("11", "12", "31", "50")):
            return "", name
        return found, name[at:]


def write_zones(zones: list[tuple[str, str, str, str]], codes: set[str]) -> str:
    by_parent: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, parent, _, source in zones:
        if parent in codes:
            by_parent[parent, source].append(name)
    lines = [
        "# Built by scripts/build_units.py; do not edit. Zones of the statistical lists, joined by |, with the unit that",
        "# holds them; source: the list and the years in which it has them.",
        "parent\tnames\tsource",
    ]
    lines += [f"{parent}\t{'|'.join(names)}\t{source}" for (parent, source), names in sorted(by_parent.items())]
    return "\n".join(lines) + "\n"


def same_text(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def print_costs() -> None:
    """Prints the time each table takes to load, the memory both hold and the files' compressed size."""
    from epiextract.units import store
    from epiextract.units.gazetteer import gazetteer

    steps: dict[str, Callable[[], object]] = {
        "province to county level, zones": store.upper_table,
        "townships": store.township_table,
        "the names of townships, when one is first asked for": lambda: "" in gazetteer.names(),
    }
    for label, step in steps.items():
        began = time.perf_counter()
        step()
        print(f"{label}: {(time.perf_counter() - began) * 1000:.0f} ms")
    size = sum(len(zlib.compress(path.read_bytes(), 9)) for path in sorted(OUT.glob("*.tsv")))
    print(f"patterns/units compressed: {size / 1000:.0f} kB")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", help="the folder of the public tables")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the files would change")
    parser.add_argument("--time", action="store_true", help="print load time, memory and size of the built files")
    options = parser.parse_args()
    if options.time:
        print_costs()
        return 0
    if options.folder is None:
        parser.error("name the folder of the public tables")
    counties = read_counties(options.folder)
    codes = {interval.code for interval in counties}
    files = {
        "counties.tsv": write_counties(counties),
        "townships.tsv": write_townships(read_townships(options.folder, counties)),
        "zones_listed.tsv": write_zones(read_zones(options.folder, counties), codes),
    }
    changed = [name for name, text in files.items() if not same_text(OUT / name, text)]
    if options.check:
        print("differs: " + ", ".join(changed) if changed else "up to date")
        return 1 if changed else 0
    for name, text in files.items():
        (OUT / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {len(text.splitlines())} lines, {len(text.encode())} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
