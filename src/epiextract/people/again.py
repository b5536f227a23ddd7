"""Names once established are found again, except where the same characters are a word or part of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..matching import Automaton
from . import knowledge
from .endings import DOING, After, is_han
from .evidence import Evidence
from .reading import Page

#: What shows a word at the start of a clause to be a name that the document has established.
_SHOWING = DOING | {"holding", "called", "sex"}

#: Up to how many names a search for each is cheaper than building an automaton.
_FEW = 48

Taken = Sequence[tuple[int, int, str]]


def occurrences(page: Page, evidence: Evidence, taken: Taken) -> Iterator[tuple[int, int, str]]:
    """Further places of the names in ``taken``, with the rule that admits each."""
    form = page.form
    names = {form[start:end] for start, end, _ in taken}
    if not names:
        return
    press_only = names - {form[start:end] for start, end, rule in taken if rule != "byline"}
    claimed = {start for start, _, _ in taken}
    ends = {end for _, end, _ in taken}
    words = knowledge.words()
    for start, end, name in _places(form, names):
        if start in claimed:
            continue
        lies = page.in_unit(start, end)
        if lies in ("inside", "crossing"):
            continue
        if name in words or lies == "equal":
            admitted = _word_is_name(page, evidence, start, end, claimed, ends)
        else:
            admitted = _is_name(page, start, end, name, ends)
        if admitted:
            press = name in press_only and _stands_alone(form, start, end)
            claimed.add(start)
            ends.add(end)
            yield start, end, "byline" if press else "again"


def _places(form: str, names: set[str]) -> list[tuple[int, int, str]]:
    """Every place of the names, in order; of names that begin at one place the longest, without overlaps."""
    if len(names) > _FEW:
        return Automaton(names).scan(form)
    found = []
    for name in names:
        at = form.find(name)
        while at >= 0:
            found.append((at, at + len(name), name))
            at = form.find(name, at + 1)
    found.sort(key=lambda place: (place[0], -place[1]))
    kept, reached = [], 0
    for place in found:
        if place[0] >= reached:
            kept.append(place)
            reached = place[1]
    return kept


def _stands_alone(form: str, start: int, end: int) -> bool:
    """Whether a name stands in brackets or on a line by itself, as signatures do."""
    before, after = form[max(0, start - 5) : start].rstrip(" ")[-1:], form[end : end + 1]
    return before in ("", "\n", "(", ":", " ", "|") and (not after or not is_han(after))


def _is_name(page: Page, start: int, end: int, name: str, ends: set[int]) -> bool:
    """A name that is no word stands as a name unless words run over its edges."""
    form, words, after = page.form, knowledge.words(), page.after(end)
    if form[end : end + 1] == "·" or form[start - 1 : start] == "·":
        return False
    if len(name) > 2:
        return True
    left, right = page.crosses_word(start), form[end - 1 : end + 1] in words and after.score < 3
    if left and right:
        return False
    if left or right:
        return after.score >= 3
    if not knowledge.opens_clause(form, start) and after.kind in ("stop", "coverb", "particle", "verb", "word"):
        # a name in the middle of a clause must look like one: 现场秩序井然 is no place of 井然's
        return any(r.end == end and r.shape >= 2 for r in page.readings(start)) or form[end - 1] in "某×*○X"
    return after.kind != "none" or not _continues(page, start, end)


def _continues(page: Page, start: int, end: int) -> bool:
    """Whether a two-character name reads better as the head of a longer one."""
    return any(r.end > end and r.shape >= 2 and r.after.score >= 2 for r in page.readings(start))


def _word_is_name(page: Page, evidence: Evidence, start: int, end: int, claimed: set[int], ends: set[int]) -> bool:
    """A name that is also a word needs evidence of its own at each place."""
    form, after = page.form, page.after(end)
    kind = knowledge.words().get(form[start:end], "noun")
    if kind == "closed" or after.kind == "none":
        return False
    beside = form[start - 1 : start] == "、" and start - 1 in ends or form[end : end + 1] == "、" and end + 1 in claimed
    if beside or evidence.after_anchor.get(start) in ("post", "lead"):
        return after.score >= 2
    if knowledge.opens_clause(form, start):
        return _opens_clause(after, kind, form[end : end + 1])
    takes_office = after.kind == "holding" and after.score > 3  # 由尚书任组长
    return (after.kind == "called" or takes_office) and not page.crosses_word(start)


def _opens_clause(after: After, kind: str, mark: str) -> bool:
    if after.kind == "colon":
        return True
    if kind != "noun" and after.kind == "act":
        return False
    return after.kind in _SHOWING or (after.kind == "adverb" and after.score > 2)
