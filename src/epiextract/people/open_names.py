"""Names after a post that look like none: words, rare surnames, no surname at all, names in transcription.

Directly after a post two or three characters with a sure ending are a name whatever they are, unless
they begin one of the continuations that stand there without a name.
"""

from __future__ import annotations

import re

from ..offices import ends_in_post
from . import knowledge
from .endings import DOING, is_han
from .reading import Page, Reading, given_is_possible

_LONGEST_TRANSCRIBED = 9
_SPACED_NAME = re.compile(r"([\u4e00-\u9fff])[ ]{1,2}([\u4e00-\u9fff])(?=[ ]{1,4}|[\n;。]|\Z)")
_LONGEST_POST = 10  # characters of a post with its body
_SHOWING = frozenset(("speech", "attend", "sanction", "sex"))
_JOINING = frozenset(("join", "coverb", "particle", "list"))
_FUNCTION = frozenset(("join", "adverb", "coverb"))
_ENDS_ITEM = frozenset(("separator", "attend", "list"))
_ENDING = DOING | {"holding", "join", "list", "separator", "stop", "sex", "adverb", "coverb", "called"}


def addressed(page: Page, start: int) -> Reading | None:
    """The name between a post and a form of address: whatever stands there (副局长会理先生)."""
    form, scores = page.form, knowledge.given_scores()
    match = knowledge.before_address().match(form, start)
    if match is None:
        return None
    name, end = match.group(1), match.end(1)
    followers = knowledge.followers()
    if min(scores.get(char, 0) for char in name) <= -6 or form[start : start + 2] in followers:
        return None
    if followers.get(name[0]) in _JOINING:
        return None
    if len(name) > 4 and not knowledge.native_sounds().issuperset(name):
        return None
    return Reading(start, end, name, 6, page.after(end))


def readings(page: Page, start: int, *, borne_only: bool = False, shown: bool = False) -> list[Reading]:
    """Readings at ``start``, directly behind a post, that the ordinary rules do not give, the best first.

    ``borne_only`` admits no more than names in transcription and the words known to serve as names, ``shown`` (after a
    company's post or a rank) those and names that a verb of officials shows.
    """
    form = page.form
    transcribed = _transcribed(page, start)
    if borne_only and form[start : start + 2] not in knowledge.borne():
        return [transcribed] if transcribed is not None and transcribed.after.kind in _ENDS_ITEM else []
    if _continues(form, start):
        followers = knowledge.followers()
        goes_on = form[start : start + 2] in followers or followers.get(form[start : start + 1]) == "join"  # 成员|和江泽民同志
        return [transcribed] if transcribed is not None and not goes_on else []
    found = [r for r in (transcribed, _of_length(page, start, 2), _of_length(page, start, 3)) if r]
    if shown:
        found = [r for r in found if r.word and not _modifies(r) or r.after.kind in _SHOWING]
    found.sort(key=lambda reading: (-reading.score, -reading.end))
    return found


def opened(page: Page, start: int, *, strict: bool = False) -> list[Reading]:
    """The name in transcription that begins at ``start`` with a known element, if any (留学生达瓦苏荣已于); ``strict``: one
    that holds no ordinary word."""
    known = page.form[start : start + 2] in knowledge.ethnic_openings()
    found = _transcribed(page, start, opened=True) if known else None
    return [] if found is None or strict and _words_in(found.name) else [found]


def longer(page: Page, reading: Reading) -> Reading | None:
    """The name in transcription that goes on where a known element of one ends: 扎西|东周."""
    return next((found for found in opened(page, reading.start) if found.end > reading.end), None)


def spaced_item(page: Page, at: int) -> Reading | None:
    """An item of a roster in columns whose two characters a space parts: 王建国 李 强."""
    match = _SPACED_NAME.match(page.form, at)
    if match is None or match.group(1) not in knowledge.surnames().scores:
        return None
    name = match.group(1) + match.group(2)
    after = page.after(match.end())
    return Reading(at, match.end(), name, 3, after) if given_is_possible(match.group(2)) else None


def _modifies(reading: Reading) -> bool:
    """Whether an adverbial stands before its verb: 队员平安归来."""
    return knowledge.words().get(reading.name) == "adverbial" and reading.after.kind == "act" and len(reading.after.text) > 1


def _continues(form: str, start: int) -> bool:
    """Whether what stands at ``start`` belongs to the sentence, not to a name."""
    followers, borne = knowledge.followers(), knowledge.borne()
    if form[start : start + 2] in borne:
        return False
    if form[start : start + 1] in followers or knowledge.given_scores().get(form[start : start + 1], -1) <= -4:
        return True
    continuations, called = knowledge.continuations(), knowledge.after_names()
    return any(
        word in continuations or word in followers or word in called
        for word in (form[start : start + 2], form[start : start + 3], form[start : start + 4])
    )


def _of_length(page: Page, start: int, length: int) -> Reading | None:
    end = start + length
    name = page.form[start:end]
    if len(name) < length or not all(map(is_han, name)) or page.in_unit(start, end) in ("inside", "crossing"):
        return None
    after = page.after(end)
    if after.kind not in _ENDING or after.score < 2:
        return None
    borne = name in knowledge.borne()
    told = name not in knowledge.words() and (after.kind == "sex" and page.form.startswith("(", end) or _another_follows(page.form, start, end))
    shape = 3 if borne or told else _shape(name)  # 永措(女); 闭月、镇长…
    if not borne and page.crosses_word(start) and (length == 2 or shape < 3 or after.score < 4):
        return None
    if not borne and after.score < 3 and (length > 2 or shape < 3):
        return None
    if not borne and after.score < 4 and page.form[end - 1 : end + 1] in knowledge.words():
        shape -= 2
    least = 2 if after.score < 4 else 1
    return Reading(start, end, name, shape, after, "noun" if borne else "") if shape >= least else None


def _another_follows(form: str, start: int, end: int) -> bool:
    """Whether a roster goes on with another's post: 甲、镇长乙."""
    if not form.startswith("、", end) or ends_in_post(form[start:end]):
        return False
    return any(ends_in_post(form[end + 1 : end + 1 + length]) for length in range(2, _LONGEST_POST))


def _shape(name: str) -> int:
    """How well characters that are no usual surname and given name serve as a name."""
    scores, words = knowledge.given_scores(), knowledge.words()
    each = [scores.get(char, knowledge.UNLISTED_GIVEN) for char in name]
    if len(name) == 3:  # a rare surname: only the given name tells
        if each[0] < -3 or min(each[1:]) < 1 or words.get(name[:2]) in ("verb", "closed", "adverbial"):
            return -9
        return sum(each[1:]) - (1 if name[1:] in words else 0)
    kind = words.get(name, "")
    if kind in ("verb", "closed", "adverbial") or min(each) < (0 if kind else -1):
        return -9
    return sum(each)


def _transcribed(page: Page, start: int, *, opened: bool = False) -> Reading | None:
    """A name of three characters and more from another language of China, written without a dot; ``opened`` where it begins
    with a known element of such names."""
    form, sounds = page.form, knowledge.native_sounds()
    end, surely = start, False
    while end < len(form) and end - start < _LONGEST_TRANSCRIBED and form[end] in sounds:
        end += 1
        after = page.after(end)
        surely = after.score >= 3 or opened and after.score == 2 and after.kind in _FUNCTION  # 艾尔朗加|和秘书长
        if end - start >= 3 and surely and after.kind in _ENDING:
            break
    after, name = page.after(end), form[start:end]
    if len(name) < 3 or not surely or after.kind not in _ENDING or page.in_unit(start, end):
        return None
    if any(kind != "noun" or not opened for kind in _words_in(name)):
        return None
    return Reading(start, end, name, 3, after, ethnic=True)


def _words_in(name: str) -> list[str]:
    """The kinds of the ordinary words of two characters that a name holds."""
    words = knowledge.words()
    return [words[pair] for pair in (name[at : at + 2] for at in range(len(name) - 1)) if pair in words]
