"""Full timestamps in foreign form, as page furniture has them: ``Wed, 29 Jan 2020 08:11:00 +0800``, ``29.06.2018 16:23``.

dateparser reads those with names of months; it is asked for nothing else (it misreads Chinese partial dates), only for strings that carry a
year, and each string once.
"""

from __future__ import annotations

import datetime
import functools
import re
import warnings

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_MONTH_NAME = re.compile(r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d{2}"
_CLOCK = r"(?:,?\s(?:at\s)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?)"
_TIMESTAMP = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{{0,6}},?\s)?"
    rf"(?P<stamp>(?:{_DAY}\s{_MONTH},?\s{_YEAR}|{_MONTH}\s{_DAY},?\s{_YEAR})(?P<clock>{_CLOCK})?)"
    rf"(?:\s(?:[+-]\d{{4}}|GMT|UTC|CST))?(?![A-Za-z0-9])"
)
_MONTH_AND_YEAR = re.compile(r"\.[01]\d\.(?:19|20)\d")  # its first character is found fastest
#: The day first, with points and two digits each: 29.06.2018 16:23.
_DOTTED = re.compile(
    r"(?<![\d.])(?P<day>[0-3]\d)\.(?P<month>[01]\d)\.(?P<year>(?:19|20)\d{2})(?![\d.])"
    r"(?P<clock>\s{1,3}(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:]))?"
)


def find_timestamps(text: str) -> list[tuple[int, int, datetime.datetime, bool]]:
    """(start, end, moment as written, whether a clock time is named) of every timestamp in a foreign form in a text.

    >>> find_timestamps("Posted: Jan 29, 2020 08:11")
    [(8, 26, datetime.datetime(2020, 1, 29, 8, 11), True)]
    >>> find_timestamps("29.06.2018 16:23")
    [(0, 16, datetime.datetime(2018, 6, 29, 16, 23), True)]
    """
    found = []
    for month in _MONTH_AND_YEAR.finditer(text):
        match = _DOTTED.match(text, max(0, month.start() - 2))
        moment = _dotted(match) if match is not None else None
        if match is not None and moment is not None:
            found.append((*match.span(), moment, match["clock"] is not None))
    if _MONTH_NAME.search(text) is None:
        return found
    for match in _TIMESTAMP.finditer(text):
        moment = _parsed(match["stamp"])
        if moment is not None:
            found.append((*match.span(), moment, match["clock"] is not None))
    return sorted(found)


def _dotted(match: re.Match[str]) -> datetime.datetime | None:
    """The moment of 29.06.2018 16:23, None for a day that no calendar has."""
    hour, minute = (int(match[name] or 0) for name in ("hour", "minute"))
    try:
        return datetime.datetime(int(match["year"]), int(match["month"]), int(match["day"]), hour, minute)
    except ValueError:
        return None


@functools.lru_cache(maxsize=1024)
def _parsed(stamp: str) -> datetime.datetime | None:
    import dateparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser's own use of deprecated calls is not the user's concern
        moment: datetime.datetime | None = dateparser.parse(stamp, languages=["en"], settings={"STRICT_PARSING": True})
    return moment
