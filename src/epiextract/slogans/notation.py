"""The notation for slots in the slogan lexicon.

``{坚决/奋力/}`` is one of the wordings named, or nothing where an empty one is named; ``<6>`` is up
to six Chinese characters of any kind (no punctuation). Everything else is literal.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from ..errors import PatternError

_TOKEN = re.compile(r"\{([^{}<>]*)\}|<(\d)>|([^{}<>]+)|(.)", re.DOTALL)
_HAN = "[\u4e00-\u9fff]"


@dataclass(frozen=True, slots=True)
class SlotPattern:
    """A compiled wording: an anchor (its wordings are literal) with what may stand before and after it."""

    anchors: tuple[str, ...]
    before: re.Pattern[str]
    after: re.Pattern[str]
    reach: int  # characters that may stand before the anchor

    def match(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The span of the wording whose anchor stands at ``text[start:end]``, or None."""
        head = self.before.search(text, max(0, start - self.reach), start)
        tail = self.after.match(text, end) if head else None
        return (head.start(), tail.end()) if head and tail else None


def has_slots(wording: str) -> bool:
    """Whether a wording has slots or gaps.

    >>> has_slots("守土{负责/担责}"), has_slots("守土尽责")
    (True, False)
    """
    return "{" in wording or "<" in wording


def alternatives(wording: str) -> tuple[str, ...]:
    """Every plain string a wording without gaps stands for, the standard one first.

    >>> alternatives("守土{负责/担责}")
    ('守土负责', '守土担责')
    """
    if not has_slots(wording):
        return (wording,)
    choices: list[list[str]] = []
    for slot, gap, literal in _tokens(wording):
        if gap:
            raise PatternError(f"slogans: {wording!r}: a gap cannot stand here; name the wordings in braces")
        choices.append(literal and [literal] or slot.split("/"))
    return tuple(dict.fromkeys("".join(choice) for choice in itertools.product(*choices)))


def compile_wording(wording: str) -> SlotPattern:
    """A wording with slots as a pattern around the piece that is longest whatever is chosen.

    Raises `PatternError` when every piece is optional or shorter than two characters.

    >>> pattern = compile_wording("{坚决/奋力/}{打赢/打好}<4>阻击战")
    >>> text = "全力打赢这场阻击战"
    >>> text[slice(*pattern.match(text, 6, 9))]
    '打赢这场阻击战'
    """
    tokens = _tokens(wording)
    at = _anchor(wording, tokens)
    return SlotPattern(
        anchors=_plain(tokens[at]),
        before=re.compile("".join(map(_expression, tokens[:at])) + r"\Z"),
        after=re.compile("".join(map(_expression, tokens[at + 1 :]))),
        reach=sum(_longest(token) for token in tokens[:at]),
    )


def anchors(wording: str) -> tuple[str, ...]:
    """The plain strings by which a wording with slots is looked for; the rest of it is compiled when one is seen.

    >>> anchors("{坚决/奋力/}{打赢/打好}<4>阻击战")
    ('阻击战',)
    """
    tokens = _tokens(wording)
    return _plain(tokens[_anchor(wording, tokens)])


def _anchor(wording: str, tokens: list[tuple[str, str, str]]) -> int:
    lengths = [_shortest(token) for token in tokens]
    if not lengths or max(lengths) < 2:
        raise PatternError(f"slogans: {wording!r}: needs a piece that is always there and has two characters or more")
    return max(range(len(tokens)), key=lambda i: (lengths[i], i))


def _plain(token: tuple[str, str, str]) -> tuple[str, ...]:
    slot, _, literal = token
    return (literal,) if literal else tuple(slot.split("/"))


def _tokens(wording: str) -> list[tuple[str, str, str]]:
    tokens = []
    for match in _TOKEN.finditer(wording):
        slot, gap, literal, stray = match.groups(default="")
        if stray:
            raise PatternError(f"slogans: {wording!r}: stray {stray!r}; slots are {{a/b}}, gaps are <n>")
        tokens.append((slot, gap, literal))
    return tokens


def _expression(token: tuple[str, str, str]) -> str:
    slot, gap, literal = token
    if literal:
        return re.escape(literal)
    if gap:
        return f"{_HAN}{{0,{gap}}}"
    options = sorted(slot.split("/"), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, options))})"


def _shortest(token: tuple[str, str, str]) -> int:
    slot, gap, literal = token
    return 0 if gap else len(literal) if literal else min(map(len, slot.split("/")))


def _longest(token: tuple[str, str, str]) -> int:
    slot, gap, literal = token
    return len(literal) if literal else int(gap) if gap else max(map(len, slot.split("/")))
