"""Checks of what callers pass: one clear error each."""

from __future__ import annotations

import datetime
import re
from typing import Any

from .errors import InputError, InputTypeError


def check_text(text: Any) -> str:
    """The text itself; raises `InputTypeError` unless it is a str."""
    if not isinstance(text, str):
        raise InputTypeError(f"text must be str, not {type(text).__name__}; decode bytes first, e.g. data.decode('utf-8')")
    return text


def check_published(published: Any) -> str | None:
    """The publication date as ``YYYY-MM-DD``.

    Takes an ISO date string (a time after it is dropped), a `datetime.date` or None; raises `InputError` for
    an impossible date and `InputTypeError` for anything else.

    >>> check_published(datetime.date(2020, 1, 29)), check_published("2020-01-29T08:11")
    ('2020-01-29', '2020-01-29')
    """
    if published is None or published == "":
        return None
    if isinstance(published, datetime.datetime):
        return published.date().isoformat()
    if isinstance(published, datetime.date):
        return published.isoformat()
    if not isinstance(published, str):
        raise InputTypeError(f"published must be an ISO date or datetime.date, not {type(published).__name__}")
    match = re.fullmatch(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", published.strip())
    try:
        return datetime.date.fromisoformat(match[1]).isoformat() if match else _bad_date(published)
    except ValueError:
        return _bad_date(published)


def check_region(region: Any) -> str | None:
    """The publisher's code; raises `InputError` for a code no unit has had since 1981."""
    if region is None or region == "":
        return None
    if not isinstance(region, str):
        raise InputTypeError(f"region must be a six-digit code as a str such as '320000', not {type(region).__name__}")
    from .units.gazetteer import gazetteer

    if not re.fullmatch(r"\d{6}", region) or gazetteer.unit(region) is None:
        raise InputError(
            f"region {region!r} is no GB/T 2260 code; give six digits such as '320000' "
            "(epiextract.gazetteer.find(name) looks codes up)"
        )
    return region


def _bad_date(published: str) -> str:
    raise InputError(f"published {published!r} is not a date; give it as YYYY-MM-DD, e.g. '2020-01-29'")
