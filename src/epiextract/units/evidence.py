"""What a document says about which unit a name means: the publisher, the names beside it and elsewhere.

What decides, in this order: the unit named directly before; the publisher's unit; the paragraph; units named
elsewhere in the document. Where these leave several units possible, none is chosen.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Sequence
from datetime import date

from . import terms, words
from .candidate import PERHAPS, SURE, Candidate, Scan
from .context import Home
from .gazetteer import GazetteerUnit
from .lineage import ancestor, lineage, possible, unit_of

#: By how much the best unit must lead the next.
_MARGIN = 3
#: More votes than these change no score.
_ENOUGH = 6
_MUNICIPAL = frozenset({"11", "12", "31", "50", "46"})  # provinces whose counties lie under no prefecture


@functools.lru_cache(maxsize=16384)
def _possible(name: str, day: str | None) -> list[GazetteerUnit]:
    """The units that a name can mean on a day, whatever the page; the list is not to be changed."""
    facts = terms.facts(name)
    return possible(facts.units, day, full=facts.full)


class Evidence:
    """The names of one document being settled, one after another."""

    def __init__(self, scan: Scan, day: str | None, region: str | None) -> None:
        self.scan, self.day = scan, day
        self.region = unit_of(region, day) if region and region != "000000" else None
        self.home = Home()
        self.home_line: tuple[str, ...] = ()
        self.settled: dict[int, GazetteerUnit] = {}  # by the candidate's start
        self._votes: Counter[str] = Counter()
        self._together: dict[str, set[str]] = {}  # county -> names of several bearers of which one lies in it
        self._previous: dict[str, str] = {}
        self._places: list[tuple[int, str]] = []  # (start, code) of settled names, in order
        self._options: dict[str, list[GazetteerUnit]] = {}
        self._state = 0  # counts the changes of what choices depend on
        self._chosen: dict[tuple[object, ...], tuple[int, GazetteerUnit | None]] = {}
        self._narrowed: dict[str, tuple[int, list[GazetteerUnit]]] = {}
        self._in_full: set[str] = set()  # codes of units that stand with their full name
        if self.region is not None:
            self.set_home(self.region.code, "given")

    # ------------------------------------------------------------------------------------------------ settling

    def count_votes(self, names: Sequence[Candidate]) -> None:
        """Let names that only one unit bears speak for it and the units above it, and names of several bearers for the
        county that has them all (五宝镇 and 观音桥街道 are together in one county alone)."""
        for candidate in names:
            if candidate.strength == SURE:
                options = self.options(candidate)
                if len(options) == 1:
                    self._vote(options[0])
                elif len(options) <= 12 and candidate.facts is not None and candidate.facts.full:
                    for unit in options:
                        county = ancestor(unit.code, "county", self.day)
                        if county is not None:
                            self._together.setdefault(county, set()).add(candidate.facts.name)

    def settle_all(self, names: Sequence[Candidate]) -> None:
        """Settle the sure names, then those that the document supports, then sure ones that needed these."""
        for candidate in names:
            if candidate.strength == SURE and self._stands(candidate):
                self._settle(candidate)
        for candidate in names:
            if candidate.strength == PERHAPS and self._supported(candidate):
                candidate.strength = SURE
                self._settle(candidate)
        for candidate in names:
            if candidate.strength == SURE and candidate.start not in self.settled:
                self._settle(candidate)

    def set_home(self, code: str, because: str) -> None:
        """Take a unit for the publisher's."""
        units = tuple(unit for above in lineage(code, self.day) if (unit := unit_of(above, self.day)) is not None)
        if units:
            self._options.clear()
            self._narrowed.clear()
            self._state += 1
            self.home.units, self.home.because = units, self.home.because or because
            self.home_line = tuple(unit.code for unit in units)

    def under_home(self, code: str) -> bool:
        """Whether a unit lies in the publisher's province (yes while the publisher is unknown)."""
        return not self.home_line or self.home_line[-1] in lineage(code, self.day)

    def _vote(self, unit: GazetteerUnit) -> None:
        for code in lineage(unit.code, self.day):
            if self._votes[code] < _ENOUGH:
                self._votes[code] += 1
                self._state += 1

    def _settle(self, candidate: Candidate) -> None:
        unit, facts = self.choose(candidate), candidate.facts
        if unit is None or facts is None:
            return
        self.settled[candidate.start] = unit
        insort(self._places, (candidate.start, unit.code or unit.parent or ""))
        if self._previous.get(facts.name) != unit.code:
            self._previous[facts.name] = unit.code
            self._state += 1
        if facts.full:
            self._in_full.add(unit.code)
        if len(self.options(candidate)) > 1:
            self._vote(unit)

    # ------------------------------------------------------------------------------------------------ choosing

    def options(self, candidate: Candidate) -> list[GazetteerUnit]:
        """The units that the name can mean on the document's day."""
        facts = candidate.facts
        if facts is None:
            return []
        known = self._options.get(facts.name)
        if known is None:
            known = _possible(facts.name, self.day)
            if self.home_line and facts.level in ("prefecture", "county") and len(facts.units) > len(known):
                known = self._with_former(facts, known)
            self._options[facts.name] = known
        return known

    def _with_former(self, facts: terms.NameFacts, known: list[GazetteerUnit]) -> list[GazetteerUnit]:
        """The units possible, and where none lies in the publisher's province, former ones that did."""
        province = self.home_line[-1]
        if any(province in lineage(unit.code, self.day) for unit in known):
            return known
        former = tuple(unit for unit in facts.units if unit.code[:2] == province[:2] and unit.level != "zone")
        return [*known, *possible(former, self.day, full=facts.full)]

    def choose(self, candidate: Candidate) -> GazetteerUnit | None:
        """The one unit that the evidence singles out, None while several remain."""
        options, facts = self.options(candidate), candidate.facts
        if candidate.seat and facts is not None:
            options = self._seats(facts) or options
        elif (candidate.former or candidate.sign) and facts is not None:
            options = self._by_wording(candidate, facts) or options
        above = self.settled.get(candidate.above.start) if candidate.above is not None else None
        if above is not None and facts is not None:
            under = [unit for unit in options if above.code in lineage(unit.code, self.day)]
            if not under and facts.full:
                former = tuple(u for u in facts.units if above.code in lineage(u.code) and u.level != "zone")
                under = possible(former, self.day, full=True) if former else []
            if len(under) == 1:
                return under[0]
            options = under or options
        if len(options) < 2 or facts is None:
            return options[0] if options else None
        near = self.nearby(candidate.start)
        key = (facts.name, above and above.code, candidate.seat, candidate.former, candidate.sign, *near[0][:6], "", *near[1])
        known = self._chosen.get(key)
        if known is None or known[0] != self._state:
            known = self._chosen[key] = self._state, self._best(options, facts, near)
        return known[1]

    def _best(
        self, options: list[GazetteerUnit], facts: terms.NameFacts, near: tuple[list[str], list[str]]
    ) -> GazetteerUnit | None:
        """The unit that scores well above the others."""
        if len(options) > 12:  # 城关镇: look only at those where the document has anything at all
            options = self._with_anything(options, facts)
            if len(options) < 2:
                return options[0] if options and facts.full else None
        ranked = sorted(((self._score(unit, facts, near), -index) for index, unit in enumerate(options)), reverse=True)
        best, index = ranked[0]
        return options[-index] if best > 0 and best - ranked[1][0] >= _MARGIN else None

    def _seats(self, facts: terms.NameFacts) -> list[GazetteerUnit]:
        """The 地区 that bore a name, at the latest those abolished since (延安地委)."""
        former = terms.signs_of_former_prefectures()
        units = tuple(unit for unit in facts.units if unit.level == "prefecture" and unit.name.endswith(former))
        return possible(units, self.day, full=True)

    def _by_wording(self, candidate: Candidate, facts: terms.NameFacts) -> list[GazetteerUnit]:
        """The units that bore the very name, by now abolished behind 原, of the level of the organ behind it."""
        so_named = tuple(unit for unit in facts.units if unit.name == facts.name and unit.level != "zone")
        if candidate.sign:
            fitting = [unit for unit in facts.units if unit.name.endswith(candidate.sign)]
            return possible(tuple(fitting), self.day, full=True)
        limit = self.day or date.today().isoformat()
        return possible(tuple(unit for unit in so_named if unit.end and unit.end <= limit), self.day, full=True)

    def _with_anything(self, options: list[GazetteerUnit], facts: terms.NameFacts) -> list[GazetteerUnit]:
        """Those of many units of one name under which or beside which the document names anything."""
        known = self._narrowed.get(facts.name)
        if known is None or known[0] != len(self._votes):
            somewhere = self._votes.keys() | set(self.home_line)
            found = [unit for unit in options if not somewhere.isdisjoint(lineage(unit.code, self.day)[1:])]
            known = self._narrowed[facts.name] = len(self._votes), found
        return known[1]

    def nearby(self, at: int) -> tuple[list[str], list[str]]:
        """Codes settled before ``at`` in its paragraph, nearest first, and the last two before the paragraph."""
        first = self.scan.paragraph(at)[0]
        low, high = bisect_left(self._places, (first, "")), bisect_left(self._places, (at, ""))
        low = max(low, high - 12)
        here = [code for _, code in reversed(self._places[low:high])]
        return here, [code for _, code in self._places[max(0, low - 2) : low]]

    def _score(self, unit: GazetteerUnit, facts: terms.NameFacts, near: tuple[list[str], list[str]]) -> int:
        line = lineage(unit.code, self.day)
        if not line:
            return 0
        here, earlier = near
        score = self._score_of_home(unit.code, line)
        for rank, code in enumerate(here[:6]):
            if code in line:
                score += 60 if rank == 0 else 35
                break
            if len(line) > 2 and self.shares(code, line):
                score += 45 if rank == 0 else 25
                break
        if any(code in line or self.shares(code, line) for code in earlier):
            score += 8
        if self._previous.get(facts.name) == unit.code:
            score += 8
        score += min(20, 5 * self._votes[unit.code]) if unit.level != "township" else 0
        if len(line) > 1:
            county = line[0] if unit.level == "county" else line[1]
            score += min(15, 5 * (len(self._together.get(county, ())) - 1)) if county in self._together else 0
        score += min(8, 2 * self._votes[line[1] if len(line) > 1 else line[0]]) + min(6, self._votes[line[-1]])
        if not facts.full:
            score += {"province": 14, "prefecture": 9}.get(unit.level, 0)
        return score

    def _score_of_home(self, code: str, line: Sequence[str]) -> int:
        home = self.home_line
        if not home:
            return 0
        if code in home:
            return 60 if code == home[0] else 45
        if home[0] in line:
            return (12, 30, 40, 40)[min(len(home), 4) - 1]
        if any(above in line for above in home[:-1]):
            return 25
        return 10 if home[-1] in line else 0

    def shares(self, code: str, line: Sequence[str]) -> bool:
        """Whether a settled unit and a lineage have a unit below the province in common (a municipality counts)."""
        other = lineage(code, self.day)
        if any(above in line for above in other[:-1]):
            return True
        return bool(other) and other[-1] in line and other[-1][:2] in _MUNICIPAL

    def reason(self, candidate: Candidate, unit: GazetteerUnit) -> str | None:
        """By what the choice among several units was settled, None where there was none to make."""
        if len(self.options(candidate)) < 2:
            return None
        line = lineage(unit.code, self.day)
        above = self.settled.get(candidate.above.start) if candidate.above is not None else None
        if above is not None and above.code in line[1:]:
            return "unit before"
        if self.home_line and (unit.code in self.home_line or self.home_line[0] in line):
            return "publisher"
        if any(code in line or self.shares(code, line) for code in self.nearby(candidate.start)[0]):
            return "paragraph"
        return "document"

    # -------------------------------------------------------------------------------------------- is it a unit

    def _stands(self, candidate: Candidate) -> bool:
        """Whether a sure name stays sure: a county's short name behind a unit that is not above it is but a word of an
        institution's own name (天河 in 武汉天河机场), and waits for the document's support."""
        facts, above = candidate.facts, candidate.above
        if facts is None or facts.full or facts.level != "county":
            return True
        if above is None or above.start not in self.settled:
            stands = len(facts.name) > 2 or self._organ_is_enough(candidate, facts, self.choose(candidate))
        else:
            code = self.settled[above.start].code
            stands = any(code in lineage(unit.code, self.day) for unit in self.options(candidate))
        if not stands:
            candidate.strength = PERHAPS
        return stands

    def _supported(self, candidate: Candidate) -> bool:
        """Whether the document bears out a name whose place in the sentence does not settle it."""
        facts, options = candidate.facts, self.options(candidate)
        if facts is None or not options:
            return False
        above = self.settled.get(candidate.above.start) if candidate.above is not None else None
        if above is not None and any(above.code in lineage(unit.code, self.day)[1:] for unit in options):
            return True
        if above is not None and facts.level == "county" and not facts.full:
            return False
        unit = self.choose(candidate)
        if candidate.organ and not facts.full and self._organ_is_enough(candidate, facts, unit):
            return True
        if unit is None:
            return False
        line = lineage(unit.code, self.day)
        listed = self._listed(candidate, line)
        if facts.generic:  # 郊区, 城区: counties so named, only beside a sibling or with a county's organ at home
            near = self.nearby(candidate.start)[0][:4]
            local = any(code in self.home_line or code in near for code in line[:2])
            return listed or (candidate.organ and local and self._bounded(candidate))
        return self._full_supported(candidate, unit, line, listed) if facts.full else (
            self._short_supported(candidate, facts, unit, line, listed)
        )

    def _full_supported(
        self, candidate: Candidate, unit: GazetteerUnit, line: Sequence[str], listed: bool
    ) -> bool:
        here = self.nearby(candidate.start)[0]
        if unit.level == "township":
            return len(line) > 1 and (line[1] in self.home_line or line[1] in here[:3])
        if candidate.former or candidate.sign or listed or self._bounded(candidate) or unit.code in self.home_line:
            return True
        close = any(code in line or self.shares(code, line) for code in here[:4])
        return close and self.scan.form[candidate.start - 1] not in words.characters("region_head")

    def _short_supported(
        self, candidate: Candidate, facts: terms.NameFacts, unit: GazetteerUnit, line: Sequence[str], listed: bool
    ) -> bool:
        form, start, home = self.scan.form, candidate.start, self.home_line
        if facts.common == "word":
            return listed and not self._crossed(candidate)
        own, in_full = unit.code in home, unit.code in self._in_full
        located = candidate.place or (
            words.neighbour_before("locative").search(form[max(0, start - 2) : start]) is not None
        )
        at_home = bool(home) and home[-1] in line
        if unit.level == "prefecture":
            return in_full or located or listed or at_home
        if facts.common:
            return own or listed or (in_full and located)
        if self._crossed(candidate):
            return (own or in_full) and located
        near_home = len(home) > 1 and (own or any(code in line for code in home[:-1]))
        close = any(code in line or self.shares(code, line) for code in self.nearby(start)[0][:4])
        return in_full or near_home or close or listed or (located and at_home)

    def _organ_is_enough(
        self, candidate: Candidate, facts: terms.NameFacts, unit: GazetteerUnit | None
    ) -> bool:
        """Whether an institution behind a short name shows the unit: for ordinary words only at home and behind a stop;
        counties of other provinces are named with the unit above them."""
        home = self.home_line[-1] if self.home_line else None
        inside = [o for o in self.options(candidate) if home is None or home in lineage(o.code, self.day)]
        if not inside or (unit is not None and unit not in inside):
            return unit is not None and unit.code in self._in_full
        if not facts.common:
            return True
        bounded = self._bounded(candidate)
        if facts.common == "word":
            return unit is not None and home is not None and bounded and not self._crossed(candidate)
        return unit is not None and (bounded or not self._crossed(candidate))

    def _bounded(self, candidate: Candidate) -> bool:
        """Whether a stop, a preposition or a conjunction stands before a name."""
        before = self.scan.form[candidate.start - 1] if candidate.start else ""
        return not words.is_han(before) or before in words.characters("boundary")

    def _crossed(self, candidate: Candidate) -> bool:
        """Whether the name's first character may end a word before it."""
        start = candidate.start
        return start > 0 and self.scan.form[start - 1 : start + 1] in words.crossing_words()

    def _listed(self, candidate: Candidate, line: Sequence[str]) -> bool:
        """Whether a sibling stands beside the name in a list."""
        form, start, end = self.scan.form, candidate.start, candidate.end
        if start and form[start - 1] in words.characters("list"):
            at = bisect_left(self._places, (start, ""))
            if at:
                begin, code = self._places[at - 1]
                if start - begin < 10 and (self.shares(code, line) or code in line[1:]):
                    return True
        if end < len(form) and form[end] in words.characters("list"):
            at = bisect_right(self._places, (end + 1, "~"))
            beside = self._places[max(0, at - 1) : at + 1]
            return any(begin == end + 1 and self.shares(code, line) for begin, code in beside)
        return False
