"""Where a text names a zone: an ending of zones' names, and what of the text before it belongs to the name."""

from __future__ import annotations

import functools
import re
from collections.abc import Container

from . import words, zone_terms
from .candidate import PERHAPS, SURE, Candidate
from .zone_terms import ZoneEnding

#: The longest word of a zone's own.
_LONGEST = 5
#: The longest name of a mountain, a lake or an old town in a zone's.
_LONGEST_FEATURE = 7


@functools.cache
def _between_listed() -> re.Pattern[str]:
    return re.compile(rf"\d{{0,5}}[{words.characters('counter')}]?[,{words.characters('list')}]")


@functools.cache
def _stem() -> re.Pattern[str]:
    return re.compile(rf"(?:(?![{words.characters('grammar')}]){words.HAN}){{1,7}}$")


def zone_at(
    form: str, start: int, end: int, term: str, ending: ZoneEnding, last: Candidate | None, previous: Candidate | None, named: Container[str]
) -> Candidate | None:
    """The zone whose name ends in the ending at (start, end), None if there is none; ``last`` is the unit's name
    before it, ``previous`` the candidate before it, ``named`` the endings of the zones before it."""
    done = previous.end if previous is not None else 0
    governed = words.begins("zone_organ", form, end)
    if ending.own == "feature":
        feature = _of_feature(form, start, end, term, ending, last, done)
        if feature is not None or not governed:
            return feature
    if ending.own == "only" and not governed:
        return None
    if last is not None and last.end == start:
        if ending.kind == "general" and not governed and last.facts is not None and last.facts.level == "province":
            return None
        begin = last.start
        return Candidate(begin, end, form[begin:end], "zone", SURE, "units.zone.of_unit", above=last, ending=ending)
    if last is not None and last.end == start - 1 and form[last.start - 1 : last.start] == "(" and form[last.end] == ")":
        before = words.neighbour_before("zone_bracket").search(form[max(0, last.start - 5) : last.start - 1])
        if before is None:
            return None
        begin = last.start - 1 - len(before.group())  # 中国(江苏)自由贸易试验区
        return Candidate(begin, end, form[begin:end], "zone", SURE, "units.zone.of_unit", above=last, ending=ending)
    near = last is not None and 0 < start - last.end < 9 and ending.own != "yes"
    if last is not None and near and zone_terms.trades().fullmatch(form, last.end, start):
        begin = last.start
        return Candidate(begin, end, form[begin:end], "zone", SURE, "units.zone.of_unit", above=last, ending=ending)
    floor = last.end if last is not None and 1 < start - last.end < 7 else max(done, start - 7)
    behind = last is not None and last.end == floor and floor > done - 1
    if ending.own == "yes" or (ending.own and (governed or behind)):
        stem = zone_stem(form, floor, start, term, loose=behind and ending.own == "yes", governed=governed)
        whole = floor + len(stem) == start  # nothing stands between the unit's name and the zone's word
        if last is not None and whole and behind and len(stem) == 1:  # 天津|港保税区: no zone without the unit's name
            return Candidate(last.start, end, form[last.start : end], "zone", SURE, "units.zone.of_unit", above=last, ending=ending)
        if stem and (ending.own == "yes" or governed or whole):
            begin = start - len(stem)
            above = last if last is not None and last.end == begin else None
            return Candidate(begin, end, stem + term, "zone", SURE, "units.zone.own_word", above=above, ending=ending)
    if ending.own in ("yes", "organ") and previous is not None and form[done : done + 1] in words.one_of("list"):
        stem = zone_stem(form, done + 1, start, term, loose=True, longest=_LONGEST_FEATURE)
        if len(stem) > 1 and done + 1 + len(stem) == start and not zone_terms.ends_in_one_of(stem, zone_terms.zone_stems_not()[1]):
            return Candidate(done + 1, end, stem + term, "zone", SURE, "units.zone.listed", ending=ending)
    if not ending.bare and not (governed and term in named and ending.own != "feature"):
        return None
    beside = previous is not None and start - done < 9 and _is_of_county_rank(previous)
    if beside and _between_listed().fullmatch(form, done, start):
        return Candidate(start, end, term, "zone", PERHAPS, "units.zone.listed", ending=ending)
    many = start and form[start - 1] in words.characters("joined")
    return Candidate(start, end, term, "zone", PERHAPS, "units.zone.bare", ending=ending) if governed and not many else None


def _of_feature(
    form: str, start: int, end: int, term: str, ending: ZoneEnding, last: Candidate | None, done: int
) -> Candidate | None:
    """The zone named for a mountain, a lake or an old town: 云台山|景区, 鸣沙山月牙泉|景区; 玉龙|雪山景区."""
    if form[start - 1 : start] not in words.one_of("feature"):
        return None
    inside = last is not None and last.end == start  # 云|台山|景区
    match = _stem().search(form, max(0 if inside else done, start - _LONGEST_FEATURE), start)
    if match is None:
        return None
    stem = zone_stem(form, match.start(), start, term, loose=True, longest=_LONGEST_FEATURE + 1)
    begin = start - len(stem)
    least = 2 if form[start - 1] in words.one_of("great_feature") else 3
    proper = len(stem) >= least and zone_terms.is_zone_stem(stem) and not (inside and last is not None and last.start <= begin)
    beside = last if last is not None and last.end in (match.start(), start) else None
    if proper:
        above = beside if beside is not None and beside.end == begin else None
        return Candidate(begin, end, stem + term, "zone", SURE, "units.zone.own_word", above=above, ending=ending)
    if beside is None:
        return None
    return Candidate(beside.start, end, form[beside.start : end], "zone", SURE, "units.zone.of_unit", above=beside, ending=ending)


def _is_of_county_rank(candidate: Candidate) -> bool:
    return candidate.kind == "zone" or candidate.facts is not None and candidate.facts.level == "county"


def zone_stem(form: str, floor: int, start: int, ending: str, *, loose: bool, governed: bool = False, longest: int = _LONGEST) -> str:
    """The zone's own word before its ending, "" when there is none; ``loose``: a unit's name stands before it,
    ``governed``: an organ of the zone stands behind it."""
    match = _stem().search(form, floor, start)
    if match is None:
        return ""
    stem = match.group()
    starts, never = zone_terms.zone_stems_not()
    while (lead := starts.match(stem)) is not None and lead.end():
        stem = stem[lead.end() :]
    if stem in never:
        return ""
    if loose and floor + len(stem) == start and len(stem) < longest:
        return stem
    alone = governed and len(stem) < _LONGEST and not words.is_han(form[start - len(stem) - 1 : start - len(stem)])
    if not 2 <= len(stem) <= _LONGEST or stem + ending in zone_terms.zone_endings():
        return ""
    return stem if alone and not zone_terms.ends_in_one_of(stem, never) or zone_terms.is_zone_stem(stem) else ""
