"""Persons whose posts a page says to have ended: who died or retired, and whom a sanction took a post from."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .. import anchors
from ..lexicon import read_table
from ..matching import leftmost_longest, matching_form
from ..results import Person, Status
from .mentions import Mentions
from .words import words

Scope = Literal["all", "party", "state"]

_CLAUSE_END = re.compile(r"[,。;:!、()\n并和]|\Z")
_REACH = 200  # characters between a person and what is told of the person
_BESIDE = re.compile("(?:同志|先生|女士|院士|教授)?的?")
#: What goes on from a dead person's name to the word: 某同志因病医治无效,于….
_DIED = re.compile(rf"{_BESIDE.pattern}(?:\Z|,?(?:因病|因公|因突发|不幸|于)(?!.{{0,60}}(?:慰问|看望|悼念)))")
#: Between a person and a sanction: it is threatened to others, or told by that person.
_NOT_OF_THEM = re.compile(r"[:“]|要求|强调|指出|表示|提出|规定|凡|一律|者|人员|干部|将|各|对(?!其)|[^传小]说")
_TOGETHER = re.compile(r"(?:同志)?[、和与及](?:[^,。;、]{0,16})")


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a person's posts, and of which of them."""

    status: Status
    scope: Scope

    def ends(self, post: str) -> bool:
        """Whether a post is one of those that ended.

        >>> Ended("dismissed", "party").ends("副书记"), Ended("dismissed", "party").ends("副县长")
        (True, False)
        """
        return self.scope == "all" or (self.scope == "party") == _is_party_post(post)


@functools.cache
def _is_party_post(post: str) -> bool:
    posts = words().posts
    head = next((post[at:] for at in range(len(post)) if post[at:] in posts), None)
    return head is not None and posts[head].kinds == {"party"}


@functools.cache
def _meanings() -> dict[str, tuple[Status, Scope, str]]:
    rows = read_table(
        "titles/ended.tsv",
        required=["word", "status", "scope", "stands", "source"],
        unique="word",
        choices={"status": ["former", "dismissed"], "scope": ["all", "party", "state"], "stands": ["clause", "beside", "death", "free"]},
    )
    return {row["word"]: (row["status"], row["scope"], row["stands"]) for row in rows}  # type: ignore[misc]


def ended(text: str, people: Sequence[Person]) -> dict[str, set[Ended]]:
    """By person everything the text says to have ended posts.

    >>> from epiextract.people import find
    >>> text = "王明同志因病逝世。"
    >>> ended(text, find(text))
    {'王明': {Ended(status='former', scope='all')}}
    """
    form = matching_form(text)
    meanings, mentions = _meanings(), Mentions(people)
    found: dict[str, set[Ended]] = {}
    for start, end, word in leftmost_longest(hit for hit in anchors.scan(form) if hit[2] in meanings) if people else ():
        status, scope, stands = meanings[word]
        if stands == "clause" and not _CLAUSE_END.match(form, end):
            continue
        for name in _told_of(form, start, mentions, stands):
            found.setdefault(name, set()).add(Ended(status, scope))
    return found


def _told_of(form: str, at: int, mentions: Mentions, stands: str) -> Iterator[str]:
    """The person last named before a place, in its line, with those named together with that person."""
    named = mentions.between(max(at - _REACH, form.rfind("\n", 0, at) + 1), at)
    if not named:
        return
    name, first, behind = named.pop()
    if _NOT_OF_THEM.search(form, behind, at):
        return
    if stands == "beside" and not _BESIDE.fullmatch(form, behind, at):
        return
    if stands == "death" and not _DIED.match(form, behind, at):
        return
    yield name
    for other, start, end in reversed(named):
        if not _TOGETHER.fullmatch(form, end, first):
            return
        yield other
        first = start
