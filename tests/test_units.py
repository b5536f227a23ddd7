"""Recognition of units: what counts as one, where it begins and ends, which code it has."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epiextract import units
from epiextract.errors import InputError, InputTypeError


def codes(text: str, **given_: str) -> list[tuple[str, str | None]]:
    given_.setdefault("published", "2020-02-03")
    return [(unit.text, unit.code) for unit in units.find(text, **given_) if not unit.abbrev]


def texts(text: str, **given_: str) -> list[str]:
    return [surface for surface, _ in codes(text, **given_)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江苏省南京市溧水区委", [("江苏省", "320000"), ("南京市", "320100"), ("溧水区", "320117")]),
        ("江阴市长泾镇", [("江阴市", "320281"), ("长泾镇", "320281116")]),
        ("无锡市长、任丘市市长", [("无锡市", "320200"), ("任丘市", "130982")]),
        ("恩施州委书记到巴东县", [("恩施州", "422800"), ("巴东县", "422823")]),
        ("武汉天河机场", [("武汉", "420100")]),
        ("香港特别行政区、台湾省", [("香港特别行政区", "810000"), ("台湾省", "710000")]),
        ("石家庄市长安区、桥西区", [("石家庄市", "130100"), ("长安区", "130102"), ("桥西区", "130104")]),
        ("长春市南关区重庆路", [("长春市", "220100"), ("南关区", "220102")]),
    ],
)
def test_names_chains_and_shared_characters(text: str, expected: list[tuple[str, str]]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "德州扒鸡和兰州牛肉面", "新华书店开门", "新华社记者", "北京时间20时", "朝阳产业", "孙中山先生穿中山装",
        "合作社资源整合", "在重庆路和五一路设卡", "和平发展", "公安部门联合行动", "离开封控区", "确保定点医院有序",
        "均衡水平", "重大理论", "召开县委常委会", "安全市场", "各街道、各乡镇、社区", "主任高明、镇长安康到场",
        "大会同意", "区域合作", "平安建设", "城镇化", "新增城市绿地", "长江沿岸", "责任编辑:江宁",
    ],
)  # fmt: skip
def test_words_that_only_look_like_units(text: str) -> None:
    assert texts(text) == []


def test_short_names_of_counties_need_support() -> None:
    assert texts("溧水发生变化") == []
    assert texts("溧水公安分局")[:1] == ["溧水"]
    assert texts("他到邗江和仪征检查", region="321000") == ["邗江", "仪征"]
    assert texts("高明的做法") == []
    assert codes("江苏溧水的企业") == [("江苏", "320000"), ("溧水", "320117")]


def test_same_name_is_told_by_the_unit_before_the_paragraph_and_the_publisher() -> None:
    assert codes("沈阳市和平区") == [("沈阳市", "210100"), ("和平区", "210102")]
    assert codes("鼓楼区召开会议", region="320100") == [("鼓楼区", "320106")]
    text = "在沧州,新华区排查到户。\n在石家庄,新华区完成排查。"
    assert codes(text, region="130000") == [
        ("沧州", "130900"), ("新华区", "130902"), ("石家庄", "130100"), ("新华区", "130105"),
    ]  # fmt: skip


def test_nothing_is_guessed() -> None:
    (unit,) = units.find("和平区召开会议", published="2020-02-03")
    assert unit.code is None
    assert set(unit.candidates) == {"120101", "210102"}


def test_codes_follow_the_date() -> None:
    assert codes("崇川区", published="2018-01-01") == [("崇川区", "320602")]
    assert codes("崇川区", published="2021-01-01") == [("崇川区", "320613")]
    assert codes("江干区", published="2022-01-01", region="330100") == [("江干区", "330104")]
    assert codes("港闸区", published="2020-02-03") == [("港闸区", "320611")]
    assert units.find("2021年1月1日 崇川区")[0].code == "320613"


def test_townships() -> None:
    assert codes("城关镇", region="410721") != []
    text = "五宝镇的干部来到观音桥街道。江北区已排查。"
    assert dict(codes(text))["江北区"] == "500105"
    text = "陈桥街道设立卡点,陈桥菜市场照常营业,陈桥村设岗。"
    assert codes(text, region="320611") == [("陈桥街道", "320611005"), ("陈桥", "320611005")]
    assert texts("居民住在重庆街道", region="220104") == ["重庆街道"]
    assert texts("推进乡村振兴,建设美丽乡村", region="410204") == []


def test_zones() -> None:
    found = {unit.text: unit for unit in units.find("常州经开区、长春净月高新区、雄安新区", published="2020-02-03")}
    assert list(found) == ["常州", "常州经开区", "长春", "净月高新区", "雄安新区"]
    assert {found[name].parent for name in ("常州经开区", "净月高新区", "雄安新区")} == {"320400", "220100", "130000"}
    assert all(found[name].level == "zone" and found[name].code is None for name in ("常州经开区", "净月高新区"))
    assert texts("南京溧水经济开发区") == ["南京", "溧水", "溧水经济开发区"]
    (zone,) = units.find("江北新区管委会", published="2020-02-03", region="320100")
    assert (zone.level, zone.parent) == ("zone", "320100")
    assert codes("浦东新区") == [("浦东新区", "310115")]
    assert texts("各开发区和产业园区") == []


def test_abbreviations() -> None:
    found = units.find("援鄂医疗队返渝,京津冀,鄂陕交界,沪宁高速,苏政发〔2020〕1号", published="2020-02-03")
    assert "".join(unit.text for unit in found if unit.abbrev) == "鄂渝京津冀鄂陕沪宁苏"
    assert {unit.text: unit.code for unit in found}["宁"] == "320100"
    own = units.find("对返汴人员登记,来固人员报备", published="2020-02-03", region="410200")
    assert [(unit.text, unit.code) for unit in own] == [("汴", "410200")]
    assert units.find("长春、兰花、出台、在台上") == [units.find("长春")[0]]


def test_traditional_script_and_full_width() -> None:
    assert codes("江蘇省鹽城市") == [("江蘇省", "320000"), ("鹽城市", "320900")]
    assert codes("(江苏省)南京市") == [("江苏省", "320000"), ("南京市", "320100")]


def test_input_errors_say_what_to_do() -> None:
    with pytest.raises(InputTypeError, match="must be str"):
        units.find(b"x")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        units.find("x", published="2020-13-01")
    with pytest.raises(InputError, match="GB/T 2260 code"):
        units.find("x", region="999999")
    assert units.find("南京市", published=date(2020, 2, 3))[0].code == "320100"


_PIECES = st.sampled_from(
    ["江苏省", "南京市", "溧水", "全市", "我区", "长泾镇", "经开区", "、", "的", "市委", "\n", "来源:", "\ud800\x00"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=4), max_size=25).map("".join))
def test_any_text_is_read_and_offsets_fit(text: str) -> None:
    found = units.find(text)
    assert all(text[unit.start : unit.end] == unit.text and unit.text for unit in found)
    assert found == sorted(found, key=lambda unit: (unit.start, unit.end))
    assert len({(unit.start, unit.end) for unit in found}) == len(found)
    assert units.find(text) == found
