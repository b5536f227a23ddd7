"""What the name of a newspaper, broadcaster, site, account or office tells of the unit it belongs to.

A table knows the outlets whose name does not hold their place (新华日报); the others are read by their parts: a word
of accounts (掌上, 平安), one or more units' names, and behind them a word of media or of offices.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from ..matching import Automaton
from . import terms, words
from .candidate import SURE, Candidate
from .index import index
from .publisher_words import of_role

_STATE = "000000"
_LONGEST_NAME = 15
#: A bare name's outlet may have so many characters more, which no list knows (大庆油田报).
_LONGEST_OWN = 6
_SEGMENT = re.compile(r"[^\s>→|,、;:·《》〈〉【】\[\]()“”\"‘’'/\\_<\-—=。!?&»©@]+")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher's name as read: the code that the table gives, or units' names, the highest first.

    ``national``: it belongs to no unit; ``section``: the name may be that of a page's section as well (徐州新闻);
    ``body``: an office or a firm of a unit's that no word of media marks (南京市消费者协会).
    """

    code: str | None = None
    names: tuple[Candidate, ...] = ()
    national: bool = False
    section: bool = False
    body: bool = False


@functools.cache
def _table() -> dict[str, tuple[str, str]]:
    return terms.publishers() | terms.publishers_of("units/publishers_placed.tsv")


@functools.cache
def _automaton() -> Automaton:
    return Automaton(_table())


@functools.cache
def _lead() -> re.Pattern[str]:
    return words.alternation(of_role("lead"))


@functools.cache
def _medium() -> re.Pattern[str]:
    """All that may stand behind a unit's name in an outlet's: 市广播电视台客户端."""
    sign = f"[{words.characters('level_sign')}]?"
    medium, more = words.alternation(of_role("medium")).pattern, words.alternation(of_role("more")).pattern
    return re.compile(rf"{sign}(?:{medium})(?:{medium}|{more}){{0,3}}")


@functools.cache
def _more() -> re.Pattern[str]:
    more, medium = words.alternation(of_role("more")).pattern, words.alternation(of_role("medium")).pattern
    return re.compile(rf"(?:{more}|{medium}){{1,3}}")


def segments(form: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a line between its marks and spaces."""
    return [match.span() for match in _SEGMENT.finditer(form, start, end)]


def read(form: str, start: int, end: int, *, whole: bool) -> Outlet | None:
    """The outlet whose name a stretch of matching form is; unless ``whole``, words of other kind may follow it.

    >>> form = "掌上句容"
    >>> [name.term for name in read(form, 0, len(form), whole=False).names]
    ['句容']
    >>> read("新华日报客户端", 0, 7, whole=True).code
    '320000'
    """
    lead = _lead().match(form, start, end)
    begins = (start,) if lead is None or lead.end() == end else (start, lead.end())
    for begin in begins:
        outlet = _listed(form, begin, end, whole=whole) or _placed(form, begin, end, whole=whole)
        if outlet is not None:
            return outlet
    return Outlet(national=True) if form.startswith(of_role("national"), begins[-1], end) else None


def _listed(form: str, start: int, end: int, *, whole: bool) -> Outlet | None:
    """The outlet of the table with whose name the stretch begins."""
    at, stop, name = next(iter(_automaton().scan(form[start : min(end, start + _LONGEST_NAME)])), (1, 0, ""))
    if at:
        return None
    code, kind = _table()[name]
    stop += start
    rest = _before_digit(form[stop:end])
    if kind == "name":
        return Outlet(code) if _medium().fullmatch(rest) or _own_word(rest) else None
    if code == _STATE:
        channel = _placed(form, stop, end, whole=True) if kind == "site" and rest else None
        return channel or Outlet(code, national=True)
    if whole and rest and not _more().fullmatch(rest):
        return None
    return Outlet(code)


@functools.cache
def _accounts() -> dict[str, tuple[str, ...]]:
    """The words of accounts by their first character, with "" where the stretch is to be read without one: 平安赣州 is an
    account and no place in 平安区, but 新余日报 no account 新."""
    by_first: dict[str, tuple[str, ...]] = {}
    for first in {word[0] for word in of_role("account")}:
        own = [word for word in of_role("account") if word[0] == first]
        by_first[first] = (*(word for word in own if len(word) > 1), "", *(word for word in own if len(word) == 1))
    return by_first


def _placed(form: str, start: int, end: int, *, whole: bool) -> Outlet | None:
    """The outlet that bears units' names, behind a word of accounts or not."""
    for account in _accounts().get(form[start], ("",)):
        if not form.startswith(account, start, end):
            continue
        begin = start + len(account)
        names = _chain(form, begin, end)
        if names:
            tail = _before_digit(form[names[-1].end : end])
            if not tail and (account or not whole) or _is_medium(tail, whole=whole):
                return Outlet(names=names, section=tail in of_role("section"))
            if _is_body(names[-1], tail):
                return Outlet(names=names, body=not tail.endswith(of_role("masthead")))
    return None


def _chain(form: str, start: int, end: int) -> tuple[Candidate, ...]:
    """The units' names that stand one behind another: 江苏省南京市溧水区."""
    names: list[Candidate] = []
    while start < end and len(names) < 4:
        if names and _medium().fullmatch(form, start, end):
            break
        for term in index().at(form, start):
            stop = start + len(term)
            if not form.startswith(term, start, min(end, start + _LONGEST_NAME)) or not terms.is_name(term):
                continue
            if _may_publish(terms.facts(term), bool(names)):
                above = names[-1] if names else None
                names.append(Candidate(start, stop, term, "name", SURE, "units.publisher", terms.facts(term), above))
                start = stop
                break
        else:
            break
    return tuple(names)


def _may_publish(facts: terms.NameFacts, behind: bool) -> bool:
    if facts.level == "township":
        return facts.full and len(facts.name) > 2
    return facts.level in ("province", "prefecture", "county") and (behind or not facts.generic)


def _is_medium(tail: str, *, whole: bool) -> bool:
    """Whether words of media stand behind a unit's name, and where it is to be the ``whole`` nothing else."""
    medium = _medium().match(tail)
    return medium is not None and (medium.end() == len(tail) or not whole and medium.end() > 1)


def _is_body(name: Candidate, tail: str) -> bool:
    """Whether the words behind a unit's name end like those of an office and hold no verb."""
    facts = name.facts
    if facts is None or not tail.endswith(of_role("ending")) or any(word in tail for word in of_role("other")):
        return False
    if any(words.begins(role, tail, 0) for role in ("acts", "holds", "headline")):
        return False
    return facts.full or (facts.level != "county" and not facts.common and _own_word(tail))


def _own_word(tail: str) -> bool:
    return len(tail) <= _LONGEST_OWN and tail.endswith(of_role("ending"))


def _before_digit(tail: str) -> str:
    digit = _DIGIT.search(tail)
    return tail if digit is None else tail[: digit.start()]
