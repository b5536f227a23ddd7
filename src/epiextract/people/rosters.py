"""Rosters: names one after another, behind a first one or at the start of a clause.

An item that reads as no name is passed over where the others show a roster (甲、钟南山、乙).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..offices import ends_in_post
from . import admission, knowledge, open_names
from .endings import DOING
from .reading import Page, Reading, given_is_possible

_BRACKETS = 20  # how long a remark in brackets after a name may be
_ROSTER_JOIN = re.compile(r"(?:\([^()\n]{1,16}\))?[ ]?、[ ]?|[ ]{1,4}|[,;][ ]?")
_BOUNDED = re.compile(r"(?<=、)[\u4e00-\u9fff]{2,6}(?=、)")
#: Commas where pause marks belong: at least two short items stand between them, the last before a comma or a stop.
_COMMAS = re.compile(",(?=[\u4e00-\u9fff]{2,3},[\u4e00-\u9fff]{2,3}[,、。])")
_COMMA = re.compile(",(?=[\u4e00-\u9fff]{2,3}[,、。])")
#: A comma between the ranks of leaders in one roster, before a further name: 甲、乙,丙、丁等.
_RANKS = re.compile(",(?=[\u4e00-\u9fff]{2,3}(?:[,、]|等))")
_MANY = 5  # so many plain names are a roster although others of it are words and nothing shows its end
#: What may follow the last name of a roster that opens a clause.
_ENDS = DOING | {"holding", "list", "join", "adverb", "coverb", "called"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a name was read, with every reading that its evidence admits, the best first."""

    readings: tuple[Reading, ...]
    rule: str
    weight: int

    @property
    def best(self) -> Reading:
        return self.readings[0]


class Rosters:
    """Walks the rosters of one page, each once, so that cost stays linear."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.starts: set[int] = set()  # where further names of rosters stand
        self.walked_to = 0  # how far rosters that open a clause were walked

    def after(self, first: Reading, strong: bool, *, spaced: bool) -> Iterator[Place]:
        """The further names of a roster that ``first`` opens."""
        reading, commas = first, False
        while True:
            at = self._next_item(reading, spaced)
            if at < 0 and strong and (_COMMA if commas else _COMMAS).match(self.page.form, reading.end):
                at, commas = reading.end + 1, True  # 副县长甲,乙,丙,各乡镇
            if at < 0:
                return
            firm = strong and reading.after.kind != "join"  # 与 also joins what is no name
            admitted = [r for r in self.page.readings(at) if admission.in_roster(r, firm)]
            if not admitted and firm:
                whole = open_names.spaced_item(self.page, at) if spaced else None
                admitted = [whole] if whole is not None else open_names.readings(self.page, at, borne_only=True)
            admitted = admitted or self._bounded_item(at, strong=firm)
            if not admitted:
                return
            reading = admitted[0]
            self.starts.add(at)
            yield Place(tuple(admitted), "roster", 5)

    def _bounded_item(self, at: int, *, strong: bool = False, ahead: int = 2) -> list[Reading]:
        """An item of a roster that reads as no name, between pause marks and before one that does: 甲、钟南山、乙.

        ``strong``: behind a post one in transcription or of two characters without a surname too, and ``ahead`` more such items.
        """
        item = _BOUNDED.match(self.page.form, at)
        if item is None or not _may_be_bounded(item.group(), strong):
            return []
        following = item.end() + 1
        named = any(admission.in_roster(r, True) and not r.word and r.shape >= 0 for r in self.page.readings(following))
        if not named and not (strong and ahead and self._bounded_item(following, strong=True, ahead=ahead - 1)):
            return []
        return [Reading(at, item.end(), item.group(), 0, self.page.after(item.end()))]

    def _next_item(self, reading: Reading, spaced: bool) -> int:
        form, after = self.page.form, reading.after
        if after.kind == "join":
            return reading.end + len(after.text)
        join = _ROSTER_JOIN.match(form, reading.end)
        if join is None or (not spaced and "、" not in join.group()):
            return -1
        return join.end()

    def item_before(self, end: int) -> Iterator[Place]:
        """The roster's item that ends at ``end``, where no clause starts: 汲取甲、乙涉嫌违纪教训."""
        for length in (6, 5, 4, 3, 2):
            start = end - length
            for reading in self.page.readings(start, 2) if start >= 0 else ():
                doubtful = reading.word or length > 4 and reading.name[0] in knowledge.surnames().function  # 由|巴图苏荣
                if reading.end == end and not doubtful and not self.page.crosses_word(start):
                    yield Place((reading,), "roster", 2)
                    return

    def opening(self, readings: list[Reading]) -> Iterator[Place]:
        """A roster at the start of a clause, which its end shows to be one."""
        form = self.page.form
        items: list[Place] = []
        bounded: list[Place] = []
        last: Reading | None = None
        while True:
            admitted = [r for r in readings if admission.in_opening_roster(r)]
            odd = [] if admitted or last is None else self._bounded_item(last.end + 1)
            if not admitted and not odd:
                break
            last = (admitted or odd)[0]
            (items if admitted else bounded).append(Place(tuple(admitted or odd), "roster", 4))
            at = self._next_item(last, False)
            first = len(items) == 1 and last.shape >= 2 and not last.word and form.startswith(",", last.end)
            if at < 0 and (first or len(items) > 1 and _RANKS.match(form, last.end)):
                at = last.end + 1  # 甲,乙、丙等: a comma where the pause mark belongs
            if at < 0:
                break
            self.walked_to = max(self.walked_to, at + 1)
            readings = self.page.readings(at)
        if last is None or len(items) < 2:
            return
        plain = sum(1 for item in items if not item.best.word and item.best.shape >= 2)
        ended = last.after.kind in _ENDS
        listed = any(item.best.after.kind == "separator" for item in items) or plain == len(items)
        attended = last.after.kind == "attend" or (last.after.kind == "list" and last.after.score > 1)
        enough = plain * 2 > len(items) or (attended and plain > 0)
        if self._takes_office(last):
            ended = enough = True
        if listed and enough and (ended or plain >= (3 if plain == len(items) else _MANY)):
            yield from (*items, *bounded)

    def _takes_office(self, last: Reading) -> bool:
        """Whether a roster goes on to the post that its persons get: 甲、乙、丙(女)为副市长."""
        after, text = last.after, self.page.form
        if after.kind == "sex" and after.text.startswith("("):
            closed = text.find(")", last.end, last.end + _BRACKETS)
            after = self.page.after(closed + 1) if closed > 0 else after
        return after.score > 3 and after.text in knowledge.to_office()


def _may_be_bounded(name: str, strong: bool) -> bool:
    """Whether what stands between pause marks may be a name although it reads as none."""
    if name in knowledge.words() or name in knowledge.contexts() or ends_in_post(name):
        return False
    if len(name) == 3 and name[0] in knowledge.surnames().scores:
        return True
    odd = len(name) == 2 and given_is_possible(name) or len(name) > 2 and knowledge.name_sounds().issuperset(name)
    return strong and odd
