"""Whether a name stands for a unit at all, where its place in the sentence leaves that open: the document's support."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from . import terms, words
from .candidate import PERHAPS, Candidate
from .gazetteer import GazetteerUnit
from .lineage import lineage

if TYPE_CHECKING:
    from .evidence import Evidence


class Support:
    """What a page's settled names say of the others."""

    def __init__(self, page: Evidence) -> None:
        self.page = page
        self._repeated: Counter[str] | None = None  # short names by how often they stand apart from the words beside them
        self._strays: set[str] = set()  # townships shown to be so named that lie elsewhere by the gazetteer

    def stands(self, candidate: Candidate) -> bool:
        """Whether a sure name stays sure: a county's short name behind a unit that is not above it is but a word of an
        institution's own name (天河 in 武汉天河机场), and waits for the document's support."""
        facts, above = candidate.facts, candidate.above
        if self._opens_with_verb(candidate) or self._is_but_a_river(candidate):
            stands = False
        elif facts is not None and facts.full and facts.level == "township":
            stands = above is not None or self.page.is_spoken_of(candidate)
        elif facts is None or facts.full or facts.level != "county":
            return True
        elif above is None or above.start not in self.page.settled:
            river = facts.name[-1] in words.characters("water_end") and not self.page.is_spoken_of(candidate)
            stands = (len(facts.name) > 2 and not river) or self._organ_is_enough(
                candidate, facts, self.page.choose(candidate)
            )
        else:
            code = self.page.settled[above.start].code
            stands = any(code in lineage(unit.code, self.page.day) for unit in self.page.options(candidate))
        if not stands:
            candidate.strength = PERHAPS
        return stands

    def _is_but_a_river(self, candidate: Candidate) -> bool:
        """Whether a short name is left to its river, the unit so named being no more (松花江)."""
        facts = candidate.facts
        if facts is None or facts.full or facts.name[-1] not in words.characters("water_end"):
            return False
        day = self.page.day or date.today().isoformat()
        return all((option.end or "9999") <= day for option in self.page.options(candidate))

    def was_prefecture(self, candidate: Candidate) -> bool:
        """Whether a short name that is but a county's now was a prefecture's on the day of an old page (淮阴, 大庸)."""
        facts = candidate.facts
        if facts is None or facts.full or facts.common:
            return False
        bears = any(option.level == "prefecture" for option in self.page.options(candidate))
        return bears and facts.level == "county" and not self._crossed(candidate)

    def supported(self, candidate: Candidate) -> bool:
        """Whether the document bears out a name whose place in the sentence does not settle it."""
        facts = candidate.facts
        if facts is None or self._opens_with_verb(candidate) or self._is_but_a_river(candidate):
            return False
        if self.page.stands_above(candidate):
            return True  # 宝山|高境镇
        if not self._may_be_supported(candidate, facts):
            return False
        options = self.page.options(candidate)
        if not options:
            return False
        above = self.page.settled.get(candidate.above.start) if candidate.above is not None else None
        if above is not None:
            # An ordinary word follows the province's name too (辽宁振兴); behind its own city's it is the unit.
            closed = candidate.organ or candidate.place or self._closes(candidate.end)
            reach = 2 if facts.common == "word" and not facts.full and not closed else None
            if any(above.code in lineage(unit.code, self.page.day)[1:reach] for unit in options):
                return True
        if above is not None and facts.level == "county" and not facts.full and len(facts.name) < 3:
            return False
        unit = self.page.choose(candidate)
        if candidate.organ and not facts.full and self._organ_is_enough(candidate, facts, unit):
            return True
        if unit is None:
            stray = facts.full and facts.level == "township" and not facts.generic and len(facts.name) > 2
            if stray and self._bounded(candidate) and self._acts(candidate):
                self._strays.add(facts.name)
            return stray and facts.name in self._strays
        line = lineage(unit.code, self.page.day)
        listed = self._listed(candidate, line)
        if facts.generic:  # 郊区, 城区: counties so named, only beside a sibling or where they act at home
            here, earlier = self.page.nearby(candidate.start)
            local = any(code in self.page.home_line or code in here[:4] or code in earlier for code in line[:2])
            if any(self.page.ends.get(begin) == candidate.start - 1 and code == line[1] for begin, code in self._places_before(candidate)):
                return True  # 【铜陵】郊区
            return listed or (local and self._bounded(candidate) and (candidate.organ or self._acts(candidate)))
        return self._full_supported(candidate, unit, line, listed) if facts.full else (
            self._short_supported(candidate, facts, unit, line, listed)
        )

    def _opens_with_verb(self, candidate: Candidate) -> bool:
        """Whether a name's first character is rather the verb before what is named: 任|县财政局局长, 任|城区街道办事处主任. At
        home, and behind a stop where nobody knows whose page it is, it is the name's."""
        if candidate.above is not None or candidate.term[0] not in words.characters("verb_start"):
            return False
        rest = candidate.term[1:]
        if len(rest) > 1 and not terms.is_name(rest):
            return False  # 原州区: no 州区 was
        home = self.page.home_line
        if not home:
            return not self._bounded(candidate)
        lines = [lineage(unit.code, self.page.day) for unit in self.page.options(candidate)]
        return not any(home[0] in line or line[1:2] == home[:1] or line[1:2] == home[1:2] for line in lines)

    def _may_be_supported(self, candidate: Candidate, facts: terms.NameFacts) -> bool:
        """Whether there is anything to ask of the document: an ordinary word alone must at least stand in a list, or if it
        is mostly a county's name, be that of the publisher's or of one named in full."""
        if not facts.common or facts.full or candidate.organ or candidate.above is not None:
            return True
        before, behind = self._beside(candidate)
        if before is not None or behind or candidate.label:
            return True
        if facts.common == "word":
            return False
        if facts.generic or candidate.seat or candidate.rank:
            return True
        in_full, home = self.page.in_full, self.page.home_line
        return any(
            unit.level == "prefecture" or unit.code in in_full or unit.code in home for unit in self.page.options(candidate)
        )

    def _full_supported(
        self, candidate: Candidate, unit: GazetteerUnit, line: Sequence[str], listed: bool
    ) -> bool:
        if self._names_a_head(candidate):
            return unit.code in self.page.home_line or unit.code in self.page.in_full
        here = self.page.nearby(candidate.start)[0]
        if unit.level == "township":
            return len(line) > 1 and (line[1] in self.page.home_line or any(code.startswith(line[1]) for code in here[:3]))
        if candidate.former or candidate.sign or listed or self._bounded(candidate):
            return True
        if unit.code in self.page.home_line or unit.code in self.page.in_full:
            return True
        if unit.level == "county" and line[1:2] == self.page.home_line[:1] and not self._crossed(candidate):
            return True  # 走进前进区 on a page of its city
        close = any(code in line or self.page.shares(code, line) for code in here[:4])
        return close and self.page.scan.form[candidate.start - 1] not in words.characters("region_head")

    def _names_a_head(self, candidate: Candidate) -> bool:
        """Whether a surname and a post may be meant: 高县长."""
        surname = len(candidate.term) == 2 and candidate.term[0] in words.surnames()
        return surname and self.page.scan.form[candidate.end : candidate.end + 1] in words.one_of("post_end")

    def _short_supported(
        self, candidate: Candidate, facts: terms.NameFacts, unit: GazetteerUnit, line: Sequence[str], listed: bool
    ) -> bool:
        form, start, home = self.page.scan.form, candidate.start, self.page.home_line
        if candidate.label and home and home[0] in line:
            return True
        if facts.common == "word":
            return listed and not self._crossed(candidate)
        own, in_full = unit.code in home, unit.code in self.page.in_full
        located = candidate.place or words.ends_in("locative", form, max(0, start - 2), start)
        at_home = bool(home) and home[-1] in line
        if unit.level == "prefecture":
            return in_full or located or listed or at_home
        if candidate.rank == "county" and (at_home or not home) and not facts.common:
            return True  # 宜川、宜君等县
        if facts.common:
            return own or listed or in_full and (located or self._bounded(candidate) and self._acts(candidate))
        if self._crossed(candidate):
            return (own or in_full) and located
        near_home = len(home) > 1 and (own or any(code in line for code in home[:-1]))
        if in_full or near_home or listed or (located and at_home) or self._is_repeated(candidate):
            return True
        return any(code in line or self.page.shares(code, line) for code in self.page.nearby(start)[0][:4])

    def _is_repeated(self, candidate: Candidate) -> bool:
        """Whether the page names the one bearer of a short name again and again: 义乌…, 在义乌…; twice what may be a person's."""
        if self._repeated is None:
            self._repeated = Counter(
                other.term for other in self.page.scan.candidates
                if other.facts is not None and not other.facts.full and not other.facts.common
                and self._bounded(other) and not self._crossed(other)
            )
        least = 4 if candidate.term[0] in words.surnames() else 2
        return self._repeated[candidate.term] >= least and len(self.page.options(candidate)) == 1

    def _organ_is_enough(
        self, candidate: Candidate, facts: terms.NameFacts, unit: GazetteerUnit | None
    ) -> bool:
        """Whether an institution behind a short name shows the unit: for ordinary words only at home and behind a stop;
        counties of other provinces are named with the unit above them."""
        home = self.page.home_line[-1] if self.page.home_line else None
        inside = [o for o in self.page.options(candidate) if home is None or home in lineage(o.code, self.page.day)]
        if not inside or (unit is not None and unit not in inside):
            return unit is not None and unit.code in self.page.in_full
        if not facts.common:
            return True
        bounded = self._bounded(candidate)
        if facts.common == "word":
            return unit is not None and home is not None and bounded and not self._crossed(candidate)
        return unit is not None and (bounded or not self._crossed(candidate))

    def _acts(self, candidate: Candidate) -> bool:
        """Whether a name stands for a body: what acts, heads it or ends the sentence stands behind."""
        form, end = self.page.scan.form, candidate.end
        if not words.is_han(form[end : end + 1]):
            return True
        return any(words.begins(role, form, end) for role in ("holds", "headed", "local_organ"))

    def _closes(self, end: int) -> bool:
        """Whether nothing stands behind a name, or its people: 甘肃清水人."""
        form = self.page.scan.form
        return not words.is_han(form[end : end + 1]) or (form[end] in "人籍" and not words.is_han(form[end + 1 : end + 2]))

    def _bounded(self, candidate: Candidate) -> bool:
        return words.is_free_before(self.page.scan.form, candidate.start)

    def _crossed(self, candidate: Candidate) -> bool:
        """Whether the name's first character may end a word before it."""
        start = candidate.start
        return start > 0 and self.page.scan.form[start - 1 : start + 1] in words.crossing_words()

    def _listed(self, candidate: Candidate, line: Sequence[str]) -> bool:
        """Whether a sibling stands beside the name in a list, or a unit above it before."""
        before, behind = self._beside(candidate)
        if before is not None and (self.page.shares(before, line) or before in line[1:]):
            return True
        return any(self.page.shares(code, line) for code in behind)

    def _beside(self, candidate: Candidate) -> tuple[str | None, list[str]]:
        """The codes of the settled names before and behind a name in a list."""
        form, start, end, places = self.page.scan.form, candidate.start, candidate.end, self.page.places
        marks, before, behind = words.one_of("list"), None, []
        if form[start - 1 : start] in marks:
            at = bisect_left(places, (start, ""))
            if at:
                begin, code = places[at - 1]
                if start - begin < 10 or self.page.ends.get(begin) == start - 1:
                    before = code
        if form[end : end + 1] in marks:
            at = bisect_right(places, (end + 1, "~"))
            behind = [code for begin, code in places[max(0, at - 1) : at + 1] if begin == end + 1]
        return before, behind

    def _places_before(self, candidate: Candidate) -> list[tuple[int, str]]:
        """The settled name that stands last before a candidate, with its code."""
        at = bisect_left(self.page.places, (candidate.start, ""))
        return self.page.places[max(0, at - 1) : at]
