"""What the scan for units looks for: names, traps, deictics and zone endings, read once and kept."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from ..lexicon import read_table, values
from ..matching import Automaton
from .gazetteer import GazetteerUnit, gazetteer

LEVELS = ("state", "province", "prefecture", "county", "township", "zone")
#: Rank of a level: the higher the unit, the smaller.
RANK = {level: rank for rank, level in enumerate(LEVELS)}

#: Units that ended before this day do not decide what a bare short name is (惠民地区, until 1992).
_FORGOTTEN = "2005-01-01"
_SIGN_ENDINGS = ("省", "市", "区", "县", "旗", "盟", "镇", "乡", "街道", "苏木", "地区", "自治州")


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What a surface name can be: its units, whether it carries its level sign, and its highest level."""

    name: str
    units: tuple[GazetteerUnit, ...]
    full: bool
    level: str
    common: str  # "" | "word" | "county": how much the name is an ordinary word as well
    generic: bool


@dataclass(frozen=True, slots=True)
class Deictic:
    """A deictic form (全市, 我区): what its head points at and the level sign it carries."""

    points: str
    sign: str
    not_after: str


@dataclass(frozen=True, slots=True)
class ZoneEnding:
    """An ending of zones' names with the level that usually holds such a zone."""

    holder: str
    bare: bool
    own: str  # yes | organ | ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A level sign (省 市 区 …): endings and levels of the units it stands for."""

    levels: frozenset[str]
    names: tuple[str, ...]
    not_before: str
    unless: tuple[str, ...] = ()

    def refuses(self, form: str, end: int) -> bool:
        """Whether what stands at ``end`` makes the sign before it part of another word."""
        after = form[end : end + 1]
        return bool(after) and after in self.not_before and not form.startswith(self.unless, end)


@functools.cache
def facts(name: str) -> NameFacts:
    """The facts of one surface name of the gazetteer (not of a zone with a word of its own)."""
    units = tuple(gazetteer.entry(index) for index in gazetteer.names().get(name, ()))
    upper = [unit for unit in units if unit.level != "zone"] or list(units)
    short = all(unit.name != name and unit.short == name for unit in upper)
    full = not short and (any(unit.name == name for unit in upper) or name.endswith(_SIGN_ENDINGS) or name[-1:] == "州")
    current = [unit for unit in upper if not unit.end or unit.end > _FORGOTTEN] or upper
    level = min((unit.level for unit in current), key=RANK.__getitem__)
    return NameFacts(name, tuple(upper), full, level, common_words().get(name, ""), name in traps())


@functools.cache
def common_words() -> dict[str, str]:
    """Short names of units above township level that are ordinary words too."""
    return {row["word"]: row["level"] for row in _common_rows() if row["level"] != "township"}


@functools.cache
def common_township_words() -> frozenset[str]:
    """Stems of township names that are ordinary words (胜利, 新城)."""
    return frozenset(row["word"] for row in _common_rows())


@functools.cache
def _common_rows() -> list[dict[str, str]]:
    return read_table(
        "units/common_words.tsv",
        required=["word", "level"],
        unique="word",
        choices={"level": ["word", "county", "township"]},
    )


@functools.cache
def traps() -> frozenset[str]:
    """Words that hold a unit's name without naming the unit, names of newspapers and sites among them."""
    rows = read_table("units/traps.tsv", required=["term"], optional=["note"])
    return frozenset(
        (*(row["term"] for row in rows), *(name for name in publishers() if len(name) > 2), *compounds())
    )


@functools.cache
def compounds() -> dict[str, tuple[str, ...]]:
    """Fixed compounds of one-character abbreviations, to the units that their characters name."""
    rows = read_table("units/abbreviations.tsv", required=["abbrev", "code"], optional=["note"])
    return {row["abbrev"]: values(row["code"]) for row in rows if len(row["abbrev"]) > 1}


@functools.cache
def publishers() -> dict[str, str]:
    """Publishers whose name does not hold their place, to the code of their unit."""
    rows = read_table("units/publishers.tsv", required=["name", "region"], optional=["kind"], unique="name")
    return {row["name"]: row["region"] for row in rows}


@functools.cache
def surnames() -> frozenset[str]:
    """Family names of one character that are not function words."""
    rows = read_table("people/surnames.tsv", required=["surname"], optional=["note"])
    return frozenset(row["surname"] for row in rows if row["note"] in ("top", "common") and len(row["surname"]) == 1)


@functools.cache
def deictics() -> dict[str, Deictic]:
    """Every deictic form: head and sign joined."""
    rows = read_table(
        "units/deictics.tsv",
        required=["head", "points", "signs"],
        optional=["not_after"],
        unique="head",
        choices={"points": ["home", "focus", "previous"]},
    )
    return {
        row["head"] + sign: Deictic(row["points"], sign, row["not_after"])
        for row in rows
        for sign in values(row["signs"])
    }


@functools.cache
def signs() -> dict[str, Sign]:
    """The level signs with what they can stand for."""
    rows = read_table(
        "units/level_signs.tsv",
        required=["sign", "levels", "names"],
        optional=["not_before", "unless"],
        unique="sign",
        choices={"levels": LEVELS},
    )
    return {
        row["sign"]: Sign(
            frozenset(values(row["levels"])), values(row["names"]), row["not_before"], values(row["unless"])
        )
        for row in rows
    }


@functools.cache
def zone_endings() -> dict[str, ZoneEnding]:
    """Endings of zones' names."""
    rows = read_table(
        "units/zone_suffixes.tsv",
        required=["suffix", "holder"],
        optional=["bare", "own"],
        choices={"holder": LEVELS, "bare": ["yes"], "own": ["yes", "organ"]},
    )
    return {row["suffix"]: ZoneEnding(row["holder"], row["bare"] == "yes", row["own"]) for row in rows}


@functools.cache
def known_zones() -> dict[str, tuple[GazetteerUnit, ...]]:
    """Known zones by the part of their name that is their own: 净月高新区, not 长春净月高新区.

    A zone named by its holder and an ending alone (常州经开区) is left to the pattern.
    """
    zones: dict[str, tuple[GazetteerUnit, ...]] = {}
    names = gazetteer.names()
    for name, indices in names.items():
        entry = gazetteer.entry(indices[0]) if name[-1:] in _ZONE_LAST and not name.endswith(_NEVER_ZONE) else None
        if entry is None:
            continue
        for index in indices:
            unit = gazetteer.entry(index)
            if unit.level == "zone":
                core = _zone_core(name, unit)
                if core and not _is_plain(core) and (core not in names or facts_are_zone(core)):
                    zones[core] = (*zones.get(core, ()), unit)
    return zones


def _is_plain(core: str) -> bool:
    """Whether what is left of a zone's name is but a common noun (特色产业园区)."""
    for length in range(len(core) - 1, 1, -1):
        if core[-length:] in zone_endings():
            stem = core[:-length]
            return len(stem) < 2 or not is_zone_stem(stem)
    return True


def is_zone_stem(stem: str) -> bool:
    """Whether a word can be a zone's own: no ordinary word, nothing that ends in one."""
    _, never = zone_stems_not()
    if stem in never or stem.endswith(tuple(never)):
        return False
    ordinary = crossing_words()
    return not any(stem[at : at + 2] in ordinary for at in range(len(stem) - 1))


_ZONE_LAST = frozenset("区园城地港带安区岛心谷")
_NEVER_ZONE = ("自治区", "林区", "特区")


def _zone_core(name: str, zone: GazetteerUnit) -> str:
    """The zone's own part of its name, "" when it has none but its ending."""
    names, at, held = gazetteer.names(), 0, ""
    while True:
        for length in range(min(9, len(name) - at - 1), 1, -1):
            piece = name[at : at + length]
            if piece in names and facts(piece).level not in ("zone", "township"):
                held, at = piece, at + length
                break
        else:
            break
    rest = name[at:]
    if rest not in zone_endings():
        return rest if len(rest) > 2 else ""
    if any(unit.code == zone.parent for unit in facts(held).units) if held else True:
        return ""
    return held + rest


@functools.cache
def crossing_words() -> frozenset[str]:
    """Frequent two-character words that may stand astride the edge of a short name."""
    rows = read_table("units/crossing_words.tsv", required=["first", "second"], unique="first")
    return frozenset(row["first"] + second for row in rows for second in row["second"])


@functools.cache
def after_short() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What behind a short name shows a unit: (strong enough for ordinary words, enough for other names)."""
    rows = read_table(
        "units/after_short_names.tsv",
        required=["suffix", "strength"],
        unique="suffix",
        choices={"strength": ["organ", "place"]},
    )
    organs = [row["suffix"] for row in rows if row["strength"] == "organ"]
    return alternation(organs), alternation(row["suffix"] for row in rows)


_ROLES = (
    "acts", "passing_before", "passing_after", "source", "media", "body", "headline", "local_organ", "village",
    "locative", "zone_organ",
)


@functools.cache
def neighbours(role: str, *, sure: bool = False) -> tuple[str, ...]:
    """The words of a role beside a unit's name, longest first; ``sure`` leaves the weak ones out."""
    rows = read_table(
        "units/neighbours.tsv", required=["word", "role"], optional=["note"], choices={"role": _ROLES, "note": ["weak"]}
    )
    words = {row["word"] for row in rows if row["role"] == role and not (sure and row["note"])}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@functools.cache
def neighbour(role: str, *, sure: bool = False) -> re.Pattern[str]:
    """`neighbours` as one expression."""
    return alternation(neighbours(role, sure=sure))


@functools.cache
def neighbour_before(role: str) -> re.Pattern[str]:
    """`neighbours` as the end of what stands before a mention."""
    return re.compile(rf"(?:{neighbour(role).pattern})$")


@functools.cache
def before_people() -> re.Pattern[str]:
    """Words directly before people's names, as the end of what stands before a mention."""
    rows = read_table("units/byline_words.tsv", required=["word", "note"], unique="word")
    words = "|".join(sorted((re.escape(row["word"]) for row in rows), key=len, reverse=True))
    return re.compile(rf"(?:{words}|[市区县州省旗盟镇乡村部局处科院校厅队组会站所社厂园行室台]长)[:/ ]{{0,2}}$")


@functools.cache
def not_a_unit_after() -> re.Pattern[str]:
    """What behind a short name makes it a road, a water or a mountain, a dish or a product."""
    rows = read_table("units/products.tsv", required=["suffix", "note"])
    products = "|".join(sorted({re.escape(row["suffix"]) for row in rows}, key=len, reverse=True))
    road = (
        r"[东西南北中一二三四五六新环内外]{0,2}"
        r"(?:路(?!演|况|网)|街(?!道|头|区)|大街|大道|巷(?!战)|胡同|弄(?!堂)|高架|立交|里小区)"
    )
    nature = r"湖(?![北南])|江(?![西苏])|河(?![北南])|海峡|半岛|山(?![西东区])|岛(?!内)|湾(?!区)"
    return re.compile(rf"{road}|{nature}|(?:{products})")


def alternation(words: object) -> re.Pattern[str]:
    """One expression for a list of literal words, longest first."""
    ranked = sorted({str(word) for word in words}, key=len, reverse=True)  # type: ignore[attr-defined]
    return re.compile("|".join(map(re.escape, ranked)) or r"(?!)")


@functools.cache
def automaton() -> Automaton:
    """The one scan for names, traps, deictics, zones and zone endings."""
    terms = dict.fromkeys(name for name in gazetteer.names() if len(name) > 1)
    zones = [name for name in terms if name[-1:] in _ZONE_LAST and not name.endswith(_NEVER_ZONE)]
    for name in zones:
        if facts_are_zone(name):
            del terms[name]
    terms.update(dict.fromkeys((*known_zones(), *traps(), *deictics(), *zone_endings())))
    return Automaton(terms)


def is_name(name: str) -> bool:
    """Whether the gazetteer knows a surface name."""
    return name in gazetteer.names()


def facts_are_zone(name: str) -> bool:
    """Whether a surface name belongs to zones alone."""
    return all(gazetteer.entry(index).level == "zone" for index in gazetteer.names()[name])


@functools.cache
def zone_stems_not() -> tuple[re.Pattern[str], frozenset[str]]:
    """(words stripped from the left of a zone's stem, words that are no stem by themselves)."""
    rows = read_table(
        "units/zone_stems_not.tsv", required=["word", "place"], choices={"place": ["start", "whole"]}
    )
    starts = alternation(row["word"] for row in rows if row["place"] == "start")
    return starts, frozenset(row["word"] for row in rows)
