"""A result as HTML: the page with its mentions highlighted, for notebooks and reports."""

from __future__ import annotations

import html
from typing import Any

from ..results import MENTION_LAYERS, Person, Result

_COLOURS = {"titles": "#ffd8a8", "people": "#d0bfff", "units": "#b2f2bb", "dates": "#a5d8ff", "slogans": "#ffc9c9"}
_VALUES = {
    "titles": ("post", "organ", "unit", "person"),
    "people": ("name",),
    "units": ("name", "code"),
    "dates": ("kind", "first", "last"),
    "slogans": ("canonical", "family"),
}


def result_to_html(result: Result) -> str:
    """The raw page with every mention marked; a mention inside another is nested.

    Mentions that cross (neither inside the other) cannot both be drawn: the one that starts later is left out.
    """
    marks = sorted(_marks(result), key=lambda mark: (mark[0], -mark[1]))
    legend = " ".join(f'<span style="background:{_COLOURS[layer]}">{layer}</span>' for layer in MENTION_LAYERS)
    parts = [f'<div style="line-height:1.9"><p>{legend}</p><div style="white-space:pre-wrap">']
    at = 0
    open_ends: list[int] = []

    def text_until(position: int) -> None:
        nonlocal at
        parts.append(html.escape(result.raw[at:position]))
        at = position

    for start, end, layer, label in marks:
        while open_ends and open_ends[-1] <= start:
            text_until(open_ends.pop())
            parts.append("</span>")
        if open_ends and open_ends[-1] < end:
            continue
        text_until(start)
        parts.append(f'<span style="background:{_COLOURS[layer]};border-radius:3px" title="{html.escape(label)}">')
        open_ends.append(end)
    while open_ends:
        text_until(open_ends.pop())
        parts.append("</span>")
    text_until(len(result.raw))
    parts.append("</div></div>")
    return "".join(parts).encode("utf-8", "replace").decode("utf-8")


def _marks(result: Result) -> list[tuple[int, int, str, str]]:
    marks: list[tuple[int, int, str, str]] = []
    for layer in MENTION_LAYERS:
        for entry in getattr(result, layer):
            label = f"{layer}: " + ", ".join(_label(getattr(entry, name)) for name in _VALUES[layer])
            for mention in entry.mentions if isinstance(entry, Person) else (entry,):
                marks.append((mention.start, mention.end, layer, label))
    return marks


def _label(value: Any) -> str:
    return str(getattr(value, "name", value))
