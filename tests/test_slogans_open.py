"""Open slogans and the borders of known ones: which rule finds what, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epiextract import slogans


def canonicals(text: str) -> list[str]:
    return [slogan.canonical for slogan in slogans.find(text)]


def families(text: str) -> list[tuple[str, str]]:
    return [(slogan.text, slogan.family) for slogan in slogans.find(text)]


@pytest.mark.parametrize(
    ("figure", "rule"),
    [
        ("有坑必填、有苗必护", "parallel.head"),
        ("零容忍、零懈怠", "parallel.head"),
        ("筑到村口、筑到家门口", "parallel.head"),
        ("体现到岗位、体现到实效", "parallel.head"),
        ("到村、到户、到田头", "parallel.head"),
        ("并肩巡堤、并肩守夜", "parallel.head"),
        ("让图纸多走路、让工匠少走路", "parallel.head"),
        ("边摸底、边整改、边巡护", "parallel.head"),
        ("由虚向实、由粗向细", "parallel.frame"),
        ("记在心上、抓在手上、落实在行动上", "parallel.place"),
        ("矿山复绿、河道复清", "parallel.place"),
        ("以雷霆手段打击犯罪、以满腔热情服务群众", "parallel.head"),
        ("以新材料为引领、以先进制造业为骨干、以仓储为支撑", "parallel.frame"),
        ("控源头、断链条、清存量", "parallel.verbs"),
        ("转作风、提效能、优环境", "parallel.verbs"),
        ("产业旺、乡村美、百姓富", "parallel.states"),
        ("直面新风险、化解新矛盾、争取新支持", "parallel.verbs"),
        ("走访群众、依靠群众、凝聚群众", "parallel.verbs"),
        ("山水相连、人文相亲、产业相补", "parallel.place"),
        ("物资互济、力量互援、数据互认", "parallel.place"),
        ("效率大提速、环境大改观、面貌大变样", "parallel.place"),
        ("街道为主导、社区为骨干", "parallel.place"),
        ("规模化放牧、标准化屠宰、品牌化推广", "parallel.place"),
        ("地窖变展厅、荒坡变果园", "parallel.place"),
        ("一体排班、一体值守", "parallel.head"),
        ("敬老、爱老、助老", "parallel.tail"),
        ("张榜干到底、挂图管到底", "parallel.tail"),
        ("力量下沉、资源下沉、服务下沉", "parallel.tail"),
        ("干部包村、党员包户", "parallel.place"),
        ("守好责任田、看好自家门", "parallel.place"),
        ("敢于担责、善于破题", "parallel.place"),
        ("白天见警察、夜晚见警灯", "parallel.place"),
        ("立说立行、即知即改", "parallel.echo"),
        ("面对面宣讲、点对点服务", "parallel.echo"),
        ("村村通公路、户户通自来水", "parallel.echo"),
        ("做实做细做到家", "parallel.unbroken"),
        ("节粮节水节电节材", "parallel.unbroken"),
    ],
)
def test_figure_tells_the_rule_that_found_it(figure: str, rule: str) -> None:
    found = slogans.find(f"各镇要做到{figure}。")
    assert [(s.text, s.family, s.rule) for s in found] == [(figure, "parallel", rule)]


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("全力抗旱情、保秋粮、促增收各项工作", "抗旱情、保秋粮、促增收"),
        ("形成讲科学、重实干、敢攻坚、善协作的新风", "讲科学、重实干、敢攻坚、善协作"),
        ("始终做到服务于产业、服务于人的吸引力更强", "服务于产业、服务于人"),
        ("坚持有效益的投资、有需求的生产、有潜能的消费", "有效益的投资、有需求的生产、有潜能的消费"),
        ("实现人人有事干、户户有新收入", "人人有事干、户户有新收入"),
        ("资金投早、投小、投长期", "投早、投小、投长期"),
        ("工作落实到岗、细化到人", "落实到岗、细化到人"),
    ],
)
def test_figure_takes_all_its_members_and_nothing_else(sentence: str, figure: str) -> None:
    assert families(f"会上,{sentence}。") == [(figure, "parallel")]


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("各村做到应清尽清，应修尽修。", "应清尽清，应修尽修"),
        ("坚持应查尽查，应管尽管。", "应查尽查，应管尽管"),
        ("岗亭逢车必看，逢人必问，逢物必记。", "逢车必看，逢人必问，逢物必记"),
    ],
)
def test_the_first_clause_of_a_figure_may_stand_behind_its_verb(sentence: str, figure: str) -> None:
    assert families(sentence) == [(figure, "parallel")]


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("勤洗手 戴口罩 少聚集", "勤洗手、戴口罩、少聚集"),
        ("人人讲卫生,户户搞清洁", "人人讲卫生、户户搞清洁"),
        ("再动员、再部署、\n再检查", "再动员、再部署、再检查"),
        ("不漏一車、不漏一貨", "不漏一车、不漏一货"),
    ],
)
def test_figure_between_commas_spaces_and_lines(written: str, canonical: str) -> None:
    assert [(s.text, s.canonical) for s in slogans.find(f"倡议:{written}。")] == [(written, canonical)]


@pytest.mark.parametrize(
    "plain",
    [
        "有色金属、有机肥料、有线电视",
        "不锈钢、不动产",
        "保险费、管理费、加工费",
        "测温枪、消毒液、洗手液",
        "国有控股、国有参股",
        "水路旅客代理、水路货物代理",
        "第十八条、第十九条、第二十条",
        "三亚厅有关机关、海口厅有关机关",
        "立法、执法、司法",
        "李国强、王建新、张立明",
        "抗洪精神、抗疫精神",
        "早上、早饭、早班",
        "尽心尽力、尽职尽责",
        "发表重要讲话、作出重要指示",
        "省道教协会、省佛教协会、省武术协会",
        "管理制度、监督制度、考核制度",
        "智能化、绿色化、集群化",
        "浙江大学、厦门大学、山东大学",
        "新疆分公司、新华分公司、新余分公司",
        "中共党员、中共中央、中共县委",
    ],
)
def test_compounds_names_and_idioms_are_no_figures(plain: str) -> None:
    assert [text for text, family in families(f"材料提到{plain}。") if family == "parallel"] == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("开展三进三服活动", [("三进三服", "numbered.pair")]),
        ("推出“人才新政20条”", [("人才新政20条", "coinage.articles")]),
        ("推行“双随机、一公开”监管", [("双随机、一公开", None)]),
        ("三县两区工作会、三乡五镇任务", []),
        ("“两个小时”后到“二七”广场", []),
        ("“六小龙”“三台车”", []),
    ],
)
def test_number_shorthands_and_counts(sentence: str, found: list[tuple[str, str | None]]) -> None:
    got = [(s.text, s.rule) for s in slogans.find(sentence)]
    assert [text for text, _ in got] == [text for text, _ in found]
    assert all(rule is None or rule == other for (_, rule), (_, other) in zip(found, got))


@pytest.mark.parametrize(
    "plain",
    ["群众称他为“小诸葛”", "齐声唱起“茉莉花”", "住进“龙腾花园”小区", "收到“一切平安”的短信", "办理“惠农贷”业务"],
)
def test_nicknames_songs_estates_and_products_are_none(plain: str) -> None:
    assert families(plain) == []


@pytest.mark.parametrize("clear", ["燃气管道动态清零", "积案动态清零", "黑臭水体动态清零"])
def test_other_things_cleared_are_no_epidemic_formula(clear: str) -> None:
    assert canonicals(f"实现{clear}") == []
    assert canonicals("坚持动态清零总方针") == ["动态清零"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("推进“四好农村路”建设", "四好农村路"),  # the lexicon has this wording in quotation marks only
        ("街道做到“民呼我为”", "民呼我为"),
        ("提倡“点对点、一站式”返岗", "点对点、一站式"),
    ],
)
def test_quotation_marks_are_no_part_of_a_known_slogan(sentence: str, found: str) -> None:
    assert [slogan.text for slogan in slogans.find(sentence)] == [found]


@pytest.mark.parametrize(
    "shorthand",
    ["两中心一枢纽一门户一走廊", "两个推动三个带动", "六大河湖综合整治行动", "三件老城更新改造事项", "四张名片", "五个要害环节"],
)
def test_long_number_shorthands_in_quotation_marks(shorthand: str) -> None:
    assert families(f"全县深入实施“{shorthand}”,") == [(shorthand, "numbered")]


@pytest.mark.parametrize(
    "plain",
    [
        "产量实现“七连增”,球队夺得“五连冠”",
        "人称“老黄牛”,送来“及时雨”",
        "防止“过度检查”、“过度收费”",
        "牵挂“柴米油盐”,爱上“第二故乡”",
        "交出“满分答卷”,实现“零的突破”",
        "大家“众志成城”“齐心协力”",
        "启用“小青蛙”智能体,举办“洱海源”国际论坛",
    ],
)
def test_epithets_scores_idioms_and_ordinary_words_are_no_slogans(plain: str) -> None:
    assert families(plain) == []


def test_one_of_three_members_may_read_as_a_compound() -> None:
    assert canonicals("呈现人气向上、财气向好、风气向优的局面") == ["人气向上、财气向好、风气向优"]
    assert canonicals("干部挺身而出、迎难而上") == []
    assert canonicals("办理用地、用林、用草、用海手续,用地用林用草用海联审") == []


@pytest.mark.parametrize("before", ["", "😀", "𠮷林", "\ud800", "\x00"])
def test_offsets_hold_behind_characters_of_any_kind(before: str) -> None:
    text = f"{before}增强“四个意识”,做到不留疑点、不留死角"
    assert [text[s.start : s.end] for s in slogans.find(text)] == ["四个意识", "不留疑点、不留死角"]
    assert [s.text for s in slogans.find(text)] == ["四个意识", "不留疑点、不留死角"]


@given(st.text(alphabet="应检尽检抓早小实细、,; \n再部署落不留死角一手查变堵为疏有我无“”", max_size=60))
def test_figures_are_found_in_every_surrounding(text: str) -> None:
    """A clause set off by full stops is read as it is read alone."""
    alone = [(s.start, s.text, s.rule) for s in slogans.find(text)]
    among = [(s.start - 3, s.text, s.rule) for s in slogans.find(f"水。\n{text}\n。山")]
    assert [item for item in among if item[0] >= 0] == alone


def test_figures_that_share_their_middle_or_count_one_at_a_time() -> None:
    found = [slogan.text for slogan in slogans.find("党员要谋其政、尽其责。项目干一件、亮一件。开展其他工作、完成其余任务。")]
    assert found == ["谋其政、尽其责", "干一件、亮一件"]


@pytest.mark.parametrize("figure", ["政府主导、部门联动、农户参与", "县级统筹、乡镇主责、村级落实", "干部带头、党员示范、群众跟进"])
def test_who_does_what(figure: str) -> None:
    (slogan,) = slogans.find(f"坚持{figure}的原则。")
    assert (slogan.text, slogan.rule) == (figure, "parallel.agents")
    assert canonicals("政府补贴、企业投资、社会捐款共三百万元。") == []


def test_objects_of_two_characters_behind_what_looks_like_a_longer_word() -> None:
    assert canonicals("要强龙头、补链条、聚集群。") == ["强龙头、补链条、聚集群"]
    assert canonicals("增强创造力、凝聚力、战斗力。") == []


@pytest.mark.parametrize(
    "text",
    [
        "严厉打击强揽工程、强买强卖。", "做到无人不知、无人不晓。", "市妇联、市残联、市红十字会参加。", "谱写“四川篇”。",
        "由“二把手”升任。", "“根据评选工作需要”公示。", "两年仍“原地踏步”。", "回顾“遵义会议”。", "获评“人民满意的公务员”。",
    ],
)  # fmt: skip
def test_bodies_idioms_and_plain_quotations_are_no_slogans(text: str) -> None:
    assert families(text) == []


def test_a_sum_in_quotation_marks_is_a_coinage_whatever_it_ends_in() -> None:
    assert families("推行“网格长+党员+医生”包户。") == [("网格长+党员+医生", "coinage")]


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("各村采取定人、定点、定车的办法", "定人、定点、定车"),
        ("山寨早已通水、通电、通气,通讯也好了", "通水、通电、通气"),
        ("新区通水、通电、通气、通广播电视", "通水、通电、通气"),
        ("力求服务快一步、监管严一分", "服务快一步、监管严一分"),
        ("严把农资进货关、种苗检疫关、上市关", "农资进货关、种苗检疫关、上市关"),
        ("以非常之担当、非常之举措、非常之纪律攻坚", "非常之担当、非常之举措、非常之纪律"),
        ("杜绝建而不管、管而不用等现象", "建而不管、管而不用"),
        ("老党员不变质不变色", "不变质不变色"),
        ("游客非必要不进山、非必要不野炊", "非必要不进山、非必要不野炊"),
        ("救助款一分不少、一分不拖", "一分不少、一分不拖"),
        ("山区要防大雪、防暴雨、防滚石", "防大雪、防暴雨、防滚石"),
    ],
)
def test_short_verbs_steps_barriers_and_denials(sentence: str, figure: str) -> None:
    assert families(f"{sentence}。") == [(figure, "parallel")]


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("这是参赛人数最多、比赛项目最全、持续时间长度最长的一届", "参赛人数最多、比赛项目最全、持续时间长度最长"),
        ("全省贫困乡镇最多、贫困面最大、脱贫难度最大的县", "贫困乡镇最多、贫困面最大、脱贫难度最大"),
        ("不惜一切代价、用尽一切手段、动用一切力量搜救", "不惜一切代价、用尽一切手段、动用一切力量"),
    ],
)
def test_members_of_unequal_length_are_not_clipped(sentence: str, figure: str) -> None:
    assert families(f"{sentence}。") == [(figure, "parallel")]
    assert families("近年来传染速度最快、波及面最广。") == []  # where the first member begins nothing tells


@pytest.mark.parametrize(
    "plain",
    [
        "最大限度、最大可能减少浪费",
        "居民不组织、不参与聚集性活动",
        "不去外地、不要去海外旅行",
        "论据更生动、更有说服力",
        "公安机关、检察机关、审判机关",
        "过了年关、攻克难关",
        "定期、定点、定额供应",
        "通知、通报、通告",
        "材料不平等不平等",
    ],
)
def test_plain_directives_and_bodies_are_no_figures(plain: str) -> None:
    assert [text for text, family in families(f"会上说到{plain}。") if family == "parallel"] == []


def test_a_longer_figure_behind_an_adverb_of_degree_stays() -> None:
    assert canonicals("要以更大力度、更实举措推进。") == ["更大力度、更实举措"]
    assert canonicals("最大限度增加绿地面积、最大限度减少裸露土地。") != []


@pytest.mark.parametrize(
    "plain",
    [
        "素有“高原水塔”美名,地处“滇南第一镇”",
        "群众都夸“板凳书记”和“泥腿子干部”",
        "通过了“去代转正”决定",
        "岛内“本土派”人士",
        "走进“青石新闻中心”和“古镇文化体验中心”",
        "今年“自驾游”“亲子游”“乡村游”升温",
        "开展“安全”教育,落实“稳定”工作",
        "开通“古村深度游”线路",
    ],
)
def test_epithets_posts_bodies_and_ordinary_nouns_in_quotation_marks_are_none(plain: str) -> None:
    assert families(f"{plain}。") == []


@pytest.mark.parametrize("sentence", ["这个办法叫“院坝夜谈”", "乡里把这项机制称为“院坝夜谈”", "推行“院坝夜谈”"])
def test_a_measure_may_be_named_by_its_coinage(sentence: str) -> None:
    assert families(f"{sentence}。") == [("院坝夜谈", "coinage")]
    assert families("村里的黄狗叫“来福旺财”。") == []


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("让大家住上新房、吃上热饭、喝上净水。", ("住上新房", "吃上热饭", "喝上净水")),
        ("实现采样零差错、队员零感染、交接零遗漏。", ("采样零差错", "队员零感染", "交接零遗漏")),
        ("坚持政治建军、依法建军、从严建军。", ("政治建军", "依法建军", "从严建军")),
        ("坚持全民参与、全域创建、全员行动。", ("全民参与", "全域创建", "全员行动")),
        ("做到应晒尽晒。", ("应晒尽晒",)),
    ],
)
def test_figures_of_rarer_frames(text: str, members: tuple[str, ...]) -> None:
    assert [slogan.members for slogan in slogans.find(text)] == [members]


@pytest.mark.parametrize(
    "text",
    [
        "通报措施不力、管控不严的问题。", "处理不担当、不作为的干部。", "各单位、各岗位要落实。", "货品应有尽有。",
        "雷鸣远护师、石铁山护士、武平生医师参加。", "工商联主席雷鸣远、知联会会长石铁山、新联会会长武平生到会。",
    ],
)  # fmt: skip
def test_blame_rosters_and_lists_of_bodies_are_no_figures(text: str) -> None:
    assert slogans.find(text) == []


def test_shorthands_with_arabic_numerals() -> None:
    found = slogans.find("落实“5个停止”“4个100%”,历时“3个月”。")
    assert [(slogan.text, slogan.family) for slogan in found] == [("5个停止", "numbered"), ("4个100%", "numbered")]


def test_failings_are_no_figure() -> None:
    assert canonicals("措施不力、管控不严。") == [] == canonicals("站位不高、作风不实。")
    assert canonicals("防止责任不落实、措施不到位。") == ["责任不落实、措施不到位"]
    assert canonicals("思想不松、力度不减。") == ["思想不松、力度不减"]


def test_some_members_of_a_list_of_attitudes() -> None:
    assert canonicals("克服麻痹思想、松劲心态。") == ["麻痹思想、厌战情绪、侥幸心理、松劲心态"]
    assert canonicals("按照联防联控机制综发〔2022〕9号文件。") == []
