"""Where a newspaper page was printed and how often a web page was read: 第01版:要闻, 浏览次数:632."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .dispatches import outlets
from .labels import Label

_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")}
_EDITION = re.compile(
    r"第?\s?(?P<page>[A-Z]?\d{1,3}|[A-Z]?[一二三四五六七八九十]{1,3})\s?版(?![权本式面图])"
    r"(?:\s?[:·|丨—-]{1,2}\s?|\s)?(?P<column>[\u3400-\u9fff]{2,8}(?:[·/][\u3400-\u9fff]{1,6})?)?"
)
_ALONE = re.compile(r"[\s\d:.,|丨/()\[\]年月日星期一二三四五六日天]*")
_PAPER = re.compile(r"(?!第)[\u3400-\u9fff]{2,10}(?=[\s\d:|丨])")
_COUNT = re.compile(r"\s?(\d{1,9}(?:\.\d{1,2})?)\s?(万)?")
_LONGEST = 60


def edition_of(line: str) -> tuple[str, str | None, str | None] | None:
    """(page, column, paper) when a line is a newspaper page's own head: nothing else stands in it but a paper's name and day.

    >>> edition_of("第01版:要闻"), edition_of("A3版 民生"), edition_of("第二版"), edition_of("修订后的第二版已于3月印发。")
    (('01', '要闻', None), ('A3', '民生', None), ('2', None, None), None)
    """
    if "版" not in line or len(line) > _LONGEST or "。" in line or "," in line:
        return None
    match = _EDITION.search(line)
    if match is None:
        return None
    paper = _PAPER.match(line)
    before = line[paper.end() if paper else 0 : match.start()]
    if _ALONE.sub("", before) or paper and not paper.group().endswith(outlets()) or _ALONE.sub("", line[match.end() :]):
        return None
    return _page_number(match["page"]), match["column"], paper.group() if paper else None


def _page_number(written: str) -> str:
    letter, number = (written[0], written[1:]) if written[0].isascii() and written[0].isalpha() else ("", written)
    if number.isdigit():
        return letter + number
    tens, ten, ones = number.rpartition("十")
    return letter + str((_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0))


def views_of(lines: Iterable[tuple[str, list[Label]]]) -> int | None:
    """The count behind the first label of views, of (line, labels) pairs.

    >>> from epiextract.cleaning.labels import labels_of
    >>> line = "来源:湖滨融媒 浏览次数:1.2万"
    >>> views_of([(line, labels_of(line))])
    12000
    """
    for line, labels in lines:
        for label in labels:
            count = _COUNT.match(line, label.end) if label.role == "views" else None
            if count is not None:
                return round(float(count[1]) * (10_000 if count[2] else 1))
    return None
