"""Words as alternatives of a regular expression."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """The words as alternatives of a regular expression, the longest first among those that open alike.

    They are grouped by their first characters, which a class looks at before: most places are refused by it.

    >>> any_of(["增强", "要", "增加"])
    '(?=[增要])(?:增(?:强|加)|要)'
    """
    by_first: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        by_first[word[0]].append(re.escape(word[1:]))
    groups = (re.escape(first) + (f"(?:{'|'.join(rest)})" if len(rest) > 1 else rest[0]) for first, rest in by_first.items())
    return f"(?=[{''.join(map(re.escape, sorted(by_first)))}])(?:{'|'.join(groups)})"
