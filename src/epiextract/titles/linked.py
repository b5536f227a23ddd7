"""A title that has been settled: what `resolve` makes and `holdings` gathers."""

from __future__ import annotations

from dataclasses import dataclass

from ..results import Status, Title


@dataclass(frozen=True, slots=True)
class LinkedTitle:
    """A title with everybody the text gives it to, where they stand, and in what sense."""

    title: Title
    holders: tuple[tuple[str, int, int], ...] = ()
    status: Status | None = None

    @property
    def by_surname(self) -> bool:
        """Whether the holder is called by surname and post: 叶区长."""
        return any(end == self.title.start and end - start < len(name) for name, start, end in self.holders[:1])
