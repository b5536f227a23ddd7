"""JioNLP: expressions of time with their values, and places (province, city, county, without offsets).

It finds no names of people in a text (`check_person_name` judges a name that it is given).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from serve import Page, Reader, serve


def units() -> Reader:
    import jionlp  # type: ignore[import-not-found, unused-ignore]

    def read(page: Page) -> list[dict[str, Any]]:
        places = jionlp.recognize_location(page["text"]).get("domestic") or []
        return [{"names": [place.get(level) for level in ("province", "city", "county")]} for place, _ in places]

    return read


def dates() -> Reader:
    import jionlp

    def read(page: Page) -> list[dict[str, Any]]:
        day = datetime.fromisoformat(page["published"]) if page["published"] else datetime.now()
        base = {"year": day.year, "month": day.month, "day": day.day}
        return [_date(found) for found in jionlp.ner.extract_time(page["text"], time_base=base)]

    return read


def _date(found: dict[str, Any]) -> dict[str, Any]:
    start, end = found["offset"]
    date = {"start": start, "end": end, "kind": "point", "first": None, "last": None}
    if found["type"] in ("time_delta", "time_period"):
        return date | {"kind": "duration" if found["type"] == "time_delta" else "set"}
    first, last = (_moment(text) for text in found["detail"]["time"])
    if first and last and last - first < timedelta(hours=1):
        last = first  # an hour or a minute on the clock is its first instant in the gold
    is_point = bool(found["type"] == "time_point" and first and last and first.date() == last.date())
    values = [moment and moment.isoformat(timespec="minutes") for moment in (first, last)]
    if any(midnight in found["text"] for midnight in ("24时", "24:00", "24点")):
        values = [value and _as_24(value) if at or is_point else value for at, value in enumerate(values)]
    return date | {"kind": "point" if is_point else "range", "first": values[0], "last": values[1]}


def _moment(text: str) -> datetime | None:
    """None for an open side (`inf`)."""
    return None if "inf" in text else datetime.fromisoformat(text)


def _as_24(value: str) -> str:
    """Midnight as the end of the day before, as the gold writes 24时."""
    if not value.endswith("T00:00"):
        return value
    return f"{(datetime.fromisoformat(value) - timedelta(days=1)).date()}T24:00"


if __name__ == "__main__":
    serve(["jionlp", "jiojio"], {"units": units, "dates": dates})
