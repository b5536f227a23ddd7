"""Full timestamps in foreign form, and what is none."""

from __future__ import annotations

import pytest

import epiextract
from epiextract import dates


@pytest.mark.parametrize(
    ("text", "surface", "first"),
    [
        ("Wed, 29 Jan 2020 08:11:00 +0800", "Wed, 29 Jan 2020 08:11:00 +0800", "2020-01-29T08:11"),
        ("Posted: January 29, 2020 来源:新华日报", "January 29, 2020", "2020-01-29"),
        ("Updated Feb 3, 2020 9:05 PM", "Feb 3, 2020 9:05 PM", "2020-02-03T21:05"),
    ],
)
def test_timestamps_are_dates(text, surface, first):
    (found,) = dates.find(text)
    assert (found.text, found.first, found.last, found.kind) == (surface, first, first, "point")


@pytest.mark.parametrize("text", ["May the force", "30 Feb 2020", "Marina 2020", "Sep 2020 Dec"])
def test_what_is_no_timestamp(text):
    assert [date for date in dates.find(text) if date.rule == "timestamp"] == []


def test_a_foreign_timestamp_dates_the_page():
    result = epiextract.extract("全市疫情防控工作会议召开\nFeb 4, 2020 10:20 来源:安康日报\n3日下午,市委召开会议,部署全市疫情防控工作。")
    assert result.document.published == "2020-02-04"
    assert [date.first for date in result.dates] == ["2020-02-04T10:20", "2020-02-03"]
