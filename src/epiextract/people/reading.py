"""Reading a name at one place: which lengths are possible, how name-like each is, and what follows it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from ..results import UnitMention
from . import knowledge

Kind = Literal[
    "speech", "act", "attend", "holding", "join", "adverb", "coverb", "list", "particle", "called", "sex",
    "stop", "separator", "colon", "organ", "verb", "word", "none",
]

#: How surely each kind of follower ends a name; the second figure is for followers of one character.
_FOLLOWER_SCORES: dict[str, tuple[int, int]] = {
    "holding": (4, 2), "join": (3, 2), "speech": (4, 2), "act": (4, 2), "attend": (4, 2), "adverb": (3, 2),
    "coverb": (3, 2), "list": (4, 3),
    "particle": (2, 1), "called": (4, 4),
}
_SEPARATORS = frozenset("、")
_OFFICE_HELD = re.compile(r"[\u4e00-\u9fff]{2,24}")
_SEX = re.compile(
    r"[,( ]{1,2}(?:[男女](?=[,)、; ]|[\u4e00-\u9fff]{1,4}族)|[曾现历时原拟]任|现年|生于"
    r"|(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?出?生)"
)
#: What follows where no name need have ended.
_OPEN = frozenset(("called", "none", "word"))
#: What it costs a name of three characters to begin with an ordinary word.
_OPENING_WORD = {"closed": 3, "verb": 2, "adverbial": 2, "noun": 1}
_COUNTED = re.compile(r"(\d{1,4}|[一二三四五六七八九十百两几多]{1,4})(?:余|多)?(人|名|位)?")
_NUMERALS = frozenset("一两二三四五六七八九十")
_COUNTED_PEOPLE = re.compile(r"(?:\d{1,3}|[一两二三四五六七八九十]{1,3})(?:名|位|人|同志)")
_OFFICE_IN_BRACKETS = re.compile(r"\(([^()\n]{2,16})\)")
_ORGAN_OF_UNIT = re.compile(r"[省市县区州旗镇乡][\u4e00-\u9fff]{0,10}?(?:[委局办院部厅会处科所站队]|中心)")


class After(NamedTuple):
    """What stands directly after a place: its kind, how surely it ends a name, and its text."""

    kind: Kind
    score: int
    text: str = ""


_VERB, _WORD, _NONE = After("verb", 2), After("word", 1), After("none", -1)


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
        self._after: dict[int, After] = {}
        self._surnames, self._given, self._words = knowledge.surnames(), knowledge.given_scores(), knowledge.words()
        self._follower_lengths, self._followers = knowledge.follower_lengths(), knowledge.followers()
        self._place_signs, self._unit_signs = knowledge.signs("place"), knowledge.signs("unit")
        self._borne, self._joins, self._long_words = knowledge.borne(), knowledge.signs("joins"), knowledge.long_words()
        self._addresses, self._contexts = knowledge.addresses(), knowledge.contexts()
        self._called, self._ethnic_openings = knowledge.after_names(), knowledge.ethnic_openings()
        self._anchors: list[tuple[int, int, str]] | None = None
        spans = sorted((u.start, u.end) for u in units if not u.deictic and not u.abbrev and u.end - u.start > 1)
        self._unit_starts = [start for start, _ in spans]
        self._units = spans

    def anchors(self) -> list[tuple[int, int, str]]:
        """Every word that may stand before or after a name."""
        if self._anchors is None:
            self._anchors = _outermost(knowledge.anchors().scan(self.form))
        return self._anchors

    def after(self, at: int) -> After:
        """What stands at ``at``, read as what may follow a name."""
        found = self._after.get(at)
        if found is None:
            found = self._after[at] = self._read_after(at)
        return found

    def _read_after(self, at: int) -> After:
        form = self.form
        if at >= len(form):
            return After("stop", 4)
        char = form[at]
        if not is_han(char):
            return self._read_mark(at, char)
        followers, called = self._followers, self._called
        for length in self._follower_lengths.get(char, ()):
            word = form[at : at + length]
            kind = followers.get(word)
            if word in called:
                return After("called", 4, word)
            if kind is None:
                continue
            if word == "等":
                return After("list", self._roster_end(at + 1), word)
            long, short = _FOLLOWER_SCORES[kind]
            score = long if length > 1 else short
            if kind == "holding" and self._office_held(at + length):
                score = 4
            elif length == 1 and form[at : at + 2] in self._words:
                score = min(score, 1)
            return After(kind, score, word)  # type: ignore[arg-type]
        if char in self._unit_signs and _ORGAN_OF_UNIT.match(form, at):
            return After("organ", 0)
        if char in _NUMERALS:
            counted = _COUNTED_PEOPLE.match(form, at)
            if counted is not None:
                return After("list", 4, counted.group())
        word_kind = self._words.get(form[at : at + 2])
        if word_kind is not None:
            return _VERB if word_kind in ("verb", "adverbial") else _WORD
        return _NONE

    def _roster_end(self, at: int) -> int:
        """How surely 等 ends a roster of persons, by what is counted or named after it."""
        form = self.form
        if at >= len(form) or not is_han(form[at]) and not form[at].isdigit():
            return 3
        counted = _COUNTED.match(form, at)
        if counted is not None:
            return 3 if counted.group(2) else 1 if counted.group(1) in ("一", "几", "多") else -3
        if form[at] in knowledge.signs("after_roster") or self.after(at).kind in ("called", "attend"):
            return 3
        if any("role" in self._contexts.get(form[at : at + length], ()) for length in (2, 3, 4)):
            return 3
        return 2 if self.after(at).score >= 2 else 0

    def _read_mark(self, at: int, char: str) -> After:
        form = self.form
        if char.isdigit() and _COUNTED_PEOPLE.match(form, at):
            return After("list", 4)
        if char in _SEPARATORS:
            return After("separator", 4, char)
        if char == ":":
            return After("colon", 4, char)
        if char == "·":
            return After("none", -9)
        personal = _SEX.match(form, at)
        if personal is not None:
            return After("sex", 5, personal.group())
        if char == "(" and self._office_in_brackets(at):
            return After("sex", 5, char)
        return After("stop", 4, char)

    def _office_held(self, at: int) -> bool:
        """Whether a post follows the verb of holding one: 任组长, 任县抗旱指挥部副总指挥."""
        match = _OFFICE_HELD.match(self.form, at)
        return match is not None and match.group().split("的")[0].endswith(knowledge.post_endings())

    def _office_in_brackets(self, at: int) -> bool:
        """Whether brackets with a post stand at ``at``: (县委办主任)."""
        match = _OFFICE_IN_BRACKETS.match(self.form, at)
        return match is not None and match.group(1).endswith(knowledge.post_endings())

    def in_unit(self, start: int, end: int) -> str:
        """How a span lies to the unit mentions: inside, equal, crossing, or empty."""
        spans = self._units
        if not spans:
            return ""
        at = bisect.bisect_right(self._unit_starts, start)
        for unit_start, unit_end in spans[max(0, at - 3) : at]:
            if unit_start <= start < unit_end:
                if (unit_start, unit_end) == (start, end):
                    return "inside" if self.form[end - 1] in self._unit_signs and end - start > 2 else "equal"
                if unit_end >= end:
                    return "inside"
                return "holds" if unit_start == start else "crossing"
        for unit_start, unit_end in spans[at : at + 2]:
            if start < unit_start < end < unit_end:
                return "crossing"
        return ""

    def readings(self, start: int, floor: int = -6, least: int = -9) -> list[Reading]:
        """Every way to read a name that starts at ``start``, the best first.

        ``floor`` is the least shape and ``least`` the least score of what follows that the caller can use.
        """
        found = self._chinese(start, floor, least)
        if self.form[start : start + 2] in self._ethnic_openings:
            found += self._ethnic(start)
        if len(found) > 1:
            found.sort(key=lambda reading: (-reading.score, -reading.end))
        return found

    def readings_to(self, start: int, end: int) -> list[Reading]:
        """The ways to read a Chinese name from ``start`` to ``end``."""
        form, table, length = self.form, self._surnames, end - start
        found = []
        for surname in range(1, min(length - 1, table.longest) + 1):
            score = table.scores.get(form[start : start + surname])
            if score is not None and length - surname <= 2:
                reading = self._reading(start, surname, length - surname, score, -6, -9)
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
            if score + first >= floor:
                found.append(self._reading(start, 1, 1, score, floor, least))
            if score > 0 and not compound and table.scores.get(form[start + 1 : start + 2], -1) >= 0:
                double = self._reading(start, 2, 2, -3, 0, least)  # a married name: 范徐丽泰
                if double is not None and given_is_strong(double.name[2:]):
                    found.append(double)
        return [reading for reading in found if reading is not None]

    def _reading(self, start: int, surname: int, given: int, score: int, floor: int, least: int) -> Reading | None:
        form, scores, words = self.form, self._given, self._words
        end = start + surname + given
        name = form[start:end]
        if len(name) < surname + given or not is_han(name[-1]) or not is_han(name[-2]):
            return None
        shape = score + scores.get(name[-1], knowledge.UNLISTED_GIVEN)
        if given == 2:
            shape += scores.get(name[-2], knowledge.UNLISTED_GIVEN) + 1
        if shape < floor:
            return None
        after = self._after.get(end) or self.after(end)
        if after.score < least:
            return None
        given_name = name[surname:]
        if given_name in self._called or name[-2:] in self._called or form[start : start + 4] in self._long_words:
            return None
        unit = self.in_unit(start, end) if self._units else ""
        if unit in ("inside", "crossing") or (given == 2 and name[:2] in self._contexts):
            return None  # 居民王(大爷) begins with a word that stands before names
        word = words.get(name, "noun" if unit == "equal" else "")
        if given == 2:
            shape += self._given_cost(name, surname, score, word)
        last = self._after.get(end - 1) or self.after(end - 1)
        if len(last.text) > 1:
            shape -= 3  # the last character begins a verb or a post: 王立|新到任
        elif after.score < 4 and form[end - 1 : end + 1] in words:
            shape -= 2
        if name[-1] in self._place_signs and after.text not in self._addresses:
            shape -= 4 if after.kind in _OPEN else 1 if score > 0 else 3
        if after.kind == "called" and name[-1] in self._joins:
            shape -= 6
        if name in self._borne:
            shape = max(shape, 2)
        if after.kind in ("none", "word") and form[end : end + 1] in self._place_signs:
            shape -= 4
        return Reading(start, end, name, shape, after, word)

    def _given_cost(self, name: str, surname: int, score: int, word: str) -> int:
        """What a given name of two characters costs or gains where it, or what it begins with, is a word."""
        words, given_name, cost = self._words, name[surname:], 0
        kind = words.get(given_name)
        if given_name in self._followers and kind != "noun":
            cost -= 2
        if kind == "closed":
            cost -= 4
        elif kind:
            doubtful = name[:surname] in self._surnames.function
            cost -= 3 if doubtful else 0 if given_is_possible(given_name) else 2
        if surname == 1 and not word:
            opening = words.get(name[:2], "")
            cost -= _OPENING_WORD.get(opening, 0)
            cost -= 3 if score < -1 and opening == "closed" else 0
        return cost

    def _ethnic(self, start: int) -> list[Reading]:
        form = self.form
        best = 0
        for pattern in knowledge.ethnic_names():
            match = pattern.match(form, start, start + 12)
            if match is not None:
                best = max(best, match.end())
        if best - start < 2:
            return []
        name = form[start:best]
        if self.in_unit(start, best) in ("inside", "crossing") or form[best : best + 1] == "·":
            return []
        word = knowledge.words().get(name, "noun" if self.in_unit(start, best) == "equal" else "")
        return [Reading(start, best, name, min(len(name), 5), self.after(best), word, ethnic=True)]

    def crosses_word(self, start: int) -> bool:
        """Whether an ordinary word runs over the left edge of a name that starts at ``start``."""
        return start > 0 and self.form[start - 1 : start + 1] in knowledge.words()


def is_han(char: str) -> bool:
    """Whether a character is a Chinese character (the ideographic zero left out).

    >>> is_han("王"), is_han("·")
    (True, False)
    """
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


def given_is_strong(given: str) -> bool:
    """Whether every character of a given name is a usual one."""
    scores = knowledge.given_scores()
    return all(scores.get(char, -1) >= 1 for char in given)


def given_is_possible(given: str) -> bool:
    """Whether no character of a given name is an unlikely one."""
    scores = knowledge.given_scores()
    return all(scores.get(char, -1) >= 0 for char in given)


def _outermost(hits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The hits that lie in no other hit, in order; hits that merely overlap both stay (总支书 and 书记)."""
    kept: list[tuple[int, int, str]] = []
    for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if not kept or hit[1] > kept[-1][1]:
            kept.append(hit)
    return kept
