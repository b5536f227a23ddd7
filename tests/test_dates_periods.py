"""Longer periods, earlier decades, counted days, and names that only look like dates."""

from __future__ import annotations

import pytest

from epiextract import dates

Row = tuple[str, str | None, str | None]


def rows(text: str, reference: str | None) -> list[Row]:
    return [(date.text, date.first, date.last) for date in dates.find(text, reference)]


def kinds(text: str, reference: str | None = "2020-09-25") -> list[tuple[str, str]]:
    return [(date.text, date.kind) for date in dates.find(text, reference)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("积水点增多，9月下旬以来连续降雨。", ("9月下旬以来", "2020-09-21", None)),
        ("来电多、3月5日尤其多。", ("3月5日", "2020-03-05", "2020-03-05")),
    ],
)
def test_a_length_never_crosses_punctuation(text: str, expected: Row) -> None:
    assert rows(text, "2020-09-25") == [expected]


@pytest.mark.parametrize(
    "text", ["清明前后防火。", "立夏前后插秧。", "谷雨时节采茶。", "惊蛰刚过，农机下田。", "白露之后转凉。"]
)
def test_solar_terms_are_points_or_open_ranges(text: str) -> None:
    (date,) = dates.find(text, "2020-09-25")
    assert date.text == (text[:2] if "之后" not in text else text[:4])
    assert date.first in ("2020-04-04", "2020-05-05", "2020-04-19", "2020-03-05", "2020-09-07")


def test_around_stays_outside_the_span() -> None:
    (date,) = dates.find("1月28日前后完工。", "2020-02-05")
    assert (date.text, date.edtf) == ("1月28日", "2020-01-28~")


@pytest.mark.parametrize(
    "text",
    [
        "《今日沭阳》刊发评论", "登录“今日沭阳”客户端", "今日沭阳客户端推送", "来源：今日沭阳", "《今晚报》刊登", "据今晚报报道",
        "《明天会更好》唱响", "《每周质量报告》播出", "《五月的鲜花》合唱", "《一九四二》上映", "天气由阴转天晴", "提升好转天数",
        "本周期内完成", "实现昼夜24小时值守", "春季造林", "节后开工", "改革开放以来", "入汛以来", "“十四五”开局之年",
        "月租500元月月清", "隔离第三天", "三九天坚守", "热线全年无休", "打造一刻钟、半小时生活圈",
    ],
)  # fmt: skip
def test_no_date(text: str) -> None:
    assert rows(f"{text}。", "2020-09-25") == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("今日上午，微信公众号开通。", "2020-09-25"),
        ("详见明日本栏目。", "2020-09-26"),
        ("《2020年工作要点》印发。", "2020-01-01"),
        ("转天，专家组到位。", "2020-09-26"),
    ],
)
def test_beside_media_words_a_date_stays_a_date(text: str, first: str) -> None:
    (date,) = dates.find(text, "2020-09-25")
    assert date.first == first


@pytest.mark.parametrize(
    ("expression", "first", "last"),
    [
        ("2015年底", "2015-12-01", "2015-12-31"),
        ("2015年年底", "2015-12-01", "2015-12-31"),
        ("2019年终", "2019-12-01", "2019-12-31"),
        ("到明年2月底", None, "2021-02-28"),
        ("到年底", None, "2020-12-31"),
        ("截至月底", None, "2020-09-30"),
        ("年初以来", "2020-01-01", None),
        ("即日起至年底", "2020-09-25", "2020-12-31"),
        ("今年春季", "2020-03-01", "2020-05-31"),
        ("今春以来", "2020-03-01", None),
        ("去冬今春", "2019-12-01", "2020-05-31"),
        ("今冬明春", "2020-12-01", "2021-05-31"),
        ("2020年冬", "2020-12-01", "2021-02-28"),
        ("全年", "2020-01-01", "2020-12-31"),
        ("从2016到2018", "2016-01-01", "2018-12-31"),
        ("9月份当月", "2020-09-01", "2020-09-30"),
        ("三季度当季", "2020-07-01", "2020-09-30"),
        ("这个周末", "2020-09-26", "2020-09-27"),
        ("周末两天", "2020-09-26", "2020-09-27"),
        ("本周初", "2020-09-21", "2020-09-22"),
        ("98年", "1998-01-01", "1998-12-31"),
        ("1980年代", "1980-01-01", "1989-12-31"),
        ("上世纪八九十年代", "1980-01-01", "1999-12-31"),
        ("20世纪60、70年代", "1960-01-01", "1979-12-31"),
        ("“十四五”末", "2025-01-01", "2025-12-31"),
        ("2020年春运期间", "2020-01-10", "2020-02-18"),
        ("2019—2020学年第二学期", "2020-02-01", "2020-08-31"),
        ("2020-2021学年", "2020-09-01", "2021-08-31"),
        ("2020年秋季学期", "2020-09-01", "2021-01-31"),
        ("2019财政年度", "2019-01-01", "2019-12-31"),
        ("2020年农历闰四月十五", "2020-06-06", "2020-06-06"),
        ("农历庚子年正月初一", "2020-01-25", "2020-01-25"),
        ("庚子鼠年", "2020-01-25", "2021-02-11"),
        ("农历二月二", "2020-02-24", "2020-02-24"),
        ("2月13日的3天后", "2020-02-16", "2020-02-16"),
        ("春节假期最后一天", "2020-02-02", "2020-02-02"),
        ("2019年国庆假期第三天", "2019-10-03", "2019-10-03"),
        ("3月1日起", "2020-03-01", None),
        ("火把节", "2020-08-13", "2020-08-13"),
        ("元月8日", "2020-01-08", "2020-01-08"),
        ("至今年8月底", None, "2020-08-31"),
        ("截至今天上午10时", None, "2020-09-25T10:00"),
        ("9月中上旬", "2020-09-01", "2020-09-20"),
        ("2019年冬至2020年春", "2019-12-01", "2020-05-31"),
        ("2019年冬至当天", "2019-12-22", "2019-12-22"),
        ("中秋节前一天晚上", "2020-09-30", "2020-09-30"),
        ("年初到9月底", "2020-01-01", "2020-09-30"),
        ("国庆中秋假期", "2020-10-01", "2020-10-08"),
    ],
)
def test_period(expression: str, first: str | None, last: str | None) -> None:
    assert rows(f"{expression}，工作照常。", "2020-09-25") == [(expression, first, last)]


def test_since_before_arriving() -> None:
    assert rows("新任所长即日起到岗。", "2020-09-25") == [("即日起", "2020-09-25", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("六年来，植树不断。", ("六年", "duration")),
        ("一年过去了。", ("一年", "duration")),
        ("任期五年。", ("五年", "duration")),
        ("马上一年半了。", ("一年半", "duration")),
        ("藏历新年将至。", ("藏历新年", "point")),
        ("近三年来持续增长。", ("近三年来", "range")),
        ("每月底盘点。", ("每月底", "set")),
        ("每月第一个周一接访。", ("每月第一个周一", "set")),
        ("每月5日前报送。", ("每月5日前", "set")),
        ("周一、三、五上午接访。", ("周一、三、五上午", "set")),
    ],
)  # fmt: skip
def test_kind(text: str, expected: tuple[str, str]) -> None:
    assert kinds(text) == [expected]


def test_opening_hours_recur() -> None:
    text = "办公时间：周一至周五 8:30—12:00，14:00—17:30。\n9月28日8:30—12:00暂停。"
    hours, day = dates.find(text, "2020-09-25")
    assert (hours.kind, hours.text) == ("set", "周一至周五 8:30—12:00，14:00—17:30")
    assert (day.kind, day.first) == ("range", "2020-09-28T08:30")


def test_days_counted_from_the_event() -> None:
    text = "9月3日，队伍抵达。第三天，设备调试。第二天，复检。"
    assert [date.first for date in dates.find(text, "2020-09-25")] == ["2020-09-03", "2020-09-05", "2020-09-04"]
    assert rows("第三天，设备调试。", "2020-09-25") == [("第三天", None, None)]


def test_whole_year_follows_the_year_named() -> None:
    assert rows("2018年夏粮丰收；全年增产两成。", "2020-09-25")[-1] == ("全年", "2018-01-01", "2018-12-31")


def test_same_period_of_last_year_so_far() -> None:
    assert dates.find("上半年增长5%，快于去年同期。", "2020-09-25")[-1].edtf == "2019-01-01/2019-06-30"
    assert rows("今年以来增长5%，快于去年同期。", "2020-09-25")[-1] == ("去年同期", "2019-01-01", "2019-09-25")
    assert rows("1至7月增长5%，快于上年同期。", "1998-08-14")[-1] == ("上年同期", "1997-01-01", "1997-07-31")


def test_centuries_are_those_of_the_page() -> None:
    assert rows("到本世纪末基本脱贫。", "1998-08-14") == [("到本世纪末", None, "1999-12-31")]
    assert rows("下世纪初叶见效。", "1998-08-14")[0][1] == "2000-01-01"
    assert rows("上世纪末建成。", "2003-08-14")[0][2] == "1999-12-31"
    assert rows("本世纪50年代修建。", "1998-08-14")[0][1] == "1950-01-01"


@pytest.mark.parametrize(
    "masthead",
    [
        "1998年8月14日 星期五 农历戊寅年六月廿三",
        "1998年8月14日　星期五　戊寅年六月廿三",
        "1998年8月14日 星期五（农历六月廿三）",
        "一九九八年八月十四日 星期五 农历六月廿三",
    ],
)
def test_masthead_is_one_date_and_dates_the_page(masthead: str) -> None:
    text = f"{masthead}　第3221期\n堤防加固完成\n本报讯 昨天，抢险结束。"
    assert rows(text, None) == [(masthead, "1998-08-14", "1998-08-14"), ("昨天", "1998-08-13", "1998-08-13")]


@pytest.mark.parametrize("dateline", ["本报北京8月12日电", "本报上海8月12日专电", "本报8月12日讯"])
def test_dateline_of_a_newspaper(dateline: str) -> None:
    assert rows(f"{dateline} 昨晚，列车抵达。", "1998-08-14")[-1][1] == "1998-08-11"


@pytest.mark.parametrize(
    ("expression", "first", "last"),
    [
        ("年内", "1998-01-01", "1998-12-31"), ("年底前", None, "1998-12-31"), ("三季度", "1998-07-01", "1998-09-30"),
        ("上半年", "1998-01-01", "1998-06-30"), ("1至6月", "1998-01-01", "1998-06-30"),
        ("第一季度末", "1998-03-01", "1998-03-31"), ("“九五”期间", "1996-01-01", "2000-12-31"),
        ("八十年代", "1980-01-01", "1989-12-31"), ("元月份", "1998-01-01", "1998-01-31"),
        ("一九九八年八月", "1998-08-01", "1998-08-31"), ("头8个月", "1998-01-01", "1998-08-31"),
    ],
)  # fmt: skip
def test_wordings_of_the_nineties(expression: str, first: str | None, last: str | None) -> None:
    assert rows(f"{expression}，工作照常。", "1998-08-14") == [(expression, first, last)]


def test_short_iso_date_alone() -> None:
    assert rows("[98-08-14]", "1998-08-20") == [("98-08-14", "1998-08-14", "1998-08-14")]
    assert rows("电话85-12-14转", "1998-08-20") == []


def test_the_first_end_takes_its_year_from_the_second() -> None:
    assert rows("12月28日至2019年1月3日放假。", "2020-02-05")[0][1:] == ("2018-12-28", "2019-01-03")
    assert rows("国庆节至前年开工。", "2020-02-05")[0][1:] == (None, None)


@pytest.mark.parametrize(
    ("expression", "first", "last"),
    [
        ("1998年国庆假期", None, None), ("1999年国庆假期", "1999-10-01", "1999-10-07"), ("2003年五一期间", "2003-05-01", "2003-05-05"),
        ("2004年春节期间", "2004-01-22", "2004-01-28"), ("2026年春节假期", "2026-02-15", "2026-02-23"),
        ("2090年春节假期", None, None), ("9999年国庆长假", None, None), ("1998年元宵节期间", "1998-02-11", "1998-02-11"),
    ],
)  # fmt: skip
def test_days_off_are_those_of_the_notices(expression: str, first: str | None, last: str | None) -> None:
    assert rows(f"{expression}，工作照常。", "2020-09-25") == [(expression, first, last)]


@pytest.mark.parametrize(
    ("expression", "first", "last"),
    [
        ("公元618年", "0618-01-01", "0618-12-31"), ("道光二十年", "1840-01-01", "1840-12-31"),
        ("民国二十六年", "1937-01-01", "1937-12-31"), ("49年10月", "1949-10-01", "1949-10-31"),
        ("本月前两天", "2020-09-01", "2020-09-02"), ("今年前100天", "2020-01-01", "2020-04-09"),
        ("国庆节前三天", "2020-09-28", "2020-09-30"), ("春节后一周", "2020-01-26", "2020-02-01"),
        ("下一个元旦", "2021-01-01", "2021-01-01"), ("上个中秋节", "2019-09-13", "2019-09-13"),
        ("下一季度", "2020-10-01", "2020-12-31"), ("2019年Q3", "2019-07-01", "2019-09-30"),
        ("一个半月后", "2020-11-09", "2020-11-09"), ("5个工作日后", "2020-10-09", "2020-10-09"),
        ("再过两天", "2020-09-27", "2020-09-27"), ("未来7天", "2020-09-25", "2020-10-01"), ("近14天", "2020-09-11", "2020-09-25"),
        ("过去一周", "2020-09-18", "2020-09-24"), ("闰四月初一", "2020-05-23", "2020-05-23"), ("年二十八", "2020-01-22", "2020-01-22"),
        ("冬月十一", "2019-12-06", "2019-12-06"), ("农历二月二十三", "2020-03-16", "2020-03-16"),
        ("9月10日（含）前", None, "2020-09-10"), ("从2018年3月到现在", "2018-03-01", None),
        ("2019年12月30日至次年1月2日", "2019-12-30", "2020-01-02"), ("第一、二季度", "2020-01-01", "2020-06-30"),
        ("周一前", None, "2020-09-28"), ("10年前", "2010-09-25", "2010-09-25"), ("98年以前", None, "1997-12-31"),
    ],
)  # fmt: skip
def test_further_forms(expression: str, first: str | None, last: str | None) -> None:
    assert rows(f"{expression}，工作照常。", "2020-09-25") == [(expression, first, last)]


def test_before_the_common_era_there_are_spellings_only() -> None:
    year, century = dates.find("公元前221年统一，公元前3世纪建城。", "2020-09-25")
    assert (year.first, year.timex, year.edtf) == (None, "BC0221", "-0220")
    assert (century.first, century.timex, century.edtf) == (None, "BC03", "-0299/-0200")


def test_a_length_with_which_a_text_opens_is_reckoned_from_now() -> None:
    assert rows("半小时内报告。", "2020-09-25T09:00") == [("半小时内", "2020-09-25T09:00", "2020-09-25T09:30")]
    assert rows("要求半小时内报告。", "2020-09-25T09:00") == [("半小时", None, None)]


@pytest.mark.parametrize(
    "text",
    ["十月怀胎", "怀胎10月", "转入2号航站楼", "上月球采样", "一年比一年强", "半月板受伤", "此时不宜外出", "庆祝“八一”军政座谈会"],
)  # fmt: skip
def test_more_that_is_no_date(text: str) -> None:
    assert rows(f"{text}。", "2020-09-25") == []


@pytest.mark.parametrize("column", ["一周政务(8月6日)", "一周工作安排", "一周时政"])
def test_columns_of_a_week_are_no_length(column: str) -> None:
    assert [date for date in dates.find(f"{column}\n会议召开。", "2020-08-10") if date.kind == "duration"] == []


def test_a_heading_of_two_lines_and_numbered_items() -> None:
    assert kinds("两天内搬完\n全镇搬迁。") == [("两天", "duration")]
    assert rows("二、其他。三、13日起检测。", "2020-08-12") == [("13日起", "2020-08-13", None)]
    assert [text for text, _, _ in rows("7月9日\n清晨6时,镇长到场。", "2020-08-12")] == ["7月9日", "清晨6时"]
