"""Names of zones: their endings, the words of their own, and the zones known by name."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from ..lexicon import read_table, values
from .gazetteer import GazetteerUnit, gazetteer
from .store import township_table, upper_table
from .terms import LEVELS, facts
from .words import alternation, crossing_words, is_han, neighbours, one_of

#: The longest name of a unit that is looked for in a zone's.
_LONGEST_UNIT = 6


@dataclass(frozen=True, slots=True)
class ZoneEnding:
    """An ending of zones' names with the level that usually holds such a zone."""

    holder: str
    bare: bool
    own: str  # yes | feature | organ | only | ""
    kind: str  # nature | general | ""


@functools.cache
def zone_endings() -> dict[str, ZoneEnding]:
    """Endings of zones' names."""
    rows = read_table(
        "units/zone_suffixes.tsv",
        required=["suffix", "holder"],
        optional=["bare", "own", "kind"],
        unique="suffix",
        choices={"holder": LEVELS, "bare": ["yes"], "own": ["yes", "feature", "organ", "only"], "kind": ["nature", "general"]},
    )
    return {
        row["suffix"]: ZoneEnding(row["holder"], row["bare"] == "yes", row["own"], row["kind"])
        for row in rows
    }


def suffix_of(name: str) -> str:
    """The longest ending with which a zone's name ends, "" if there is none."""
    endings = zone_endings()
    return next((name[at:] for at in range(1, len(name) - 1) if name[at:] in endings), "")


def ending_of(name: str) -> ZoneEnding | None:
    """What is known of the ending with which a zone's name ends, None if it ends with none."""
    return zone_endings().get(suffix_of(name))


@functools.cache
def zone_surfaces() -> dict[str, tuple[int, ...]]:
    """Surface names that belong to zones alone, to the numbers of their entries."""
    upper, townships = upper_table(), township_table()
    return {
        name: rows for name, rows in upper.surface.items()
        if all(upper.levels[row] == "zone" for row in rows) and name not in townships
    }


@functools.cache
def known_zones() -> dict[str, tuple[GazetteerUnit, ...]]:
    """Known zones by the part of their name that is their own: 净月高新区, not 长春净月高新区.

    A zone named by its holder and an ending alone (常州经开区) is left to the pattern.
    """
    zones: dict[str, tuple[GazetteerUnit, ...]] = {}
    names, surfaces = gazetteer.names(), zone_surfaces()
    for name, rows in surfaces.items():
        for row in rows:
            unit = gazetteer.entry(row)
            certain = row < upper_table().first_listed_zone
            core = _core(name, unit, certain=certain)
            if core and not _is_plain(core, unit, certain=certain and core == name) and (core not in names or core in surfaces):
                zones[core] = (*zones.get(core, ()), unit)
    return zones


def _is_plain(core: str, zone: GazetteerUnit, *, certain: bool) -> bool:
    """Whether what is left of a zone's name is but a common noun (特色产业园区); ``certain``: it is the whole of a name known
    for certain, not of the statistical lists."""
    if core == zone.short != zone.name:
        return False  # a short name listed as such is one
    for length in range(len(core) - 1, 1, -1):
        if core[-length:] in zone_endings():
            stem = core[:-length]
            if certain and len(stem) > 1:
                bracketed = stem.startswith(neighbours("zone_bracket")) and "(" in stem  # the pattern's: 中国(福建)自贸试验区
                return bracketed or stem in zone_stems_not()[1] or trades().fullmatch(stem) is not None
            return len(stem) < 2 or not is_zone_stem(stem)
    return not certain


def is_zone_stem(stem: str) -> bool:
    """Whether a word can be a zone's own: no ordinary word, nothing that ends in one."""
    _, never = zone_stems_not()
    if ends_in_one_of(stem, never):
        return False
    ordinary = crossing_words()
    return not any(stem[at : at + 2] in ordinary for at in range(len(stem) - 1))


def ends_in_one_of(stem: str, words: frozenset[str]) -> bool:
    """Whether a stem is one of many words or ends in one."""
    return any(stem[at:] in words for at in range(len(stem)))


def _core(name: str, zone: GazetteerUnit, *, certain: bool) -> str:
    """The zone's own part of its name, "" when it has none but its ending; ``certain``: it is not of the statistical lists."""
    if name.endswith(_no_zone_ends()):
        return ""
    names, at, held = gazetteer.names(), 0, ""
    while True:
        for length in range(min(9, len(name) - at - 1), 1, -1):
            piece = name[at : at + length]
            if piece not in names or facts(piece).level in ("zone", "township"):
                continue
            if not _goes_on(name, at, at + length, zone) and not (certain and _is_elsewhere(piece, zone)):
                held, at = piece, at + length
                break
        else:
            break
    rest = name[at:]
    if rest not in zone_endings():
        return rest if len(rest) > 2 else held and rest and held + rest
    if not held or any(unit.code == zone.parent for unit in facts(held).units):
        return ""
    units = [unit for unit in facts(held).units if not unit.end]
    named_for = units and zone_endings()[rest].kind != "nature" and all(_one_in_the_other(unit.code, zone.parent) for unit in units)
    return "" if named_for else held + rest  # 平潭综合实验区 is named for 平潭, which does not hold it


def _goes_on(name: str, start: int, end: int, zone: GazetteerUnit) -> bool:
    """Whether a short name in a zone's is but the beginning of a word: 大通|湖管理区, 广西|-东盟开发区; not the holder's own:
    大连|湾里综合保税区."""
    if end == len(name) or is_han(name[end]) and name[end] not in one_of("landform"):
        return False
    bearer = facts(name[start:end])
    return not is_han(name[end]) or not bearer.full and not any(_holds(unit, zone) for unit in bearer.units)


def _is_elsewhere(name: str, zone: GazetteerUnit) -> bool:
    """Whether a short name is that of counties that have nothing to do with a zone: 乌兰 in 乌兰布和示范区."""
    bearer = facts(name)
    return not bearer.full and bearer.level == "county" and not any(_one_in_the_other(unit.code, zone.parent) for unit in bearer.units)


def _holds(unit: GazetteerUnit, zone: GazetteerUnit) -> bool:
    """Whether a unit holds a zone, or lies above its holder, by their codes."""
    return bool(unit.code) and (zone.parent or "").startswith(re.sub("(00)+$", "", unit.code))


@functools.cache
def units_inside(name: str) -> tuple[tuple[int, int], ...]:
    """Where a known zone's name holds that of a unit above its holder or below it: 中新|天津|生态城, 勐腊|(磨憨)试验区.

    >>> units_inside("中新天津生态城"), units_inside("净月高新区")
    (((2, 4),), ())
    """
    zone, ending = known_zones()[name][0], ending_of(name)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(name) - 2 and (ending is None or ending.kind != "nature"):
        ends = range(min(len(name) - 1, at + _LONGEST_UNIT), at + 1, -1)
        end = next((end for end in ends if _names_unit(name, at, end, zone)), 0)
        if end:
            found.append((at, end))
        at = end or at + 1
    return tuple(found)


def _names_unit(name: str, start: int, end: int, zone: GazetteerUnit) -> bool:
    """Whether a stretch of a zone's name is the name of a unit that has to do with it, not of a mountain: 长白山."""
    piece = name[start:end]
    if piece not in gazetteer.names():
        return False
    if start and piece[-1] in one_of("landform") and is_han(name[start - 1]) and name[start - 1] not in one_of("unit_sign"):
        return False
    if is_han(name[end]) and _goes_on(name, start, end, zone):
        return False
    bearer = facts(piece)
    apart = len(piece) > 2 or not is_han(name[end]) or start > 0 and not is_han(name[start - 1])
    if bearer.level not in ("province", "prefecture") and not (bearer.level == "county" and apart):
        return False  # 滨海 in 滨海高新区
    return any(_one_in_the_other(unit.code, zone.parent) for unit in bearer.units if not unit.end)


def _one_in_the_other(code: str, other: str | None) -> bool:
    """Whether one of two units' codes lies in the other's, by their form."""
    shorter, longer = sorted((re.sub("(00)+$", "", code), re.sub("(00)+$", "", other or "")), key=len)
    return bool(shorter) and longer.startswith(shorter)


@functools.cache
def holder_signs(level: str) -> tuple[str, ...]:
    """The level signs to try for the holder of a zone that a unit of ``level`` usually holds."""
    rows = read_table("units/zone_holders.tsv", required=["level", "signs"], unique="level", choices={"level": LEVELS})
    return next((values(row["signs"]) for row in rows if row["level"] == level), ())


@functools.cache
def zone_stems_not() -> tuple[re.Pattern[str], frozenset[str]]:
    """(words stripped from the left of a zone's stem, words that are no stem by themselves)."""
    rows = _no_zones()
    starts = alternation(row["word"] for row in rows if row["place"] == "start")
    return starts, frozenset(row["word"] for row in rows if row["place"] in ("start", "whole", "trade"))


@functools.cache
def not_alone() -> frozenset[str]:
    """Words of zones' own by which alone a zone is not called."""
    return frozenset(row["word"] for row in _no_zones() if row["place"] in ("alone", "trade", "material"))


@functools.cache
def trades() -> re.Pattern[str]:
    """What a zone makes, between a unit's name and the ending (西昌|钒钛|产业园区)."""
    words = alternation(row["word"] for row in _no_zones() if row["place"] in ("trade", "material")).pattern
    return re.compile(rf"(?:{words}){{1,3}}")


@functools.cache
def _no_zone_ends() -> tuple[str, ...]:
    return tuple(row["word"] for row in _no_zones() if row["place"] == "end")


@functools.cache
def _no_zones() -> list[dict[str, str]]:
    places = ["start", "whole", "trade", "material", "alone", "end"]
    return read_table("units/zone_stems_not.tsv", required=["word", "place"], choices={"place": places})
