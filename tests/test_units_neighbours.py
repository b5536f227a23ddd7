"""What stands beside a unit's name: posts, nationalities, rivers, what is counted, outlets."""

from __future__ import annotations

import pytest

from epiextract import units


def found(text: str, **given: str) -> list[tuple[str, str | None]]:
    given.setdefault("published", "2020-02-03")
    return [(unit.text, unit.code) for unit in units.find(text, **given) if unit.level != "zone" and not unit.deictic]


@pytest.mark.parametrize("name", ["新疆", "湖南", "江苏", "云南"])
@pytest.mark.parametrize("before", ["书记\n", "总书记", "编辑:", "主任\n\n"])
def test_a_province_behind_a_post_is_no_person(before: str, name: str) -> None:
    text = f"{before}{name}的春耕开始了,{name}的农民很忙。"
    assert [surface for surface, _ in found(text, region="360900")] == [name, name]


def test_the_name_behind_the_end_of_a_line_may_go_on() -> None:
    assert found("县长\n常德农民很忙。", region="430000") == [("常德", "430700")]
    assert found("县长\n常德\n副县长", region="430000") == []


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("东乡族、鄂温克族和鄂伦春族的歌", "620000"),
        ("头屯河谷的草场", "650000"),
        ("七里河决堤,头屯河断流", "620000"),
        ("和南北街道的灯", "620000"),
        ("住在山南头村", "210000"),
        ("阿坝林卡社区的灯", "540000"),
    ],
)
def test_nationalities_rivers_and_villages_are_no_units(text: str, region: str) -> None:
    assert found(text, region=region) == []


def test_a_city_may_have_a_breach() -> None:
    assert found("当年九江决口后合龙。", region="360000") == [("九江", "360400")]


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("阳新人口稳定,阳新人才回乡。", "420200", [("阳新", "420222")] * 2),
        ("芦山地震已过去多年。", "511800", [("芦山", "511826")]),
        ("宜川、宜君、阎良等县区的苹果熟了。", "610000", [("宜川", "610630"), ("宜君", "610222"), ("阎良", "610114")]),
        ("东乌海关的灯亮着。", "150000", [("东乌", "152525")]),
        ("贡山独龙族自治县、威宁彝族自治县来人。", "530000", [("贡山独龙族自治县", "533324"), ("威宁彝族自治县", "520526")]),
    ],
)
def test_names_that_neighbours_hid(text: str, region: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, region=region) == expected


def test_stems_of_townships_in_a_list_that_is_counted() -> None:
    listed = [("西亭", "320612101"), ("石港", "320612110")]
    assert found("西亭、石港两镇插秧。", region="320612") == listed
    assert found("西亭、石港等2个乡镇插秧。", region="320612") == listed
    assert found("西亭、石港3个街道插秧。", region="320612") == []
    assert found("城关区两岛、夺底2个街道插秧。", region="540100")[1:] == [("两岛", "540102008"), ("夺底", "540102011")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("来自滇、川、藏三省区的歌手", ["滇", "川", "藏"]),
        ("云、贵、川等省的歌手", ["云", "贵", "川"]),
        ("严格进京管控", ["京"]),
        ("重视对台工作,做好对台风的防御", ["台"]),
        ("新、旧两地的歌手", []),
    ],
)
def test_abbreviations_listed_and_of_relations(text: str, expected: list[str]) -> None:
    assert [unit.text for unit in units.find(text, region="360000") if unit.abbrev] == expected


def test_what_makes_a_seat_is_no_part_of_its_name() -> None:
    (town,) = units.find("州府所在地结古镇。", region="632700", published="2020-02-03")
    assert (town.text, town.level) == ("结古镇", "township")


def test_an_outlet_tells_which_of_two_units_its_name_means() -> None:
    assert found("吉林市春耕,吉林电视台播出。", region="220200") == [("吉林市", "220200"), ("吉林", "220000")]


def test_a_short_name_directly_before_a_township_of_its_own() -> None:
    assert found("走访宝山高境镇。", region="310000")[0] == ("宝山", "310113")


@pytest.mark.parametrize(
    ("text", "code"),
    [("荆门全市停课。", "420800"), ("安徽全省停课。", "340000"), ("昆山全市停课。", "320583"), ("苏州市向荆门运送物资。全市停课。", "320500")],
)
def test_the_whole_of_the_unit_named_directly_before(text: str, code: str) -> None:
    assert [unit.code for unit in units.find(text, region="320500") if unit.deictic] == [code]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新华社长沙5月6日电。", [("长沙", "430100")]),
        ("中新社长春5月6日电。", [("长春", "220100")]),
        ("湖南自贸区长沙片区挂牌。", [("湖南", "430000"), ("长沙", "430100")]),
        ("中共岷县委员会召开会议。", [("岷县", "621126")]),
        ("景德镇陶瓷大学开学,景德镇陶瓷热销。", [("景德镇", "360200")]),
        ("他曾任博罗县县长。", [("博罗县", "441322")]),
        ("“陇电入浙”工程开工。", [("陇", "620000"), ("浙", "330000")]),
        ("苏浙皖赣四省签约。", [("苏", "320000"), ("浙", "330000"), ("皖", "340000"), ("赣", "360000")]),
        ("北京夏令时9时开幕。", []),
        ("义乌：小城大市。在义乌,商户忙着发货。", [("义乌", "330782"), ("义乌", "330782")]),
        ("影响党的形象和威信,反而提高党的威信。", []),
    ],
)
def test_names_beside_bodies_agencies_and_power_lines(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_page_abbreviates_its_own_county_but_once() -> None:
    assert found("对入尤车辆逐一登记。", region="350426") == [("尤", "350426")]
    assert found("返乡人员和返乡车辆登记。", region="141029") == []


def test_townships_of_the_pages_county_before_exits_and_checkpoints() -> None:
    assert found("在埠河高速出入口设卡。", region="421022") == [("埠河", "421022100")]
    assert found("在学校出入口、小区卡口设岗。", region="421022") == []


@pytest.mark.parametrize(
    ("text", "region", "code"),
    [
        ("做好海南、青海等地返回人员的排查。", "622900", "460000"),
        ("西宁、海南、海北等地气温下降。", None, "632500"),
        ("与吉林、长春两市会商。", "210000", "220200"),
        ("与吉林、辽宁会商。", "220200", "220000"),
    ],
)
def test_a_province_and_a_prefecture_of_one_name_in_a_list(text: str, region: str | None, code: str) -> None:
    codes = dict(found(text, region=region) if region else found(text))
    assert codes["海南" if "海南" in text else "吉林"] == code
