"""What tells persons, for the few places where cleaning must: what their names are made of."""

from __future__ import annotations

import functools

from ..lexicon import read_column, read_table, values


@functools.cache
def single_surnames() -> frozenset[str]:
    """Surnames of one character, Simplified."""
    return frozenset(name for name in _surnames() if len(name) == 1)


@functools.cache
def usual_surnames() -> frozenset[str]:
    """The few hundred surnames of one character that most people bear, none of them rather a function word."""
    return frozenset(
        name for name, notes in _surnames().items() if len(name) == 1 and notes & {"top", "common"} and "function" not in notes
    )


@functools.cache
def compound_surnames() -> frozenset[str]:
    """Surnames of two characters, Simplified."""
    return frozenset(name for name in _surnames() if len(name) == 2)


@functools.cache
def name_elements() -> frozenset[str]:
    """What names from the other languages of China are made of (买买提, 才仁)."""
    return frozenset(read_column("people/ethnic.tsv", "element"))


@functools.cache
def _surnames() -> dict[str, set[str]]:
    rows = read_table("people/surnames.tsv", required=["surname"], optional=["note"])
    return {row["surname"]: set(values(row["note"])) for row in rows}
