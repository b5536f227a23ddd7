"""Which lines of an HTML page are its main content, by trafilatura (needs the extra ``html``).

trafilatura reads the page's tree and leaves menus, side columns and footers out. Its own text is not used, since it
has no offsets: it only tells which lines of ours to keep.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..errors import InputError
from ..matching import OverlapAutomaton, matching_form

_LETTERS = re.compile(r"[^\w]+")
#: Shorter lines must be lines of the main content themselves, not parts of one.
_SHORTEST_PART = 8


def outside_main(raw: str, lines: Sequence[str]) -> list[bool]:
    """For each line (matching form) of the clean page: whether it stands outside the main content of the HTML ``raw``.

    All False when trafilatura finds no main content or ``raw`` is no HTML. Raises `InputError` when it is not installed.
    """
    try:
        import trafilatura
    except ImportError:
        raise InputError("main_content=True needs trafilatura; install it with pip install 'epiextract[html]'") from None
    main = None
    if "<" in raw:
        readable = raw.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
        main = trafilatura.extract(readable, include_comments=False, favor_recall=True, deduplicate=False)
    if not main:
        return [False] * len(lines)
    parts = [_key(line) for line in main.splitlines()]
    keys = [_key(line) for line in lines]
    inside = {part for part in parts if part}
    longer = OverlapAutomaton(key for key in keys if len(key) >= _SHORTEST_PART)
    inside.update(key for _, _, key in longer.scan("".join(parts)))
    return [bool(key) and key not in inside for key in keys]


def _key(line: str) -> str:
    """The letters and digits of a line: trafilatura moves spaces and marks."""
    return _LETTERS.sub("", matching_form(line))
