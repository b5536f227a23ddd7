"""Dates in a document: which day 当天, 28日 or a clock time by itself means."""

from __future__ import annotations

import pytest

from epiextract import dates, extract


def firsts(text: str, reference: str | None) -> list[tuple[str, str | None]]:
    return [(date.text, date.first or date.last) for date in dates.find(text, reference)]


def value(text: str, reference: str | None, expression: str) -> str | None:
    return dict(firsts(text, reference))[expression]


def test_day_only_is_the_nearest_not_after_publication() -> None:
    assert value("28日，会议召开。", "2020-02-05", "28日") == "2020-01-28"
    assert value("4日，会议召开。", "2020-02-05", "4日") == "2020-02-04"


@pytest.mark.parametrize("text", ["会议将于10日召开。", "定于10日举行。", "计划10日前完成。", "10日起恢复。"])
def test_forward_words(text: str) -> None:
    (date,) = dates.find(text, "2020-02-05")
    assert (date.first or date.last) == "2020-02-10"
    assert date.because == "points forward"


def test_month_without_year_looks_a_little_ahead() -> None:
    assert value("3月上旬完成播种。", "2020-02-21", "3月上旬") == "2020-03-01"
    assert value("10月开工。", "2020-02-21", "10月") == "2019-10-01"


def test_weekday_in_brackets_settles_the_year() -> None:
    assert value("3月5日（星期二）开幕。", "2020-02-05", "3月5日（星期二）") == "2019-03-05"


def test_a_coming_holiday_tells_no_month() -> None:
    assert value("清明假期临近，县长23日检查。", "2021-03-29", "23日") == "2021-03-23"


def test_event_day_and_the_days_after() -> None:
    text = "1月31日上午，县长检查。当天下午，书记开会。次日，整改完成。同月完成验收。"
    assert firsts(text, "2020-02-10") == [
        ("1月31日上午", "2020-01-31"), ("当天下午", "2020-01-31"), ("次日", "2020-02-01"), ("同月", "2020-02-01"),
    ]  # fmt: skip


def test_background_does_not_move_the_event() -> None:
    text = (
        "2月3日上午，区委书记调研。他说，1月20日以来，各地迅速行动。得知该厂已于1月28日开工，他表示肯定。"
        "\n当天下午，区长开会。"
    )
    assert value(text, "2020-02-05", "当天下午") == "2020-02-03"


def test_expression_inside_the_background_clause() -> None:
    text = "2月3日，医院通报。患者1月20日发病，当晚就诊，次日住院。"
    assert value(text, "2020-02-05", "当晚") == "2020-01-20"
    assert value(text, "2020-02-05", "次日") == "2020-01-21"


def test_month_carries_over() -> None:
    assert value("患者1月15日返回，18日发病。", "2020-02-20", "18日") == "2020-01-18"
    text = "2020年1月23日，道路封闭。\n24日，队伍出发。\n2月1日，医院落成。\n3日，开始收治。"
    days = [first for _, first in firsts(text, "2020-04-08")]
    assert days == ["2020-01-23", "2020-01-24", "2020-02-01", "2020-02-03"]


def test_year_carries_over() -> None:
    assert value("2018年3月任副局长；5月，任局长。", "2020-02-05", "5月") == "2018-05-01"
    assert value("2016年6月开工，次年10月竣工。", "2020-02-05", "次年10月") == "2017-10-01"


def test_clock_time_hangs_on_the_heading() -> None:
    text = "2月1日（正月初八）\n10:20—11:05，购物；18时30分至22时，聚餐。\n2月2日\n8时30分，乘车。"
    found = {date.text: (date.first, date.last) for date in dates.find(text, "2020-02-05")}
    assert found["10:20—11:05"] == ("2020-02-01T10:20", "2020-02-01T11:05")
    assert found["18时30分至22时"] == ("2020-02-01T18:30", "2020-02-01T22:00")
    assert found["8时30分"] == ("2020-02-02T08:30", "2020-02-02T08:30")


def test_publication_line_serves_as_reference() -> None:
    text = "街道部署春耕\n来源：某某日报　发布时间：2021-03-04 09:20\n3日上午，会议召开。昨天，工作组下乡。"
    found = {date.text: date for date in dates.find(text)}
    assert found["3日上午"].first == "2021-03-03"
    assert found["昨天"].first == "2021-03-03"
    assert found["3日上午"].anchor == "publication line"


def test_signature_line_serves_as_reference() -> None:
    assert value("自3月8日0时起，解除管控。\n指挥部办公室\n2022年3月7日", None, "自3月8日0时起") == "2022-03-08T00:00"


def test_without_any_year_the_value_stays_partial() -> None:
    (date,) = dates.find("2月3日，会议召开。")
    assert (date.first, date.last, date.edtf) == (None, None, "XXXX-02-03")


def test_dateline_moves_today() -> None:
    assert value("新华社某地2月3日电 昨晚，列车抵达。", "2020-02-05", "昨晚") == "2020-02-02"


def test_festival_near_ahead() -> None:
    assert value("元宵节将至。", "2022-02-12", "元宵节") == "2022-02-15"
    assert value("春节期间不休息。", "2020-01-20", "春节期间") == "2020-01-24"


def test_same_period_of_last_year() -> None:
    found = {date.text: (date.first, date.last) for date in dates.find("上半年增长5%，比去年同期快。", "2021-07-15")}
    assert found["去年同期"] == ("2020-01-01", "2020-06-30")


def test_anchor_names() -> None:
    anchors = [date.anchor for date in dates.find("2020年2月3日，检查。当天，整改。昨天，复查。", "2020-02-05")]
    assert anchors == ["text", "event", "reference"]


def test_deadlines_follow_one_another() -> None:
    text = "2月28日，会议召开。会议要求，3月5日前完成排查，10日前上报结果，20日起复查。"
    assert [first for _, first in firsts(text, "2022-03-01")] == ["2022-02-28", "2022-03-05", "2022-03-10", "2022-03-20"]


def test_coming_days_follow_one_another() -> None:
    text = "比赛定于11月5日上午9时开始，下午2时分组。6日上午，颁奖。"
    assert [first for _, first in firsts(text, "2020-11-02")] == ["2020-11-05T09:00", "2020-11-05T14:00", "2020-11-06"]
    text = "考试定于6月7日、8日举行，成绩6月下旬公布，7月初录取，9月1日开学。"
    assert [first for _, first in firsts(text, "2021-05-22")][2:] == ["2021-06-21", "2021-07-01", "2021-09-01"]
    assert value("预计22日白天雨势减弱，23日停止。", "2021-07-22", "23日") == "2021-07-23"
    assert value("气象部门预计，24日至26日有大雨。", "2021-07-22", "24日至26日") == "2021-07-24"
    assert value("气象部门表示，24日的雨势最强。", "2021-07-22", "24日") == "2021-06-24"


def test_deadline_close_ahead_across_the_year() -> None:
    assert value("报名截至12月31日。", "2021-12-28", "截至12月31日") == "2021-12-31"
    assert value("截至12月31日，完成投资十亿元。", "2022-01-05", "截至12月31日") == "2021-12-31"


def test_dateline_is_the_day_of_the_report() -> None:
    assert value("新华社南京2月9日电 当日上午，车队出发。", "2020-02-10", "当日上午") == "2020-02-09"


def test_lunar_days_without_their_month() -> None:
    text = "除夕夜，他接到通知。大年初一，他返回岗位。初三，队伍出发。"
    assert [first for _, first in firsts(text, "2020-02-03")] == ["2020-01-24", "2020-01-25", "2020-01-27"]


def test_a_comparison_does_not_carry_over() -> None:
    text = "今年前三季度增长5%，比上半年快，比去年同期慢；9月当月增长6%。"
    found = {date.text: (date.first, date.last) for date in dates.find(text, "2020-11-02")}
    assert found["去年同期"] == ("2019-01-01", "2019-09-30")
    assert found["9月当月"] == ("2020-09-01", "2020-09-30")


def test_lengths_after_the_day_just_named() -> None:
    text = "10月30日，合同签订，此后三年将投资十亿元。两天后，设备到位。"
    assert [first for _, first in firsts(text, "2020-11-02")] == ["2020-10-30", "2020-10-30", "2020-11-01"]
    assert value("今早8时，会议开始。两小时后，结束。", "2020-02-04T20:00", "两小时后") == "2020-02-04T10:00"


def test_year_carries_over_to_festivals_and_without_a_reference() -> None:
    found = {date.text: date.first for date in dates.find("2019年元旦、春节期间值班。", "2021-06-14")}
    assert found["春节期间"] == "2019-02-04"
    text = "2020年，项目启动。3月，开工。5月6日，封顶。"
    assert [first for _, first in firsts(text, None)] == ["2020-01-01", "2020-03-01", "2020-05-06"]


def test_days_of_a_week_listed_together() -> None:
    assert [first for _, first in firsts("下周二、周四接访。", "2021-06-14")] == ["2021-06-22", "2021-06-24"]


def test_tens_of_days_of_the_month_just_named() -> None:
    assert value("10月以来，气温下降。中旬，苗木入库。", "2020-11-02", "中旬") == "2020-10-11"


def test_a_deadline_lies_in_its_own_year() -> None:
    assert value("评估在10月31日前完成。", "2025-04-24", "10月31日前") == "2025-10-31"
    assert value("缺口在1月20日前补齐。", "2025-03-24", "1月20日前") == "2025-01-20"


def test_a_beginning_of_the_next_year_is_near() -> None:
    assert value("党员突击队2月10日起在村口值守。", "2020-11-22", "2月10日起") == "2020-02-10"
    assert value("新规1月1日起施行。", "2020-10-22", "1月1日起") == "2021-01-01"


def test_a_festival_to_come_is_no_event() -> None:
    text = "1月11日下午,全区召开调度会。春节将至,要备足物资。当晚9时,副区长到社区检查。"
    assert value(text, "2022-01-12", "当晚9时") == "2022-01-11T21:00"


def test_festivals_that_meet_are_one_holiday() -> None:
    (date,) = dates.find("国庆假期实行带班制。", "2017-09-29")
    assert (date.first, date.last) == ("2017-10-01", "2017-10-08")


def test_a_year_alone_on_its_line_heads_a_chronicle() -> None:
    text = "1983年\n3月5日,召开会议。\n7月下旬,水位猛涨。24日,紧急会议召开。\n\n1984年\n10月1日,举行大会,比上年增加。\n1月至9月,产值增长。"
    assert [value for _, value in firsts(text, None)] == [
        "1983-01-01", "1983-03-05", "1983-07-21", "1983-07-24", "1984-01-01", "1984-10-01", "1983-01-01", "1984-01-01",
    ]  # fmt: skip
    assert [date.text for date in dates.find(text, "2020-05-01")][0] == "1983年"


def test_months_counted_so_far_are_past() -> None:
    assert value("1月至9月,产值增长。", "2019-12-20", "1月至9月") == "2019-01-01"


def test_the_year_before_a_period_told() -> None:
    assert value("2025年1至11月,外贸比上年同期增长6%。", "2026-01-09", "上年同期") == "2024-01-01"
    assert value("今年1至11月,外贸比上年同期增长6%。", "2025-12-09", "上年同期") == "2024-01-01"


def test_a_weekday_and_early_are_no_festival() -> None:
    assert value("上周六一早,工程队进场。", "2013-04-18", "上周六一早") == "2013-04-13"


def test_the_day_after_what_the_paragraph_tells() -> None:
    text = "2月11日上午,县里召开会议。\n护士长李敏是本县人,2月9日随队出发。次日,镇里上门看望。"
    assert value(text, "2020-02-12", "次日") == "2020-02-10"


@pytest.mark.parametrize("moved", ["改在", "改于", "定在", "安排在"])
def test_what_is_moved_lies_ahead(moved: str) -> None:
    assert value(f"龙舟赛{moved}21日14时30分举行。", "2023-06-20", "21日14时30分") == "2023-06-21T14:30"


def test_the_head_of_a_newspaper_is_no_day() -> None:
    assert [date.text for date in dates.find("今日苍南 2020年2月12日 第3版\n今日苍南县开会。", "2020-02-12")] == ["2020年2月12日", "今日"]


def test_what_went_on_since_a_day_before_the_report() -> None:
    text = "13日,书记来到检查站。得知不少队员从11日晚起就没有合眼,要求轮休。"
    assert value(text, "2021-09-14", "从11日晚起") == "2021-09-11"
    assert value("13日会议决定,将从11日起收费。", "2021-09-14", "从11日起") == "2021-10-11"


def test_one_meeting_a_day_is_no_first_day() -> None:
    assert dates.find("落实一人一案、一日一会。", "2021-01-10") == []


def test_months_under_the_year_of_a_chronicle() -> None:
    text = "1995年\n1月\n9日  开会。\n3月\n12日(植树节)  植树。15日晚，下雨。\n5月\n31日  闭幕。"
    assert [first for _, first in firsts(text, "1996-03-01")] == [
        "1995-01-01", "1995-01-01", "1995-01-09", "1995-03-01", "1995-03-12", "1995-03-15", "1995-05-01", "1995-05-31",
    ]  # fmt: skip


def test_the_title_of_a_chronicle_tells_its_year() -> None:
    text = "某县1995年大事记\n3月12日(植树节)  植树。\n12月6日  开会。"
    assert [first for _, first in firsts(text, "1997-12-20")] == ["1995-01-01", "1995-03-12", "1995-12-06"]


def test_the_evening_of_a_festival_has_its_hours() -> None:
    assert value("端午节当晚9时，书记召集会商。", "2024-06-28", "端午节当晚9时") == "2024-06-10T21:00"
    assert value("2日当晚8点，大家到齐。", "2024-06-28", "2日当晚8点") == "2024-06-02T20:00"


def test_what_recurs_has_no_month_of_its_own() -> None:
    assert [text for text, _ in firsts("每月5日前报送上月数据。上月已报。", "2022-03-12")] == ["每月5日前", "上月"]


def test_what_is_put_off_lies_ahead() -> None:
    assert value("婚期推到了第四季度。", "2020-02-12", "第四季度") == "2020-10-01"
    assert [date.kind for date in dates.find("医生连续工作14天后轮休。", "2020-02-12")] == ["duration"]


def test_plans_in_single_quotation_marks() -> None:
    assert value("“‘八五’期间，投入增加。”", "1994-06-01", "‘八五’期间") == "1991-01-01"


def test_days_in_brackets_head_what_is_told_under_them() -> None:
    text = "【8月9日 星期一 晴】\n上午9时,会商。\n【8月10日 星期二 雨】\n7时30分起,采样。\n当天下午,检查。"
    told = firsts(text, "2021-08-12")
    assert told[1] == ("上午9时", "2021-08-09T09:00")
    assert told[3:] == [("7时30分起", "2021-08-10T07:30"), ("当天下午", "2021-08-10")]


def test_a_month_told_in_passing_is_not_carried_on() -> None:
    text = "3月15日,区长到现场。他今年2月才调任。截至15日18时,设点80处。"
    assert value(text, "2022-03-16", "截至15日18时") == "2022-03-15T18:00"
    assert value("7月下旬,水位猛涨。24日,大堤告急。", "2020-08-10", "24日") == "2020-07-24"


def test_how_many_days_is_no_length() -> None:
    assert firsts("要隔离几天?", "2009-06-19") == []
    assert [text for text, _ in firsts("隔离了几天后转阴。", "2009-06-19")] == ["几天后"]


def test_a_long_span_is_no_event() -> None:
    text = "今年1月1日至6月9日,降雨127毫米。\n8日晚,市长主持会商。"
    assert value(text, "2011-06-10", "8日晚") == "2011-06-08"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("下周一起分批复工。", "下周一起"), ("本周三起恢复。", "本周三起"), ("自下周三起恢复。", "自下周三起"),
        ("汛期实行每日报告制度。", "每日"), ("据晚报20日报道,已复航。", "20日"), ("每日20时报送雨情。", "每日20时"), ("冬至、元旦将至。", "冬至 元旦"),
    ],
)
def test_words_that_run_on_hide_no_date(text: str, expected: str) -> None:
    assert [found for found, _ in firsts(text, "2020-02-12")] == expected.split()


def test_a_festival_still_far_off_is_to_come() -> None:
    assert value("五一假期还远,别松劲。", "2020-02-26", "五一假期") == "2020-05-01"


def test_so_many_days_from_a_coming_holiday() -> None:
    assert value("我县离春节只剩一个月。", "2016-12-28", "春节") == "2017-01-28"


def test_no_day_in_a_name_behind_its_surname() -> None:
    result = extract("主任、党委书记李明春,副指挥长王元月、张晓东到会。明春再来。", published="2020-02-05")
    assert [date.text for date in result.dates] == ["明春"]
    assert result.dates[0].start > 20


@pytest.mark.parametrize(
    ("text", "expression", "expected"),
    [
        ("3月6日,镇里巡堤。\n自2021年3月5日起,河道停航。", "3月6日", "2021-03-06"),
        ("4日,镇里巡堤。3月6日,汛情解除。\n自2021年3月5日起,河道停航。", "4日", "2021-03-04"),
        ("6月8日,县里办庙会。\n1950年4月2日,全县解放。", "6月8日", None),
        ("6月8日,县里办庙会。\n本县1950年4月2日设治,1953年迁城,1958年并入邻县。", "6月8日", None),
        ("6月8日,县里办庙会。\n自2004年7月1日起施行的条例仍有效。", "6月8日", None),
    ],
)
def test_the_year_of_a_page_without_publication_line(text: str, expression: str, expected: str | None) -> None:
    assert value(text, None, expression) == expected


@pytest.mark.parametrize(
    ("head", "today"),
    [
        ("访谈时间:2021年3月4日9:00—10:00", "2021-03-04"), ("新闻发布会时间: 2021年3月4日", "2021-03-04"),
        ("时间:2021年3月4日9:00—10:00\n地点:县政府二楼", "2021-03-04"), ("时间:2021年3月4日", "2021-03-06"),
        ("会议时间:2021年3月9日", "2021-03-06"), ("活动时间:2021年3月1日至3月5日", "2021-03-06"),
    ],
)  # fmt: skip
def test_today_is_the_day_on_which_it_was_said(head: str, today: str) -> None:
    text = f"{head}\n发布:2021-03-06\n大家好,今天谈谈春耕。"
    assert value(text, "2021-03-06", "今天") == today


def test_the_day_on_which_it_was_said_dates_a_page_without_publication_line() -> None:
    text = "时间:2021年3月4日9:00—10:00\n主持人:大家好。\n2日上午,水库放水。昨天,春灌开始。"
    assert [value(text, None, word) for word in ("2日上午", "昨天")] == ["2021-03-02", "2021-03-03"]


@pytest.mark.parametrize("text", ["发布时间:20210304\n3日,镇里植树。", "镇里植树\n20210304\n3日,镇里植树。", "20210304 来源:县报\n3日,镇里植树。"])
def test_digits_run_together_are_a_publication_line(text: str) -> None:
    assert firsts(text, None) == [("20210304", "2021-03-04"), ("3日", "2021-03-03")]
    assert firsts("文件编号20210304,电话20210305。", None) == []


def test_years_later_in_a_history() -> None:
    text = "2006年他到林场,5年后,他任场长。当年9月,林场通电。\n当年10月,他结婚。"
    assert firsts(text, "2020-05-01") == [
        ("2006年", "2006-01-01"), ("5年后", "2011-01-01"), ("当年9月", "2011-09-01"), ("当年10月", "2011-10-01"),
    ]  # fmt: skip
    assert dates.find(text, "2020-05-01")[1].kind == "range"
    assert value("2006年,他到林场。三天后,他上山。", "2020-05-01", "三天后") is None
    assert value("今年,林场通电。3年后,还将通网。", "2020-05-01", "3年后") == "2023-05-01"


def test_a_dispatch_printed_again_later_keeps_its_days() -> None:
    text = "本报某县10月24日电 县长21日至22日下乡。\n山路难行。\n22日一早,车队出发。"
    assert value(text, "2017-01-05", "22日一早") == "2016-10-22"


def test_days_around_an_event_named_in_passing() -> None:
    text = "县台消息(记者何青)3月9日,防火通报会召开。全县于8日完成清查。邻县11日前完成。"
    assert [value(text, "2021-04-20", word) for word in ("8日", "11日前")] == ["2021-03-08", "2021-03-11"]


def test_a_day_inside_the_period_to_come() -> None:
    text = "一、5月11日零时至5月14日24时,全镇停课。每日8时测温。原定的复课时间(12日8时)作废。\n二、9日,防疫物资到位。"
    assert value(text, "2022-05-11", "12日8时") == "2022-05-12T08:00"
    assert value(text, "2022-05-11", "9日") == "2022-05-09"


def test_the_day_before_the_event_is_no_event() -> None:
    text = "5月6日,镇里开会。头一天,县长到过村里。\n次日上午,工作队进村。"
    assert [first for _, first in firsts(text, "2018-05-16")] == ["2018-05-06", "2018-05-05", "2018-05-07"]


def test_a_weekday_in_brackets_takes_no_year_of_another() -> None:
    assert value("她2018年5月才到镇里,本周六(9月18日)值班。", "2021-09-15", "本周六(9月18日)") == "2021-09-18"


def test_a_month_that_was_early_or_a_year_carries_no_day() -> None:
    assert value("村里9月中旬就收完了稻。14日,县长来看。", "2021-10-15", "14日") == "2021-10-14"
    assert value("今年第5号台风于13日登陆。", "2020-08-15", "13日") == "2020-08-13"


def test_days_behind_the_one_that_dates_the_page() -> None:
    text = "2022年3月24日起封控。市指挥部26日通告,自27日起解除。"
    assert [value(text, None, word) for word in ("26日", "自27日起")] == ["2022-03-26", "2022-03-27"]


def test_the_only_year_of_a_page() -> None:
    assert value("全县2015年重大项目进展。\n9月29日,县长到工地。", None, "9月29日") == "2015-09-29"
    for text in (
        "9月29日,会议听取了关于2015年预算的报告。",
        "9月29日,会议审议2015年度决算。",
        "9月29日,学习《2015年工作要点》。",
        "9月29日,县长到会。他1972年出生。",
        "9月29日,县长提出到2025年翻番。",
        "9月29日,县长到会。该县1950年解放。",
        "9月29日,县长到会,谈了2014年和2015年的工作。",
    ):
        assert value(text, None, "9月29日") is None, text


def test_a_day_told_twice_is_that_of_its_number() -> None:
    assert value("今(14)日上午,县里开会。", "2022-03-15", "今(14)日上午") == "2022-03-14"
    assert value("今(31)日,县里开会。", "2022-04-01", "今(31)日") == "2022-03-31"


def test_the_year_before_the_one_spoken_of() -> None:
    assert value("去年全州产值比上年增长7%。", "2001-02-26", "上年") == "1999-01-01"
    assert value("今年不比上年。去年到了。上年如此。", "2001-02-26", "去年") == "2000-01-01"


def test_tomorrow_in_a_quotation_is_that_of_its_day() -> None:
    assert value("5月1日,有人散布“镇上明天封路”的谣言。", "2003-05-07", "明天") == "2003-05-02"
    assert value("5月1日,有人说“到时见”,明天再议。", "2003-05-07", "明天") == "2003-05-08"


def test_near_days_behind_a_place() -> None:
    assert value("各区近3日疫情。", "2022-03-15", "近3日") == "2022-03-12"
    assert value("近5日内到过者报备。", "2022-03-15", "近5日内") == "2022-03-10"
    assert dates.find("用了近3天完成。", "2022-03-15")[0].kind == "duration"


@pytest.mark.parametrize("text", ["文教街2号至26号封控。", "国庆街2号、4号、6号解封。", "元旦路5号。", "中山路8号—20号半围合。"])
def test_numbers_of_houses(text: str) -> None:
    assert dates.find(text, "2022-03-15") == []


@pytest.mark.parametrize(
    ("text", "expression", "first"),
    [
        ("9:10分左右到超市。", "9:10分左右", "2022-03-15T09:10"),
        ("7月1日凌晨04:00时起管控。", "7月1日凌晨04:00时起", "2021-07-01T04:00"),
        ("2013.01浙江省副省长", "2013.01", "2013-01-01"),
    ],
)
def test_clocks_and_months_with_a_mark_and_a_word(text: str, expression: str, first: str) -> None:
    assert value(text, "2022-03-15", expression) == first


@pytest.mark.parametrize("text", ["增长2013.01万元", "面积2013.05亩"])
def test_decimals_are_no_months(text: str) -> None:
    assert dates.find(text, "2022-03-15") == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("昨晚（11月6日）举行彩排。", ["昨晚（11月6日）"]),
        ("3月2日（今天）下午四点举行。", ["3月2日（今天）下午四点"]),
        ("25日大雪封山。", ["25日"]),
        ("按1:10混采混检。", []),
        ("他多年如一日,“四点钟学校”也办得好。", []),
        ("干部及时下村。", []),
    ],
)
def test_notes_terms_and_ratios(text: str, spans: list[str]) -> None:
    assert [date.text for date in dates.find(text, "2025-11-07")] == spans


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("为过好春节,县总工会送温暖,13日启动。", "2006-01-14", ("13日", "2006-01-13")),
        ("部署今冬明春农田建设,10月18日召开会议。", "2024-10-20", ("10月18日", "2024-10-18")),
        ("会议部署明年工作\n新华社北京12月27日电 会议召开。", "1989-12-28", ("12月27日", "1989-12-27")),
        ("从2月1日起降低费率。", "2024-02-20", ("从2月1日起", "2024-02-01")),
        ("工作日8:30—17:00受理。", "2024-02-20", ("工作日8:30—17:00", None)),
    ],
)
def test_days_beside_seasons_festivals_and_datelines(text: str, reference: str, expected: tuple[str, str | None]) -> None:
    assert expected in [(date.text, date.first) for date in dates.find(text, reference)]
