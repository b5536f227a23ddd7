"""Names of other shapes: anonymised ones, names with a middle dot, foreign names, standing names of leaders."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from . import knowledge
from .endings import DOING, is_han
from .reading import Page

_MASKS = re.compile(r"[某×*○X](?:(?<=某)某?|(?<=[×*○])[×*○]?|(?<=X)X?(?![A-Za-z]))")
_MASK_MARKS = "某×*○X"
_LONGEST_PART = 9
_GOES_ON = DOING | {"coverb", "join"}


@dataclass(frozen=True, slots=True)
class Found:
    """A name found whole, with the rule that found it."""

    start: int
    end: int
    rule: str


def masked(page: Page, anchored: Container[int]) -> Iterator[Found]:
    """Anonymised names: 刘某, 李某某, 王某华, 张××."""
    form, table = page.form, knowledge.surnames()
    if not any(mark in form for mark in _MASK_MARKS):
        return
    for match in _MASKS.finditer(form):
        mark, end = match.span()
        start = mark - 2 if form[max(0, mark - 2) : mark] in table.compounds else mark - 1
        surname = form[max(0, start) : mark]
        if surname not in table.scores and not _is_masked_alone(page, start, match.group(), end):
            continue
        if end - mark == 1 and form[end : end + 1] and form[end] in knowledge.signs("after_mask"):
            continue
        doubtful = surname in table.function or table.scores.get(surname, 0) < 0
        if start > 0 and is_han(form[start - 1]) and start not in anchored and (doubtful or page.crosses_word(start)):
            continue
        if doubtful and page.after(end).score < 2:
            continue
        if match.group() == "某":
            end = _masked_end(page, end)
        yield Found(start, end, "masked")


def _is_masked_alone(page: Page, start: int, mask: str, end: int) -> bool:
    """Whether a name of a rare surname or none is masked between marks: 宝某某,女."""
    form = page.form
    alone = len(mask) > 1 and start >= 0 and is_han(form[start]) and not (start and is_han(form[start - 1]))
    return alone and knowledge.given_score(form[start]) >= 0 and page.after(end).score > 3


def _masked_end(page: Page, end: int) -> int:
    """The end of a name such as 王某华: one more character where what follows shows it."""
    form = page.form
    char = form[end : end + 1]
    if char and char in "甲乙丙丁" and form[end : end + 2] not in knowledge.words():
        return end + 1
    if not char or not is_han(char) or knowledge.given_score(char) < 0:
        return end
    if page.after(end).score >= 2 or page.after(end + 1).score < 2 or form[end : end + 2] in knowledge.words():
        return end
    return end + 1


def dotted(page: Page, anchored: Container[int]) -> Iterator[Found]:
    """Names with a middle dot: 阿布都热合曼·买买提, 安东尼奥·古特雷斯."""
    form = page.form
    at = form.find("·")
    while at >= 0:
        start = next((at - n for n in range(8, 1, -1) if at - n in anchored and all(map(is_han, form[at - n : at]))), _part_start(page, at))
        start = next((inner for inner in range(at - 2, start + 1, -1) if _introduced(page, inner)), start)  # 助理|阿里
        end = _part_end(page, at + 1)
        while end > at + 1 and form[end : end + 1] == "·":
            further = _part_end(page, end + 1)
            if further == end + 1:
                break
            end = further
        if start == at and at > 1 and is_han(form[at - 1]) and _introduced(page, at - 1):
            start = at - 1  # 客商刚·宝力道
        if page.closes_unit(at):
            start = at  # 贵州省·宁波市座谈会
        long = at - start >= (1 if end - at > 2 and _introduced(page, start) else 2) and end - at > 2
        if long and not _joins_words(form, start, at, end) and not _names_institution(form, end):
            yield Found(start, end, "dotted")
        at = form.find("·", max(end, at + 1))


def _introduced(page: Page, start: int) -> bool:
    """Whether a post, a role or another word that stands before names ends at ``start``."""
    contexts = knowledge.contexts()
    return any(page.form[start - n : start] in contexts for n in (2, 3, 4, 5) if n <= start)


def _names_institution(form: str, end: int) -> bool:
    """Whether what is named for a person stands at a name's end, or in its last characters: 乔治·华盛顿大|学."""
    return any(knowledge.namesakes().match(form, at) is not None for at in (end - 2, end - 1, end))


def _joins_words(form: str, start: int, dot: int, end: int) -> bool:
    """Whether ordinary words stand on both sides of a dot, and no more: 净土·高原 is a brand, no person."""
    if dot - start != 2 or end - dot != 3:
        return False
    words, elements = knowledge.words(), knowledge.ethnic_elements()
    left, right = form[dot - 2 : dot], form[dot + 1 : dot + 3]
    return left in words and right in words and left not in elements and right not in elements


def _part_start(page: Page, dot: int) -> int:
    form, sounds = page.form, knowledge.name_sounds()
    start = dot
    while start > 0 and dot - start < _LONGEST_PART and form[start - 1] in sounds:
        start -= 1
    for at in range(start, dot):  # a post or another word that happens to be written with such characters
        if dot - at >= 2 and _introduced(page, at):
            return at
    for at in range(start, min(start + 2, dot - 1)):
        if dot in knowledge.ethnic_ends(form, at, dotted=True):
            return at
    return start


def _part_end(page: Page, start: int) -> int:
    form, sounds, stops = page.form, knowledge.name_sounds(), knowledge.signs("after_foreign")
    end = start
    while end < len(form) and end - start < _LONGEST_PART and form[end] in sounds:
        end += 1
    known = knowledge.ethnic_ends(form, start, dotted=True)
    whole = max((at for at in known if page.after(at).score > 0), default=start)  # 买买提|到, not 买买|提到
    for at in range(max(start + 1, whole), end):  # the verb or post after the name may be written with such characters
        after = page.after(at)
        if at - start >= 2 and (form[at] in stops or (after.score >= 3 and len(after.text) > 1)):
            return at
        if at - start >= 2 and after.kind == "adverb" and at + 1 not in known and page.after(at + 1).score > 1 and page.after(at + 1).kind in _GOES_ON:
            return at  # 努尔兰|正同队员们
    return end


def foreign(page: Page, start: int) -> Found | None:
    """A foreign name without a dot directly after a word such as 总统."""
    form, sounds = page.form, knowledge.transliteration()
    end = start
    while end < len(form) and end - start < _LONGEST_PART and form[end] in sounds:
        end += 1
        after = page.after(end)
        if end - start >= 2 and (after.score >= 3 or (after.score >= 2 and form[end] not in sounds)):
            break
    after = page.after(end)
    if end - start < 2 or after.score < 1:
        return _eastern(page, start)
    if after.score < (2 if form[start:end] in knowledge.words() else 1) or page.in_unit(start, end):
        return None
    return Found(start, end, "after-foreign")


def _eastern(page: Page, start: int) -> Found | None:
    """A Japanese, Korean or Vietnamese name, written with characters of any kind."""
    form, words, followers, scores = page.form, knowledge.words(), knowledge.followers(), knowledge.given_scores()
    for length in (4, 3):
        end = start + length
        name, after = form[start:end], page.after(end)
        if len(name) < length or not all(map(is_han, name)) or after.score < 4 or page.in_unit(start, end):
            continue
        plain = min(scores.get(char, 0) for char in name) >= -3
        pairs = [name[at : at + 2] for at in range(length - 1)]
        if plain and not any(pair in words or pair in followers for pair in pairs):
            return Found(start, end, "after-foreign")
    return None


def leaders(page: Page) -> Iterator[Found]:
    """Names in standing phrases that no post or verb shows: 习近平新时代中国特色社会主义思想."""
    form = page.form
    for name, doctrine in knowledge.leaders().items():
        at = form.find(name)
        while at >= 0:
            end = at + len(name)
            if not doctrine or not form.startswith(doctrine, end):
                yield Found(at, end, "standing")
            at = form.find(name, end)
