"""The headline of a page among the lines above its text."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from ..lexicon import read_table, values

_HAN_RUN = re.compile(r"[\u3400-\u9fff]{3}")
_NOT_HEADLINE = re.compile(
    r"[。；;:：,，、]$|。|(?:摄|供图|摄影|文/图)$"
    r"|https?:|www\.|欢迎|^[—\-(《【\[]{0,1}(?:第\s?\d+|总第)|^[—-]{1,2}|^\(|^\d{4}年\d+月\d+日"
)
_NOTE = re.compile(r"\([^()]{1,20}\)$")
_SHORTEST, _SHORTEST_OVER_SUBTITLE, _LONGEST = 5, 3, 80


_KINDS = ("kicker", "site", "portal", "organ", "paper", "alone")


@functools.cache
def _endings(kind: str) -> tuple[str, ...]:
    rows = read_table(
        "cleaning/headlines.tsv", required=["kind", "endings"], unique="kind", choices={"kind": _KINDS}
    )
    return next((values(row["endings"]) for row in rows if row["kind"] == kind), ())


def _ends(line: str, kind: str) -> bool:
    """Whether a line ends as lines of that kind do, a number or note in brackets after it left out."""
    return _NOTE.sub("", line).endswith(_endings(kind))


def _names_site(line: str) -> bool:
    return _ends(line, "portal") and len(line) <= 20 or _ends(line, "site") and len(line) <= 8


def _names_organ(line: str, following: list[str]) -> bool:
    """Whether a line is an organ's name alone, and not the first half of a notice's headline (…政府 / 关于…的通知)."""
    if not _ends(line, "organ") or len(line) > 20 or "关于" in line:
        return False
    return not (following and (following[0].startswith("关于") or following[0] in _endings("alone")))


def is_headline(line: str, following: Sequence[str] = ()) -> bool:
    """Whether a line (matching form) above the text can be its headline; very short ones only over a subtitle (——…)."""
    shortest = _SHORTEST_OVER_SUBTITLE if following and following[0].startswith("—") else _SHORTEST
    return shortest <= len(line) <= _LONGEST and _HAN_RUN.search(line) is not None and not _NOT_HEADLINE.search(line)


def choose(
    candidates: list[tuple[int, str]], publication: int | None, lines: list[str], offset: int = 0
) -> tuple[int, int] | None:
    """The first and last line number of the headline.

    ``candidates`` are headline-like lines (number, text) in order, ``publication`` is the number of the
    publication line if one was found, ``lines`` the lines above the text, the first of which is number ``offset``.
    """
    if not candidates:
        paper = next((n for n, line in enumerate(lines[:8]) if line in _endings("alone")), None)
        return (paper + offset, paper + offset) if paper is not None else None
    above = [entry for entry in candidates if publication is not None and entry[0] < publication]
    pool = above or candidates
    plain = [
        (number, line)
        for number, line in pool
        if not _ends(line, "kicker") and not _names_site(line) and not _names_organ(line, lines[number - offset + 1 : number - offset + 2])
    ]
    number, line = (plain or pool)[0]
    first, last = _with_neighbours(number - offset, line, lines)
    return first + offset, last + offset


def _with_neighbours(number: int, line: str, lines: list[str]) -> tuple[int, int]:
    """A notice's headline runs over lines: the organ, then what it is about; or a title broken before its last words."""
    last = number
    following = lines[number + 1] if number + 1 < len(lines) else ""
    if _ends(line, "organ") and (following.startswith("关于") or following in _endings("alone")):
        last = number + 1
        line, following = following, lines[last + 1] if last + 1 < len(lines) else ""
    if line.startswith("关于") and not _ends(line, "paper") and _ends(following, "paper") and len(following) <= 60:
        last += 1
    return number, last
