"""From expressions in a document to values: which day 28日 is, which day 当天 means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ..results import Date
from . import calendars, values
from .anchors import Surroundings, only_year, publication
from .expressions import Moment
from .find import Found
from .locate import Locator
from .story import Missing
from .values import Extent


def resolve(
    text: str, form: str, found: list[Found], reference: dt.datetime | None, articles: Sequence[int] = ()
) -> list[Date]:
    """The dates of a text, in order, with the values its whole gives them; each of the ``articles`` is a new story."""
    around = Surroundings(form)
    name = "reference"
    if reference is None and (published := publication(form, found, around)):
        reference, name = published
    locator = Locator(around, reference, name, articles)
    if reference is None:
        locator.only_year = only_year(found, around)
    return [_date(text, item, locator) for item in found]


def _date(text: str, item: Found, locator: Locator) -> Date:
    expression = item.expression
    kind: str = expression.kind
    first_text = last_text = timex = edtf = anchor = because = None
    if kind in ("duration", "set", "vague"):
        timex = expression.value
        if kind == "duration" and timex:
            edtf = None
    elif expression.span is not None:
        extent = locator.reckoned(expression.span, item.start, expression.rule)
        if extent is not None:
            first_text, last_text = values.iso(extent.first, extent.minute), values.iso(extent.last, None)
            if expression.span[1].startswith("T"):
                first_text, last_text = locator.reckoned_minutes(expression.span)
            timex = f"{first_text}/{last_text}"
            edtf = timex if extent.minute is None else None
            anchor = locator.anchor
    else:
        return _located(text, item, locator)
    return Date(
        item.start, item.end, text[item.start : item.end], kind, first_text, last_text, timex, edtf, anchor,  # type: ignore[arg-type]
        expression.rule, because,
    )  # fmt: skip


def _located(text: str, item: Found, locator: Locator) -> Date:
    expression = item.expression
    start, end = item.start, item.end
    open_start, open_end = expression.open_start, expression.open_end
    first, last = expression.first, expression.last
    rule = expression.rule
    if item.prefix and not open_start and not open_end and last is None:
        if item.prefix in ("自", "从", "自从", "由"):
            open_end, rule = True, "since"
        elif item.prefix not in ("在", "大约"):
            open_start, rule, first, last = True, "until", None, first
    locator.begin(start, end, expression, rule)
    kind = expression.kind if not (open_start or open_end) else "range"
    if first is not None and last is not None and _day_only(first) and last.month is not None and not last.lunar:
        tail = _side(last, locator, None)  # 28日至2月2日
        head = _day_before(first, tail)
    else:
        head = _side(first, locator, None)
        tail = _side(last, locator, head)
    if rule == "later" and head is not None and first is not None and head.first < head.last:  # 2006年…5年后 is a year
        kind, first = "range", first.but(grain="month" if head.first.month == head.last.month else "year")
    if kind == "point" and last is None or last is None and not open_end and not open_start:
        tail = head
    if rule == "after" and head is not None and first is not None and first.grain not in ("day", "minute", "holiday"):
        beyond = calendars.shift_days(head.last, 1)
        head = Extent(beyond, beyond) if beyond else None
    elif rule == "after" and head is not None and first is not None and first.grain == "holiday":
        head = Extent(head.last, head.last)
    if (
        rule == "before"
        and tail is not None
        and last is not None
        and last.edge is None
        and last.grain in ("year", "month", "half", "quarter", "decade")
    ):
        beyond = calendars.shift_days(tail.first, -1)
        tail = Extent(beyond, beyond) if beyond else None
    single = first if first is not None and last is None and not open_end else None
    if head is not None and tail is not None and first is not None and last is not None:
        tail = _not_before(head, tail, last)
        if rule == "holiday" and tail.last < head.first:  # 国庆中秋假期 where the second comes first
            head, tail = tail, head
        if tail.last < head.first:
            head = _year_before(head, tail, first)
    first_text = None if open_start or head is None else values.iso(head.first, head.minute)
    last_text = None if open_end or tail is None else values.iso(tail.last, tail.minute)
    if (first is not None and head is None) or (last is not None and tail is None):
        first_text = last_text = None
    timex, edtf = _spellings(single, first, last, head, tail, open_start, open_end)
    anchor, because = locator.finish(head, tail, first or last)
    return Date(
        start, end, text[start:end], kind, first_text, last_text, timex, edtf,
        anchor if first_text or last_text else None, rule, because,
    )  # fmt: skip


def _side(moment: Moment | None, locator: Locator, floor: Extent | None) -> Extent | None:
    if moment is None:
        return None
    try:
        return locator.extent(moment, floor)
    except (Missing, OverflowError, ValueError):  # not told, or beyond the calendar's ends
        return None


def _day_only(moment: Moment) -> bool:
    told = moment.month or moment.months or moment.year or moment.years or moment.weeks or moment.lunar or moment.note
    return moment.grain == "day" and moment.day is not None and not told


def _day_before(moment: Moment, tail: Extent | None) -> Extent | None:
    """The last day of a number up to a range's second end."""
    day = tail.first if tail is not None else None
    while day is not None and day.day != moment.day:
        day = calendars.shift_days(day, -1)
    return Extent(day, day) if day is not None else None


def _not_before(head: Extent, tail: Extent, last: Moment) -> Extent:
    """晚上10点至2点 ends on the next day."""
    if last.grain != "minute" or not last.next_one or tail.minute is None:
        return tail
    if (tail.last, tail.minute) < (head.first, head.minute or 0):
        moved = calendars.shift_days(tail.last, 1)
        return Extent(moved, moved, tail.minute) if moved else tail
    return tail


def _year_before(head: Extent, tail: Extent, first: Moment) -> Extent | None:
    """The first end moved back where only the second names its year: 12月28日至2019年1月3日; None if it cannot be."""
    if first.month is None or first.year is not None or first.years or first.lunar:
        return None
    years = head.first.year - tail.last.year + ((head.first.month, head.first.day) > (tail.last.month, tail.last.day))
    moved = calendars.shift_months(head.first, -12 * years), calendars.shift_months(head.last, -12 * years)
    return Extent(moved[0], moved[1], head.minute) if moved[0] and moved[1] else None


def _spellings(
    single: Moment | None, first: Moment | None, last: Moment | None, head: Extent | None, tail: Extent | None,
    open_start: bool, open_end: bool,
) -> tuple[str | None, str | None]:  # fmt: skip
    if single is not None:
        if head is None:
            return values.partial_timex(single), values.partial_edtf(single)
        return values.timex(single, head), values.edtf(single, head)
    opening = ("..", "..")
    left = opening if open_start else _edge(first, head, True)
    if open_end:
        right: tuple[str, str] | None = opening
    elif open_start or last is not None:
        right = _edge(last, tail, False)
    else:
        right = left
    if left is None or right is None:
        return None, None
    return f"{left[0]}/{right[0]}", f"{left[1]}/{right[1]}"


def _edge(moment: Moment | None, extent: Extent | None, opening: bool) -> tuple[str, str] | None:
    if moment is None:
        return None
    if extent is None:
        known = values.partial_edtf(moment)
        return (values.partial_timex(moment) or known, known) if known else None
    if moment.grain == "minute":
        return values.timex(moment, extent), values.edtf(moment, extent)
    day = (extent.first if opening else extent.last).isoformat()
    return day, day
