"""One-character abbreviations used as such: 援鄂, 返渝, 鄂陕交界, 沪宁高速, 苏政发〔2020〕1号."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from ..lexicon import read_table, values
from ..matching import occurrences
from ..results import UnitMention
from . import terms, words
from .candidate import Candidate, Scan
from .context import Home
from .lineage import unit_of

#: Notes of the table: a province's abbreviation; a city's that stands only in joint names.
_PROVINCE, _ONLY_JOINED = "省级", "并称"


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
    if len(stem) != 2 or stem[1] not in words.characters("compass"):
        return None
    readings = _readings().get(stem[0], ())
    return readings[0][0] if len(readings) == 1 and readings[0][1] != _PROVINCE else None


@functools.cache
def _expressions() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """(what may follow a movement to a unit, what must follow a compound, further expressions)."""
    provinces = "".join(c for c, readings in _readings().items() if any(note == _PROVINCE for _, note in readings))
    alone = "".join(c for c in provinces if c not in words.characters("abbrev_word"))
    stop, plate, open_line = r"[,。;、!?:)\s”」》\]】]|$", words.neighbour("plate_after").pattern, rf"(?<!{words.HAN})"
    origin, joint = words.neighbour("origin_after").pattern, words.neighbour("joint").pattern
    return (
        re.compile(rf"{stop}|{words.neighbour('abbrev_after').pattern}"),
        re.compile(rf"[、,。]|$|{words.neighbour('compound_after').pattern}"),
        re.compile(
            rf"(?P<origin>[{alone}])(?={origin})"
            rf"|(?P<border>[{alone}]{{2,6}})(?={words.neighbour('border_after').pattern})"
            rf"|(?<!、)(?:{open_line}|(?<=[{words.characters('before_listed')}]))(?P<listed>[{provinces}](?:、[{provinces}]){{1,9}})(?=等?(?:\d{{1,2}}|[{words.characters('number')}])?个?[{words.characters('listed_level')}])"
            rf"|{open_line}(?P<document>[{provinces}])[{words.characters('document')}]{{1,4}}{words.HAN}{{0,3}}"
            r"[〔\[(（【]\d{4}[〕\])）】]"
            rf"|{open_line}(?P<plate>[{provinces}])[A-Z](?:[A-Z0-9]{{5}}|{plate})"
            rf"|(?P<joint>{joint})(?!{words.neighbour('not_abbrev_after').pattern})"
            rf"|(?P<toward>{words.neighbour('toward').pattern})(?!{words.neighbour('not_toward_after').pattern})"
        ),
    )


@functools.cache
def pairs() -> tuple[frozenset[str], frozenset[str]]:
    """The pairs of characters with which (a movement, one of the further expressions) begins."""
    provinces = {c for c, readings in _readings().items() if any(note == _PROVINCE for _, note in readings)}
    joint = (*words.neighbours("joint"), *words.neighbours("toward"))
    behind = {*provinces, *words.characters("document"), *(word[0] for word in words.neighbours("origin_after"))}
    behind.update(ascii_uppercase)
    behind.update("、")
    return movements(), frozenset((*(a + b for a in provinces for b in behind), *(word[:2] for word in joint)))


@functools.cache
def movements() -> frozenset[str]:
    """A verb of movement with the abbreviation of a unit: 来琼, 返渝."""
    return frozenset(verb + character for verb in words.characters("abbrev_verb") for character in _readings())


def abbreviations(scan: Scan, kept: Sequence[Candidate], home: Home, day: str | None) -> list[UnitMention]:
    """The abbreviations of a document; those of cities only on pages of that city or that name it."""
    form = scan.form
    after, behind_compound, others = _expressions()
    named: set[str] | None = None
    found: dict[int, tuple[str, str]] = {}
    movements, beginnings = pairs()
    roles = ("abbrev_aid", "abbrev_word", "abbrev_inner", "abbrev_port", "port_verb")
    aids, ordinary, inner, ports, port_verbs = map(words.characters, roles)
    done = 0
    for place in scan.marks["movement"]:
        if place < done or form[place : place + 2] not in movements:
            continue
        verb, character = form[place], form[place + 1]
        start, done = place + 1, place + 2
        if verb in aids:  # nothing else is written so: 援鄂
            code = _code(character, home)
            behind = start + 1
            if code is not None and form[behind : behind + 1] not in words.one_of("level_sign") and not words.begins(
                "not_abbrev_after", form, behind  # 支援新冠患者
            ):
                found[start] = code, "movement"
            continue
        if (character in ordinary and verb in inner) or after.match(form, start + 1) is None:
            continue
        plain = character in ordinary or (character in ports and verb in port_verbs)
        code = _own(character, home) if plain else _code(character, home)
        if code is None and verb not in inner:
            if named is None:
                bearers = {c.facts.name: c.facts for c in kept if c.facts is not None}
                named = {unit.code for facts in bearers.values() for unit in facts.units}
            code = next((c for c, note in _readings()[character] if c in named and note != _ONLY_JOINED), None)
            code = code or _own(character, home)
        if code is not None:
            found[start] = code, "movement"
    for match in _either_way().finditer(form):  # 入(返)榕
        code = _own(match["unit"], home)
        if code is not None:
            found[match.start("unit")] = code, "movement"
    found.update((at, (code, "movement")) for at, code in _of_home(form, home))
    for start, text in scan.compounds:
        codes = terms.compounds()[text]
        if len(codes) == len(text) and (len(text) > 2 or behind_compound.match(form, start + len(text))):
            found.update((start + offset, (code, "compound")) for offset, code in enumerate(codes))
    for place in scan.marks["abbreviation"]:
        further = others.match(form, place) if form[place : place + 2] in beginnings else None
        if further is None:
            continue
        group = further.lastgroup or ""
        for offset, character in enumerate(further.group(group)):
            code = _code(character, home)
            if code is not None:
                found.setdefault(further.start(group) + offset, (code, group))
    starts = [candidate.start for candidate in scan.candidates] if found else []
    mentions = []
    for at in sorted(found):
        near = bisect_right(starts, at)
        if any(c.end > at and c.kind != "nothing" for c in scan.candidates[max(0, near - 2) : near]):
            continue
        code, rule = found[at]
        unit = unit_of(code, day)
        if unit is not None:
            mentions.append(
                UnitMention(
                    at,
                    at + 1,
                    scan.text[at],
                    name=unit.name,
                    code=code,
                    level=unit.level,
                    parent=unit.parent if unit.parent != "000000" else None,
                    abbrev=True,
                    rule=f"units.abbreviation.{rule}",
                    because="publisher" if code in home.codes else "name",
                )
            )
    return mentions


@functools.cache
def _either_way() -> re.Pattern[str]:
    """Two verbs of movement, the second in brackets, before a character."""
    verbs = f"[{words.characters('abbrev_verb')}]"
    return re.compile(rf"(?<={verbs})\({verbs}\)(?P<unit>[\u4e00-\u9fff])")


def _of_home(form: str, home: Home) -> Iterator[tuple[int, str]]:
    """Places where a page abbreviates its own county or prefecture by a character that no table has: 来靖返靖人员 on one of 曲靖.

    The abbreviation stands behind a verb of movement with which it makes no word, once before a word that shows it.
    """
    verbs = set(words.characters("abbrev_verb")).difference(words.characters("abbrev_inner"))
    after, no_movements = _expressions()[0], words.neighbours("no_movement")
    for unit in home.units:
        if unit.level not in ("prefecture", "county"):
            continue
        for character in dict.fromkeys((unit.short[:1], unit.short[-1:])):
            if not character or character in _readings() or character in words.characters("abbrev_word"):
                continue
            whole = unit.short if unit.short.startswith(character) else character
            places = [
                at for at, _, _ in occurrences(form, [character])
                if form[at - 1 : at] in verbs and (len(whole) < 2 or not form.startswith(whole, at))
            ]
            if any(form[at - 1 : at + 1] in no_movements for at in places):
                continue  # 返乡 on a page of 乡宁
            if any(after.match(form, at + 1) for at in places):
                yield from ((at, unit.code) for at in places)
                return


def _code(character: str, home: Home) -> str | None:
    """The unit a character stands for: the publisher's own before the province."""
    readings = _readings().get(character, ())
    return next((code for code, _ in readings if code in home.codes), None) or next(
        (code for code, note in readings if note == _PROVINCE), None
    )


def _own(character: str, home: Home) -> str | None:
    """The publisher's own unit, by the character of the table or the first of its name (返固 on a page of 固始)."""
    known = next((code for code, _ in _readings().get(character, ()) if code in home.codes), None)
    return known or next(
        (u.code for u in home.units if u.short[:1] == character and u.level in ("prefecture", "county")), None
    )
