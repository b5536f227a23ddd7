"""Open slogans in quotation marks: number shorthands (``“三个不松”``) and coinages (``“表格抗疫”``)."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..codes import Codes, table_of
from ..lexicon import read_table
from ..results import SloganFamily
from .expressions import any_of
from .figure_words import figure_words

_HAN = "\u4e00-\u9fff"
# A whole quotation is consumed whatever its length, so that closing and opening marks are not confused.
_QUOTATION = re.compile('“([^“”\n]{0,400})”|"([^"\n]{0,400})"|‘([^‘’\n]{0,400})’')
_WORD = re.compile(f"[{_HAN}]{{2,8}}")
_SUM = re.compile(
    f"[{_HAN}A-Za-z0-9]{{1,8}}(?:[+×][{_HAN}A-Za-z0-9]{{1,8}})+|[{_HAN}]{{2,6}}[+×]|\\d{{1,2}}(?:\\+(?:\\d{{1,2}}|[NX]))+"
)
_ARTICLES = re.compile(f"[{_HAN}]{{2,8}}\\d{{1,3}}[条招款]")
_MEMBERS = re.compile(f"[{_HAN}]{{3,8}}(?:[、,][{_HAN}]{{3,8}})+")
_NUMBER = "二三四五六七八九十两双"
_NUMBERED = re.compile(
    f"(?:[{_NUMBER}]|一[{_HAN}]{{1,3}}[{_NUMBER}])[{_HAN}]{{1,7}}(?:、[{_HAN}]{{2,6}})?"
    f"|\\d{{1,2}}个[{_HAN}]{{1,7}}|(?:[{_NUMBER}]|\\d{{1,2}})个\\d{{1,3}}%"
    f"|(?=.{{9,14}}\\Z)(?:[一{_NUMBER}][{_HAN}]{{1,4}}){{3,5}}"  # 三基地一屏障一高地
    f"|(?=.{{9,14}}\\Z)[{_NUMBER}]个[{_HAN}]{{2,4}}[一{_NUMBER}]个[{_HAN}]{{2,4}}"
    f"|[{_NUMBER}][大项件][{_HAN}]{{7,9}}(?<=行动|工程|任务|举措|事项|计划|战略|目标|要求)"
)
_NUMERALS = frozenset("一" + _NUMBER + "0123456789")
# A measure word after the number shows a list of that many things, whatever the last word is.
_COUNTED = re.compile(f"[{_NUMBER}][个张项条]")
_NUMBERED_PAIR = re.compile(f"(?:[一{_NUMBER}][{_HAN}]{{1,5}}、)+[一{_NUMBER}][{_HAN}]{{1,5}}")
_SENTENCE_LENGTH = 8
_LONGEST_BEFORE = 4  # the longest word looked for before a quotation
_LONGEST_TERM = 8  # the same with the thing that it names
_SENTENCE = re.compile(f"[{_HAN}]{{2,12}}[、, ]?[{_HAN}]{{2,12}}")


class Quoted(NamedTuple):
    """A quotation that is an open slogan, or (``family`` None) one that may vary a known formula."""

    start: int
    end: int
    family: SloganFamily | None
    rule: str


class _Endings:
    """Words of which one may end a text; a look at its last character spares comparing most of them."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        self.letters = frozenset(word[-1] for word in self.words)

    def end(self, text: str, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` ends with one."""
        return text[end - 1 : end] in self.letters and text.endswith(self.words, start, end)


class _Openings:
    """Words of which one may open a text."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        self.letters = frozenset(word[0] for word in self.words)

    def open(self, text: str, start: int) -> bool:
        """Whether what stands from ``start`` on opens with one."""
        return text[start : start + 1] in self.letters and text.startswith(self.words, start)


@dataclass(frozen=True, slots=True)
class _Words:
    speech: re.Pattern[str]
    plain: frozenset[str]
    plain_tails: _Endings
    plain_heads: _Openings
    before: _Endings
    named_terms: _Endings
    after: _Openings
    frame_before: _Endings
    frame_after: _Openings
    numerals: Codes
    number_plain: re.Pattern[str]
    number_heads: re.Pattern[str]
    number_pairs: re.Pattern[str]


@functools.cache
def _words() -> _Words:
    roles: dict[str, list[str]] = defaultdict(list)
    for row in read_table("slogans/grammar/quoted.tsv", required=["word", "role"], optional=["note"]):
        roles[row["role"]].append(row["word"])

    numbers, units = "一二三四五六七八九十两", any_of(roles["number_unit"])
    return _Words(
        speech=re.compile(any_of(roles["speech"])),
        plain=figure_words().idioms | frozenset(roles["plain"]),  # 先人后己 is no coinage
        plain_tails=_Endings(roles["plain_tail"]),
        plain_heads=_Openings(roles["plain_head"]),
        before=_Endings(roles["before"]),
        named_terms=_Endings(term + naming for term in roles["term"] for naming in roles["naming"]),
        after=_Openings(roles["after"]),
        frame_before=_Endings(roles["frame_before"]),
        frame_after=_Openings(roles["frame_after"]),
        numerals=table_of(((1, numbers),)),
        number_plain=re.compile(f"(?:[{numbers}双]+|[0-9]+){any_of(roles['number_plain'])}"),
        number_heads=re.compile(
            f"([{numbers}]个(?<![{numbers}百千万第几\\d]..){any_of(roles['number_head'])})"
            f"(?=[^{_HAN}]|$|{any_of(roles['number_after'])})"
        ),
        number_pairs=re.compile(
            f"([{numbers}](?=[{_HAN}][{numbers}])(?<![{numbers}百千万第几双\\d].)(?!{units}|[{numbers}百千万亿])[{_HAN}]"
            f"(?:[{numbers}](?!{units}|[{numbers}百千万亿])[{_HAN}]){{1,2}})"
            f"(?={any_of(roles['number_after'])})"
        ),
    )


def quoted(text: str, known: Container[tuple[int, int]] = ()) -> Iterator[Quoted]:
    """Every quotation in ``text`` (in matching form) that reads as a number shorthand or a coinage; none on a ``known`` span."""
    words = _words()
    for match in _QUOTATION.finditer(text):
        before, after = match.span()
        start, end = before + 1, after - 1
        length = end - start
        if not 2 <= length <= 24 or (start, end) in known:
            continue
        content = text[start:end]
        verdict = _verdict(words, content)
        if verdict is None:
            if length >= _SENTENCE_LENGTH and _SENTENCE.fullmatch(content):
                yield Quoted(start, end, None, "quoted.sentence")
        elif not _named(words, text, before, after) and (
            length > 2 or verdict[0] != "coinage" or _framed(words, text, before, after)
        ):
            yield Quoted(start, end, *verdict)


def unquoted_numbers(text: str, codes: Codes) -> Iterator[Quoted]:
    """Number shorthands without quotation marks whose wording shows what they are (``做到三个确保``, ``三进三服活动``)."""
    words = _words()
    numeral = words.numerals.take(codes) > 0
    heads = (numeral[:-1] & (codes[1:] == ord("个"))).nonzero()[0]
    pairs = (numeral[:-2] & numeral[2:]).nonzero()[0]
    for places, pattern, rule in ((heads, words.number_heads, "numbered.frame"), (pairs, words.number_pairs, "numbered.pair")):
        until = 0
        for start in places.tolist():
            match = pattern.match(text, start) if start >= until else None
            if match is not None:
                until = match.end()
                if rule == "numbered.frame" or text[start] != "一":  # 一户一策, 一事一议 are plain words
                    yield Quoted(start, until, "numbered", rule)


def _verdict(words: _Words, content: str) -> tuple[SloganFamily, str] | None:
    if content in words.plain or words.plain_heads.open(content, 0):
        return None
    sums = _SUM.fullmatch(content) is not None and ("N" in content or "X" in content or not content.isascii())
    if words.plain_tails.end(content, 0, len(content)) and not sums and not _COUNTED.match(content):
        return None
    if words.speech.search(content):
        return None
    if content[0] in _NUMERALS and (_NUMBERED.fullmatch(content) or _NUMBERED_PAIR.fullmatch(content)):
        return None if words.number_plain.fullmatch(content) else ("numbered", "numbered.quoted")
    if _WORD.fullmatch(content):
        return "coinage", "coinage.word"
    if sums:
        return "coinage", "coinage.sum"
    if _ARTICLES.fullmatch(content):
        return "coinage", "coinage.articles"
    if _MEMBERS.fullmatch(content) and len(set(map(len, re.split("[、,]", content)))) == 1:
        return "formula", "formula.quoted"
    return None


def _named(words: _Words, text: str, start: int, end: int) -> bool:
    """Whether the context makes the quotation speech, a name or an epithet."""
    if words.after.open(text, end):
        return True
    if not words.before.end(text, max(0, start - _LONGEST_BEFORE), start):
        return False
    return not words.named_terms.end(text, max(0, start - _LONGEST_TERM), start)  # 这个办法叫“院坝夜谈”


def _framed(words: _Words, text: str, start: int, end: int) -> bool:
    """Whether the context shows a term of policy: short words in quotation marks are often mere irony."""
    return words.frame_before.end(text, max(0, start - _LONGEST_BEFORE), start) or words.frame_after.open(text, end)
