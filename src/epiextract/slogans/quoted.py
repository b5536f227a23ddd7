"""Open slogans in quotation marks: number shorthands (``“三个不松”``) and coinages (``“表格抗疫”``)."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..lexicon import read_table
from ..results import SloganFamily

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
    f"(?:[{_NUMBER}]|一[{_HAN}]{{1,3}}[{_NUMBER}])[{_HAN}]{{1,7}}(?:、[{_HAN}]{{2,6}})?|[{_NUMBER}]个\\d{{1,3}}%"
)
_NUMBERED_PAIR = re.compile(f"(?:[一{_NUMBER}][{_HAN}]{{1,5}}、)+[一{_NUMBER}][{_HAN}]{{1,5}}")
_SENTENCE_LENGTH = 8
_SENTENCE = re.compile(f"[{_HAN}]{{2,12}}[、, ]?[{_HAN}]{{2,12}}")


class Quoted(NamedTuple):
    """A quotation that is an open slogan, or (``family`` None) one that may vary a known formula."""

    start: int
    end: int
    family: SloganFamily | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Words:
    speech: re.Pattern[str]
    plain: frozenset[str]
    plain_tails: tuple[str, ...]
    plain_heads: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    frame_before: tuple[str, ...]
    frame_after: tuple[str, ...]
    number_plain: re.Pattern[str]
    number_heads: re.Pattern[str]
    number_pairs: re.Pattern[str]


@functools.cache
def _words() -> _Words:
    roles: dict[str, list[str]] = defaultdict(list)
    for row in read_table("slogans/grammar/quoted.tsv", required=["word", "role"], optional=["note"]):
        roles[row["role"]].append(row["word"])

    def any_of(role: str) -> str:
        return "|".join(map(re.escape, sorted(roles[role], key=len, reverse=True)))

    numbers, units = "一二三四五六七八九十两", any_of("number_unit")
    return _Words(
        speech=re.compile(any_of("speech")),
        plain=frozenset(roles["plain"]),
        plain_tails=tuple(roles["plain_tail"]),
        plain_heads=tuple(roles["plain_head"]),
        before=tuple(roles["before"]),
        after=tuple(roles["after"]),
        frame_before=tuple(roles["frame_before"]),
        frame_after=tuple(roles["frame_after"]),
        number_plain=re.compile(f"[{numbers}双]+(?:{any_of('number_plain')})"),
        number_heads=re.compile(
            f"([{numbers}](?<![{numbers}百千万第几\\d].)个(?:{any_of('number_head')}))"
            f"(?=[^{_HAN}]|$|{any_of('number_after')})"
        ),
        number_pairs=re.compile(
            f"([{numbers}](?<![{numbers}百千万第几双\\d].)(?!{units}|[{numbers}百千万亿])[{_HAN}]"
            f"(?:[{numbers}](?!{units}|[{numbers}百千万亿])[{_HAN}]){{1,2}})"
            f"(?={any_of('number_after')})"
        ),
    )


def quoted(text: str) -> Iterator[Quoted]:
    """Every quotation in ``text`` (in matching form) that reads as a number shorthand or a coinage."""
    words = _words()
    for match in _QUOTATION.finditer(text):
        start, end = match.start() + 1, match.end() - 1
        if not 2 <= end - start <= 24:
            continue
        content = text[start:end]
        verdict = _verdict(words, content)
        if verdict is None and end - start >= _SENTENCE_LENGTH and _SENTENCE.fullmatch(content):
            yield Quoted(start, end, None, "quoted.sentence")
        if verdict is None or _named(words, text, match.start(), match.end()):
            continue
        if verdict[0] == "coinage" and len(content) == 2 and not _framed(words, text, match.start(), match.end()):
            continue
        yield Quoted(start, end, *verdict)


def unquoted_numbers(text: str) -> Iterator[Quoted]:
    """Number shorthands without quotation marks whose wording shows what they are (``做到三个确保``, ``三进三服活动``)."""
    words = _words()
    for match in words.number_heads.finditer(text):
        yield Quoted(match.start(1), match.end(1), "numbered", "numbered.frame")
    for match in words.number_pairs.finditer(text):
        if match.group(1)[0] != "一":  # 一户一策, 一事一议 are plain words
            yield Quoted(match.start(1), match.end(1), "numbered", "numbered.pair")


def _verdict(words: _Words, content: str) -> tuple[SloganFamily, str] | None:
    if content in words.plain or content.endswith(words.plain_tails) or content.startswith(words.plain_heads):
        return None
    if words.speech.search(content):
        return None
    if _NUMBERED.fullmatch(content) or _NUMBERED_PAIR.fullmatch(content):
        return None if words.number_plain.fullmatch(content) else ("numbered", "numbered.quoted")
    if _WORD.fullmatch(content):
        return "coinage", "coinage.word"
    if _SUM.fullmatch(content) and ("N" in content or "X" in content or not content.isascii()):
        return "coinage", "coinage.sum"
    if _ARTICLES.fullmatch(content):
        return "coinage", "coinage.articles"
    if _MEMBERS.fullmatch(content) and len(set(map(len, re.split("[、,]", content)))) == 1:
        return "formula", "formula.quoted"
    return None


def _named(words: _Words, text: str, start: int, end: int) -> bool:
    """Whether the context makes the quotation speech, a name or an epithet."""
    return text[max(0, start - 4) : start].endswith(words.before) or text.startswith(words.after, end)


def _framed(words: _Words, text: str, start: int, end: int) -> bool:
    """Whether the context shows a term of policy: short words in quotation marks are often mere irony."""
    return text[max(0, start - 4) : start].endswith(words.frame_before) or text.startswith(words.frame_after, end)
