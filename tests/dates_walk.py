"""Walks the grammar of dates, from clock times to centuries: every form with its first and last day, by plain arithmetic.

Nothing here comes from the library: days are counted with the standard library.
"""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
from collections.abc import Iterator
from typing import NamedTuple

REFERENCE = dt.date(2021, 6, 16)  # a Wednesday
DIGITS = "〇一二三四五六七八九"
WEEKDAYS = "一二三四五六日"
ONE = dt.timedelta(days=1)
DAYS = [dt.date(2021, 6, 16), dt.date(2021, 6, 1), dt.date(2021, 5, 31), dt.date(2020, 12, 30), dt.date(2020, 9, 9)]
class Case(NamedTuple):
    """An expression with its first and last day or minute as they should be read, None for an open or unknown side."""

    text: str
    first: str | None
    last: str | None


def on(text: str, day: dt.date) -> Case:
    return Case(text, day.isoformat(), day.isoformat())


def between(text: str, first: dt.date, last: dt.date) -> Case:
    return Case(text, first.isoformat(), last.isoformat())


def month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def months_on(day: dt.date, months: int) -> dt.date:
    """The same day so many months on, the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def chinese(number: int) -> str:
    """A number up to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "0" <= c <= "9" else c for c in text)


def digits(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


# ---------------------------------------------------------------- days and clock times


def year_spellings(year: int) -> Iterator[str]:
    yield f"{year}年"
    yield full_width(f"{year}年")
    yield f"{digits(year)}年"
    yield f"公元{year}年"
    if year == REFERENCE.year:
        yield "今年"
    if year == REFERENCE.year - 1:
        yield "去年"
        yield "上年"


def day_spellings(day: dt.date) -> Iterator[str]:
    for year in ["", *year_spellings(day.year)]:
        yield f"{year}{day.month}月{day.day}日"
        yield f"{year}{day.month:02d}月{day.day:02d}日"
        yield f"{year}{chinese(day.month)}月{chinese(day.day)}日"
        yield f"{year}{day.month}月{day.day}号"
        yield full_width(f"{year}{day.month}月{day.day}日")
    for mark in "-/.":
        yield f"{day.year}{mark}{day.month:02d}{mark}{day.day:02d}"
        yield f"{day.year}{mark}{day.month}{mark}{day.day}"
    weekday = WEEKDAYS[day.weekday()]
    yield f"{day.month}月{day.day}日（星期{weekday}）"
    yield f"{day.year}年{day.month}月{day.day}日 星期{weekday}"
    yield f"{day.month}月{day.day}日(周{weekday})"
    yield f"{day.year % 100:02d}年{day.month}月{day.day}日"


def days() -> Iterator[Case]:
    parts = ["", "上午", "下午", "傍晚", "晚", "晚间", "凌晨", "清晨", "中午", "一大早", "夜间", "当天", "晚上"]
    for day in DAYS:
        for spelling, part in itertools.product(day_spellings(day), parts):
            if not (part and (spelling[-1] in "0123456789" or spelling[-1] in "）)" or "星期" in spelling)):
                yield on(spelling + part, day)
    yield on("2021年6月2", dt.date(2021, 6, 2))
    yield on("今年2月的第二天", dt.date(2021, 2, 2))
    yield on("2020年最后一天", dt.date(2020, 12, 31))
    yield on("2020年第60天", dt.date(2020, 2, 29))


def day_only() -> Iterator[Case]:
    for number in range(1, 32):
        day = REFERENCE if number <= REFERENCE.day else dt.date(2021, 5, 1)
        for name in (f"{number}日", f"{chinese(number)}日", f"{number}日上午", full_width(f"{number}日")):
            yield on(name, day.replace(day=number))
    for word, (year, month) in {"本月": (2021, 6), "上月": (2021, 5), "下个月": (2021, 7), "上上个月": (2021, 4)}.items():
        for number in (1, 9, 30):
            yield on(f"{word}{number}日", dt.date(year, month, number))


def clocks() -> Iterator[Case]:
    day = DAYS[2]
    for hour, minute in itertools.product(range(24), (0, 5, 15, 30, 45)):
        told = f"{day.isoformat()}T{hour:02d}:{minute:02d}"
        tail = f"{minute}分" if minute else ""
        names = [f"{hour}:{minute:02d}", f"{hour:02d}:{minute:02d}", f"{hour}时{tail}", f"{hour}点{tail}", f"{hour}:{minute:02d}:00"]
        names.append(f"{chinese(hour) if hour else '零'}时" + (f"{chinese(minute)}分" if minute > 9 else "零五分" if minute else ""))
        names.append(full_width(f"{hour}时{tail}"))
        if minute == 30:
            names.append(f"{hour}点半")
        if minute in (15, 45):
            names.append(f"{hour}点{'一' if minute == 15 else '三'}刻")
            names.append(f"{hour}点过一刻" if minute == 15 else f"{hour + 1}点差一刻" if hour < 23 else "23点45分")
        if minute == 45 and hour < 23:
            names.append(f"差一刻{hour + 1}点")
        if not minute:
            names += [f"{hour}时整", f"{hour}点钟", f"{hour}时许", f"{hour}点左右"]
        if 13 <= hour < 18:
            names += [f"下午{hour - 12}时{tail}", f"下午{chinese(hour - 12)}点{tail}", f"午后{hour - 12}点{tail}"]
        if hour >= 18:
            names += [f"晚{hour - 12}点{tail}", f"晚上{hour - 12}时{tail}", f"夜间{hour - 12}时{tail}"]
        if hour < 6:
            names.append(f"凌晨{hour}时{tail}")
        if 6 <= hour < 12:
            names += [f"上午{hour}时{tail}", f"早上{hour}点{tail}"]
        if 1 <= hour < 12:
            names.append(f"{hour}:{minute:02d}AM")
        if hour >= 13:
            names.append(f"{hour - 12}:{minute:02d}pm")
        for name in names:
            yield Case(f"5月31日{name}", told, told)
    for name in ("24时", "24:00", "晚12点", "晚上12点"):
        yield Case(f"5月31日{name}", "2021-05-31T24:00", "2021-05-31T24:00")
    yield Case("5月31日晚上1点", "2021-06-01T01:00", "2021-06-01T01:00")
    yield Case("5月31日中午1点", "2021-05-31T13:00", "2021-05-31T13:00")
    yield Case("2021-05-31T20:30:00+08:00", "2021-05-31T20:30", "2021-05-31T20:30")
    for word in ("今天", "今早", "昨晚", "明天下午", "周三"):
        day = REFERENCE + {"昨": -ONE, "明": ONE}.get(word[0], dt.timedelta(0))
        hour = 8 if word in ("今天", "今早", "周三") else 20 if word == "昨晚" else 15
        told = f"{day.isoformat()}T{hour:02d}:00"
        yield Case(f"{word}{hour if hour < 12 else hour - 12}点", told, told)


# ---------------------------------------------------------------- longer units


def weeks() -> Iterator[Case]:
    monday = REFERENCE - dt.timedelta(days=REFERENCE.weekday())
    shifts = {"本": 0, "这": 0, "上": -1, "下": 1, "上上": -2, "下下": 2, "下下下": 3}
    for (word, shift), week in itertools.product(shifts.items(), ("周", "星期", "礼拜")):
        start = monday + dt.timedelta(weeks=shift)
        yield between(word + week, start, start + 6 * ONE)
        for at, name in enumerate(WEEKDAYS):
            yield on(word + week + name, start + at * ONE)
        if week == "周":
            yield between(f"{word}周末", start + 5 * ONE, start + 6 * ONE)
    for at, name in enumerate(WEEKDAYS):
        day = monday + at * ONE
        yield on(f"周{name}", day if day <= REFERENCE else day - 7 * ONE)
        yield on(f"周{name}前", day if day >= REFERENCE else day + 7 * ONE)._replace(first=None)
        yield on(f"下周周{name}", monday + (7 + at) * ONE)
    for year, month, nth, at in itertools.product((2020, 2021), (2, 6, 12), (1, 2, 4), range(7)):
        found = [d for d in calendar.Calendar().itermonthdates(year, month) if d.month == month and d.weekday() == at]
        yield on(f"{year}年{month}月第{chinese(nth)}个星期{WEEKDAYS[at]}", found[nth - 1])
        yield on(f"{year}年{month}月最后一个周{WEEKDAYS[at]}", found[-1])
        start = next(d for d in found if at == 0) if at == 0 else None
        if start:
            yield between(f"{year}年{month}月第{nth}周", found[nth - 1], found[nth - 1] + 6 * ONE)
    yield on("第三个周一", dt.date(2021, 6, 21))


def months() -> Iterator[Case]:
    for year, month in itertools.product((2019, 2020, 2021), range(1, 13)):
        end = month_end(year, month)
        first = dt.date(year, month, 1)
        names = [f"{year}年{month}月", f"{year}年{chinese(month)}月份", f"{digits(year)}年{chinese(month)}月"]
        names += [f"{year}-{month:02d}", full_width(f"{year}年{month}月"), f"{year % 100}年{month}月", f"{year}年第{month}个月"]
        for name in names:
            yield between(name, first, end)
        for at, third in enumerate("上中下"):
            yield between(f"{year}年{month}月{third}旬", dt.date(year, month, 10 * at + 1), end if at == 2 else dt.date(year, month, 10 * at + 10))
        yield between(f"{year}年{month}月上中旬", first, dt.date(year, month, 20))
        yield between(f"{year}年{month}月中下旬", dt.date(year, month, 11), end)
        yield between(f"{year}年{month}月初", first, dt.date(year, month, 10))
        yield between(f"{year}年{month}月中", dt.date(year, month, 11), dt.date(year, month, 20))
        yield between(f"{year}年{month}月底", dt.date(year, month, 21), end)
        yield between(f"{year}年{month}月末", dt.date(year, month, 21), end)
        yield between(f"{year}年{month}月前三天", first, dt.date(year, month, 3))
        yield between(f"{year}年{month}月最后五天", end - 4 * ONE, end)
    for word, shift in {"本月": 0, "上个月": -1, "下月": 1, "上上月": -2, "下下个月": 2, "这个月": 0}.items():
        first = months_on(REFERENCE.replace(day=1), shift)
        yield between(word, first, month_end(first.year, first.month))
        yield between(f"{word}底", first.replace(day=21), month_end(first.year, first.month))
    yield between("上旬", dt.date(2021, 6, 1), dt.date(2021, 6, 10))
    for month in range(1, 13):
        first = dt.date(2021, month, 1)
        if month <= 6:
            yield between(f"{month}月", first, month_end(2021, month))
        if month >= 9:
            yield between(f"{month}月份", first.replace(year=2020), month_end(2020, month))


def years() -> Iterator[Case]:
    for year in (1949, 1978, 2019, 2020, 2021, 2035):
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        for name in (f"{year}年", f"{digits(year)}年", f"{year}年度", f"{year}财年", f"{year}财政年度", full_width(f"{year}年")):
            yield between(name, first, last)
        yield between(f"{year}年上半年", first, dt.date(year, 6, 30))
        yield between(f"{year}年下半年", dt.date(year, 7, 1), last)
        for quarter in range(1, 5):
            start, end = dt.date(year, 3 * quarter - 2, 1), month_end(year, 3 * quarter)
            for name in (f"{chinese(quarter)}季度", f"第{quarter}季度", f"第{chinese(quarter)}季度", f"Q{quarter}"):
                yield between(f"{year}年{name}", start, end)
            yield between(f"{year}年{quarter}季度末", dt.date(year, 3 * quarter, 1), end)
            yield between(f"{year}年前{chinese(quarter)}季度", first, end)
        for count in range(2, 13):
            yield between(f"{year}年前{count}个月", first, month_end(year, count))
        for word, month in (("初", 1), ("底", 12), ("末", 12), ("年初", 1), ("年底", 12), ("年中", 6)):
            yield between(f"{year}年{word}", dt.date(year, month, 1), month_end(year, month))
        for name, month in (("春", 3), ("夏", 6), ("秋", 9)):
            yield between(f"{year}年{name}季", dt.date(year, month, 1), month_end(year, month + 2))
        yield between(f"{year}年冬天", dt.date(year, 12, 1), month_end(year + 1, 2))
        yield between(f"{year}—{year + 1}学年", dt.date(year, 9, 1), dt.date(year + 1, 8, 31))
        yield between(f"{year}-{year + 1}学年第一学期", dt.date(year, 9, 1), dt.date(year + 1, 1, 31))
        yield between(f"{year}至{year + 1}学年度第二学期", dt.date(year + 1, 2, 1), dt.date(year + 1, 8, 31))
        yield between(f"{year}年秋季学期", dt.date(year, 9, 1), dt.date(year + 1, 1, 31))
        yield between(f"{year}年春季学期", dt.date(year, 2, 1), dt.date(year, 8, 31))
    for word, shift in {"今年": 0, "去年": -1, "前年": -2, "大前年": -3, "明年": 1, "后年": 2, "本年度": 0, "上一年": -1}.items():
        yield between(word, dt.date(2021 + shift, 1, 1), dt.date(2021 + shift, 12, 31))
    yield between("全年", dt.date(2021, 1, 1), dt.date(2021, 12, 31))
    yield between("今年全年", dt.date(2021, 1, 1), dt.date(2021, 12, 31))
    for short, year in (("98", 1998), ("05", 2005), ("19", 2019), ("58", 1958), ("49", 1949)):
        yield between(f"{short}年5月", dt.date(year, 5, 1), dt.date(year, 5, 31))
    for number, year in (("元", 1912), ("三", 1914), ("26", 1937)):
        yield between(f"民国{number}年", dt.date(year, 1, 1), dt.date(year, 12, 31))
    for reign, year in (("康熙元年", 1662), ("道光二十年", 1840), ("光绪三十四年", 1908), ("洪武元年", 1368)):
        yield between(reign, dt.date(year, 1, 1), dt.date(year, 12, 31))
    for number in range(1, 15):
        start = {1: 1953, 2: 1958}.get(number, 1966 + 5 * (number - 3))
        yield between(f"“{chinese(number)}五”期间", dt.date(start, 1, 1), dt.date(start + 4, 12, 31))
        yield between(f"{chinese(number)}五时期", dt.date(start, 1, 1), dt.date(start + 4, 12, 31))
        yield between(f"“{chinese(number)}五”末", dt.date(start + 4, 1, 1), dt.date(start + 4, 12, 31))
    for decade in range(1950, 2000, 10):
        tens = decade % 100
        for name in (f"{tens}年代", f"{chinese(tens)}年代", f"上世纪{tens}年代", f"20世纪{chinese(tens)}年代", f"{decade}年代"):
            yield between(name, dt.date(decade, 1, 1), dt.date(decade + 9, 12, 31))
    for century in (18, 19, 20, 21):
        for name in (f"{century}世纪", f"{chinese(century)}世纪"):
            yield between(name, dt.date(100 * century - 100, 1, 1), dt.date(100 * century - 1, 12, 31))
    yield between("本世纪", dt.date(2000, 1, 1), dt.date(2099, 12, 31))
    yield between("去年同期", dt.date(2020, 1, 1), dt.date(2020, 12, 31))
    yield Case("公元前221年", None, None)
    yield Case("公元前3世纪", None, None)


WALKS = {"days": days, "day only": day_only, "clocks": clocks, "weeks": weeks, "months": months, "years": years}
