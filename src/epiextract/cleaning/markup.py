"""HTML tags and character references out of a page, with exact offsets."""

from __future__ import annotations

import functools
import html
import re

from ..lexicon import read_table, values
from .alignment import Change, apply, compose

# From one "<" to the next at the most: linear on any text.
_TAG = re.compile(
    r"<(?P<name>[A-Za-z][A-Za-z0-9:_-]*)(?=[\s/>\"'])[^<>\"']*(?:(?:\"[^\"<]*\"|'[^'<]*')[^<>\"']*)*>"
    r"|</(?P<closing>[A-Za-z][A-Za-z0-9:_-]*)[^<>]*>"
    r"|(?P<comment><!--)|<[!?][A-Za-z\[][^<>]*>"
)
_REFERENCE = re.compile(
    r"(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|(?:nbsp|amp|lt|gt|quot)(?![A-Za-z0-9=;])"
)
_ENDS_SENTENCE = "。！？!?…；;：:”’）)】"


@functools.cache
def _roles() -> dict[str, str]:
    rows = read_table("cleaning/html_tags.tsv", required=["role", "tags"], choices={"role": ["block", "inline", "drop"]})
    return {tag: row["role"] for row in rows for tag in values(row["tags"])}


def markup_changes(text: str) -> list[Change]:
    """What takes tags and character references out of ``text``; nothing when it holds neither."""
    changes = _tag_changes(text) if "<" in text else []
    if "&" not in text:
        return changes
    between = apply(text, changes)
    return compose(changes, reference_changes(between), between)


def reference_changes(text: str) -> list[Change]:
    """Character references decoded, doubly escaped ones (``&amp;nbsp;``) to the end."""
    changes: list[Change] = []
    start = text.find("&")
    while start >= 0:
        end = start + 1
        after: str | None = None
        while match := _REFERENCE.match(text, end):
            plain = html.unescape("&" + match.group().removesuffix(";") + ";")
            if plain.startswith("&") and len(plain) > 1:  # no such reference
                break
            after, end = plain, match.end()
            if after != "&":
                break
        if after is not None:
            changes.append((start, end, after, "entity"))
        start = text.find("&", end)
    return changes


def _tag_changes(text: str) -> list[Change]:
    roles = _roles()
    tags = [match for match in _TAG.finditer(text)]
    if not any((match["name"] or match["closing"] or "").lower() in roles for match in tags):
        return []
    changes: list[Change] = []
    closings: dict[str, list[int]] = {}
    for index, match in enumerate(tags):
        if match["closing"]:
            closings.setdefault(match["closing"].lower(), []).append(index)
    passed = dict.fromkeys(closings, 0)
    blocks, comments = False, True
    at = 0
    for match in tags:
        if match.start() < at:
            continue
        start, at = match.span()
        name = (match["name"] or match["closing"] or "").lower()
        role = roles.get(name, "inline")
        if match["comment"]:
            closed = text.find("-->", at) if comments else -1
            if closed < 0:
                comments, at = False, start
                continue
            at = closed + 3
        elif role == "drop" and match["name"] and not match.group().endswith("/>"):
            ends = closings.get(name, [])
            k = passed.get(name, 0)
            while k < len(ends) and tags[ends[k]].start() < at:
                k += 1
            if name in passed:
                passed[name] = k
            if k < len(ends):
                at = tags[ends[k]].end()
        blocks = blocks or role == "block"
        changes.append((start, at, "\n" if role == "block" else "", "markup"))
    return _with_source_lines(text, changes) if blocks else changes


def _with_source_lines(text: str, changes: list[Change]) -> list[Change]:
    """In HTML proper a line end of the source is no line end of the page: join where a sentence runs over it."""
    out: list[Change] = []
    at = 0
    for change in [*changes, (len(text), len(text), "", "")]:
        for match in re.compile(r"\n\s*").finditer(text, at, change[0]):
            start = match.start()
            while start > at and text[start - 1].isspace():
                start -= 1
            if start == at or match.end() == change[0] or text[start - 1] in _ENDS_SENTENCE:
                continue
            spaced = text[start - 1].isascii() and text[match.end()].isascii()
            out.append((start, match.end(), " " if spaced else "", "markup"))
        if change[3]:
            out.append(change)
        at = change[1]
    return out
