"""How dispatches begin: 本报讯, 又讯, 湖滨日报讯, 新华社拉萨7月2日电."""

from __future__ import annotations

import functools
import re

from ..lexicon import read_table, values

_HAN = "\u3400-\u9fff"


def dispatch_openings() -> tuple[str, ...]:
    """What opens a dispatch by itself (本报讯, 又讯)."""
    return _words()["opening"]


def outlets() -> tuple[str, ...]:
    """What names of papers, agencies, broadcasters and sites end in."""
    return _words()["outlet"]


@functools.cache
def _words() -> dict[str, tuple[str, ...]]:
    rows = read_table(
        "cleaning/dispatches.tsv", required=["kind", "words"], unique="kind", choices={"kind": ["opening", "outlet", "not after"]}
    )
    return {row["kind"]: values(row["words"]) for row in rows}


@functools.cache
def _dispatch() -> re.Pattern[str]:
    words = _words()
    opening, outlet, not_after = ("|".join(map(re.escape, words[kind])) for kind in ("opening", "outlet", "not after"))
    day = r"(?:(?:\d{4}年)?\d{1,2}月)?(?:\d{1,2}日)?"
    return re.compile(
        rf"[(【\[■□●]?\s?(?:(?:{opening})(?!{not_after})"
        rf"|[{_HAN}]{{0,8}}(?:{outlet})[{_HAN}]{{0,10}}{day}\s?(?:讯|[专急快]?电)(?!{not_after})[\s)】\]:,(—-]?)"
    )


def opens_article(line: str) -> bool:
    """Whether a line (matching form) begins as dispatches do.

    >>> opens_article("本报讯(记者 王伟)3日,"), opens_article("新华社拉萨7月2日电 记者"), opens_article("本报讯问处收到来信")
    (True, True, False)
    """
    return _dispatch().match(line[:60]) is not None
