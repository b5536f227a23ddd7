"""Several articles on one page: newspaper pages, round-ups of 又讯, pages pasted one behind another.

An article begins with its dispatch line (本报讯, 又讯, 新华社…电), or with a publication line or byline under a
headline; what stands above it down to the end of the article before is its headline. A page without such signs
is one article: headings inside an article look like headlines, so a headline alone begins none, unless the
article above it has been signed off or the headings name places (涪陵区:…) one after another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from . import headline
from .dispatches import opens_article

#: The headings of a round-up: 涪陵区:企业错峰保民生.
_PLACED = re.compile("[\u3400-\u9fff]{1,8}[省市区县州盟旗乡镇]:[^。]{4,40}$")
#: Lines of a headline with its kicker, subtitle and byline.
_MOST_ABOVE = 6
#: What may stand between a headline and its text.
_FIELDS = frozenset({"publication", "source", "byline", "labels"})
#: What ends the page's last article.
_AFTER = frozenset({"neighbours", "share", "copyright", "comments", "disclaimer", "tools", "navigation", "site"})


def article_lines(
    lines: Sequence[str], kinds: Sequence[str | None], prose: Sequence[bool], signed: Collection[int], body: int
) -> list[tuple[int, int]]:
    """(first line, first line of text) of each article; ``body`` is the page's first line of text.

    ``lines`` are in matching form, ``kinds`` their kinds of furniture, ``signed`` the numbers of the lines that end
    in the reporters' names.
    """
    starts: list[tuple[int, int]] = []
    previous_end = -1
    placed = sum(_PLACED.match(line) is not None for line, is_prose in zip(lines, prose) if not is_prose) > 1
    for number, line in enumerate(lines):
        if number < body or kinds[number] in _AFTER:
            continue
        opens = opens_article(line) and (prose[number] or number + 1 < len(lines) and prose[number + 1])
        if number == body:
            starts.append((_first_above(lines, kinds, prose, number, -1), number))
        elif opens:
            starts.append((_first_above(lines, kinds, prose, number, previous_end), number))
        elif prose[number] and kinds[number] is None and not prose[number - 1]:
            first = _first_above(lines, kinds, prose, number, previous_end)
            fields = any(kinds[at] in _FIELDS for at in range(first, number))
            titled = first < number and kinds[first] is None and headline.is_headline(lines[first])
            if titled and (fields or previous_end in signed or placed and _PLACED.match(lines[first])):
                starts.append((first, number))
        if prose[number] or starts and starts[-1][1] == number or number in signed:
            previous_end = number
    return starts


def _first_above(
    lines: Sequence[str], kinds: Sequence[str | None], prose: Sequence[bool], number: int, floor: int
) -> int:
    """The first line of the headline over the text that begins at ``number``, down from line ``floor``."""
    first = number
    for at in range(number - 1, max(floor, number - 1 - _MOST_ABOVE), -1):
        if prose[at] or kinds[at] in _AFTER or kinds[at] is not None and kinds[at] not in _FIELDS:
            break
        if kinds[at] is None and not headline.is_headline(lines[at]) and not lines[at].startswith(("—", "-")):
            break
        if kinds[at] in _FIELDS and first < number and kinds[first] is None:
            break  # the fields under the article before
        first = at
    return first


def last_line(kinds: Sequence[str | None], prose: Sequence[bool], first: int, stop: int) -> int:
    """The last line of an article that begins at ``first``, before line ``stop``: its signature belongs to it."""
    last = max((at for at in range(first, stop) if prose[at] and kinds[at] is None), default=first)
    while last + 1 < stop and kinds[last + 1] not in _AFTER:
        last += 1
    return last
