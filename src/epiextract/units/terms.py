"""What the scan for units looks for, read once and kept: names with their facts, traps, deictics, level signs."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from ..lexicon import read_table, values
from . import words
from .gazetteer import GazetteerUnit, gazetteer

LEVELS = ("state", "province", "prefecture", "county", "township", "zone")
#: Rank of a level: the higher the unit, the smaller.
RANK = {level: rank for rank, level in enumerate(LEVELS)}

#: The sign of the office that heads a 地区.
_OFFICE = "行署"
#: Classes of the characters in which a name may begin, or end, with a sense of their own.
_FIRST, _LAST = ("post_end", "water_start"), ("water_end", "conjunction_end")
#: Units that ended before this day do not decide what a bare short name is (惠民地区, until 1992).
FORGOTTEN = "2005-01-01"


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What a surface name can be: its units, whether it carries its level sign, and its highest level."""

    name: str
    units: tuple[GazetteerUnit, ...]
    full: bool
    level: str
    common: str  # "" | "word" | "county": how much the name is an ordinary word as well
    generic: bool
    doubtful: bool  # no more than a short name that is an ordinary word as well, or begins with one
    edged: bool  # its first or last character has a sense of its own (river, post, conjunction)


@dataclass(frozen=True, slots=True)
class Deictic:
    """A deictic form (全市, 我区): what its head points at and the level sign it carries."""

    points: str
    sign: str
    not_after: str
    unless: tuple[str, ...]

    def lies_in_word(self, form: str, at: int) -> bool:
        """Whether the head at a place is the end of a word: 安|全市, but 完成|全市."""
        return at > 0 and form[at - 1] in self.not_after and not form.endswith(self.unless, 0, at)


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
    full = not short and (any(unit.name == name for unit in upper) or name.endswith(_sign_endings()))
    current = [unit for unit in upper if not unit.end or unit.end > FORGOTTEN] or upper
    level = min((unit.level for unit in current), key=RANK.__getitem__)
    common = common_words().get(name, "")
    edged = any(name[0] in words.characters(role) for role in _FIRST) or any(name[-1] in words.characters(role) for role in _LAST)
    doubtful = not full and (bool(common) or name[0] in words.characters("verb_start"))
    return NameFacts(name, tuple(upper), full, level, common, name in traps(), doubtful, edged)


@functools.cache
def common_words() -> dict[str, str]:
    """Short names of units above township level that are ordinary words too."""
    return {row["word"]: row["level"] for row in _common_rows() if row["level"] != "township"}


@functools.cache
def words_alone() -> frozenset[str]:
    """Short names of two characters that are ordinary words, and units' names only where something beside them shows it."""
    words = (word for word, level in common_words().items() if level == "word" and len(word) == 2)
    return frozenset(word for word in words if is_name(word) and not facts(word).full)


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
def publishers() -> dict[str, tuple[str, str]]:
    """Publishers whose name does not hold their place, to the code of their unit and their kind."""
    return publishers_of("units/publishers.tsv")


@functools.cache
def placed() -> dict[str, tuple[tuple[str, str], ...]]:
    """Short names of units with which outlets' names begin that belong to one of several so named: 吉林 to (日报, 220000)."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for outlet, (code, _) in publishers_of("units/publishers_placed.tsv").items():
        unit = gazetteer.unit(code)
        short = unit.short if unit is not None else ""
        if short and outlet.startswith(short):
            found[short] = (*found.get(short, ()), (outlet.removeprefix(short), code))
    return found


def publishers_of(file: str) -> dict[str, tuple[str, str]]:
    """The code and kind of every publisher in a table."""
    kinds = {"kind": ("paper", "agency", "broadcaster", "site", "app", "account", "name")}
    rows = read_table(file, required=["name", "region", "kind"], unique="name", choices=kinds)
    return {row["name"]: (row["region"], row["kind"]) for row in rows}


@functools.cache
def deictics() -> dict[str, Deictic]:
    """Every deictic form: head and sign joined."""
    rows = read_table(
        "units/deictics.tsv",
        required=["head", "points", "signs"],
        optional=["not_after", "unless"],
        unique="head",
        choices={"points": ["home", "focus", "previous"]},
    )
    return {
        row["head"] + sign: Deictic(row["points"], sign, row["not_after"], values(row["unless"]))
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
def signs_of_former_prefectures() -> tuple[str, ...]:
    """The endings of prefectures that are not cities: those that have a 地委 and a 行署."""
    return signs()[_OFFICE].names


@functools.cache
def _sign_endings() -> tuple[str, ...]:
    return tuple({ending for sign in signs().values() for ending in sign.names})


@functools.cache
def _names() -> frozenset[str]:
    return frozenset(gazetteer.names())


def is_name(name: str) -> bool:
    """Whether the gazetteer knows a surface name."""
    return name in _names()
