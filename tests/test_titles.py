"""Titles, a phenomenon each: the span, its parts, who holds it, where."""

from __future__ import annotations

import pytest

import epiextract
from epiextract import titles


def _spans(text: str) -> list[str]:
    return [title.text for title in titles.find(text)]


def _holders(text: str, **context: str) -> list[tuple[str, str | None, str | None]]:
    found = titles.find(text, **context)
    return [(title.text, title.unit.code if title.unit else None, title.person) for title in found]


def _held(text: str, **context: str) -> list[tuple[str, str, str | None]]:
    result = epiextract.extract(text, **context)
    return [(fact.person, fact.post, fact.unit.code if fact.unit else None) for fact in result.holdings]


def _other(text: str, **context: str) -> list[tuple[str, str, str]]:
    return [(fact.person, fact.post, fact.status) for fact in epiextract.extract(text, **context).other_posts]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("湖州市委书记陈国梁主持会议。", ["湖州市委书记"]),
        ("江西省九江市柴桑区区长何志刚出席。", ["江西省九江市柴桑区区长"]),
        ("会议由绍兴市长孙立平主持。", ["绍兴市长"]),
        ("副市长、市公安局局长赵建华,市政府秘书长钱文斌参加。", ["副市长", "市公安局局长", "市政府秘书长"]),
        ("市委常委、组织部部长周丽娟讲话。", ["市委常委", "组织部部长"]),
        ("县委常委宣传部长吴晓东出席。", ["县委常委", "宣传部长"]),
        ("市新型冠状病毒肺炎疫情防控工作指挥部副指挥长郑国华通报。", ["市新型冠状病毒肺炎疫情防控工作指挥部副指挥长"]),
        ("区发展和改革委员会主任冯建军说。", ["区发展和改革委员会主任"]),
        ("县防汛抗旱指挥长蒋大伟要求。", ["县防汛抗旱指挥长"]),
        ("市第三人民医院感染科主任沈玉兰介绍。", ["市第三人民医院感染科主任"]),
        ("省驻凤凰县工作组组长韩立新到会。", ["省驻凤凰县工作组组长"]),
        ("常德市公安局武陵分局局长杨永强参加。", ["常德市公安局武陵分局局长"]),
        ("新渡村党总支书记朱德明带头。", ["新渡村党总支书记"]),
        ("国家卫生健康委副主任秦海涛到会。", ["国家卫生健康委副主任"]),
        ("市人民检察院代检察长许文静列席。", ["市人民检察院代检察长"]),
        ("军分区司令员尤志刚、政委何长江参加。", ["军分区司令员", "政委"]),
        ("原县扶贫办主任吕建平回忆。", ["原县扶贫办主任"]),
        ("市水务局原副局长施国庆回忆。", ["市水务局原副局长"]),
        ("团市委书记张丽出席。", ["团市委书记"]),
        ("海东市驻循抗旱工作组组长孙立平到会。", ["海东市驻循抗旱工作组组长"]),
        ("武警青海省总队司令员孙立平到会。", ["武警青海省总队司令员"]),
        ("第七十二集团军军长孙立平到会。", ["第七十二集团军军长"]),
        ("驻川某部政委孙立平到会。", ["驻川某部政委"]),
        ("向阳社区党委书记孙立平到会。", ["向阳社区党委书记"]),
        ("镇江市规划和国土资源局局长孙立平到会。", ["镇江市规划和国土资源局局长"]),
        ("市规划局和市国土局局长孙立平到会。", ["市国土局局长"]),
        ("中石油集团党组书记孙立平到会。", ["中石油集团党组书记"]),
        ("中央纪委国家监委副主任孙立平到会。", ["中央纪委国家监委副主任"]),
        ("县委常委、江心洲防汛指挥部政委孙立平到会。", ["县委常委", "江心洲防汛指挥部政委"]),
        ("副主任兼委员联络工作室主任孙立平到会。", ["副主任", "委员联络工作室主任"]),
        ("县人大常委会人事代表选举工作委员会主任孙立平到会。", ["县人大常委会人事代表选举工作委员会主任"]),
        ("政协第八届溆浦县委员会主席孙立平到会。", ["政协第八届溆浦县委员会主席"]),
        ("长江轴承厂党委书记孙立平到会。", ["长江轴承厂党委书记"]),
        ("群众聚集，市市场监督管理局局长孙立平到会。", ["市市场监督管理局局长"]),
        ("省防总副秘书长孙立平到会。", ["省防总副秘书长"]),
        ("桂花居民区党支部书记孙立平到会。", ["桂花居民区党支部书记"]),
        ("听取受灾乡镇的主要负责人汇报。", ["主要负责人"]),
        ("任命2名财政经济委员会委员、1名监察委员会委员。", ["财政经济委员会委员", "监察委员会委员"]),
    ],
)
def test_the_span_is_maximal(text, spans):
    assert _spans(text) == spans


@pytest.mark.parametrize(
    "text",
    [
        "主任医师为患者会诊。",
        "群众可拨打市长热线反映。",
        "市委常委会召开会议。",
        "县长办公会研究决定。",
        "防汛指挥部发出通知。",
        "江阴市长泾镇举行活动。",
        "公司董事长孙大伟、总经理李志表示感谢。",
        "全国人大常委会通过决定。",
        "领导小组办公室设在市卫健委。",
        "在市委坚强领导下,各项工作有序推进。",
        "主席台就座。",
        "聚焦邻市所长、所需、所能。",
    ],
)
def test_what_is_no_title(text):
    assert _spans(text) == []


@pytest.mark.parametrize(
    ("text", "post", "organ"),
    [
        ("常州市委副书记张明出席", "副书记", "市委"),
        ("代市长张明出席", "代市长", None),
        ("常务副省长张明出席", "常务副省长", None),
        ("县委宣传部长张明出席", "部长", "县委宣传部"),
        ("市公安局长张明出席", "局长", "市公安局"),
        ("区疫情防控指挥部第一指挥长张明出席", "第一指挥长", "区疫情防控指挥部"),
        ("市水务局原局长张明回忆", "原局长", "市水务局"),
        ("丰县县长张明出席", "县长", None),
        ("国家公共信用与地理空间中心主任张明出席", "主任", "国家公共信用与地理空间中心"),
        ("市政协民族和宗教委员会副主任张明出席", "副主任", "市政协民族和宗教委员会"),
        ("市三医院(定点医院)副院长张明出席", "副院长", "市三医院"),
        ("军分区大校政治委员张明出席", "政治委员", "军分区"),
        ("市妇儿工委办副主任张明出席", "副主任", "市妇儿工委办"),
        ("河南省原省委常委张明受审", "常委", "省委"),
        ("其中5位县(市、区)委书记有新职务", "书记", "县(市、区)委"),
        ("分别从两县县委书记转任", "书记", "县委"),
        # A zone's and a subdistrict's bodies take nothing from its name, other units' bodies the level's sign.
        ("冀南新区管委会主任张明出席", "主任", "管委会"),
        ("长春市南湖街道党工委书记张明出席", "书记", "党工委"),
        ("江阴市长泾镇党委书记张明出席", "书记", "镇党委"),
        ("喀什地区行署专员张明出席", "专员", "行署"),
        ("郴州军分区司令员张明出席", "司令员", "军分区"),
        # Collectives: the body's own name, without quantifiers and 有关; none where there is no name.
        ("市领导出席", "领导", None),
        ("各部门主要负责人出席", "主要负责人", None),
        ("县直有关单位负责同志出席", "负责同志", None),
        ("各乡镇党委书记出席", "书记", None),
        ("各县(区)政府主要负责人出席", "主要负责人", None),
        ("设区市市委书记出席", "书记", "市委"),
        ("市政协有关领导出席", "领导", "市政协"),
        ("温岭市四套班子领导出席", "领导", "市四套班子"),
        ("市委常委班子成员出席", "成员", "市委常委班子"),
        ("区疫情防控指挥部各工作组负责同志出席", "负责同志", "区疫情防控指挥部各工作组"),
    ],
)
def test_post_and_organ(text, post, organ):
    (title,) = titles.find(text)
    assert (title.post, title.organ) == (post, organ)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("省委拟表彰全国优秀县委书记", ["县委书记"]),
        ("宣布省委关于惠州学院党委书记任命的决定", ["惠州学院党委书记"]),
        ("组织开展县人大常委会委员培训", ["县人大常委会委员"]),
        ("县“四大家”领导参加植树", ["县“四大家”领导"]),
        ("县商务局、县经济开发区分管负责同志参加", ["县经济开发区分管负责同志"]),
        ("镇河长制工作领导小组成员参加", ["镇河长制工作领导小组成员"]),
        ("个别负责人失职", ["个别负责人"]),
        ("县水务局赵主任介绍", ["主任"]),
        ("落实河湖长制和一把手负责制,发挥“民间河长”作用", []),
    ],
)
def test_titles_and_what_stands_before_them(text, spans):
    assert _spans(text) == spans


@pytest.mark.parametrize("text", ["县长王大海、副县长李远山、方秋月出席", "县人大常委会主任王大海、副主任李远山、方秋月出席"])
def test_a_list_goes_on_behind_its_holders(text):
    first, second = titles.find(text)
    assert second.organ == first.organ and second.person == "李远山"


def test_modifiers_and_ranks():
    (acting,) = titles.find("代县长张明出席。")
    assert acting.modifiers == ("acting",)
    assert titles.find("副县长张明出席。")[0].modifiers == ("deputy",)
    (rank,) = titles.find("市住建局二级调研员张明出席。")
    assert rank.rank == "二级调研员"


@pytest.mark.parametrize(
    ("text", "modifiers"),
    [
        ("挂职副县长张明出席。", ("deputy", "seconded")),
        ("副县长(挂职)张明出席。", ("deputy", "seconded")),
        ("副县长张明(挂职)出席。", ("deputy", "seconded")),
        ("名誉会长张明出席。", ("honorary",)),
        ("兼任县委书记张明出席。", ("concurrent",)),
        ("原县长张明出席。", ("former",)),
        ("拟任县长张明出席。", ("nominated",)),
        ("目前县长张明出席。", ()),
    ],
)
def test_modifiers_stand_in_before_and_behind_the_post(text, modifiers):
    assert titles.find(text)[0].modifiers == modifiers


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("市领导参加会议。", ["市领导"]),
        ("严肃追究相关负责人的责任。", ["相关负责人"]),
        ("市直涉农部门负责人到会。", ["市直涉农部门负责人"]),
        ("部分乡镇(街道)领导干部作了调整。", ["乡镇(街道)领导干部"]),
        ("两级法院院长述职。", ["两级法院院长"]),
        ("各街道党工委书记、办事处主任参加。", ["各街道党工委书记", "办事处主任"]),
        ("副省级以上领导干部出席。", ["副省级以上领导干部"]),
        ("乡(镇)长签订责任书。", ["乡(镇)长"]),
        ("各县(市、区)主要负责同志在分会场参加会议。", ["各县(市、区)主要负责同志"]),
        ("市直有关部门负责人参加。", ["市直有关部门负责人"]),
        ("区四套班子领导带队督查。", ["区四套班子领导"]),
        ("各级领导干部要下沉一线。", ["各级领导干部"]),
        ("县委、县政府主要领导到场。", ["县政府主要领导"]),
        ("区人大常委会、区法院、区检察院主要负责同志列席。", ["区检察院主要负责同志"]),
        ("各级党委、政府主要领导负总责。", ["各级党委、政府主要领导"]),
        ("各级领导干部特别是“一把手”要带头。", ["各级领导干部", "一把手"]),
        ("落实行政首长负责制。", []),
        ("与海陵区、姜堰区的主要负责同志视频连线。", ["主要负责同志"]),
        ("省防汛抗旱指挥部成员单位负责人参加。", ["省防汛抗旱指挥部成员单位负责人"]),
    ],
)
def test_collectives(text, spans):
    found = titles.find(text)
    assert [title.text for title in found] == spans and all(title.collective for title in found)


def test_a_list_of_posts_has_one_holder():
    text = "绍兴市委副书记、市长、市疫情防控指挥部指挥长孙立平部署。"
    assert {person for _, _, person in _holders(text)} == {"孙立平"}
    assert {unit for _, unit, _ in _holders(text)} == {"330600"}


def test_one_title_for_several_names():
    text = "常德市副市长赵建华、钱文斌、孙丽参加,市长李志刚主持。"
    assert [(name, post) for name, post, _ in _held(text)] == [
        ("赵建华", "副市长"), ("钱文斌", "副市长"), ("孙丽", "副市长"), ("李志刚", "市长"),
    ]  # fmt: skip


def test_a_title_after_the_name():
    assert _holders("常德市委书记周国强讲话。会后,周书记看望群众。")[1][2] == "周国强"
    assert _holders("浙江省委书记周国强讲话。浙江省领导陪同周国强书记调研。")[-1][2] == "周国强"


@pytest.mark.parametrize(
    ("text", "person", "post"),
    [
        ("决定任命张建国为常德市副市长。", "张建国", "副市长"),
        ("张建国任常德市委书记。", "张建国", "书记"),
        ("由张建国担任县抗旱指挥部指挥长。", "张建国", "指挥长"),
        ("县抗旱指挥部指挥长由张建国担任。", "张建国", "指挥长"),
        ("张建国当选为常德市市长。", "张建国", "市长"),
        ("组长:张建国", "张建国", "组长"),
        ("张建国,男,汉族,1970年3月生,研究生学历,现任常德市副市长。", "张建国", "副市长"),
    ],
)
def test_posts_given_at_a_distance(text, person, post):
    assert (person, post) in [(name, given) for name, given, _ in _held(text)]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("免去张建国的常德市副市长职务。", ("张建国", "副市长", "dismissed")),
        ("张建国不再担任常德市市长。", ("张建国", "市长", "dismissed")),
        ("张建国,男,1970年3月生,现任县委书记,拟任市委常委。", ("张建国", "常委", "proposed")),
        ("张建国曾任常德市副市长。", ("张建国", "副市长", "former")),
        ("原常德市副市长张建国回忆。", ("张建国", "副市长", "former")),
    ],
)
def test_former_dismissed_and_proposed_posts_are_apart(text, fact):
    assert fact in _other(text)
    assert fact[:2] not in [(name, post) for name, post, _ in _held(text)]


def test_the_unit_comes_from_the_paragraph():
    text = "27日,泰州市委常委会召开会议。市委书记陈国梁提出要求。\n盐城市全面部署。市长钱文斌到社区检查。"
    assert [(unit, person) for _, unit, person in _holders(text)] == [("321200", "陈国梁"), ("320900", "钱文斌")]


def test_the_unit_comes_from_the_publisher():
    text = "区委书记陈国梁主持会议,市委副书记钱文斌到会指导,省长孙立平作出批示。"
    assert [unit for _, unit, _ in _holders(text, region="320111")] == ["320111", "320100", "320000"]


def test_the_state_s_posts():
    assert _holders("习近平总书记作出重要指示。") == [("总书记", "000000", "习近平")]


def test_a_zone_s_posts_are_held_in_its_parent():
    assert _holders("徐州经济技术开发区管委会主任陈国梁调研。")[0][1] == "320300"


def test_without_any_hint_the_unit_stays_open():
    assert _holders("市委书记陈国梁主持会议。")[0][1] is None


def test_bad_arguments():
    with pytest.raises(epiextract.InputTypeError):
        titles.find(b"x")
    with pytest.raises(epiextract.InputError):
        titles.find("x", region="12")


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("李主任说,大家辛苦了。", ["主任"]),
        ("记者问王局长有何打算。", ["局长"]),
        ("太原市长到阳曲县检查。", ["太原市长"]),
        ("游客到广州长隆参观。", []),
        ("建立全市长效机制。", []),
        ("商场有关负责人介绍了情况。", []),
        ("广西壮族自治区党委书记陆明到会。", ["广西壮族自治区党委书记"]),
        ("自治区疾控中心副主任陆明到会。", ["自治区疾控中心副主任"]),
        ("新区管委会主任陆明到会。", ["新区管委会主任"]),
        ("各防汛责任区负责人到岗。", ["各防汛责任区负责人"]),
    ],
)
def test_neighbours_that_decide(text, spans):
    assert _spans(text) == spans


@pytest.mark.parametrize(
    ("text", "person", "post", "status"),
    [
        ("曾任睢宁县水利局局长的罗建国说,堤上缺人。", "罗建国", "局长", "former"),
        ("原乡长、现任县农业局局长罗建国到会。", "罗建国", "局长", None),
        ("任命李松源、侯雁洋为丰县副县长,罗建国为县财政局局长。", "罗建国", "局长", None),
        ("罗建国同志任县委书记;李松源同志任县委副书记,提名为县长候选人。", "李松源", "县长", "proposed"),
        ("丰县县长人选罗建国到会。", "罗建国", "县长", "proposed"),
        ("罗建国兼任县守边卡点工作专班组长。", "罗建国", "组长", None),
    ],
)
def test_cues_at_a_distance_and_in_lists(text, person, post, status):
    result = epiextract.extract(text)
    facts = [(fact.person, fact.post, None) for fact in result.holdings]
    facts += [(fact.person, fact.post, fact.status) for fact in result.other_posts]
    assert (person, post, status) in facts


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("▲社会管控组组长周大川", ["社会管控组组长"]),
        ("🏠高滩村党总支书记周大川", ["高滩村党总支书记"]),
        ("市市场监管局二级调研员、价格监督检查科科长周大川说", ["市市场监管局二级调研员", "价格监督检查科科长"]),
        ("县职中校长周大川", ["县职中校长"]),
        ("公安荔湾分局副局长周大川", ["公安荔湾分局副局长"]),
        ("中国石化荆州分公司党委书记周大川", ["中国石化荆州分公司党委书记"]),
        ("孙各庄满族乡乡长周大川", ["孙各庄满族乡乡长"]),
        ("香港特别行政区政府财经事务及库务局局长周大川", ["香港特别行政区政府财经事务及库务局局长"]),
        ("香港特别行政区政府驻上海经济贸易办事处主任周大川", ["香港特别行政区政府驻上海经济贸易办事处主任"]),
        ("叮嘱村党支部书记周大川", ["村党支部书记"]),
        ("他一来就要村党支部书记周大川带路", ["村党支部书记"]),
        ("县委机要局局长周大川", ["县委机要局局长"]),
        ("由周大川任救治专家组组长", ["救治专家组组长"]),
        ("今天出席的有地委委员、行署专员周大川", ["地委委员", "行署专员"]),
        ("县国有资产监督管理局局长周大川", ["县国有资产监督管理局局长"]),
    ],
)
def test_where_a_title_begins(text, spans):
    assert [title.text for title in epiextract.extract(text).titles] == spans


def test_village_heads_have_their_villages_name() -> None:
    found = epiextract.extract("李强向王家村支书周明、村主任吴亮了解春耕。", published="2020-08-21", region="361128").titles
    assert [(title.text, title.post, title.person) for title in found] == [("王家村支书", "支书", "周明"), ("村主任", "主任", "吴亮")]
