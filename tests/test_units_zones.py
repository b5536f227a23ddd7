"""Zones on pages: in lists of places, by a mountain's name, by their ending alone, and who holds them."""

from __future__ import annotations

import pytest

import epiextract
from epiextract import units


def zones(text: str, **given: str) -> list[tuple[str, str | None]]:
    given.setdefault("published", "2020-02-03")
    return [(unit.text, unit.parent) for unit in units.find(text, **given) if unit.level == "zone"]


def found(text: str, **given: str) -> list[tuple[str, str | None]]:
    given.setdefault("published", "2020-02-03")
    return [(unit.text, unit.code) for unit in units.find(text, **given) if unit.level != "zone" and not unit.deictic]


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("上都镇、哈毕日嘎镇和黑山头示范区封闭三日。", "152530", [("黑山头示范区", "152530")]),
        ("雁塔区、浐灞生态区都已复工。", "610100", [("浐灞生态区", "610100")]),
        ("金水区、中原区、经开区、高新区各报一人。", "410100", [("经开区", "410100"), ("高新区", "410100")]),
        ("东兴市、港口区和高新区分别部署。", "450600", [("高新区", "450600")]),
        ("支持徐州市和现代农业示范区建设。", "320000", []),
        ("来了一千人、全国示范区代表和专家。", "320000", []),
    ],
)
def test_a_list_of_places_holds_zones_too(text: str, region: str, expected: list[tuple[str, str]]) -> None:
    assert zones(text, region=region) == expected


@pytest.mark.parametrize(
    ("text", "region", "zone", "unit"),
    [
        ("平潭综合实验区动员部署。", "350100", ("平潭综合实验区", "350000"), ("平潭", "350128")),
        ("和林格尔新区动员部署。", "150100", ("和林格尔新区", "150100"), ("和林格尔", "150123")),
        ("湖南湘江新区动员部署。", "430100", ("湘江新区", "430100"), ("湖南", "430000")),
    ],
)
def test_a_zone_may_be_held_by_another_unit_than_it_is_named_for(
    text: str, region: str, zone: tuple[str, str], unit: tuple[str, str]
) -> None:
    assert zones(text, region=region) == [zone]
    assert found(text, region=region) == [unit]


def test_a_district_of_that_name_elsewhere_holds_no_zone() -> None:
    assert zones("龙华新区管委会到会。", region="440300", published="2014-05-01") == [("龙华新区", "440300")]
    assert found("龙华新区管委会到会。", region="440300", published="2014-05-01") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("施秉县和雷山县干部到云台山景区检查。", ["云台山景区"]),
        ("书记在鸣沙山月牙泉景区询问客流。", ["鸣沙山月牙泉景区"]),
        ("走进丽江古城景区看变化。", ["丽江古城景区"]),
        ("各景区、重点景区和乡村旅游景区都要预约,推进景区化管理。", []),
    ],
)
def test_scenic_areas_are_named_for_what_is_seen_there(text: str, names: list[str]) -> None:
    assert [name for name, _ in zones(text, region="530000")] == names


def test_what_lies_in_a_scenic_areas_name_is_no_unit_of_its_own() -> None:
    assert found("走进丽江古城景区看变化。", region="530000") == [("丽江", "530700")]
    assert found("罗汉到云台山景区检查,施秉县副县长参加。", region="522600") == [("施秉县", "522623")]


def test_an_ending_alone_is_no_name_but_tells_the_zone_named_before() -> None:
    text = "盘龙示范区昨起封控。示范区党工委书记方大川到检查站。"
    assert zones("原阳县和" + text, region="410700") == [("盘龙示范区", "410700")]
    (title,) = epiextract.extract("原阳县和" + text, region="410700", published="2020-02-03").titles
    assert (title.text, title.unit and title.unit.code) == ("示范区党工委书记", "410700")


@pytest.mark.parametrize(
    ("text", "region", "parent"),
    [
        ("今天上午,孝义市市长方大川来到会上。金桂工业园区管委会主任陪同。", "142300", "142301"),
        ("【博罗】象头山风景名胜区15日起登记。", "441300", "441322"),
        ("书记到连环湖镇和江湾乡检查,芦花湖旅游度假区管委会主任陪同。", "230600", "230624"),
    ],
)
def test_the_passage_tells_who_holds_a_zone(text: str, region: str, parent: str) -> None:
    published = "2003-05-16" if region == "142300" else "2016-08-30"
    assert {holder for _, holder in zones(text, region=region, published=published)} == {parent}


def test_a_zone_that_heads_a_paragraph_is_our_zone_there() -> None:
    text = "【仲恺高新区】6月16日,仲恺高新区成立小组。我区共有企业340家。"
    ours = [unit for unit in units.find(text, region="441300", published="2009-06-19") if unit.deictic]
    assert [(unit.text, unit.code, unit.level, unit.parent) for unit in ours] == [("我区", None, "zone", "441300")]


def test_a_conjunction_before_a_zone_or_a_town_belongs_to_no_name() -> None:
    assert zones("南康区和龙南经开区都已复工。", region="360700", published="2021-05-01") == [("龙南经开区", "360783")]
    assert found("赴乡镇和龙南经开区督导。", region="360700", published="2021-05-01") == [("龙南", "360783")]
    assert zones("原阳县和平原示范区分别汇报。", region="410700") == [("平原示范区", "410700")]


@pytest.mark.parametrize("ending", ["等县", "等三县", "等3个县"])
def test_what_ends_a_list_tells_the_level_of_its_names(ending: str) -> None:
    expected = [("称多", "632723"), ("杂多", "632722"), ("玉树", "632721")]
    assert found(f"称多、杂多、玉树{ending}接连降雪。", region="632700", published="2012-03-06") == expected
    assert found("玉树3县5乡通了电。", region="630000")[0] == ("玉树", "632700")


def test_a_unit_before_a_town_keeps_its_sign() -> None:
    assert found("在博山区域城镇,他走访了居民。", region="370300") == [("博山区", "370304"), ("域城镇", "370304102")]
    assert found("博山区域内外都要排查。", region="370300") == [("博山", "370304")]


def test_a_unit_that_is_still_there_is_none_of_former_days() -> None:
    assert found("原敦煌市委副书记方大川发言。", region="620900", published="2023-05-16") == [("敦煌市", "620982")]


def test_the_new_area_by_the_sea_is_tianjins_where_tianjin_is_spoken_of() -> None:
    assert zones("滨海新区管委会参加。", region="330600", published="2021-05-01") == [("滨海新区", "330600")]
    assert found("滨海新区介绍了经验。", region="120000", published="2021-05-01") == [("滨海新区", "120116")]
    there = [("天津", "120000"), ("滨海新区", "120116")]
    assert found("到天津考察,滨海新区介绍了经验。", region="330600", published="2021-05-01") == there
    assert found("浦东新区来访。", region="330600", published="2021-05-01") == [("浦东新区", "310115")]


@pytest.mark.parametrize(
    ("text", "region", "zone", "inside"),
    [
        ("舟山群岛新区部署春耕。", "330000", ("舟山群岛新区", "330900"), [("舟山", "330900")]),
        ("中新天津生态城部署春耕。", "120000", ("中新天津生态城", "120116"), [("天津", "120000")]),
        ("瑞丽国家重点开发开放试验区部署春耕。", "530000", ("瑞丽国家重点开发开放试验区", "533100"), [("瑞丽", "533102")]),
        ("勐腊(磨憨)重点开发开放试验区部署春耕。", "532800", ("勐腊(磨憨)重点开发开放试验区", "532800"), [("勐腊", "532823")]),
        ("在大通湖区部署春耕。", "430000", ("大通湖区", "430900"), []),
        ("在西洞庭管理区部署春耕。", "430700", ("西洞庭管理区", "430700"), []),
        ("在长白山保护开发区部署春耕。", "220000", ("长白山保护开发区", "220000"), []),
        ("在乌兰布和示范区部署春耕。", "150000", ("乌兰布和示范区", "152900"), []),
        ("怀化市洪江区部署春耕。", "430000", ("洪江区", "431200"), [("怀化市", "431200")]),
        ("茂名滨海新区部署春耕。", "440000", ("滨海新区", "440900"), [("茂名", "440900")]),
        ("拉萨市柳梧新区、文创园区部署春耕。", "540000", ("文创园区", "540100"), [("拉萨市", "540100")]),
    ],
)
def test_a_known_zone_has_its_whole_name_and_the_unit_in_it(
    text: str, region: str, zone: tuple[str, str], inside: list[tuple[str, str]]
) -> None:
    assert zones(text, region=region)[-1] == zone
    assert found(text, region=region) == inside


def test_a_township_is_not_the_district_of_its_name() -> None:
    text = "枫溪镇有市场,枫溪区委书记到枫溪市场检查。"
    assert found(text, region="445100") == [("枫溪镇", "445103115"), ("枫溪", "445103115")]
    assert zones(text, region="445100") == [("枫溪区", "445100")]


def test_the_new_area_behind_its_own_municipality_is_the_district() -> None:
    assert found("天津市滨海新区介绍了经验。", region="330600") == [("天津市", "120000"), ("滨海新区", "120116")]


def test_zones_of_the_sea_and_of_trade_over_a_border() -> None:
    for text, region, expected in (
        ("到珲春海洋经济发展示范区调研。", "222400", ("珲春海洋经济发展示范区", "222404")),
        ("到姐告边境贸易区调研。", "533100", ("姐告边境贸易区", "533102")),
    ):
        mentions = units.find(text, region=region, published="2022-07-01")
        assert [(unit.text, unit.parent) for unit in mentions if unit.level == "zone"] == [expected]


def test_a_bare_zone_in_a_list_with_counts_is_the_citys() -> None:
    text = "乌鲁木齐市新增30例,其中天山区5例、水磨沟区10例、经济开发区3例。"
    (zone,) = [unit for unit in units.find(text, published="2022-11-20") if unit.level == "zone"]
    assert zone.parent == "650100"
