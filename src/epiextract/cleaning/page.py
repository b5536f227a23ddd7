"""What a page says of itself: headline, publication date, source, bylines, articles, furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..matching import matching_form
from ..offices import posts
from ..results import Article, Furniture, Repeat
from . import headline
from .articles import article_lines, last_line
from .bylines import Byline, bylines_of, signature
from .edition import edition_of, views_of
from .furniture import furniture_kind
from .labels import PEOPLE_ROLES, Label, labels_of
from .main_content import outside_main
from .publication import agency, clock_of, publication_day, source_of
from .repeats import repeats_of

_LINE = re.compile(r"[^\n]+")
_CREDIT = 16  # characters that name one or two people of the press, with their posts
_SENTENCE_END = re.compile("[。！？!?;；…]")
#: A line of prose is at least so long, with a full stop in it at least so long.
_PROSE, _SENTENCE = 26, 14
#: How captions end; they are not the text.
_CREDITS = ("摄", "摄)", "供图", "供图)")
#: The last line of an article is at least so long.
_SHORTEST_END = 10
#: Lines of fields are no longer.
_LONGEST_FIELDS = 120
#: The head of a page is looked for among so many lines.
_HEAD_LINES = 40
#: A first line broken off without a full stop is the text itself from this length on.
_LONG = 60


@dataclass(frozen=True, slots=True)
class Page:
    """The structure of a page. Offsets count in the clean text.

    The fields are those of `epiextract.Document`, without the publisher's place; ``bylines`` has every name with its place.
    """

    title: str | None = None
    subtitle: str | None = None
    published: str | None = None
    published_time: str | None = None
    source: str | None = None
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    edition: str | None = None
    column: str | None = None
    views: int | None = None
    bylines: tuple[Byline, ...] = ()
    articles: tuple[Article, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    repeats: tuple[Repeat, ...] = ()


def read_page(text: str, html: str | None = None) -> Page:
    """Read the structure of a clean text; with the ``html`` it came from, the lines outside the main content are furniture.

    >>> page = read_page("我市部署防汛工作\\n2021-07-20 来源:安康日报 记者 王明\\n7月19日,市委召开全市防汛工作会议，部署下一步工作。")
    >>> page.title, page.published, page.source, page.reporters
    ('我市部署防汛工作', '2021-07-20', '安康日报', ('王明',))
    """
    return _Reader(text, html).read()


class _Reader:
    """One page while it is read."""

    def __init__(self, text: str, html: str | None) -> None:
        self.text = text
        self.form = matching_form(text)
        self.spans = [match.span() for match in _LINE.finditer(self.form)]
        self.lines = [self.form[start:end] for start, end in self.spans]
        self.prose = [
            (len(line) >= _PROSE and _SENTENCE_END.search(line) is not None or len(line) >= _SENTENCE and "。" in line)
            and not line.endswith(_CREDITS)
            for line in self.lines
        ]
        self.kinds = [None if prose and len(line) > 600 else furniture_kind(line) for line, prose in zip(self.lines, self.prose)]
        if html is not None:
            outside = outside_main(html, self.lines)
            self.kinds = [kind or ("outside" if out else None) for kind, out in zip(self.kinds, outside)]
        self.body = next(
            (n for n, prose in enumerate(self.prose) if (prose or len(self.lines[n]) > _LONG) and self.kinds[n] is None),
            len(self.lines),
        )
        self.labels: dict[int, list[Label]] = {}
        for number, line in enumerate(self.lines):
            if len(line) <= _LONGEST_FIELDS and not self.prose[number]:
                labels = labels_of(line)
                if labels and labels[0].start <= 40:
                    self.labels[number] = labels

    def read(self) -> Page:
        published, publication, dated = self._published()
        self._name_kinds()
        edition, column, paper = self._edition()
        bylines = bylines_of(self.form, self.spans, self.labels)
        bylines = sorted({*bylines, *self._signatures()}, key=lambda byline: byline.start)
        self._mark_neighbours()
        names = {role: tuple(dict.fromkeys(b.name for b in bylines if b.role == role)) for role in set(PEOPLE_ROLES.values())}
        title = self._title(publication)
        return Page(
            title=self._joined(title),
            subtitle=self._subtitle(title),
            published=published,
            published_time=clock_of(self.lines[dated]) if dated is not None else None,
            source=self._source() or paper,
            reporters=names["reporter"],
            editors=names["editor"],
            photographers=names["photographer"],
            edition=edition,
            column=column,
            views=views_of((self.lines[number], labels) for number, labels in self.labels.items()),
            bylines=tuple(bylines),
            articles=self._articles(bylines, title),
            furniture=tuple(Furniture(*span, kind) for span, kind in zip(self.spans, self.kinds) if kind is not None),
            repeats=repeats_of(self.lines, self.spans, [kind is not None for kind in self.kinds]),
        )

    def _published(self) -> tuple[str | None, int | None, int | None]:
        """The day, the number of the line above the text that gives one, and that of the line that gives this day."""
        best: tuple[int, str, int] | None = None
        head: int | None = None
        for number, line in enumerate(self.lines):
            if self.prose[number] or not any(c.isdigit() or c == "年" for c in line[:_LONGEST_FIELDS]):
                continue
            at_end = number > self.body
            labels = self.labels.get(number, [])
            if at_end and not labels and number + 12 < len(self.lines):
                continue
            if not labels and number and self._waits(number - 1, "published"):
                labels = [Label("published", 0, 0)]
            found = publication_day(line, labels, at_end=at_end)
            if found is None:
                continue
            certainty, day = found
            if self.kinds[number] is None and certainty > 1:
                self.kinds[number] = "publication"
            if not at_end and head is None and certainty >= 3:
                head = number
            if best is None or certainty > best[0] or certainty == best[0] == 2:
                best = (certainty, day, number)
        return (best[1], head, best[2]) if best else (None, head, None)

    def _waits(self, number: int, role: str) -> bool:
        """Whether a line ends in a label of ``role`` whose value must stand in the next."""
        labels = self.labels.get(number)
        return labels is not None and labels[-1].role == role and labels[-1].end == len(self.lines[number])

    def _source(self) -> str | None:
        for number, labels in self.labels.items():
            following = self.lines[number + 1] if number + 1 < len(self.lines) else ""
            found = source_of(self.lines[number], labels, following)
            if found is not None:
                return found
        for start, end in self.spans[-3:]:
            inner = re.search(r"\((?:来源|稿源|转自)[:丨|/]\s?([^()\n]{2,30})\)$", self.form[start:end])
            if inner is not None:
                return inner[1].strip()
        return agency(self.lines[self.body]) if self.body < len(self.lines) else None

    def _name_kinds(self) -> None:
        """Lines of fields by what they say first."""
        for number, labels in self.labels.items():
            if self.kinds[number] is None and (labels[0].start <= 2 or number < self.body):
                role = labels[0].role
                if role in PEOPLE_ROLES and _is_no_credit(self.lines[number][labels[0].end :]):
                    continue
                self.kinds[number] = (
                    "publication" if role in ("published", "updated", "dated") else "source" if role == "source"
                    else "byline" if role in PEOPLE_ROLES else "labels"
                )  # fmt: skip

    def _edition(self) -> tuple[str | None, str | None, str | None]:
        """Page number, column and paper of the first newspaper page that is named."""
        found: tuple[str | None, str | None, str | None] = None, None, None
        for number, line in enumerate(self.lines):
            edition = None if self.prose[number] else edition_of(line)
            if edition is not None:
                self.kinds[number] = "edition"
                found = edition if found[0] is None else found
        return found

    def _mark_neighbours(self) -> None:
        """The list under 相关新闻, 上一篇 …: links, up to the next paragraph."""
        listed = False
        for number in range(self.body + 1, len(self.lines)):
            if self.kinds[number] is None and not self.prose[number]:
                self.kinds[number] = "neighbours" if listed else None
            else:
                listed = self.kinds[number] == "neighbours" or listed and self.kinds[number] is not None

    def _signatures(self) -> list[Byline]:
        """Names alone on a line right under an article."""
        found: list[Byline] = []
        for number in range(self.body + 1, len(self.lines)):
            if self.kinds[number] is None and self.kinds[number - 1] is None and self._ends_article(number - 1):
                found.extend(signature(self.form, *self.spans[number]))
        return found

    def _ends_article(self, number: int) -> bool:
        return len(self.lines[number]) >= _SHORTEST_END and self.lines[number].rstrip("”’)\"")[-1:] in set("。！？!?")

    def _articles(self, bylines: list[Byline], title: tuple[int, int] | None) -> tuple[Article, ...]:
        if self.body >= len(self.lines):
            return ()
        ends = {end for _, end in self.spans}
        closing = {b.end + mark for b in bylines if b.role == "reporter" for mark in (0, 1)} & ends
        signed = {number for number, (_, end) in enumerate(self.spans) if end in closing}
        starts = article_lines(self.lines, self.kinds, self.prose, signed, self.body)
        articles = []
        for at, (first, text) in enumerate(starts):
            stop = starts[at + 1][0] if at + 1 < len(starts) else len(self.lines)
            chosen = title if at == 0 else headline.choose(self._headlines(first, text), None, self.lines[first:text], first)
            first = min(first, chosen[0]) if chosen is not None else first
            last = last_line(self.kinds, self.prose, text, stop)
            articles.append(Article(self.spans[first][0], self.spans[last][1], self._joined(chosen)))
        return tuple(articles)

    def _headlines(self, first: int, stop: int) -> list[tuple[int, str]]:
        return [
            (number, self.lines[number])
            for number in range(first, stop)
            if self.kinds[number] is None and headline.is_headline(self.lines[number], self.lines[number + 1 : number + 2])
        ]

    def _title(self, publication: int | None) -> tuple[int, int] | None:
        """First and last line of the page's headline."""
        if self.body >= len(self.lines):
            return None
        head = min(self.body, _HEAD_LINES)
        return headline.choose(self._headlines(0, head), publication, self.lines[:head])

    def _subtitle(self, title: tuple[int, int] | None) -> str | None:
        """The line under the headline that says more: ——记全县春耕, or a second headline above the publication line."""
        if title is None or title[1] + 1 >= min(self.body, _HEAD_LINES):
            return None
        number = title[1] + 1
        if self.kinds[number] is not None:
            return None
        line = self.lines[number]
        if line.startswith(("——", "—", "--")) or headline.is_headline(line):
            return self._joined((number, number))
        return None

    def _joined(self, chosen: tuple[int, int] | None) -> str | None:
        if chosen is None:
            return None
        return "".join(self.text[start:end] for start, end in self.spans[chosen[0] : chosen[1] + 1])


def _is_no_credit(value: str) -> bool:
    """Whether what stands behind 记者: or 发布人: is speech, or a roster of officials (发布人:市卫生健康局局长甲、…)."""
    return _SENTENCE_END.search(value) is not None or len(value) > _CREDIT and any(post in value for post in posts() if len(post) > 1)
