"""The headline of a page among the lines above its text."""

from __future__ import annotations

import re

_HAN_RUN = re.compile(r"[\u3400-\u9fff]{3}")
_NOT_HEADLINE = re.compile(
    r"[。；;:：,，、]$|。|(?:摄|供图|摄影|文/图)$"
    r"|https?:|www\.|欢迎|^[—\-(《【\[]{0,1}(?:第\s?\d+|总第)|^[—-]{1,2}|^\(|^\d{4}年\d+月\d+日"
)
_KICKER = re.compile(r"(?:强调|要求|指出|表示|时|提出)$")
_SITE = re.compile(r"(?:网|频道|门户|客户端|日报|晚报|要闻|新闻|动态|中心|专栏|栏目)$")
_ORGAN = re.compile(r"(?:办公室|指挥部|政府|委员会|领导小组|局|厅|委|部|公安|法院|检察院|党委|工委|中心|处|公司)$")
_PAPER = re.compile(
    r"(?:公告|通告|通知|通报|公示|决定|意见|命令|倡议书|公开信|令|方案|办法|规定|条例|细则|纪要"
    r"|简报|批复|函|报告|名单)(?:\((?:[^()]{1,20})\))?$"
)
_PAPER_ALONE = re.compile(r"(?:紧急|重要|温馨|疫情防控|任前)?(?:公告|通告|通知|通报|公示|决定|命令|倡议书|令|提示|任免通知)$")
_SHORTEST, _LONGEST = 5, 80


def is_headline(line: str) -> bool:
    """Whether a line (matching form) above the text can be its headline."""
    return _SHORTEST <= len(line) <= _LONGEST and _HAN_RUN.search(line) is not None and not _NOT_HEADLINE.search(line)


def choose(candidates: list[tuple[int, str]], publication: int | None, lines: list[str]) -> tuple[int, int] | None:
    """The first and last line number of the headline.

    ``candidates`` are headline-like lines (number, text) in order, ``publication`` is the number of the
    publication line if one was found, ``lines`` all lines of the page.
    """
    if not candidates:
        paper = next((n for n, line in enumerate(lines[:8]) if _PAPER_ALONE.match(line)), None)
        return (paper, paper) if paper is not None else None
    above = [entry for entry in candidates if publication is not None and entry[0] < publication]
    pool = above or candidates
    plain = [entry for entry in pool if not _KICKER.search(entry[1]) and not (_SITE.search(entry[1]) and len(entry[1]) <= 8)]
    number, line = (plain or pool)[0]
    return _with_neighbours(number, line, lines)


def _with_neighbours(number: int, line: str, lines: list[str]) -> tuple[int, int]:
    """A notice's headline runs over lines: the organ, then what it is about; or a title broken before its last words."""
    last = number
    following = lines[number + 1] if number + 1 < len(lines) else ""
    if _ORGAN.search(line) and (following.startswith("关于") or _PAPER_ALONE.match(following)):
        last = number + 1
        line, following = following, lines[last + 1] if last + 1 < len(lines) else ""
    if line.startswith("关于") and not _PAPER.search(line) and _PAPER.search(following) and len(following) <= 60:
        last += 1
    return number, last
