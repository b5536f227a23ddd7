"""Text to people: gather what the rules find, settle where names end, find each name again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from ..arguments import check_text
from ..matching import matching_form
from ..results import Person, PersonMention, UnitMention
from . import appointments, lists, special
from . import bylines as press
from .again import occurrences
from .evidence import Evidence
from .reading import Page, Reading
from .rosters import Place

Span = tuple[int, int]


def mentions(
    text: str,
    *,
    units: Sequence[UnitMention] | None = None,
    bylines: Sequence[Span] = (),
) -> list[PersonMention]:
    """Every place in ``text`` where a person's full name stands, in order.

    >>> [m.text for m in mentions("市委书记林启明主持会议。林启明指出,要抓紧落实。")]
    ['林启明', '林启明']
    """
    form = matching_form(text)
    found = _settled(form, units or (), bylines)
    return [PersonMention(start, end, text[start:end], rule) for start, end, rule in found]


def find(
    text: str,
    *,
    units: Sequence[UnitMention] | None = None,
    bylines: Sequence[Span] = (),
) -> list[Person]:
    """The people named in ``text``, each with every mention of the full name, in order of appearance.

    ``units`` are the unit mentions already found in the same text: what stands inside one is no
    person. ``bylines`` are spans of press bylines; who is named there alone has ``byline`` true.
    Offsets are half-open, in code points of ``text``; names are in Simplified characters, without
    spaces, with ``·`` for any middle dot.

    >>> [(p.name, p.byline, len(p.mentions)) for p in find("市长成功就防汛作出部署。成功经验要推广。(記者 許文清)")]
    [('成功', False, 1), ('许文清', True, 1)]
    """
    check_text(text)
    form = matching_form(text)
    people: dict[str, list[PersonMention]] = defaultdict(list)
    for start, end, rule in _settled(form, units or (), bylines):
        people[form[start:end].replace(" ", "")].append(PersonMention(start, end, text[start:end], rule))
    return [
        Person(name, all(mention.rule == "byline" for mention in found), tuple(found)) for name, found in people.items()
    ]


def _settled(form: str, units: Sequence[UnitMention], bylines: Sequence[Span]) -> list[tuple[int, int, str]]:
    page = Page(form, units)
    evidence = Evidence(page)
    places = list(evidence.places())
    dotted = list(special.dotted(page, evidence.after_anchor))
    places += evidence.behind_dotted(dotted)
    whole = [
        *special.masked(page, evidence.after_anchor),
        *dotted,
        *special.leaders(page),
        *appointments.items(page),
        *appointments.cells(page),
        *lists.names(page),
        *appointments.spaced(page, evidence.after_anchor),
        *evidence.foreign_names(),
    ]
    byline = [*press.in_spans(page, bylines), *press.by_role(page)]
    taken = _Taken()
    for found in sorted(byline, key=lambda f: (f.end - f.start, -f.start), reverse=True):
        taken.add(found.start, found.end, found.rule)
    for found in sorted(whole, key=lambda f: (f.end - f.start, -f.start), reverse=True):
        taken.add(found.start, found.end, found.rule)
    for place, reading in _choose(page, places):
        taken.add(reading.start, reading.end, place.rule)
    for start, end, rule in occurrences(page, evidence, taken.spans()):
        taken.add(start, end, rule)
    return taken.spans()


def _choose(page: Page, places: Iterable[Place]) -> Iterable[tuple[Place, Reading]]:
    """One reading a place: what the place itself shows, and what the name is at other places."""
    ordered = sorted(places, key=lambda p: -(p.weight + p.best.score))
    support: Counter[str] = Counter()
    for place in ordered:
        sure = len(place.readings) == 1 or place.best.score - place.readings[1].score >= 2
        support[place.best.name] += 2 if sure else 1
    for place in ordered:
        own = place.best.name
        best = max(
            place.readings,
            key=lambda r: r.score + min(support[r.name] - (1 if r.name == own else 0), 3) * 1.5,
        )
        shorter = best.name[:-1]
        runs_on = page.after(best.end - 1)
        told = runs_on.kind == "adverb" or runs_on.score > 3 and len(runs_on.text) > 1
        if len(shorter) > 1 and support[shorter] and support[best.name] < 3 and told:
            best = best._replace(end=best.end - 1, name=shorter)  # 目前,白丁|正接受审查 of a page that names 白丁
        yield place, best


class _Taken:
    """Spans taken so far; a span that overlaps one is refused."""

    def __init__(self) -> None:
        self._spans: dict[int, tuple[int, int, str]] = {}
        self._covered: set[int] = set()

    def add(self, start: int, end: int, rule: str) -> None:
        if not any(at in self._covered for at in range(start, end)):
            self._spans[start] = (start, end, rule)
            self._covered.update(range(start, end))

    def spans(self) -> list[tuple[int, int, str]]:
        return [self._spans[start] for start in sorted(self._spans)]


