"""Reading a name at one place: which lengths are possible, how name-like each is, and what follows it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import NamedTuple

from .. import anchors
from ..offices import ends_in_post
from ..results import UnitMention
from ..units.abbreviations import movements
from . import knowledge
from .endings import DOING, NOTHING, After, Endings, is_han

_NEVER = -6  # the score of characters that end no name
_FUNCTION = frozenset(("coverb", "adverb", "join", "holding"))
#: What follows where no name need have ended.
_OPEN = frozenset(("called", "none", "word"))
#: An item of a list up to a name: the posts behind its label or behind the item before.
_ITEM = re.compile("[:;][\u4e00-\u9fff、]{2,30}$")
_LONGEST_ITEM = 32
#: What it costs a name of three characters to begin with an ordinary word.
OPENING_WORD = {"closed": 3, "verb": 2, "adverbial": 2, "noun": 1}


class Reading(NamedTuple):
    """One way to read a name at a place."""

    start: int
    end: int
    name: str
    shape: int
    after: After
    word: str = ""  # the kind of the ordinary word that the name also is
    ethnic: bool = False

    @property
    def score(self) -> int:
        return self.shape + self.after.score


class Page:
    """The matching form of a text with the look-ups that every rule needs."""

    def __init__(self, form: str, units: Sequence[UnitMention] = ()) -> None:
        self.form = form
        endings = Endings(form, {unit.start for unit in units})
        self.after, self._after = endings.after, endings.known
        self._surnames, self._given, self._words = knowledge.surnames(), knowledge.given_scores(), knowledge.words()
        self._followers = knowledge.followers()
        self._place_signs, self._unit_signs = knowledge.signs("place"), knowledge.signs("unit")
        self._borne, self._joins, self._long_words = knowledge.borne(), knowledge.signs("joins"), knowledge.long_words()
        self._addresses, self._contexts = knowledge.addresses(), knowledge.contexts()
        self._called, self._ethnic_openings = knowledge.after_names(), knowledge.ethnic_openings()
        self._to_office, self._movements = knowledge.to_office(), movements()
        self._anchors: list[tuple[int, int, str]] | None = None
        longest: dict[int, int] = {}  # where a unit's name opens a zone's, the zone
        for unit in units:
            if not unit.deictic and not unit.abbrev and unit.end - unit.start > 1:
                longest[unit.start] = max(unit.end, longest.get(unit.start, 0))
        longest.update(_joined_abbreviations(units))
        self._nobodys = {unit.start for unit in units if unit.level == "province"}  # nobody is called so: 总书记湖南考察
        abroad = knowledge.places_abroad()
        for start, end, word in anchors.scan(form):
            if word in abroad and longest.get(start, 0) < end:  # 巴基|斯坦总统
                longest[start] = end
                self._nobodys.add(start)
        spans = sorted(longest.items())
        self._unit_starts = [start for start, _ in spans]
        self._units = spans

    def anchors(self) -> list[tuple[int, int, str]]:
        """Every word that may stand before or after a name."""
        if self._anchors is None:
            hits, contexts, hiding = anchors.scan(self.form), self._contexts, knowledge.hiding()
            hidden = {at for start, end, word in hits if word in hiding for at in range(start, end)}
            self._anchors = _outermost(
                [hit for hit in hits if hit[2] in contexts and not _is_hidden(hit, contexts[hit[2]], hidden)]
            )
        return self._anchors

    def anchors_of(self, kind: str) -> list[tuple[int, int, str]]:
        """Those of them that are words of one kind."""
        words = knowledge.of_kind(kind)
        return [anchor for anchor in self.anchors() if anchor[2] in words]

    def in_unit(self, start: int, end: int) -> str:
        """How a span lies to the unit mentions: inside, equal, crossing, or empty."""
        spans = self._units
        if not spans:
            return ""
        at = bisect.bisect_right(self._unit_starts, start)
        for unit_start, unit_end in spans[max(0, at - 3) : at]:
            if unit_start <= start < unit_end:
                if (unit_start, unit_end) == (start, end):
                    full = self.form[end - 1] in self._unit_signs and end - start > 2
                    return "inside" if full or start in self._nobodys else "equal"
                if unit_end >= end:
                    return "inside"
                return "holds" if unit_start == start else "crossing"
        for unit_start, unit_end in spans[at : at + 2]:
            if start < unit_start < end < unit_end:
                return "crossing"
        return ""

    def closes_unit(self, at: int) -> bool:
        """Whether a unit's name with its sign ends at a place."""
        found = bisect.bisect_left(self._unit_starts, at) - 1
        return found >= 0 and self._units[found][1] == at and self.form[at - 1] in self._unit_signs

    def opens_unit(self, at: int) -> bool:
        """Whether a unit's name begins at a place."""
        found = bisect.bisect_left(self._unit_starts, at)
        return found < len(self._unit_starts) and self._unit_starts[found] == at

    def readings(self, start: int, floor: int = -6, least: int = -9) -> list[Reading]:
        """Every way to read a name that starts at ``start``, the best first.

        ``floor`` is the least shape and ``least`` the least score of what follows that the caller can use.
        """
        found = self._chinese(start, floor, least)
        if self.form[start : start + 2] in self._ethnic_openings:
            found += self._ethnic(start)
        elif self.form[start + 1 : start + 3] in self._ethnic_openings and self.form[start : start + 1] in self._surnames.scores:
            found += self._ethnic(start, surname=1)
        if len(found) > 1:
            found.sort(key=lambda reading: (-reading.score, -reading.end))
        return found

    def readings_to(self, start: int, end: int, floor: int = -6) -> list[Reading]:
        """The ways to read a Chinese name from ``start`` to ``end``; ``floor`` as in `readings`."""
        form, table, length = self.form, self._surnames, end - start
        found = []
        for surname in range(1, min(length - 1, table.longest) + 1):
            score = table.scores.get(form[start : start + surname])
            if score is not None and length - surname <= 2:
                reading = self._reading(start, surname, length - surname, score, floor, -9)
                if reading is not None:
                    found.append(reading)
        return found

    def _chinese(self, start: int, floor: int, least: int) -> list[Reading]:
        form, table = self.form, self._surnames
        head = form[start : start + 1]
        if head not in table.heads:
            return []
        found: list[Reading | None] = []
        compound = False
        if form[start : start + 2] in table.compound_openings:
            for length in range(table.longest, 1, -1):
                score = table.scores.get(form[start : start + length])
                if score is not None:
                    compound = True
                    found += [self._reading(start, length, given, score, floor, least) for given in (2, 1)]
        score = table.scores.get(head)
        first = self._given.get(form[start + 1 : start + 2], knowledge.UNLISTED_GIVEN)
        if score is not None and first > -6:
            if score + first + 3 >= floor:  # no second character adds more than two
                found.append(self._reading(start, 1, 2, score, floor, least))
            if score + first >= floor and (self._after.get(start + 2) or self.after(start + 2)) is not NOTHING:
                found.append(self._reading(start, 1, 1, score, floor, least))
            if score > 0 and not compound and table.scores.get(form[start + 1 : start + 2], -1) >= 0:
                given = form[start + 2 : start + 4]
                if len(given) == 2 and given[0] != given[1] and given_is_strong(given):  # a married name: 范徐丽泰
                    found.append(self._reading(start, 2, 2, -3, 0, least))
        return [reading for reading in found if reading is not None]

    def _reading(self, start: int, surname: int, given: int, score: int, floor: int, least: int) -> Reading | None:
        form, scores, words = self.form, self._given, self._words
        end = start + surname + given
        name = form[start:end]
        if len(name) < surname + given:
            return None
        final = name[-1]
        usual = scores.get(final, knowledge.UNLISTED_GIVEN)
        shape = score + usual
        if given == 2:
            shape += scores.get(name[-2], knowledge.UNLISTED_GIVEN) + 1
        if shape < floor or not is_han(final) or not is_han(name[-2]):
            return None
        after = self._after.get(end) or self.after(end)
        if after.text in self._to_office and form.startswith(after.text, end + len(after.text)):
            return None  # 任命王有|为为局长
        if after.score < least or name[-2:] in self._called or (usual <= _NEVER and name not in self._borne):
            return None
        if (given == 2 and name[:2] in self._contexts) or form[start : start + 4] in self._long_words:
            return None  # 居民王(大爷) begins with a word that stands before names
        unit = self.in_unit(start, end) if self._units else ""
        if unit in ("inside", "crossing"):
            return None
        word = words.get(name, "noun" if unit == "equal" else "")
        if given == 2:
            shape += self._given_cost(name, surname, score, word)
        last = self._after.get(end - 1) or self.after(end - 1)
        if last.kind == "called":
            shape -= 6  # 高峰|主任
        elif len(last.text) > 1:  # the last character begins a verb: 王立|新到任; of 李|强调|研 the surname alone acts
            runs_over = last.text.endswith(after.text) and after.kind == "holding"  # 范进|接任副局长
            shape -= 6 if runs_over else 1 if given == 1 and after.score >= 4 else 3
        elif given == 2 and last.kind in ("join", "coverb") and self.opens_unit(end):
            shape -= 6  # 闻涛|同荆州区某局
        elif given == 2 and self._runs_on(name, last, after):
            shape -= 3 if usual > -3 else 6  # 何俊|是一名, 石磊|作了
        elif after.score < 4 and form[end - 1 : end + 1] in words:
            shape -= 2
        if final in self._place_signs and after.text not in self._addresses:
            shape -= 4 if after.kind in _OPEN else 1 if score > 0 else 3
        if after.kind == "called" and final in self._joins:
            shape -= 6
        if name in self._borne:
            shape = max(shape, 2)
        elif name in self._movements and after.kind not in ("called", "sex"):
            shape -= 3  # 来琼|投资
        if after.kind in ("none", "word") and form[end : end + 1] in self._place_signs:
            shape -= 4
        return Reading(start, end, name, shape, after, word)

    def _runs_on(self, name: str, last: After, after: After) -> bool:
        """Whether the last character of a name of three rather begins what follows a name of two."""
        if last.text and last.text == after.text:
            return False  # 任命王有为|为局长
        if last.score < 2 or self._given.get(name[-1], 0) > 0 or name[-2:] in self._words or name[-2:] in self._borne:
            return False
        if last.kind == "join" and after.kind in DOING and after.score > 3:
            return False  # 李庆和|要求: nobody stands behind 和
        return last.kind in _FUNCTION or last.kind == "speech" or (last.kind == "act" and after.score < 4)

    def _given_cost(self, name: str, surname: int, score: int, word: str) -> int:
        """What a given name of two characters costs or gains where it, or what it begins with, is a word."""
        words, given_name, cost = self._words, name[surname:], 0
        kind = words.get(given_name)
        if given_name in self._followers and kind != "noun":
            cost -= 2 if surname == 1 else 6  # 司令员东方|参加
        if kind == "closed":
            cost -= 4
        elif kind:
            doubtful = name[:surname] in self._surnames.function
            cost -= 3 if doubtful else 0 if given_is_possible(given_name) else 2
        if surname == 1 and not word:
            opening = words.get(name[:2], "")
            cost -= OPENING_WORD.get(opening, 0)
            cost -= 6 if opening and name[-1] == "地" else 0  # 教师|高兴地|说
            cost -= 3 if score < -1 and opening == "closed" else 0
        return cost

    def _ethnic(self, start: int, surname: int = 0) -> list[Reading]:
        """The name without a dot that starts at ``start``; behind a Chinese surname (包那仁满都拉) it is long."""
        form = self.form
        best = max(knowledge.ethnic_ends(form, start + surname), default=0)
        if best - start < (4 if surname else 2):
            return []
        name = form[start:best]
        if self.in_unit(start, best) in ("inside", "crossing") or form[best : best + 1] == "·":
            return []
        word = knowledge.words().get(name, "noun" if self.in_unit(start, best) == "equal" else "")
        return [Reading(start, best, name, min(len(name), 5), self.after(best), word, ethnic=True)]

    def ends_item(self, at: int) -> bool:
        """Whether nothing but posts stands before a place in its item of a list: 某镇:副县长|计划;镇长|操劳."""
        match = _ITEM.search(self.form, max(0, at - _LONGEST_ITEM), at)
        return match is not None and ends_in_post(match.group()[1:])

    def crosses_word(self, start: int) -> bool:
        """Whether an ordinary word runs over the left edge of a name that starts at ``start``."""
        return start > 0 and self.form[start - 1 : start + 1] in knowledge.words()


def given_is_strong(given: str) -> bool:
    """Whether every character of a given name is a usual one."""
    scores = knowledge.given_scores()
    return all(scores.get(char, -1) >= 1 for char in given)


def _joined_abbreviations(units: Sequence[UnitMention]) -> dict[int, int]:
    """Where three and more one-character abbreviations stand in a row, and where they end: 苏浙沪."""
    runs: dict[int, int] = {}
    start = end = -1
    for unit in units:
        if unit.abbrev:
            start, end = (start if unit.start == end else unit.start), unit.end
            if end - start > 2:
                runs[start] = end
    return runs


def given_is_possible(given: str) -> bool:
    """Whether no character of a given name is an unlikely one."""
    scores = knowledge.given_scores()
    return all(scores.get(char, -1) >= 0 for char in given)


def _is_hidden(hit: tuple[int, int, str], kinds: tuple[str, ...], hidden: set[int]) -> bool:
    """Whether a word that is a post alone lies in a longer word that is none (主席语录)."""
    return kinds == ("post",) and hit[0] in hidden and hit[1] - 1 in hidden


def _outermost(hits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The hits that lie in no other hit, in order; hits that merely overlap both stay (总支书 and 书记).

    ``hits`` are in order of their ends.
    """
    kept: list[tuple[int, int, str]] = []
    for hit in hits:
        start = hit[0]
        while kept and kept[-1][0] >= start:
            kept.pop()
        if not kept or kept[-1][1] < hit[1]:
            kept.append(hit)
    return kept
