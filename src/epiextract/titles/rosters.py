"""Lists of names beside posts: 姓名（职务）, a label with a colon, rows with gaps, and the cells of a table.

====================================  ====================================================
周国强(县委书记)                       posts in brackets belong to the name before them
一、副主任⏎李志刚  孙立平(女)           a numbered heading is held by all in the lines of names under it
副组长:李志刚(县长)、孙立平(副县长)      a label (or 副组长 李志刚 县长) is held by all up to the next
李志刚    县委常委、副县长              a row that begins with a name: the posts behind it
组长:李志刚,县长;孙立平,副县长          the same behind a comma, up to a semicolon or the end of the line
成员|李志刚|县委办主任                  the same behind a label, which is held by all up to the next
关山月 | 市委常委、副市长 | 负责…        cells of a row
关山月 / 市委常委、副市长               cells of a table, one a line
====================================  ====================================================
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from .find import FoundTitle
from .mentions import Mentions, Named

_COLON = re.compile(r" {0,8}: {0,8}")
_GAP = re.compile(r"[ |]{1,16}")
_COMMA = re.compile(r" {0,4}, {0,4}")
_END_OF_ENTRY = re.compile(r"(?:\([^()\n]{1,24}\))? {0,8}(?:[;。\n]|$)")
_ITEM_MARK = re.compile(r"(?:同志)? {0,8}(?:[、,;和与及] {0,8}|(?=\n)| {1,8})")
_BRACKETED = re.compile(r"(?:同志)?\([^()\n]{1,60}\)[。;]?")
_HEADING_NUMBER = re.compile(r"[ |]{0,16}\(?[0-9一二三四五六七八九十]{1,3}[)、.][ |]?")
_HEADING_END = re.compile(r"(?:\([^()\n]{1,24}\))? {0,8}:? {0,8}\n[ |]{0,16}")
_REST_OF_ROW = re.compile(r"[ |]{1,16}[^\n]{0,60}")
_NEW_ROW = re.compile(r"\n[ |]{0,16}")
_ROW_HEAD = re.compile(r"[ |]{0,16}(?:\(?[0-9一二三四五六七八九十]{1,3}[)、.][ |]?)?(?:[^ |\n:]{1,12}:[ |]{0,8})?")
_BEHIND_NAME = re.compile(r" {0,8}(?:\(|[、,;\n]|$)|[ |]|同志")
_ROW_INDENT = re.compile(r"[ |]{0,16}")
_TITLE_MARK = re.compile(r"(?:\([^()]{1,12}\))?(?:、|兼任|兼|暨)?")
_BRACKET_REACH = 60  # characters from a name's bracket to a post in it
_INDENT = 16  # spaces before a name that opens its line
_LABEL_REACH = 200  # names under one label
_TABLE_REACH = 60  # lines of a table looked over for its order


class Rosters:
    """Answers, for one text, whom a list or table gives a title to."""

    def __init__(
        self,
        form: str,
        titles: Mapping[int, FoundTitle],
        list_spans: Mapping[int, tuple[int, int]],
        mentions: Mentions,
    ) -> None:
        self.form = form
        self._titles = titles
        self._list_spans = list_spans
        self._mentions = mentions

    def of(self, title: FoundTitle) -> tuple[Named, ...]:
        """The persons a roster gives the title to; none where no roster stands."""
        labelled = self._label(title)
        if labelled:
            return labelled
        person = self._bracket(title) or self._row(title) or self._entry(title) or self._cell(title)
        return (person,) if person is not None else ()

    def _label(self, title: FoundTitle) -> tuple[Named, ...]:
        """Everyone named behind the label and its colon or gap, in the same line and the lines that begin with a name."""
        mark = self._heading(title) or _COLON.match(self.form, title.end) or self._gap_of_label(title)
        if mark is None:
            return ()
        colon = ":" in mark.group() or "\n" in mark.group()
        named: list[Named] = []
        at = mark.end()
        while len(named) < _LABEL_REACH:
            person = self._mentions.at(self._behind_titles(at))
            if person is None:
                break
            named.append(person)
            at = person[2]
            posts = _BRACKETED.match(self.form, at) or self._rest_of_row(at)
            at = posts.end() if posts else self._behind_comma(at)
            separator = _ITEM_MARK.match(self.form, at)
            at = separator.end() if separator else at
            row = _NEW_ROW.match(self.form, at)
            if row:
                following = self._mentions.at(row.end())
                if following is None or not _BEHIND_NAME.match(self.form, following[2]):
                    break
                if not colon and not self._rest_of_row(following[2]):
                    break
                at = row.end()
            elif separator is None:
                break
        return tuple(named)

    def _heading(self, title: FoundTitle) -> re.Match[str] | None:
        """The end of a heading that is the title alone, with a number or a note in brackets: 二、副主任(按姓名笔画为序).

        None where names stand above the posts in such lines.
        """
        start, end = self._list_spans[title.start]
        line = self.form.rfind("\n", 0, start) + 1
        number = _HEADING_NUMBER.match(self.form, line)
        if number is None or number.end() != title.start:
            name = self._name_line_before(start)
            if line != start or (name is not None and self._names_come_first(name[1])):
                return None
        return _HEADING_END.match(self.form, title.end if number else end)

    def _gap_of_label(self, title: FoundTitle) -> re.Match[str] | None:
        """The gap behind a post at the head of a line, where a name and a gap with its posts follow."""
        gap = _GAP.match(self.form, title.end)
        person = self._mentions.at(gap.end()) if gap and self._heads_line(title.start) else None
        return gap if person is not None and self._rest_of_row(person[2]) else None

    def _heads_line(self, start: int) -> bool:
        line = self.form.rfind("\n", 0, start) + 1
        indent = _ROW_INDENT.match(self.form, line)
        return indent is not None and indent.end() == start

    def _behind_titles(self, at: int) -> int:
        """Where the name stands in 县委书记甲: behind its posts."""
        title = self._titles.get(at)
        while title is not None:
            mark = _TITLE_MARK.match(self.form, title.end)
            at = mark.end() if mark else title.end
            title = self._titles.get(at)
        return at

    def _rest_of_row(self, at: int) -> re.Match[str] | None:
        """Posts behind a name and a gap, up to the end of the line; not where another name stands behind the gap."""
        gap = _GAP.match(self.form, at)
        if gap is None or gap.end() not in self._titles:
            return None
        end = self._list_spans[gap.end()][1]
        name = _GAP.match(self.form, end)
        paired = self._mentions.at(end) or (name and self._mentions.at(name.end()))  # 县委书记 甲 县长 乙
        return None if paired else _REST_OF_ROW.match(self.form, at)

    def _behind_comma(self, at: int) -> int:
        """Where the posts end that fill the entry behind a name and a comma; ``at`` itself where none do."""
        comma = _COMMA.match(self.form, at)
        if comma is None or comma.end() not in self._titles:
            return at
        end = self._list_spans[comma.end()][1]
        return end if _END_OF_ENTRY.match(self.form, end) else at

    def _bracket(self, title: FoundTitle) -> Named | None:
        """Whose name stands before the bracket the title is in."""
        left = max(0, title.start - _BRACKET_REACH)
        opened = self.form.rfind("(", left, title.start)
        if opened < 0 or any(mark in self.form[opened : title.start] for mark in ")\n。"):
            return None
        before = opened - 2 if self.form[opened - 2 : opened] == "同志" else opened
        return self._mentions.before(before)

    def _row(self, title: FoundTitle) -> Named | None:
        """The name at the head of the title's line, before a gap."""
        start = self._list_spans[title.start][0]
        at = self._before_gap(start)
        person = self._mentions.before(at) if at < start else None
        if person is None:
            return None
        head = _ROW_HEAD.match(self.form, self.form.rfind("\n", 0, at) + 1)
        if head is not None and "|" in self.form[at:start]:
            heads = self._mentions.at(head.end()) is not None
            before = self.form[max(0, person[1] - 2) : person[1]].rstrip(" ")
            fills = before.endswith("|") and head.end() not in self._titles  # 1|某河|甲|县长
            if heads or fills:
                return person
        if not self._rest_of_row(at):
            return None
        if head is not None and head.end() == person[1]:
            return person
        label = self._label_before(person[1])
        return person if label is not None and self._heads_line(label) else None

    def _entry(self, title: FoundTitle) -> Named | None:
        """The name that opens the title's line or entry, before a comma and posts alone."""
        comma = self._before_gap(self._list_spans[title.start][0]) - 1
        person = self._mentions.before(self._before_gap(comma)) if self.form[comma : comma + 1] == "," else None
        if person is None or self._behind_comma(person[2]) == person[2]:
            return None
        before = self.form[max(0, person[1] - _INDENT) : person[1]].rstrip(" ")
        return person if before.endswith((";", ":", "\n")) or not before else None

    def _label_before(self, start: int) -> int | None:
        """Where a post begins that a gap sets apart from the name at ``start``."""
        at = self._before_gap(start)
        return self._list_starts.get(at) if at < start else None

    def _before_gap(self, at: int) -> int:
        while at and self.form[at - 1] in " |":
            at -= 1
        return at

    def _cell(self, title: FoundTitle) -> Named | None:
        """The name that fills the line before the title's own line, where the table begins with a name."""
        start, end = self._list_spans[title.start]
        if not self._fills_line(start, end):
            return None
        before = self._name_line_before(start)
        return before if before is not None and self._names_come_first(before[1]) else None

    def _names_come_first(self, at: int) -> bool:
        """Whether the rows of names and posts that end with the name at ``at`` begin with a name."""
        for _ in range(_TABLE_REACH):
            previous = self._list_starts.get(at - 1)
            if previous is None or not self._fills_line(previous, at - 1) or self._titles[previous].collective:
                return True
            name = self._name_line_before(previous)
            if name is None:
                return False
            at = name[1]
        return True

    @cached_property
    def _list_starts(self) -> dict[int, int]:
        return {end: start for start, end in self._list_spans.values()}

    def _fills_line(self, start: int, end: int) -> bool:
        return self.form[start - 1 : start] in ("", "\n") and self.form[end : end + 1] in ("", "\n")

    def _name_line_before(self, start: int) -> Named | None:
        person = self._mentions.before(start - 1) if start and self.form[start - 1] == "\n" else None
        return person if person is not None and self.form[person[1] - 1 : person[1]] in ("", "\n") else None


def list_spans(form: str, found: Sequence[FoundTitle]) -> dict[int, tuple[int, int]]:
    """For each title (by its start) where the list of posts begins and ends that it is in."""
    runs: list[list[FoundTitle]] = []
    for title in found:
        before = title.start - 1 if title.start and form[title.start - 1] in "、兼暨" else title.start
        if runs and before == runs[-1][-1].end:
            runs[-1].append(title)
        else:
            runs.append([title])
    return {title.start: (run[0].start, run[-1].end) for run in runs for title in run}
