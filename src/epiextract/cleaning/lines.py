"""Line ends and spaces: empty lines go, lines are trimmed, hard breaks are joined."""

from __future__ import annotations

import re

from .alignment import Change
from .joins import find_joins

_LINE = re.compile(r"[^\n]+")


def line_changes(text: str) -> list[Change]:
    """What leaves one ``\\n`` between non-empty lines and none inside a sentence."""
    spans: list[tuple[int, int]] = []
    lines: list[str] = []
    indents: list[int] = []
    for match in _LINE.finditer(text):
        line = match.group()
        kept = line.strip()
        if kept:
            indent = len(line) - len(line.lstrip())
            start = match.start() + indent
            spans.append((start, start + len(kept)))
            lines.append(kept)
            indents.append(indent)
    if not spans:
        return [(0, len(text), "", _kind(text))] if text else []
    joins = find_joins(lines, indents)
    changes: list[Change] = []
    if spans[0][0]:
        changes.append((0, spans[0][0], "", _kind(text[: spans[0][0]])))
    for (_, end), (start, _), joined in zip(spans, spans[1:], joins):
        if joined:
            changes.append((end, start, " " if _spaced(text[end - 1], text[start]) else "", "break"))
            continue
        newline = text.index("\n", end)
        if newline > end:
            changes.append((end, newline, "", "space"))
        if newline + 1 < start:
            changes.append((newline + 1, start, "", _kind(text[newline + 1 : start])))
    if spans[-1][1] < len(text):
        changes.append((spans[-1][1], len(text), "", _kind(text[spans[-1][1] :])))
    return changes


def _spaced(left: str, right: str) -> bool:
    """Whether joined lines need a space: words in Latin letters."""
    return left.isascii() and (left.isalpha() or left in ",;.") and right.isascii() and right.isalpha()


def _kind(gap: str) -> str:
    return "newline" if "\n" in gap else "space"
