"""The annotation of the sample pages holds together: it is what accuracy is measured against."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from typing import Any

import pytest

from epiextract import samples

Page = dict[str, Any]

LAYERS = ("titles", "people", "units", "dates", "slogans", "holdings", "activities")
MENTION_KEYS = {
    "titles": ({"text", "nth", "post", "organ", "unit", "person"}, {"collective"}),
    "units": ({"text", "nth", "code", "level"}, {"deictic", "abbrev", "parent"}),
    "dates": ({"text", "nth", "kind", "start", "end"}, set()),
    "slogans": ({"text", "nth", "canonical", "family"}, set()),
}
DATE_KINDS = {"point", "range", "duration", "set", "vague"}
FAMILIES = {"numbered", "formula", "parallel", "coinage"}
ACTIVITY_KINDS = {"meeting", "inspection", "call", "visit", "speech", "establishment", "appointment"}
CODE = re.compile(r"\d{6}(\d{3})?")
DAY_OR_MINUTE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-4]):([0-5]\d))?")
NOISE = re.compile(
    r"[\u200b\uff10-\uff19]"  # zero-width spaces, full-width digits
    r"|[\u4e00-\u9fff]\u3000[\u4e00-\u9fff]"  # a space inside a name
    r"|\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]+\)"  # pinyin
    r"|</\w+>|&#?\w+;"  # markup
)
NOT_HELD = re.compile(r"辞去|免去|的|拟任|曾任")


def read_pages() -> list[Page]:
    lines = samples.gold_path().read_bytes().decode("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


PAGES = read_pages()
each_page = pytest.mark.parametrize("page", PAGES, ids=[page["id"] for page in PAGES])


def start_of(text: str, mention: dict[str, Any]) -> int:
    """Offset of a mention; raises ValueError when the page does not hold it that often."""
    at = -1
    for _ in range(mention["nth"]):
        at = text.index(mention["text"], at + 1)
    return at


def spans(page: Page, layer: str) -> list[tuple[int, int]]:
    return [(start, start + len(m["text"])) for m in page[layer] for start in [start_of(page["text"], m)]]


def is_code(value: str | None) -> bool:
    return value is None or CODE.fullmatch(value) is not None


def in_simplified(text: str) -> str:
    from opencc import OpenCC

    return str(OpenCC("t2s").convert(text))


def reading(page: Page) -> str:
    """What the page should read."""
    return str(page["clean"] if "clean" in page else page["text"])


def without_noise(surface: str) -> str:
    """A mention's raw text without what noise put into it."""
    surface = html.unescape(re.sub(r"<[^>]*>|&nbsp;", "", surface))
    surface = re.sub(r"\([a-z\u00e0-\u01dc]+\)|[\n\u200b\u3000]", "", surface)
    return re.sub("[０-９]", lambda digit: str(int(digit[0])), surface)


def plain(page: Page) -> str:
    """The page as names are counted in it: cleaned, in Simplified characters, one middle dot."""
    text = reading(page)
    return re.sub("[•‧・]", "·", in_simplified(text) if page["id"].startswith("traditional") else text)


def test_there_are_enough_pages_and_each_has_its_file() -> None:
    texts = samples.texts()
    assert len(texts) >= 8
    assert {page["id"]: page["text"] for page in PAGES} == texts
    assert set(samples.paths()) == set(texts)


@each_page
def test_page_has_every_field(page: Page) -> None:
    assert set(page) - {"clean"} == {"id", "text", "published", "region", *LAYERS}
    assert page["published"] is None or date.fromisoformat(page["published"])
    assert page["region"] is None or re.fullmatch(r"\d{6}", page["region"])
    assert all(isinstance(page[layer], list) for layer in LAYERS)


@each_page
@pytest.mark.parametrize("layer", sorted(MENTION_KEYS))
def test_mentions_stand_in_the_page_in_order_and_once(page: Page, layer: str) -> None:
    required, optional = MENTION_KEYS[layer]
    for mention in page[layer]:
        assert required <= set(mention) <= required | optional, mention
        assert mention["text"] and mention["text"] == mention["text"].strip(), mention
    found = spans(page, layer)
    assert found == sorted(found)
    assert len(found) == len(set(found))
    if layer != "units":  # a zone's name may hold a unit's name; nothing else nests
        assert all(end <= start for (_, end), (start, _) in zip(found, found[1:], strict=False))


@each_page
def test_titles(page: Page) -> None:
    named = {person["name"] for person in page["people"] if not person.get("byline")}
    for title in page["titles"]:
        assert title["post"], title
        assert is_code(title["unit"]), title
        assert title["person"] is None or title["person"] in named, title
        if title.get("collective"):
            assert title["person"] is None, title


@each_page
def test_people_are_counted(page: Page) -> None:
    names = [person["name"] for person in page["people"]]
    assert len(names) == len(set(names))
    for person in page["people"]:
        assert set(person) <= {"name", "count", "byline"}
        assert 1 <= person["count"] <= plain(page).count(person["name"]), person


@each_page
def test_units(page: Page) -> None:
    for unit in page["units"]:
        code, level = unit["code"], unit["level"]
        if level == "zone":
            assert is_code(code) and re.fullmatch(r"\d{6}", unit["parent"]), unit
            continue
        assert "parent" not in unit and CODE.fullmatch(code), unit
        expected = "county"
        if len(code) == 9:
            expected = "township"
        elif code.endswith("0000"):
            expected = "province"
        elif code.endswith("00"):
            expected = "prefecture"
        assert level == expected, unit
        assert not (unit.get("abbrev") and len(unit["text"]) > 1), unit


@each_page
def test_dates(page: Page) -> None:
    for mention in page["dates"]:
        kind, start, end = mention["kind"], mention["start"], mention["end"]
        assert kind in DATE_KINDS, mention
        ends = [value for value in (start, end) if value is not None]
        for value in ends:
            parsed = DAY_OR_MINUTE.fullmatch(value)
            assert parsed and date.fromisoformat(parsed[1]), mention
        assert ends == sorted(ends), mention
        if kind == "point":
            assert start is not None and start == end, mention
        elif kind == "range":
            assert ends, mention
        else:
            assert not ends, mention


@each_page
def test_slogans(page: Page) -> None:
    for slogan in page["slogans"]:
        assert slogan["family"] in FAMILIES, slogan
        assert slogan["canonical"] and not re.search("[“”\n]", slogan["canonical"]), slogan
        assert slogan["text"][0] not in "“、," and slogan["text"][-1] not in "”、,", slogan


@each_page
def test_holdings_follow_from_titles(page: Page) -> None:
    named = {person["name"] for person in page["people"] if not person.get("byline")}
    facts = {(h["person"], h["post"], h["organ"], h["unit"]) for h in page["holdings"]}
    assert len(facts) == len(page["holdings"])
    posts = {(t["post"], t["organ"], t["unit"]) for t in page["titles"] if not t.get("collective")}
    for person, *post in facts:
        assert person in named and tuple(post) in posts, (person, post)
    for title, (start, _) in zip(page["titles"], spans(page, "titles"), strict=True):
        if title["person"] and (title["person"], title["post"], title["organ"], title["unit"]) not in facts:
            before = page["text"][max(0, start - 3) : start]
            assert "原" in title["text"] or NOT_HELD.search(before), title


@each_page
def test_activities(page: Page) -> None:
    named = {person["name"] for person in page["people"] if not person.get("byline")}
    for activity in page["activities"]:
        assert set(activity) == {"kind", "date", "people", "body", "unit"}
        assert activity["kind"] in ACTIVITY_KINDS, activity
        assert activity["date"] is None or date.fromisoformat(activity["date"])
        assert set(activity["people"]) <= named, activity
        assert activity["body"] is None or activity["body"] in reading(page), activity
        assert is_code(activity["unit"]), activity


@each_page
def test_noisy_pages_say_what_they_should_read(page: Page) -> None:
    mentions = [mention["text"] for layer in MENTION_KEYS for mention in page[layer]]
    noisy = NOISE.search(page["text"]) is not None or any("\n" in surface for surface in mentions)
    assert noisy == ("clean" in page)
    assert all(without_noise(surface) in reading(page) for surface in mentions)
    if noisy:
        assert NOISE.search(reading(page)) is None
        lines = reading(page).split("\n")
        assert lines == [line.strip() for line in lines if line.strip()]


def test_pages_are_varied() -> None:
    assert {bool(page["published"]) for page in PAGES} == {True, False}
    assert {bool(page["region"]) for page in PAGES} == {True, False}
    provinces = {unit["code"][:2] for page in PAGES for unit in page["units"] if unit["code"]}
    assert len(provinces) >= 10
    years = {mention["start"][:4] for page in PAGES for mention in page["dates"] if mention["kind"] == "point"}
    assert min(years) < "2000" and max(years) > "2022"
    for layer, key, legal in (("dates", "kind", DATE_KINDS), ("slogans", "family", FAMILIES)):
        assert {mention[key] for page in PAGES for mention in page[layer]} == legal
    unit_flags = ("deictic", "abbrev", "parent")
    assert all(any(unit.get(flag) for page in PAGES for unit in page["units"]) for flag in unit_flags)
