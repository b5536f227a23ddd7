"""Facts found in the clean text, told with their places in the raw page: the last step before results."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .cleaning import CleanText
from .results import Document, Person, PersonMention


def mentions_at_source(mentions: Iterable[Any], clean: CleanText) -> tuple[Any, ...]:
    """Whatever has ``start`` and ``end``, moved; what stands where it stood is given back itself: results are frozen."""
    return tuple(_moved(mention, *clean.to_source(mention.start, mention.end)) for mention in mentions)


def people_at_source(people: Iterable[Person], clean: CleanText) -> tuple[Person, ...]:
    """Persons with every mention moved."""

    def moved(person: Person) -> Person:
        mentions: tuple[PersonMention, ...] = mentions_at_source(person.mentions, clean)
        return Person(person.name, person.byline, mentions)

    return tuple(map(moved, people))


def posts_at_source(posts: Iterable[Any], clean: CleanText) -> tuple[Any, ...]:
    """Holdings or other posts with their evidence moved."""
    return tuple(_replaced(post, evidence=tuple(clean.to_source(*span) for span in post.evidence)) for post in posts)


def document_at_source(document: Document, clean: CleanText) -> Document:
    """The facts of the page itself, its articles, furniture and repeats moved."""
    repeats = (_replaced(repeat, of=clean.to_source(*repeat.of)) for repeat in document.repeats)
    changed: Document = _replaced(
        document,
        articles=mentions_at_source(document.articles, clean),
        furniture=mentions_at_source(document.furniture, clean),
        repeats=mentions_at_source(repeats, clean),
    )
    return changed


def _moved(mention: Any, start: int, end: int) -> Any:
    return mention if (mention.start, mention.end) == (start, end) else _replaced(mention, start=start, end=end)


def _replaced(entry: Any, **changes: Any) -> Any:
    """`dataclasses.replace` without its checks, which cost more than the rest of building a result."""
    values = {name: getattr(entry, name) for name in entry.__slots__}
    values.update(changes)
    return type(entry)(**values)
