"""The publisher's unit: the strongest sign of the page that agrees with what is known already."""

from __future__ import annotations

from . import publisher, zones
from .evidence import Evidence
from .find import PERHAPS, Candidate
from .lineage import lineage


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
