"""The publisher's unit: what the strongest signs of the page say, where they do not contradict each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from . import publisher, terms, zone_terms, zones
from .candidate import PERHAPS, SURE, Candidate
from .evidence import Evidence
from .gazetteer import GazetteerUnit
from .lineage import ancestor, lineage, possible, unit_of
from .named import Named, Place, place_in_sentence
from .publisher import STRONG, Sign

#: What an outlet's name shows a page's publisher by.
_BY_OUTLET = ("source", "site", "dateline")


def find_home(evidence: Evidence, source: str | None) -> None:
    """Set the publisher's unit (as ``evidence.region`` where none is given), below it the unit that the page is about,
    and the zone that publishes the page."""
    signs = publisher.signs(evidence.scan, source)
    given = evidence.region is not None
    if not given and _disputed(evidence, signs.ranked):
        return
    sourced = False
    for sign in signs.ranked:
        if sign.because == "title" and not given and (evidence.home.units or not _title_speaks(evidence, sign, signs)):
            continue
        if sign.because in ("signature", "dateline") and sourced:
            continue
        if sign.candidate is not None and sign.candidate.kind == "zone":
            if not (sign.because == "title" and evidence.home.units and not given):
                _zone_home(evidence, sign.candidate, sign)
            continue
        if sourced and sign.because == "source" and not sign.chained:
            continue  # the second of several sources
        code = _code(evidence, sign)
        if code and _agrees(evidence, code, sign):
            evidence.set_home(code, sign.because)
            sourced = sourced or sign.because == "source"
    if not given and _writes_of_others(evidence):
        evidence.clear_home()
    if not evidence.home.units and evidence.home.zone is None and not signs.national:
        _of_the_document(evidence)
    if not given and evidence.home.units:
        evidence.region = evidence.home.units[0]
        _county_of_the_title(evidence, signs.ranked)


def _county_of_the_title(evidence: Evidence, signs: Sequence[Sign]) -> None:
    """Take the one county that the headline names for the page's own where a prefecture's outlet writes of it: its 县委
    is that county's."""
    titles = [sign for sign in signs if sign.because == "title"]
    names = [sign.candidate.facts for sign in titles if sign.candidate is not None]
    full = any(facts is not None and facts.full for facts in names)
    codes = [code for sign in titles for code in _codes(evidence, sign)]
    found = {county for code in codes if (county := ancestor(code, "county", evidence.day))}
    if full and len(found) == 1 and len(evidence.home_line) == 2:
        county = found.pop()
        if evidence.home_line[0] in lineage(county, evidence.day):
            evidence.set_home(county, "title")


def _disputed(evidence: Evidence, signs: Sequence[Sign]) -> bool:
    """Whether strong signs name units of which none lies in the other; then the unit above both is the publisher's
    where one of them names it and it is no more than a province, else none is."""
    first: str | None = None
    named: set[str] = set()
    for sign in signs:
        if sign.weight < STRONG:
            break
        chain = [code for code in _codes(evidence, sign) if code]
        if not chain:
            continue
        named.update(chain)
        code = chain[-1]
        if first is None or first in lineage(code, evidence.day):
            first = first or code
            continue
        line = lineage(first, evidence.day)
        if code in line:
            continue
        common = next((above for above in line if above in lineage(code, evidence.day)), None)
        if common is not None and common in named:
            evidence.set_home(common, sign.because)
        return True
    return False


def _writes_of_others(evidence: Evidence) -> bool:
    """Whether a province's outlet (澎湃新闻, 南方都市报) names nothing of that province and tells what others do."""
    if len(evidence.home_line) != 1 or evidence.home.because not in _BY_OUTLET or _own_signs(evidence):
        return False
    others = False
    for candidate in evidence.scan.candidates:
        options = evidence.options(candidate) if candidate.kind == "name" and candidate.strength == SURE else []
        lines = [lineage(option.code, evidence.day) for option in options]
        if any(evidence.home_line[0] in line for line in lines):
            return False
        place = place_in_sentence(evidence.scan, candidate.start, candidate.end) if lines else Place.PASSING
        others = others or place in (Place.SUBJECT, Place.LEADS)
    return others


def _title_speaks(evidence: Evidence, sign: Sign, signs: publisher.Signs) -> bool:
    """Whether a headline may tell whose page it is: the unit, in full, is what acts in it, or the page says 我县; and
    nothing in the page says that it comes from elsewhere."""
    if signs.national or sign.candidate is None:
        return False
    facts = sign.candidate.facts
    if facts is None:
        return sign.weight >= publisher.ACTS
    if facts.common and not facts.full:
        return False  # 沪港合作会议
    if sign.weight > publisher.ACTS and facts.full and not signs.nobody:
        return True
    return any(kind is not None and facts.level in kind.levels for kind in map(terms.signs().get, _own_signs(evidence)))


def _own_signs(evidence: Evidence) -> set[str]:
    """The level signs by which the page speaks of itself: 县 of 我县."""
    deictics = (candidate.deictic for candidate in evidence.scan.candidates)
    return {deictic.sign for deictic in deictics if deictic is not None and deictic.points == "home"}


def _of_the_document(evidence: Evidence) -> None:
    """On a page that says 我区 but nowhere whose page it is: the unit that the page is about, if it is about one.

    Units that act or stand first count twice, those named in passing (支援武汉) not at all; the best must have at
    least twice the weight of the next.
    """
    scan = evidence.scan
    own = _own_signs(evidence)
    if not own:
        return
    weights: Counter[str] = Counter()
    helped: set[str] = set()  # the provinces that the page's own helps: nobody helps himself
    for candidate in scan.candidates:
        options = evidence.options(candidate) if candidate.kind == "name" and candidate.strength == SURE else []
        if len(options) == 1 and options[0].level != "zone":
            if Named(candidate.start, candidate.end, options[0], scan).is_helped():
                helped.update(lineage(options[0].code, evidence.day)[-1:])
            place = place_in_sentence(scan, candidate.start, candidate.end)
            if place is not Place.PASSING:
                weight = 1 if place in (Place.PLAIN, Place.VISITED) else 2
                weights.update(dict.fromkeys(lineage(options[0].code, evidence.day), weight))
    kinds = [kind for sign in own if (kind := terms.signs().get(sign)) is not None]
    kinds.sort(key=lambda kind: -max(terms.RANK[level] for level in kind.levels - {"zone"} or {"zone"}))
    for kind in kinds:
        fitting = Counter({
            code: weight for code, weight in weights.items()
            if helped.isdisjoint(lineage(code, evidence.day)[-1:]) and (unit := unit_of(code, evidence.day)) is not None
            and unit.level in kind.levels and unit.name.endswith(kind.names)
        })
        ranked = fitting.most_common(2)
        if ranked and ranked[0][1] >= 3 and (len(ranked) < 2 or ranked[1][1] * 2 <= ranked[0][1]):
            evidence.set_home(ranked[0][0], "document")
            return


# -------------------------------------------------------------------------------------------- what a sign names


def _code(evidence: Evidence, sign: Sign) -> str | None:
    """The code of the unit that a sign names, None where it does not settle one."""
    codes = _codes(evidence, sign)
    code = codes[-1] if codes else None
    if code and sign.sender:
        return ancestor(code, "county", evidence.day) or code  # a township sends in to its county's page
    return code


def _codes(evidence: Evidence, sign: Sign) -> list[str]:
    """The codes of the units that a sign names, the highest first."""
    if sign.outlet is not None:
        if sign.outlet.code is not None:
            return [_on_the_day(evidence, sign.outlet.code)]
        return _of_chain(evidence, sign.outlet.names)
    candidate = sign.candidate
    if candidate is None or candidate.kind != "name":
        return []
    if candidate.strength == PERHAPS and not (candidate.organ or candidate.place):
        return []
    unit = evidence.choose(candidate)
    return [unit.code] if unit is not None and unit.level != "zone" else []


def _of_chain(evidence: Evidence, names: Sequence[Candidate]) -> list[str]:
    """The codes of the units' names in an outlet's name, each within the one before it."""
    codes: list[str] = []
    for name in names:
        options = [unit for unit in evidence.options(name) if unit.code and unit.level != "zone"]
        if codes:
            options = [unit for unit in options if codes[-1] in lineage(unit.code, evidence.day)[1:]]
            unit = options[0] if len(options) == 1 else None
        else:
            unit = evidence.choose(name)
            if unit is not None and not _may_be_meant(evidence, name, unit):
                unit = None
        if unit is None or unit not in options:
            break
        codes.append(unit.code)
    return codes


def _may_be_meant(evidence: Evidence, name: Candidate, unit: GazetteerUnit) -> bool:
    """Whether an outlet that bears an ordinary word (东方发布) can be the unit's: where the page names the unit or
    one that it lies in."""
    facts = name.facts
    if facts is None or facts.full or facts.common != "word" or unit.level != "county":
        return True
    line = lineage(unit.code, evidence.day)
    return any(
        candidate.kind == "name" and candidate.facts is not None and candidate.facts.full
        and any(option.code in line for option in evidence.options(candidate))
        for candidate in evidence.scan.candidates
    )  # fmt: skip


def _on_the_day(evidence: Evidence, code: str) -> str:
    """The code that the unit of an outlet bore on the page's day (右江日报 was 百色地区's before 2002)."""
    unit = unit_of(code, evidence.day)
    if unit is None or evidence.day is None or unit.valid_on(evidence.day):
        return code
    former = [
        other
        for other in possible(terms.facts(unit.short).units, evidence.day, full=True)
        if code in other.successors and other.valid_on(evidence.day)
    ]
    return former[0].code if len(former) == 1 else code


def _agrees(evidence: Evidence, code: str, sign: Sign) -> bool:
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


def _zone_home(evidence: Evidence, candidate: Candidate, sign: Sign) -> None:
    home = evidence.home
    if home.zone is not None or (sign.because == "title" and sign.weight < publisher.ACTS):
        return
    if candidate.above is None and candidate.term in zone_terms.zone_endings():
        return  # 开发区 alone names no zone
    holder, _ = zones.holder(evidence, candidate)
    if holder is None and len(evidence.home_line) == 2:
        holder = evidence.home_line[0]  # a prefecture's page that bears a zone's name
    if holder is None:
        home.zone = None if home.units else candidate.term
        return
    line = lineage(holder, evidence.day)
    if home.units and evidence.home_line[0] not in line and holder not in evidence.home_line:
        return
    if len(evidence.home_line) == 2 and holder == evidence.home_line[1]:
        holder, line = evidence.home_line[0], evidence.home_line  # the list gives but the province
    if len(evidence.home_line) > len(line):
        return  # a district's page reports on a zone: the district remains its publisher
    if len(line) > len(evidence.home_line):
        evidence.set_home(holder, sign.because)
    home.zone, home.zone_holder = candidate.term, holder
