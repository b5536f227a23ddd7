"""Where a name may open a clause or follow a preposition: the cheapest refusals, before any name is read.

Refuses only what the rules for clauses, for words that introduce names and for rosters would: it spares them most places.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from . import knowledge
from .reading import OPENING_WORD, Page

#: The least shape that those rules ask for before each kind of what follows; other kinds show no name there.
_LEAST = {
    "speech": 1, "act": 1, "attend": 1, "sanction": -3, "called": 1, "adverb": 3, "coverb": 4, "list": 2, "holding": -3,
    "join": -2, "sex": -3,
}
#: The same for a name that is also an ordinary word.
_LEAST_OF_WORD = {"sanction": -3, "holding": -1, "join": -2, "sex": -3, "attend": 1}
_LEAST_SHAPE = -3  # the least of them all
_LEAST_ITEM = -2  # in a roster
_LEAST_JOINED = 4  # before 和, where no roster is
_LEAST_SPEAKER = 3  # in a dialogue
_NEVER = 9
#: What may follow a name of any shape by a single character, and the shape from which others may.
_LISTED = knowledge.LISTING | knowledge.COUNTING
_USUAL = 3

_GROUPS = 32  # more tell pairs apart better, and slower

#: A place with the mark or word before it.
Place = tuple[int, str]


def clause_places(form: str) -> Iterator[Place]:
    """The places behind marks, line ends, time words and prepositions of one character that may be worth a look."""
    for match in _name_places().finditer("\n" + form):  # a text begins as a line does
        yield match.end() - 1, match.group()[0]


def openings(page: Page, places: Iterable[Place]) -> Iterator[Place]:
    """Those of the places where a name may start."""
    form, words, may_end = page.form, knowledge.words(), _Ends(page).may_end
    surnames, given, borne = knowledge.surnames().scores, knowledge.given_scores(), knowledge.borne()
    sure, singles, endings = knowledge.sure_openings(), knowledge.single_ends(), _least_by_opening(False)
    unlisted = knowledge.UNLISTED_GIVEN
    for place in places:
        at, before = place
        opening = form[at : at + 2]
        if opening in sure:
            yield place
            continue
        surname = surnames.get(opening[:1])
        if surname is None:
            continue
        shape = surname + given.get(opening[1:], unlisted)
        third, ending = form[at + 2 : at + 3], form[at + 2 : at + 4]
        if third in singles or ending in endings:  # a name of two characters
            best = 2 if shape < 2 and opening in borne else shape
            shown = best >= endings.get(ending, _NEVER) or best >= _LEAST_SHAPE and (
                third in _LISTED or third in singles and (best >= _USUAL or before == "”")
            )
            if shown and may_end(at + 2, best, before, words.get(opening, "")):
                yield place
                continue
        shape += given.get(third, unlisted) + 1
        if opening in words and form[at : at + 3] not in words:
            shape -= OPENING_WORD[words[opening]]
        if shape < _LEAST_SHAPE:
            continue
        if shape >= _USUAL and len(before) > 1:
            yield place
            continue
        fourth, ending = form[at + 3 : at + 4], form[at + 3 : at + 5]  # a name of three
        single = singles if shape >= _USUAL or before == "”" else _LISTED
        shown = fourth in single or shape >= endings.get(ending, _NEVER)
        if shown and may_end(at + 3, shape, before, words.get(form[at : at + 3], ""), long=True):
            yield place
            continue
        if shape >= 0 and form[at + 4 : at + 6] in endings and opening[1:] in surnames:  # of two surnames
            yield place


@functools.cache
def _least_by_opening(word: bool) -> dict[str, int]:
    """The least shape of a name (or of a name that is a ``word``) before what begins with each two characters."""
    least, to_office = _LEAST_OF_WORD if word else _LEAST, knowledge.to_office()
    found: dict[str, int] = {}
    kinds = {**knowledge.followers(), **dict.fromkeys(knowledge.after_names(), "called")}
    for text, kind in kinds.items():
        if len(text) > 1:
            needed = _LEAST_SHAPE if text in to_office or text[0] in to_office else least.get(kind, _NEVER)
            found[text[:2]] = min(needed, found.get(text[:2], _NEVER))
    return found


def may_follow_role(page: Page, at: int) -> bool:
    """Whether a name may start at ``at`` directly behind a role: its shape must show it, or it is a word."""
    form, words, borne = page.form, knowledge.words(), knowledge.borne()
    given, unlisted = knowledge.given_scores(), knowledge.UNLISTED_GIVEN
    opening = form[at : at + 2]
    if opening in knowledge.sure_openings():
        return True
    shape = knowledge.surnames().scores.get(opening[:1])
    if shape is None:
        return False
    for length in (2, 3):
        end = at + length
        shape += given.get(form[end - 1 : end], unlisted) + length - 2
        after, name = page.after(end), form[at:end]
        if after.score > 1 and (name in words or name in borne or page.in_unit(at, end) == "equal"):
            return True
        if shape >= (1 if after.score > 1 else 2 if after.kind == "organ" else 4):
            return True
    return opening[1:] in knowledge.surnames().scores  # two surnames


@functools.cache
def _name_places() -> re.Pattern[str]:
    """Marks, line ends, time words and prepositions before what may be a name.

    That is a surname, a character that names have, and one or two characters on the beginning of what may follow a name;
    or the opening of a long name. Sets of characters spare most places a closer look.
    """
    single = {name for name in knowledge.surnames().scores if len(name) == 1}
    sounds = {name[1] for name in knowledge.surnames().compounds} | knowledge.native_sounds()
    never = {char for char, score in knowledge.given_scores().items() if score <= -3 and char not in sounds}
    before = _set(knowledge.prepositions(), knowledge.CLAUSE_MARKS, knowledge.TIME_ENDS)
    surname, endings = _set(single), _pairs(knowledge.ending_lengths())
    usual = rf"[^{''.join(sorted(never))}\x00-\x7f、。].?(?:{_set(knowledge.single_ends())}|{endings})"
    long = _pairs(opening for opening in knowledge.sure_openings() if len(opening) > 1)
    return re.compile(f"{before}[ ]{{0,4}}(?={surname}(?:{usual}|{surname}..{endings})|{long})")


def _pairs(pairs: Iterable[str]) -> str:
    """An expression for pairs of characters, and few others: two sets, then smaller ones for those that these admit."""
    seconds: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        seconds[pair[0]].add(pair[1])
    common = Counter(second for found in seconds.values() for second in found)
    alike = sorted(seconds, key=lambda first: (max((common[second], second) for second in seconds[first]), first))
    size = -(-len(alike) // _GROUPS)
    groups = [alike[at : at + size] for at in range(0, len(alike), size)]
    among = "|".join(_set(group) + _set(*(seconds[first] for first in group)) for group in groups)
    return f"{_set(seconds)}{_set(common)}(?<={among})"


def _set(*characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(set().union(*characters))))}]"


class _Ends:
    """Whether what stands behind characters may end a name there."""

    def __init__(self, page: Page) -> None:
        self._form, self._after = page.form, page.after
        self._surnames, self._given = knowledge.surnames().scores, knowledge.given_scores()
        self._sure, self._borne = knowledge.sure_openings(), knowledge.borne()
        self._to_office, self._of_word = knowledge.to_office(), _least_by_opening(True)

    def may_end(self, at: int, shape: int, before: str, word: str, *, long: bool = False) -> bool:
        """Whether a name no better than ``shape`` may end at ``at``; ``word`` is the kind of word that it also is."""
        if word == "closed":
            return False
        form = self._form
        char = form[at]
        if char == "、":
            return shape >= _LEAST_ITEM and self._may_be_item(at + 1)
        if char == ",":
            if shape >= 2 and not word and "、" in form[at + 1 : at + 6]:
                return True  # 甲,乙、丙等
            return self._after(at).kind == "sex"  # 甲,现任
        if char == ":":
            return long and before == "\n" and shape >= _LEAST_SPEAKER and not word
        if char == "(":
            return True
        if word and before != "”" and char not in _LISTED and shape < self._of_word.get(form[at : at + 2], _NEVER):
            return False
        after = self._after(at)
        if after.score < (1 if after.kind == "holding" else 2):
            return False
        if after.text in self._to_office and not word:
            return True
        if after.kind == "join" and (word or shape < _LEAST_JOINED):
            return shape >= _LEAST_ITEM and self._may_be_item(at + len(after.text))
        if before == "”" and after.kind == "speech":
            return shape >= (1 if word else -1)
        return shape >= (_LEAST_OF_WORD if word else _LEAST).get(after.kind, _NEVER)

    def _may_be_item(self, at: int) -> bool:
        """Whether a roster may go on with a name at ``at``."""
        form, unlisted = self._form, knowledge.UNLISTED_GIVEN
        opening = form[at : at + 2]
        if opening in self._sure:
            return True
        shape = self._surnames.get(opening[:1])
        if shape is None:
            return False
        shape += self._given.get(opening[1:], unlisted)
        if (shape >= _LEAST_ITEM or opening in self._borne) and self._after(at + 2).score > 1:
            return True
        shape += self._given.get(form[at + 2 : at + 3], unlisted) + 1
        if shape >= _LEAST_ITEM and self._after(at + 3).score > 1:
            return True
        return opening[1:] in self._surnames and self._after(at + 4).score > 1
