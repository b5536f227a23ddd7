"""Dates: what counts as one, how far it goes, and its value by itself."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epiextract import dates
from epiextract.errors import InputError, InputTypeError

REFERENCE = "2020-02-05"  # a Wednesday, the twelfth of the first lunar month


def texts(text: str, reference: str | None = REFERENCE) -> list[str]:
    return [found.text for found in dates.find(text, reference)]


@pytest.mark.parametrize(
    ("expression", "kind", "first", "last"),
    [
        # absolute
        ("2020年1月28日", "point", "2020-01-28", "2020-01-28"),
        ("2020年 1月 28日", "point", "2020-01-28", "2020-01-28"),
        ("２０２０年１月２８日", "point", "2020-01-28", "2020-01-28"),
        ("二〇二〇年一月二十八日", "point", "2020-01-28", "2020-01-28"),
        ("2020-01-28", "point", "2020-01-28", "2020-01-28"),
        ("2020/1/28", "point", "2020-01-28", "2020-01-28"),
        ("2020.01.28", "point", "2020-01-28", "2020-01-28"),
        ("2020-01-28 08:11:00", "point", "2020-01-28T08:11", "2020-01-28T08:11"),
        ("2020-01-28T08:11", "point", "2020-01-28T08:11", "2020-01-28T08:11"),
        ("2020年1月28日 星期二", "point", "2020-01-28", "2020-01-28"),
        ("98年4月", "range", "1998-04-01", "1998-04-30"),
        ("2019年", "range", "2019-01-01", "2019-12-31"),
        ("2019年3月", "range", "2019-03-01", "2019-03-31"),
        ("2019年上半年", "range", "2019-01-01", "2019-06-30"),
        ("2019年第三季度", "range", "2019-07-01", "2019-09-30"),
        ("2019年底", "range", "2019-12-01", "2019-12-31"),
        ("上世纪80年代", "range", "1980-01-01", "1989-12-31"),
        ("“十三五”时期", "range", "2016-01-01", "2020-12-31"),
        ("2月上旬", "range", "2020-02-01", "2020-02-10"),
        ("1月中下旬", "range", "2020-01-11", "2020-01-31"),
        ("前三季度", "range", "2020-01-01", "2020-09-30"),
        # partial
        ("1月28日", "point", "2020-01-28", "2020-01-28"),
        ("28日上午", "point", "2020-01-28", "2020-01-28"),
        ("28日一大早", "point", "2020-01-28", "2020-01-28"),
        ("12月28日", "point", "2019-12-28", "2019-12-28"),
        ("1月28日20时30分许", "point", "2020-01-28T20:30", "2020-01-28T20:30"),
        ("1月28日晚8点", "point", "2020-01-28T20:00", "2020-01-28T20:00"),
        ("1月28日24时", "point", "2020-01-28T24:00", "2020-01-28T24:00"),
        ("1月28日下午三点半", "point", "2020-01-28T15:30", "2020-01-28T15:30"),
        # ranges
        ("1月27日至28日", "range", "2020-01-27", "2020-01-28"),
        ("1月27日—2月1日", "range", "2020-01-27", "2020-02-01"),
        ("1月27日～28日", "range", "2020-01-27", "2020-01-28"),
        ("27日到28日", "range", "2020-01-27", "2020-01-28"),
        ("1月27、28日", "range", "2020-01-27", "2020-01-28"),
        ("1—2月份", "range", "2020-01-01", "2020-02-29"),
        ("2016—2019年", "range", "2016-01-01", "2019-12-31"),
        ("2月3日0时至24时", "range", "2020-02-03T00:00", "2020-02-03T24:00"),
        ("2月3日0-24时", "range", "2020-02-03T00:00", "2020-02-03T24:00"),
        ("2月3日10:20—11:05", "range", "2020-02-03T10:20", "2020-02-03T11:05"),
        ("2月3日18时至次日6时", "range", "2020-02-03T18:00", "2020-02-04T06:00"),
        ("2月3日晚上10点至2点", "range", "2020-02-03T22:00", "2020-02-04T02:00"),
        ("2月3日下午2点到4点", "range", "2020-02-03T14:00", "2020-02-03T16:00"),
        ("2019年12月28日至1月3日", "range", "2019-12-28", "2020-01-03"),
        ("除夕至正月初六", "range", "2020-01-24", "2020-01-30"),
        ("正月初一至十五", "range", "2020-01-25", "2020-02-08"),
        # open ranges
        ("1月28日起", "range", "2020-01-28", None),
        ("自1月28日10时起", "range", "2020-01-28T10:00", None),
        ("1月28日以来", "range", "2020-01-28", None),
        ("今年以来", "range", "2020-01-01", None),
        ("截至2月3日24时", "range", None, "2020-02-03T24:00"),
        ("2月底前", "range", None, "2020-02-29"),
        ("2月9日前", "range", None, "2020-02-09"),
        ("2020年12月底之前", "range", None, "2020-12-31"),
        # relative
        ("昨天下午", "point", "2020-02-04", "2020-02-04"),
        ("明晚", "point", "2020-02-06", "2020-02-06"),
        ("上周五", "point", "2020-01-31", "2020-01-31"),
        ("下周一(2月10日)", "point", "2020-02-10", "2020-02-10"),
        ("本周", "range", "2020-02-03", "2020-02-09"),
        ("上月底", "range", "2020-01-21", "2020-01-31"),
        ("去年12月", "range", "2019-12-01", "2019-12-31"),
        ("3天前", "point", "2020-02-02", "2020-02-02"),
        ("未来三天", "range", "2020-02-05", "2020-02-07"),
        # festivals and lunar days
        ("大年三十", "point", "2020-01-24", "2020-01-24"),
        ("除夕夜", "point", "2020-01-24", "2020-01-24"),
        ("正月初五", "point", "2020-01-29", "2020-01-29"),
        ("腊月廿三", "point", "2020-01-17", "2020-01-17"),
        ("1月29日（正月初五）", "point", "2020-01-29", "2020-01-29"),
        ("2月8日（正月十五，元宵节）", "point", "2020-02-08", "2020-02-08"),
        ("元宵节当天", "point", "2020-02-08", "2020-02-08"),
        ("春节", "point", "2020-01-25", "2020-01-25"),
        ("春节期间", "range", "2020-01-24", "2020-02-02"),
        ("2019年国庆假期", "range", "2019-10-01", "2019-10-07"),
        ("2002年春节期间", "range", "2002-02-12", "2002-02-18"),
        ("立春当天", "point", "2020-02-04", "2020-02-04"),
        ("母亲节", "point", "2019-05-12", "2019-05-12"),
    ],
)  # fmt: skip
def test_value(expression: str, kind: str, first: str | None, last: str | None) -> None:
    found = dates.find(f"{expression}，工作照常。", REFERENCE)
    assert [date.text for date in found][0] == expression
    date = found[0]
    assert (date.kind, date.first) == (kind, first)
    assert date.last == last


@pytest.mark.parametrize(
    ("expression", "kind", "timex"),
    [
        ("14天", "duration", "P14D"), ("三年", "duration", "P3Y"), ("48小时", "duration", "PT48H"),
        ("两个半小时", "duration", "PT2.5H"), ("半个月", "duration", "P0.5M"), ("一年零三个月", "duration", "P1Y3M"),
        ("5个工作日", "duration", "P5D"), ("十余天", "duration", "P10D"), ("三四天", "duration", "PXD"),
        ("每天", "set", "P1D"), ("每周一", "set", "XXXX-WXX-1"), ("每周一、三、五", "set", None),
        ("每天11时至18时", "set", "XXXX-XX-XXT11:00/XXXX-XX-XXT18:00"), ("每晚", "set", "TEV"),
        ("每天8:30—17:00", "set", "XXXX-XX-XXT08:30/XXXX-XX-XXT17:00"), ("每年12月4日", "set", "XXXX-12-04"),
        ("近日", "vague", "PAST_REF"), ("目前", "vague", "PRESENT_REF"), ("下一阶段", "vague", "FUTURE_REF"),
        ("连日来", "vague", "PAST_REF"), ("年底", "vague", None), ("春运期间", "vague", None),
        ("近年来", "vague", "PAST_REF"), ("一段时间", "vague", None),
    ],
)  # fmt: skip
def test_without_days(expression: str, kind: str, timex: str | None) -> None:
    (date,) = dates.find(expression, REFERENCE)
    assert (date.text, date.kind, date.first, date.last) == (expression, kind, None, None)
    assert timex is None or date.timex == timex


@pytest.mark.parametrize(
    "text",
    [
        "不能有一时松懈", "实行24小时值守", "24小时热线畅通", "位于五一路的卡口", "八一小学门口", "“9·11”事件",
        "移动4/5G网络", "气温零点五度", "不能三天两头换人", "苏政发〔2020〕12号", "电话0512-68886666", "拨打12345",
        "以3:2获胜", "比例为1:30", "当前位置：首页", "当前专题", "十分重要", "提出三点要求", "讲五点意见",
        "第3号通告", "2号楼居民", "病例15号", "3号线停运", "推动项目前期工作", "体现在行动上", "近三明日报社",
        "三年级学生", "九年义务教育", "打造15分钟便民生活圈", "第三天", "说明天气转好", "编辑：谷雨",
        "区领导田野、夏至", "张国庆主任", "初三学生返校", "2020年第3号", "《“十四五”规划》", "一日三餐",
        "成立一百周年", "99:99", "13月45日", "最近的医院", "大家晚上好", "夜里谁来换班", "假期结束", "节日供应",
        "这是日光灯", "一周一大扫除", "一月一调度", "价格适当下浮",
    ],
)  # fmt: skip
def test_no_date(text: str) -> None:
    assert texts(f"群众{text}。") == [] or texts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2月3日前往武汉", ["2月3日"]),
        ("2月3日起草方案", ["2月3日"]),
        ("2月9日晚会取消", ["2月9日"]),
        ("每周三次消毒", ["每周"]),
        ("在24小时内完成", ["24小时"]),
        ("实现今年目标", ["今年"]),
        ("这是日前公布的名单", ["日前"]),
        ("推迟到2月17日", ["2月17日"]),
        ("到2025年建成", ["到2025年"]),
        ("一、2020年工作", ["2020年"]),
        ("刚刚过去的2019年", ["2019年"]),
        ("元旦、春节期间", ["元旦", "春节期间"]),
        ("1月24日、25日", ["1月24日", "25日"]),
        ("近日每天配送", ["近日", "每天"]),
        ("等了十分钟", ["十分钟"]),
        ("一、1月8日起实行", ["1月8日起"]),
        ("正月十六一大早", ["正月十六一大早"]),
        ("2021年元旦春节期间", ["2021年元旦春节期间"]),
        ("大年初二那天", ["大年初二那天"]),
        ("九月九日举行", ["九月九日"]),
    ],
)
def test_extent(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_traditional_script_keeps_offsets() -> None:
    text = "當天，連日來的檢查於2月3日結束。"
    assert texts(text) == ["當天", "連日來", "2月3日"]


@pytest.mark.parametrize(
    ("expression", "timex", "edtf"),
    [
        ("1月28日上午", "2020-01-28TMO", "2020-01-28"),
        ("1月28日20时30分", "2020-01-28T20:30", "2020-01-28T20:30:00"),
        ("2019年3月", "2019-03", "2019-03"),
        ("2019年第二季度", "2019-Q2", "2019-34"),
        ("2019年下半年", "2019-H2", "2019-41"),
        ("20世纪90年代", "199", "199X"),
        ("上周", "2020-W05", "2020-01-27/2020-02-02"),
        ("1月28日起", "2020-01-28/..", "2020-01-28/.."),
        ("2月底前", "../2020-02-29", "../2020-02-29"),
        ("1月27日至28日", "2020-01-27/2020-01-28", "2020-01-27/2020-01-28"),
        ("1月28日前后", "2020-01-28", "2020-01-28~"),
    ],
)
def test_spellings(expression: str, timex: str, edtf: str) -> None:
    (date,) = dates.find(expression, REFERENCE)
    assert (date.timex, date.edtf) == (timex, edtf)


def test_parse_agrees_with_find() -> None:
    assert dates.parse("2月7日至8日", "2020-02-09") == dates.find("2月7日至8日", "2020-02-09")[0]
    assert dates.parse("2月7日，开会", "2020-02-09") is None
    assert dates.parse("无", None) is None


def test_reference_may_be_date_or_datetime() -> None:
    for reference in (REFERENCE, dt.date(2020, 2, 5), dt.datetime(2020, 2, 5, 9, 30)):
        assert dates.find("昨天", reference)[0].first == "2020-02-04"
    assert dates.find("一小时后", dt.datetime(2020, 2, 5, 9, 30))[0].first == "2020-02-05T10:30"


def test_wrong_arguments() -> None:
    with pytest.raises(InputTypeError):
        dates.find(None)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError):
        dates.find("昨天", 20200205)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="2020-02-30"):
        dates.find("昨天", "2020-02-30")


@pytest.mark.parametrize(
    "piece", ["1", "年月日", "一", "1月", "周一(", "1-", "每", "1日至", "(", "3天零", "上", "\ud800", "\x00"]
)
def test_long_runs_stay_linear(piece: str) -> None:
    dates.find(piece * (30_000 // len(piece)), REFERENCE)


_ALPHABET = (
    "0123456789年月日号时点分天周星期一二三十正初廿上中下旬至到-—~、，。（）"
    "每近前后起以来底末半个小春节除夕今昨当晚“”五 :/.第\n"
)


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.sampled_from(_ALPHABET), max_size=40) | st.text(max_size=40),
    st.sampled_from([None, REFERENCE, "0001-01-01", "9999-12-31"]),
)
def test_any_text(text: str, reference: str | None) -> None:
    end = 0
    for date in dates.find(text, reference):
        assert end <= date.start < date.end <= len(text)
        assert text[date.start : date.end] == date.text
        end = date.end
        if date.kind in ("duration", "set", "vague"):
            assert date.first is None and date.last is None
        if date.first and date.last and "T" not in date.first + date.last:
            assert date.first <= date.last


def test_a_verb_before_a_surname_is_no_season() -> None:
    assert [date.text for date in dates.find("免去夏秋雨的局长职务，每天早中晚巡查。", "2017-07-05")] == ["每天早中晚"]


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("发布时间:29.06.2018 16:23", None, ["29.06.2018 16:23"]),
        ("版本号2.10.2015.3", None, []),
        ("随着春节日益临近,国庆日益临近。", REFERENCE, ["春节", "国庆"]),
        ("副县长潘明生日前主持会议。", REFERENCE, ["日前"]),
        ("他生日前没有回家。", REFERENCE, []),
        ("确保3月20日前6座医院交付。", REFERENCE, ["3月20日前"]),
        ("流量每秒3000立方米。", REFERENCE, []),
        ("去年8月台风过境。", REFERENCE, ["去年8月"]),
        ("次日清晨6点前所有网点开门。", REFERENCE, ["次日清晨6点前"]),
        ("这是前所未有的。", REFERENCE, []),
        ("会同日喀则干部交流。", REFERENCE, []),
        ("今日静海\n县长调研。", REFERENCE, []),
    ],
)
def test_where_dates_begin_and_end(text, reference, expected):
    assert texts(text, reference) == expected


def test_a_day_off_beside_a_weekend_is_part_of_it():
    (found,) = dates.find("端午假期,我市发送短信。", "2024-06-12")
    assert (found.first, found.last) == ("2024-06-08", "2024-06-10")


def test_dates_behind_the_numbers_of_items() -> None:
    text = "1.2020年2月3日召开会议。\n2.5月份工业增长。3．12月31日前完成。\n(一)4.1月至6月投资增长6.2020年报。由3.5月降至2.4月。"
    spans = [date.text for date in dates.find(text, "2020-02-05")]
    assert spans == ["2020年2月3日", "5月份", "12月31日前", "1月至6月"]
