"""Where persons are named in a text: looked up by place."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from ..results import Person

#: A person's name and the span of one mention.
Named = tuple[str, int, int]

#: What joins one name to the next.
NAME_MARK = re.compile(r"(?:\([^()]{1,8}\))?(?:、|,|和|与|及|以及| {1,16}|)")


class Mentions:
    """The mentions of the persons of one text, bylines left out."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._named = sorted(
            (mention.start, mention.end, person.name) for person in people if not person.byline
            for mention in person.mentions
        )  # fmt: skip
        self._starts = [start for start, _, _ in self._named]
        self._at_end = {end: (name, start, end) for start, end, name in self._named}

    def at(self, start: int) -> Named | None:
        """The person whose name starts at a place."""
        at = bisect.bisect_left(self._starts, start)
        if at < len(self._starts) and self._starts[at] == start:
            begin, end, name = self._named[at]
            return name, begin, end
        return None

    def before(self, end: int) -> Named | None:
        """The person whose name ends at a place."""
        return self._at_end.get(end)

    def between(self, start: int, end: int) -> list[Named]:
        """The persons named inside a span."""
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end)
        return [(name, begin, stop) for begin, stop, name in self._named[first:last] if stop <= end]
