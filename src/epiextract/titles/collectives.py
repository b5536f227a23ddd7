"""Collective references: 市领导, 区四套班子领导, 各县(市、区)主要负责同志, 有关部门负责人."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..results import UnitMention
from .organs import OrganReader
from .words import ORGAN_MASK, SIGNS, UNIT_MASK, Words

if TYPE_CHECKING:
    from .find import FoundTitle

_WINDOW = 40


class CollectiveReader:
    """Finds collective titles in one text (in matching form)."""

    def __init__(self, form: str, units: Sequence[UnitMention], reader: OrganReader, words: Words) -> None:
        self.form = form
        self.words = words
        self.reader = reader
        self._masked = _mask(form, units, reader)

    def scan(self) -> list[FoundTitle]:
        """Every collective title, in order."""
        found = []
        for start, end, term in self.words.collective_head.scan(self.form):
            if term in self.words.collective_heads:
                title = self._title(start, end, term)
                if title is not None:
                    found.append(title)
        return found

    def _title(self, start: int, end: int, term: str) -> FoundTitle | None:
        from .find import FoundTitle

        run = self.words.collective_prefix_run.search(self._masked, max(0, start - _WINDOW), start)
        begin = run.start() if run else start
        while begin < start and self.form[begin] in "、)":
            begin += 1
        if begin == start and term not in self.words.bare_collectives:
            return None
        sign = self.form[begin] if self.form[begin] in SIGNS and begin < start else None
        return FoundTitle(
            begin, end, self.words.collective_heads[term], start, self.form[begin:start] or None, None, sign, None,
            False, True, (), None, True, "collective",
        )  # fmt: skip


def _mask(form: str, units: Sequence[UnitMention], reader: OrganReader) -> str:
    """The text with units and organs each as a run of one private character, of the same length."""
    masked = list(form)
    for start, end, _ in reader.organs:
        masked[start:end] = ORGAN_MASK * (end - start)
    for unit in units:
        if not unit.deictic and not unit.abbrev:
            masked[unit.start : unit.end] = UNIT_MASK * (unit.end - unit.start)
    return "".join(masked)
