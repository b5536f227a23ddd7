"""Recognizers-Text (Microsoft): expressions of date and time with their values."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from serve import Page, Reader, serve

_KINDS = {
    "date": "point", "datetime": "point", "time": "point", "duration": "duration", "set": "set",
    "daterange": "range", "datetimerange": "range", "timerange": "range",
}  # fmt: skip


def dates() -> Reader:
    from recognizers_date_time import Culture, DateTimeRecognizer  # type: ignore[import-not-found, unused-ignore]

    model = DateTimeRecognizer(Culture.Chinese).get_datetime_model()

    def read(page: Page) -> list[dict[str, Any]]:
        reference = datetime.fromisoformat(page["published"]) if page["published"] else datetime.now()
        return [_date(found, page["text"], reference) for found in model.parse(page["text"], reference)]

    return read


def _date(found: Any, text: str, reference: datetime) -> dict[str, Any]:
    start, end = found.start, found.end + 1
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    kind = found.type_name.rsplit(".", 1)[-1]
    date = {"start": start, "end": end, "kind": _KINDS.get(kind, kind), "first": None, "last": None}
    values = [value for value in (found.resolution or {}).get("values", []) if _first(value)[4:5] == "-"]
    if date["kind"] not in ("point", "range") or not values:
        return date
    # It gives a past and a coming reading, each before noon and after: the nearest day counts, and its first reading.
    value = min(values, key=lambda value: abs(datetime.fromisoformat(_first(value)[:10]) - reference))
    last = value.get("end") or value.get("value") or ""
    if kind == "daterange" and last[4:5] == "-" and not value["timex"].endswith("D)"):
        # The end of a month or a year is exclusive with it, that of X日至Y日 inclusive, as all are in the gold.
        last = str(datetime.fromisoformat(last[:10]).date() - timedelta(days=1))
    if _first(value)[:10] == last[:10] and not value["timex"].startswith("("):
        date["kind"] = "point"  # a part of a day (上午) that it gives as a range of hours
    return date | {"first": _minute(_first(value)), "last": _minute(last)}


def _first(value: dict[str, str]) -> str:
    return value.get("start") or value.get("value") or ""


def _minute(value: str) -> str | None:
    return value[:16].replace(" ", "T") if value[4:5] == "-" else None


if __name__ == "__main__":
    serve(["recognizers-text-date-time", "regex"], {"dates": dates})
