"""Where a text may name a unit: one scan, then rules about what stands beside each name.

Nothing is decided here that needs the document as a whole: a candidate carries how sure its place in the
sentence makes it, and `resolve` weighs it.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..matching import matching_form
from . import terms, words
from .candidate import PERHAPS, SURE, Candidate, Scan
from .index import Plain, index, meaning
from .terms import RANK, Deictic, NameFacts
from .unknown_townships import add_unknown_townships
from .zone_names import zone_at
from .zone_terms import ZoneEnding, suffix_of, units_inside, zone_endings

#: How much may stand before a name that labels its paragraph.
_BULLET = 4
#: What ends a list of counties: 等县, 等3个县, 三县.
_COUNTIES_LISTED = re.compile(r"(?:等(?:\d{1,2}|[两二三四五六七八九十])?|\d{1,2}|[两三四五六七八九十])个?(?:县|旗|区(?!域))")
#: Other levels in brackets behind a county's sign: 县(市、区).
_LEVELS_BEHIND = re.compile(r"\([市区旗](?:[、,][市区旗])*\)")
#: So many characters behind a term may belong to one that begins inside it.
_REACH = 10


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
    add_unknown_townships(scan)
    return scan


def _collect(scan: Scan) -> None:
    form, out = scan.form, scan.candidates
    persons: set[str] = set()  # names that a post or a byline's label makes persons' names
    of_zones: set[str] = set()  # the endings of the zones named so far
    done = 0  # where the last accepted term ends
    last: Candidate | None = None
    seen = index().look(form)
    scan.marks = seen.marks
    ordinary, beginnings = terms.words_alone(), set(seen.places)
    for start, end, term in index().scan(form, seen):
        if start < done:
            continue
        if term in ordinary and start + 1 not in beginnings and (last is None or last.end < start) and _is_but_a_word(form, start, end):
            done = end
            continue
        pending: tuple[int, int, str] | None = (start, end, term)
        while pending is not None:
            start, end, term = pending
            pending = None
            means = meaning(term)
            above = last if last is not None and last.end == start else None
            found: Candidate | None
            if isinstance(means, NameFacts):
                if means.full:
                    found = _full_name(form, start, end, means, above, out[-1].end if out else 0)
                else:
                    found = _short_name(form, start, end, means, above)
            elif isinstance(means, Deictic):
                found = _deictic(form, start, end, term, means)
            elif isinstance(means, ZoneEnding):
                found = zone_at(form, start, end, term, means, last, out[-1] if out else None, of_zones)
            elif means is Plain.ZONE:
                found = Candidate(start, end, term, "zone", SURE, "units.zone.known", above=above)
            else:
                if means is Plain.COMPOUND:
                    pending = _name_across(form, seen.places, start, end)
                    if pending is not None:
                        continue
                    scan.compounds.append((start, term))
                done = max(done, end)
                break
            if found is not None and found.person:
                persons.add(found.term)
                found = None
            if found is not None and found.facts is not None:
                pending = _meant_instead(form, seen.places, found, found.facts, last)
                if pending is not None:
                    continue
            if found is not None:
                out.append(found)
                done = found.end
                if found.kind == "name":
                    last = found
                elif found.kind == "zone":
                    of_zones.add(suffix_of(found.term))
                    if means is Plain.ZONE:
                        out.extend(_inside_zone(start, term))
            elif not (isinstance(means, ZoneEnding) or isinstance(means, Deictic) and end - start < 3):
                pending = _inside(form, seen.places, start, end)  # the refused term may hide another that starts inside it
                if pending is not None and pending[1] == end + 1 and form[end] in words.characters("water_end"):
                    pending = None  # 瑞丽江: no 丽江
    _rank_lists(form, out)
    if persons:
        scan.candidates = [candidate for candidate in out if not (candidate.term in persons and _is_bare(candidate))]


def _inside_zone(start: int, term: str) -> Iterator[Candidate]:
    """The units' names that a known zone's name holds: 中新|天津|生态城."""
    for begin, end in units_inside(term):
        facts = terms.facts(term[begin:end])
        yield Candidate(start + begin, start + end, facts.name, "name", SURE, "units.short", facts, organ=True, place=True)


def _rank_lists(form: str, candidates: Sequence[Candidate]) -> None:
    """Notes the level that the end of a list tells of all its short names: 称多、杂多、玉树等县, 甲、乙和丙三县."""
    start = -1  # where the name behind begins, if it is a county of such a list
    for candidate in reversed(candidates):
        facts = candidate.facts
        if candidate.kind != "name" or facts is None or facts.full:
            start = -1
            continue
        listed = candidate.end == start - 1 and form[candidate.end] in words.one_of("list")
        ends = _COUNTIES_LISTED.match(form, candidate.end)
        joined = form[candidate.start - 1 : candidate.start] in words.one_of("list")
        if listed or ends is not None and (joined or ends.group().startswith("等")):
            candidate.rank, start = "county", candidate.start
        else:
            start = -1


def _meant_instead(
    form: str, places: Sequence[int], found: Candidate, facts: NameFacts, last: Candidate | None
) -> tuple[int, int, str] | None:
    """The term inside a name that is meant where the name's first character is rather a word before it:
    和安|宁镇: 和|安宁镇; 任泽|库县; 南康区和龙|南, 乡镇和龙|南经开区: 和|龙南."""
    doubtful = facts.doubtful and not found.organ
    joins = not facts.full and facts.name[0] in words.one_of("list")
    inner = _inside(form, places, found.start, found.end) if doubtful or joins else None
    if inner is None:
        return None
    means = meaning(inner[2])
    if means is Plain.ZONE or isinstance(means, NameFacts) and means.full:
        return inner
    if not isinstance(means, NameFacts):
        return None
    listed = last is not None and last.end == found.start and not _lies_under(facts, last)
    of_zone = any(isinstance(meaning(term), ZoneEnding) and form.startswith(term, inner[1]) for term in index().at(form, inner[1]))
    return inner if joins and (of_zone or listed and not facts.doubtful) else None


def _is_but_a_word(form: str, start: int, end: int) -> bool:
    """Whether nothing beside an ordinary word hints at the unit that it names as well: no list, no post, nothing of a place."""
    before, behind = form[start - 1 : start], form[end : end + 1]
    lists = words.one_of("list")
    return not (before in lists or before == "【" or behind in lists or before in words.before_people() or words.may_show_short_name(form, end))


def _inside(form: str, places: Sequence[int], start: int, end: int) -> tuple[int, int, str] | None:
    """The first term that begins inside another one, behind its first character."""
    for number in range(bisect_right(places, start), len(places)):
        at = places[number]
        if at >= end:
            break
        for term in index().at(form, at):
            if at + len(term) <= end + _REACH and form.startswith(term, at):
                return at, at + len(term), term
    return None


def _name_across(form: str, places: Sequence[int], start: int, end: int) -> tuple[int, int, str] | None:
    """The full name that begins inside a compound of abbreviations and goes on behind it: 当成|德保县."""
    inner = _inside(form, places, start, end)
    means = meaning(inner[2]) if inner is not None and inner[1] > end else None
    return inner if isinstance(means, NameFacts) and means.full else None


def _is_bare(candidate: Candidate) -> bool:
    """Whether nothing beside a short name says that a unit is meant."""
    facts = candidate.facts
    short = candidate.kind == "name" and facts is not None and not facts.full
    return short and candidate.above is None and not candidate.place


# ------------------------------------------------------------------------------------------------- names


def _full_name(
    form: str, start: int, end: int, facts: NameFacts, above: Candidate | None, done: int
) -> Candidate | None:
    term = facts.name
    sign = terms.signs().get(term[-1]) or terms.signs().get(term[-2:])
    if sign is not None and sign.refuses(form, end) and not _full_name_begins(form, end):
        short = term[:-1]
        if facts.level != "township" and len(short) > 1 and terms.is_name(short):  # 无锡|市场
            return _short_name(form, start, end - 1, terms.facts(short), above)
        return None
    if facts.level == "county" and _LEVELS_BEHIND.match(form, end) and terms.is_name(term[:-1]):
        prefecture = terms.facts(term[:-1])
        if any(unit.level == "prefecture" for unit in prefecture.units):
            return _short_name(form, start, end - 1, prefecture, above)  # 金华|县(市、区)
    strength, rule = SURE, "units.full"
    crossed = above is None and start > 0 and form[start - 1 : start + 1] in words.crossing_words()
    if crossed and done == start - 1 and form[start - 1] in words.characters("list"):
        crossed = False  # 长安街道和|安宁镇
    a_word = term.endswith(words.neighbours("word_ending"))
    if crossed and a_word and facts.level != "township":
        return None  # 新增|城市, 适应|城市
    town = facts.level == "township" and (crossed or (a_word and len(term) == 3) or facts.units[0].short in terms.traps())
    common = terms.common_words().get(term[:-1])
    word = a_word or common == "word"
    county = facts.level == "county" and ((crossed and common) or (word and above is None and not words.is_free_before(form, start)))
    if town or county:
        strength = PERHAPS  # 中南部县城, 滨海城市带
    if facts.generic or len(term) == 2:
        strength, rule = PERHAPS, "units.full.generic" if facts.generic else "units.full.brief"
    organ = facts.generic and words.begins("county_organ", form, end)
    found = Candidate(start, end, term, "name", strength, rule, facts, above, organ=organ)
    found.rank = _rank_before(form, start)
    found.former = words.is_named_as_abolished(form, start, end)
    found.sign = form[end] if len(term) == 2 and words.sign_of_organ().match(form, end) else ""
    return found


def _full_name_begins(form: str, at: int) -> bool:
    """Whether a unit's full name stands at a place: 博山区|域城镇."""
    return any(terms.is_name(term) and terms.facts(term).full and form.startswith(term, at) for term in index().at(form, at))


def _rank_before(form: str, start: int) -> str:
    """The level that a word right before a name tells: 县级延安市."""
    floor = max(0, start - 3)
    if words.ends_in("county_rank", form, floor, start):
        return "county"
    return "prefecture" if words.ends_in("prefecture_rank", form, floor, start) else ""


def _short_name(form: str, start: int, end: int, facts: NameFacts, above: Candidate | None) -> Candidate | None:
    behind = words.behind_short_name(form, end)
    organ = place = seat = False
    rank = ""
    if behind is not None:
        organ, seat = behind["organ"] is not None, behind["seat"] is not None
        place = organ or behind["place"] is not None
        rank = "prefecture" if behind["rank"] is not None else ""
        if behind["other"] is not None and not (organ and facts.level != "county"):
            another = terms.is_name(form[end : end + 2]) or terms.is_name(form[end : end + 3])
            if behind.end("other") - end > 1 or not another:
                return None
    crossing = words.crossing_words()
    left = start > 0 and form[start - 1 : start + 1] in crossing and not _body_ends_before(form, start)
    right = form[end - 1 : end + 1] in crossing or (left and terms.is_name(form[end - 1 : end + 1]))
    if right and above is None:
        if not organ and (left or facts.name[0] in words.characters("conjunction_start")):
            return None
        word_behind = form[end : end + 2] in crossing or words.begins("follows", form, end)
        if not place and facts.level == "county" and len(facts.name) == 2 and not word_behind:
            return None  # 大方|向, but 富源|通知
    if facts.edged and _edge_refuses(form, start, end, facts, above, crossed=left and organ):
        return None
    before_person = start > 0 and not organ and form[start - 1] in words.before_people()
    if before_person and above is None and words.follows_a_surname(form, start):
        return None
    higher = above.facts.level if above is not None and above.facts is not None else None
    if higher is not None and higher != "prefecture" and RANK[higher] >= RANK[facts.level] and not _lies_under(facts, above):
        above = None  # 吉林|吉林 is the city
    found = Candidate(start, end, facts.name, "name", SURE, "units.short", facts, above, organ=organ, place=place)
    goes_on = facts.level == "province" and words.is_han(form[end : end + 1])  # 总书记海南考察
    found.person = before_person and above is None and not goes_on and words.names_a_person(form, start, end)
    found.seat, found.rank = seat, rank
    if facts.level == "province" or facts.level == "zone":
        return found
    found.label = _heads_paragraph(form, start, end)
    if facts.common and not (facts.level == "prefecture" and found.label):
        found.strength = PERHAPS
    elif facts.level == "prefecture" or len(facts.name) > 2:
        found.strength = SURE if not left or place else PERHAPS
    else:
        found.strength = PERHAPS if (left and above is None) or not organ else SURE
    return found


def _heads_paragraph(form: str, start: int, end: int) -> bool:
    """Whether a name stands alone at the head of a paragraph, in brackets or before a colon: 【安康】…, ◆陵水:…."""
    behind = form[end : end + 1]
    if behind == "】":
        return form[start - 1 : start] == "【" and form[start - 2 : start - 1] in ("", "\n")
    before = form[max(0, start - _BULLET) : start]
    return behind == ":" and (start < _BULLET or "\n" in before) and not before.rpartition("\n")[2].strip(words.characters("bullet") + " ")


def _edge_refuses(
    form: str, start: int, end: int, facts: NameFacts, above: Candidate | None, *, crossed: bool
) -> bool:
    """Whether the first or the last character of a short name belongs to something else: a river, a post, a conjunction."""
    breach = facts.level == "county" and facts.name[-1] in words.characters("water_end") and words.begins("breach", form, end)
    if breach or words.names_a_river(form, start, end):
        return True
    if _title_ends_inside(form, start, facts.name) and not (_lies_under(facts, above) or _body_ends_before(form, start)):
        return True
    if crossed and facts.name[-1] in words.characters("conjunction_end"):
        return True
    return facts.name[0] in words.characters("water_start") and words.names_a_side(form, end)  # 长江|南岸


def _lies_under(facts: NameFacts, above: Candidate | None) -> bool:
    """Whether one of a name's units belongs to one of the name before: 新乡市|长垣, where 市长 is no post."""
    if above is None or above.facts is None:
        return False
    holders = {unit.code for unit in above.facts.units}
    return any(unit.parent in holders for unit in facts.units)


def _title_ends_inside(form: str, start: int, name: str) -> bool:
    """Whether the name's first character ends a post instead: 镇长|安康, 院长|春燕."""
    return start > 0 and name[0] in words.characters("post_end") and form[start - 1] in words.characters("post_head")


def _body_ends_before(form: str, start: int) -> bool:
    """Whether a news agency's name or a zone's ends there, which no post goes on: 新华社|长沙, 湖南自贸区|长沙片区."""
    low = max(0, start - _REACH)
    return words.ends_in("agency", form, low, start) or form.endswith(_zone_suffixes(), low, start)


@functools.cache
def _zone_suffixes() -> tuple[str, ...]:
    return tuple(zone_endings())


# ---------------------------------------------------------------------------------------------- deictics


def _deictic(form: str, start: int, end: int, term: str, deictic: Deictic) -> Candidate | None:
    if deictic.lies_in_word(form, start):
        return None
    sign = terms.signs().get(deictic.sign)
    if sign is not None and sign.refuses(form, end):
        return None
    return Candidate(start, end, term, "deictic", SURE, f"units.deictic.{deictic.points}", deictic=deictic)


