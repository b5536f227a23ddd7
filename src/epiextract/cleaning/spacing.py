"""Spaces inside names and spaced-out words: ``王　伟``, ``主　任``."""

from __future__ import annotations

import functools
import re

from ..lexicon import read_table, values
from ..matching import simplified
from .alignment import Change
from .surnames import single_surnames, usual_surnames

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_SPACE = " \u3000\xa0\u2000-\u200a\u202f"
# A gap between one character and another that ends its word; the neighbours are looked at afterwards.
# Wide gaps count inside a sentence, too.
_GAP = re.compile(rf"(?<=[{_HAN}])(?:[{_SPACE}]{{1,6}}(?=[{_HAN}](?![{_HAN}]))|[\u3000\xa0]{{1,2}}(?=[{_HAN}]))")
_WIDE_GAP = re.compile("[\u3000\xa0\u2002-\u2005]|[ ]{2}")
_ENTRY_END = re.compile("\n|$|[\u3000\xa0\t\u2002-\u2005]|[ ]{2}")
#: What may stand before the surname of a spaced name: separators, or the last character of a post.
_BEFORE = frozenset("、，,；;：:。.（(\n/|·”》")
_ENTRY_END = re.compile("\n|$|[\u3000\xa0\t\u2002-\u2005]|[ ]{2}")
#: What may stand before it in a sentence, where the gap is wide.
_BEFORE_WIDE = frozenset("的由向对和与及跟请经受命去免任")
_POST_ENDS = frozenset("长任记席员委理导志总监事政士生授者表")
_WORD_PREFIXES = frozenset("副代常各原")
_LIST_AFTER = frozenset("、，,；;。）)\n")
#: Single characters that stand apart for themselves, never as a given name: 文 图 of credits, 大 中 小 of font switches.
_NOT_GIVEN = frozenset("文图摄编版例人等年月日时分号大中小的和与及或至上下前后省市县区乡镇村报讯电男女汉女作")


@functools.cache
def _spaced_words() -> frozenset[str]:
    rows = read_table("cleaning/spaced_words.tsv", required=["kind", "words"], unique="kind")
    return frozenset(word for row in rows for word in values(row["words"]))


def spacing_changes(text: str) -> list[Change]:
    """The gaps inside names of two characters, and inside words set wide."""
    changes: list[Change] = []
    rosters = _Rosters(text)
    taken = -1
    for match in _GAP.finditer(text):
        start, end = match.span()
        left = start - 1
        if left == taken:
            continue
        pair = simplified(text[left] + text[end])
        wide = _WIDE_GAP.search(match.group()) is not None
        before, after = text[left - 1 : left] or "\n", text[end + 1 : end + 2] or "\n"
        if (
            wide
            and pair in _spaced_words()
            and (not _is_han(before) or before in _WORD_PREFIXES)
            or pair[0] in single_surnames()
            and pair[1] not in _NOT_GIVEN
            and (_is_name(pair, before, after, wide, left, rosters) or _opens_entry(text, pair, before, end + 1))
        ):
            changes.append((start, end, "", "name"))
            taken = end
    return changes


def _is_name(pair: str, before: str, after: str, wide: bool, at: int, rosters: _Rosters) -> bool:
    """Whether the surroundings make the pair a name in a roster, a byline or a signature."""
    if not wide and before.isspace() and after.isspace():
        return pair[0] in usual_surnames() and rosters.holds(at)
    if before not in _BEFORE and not before.isspace() and before not in _POST_ENDS:
        return wide and before in _BEFORE_WIDE and pair[0] in usual_surnames()
    if wide and _is_han(after) and pair[0] not in usual_surnames() and before not in _POST_ENDS and before != "、":
        return False
    if wide:
        return pair[0] in usual_surnames() or before in "、：:" or after == "、"
    # With a plain space only among other names of a list, or behind a label.
    return (before in "、：:" or after == "、") and (after in _LIST_AFTER or after.isspace())


def _opens_entry(text: str, pair: str, before: str, after: int) -> bool:
    """Whether the pair is a line's first entry, alone or set off by a wide gap: 王 伟　　县委书记."""
    return before == "\n" and pair[0] in usual_surnames() and _ENTRY_END.match(text, after) is not None


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
