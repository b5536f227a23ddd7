"""Scores the room of dates on the date suite.

``python3 score.py dates_suite:extract --path benchmarks --suite public.jsonl``

The suite's values are half-open intervals, the library's last day is inclusive: the adapter adds the missing day.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from epiextract import dates


def extract(text: str, reference: dt.datetime) -> list[dict[str, Any]]:
    """The dates of a text in the suite's form."""
    return [_half_open(found) for found in dates.find(text, reference)]


def _half_open(found: Any) -> dict[str, Any]:
    first, last = found.first, found.last
    if last is not None:
        day = dt.date.fromisoformat(last[:10])
        if "T" not in last or last.endswith("T24:00"):
            last = f"{day + dt.timedelta(days=1)}T00:00:00"
    if first is not None:
        if first.endswith("T24:00"):
            first = f"{dt.date.fromisoformat(first[:10]) + dt.timedelta(days=1)}T00:00:00"
        elif "T" not in first:
            first += "T00:00:00"
    return {
        "text": found.text, "start": found.start, "end": found.end, "start_iso": first, "end_iso": last,
        "timex": found.timex,
    }  # fmt: skip
