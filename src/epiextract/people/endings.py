"""What stands directly after a place, read as what may follow a name: its kind and how surely it ends one."""

from __future__ import annotations

import functools
import re
from collections.abc import Container
from typing import Literal, NamedTuple

from ..offices import ends_in_post
from . import knowledge

Kind = Literal[
    "speech", "act", "attend", "sanction", "holding", "join", "adverb", "coverb", "list", "particle", "called", "sex",
    "stop", "separator", "colon", "organ", "verb", "word", "none",
]

#: What persons do, and what discipline says of them.
DOING: frozenset[Kind] = frozenset(("speech", "act", "attend", "sanction"))
#: How surely each kind of follower ends a name; the second figure is for followers of one character.
_FOLLOWER_SCORES: dict[str, tuple[int, int]] = {
    "holding": (4, 2), "join": (3, 2), "speech": (4, 2), "act": (4, 2), "attend": (4, 2), "adverb": (3, 2),
    "sanction": (5, 5),
    "coverb": (3, 2), "list": (4, 3),
    "particle": (2, 1), "called": (4, 4),
}
_GOING, _PLACE_NAME = frozenset("到赴"), 12  # characters from 到 to what is done there
_BEFORE_SPEECH, _PLACE = frozenset((",", ":", "“")), "中里上边来"
_SEPARATORS = frozenset("、")
_ENDS = frozenset("、,。;)")
_OFFICE_HELD = re.compile(r"[\u4e00-\u9fff]{2,24}")
_SEX = re.compile(
    r"[,( ]{1,2}(?:[男女](?=[,)、; ]|[\u4e00-\u9fff]{1,4}族)|[曾现历时原拟]任|现年|生于"
    r"|(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?出?生|[\u4e00-\u9fff]{1,5}族[,)、; ])"
)
_AGE = re.compile(r"(?:\d{1,3}|[一二三四五六七八九十百]{1,3})多?岁")
#: When somebody held a post, before the verb: 甲|2010年3月至2015年5月任某县县长.
_HELD_FROM = re.compile(
    r"(?:19|20)\d\d[年.]\d{0,2}月?(?:起|(?:至|到|—{1,2}|-{1,2}|~)(?:(?:19|20)\d\d[年.])?\d{0,2}月?)?[, ]{0,2}(?:担任|历任|任)"
)
_COUNTED = re.compile(r"(\d{1,4}|[一二三四五六七八九十百两几多]{1,4})(?:余|多)?(人|名|位|户|套班子|家班子|大班子|大家)?")
_NUMERALS = frozenset("一两二三四五六七八九十")
_COUNTED_TIMES = re.compile("[一两二三四五六七八九十]{1,2}(?:天|夜|次|度|番|趟|遍|个月|个小时|个多月|个昼夜)")
_COUNTED_PEOPLE = re.compile(r"(?:\d{1,3}|[一两二三四五六七八九十]{1,3})(?:名|位|人|户|同志)")
_OFFICE_IN_BRACKETS = re.compile(r"\(([^()\n]{2,16})\)")
_ORGAN_OF_UNIT = re.compile(r"[省市县区州旗镇乡][\u4e00-\u9fff]{0,10}?(?:[委局办院部厅会处科所站队]|中心)")
_TERM = re.compile("第[0-9一二三四五六七八九十]{1,3}[届次]")


class After(NamedTuple):
    """What stands directly after a place: its kind, how surely it ends a name, and its text."""

    kind: Kind
    score: int
    text: str = ""


#: Where an ordinary word stands, and where nothing tells.
_VERB, _WORD, NOTHING = After("verb", 2), After("word", 1), After("none", -1)
#: The marks that end a name and say nothing more; no word that may follow a name begins with one.
_STOPS = {mark: After("stop", 4, mark) for mark in "。;!?\n“”《》"}


@functools.cache
def _words_after() -> dict[str, After]:
    """What may follow a name, each word as it is read there."""
    found: dict[str, After] = {}
    for word, kind in knowledge.followers().items():
        long, short = _FOLLOWER_SCORES[kind]
        found[word] = After(kind, long if len(word) > 1 else short, word)  # type: ignore[arg-type]
    for word in knowledge.after_names():
        found[word] = After("called", 4, word)
    return found


class Endings:
    """Reads what follows the places of one text, each place once; ``units``: where names of units begin."""

    def __init__(self, form: str, units: Container[int] = ()) -> None:
        self.form, self._units = form, units
        self.known: dict[int, After] = {}
        self._words_after, self._lengths = _words_after(), knowledge.ending_lengths()
        self._words, self._contexts = knowledge.words(), knowledge.contexts()
        self._to_office, self._unit_signs, self._organ_ends = knowledge.to_office(), knowledge.signs("unit"), knowledge.signs("organ")

    def after(self, at: int) -> After:
        """What stands at ``at``, read as what may follow a name."""
        found = self.known.get(at)
        if found is None:
            found = self.known[at] = self._read(at)
        return found

    def _read(self, at: int) -> After:
        form = self.form
        if at >= len(form):
            return After("stop", 4)
        stop = _STOPS.get(form[at])
        if stop is not None:
            return stop
        longer = self._word(at)
        if longer is not None:
            return longer
        char = form[at]
        if not is_han(char):
            return self._read_mark(at, char)
        single = self._words_after.get(char)
        if single is not None:
            if single.kind == "join" and not is_han(form[at + 1 : at + 2] or "。") and not _COUNTED_PEOPLE.match(form, at + 1):
                return NOTHING  # nothing is joined: 局长安家和。
            if form[at + 1 : at + 2] in _ENDS and single.kind in ("act", "coverb", "adverb"):
                return NOTHING  # 向前进、; 季志会,
            if char in _GOING and (at + 1 in self._units or self._goes_to_do(at + 1)):
                return After("act", 4, char)  # 岑寂到渠洋镇, 到某某村调研
            if char == "等":
                return After("list", self._roster_end(at + 1), char)
            if char in self._to_office and single.kind != "particle" and self._office_held(at + 1):
                return After(single.kind, 4, char)
            if char == "是" and self._office_held(at + 1):
                return After(single.kind, 4, char)
            if single.kind == "speech" and form[at + 1 : at + 2] in _BEFORE_SPEECH and form[at - 1] not in _PLACE:
                return After("speech", 3, char)  # 韩正说, but not 贺信中|说, 赵敏来|说
            if char in self._organ_ends and any(ends_in_post(form[at + 1 : at + n]) for n in (3, 4)):
                return After("organ", 0)  # 区知联|会会长
            if single.kind in ("adverb", "coverb") and (told := self._word(at + 1)) is not None:
                usual = knowledge.given_score(char)
                if told.kind == "sanction" and single.kind == "adverb" and usual < 0:
                    return After(single.kind, 3, char)  # 因|挪用公款
                if told.kind in ("attend", "speech") and single.kind == "coverb" and -2 < usual < 0:
                    return NOTHING  # 况大有|陪同
            joins_organ = single.kind == "join" and (
                form[at + 1] in self._unit_signs and _ORGAN_OF_UNIT.match(form, at + 1) or _TERM.match(form, at + 1)
            )  # 和县疾控中心, 及第十五届人大常委会委员
            inside = form[at : at + 2] in self._words and not (single.kind == "coverb" and form[at + 1 : at + 3] in self._words)
            if single.score > 1 and single.kind != "called" and inside and not joins_organ:  # 向来, but not 向|来宾
                return After(single.kind, 1, char)
            return single
        if char in self._unit_signs and _ORGAN_OF_UNIT.match(form, at):
            return After("organ", 0)
        if char in _NUMERALS:
            if (age := _AGE.match(form, at)) is not None:
                return After("sex", 5, age.group())
            counted = _COUNTED_PEOPLE.match(form, at)
            if counted is not None:
                return After("list", 4, counted.group())
            if (times := _COUNTED_TIMES.match(form, at)) is not None:
                return After("adverb", 4, times.group())  # 于得水|三天三夜没有合眼
        word_kind = self._words.get(form[at : at + 2])
        if word_kind is not None:
            return _VERB if word_kind in ("verb", "adverbial") else _WORD
        return NOTHING

    def _goes_to_do(self, at: int) -> bool:
        """Whether a word for what officials do stands behind a place's name of any kind: 下坦村|调研."""
        for place in range(at + 2, at + _PLACE_NAME):
            if not is_han(self.form[place : place + 1] or "。"):
                return False
            after = self._words_after.get(self.form[place : place + 2])
            if after is not None and after.kind in DOING:
                return True
        return False

    def _word(self, at: int) -> After | None:
        """The longest of the words of two and more characters that stands at a place."""
        for length in self._lengths.get(self.form[at : at + 2], ()):
            ending = self._words_after.get(self.form[at : at + length])
            if ending is not None:
                return ending
        return None

    def _roster_end(self, at: int) -> int:
        """How surely 等 ends a roster of persons, by what is counted or named after it."""
        form = self.form
        if at >= len(form) or not is_han(form[at]) and not form[at].isdigit():
            return 3
        counted = _COUNTED.match(form, at)
        if counted is not None:
            return 4 if counted.group(2) else 1 if counted.group(1) in ("一", "几", "多") else -3
        if form[at] in knowledge.signs("after_roster") or self.after(at).kind in ("called", "attend"):
            return 3
        if any("role" in self._contexts.get(form[at : at + length], ()) for length in (2, 3, 4)):
            return 3
        return 2 if self.after(at).score >= 2 else 0

    def _read_mark(self, at: int, char: str) -> After:
        form = self.form
        if char.isdigit() and (age := _AGE.match(form, at)) is not None:
            return After("sex", 5, age.group())
        if char.isdigit() and _HELD_FROM.match(form, at):
            return After("sex", 5, char)
        if char.isdigit() and _COUNTED_PEOPLE.match(form, at):
            return After("list", 4)
        if char in _SEPARATORS:
            return After("separator", 4, char)
        if char == ":":
            return After("colon", 4, char)
        if char == "·":
            return After("none", -9)
        personal = _SEX.match(form, at) if char in ",( " else None
        if personal is not None:
            return After("sex", 5, personal.group())
        if char == "(" and self._office_in_brackets(at):
            return After("sex", 5, char)
        return After("stop", 4, char)

    def _office_held(self, at: int) -> bool:
        """Whether a post follows the verb of holding one: 任组长, 任县抗旱指挥部副总指挥."""
        match = _OFFICE_HELD.match(self.form, at)
        return match is not None and ends_in_post(match.group().split("的")[0])

    def _office_in_brackets(self, at: int) -> bool:
        """Whether brackets with a post stand at ``at``: (县委办主任)."""
        match = _OFFICE_IN_BRACKETS.match(self.form, at)
        return match is not None and (ends_in_post(match.group(1)) or "role" in self._contexts.get(match.group(1), ()))


def is_han(char: str) -> bool:
    """Whether a character is a Chinese character (the ideographic zero left out).

    >>> is_han("王"), is_han("·")
    (True, False)
    """
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"
