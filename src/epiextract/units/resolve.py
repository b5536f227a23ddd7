"""From candidates to settled mentions: the document read as a whole."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from operator import attrgetter

from ..arguments import check_published, check_region
from ..results import UnitMention
from . import terms, zones
from .abbreviations import abbreviations
from .candidate import SURE, Candidate, Scan
from .context import UnitContext, as_unit
from .evidence import Evidence
from .find import candidates
from .gazetteer import GazetteerUnit, gazetteer
from .home import find_home
from .lineage import ancestor, lineage
from .named import Named
from .streets import street_mentions
from .townships import ShortMention, short_mentions

_DAY_IN_TEXT = re.compile(
    r"(?<!\d)((?:19|20)\d\d) ?[-年/.] ?(1[0-2]|0?[1-9]) ?[-月/.] ?(3[01]|[12]\d|0?[1-9])(?!\d)"
)


def resolve(
    scan: Scan | str,
    *,
    published: str | date | None = None,
    region: str | None = None,
    source: str | None = None,
    ignore: Sequence[tuple[int, int]] = (),
    articles: Sequence[int] = (),
) -> tuple[list[UnitMention], UnitContext]:
    """Settle a document's candidates: its mentions in order, and its `UnitContext`.

    ``scan`` is what `find.candidates` returned (it is used up), or the text itself. ``published`` is the publication
    day (ISO text or ``datetime.date``; otherwise the latest past date in the text), ``region`` the code of the
    publisher's unit, ``source`` the publisher's name, where known. Names that overlap a span of ``ignore`` (names in
    press bylines) are no units; ``articles`` are the places where the page's articles begin.

    Raises `InputError` for an impossible day or an unknown code, `InputTypeError` for values of a wrong type.

    >>> mentions, context = resolve("江阴市长泾镇召开会议,全镇干部参加。", published="2020-02-01")
    >>> [(mention.text, mention.code) for mention in mentions]
    [('江阴市', '320281'), ('长泾镇', '320281116'), ('全镇', '320281116')]
    """
    if isinstance(scan, str):
        scan = candidates(scan)
    if ignore:
        scan.drop(ignore)
    code = check_region(region)
    evidence = Evidence(scan, check_published(published) or _day_in(scan.form) or _last_day_of(code), code)
    zones.names_that_are_zones(evidence)
    names = [candidate for candidate in scan.candidates if candidate.kind == "name"]
    evidence.count_votes(names)
    find_home(evidence, source)
    evidence.settle_all(names)
    kept = [candidate for candidate in names if candidate.strength == SURE]
    found_zones = zones.settled(evidence, kept)
    kept = zones.outside(found_zones, kept)
    shorts = short_mentions(scan, kept, evidence.settled, evidence.home_line, evidence.day)
    shorts += street_mentions(scan, kept, evidence.settled, evidence.home_line, evidence.day, shorts)
    context = _context(evidence, kept, found_zones, shorts, articles)
    mentions = [_name(evidence, candidate) for candidate in kept]
    mentions += zones.mentions(scan.text, found_zones, context)
    mentions += [_short_township(scan.text, *short) for short in shorts]
    mentions += _townships_beyond(evidence)
    mentions += [_deictic(scan.text, c, context) for c in scan.candidates if c.kind == "deictic"]
    mentions += abbreviations(scan, kept, evidence.home, evidence.day)
    mentions.sort(key=attrgetter("start", "end"))
    return mentions, context


def _last_day_of(code: str | None) -> str | None:
    """The last day of a code that is no more: a page of that publisher is no younger."""
    entry = gazetteer.unit(code) if code is not None else None
    if entry is None or entry.end is None:
        return None
    return (date.fromisoformat(entry.end) - timedelta(days=1)).isoformat()


def _context(
    evidence: Evidence,
    kept: Sequence[Candidate],
    found_zones: Sequence[zones.SettledZone],
    shorts: Sequence[ShortMention],
    articles: Sequence[int],
) -> UnitContext:
    scan = evidence.scan
    named: dict[int, Named] = {}  # by start; zones and short names of townships apart
    for candidate in kept:
        start, above = candidate.start, candidate.above
        unit = evidence.settled.get(start)
        if unit is not None:
            named[start] = Named(start, candidate.end, unit, scan, named.get(above.start) if above is not None else None)
    if not evidence.home.units:
        _pass_over_helped(named.values(), evidence.day)
    units: dict[tuple[str, str | None], GazetteerUnit] = {}
    further: list[Named] = []
    for candidate, holder, _, name in found_zones:
        zone = units.setdefault(
            (name, holder), GazetteerUnit("", name, "zone", None, None, holder, (), None, name)
        )
        further.append(Named(candidate.start, candidate.end, zone, scan))
    further += [Named(start, end, unit, scan) for start, end, unit, _ in shorts]
    region = evidence.region or (evidence.home.units[0] if evidence.home.units else None)
    return UnitContext(
        region=as_unit(region) if region is not None else None,
        region_because=evidence.home.because,
        day=evidence.day,
        home=evidence.home,
        named=[*named.values(), *further],
        paragraphs=scan.paragraphs,
        articles=articles,
        form=scan.form,
    )


def _pass_over_helped(named: Iterable[Named], day: str | None) -> None:
    """Where nobody knows whose page it is, the units of provinces that it helps are named in passing: 我省对口支援湖北宜昌市."""
    provinces = [(item, lineage(item.unit.code, day)[-1:]) for item in named]
    helped = {code for item, province in provinces if item.is_helped() for code in province}
    for item, province in provinces:
        if not helped.isdisjoint(province):
            item.pass_over()


# ------------------------------------------------------------------------------------------------- mentions


def _name(evidence: Evidence, candidate: Candidate) -> UnitMention:
    start, end, text = candidate.start, candidate.end, evidence.scan.text[candidate.start : candidate.end]
    unit = evidence.settled.get(start)
    if unit is None:
        options = evidence.options(candidate)
        levels = {option.level for option in options}
        return UnitMention(
            start,
            end,
            text,
            level=levels.pop() if len(levels) == 1 else None,
            candidates=tuple(sorted({option.code for option in options if option.code})),
            rule=candidate.rule,
        )
    return _settled(start, end, text, unit, candidate.rule, evidence.reason(candidate, unit))


def _short_township(text: str, start: int, end: int, unit: GazetteerUnit, because: str) -> UnitMention:
    return _settled(start, end, text[start:end], unit, "units.township.short", because)


def _townships_beyond(evidence: Evidence) -> list[UnitMention]:
    """Townships that the gazetteer lacks: named where a county is known, but without a code."""
    found = []
    for candidate in evidence.scan.candidates:
        if candidate.kind != "township":
            continue
        codes = [*evidence.nearby(candidate.start)[0], *evidence.home_line]
        county = next((code for above in codes if (code := ancestor(above, "county", evidence.day))), None)
        if county is None and len(evidence.home_line) < 2:
            continue
        found.append(
            UnitMention(
                candidate.start,
                candidate.end,
                evidence.scan.text[candidate.start : candidate.end],
                name=candidate.term,
                level="township",
                parent=county,
                rule=candidate.rule,
            )
        )
    return found


def _deictic(text: str, candidate: Candidate, context: UnitContext) -> UnitMention:
    deictic, start, end = candidate.deictic, candidate.start, candidate.end
    assert deictic is not None  # set on every candidate of this kind
    surface, home = text[start:end], context.home
    if deictic.points == "focus" and (beside := context.beside(start, deictic.sign)) is not None:
        return _settled(start, end, surface, beside, candidate.rule, "unit before", deictic=True)
    kind = terms.signs().get(deictic.sign)
    of_zones = kind is not None and "zone" in kind.levels
    if kind is not None and of_zones and deictic.points != "previous":
        zone = context.zone_at(start) if kind.levels == {"zone"} or home.zone is not None else None
        if zone is not None:
            told = "publisher" if home.zone is not None else "previous mention"
            return _of_zone(start, end, surface, zone, candidate.rule, told)
    if deictic.points == "previous":
        unit, because = context.previous(start, deictic.sign)
    else:
        unit, because = context.focus_unit(start, deictic.sign, own=deictic.points == "home")
        if of_zones and because == "parent of zone" and unit is not None and not unit.name.endswith(deictic.sign):
            zone = context.zone_at(start)  # 【仲恺高新区】…我区: the unit that holds the zone is a 市
            if zone is not None:
                return _of_zone(start, end, surface, zone, candidate.rule, "paragraph")
    if unit is None:
        return UnitMention(start, end, surface, deictic=True, rule=candidate.rule)
    return _settled(start, end, surface, unit, candidate.rule, because, deictic=True)


def _of_zone(start: int, end: int, text: str, zone: tuple[str, str | None], rule: str, because: str) -> UnitMention:
    """A mention that points at a zone, given by its name and its holder."""
    return UnitMention(start, end, text, name=zone[0], level="zone", parent=zone[1], deictic=True, rule=rule, because=because)


def _settled(
    start: int, end: int, text: str, unit: GazetteerUnit, rule: str, because: str | None, *, deictic: bool = False
) -> UnitMention:
    """The mention of a unit that is known."""
    parent = unit.parent if unit.parent and unit.parent != "000000" else None
    return UnitMention(
        start, end, text, unit.name, unit.code or None, unit.level, parent, deictic, rule=rule, because=because
    )


def _day_in(form: str) -> str | None:
    """The latest full date of the text that is past: a page is no older, and tells of older days."""
    days = []
    for match in _DAY_IN_TEXT.finditer(form):
        with contextlib.suppress(ValueError):  # no calendar has it
            days.append(date(int(match[1]), int(match[2]), int(match[3])))
    return max((day.isoformat() for day in days if day <= date.today()), default=None)

