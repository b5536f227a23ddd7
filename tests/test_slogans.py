"""Slogans, one phenomenon a test, through the room's door."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epiextract import slogans
from epiextract.errors import InputError, InputTypeError


def canonicals(text: str, on: str | None = None) -> list[str]:
    return [slogan.canonical for slogan in slogans.find(text, on=on)]


def families(text: str) -> list[tuple[str, str]]:
    return [(slogan.text, slogan.family) for slogan in slogans.find(text)]


# --- known slogans -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "守土有责、守土负责、守土尽责",
        "守土有责守土尽责",
        "守土有责 守土负责 守土尽责",
        "守土尽责、守土担责",
        "守土有责,守土尽责",
    ],
)
def test_members_reordered_dropped_joined_or_swapped(written: str) -> None:
    found = slogans.find(f"各镇要做到{written}。")
    assert [(s.text, s.canonical) for s in found] == [(written, "守土有责、守土负责、守土尽责")]


@pytest.mark.parametrize(
    "written",
    [
        "坚决打赢疫情防控阻击战",
        "全力以赴打赢新冠肺炎疫情防控阻击战",
        "奋力打好新型冠状病毒感染的肺炎疫情防控阻击战",
        "打赢疫情防控这场阻击战",
        "坚决打赢疫情阻击战",
    ],
)
def test_slots_of_one_formula(written: str) -> None:
    found = slogans.find(f"全县上下要{written}!")
    assert [(s.text, s.canonical) for s in found] == [(written, "坚决打赢疫情防控阻击战")]


def test_other_campaigns_of_the_kind_keep_their_own_form() -> None:
    assert canonicals("坚决打赢脱贫攻坚战") == ["坚决打赢脱贫攻坚战"]
    assert canonicals("打好疫情防控总体战") == ["坚决打赢疫情防控的人民战争、总体战、阻击战"]


@pytest.mark.parametrize(
    ("on", "canonical"),
    [
        ("2020-02-09", "外防输入、内防扩散"),
        ("2022-02-26", "外防输入、内防反弹"),
        (datetime.date(2021, 8, 1), "外防输入、内防反弹"),
        (None, "外防输入"),
    ],
)
def test_partial_quotation_takes_the_form_of_its_time(on: str | datetime.date | None, canonical: str) -> None:
    assert [s.canonical for s in slogans.find("围绕“外防输入”看牢防线", on=on)] == [canonical]


def test_partial_quotation_of_several_formulas_stays_as_written() -> None:
    found = slogans.find("落实早发现、早隔离的要求")
    assert [(s.canonical, s.slogan_id) for s in found] == [("早发现、早隔离", None)]


def test_single_words_of_a_formula_are_no_quotation() -> None:
    assert canonicals("大家坚定信心,推动绿色、开放发展") == []


def test_formula_inside_an_organs_name_is_none() -> None:
    assert canonicals("区联防联控工作指挥部、市联防联控领导小组和国务院联防联控机制印发通知") == []
    assert canonicals("完善联防联控机制") == ["联防联控、群防群治"]


def test_accidental_wording_is_none() -> None:
    assert canonicals("实现零就业家庭动态清零") == []


def test_numbered_shorthands_side_by_side_are_separate() -> None:
    assert families("增强“四个意识”、坚定“四个自信”、做到“两个维护”") == [
        ("四个意识", "numbered"), ("四个自信", "numbered"), ("两个维护", "numbered"),
    ]  # fmt: skip


def test_number_shorthand_is_no_part_of_a_larger_number() -> None:
    assert canonicals("第六保障组第四早班,一共十六稳压器") == []
    assert canonicals("扎实做好六稳工作") == ["六稳"]


def test_members_of_a_number_shorthand_are_given() -> None:
    assert slogans.find("压实“四方责任”")[0].members == ("属地责任", "部门责任", "单位责任", "个人责任")


def test_traditional_script_gives_simplified_values() -> None:
    slogan = slogans.find("保障“菜籃子”供應")[0]
    assert (slogan.text, slogan.canonical, slogan.family) == ("菜籃子", "菜篮子", "coinage")


def test_near_variant_in_quotation_marks() -> None:
    assert canonicals("牢记“针尖大的窟窿也能透过斗大的风”") == ["针尖大的窟窿能漏过斗大的风"]


# --- open slogans --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "figure",
    [
        "不留疑点、不留死角、不留盲区",
        "不漏一车、不漏一人",
        "逢船必查、逢货必消",
        "应查尽查、应管尽管",
        "再动员、再部署",
        "最严要求、最实作风、最硬举措",
        "底数清、去向清、健康状况清",
        "思想到位、措施到位、责任到位",
        "拉得出、打得赢",
        "丧事缓办、喜事简办",
        "以日保周、以周保月、以过程保结果",
        "懂法纪、明规矩、知敬畏",
        "决心不变、标准不降、力度不减",
        "勤洗手、多通风、戴口罩、不聚集",
        "聚焦重点、打通堵点、消除痛点",
        "排查不漏户、管控不漏人",
        "村不漏户、户不漏人",
    ],
)
def test_parallel_figure(figure: str) -> None:
    for sentence in (f"各村要做到{figure}。", f"{figure},取得了成效"):
        assert families(sentence) == [(figure, "parallel")]


def test_figure_ends_before_the_words_that_follow() -> None:
    assert families("落实应查尽查、应管尽管要求") == [("应查尽查、应管尽管", "parallel")]
    assert families("坚持早动员、早部署全力推进")[0] == ("早动员、早部署", "parallel")


def test_figure_written_without_commas() -> None:
    assert canonicals("推动工作抓早抓小抓细,会上再部署再落实") == ["抓早、抓小、抓细", "再部署、再落实"]


@pytest.mark.parametrize(
    "plain",
    [
        "重点人员、重点群体、重要场所",
        "交通工具、交通设施、商场",
        "责任感、使命感、紧迫感",
        "政治意识、大局意识、核心意识",
        "前瞻性、针对性、实效性",
        "形式主义、官僚主义",
        "以身作则、以上率下",
        "夯实责任、健全机制、狠抓落实",
        "市委宣传部、市委组织部",
        "张建国、李建军、王建设",
        "新能源、新材料",
        "增加供给、扩大进口、精准调度",
    ],
)
def test_lists_that_are_no_figures(plain: str) -> None:
    assert families(f"会议提到{plain}等内容。") == []


def test_open_number_shorthand_in_quotation_marks() -> None:
    assert families("做到“三个不松”“五必访”") == [("三个不松", "numbered"), ("五必访", "numbered")]


def test_members_of_one_length_in_quotation_marks_are_a_formula() -> None:
    assert families("坚持“条块结合、以块为主”的原则") == [("条块结合、以块为主", "formula")]
    assert families("称作“粮食安全、水利设施建设”") == []


@pytest.mark.parametrize("plain", ["“十四五”规划", "“两会”期间", "“五一”假期", "“三个代表”重要思想", "“一把手”负责"])
def test_numbers_in_quotation_marks_that_are_no_shorthand(plain: str) -> None:
    assert families(f"落实{plain}") == []


@pytest.mark.parametrize("coinage", ["表格抗疫", "敲门组", "大数据+网格化+铁脚板", "回头看", "国之大者", "最后一米"])
def test_coinage_needs_its_quotation_marks(coinage: str) -> None:
    assert families(f"要用好“{coinage}”机制") == [(coinage, "coinage")]
    assert families(f'要用好"{coinage}"机制') == [(coinage, "coinage")]
    assert families(f"要用好{coinage}机制") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "他说:“辛苦了。”",
        "村民齐声喊“加油”",
        "获得“全国文明城市”称号",
        "被誉为“东方水城”",
        "网名“小海豚”的志愿者",
        "她是“白衣天使”",
    ],
)
def test_other_quotations_are_no_coinages(sentence: str) -> None:
    assert families(sentence) == []


# --- the door ------------------------------------------------------------------------------------------------------


def test_arguments_are_checked() -> None:
    with pytest.raises(InputTypeError):
        slogans.find(b"bytes")  # type: ignore[arg-type]
    with pytest.raises(InputError):
        slogans.find("外防输入", on="2020-13-40")
    with pytest.raises(InputTypeError):
        slogans.find("外防输入", on=20200209)  # type: ignore[arg-type]


_PIECES = st.sampled_from(
    ["守土有责", "联防联控", "不留死角", "早发现", "早处置", "四个意识", "一手抓", "应检尽检", "打赢", "阻击战"]
    + ["、", ",", "。", "“", "”", '"', " ", "\n", "再", "抓", "一", "双", "+", "\ud800", "\x00", "1", "a"]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_mentions_are_ordered_slices_without_overlap(text: str) -> None:
    end = 0
    for slogan in slogans.find(text):
        assert end <= slogan.start < slogan.end <= len(text)
        assert slogan.text == text[slogan.start : slogan.end]
        assert slogan.canonical and slogan.rule
        end = slogan.end


@given(st.text(max_size=200))
def test_never_fails_on_any_text(text: str) -> None:
    slogans.find(text)


@pytest.mark.parametrize(
    "unit", ["抓", "、", "“", '"', "不留、", "一手抓", "早发现、", "阻击战", "应检尽检、", "甲乙丙,", "坚决"]
)
def test_long_monotonous_texts_end(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert all(0 <= slogan.start < slogan.end <= len(text) for slogan in slogans.find(text))


# --- periods and fields -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "sentence", "canonical"),
    [
        ("1982-09-10", "全县要走自己的道路,建设有中国特色的社会主义", "走自己的道路、建设有中国特色的社会主义"),
        ("1998-08-15", "干群高喊人在堤在,日夜巡查", "人在堤在"),
        ("2000-03-02", "县委常委带头讲学习、讲政治、讲正气", "讲学习、讲政治、讲正气"),
        ("2003-05-20", "一手抓防治非典、一手抓经济建设", "一手抓防治非典、一手抓经济建设"),
        ("2005-07-01", "努力提高党员素质、加强基层组织、服务人民群众、促进各项工作",
         "提高党员素质、加强基层组织、服务人民群众、促进各项工作"),
        ("2009-06-08", "确保扩内需、保增长、调结构、促改革、惠民生取得成效", "扩内需、保增长、调结构、促改革、惠民生"),
        ("2018-07-10", "河湖管护要实现水清、河畅、岸绿、景美", "河畅、水清、岸绿、景美"),
        ("2021-07-20", "全市奋力打赢防汛抗洪这场硬仗", "坚决打赢防汛抗洪救灾这场硬仗"),
    ],
)  # fmt: skip
def test_formulas_of_every_period(on: str, sentence: str, canonical: str) -> None:
    assert canonical in canonicals(sentence, on=on)


def test_doctrine_is_none_but_its_shorthand_is_one() -> None:
    assert canonicals("学习邓小平理论和“三个代表”重要思想") == []
    assert canonicals("按照“三个代表”的要求") == ["三个代表"]


def test_shorthand_in_an_organs_name_is_none() -> None:
    assert canonicals("省“三讲”教育巡视组和市“双减”工作专班到会") == []
    assert canonicals("“三讲”教育取得成效") == ["三讲"]


def test_few_members_of_a_long_formula_quote_nothing() -> None:
    assert canonicals("着力深化改革、扩大开放") == []


@pytest.mark.parametrize(
    "figure",
    [
        "勤政、廉政、优政",
        "有雨抓墒、无雨抗旱",
        "能排则排、能灌则灌",
        "抢在灾前、抢在险前",
        "逐村过、逐户查、逐人清",
        "汛前抓准备、汛中抓抢险、汛后抓恢复",
        "变等水为找水、变抗旱为增收",
        "坐一条板凳、算一本账、唱一台戏",
        "带着感情下去、带着问题回来",
        "远近结合、长短结合、种养结合",
    ],
)
def test_figures_of_flood_drought_and_village(figure: str) -> None:
    assert families(f"各镇坚持{figure}。") == [(figure, "parallel")]


@pytest.mark.parametrize(
    "plain",
    [
        "品尝“四喜丸子”“八宝饭”等菜品",
        "“三只松鼠”“五粮液”等品牌参展",
        "“三人行俱乐部”演出",
        "“红富士苹果”畅销",
        "农民、渔民、牧民",
        "民法、刑法、商法",
    ],
)
def test_goods_dishes_and_clubs_are_none(plain: str) -> None:
    assert families(f"会上,{plain}。") == []


# --- grammar: every kind of figure, its edges and what is none -----------------------------------------------------


def test_a_formula_in_the_name_of_a_coordinating_body_is_none() -> None:
    assert slogans.find("进京管理联防联控协调机制召开会议。") == []
    assert [s.text for s in slogans.find("健全联防联控机制。")] == ["联防联控"]


@pytest.mark.parametrize(
    ("written", "canonical", "family"),
    [
        ("应检尽检、应隔尽隔、应收尽收、应治尽治", "应检尽检、应隔尽隔、应收尽收、应治尽治", "formula"),
        ("应收尽收、应治尽治、应检尽检、应隔尽隔", "应收尽收、应治尽治、应检尽检、应隔尽隔", "formula"),
        ("不死人、少伤人、少损失", "不死人、少伤人、少损失", "formula"),
        ("人不出区、严禁聚集", "人不出区、严禁聚集", "formula"),
        ("不获全胜、绝不收兵", "不获全胜、决不收兵", "formula"),
        ("守住不发生规模性返贫的底线", "守住不发生规模性返贫底线", "formula"),
        ("坚决打赢局部疫情歼灭战", "坚决打赢疫情防控歼灭战", "formula"),
        ("夺取疫情防控与复工复产双胜利", "夺取疫情防控和经济社会发展双胜利", "formula"),
        ("把群众生命财产安全放到首位", "把保障人民群众生命财产安全放在第一位", "formula"),
        ("“政治三力”", "政治三力", "numbered"),
        ("“等、靠、要”", "等靠要", "coinage"),
        ("“静默”", "静默", "coinage"),
        ("“摘帽”", "摘帽", "coinage"),
    ],
)
def test_wordings_that_are_entries_of_their_own(written: str, canonical: str, family: str) -> None:
    (slogan,) = slogans.find(f"全县上下,{written}。")
    assert (slogan.canonical, slogan.family) == (canonical, family)
