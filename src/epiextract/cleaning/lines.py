"""Line ends and spaces: empty lines go, lines are trimmed, hard breaks are joined."""

from __future__ import annotations

import re

from .alignment import Change
from .joins import find_joins

_LINE = re.compile(r"[^\n]+")
_SPACES = " \t\u3000\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_ASCII_END = re.compile(r"[A-Za-z,]$")
_ASCII_START = re.compile(r"[A-Za-z]")


def line_changes(text: str) -> list[Change]:
    """What leaves one ``\\n`` between non-empty lines and none inside a sentence."""
    spans: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        line = match.group()
        left = len(line) - len(line.lstrip(_SPACES))
        if left < len(line):
            spans.append((match.start() + left, match.start() + len(line.rstrip(_SPACES))))
    if not spans:
        return [(0, len(text), "", "newline")] if text else []
    joins = find_joins([text[start:end] for start, end in spans])
    changes: list[Change] = []
    if spans[0][0]:
        changes.append((0, spans[0][0], "", _kind(text[: spans[0][0]])))
    for (_, end), (start, _), joined in zip(spans, spans[1:], joins):
        if joined:
            spaced = _ASCII_END.search(text[:end][-1:]) and _ASCII_START.match(text[start : start + 1])
            changes.append((end, start, " " if spaced else "", "break"))
        elif text[end:start] != "\n":
            changes.append((end, start, "\n", _kind(text[end:start])))
    if spans[-1][1] < len(text):
        changes.append((spans[-1][1], len(text), "", _kind(text[spans[-1][1] :])))
    return changes


def _kind(gap: str) -> str:
    return "newline" if "\n" in gap else "space"
