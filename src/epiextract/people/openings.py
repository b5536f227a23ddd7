"""Where a name may open a clause or follow a preposition: the cheapest refusals, before any name is read.

Refuses only what the rules for clauses, for words that introduce names and for rosters would: it spares them most places.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..codes import Codes, Kinds, Scores, Truths, codes_of, pair_slots, pair_table, scores_of, table_of
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
_NEVER = 9  # more than any shape reaches
#: What may follow a name of any shape by a single character, and the shape from which others may.
_LISTED = knowledge.LISTING | knowledge.COUNTING
_USUAL = 3

_GAP = 4  # so many spaces may stand before a name

#: Kinds of characters: before names, behind them, and what is never the second of one.
_OPENS, _FREELY, _SPACE, _LISTS, _ENDS, _UNGIVEN = 1, 2, 4, 8, 16, 32
#: Kinds of pairs: the openings of long names, words borne as names; and by how much what may follow a name undercuts `_NEVER`.
_SURE, _BORNE, _LACKS = 64, 32, 31
_NONE = -64  # the score of what is no surname
_LINE_END = ord("\n")

#: A place with the mark or word before it.
Place = tuple[int, str]


def clause_places(form: str) -> list[Place]:
    """The places behind marks, line ends, time words and prepositions of one character that may be worth a look.

    Asked of all places at once: each place there that `openings` lets pass, and few others.
    """
    import numpy

    tables, codes, slots = _tables(), codes_of(form), pair_slots(form)
    kinds = tables.kinds.take(codes)
    opens, spaces = kinds[: len(form)] & _OPENS != 0, kinds[: len(form)] & _SPACE != 0
    if spaces.any():
        for _ in range(_GAP):
            opens[1:] |= opens[:-1] & spaces[1:]
    first = next((at for at in range(_GAP) if not form.startswith(" ", at)), _GAP)  # a text begins as a line does
    places = numpy.concatenate(([first], opens.nonzero()[0] + 1))
    pairs, surname = tables.pairs.take(slots[places]), tables.surnames.take(codes[places])
    kept = (surname > _NONE) | (pairs & _SURE != 0)
    places, pairs, surname = places[kept], pairs[kept], surname[kept]
    freely = kinds[places - 1] & (_FREELY | _SPACE) != 0

    def ended(shape: Scores, length: int) -> Truths:
        """Whether a name of a shape and a length may end there."""
        kind, lacks = kinds[places + length], tables.pairs.take(slots[places + length]) & _LACKS
        single: Truths = (kind & _LISTS != 0) | (kind & _ENDS != 0) & (freely | (shape >= _USUAL))
        may_end: Truths = (shape >= _LEAST_SHAPE) & single | (shape + lacks >= _NEVER)
        return may_end

    two = surname + tables.given.take(codes[places + 1])
    three = two + tables.given.take(codes[places + 2]) + 1
    two[(two < 2) & (pairs & _BORNE != 0)] = 2
    long = (three >= _LEAST_SHAPE) & (codes[places + 2] != _LINE_END) & ended(three, 3)
    four = (three >= 0) & (tables.surnames.take(codes[places + 1]) > _NONE)
    four &= tables.pairs.take(slots[places + 4]) & _LACKS != 0
    worth = (kinds[places + 1] & _UNGIVEN == 0) & (ended(two, 2) | long) | four | (pairs & _SURE != 0)
    return [(at, _mark_before(form, at)) for at in places[worth].tolist()]


def _mark_before(form: str, at: int) -> str:
    while form.startswith(" ", at - 1) and at:
        at -= 1
    return form[at - 1] if at else "\n"


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
        if length == 3 and shape >= _LEAST_SHAPE and after.kind == "list" and after.score > 3:
            return True  # 农民代大本|一家
    return opening[1:] in knowledge.surnames().scores  # two surnames


class _Tables(NamedTuple):
    """What `clause_places` asks of characters and of pairs of them."""

    kinds: Codes
    surnames: Scores
    given: Scores
    pairs: Kinds


@functools.cache
def _tables() -> _Tables:
    given = knowledge.given_scores()
    sounds = {name[1] for name in knowledge.surnames().compounds} | knowledge.native_sounds()
    ungiven = {char for char, score in given.items() if score <= -3 and char not in sounds}
    kinds = table_of((
        (_OPENS, (*knowledge.prepositions(), *knowledge.CLAUSE_MARKS, *knowledge.TIME_ENDS)),
        (_FREELY, "”"), (_SPACE, " "), (_LISTS, _LISTED), (_ENDS, knowledge.single_ends()),
        (_UNGIVEN, (*ungiven, *map(chr, range(128)), "、", "。")),
    ))
    lacks = ((_NEVER - least, (pair,)) for pair, least in _least_by_opening(False).items())
    sure = [opening for opening in knowledge.sure_openings() if len(opening) > 1]
    pairs = pair_table(((_SURE, sure), (_BORNE, [name for name in knowledge.borne() if len(name) == 2]), *lacks))
    surnames = {name: score for name, score in knowledge.surnames().scores.items() if len(name) == 1}
    return _Tables(kinds, scores_of(surnames, _NONE), scores_of(given, knowledge.UNLISTED_GIVEN), pairs)


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
