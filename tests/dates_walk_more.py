"""Walks the rest of the grammar of dates: lunar days, festivals, days from the reference, ranges, lengths.

Nothing here comes from the library: lunar months, solar terms and days off are the published ones of the years around
the reference.
"""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
import runpy
from collections.abc import Iterator
from pathlib import Path

_BASE = runpy.run_path(str(Path(__file__).with_name("dates_walk.py")))
REFERENCE: dt.date = _BASE["REFERENCE"]
Case, DAYS, DIGITS, ONE, WEEKDAYS = (_BASE[name] for name in ("Case", "DAYS", "DIGITS", "ONE", "WEEKDAYS"))
on, between, chinese, full_width, month_end, months_on = (
    _BASE[name] for name in ("on", "between", "chinese", "full_width", "month_end", "months_on")
)
#: First days of the lunar months of 庚子 and 辛丑 and of the month after (Purple Mountain Observatory); L is the leap month.
LUNAR = {
    2020: dict(zip(
        [1, 2, 3, 4, "L4", 5, 6, 7, 8, 9, 10, 11, 12],
        ["2020-01-25", "2020-02-23", "2020-03-24", "2020-04-23", "2020-05-23", "2020-06-21", "2020-07-21", "2020-08-19",
         "2020-09-17", "2020-10-17", "2020-11-15", "2020-12-15", "2021-01-13"], strict=True)),
    2021: dict(zip(
        range(1, 13),
        ["2021-02-12", "2021-03-13", "2021-04-12", "2021-05-12", "2021-06-10", "2021-07-10", "2021-08-08", "2021-09-07",
         "2021-10-06", "2021-11-05", "2021-12-04", "2022-01-03"], strict=True)),
}  # fmt: skip
LUNAR_NEW_YEARS = {2019: "2019-02-05", 2020: "2020-01-25", 2021: "2021-02-12", 2022: "2022-02-01", 2023: "2023-01-22"}
#: Month and day of the solar terms of 2021, from 小寒 on.
TERMS_2021 = (
    "小寒1-5 大寒1-20 立春2-3 雨水2-18 惊蛰3-5 春分3-20 清明4-4 谷雨4-20 立夏5-5 小满5-21 芒种6-5 夏至6-21 "
    "小暑7-7 大暑7-22 立秋8-7 处暑8-23 白露9-7 秋分9-23 寒露10-8 霜降10-23 立冬11-7 小雪11-22 大雪12-7 冬至12-21"
)
#: Days off by the State Council's notices for 2019 to 2022.
DAYS_OFF = {
    ("元旦", 2021): ("2021-01-01", "2021-01-03"), ("春节", 2021): ("2021-02-11", "2021-02-17"),
    ("清明节", 2021): ("2021-04-03", "2021-04-05"), ("劳动节", 2021): ("2021-05-01", "2021-05-05"),
    ("端午节", 2021): ("2021-06-12", "2021-06-14"), ("中秋节", 2021): ("2021-09-19", "2021-09-21"),
    ("国庆节", 2021): ("2021-10-01", "2021-10-07"), ("春节", 2020): ("2020-01-24", "2020-02-02"),
    ("劳动节", 2020): ("2020-05-01", "2020-05-05"), ("国庆节", 2020): ("2020-10-01", "2020-10-08"),
    ("春节", 2019): ("2019-02-04", "2019-02-10"), ("国庆节", 2019): ("2019-10-01", "2019-10-07"),
    ("春节", 2022): ("2022-01-31", "2022-02-06"), ("国庆节", 2008): ("2008-09-29", "2008-10-05"),
    ("国庆节", 2003): ("2003-10-01", "2003-10-07"), ("春节", 2001): ("2001-01-24", "2001-01-30"),
    ("国庆节", 1999): ("1999-10-01", "1999-10-07"),
}  # fmt: skip



# ---------------------------------------------------------------- lunar days, terms, festivals


def lunar() -> Iterator[tuple[str, str | None, str | None]]:
    names = ["", "正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"]
    for year, first_days in LUNAR.items():
        for month, start in first_days.items():
            first = dt.date.fromisoformat(start)
            name = f"闰{names[int(month[1:])]}" if isinstance(month, str) else names[month]
            for number, told in ((1, "初一"), (8, "初八"), (10, "初十"), (15, "十五"), (23, "廿三"), (23, "二十三"), (29, "廿九")):
                yield on(f"{year}年农历{name}月{told}", first + (number - 1) * ONE)
                if isinstance(month, int) and not (month == 8 and number == 15):
                    yield on(f"农历{'庚子' if year == 2020 else '辛丑'}年{name}月{told}", first + (number - 1) * ONE)
    for number in range(1, 11):
        yield on(f"大年初{chinese(number)}", dt.date(2021, 2, 11) + number * ONE)
        yield on(f"正月初{chinese(number)}", dt.date(2021, 2, 11) + number * ONE)
    for number in range(23, 30):
        yield on(f"腊月{chinese(number)}", dt.date(2021, 1, 12) + number * ONE)
        yield on(f"年{chinese(number)}", dt.date(2021, 1, 12) + number * ONE)
    yield on("2021年腊月三十", dt.date(2022, 1, 31))  # the month has 29 days
    yield between("正月", dt.date(2021, 2, 12), dt.date(2021, 3, 12))
    yield between("农历庚子年", dt.date(2020, 1, 25), dt.date(2021, 2, 11))
    yield on("2月12日（正月初一）", dt.date(2021, 2, 12))
    yield on("1月25日（农历正月初一，春节）", dt.date(2020, 1, 25))


def terms() -> Iterator[tuple[str, str | None, str | None]]:
    for told in TERMS_2021.split():
        name, (month, number) = told[:2], map(int, told[2:].split("-"))
        day = dt.date(2021, month, number)
        yield on(f"2021年{name}", day)
        yield on(f"今年{name}当天", day)


SOLAR = {
    "元旦": (1, 1), "情人节": (2, 14), "妇女节": (3, 8), "植树节": (3, 12), "劳动节": (5, 1), "青年节": (5, 4), "儿童节": (6, 1),
    "建党节": (7, 1), "建军节": (8, 1), "教师节": (9, 10), "国庆节": (10, 1), "记者节": (11, 8), "国家公祭日": (12, 13), "圣诞节": (12, 25),
    "五一国际劳动节": (5, 1), "三八妇女节": (3, 8), "世界读书日": (4, 23), "全国消防日": (11, 9), "国家宪法日": (12, 4), "平安夜": (12, 24),
}  # fmt: skip
LUNAR_FESTIVALS = {
    "春节": (1, 1), "元宵节": (1, 15), "龙抬头": (2, 2), "端午节": (5, 5), "七夕节": (7, 7), "中元节": (7, 15), "中秋节": (8, 15), "重阳节": (9, 9),
    "火把节": (6, 24),
}  # fmt: skip


def festivals() -> Iterator[tuple[str, str | None, str | None]]:
    for name, (month, number) in SOLAR.items():
        for year in (2019, 2020, 2021):
            yield on(f"{year}年{name}", dt.date(year, month, number))
        coming = dt.date(2021, month, number)
        following = coming if coming > REFERENCE else coming.replace(year=2022)
        yield on(f"下一个{name}", following)
        yield on(f"上一个{name}", following.replace(year=following.year - 1))
        yield on(f"去年{name}前一天", dt.date(2020, month, number) - ONE)
        yield between(f"2020年{name}前三天", dt.date(2020, month, number) - 3 * ONE, dt.date(2020, month, number) - ONE)
    for name, (month, number) in LUNAR_FESTIVALS.items():
        for year in (2020, 2021):
            day = dt.date.fromisoformat(LUNAR[year][month]) + (number - 1) * ONE
            yield on(f"{year}年{name}", day)
            yield on(f"{'去年' if year == 2020 else '今年'}{name}当晚", day)
    for year, start in LUNAR_NEW_YEARS.items():
        eve = dt.date.fromisoformat(start) - ONE
        if eve.year == year:
            yield on(f"{year}年除夕", eve)
            yield on(f"{year}年大年三十", eve)
            yield on(f"{year}年除夕夜", eve)
    for name, month, nth, weekday in (("母亲节", 5, 2, 6), ("父亲节", 6, 3, 6), ("感恩节", 11, 4, 3)):
        for year in (2019, 2020, 2021):
            found = [d for d in calendar.Calendar().itermonthdates(year, month) if d.month == month and d.weekday() == weekday]
            yield on(f"{year}年{name}", found[nth - 1])
    for year, easter in ((2019, "2019-04-21"), (2020, "2020-04-12"), (2021, "2021-04-04"), (2024, "2024-03-31")):
        yield on(f"{year}年复活节", dt.date.fromisoformat(easter))
    for (name, year), (first, last) in DAYS_OFF.items():
        for tail in ("期间", "假期", "放假期间", "休假期间"):
            yield Case(f"{year}年{name}{tail}", first, last)
        yield Case(f"{year}年{name}假期首日", first, first)
        yield Case(f"{year}年{name}假期最后一天", last, last)
    for year, start in LUNAR_NEW_YEARS.items():
        day = dt.date.fromisoformat(start)
        yield between(f"{year}年春运期间", day - 15 * ONE, day + 24 * ONE)
        yield between(f"{year}年春运", day - 15 * ONE, day + 24 * ONE)


# ---------------------------------------------------------------- from the reference


def relative() -> Iterator[tuple[str, str | None, str | None]]:
    words = {"今天": 0, "今日": 0, "昨日": -1, "昨天": -1, "前天": -2, "明天": 1, "明日": 1, "后天": 2, "大前天": -3, "大后天": 3}
    for word, shift in words.items():
        day = REFERENCE + shift * ONE
        yield on(word, day)
        yield on(f"{word}上午", day)
        yield Case(f"{word}18时", f"{day}T18:00", f"{day}T18:00")
    for word, shift in {"今早": 0, "今晚": 0, "昨晚": -1, "昨夜": -1, "前晚": -2, "明早": 1, "明晚": 1, "后晚": 2}.items():
        yield on(word, REFERENCE + shift * ONE)
    for word, shift in {"今": 0, "昨": -1, "明": 1}.items():
        day = REFERENCE + shift * ONE
        for told in (f"{word}({day.day})日", f"{word}（{day.day}日）", f"{word}({day.day}日)", f"{word}({day.day})日下午"):
            yield on(told, day)
    for word, (first_shift, last_shift) in {"今明两天": (0, 1), "昨今两天": (-1, 0), "明后天": (1, 2), "今明后三天": (0, 2)}.items():
        yield between(word, REFERENCE + first_shift * ONE, REFERENCE + last_shift * ONE)
    yield between("今明两年", dt.date(2021, 1, 1), dt.date(2022, 12, 31))
    for number in (1, 2, 3, 10, 30):
        numerals = [str(number), "两" if number == 2 else chinese(number)]
        for numeral, (unit, size) in itertools.product(numerals, (("天", 1), ("周", 7), ("个星期", 7), ("礼拜", 7))):
            for tail in ("前", "以前", "之前"):
                yield on(f"{numeral}{unit}{tail}", REFERENCE - number * size * ONE)
            for tail in ("后", "以后", "之后"):
                yield on(f"{numeral}{unit}{tail}", REFERENCE + number * size * ONE)
            yield on(f"再过{numeral}{unit}", REFERENCE + number * size * ONE)
            length = number * size * ONE
            for word in ("未来", "今后", "接下来"):
                yield between(f"{word}{numeral}{unit}", REFERENCE, REFERENCE + length - ONE)
            yield between(f"过去{numeral}{unit}", REFERENCE - length, REFERENCE - ONE)
            yield between(f"最近{numeral}{unit}", REFERENCE - length, REFERENCE)
            yield between(f"{numeral}{unit}内", REFERENCE, REFERENCE + length - ONE)
        for numeral, (unit, size) in itertools.product(numerals, (("个月", 1), ("年", 12), ("个季度", 3))):
            yield on(f"{numeral}{unit}前", months_on(REFERENCE, -number * size))
            yield on(f"{numeral}{unit}后", months_on(REFERENCE, number * size))
            yield between(f"未来{numeral}{unit}", REFERENCE, months_on(REFERENCE, number * size) - ONE)
            if unit != "个季度":
                yield between(f"近{numeral}{unit}", months_on(REFERENCE, -number * size), REFERENCE)
    now = dt.datetime.combine(REFERENCE, dt.time())
    for number, (unit, minutes) in itertools.product((1, 5, 20), (("小时", 60), ("个小时", 60), ("分钟", 1), ("个钟头", 60))):
        for numeral in (str(number), chinese(number)):
            later, earlier = now + dt.timedelta(minutes=number * minutes), now - dt.timedelta(minutes=number * minutes)
            yield Case(f"{numeral}{unit}后", later.isoformat()[:16], later.isoformat()[:16])
            yield Case(f"{numeral}{unit}前", earlier.isoformat()[:16], earlier.isoformat()[:16])
            yield Case(f"未来{numeral}{unit}", now.isoformat()[:16], later.isoformat()[:16])
            yield Case(f"过去{numeral}{unit}", earlier.isoformat()[:16], now.isoformat()[:16])


# ---------------------------------------------------------------- ranges

JOINS = ("至", "到", "—", "-", "～", "－", "——", "–", "~", " 至 ")


def ranges() -> Iterator[tuple[str, str | None, str | None]]:
    for length, join in itertools.product((1, 5, 20), JOINS):
        for day in DAYS[1:]:
            last = day + length * ONE
            tail = f"{last.day}日" if last.month == day.month else f"{last.month}月{last.day}日"
            yield between(f"{day.year}年{day.month}月{day.day}日{join}{tail}", day, last)
            yield between(f"从{day.year}年{day.month}月{day.day}日{join}{tail}", day, last)
            yield between(f"{day.year}年{day.month}月{day.day}日{join}{last.year}年{last.month}月{last.day}日", day, last)
            yield between(f"{day.year}.{day.month}.{day.day}{join}{last.year}.{last.month}.{last.day}", day, last)
            if last.month != day.month:
                yield between(f"{day.year}年{day.month}月{day.day}日{join}{last.day}日", day, last)
            if last <= REFERENCE:
                yield between(f"{day.month}月{day.day}日{join}{tail}", day, last)
                if last.month != day.month:
                    yield between(f"{day.day}日{join}{last.month}月{last.day}日", day, last)
            if last.month == day.month:
                yield between(f"{day.year}年{day.month}月{day.day}{join}{last.day}日", day, last)
    for (first, last), join in itertools.product(((2, 4), (1, 12), (9, 11)), JOINS[:7]):
        year = 2020 if last > 6 else 2021
        yield between(f"{year}年{first}{join}{last}月", dt.date(year, first, 1), month_end(year, last))
        yield between(f"{year}年{first}月{join}{last}月份", dt.date(year, first, 1), month_end(year, last))
        yield between(f"{year}年{first}月{join}{year + 1}年{last}月", dt.date(year, first, 1), month_end(year + 1, last))
        yield between(f"{year}年{last}月{join}次年{first}月", dt.date(year, last, 1), month_end(year + 1, first))
        yield between(f"{year}年{first}月初{join}{last}月底", dt.date(year, first, 1), month_end(year, last))
        yield between(f"{year - 5}{join}{year}年", dt.date(year - 5, 1, 1), dt.date(year, 12, 31))
        yield between(f"{year - 5}年{join}{year}年", dt.date(year - 5, 1, 1), dt.date(year, 12, 31))
    yield between("2021年一至三季度", dt.date(2021, 1, 1), dt.date(2021, 9, 30))
    yield between("第一、二季度", dt.date(2021, 1, 1), dt.date(2021, 6, 30))
    yield between("5月24、25日", dt.date(2021, 5, 24), dt.date(2021, 5, 25))
    yield between("5月24、25、26日", dt.date(2021, 5, 24), dt.date(2021, 5, 26))
    yield between("三四月份", dt.date(2021, 3, 1), dt.date(2021, 4, 30))
    yield between("5月30日上午至下午", dt.date(2021, 5, 30), dt.date(2021, 5, 30))
    yield between("除夕至正月初六", dt.date(2021, 2, 11), dt.date(2021, 2, 17))
    yield between("正月初一至十五", dt.date(2021, 2, 12), dt.date(2021, 2, 26))
    yield between("70至90年代", dt.date(1970, 1, 1), dt.date(1999, 12, 31))
    for (first_hour, last_hour), join in itertools.product(((0, 24), (8, 18), (9, 11), (14, 17)), ("至", "到", "—", "-")):
        first, last = f"2021-05-31T{first_hour:02d}:00", f"2021-05-31T{last_hour:02d}:00"
        spellings = (f"{first_hour}时{join}{last_hour}时", f"{first_hour}{join}{last_hour}时")
        spellings += (f"{first_hour}:00{join}{last_hour}:00", f"{first_hour}点{join}{last_hour}点")
        for name in spellings:
            yield Case(f"5月31日{name}", first, last)
    yield Case("5月31日18时至次日6时", "2021-05-31T18:00", "2021-06-01T06:00")
    yield Case("5月31日22:00到第二天5:30", "2021-05-31T22:00", "2021-06-01T05:30")
    yield Case("5月31日下午2点到4点半", "2021-05-31T14:00", "2021-05-31T16:30")
    yield Case("5月31日下午三四点钟", "2021-05-31T15:00", "2021-05-31T16:00")
    yield Case("5月30日8时至31日8时", "2021-05-30T08:00", "2021-05-31T08:00")


def open_ranges() -> Iterator[tuple[str, str | None, str | None]]:
    units: list[tuple[str, dt.date, dt.date]] = []
    for day in DAYS[:4]:
        units += [(f"{day.year}年{day.month}月{day.day}日", day, day), (f"{day.month}月{day.day}日", day, day)]
    units += [("2021年4月", dt.date(2021, 4, 1), dt.date(2021, 4, 30)), ("去年", dt.date(2020, 1, 1), dt.date(2020, 12, 31))]
    units += [("2020年底", dt.date(2020, 12, 1), dt.date(2020, 12, 31)), ("5月上旬", dt.date(2021, 5, 1), dt.date(2021, 5, 10))]
    units += [("昨天", REFERENCE - ONE, REFERENCE - ONE), ("除夕", dt.date(2021, 2, 11), dt.date(2021, 2, 11))]
    for name, first, last in units:
        for before, after in (("", "起"), ("自", "起"), ("从", "起"), ("", "以来"), ("自", "以来"), ("从", "开始"), ("", "至今"), ("自", ""), ("从", "到现在")):
            yield Case(f"{before}{name}{after}", first.isoformat(), None)
        for before, after in (("截至", ""), ("截止", ""), ("截止到", ""), ("截至到", ""), ("直到", ""), ("", "为止"), ("", "止")):
            yield Case(f"{before}{name}{after}", None, last.isoformat())
        if first == last:
            deadline = dt.date(2021, 12, 30) if name == "12月30日" else last  # half a year ahead or back: deadlines lie ahead
            for after in ("前", "之前", "以前", "（含）前"):
                yield Case(f"{name}{after}", None, deadline.isoformat())
            for after in ("后", "之后", "以后"):
                yield Case(f"{name}{after}", first.isoformat(), None)
            yield Case(f"截至{name}24时", None, f"{last.isoformat()}T24:00")
            yield Case(f"自{name}零时起", f"{first.isoformat()}T00:00", None)
    for name, first, last in (("2021年4月", dt.date(2021, 4, 1), dt.date(2021, 4, 30)), ("2020年", dt.date(2020, 1, 1), dt.date(2020, 12, 31))):
        yield Case(f"{name}前", None, (first - ONE).isoformat())
        yield Case(f"{name}以后", (last + ONE).isoformat(), None)
    yield Case("年底前", None, "2021-12-31")
    yield Case("月底前", None, "2021-06-30")
    yield Case("年初以来", "2021-01-01", None)
    yield Case("即日起至年底", "2021-06-16", "2021-12-31")


WALKS = _BASE["WALKS"] | {
    "lunar": lunar, "terms": terms, "festivals": festivals, "relative": relative, "ranges": ranges, "open ranges": open_ranges,
}  # fmt: skip


def unvalued() -> Iterator[tuple[str, str, str | None]]:
    """Lengths, recurrences and vague words: text, kind, TIMEX3 value (None where any will do)."""
    units = {"天": "D", "周": "W", "个星期": "W", "个月": "M", "年": "Y", "个小时": "H", "小时": "H", "分钟": "M", "秒钟": "S"}
    for number, (unit, code) in itertools.product((2, 3, 15, 40), units.items()):
        clock = "T" if unit in ("个小时", "小时", "分钟", "秒钟") else ""
        for numeral in (str(number), "两" if number == 2 else chinese(number), full_width(str(number))):
            if unit == "年" and number > 9 and numeral != chinese(number):
                continue  # 15年 by itself is a year
            yield f"{numeral}{unit}", "duration", f"P{clock}{number}{code}"
        if unit not in ("秒钟", "年", "周"):
            yield f"{number}多{unit}" if unit[0] != "个" or number < 10 else f"{number}{unit}", "duration", None
    yield from (
        ("两个半小时", "duration", "PT2.5H"), ("一年半", "duration", "P1.5Y"), ("半年", "duration", "P0.5Y"), ("半个月", "duration", "P0.5M"),
        ("一年零三个月", "duration", "P1Y3M"), ("两小时三十分钟", "duration", "PT2H30M"), ("三刻钟", "duration", "PT45M"),
        ("三四天", "duration", "PXD"), ("数月", "duration", "PXM"), ("三天三夜", "duration", "P3D"), ("半个世纪", "duration", "P50Y"),
        ("5个工作日", "duration", "P5D"), ("3至5天", "duration", "PXD"), ("1.5小时", "duration", "PT1.5H"),
    )  # fmt: skip
    every = {"天": "P1D", "日": "P1D", "周": "P1W", "月": "P1M", "年": "P1Y", "季度": "P3M", "小时": "PT1H", "晚": "TEV"}
    for word, value in every.items():
        yield f"每{word}", "set", value
    for at, name in enumerate(WEEKDAYS, start=1):
        yield f"每周{name}", "set", f"XXXX-WXX-{at}"
        yield f"每星期{name}上午", "set", f"XXXX-WXX-{at}TMO"
        yield f"每周{name}9时", "set", f"XXXX-WXX-{at}T09:00"
    for month, number in ((1, 1), (12, 4), (6, 30)):
        yield f"每年{month}月{number}日", "set", f"XXXX-{month:02d}-{number:02d}"
    yield "每月15日", "set", "XXXX-XX-15"
    yield "每隔3天", "set", "P3D"
    yield "每天8时至18时", "set", "XXXX-XX-XXT08:00/XXXX-XX-XXT18:00"
    yield "周一、三、五", "set", "XXXX-WXX-1,XXXX-WXX-3,XXXX-WXX-5"
    for word in ("近日", "日前", "连日来", "近年来", "前几天", "几天前", "两三年前", "前不久", "最近"):
        yield word, "vague", "PAST_REF"
    for word in ("目前", "当前", "现阶段", "当下", "如今", "此时"):
        yield word, "vague", "PRESENT_REF"
    for word in ("今后一段时间", "下一阶段", "几天后", "未来几年"):
        yield word, "vague", "FUTURE_REF"
