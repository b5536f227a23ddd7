"""Posts of a city of county rank on a page of the prefecture above it: each city has one 市委书记 and one 市长, so who else
is called so is another city's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from ..results import Title, Unit
from ..units.context import UnitContext, as_unit
from .linked import LinkedTitle

_CITY, _GARRISON = "市", "军分区"
_INFERRED = ("publisher", "parent of publisher", "list", "sentence", "holder")
_LEADING = frozenset({("市委", "书记"), (None, "市长"), ("市政府", "市长")})


def with_own_cities(linked: Sequence[LinkedTitle], context: UnitContext) -> list[LinkedTitle]:
    """The titles with those of a smaller city's paragraph (在醴陵市,市委书记甲…) moved to it where the page names the
    prefecture's own leaders apart from them."""
    of_page = [one for one in linked if _is_of_page(one.title)]
    cities: dict[int, tuple[int, Unit]] = {}  # by where a paragraph begins: from where on which city is spoken of
    for post in sorted({one.title.post for one in of_page if (one.title.organ, one.title.post) in _LEADING}):
        told: dict[str, list[tuple[int, Unit | None]]] = {}
        for one in of_page:
            if one.title.post == post and (one.title.organ, post) in _LEADING and one.status is None and one.title.person:
                told.setdefault(one.title.person, []).append((one.title.start, _city(one.title, context)))
        own = [person for person, places in told.items() if any(city is None for _, city in places)]
        if len(own) != 1:
            continue  # who of them is the prefecture's, the page does not tell
        for person, places in told.items():
            if person != own[0]:
                for start, city in places:
                    if city is not None:
                        paragraph = context.paragraph_start(start)
                        cities[paragraph] = min((start, city), cities.get(paragraph, (start, city)), key=itemgetter(0))
    if not cities:
        return list(linked)
    return [_moved(one, cities.get(context.paragraph_start(one.title.start))) for one in linked]


def _is_of_page(title: Title) -> bool:
    """Whether a title takes the publisher's city for the one its sign means."""
    unit = title.unit
    if unit is None or unit.level != "prefecture" or not unit.name.endswith(_CITY) or title.collective:
        return False
    return title.because in _INFERRED and not title.text.startswith(_GARRISON)


def _city(title: Title, context: UnitContext) -> Unit | None:
    """The city of county rank under the title's own that is named before it in its passage."""
    found = context.county_of_passage(title.start)
    if found is None or title.unit is None or not found.name.endswith(_CITY) or found.parent != title.unit.code:
        return None
    return as_unit(found)


def _moved(one: LinkedTitle, city: tuple[int, Unit] | None) -> LinkedTitle:
    if city is None or one.title.start < city[0] or not _is_of_page(one.title):
        return one
    return replace(one, title=replace(one.title, unit=city[1], because="paragraph"))
