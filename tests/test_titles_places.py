"""In which unit a post is held that names none itself."""

from __future__ import annotations

import pytest

import epiextract


def units_of(text: str, **given: str) -> dict[str, str | None]:
    result = epiextract.extract(text, **given)
    return {f"{title.person} {title.post}": title.unit.name if title.unit else None for title in result.titles if title.person}


def test_an_organ_of_one_level_takes_the_unit_of_that_level():
    text = "毕节地区防汛纪事\n深夜，地委书记雷鸣远在大方县主持会议，军分区司令员石铁山参加。"
    assert units_of(text, published="1998-08-09") == {"雷鸣远 书记": "毕节地区", "石铁山 司令员": "毕节地区"}


def test_a_short_name_before_an_organ_of_the_prefecture_is_the_prefecture():
    text = "毕节军分区政委石铁山到会。"
    assert units_of(text, published="1998-08-09") == {"石铁山 政委": "毕节地区"}


def test_who_is_called_by_surname_and_post_holds_it_where_it_was_said():
    text = "梅县区：区委书记丁明月到松口镇检查。丁书记要求落实值守。"
    assert epiextract.extract(text, region="441400", published="2021-07-01").titles[-1].unit.name == "梅县区"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("在大邑县人民医院发热门诊，院长武平生作了汇报。", "大邑县"),
        ("市领导来到大邑县实验小学，校长武平生介绍了开学准备。", "大邑县"),
        ("会议决定成立大邑县抗旱指挥部，由武平生任总指挥。", "大邑县"),
        ("局长武平生作了汇报。", "成都市"),
    ],
)
def test_a_bare_post_is_held_in_the_unit_of_the_body_named_before_it(text, unit):
    assert list(units_of(text, region="510100", published="2021-07-01").values()) == [unit]


def test_a_military_post_goes_on_behind_the_holder_of_another():
    text = "赣州军分区司令员铁石山大校、政委温如海参加。"
    assert units_of(text, published="2010-07-01") == {"铁石山 司令员": "赣州市", "温如海 政委": "赣州市"}


def test_a_city_of_county_rank_that_opens_the_sentence_is_meant():
    text = "各地动态\n3日，张掖市召开会议。\n江阴市委决定，由副市长柴明主持有关工作。市长李海到会。"
    assert units_of(text, region="320200", published="2017-07-01")["柴明 副市长"] == "江阴市"


def test_a_term_of_office_is_past():
    result = epiextract.extract("李明山在任县长期间，违规收受礼金。", region="130825", published="2017-11-17")
    assert [(post.person, post.status) for post in result.other_posts] == [("李明山", "former")] and not result.holdings


@pytest.mark.parametrize("post", ["县农业银行行长", "茶叶专业合作社理事长", "农商行副行长"])
def test_people_of_companies_hold_no_titles(post):
    assert epiextract.extract(f"{post}李明山介绍了情况。", region="130825", published="2017-11-17").titles == ()


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("湖北省援疆工作队温泉县工作组组长", "湖北省"),
        ("山东省对口支援新疆工作指挥部麦盖提县分指挥部指挥长", "山东省"),
        ("增城区驻五华县帮扶工作队队长", "增城区"),
        ("温泉县援疆办公室主任", "温泉县"),
    ],
)
def test_a_team_sent_elsewhere_is_its_senders(title: str, unit: str):
    found = epiextract.extract(f"{title}何大江出席。", published="2020-04-10").titles[0]
    assert (found.text, found.unit.name) == (title, unit)


def test_the_corps_with_its_divisions_and_regiments():
    text = "新疆生产建设兵团第十师北屯市党委书记、政委何大江来访,第十师副师长周远、一八三团团长李川参加。"
    found = epiextract.extract(text, published="2022-08-26", region="152500")
    assert found.titles[0].text == "新疆生产建设兵团第十师北屯市党委书记"
    assert {title.unit.name for title in found.titles} == {"北屯市"}


def test_a_bare_post_is_of_the_school_named_before_it():
    text = "义诊队走进前进区的市第十九中学。校长周远、副校长李川到场。"
    assert set(units_of(text, published="2023-11-17", region="230800").values()) == {"前进区"}


@pytest.mark.parametrize("body", ["派出所", "交警大队"])
def test_a_post_that_several_kinds_of_bodies_have_is_of_either(body):
    text = f"慰问组来到博罗县{body}，教导员李川介绍了情况。"
    assert units_of(text, published="2023-11-17", region="441300") == {"李川 教导员": "博罗县"}


@pytest.mark.parametrize(
    "title", ["中央第六巡视组组长", "全国供销合作总社理事会主任", "水利部长江水利委员会主任", "国家语委主任", "总参谋长", "全国绿化委员会主任"]
)
def test_bodies_of_the_centre_are_the_states(title: str):
    (found,) = epiextract.extract(f"{title}何大江出席会议。", published="2015-05-01", region="370800").titles
    assert (found.text, found.unit.code, found.person) == (title, "000000", "何大江")


def test_troops_of_a_place_withheld_are_of_no_unit():
    assert units_of("空降兵某部政委何大江、某团团长周远赶到。", published="1998-08-20", region="429004") == {
        "何大江 政委": None, "周远 团长": None,
    }  # fmt: skip


def test_the_party_of_a_university_is_where_the_university_is():
    text = "韦伯在位于杨浦区的复旦大学演讲,校党委书记周大川、校长李远主持,校务委员会主任何江在座。"
    assert set(units_of(text, published="2023-11-17", region="310000").values()) == {"杨浦区"}


def test_a_village_whose_name_begins_with_the_posts_last_character() -> None:
    titles = epiextract.extract("双港镇长山村第一书记胡明走访群众,双港镇长李明陪同。", published="2020-08-21", region="361128").titles
    assert [(title.text, title.organ) for title in titles] == [("双港镇长山村第一书记", "长山村"), ("双港镇长", None)]


def test_an_enlarged_meeting_of_a_standing_committee_is_no_post() -> None:
    assert units_of("市委常委(扩大)会议召开,市委书记李明主持。", published="2020-08-21", region="341000") == {"李明 书记": "黄山市"}


def test_a_school_that_others_have_built_lies_here() -> None:
    text = "在天津援建的民族中学,校长马福介绍了情况。"
    assert units_of(text, published="2012-08-21", region="632322") == {"马福 校长": "尖扎县"}


def test_a_hospital_of_the_city_that_its_paragraph_is_about() -> None:
    text = "永城市 “口罩戴好。”8日下午,永城市委书记李明到芒山镇督导,副市长周川参加。当晚,李明来到市人民医院,院长卫国汇报了情况。"
    expected = {"李明 书记": "永城市", "周川 副市长": "永城市", "卫国 院长": "永城市"}
    assert units_of(text, published="2020-02-12", region="411400") == expected
    text = "10日,义诊队走进前进区的市第九中学,校长李明现场组织。"
    assert units_of(text, published="2020-02-12", region="230800") == {"李明 校长": "前进区"}


def test_the_township_visited_before() -> None:
    text = "上午,书记李明到计划乡调研。\n李明强调,要抓紧落实。乡党委书记周川陪同。"
    assert units_of(text, published="2020-04-15", region="522632")["周川 书记"] == "计划乡"


def test_an_autonomous_region_has_no_district_head() -> None:
    assert units_of("区长李强出席会议。", published="2020-04-15", region="450000") == {"李强 区长": None}


def test_a_crowd_is_no_title() -> None:
    assert not epiextract.extract("她带着村支书们外出学习,书记们都来了。", published="2020-02-12").titles


def test_a_documents_name_refers_to_nobody() -> None:
    titles = epiextract.extract("根据《党政领导干部考核工作条例》,公示如下。", published="2020-02-12").titles
    assert not titles


def test_a_post_behind_the_holder_of_one_is_of_the_same_unit() -> None:
    text = "张家港市委书记李明率代表团到江阴考察,江阴市委书记周川、市长吴亮陪同。"
    expected = {"李明 书记": "张家港市", "周川 书记": "江阴市", "吴亮 市长": "江阴市"}
    assert units_of(text, published="2020-02-12", region="320500") == expected


def test_a_list_whose_level_nothing_tells_stays_open() -> None:
    text = "县委副书记、政法委书记李明,县人大常委会党组书记、主任周川出席。"
    found = units_of(text, published="2020-02-12", region="340100")
    assert found == {"李明 副书记": None, "李明 书记": None, "周川 书记": None, "周川 主任": None}


@pytest.mark.parametrize(
    ("text", "region", "post", "unit"),
    [
        ("仲恺高新区成立小组,由麦大川任组长,潼侨镇委书记钟小河任副组长。", "441300", "副组长", "441300"),
        ("称多县清水河镇受灾。牧委会主任昂大川告诉他,饲草够吃半月。", "632700", "主任", "632723103"),
        ("汾阳医院院长靳小泉没有回家。靳小泉和传染科护士长苗小青穿上隔离衣。", "141100", "护士长", "141182"),
        ("罗村镇副镇长方大川来到一家企业,企业党支部书记史大成介绍。", "370300", "书记", "370302103"),
    ],
)
def test_posts_of_groups_villages_and_departments(text: str, region: str, post: str, unit: str) -> None:
    result = epiextract.extract(text, region=region, published="2012-03-06")
    assert [title.unit.code for title in result.titles if title.post == post and title.unit] == [unit]


def test_other_leaders_are_those_of_the_level() -> None:
    (title,) = epiextract.extract("其他县领导分别督导。", region="360727", published="2020-02-10").titles
    assert (title.text, title.collective, title.unit and title.unit.code) == ("县领导", True, "360727")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("团县委书记周大川到校。", "632723"),
        ("县十七届人大常委会举行会议,主任周大川主持。", "632723"),
        ("称多县领导参加。", "632723"),
        ("我县领导参加。", "632723"),
        ("各乡镇领导参加。", None),
    ],
)
def test_the_unit_of_leagues_congresses_and_collectives(text: str, unit: str | None) -> None:
    (title,) = epiextract.extract(text, published="2021-03-29", region="632723").titles
    assert (title.unit.code if title.unit else None) == unit


def test_a_post_in_a_sum_is_none() -> None:
    assert epiextract.extract("推行“网格长+党员+医生”包户。").titles == ()


def test_posts_of_a_township_beside_its_head() -> None:
    text = "石台县七都镇召开会议。党委副书记、镇长李明讲话,人大主席张强参加。"
    posts = epiextract.extract(text, published="2021-02-02").titles
    assert [post.unit.code if post.unit else None for post in posts] == ["341722101"] * 3


def test_the_organ_of_a_subdistrict_with_half_its_sign() -> None:
    first, second = epiextract.extract("南开区鼓楼街办事处主任李明、向阳路街党工委书记王强到会。", published="2020-02-02").titles
    assert (first.organ, first.unit and first.unit.code) == ("办事处", "120104002")
    assert (second.organ, second.unit and second.unit.name) == ("党工委", "向阳路街道")


def test_a_smaller_city_has_leaders_of_its_own():
    text = (
        "8月10日，市委书记雷鸣远主持召开会议。市长石铁山参加。\n在醴陵市，市委书记武平生、市长丁明月分头督战。丁明月主持会议，"
        "副市长钱树声任专班组长，市应急管理局局长陆一舟任副组长。\n在醴陵市浦口镇，市委书记雷鸣远要求抓好防控。"
    )
    found = units_of(text, region="430200", published="2021-08-11")
    assert found == {
        "雷鸣远 书记": "株洲市", "石铁山 市长": "株洲市", "武平生 书记": "醴陵市", "丁明月 市长": "醴陵市", "钱树声 副市长": "醴陵市",
        "钱树声 组长": "醴陵市", "陆一舟 局长": "醴陵市", "陆一舟 副组长": "醴陵市",
    }  # fmt: skip


def test_a_page_that_names_one_leader_leaves_him_where_he_is():
    text = "在醴陵市，市委书记雷鸣远要求抓好防控。市长石铁山参加。"
    assert "株洲市" in units_of("8月10日，市委书记雷鸣远出席会议。\n" + text, region="430200", published="2021-08-11").values()


def test_a_group_is_of_the_unit_in_which_its_head_holds_office():
    text = "县长雷鸣远在宾居镇召开现场会，副县长石铁山参加。会议成立工作专班，石铁山任组长。"
    assert units_of(text, region="532900", published="2022-03-05")["石铁山 组长"] == "宾川县"


def test_a_party_committee_of_an_autonomous_region():
    text = "区党委副书记雷鸣远到那曲调研，县委书记石铁山陪同。"
    assert units_of(text, region="540602", published="2021-11-20")["雷鸣远 副书记"] == "西藏自治区"
    assert units_of("区党委副书记雷鸣远到会。", region="320583", published="2021-11-20") == {"雷鸣远 副书记": None}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("8月23日下午，市委副书记雷鸣远带队到清河门区调研。", "阜新市"),
        ("8月23日下午，省委书记雷鸣远深入南京市检查。", "江苏省"),
        ("市委副书记雷鸣远到义乌市督导。", "金华市"),  # the prefecture's: nobody visits his own city
        ("县委书记雷鸣远到安吉县考察学习。", None),
        ("8月23日下午，县委书记雷鸣远率队赴义乌市考察学习。", None),
    ],
)
def test_whoever_inspects_a_place_is_of_the_unit_above_it(text: str, unit: str | None) -> None:
    assert list(units_of(text).values()) == [unit]


def test_posts_of_one_body_behind_a_comma():
    text = "县政协主席雷鸣远，副主席石铁山、武平生，秘书长丁明月参加。"
    titles = epiextract.extract(text, region="341722", published="2022-03-05").titles
    assert [(title.organ, title.unit and title.unit.name) for title in titles] == [("县政协", "石台县")] * 3
    assert units_of(text, region="340000", published="2022-03-05")["丁明月 秘书长"] is None


def test_the_deputy_of_a_body_named_before_in_the_paragraph():
    text = "石台县水利局局长雷鸣远负主要领导责任，受到处分；副局长石铁山分管不力，受到警告。"
    assert units_of(text, region="341700", published="2022-03-05") == {"雷鸣远 局长": "石台县", "石铁山 副局长": "石台县"}


@pytest.mark.parametrize(
    ("text", "organs"),
    [
        ("党委副书记、校长雷鸣远讲话。", ["党委", None]),
        ("校党委书记雷鸣远、校长石铁山讲话。", ["校党委", None]),
        ("党组书记、局长雷鸣远讲话。", ["党组", None]),
        ("市水利局党组书记、局长雷鸣远讲话。", ["市水利局党组", "市水利局"]),
        ("领导小组组长、校长雷鸣远讲话。", ["领导小组", None]),
    ],
)
def test_a_committee_or_a_group_hands_no_organ_to_the_head_of_a_school_or_bureau(text, organs):
    assert [title.organ for title in epiextract.extract(text, region="430100", published="2022-03-05").titles] == organs


def test_a_name_before_its_post_where_a_list_goes_on():
    held = {(h.person, h.post) for h in epiextract.extract("王华副县长、县委办主任赵军陪同。", published="2022-03-05").holdings}
    assert held == {("王华", "副县长"), ("赵军", "主任")}


@pytest.mark.parametrize(
    "text",
    ["老挝国家主席通伦抵达。", "塞尔维亚总理马楚特致辞。", "越南共产党中央总书记来访。", "韩国驻广州总领事到访。", "东盟秘书长致辞。", "美国驻华大使到访。"],
)
def test_posts_abroad_are_none(text: str) -> None:
    assert epiextract.extract(text).titles == ()


def test_an_envoy_is_the_states() -> None:
    (title,) = epiextract.extract("中国驻法国大使雷鸣远出席。").titles
    assert (title.text, title.post, title.unit and title.unit.code) == ("中国驻法国大使", "大使", "000000")
    assert epiextract.extract("国家主席任免驻外大使。").titles[0].post == "主席"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("广西壮族自治区党委副书记雷鸣远到会。", [("广西壮族自治区党委副书记", "自治区党委")]),
        ("玉溪市政府原市长雷鸣远被查。", [("玉溪市政府原市长", "市政府")]),
        ("云南省市场监督管理局局长雷鸣远到会。", [("云南省市场监督管理局局长", "省市场监督管理局")]),
        ("中国（云南）自由贸易试验区管理委员会副主任雷鸣远到会。", [("中国（云南）自由贸易试验区管理委员会副主任", "管理委员会")]),
        ("政协云南省副主席雷鸣远到会。", [("政协云南省副主席", "政协")]),
        ("给予王家畈村党支部书记雷鸣远警告处分。", [("王家畈村党支部书记", "王家畈村党支部")]),
        ("云南自贸区长水机场一片繁忙。", []),
        ("中共岷县县委书记雷鸣远到会。", [("中共岷县县委书记", "县委")]),
        ("中央组织部分管日常工作的副部长雷鸣远到会。", [("副部长", None)]),
        ("香港特别行政区行政长官雷鸣远到会。", [("香港特别行政区行政长官", None)]),
    ],
)
def test_spans_and_organs(text: str, spans: list[tuple[str, str | None]]) -> None:
    found = [(title.text, title.organ) for title in epiextract.extract(text, published="2022-03-05").titles]
    assert found == spans


def test_the_body_before_who_is_in_charge_tells_the_unit() -> None:
    (title,) = epiextract.extract("中央组织部分管日常工作的副部长雷鸣远到会。").titles
    assert title.unit is not None and title.unit.code == "000000"


def test_the_unit_before_a_bracket_is_the_organs() -> None:
    text = "雷鸣远历任上虞市（现为绍兴市上虞区）市委常委、副市长，富阳市（现为杭州市富阳区）市委副书记。"
    assert [title.unit and title.unit.code for title in epiextract.extract(text).titles] == ["330682", "330682", "330183"]


def test_dismissals_from_a_term() -> None:
    result = epiextract.extract("免去雷鸣远第十四届全国政协经济委员会副主任职务。")
    assert [(post.person, post.post, post.status) for post in result.other_posts] == [("雷鸣远", "副主任", "dismissed")]


def test_a_bare_post_behind_its_bureau() -> None:
    text = "湘阴县民政局违规发放月饼，局长雷鸣远受到处分。"
    assert units_of(text) == {"雷鸣远 局长": "湘阴县"}


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("市援建办有关负责人到会。", "市援建办有关负责人"),
        ("区人大常委会工作委员会相关负责同志到会。", "区人大常委会工作委员会相关负责同志"),
        ("市文化市场综合行政执法支队支队长到会。", "市文化市场综合行政执法支队支队长"),
        ("天目湖管理局党委书记雷鸣远到会。", "天目湖管理局党委书记"),
        ("北海军分区司令员雷鸣远到会。", "北海军分区司令员"),
        ("青川县科技副县长雷鸣远到会。", "青川县科技副县长"),
        ("他又和村党支部书记雷鸣远去了一趟。", "村党支部书记"),
    ],
)
def test_bodies_begin_where_their_names_do(text: str, span: str) -> None:
    assert [title.text for title in epiextract.extract(text).titles] == [span]


def test_the_organ_before_a_name_and_its_post_tells_the_state() -> None:
    (title,) = epiextract.extract("最高检雷鸣远检察长讲话。", region="421000", published="2021-03-05").titles
    assert (title.organ, title.person, title.unit and title.unit.code) == ("最高检", "雷鸣远", "000000")
