"""The lexicon ready for matching: the shipped entries, or those with a user's pattern files applied."""

from __future__ import annotations

import functools
import os
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from .contexts import contexts
from .entries import Entry, literal_wordings, shipped_entries, slotted_wordings
from .notation import alternatives
from .notation import anchors as anchors_of
from .terms import Terms
from .user import changed_by

#: A pattern file as callers name it.
PatternFile = str | os.PathLike[str]

_SHORTEST_NEAR = 8


class Use(NamedTuple):
    """What a term of the lexicon stands for."""

    wholes: list[Entry]
    anchors: list[tuple[Entry, str]]  # entries and wordings with slots
    member: bool  # whether it quotes a formula by itself as a member of it
    shadows: bool


class Lexicon:
    """Entries with the tables that find them; each table is built when first needed."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)

    @cached_property
    def wholes(self) -> dict[str, list[Entry]]:
        """The entries of every plain wording of a whole slogan."""
        wholes: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for wording in literal_wordings(entry):
                wholes[wording].append(entry)
        return dict(wholes)

    @cached_property
    def anchors(self) -> dict[str, list[tuple[Entry, str]]]:
        """The entries and wordings with slots, by the piece they are looked for by."""
        anchors: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
        for entry in self.entries:
            for wording in slotted_wordings(entry):
                for anchor in anchors_of(wording):
                    anchors[anchor].append((entry, wording))
        return dict(anchors)

    @cached_property
    def parts(self) -> dict[str, list[tuple[Entry, int]]]:
        """The formulas that have a wording as a member, with the member's place."""
        parts: dict[str, list[tuple[Entry, int]]] = defaultdict(list)
        for entry in self.entries:
            if entry.family == "formula" and len(entry.members) > 1 and min(map(len, entry.members)) > 1:
                for index, member in enumerate(entry.members):
                    for wording in alternatives(member):
                        parts[wording].append((entry, index))
        return dict(parts)

    @cached_property
    def terms(self) -> Terms:
        """Finds every wording and anchor, what shadows them, and members that stand side by side or for themselves."""
        return Terms(self.uses, {member: [entry.id for entry, _ in formulas] for member, formulas in self.parts.items()})

    @cached_property
    def uses(self) -> dict[str, Use]:
        """What each of the terms stands for."""
        wholes, anchors, shadows = self.wholes, self.anchors, contexts().shadows
        alone = {member for member, formulas in self.parts.items() if any(member in entry.alone for entry, _ in formulas)}
        return {
            term: Use(wholes.get(term, []), anchors.get(term, []), term in alone, term in shadows)
            for term in dict.fromkeys((*wholes, *anchors, *alone, *shadows))
        }

    @cached_property
    def near(self) -> tuple[dict[str, set[int]], tuple[tuple[str, Entry], ...]]:
        """Every longer formula's wordings, and by three characters in a row which of them hold these."""
        wordings = tuple(
            (wording, entry)
            for entry in self.entries
            if entry.family == "formula"
            for wording in literal_wordings(entry)
            if len(wording) >= _SHORTEST_NEAR
        )
        index: dict[str, set[int]] = defaultdict(set)
        for number, (wording, _) in enumerate(wordings):
            for at in range(len(wording) - 2):
                index[wording[at : at + 3]].add(number)
        return dict(index), wordings


def lexicon_of(patterns: Iterable[PatternFile] = ()) -> Lexicon:
    """The shipped lexicon, with a user's pattern files applied in their order.

    Raises `epiextract.errors.PatternError` for a file that cannot be read or is broken.

    >>> len(lexicon_of().entries) > 1000
    True
    """
    paths = tuple(os.fspath(path) for path in patterns)
    if not paths:
        return _shipped()
    return _with(tuple((path, _changed_at(path)) for path in paths))


@functools.cache
def _shipped() -> Lexicon:
    return Lexicon(shipped_entries())


@functools.lru_cache(maxsize=8)
def _with(files: tuple[tuple[str, int], ...]) -> Lexicon:
    """By path and time of change, so that a file that was edited is read anew."""
    entries = shipped_entries()
    for path, _ in files:
        entries = changed_by(Path(path), entries)
    return Lexicon(entries)


def _changed_at(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0  # reading it says what is wrong
