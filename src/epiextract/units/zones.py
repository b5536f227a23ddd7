"""Zones: which unit holds them."""

from __future__ import annotations

from collections.abc import Sequence

from ..results import UnitMention
from . import words, zone_terms
from .abbreviations import city_of_stem
from .context import UnitContext
from .evidence import Evidence
from .candidate import NO, Candidate
from .zone_names import zone_stem
from .lineage import lineage

#: The level signs under which a zone's holder is looked for, by the level that usually holds such a zone.
_HOLDER_SIGNS = {
    "province": ("省", "市"),
    "prefecture": ("市", "州", "地区", "盟", "省"),
    "county": ("区", "县", "市", "旗", "州"),
}
#: Endings that stand for the one zone of the kind that a page speaks of.
_BARE = ("经开区", "高新区", "经济技术开发区", "综保区")


def names_that_are_zones(evidence: Evidence) -> None:
    """Turn names that no unit bore on the document's day into zones (两江新区 before 2026), or into nothing."""
    for candidate in evidence.scan.candidates:
        if candidate.kind != "name" or evidence.options(candidate):
            continue
        candidate.kind = "nothing"
        ending = zone_terms.ending_of(candidate.term)
        if candidate.facts is not None and candidate.facts.full and ending is not None and ending.own == "yes":
            candidate.kind, candidate.rule = "zone", "units.zone.before_it_was_a_unit"
            candidate.ending = ending


def holder(evidence: Evidence, candidate: Candidate) -> tuple[str | None, str | None]:
    """The code of the unit that a zone's name or the list of zones tells to hold it, and why."""
    above = candidate.above
    if above is not None:
        unit = evidence.settled.get(above.start) or evidence.choose(above)
        if unit is not None:
            return unit.code, None
    known = zone_terms.known_zones().get(candidate.term) or (candidate.facts.units if candidate.facts is not None else ())
    holders = {zone.parent for zone in known if zone.parent}
    if len(holders) > 1 and evidence.home_line:
        home = evidence.home_line[0]
        holders = {code for code in holders if home in lineage(code, evidence.day)} or holders
    if len(holders) == 1:
        code = holders.pop()
        if evidence.under_home(code) or any(zone.code for zone in known) or candidate.term.endswith("新区"):
            return code, "known zone"
    city = city_of_stem(candidate.term[:2]) if above is None and candidate.rule == "units.zone.own_word" else None
    if city is not None and evidence.under_home(city):
        return city, "abbreviation of a city"
    return None, None


def settled(evidence: Evidence, kept: Sequence[Candidate]) -> list[tuple[Candidate, str | None, str | None]]:
    """The zones of a document with their holders, once its names are settled."""
    standing = {id(candidate) for candidate in kept}
    found = []
    stood = {
        suffix
        for candidate in evidence.scan.candidates
        if candidate.kind == "zone" and candidate.strength != NO
        for suffix in _BARE
        if candidate.term.endswith(suffix)
    }
    for candidate in evidence.scan.candidates:
        if candidate.kind != "zone" or (candidate.strength == NO and candidate.term not in stood):
            continue
        above = candidate.above
        if above is not None and id(above) not in standing:
            if above.start == candidate.start:
                # The name inside turned out to be but the zone's own word (江北新区 is not 江北区's).
                if not _own_word_stands(evidence.scan.form, candidate, above):
                    continue
                candidate.term = evidence.scan.form[candidate.start : candidate.end]
                candidate.rule, candidate.above = "units.zone.own_word", above.above
            elif above.end == candidate.start:  # 甘泉 in 甘泉堡经济技术开发区
                candidate.start, candidate.term = above.start, above.term + candidate.term
                candidate.above = above.above
        found.append((candidate, *holder(evidence, candidate)))
    return found


def _own_word_stands(form: str, candidate: Candidate, above: Candidate) -> bool:
    if candidate.ending is None or candidate.ending.own != "yes":
        return False
    begin = above.end
    stem = zone_stem(form, max(0, begin - 7), begin, form[begin : candidate.end], loose=False)
    if len(stem) > begin - candidate.start:  # 瘦西湖, not 西湖
        candidate.start = begin - len(stem)
        return True
    before = form[candidate.start - 1] if candidate.start else ""
    return above.above is not None or not words.is_han(before) or before in words.characters("boundary")


def mention(
    text: str, candidate: Candidate, code: str | None, because: str | None, context: UnitContext
) -> UnitMention:
    """A zone as a mention; a holder that its name does not tell is the unit in focus, where that is beyond doubt."""
    if code is None:
        level = candidate.ending.holder if candidate.ending is not None else "prefecture"
        for sign in _HOLDER_SIGNS.get(level, ()):
            unit, why = context.focus_unit(candidate.start, sign)
            if unit is not None and why not in ("previous mention", "only one named"):
                code, because = unit.code, why
                break
    return UnitMention(
        candidate.start,
        candidate.end,
        text[candidate.start : candidate.end],
        name=candidate.term,
        level="zone",
        parent=code,
        rule=candidate.rule,
        because=because,
    )
