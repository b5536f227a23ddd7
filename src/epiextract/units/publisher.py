"""Whom a page belongs to, from its source line, the site's name, its signature and its title."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..matching import Automaton
from . import terms, words
from .candidate import Candidate, Scan

#: How strongly each sign speaks: an outlet named by the caller, in the source line, in the site's name …
_CALLER, _SOURCE, _SITE, _SIGNATURE, _TABLE_SITE = 120, 100, 90, 80, 70
_HEADLINE_ACTS, _HEADLINE = 65, 45
_HEADER_LINES, _HEADER_SIZE = 6, 400


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of the page's publisher: a candidate name, or a code from the table of publishers."""

    weight: int
    because: str  # source | site | signature | title
    candidate: Candidate | None = None
    code: str | None = None


@functools.cache
def _automaton() -> Automaton:
    return Automaton(terms.publishers())


@functools.cache
def _source_line() -> re.Pattern[str]:
    labels = [" {0,4}".join(map(re.escape, word)) for word in words.neighbours("source") if len(word) > 1]
    return re.compile(rf"(?:{'|'.join(labels)})\s{{0,4}}[:：]?\s{{0,4}}([^\n。;]{{2,30}})")


@functools.cache
def _behind() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Behind a name: a medium or site; an organ that signs; what a headline says."""
    sign = f"[{words.characters('level_sign')}]?"
    return (
        re.compile(rf"{sign}(?:{words.neighbour('media').pattern})"),
        re.compile(rf"{sign}[^\n,。;!]{{0,22}}(?:{words.neighbour('body').pattern})"),
        re.compile(rf"{sign}[^\n]{{0,12}}(?:{words.neighbour('headline').pattern})"),
    )


def region_of_source(source: str) -> str | None:
    """The code of the publisher from the table whose name stands in ``source``, None if none does.

    >>> region_of_source("新华日报"), region_of_source("某报")
    ('320000', None)
    """
    publishers = terms.publishers()
    codes = (publishers[name] for _, _, name in _automaton().scan(source))
    return next((code for code in codes if code != "000000"), None)


def signs(scan: Scan, source: str | None) -> list[Sign]:
    """Every sign of the publisher, the strongest first."""
    form, found = scan.form, []
    code = region_of_source(source) if source else None
    if code:
        found.append(Sign(_CALLER, "source", code=code))
    central = False
    for match in _source_line().finditer(form):
        start, end = match.span(1)
        for begin, _, name in _automaton().scan(form[start:end]):
            if terms.publishers()[name] == "000000":
                central = True
            else:
                found.append(Sign(_SOURCE - min(begin, 20), "source", code=terms.publishers()[name]))
        for candidate in _within(scan.candidates, start, end):
            if candidate.kind in ("name", "zone"):
                found.append(Sign(_SOURCE - min(candidate.start - start, 20), "source", candidate))
        if len(found) > 30:
            break
    found += _in_header(scan, central)
    for candidate in _within(scan.candidates, _tail(form), len(form)):
        signs_off = candidate.kind in ("name", "zone") and _opens_line(form, candidate.start)
        if signs_off and _behind()[1].match(form, candidate.end):
            found.append(Sign(_SIGNATURE, "signature", candidate))
    return sorted(found, key=lambda sign: -sign.weight)


def _in_header(scan: Scan, central: bool) -> list[Sign]:
    """Signs in the page's first lines; a page of a national paper belongs to no unit that its title names."""
    form, found = scan.form, []
    media, body, headline = _behind()
    header, titles = _header(form)
    for _, _, name in _automaton().scan(form[:header]):
        if terms.publishers()[name] != "000000":
            found.append(Sign(_TABLE_SITE, "site", code=terms.publishers()[name]))
    for candidate in _within(scan.candidates, 0, header):
        if candidate.kind not in ("name", "zone"):
            continue
        if candidate.kind == "zone" and not _opens_line(form, _head(candidate).start):
            continue  # named in the line, not the line's subject
        if media.match(form, candidate.end):
            found.append(Sign(_SITE if candidate.start < 120 else _SITE - 15, "site", candidate))
        elif not central and any(start <= candidate.start < end for start, end in titles):
            head = _head(candidate).start
            first = any(start <= head and not form[start:head].strip("—- ") for start, _ in titles)
            acts = headline.match(form, candidate.end) or body.match(form, candidate.end)
            found.append(Sign((_HEADLINE_ACTS if acts else _HEADLINE) + (5 if first else 0), "title", candidate))
    return found


def _header(form: str) -> tuple[int, list[tuple[int, int]]]:
    """Where the page's head ends, and the lines in it that can be its title."""
    at, lines, titles = 0, 0, []
    while lines < _HEADER_LINES and at < min(len(form), _HEADER_SIZE):
        end = form.find("\n", at)
        end = len(form) if end < 0 else end
        line = form[at : min(end, at + 200)].strip()
        if line:
            lines += 1
            if len(line) > 90 or "。" in line or (len(line) > 45 and line.endswith(("!", ";"))):
                break
            if len(line) >= 6 and not any(mark in line for mark in ">|→"):
                titles.append((at + form[at:end].index(line[0]), end))
        at = end + 1
    return min(at, len(form)), titles


def _tail(form: str) -> int:
    """Where the last lines begin that can hold a signature."""
    at = len(form.rstrip())
    for _ in range(4):
        at = form.rfind("\n", 0, at)
        if at < 0:
            return max(0, len(form) - 300)
        while at > 0 and form[at - 1] == "\n":
            at -= 1
    return max(at, len(form) - 300)


def _head(candidate: Candidate) -> Candidate:
    """The first of the names that stand directly one behind another."""
    while candidate.above is not None and candidate.above.start < candidate.start:
        candidate = candidate.above
    return candidate


def _opens_line(form: str, at: int) -> bool:
    start = max(form.rfind("\n", 0, at) + 1, at - 40)
    return not form[start:at].strip(" (【[—-")


def _within(candidates: Sequence[Candidate], start: int, end: int) -> list[Candidate]:
    low = bisect_left(candidates, start, key=_start)
    high = bisect_left(candidates, end, key=_start)
    return [candidate for candidate in candidates[low:high] if candidate.end <= end]


def _start(candidate: Candidate) -> int:
    return candidate.start
