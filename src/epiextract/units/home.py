"""The publisher's unit: the strongest sign of the page that agrees with what is known already."""

from __future__ import annotations

from collections import Counter

from . import publisher, terms, zones
from .candidate import PERHAPS, SURE, Candidate
from .context import Place, place_in_sentence
from .evidence import Evidence
from .lineage import lineage, unit_of


def find_home(evidence: Evidence, source: str | None) -> None:
    """Set the publisher's unit, below the region given if there is one, and the zone that publishes the page."""
    given = evidence.region is not None
    sourced = False
    for sign in publisher.signs(evidence.scan, source):
        if sign.because == "title" and evidence.home.units and not given:
            break  # headlines speak only where nothing else does
        if sign.candidate is not None and sign.candidate.kind == "zone":
            _zone_home(evidence, sign.candidate, sign)
            continue
        if sourced and sign.because == "source" and (sign.candidate is None or sign.candidate.above is None):
            continue  # the second of several sources
        code = sign.code if sign.candidate is None else _code_of(evidence, sign.candidate)
        if code and _agrees(evidence, code, sign):
            evidence.set_home(code, sign.because)
            sourced = sourced or sign.because == "source"
    if not evidence.home.units and evidence.home.zone is None:
        _of_the_document(evidence)


def _of_the_document(evidence: Evidence) -> None:
    """On a page that says 我区 but nowhere whose page it is: the unit that the page is about, if it is about one.

    Units that act or stand first count twice, those named in passing (支援武汉) not at all; the best must have at
    least twice the weight of the next.
    """
    scan = evidence.scan
    own = {c.deictic.sign for c in scan.candidates if c.deictic is not None and c.deictic.points == "home"}
    if not own:
        return
    weights: Counter[str] = Counter()
    for candidate in scan.candidates:
        options = evidence.options(candidate) if candidate.kind == "name" and candidate.strength == SURE else []
        if len(options) == 1 and options[0].level != "zone":
            start, end = candidate.start, candidate.end
            place = place_in_sentence(scan.form, start, end, scan.paragraph(start)[0])
            if place is not Place.PASSING:
                weight = 1 if place is Place.PLAIN else 2
                weights.update(dict.fromkeys(lineage(options[0].code, evidence.day), weight))
    kinds = [kind for sign in own if (kind := terms.signs().get(sign)) is not None]
    kinds.sort(key=lambda kind: -max(terms.RANK[level] for level in kind.levels - {"zone"} or {"zone"}))
    for kind in kinds:
        fitting = Counter({
            code: weight for code, weight in weights.items()
            if (unit := unit_of(code, evidence.day)) is not None
            and unit.level in kind.levels and unit.name.endswith(kind.names)
        })
        ranked = fitting.most_common(2)
        if ranked and ranked[0][1] >= 3 and (len(ranked) < 2 or ranked[1][1] * 2 <= ranked[0][1]):
            evidence.set_home(ranked[0][0], "document")
            return


def _code_of(evidence: Evidence, candidate: Candidate) -> str | None:
    if candidate.kind != "name" or (candidate.strength == PERHAPS and not (candidate.organ or candidate.place)):
        return None
    unit = evidence.choose(candidate)
    return unit.code if unit is not None and unit.level != "zone" else None


def _agrees(evidence: Evidence, code: str, sign: publisher.Sign) -> bool:
    """Whether a unit can be the publisher's: below what is known, and said strongly enough to go below it."""
    line, home = lineage(code, evidence.day), evidence.home_line
    if evidence.region is not None:
        if evidence.region.code not in line:
            return False
        if sign.because == "title" and (sign.weight < 70 or len(code) == 6):
            return False
        if sign.because == "site" and len(code) == 6 and sign.weight < 75:
            return False
    return not home or (home[0] in line and len(line) > len(home))


def _zone_home(evidence: Evidence, candidate: Candidate, sign: publisher.Sign) -> None:
    home = evidence.home
    if home.zone is not None or (sign.because == "title" and sign.weight < 65):
        return
    holder, _ = zones.holder(evidence, candidate)
    if holder is None and len(evidence.home_line) == 2:
        holder = evidence.home_line[0]  # a prefecture's page that bears a zone's name
    if holder is None:
        home.zone = None if home.units else candidate.term
        return
    line = lineage(holder, evidence.day)
    if home.units and evidence.home_line[0] not in line and holder not in evidence.home_line:
        return
    if len(evidence.home_line) > len(line):
        return  # a district's page reports on a zone: the district remains its publisher
    if len(line) > len(evidence.home_line):
        evidence.set_home(holder, sign.because)
    home.zone, home.zone_holder = candidate.term, holder
