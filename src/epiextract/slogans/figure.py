"""What a figure is."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """A parallel figure: its span, its members and the rule that linked them."""

    start: int
    end: int
    members: tuple[str, ...]
    rule: str
