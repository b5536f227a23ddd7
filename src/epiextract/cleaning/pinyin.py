"""Pinyin annotations that machine conversion left in a page: ``領(lǐng)導(dǎo)``.

An annotation is a valid syllable with a tone mark in brackets after a character. Toneless syllables
(the neutral tone of ``(de)``) and maimed brackets count only where the page shows the habit.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from ..lexicon import read_table, values
from .alignment import Change

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f"
_BASE = re.compile(f"[{_HAN}?？\ufffd〇□■●○×*…]")
_OPEN, _CLOSE = "(（[［【〔{﹙", ")）]］】〕}﹚"
#: How many certain annotations make a habit.
_HABIT = 3
#: The longest annotation, in characters: four syllables with tone marks apart.
_LONGEST = 32


@functools.cache
def _letters() -> dict[str, tuple[str, int]]:
    table = read_table("cleaning/tone_marks.tsv", required=["letter", "plain", "mark"])
    return {row["letter"]: (row["plain"], int(row["mark"])) for row in table}


@functools.cache
def _syllables() -> frozenset[str]:
    rows = read_table("cleaning/pinyin.tsv", required=["initial", "syllables"], unique="initial")
    return frozenset(syllable for row in rows for syllable in values(row["syllables"]))


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    marked = "".join(letter for letter, (_, mark) in _letters().items() if mark) + "\u0300\u0301\u0304\u030c"
    letters = "a-zA-Züê" + "".join(_letters()) + "\u0300\u0301\u0304\u0306\u0308\u030c"
    inner = rf"[{letters}0-5?\ufffd](?:[{letters}0-5?\ufffd ·'’-]{{0,{_LONGEST}}}[{letters}0-5?\ufffd])?"
    bracketed = re.compile(
        rf"(?P<space>[ \u3000\xa0]?)[{re.escape(_OPEN)}]\s?(?P<bracketed>{inner})\s?[{re.escape(_CLOSE)}]"
        rf"|(?P<bare>[{letters}]{{1,8}})[{re.escape(_CLOSE)}]"
        rf"|[{re.escape(_OPEN)}](?P<unclosed>[{letters}]{{1,8}})(?:[?\ufffd]|(?=[{_HAN}，。、；：,;:]))"
    )
    return re.compile(f"[{marked}]"), bracketed


def _plain(word: str) -> tuple[str, int]:
    """The word without tone marks, and how many it had (a final digit 1-5 counts)."""
    table = _letters()
    marks = 0
    out: list[str] = []
    for letter in unicodedata.normalize("NFC", word).lower():
        plain, mark = table.get(letter, (letter, 0))
        marks += mark > 0
        out.append(plain)
    plain = "".join(out)
    if len(plain) > 2 and plain[-1] in "12345" and plain[:-1].isalpha():
        return plain[:-1], marks + 1
    return plain, marks


@functools.lru_cache(maxsize=4096)
def _reading(annotation: str) -> tuple[int, int]:
    """(syllables, tone marks) of an annotation; (0, 0) for what is no Pinyin."""
    syllables = marks = 0
    for word in re.split(r"[ ·'’-]+", annotation):
        plain, toned = _plain(word)
        count = _count_syllables(plain)
        if not count or toned > count:
            return 0, 0
        syllables += count
        marks += toned
    return syllables, marks


def _count_syllables(plain: str) -> int:
    """The least number of syllables that spell ``plain``; 0 when none do."""
    known = _syllables()
    best = [0] + [99] * len(plain)
    for end in range(1, len(plain) + 1):
        for start in range(max(0, end - 6), end):
            if best[start] < 99 and plain[start:end] in known:
                best[end] = min(best[end], best[start] + 1)
    return best[-1] if 0 < best[-1] < 99 else 0


def _maimed(annotation: str) -> bool:
    """A syllable one letter of which was lost to ``?``: ``zh?ng``."""
    if len(annotation) < 2 or len(annotation) > 6 or sum(letter in "?\ufffd" for letter in annotation) != 1:
        return False
    return any(_reading(re.sub("[?\ufffd]", vowel, annotation))[0] == 1 for vowel in "aeiouü")


def pinyin_changes(text: str) -> list[Change]:
    """What takes the annotations out of ``text``; nothing when no letter with a tone mark stands in it."""
    toned, annotation = _patterns()
    if text.isascii() or not toned.search(text):
        return []
    certain: list[tuple[int, int]] = []
    possible: list[tuple[int, int]] = []
    base = 0  # where the annotated characters end: before the annotation, or before the one that it repeats
    for match in annotation.finditer(text):
        start, end = match.span()
        if not certain or certain[-1][1] != start:
            base = start
        if base == 0 or not _BASE.match(text[base - 1]):
            continue
        form = str(match.lastgroup)
        syllables, marks = _reading(match[form])
        if form == "bracketed" and syllables:
            if not _covers(text, base, syllables):
                continue
            if match["space"] and end < len(text) and text[end] in " \u3000\xa0":
                end += 1
            if marks:
                certain.append((start, end))
            elif match[form].islower() and len(match[form]) > 1:
                possible.append((start, end))
        elif form == "bracketed":
            if _maimed(match[form]):
                possible.append((start, end))
        elif syllables == 1 and marks:
            possible.append((start, end))
    if len(certain) >= _HABIT:
        certain = sorted(certain + possible)
    return [(start, end, "", "pinyin") for start, end in certain]


def _covers(text: str, start: int, syllables: int) -> bool:
    """Whether there are as many characters before the annotation as it has syllables."""
    return syllables == 1 or len(re.findall(f"[{_HAN}?？\ufffd]", text[max(0, start - syllables) : start])) == syllables
