"""Ranges: their second ends, and what one end borrows from the other."""

from __future__ import annotations

from . import moments, syntax
from .expressions import Moment, Shift


def second_end(text: str, end: int, first: Moment) -> tuple[Moment, int] | None:
    """The other end of a range that goes on after its first end, with the offset where it ends."""
    for joint in (syntax.RANGE_JOIN, syntax.CLOCK_JOIN, syntax.BETWEEN, syntax.SEASON_JOIN):
        match = joint.match(text, end)
        if not match or (joint is syntax.CLOCK_JOIN and first.grain != "minute"):
            continue
        if joint is syntax.SEASON_JOIN and first.grain != "season":  # 去冬今春
            continue
        got = moments.read(text, match.end(), context=first)
        if got is None and joint is syntax.RANGE_JOIN and (edge := moments.edge_at(text, match.end())):
            return edge  # 即日起至年底
        if got is None or got[2] is not None:
            continue
        last, stop, _ = got
        if not _comparable(first, last):
            continue
        if joint is syntax.BETWEEN:
            close = text.startswith("之间", stop)
            if not close:
                continue
            stop += 2
        if text.startswith("止", stop):
            stop += 1
        return last, stop
    return None


def _comparable(first: Moment, last: Moment) -> bool:
    if first.grain == last.grain:
        return True
    fine = ("day", "minute", "week", "weekend")
    if first.grain in fine and last.grain in fine:
        return True
    coarse = ("year", "half", "quarter", "month", "day", "third", "edge", "week", "season", "decade")
    return first.grain in coarse and last.grain in coarse


_HIGHER = ("year", "years", "short_year", "months", "month", "weeks", "day", "days", "lunar", "festival", "term")


def _turns_year(first: Moment, last: Moment) -> bool:
    """Whether the range runs into the next year: 2019年12月28日至1月3日."""
    if first.month is None or last.month is None:
        return False
    return (last.month, last.day or 99) < (first.month, first.day or 0)


def _month_after(first: Moment) -> dict[str, object]:
    """The month and year of the second end in 12月31日至1日."""
    if first.months:
        return {"months": Shift(first.months.base, first.months.by + 1)}
    if first.month is None:
        return {}
    if first.month < 12:
        return {"month": first.month + 1}
    years = Shift(first.years.base, first.years.by + 1) if first.years else None
    return {"month": 1, "year": first.year + 1 if first.year and first.year < 9999 else None, "years": years}


def inherit(last: Moment, first: Moment) -> Moment:
    """What the second end leaves out and the first end says: year, month, week, day, half of the day."""
    changes: dict[str, object] = {}
    anchored = last.year is not None or last.years or last.months or last.weeks or last.days or last.plan
    part_alone = last.grain == "day" and last.part and not (last.day or last.weekday or last.festival or last.term)
    if not anchored and part_alone and first.grain in ("day", "minute"):  # 2月3日上午至下午
        changes = {name: getattr(first, name) for name in (*_HIGHER, "weekday", "nth", "nth_week", "note")}
    elif not anchored and last.grain != "decade":
        if last.grain == "minute" and last.day is None and not last.festival and not last.term and last.weekday is None:
            if first.grain in ("day", "minute"):
                changes = {name: getattr(first, name) for name in (*_HIGHER, "weekday", "nth", "nth_week", "note")}
                changes["next_one"] = True
        else:
            turn = _turns_year(first, last)
            changes = {
                "year": first.year + turn if first.year is not None else None,
                "years": Shift(first.years.base, first.years.by + turn) if first.years else None,
                "short_year": first.short_year,
            }
            if last.day is not None and last.month is None and not last.festival:
                changes |= {"month": first.month, "months": first.months, "lunar": first.lunar or last.lunar}
                if first.day is not None and last.day < first.day:
                    changes |= _month_after(first)
            elif first.lunar and last.lunar and last.month is None:
                changes["month"] = first.month
            if last.weekday is not None and last.month is None and last.nth is None:
                changes["weeks"] = first.weeks
    if (
        last.grain == "minute" and first.grain == "minute" and last.part is None
        and first.noon in ("pm", "given", "noon", "night")
        and last.hour is not None and last.hour <= 12 and not last.noon and not last.days and changes.get("next_one")
    ):  # fmt: skip
        start, stop = clock_hour(first), last.hour + 12 if last.hour < 12 else 12
        if stop * 60 + (last.minute or 0) > start * 60 + (first.minute or 0) and start >= 12:
            changes["noon"] = "pm"
    return last.but(**changes) if changes else last


def borrow_part(first: Moment, last: Moment) -> Moment:
    """``3点 - 5点PM``: the half of the day stands at the second end only."""
    if (
        first.grain == last.grain == "minute" and last.noon == "given" and not first.noon
        and first.hour is not None and last.hour is not None
        and first.hour <= 12 <= last.hour and first.hour + 12 <= last.hour
    ):  # fmt: skip
        return first.but(noon="pm")
    return first


def clock_hour(moment: Moment) -> int:
    """The hour, that the words mean: 下午3点 is 15; 晚上12点 is 24, 晚上1点 is 25, an hour of the next day."""
    hour = moment.hour or 0
    if moment.noon == "pm" and hour < 12:
        late = moment.part == "EV" and hour < 5  # 晚上1点 is past midnight
        return hour + 24 if late else hour + 12
    if moment.noon == "pm" and hour == 12 and moment.part == "EV":
        return 24
    if moment.noon == "am" and hour == 12 and moment.part == "NI":
        return 0
    if moment.noon == "noon" and hour <= 2:
        return hour + 12
    if moment.noon == "night":
        return hour + 12 if 5 < hour < 12 else 24 if hour == 12 else hour
    return hour
