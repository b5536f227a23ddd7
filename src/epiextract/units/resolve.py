"""From candidates to settled mentions: the document read as a whole.

What decides, in this order: the unit named directly before; the publisher's unit; the paragraph; units named
elsewhere in the document. Where these leave several units possible the mention keeps them as candidates.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from ..errors import InputError, InputTypeError
from ..results import UnitMention
from . import publisher, terms
from .abbreviations import abbreviations, city_of_stem
from .context import Home, Named, UnitContext, as_unit, place_in_sentence
from .find import PERHAPS, SURE, Candidate, Scan, candidates
from .gazetteer import GazetteerUnit, gazetteer
from .lineage import ancestor, lineage, possible, unit_of
from .townships import short_mentions

_DAY_IN_TEXT = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-年/.]\s?(1[0-2]|0?[1-9])\s?[-月/.]\s?(3[01]|[12]\d|0?[1-9])(?!\d)")
_MARGIN = 3
_LISTED_BEFORE = "、和与及"
_LOCATIVE = re.compile(r"(?:在|赴|到|来到|来自|从|往|前往|至|回|返回|由|离开|抵达|位于|途经|对|向|涉及|进入|驻)$")


class Resolver:
    """One document being settled; see `resolve`."""

    def __init__(self, scan: Scan, day: str | None, region: str | None, source: str | None) -> None:
        self.scan, self.day, self.source = scan, day, source
        self.region = unit_of(region, day) if region and region != "000000" else None
        self.home = Home()
        self.because: str | None = None
        self.home_line: tuple[str, ...] = ()
        self.votes: Counter[str] = Counter()
        self.previous: dict[str, str] = {}
        self.settled: dict[int, GazetteerUnit] = {}  # by the candidate's start
        self.places: list[tuple[int, str]] = []  # (start, code) of settled mentions, in order
        self.options: dict[str, list[GazetteerUnit]] = {}
        self.stems: set[str] = set()  # codes of units that stand with their full name
        if self.region is not None:
            self._set_home(self.region.code, "given")

    # ------------------------------------------------------------------------------------------------- run

    def run(self) -> tuple[list[UnitMention], UnitContext]:
        self._not_yet_units()
        names = [c for c in self.scan.candidates if c.kind == "name"]
        for candidate in names:
            if candidate.strength == SURE:
                options = self._options(candidate)
                if len(options) == 1:
                    self._vote(options[0])
        self._find_home()
        for candidate in names:
            if candidate.strength == SURE:
                if not self._belongs(candidate):
                    continue
                self._settle(candidate)
        for candidate in names:
            if candidate.strength == PERHAPS and self._supported(candidate):
                candidate.strength = SURE
                self._settle(candidate)
        for candidate in names:
            if candidate.strength == SURE and candidate.start not in self.settled:
                self._settle(candidate)
        kept = [c for c in names if c.strength == SURE]
        zones = self._zones(kept)
        named = self._named(kept, zones)
        shorts = short_mentions(self.scan, kept, self.settled, self.home_line, self.day)
        for start, end, unit, _ in shorts:
            subject, background = place_in_sentence(self.scan.form, start, end, self.scan.paragraph(start)[0])
            named.append(Named(start, end, unit, subject, background))
        context = UnitContext(
            region=as_unit(self.home.units[0]) if self.home.units and self.region is None
            else as_unit(self.region) if self.region is not None else None,
            region_because=self.because,
            day=self.day,
            home=self.home,
            named=named,
            paragraphs=self.scan.paragraphs,
        )
        mentions = [self._mention(c) for c in kept]
        mentions += [self._zone_mention(c, holder, because, context) for c, holder, because in zones]
        mentions += [self._short_township(*short) for short in shorts]
        mentions += self._pattern_townships()
        mentions += [self._deictic(c, context) for c in self.scan.candidates if c.kind == "deictic"]
        mentions += abbreviations(self.scan, kept, self.home, self.day)
        mentions.sort(key=lambda mention: (mention.start, mention.end))
        return mentions, context

    def _not_yet_units(self) -> None:
        """Names that no unit bore on the document's day: zones that became units later (两江新区), or nothing."""
        for candidate in self.scan.candidates:
            if candidate.kind != "name" or self._options(candidate):
                continue
            candidate.kind = "nothing"
            facts = candidate.facts
            ending = next((end for end in ("新区", "开发区", "高新区") if candidate.term.endswith(end)), None)
            if facts is not None and facts.full and ending is not None:
                candidate.kind, candidate.rule = "zone", "units.zone.before_it_was_a_unit"
                candidate.ending = terms.zone_endings().get(ending)

    # ----------------------------------------------------------------------------------------------- evidence

    def _belongs(self, candidate: Candidate) -> bool:
        """Whether a county's short name behind another unit's name lies under that unit; if not it is but a word of an
        institution's own name (天河 in 武汉天河机场) and waits for the document's support."""
        facts, above = candidate.facts, candidate.above
        assert facts is not None
        if facts.full or facts.level != "county":
            return True
        if above is None or above.start not in self.settled:
            if len(facts.name) > 2 or (
                self._organ_is_enough(candidate, facts, self._choose(candidate, candidate.start), self._options(candidate))
            ):
                return True
            candidate.strength = PERHAPS
            return False
        code = self.settled[above.start].code
        if any(code in lineage(unit.code, self.day) for unit in self._options(candidate)):
            return True
        candidate.strength = PERHAPS
        return False

    def _options(self, candidate: Candidate) -> list[GazetteerUnit]:
        facts = candidate.facts
        assert facts is not None
        known = self.options.get(facts.name)
        if known is None:
            known = possible(facts.units, self.day, full=facts.full)
            if self.home_line and facts.level in ("prefecture", "county") and len(facts.units) > len(known):
                known = self._with_former(facts, known)
            self.options[facts.name] = known
        return known

    def _with_former(self, facts: terms.NameFacts, known: list[GazetteerUnit]) -> list[GazetteerUnit]:
        """The units possible, and where none lies in the publisher's province, former ones that did."""
        province = self.home_line[-1]
        if any(province in lineage(unit.code, self.day) for unit in known):
            return known
        former = tuple(unit for unit in facts.units if unit.code[:2] == province[:2] and unit.level != "zone")
        return [*known, *possible(former, self.day, full=facts.full)]

    def _vote(self, unit: GazetteerUnit) -> None:
        for code in lineage(unit.code, self.day):
            self.votes[code] += 1

    def _set_home(self, code: str, because: str) -> None:
        self.options.clear()
        units = publisher.lowest_first(code, self.day)
        if units:
            self.home.units, self.home.because = units, because
            self.home_line = tuple(unit.code for unit in units)
            if self.because is None:
                self.because = because

    def _find_home(self) -> None:
        """The publisher's unit, below the region given if there is one; the zone that publishes the page."""
        region = self.region.code if self.region is not None else None
        for sign in publisher.signs(self.scan, self.source):
            if sign.because == "title" and (self.home.units and region is None):
                break
            code: str | None = sign.code
            if sign.candidate is not None:
                candidate = sign.candidate
                if candidate.kind == "zone":
                    self._zone_home(candidate, sign)
                    continue
                if candidate.kind != "name" or (candidate.strength == PERHAPS and not (candidate.organ or candidate.place)):
                    continue
                unit = self._choose(candidate, sign.candidate.start)
                code = unit.code if unit is not None else None
                if unit is not None and unit.level == "zone":
                    continue
            if code is None or code == "000000":
                continue
            line = lineage(code, self.day)
            if region is not None and (region not in line or (sign.because == "title" and (sign.weight < 65 or len(code) == 6))):
                continue
            if self.home.units and (self.home_line[0] not in line or len(line) <= len(self.home_line)):
                continue
            if region is not None and sign.because == "site" and len(code) == 6 and sign.weight < 75:
                continue
            self._set_home(code, sign.because)
        if self.because is None and self.home.units:
            self.because = self.home.because

    def _zone_home(self, candidate: Candidate, sign: publisher.Sign) -> None:
        if self.home.zone is not None or (sign.because == "title" and sign.weight < 65):
            return
        holder, _ = self._zone_holder(candidate)
        if holder is None and len(self.home_line) == 2:
            holder = self.home_line[0]  # a prefecture's page that bears a zone's name
        if holder is None:
            if not self.home.units:
                self.home.zone = candidate.term
            return
        line = lineage(holder, self.day)
        if self.home.units and self.home_line[0] not in line and holder not in self.home_line:
            return
        if self.home.units and len(self.home_line) > len(line):
            return  # a page of a district reports on a zone: the district remains its publisher
        if not self.home.units or self.home_line[0] != holder:
            if not self.home.units or len(line) > len(self.home_line):
                self._set_home(holder, sign.because)
        self.home.zone, self.home.zone_holder = candidate.term, holder

    def _choose(self, candidate: Candidate, at: int) -> GazetteerUnit | None:
        """The one unit that the evidence singles out, None while several remain."""
        options = self._options(candidate)
        above = self.settled.get(candidate.above.start) if candidate.above is not None else None
        if above is not None:
            under = [unit for unit in options if above.code in lineage(unit.code, self.day)]
            if not under and candidate.facts is not None and candidate.facts.full:
                facts = candidate.facts
                under = [unit for unit in facts.units if above.code in lineage(unit.code) and unit.level != "zone"]
                under = possible(tuple(under), self.day, full=True) if under else []
            if len(under) == 1:
                return under[0]
            options = under or options
        if len(options) < 2:
            return options[0] if options else None
        facts = candidate.facts
        assert facts is not None
        near = self._nearby(at)
        ranked = sorted(((self._score(unit, facts, near), -index) for index, unit in enumerate(options)), reverse=True)
        best, index = ranked[0]
        if best <= 0 or best - ranked[1][0] < _MARGIN:
            return None
        return options[-index]

    def _nearby(self, at: int) -> tuple[list[str], list[str]]:
        """Codes settled before ``at`` in its paragraph, nearest first, and the last two before the paragraph."""
        first = self.scan.paragraph(at)[0]
        low, high = bisect_left(self.places, (first, "")), bisect_left(self.places, (at, ""))
        low = max(low, high - 12)
        return [code for _, code in reversed(self.places[low:high])], [code for _, code in self.places[max(0, low - 2) : low]]

    def _score(self, unit: GazetteerUnit, facts: terms.NameFacts, near: tuple[list[str], list[str]]) -> int:
        line = lineage(unit.code, self.day)
        prefecture = line[1] if len(line) > 1 else line[0] if line else ""
        score = 0
        home = self.home_line
        if home:
            if unit.code == home[0]:
                score += 60
            elif unit.code in home:
                score += 45
            elif home[0] in line:
                score += 40 if len(home) > 2 else 30 if len(home) == 2 else 12
            elif len(home) > 1 and any(code in line for code in home[:-1]):
                score += 25
            elif home[-1] in line:
                score += 10
        here, earlier = near
        for rank, code in enumerate(here[:6]):
            if code in line:
                score += 60 if rank == 0 else 35
                break
            if len(line) > 2 and self._shares(code, line):
                score += 45 if rank == 0 else 25
                break
        for code in earlier:
            if code in line or self._shares(code, line):
                score += 8
                break
        if self.previous.get(facts.name) == unit.code:
            score += 8
        score += min(20, 5 * (self.votes[unit.code])) if unit.level != "township" else 0
        score += min(8, 2 * self.votes[prefecture]) + min(6, self.votes[line[-1]] if line else 0)
        if not facts.full:
            score += {"province": 14, "prefecture": 9}.get(unit.level, 0)
        return score

    def _shares(self, code: str, line: Sequence[str]) -> bool:
        """Whether a settled unit and a lineage have a unit below the province in common (a municipality counts)."""
        other = lineage(code, self.day)
        return any(above in line for above in other[:-1]) or (bool(other) and other[-1] in line and other[-1][:2] in _MUNICIPAL)

    def _settle(self, candidate: Candidate) -> None:
        unit = self._choose(candidate, candidate.start)
        if unit is None:
            return
        self.settled[candidate.start] = unit
        insort(self.places, (candidate.start, unit.code or unit.parent or ""))
        assert candidate.facts is not None
        self.previous[candidate.facts.name] = unit.code
        if candidate.facts.full:
            self.stems.add(unit.code)
        if len(self._options(candidate)) > 1:
            self._vote(unit)

    def _supported(self, candidate: Candidate) -> bool:
        """Whether the document bears out a name whose place in the sentence does not settle it."""
        facts, form, start = candidate.facts, self.scan.form, candidate.start
        assert facts is not None
        options = self._options(candidate)
        if not options:
            return False
        above = self.settled.get(candidate.above.start) if candidate.above is not None else None
        if above is not None and any(above.code in lineage(unit.code, self.day)[1:] for unit in options):
            return True
        if above is not None and facts.level == "county" and not facts.full:
            return False  # 天河 in 武汉天河机场: a word of the institution's own name
        unit = self._choose(candidate, start)
        if candidate.organ and not facts.full and self._organ_is_enough(candidate, facts, unit, options):
            return True
        if unit is None:
            return False
        line = lineage(unit.code, self.day)
        own = unit.code in self.home_line
        listed = self._listed(candidate, line)
        if facts.generic:
            return listed
        here = self._nearby(start)[0]
        close = any(code in line or self._shares(code, line) for code in here[:4])
        at_home = own or (len(self.home_line) > 1 and any(code in line for code in self.home_line[:-1])) or (
            bool(self.home_line) and self.home_line[0] in line and len(self.home_line) > 1
        )
        if facts.full:
            if unit.level == "township":
                return len(line) > 1 and (line[1] in self.home_line or line[1] in here[:3])
            boundary = start == 0 or not "\u3400" <= form[start - 1] <= "\u9fff" or form[start - 1] in "在到赴从往由至对向、和与及为"
            return boundary or own or listed or (close and form[start - 1] not in "全该本我各")
        if facts.common == "word":
            return listed and not self._crossed(candidate)
        full_here = unit.code in self.stems
        located = candidate.place or _LOCATIVE.search(form[max(0, start - 2) : start]) is not None
        if unit.level == "prefecture":
            return full_here or located or listed or bool(self.home_line) and self.home_line[-1] in line
        if facts.common:
            return own or listed or (full_here and located)
        if self._crossed(candidate):
            return (own or full_here) and located
        return full_here or at_home or close or listed or (
            located and bool(self.home_line) and self.home_line[-1] in line
        )

    def _organ_is_enough(
        self, candidate: Candidate, facts: terms.NameFacts, unit: GazetteerUnit | None, options: Sequence[GazetteerUnit]
    ) -> bool:
        """Whether an institution behind a short name shows the unit: for ordinary words only at home and behind a stop;
        far counties (天河 in a page of another province) are named with the unit above them."""
        home = self.home_line[-1] if self.home_line else None
        inside = [option for option in options if home is None or home in lineage(option.code, self.day)]
        if not inside or (unit is not None and unit not in inside):
            return unit is not None and unit.code in self.stems
        if not facts.common:
            return True
        before = self.scan.form[candidate.start - 1 : candidate.start]
        bounded = not "\u3400" <= before <= "\u9fff" or before in "在到赴从往由至对向、和与及为由经驻"
        if facts.common == "word":
            return unit is not None and home is not None and bounded and not self._crossed(candidate)
        return unit is not None and (bounded or not self._crossed(candidate))

    def _crossed(self, candidate: Candidate) -> bool:
        form, start = self.scan.form, candidate.start
        return start > 0 and form[start - 1 : start + 1] in terms.crossing_words()

    def _listed(self, candidate: Candidate, line: Sequence[str]) -> bool:
        """Whether a sibling stands beside the candidate in a list."""
        form = self.scan.form
        if candidate.start and form[candidate.start - 1] in _LISTED_BEFORE:
            at = bisect_left(self.places, (candidate.start, ""))
            if at:
                begin, code = self.places[at - 1]
                if candidate.start - begin < 10 and (self._shares(code, line) or code in line[1:]):
                    return True
        if form[candidate.end : candidate.end + 1] in tuple(_LISTED_BEFORE):
            at = bisect_right(self.places, (candidate.end + 1, "~"))
            for begin, code in self.places[max(0, at - 1) : at + 1]:
                if begin == candidate.end + 1 and self._shares(code, line):
                    return True
        return False

    # ------------------------------------------------------------------------------------------------- zones

    def _zone_holder(self, candidate: Candidate) -> tuple[str | None, str | None]:
        """The code of the unit that holds a zone, and why."""
        above = candidate.above
        if above is not None:
            unit = self.settled.get(above.start) or self._choose(above, above.start)
            if unit is not None:
                return unit.code, None
        known = terms.known_zones().get(candidate.term, ())
        if not known and candidate.facts is not None:
            known = candidate.facts.units
        holders = {zone.parent for zone in known if zone.parent}
        if len(holders) > 1:
            near = {holder for holder in holders if self.home_line and self.home_line[0] in lineage(holder or "", self.day)}
            holders = near or holders
        if len(holders) == 1:
            holder = next(iter(holders)) or ""
            if not self.home_line or self.home_line[-1] in lineage(holder, self.day) or any(zone.end is None and zone.code for zone in known):
                return holder, "known zone"
            if candidate.term.endswith("新区") or len(candidate.term) > 6:
                return holder, "known zone"
        city = city_of_stem(candidate.term[:2]) if above is None and candidate.rule == "units.zone.own_word" else None
        if city is not None and (not self.home_line or self.home_line[-1] in lineage(city, self.day)):
            return city, "abbreviation of a city"
        return None, None

    def _zones(self, kept: list[Candidate]) -> list[tuple[Candidate, str | None, str | None]]:
        zones = []
        standing = {id(c) for c in kept}
        for candidate in self.scan.candidates:
            if candidate.kind != "zone":
                continue
            if candidate.above is not None and candidate.above.start == candidate.start and id(candidate.above) not in standing:
                # The name inside turned out to be but the zone's own word (江北新区 is not 江北区's).
                if candidate.ending is None or candidate.ending.own != "yes":
                    continue
                before = self.scan.form[candidate.start - 1 : candidate.start] if candidate.start else ""
                if candidate.above.above is None and "\u3400" <= before <= "\u9fff" and before not in "在到赴从往由至对向和与及为":
                    continue
                candidate.rule, candidate.above = "units.zone.own_word", candidate.above.above
            if candidate.above is not None and candidate.above.end == candidate.start and id(candidate.above) not in standing:
                candidate.start, candidate.term = candidate.above.start, candidate.above.term + candidate.term
                candidate.above = candidate.above.above  # 甘泉 in 甘泉堡经济技术开发区
            holder, because = self._zone_holder(candidate)
            zones.append((candidate, holder, because))
        return zones

    def _zone_mention(
        self, candidate: Candidate, holder: str | None, because: str | None, context: UnitContext
    ) -> UnitMention:
        if holder is None:
            level = candidate.ending.holder if candidate.ending is not None else "prefecture"
            for sign in {"prefecture": ("市", "州", "地区", "盟", "省"), "county": ("区", "县", "市", "旗", "州"), "province": ("省", "市")}[level]:
                unit, because = context.focus_unit(candidate.start, sign)
                if unit is not None and because not in ("previous mention", "only one named"):
                    holder = unit.code
                    break
                because = None
        return UnitMention(
            candidate.start, candidate.end, self.scan.text[candidate.start : candidate.end],
            name=candidate.term, level="zone", parent=holder, rule=candidate.rule, because=because,
        )

    # ---------------------------------------------------------------------------------------------- mentions

    def _named(self, kept: list[Candidate], zones: list[tuple[Candidate, str | None, str | None]]) -> list[Named]:
        named: list[Named] = []
        form = self.scan.form
        passing: dict[int, bool] = {}
        for candidate in kept:
            unit = self.settled.get(candidate.start)
            if unit is None:
                continue
            paragraph = self.scan.paragraph(candidate.start)[0]
            subject, background = place_in_sentence(form, candidate.start, candidate.end, paragraph)
            if candidate.above is not None and passing.get(candidate.above.start):
                subject, background = False, True
            passing[candidate.start] = background
            named.append(Named(candidate.start, candidate.end, unit, subject, background))
        for candidate, holder, _ in zones:
            zone = GazetteerUnit("", candidate.term, "zone", None, None, holder, (), None, candidate.term)
            paragraph = self.scan.paragraph(candidate.start)[0]
            subject, background = place_in_sentence(form, candidate.start, candidate.end, paragraph)
            named.append(Named(candidate.start, candidate.end, zone, subject, background, zone=True))
        return named

    def _mention(self, candidate: Candidate) -> UnitMention:
        start, end = candidate.start, candidate.end
        unit = self.settled.get(start)
        text = self.scan.text[start:end]
        if unit is None:
            options = self._options(candidate)
            levels = {option.level for option in options}
            return UnitMention(
                start, end, text, name=None, level=levels.pop() if len(levels) == 1 else None,
                candidates=tuple(sorted({option.code for option in options})), rule=candidate.rule,
            )
        options = self._options(candidate)
        if unit.level == "zone":
            return UnitMention(start, end, text, name=unit.name, code=unit.code or None, level="zone", parent=unit.parent, rule=candidate.rule)
        because = None if len(options) < 2 else self._reason(candidate, unit)
        return UnitMention(
            start, end, text, name=unit.name, code=unit.code, level=unit.level, parent=_parent(unit), rule=candidate.rule,
            because=because,
        )

    def _reason(self, candidate: Candidate, unit: GazetteerUnit) -> str:
        line = lineage(unit.code, self.day)
        above = self.settled.get(candidate.above.start) if candidate.above is not None else None
        if above is not None and above.code in line[1:]:
            return "unit before"
        if self.home_line and (unit.code in self.home_line or self.home_line[0] in line):
            return "publisher"
        here, _ = self._nearby(candidate.start)
        if any(code in line or self._shares(code, line) for code in here):
            return "paragraph"
        return "document"

    def _short_township(self, start: int, end: int, unit: GazetteerUnit, because: str) -> UnitMention:
        return UnitMention(
            start, end, self.scan.text[start:end], name=unit.name, code=unit.code, level="township", parent=_parent(unit),
            rule="units.township.short", because=because,
        )

    def _pattern_townships(self) -> list[UnitMention]:
        """Townships that the gazetteer lacks: named, at home in a county of this document, but without a code."""
        found = []
        for candidate in self.scan.candidates:
            if candidate.kind != "township":
                continue
            here, _ = self._nearby(candidate.start)
            county = next((code for code in (ancestor(code, "county", self.day) for code in here) if code), None)
            county = county or next((code for code in self.home_line if ancestor(code, "county") == code), None)
            if county is None and len(self.home_line) < 2:
                continue
            found.append(
                UnitMention(
                    candidate.start, candidate.end, self.scan.text[candidate.start : candidate.end], name=candidate.term,
                    level="township", parent=county, rule=candidate.rule,
                )
            )
        return found

    def _deictic(self, candidate: Candidate, context: UnitContext) -> UnitMention:
        deictic = candidate.deictic
        assert deictic is not None
        start, end = candidate.start, candidate.end
        text = self.scan.text[start:end]
        kind = terms.signs().get(deictic.sign)
        levels = kind.levels if kind is not None else frozenset()
        if "zone" in levels and deictic.points != "previous" and (deictic.sign != "区" or self.home.zone is not None):
            zone = context.zone_at(start)
            if zone is not None:
                return UnitMention(
                    start, end, text, name=zone[0], level="zone", parent=zone[1], deictic=True, rule=candidate.rule,
                    because="publisher" if self.home.zone is not None else "previous mention",
                )
        if deictic.points == "previous":
            unit, because = context.previous(start, deictic.sign)
        else:
            unit, because = context.focus_unit(start, deictic.sign, own=deictic.points == "home")
        if unit is None:
            return UnitMention(start, end, text, deictic=True, rule=candidate.rule)
        return UnitMention(
            start, end, text, name=unit.name, code=unit.code, level=unit.level, parent=_parent(unit), deictic=True,
            rule=candidate.rule, because=because,
        )


_MUNICIPAL = frozenset({"11", "12", "31", "50", "46"})


def _parent(unit: GazetteerUnit) -> str | None:
    return unit.parent if unit.parent != "000000" else None


def resolve(
    scan: Scan | str,
    *,
    published: str | date | None = None,
    region: str | None = None,
    source: str | None = None,
) -> tuple[list[UnitMention], UnitContext]:
    """Settle a document's candidates: its mentions in order, and its `UnitContext`.

    ``scan`` is what `find.candidates` returned, or the text itself. ``published`` is the publication day (ISO text or
    ``datetime.date``; otherwise the first full date in the text is used), ``region`` the code of the publisher's unit,
    ``source`` the publisher's name, where known.

    Raises `InputError` for an impossible day or an unknown code, `InputTypeError` for values of a wrong type.

    >>> mentions, context = resolve("江阴市长泾镇召开会议,全镇干部参加。", published="2020-02-01")
    >>> [(mention.text, mention.code) for mention in mentions]
    [('江阴市', '320281'), ('长泾镇', '320281106'), ('全镇', '320281106')]
    """
    if isinstance(scan, str):
        scan = candidates(scan)
    day = _day(published)
    if day is None:
        day = _day_in(scan.form)
    return Resolver(scan, day, _region(region), source).run()


def _day(published: str | date | None) -> str | None:
    if published is None or published == "":
        return None
    if isinstance(published, (date, datetime)):
        return (published.date() if isinstance(published, datetime) else published).isoformat()
    if not isinstance(published, str):
        raise InputTypeError(f"published must be an ISO date (str) or datetime.date, not {type(published).__name__}")
    try:
        return date.fromisoformat(published[:10]).isoformat()
    except ValueError:
        raise InputError(f"published={published!r} is not a day; write it as YYYY-MM-DD, for instance '2020-02-01'") from None


def _day_in(form: str) -> str | None:
    """The first full date of the text: pages open with the day of publication."""
    for match in _DAY_IN_TEXT.finditer(form):
        try:
            return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        except ValueError:
            continue
    return None


def _region(region: str | None) -> str | None:
    if region is None or region == "":
        return None
    if not isinstance(region, str):
        raise InputTypeError(f"region must be a unit's code (str), not {type(region).__name__}; write '320000'")
    if region != "000000" and gazetteer.unit(region) is None:
        raise InputError(f"region={region!r} is not the code of a unit; give a GB/T 2260 code such as '320000'")
    return region
