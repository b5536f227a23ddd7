"""Official titles: which post, in which organ and unit, held by whom."""

from __future__ import annotations

from datetime import date

from ..arguments import check_published, check_region, check_text
from ..results import Title
from .find import scan
from .levels import office_level, organ_years
from .resolve import link

__all__ = ["find", "office_level", "organ_years"]


def find(text: str, *, published: str | date | None = None, region: str | None = None) -> list[Title]:
    """Every title in a text, resolved; offsets count in ``text``.

    ``published`` and ``region`` (the publisher's six-digit code) help to settle units. Raises `InputTypeError` for a
    text that is not a str, `InputError` for an impossible date or an unknown code.

    >>> title = find("镇江市市长张海峰主持会议。")[0]
    >>> title.text, title.post, title.unit.code, title.person
    ('镇江市市长', '市长', '321100', '张海峰')
    """
    from ..people import find as find_people
    from ..units.resolve import resolve

    check_text(text)
    units, context = resolve(text, published=check_published(published), region=check_region(region))
    people = find_people(text, units=units)
    return [linked.title for linked in link(scan(text, units, people), text, context, people)]
