"""Units that sentences make hard: names that are words, former units, zones by their own word, persons' names."""

from __future__ import annotations

import pytest

import epiextract
from epiextract import units
from epiextract.units.resolve import resolve


def found(text: str, **given: str) -> list[tuple[str, str | None]]:
    given.setdefault("published", "2020-02-03")
    return [(unit.text, unit.code) for unit in units.find(text, **given) if unit.level != "zone" and not unit.deictic]


def zones(text: str, **given: str) -> list[tuple[str, str | None]]:
    given.setdefault("published", "2020-02-03")
    return [(unit.text, unit.parent) for unit in units.find(text, **given) if unit.level == "zone"]


def deictics(text: str, **given: str) -> list[tuple[str, str | None, str | None]]:
    given.setdefault("published", "2020-02-03")
    return [(unit.text, unit.code, unit.level) for unit in units.find(text, **given) if unit.deictic]


def test_districts_that_are_called_suburb_or_city_need_their_organs_at_home() -> None:
    assert found("书记到郊区医院检查,郊区区委部署。", region="340700") == [("郊区", "340711")] * 2
    assert found("矿区公安分局设卡。\n来源:阳泉日报")[0] == ("矿区", "140303")
    assert found("铜陵市郊区与城区", region="340700") == [("铜陵市", "340700"), ("郊区", "340711")]
    assert found("城区医院和郊区农民减少外出,城区街道畅通。", region="320100") == []


def test_former_prefectures_and_counties_keep_their_last_code() -> None:
    assert found("原延安地委书记到宝塔区。", published="2005-01-01")[0] == ("延安", "612600")
    assert found("喀什地委要求,喀什地区部署。") == [("喀什", "653100"), ("喀什地区", "653100")]
    text = "原梅县县委书记和梅县区委书记到会。"
    assert found(text, published="2014-01-21", region="441403") == [("梅县", "441421"), ("梅县区", "441403")]


@pytest.mark.parametrize(
    "text",
    ["副市长安康到会,安康、白云先后发言", "任命欧阳兴宁为副院长", "责任编辑:安康 校对:宁远", "黑龙江右岸涨水", "汉江|流域"],
)
def test_persons_and_rivers_are_no_units(text: str) -> None:
    assert found(text, region="441400") == []


def test_a_speaker_label_does_not_make_a_person() -> None:
    assert found("记者:德保群众的生活怎样保障?\n德保县书记:储备充足。", region="451000")[0] == ("德保", "451024")
    assert ("九江", "360400") in found("长江九江段水位上涨。", region="360400")


def test_names_in_bylines_are_left_out() -> None:
    mentions, _ = resolve("(记者站 沂水)沂水县召开会议", region="371300", ignore=[(5, 7)])
    assert [unit.text for unit in mentions] == ["沂水县"]


def test_a_conjunction_before_a_township_is_no_part_of_a_name() -> None:
    text = "在北城街道、长安街道和安宁镇设点。"
    assert [code for _, code in found(text, region="513401")] == ["513401003", "513401004", "513401102"]


def test_zones_by_their_own_word_and_of_rarer_kinds() -> None:
    text = "洋浦经济开发区召开会议。洋浦要加快建设,洋浦工委书记讲话,到洋浦大桥。"
    assert zones(text, region="460000") == [(word, "460000") for word in ("洋浦经济开发区", "洋浦", "洋浦")]
    assert zones("花园口经济区管委会主任到会", region="210200") == [("花园口经济区", "210200")]
    assert zones("国际港务区党工委书记到会", region="610100") == [("国际港务区", "610100")]
    assert zones("高州金山开发区有企业复工", region="440981") == [("金山开发区", "440981")]
    assert zones("住在江边新城,产业园和大学城", region="320100") == []
    assert zones("滨河新区", region="520100") == [("滨河新区", "520100")]


def test_that_zone_and_the_zone_of_the_page() -> None:
    assert deictics("湘潭经开区召开会议。该区已复工。", region="430000") == [("该区", None, "zone")]
    text = "义龙新区召开会议。全州部署,我区落实。\n来源:义龙新区党政办公室"
    assert deictics(text, published="2017-07-21") == [("全州", "522300", "prefecture"), ("我区", None, "zone")]


def test_a_city_of_county_rank_in_its_own_paragraph() -> None:
    text = "全市部署。\n3日,江阴市召开会议。市长要求全市行动。\n无锡市委书记到江阴检查,要求全市行动。"
    assert [code for _, code, _ in deictics(text, region="320200")] == ["320200", "320281", "320200"]


def test_stems_of_townships_in_lists_and_as_persons() -> None:
    text = "嘉北街道、塘汇街道、城南街道设点。发:嘉北、塘汇、城南。"
    surfaces = [surface for surface, _ in found(text, region="330400")]
    assert surfaces[3:] == ["嘉北", "塘汇", "城南"]
    assert [surface for surface, _ in found("江湾镇部署。江湾说,要落实。", region="310109")] == ["江湾镇"]


def test_a_post_is_no_part_of_what_lies_under_the_city_before() -> None:
    assert found("新乡市长垣的企业复工", published="2012-05-03") == [("新乡市", "410700"), ("长垣", "410728")]
    assert found("新乡市长安康到会", published="2012-05-03") == [("新乡市", "410700")]


def test_one_name_on_two_levels() -> None:
    assert found("昭通地区昭通的干部", published="1995-03-01") == [("昭通地区", "532100"), ("昭通", "532101")]
    text = "撤销延安地区和县级延安市,设立地级延安市。"
    assert found(text, published="1997-03-25") == [("延安地区", "612600"), ("延安市", "612601"), ("延安市", "610600")]
    assert found("东乡县召开会议", published="1994-11-24") == [("东乡县", "362531")]
    assert found("临夏州东乡县召开会议", published="1994-11-24")[1] == ("东乡县", "622926")


def test_a_unit_abolished_lately_beside_the_city_it_belonged_to() -> None:
    assert found("重庆召开会议。江北区部署。", published="2026-03-01")[1] == ("江北区", "500105")
    assert found("宁波召开会议。江北区部署。", published="2026-03-01")[1] == ("江北区", "330205")


def test_two_prefectures_of_one_name_support_what_lies_under_either() -> None:
    assert found("承德召开会议。双桥区部署。", published="1984-06-01")[1] == ("双桥区", "130802")


def test_lists_reach_back_and_counties_of_a_province_are_siblings() -> None:
    surfaces = [surface for surface, _ in found("省直管市仙桃、潜江、天门和神农架林区", region="420000")]
    assert surfaces == ["仙桃", "潜江", "天门", "神农架林区"]
    text = "海东市召开会议。民和回族土族自治县、平安县汇报。"
    assert found(text, published="2013-05-30")[-1] == ("平安县", "630221")


def test_districts_called_suburb_act_where_their_city_was_named() -> None:
    assert found("在苏州市调研。\n郊区负责人到会。", published="1986-01-22")[1] == ("郊区", "320511")
    assert found("【铜陵】郊区在江边。", published="2020-02-13")[1] == ("郊区", "340711")
    assert found("在苏州市调研。\n郊区农民种菜。", published="1986-01-22") == [("苏州市", "320500")]


@pytest.mark.parametrize(
    "text",
    ["倡导文明乡风", "全国文明城市", "清水河、苦水河治理", "支持辽宁振兴发展", "大方向不变", "大凉山深处", "副县长(挂职)安康到会",
        "支持中南部县城发展", "滨海城市带成型", "推进县域医疗"],  # fmt: skip
)
def test_words_rivers_and_persons_are_no_units(text: str) -> None:
    assert [unit for unit in found(text, region="210000") if unit[0] != "辽宁"] == []


def test_a_township_elsewhere_has_no_code_unless_the_page_speaks_of_its_county() -> None:
    assert found("谢家滩乡部署工作。", region="440100") == [("谢家滩乡", None)]
    assert found("化隆县谢家滩乡部署工作。", region="440100")[1] == ("谢家滩乡", "630224203")


def test_zones_with_brackets_trades_and_provinces() -> None:
    assert zones("中国(江苏)自由贸易试验区挂牌") == [("中国(江苏)自由贸易试验区", "320000")]
    assert zones("西昌钒钛产业园区开工", region="513400") == [("西昌钒钛产业园区", "513401")]
    assert zones("建设美丽甘肃示范区,甘肃示范区很多") == []
    assert zones("包头稀土高新区有乳业、稀土、有色三个产业") == [("稀土高新区", "150200")]


def test_holders_of_zones_follow_the_day() -> None:
    assert zones("洋浦经济开发区管委会", published="2015-01-01") == [("洋浦经济开发区", "460000")]
    assert zones("洋浦经济开发区管委会", published="2023-01-01") == [("洋浦经济开发区", "460400")]
    assert zones("滨海新区管委会", published="2008-01-01") == [("滨海新区", "120000")]
    assert found("滨海新区政府", published="2012-01-01") == [("滨海新区", "120116")]


def test_joint_names_of_three_need_nothing_behind() -> None:
    text = "苏锡常都市圈、粤港澳大湾区、杭嘉湖平原"
    abbreviated = [unit.text for unit in units.find(text, published="2020-02-03") if unit.abbrev]
    assert "".join(abbreviated) == "苏锡常粤港澳杭嘉湖"


def test_every_code_says_why_and_open_ones_keep_candidates() -> None:
    text = "江苏省鼓楼区和南京市鼓楼区、和平区,援鄂,我市,常州经开区。"
    for unit in units.find(text, published="2020-02-03", region="320100"):
        assert unit.because if unit.code or unit.parent else len(unit.candidates) > 1, unit


@pytest.mark.parametrize(
    ("text", "region", "names"),
    [
        ("中南村南昌屯的牛栏里,菜牛膘肥。", "451226", []),
        ("门诊部5月1日至5日照常开诊。", "120113", []),
        ("深入比如县夏曲镇调研。\n在夏曲镇,向比如县委书记询问。", "540600", ["比如县", "夏曲镇", "夏曲镇", "比如县"]),
        ("拟任泽普县副县长。", "653100", ["泽普县"]),
        ("现任任县县长。", "130500", ["任县"]),
        ("南昌村民委员会换届。", "360100", ["南昌"]),
    ],
)
def test_words_over_the_edges_of_names(text: str, region: str, names: list[str]) -> None:
    assert [unit.text for unit in units.find(text, region=region, published="2019-01-01")] == names


def test_a_list_behind_a_name_of_several_prefectures() -> None:
    assert [unit.text for unit in units.find("大庸市电视，曲阜县、宣汉")][:1] == ["大庸市"]


def test_a_surname_and_a_post_are_no_county() -> None:
    assert found("县庆祝大会上,高县长致词。", region="341126") == []
    assert found("高县县长主持会议。", region="511525") == [("高县", "511525")]


def test_a_river_hides_no_other_name() -> None:
    assert found("瑞丽江沿线有人值守。", region="533100") == []


@pytest.mark.parametrize("text", ["巴彦淖尔嘎查党支部书记讲话。", "长沙社区开展消杀。", "看望南京村村民。"])
def test_a_village_named_like_a_unit_is_none(text: str) -> None:
    assert not epiextract.extract(text, published="2022-08-26", region="152500").units


def test_a_county_named_like_a_word_on_a_page_of_its_city() -> None:
    found = epiextract.extract("义诊队走进前进区,推进前进区建设。", published="2023-11-18", region="230800").units
    assert [unit.code for unit in found] == ["230804", "230804"]


def test_a_word_in_a_headline_tells_no_publisher() -> None:
    text = "沪港合作会议第八次会议举行\n11月16日，会议在上海举行。徐汇区区长介绍了本区合作情况。"
    assert epiextract.extract(text, published="2023-11-17").document.region != "623001"


def test_a_publisher_of_the_past_tells_when_the_page_was() -> None:
    found = epiextract.extract("凤阳县召开会议,定远县参加。", region="342326").units
    assert [unit.code for unit in found] == ["342326", "342325"]


def test_a_scenic_area_of_a_municipality_is_its_districts() -> None:
    zone = epiextract.extract("盘山风景名胜区管理局局长方大川", published="2021-06-07", region="120119").units[-1]
    assert (zone.level, zone.parent) == ("zone", "120119")


def test_a_unit_behind_once() -> None:
    assert found("曾任原平果县安监局局长。", region="451082", published="2020-04-29") == [("平果县", "451023")]
    assert found("原平市召开会议,原平动员。", region="140900") == [("原平市", "140981"), ("原平", "140981")]


def test_a_town_that_the_gazetteer_lacks_is_no_other_countys() -> None:
    assert found("阆中市江南镇党委书记出席。", region="511300", published="2014-09-10") == [("阆中市", "511381"), ("江南镇", None)]


def test_a_zone_of_one_character_takes_the_units_name() -> None:
    assert zones("书记到天津港保税区考察。", region="120116") == [("天津港保税区", "120116")]


def test_roads_named_after_provinces_are_no_units() -> None:
    assert found("接种点在上海道和南京路旁,另一处在河北区。", region="120116") == [("河北区", "120105")]
    assert found("江西道路运输管理部门和贵州道地药材。", region="000000") == [("江西", "360000"), ("贵州", "520000")]


def test_the_verb_of_holding_is_no_part_of_a_county() -> None:
    text = "李明(挂职)任县科技局副局长；周远任县水利局局长，吴亮任城建局局长，李强任城区街道办事处主任。"
    assert found(text, region="532328") == []
    assert found("任县科技局召开会议。", region="130526", published="2010-02-03") == [("任县", "130526")]
    assert found("任城区街道党工委书记李明。", region="370800") == [("任城区", "370811")]


def test_a_short_name_that_heads_a_paragraph() -> None:
    text = "【安康】市委书记李明到汉阴县检查。\n【延安】市长周远到宝塔区检查。"
    assert found(text, region="610000")[:2] == [("安康", "610900"), ("汉阴县", "610921")]


def test_rivers_and_mountains_are_the_country() -> None:
    assert found("守家园好比守江山,打江山不易。江山经济开发区热火朝天。", region="330881") == [("江山", "330881")]
    assert found("有人把美国德州的视频拿来,德州扒鸡没有停产,德州市民放心。", region="371400") == [("德州市", "371400")]


def test_a_name_that_heads_its_paragraph_is_a_unit() -> None:
    assert found("【天台】10日,县委书记主持会议。", region="331000", published="2014-01-10")[0] == ("天台", "331023")
    assert found("10日开会。\n◆陵水:酒店滞留游客。", region="460000", published="2022-08-13")[0] == ("陵水", "469028")
    assert found("孩子在天台:不要攀爬。", region="331000", published="2014-01-10") == []


def test_the_county_behind_a_name_tells_the_unit_above_it() -> None:
    text = "河北区也有人来。有户人家刚从河北玉田县走亲戚回来。"
    assert found(text, region="120115", published="2020-02-12")[1:] == [("河北", "130000"), ("玉田县", "130229")]
    assert found("河北省、邢台市值班电话见附件。", region="130503")[1] == ("邢台市", "130500")


def test_a_township_is_older_than_the_code_of_its_county() -> None:
    text = "新蔡县境内告急,化庄乡群众转移。化庄乡党委书记李明在场。"
    assert found(text, region="412800", published="1998-08-17")[1:] == [("化庄乡", "411729210"), ("化庄乡", "411729210")]
    assert found("曾任永定县下洋镇党委书记。", region="350800", published="2024-06-12")[1] == ("下洋镇", "350803102")


def test_a_township_on_a_page_of_unknown_year() -> None:
    undated = {"published": None}
    assert found("甘谷县召开会议。会后到八里湾乡调研。", **undated)[1] == ("八里湾乡", "620523204")  # no more since 2016
    assert found("秦安县召开会议。五营乡党委书记李明参加。", **undated)[1] == ("五营乡", None)  # another province has the one of today
    assert found("到张庄乡调研。", **undated) == [("张庄乡", None)]


def test_verbs_of_movement_before_names() -> None:
    assert found("书记深入莘县朝城镇调研。") == [("莘县", "371522"), ("朝城镇", "371522102")]
    assert found("到薛埠镇和金城镇检查。", region="320400")[1] == ("金城镇", "320413100")
    assert found("对口援疆干部和在沪流动党员座谈,代表团来疆考察。") == [("疆", "650000"), ("沪", "310000"), ("疆", "650000")]


def test_a_township_of_two_counties_behind_one_of_them() -> None:
    text = "江苏省、河北省救援队到达。浚县县委书记来到新镇镇安置点。"
    assert found(text, region="410000", published="2021-07-26")[2:] == [("浚县", "410621"), ("新镇镇", "410621104")]


def test_languages_are_no_units() -> None:
    assert found("把鄂伦春语广播送到塔河县。", region="232700") == [("塔河县", "232722")]


def test_subdistricts_with_half_their_sign() -> None:
    text = "江汉区民权街某社区书记到岗。硚口区长丰街、宝丰街设卡点。关山街办事处发布通告,关山街居民请留意。"
    codes = [code for _, code in found(text, region="420100", published="2020-02-22")]
    assert codes == ["420103", "420103004", "420104", "420104011", "420104005"]  # nothing tells of 洪山区, which has 关山街道
    named = "洪山区召开会议。" + text
    assert ("关山街", "420111002") in found(named, region="420100", published="2020-02-22")


def test_roads_named_like_subdistricts() -> None:
    at_a_road = "江汉区民权街12号、江汉区民权街口有人求助。民权街上店铺多。"
    assert [name for name, _ in found(at_a_road, region="420100", published="2020-02-22")] == ["江汉区", "江汉区"]


def test_words_behind_a_sign_that_leave_it_a_sign() -> None:
    assert found("荔湾区划定管控区,天河区分批检测。", region="440100") == [("荔湾区", "440103"), ("天河区", "440106")]
    assert found("河北省电视台、青海省电力公司到场。", region="630000") == [("河北省", "130000"), ("青海省", "630000")]
    assert [unit.text for unit in units.find("我省油菜收割,全省电力供应充足。", region="630000")] == ["我省", "全省"]
    assert found("要省电省钱,行政区划调整,各区域统筹。", region="630000") == []


def test_an_undated_page_is_as_young_as_its_latest_day() -> None:
    text = "1938年5月1日建立的根据地已成景区。2021年6月5日,重庆市璧山区、北京市密云区的代表到访,展览到2099年1月1日。"
    assert [code for _, code in found(text, published=None)] == ["500000", "500120", "110000", "110118"]


@pytest.mark.parametrize("text", ["确保全市稳定", "建成全市最大的市场", "2月3日本市新增3例", "来自我省各地", "完成全县任务", "扩大我市影响"])
def test_verbs_before_deictics(text: str) -> None:
    assert [unit.deictic for unit in units.find(text, region="360100", published="2020-02-04")] == [True]


@pytest.mark.parametrize("text", ["转移到安全区域", "健全市场体系", "资本市场", "日本市民", "要完全县里出资", "成本市场", "应该市里管"])
def test_words_that_hold_a_deictic(text: str) -> None:
    assert units.find(text, region="360100", published="2020-02-04") == []


def test_townships_that_the_gazetteer_has_elsewhere_alone() -> None:
    text = "洛龙区设置警示牌。建华街道党工委书记到场。建华街道很重视。"
    assert found(text, published="2021-08-02") == [("洛龙区", "410311"), ("建华街道", None), ("建华街道", None)]
    assert found("洛龙区设置警示牌。双桥镇党委书记到场。", published="2021-08-02")[1:] == [("双桥镇", None)]
    assert found("河南省举行活动。双桥镇党委书记到场。", published="2021-08-02")[1:] == [("双桥镇", "411481124")]


@pytest.mark.parametrize("verb", ["位于", "地处", "在", "隶属于", "属于"])
def test_counties_named_by_a_word_behind_verbs_of_place(verb: str) -> None:
    assert found(f"总寨镇{verb}城中区东部。", published="2021-08-02") == [("总寨镇", "630103100"), ("城中区", "630103")]


def test_a_name_behind_a_unit_above_it_is_carried_on() -> None:
    text = "调研组到浙江义乌调研。\n希望义乌发挥优势,支持义乌建设。"
    assert [code for _, code in found(text, published="2021-03-02")] == ["330000", "330782", "330782", "330782"]


@pytest.mark.parametrize("text", ["来源:原州区张易镇。", "制定了原州区应对方案。"])
def test_counties_whose_first_character_only_looks_like_a_verb(text: str) -> None:
    assert ("原州区", "640402") in found(text, published="2021-03-02")


@pytest.mark.parametrize("text", ["驰援新冠患者", "丽水佳园封控", "苏州花园解封", "按照新区部署", "官兵把驻地当故乡", "各位来宾请看"])
def test_words_that_hold_a_name_of_a_unit(text: str) -> None:
    assert found(text, published="2021-03-02") == []


def test_a_river_whose_prefecture_is_no_more() -> None:
    assert found("松花江水位上涨。", region="230622", published="1998-10-12") == []
    assert found("松花江行署召开会议。", region="230622", published="1992-10-12")[0][1] == "232100"


def test_papers_of_hong_kong_report_of_all_provinces() -> None:
    text = "香港商报网讯:重庆市召开会议,全市加强管控。"
    assert [unit.code for unit in units.find(text, published="2021-03-02") if unit.deictic] == ["500000"]


def test_a_toll_gate_speaks_for_no_county() -> None:
    text = "金沙高速口设卡。临溪镇、长安镇、荆州乡、家朋乡加强管控。"
    assert {code[:6] for _, code in found(text, published="2022-03-20") if code} == {"341824"}
    assert ("武胜", "511622") in found("武胜在行动\n3月2日,县委召开会议。", published="2022-03-20")


@pytest.mark.parametrize(
    ("text", "region", "code"),
    [
        ("来靖返靖人员请报备。", "530300", "530300"),
        ("抓好入封返封人员排查。", "410727", "410727"),
        ("来万返万人员请报备,离万人员核酸检测。", "500101", "500101"),
    ],
)
def test_a_page_abbreviates_its_own_unit(text: str, region: str, code: str) -> None:
    mentions = units.find(text, region=region, published="2022-03-20")
    assert {unit.code for unit in mentions} == {code} and all(unit.abbrev for unit in mentions)


@pytest.mark.parametrize("text", ["来到靖江路,返回封地。", "进入万家,来万次。", "回白家村,返白发。"])
def test_words_that_hold_such_an_abbreviation(text: str) -> None:
    assert not [unit for unit in units.find(text, region="530300", published="2022-03-20") if unit.abbrev]


@pytest.mark.parametrize(
    "text", ["都江、中和、大河、三合街道召开会议。", "都江、中和、大河等乡镇召开会议。", "都江、中和、大河、三合街道4个乡镇召开会议。"]
)
def test_stems_of_townships_in_a_list(text: str) -> None:
    codes = [code for _, code in found(text, region="522732", published="2022-03-20")]
    assert codes[:3] == ["522732103", "522732104", "522732101"]
    assert found(text, region="522701", published="2022-03-20")[:1] != [("都江", "522732103")]


def test_a_city_that_bears_its_provinces_name() -> None:
    assert found("吉林吉林、长春发生疫情。", published="2022-03-20") == [("吉林", "220000"), ("吉林", "220200"), ("长春", "220100")]


def test_a_prefecture_before_its_levels_in_brackets() -> None:
    assert found("金华县(市、区)、长沙县（市、区）参加。", published="2022-03-20") == [("金华", "330700"), ("长沙", "430100")]


@pytest.mark.parametrize("text", ["入(返)榕人员请报备。", "来（返）榕人员请报备。", "入返榕人员请报备。"])
def test_two_verbs_before_an_abbreviation(text: str) -> None:
    assert found(text, region="350100", published="2022-03-20") == [("榕", "350100")]


def test_bodies_of_a_county_named_by_a_word() -> None:
    assert found("一、郊区水利局私设账户。", region="140400", published="2009-11-25") == [("郊区", "140411")]


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("住琼全国政协委员参加。", "460000", ("琼", "460000")),
        ("驻包部队官兵参加。", "150200", ("包", "150200")),
        ("返回呼市。", "150000", ("呼市", "150100")),
    ],
)
def test_contractions_behind_verbs_of_stay(text: str, region: str, expected: tuple[str, str]) -> None:
    assert found(text, region=region, published="2022-03-20") == [expected]
