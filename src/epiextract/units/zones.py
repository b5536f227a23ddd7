"""Zones: which of a document's zones stand, which unit holds them, and where they go by their own word alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..matching import occurrences
from ..results import UnitMention
from . import terms, words, zone_terms
from .abbreviations import city_of_stem
from .candidate import SURE, Candidate
from .context import UnitContext
from .evidence import Evidence
from .gazetteer import GazetteerUnit, gazetteer
from .lineage import lineage, possible, unit_of
from .zone_names import zone_stem

#: The rule for a zone that bears the name of a county elsewhere.
_NAMESAKE = "units.zone.namesake"
#: What is counted of each place in a list: 通州区2例.
_COUNT, _COUNT_LENGTH = re.compile("[0-9]{1,5}[例人名家处个户起](?:\\([^()\n]{1,12}\\))?$"), 20


class SettledZone(NamedTuple):
    """A zone of the document with the code of the unit that holds it, and by what that was told."""

    candidate: Candidate
    holder: str | None
    because: str | None
    name: str


def names_that_are_zones(evidence: Evidence) -> None:
    """Turn names that no unit bore on the document's day into zones (两江新区 before 2026), or into nothing; and 滨海新区 on
    the page of a province that has no such unit, where the municipality that has one is not named."""
    names = {candidate.term: candidate for candidate in evidence.scan.candidates if candidate.kind == "name"}
    elsewhere = {term for term, candidate in names.items() if _is_elsewhere(evidence, candidate)}
    unborne = elsewhere | {term for term, candidate in names.items() if not evidence.options(candidate)}
    for candidate in evidence.scan.candidates:
        if candidate.kind != "name":
            continue
        of_another = candidate.above is not None and _is_of_another(candidate, candidate.above)
        if not of_another and candidate.term not in unborne:
            continue
        ending = zone_terms.ending_of(candidate.term)
        if candidate.facts is not None and candidate.facts.full and ending is not None and ending.own == "yes":
            candidate.kind = "zone"
            candidate.rule = _NAMESAKE if of_another or candidate.term in elsewhere else "units.zone.before_it_was_a_unit"
            candidate.ending = ending
        elif candidate.term in unborne:
            candidate.kind = "nothing"


def _is_of_another(candidate: Candidate, above: Candidate) -> bool:
    """Whether a name that zones bear in many places stands behind a city that has no unit so named: 茂名|滨海新区."""
    if candidate.facts is None or above.facts is None or candidate.facts.level != "county" or above.facts.level != "prefecture":
        return False
    cities = {unit.code[:4] for unit in above.facts.units if unit.level == "prefecture"}
    return zone_terms.suffix_of(candidate.term) != "" and all(unit.code[:4] not in cities for unit in candidate.facts.units)


def _is_elsewhere(evidence: Evidence, candidate: Candidate) -> bool:
    """Whether a name that zones bear in many places is a county's of a province that neither publishes the page nor is named
    on it."""
    facts = candidate.facts
    if facts is None or not facts.full or facts.level != "county" or candidate.above is not None or not evidence.home_line:
        return False
    suffix = zone_terms.suffix_of(candidate.term)
    if not suffix or candidate.term.removesuffix(suffix) not in zone_terms.not_alone():
        return False
    provinces = [unit_of(lineage(unit.code, evidence.day)[-1], evidence.day) for unit in evidence.options(candidate)]
    return all(
        province is not None and province.code != evidence.home_line[-1] and province.short not in evidence.scan.form
        for province in provinces
    )


def holder(evidence: Evidence, candidate: Candidate) -> tuple[str | None, str | None]:
    """The code of the unit that a zone's name or the list of zones tells to hold it, and why."""
    above = candidate.above
    unit = (evidence.settled.get(above.start) or evidence.choose(above)) if above is not None else None
    if unit is not None and above is not None:
        # The list knows zones that bear one unit's name and are held by another (燕郊高新技术产业开发区, 平潭综合实验区),
        # and who holds one behind its province's name (湖南|湘江新区).
        listed: Sequence[GazetteerUnit] = ()
        if above.start == candidate.start:
            listed = _listed(candidate.term)
        elif unit.level == "province":
            listed = zone_terms.known_zones().get(candidate.term, ())
        held = {zone.parent for zone in listed if zone.parent and _in_line(unit.code, zone.parent, evidence.day)}
        return (held.pop(), "known zone") if len(held) == 1 and unit.code not in held else (unit.code, "name")
    known = zone_terms.known_zones().get(candidate.term) or _zones_named(candidate.term) or _listed(candidate.term)
    holders = {zone.parent for zone in possible(known, evidence.day, full=True) if zone.parent}
    if len(holders) > 1 and evidence.home_line:
        home = evidence.home_line[0]
        holders = {code for code in holders if home in lineage(code, evidence.day)} or holders
    if len(holders) == 1:
        code = holders.pop()
        # In another province only a zone that is widely called so: it has a code, or the list gives it as a short name.
        widely = candidate.rule != _NAMESAKE
        if evidence.under_home(code) or widely and any(zone.code or candidate.term == zone.short != zone.name for zone in known):
            return code, "known zone"
    city = city_of_stem(candidate.term[:2]) if above is None and candidate.rule == "units.zone.own_word" else None
    if city is not None and evidence.under_home(city):
        return city, "abbreviation of a city"
    return None, None


def _in_line(code: str, other: str, day: str | None) -> bool:
    return code in lineage(other, day) or other in lineage(code, day)


def _zones_named(name: str) -> tuple[GazetteerUnit, ...]:
    """The zones of a name that a unit bears too, on other days (滨海新区)."""
    units = map(gazetteer.entry, gazetteer.names().get(name, ()))
    return tuple(unit for unit in units if unit.level == "zone")


def _listed(name: str) -> tuple[GazetteerUnit, ...]:
    return tuple(gazetteer.entry(row) for row in zone_terms.zone_surfaces().get(name, ()))


def settled(evidence: Evidence, kept: Sequence[Candidate]) -> list[SettledZone]:
    """The zones of a document with their holders, once its names are settled."""
    zones = [candidate for candidate in evidence.scan.candidates if candidate.kind == "zone"]
    if not zones:
        return []
    standing, ends = set(map(id, kept)), {candidate.end: candidate for candidate in kept}
    found: list[SettledZone] = []
    holders: dict[str, str] = {}  # of the zones so far, by their endings
    for candidate in zones:
        above = candidate.above
        if above is not None and id(above) not in standing:
            if above.start == candidate.start:
                # The name inside turned out to be but the zone's own word (江北新区 is not 江北区's).
                behind = above.above or ends.get(above.start)
                if not _own_word_stands(evidence.scan.form, candidate, above, behind):
                    continue
                candidate.term = evidence.scan.form[candidate.start : candidate.end]
                candidate.rule, candidate.above = "units.zone.own_word", behind
            elif above.end == candidate.start:  # 甘泉 in 甘泉堡经济技术开发区
                candidate.start, candidate.term = above.start, above.term + candidate.term
                candidate.above = above.above
        code, because = holder(evidence, candidate)
        if code is None and candidate.rule == "units.zone.bare":
            code = holders.get(candidate.term)  # 平原示范区 …, 示范区党工委书记
            because = "previous mention" if code else None
        if code is None:
            code, because = _holder_in_list(evidence, candidate, ends, found)
        found.append(SettledZone(candidate, code, because, candidate.term))
        if code is not None:
            holders[zone_terms.suffix_of(candidate.term)] = code
    taken = [(c.start, c.end) for c in zones] + [(c.start, c.end) for c in kept]
    return [*found, *_by_their_word(evidence, found, taken)]


def _holder_in_list(
    evidence: Evidence, candidate: Candidate, ends: dict[int, Candidate], found: Sequence[SettledZone]
) -> tuple[str | None, str | None]:
    """The unit that holds what stands before a zone in a list: of 港口区和高新区 the city, of 双港镇、新塘示范区 the county; of
    通州区2例、开发区3例 the city."""
    form, at = evidence.scan.form, candidate.start - 1
    if form[at : at + 1] not in words.one_of("list"):
        return None, None
    counted = _COUNT.search(form, max(0, at - _COUNT_LENGTH), at)
    at = counted.start() if counted is not None else at
    if found and found[-1].candidate.end == at:
        return found[-1].holder, "list" if found[-1].holder else None
    scenic = candidate.ending is not None and candidate.ending.kind == "nature"  # 施秉县、云台山景区
    unit = evidence.settled.get(ends[at].start) if at in ends and not scenic else None
    code = unit.parent if unit is not None and unit.level in ("county", "township") else None
    return code, "list" if code else None


def outside(zones: Sequence[SettledZone], names: Sequence[Candidate]) -> list[Candidate]:
    """The names that are no part of a zone's own word: without 古城 in 丽江|古城景区."""
    inside = {
        at
        for zone in zones
        if zone.candidate.rule in ("units.zone.of_unit", "units.zone.own_word")
        for at in range(zone.candidate.start + 1, zone.candidate.end)
    }
    above = {id(zone.candidate.above) for zone in zones}  # 中国(江苏)自由贸易试验区
    return [name for name in names if name.start not in inside or id(name) in above]


def _own_word_stands(form: str, candidate: Candidate, above: Candidate, behind: Candidate | None) -> bool:
    ending, begin = candidate.ending, above.end
    governed = words.begins("zone_organ", form, candidate.end)
    listed = form[candidate.start - 1 : candidate.start] in words.one_of("list")
    if ending is None or not (ending.own == "yes" or ending.own and (governed or listed or behind is not None)):
        return False
    floor = behind.end if behind is not None else max(0, begin - 7)
    stem = zone_stem(form, floor, begin, form[begin : candidate.end], loose=False)
    if len(stem) > begin - candidate.start:  # 瘦西湖, not 西湖
        candidate.start = begin - len(stem)
        return True
    before = form[candidate.start - 1] if candidate.start else ""
    return behind is not None or not words.is_han(before) or before in words.characters("boundary")


def _by_their_word(
    evidence: Evidence, found: Sequence[SettledZone], taken: Sequence[tuple[int, int]]
) -> Iterator[SettledZone]:
    """Mentions of the zones by their own word alone, where it stands as a unit's name does (洋浦 for 洋浦经济开发区)."""
    by_word: dict[str, SettledZone] = {}
    for zone in found:
        ending = zone.candidate.ending or zone_terms.ending_of(zone.name)
        suffix = zone_terms.suffix_of(zone.name)
        word = zone.name[: -len(suffix)] if suffix else ""
        of_unit = zone.candidate.above is not None and zone.candidate.above.start == zone.candidate.start
        if of_unit or ending is None or ending.kind == "nature" or len(word) < 2:
            continue
        ordinary = word in terms.common_township_words() or word in terms.traps() or word in zone_terms.not_alone()
        if ordinary or terms.is_name(word) or not zone_terms.is_zone_stem(word):
            continue
        by_word.setdefault(word, zone)
    if not by_word:
        return
    inside: set[int] = set()
    for start, end in taken:
        inside.update(range(start, min(end, start + 30)))
    form = evidence.scan.form
    for start, end, word in sorted(occurrences(form, by_word)):
        if start not in inside and end - 1 not in inside and _stands_alone(form, start, end):
            zone = by_word[word]
            candidate = Candidate(start, end, word, "zone", SURE, "units.zone.short", ending=zone.candidate.ending)
            yield SettledZone(candidate, zone.holder, zone.because, zone.name)


def _stands_alone(form: str, start: int, end: int) -> bool:
    """Whether a zone's own word stands in a sentence like a unit's name, and not for a village or a water."""
    if words.begins("zone_organ", form, end) or words.after_short()[0].match(form, end) is not None:
        return True
    before, after = form[start - 1 : start] if start else "", form[end : end + 1]
    located = words.ends_in("locative", form, max(0, start - 2), start)
    if words.is_han(before) and before not in words.characters("boundary") and not located:
        return False
    if words.begins("village", form, end) or words.names_a_person(form, start, end):
        return False
    if not words.is_han(after) or after in words.characters("modal") or after in words.characters("grammar"):
        return True
    return any(words.begins(role, form, end) for role in ("acts", "holds"))


def mentions(text: str, zones: Sequence[SettledZone], context: UnitContext) -> Iterator[UnitMention]:
    """Zones as mentions; a holder that no name tells is the unit in focus, where that is beyond doubt, best the one of
    the passage."""
    held = [
        (zone.holder, zone.because) if zone.holder is not None else _holder_in_focus(zone.candidate, context)
        for zone in zones
    ]
    by_passage: dict[str, str | None] = {}
    for zone, (code, because) in zip(zones, held):
        if because == "paragraph":
            by_passage.setdefault(zone.name, code)
    for zone, (code, because) in zip(zones, held):
        if zone.holder is None and zone.name in by_passage:
            code, because = by_passage[zone.name], "paragraph"
        start, end = zone.candidate.start, zone.candidate.end
        if zone.candidate.rule == "units.zone.bare":
            continue  # 开发区管委会: as 区政府, no name, though it tells which zone is spoken of
        yield UnitMention(
            start, end, text[start:end], name=zone.name, level="zone", parent=code, rule=zone.candidate.rule, because=because
        )


def _holder_in_focus(candidate: Candidate, context: UnitContext) -> tuple[str | None, str | None]:
    level = candidate.ending.holder if candidate.ending is not None else "prefecture"
    region = context.region
    if level == "prefecture" and region is not None and region.level == "county" and len(lineage(region.code, context.day)) == 2:
        level = "county"  # of a municipality, or held by its province
    if level == "county" or candidate.ending is not None and candidate.ending.kind == "nature":
        county = context.county_of_passage(candidate.start)
        if county is not None:
            return county.code, "paragraph"
    for sign in zone_terms.holder_signs(level):
        unit, why = context.focus_unit(candidate.start, sign)
        if unit is not None and why not in ("previous mention", "only one named"):
            return unit.code, why
    return None, None
