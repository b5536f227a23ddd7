"""Spaces inside names and spaced-out words: ``王　伟``, ``主　任``.

A gap is closed on evidence from both its sides: a surname before it and one character behind, in a roster, behind a
post, before a sex (``冯　时,男``), or a word that lists set wide.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ..lexicon import read_table, values
from ..matching import matching_form
from ..offices import ends_in_post, posts
from .alignment import Change
from .labels import label_roles
from .surnames import compound_surnames, name_elements, single_surnames, usual_surnames
from .wordbreaks import breaks_word, is_word

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_SPACE = " \u3000\xa0\u2000-\u200a\u202f"
# A gap before a character; what stands before it is looked at afterwards, so that the scan is one of a character class.
_GAP = re.compile(rf"[{_SPACE}]{{1,6}}(?=[{_HAN}])")
#: A middle dot between characters with a gap on either side.
_DOT = re.compile(rf"(?P<before>[{_SPACE}]{{0,2}})[·•・‧∙⋅](?P<behind>[{_SPACE}]{{0,2}})(?=[{_HAN}])")
_LENGTHS, _SURE_LENGTH = range(2, 9), 3  # of elements of names; one so long is no word of a menu
#: Three characters set wide.
_THREE = re.compile(rf"(?=([{_HAN}]([{_SPACE}]{{2,6}})[{_HAN}]\2[{_HAN}]))")
#: A cell of a row, up to the next gap.
_CELL = re.compile(rf"[{_HAN}、()（）]{{1,40}}")
#: A label whose characters are set apart: 副 组 长：.
_WIDE_LABEL = re.compile(rf"^[{_SPACE}]{{0,12}}(?P<label>[{_HAN}](?:[{_SPACE}]{{1,6}}[{_HAN}]){{1,4}})[{_SPACE}]{{0,4}}[:：]", re.MULTILINE)
#: So much around a gap is looked at.
_AROUND = 16
_GAPS = re.compile(rf"[{_SPACE}]{{1,6}}")
_WIDE_GAP = re.compile("[\u3000\xa0\u2002-\u2005]|[ ]{2}")
_ENTRY_END = re.compile("\n|$|[\u3000\xa0\t\u2002-\u2005]|[ ]{2}")
_CELL_ENDS = re.compile(r"[|\n]")
#: A person's entry goes on with the sex: 冯时,男,…; 冯时(女).
_SEX = re.compile(r"[,、(\s]{1,2}[男女](?:[,、)\s]|$)")
#: What may stand before the surname of a spaced name, besides the last character of a post.
_BEFORE = frozenset("、,;:。.(\n/|·”》")
_LIST_AFTER = frozenset("、,;。)]】\n")
#: What stands before an entry of a list: the line's beginning, or its number.
_ENTRY = re.compile(r"(?:^|\n)[ \u3000]{0,4}(?:[(（]?[\d一二三四五六七八九十]{1,3}[.、．)）]\s?)?$")


@functools.cache
def _words(kind: str) -> frozenset[str]:
    rows = read_table(
        "cleaning/spaced_words.tsv",
        required=["kind", "words"],
        unique="kind",
        choices={"kind": ["post", "prefix", "post end", "before name", "behind name", "appointing", "not given"]},
    )
    return frozenset(word for row in rows if row["kind"] == kind for word in values(row["words"]))


def spacing_changes(text: str) -> list[Change]:
    """The gaps inside names and inside words set wide."""
    labels = list(_in_labels(text))
    inside = {gap[0] for gap in labels}
    return sorted([*labels, *_around_dots(text), *(gap for gap in _between_characters(text) if gap[0] not in inside)])


def _in_labels(text: str) -> Iterator[Change]:
    """The gaps inside posts that label a list: 副 组 长:."""
    for label in _WIDE_LABEL.finditer(text):
        if ends_in_post(_GAPS.sub("", label["label"])):
            for gap in _GAPS.finditer(text, *label.span("label")):
                yield (*gap.span(), "", "name")


def _around_dots(text: str) -> list[Change]:
    """The gaps around a middle dot between two parts of a name: 阿不都 · 买买提."""
    changes: list[Change] = []
    for dot in _DOT.finditer(text):
        gaps = [gap for gap in ("before", "behind") if dot[gap]]
        if not gaps:
            continue
        ending = _longest_element(text[max(0, dot.start() - length) : dot.start()] for length in _LENGTHS)
        opening = _longest_element(text[dot.end() : dot.end() + length] for length in _LENGTHS)
        if max(ending, opening) >= _SURE_LENGTH or (ending and opening):
            changes += [(*dot.span(gap), "", "name") for gap in gaps]
    return changes


def _longest_element(parts: Iterable[str]) -> int:
    return max((len(part) for part in parts if part in name_elements()), default=0)


def _between_characters(text: str) -> list[Change]:
    """The gaps inside names of two characters (three, with a surname of two), and inside words set wide."""
    gaps = [match for match in _GAP.finditer(text) if match.start() and _is_han(text[match.start() - 1])]
    if not gaps:
        return []
    rosters = _Rosters(text)
    changes: list[Change] = []
    taken = -1
    for match, following in zip(gaps, [*gaps[1:], None]):
        start, end = match.span()
        if start < taken or start - 1 == taken:
            continue
        wide = _WIDE_GAP.search(match.group()) is not None
        low = max(0, start - _AROUND)
        around = matching_form(text[low : end + _AROUND])
        if _Gap(around, start - low, end - low, wide).closes(rosters, start - 1):
            changes.append((start, end, "", "name"))
            taken = end
            if wide and following is not None and _goes_on(text, match, following):
                changes.append((*following.span(), "", "name"))
                taken = following.end()
    return changes


@functools.cache
def _roles() -> tuple[str, ...]:
    return tuple(label_roles())


@functools.lru_cache(maxsize=1)
def _set_wide(text: str) -> Counter[str]:
    """The names of three set wide that a text may have, counted."""
    return Counter(match.group(1) for match in _THREE.finditer(text))


def _goes_on(text: str, gap: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a name of three is set wide (方  志  远): by equal gaps, and a third character that begins no other name or
    stands there each time."""
    third = following.end()
    if following.start() != gap.end() + 1 or following.group() != gap.group() or _is_office(text, third):
        return False  # 李　川　市政府秘书长: a row
    if text.startswith(_roles(), third):
        return False  # 党　阳　通讯员
    if text.startswith(gap.group(), third + 1) and not _is_office(text, third + 1 + len(gap.group())):
        return False
    return text[third] not in usual_surnames() or _set_wide(text)[text[gap.start() - 1 : third + 1]] > 1


def _is_office(text: str, at: int) -> bool:
    """Whether a cell of a row that begins at ``at`` ends in a post."""
    cell = _CELL.match(text, at)
    return cell is not None and len(cell.group()) > 1 and ends_in_post(cell.group())


class _Gap:
    """One gap between two characters, and what stands around it (in matching form)."""

    def __init__(self, form: str, start: int, end: int, wide: bool) -> None:
        self.form, self.wide = form, wide
        self.given, self.end = form[end], end + 1
        self.left = start - self._length_before(start)
        self.surname = form[self.left : start]
        self.before = form[self.left - 1 : self.left] or "\n"
        self.after = form[end + 1 : end + 2] or "\n"
        self.usual = self.surname in usual_surnames() or len(self.surname) > 1

    def _length_before(self, start: int) -> int:
        """How many characters before the gap are the name's: its surname, or with the first of two given ones (钱晓 岚)."""
        form = self.form
        for length in (3, 2):
            surname = form[start - length : start - 1]
            if start >= length and (surname in compound_surnames() if length == 3 else surname in usual_surnames()):
                inside = form[start - length - 1 : start - length]
                if not _is_han(inside) and not (length == 2 and form[start - 2 : start] in compound_surnames()):
                    return length
        return 2 if form[start - 2 : start] in compound_surnames() else 1

    def closes(self, rosters: _Rosters, at: int) -> bool:
        """Whether the gap is to go; ``at`` is the place before it in the text."""
        if self._is_spaced_word() if self.wide else self._cuts_post():
            return True
        if self.usual and len(self.surname) > 1 and self.surname not in compound_surnames():
            return self.wide and self._is_closed() and self.given not in _words("not given")
        if not self.usual and self.surname not in single_surnames():
            return False
        if self._before_sex() or self._fills_cell():
            return True
        if self.given in _words("not given"):
            signed = self.given == "文" and self.after == ")" and not _is_han(self.before)
            return self.wide and (signed or self.after in _LIST_AFTER and self._behind_post())
        return self._behind_post() or self._is_appointed() or self._is_name(rosters, at) or self._opens_entry()

    def _is_closed(self) -> bool:
        """Whether the name ends here by a mark, a bracket or a word of appointment."""
        return self.after in _LIST_AFTER or self.after == "(" or self._is_followed()

    def _is_followed(self) -> bool:
        return any(self.form.startswith(word, self.end) for word in _words("behind name"))

    def _is_spaced_word(self) -> bool:
        pair = self.surname[-1] + self.given
        return pair in _words("post") and (not _is_han(self.before) or self.before in _words("prefix"))

    def _cuts_post(self) -> bool:
        """Whether a plain space stands inside a post in running text: 习近平总 书记."""
        start, end = self.left + len(self.surname), self.end - 1
        if end - start > 1 or not (_is_han(self.before) or _is_han(self.after)):
            return False
        crossing = (self.form[start - 2 + cut : start] + self.form[end : end + length] for cut in (0, 1) for length in (1, 2))
        posts_cut = any(word in posts() or word in _words("post") for word in crossing)
        return posts_cut and breaks_word(self.form[:start], self.form[end:])

    def _before_sex(self) -> bool:
        return (self.wide or self.before == "\n") and _SEX.match(self.form, self.end) is not None

    def _behind_post(self) -> bool:
        """区委书记王 伟主持: right behind a post, or behind 任命 and its like; a word behind the gap speaks against it."""
        before = self.form[max(0, self.left - 2) : self.left]
        if before not in _words("post") and not (self.wide and before in _words("appointing")):
            return False
        return not is_word(self.form[self.end - 1 : self.end + 1])

    def _is_appointed(self) -> bool:
        """An entry of a list that says who takes which post (3.蓝 天任…, 由朱 贵兼任)."""
        listed = _ENTRY.search(self.form, max(0, self.left - 12), self.left) is not None
        if listed and self.usual and self.after == "(":
            return True
        return self._is_followed() and (listed or self.usual and self.before in _words("before name"))

    def _is_name(self, rosters: _Rosters, at: int) -> bool:
        """Whether the surroundings make it a name in a roster, a byline or a signature."""
        before, after = self.before, self.after
        if not self.wide and _is_han(after):
            return False
        if not self.wide and before.isspace() and after.isspace():
            return self.usual and rosters.holds(at)
        post = before in _words("post end")
        if before not in _BEFORE and not before.isspace() and not post:
            return self.wide and before in _words("before name") and self.usual
        if self.wide and _is_han(after) and not self.usual and not post and before != "、":
            return False
        if self.wide:
            return self.usual or before in "、:" or after == "、" or (after == "\n" and self._ends_row())
        # With a plain space only among other names of a list, or behind a label.
        return (before in "、:" or after == "、") and (after in _LIST_AFTER or after.isspace())

    def _ends_row(self) -> bool:
        """Whether a gap and a post stand before the name: 县政协主席　　和　平."""
        return self.form[max(0, self.left - 8) : self.left].rstrip()[-2:] in _words("post")

    def _opens_entry(self) -> bool:
        """Whether it is a line's first entry, alone or set off by a wide gap: 王 伟　　县委书记."""
        return self.before == "\n" and self.usual and _ENTRY_END.match(self.form, self.end) is not None

    def _fills_cell(self) -> bool:
        """Whether it is a cell of a table, and a post the next: |向　前|县委书记."""
        if self.before not in "|\n" or self.after != "|":
            return False
        return ends_in_post(_CELL_ENDS.split(self.form[self.end + 1 :], maxsplit=1)[0])


class _Rosters:
    """Which lines are nothing but names: words of at most three characters between spaces and commas."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = -1
        self._verdict = False

    def holds(self, at: int) -> bool:
        """Whether ``at`` (asked in rising order) stands in such a line."""
        if at > self._end:
            start = self._text.rfind("\n", 0, at) + 1
            end = self._text.find("\n", at)
            self._end = len(self._text) if end < 0 else end
            words = re.split(rf"[{_SPACE}、，,；;]+", self._text[start : self._end].strip())
            self._verdict = len(words) >= 4 and all(len(word) <= 3 and _is_han(word[:1]) for word in words)
        return self._verdict


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
