"""Where a text may name a unit: one automaton scan, then rules about what stands beside each name.

Nothing is decided here that needs the document as a whole: a candidate carries how sure its place in the
sentence makes it, and `resolve` weighs it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from ..matching import matching_form
from . import terms
from .terms import RANK, Deictic, NameFacts, ZoneEnding

#: How sure a candidate's place makes it: not at all, if the document supports it, by itself.
NO, PERHAPS, SURE = 0, 1, 2

_HAN = r"[\u3400-\u9fff]"
# Characters of grammar that end the stretch in which a zone's own word is looked for.
_GRAMMAR = (
    "的在到赴至和与及或等从往对将把为由被是了有各个该本我全每某另多几两这那以于并就向驻入"
    "内外上下前后者说出进来去过"
)
_STEM = re.compile(rf"(?:(?![{_GRAMMAR}]){_HAN}){{1,7}}$")
_TOWNSHIP_ENDING = re.compile(
    r"(?:街道|民族乡|镇|乡)"
    r"(?=[^\u3400-\u9fff]|党|人民|政府|办事|卫生|派出|工作|调研|检查|督|走访|看望|察看|慰问|视察|主要|书记|干部|辖区|境内|"
    r"[的和与及等为某]|社区)"
)
_TOWNSHIP_STEM = re.compile(
    r"(?:[在到赴往来至和与及、(县区市旗]|^)"
    r"((?:(?![的各全我该本此某每两三几一乡镇村街道区县市省州等多为是有和与及到在赴往来至向从以])"
    r"[\u3400-\u9fff]){2,3})$"
)
_BETWEEN_LISTED = re.compile(r"\d{0,5}[例名人个家户]?[、,]")
_UNIT_SIGNS = tuple("县区市旗")
_SIDES = tuple("岸麓侧坡缘端")
_BEFORE_SURNAME = "长记任席员委志表事理官师生者、:（("


@dataclass(slots=True, eq=False)
class Candidate:
    """A place that may name a unit, a zone or point at one."""

    start: int
    end: int
    term: str
    kind: str  # name | zone | deictic | township (of a name the gazetteer lacks)
    strength: int
    rule: str
    facts: NameFacts | None = None
    above: Candidate | None = None  # the name that stands directly before
    deictic: Deictic | None = None
    ending: ZoneEnding | None = None
    organ: bool = False  # an organ, an institution or a post stands directly behind
    place: bool = False  # weaker signs of a place behind


@dataclass(slots=True)
class Scan:
    """A text in matching form with its candidates in order and the starts of its paragraphs."""

    text: str
    form: str
    candidates: list[Candidate] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    compounds: list[tuple[int, str]] = field(default_factory=list)  # joined abbreviations (沪宁): start and text

    def paragraph(self, offset: int) -> tuple[int, int]:
        """Start and end of the paragraph around an offset."""
        at = bisect_right(self.paragraphs, offset)
        start = self.paragraphs[at - 1] if at else 0
        return start, self.paragraphs[at] if at < len(self.paragraphs) else len(self.form)


def candidates(text: str) -> Scan:
    """Every candidate of a text, in order, names without overlaps (a zone overlaps the names inside it)."""
    form = matching_form(text)
    scan = Scan(text, form)
    start = 0
    scan.paragraphs.append(0)
    while (start := form.find("\n", start)) >= 0:
        start += 1
        scan.paragraphs.append(start)
    _collect(scan)
    _unknown_townships(scan)
    return scan


def _collect(scan: Scan) -> None:
    form, out = scan.form, scan.candidates
    automaton = terms.automaton()
    deictics, traps, endings, zones = terms.deictics(), terms.traps(), terms.zone_endings(), terms.known_zones()
    compounds = terms.compounds()
    done = 0  # where the last accepted term ends
    last: Candidate | None = None
    for start, end, term in automaton.scan(form):
        if start < done:
            continue
        pending = [(start, end, term)]
        while pending:
            start, end, term = pending.pop()
            found: Candidate | None
            if term in deictics:
                found = _deictic(form, start, end, term, deictics[term])
            elif term in endings:
                found = _zone(form, start, end, term, endings[term], last, out[-1].end if out else 0)
            elif term in zones:
                found = Candidate(start, end, term, "zone", SURE, "units.zone.known", above=_directly(last, start))
            elif term in traps and not terms.is_name(term):
                if term in compounds:
                    scan.compounds.append((start, term))
                done = max(done, end)
                continue
            else:
                found = _name(form, start, end, term, _directly(last, start))
            if found is not None:
                out.append(found)
                done = found.end
                if found.kind == "name":
                    last = found
                continue
            if term in endings or end - start < 3 and term in deictics:
                continue
            # The refused term may hide another that starts inside it.
            for inner_start, inner_end, inner in automaton.scan(form[start + 1 : end + 10]):
                if start + 1 + inner_start < end:
                    pending.append((start + 1 + inner_start, start + 1 + inner_end, inner))
                break


def _directly(last: Candidate | None, start: int) -> Candidate | None:
    return last if last is not None and last.end == start else None


# ------------------------------------------------------------------------------------------------- names


def _name(form: str, start: int, end: int, term: str, above: Candidate | None) -> Candidate | None:
    facts = terms.facts(term)
    if facts.full:
        return _full_name(form, start, end, facts, above)
    return _short_name(form, start, end, facts, above)


def _full_name(form: str, start: int, end: int, facts: NameFacts, above: Candidate | None) -> Candidate | None:
    term = facts.name
    sign = terms.signs().get("街道" if term.endswith("街道") else term[-1])
    if sign is not None and sign.refuses(form, end):
        short = term[:-1]
        if term[-1] in "市区" and len(short) > 1 and terms.is_name(short):
            return _short_name(form, start, end - 1, terms.facts(short), above)
        return None
    if facts.level == "township" and _title_ends_inside(form, start, term):
        return None
    strength, rule = SURE, "units.full"
    crossed = above is None and start > 0 and form[start - 1 : start + 1] in terms.crossing_words()
    if crossed and term.endswith("城市"):
        return None  # 新增|城市, 适应|城市
    town = facts.level == "township" and (crossed or (term.endswith("城镇") and len(term) == 3))
    if town or (crossed and facts.level == "county" and terms.common_words().get(term[:-1]) == "word"):
        strength = PERHAPS
    if facts.generic or len(term) == 2:
        strength, rule = PERHAPS, "units.full.generic" if facts.generic else "units.full.brief"
    return Candidate(start, end, term, "name", strength, rule, facts, above)


def _short_name(form: str, start: int, end: int, facts: NameFacts, above: Candidate | None) -> Candidate | None:
    strong, weak = terms.after_short()
    organ = strong.match(form, end) is not None
    place = organ or weak.match(form, end) is not None
    other = terms.not_a_unit_after().match(form, end)
    if other and not (organ and facts.level != "county"):
        another = terms.is_name(form[end : end + 2]) or terms.is_name(form[end : end + 3])
        if other.end() - end > 1 or not another:
            return None
    if above is None and not organ and _after_a_person_word(form, start):
        return None
    if _title_ends_inside(form, start, facts.name):
        return None
    left = form[start - 1 : start + 1] in terms.crossing_words() if start else False
    right = form[end - 1 : end + 1] in terms.crossing_words() or (left and terms.is_name(form[end - 1 : end + 1]))
    if above is None and right and not organ and (left or facts.name[0] in "和与同从到至在对为"):
        return None
    if left and organ and facts.name[-1] in "和同与":
        return None
    if facts.name[0] in "山江河湖海" and form[end : end + 1] in _SIDES and form[end : end + 2] != "岸线":
        return None
    if above is None and not organ and _in_a_persons_name(form, start):
        return None
    higher = above.facts.level if above is not None and above.facts is not None else None
    if higher is not None and higher != "prefecture" and RANK[higher] >= RANK[facts.level]:
        above = None
    found = Candidate(start, end, facts.name, "name", SURE, "units.short", facts, above, organ=organ, place=place)
    if facts.level == "province" or facts.level == "zone":
        found.strength = SURE
    elif facts.common:
        found.strength = PERHAPS
    elif facts.level == "prefecture" or len(facts.name) > 2:
        found.strength = SURE if not left or place else PERHAPS
    else:
        found.strength = PERHAPS if (left and above is None) or not organ else SURE
    return found


def _after_a_person_word(form: str, start: int) -> bool:
    return terms.before_people().search(form[max(0, start - 8) : start]) is not None


def _in_a_persons_name(form: str, start: int) -> bool:
    """Whether a family name stands right before, itself after a post or a stop: 书记魏|东川."""
    if not start or form[start - 1] not in terms.surnames():
        return False
    before = form[start - 2 : start - 1]
    return not before or before in _BEFORE_SURNAME or not "\u3400" <= before <= "\u9fff"


def _title_ends_inside(form: str, start: int, term: str) -> bool:
    """Whether the name's first character ends a post instead: 镇长|安康, 院长|春燕."""
    return (
        term[0] == "长"
        and start > 0
        and form[start - 1] in "市区县州省旗盟镇乡村部局处科院校厅队组会站所社厂园行"
        and not term.endswith(("区", "县", "市", "镇", "乡", "街道"))
    )


# ---------------------------------------------------------------------------------------------- deictics


def _deictic(form: str, start: int, end: int, term: str, deictic: Deictic) -> Candidate | None:
    if start and form[start - 1] in deictic.not_after:
        return None
    sign = terms.signs().get(deictic.sign)
    if sign is not None and sign.refuses(form, end):
        return None
    return Candidate(start, end, term, "deictic", SURE, f"units.deictic.{deictic.points}", deictic=deictic)


# ------------------------------------------------------------------------------------------------- zones


def _zone(
    form: str, start: int, end: int, term: str, ending: ZoneEnding, last: Candidate | None, done: int
) -> Candidate | None:
    if last is not None and last.end == start:
        begin = last.start
        return Candidate(begin, end, form[begin:end], "zone", SURE, "units.zone.of_unit", above=last, ending=ending)
    governed = form.startswith(terms.neighbours("zone_organ"), end)
    if ending.own == "yes" or (ending.own and governed):
        floor = last.end if last is not None and 1 < start - last.end < 7 else max(done, start - 7)
        behind = last is not None and last.end == floor and floor > done - 1
        stem = zone_stem(form, floor, start, term, loose=behind)
        if stem:
            begin = start - len(stem)
            above = last if last is not None and last.end == begin else None
            return Candidate(begin, end, stem + term, "zone", SURE, "units.zone.own_word", above=above, ending=ending)
    if not ending.bare or _joined_before(form, start):
        return None
    beside = last is not None and last.facts is not None and last.facts.level == "county" and start - last.end < 9
    if beside and last is not None and _BETWEEN_LISTED.fullmatch(form, last.end, start):
        return Candidate(start, end, term, "zone", PERHAPS, "units.zone.listed", ending=ending)
    if governed:
        return Candidate(start, end, term, "zone", PERHAPS, "units.zone.bare", ending=ending)
    if not start or not "\u3400" <= form[start - 1] <= "\u9fff" or form[start - 1] in "在到赴和与及至向从对":
        # Counts where the document names such a zone elsewhere.
        return Candidate(start, end, term, "zone", NO, "units.zone.bare", ending=ending)
    return None


def _joined_before(form: str, start: int) -> bool:
    return start > 0 and form[start - 1] in "(各类和等个家"


def zone_stem(form: str, floor: int, start: int, ending: str, *, loose: bool) -> str:
    """The zone's own word before its ending, "" when there is none; ``loose``: a unit's name stands before it."""
    match = _STEM.search(form[floor:start])
    if match is None:
        return ""
    stem = match.group()
    starts, _ = terms.zone_stems_not()
    while (lead := starts.match(stem)) is not None and lead.end():
        stem = stem[lead.end() :]
    if loose and floor + len(stem) == start and stem not in terms.zone_stems_not()[1] and len(stem) < 5:
        return stem
    if not 2 <= len(stem) <= 5 or not terms.is_zone_stem(stem) or stem + ending in terms.zone_endings():
        return ""
    return stem


# ---------------------------------------------------------------------------- townships beyond the gazetteer


def _unknown_townships(scan: Scan) -> None:
    """Townships the gazetteer does not have, by a preposition or a county before and an organ or a stop behind."""
    form = scan.form
    starts = [candidate.start for candidate in scan.candidates]
    added = []
    for match in _TOWNSHIP_ENDING.finditer(form):
        at = bisect_right(starts, match.start())
        before = scan.candidates[at - 1] if at else None
        if before is not None and before.end > match.start():
            continue
        found = _TOWNSHIP_STEM.search(form[max(0, match.start() - 4) : match.start()])
        if found is None:
            continue
        stem, end = found.group(1), match.end()
        start = match.start() - len(stem)
        above = before if before is not None and before.kind == "name" and before.end == start else None
        if (before is not None and before.end > start) or (above is None and form[start - 1 : start] in _UNIT_SIGNS):
            continue
        name, words = form[start:end], terms.crossing_words()
        if name in terms.traps() or any(stem[i : i + 2] in words for i in range(len(stem) - 1)):
            continue
        added.append(Candidate(start, end, name, "township", PERHAPS, "units.township.pattern", above=above))
    if added:
        scan.candidates = sorted([*scan.candidates, *added], key=lambda c: (c.start, c.end))
