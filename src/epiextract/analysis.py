"""One page's layers, each computed when first asked for: the only module that sees every room.

Data flows one way: clean text, units, people, titles, holdings; slogans stand by themselves, and so do dates, but where a
day's name may be a person's.
Every layer is a function of the page, its publication date and its publisher's region alone, so that a
recogniser gives the same whether it runs alone or among others, and whatever the tokenizer.
Offsets here count in the clean text.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from functools import cached_property

from . import dates, people, slogans
from .cleaning import CleanText
from .lexicon import read_column
from .matching import lies_in
from .people.knowledge import surnames
from .results import Date, Document, Holding, OtherPost, Person, Slogan, Title, UnitMention
from .slogans.compiled import PatternFile
from .titles.ended import ended
from .titles.find import scan as scan_titles
from .titles.holdings import posts_held
from .titles.linked import LinkedTitle
from .titles.resolve import link
from .units.context import UnitContext
from .units.resolve import resolve as resolve_units

#: Furniture that is made of labels: an expression of time there dates nothing, unless it is a full date.
_MENUS = frozenset({"navigation", "tools", "share", "comments", "copyright", "site"})


@functools.cache
def _borne_days() -> frozenset[str]:
    """Names of days that persons bear as names, or that begin one (周一凡, 白露)."""
    days = {*read_column("dates/festivals.tsv", "name"), *read_column("dates/solar_terms.tsv", "name")}
    return frozenset(days.union("周" + number for number in "一二三四五六日"))


def _is_full(date: Date) -> bool:
    """Whether an expression is more than a menu's label: a day with its year, or a span of days with its month."""
    spans = date.kind == "range" and "月" in date.text and date.text.endswith("日")
    return spans or date.kind == "point" and date.anchor == "text"


class Analysis:
    """What a page says, layer by layer.

    ``published`` (ISO date) and ``region`` (six-digit code) are what the caller knows; the page's own
    publication line and source stand in for them.

    >>> from epiextract.cleaning import clean
    >>> page = Analysis(clean("2月3日,徐州市长王明主持会议。"), published="2020-02-04")
    >>> page.dates[0].first, page.titles[0].unit.code, page.holdings[0].person
    ('2020-02-03', '320300', '王明')
    """

    def __init__(self, clean: CleanText, published: str | None = None, region: str | None = None) -> None:
        self.clean = clean
        self.text = clean.text
        self.published = published or clean.page.published
        self._region = region
        #: Files of a user's own slogans, set before `slogans` is asked for.
        self.slogan_patterns: Sequence[PatternFile] = ()

    @cached_property
    def _bylines(self) -> list[tuple[int, int]]:
        return sorted((byline.start, byline.end) for byline in self.clean.page.bylines)

    @property
    def _article_starts(self) -> list[int]:
        return [article.start for article in self.clean.page.articles]

    @cached_property
    def _units(self) -> tuple[list[UnitMention], UnitContext]:
        page = self.clean.page
        return resolve_units(
            self.text,
            published=self.published,
            region=self._region,
            source=page.source,
            ignore=self._bylines,
            articles=self._article_starts,
        )

    @cached_property
    def units(self) -> list[UnitMention]:
        """Every mention of an administrative unit, resolved; what turned out to be a person's name is none."""
        in_names = {at for person in self.people for name in person.mentions for at in range(name.start, name.end)}
        return [unit for unit in self._units[0] if not (unit.start in in_names and unit.end - 1 in in_names)]

    @property
    def context(self) -> UnitContext:
        """Which unit is in focus where."""
        return self._units[1]

    @cached_property
    def dates(self) -> list[Date]:
        """Every expression of time, resolved against the publication date and the text; labels of menus (本周热点) are none,
        nor are days that a person is named after (周一凡, 李明春; 责任编辑:黎明)."""
        page = self.clean.page
        menus = [(line.start, line.end) for line in page.furniture if line.kind in _MENUS]
        found = [
            date
            for date in dates.find(self.text, self.published, articles=self._article_starts)
            if (_is_full(date) or not lies_in(date.start, menus)) and not lies_in(date.start, self._bylines)
        ]
        if not any(map(self._may_be_named_so, found)):
            return found
        named = sorted((name.start, name.end) for person in self.people for name in person.mentions)
        return [date for date in found if not lies_in(date.start, named)]

    def _may_be_named_so(self, date: Date) -> bool:
        """Whether a person's name may hold a day's: a name that persons bear, or two characters behind a surname."""
        return date.text in _borne_days() or len(date.text) == 2 and self.text[date.start - 1 : date.start] in surnames().scores

    @cached_property
    def people(self) -> list[Person]:
        """Every named person."""
        return people.find(self.text, units=self._units[0], bylines=self._bylines)

    @cached_property
    def titles(self) -> list[Title]:
        """Every title, with the unit it belongs to and who holds it."""
        return [linked.title for linked in self._linked_titles]

    @cached_property
    def _linked_titles(self) -> list[LinkedTitle]:
        return link(scan_titles(self.text, self.units, self.people), self.text, self.context, self.people)

    @cached_property
    def slogans(self) -> list[Slogan]:
        """Every slogan, known or found by grammar."""
        return slogans.find(self.text, on=self.published, patterns=self.slogan_patterns)

    @cached_property
    def _posts(self) -> tuple[list[Holding], list[OtherPost]]:
        furniture = [(line.start, line.end) for line in self.clean.page.furniture]
        return posts_held(
            self._linked_titles, as_of=self.published, ignore=furniture, ended=ended(self.text, self.people)
        )

    @property
    def holdings(self) -> list[Holding]:
        """Who holds which post at the document's time."""
        return self._posts[0]

    @property
    def other_posts(self) -> list[OtherPost]:
        """Posts formerly held, lost or proposed."""
        return self._posts[1]

    @cached_property
    def document(self) -> Document:
        """What the page says of itself."""
        page, context = self.clean.page, self.context
        return Document(
            **{name: getattr(page, name) for name in Document.__slots__ if hasattr(page, name)} | {
                "published": self.published,
                "region": context.region.code if context.region else None,
                "region_because": context.region_because,
            }
        )
