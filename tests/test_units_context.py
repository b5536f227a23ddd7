"""What 市委, 全区, 该县 stand for: the publisher, the passage, the unit named before."""

from __future__ import annotations

import pytest

from epiextract import units
from epiextract.results import Unit


def focus(text: str, at: str, sign: str, **given: str) -> tuple[str | None, str | None]:
    given.setdefault("published", "2020-02-03")
    unit, because = units.read(text, **given)[1].focus(text.index(at), sign)
    return (unit.code if unit is not None else None), because


def deictics(text: str, **given: str) -> dict[str, str | None]:
    given.setdefault("published", "2020-02-03")
    return {unit.text: unit.code for unit in units.find(text, **given) if unit.deictic}


@pytest.mark.parametrize(
    ("text", "region", "because"),
    [
        ("我市召开会议。\n来源:无锡日报", "320200", "source"),
        ("全省各地迅速行动\n来源:新华日报", "320000", "source"),
        ("楚天都市报 > 要闻\n各地迅速行动", "420000", "site"),
        ("吉安新闻网 > 时政\n我市召开会议", "360800", "site"),
        ("关于加强管理的通告\n请遵守规定。\n固始县新冠肺炎疫情防控指挥部\n2022年2月12日", "411525", "signature"),
        ("兰州市召开新闻发布会\n请提问。", "620100", "title"),
    ],
)
def test_publisher_is_inferred(text: str, region: str, because: str) -> None:
    context = units.read(text, published="2022-02-13")[1]
    assert context.region is not None
    assert (context.region.code, context.region_because) == (region, because)


def test_publisher_given_or_unknown() -> None:
    assert units.read("召开会议", region="320000")[1].region == Unit("320000", "江苏省", "province")
    assert units.read("召开会议")[1].region is None
    assert units.read("武汉市召开会议。\n来源:人民日报")[1].region is None


def test_round_up_goes_from_city_to_city() -> None:
    text = (
        "连日来,全省各地迅速行动。\n27日,徐州市委常委会召开会议。市委书记甲要求全市行动。\n"
        "28日,从武汉返回的人员到泰州登记。泰州市委书记乙说,市长丙在场。\n溧水区委书记丁检查,区长陪同,市委部署。"
    )
    assert focus(text, "市委书记甲", "市", region="320000") == ("320300", "paragraph")
    assert focus(text, "市长丙", "市", region="320000") == ("321200", "paragraph")
    assert focus(text, "区长", "区", region="320000") == ("320117", "paragraph")
    assert focus(text, "市委部署", "市", region="320000") == ("320100", "parent of 320117")
    assert focus(text, "市委书记甲", "省", region="320000") == ("320000", "publisher")


def test_district_page_speaks_of_its_city_and_province() -> None:
    text = "我区召开会议。市委副书记、代市长甲到会,区长乙主持,副省长丙讲话。苏州市也有病例。"
    assert focus(text, "市委副书记", "市", region="320611") == ("320600", "parent of publisher")
    assert focus(text, "区长", "区", region="320611") == ("320611", "publisher")
    assert focus(text, "副省长", "省", region="320611") == ("320000", "parent of publisher")
    assert deictics(text, region="320611") == {"我区": "320611"}


def test_zone_page() -> None:
    text = "我区召开会议,全市部署。区党工委书记甲、管委会主任乙参加。\n来源:湘潭经开区管委会"
    mentions, context = units.read(text, published="2021-08-06")
    zone = next(unit for unit in mentions if unit.text == "我区")
    assert (zone.code, zone.level, zone.parent) == (None, "zone", "430300")
    assert context.focus(text.index("区党工委"), "区")[0] == Unit("430300", "湘潭市", "prefecture")
    holder = Unit("430300", "湘潭市", "prefecture")
    assert context.focus(text.index("管委会主任"), "管委会") == (holder, "parent of zone")
    assert next(unit.code for unit in mentions if unit.text == "全市") == "430300"


def test_county_and_township_signs() -> None:
    text = "市委常委、沙县县委书记甲和代县长乙到夏茂镇检查,镇党委书记丙汇报,全镇已排查,该县要提前掌握。"
    assert focus(text, "代县长", "县", region="350400") == ("350427", "paragraph")
    code, _ = focus(text, "镇党委", "镇", region="350400")
    assert code is not None and code.startswith("350427")
    assert deictics(text, region="350400")["该县"] == "350427"


def test_units_in_passing_do_not_take_the_focus() -> None:
    text = "漫川关镇与湖北省十堰市郧西县上津镇相邻,全镇已排查,我镇共有200人从武汉返回。\n该镇要求登记。"
    assert set(deictics(text, region="611024").values()) == {"611024106"}


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("全州召开会议,我州部署。", "422800", {"全州": "422800", "我州": "422800"}),
        ("全旗召开会议。", "150725", {"全旗": "150725"}),
        ("全区各盟市,锡林郭勒盟全盟行动。", "150000", {"全区": "150000", "全盟": "152500"}),
        ("全区各县,地委要求。", "542500", {"全区": "542500"}),
        ("本县与我省,该区。", "411525", {"本县": "411525", "我省": "410000", "该区": None}),
        ("我区分会场设在机关,朝阳区分局参加。", "220104", {"我区": "220104"}),
    ],
)
def test_deictics(text: str, region: str, expected: dict[str, str | None]) -> None:
    assert deictics(text, region=region) == expected


@pytest.mark.parametrize(
    "text", ["安全区域", "健全市场", "全面收紧", "基本省心", "应该区别对待", "自我区分", "全国", "资本市场"]
)
def test_words_that_only_look_like_deictics(text: str) -> None:
    assert deictics(text, region="320100") == {}


def test_unknown_signs_and_empty_pages() -> None:
    context = units.read("")[1]
    assert context.focus(0, "市") == (None, None)
    assert context.focus(0, "没有") == (None, None)
    assert units.find("全市行动")[0].code is None


@pytest.mark.parametrize("mark", ["", "△", "▲", "■ ", "☆", "●", "▶"])
def test_a_mark_before_a_name_that_heads_its_paragraph(mark: str) -> None:
    text = f"各地春耕\n{mark}永安市 25日,市委书记到田间。"
    assert focus(text, "市委书记", "市", region="350400") == ("350481", "paragraph")


def test_nobody_helps_himself() -> None:
    text = "我省对口支援湖北宜昌市。省委书记到机场迎接。宜昌市召开会议,宜昌市送别。宜昌市感谢。"
    assert deictics(text) == {"我省": None}


def test_a_river_named_like_a_township() -> None:
    mentions = units.find("长江、巴河水位上涨。到巴河镇慰问。", region="421125", published="2020-07-25")
    assert [unit.text for unit in mentions] == ["巴河镇"]
