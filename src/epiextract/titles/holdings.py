"""Who holds, held or will hold what: the titles of a page gathered by person and post."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..matching import lies_in
from ..results import Holding, OtherPost, Status, Unit
from .resolve import LinkedTitle

Key = tuple[str, str, str | None, Status | None]


def posts_held(
    titles: Iterable[LinkedTitle], as_of: str | None, ignore: Sequence[tuple[int, int]] = ()
) -> tuple[list[Holding], list[OtherPost]]:
    """Present holdings and other posts, one entry a distinct fact, with every place that says so as evidence.

    Two mentions are the same fact when person, post and unit agree and the organs do not differ. Titles inside a span
    of ``ignore`` (ordered, disjoint: the page's furniture) say nothing.
    """
    facts: dict[Key, list[tuple[str | None, Unit | None, list[tuple[int, int]]]]] = {}
    for linked in titles:
        title = linked.title
        if lies_in(title.start, ignore):
            continue
        for name, start, end in linked.holders:
            entries = facts.setdefault((name, title.post, title.unit.code if title.unit else None, linked.status), [])
            evidence = [(title.start, title.end), (start, end)]
            for entry, (organ, unit, spans) in enumerate(entries):
                if organ == title.organ or organ is None or title.organ is None:
                    spans += evidence
                    entries[entry] = (organ or title.organ, unit, spans)
                    break
            else:
                entries.append((title.organ, title.unit, evidence))
    holdings: list[Holding] = []
    other_posts: list[OtherPost] = []
    for (person, post, _, status), entries in facts.items():
        for organ, unit, spans in entries:
            if status is None:
                holdings.append(Holding(person, post, organ, unit, as_of, tuple(spans)))
            else:
                other_posts.append(OtherPost(person, post, status, organ, unit, as_of, tuple(spans)))
    return holdings, other_posts
