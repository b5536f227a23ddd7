"""Walks a good part of the grammar and checks each value against plain calendar arithmetic."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
from collections.abc import Iterator

import pytest

from epiextract import dates

REFERENCE = dt.date(2021, 6, 16)
DAYS = [dt.date(2021, 6, 16), dt.date(2021, 6, 1), dt.date(2021, 5, 31), dt.date(2020, 12, 30), dt.date(2020, 9, 9)]
DIGITS = "〇一二三四五六七八九"
PARTS = ["", "上午", "下午", "傍晚", "晚", "晚间", "凌晨", "清晨", "中午", "一大早", "夜间"]

Case = tuple[str, str | None, str | None]


def chinese(number: int) -> str:
    """A number up to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def year_spellings(day: dt.date) -> Iterator[str]:
    yield f"{day.year}年"
    yield "".join(DIGITS[int(digit)] for digit in str(day.year)) + "年"
    if day.year == REFERENCE.year:
        yield "今年"
    if day.year == REFERENCE.year - 1:
        yield "去年"
    yield ""


def day_spellings(day: dt.date) -> Iterator[str]:
    for year in year_spellings(day):
        yield f"{year}{day.month}月{day.day}日"
        yield f"{year}{day.month:02d}月{day.day:02d}日"
        yield f"{year}{chinese(day.month)}月{chinese(day.day)}日"
        yield f"{year}{day.month}月{day.day}号"
    for mark in "-/.":
        yield f"{day.year}{mark}{day.month:02d}{mark}{day.day:02d}"
    weekday = "一二三四五六日"[day.weekday()]
    yield f"{day.month}月{day.day}日（星期{weekday}）"
    yield f"{day.year}年{day.month}月{day.day}日 星期{weekday}"


def days() -> Iterator[Case]:
    for day in DAYS:
        for spelling, part in itertools.product(day_spellings(day), PARTS):
            if part and spelling[-1] in "0123456789":
                continue
            yield spelling + part, day.isoformat(), day.isoformat()


def clocks() -> Iterator[Case]:
    day = DAYS[2]
    for hour, minute in itertools.product((0, 6, 9, 12, 18, 20, 23), (0, 5, 30, 45)):
        told = f"{day.isoformat()}T{hour:02d}:{minute:02d}"
        yield f"5月31日{hour}:{minute:02d}", told, told
        yield f"5月31日{hour:02d}:{minute:02d}", told, told
        yield f"5月31日{hour}时" + (f"{minute}分" if minute else ""), told, told
        yield f"5月31日{hour}点" + (f"{minute}分" if minute else ""), told, told
        if 13 <= hour < 18:
            yield f"5月31日下午{hour - 12}时" + (f"{minute}分" if minute else ""), told, told
        if hour >= 18:
            yield f"5月31日晚{hour - 12}点" + ("半" if minute == 30 else f"{minute}分" if minute else ""), told, told


def ranges() -> Iterator[Case]:
    for length, join in itertools.product((1, 5, 20), ("至", "到", "—", "-", "～", "－", "——")):
        for day in DAYS[1:]:
            last = day + dt.timedelta(days=length)
            tail = f"{last.day}日" if last.month == day.month else f"{last.month}月{last.day}日"
            yield f"{day.year}年{day.month}月{day.day}日{join}{tail}", day.isoformat(), last.isoformat()
            if last <= REFERENCE:
                yield f"{day.month}月{day.day}日{join}{tail}", day.isoformat(), last.isoformat()
            if last.month == day.month:
                yield f"{day.year}年{day.month}月{day.day}{join}{last.day}日", day.isoformat(), last.isoformat()


def open_ranges() -> Iterator[Case]:
    for day in DAYS[:4]:
        for spelling in (f"{day.year}年{day.month}月{day.day}日", f"{day.month}月{day.day}日"):
            for before, after in (("", "起"), ("自", "起"), ("从", "起"), ("", "以来"), ("自", "以来")):
                yield f"{before}{spelling}{after}", day.isoformat(), None
            for before, after in (("截至", ""), ("截止", ""), ("截止到", "")):
                yield f"{before}{spelling}{after}", None, day.isoformat()
                yield f"{before}{spelling}24时{after}", None, f"{day.isoformat()}T24:00"
            yield f"{day.year}年{day.month}月{day.day}日前", None, day.isoformat()


def longer() -> Iterator[Case]:
    for year in (2019, 2020, 2021):
        yield f"{year}年", f"{year}-01-01", f"{year}-12-31"
        for month in range(1, 13):
            end = calendar.monthrange(year, month)[1]
            for name in (f"{year}年{month}月", f"{year}年{chinese(month)}月份"):
                yield name, f"{year}-{month:02d}-01", f"{year}-{month:02d}-{end}"
            for at, third in enumerate("上中下"):
                opening, closing = 10 * at + 1, end if third == "下" else 10 * at + 10
                first, last = f"{year}-{month:02d}-{opening:02d}", f"{year}-{month:02d}-{closing}"
                yield f"{year}年{month}月{third}旬", first, last
        for quarter in range(1, 5):
            closing = dt.date(year, 3 * quarter, calendar.monthrange(year, 3 * quarter)[1])
            for name in (f"{year}年{chinese(quarter)}季度", f"{year}年第{quarter}季度"):
                yield name, f"{year}-{3 * quarter - 2:02d}-01", closing.isoformat()


def relative() -> Iterator[Case]:
    words = {"今天": 0, "昨日": -1, "前天": -2, "明天": 1, "后天": 2, "大前天": -3, "大后天": 3}
    for word, shift in words.items():
        day = (REFERENCE + dt.timedelta(days=shift)).isoformat()
        yield word, day, day
        yield f"{word}上午", day, day
        yield f"{word}18时", f"{day}T18:00", f"{day}T18:00"
    monday = REFERENCE - dt.timedelta(days=REFERENCE.weekday())
    for word, shift in (("本周", 0), ("上周", -1), ("下周", 1), ("上上周", -2), ("下下周", 2)):
        start = monday + dt.timedelta(weeks=shift)
        yield word, start.isoformat(), (start + dt.timedelta(days=6)).isoformat()
        for at, name in enumerate("一二三四五六日"):
            day = (start + dt.timedelta(days=at)).isoformat()
            yield word + name, day, day
    for number in (1, 3, 10, 30):
        for numeral in (str(number), chinese(number)):
            past = (REFERENCE - dt.timedelta(days=number)).isoformat()
            yield f"{numeral}天前", past, past
            future = (REFERENCE + dt.timedelta(days=number)).isoformat()
            yield f"{numeral}天后", future, future


CASES = {"days": days, "clocks": clocks, "ranges": ranges, "open": open_ranges, "longer": longer, "relative": relative}


@pytest.mark.parametrize("part", CASES)
def test_values(part: str) -> None:
    wrong = []
    number = 0
    for expression, first, last in CASES[part]():
        number += 1
        found = dates.parse(expression, REFERENCE)
        if found is None or (found.first, found.last) != (first, last):
            wrong.append((expression, (first, last), found and (found.first, found.last)))
    assert number > 50
    assert not wrong, wrong[:10]
