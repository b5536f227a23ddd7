"""What a page says of itself: headline, publication date, source, bylines, furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..matching import matching_form
from . import headline
from .bylines import Byline, bylines_of, signature
from .furniture import furniture_kind
from .labels import PEOPLE_ROLES, Label, labels_of
from .publication import agency, publication_day, source_of

_LINE = re.compile(r"[^\n]+")
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

    ``published`` is an ISO date, ``furniture`` lists (start, end, kind) of the lines that are not its text: kind is
    ``navigation`` ``tools`` ``publication`` ``source`` ``byline`` ``labels`` ``share`` ``disclaimer`` ``comments``
    ``neighbours`` ``copyright`` ``continuation`` or ``site``.
    """

    title: str | None = None
    published: str | None = None
    source: str | None = None
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    bylines: tuple[Byline, ...] = ()
    furniture: tuple[tuple[int, int, str], ...] = ()


def read_page(text: str) -> Page:
    """Read the structure of a clean text.

    >>> page = read_page("我市部署防汛工作\\n2021-07-20 来源:安康日报 记者 王明\\n7月19日,市委召开全市防汛工作会议，部署下一步工作。")
    >>> page.title, page.published, page.source, page.reporters
    ('我市部署防汛工作', '2021-07-20', '安康日报', ('王明',))
    """
    return _Reader(text).read()


class _Reader:
    """One page while it is read."""

    def __init__(self, text: str) -> None:
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
        published, publication = self._published()
        self._name_kinds()
        bylines = bylines_of(self.form, self.spans, self.labels)
        bylines = sorted({*bylines, *self._signatures()}, key=lambda byline: byline.start)
        return Page(
            title=self._title(publication),
            published=published,
            source=self._source(),
            reporters=tuple(dict.fromkeys(b.name for b in bylines if b.role == "reporter")),
            editors=tuple(dict.fromkeys(b.name for b in bylines if b.role == "editor")),
            bylines=tuple(bylines),
            furniture=tuple(
                (start, end, kind) for (start, end), kind in zip(self.spans, self.kinds) if kind is not None
            ),
        )

    def _published(self) -> tuple[str | None, int | None]:
        """The day and the number of the line above the text that gives it."""
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
        return (best[1] if best else None), head

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
                if role in PEOPLE_ROLES and _SENTENCE_END.search(self.lines[number]):  # 记者:请问…?
                    continue
                self.kinds[number] = (
                    "publication" if role in ("published", "dated") else "source" if role == "source"
                    else "byline" if role in PEOPLE_ROLES else "labels"
                )  # fmt: skip

    def _signatures(self) -> list[Byline]:
        """Names alone on a line right under an article."""
        found: list[Byline] = []
        for number in range(self.body + 1, len(self.lines)):
            if self.kinds[number] is None and self.kinds[number - 1] is None and self._ends_article(number - 1):
                found.extend(signature(self.form, *self.spans[number]))
        return found

    def _ends_article(self, number: int) -> bool:
        return len(self.lines[number]) >= _SHORTEST_END and self.lines[number].rstrip("”’)\"")[-1:] in set("。！？!?")

    def _title(self, publication: int | None) -> str | None:
        if self.body >= len(self.lines):
            return None
        candidates = [
            (number, line)
            for number, line in enumerate(self.lines[: min(self.body, _HEAD_LINES)])
            if self.kinds[number] is None and headline.is_headline(line)
        ]
        chosen = headline.choose(candidates, publication, self.lines[: min(self.body, _HEAD_LINES)])
        if chosen is None:
            return None
        first, last = chosen
        return "".join(self.text[start:end] for start, end in self.spans[first : last + 1])
