"""What a page belongs to and what it is about at each place: the frame in which bare signs (市委, 全区) are read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from ..results import Unit
from . import terms, words
from .gazetteer import GazetteerUnit
from .lineage import ancestor, lineage, unit_of
from .named import Named, Place

#: How many mentions back, or ahead, a sign may reach.
_FAR = 60
#: Characters within which a county named is still spoken of.
_PASSAGE = 200
#: A township visited so few mentions ago, in the paragraph before, is in focus though nothing is said of it.
_LATELY = 6
#: The first digits of publishers who report of all provinces alike.
_EVERYWHERE = frozenset({"00", "81", "82"})
_TOWNSHIP = frozenset({"township"})
#: Past the end of any text.
_END = 1 << 60


@dataclass(slots=True)
class Home:
    """The units a page belongs to, the lowest first, and the zone that publishes it, if one does."""

    units: tuple[GazetteerUnit, ...] = ()
    because: str | None = None
    zone: str | None = None
    zone_holder: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(unit.code for unit in self.units)


@dataclass(slots=True)
class UnitContext:
    """What a page belongs to, and what a bare level sign stands for at each place of it.

    ``region`` is the publisher's unit, given or inferred (``region_because``: given, source, site, dateline, signature,
    title, document); None when the page does not tell. ``articles`` are the places where the page's articles begin: what
    an article leaves open is not taken from the one before it.
    """

    region: Unit | None = None
    region_because: str | None = None
    day: str | None = None
    home: Home = field(default_factory=Home)
    named: list[Named] = field(default_factory=list)
    paragraphs: Sequence[int] = (0,)
    articles: Sequence[int] = ()
    form: str = ""
    _starts: list[int] = field(default_factory=list)
    _runs: list[int] = field(default_factory=list)
    _sentence: tuple[int, int, int] = (0, 0, 0)  # of the last question: paragraph, place and where its sentence begins
    _single: dict[str, tuple[GazetteerUnit | None, str | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.named.sort(key=lambda item: (item.start, -item.end))
        self._starts = [item.start for item in self.named]

    def focus(self, offset: int, sign: str) -> tuple[Unit | None, str | None]:
        """The unit that a level sign (省 市 区 县 州 镇 …, 管委会 for zones) stands for at an offset, and why.

        The reason is ``publisher``, ``parent of publisher``, ``parent of zone``, ``paragraph``, ``article``,
        ``previous mention``, ``only one named`` or ``parent of <code>``; ``(None, None)`` when the page does not settle it. A zone's sign
        gives the unit that holds the zone.

        >>> from epiextract import units
        >>> text = "27日,徐州市委常委会召开会议。市委书记提出要求。"
        >>> _, context = units.read(text, region="320000")
        >>> context.focus(text.index("市委书记"), "市")
        (Unit(code='320300', name='徐州市', level='prefecture'), 'paragraph')
        """
        found, because = self.focus_unit(offset, sign)
        return (None, None) if found is None else (as_unit(found), because)

    def focus_unit(self, offset: int, sign: str, *, own: bool = False) -> tuple[GazetteerUnit | None, str | None]:
        """`focus` as an entry of the gazetteer; ``own``: the page speaks of itself (我市, 本区)."""
        kind = terms.signs().get(sign)
        if kind is None:
            return None, None
        home, because = self._home(sign, kind)
        if home is None and self.home.zone is not None and not self.home.units:
            return None, None  # a zone's page that does not tell whose zone it is
        local_first = home is None or (home.level == "province" and sign == "区") or (
            bool(self.home.units) and self.home.units[0].code == "000000"
        )
        if home is not None and (own or not local_first):
            leading = None if own else self._leading_city(offset, kind, home)
            return (home, because) if leading is None else (leading, "paragraph")
        label = self._label(offset, kind) if own else None
        found, why = label or self._local(offset, sign, kind)
        if found is not None:
            return found, why
        return (home, because) if home is not None else (None, None)

    def beside(self, offset: int, sign: str) -> GazetteerUnit | None:
        """The unit named directly before an offset, where the sign fits it: 武汉|全市."""
        kind = terms.signs().get(sign)
        item = self.last_named(0, offset)
        if kind is None or item is None or item.end != offset or not _fits(item, kind):
            return None
        return item.unit

    def previous(self, offset: int, sign: str) -> tuple[GazetteerUnit | None, str | None]:
        """The unit named last before an offset to which the sign fits (该区, 该镇), in passing only if no other."""
        kind = terms.signs().get(sign)
        if kind is None:
            return None, None
        fallback: GazetteerUnit | None = None
        paragraph = self.paragraph_start(offset)
        for item in self._back(bisect_left(self._starts, offset)):
            if item.end > offset or not (_fits(item, kind) or (item.zone and "zone" in kind.levels)):
                if paragraph <= item.start and item.unit.level == "township" and not item.background and item.end <= offset:
                    derived = self._derived(item, kind)
                    if derived is not None and derived[0].level == "county":
                        return derived[0], "paragraph"  # 到石塘镇看望。该市
                continue
            zone = self._zone_around(item)
            if zone is not None and "zone" in kind.levels:
                item = zone
            if item.background or (item.start < paragraph and not item.subject):
                fallback = fallback or item.unit
                continue
            return item.unit, "previous mention"
        found, because = self._home(sign, kind)
        if found is not None and (fallback is None or found.level == "township"):
            return found, because
        return (fallback, "previous mention") if fallback is not None else (None, None)

    def county_of_passage(self, offset: int) -> GazetteerUnit | None:
        """The county or the city of county rank that is named, by itself or by its towns, in the sentence of an offset or
        not far before in its paragraph."""
        first, at = self.paragraph_start(offset), bisect_left(self._starts, offset)
        before = list(self._back(at, bisect_left(self._starts, max(first, offset - _PASSAGE))))
        sentence = self._sentence_start(offset, first)
        stops = (self.form.find(mark, offset, offset + _PASSAGE) for mark in words.characters("sentence_end"))
        ends = min((stop for stop in stops if stop >= 0), default=offset + _PASSAGE)
        here = [item for item in before if item.start >= sentence]
        for item in (*here, *self._ahead(at, min(ends, self._paragraph_end(offset))), *before):
            if not item.background and self._at_home(item.unit):
                county = ancestor(item.unit.code or item.unit.parent or "", "county", self.day)
                if county is not None:
                    return unit_of(county, self.day)
        return None

    def zone_at(self, offset: int) -> tuple[str, str | None] | None:
        """Name and holder of the zone that 我区 or 管委会 stands for at an offset."""
        if self.home.zone is not None:
            return self.home.zone, self.home.zone_holder
        for item in self._back(bisect_left(self._starts, offset)):
            if item.zone:
                return item.unit.name, item.unit.parent
        return None

    def _zone_around(self, item: Named) -> Named | None:
        """The zone whose name begins with a unit's name (江宁经济开发区)."""
        at = bisect_left(self._starts, item.start)
        for other in self.named[at : at + 2]:
            if other.zone and other.start == item.start and other.end > item.end:
                return other
        return None

    # ------------------------------------------------------------------------------------------ the page's own

    def _home(self, sign: str, kind: terms.Sign) -> tuple[GazetteerUnit | None, str | None]:
        if self.home.zone is not None and "zone" in kind.levels:
            holder = unit_of(self.home.zone_holder or "", self.day)
            if holder is not None:
                return holder, "parent of zone"
        for depth, unit in enumerate(self.home.units):
            if unit.level in kind.levels and unit.name.endswith(kind.names):
                if self.home.zone is not None and unit.code == self.home.zone_holder:
                    return unit, "parent of zone"
                return unit, "publisher" if depth == 0 else "parent of publisher"
        return None, None

    # ------------------------------------------------------------------------------------------- the passage's

    def _label(self, offset: int, kind: terms.Sign) -> tuple[GazetteerUnit, str] | None:
        """The unit, or the holder of the zone, that a paragraph bears as its label: 【仲恺高新区】…我区."""
        first = self.paragraph_start(offset)
        if not self.form.startswith("【", first):
            return None
        heads = self.named[bisect_left(self._starts, first) : bisect_right(self._starts, first + 1)]
        label = next((item for item in heads if self.form.startswith("】", item.end)), None)
        return self._derived(label, kind) if label is not None else None

    def _leading_city(self, offset: int, kind: terms.Sign, home: GazetteerUnit) -> GazetteerUnit | None:
        """The city of county rank that a paragraph is about on a page of the prefecture above it (江阴市召开…, 全市…)."""
        if home.level != "prefecture" or "county" not in kind.levels:
            return None
        first = self.paragraph_start(offset)
        low = bisect_left(self._starts, first)
        sentence = self._sentence_start(offset, first)
        city: GazetteerUnit | None = None
        for item in self.named[low : low + _FAR]:
            if item.end > offset:
                break
            leads = item.place is Place.LEADS or item.subject and item.start == sentence
            if leads and item.unit.level == "county" and _fits(item, kind):
                city = city or (item.unit if home.code in lineage(item.unit.code, self.day) else None)
            elif item.unit.code == home.code:
                return None
        return city

    def _local(self, offset: int, sign: str, kind: terms.Sign) -> tuple[GazetteerUnit | None, str | None]:
        at = bisect_right(self._starts, offset)
        first = self.paragraph_start(offset)
        low = bisect_left(self._starts, first)
        here = [item for item in self._back(at, low) if item.end <= offset]
        sentence = self._sentence_start(offset, first)
        found = self._pick(here, kind, sign, sentence=sentence)
        if found is not None:
            return found
        ahead = [item for item in self._ahead(at, self._paragraph_end(offset)) if item.subject]
        found = self._pick(ahead, kind, sign)
        if found is not None and found[0] is not None:
            return found
        begins, ends = self._article(offset)
        floor = bisect_left(self._starts, begins)
        earlier = self._pick(self._back(low, floor), kind, sign, subjects=True)
        if earlier is None and kind.levels == _TOWNSHIP:
            visited = (item for item in islice(self._back(low, floor), _LATELY) if _fits(item, kind))
            earlier = self._pick(visited, kind, sign)
        if earlier is not None:
            return earlier[0], "previous mention" if earlier[1] == "paragraph" else earlier[1]
        if begins or ends < _END:
            later = self._pick((item for item in self._ahead(at, ends) if item.subject), kind, sign)
            if later is not None:
                return later[0], "article" if later[1] == "paragraph" else later[1]
        if sign not in self._single:
            self._single[sign] = self._only_one(kind)
        return self._single[sign]

    def _back(self, at: int, floor: int = 0) -> Iterator[Named]:
        """The mentions before an index, nearest first, as far back as a reader would look."""
        index, before = at - 1, self._before()
        for _ in range(_FAR):
            if index < floor:
                return
            yield self.named[index]
            index = before[index]

    def _ahead(self, at: int, stop: int) -> Iterator[Named]:
        """The mentions from an index to an offset, runs of the same taken as one."""
        before = self._before()
        for index in range(at, min(at + _FAR, len(self.named))):
            if self.named[index].start >= stop:
                return
            if index == at or before[index] != before[index - 1]:
                yield self.named[index]

    def _before(self) -> list[int]:
        """The number of the mention before each, a run of the same ones taken as one."""
        if len(self._runs) < len(self.named):
            last: Named | None = None
            for index, item in enumerate(self.named):
                same = last is not None and last.unit.code == item.unit.code and last.unit == item.unit
                runs_on = same and last is not None and last.place is item.place
                self._runs.append(self._runs[-1] if runs_on else index - 1)
                last = item
        return self._runs

    def _pick(
        self, items: Iterable[Named], kind: terms.Sign, sign: str, *, subjects: bool = False, sentence: int | None = None
    ) -> tuple[GazetteerUnit, str] | None:
        """The nearest mention of the sentence, the nearest subject, else the nearest other one, that fits the sign or
        lies under a unit that does."""
        plain: tuple[GazetteerUnit, str] | None = None
        small: tuple[GazetteerUnit, str] | None = None
        for item in items:
            derived = self._derived(item, kind) if self._at_home(item.unit) else None
            if derived is None or item.background or (subjects and not item.subject):
                continue
            if sign == "市" and derived[0].level == "county":
                small = small or derived  # a city of county rank only where no prefecture is in focus
                continue
            if item.subject or (sentence is not None and item.start >= sentence):
                return derived
            plain = plain or derived
        if small is not None and plain is not None and plain[0].code not in lineage(small[0].code, self.day):
            return small
        return plain or small

    def _derived(self, item: Named, kind: terms.Sign, *, above: bool = False) -> tuple[GazetteerUnit, str] | None:
        """The unit of a mention that fits the sign, or the one above it that does; ``above``: only such a one (a city
        that its prefecture's leaders visit)."""
        if item.zone:
            if "zone" in kind.levels:
                holder = unit_of(item.unit.parent or "", self.day)
                return (holder, "parent of zone") if holder is not None else None
            line: Sequence[str] = lineage(item.unit.parent or "", self.day)
        else:
            if _fits(item, kind) and not above:
                return item.unit, "paragraph"
            line = lineage(item.unit.code, self.day)[1:]
        for code in line:
            unit = unit_of(code, self.day)
            if unit is not None and unit.level in kind.levels and unit.name.endswith(kind.names):
                return unit, f"parent of {item.unit.code or item.unit.name}"
        return None

    def _only_one(self, kind: terms.Sign) -> tuple[GazetteerUnit | None, str | None]:
        """The one unit of the page that fits, when the page names no other."""
        seen: dict[str, GazetteerUnit] = {}
        weight = 0
        for item in self.named:
            if self._at_home(item.unit):
                visited = item.place is Place.VISITED
                derived = self._derived(item, kind, above=visited and item.unit.name.endswith("市"))
                if derived is not None and not item.background:
                    seen[derived[0].code] = derived[0]
                    weight += 2 if item.subject or visited else 1
                    if len(seen) > 1:
                        return None, None
        if weight < 2:
            return None, None  # named once in passing
        return (next(iter(seen.values())), "only one named") if seen else (None, None)

    def _at_home(self, unit: GazetteerUnit) -> bool:
        """Whether a unit lies where the page's publisher does (pages speak of other provinces in passing, but for those of
        the state's media and of Hong Kong and Macao)."""
        if not self.home.units or self.home.units[0].code[:2] in _EVERYWHERE:
            return True
        code = unit.code or unit.parent or ""
        return not code or code[:2] == self.home.units[-1].code[:2]

    def last_named(self, low: int, high: int) -> Named | None:
        """The last mention that lies in a stretch of the text."""
        for index in range(bisect_left(self._starts, high) - 1, -1, -1):
            item = self.named[index]
            if item.start < low:
                return None
            if item.end <= high:
                return item
        return None

    def _article(self, offset: int) -> tuple[int, int]:
        """Where the article of an offset begins and ends; the whole page where it is one."""
        if len(self.articles) < 2:
            return 0, _END
        at = bisect_right(self.articles, offset)
        return self.articles[at - 1] if at else 0, self.articles[at] if at < len(self.articles) else _END

    def _sentence_start(self, offset: int, first: int) -> int:
        """Where the sentence of an offset begins; ``first`` is where its paragraph does."""
        known, seen, start = self._sentence
        if known != first or seen > offset:
            seen = start = first
        start = max(start, *(self.form.rfind(mark, seen, offset) + 1 for mark in words.characters("sentence_end")))
        self._sentence = first, offset, start
        return start

    def paragraph_start(self, offset: int) -> int:
        """Where the paragraph of an offset begins."""
        at = bisect_right(self.paragraphs, offset)
        return self.paragraphs[at - 1] if at else 0

    def _paragraph_end(self, offset: int) -> int:
        at = bisect_right(self.paragraphs, offset)
        return self.paragraphs[at] if at < len(self.paragraphs) else _END


def _fits(item: Named, kind: terms.Sign) -> bool:
    return not item.zone and item.unit.level in kind.levels and item.unit.name.endswith(kind.names)


def as_unit(unit: GazetteerUnit) -> Unit:
    """A gazetteer entry as the value that results carry."""
    return Unit(unit.code, unit.name, unit.level)
