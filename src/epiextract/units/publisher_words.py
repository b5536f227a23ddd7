"""Words in names of publishers and on the lines that name one, by their role."""

from __future__ import annotations

import functools

from ..lexicon import read_table
from . import words

_ROLES = (
    "account", "medium", "section", "more", "ending", "other", "lead", "contributor", "footer", "labelled", "field",
    "marked", "menu", "nobody", "national", "bulletin", "dispatch", "wire", "reporter", "reporter_kind", "byline",
    "masthead",
)  # fmt: skip


@functools.cache
def _words() -> dict[str, tuple[str, ...]]:
    rows = read_table("units/publisher_words.tsv", required=["word", "role"], choices={"role": _ROLES})
    by_role: dict[str, set[str]] = {role: set() for role in _ROLES}
    for row in rows:
        by_role[row["role"]].add(row["word"])
    by_role["medium"].update(words.neighbours("media"))
    return {role: tuple(sorted(found, key=lambda word: (-len(word), word))) for role, found in by_role.items()}


def of_role(role: str) -> tuple[str, ...]:
    """The words of a role in names of publishers, longest first."""
    return _words()[role]


@functools.cache
def source_labels() -> tuple[str, ...]:
    """The labels of a text's source, the longest first."""
    labels = {*words.neighbours("source"), *of_role("contributor")} - set(of_role("footer"))
    return tuple(sorted((label for label in labels if len(label) > 1), key=lambda label: (-len(label), label)))
