"""Which line breaks are hard breaks inside a sentence or a word (newspaper columns, fixed-width text).

A break is joined on evidence only: what the line ends with, what the next begins with, whether the broken
line is prose, whether a word runs over the break. Headlines, bylines, list items and labels stay apart.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from ..lexicon import read_table, values
from ..matching import matching_form
from ..offices import ends_in_post
from .columns import Columns
from .credits import credits
from .dispatches import dispatch_openings
from .furniture import furniture_kind
from .labels import begins_with_label, labels_of
from .surnames import compound_surnames, usual_surnames
from .wordbreaks import breaks_word, is_word

_CLOSERS = "”’」』》〉)]）］】〕\"'"
_ENDS_SENTENCE = re.compile(rf"[。！？!?…；;：:~～](?:[{re.escape(_CLOSERS)}]{{0,4}})$|[a-z]\.$")
_ENDS_OPEN = re.compile(r"[、，,(\[“‘《〈【「『〔]$")
_STARTS_INSIDE = re.compile(r"([，。、；：！？”’」』》〉)\]）】〕,;:!?%％])(?!\1)")
_STARTS_BLOCK = re.compile(
    r"[一二三四五六七八九十百]{1,3}[、.．]|[(\[〔][一二三四五六七八九十\d]{1,3}[)\]〕]|\d{1,2}[.、．)](?!\d)"
    r"|第[一二三四五六七八九十百\d]{1,4}[章节条款篇部编]|[•·●■◆▲★☆※◎○□◇△▶►→*+✦✓√]|—{1,2}|-{2}|【|\[|[①-⑳⑴-⒇⒈-⒛㈠-㈩❶-❿]"
    r"|附件?[:\d]|注:"
)
_YEAR_ALONE = re.compile(r"[ ]*(?:[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})年[ ]*")
_MONTH_ALONE = re.compile(r"[ ]*(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?[ ]*")
_DAY_ALONE = re.compile(r"[ ]*(?:\d{4}年)?\d{1,2}月\d{1,2}日")
_PART_OF_DAY = re.compile("凌晨|清晨|早[上晨]|上午|中午|下午|傍晚|晚[上间,，]|深夜")
_STARTS_DATED = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日(?:[,上下晚凌傍(]|[ ]{2})")
_DATE_LEAD = re.compile(r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日[^。]{0,6}[,，]")
_SENTENCE = re.compile("[。！？!?；;…]")
_MARK = re.compile("[，,。；;！？!?、：:]")
_LIST_MARK = re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、．)]|第[一二三四五六七八九十百]+[章节条]")
_DATE_GOES_ON = re.compile(r"\d{1,2}[月日]")
#: A row of a list of officials: 副组长:甲,县委常委、副县长.
_ROSTER_ROW = re.compile(r"(?:[\u3400-\u9fff ]{1,12}:[ ]{0,8})?[\u3400-\u9fff·]{2,12}[ ]{0,4}[, (][^,。;:]{2,40}")
_CODE = re.compile(r"[A-Za-z0-9_-]{8,}$")
_ALONE = re.compile(r"[\u3400-\u9fff·]{2,4}$")
_PAIRS = (("“", "”"), ("《", "》"), ("(", ")"), ("「", "」"), ("〔", "〕"))
#: How far a quotation that a break cut may still run.
_REACH = 60
#: The longest line of fields.
_FIELDS = 120
#: A line so long with two commas and no full stop is an unfinished sentence.
_BROKEN_LENGTH = 15  # characters of a line with a comma that no headline of a wrapped page has
_PROSE_LENGTH = 36

#: Characters longer lines are looked at from either end.
_LOOK = 2000
#: Bits by which a word must run over the break where the page shows no other hard break.
_SURE = 8


_KINDS = ("paragraph", "speech", "unit", "open")


@functools.cache
def _ends_signed() -> re.Pattern[str]:
    """A line that ends in a short bracket or a credit (张三 摄) is complete, whatever stands before."""
    credit = "|".join(map(re.escape, (word for word in credits() if len(word) > 1 or word == "摄")))
    return re.compile(rf"\([^()]{{1,24}}\)$|(?:^|[。！？!?”)\s])[^。！？，,\s]{{0,8}}\s?(?:{credit})$")


@functools.cache
def _words(kind: str) -> tuple[str, ...]:
    rows = read_table("cleaning/breaks.tsv", required=["kind", "words"], unique="kind", choices={"kind": _KINDS})
    return next((values(row["words"]) for row in rows if row["kind"] == kind), ())


def _starts_paragraph(line: str) -> bool:
    """Whether a line begins as paragraphs do: a break before it is believed unless a word runs over it."""
    return line.startswith(_words("paragraph")) or _STARTS_DATED.match(line) is not None


def _starts_speech(line: str) -> bool:
    return any(line.startswith(verb) and line[len(verb) : len(verb) + 1] in "，,:" for verb in _words("speech"))


def find_joins(lines: Sequence[str], indents: Sequence[int] = ()) -> list[bool]:
    """For each line but the last (stripped, none empty): whether the next line goes on with it.

    ``indents`` counts the spaces that stood before each line.

    >>> find_joins(["7月9", "日晚,县防汛办副", "主任到水库值守。", "李明", "我县召开例会"])
    [True, True, False, False]
    """
    if len(lines) < 2:
        return []
    page = _Page(lines, indents)
    joins = page.decide(habit=False)
    return page.decide(habit=True) if page.cut_words or page.columns else joins


class _Page:
    """The lines of one page while their breaks are weighed."""

    def __init__(self, lines: Sequence[str], indents: Sequence[int]) -> None:
        self.lines = lines
        self._forms: dict[int, str] = {}
        self.lengths = [len(line) for line in lines]
        self.indents = indents or [0] * len(lines)
        self.complete = [_ENDS_SENTENCE.search(line[-6:]) is not None for line in lines]
        self.columns = Columns(lines, self.complete, indents)
        self.indented = self._has_indents()
        self.months_head = sum(1 for line in lines if _MONTH_ALONE.fullmatch(line)) > 1
        self.cut_words = 0
        self._furniture: dict[int, bool] = {}
        self._cuts: dict[int, bool] = {}

    def form(self, at: int) -> str:
        """The matching form of a line, of a very long one both its ends."""
        if at not in self._forms:
            line = self.lines[at]
            self._forms[at] = matching_form(line if len(line) <= _LOOK else line[:300] + line[-300:])
        return self._forms[at]

    def decide(self, *, habit: bool) -> list[bool]:
        """One pass over all breaks; ``habit``: the page is known to have hard breaks."""
        joins: list[bool] = []
        prose = False
        for at in range(len(self.lines) - 1):
            goes_on = bool(joins) and joins[-1]
            prose = prose and goes_on or self._is_prose(at)
            joins.append(self._joined(at, prose, goes_on, habit))
        return joins

    def _joined(self, at: int, prose: bool, goes_on: bool, habit: bool) -> bool:
        if _STARTS_INSIDE.match(self.lines[at + 1]):
            self.cut_words += prose or goes_on
            return not self._is_furniture(at)
        if self.complete[at]:
            return self.columns.fills(at) and not self._opens_block(at + 1) and self._fixed_goes_on(at)
        line, following = self.form(at), self.form(at + 1)
        if self._opens_block(at + 1) or self._is_furniture(at) or _CODE.match(following):
            return False
        if _ENDS_OPEN.search(line):
            self.cut_words += 1
            return True
        if _is_roster_row(line) and _is_roster_row(following):
            return False
        if line[-1].isdigit() and not _is_number(following):
            date = _DATE_GOES_ON.match(following) is not None and not prose
            if following.startswith(_words("unit")) and (
                prose or goes_on or date or len(line) <= 6 and not _STARTS_BLOCK.match(line)
            ):
                self.cut_words += 1
                return True
        if _YEAR_ALONE.fullmatch(line) or self.months_head and _MONTH_ALONE.fullmatch(line):
            return False  # the heading of a year or a month in a chronicle
        if line[-1] in "年月" and line[-2:-1].isdigit() and _DATE_GOES_ON.match(following):
            return True
        if _DAY_ALONE.fullmatch(line) and _PART_OF_DAY.match(following):
            return True
        quoted = _runs_over(line, following)
        if _ends_signed().search(line) or self._ends_in_field(at, prose) and not quoted:
            return False
        cut = self._cuts_word(at)
        inside_next = at + 2 < len(self.lines) and _STARTS_INSIDE.match(self.lines[at + 2]) is not None
        joined = self._text_goes_on(line, following, prose, goes_on, habit, cut, quoted, inside_next) or (
            self.columns.fills(at) and self._fixed_goes_on(at)
        )
        self.cut_words += joined and cut
        return joined

    def _text_goes_on(
        self, line: str, following: str, prose: bool, goes_on: bool, habit: bool, cut: bool, quoted: bool, inside_next: bool
    ) -> bool:
        marked = _MARK.search(following) is not None or inside_next
        if prose:
            if cut or quoted or line.endswith(_words("open")):
                return not (_is_name(following) and not quoted)
            if _ALONE.match(following) and not inside_next or not marked:
                return False
            return not _starts_paragraph(following)
        if quoted:
            return True
        if not goes_on and _is_name(line):
            return False
        if not goes_on and _LIST_MARK.match(line):
            return cut and habit
        if goes_on:
            return cut or marked and not _starts_paragraph(following)
        if _starts_paragraph(following) or not marked:
            return False
        commas = line.count(",") + line.count("，")
        if habit:
            told = _starts_paragraph(line) and line[-1] not in "时日分0123456789"
            broken = commas >= 2 or (commas == 1 and len(line) >= _BROKEN_LENGTH and not _is_name(following))
            return cut or told or broken or _is_scrap(line) or _starts_speech(following)
        if cut and _is_scrap(line):
            return True
        if commas >= 2 and len(line) >= _PROSE_LENGTH and _SENTENCE.search(following) is not None:
            return True
        return cut and breaks_word(line, following, _SURE) and _SENTENCE.search(following) is not None

    def _is_prose(self, at: int) -> bool:
        """Whether a line has a full stop inside or tells of a day; a complete line need not be asked."""
        if self.complete[at]:
            return True
        return _SENTENCE.search(self.lines[at]) is not None or _DATE_LEAD.match(self.form(at)) is not None

    def _cuts_word(self, at: int) -> bool:
        if at not in self._cuts:
            self._cuts[at] = breaks_word(self.form(at), self.form(at + 1))
        return self._cuts[at]

    def _opens_block(self, at: int) -> bool:
        form = self.form(at)
        return (
            _STARTS_BLOCK.match(form) is not None
            or form.startswith(dispatch_openings())
            or begins_with_label(form)
            or self._is_furniture(at)
        )

    def _ends_in_field(self, at: int, prose: bool) -> bool:
        """Whether the line is one of fields (来源:…  浏览量:632), at least its end."""
        line = self.form(at)
        if prose or len(line) > _FIELDS:
            return False
        labels = labels_of(line)
        return bool(labels) and (labels[0].start == 0 or len(line) - labels[-1].end < 16)

    def _is_furniture(self, at: int) -> bool:
        if at not in self._furniture:
            self._furniture[at] = self.lengths[at] < _LOOK and furniture_kind(self.form(at)) is not None
        return self._furniture[at]

    # Fixed-width text

    def _has_indents(self) -> bool:
        indented = sum(indent >= 2 for indent in self.indents)
        return 0 < indented < len(self.indents)

    def _fixed_goes_on(self, at: int) -> bool:
        """Whether the line after a full one belongs to the same paragraph."""
        if self.indented:
            return self.indents[at + 1] < 2 and (self.complete[at + 1] or self.columns.fills(at + 1))
        return not self.complete[at]


def _runs_over(line: str, following: str) -> bool:
    """Whether a quotation or bracket opened in ``line`` is closed in ``following``."""
    for opening, closing in _PAIRS:
        last = line.rfind(opening)
        if last < 0 or closing in line[last:]:
            continue
        end = following.find(closing)
        if 0 <= end <= _REACH and opening not in following[:end]:
            return True
    return False


def _is_scrap(line: str) -> bool:
    """A few characters that are no name and no word, so no heading either."""
    return len(line) <= 3 and _ALONE.match(line) is not None and not is_word(line)


def _is_name(line: str) -> bool:
    return _ALONE.match(line) is not None and (line[0] in usual_surnames() or line[:2] in compound_surnames())


def _is_roster_row(line: str) -> bool:
    """Whether a line is a name with its posts, perhaps behind a label."""
    return _ROSTER_ROW.fullmatch(line) is not None and ends_in_post(line.rstrip(")"))


def _is_number(line: str) -> bool:
    return line.replace(".", "").isdigit()
