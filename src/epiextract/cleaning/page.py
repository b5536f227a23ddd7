"""What a page says of itself: headline, publication date, source, bylines, furniture. Offsets count in the clean text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..matching import matching_form
from .furniture import furniture_kind
from .labels import PEOPLE_ROLES, Label, labels_of
from .surnames import compound_surnames, single_surnames


@dataclass(frozen=True, slots=True)
class Byline:
    """A person named for work on the page, with the role (reporter, editor, photographer)."""

    start: int
    end: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Page:
    """The structure of a page; ``furniture`` lists (start, end, kind) of lines that are not its text."""

    title: str | None = None
    published: str | None = None
    source: str | None = None
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    bylines: tuple[Byline, ...] = ()
    furniture: tuple[tuple[int, int, str], ...] = ()


_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})(?!\d)日?")
_DAY_ALONE = re.compile(r"[\s\d年月日:./星期一二三四五六日天时分秒-]*$")
_ISSUE = re.compile(r"第\s?\d+\s?[期版]")
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}(?:·[\u3400-\u9fff]{1,6})?")
_NAMES = re.compile(r"[\u3400-\u9fff·]+")
_IN_BRACKETS = re.compile(r"\(([^()\n]{2,40})\)")
_PRESS_ROLE = re.compile(r"(?:(?:本报|本网|本台|特约|见习|全媒体|融媒体?)?(?:记者|通讯员|特约通讯员|实习生|摄影|撰稿|供稿|文/图|图/文|文|图)[:/ ]*)+")
_CREDIT = re.compile(r"(?:^|[(。 ])([\u3400-\u9fff]{2,4}) ?(?:文/图|图/文|摄影报道|摄影|摄|供图|制图|绘)(?=\)|$)")
_SENTENCE_MARK = re.compile(r"[。！？；,，;!?]")
#: A headline is found among so many lines from the top.
_TOP_LINES = 16
_LONGEST_TITLE = 60
#: Characters of a publication line that may surround its date.
_LONGEST_LINE = 80
#: Words that a name in a byline does not end in: offices and rooms sign too.
_NOT_NAME_ENDS = frozenset("办部局委室心社组处科站厅院网报台团会府镇乡村区县市省刊")


def read_page(text: str) -> Page:
    """Read the structure of a clean text.

    >>> page = read_page("我市部署防汛工作\\n2021-07-20 来源:安康日报 记者 王明\\n7月19日,市委召开会议。")
    >>> page.title, page.published, page.source, page.reporters
    ('我市部署防汛工作', '2021-07-20', '安康日报', ('王明',))
    """
    form = matching_form(text)
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", form)]
    furniture: list[tuple[int, int, str]] = []
    bylines: list[Byline] = []
    published = source = None
    title: tuple[int, int] | None = None
    body_seen = False
    for number, (start, end) in enumerate(lines):
        line = form[start:end]
        kind = furniture_kind(line)
        labels = labels_of(line) if len(line) <= _LONGEST_LINE or number + 3 >= len(lines) else []
        day = _publication_day(line, labels) if len(line) <= _LONGEST_LINE else None
        if day is not None and kind is None:
            kind = "publication"
        published = published or day
        source = source or _source(line, labels)
        bylines += _labelled(form, start, line, labels)
        bylines += _bracketed(form, start, line)
        bylines += _credited(start, line)
        if labels and kind is None and (len(line) <= _LONGEST_LINE and not _SENTENCE_MARK.search(line)):
            kind = "labels"
        if kind is not None:
            furniture.append((start, end, kind))
            continue
        if title is None and number < _TOP_LINES and not body_seen and _is_headline(line):
            title = (start, end)
        if _SENTENCE_MARK.search(line) and len(line) > 30:
            body_seen = True
        elif body_seen and (name := _signature(line, form, end)) is not None:
            bylines.append(Byline(start, end, name, "reporter"))
    published = published or _closing_day(form, lines)
    bylines = sorted(set(bylines), key=lambda byline: byline.start)
    return Page(
        title=text[title[0] : title[1]] if title is not None and body_seen else None,
        published=published,
        source=source,
        reporters=_distinct(byline.name for byline in bylines if byline.role == "reporter"),
        editors=_distinct(byline.name for byline in bylines if byline.role == "editor"),
        bylines=tuple(bylines),
        furniture=tuple(furniture),
    )


def _publication_day(line: str, labels: list[Label]) -> str | None:
    """The day in a line that holds little else: a publication line or a newspaper's head."""
    match = _DATE.search(line)
    if match is None:
        return None
    labelled = next((label for label in labels if label.role == "published" and label.end <= match.start()), None)
    rest = line[: match.start()] + line[match.end() :]
    if labelled is None and not _DAY_ALONE.match(rest) and not labels and not _ISSUE.search(line):
        around = rest.strip()
        if len(around) > 24 or _SENTENCE_MARK.search(around):
            return None
    return _iso(match)


def _closing_day(form: str, lines: list[tuple[int, int]]) -> str | None:
    """The day under a notice: a line of its own near the end."""
    for start, end in reversed(lines[-6:]):
        match = _DATE.fullmatch(form[start:end].strip())
        if match is not None:
            return _iso(match)
    return None


def _iso(match: re.Match[str]) -> str | None:
    try:
        return datetime.date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None


def _source(line: str, labels: list[Label]) -> str | None:
    for at, label in enumerate(labels):
        if label.role == "source":
            stop = labels[at + 1].start if at + 1 < len(labels) else len(line)
            value = re.split(r"\s{2,}|[\[【|]", line[label.end : stop].strip())[0].strip(" )）】]。,，")
            value = re.split(r"\s(?=\d{4}[-年/]|浏览|点击|阅读|字体|作者|编辑)", value)[0]
            if 2 <= len(value) <= 40:
                return value
    return None


def _labelled(form: str, offset: int, line: str, labels: list[Label]) -> Iterator[Byline]:
    for at, label in enumerate(labels):
        role = PEOPLE_ROLES.get(label.role)
        if role is None:
            continue
        stop = labels[at + 1].start if at + 1 < len(labels) else len(line)
        yield from _names_in(form, offset + label.end, offset + stop, role)


def _bracketed(form: str, offset: int, line: str) -> Iterator[Byline]:
    """(记者 王明 通讯员 李华), and a bare name in brackets where a line ends: (高远)."""
    for match in _IN_BRACKETS.finditer(line):
        inner = match[1]
        role = _PRESS_ROLE.match(inner)
        if role is not None:
            yield from _names_in(form, offset + match.start(1), offset + match.end(1), "reporter")
        elif match.end() == len(line) and len(line) > 30 and _is_name(inner):
            yield Byline(offset + match.start(1), offset + match.end(1), inner, "reporter")


def _credited(offset: int, line: str) -> Iterator[Byline]:
    """高远 摄, at the end of a line or in brackets."""
    for match in _CREDIT.finditer(line):
        if _is_name(match[1]):
            yield Byline(offset + match.start(1), offset + match.end(1), match[1], "photographer")


def _names_in(form: str, start: int, end: int, role: str) -> Iterator[Byline]:
    at = start
    while at < end:
        title = _PRESS_ROLE.match(form, at, end)
        if title is not None and title.end() > at:
            at = title.end()
            continue
        word = _NAMES.match(form, at, end)
        if word is None:
            if form[at] not in " 、,/:()|丨;":
                return
            at += 1
            continue
        if _is_name(word.group()):
            yield Byline(word.start(), word.end(), word.group(), role)
        elif len(word.group()) > 4:
            return
        at = word.end()


def _is_name(word: str) -> bool:
    if not _NAME.fullmatch(word) or word[-1] in _NOT_NAME_ENDS:
        return False
    compound = word[:2] in compound_surnames()
    return word[0] in single_surnames() and len(word) <= 3 or compound and 3 <= len(word) <= 4 or "·" in word


def _signature(line: str, form: str, end: int) -> str | None:
    """A bare name alone on the line under an article."""
    name = line.strip()
    return name if 2 <= len(name) <= 4 and _is_name(name) else None


def _is_headline(line: str) -> bool:
    return 5 <= len(line) <= _LONGEST_TITLE and not re.search(r"[。；;]|https?:|[:：]$|欢迎", line) and bool(
        re.search(r"[\u3400-\u9fff]{4}", line)
    )


def _distinct(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
