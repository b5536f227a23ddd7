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
_BRACKET = 12  # characters of 县(市、区) in its brackets, with them


class CollectiveReader:
    """Finds collective titles in one text (in matching form)."""

    def __init__(self, form: str, units: Sequence[UnitMention], reader: OrganReader, words: Words) -> None:
        self.form = form
        self.words = words
        self.reader = reader
        self._masked = _mask(form, units, reader)

    def scan(self) -> list[FoundTitle]:
        """Every collective title, in order."""
        found = (
            self._title(end)
            for _, end, term in self.words.collective_cores.scan(self.form)
            if term in self.words.collective_heads
        )
        return [title for title in found if title is not None]

    def _title(self, end: int) -> FoundTitle | None:
        """The widest reading of the words that end here: 区四套班子领导 has heads 领导 and 班子领导."""
        from .find import FoundTitle

        heads = self.words.collective_endings.all_at(self.form, end)
        begin, head = min((self._run_start(end - len(head)), head) for head in heads)
        start = end - len(heads[0])
        stands = any(head in self.words.bare_collectives for head in heads)
        if begin == end - len(head) and not stands:
            return None
        sign = self.form[begin] if self.form[begin] in SIGNS and begin < start else None
        return FoundTitle(
            begin, end, self.words.collective_heads[heads[0]], start, self.form[begin:start] or None, None, sign, None,
            False, True, (), None, True, "collective",
        )  # fmt: skip

    def _run_start(self, start: int) -> int:
        """Where the units, organs, levels and quantifiers before a head begin, read leftwards."""
        masked, words = self._masked, self.words
        at = begin = start
        left = max(0, start - _WINDOW)
        while at > left:
            character = masked[at - 1]
            if (prefix := words.collective_prefixes.at(masked, at)) is not None:
                at = begin = at - len(prefix)
            elif character in (UNIT_MASK, ORGAN_MASK) or character in SIGNS:
                at = begin = at - 1
            elif character == ")":
                bracket = masked.rfind("(", max(left, at - _BRACKET), at)
                if bracket < 0:
                    break
                at = bracket
            elif character == "、" and begin < start:
                at -= 1
            else:
                break
        return begin


def _mask(form: str, units: Sequence[UnitMention], reader: OrganReader) -> str:
    """The text with units and organs each as a run of one private character, of the same length."""
    masked = list(form)
    for start, end, _ in reader.organs:
        masked[start:end] = ORGAN_MASK * (end - start)
    for unit in units:
        if not unit.abbrev:
            masked[unit.start : unit.end] = UNIT_MASK * (unit.end - unit.start)
    return "".join(masked)
