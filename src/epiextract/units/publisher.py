"""Signs of whom a page belongs to: its source line, the site's name, its foot, datelines, signature and title."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..matching import matching_form
from . import outlets, words
from .candidate import Candidate, Scan
from .outlets import Outlet
from .publisher_words import of_role, source_labels

#: How strongly each sign speaks: an outlet named by the caller, in the source line, in the site's name …
_CALLER, _SOURCE, _SITE, _FOOT, _SIGNATURE, _DATELINE, _SECTION = 120, 100, 90, 88, 80, 75, 72
_HEADLINE = 45
#: Signs so strong say whose the page is; two of them that contradict each other leave it open.
STRONG = 85
#: A headline in which the unit acts speaks so strongly.
ACTS = 65
_HEADER_LINES, _HEADER_SIZE, _FOOT_SIZE, _OPENING_SIZE, _CLOSING_SIZE = 6, 400, 800, 1500, 300


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of the page's publisher: an outlet's name as read, or a candidate of the text.

    ``sender``: the outlet sent the text in, to a publisher that may stand above it.
    """

    weight: int
    because: str  # source | site | signature | dateline | title
    candidate: Candidate | None = None
    outlet: Outlet | None = None
    sender: bool = False

    @property
    def chained(self) -> bool:
        """Whether it names a unit behind the one above it."""
        if self.outlet is not None:
            return len(self.outlet.names) > 1
        return self.candidate is not None and self.candidate.above is not None


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of a page, the strongest first, and what it says of outlets that belong nowhere.

    ``national``: a national outlet published the text; ``nobody``: the source line names none (来源:网络).
    """

    ranked: list[Sign]
    national: bool
    nobody: bool


@functools.cache
def _source_line() -> re.Pattern[str]:
    """A label of the source with its value; a comma goes on, a label behind ends it."""
    spaced = [" {0,4}".join(map(re.escape, label)) for label in source_labels()]
    mark = r"(?:\s{0,4}[:丨|/]\s{0,4}|[ \t]{1,4}|(?=[《“]))"
    return re.compile(rf"(?P<label>{'|'.join(spaced)}){mark}(?P<value>[^\n。;]{{2,40}})")


@functools.cache
def _before_label() -> re.Pattern[str]:
    """What a label of the source may stand behind: no word, or one that makes it longer (文章来源)."""
    return re.compile(rf"(?:^|[^\u3400-\u9fff])(?:{words.alternation(of_role('labelled')).pattern})?$")


@functools.cache
def _foot_line() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A label of whose site it is, with its value behind it; an owner's name right before it."""
    labels = words.alternation(of_role("footer")).pattern
    return (
        re.compile(
            rf"(?:{labels})(?:\s{{0,4}}[:©]\s{{0,4}}(?P<value>[^\n。;]{{2,40}})|\s{{1,4}}(?P<bare>[^\n。;]{{2,40}})|$)",
            re.MULTILINE,
        ),
        re.compile(r"(?:^|[\s|©(:])(?P<owner>[\u3400-\u9fff]{0,24})$"),
    )


@functools.cache
def _next_label() -> re.Pattern[str]:
    """Where the value of a label ends: another label, a year."""
    fields = words.alternation(of_role("field")).pattern
    return re.compile(rf"[\s(【]\S{{1,7}}?\s?[:丨]|\s(?:{fields})|\s(?:19|20)\d\d")


@functools.cache
def _own_works() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The outlet of which a disclaimer says that works marked so are the site's own; the mark before a label."""
    marked = words.alternation(of_role("marked")).pattern
    label = words.alternation(words.neighbours("source")).pattern
    return (
        re.compile(
            rf"(?:{marked})[^\n:]{{0,8}}?[“\"「【《]?(?:{label})[^\n:“\"]{{0,2}}[:“\"]{{1,2}}\s?"
            r"(?P<name>[^”\"\n,的()】」》]{2,24})"
        ),
        re.compile(rf"(?:{marked})[^\n]{{0,4}}$"),
    )


@functools.cache
def _dispatch() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A dispatch at the head of a paragraph (红网讯, 大众日报青岛5月30日讯); a reporter's outlet in brackets at its end."""
    word, wire = (words.alternation(of_role(role)).pattern for role in ("dispatch", "wire"))
    reporter, kind = (words.alternation(of_role(role)).pattern for role in ("reporter", "reporter_kind"))
    contributor = words.alternation(of_role("byline")).pattern
    day = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
    return (
        re.compile(
            rf"^[\s(【]{{0,6}}(?P<name>[^\s,。:()【】\d]{{2,20}}?)"
            rf"(?:{day}(?:{word}|{wire})|(?:{word})(?=[\s(【:,]|{reporter}|{contributor}))",
            re.MULTILINE,
        ),
        re.compile(
            rf"[(【](?P<name>[^\s,。:()【】\d]{{2,14}}?)(?:{kind})?(?:{reporter})[^()【】\n]{{2,30}}[)】]\s{{0,4}}$",
            re.MULTILINE,
        ),
    )


@functools.cache
def _behind() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Behind a zone's or a headline's name: a medium or bulletin; an organ that signs; what a headline says."""
    sign = f"[{words.characters('level_sign')}]?"
    bulletin = words.alternation(of_role("bulletin")).pattern
    return (
        re.compile(rf"{sign}(?:{words.neighbour('media').pattern})|[^\s,。;!]{{0,14}}?(?:{bulletin})(?!{words.HAN})"),
        re.compile(rf"{sign}[^\n,。;!]{{0,22}}(?:{words.neighbour('body').pattern})"),
        re.compile(rf"{sign}[^\n]{{0,12}}(?:{words.neighbour('headline').pattern})"),
    )


def signs(scan: Scan, source: str | None) -> Signs:
    """Every sign of the publisher in a page, and in the name of its ``source`` where the caller knows it."""
    return _Reader(scan).read(source)


class _Reader:
    """One page while its signs are read."""

    def __init__(self, scan: Scan) -> None:
        self.scan, self.form = scan, scan.form
        self.found: list[Sign] = []
        self.national = self.nobody = False
        self.taken: list[tuple[int, int]] = []  # labels with their values

    def read(self, source: str | None) -> Signs:
        if source:
            form = matching_form(source)
            self._value(form, 0, len(form), _CALLER, "source")
        self._source_lines()
        self._foot()
        self._header()
        self._datelines()
        self._signature()
        if self.national:  # 人民网 > 湖北新闻
            self.found = [sign for sign in self.found if sign.weight != _SECTION]
        return Signs(sorted(self.found, key=lambda sign: -sign.weight), self.national, self.nobody)

    def _value(self, form: str, start: int, end: int, weight: int, because: str, *, sender: bool = False) -> None:
        """Signs from the names in the value of a label."""
        for at, (begin, stop) in enumerate(outlets.segments(form, start, end)):
            outlet = outlets.read(form, begin, stop, whole=False)
            if outlet is None:
                if at == 0 and form[begin:stop].startswith(of_role("nobody")):
                    self.nobody = True
            elif outlet.national:
                self.national = True
            else:
                self.found.append(Sign(weight - min(begin - start, 12), because, outlet=outlet, sender=sender))

    def _zones(self, start: int, end: int, weight: int, because: str) -> None:
        for candidate in _within(self.scan.candidates, start, end):
            if candidate.kind == "zone":
                self.found.append(Sign(weight - min(candidate.start - start, 12), because, candidate))

    def _source_lines(self) -> None:
        form = self.form
        count = done = 0
        for place in self.scan.marks["source"]:
            match = _source_line().match(form, place) if place >= done else None
            if match is None:
                continue
            count, done = count + 1, match.end()
            start, end = match.span("value")
            label = _next_label().search(form, start, end)
            end = label.start() if label is not None and label.start() > start else end
            before = form[max(0, match.start() - 8) : match.start()]
            if _before_label().search(before) is None or _own_works()[1].search(before) is not None:
                continue
            self.taken.append((match.start(), end))
            sender = match["label"].replace(" ", "") in of_role("contributor")
            self._value(form, start, end, _SOURCE, "source", sender=sender)
            self._zones(start, end, _SOURCE, "source")
            if count > 21:
                break

    def _foot(self) -> None:
        form = self.form
        line, owner = _foot_line()
        for match in line.finditer(form, max(0, len(form) - _FOOT_SIZE)):
            before = owner.search(form, max(0, match.start() - 25), match.start())
            if before is None:
                continue
            behind = "value" if match["value"] else "bare" if match["bare"] and not before["owner"] else None
            start, end = match.span(behind) if behind else before.span("owner")
            label = _next_label().search(form, start, end)
            end = label.start() if label is not None and label.start() > start else end
            self.taken.append((match.start(), end))
            for begin, stop in outlets.segments(form, start, end)[:1]:
                self._outlet(begin, stop, _FOOT, "site", whole=False)
            self._zones(start, end, _FOOT, "site")
        for match in _own_works()[0].finditer(form, max(0, len(form) - _FOOT_SIZE)):
            self._outlet(*match.span("name"), _FOOT, "site", whole=False)

    def _outlet(self, start: int, end: int, weight: int, because: str, *, whole: bool) -> None:
        outlet = outlets.read(self.form, start, end, whole=whole)
        if outlet is not None and not outlet.national:
            self.found.append(Sign(weight, because, outlet=outlet))

    def _header(self) -> None:
        """Signs in the page's first lines; a page of a national outlet belongs to no unit that its title names."""
        form = self.form
        media, body, headline = _behind()
        header, titles = _header(form)
        at = 0
        while at < header:
            end = form.find("\n", at, header)
            end = header if end < 0 else end
            self._header_line(at, min(end, at + 200))
            at = end + 1
        for candidate in _within(self.scan.candidates, 0, header):
            if candidate.kind not in ("name", "zone") or self._is_taken(candidate.start):
                continue
            if candidate.kind == "zone":
                if not _opens_line(form, _head(candidate).start):
                    continue  # named in the line, not the line's subject
                if media.match(form, candidate.end):
                    self.found.append(Sign(_SITE if candidate.start < 120 else _SECTION, "site", candidate))
                    continue
            if any(start <= candidate.start < end for start, end in titles):
                head = _head(candidate).start
                first = any(start <= head and not form[start:head].strip("—- ") for start, _ in titles)
                acts = headline.match(form, candidate.end) or body.match(form, candidate.end)
                weight = (ACTS if acts else _HEADLINE) + (5 if first else 0)
                self.found.append(Sign(weight, "title", candidate))

    def _header_line(self, start: int, end: int) -> None:
        """Signs in the names that stand in a line of the head: the site's, a newspaper's, a section's."""
        form = self.form
        line = form[start:end]
        if len(line.strip()) > 90 or "。" in line:
            return
        pieces = outlets.segments(form, start, end)
        menu = ">" in line or any(word in line for word in of_role("menu"))
        for number, (begin, stop) in enumerate(pieces):
            if stop - begin > 30 or self._is_taken(begin):
                continue
            joined = number > 0 and form[pieces[number - 1][0] : begin].rstrip("·") in of_role("account")
            outlet = outlets.read(form, begin, stop, whole=not joined)  # 中国·平凉
            if outlet is None or outlet.body and not menu:
                continue  # an office in a headline
            if outlet.national:
                self.national = self.national or (number == 0 and start < 120 and outlet.code is not None)
                continue
            section = outlet.section and (number > 0 or start > 0)
            self.found.append(Sign(_SECTION if section else _SITE, "site", outlet=outlet))

    def _is_taken(self, at: int) -> bool:
        return any(start <= at < end for start, end in self.taken)

    def _datelines(self) -> None:
        """An outlet that a dispatch or a reporter is of; the place of a dispatch is but where it was written."""
        form = self.form
        dispatch, reporter = _dispatch()
        opening = min(len(form), _OPENING_SIZE)
        matches = [
            *dispatch.finditer(form, 0, opening),
            *reporter.finditer(form, 0, opening),
            *reporter.finditer(form, max(opening, len(form) - _CLOSING_SIZE)),
        ]
        for match in matches[:8]:
            pieces = outlets.segments(form, *match.span("name"))
            for start, end in pieces[:1]:
                outlet = outlets.read(form, start, end, whole=False)
                if outlet is None or outlet.names and outlet.names[-1].end == end:
                    continue  # a place alone: 吉安讯
                if outlet.national:
                    self.national = True
                else:
                    self.found.append(Sign(_DATELINE, "dateline", outlet=outlet))

    def _signature(self) -> None:
        form = self.form
        tail = _tail(form)
        for start, end in _lines(form, tail):
            line = form[start:end]
            if len(line) > 40 or any(mark in line for mark in ":,。!?") or self._is_taken(start):
                continue
            for begin, stop in outlets.segments(form, start, end)[:1]:
                self._outlet(begin, stop, _SIGNATURE, "signature", whole=True)
        for candidate in _within(self.scan.candidates, tail, len(form)):
            signs_off = candidate.kind in ("name", "zone") and _opens_line(form, candidate.start)
            if signs_off and not self._is_taken(candidate.start) and _behind()[1].match(form, candidate.end):
                self.found.append(Sign(_SIGNATURE, "signature", candidate))


def _lines(form: str, start: int) -> Iterator[tuple[int, int]]:
    while start < len(form):
        end = form.find("\n", start)
        end = len(form) if end < 0 else end
        yield start, end
        start = end + 1


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
