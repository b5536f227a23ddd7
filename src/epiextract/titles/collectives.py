"""Collective references: 市领导, 区四套班子领导, 各县(市、区)主要负责同志, 有关部门负责人."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from ..results import UnitMention
from .organs import OrganReader
from .words import ORGAN_MASK, SIGNS, UNIT_MASK, Words

if TYPE_CHECKING:
    from .find import FoundTitle

_WINDOW = 40
_LONGEST_PREFIX = 16
_QUANTIFIERS = "各全我本该"
_MANY, _POINTING, _CHAIN = re.compile("[各、]|所有|[两三四五]级"), "我本该", 4
_OWN_WORDS = 8  # characters of a body's own name behind 各
_CLAUSE_MARK = re.compile(r"[,。;:!?\n、“”]")
_TO_ACCOUNT = re.compile(r"的?(?:领导|主体)?责任")  # 追究有关负责人的责任: who answers for it holds office
_OF = "的"  # 受灾乡镇的主要负责人: the body supports the head and is no part of the span
#: A body's own name behind a level's sign, another body or a mark, with one character for bodies at its end.
_OWN_NAME, _BODIES, _BODY = re.compile(f"(?<=[{SIGNS}{UNIT_MASK}{ORGAN_MASK}、,。;:\n(])[\u4e00-\u9fff]{{3,7}}$"), "办处会社局", 9
_OPENED = "“‘\""
_BRACKET = 12  # characters of 县(市、区) in its brackets, with them


class CollectiveReader:
    """Finds collective titles in one text (in matching form)."""

    def __init__(self, form: str, units: Sequence[UnitMention], reader: OrganReader, words: Words) -> None:
        self.form = form
        self.words = words
        self.reader = reader
        self._mentions = units

    def read(self, end: int, floor: int = 0) -> FoundTitle | None:
        """The collective whose head ends at ``end``, not reaching left of ``floor``: the widest reading (区四套班子领导 has
        heads 领导 and 班子领导)."""
        from .find import FoundTitle

        heads = self.words.collective_endings.all_at(self.form, end)
        left = max(floor, end - len(heads[0]) - _WINDOW - _LONGEST_PREFIX)
        masked = self._masked(left, end)
        runs = [self._run_start(masked, len(masked) - len(head)) for head in heads]
        begin, supported = min((self._with_each(left + begin, supported) for begin, supported in runs), key=itemgetter(0))
        start = end - len(heads[0])
        supported = supported or masked.endswith(_OF + heads[0]) and self._run_start(masked, len(masked) - len(heads[0]) - 1)[1]
        alone = any(head in self.words.bare_collectives for head in heads)
        if not supported and not alone and not (begin < start and _TO_ACCOUNT.match(self.form, end)):
            return None
        sign = self.form[begin] if self.form[begin] in SIGNS and begin < start else None
        if self.form[begin] in _OPENED and begin == start:  # “一把手”: the marks stand around the whole
            begin, start, end = begin + 1, start + 1, end - 1
        return FoundTitle(
            begin,
            end,
            self.words.collective_heads[heads[0]],
            start,
            "collective",
            organ=self.form[begin:start] or None,
            unit=self._unit_written(begin, start),
            sign=sign,
            collective=True,
        )

    def _unit_written(self, begin: int, end: int) -> UnitMention | None:
        """The unit that is written before a head, as the last of a chain; none of several joined, none behind 各."""
        if _MANY.search(self.form, begin, end):
            return None
        first, last = (bisect.bisect_left(self._unit_starts, at) for at in (begin, end))
        written = [unit for unit in self._units[first:last] if unit.end <= end][:_CHAIN]
        chained = all(before.end == after.start for before, after in zip(written, written[1:]))
        own = written and (not written[-1].deictic or self.form[written[-1].start] in _POINTING)
        return written[-1] if chained and own and written[0].start == begin else None

    @cached_property
    def _units(self) -> list[UnitMention]:
        return sorted((unit for unit in self._mentions if not unit.abbrev), key=lambda unit: unit.start)

    @cached_property
    def _unit_starts(self) -> list[int]:
        return [unit.start for unit in self._units]

    @cached_property
    def _longest_unit(self) -> int:
        return max((unit.end - unit.start for unit in self._units), default=0)

    def _masked(self, left: int, end: int) -> str:
        """A stretch of the text with units and organs each as a run of one private character."""
        masked = list(self.form[left:end])

        def mask(start: int, stop: int, mark: str) -> None:
            start, stop = max(start, left), min(stop, end)
            masked[start - left : stop - left] = mark * (stop - start)

        for start, stop, term in self.reader.organs_between(left, end):
            if term not in self.words.long_signs:
                mask(start, stop, ORGAN_MASK)
        first = bisect.bisect_left(self._unit_starts, left - self._longest_unit)
        for unit in self._units[first : bisect.bisect_left(self._unit_starts, end)]:
            if unit.end > left:
                mask(unit.start, unit.end, UNIT_MASK)
        return "".join(masked)

    def _run_start(self, masked: str, at: int) -> tuple[int, bool]:
        """Where in ``masked`` the units, organs, levels and quantifiers before a head at ``at`` begin, read leftwards,
        and whether they make the head a title by themselves."""
        words, start, begin = self.words, at, at
        supported = False
        left = max(0, start - _WINDOW)
        while at > left:
            character = masked[at - 1]
            prefix = words.collective_prefixes.at(masked, at)
            if (prefix or character) in SIGNS and self._ends_word(masked, at):
                break
            if prefix is not None:
                supported = supported or prefix not in words.weak_prefixes
                at = begin = self._own_name(masked, at, left) if len(prefix) == 1 else at - len(prefix)
            elif character in (UNIT_MASK, ORGAN_MASK) or character in SIGNS:
                supported = True
                at = begin = at - 1
            elif character == "原" and masked[at - 2 : at - 1] == ORGAN_MASK:  # 县水利局原党组成员
                at -= 1
            elif character == ")":
                bracket = masked.rfind("(", max(left, at - _BRACKET), at)
                if bracket < 0:
                    break
                at = bracket
            elif character == "、" and begin < start:
                if masked[at - 2 : at - 1] == ORGAN_MASK and masked[begin] in (*SIGNS, UNIT_MASK):
                    break  # 区人大常委会、区法院负责人: the last noun phrase
                at -= 1
            else:
                break
        return begin, supported

    def _own_name(self, masked: str, at: int, left: int) -> int:
        """Where a body's own name begins that ends at ``at`` in one character for bodies: 市|援兴办, 、民营经济处."""
        name = _OWN_NAME.search(masked, max(left, at - _BODY), at) if masked[at - 1] in _BODIES else None
        if name is None or next(self.words.stops(masked, name.start(), at), None) is not None:
            return at - 1
        return name.start()

    def _ends_word(self, masked: str, at: int) -> bool:
        """Whether a level's sign only ends a word there: 集聚区, not 各区."""
        word = masked[max(at - 2, 0) : at]
        return word in self.words.compounds and word[0] not in _QUANTIFIERS

    def _with_each(self, begin: int, supported: bool) -> tuple[int, bool]:
        """A quantifier some words before belongs to the reference as well: 各卡口现场负责人, 各防汛责任区负责人."""
        each = self.form.rfind("各", max(0, begin - _OWN_WORDS), begin)
        if each < 0 or _CLAUSE_MARK.search(self.form, each, begin) is not None:
            return begin, supported
        verbs = (stop for start, stop in self.words.stops(self.form, each, begin) if stop - start > 1)
        return (each, True) if next(verbs, None) is None else (begin, supported)
