"""One-character abbreviations used as such: 援鄂, 返渝, 鄂陕交界, 沪宁高速, 苏政发〔2020〕1号."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence

from ..lexicon import read_table, values
from ..results import UnitMention
from .context import Home
from .find import Candidate, Scan
from .lineage import unit_of


@functools.cache
def _readings() -> dict[str, tuple[tuple[str, str], ...]]:
    """One character to its (code, note) readings, the usual one first."""
    rows = read_table("units/abbreviations.tsv", required=["abbrev", "code"], optional=["note"])
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in rows:
        if len(row["abbrev"]) == 1 and len(values(row["code"])) == 1:
            found[row["abbrev"]] = (*found.get(row["abbrev"], ()), (row["code"], row["note"]))
    return found


def city_of_stem(stem: str) -> str | None:
    """The city whose abbreviation and a point of the compass make up a zone's own word (盐南), None if there is none.

    >>> city_of_stem("盐南"), city_of_stem("苏南"), city_of_stem("净月")
    ('320900', None, None)
    """
    if len(stem) != 2 or stem[1] not in "东西南北中":
        return None
    readings = _readings().get(stem[0], ())
    return readings[0][0] if len(readings) == 1 and readings[0][1] != "省级" else None


@functools.cache
def _compounds() -> dict[str, tuple[str, ...]]:
    """Fixed compounds whose every character names a unit."""
    rows = read_table("units/abbreviations.tsv", required=["abbrev", "code"], optional=["note"])
    return {
        row["abbrev"]: values(row["code"])
        for row in rows
        if len(row["abbrev"]) > 1 and len(values(row["code"])) == len(row["abbrev"])
    }


@functools.cache
def _expressions() -> tuple[re.Pattern[str], ...]:
    characters = "".join(_readings())
    provinces = "".join(c for c, readings in _readings().items() if any(note == "省级" for _, note in readings))
    alone = "".join(c for c in provinces if c not in "新青云石台黑甘吉贵申秦海宁江")
    own = "".join(c for c in characters if c not in "台新云江海")
    after = (
        r"(?=[,。;、!?:)\s”」》]|$|人|车|返|来|务|旅|工|通|后|前|和|及|或|与|货|学|投|期|客|者|的|途|医|支|队|民|企|就|考|探|过|离|抵|时|挂|党|央|部)"
    )
    movement = "从|返|来|赴|抵|离|驻|在|进|入|回|留|出"
    compounds = "|".join(sorted(map(re.escape, _compounds()), key=len, reverse=True))
    return (
        re.compile(rf"(?:驰援|支援|援)(?P<one>[{provinces}])(?![\u3400-\u9fff]?[省市])"),
        re.compile(rf"(?:{movement})(?P<one>[{alone}]){after}"),
        re.compile(rf"(?:返|来|赴|抵|离|驻|回|留|入)(?P<own>[{own}]){after}"),
        re.compile(rf"(?P<one>[{alone}])籍"),
        re.compile(rf"(?P<many>{compounds})(?=高速|高铁|铁路|公路|交界|边界|边际|两省|三省|两地|三地|四地|一体|协同|城际|城市群|都市圈|线|毗邻|地区|合作|之|、|,|。|$)"),
        re.compile(rf"(?P<two>[{alone}][{alone}])(?=交界|边界|边际|两省|两地|接壤|毗邻|协作|合作|高速|高铁|铁路)"),
        re.compile(rf"(?P<three>[{alone}]{{3}})(?=三省|三地|交界|边界|边区)"),
        re.compile(rf"(?<![\u3400-\u9fff])(?P<one>[{provinces}])[政委府办发党组宣卫教人财建环交监防]{{1,4}}[\u3400-\u9fff]{{0,3}}[〔\[(（【]\d{{4}}[〕\])）】]"),
        re.compile(rf"(?<![\u3400-\u9fff])(?P<one>[{provinces}])[A-Z](?:牌|·|[A-Z0-9]{{5}}|车)"),
        re.compile(r"(?P<three>港澳台)|(?P<two>港澳)(?!大桥)"),
    )


@functools.cache
def _quick() -> re.Pattern[str]:
    """Whether a text can hold any abbreviation: one cheap look for what must stand beside one."""
    return re.compile("[援返赴抵驻籍〔]|来|在|进|入|离|回|留|出|交界|边界|边际|两省|三省|高速|高铁|铁路|港澳|牌")


def abbreviations(scan: Scan, kept: Sequence[Candidate], home: Home, day: str | None) -> list[UnitMention]:
    """The abbreviations of a document; those of cities only on pages of that city or that name it."""
    form = scan.form
    if _quick().search(form) is None:
        return []
    named = {unit.code for c in kept if c.facts is not None for unit in c.facts.units}
    found: dict[int, UnitMention] = {}
    starts = [candidate.start for candidate in scan.candidates]
    for expression in _expressions():
        for match in expression.finditer(form):
            group = match.lastgroup
            if group is None:
                continue
            start = match.start(group)
            for offset, character in enumerate(match.group(group)):
                at = start + offset
                near = bisect_right(starts, at)
                if at in found or any(c.end > at for c in scan.candidates[max(0, near - 2) : near]):
                    continue
                code = (
                    _compounds()[match.group(group)][offset] if group == "many"
                    else _code(character, home, named, own=group == "own")
                )
                if code is None:
                    continue
                unit = unit_of(code, day)
                if unit is None:
                    continue
                found[at] = UnitMention(
                    at, at + 1, scan.text[at], name=unit.name, code=code, level=unit.level,
                    parent=unit.parent if unit.parent != "000000" else None, abbrev=True, rule=f"units.abbreviation.{group}",
                )
    return [found[at] for at in sorted(found)]


def _code(character: str, home: Home, named: set[str], *, own: bool) -> str | None:
    """The unit a character stands for: the publisher's own first, then a province, then a city the page names."""
    readings = _readings().get(character, ())
    for code, _ in readings:
        if code in home.codes:
            return code
    if own:
        for unit in home.units:
            if unit.short[:1] == character and unit.level in ("prefecture", "county"):
                return unit.code
        return next((code for code, note in readings if code in named and note != "并称"), None)
    return next((code for code, note in readings if note == "省级"), None)
