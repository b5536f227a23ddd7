"""Characters that carry no text, or stand for another one: found in one scan."""

from __future__ import annotations

import functools
import re
import unicodedata

from ..lexicon import read_table
from .alignment import Change

_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
_LINE_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_WIDE = "０-９Ａ-Ｚａ-ｚ"
_SIGNS = "\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f"
_SURROGATES = "\ud800-\udfff"


# One character class finds the places, so that ordinary text is passed over quickly; the runs found are told apart after.
@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"[{_INVISIBLE}{_LINE_BREAKS}{_WIDE}{_SIGNS}{_SURROGATES}]+")


@functools.cache
def _runs() -> re.Pattern[str]:
    return re.compile(
        f"(?P<invisible>[{_INVISIBLE}]+)|(?P<newline>\r\n?|[{_LINE_BREAKS[1:]}])|(?P<width>[{_WIDE}]+)"
        f"|(?P<character>[{_SIGNS}])|(?P<surrogate>[{_SURROGATES}]+)"
    )


@functools.cache
def _signs() -> dict[str, str]:
    """Radicals and compatibility ideographs that text copied from PDF has for the characters themselves."""
    table = {row["sign"]: row["character"] for row in read_table("cleaning/radicals.tsv", required=["sign", "character"])}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[chr(code)] = plain
    return table


_WIDE_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def character_changes(text: str) -> list[Change]:
    """Invisible characters out, full-width letters and digits half-width, signs to their characters,
    lone surrogates to U+FFFD, every line end to ``\\n``."""
    changes: list[Change] = []
    for place in _pattern().finditer(text):
        for match in _runs().finditer(text, *place.span()):
            change = _change(match, text)
            if change is not None:
                changes.append(change)
    return changes


def _change(match: re.Match[str], text: str) -> Change | None:
    kind, found = str(match.lastgroup), match.group()
    start, end = match.span()
    if kind == "invisible":
        return start, end, "", kind
    if kind == "newline":
        if found == "\r\n" or found == "\r" and text[end : end + 1] == "\n":
            return start, start + 1, "", kind
        return start, end, "\n", kind
    if kind == "width":
        return start, end, found.translate(_WIDE_TO_ASCII), kind
    if kind == "surrogate":
        return start, end, "\ufffd" * len(found), kind
    after = _signs().get(found, found)
    return None if after == found else (start, end, after, kind)
