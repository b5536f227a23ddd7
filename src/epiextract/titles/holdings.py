"""Who holds, held or will hold what: the titles of a page gathered by person and post."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from ..matching import lies_in
from ..results import Holding, OtherPost, Status, Title, Unit
from .ended import Ended
from .linked import LinkedTitle

_DEPUTY, _CHAIR = "副", "主席"
#: What one body's name has and another form of it lacks: 省十三届人大常委会, 市人民政府.
_VARIABLE = re.compile("第?[一二三四五六七八九十]{1,3}届|人民(?=政府)")

Key = tuple[str, str, str | None, Status | None]
Entry = tuple[str | None, Unit | None, list[tuple[int, int]]]


def posts_held(
    titles: Iterable[LinkedTitle],
    as_of: str | None,
    ignore: Sequence[tuple[int, int]] = (),
    ended: Mapping[str, Iterable[Ended]] = MappingProxyType({}),
) -> tuple[list[Holding], list[OtherPost]]:
    """Present holdings and other posts, one entry a distinct fact, with every place that says so as evidence.

    Two mentions are the same fact when person, post and unit agree and the organs do not differ. Titles inside a span
    of ``ignore`` (ordered, disjoint: the page's furniture) say nothing. What is ``ended``, or told elsewhere to be taken
    away, is not held.
    """
    facts: dict[Key, list[Entry]] = {}
    titles = list(titles)
    told = {(name, linked.title.post) for linked in titles if not linked.by_surname for name, _, _ in linked.holders}
    for linked in titles:
        title = linked.title
        if lies_in(title.start, ignore) or linked.by_surname and (linked.holders[0][0], _DEPUTY + title.post) in told:
            continue  # 袁镇长, who is said to be 副镇长
        for name, start, end in linked.holders:
            key = (name, title.post, title.unit.code if title.unit else None, linked.status)
            _note(facts, key, (_body(title), title.unit, [(title.start, title.end), (start, end)]))
    for key in [key for key in facts if key[3] is None]:
        _end(key, facts, ended.get(key[0], ()))
    holdings: list[Holding] = []
    other_posts: list[OtherPost] = []
    for (person, post, _, status), entries in facts.items():
        for organ, unit, spans in entries:
            if status is None:
                holdings.append(Holding(person, post, organ or None, unit, as_of, tuple(spans)))
            else:
                other_posts.append(OtherPost(person, post, status, organ or None, unit, as_of, tuple(spans)))
    return holdings, other_posts


def _body(title: Title) -> str | None:
    """The organ; "" for the chair of a unit itself (国家主席, 自治区主席), which is no other body's."""
    of_unit = title.organ is None and title.post.endswith(_CHAIR) and title.text != title.post
    return "" if of_unit else title.organ


def _same_body(one: str | None, other: str | None) -> bool:
    if one is None or other is None or one == other:
        return True
    one, other = _VARIABLE.sub("", one), _VARIABLE.sub("", other)
    return bool(one and other) and (one.endswith(other) or other.endswith(one))  # 街道党工委 is 党工委 behind a street's name


def _note(facts: dict[Key, list[Entry]], key: Key, entry: Entry) -> None:
    """Add what a place says to the fact it repeats, or as a fact of its own."""
    entries = facts.setdefault(key, [])
    for at, (organ, unit, spans) in enumerate(entries):
        if _same_body(organ, entry[0]):
            spans.extend(entry[2])
            entries[at] = (entry[0] if organ is None else organ, unit, spans)
            return
    entries.append(entry)


def _end(key: Key, facts: dict[Key, list[Entry]], ended: Iterable[Ended]) -> None:
    """Move a present fact to what the page says has become of it."""
    person, post, code, _ = key
    lost = facts.get((person, post, code, "dismissed"), [])
    status: Status | None = next((end.status for end in ended if end.ends(post)), None)
    for entry in facts.pop(key):
        taken = any(_same_body(entry[0], organ) for organ, _, _ in lost)
        _note(facts, (person, post, code, "dismissed" if taken else status), entry)
