"""What a document says about which unit a name means: the publisher, the names beside it and elsewhere.

What decides, in this order: the unit named directly before; the publisher's unit; the paragraph; units named
elsewhere in the document. Where these leave several units possible, none is chosen.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from . import bearers, terms, words
from .candidate import PERHAPS, SURE, Candidate, Scan
from .context import Home
from .gazetteer import GazetteerUnit
from .lineage import ancestor, level_of, lies_under, lineage, possible, unit_of
from .support import Support

#: By how much the best unit must lead the next.
_MARGIN = 3
#: More votes than these change no score.
_ENOUGH = 6
#: For so many years a page may go on to name a unit that is no more.
_YEARS_SPOKEN_OF = 3
_HELD_BY_PROVINCE = "90"  # third and fourth digit of counties' codes under no prefecture
_MUNICIPAL = frozenset({"11", "12", "31", "50", "46"})  # provinces whose counties lie under no prefecture


class Evidence:
    """The names of one document being settled, one after another."""

    def __init__(self, scan: Scan, day: str | None, region: str | None) -> None:
        self.scan, self.day = scan, day
        self.region = unit_of(region, day) if region and region != "000000" else None
        self.home = Home()
        self.home_line: tuple[str, ...] = ()
        self.settled: dict[int, GazetteerUnit] = {}  # by the candidate's start
        self._votes: Counter[str] = Counter()
        self._voters: dict[str, set[str]] = {}  # some of the names that spoke for a unit
        self._together: dict[str, set[str]] = {}  # county -> names of several bearers of which one lies in it
        self._previous: dict[str, str] = {}
        self._below: dict[int, terms.NameFacts] = {}  # by where a name ends, the full name that goes on (河北|玉田县)
        for candidate in scan.candidates:
            if candidate.above is not None and candidate.facts is not None and candidate.facts.full:
                self._below[candidate.above.end] = candidate.facts
        self.ends: dict[int, int] = {}
        self.places: list[tuple[int, str]] = []  # (start, code) of settled names, in order
        self._spoken_of: set[str] = set()  # the prefectures and counties among them, with what is above these
        self._options: dict[str, list[GazetteerUnit]] = {}
        self._state = 0  # counts the changes of what choices depend on
        self._chosen: dict[tuple[object, ...], tuple[int, GazetteerUnit | None]] = {}
        self._narrowed: dict[str, tuple[int, list[GazetteerUnit]]] = {}
        self.in_full: set[str] = set()  # codes of units that stand with their full name, or behind a unit above them
        if self.region is not None:
            self.set_home(self.region.code, "given")

    # ------------------------------------------------------------------------------------------------ settling

    def count_votes(self, names: Sequence[Candidate]) -> None:
        """Let names that only one unit bears speak for it and the units above it, and names of several bearers for the
        county that has them all (五宝镇 and 观音桥街道 are together in one county alone)."""
        for name, count in Counter(candidate.term for candidate in names if candidate.strength == SURE).items():
            facts = terms.facts(name)
            options = self._options_of(facts)
            if len(options) == 1:
                self._vote(options[0], name, count)
            elif len(options) <= 12 and facts.full:
                for unit in options:
                    county = ancestor(unit.code, "county", self.day)
                    if county is not None:
                        self._together.setdefault(county, set()).add(name)

    def settle_all(self, names: Sequence[Candidate]) -> None:
        """Settle the sure names, then those that the document supports, then sure ones that needed these."""
        support = Support(self)
        old = self.day is not None and self.day < terms.FORGOTTEN
        county: Candidate | None = None  # the last one in doubt so far
        for candidate in names:
            if old and candidate.strength == PERHAPS and support.was_prefecture(candidate):
                candidate.strength = SURE
            if candidate.strength == SURE and support.stands(candidate) and not self._waits(candidate, county):
                self._settle(candidate)
            if candidate.strength == PERHAPS and candidate.facts is not None and candidate.facts.full:
                county = candidate if candidate.facts.level == "county" else county
        marks = words.one_of("list")
        # Forth, then back along the lists: each name may need the one before it, or the one behind it.
        listed = [c for c in reversed(names) if self.scan.form[c.end : c.end + 1] in marks]
        for candidate in (*names, *listed):
            if candidate.strength == PERHAPS and support.supported(candidate):
                candidate.strength = SURE
                self._settle(candidate)
        for candidate in names:
            if candidate.strength == SURE and candidate.start not in self.settled:
                self._settle(candidate)

    def _waits(self, candidate: Candidate, county: Candidate | None) -> bool:
        """Whether a township of several counties stands behind a county in doubt, which may be its own (浚县…到新镇镇)."""
        facts = candidate.facts
        if county is None or facts is None or facts.level != "township" or candidate.above is not None:
            return False
        near = county.start >= self.scan.paragraph(candidate.start)[0]
        return near and len(self._options_of(facts)) > 1

    def set_home(self, code: str, because: str) -> None:
        """Take a unit for the publisher's."""
        units = tuple(unit for above in lineage(code, self.day) if (unit := unit_of(above, self.day)) is not None)
        if units:
            self._options.clear()
            self._narrowed.clear()
            self._state += 1
            self.home.units, self.home.because = units, self.home.because or because
            self.home_line = tuple(unit.code for unit in units)

    def clear_home(self) -> None:
        """Take nobody for the publisher."""
        self._options.clear()
        self._narrowed.clear()
        self._state += 1
        self.home, self.home_line = Home(), ()

    def under_home(self, code: str) -> bool:
        """Whether a unit lies in the publisher's province (yes while the publisher is unknown)."""
        return not self.home_line or self.home_line[-1] in lineage(code, self.day)

    def _vote(self, unit: GazetteerUnit, name: str, count: int = 1) -> None:
        for code in lineage(unit.code, self.day):
            voters = self._voters.setdefault(code, set())
            if len(voters) < 2:
                voters.add(name)
            votes = self._votes[code]
            if votes < _ENOUGH:
                self._votes[code] = min(_ENOUGH, votes + count)
                self._state += 1

    def _settle(self, candidate: Candidate) -> None:
        facts = candidate.facts
        if facts is None:
            return
        unit, options = self.choose(candidate), self._options_of(facts)
        if unit is None:
            # 承德 while there were a city and a 地区 of that name: either supports what lies under it.
            for option in options[:4]:
                if option.level == "prefecture":
                    self._place(candidate.start, option.code)
            return
        self.settled[candidate.start] = unit
        self.ends[candidate.start] = candidate.end
        self._place(candidate.start, unit.code or unit.parent or "")
        if self._previous.get(facts.name) != unit.code:
            self._previous[facts.name] = unit.code
            self._state += 1
        above = self.settled.get(candidate.above.start) if candidate.above is not None else None
        if facts.full or (above is not None and facts.common != "word" and lies_under(unit, above)):  # 浙江|义乌
            self.in_full.add(unit.code)
        if len(options) > 1:
            self._vote(unit, facts.name)

    def _place(self, start: int, code: str) -> None:
        insort(self.places, (start, code))
        if level_of(code) in ("prefecture", "county"):
            self._spoken_of.update(lineage(code, self.day))

    def stands_above(self, candidate: Candidate) -> bool:
        """Whether the township or county named in full directly behind a name lies under a bearer of it."""
        below = self._below.get(candidate.end)
        if below is None or not below.full:
            return False
        lines = [lineage(unit.code, self.day)[1:] for unit in below.units]
        return any(option.code in line for option in self.options(candidate) for line in lines)

    # ------------------------------------------------------------------------------------------------ choosing

    def options(self, candidate: Candidate) -> list[GazetteerUnit]:
        """The units that the name can mean on the document's day."""
        return self._options_of(candidate.facts) if candidate.facts is not None else []

    def _options_of(self, facts: terms.NameFacts) -> list[GazetteerUnit]:
        known = self._options.get(facts.name)
        if known is None:
            known = bearers.possible_on(facts.name, self.day)
            if self.home_line and facts.level in ("prefecture", "county") and len(facts.units) > len(known):
                known = self._with_former(facts, known)
            self._options[facts.name] = known
        return known

    def _with_former(self, facts: terms.NameFacts, known: list[GazetteerUnit]) -> list[GazetteerUnit]:
        """The units possible, and where none lies in the publisher's province, former ones that did."""
        province = self.home_line[-1]
        if any(province in lineage(unit.code, self.day) for unit in known):
            return known
        return [*known, *bearers.former(facts.name, province, self.day)]

    def _with_recent(self, facts: terms.NameFacts, known: list[GazetteerUnit], at: int) -> list[GazetteerUnit]:
        """The units possible, and where none belongs to the units named last, one abolished lately that did."""
        if len(facts.units) == len(known):
            return known
        here, earlier = self.nearby(at)
        near = (*here[:2], *earlier)
        lines = [lineage(unit.code, self.day) for unit in known]
        if not near or any(code in line or self.shares(code, line) for line in lines for code in near):
            return known
        day = self.day or date.today().isoformat()
        since = f"{int(day[:4]) - _YEARS_SPOKEN_OF:04}{day[4:]}"
        recent = [unit for unit in facts.units if unit.end and since < unit.end <= day and unit not in known]
        return [*known, *(u for u in recent if any(code in lineage(u.code, self.day)[1:] for code in near))]

    def choose(self, candidate: Candidate) -> GazetteerUnit | None:
        """The one unit that the evidence singles out, None while several remain."""
        facts = candidate.facts
        if facts is None:
            return None
        options = self._options_of(facts)
        for rest, code in terms.placed().get(facts.name, ()):
            if self.scan.form.startswith(rest, candidate.end):
                return unit_of(code, self.day)  # 吉林日报 is the province's
        if candidate.seat:
            options = bearers.seats(facts, self.day) or options
        elif candidate.rank:
            options = possible(tuple(u for u in facts.units if u.level == candidate.rank), self.day, full=True) or options
        elif candidate.former or candidate.sign:
            options = bearers.by_wording(candidate, facts, self.day) or options
        above = self.settled.get(candidate.above.start) if candidate.above is not None else None
        if above is not None:
            under = [unit for unit in options if above.code in lineage(unit.code, self.day)[1:]]
            if not under and facts.full:
                former = tuple(u for u in facts.units if u.level != "zone" and lies_under(u, above))
                under = possible(former, self.day, full=True) if former else []
            if len(under) == 1:
                return under[0]
            if not under and facts.full and facts.level == "township" and above.level in ("prefecture", "county"):
                return None  # a town of that name which the gazetteer lacks, not another county's
            options = under or options
        elif facts.full and facts.level == "county":
            options = self._with_recent(facts, options, candidate.start)
        if len(options) > 1 and candidate.end in self._below:
            below = self._below[candidate.end].units
            options = [unit for unit in options if any(unit.code in lineage(lower.code, self.day)[1:] for lower in below)] or options
        if len(options) < 2:
            stray = facts.level == "township" and above is None and not self.is_spoken_of(candidate)
            return options[0] if options and not stray else None
        if facts.level == "province":
            options = self._of_neighbours_level(candidate, options)
            if len(options) == 1:
                return options[0]
        near = self.nearby(candidate.start)
        key = (facts.name, above and above.code, candidate.seat, candidate.former, candidate.sign + candidate.rank, *near[0][:6], "", *near[1])
        known = self._chosen.get(key)
        if known is None or known[0] != self._state:
            best = self._best(options, facts, near)
            if best is not None and best.level == "township" and not self._has_county(best):
                best = None
            known = self._chosen[key] = self._state, best
        return known[1]

    def _of_neighbours_level(self, candidate: Candidate, options: list[GazetteerUnit]) -> list[GazetteerUnit]:
        """Of a province and a prefecture of one name (吉林, 海南) those of the level that a list has beside it: 海南、青海, 吉林、长春."""
        marks, form, (starts, ends) = words.one_of("list"), self.scan.form, self._edges
        before = ends.get(candidate.start - 1) if form[candidate.start - 1 : candidate.start] in marks else None
        behind = starts.get(candidate.end + 1) if form[candidate.end : candidate.end + 1] in marks else None
        for neighbour in (before, behind):
            others = self.options(neighbour) if neighbour is not None else []
            levels = {unit.level for unit in others}
            fitting = [unit for unit in options if levels == {unit.level} and (unit.level == "province" or self._are_siblings(unit, others))]
            if fitting:
                return fitting
        return options

    @cached_property
    def _edges(self) -> tuple[dict[int, Candidate], dict[int, Candidate]]:
        """The names of the page by where they begin and by where they end."""
        names = [candidate for candidate in self.scan.candidates if candidate.facts is not None]
        return {name.start: name for name in names}, {name.end: name for name in names}

    def _are_siblings(self, unit: GazetteerUnit, others: Sequence[GazetteerUnit]) -> bool:
        return any(lineage(other.code, self.day)[1:] == lineage(unit.code, self.day)[1:] for other in others)

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

    def _has_county(self, township: GazetteerUnit) -> bool:
        """Whether the publisher or another name speaks for the county or prefecture of a township, where such are named:
        the province alone may have more of that name than the gazetteer."""
        between = lineage(township.code, self.day)[1:-1]
        return not self._spoken_of or any(
            self._votes[code] or code in self._spoken_of or code in self.home_line for code in between
        )

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
        low, high = bisect_left(self.places, (first, "")), bisect_left(self.places, (at, ""))
        low = max(low, high - 12)
        here = [code for _, code in reversed(self.places[low:high])]
        return here, [code for _, code in self.places[max(0, low - 2) : low]]

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
        if any(code in line for code in earlier):
            score += 14
        elif any(self.shares(code, line) for code in earlier):
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
        elif unit.name == facts.name:
            score += _MARGIN  # 东乡县 is the county so named before it is 东乡族自治县
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
        if not other or other[-1] not in line:
            return False
        # Counties that their province holds itself are siblings: 仙桃, 潜江, 天门.
        return other[-1][:2] in _MUNICIPAL or any(c[2:4] == _HELD_BY_PROVINCE for c in other) and any(
            c[2:4] == _HELD_BY_PROVINCE for c in line
        )

    def reason(self, candidate: Candidate, unit: GazetteerUnit) -> str:
        """By what the choice among several units was settled; ``name`` where the name alone tells on that day."""
        if candidate.facts is None or len(candidate.facts.units) < 2 or len(self.options(candidate)) < 2:
            return "name"
        line = lineage(unit.code, self.day)
        above = self.settled.get(candidate.above.start) if candidate.above is not None else None
        if above is not None and above.code in line[1:]:
            return "unit before"
        if self.home_line and (unit.code in self.home_line or self.home_line[0] in line):
            return "publisher"
        if any(code in line or self.shares(code, line) for code in self.nearby(candidate.start)[0]):
            return "paragraph"
        return "document"

    def is_spoken_of(self, candidate: Candidate) -> bool:
        """Whether a bearer of the name lies in the publisher's province, or under a unit the document names."""
        if not self.home_line:
            provinces = (lineage(unit.code, self.day)[-1:] for unit in self.options(candidate))
            return not self._spoken_of or any(not self._spoken_of.isdisjoint(province) for province in provinces)
        for unit in self.options(candidate):
            line = lineage(unit.code, self.day)
            if self.home_line[-1] in line:
                return True
            name = candidate.facts.name if candidate.facts is not None else ""
            if any(self._voters.get(code, set()) - {name} for code in line[1:]):
                return True
        return False
