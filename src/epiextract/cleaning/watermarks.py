"""Watermarks: strings that a site stamps on its paragraphs against copying (``qWx白鹭湖网 | 身边事早知道``).

No list of sites: a watermark gives itself away by coming back, three times or more, behind a token of
random letters or with the marks of a site (an address, a bar, a name in -网) at the ends of lines, or by
cutting words in two wherever it stands.
"""

from __future__ import annotations

import re
from collections import defaultdict

from ..matching import simplified
from .alignment import Change
from .wordbreaks import breaks_word

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
#: How often a string must come back.
_REPEATS = 3
#: By so many occurrences a string is judged.
_SAMPLE = 100
#: The longest watermark, in characters.
_LONGEST = 60
#: Characters after the token that instances must share.
_SEED = 4
#: The least of a site's name behind a token (江潮网).
_SHORTEST = 3
#: Characters on either side that can be parts of a word which a string cuts.
_WORDS = 6

_TOKEN = re.compile(rf"(?P<token>[A-Za-z0-9](?<![A-Za-z0-9@./:_-].)[A-Za-z0-9]{{1,9}})(?=[{_HAN}《【“\[(（][^\n]{{{_SHORTEST - 1}}})")
_SITE = re.compile(
    r"[|｜丨│]|www\.|https?:|\.(?:com|cn|net|org|gov)\b|(?:网|网站|门户|论坛|社区网|频道|客户端)$|copyright|版权所有|转载", re.I
)
#: What only names and addresses of sites have, for marks inside sentences.
_MARK = re.compile(r"网(?![络格点上站页友民购红吧])|在线|论坛|公众号|微信号|客户端|门户|\.(?:com|cn|net|org)\b|版权所有")
_BAR = re.compile("[|｜丨│]| [-—–] ")
_IN_TEXT = re.compile(rf"[{_HAN}。！？，；”]")
_TOKEN_BEFORE = re.compile(r"[A-Za-z0-9]{2,8}$")
# What follows the last finished sentence of a line.
_TAIL = re.compile(rf"(?<=[。！？”」）)])[ \u3000\xa0]*(?P<tail>[^。！？”」）)\n]{{4,{_LONGEST}}})$")
_FINISHED = frozenset("。！？”」）)：；，")
_SENTENCE_END = re.compile("[。！？”」）)]")
_LINE_ENDS = re.compile(r"[^\S\n]{0,20}(?:\n|$)")
_CREDIT = re.compile(r"^[（(]?(?:责任|牵头|配合|联系|主办|承办|协办)")


def watermark_changes(text: str) -> list[Change]:
    """What takes repeated watermarks out of ``text``."""
    spans = _behind_tokens(text) + _tails(text) + _inside(text)
    changes: list[Change] = []
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            changes.append((start, end, "", "watermark"))
            at = end
    return changes


def _behind_tokens(text: str) -> list[tuple[int, int]]:
    """Instances of token + site text, at paragraph ends or inside."""
    groups: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _TOKEN.finditer(text):
        groups[text[match.end() : match.end() + _SEED]].append(match)
    spans: list[tuple[int, int]] = []
    for matches in groups.values():
        if len(matches) < _REPEATS:
            continue
        shared = _shared_prefix([text[match.end() : match.end() + _LONGEST] for match in matches])
        if len(shared) < _SHORTEST:
            continue
        at_ends = sum(_LINE_ENDS.match(text, m.end() + len(shared)) is not None for m in matches)
        random = sum(_is_random(match["token"]) for match in matches) >= len(matches) - len(matches) // 4
        site = _SITE.search(shared) is not None
        if len(shared) < _SEED and not (random and site):
            continue
        if random and (site or at_ends * 5 >= len(matches) * 4) or site and at_ends * 5 >= len(matches) * 4:
            spans.extend((match.start(), match.end() + len(shared)) for match in matches)
    return spans


def _tails(text: str) -> list[tuple[int, int]]:
    """The same string with the marks of a site behind the last sentence of several lines."""
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    at = 0
    for line in text.split("\n"):
        kept = line.rstrip()
        if kept and kept[-1] not in _FINISHED:
            match = _TAIL.search(kept, max(0, len(kept) - _LONGEST - 8))
            if match is not None:
                groups[match["tail"]].append((at + match.start("tail"), at + match.end("tail")))
        at += len(line) + 1
    return [
        span
        for tail, found in groups.items()
        if len(found) >= _REPEATS and _SITE.search(tail) and not _CREDIT.match(tail)
        for span in found
    ]


def _inside(text: str) -> list[tuple[int, int]]:
    """The same string with the mark of a site wherever it stands, when it cuts words in two (召湖滨网开会议)."""
    marks = list(_MARK.finditer(text))
    spans: list[tuple[int, int]] = []
    stamps: set[str] = set()
    for window in (slice(-2, _SEED), slice(-2, 0), slice(-2 - _SEED, 0)):  # the site's name may stand elsewhere for itself
        groups: dict[str, list[re.Match[str]]] = defaultdict(list)
        for mark in marks:
            groups[text[max(0, mark.start() + window.start) : mark.end() + window.stop]].append(mark)
        for group in groups.values():
            stamp = _stamp(text, group[:_SAMPLE]) if len(group) >= _REPEATS else None
            if stamp is not None and stamp not in stamps:
                stamps.add(stamp)
                spans.extend(_with_token(text, *found.span()) for found in re.finditer(re.escape(stamp), text))
    return spans


def _stamp(text: str, marks: list[re.Match[str]]) -> str | None:
    """The string around ``marks`` that they share, where it is stamped on the text; None where sentences need it."""
    before = _SENTENCE_END.split(_shared_prefix([text[max(0, mark.start() - _LONGEST) : mark.start()][::-1] for mark in marks]), 1)[0]
    after = _shared_prefix([text[mark.end() : mark.end() + _LONGEST] for mark in marks])
    found = [_with_token(text, mark.start() - len(before), mark.end() + len(after)) for mark in marks]
    cuts = [text[start - 1] + text[end] for start, end in found if _cuts_word(text, start, end)]
    ends = sum(_LINE_ENDS.match(text, end) is not None and text[start - 1] in _FINISHED for start, end in found)
    shared = before[::-1] + marks[0].group() + after
    if len(set(cuts)) >= _REPEATS and (len(cuts) + ends) * 2 >= len(found) or ends and cuts and len(set(cuts)) + ends >= _REPEATS:
        return shared
    barred = _BAR.search(shared) and all(_IN_TEXT.search(text, start - 1, start) for start, _ in found)
    return shared if barred else None


def _cuts_word(text: str, start: int, end: int) -> bool:
    """Whether a word runs over the span."""
    return 0 < start < end < len(text) and breaks_word(
        simplified(text[max(0, start - _WORDS) : start]), simplified(text[end : end + _WORDS])
    )


def _with_token(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the random letters right before it."""
    token = _TOKEN_BEFORE.search(text, max(0, start - 9), start)
    return (token.start() if token is not None and _is_random(token.group()) else start), end


def _shared_prefix(strings: list[str]) -> str:
    """The longest common prefix on one line, without spaces at its end."""
    low, high = min(strings), max(strings)
    length = next((i for i, (a, b) in enumerate(zip(low, high)) if a != b), min(len(low), len(high)))
    return low[:length].split("\n", 1)[0].rstrip()


def _is_random(token: str) -> bool:
    """Whether a token looks like no word and no abbreviation: cases or letters and digits mixed (``zXa``, ``7kQ``)."""
    letters = [c for c in token if c.isalpha()]
    if not letters:
        return False
    mixed_case = any(c.islower() for c in letters) and any(c.isupper() for c in token[1:])
    digit_inside = any(c.isdigit() for c in token) and any(c.islower() for c in letters)
    return mixed_case or digit_inside
