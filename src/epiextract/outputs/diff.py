"""What cleaning did to a page, readable: a coloured diff, and one line an edit."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..cleaning import CleanText

_RED, _GREEN, _DIM, _OFF = "\x1b[31m", "\x1b[32m", "\x1b[2m", "\x1b[0m"
#: Edits of layout alone: shown dim, since nothing of the text went.
_LAYOUT = frozenset({"space", "newline"})


def diff_of(page: CleanText, *, colour: bool = True) -> str:
    """The raw page with every edit marked where it was made.

    With ``colour`` what went is red, what came is green (terminal colours, ECMA-48); without, they stand as
    ``[-went-]`` and ``{+came+}``, as wdiff writes them. Line ends and invisible characters are shown by signs.

    >>> from epiextract.cleaning import clean
    >>> print(diff_of(clean("召開(kāi)２次會(huì)議"), colour=False))
    召開[-(kāi)-][-２-]{+2+}次會[-(huì)-]議
    """
    return "".join(_marked(page, colour))


def _marked(page: CleanText, colour: bool) -> Iterator[str]:
    at = 0
    for edit in page.edits:
        yield page.raw[at : edit.start]
        at = edit.end
        if edit.kind in _LAYOUT:
            if edit.before != edit.after:
                yield f"{_DIM}{_visible(edit.before)}{_OFF}{edit.after}" if colour else edit.after
            continue
        went, came = _visible(edit.before), _visible(edit.after)
        yield (f"{_RED}{went}{_OFF}" if colour else f"[-{went}-]") if went else ""
        yield (f"{_GREEN}{came}{_OFF}" if colour else f"{{+{came}+}}") if came else ""
    yield page.raw[at:]


def explain(page: CleanText) -> str:
    """See `CleanText.explain`."""
    lines = [
        f"{edit.start}-{edit.end}\t{edit.kind}\t{_visible(edit.before)} -> {_visible(edit.after)}".rstrip()
        for edit in page.edits
    ]
    counts = Counter(edit.kind for edit in page.edits)
    kinds = ", ".join(f"{kind} {count}" for kind, count in counts.most_common())
    return "\n".join([*lines, f"{len(lines)} edits: {kinds}" if lines else "no edits"])


def _visible(text: str) -> str:
    """The text with line ends, wide spaces and invisible characters as signs."""
    return "".join(_sign(character) for character in text)


def _sign(character: str) -> str:
    if character == "\n":
        return "⏎"
    if character in " \t\u3000\xa0":
        return {" ": "·", "\t": "→", "\u3000": "□", "\xa0": "°"}[character]
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp"):
        return f"<U+{ord(character):04X}>"
    return character
