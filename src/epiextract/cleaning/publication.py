"""When and where a page was published, read from its publication line, head or closing."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from ..timestamps import find_timestamps
from .labels import Label

_DIGITS = "〇○零一二三四五六七八九"
_DATE = re.compile(
    r"(?<![\d.])(?P<y>(?:19|20)\d{2})\s?(?:(?P<dash>[-/.])\s?(?P<m>\d{1,2})\s?(?P=dash)\s?(?P<d>\d{1,2})(?![\d])"
    r"|年\s?(?P<m2>\d{1,2})\s?月\s?(?P<d2>\d{1,2})\s?日?(?!\d))"
    rf"|(?P<yc>[一二][{_DIGITS}]{{3}})年(?P<mc>[一二三四五六七八九十]{{1,2}})月(?P<dc>[一二三四五六七八九十廿]{{1,3}})日"
)
_CLOCK_AND_DAY = re.compile(r"[\s\d:.,T|()\[\]【】时分秒上下午]|星期[一二三四五六日天]|周[一二三四五六日天]|农历\S{2,10}|第?\s?\d+\s?[期版]|发布$")
_CLOCK = re.compile(r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d(?::[0-5]\d)?)(?![\d:])")
_SENTENCE = re.compile(r"[。！？!?;,，；]")
_CHINESE = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_VALUE_END = re.compile(
    r"\s{2,}|\t|[\[【|(]|\s(?=(?:19|20)\d{2}|\d{1,2}:\d{2}|浏览|点击|阅读|字体|字号|作者|记者|编辑|责任|发布|分享|打印|时间|日期)"
)
_AGENCY = re.compile(r"([\u3400-\u9fff]{1,7}(?:社|网|报))(?:[\u3400-\u9fff]{2,8})(?:\d{4}年)?\d{1,2}月\d{1,2}日[电讯]")
_LONGEST_LINE = 120
_LONGEST_SOURCE = 40


def iso_day(match: re.Match[str]) -> str | None:
    """The day of a `_DATE` match, None for one that no calendar has."""
    if match["yc"]:
        year = int("".join(str(_CHINESE[c]) for c in match["yc"]))
        month, day = _chinese_number(match["mc"]), _chinese_number(match["dc"])
    else:
        year, month, day = int(match["y"]), int(match["m"] or match["m2"]), int(match["d"] or match["d2"])
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _chinese_number(written: str) -> int:
    tens, ten, ones = written.replace("廿", "二十").rpartition("十")
    return (_CHINESE.get(tens, 1) * 10 if ten else 0) + _CHINESE.get(ones, 0)


def publication_day(line: str, labels: Sequence[Label], *, at_end: bool) -> tuple[int, str] | None:
    """(certainty, day) that a short line gives as the page's date; ``at_end``: the line stands below the text.

    >>> publication_day("2020年02月05日 07:45", [], at_end=False)
    (4, '2020-02-05')
    """
    if len(line) > _LONGEST_LINE:
        return None
    other: tuple[int, str] | None = None
    for _, _, moment, _ in find_timestamps(line):
        other = (4, moment.date().isoformat())
    for match in _DATE.finditer(line):
        day = iso_day(match)
        if day is None:
            continue
        before = [label for label in labels if label.end <= match.start()]
        if before and _CLOCK_AND_DAY.sub("", line[before[-1].end : match.start()]).strip() == "":
            role = before[-1].role
            if role == "published":
                return 5, day
            if role in ("updated", "dated"):
                other = other or (2 if role == "updated" else 1, day)
                continue
        rest = line[: match.start()] + " " + line[match.end() :]
        bare = _CLOCK_AND_DAY.sub("", rest).strip(" -—·日")
        if not bare:
            return (2 if at_end else 4), day
        if labels and not before:
            return 4, day
        if _SENTENCE.search(bare) is None and len(bare) <= 24 and not line.startswith(("—", "-", "图")):
            return (2 if at_end else 3) - ("在" in bare) * 2, day
    return other


def clock_of(line: str) -> str | None:
    """The first clock time of a publication line.

    >>> clock_of("2020-01-29 08:11:00 来源:新华日报"), clock_of("2020年1月29日")
    ('08:11:00', None)
    """
    match = _CLOCK.search(line)
    return f"{int(match[1]):02}:{match[2]}" if match is not None else None


def source_of(line: str, labels: Sequence[Label], following: str) -> str | None:
    """The value of a line's source label; from the next line where the label stands alone."""
    for at, label in enumerate(labels):
        if label.role == "source":
            stop = labels[at + 1].start if at + 1 < len(labels) else len(line)
            value = _value(line[label.end : stop])
            if not value and stop == len(line) and not _DATE.match(following):
                value = _value(following)
            if value:
                return value
    return None


def agency(line: str) -> str | None:
    """The agency of a dispatch: 新华社北京2月3日电.

    >>> agency("新华社北京2月3日电 记者从会上获悉")
    '新华社'
    """
    match = _AGENCY.match(line.lstrip("(【["))
    return match[1] if match is not None else None


def _value(written: str) -> str | None:
    value = _VALUE_END.split(written.strip(), maxsplit=1)[0].strip(" )】]。,，;；:《》“”")
    return value if 2 <= len(value) <= _LONGEST_SOURCE else None
