"""Constructions that give a person a post, ten sentences each: every fact of a sentence, and no other."""

from __future__ import annotations

import pytest

import epiextract

#: A sentence and its facts: person:post, with !status for posts that are not held at the time. / is a line break, _ a wide gap.
CONSTRUCTIONS = {
    "任命X为Y": """
        任命周国强为六盘水市水利局局长。  周国强:局长
        决定任命李志刚为海东市副市长。  李志刚:副市长
        县人大常委会任命孙立平为恭城瑶族自治县教育局局长。  孙立平:局长
        1986年,省人民政府任命陈国梁为省劳动人事厅副厅长。  陈国梁:副厅长
        批准任命钱文斌为毕节市七星关区人民检察院检察长。  钱文斌:检察长
        会议任命何志刚为泗洪县卫生和计划生育委员会主任。  何志刚:主任
        2018年5月,国务院任命赵建华为退役军人事务部副部长。  赵建华:副部长
        区政府党组研究,任命郑国华为城市管理局局长兼综合行政执法大队大队长。  郑国华:大队长 郑国华:局长
        任命冯建军、蒋大伟为临沂市中级人民法院副院长。  冯建军:副院长 蒋大伟:副院长
        省政府决定,任命沈玉兰同志为遵义医学院院长。  沈玉兰:院长
    """,
    "X任Y": """
        周国强任日照市委书记。  周国强:书记
        李志刚同志任中共甘孜州委委员、常委、副书记。  李志刚:副书记 李志刚:委员 李志刚:常委
        孙立平出任呼伦贝尔市副市长。  孙立平:副市长
        陈国梁担任县防汛抗旱指挥部副指挥长。  陈国梁:副指挥长
        钱文斌任阿克苏地区行署专员。  钱文斌:专员
        1994年4月,何志刚任大理白族自治州州长。  何志刚:州长
        赵建华同志接任泉州市公安局局长。  赵建华:局长
        郑国华任乐亭县人武部政委。  郑国华:政委
        冯建军兼任高新区管委会主任。  冯建军:主任
        蒋大伟、沈玉兰任领导小组副组长。  沈玉兰:副组长 蒋大伟:副组长
    """,
    "Y由X担任": """
        由周国强担任市防汛抗旱指挥部总指挥。  周国强:总指挥
        指挥长由市长李志刚担任。  李志刚:市长 李志刚:指挥长
        组长由县委副书记、县长孙立平担任,副组长由副县长陈国梁担任。  孙立平:副书记 孙立平:县长 孙立平:组长 陈国梁:副县长 陈国梁:副组长
        县长一职由钱文斌担任。  钱文斌:县长
        总指挥一职由兵团副司令员何志刚兼任。  何志刚:副司令员 何志刚:总指挥
        成立由副区长赵建华任组长的专班。  赵建华:副区长 赵建华:组长
        由镇长郑国华任指挥长,副镇长冯建军任副指挥长。  冯建军:副指挥长 冯建军:副镇长 郑国华:指挥长 郑国华:镇长
        领导小组下设办公室,办公室主任由蒋大伟同志兼任。  蒋大伟:主任
        以州委书记沈玉兰为组长的领导小组。  沈玉兰:书记 沈玉兰:组长
        工作组由盟委副书记周国强任组长。  周国强:副书记 周国强:组长
    """,
    "curriculum vitae": """
        周国强,男,汉族,1972年8月生,大学学历,中共党员,现任六安市财政局副局长。  周国强:副局长
        李志刚,女,1968年生,现任县妇联主席,拟任县政协副主席。  李志刚:主席 李志刚:副主席!proposed
        孙立平,男,1965年5月出生。曾任兖州市市长,现任济宁市副市长。  孙立平:副市长 孙立平:市长!former
        陈国梁,男,1961年3月生,历任公社党委书记、副县长、县长,现任行署副专员。  陈国梁:书记!former 陈国梁:副专员 陈国梁:副县长!former 陈国梁:县长!former
        钱文斌,男,壮族,现任百色市田阳区委书记,拟提名为市人大常委会副主任候选人。  钱文斌:书记 钱文斌:副主任!proposed
        1998年至2002年任乐山市副市长的何志刚回忆。  何志刚:副市长!former
        赵建华,男,1970年1月生,2003年任团省委副书记,2008年任延安市副市长,现任省民政厅厅长。  赵建华:副书记!former 赵建华:副市长!former 赵建华:厅长
        郑国华,男,现任省农业农村厅一级调研员,拟任省农业农村厅二级巡视员。  郑国华:一级调研员 郑国华:二级巡视员!proposed
        冯建军_男,1975年6月生,现任市审计局局长,拟任市统计局局长。  冯建军:局长 冯建军:局长!proposed
        蒋大伟,男,现任地区水利局局长,拟任地区行署秘书长。  蒋大伟:局长 蒋大伟:秘书长!proposed
    """,
    "免去X的Y职务": """
        免去周国强的黔东南州教育局局长职务。  周国强:局长!dismissed
        免去李志刚同志县民政局副局长职务。  李志刚:副局长!dismissed
        孙立平不再担任承德市委常委、委员职务。  孙立平:委员!dismissed 孙立平:常委!dismissed
        撤销陈国梁的乡党委书记职务。  陈国梁:书记!dismissed
        国务院决定,免去钱文斌的国家粮食局副局长职务。  钱文斌:副局长!dismissed
        何志刚不再兼任县总工会主席。  何志刚:主席!dismissed
        批准免去赵建华的铜仁市碧江区人民检察院检察长职务。  赵建华:检察长!dismissed
        免去郑国华的县卫生局局长、县疾控中心主任职务。  郑国华:主任!dismissed 郑国华:局长!dismissed
        罢免冯建军的代理镇长职务。  冯建军:代理镇长!dismissed
        任命蒋大伟为县交通局局长,免去其县水务局局长职务。  蒋大伟:局长 蒋大伟:局长!dismissed
    """,
    "同意X辞去Y职务": """
        同意周国强辞去商洛市副市长职务。  周国强:副市长!dismissed
        接受李志刚辞去武威市人民政府市长职务的请求。  李志刚:市长!dismissed
        会议接受了孙立平同志辞去区人大常委会主任职务的请求。  孙立平:主任!dismissed
        陈国梁因年龄原因,请求辞去州政协主席职务。  陈国梁:主席!dismissed
        县人大常委会决定,接受钱文斌辞去副县长职务。  钱文斌:副县长!dismissed
        何志刚因工作变动辞去县人民政府县长职务。  何志刚:县长!dismissed
        赵建华辞去市监委主任职务。  赵建华:主任!dismissed
        决定接受郑国华辞去县人民法院院长职务的请求。  郑国华:院长!dismissed
        冯建军向区人大常委会请辞区长职务。  冯建军:区长!dismissed
        批准蒋大伟辞去镇人大主席职务。  蒋大伟:主席!dismissed
    """,
    "选举X为Y": """
        选举周国强为湖南省人大常委会主任。  周国强:主任
        大会选举李志刚为巴中市市长,孙立平、陈国梁为副市长。  孙立平:副市长 李志刚:市长 陈国梁:副市长
        补选钱文斌为市政协副主席。  钱文斌:副主席
        何志刚当选锡林郭勒盟盟长。  何志刚:盟长
        赵建华当选为县工商联主席。  赵建华:主席
        1983年,县第八届人民代表大会选举郑国华为县长。  郑国华:县长
        推选冯建军为村民委员会主任。  冯建军:主任
        增选蒋大伟同志为市委常委。  蒋大伟:常委
        全票当选的县长沈玉兰作表态发言。  沈玉兰:县长
        妇代会选举周国强为主席。  周国强:主席
    """,
    "提名X为Y候选人": """
        提名周国强为陇南市市长候选人。  周国强:市长!proposed
        提名李志刚同志为县人民政府县长人选。  李志刚:县长!proposed
        孙立平同志任县委副书记、提名县长候选人。  孙立平:副书记 孙立平:县长!proposed
        陈国梁拟任省公安厅副厅长。  陈国梁:副厅长!proposed
        县长候选人钱文斌到会。  钱文斌:县长!proposed
        提请任命何志刚为县教育局局长。  何志刚:局长!proposed
        推荐赵建华同志为副市长候选人。  赵建华:副市长!proposed
        拟提名郑国华为区政协主席候选人。  郑国华:主席!proposed
        镇长提名人选冯建军走访群众。  冯建军:镇长!proposed
        建议任命蒋大伟为市水务局局长。  蒋大伟:局长!proposed
    """,
    "posts joined by 、, 兼, 暨 or nothing": """
        梧州市委副书记、市长周国强主持。  周国强:副书记 周国强:市长
        县委常委宣传部长李志刚参加。  李志刚:常委 李志刚:部长
        市委常委、秘书长兼市委办公室主任孙立平陪同。  孙立平:主任 孙立平:常委 孙立平:秘书长
        市委副书记暨代市长陈国梁出席。  陈国梁:代市长 陈国梁:副书记
        省政府副省长兼省公安厅厅长钱文斌讲话。  钱文斌:副省长 钱文斌:厅长
        地委委员、行署副专员何志刚到会。  何志刚:副专员 何志刚:委员
        县政府党组成员、副县长赵建华通报。  赵建华:副县长 赵建华:成员
        市人大常委会党组书记、副主任郑国华参加。  郑国华:书记 郑国华:副主任
        区疾控中心党支部书记、主任冯建军介绍。  冯建军:主任 冯建军:书记
        旗委书记、旗人大常委会主任蒋大伟主持。  蒋大伟:主任 蒋大伟:书记
    """,
    "shared heads": """
        东阿县委书记、县长周国强调研。  周国强:书记 周国强:县长
        区委书记周国强、区长李志刚参加。  周国强:书记 李志刚:区长
        市公安局党委书记、局长孙立平汇报。  孙立平:书记 孙立平:局长
        盘县县委副书记、县长陈国梁讲话。  陈国梁:副书记 陈国梁:县长
        省委常委、昆明市委书记钱文斌强调。  钱文斌:书记 钱文斌:常委
        县人武部部长何志刚、政委赵建华参加。  何志刚:部长 赵建华:政委
        市中院院长郑国华、市检察院检察长冯建军列席。  冯建军:检察长 郑国华:院长
        镇党委书记蒋大伟、镇长沈玉兰带队。  沈玉兰:镇长 蒋大伟:书记
        州委书记周国强、州长李志刚、州政协主席孙立平出席。  周国强:书记 孙立平:主席 李志刚:州长
        村党支部书记、村委会主任陈国梁巡堤。  陈国梁:主任 陈国梁:书记
    """,
    "titles behind names": """
        周国强省长会见客人。  周国强:省长
        李志刚副市长通报了情况。  李志刚:副市长
        省委孙立平书记作出批示。  孙立平:书记
        县委书记陈国梁主持会议。陈书记要求抓好落实。  陈国梁:书记
        镇党委书记王志刚,镇长王立平。王镇长说,没问题。  王志刚:书记 王立平:镇长
        县卫健局局长赵建华介绍,赵局长将带队下沉。  赵建华:局长
        副州长郑国华察看现场。郑副州长强调安全第一。  郑国华:副州长
        冯建军主任、蒋大伟主席参加座谈。  冯建军:主任 蒋大伟:主席
        校长沈玉兰介绍办学情况,沈校长谈了打算。  沈玉兰:校长
        司令员何志刚检阅了队伍。何司令员讲了话。  何志刚:司令员
    """,
    "rosters": """
        市领导周国强、李志刚参加,副市长孙立平、陈国梁主持。  孙立平:副市长 陈国梁:副市长
        副县长钱文斌、何志刚出席会议。  何志刚:副县长 钱文斌:副县长
        出席会议的还有娄底市人大常委会副主任赵建华、市政协副主席郑国华。  赵建华:副主任 郑国华:副主席
        市委常委冯建军、蒋大伟,市政府秘书长沈玉兰参加。  冯建军:常委 沈玉兰:秘书长 蒋大伟:常委
        省政协副主席周国强、李志刚、孙立平及秘书长陈国梁出席。  周国强:副主席 孙立平:副主席 李志刚:副主席 陈国梁:秘书长
        县领导钱文斌、何志刚,县法院院长赵建华参加。  赵建华:院长
        参加调研的有郑国华(市委常委、统战部部长)、冯建军(市民政局局长)。  冯建军:局长 郑国华:常委 郑国华:部长
        组长:周国强(县委书记)/副组长:李志刚(县长)、孙立平(副县长)  周国强:书记 周国强:组长 孙立平:副县长 孙立平:副组长 李志刚:副组长 李志刚:县长
        市委常委、常务副市长_周国强/市政协副主席_____李志刚  周国强:常务副市长 周国强:常委 李志刚:副主席
        总河长:周国强_县委书记/副总河长:李志刚_县长  周国强:书记 周国强:总河长 李志刚:副总河长 李志刚:县长
    """,
    "former holders": """
        前任县委书记周国强作交接发言。  周国强:书记!former
        时任平邑县委书记李志刚到村里调研。  李志刚:书记!former
        原县委书记孙立平被开除党籍。  孙立平:书记!former
        铜川市原副市长陈国梁被查。  陈国梁:原副市长!former
        已故县长钱文斌的事迹感人。  钱文斌:县长!former
        曾任县水利局局长的何志刚已退休。  何志刚:局长!former
        退休干部、原地区行署副专员赵建华参加。  赵建华:副专员!former
        前国家体委主任郑国华回忆。  郑国华:主任!former
        省卫生厅原厅长冯建军讲述。  冯建军:原厅长!former
        时任市长的蒋大伟签署了文件。  蒋大伟:市长!former
    """,
    "modifiers": """
        名誉会长周国强、执行会长李志刚出席。  周国强:名誉会长 李志刚:执行会长
        常务副州长孙立平主持。  孙立平:常务副州长
        第一副组长陈国梁讲话。  陈国梁:第一副组长
        挂职副县长钱文斌联系企业。  钱文斌:副县长
        副县长(挂职)何志刚联系企业。  何志刚:副县长
        代理县长赵建华作报告。  赵建华:代理县长
        县委第一书记郑国华到公社检查。  郑国华:第一书记
        执行主席冯建军主持大会。  冯建军:执行主席
        专职副书记蒋大伟参加。  蒋大伟:专职副书记
        轮值主席沈玉兰致辞。  沈玉兰:轮值主席
    """,
    "armed forces": """
        滨州军分区司令员周国强、政委李志刚出席。  周国强:司令员 李志刚:政委
        省军区副政委孙立平少将慰问。  孙立平:副政委
        武警青海省总队司令员陈国梁讲话。  陈国梁:司令员
        县人武部政委钱文斌带领民兵上堤。  钱文斌:政委
        陆军第七十二集团军军长何志刚到场。  何志刚:军长
        海军某部副参谋长赵建华参加。  赵建华:副参谋长
        预备役师师长郑国华点名。  郑国华:师长
        县消防救援大队大队长冯建军讲解。  冯建军:大队长
        边防支队政委蒋大伟走访。  蒋大伟:政委
        民兵营营长沈玉兰集合队伍。  沈玉兰:营长
    """,
    "institutions": """
        铜陵市人民医院院长周国强介绍。  周国强:院长
        县疾控中心主任李志刚通报。  李志刚:主任
        宁夏大学党委书记孙立平致辞。  孙立平:书记
        市第三中学校长陈国梁发言。  陈国梁:校长
        县防疫站站长钱文斌汇报。  钱文斌:站长
        市中心血站党支部书记何志刚参加。  何志刚:书记
        省农科院副院长赵建华授课。  赵建华:副院长
        县图书馆馆长郑国华接待。  郑国华:馆长
        镇卫生院院长冯建军值班。  冯建军:院长
        市气象台台长蒋大伟会商。  蒋大伟:台长
    """,
    "villages and communities": """
        向阳社区党委书记周国强值守。  周国强:书记
        和平村党支部书记李志刚带头。  李志刚:书记
        任家庄村村委会主任孙立平介绍。  孙立平:主任
        红旗公社党委书记陈国梁动员。  陈国梁:书记
        前进大队大队长钱文斌组织社员抢收。  钱文斌:大队长
        村第一书记何志刚驻村。  何志刚:第一书记
        巴音嘎查嘎查达赵建华说。  赵建华:嘎查达
        居委会主任郑国华敲门排查。  郑国华:主任
        网格长冯建军登记。  冯建军:网格长
        第三村民小组组长蒋大伟说。  蒋大伟:组长
    """,
    "the state's posts": """
        生态环境部党组书记周国强讲话。  周国强:书记
        国家发展改革委副主任李志刚介绍。  李志刚:副主任
        中央纪委国家监委副主任孙立平出席。  孙立平:副主任
        中纪委副书记陈国梁到会。  陈国梁:副书记
        国家体改委副主任钱文斌视察。  钱文斌:副主任
        最高人民检察院副检察长何志刚列席。  何志刚:副检察长
        全国人大常委会副委员长赵建华率队检查。  赵建华:副委员长
        财政部办公厅主任郑国华通报。  郑国华:主任
        国务院扶贫办主任冯建军调研。  冯建军:主任
        中央组织部副部长蒋大伟宣布决定。  蒋大伟:副部长
    """,
}
CASES = [
    pytest.param(*line.split(maxsplit=1), id=f"{name}-{number}")
    for name, lines in CONSTRUCTIONS.items()
    for number, line in enumerate(filter(None, map(str.strip, lines.splitlines())), 1)
]


@pytest.mark.parametrize(("sentence", "facts"), CASES)
def test_who_holds_what(sentence: str, facts: str) -> None:
    result = epiextract.extract(sentence.replace("/", "\n").replace("_", "\u3000"))
    found = {f"{fact.person}:{fact.post}" for fact in result.holdings}
    found |= {f"{fact.person}:{fact.post}!{fact.status}" for fact in result.other_posts}
    assert found == set(facts.split())


def test_what_begins_with_the_last_character_of_a_level_post() -> None:
    """A level sign and 长 stand side by side in many names: 省|长安银行, 市|长江二桥."""
    text = (
        "陕西省长安银行、南京市长江二桥、湖北省长江航务局、河北省长城汽车、上海市长征医院、湖南省长株潭一体化、"
        "常州市长荡湖、无锡市长广溪、吉林省长白山管委会、全市长护险、绵阳市长虹集团、上海市长兴岛。"
    )
    assert not epiextract.extract(text).titles
    people = "省长白春礼、市长江华、市长安志国、县长和社区干部到会,市长征求意见。"
    assert [title.text for title in epiextract.extract(people).titles] == ["省长", "市长", "市长", "县长", "市长"]


def _facts(text: str, region: str | None = None) -> list[tuple[str, str | None, str | None, str | None]]:
    titles = epiextract.extract(text, region=region).titles
    return [(title.text, title.organ, title.unit.code if title.unit else None, title.person) for title in titles]


def test_who_answers_for_a_body_is_named_or_a_collective() -> None:
    text = "县卫健局负责人陶志远介绍情况,县水务局负责人向媒体说明,县民政局负责人参加。"
    titles = epiextract.extract(text, region="421182").titles
    assert [(title.text, title.person, title.collective) for title in titles] == [
        ("县卫健局负责人", "陶志远", False), ("县水务局负责人", None, True), ("县民政局负责人", None, True),
    ]  # fmt: skip


def test_a_local_post_behind_one_of_the_state_is_not_the_state_s() -> None:
    expected = [("中央委员", "中央", "000000", "陶志远"), ("省委书记", "省委", None, "陶志远")]
    assert _facts("中央委员、省委书记陶志远到会。") == expected


def test_what_a_list_hands_on_fits_the_post() -> None:
    titles = _facts("自治区党委常委、政法委书记、副主席陶志远,自治区党委常委、常务副主席孟广平到会。")
    assert [organ for _, organ, _, _ in titles] == ["自治区党委", "政法委", None, "自治区党委", None]
    titles = _facts("滨海县法院院长陶志远、检察长孟广平到会。县教育局副局长陶志远、校长孟广平发言。")
    assert [organ for _, organ, _, _ in titles] == ["县法院", None, "县教育局", None]


def test_a_list_goes_on_behind_and() -> None:
    titles = _facts("博罗县石湾镇党委书记陶志远和组织委员孟广平到会。博罗县公安局局长陶志远与副局长孟广平发言。")
    assert [(organ, unit) for _, organ, unit, _ in titles] == [("镇党委", "441322121")] * 2 + [("县公安局", "441322")] * 2


def test_ranks_between_a_body_and_its_post_and_ranks_of_the_state() -> None:
    assert _facts("市委组织部副县级组织员陶志远到会。", "411000")[0][:2] == ("市委组织部副县级组织员", "市委组织部")
    assert _facts("水利部一级巡视员陶志远到会。")[0][2] == "000000"


def test_all_circles_are_no_quantifier() -> None:
    assert _facts("市各界人士联谊会会长陶志远到会。", "411000")[0][1:] == ("市各界人士联谊会", "411000", "陶志远")


def test_committees_inside_a_court_hand_on_the_courts_name():
    text = "任命雷鸣远为榕江县人民法院审判员、审判委员会委员、副院长、代理院长。"
    titles = epiextract.extract(text, region="522632", published="2022-03-20").titles
    assert [title.organ for title in titles] == ["县人民法院", "审判委员会", "县人民法院", "县人民法院"]


def test_chairs_of_a_session_may_hold_other_posts():
    text = "大会执行主席雷鸣远、石铁山、武平生出席。县人大常委会主任石铁山主持。"
    held = {(h.person, h.post) for h in epiextract.extract(text, published="2022-03-20").holdings}
    assert held == {("雷鸣远", "执行主席"), ("石铁山", "执行主席"), ("武平生", "执行主席"), ("石铁山", "主任")}


def test_what_somebody_is_in_charge_of_parts_no_list():
    text = "县委常委、分管农业的副县长雷鸣远参加。区委常委、负责政府常务工作副区长石铁山出席。"
    assert [title.person for title in epiextract.extract(text, published="2022-03-20").titles] == ["雷鸣远"] * 2 + ["石铁山"] * 2


def test_the_apron_that_stands_for_the_city():
    titles = epiextract.extract("巿長雷鳴遠、巿委書記石鐵山參加。", region="350300", published="2022-03-20").titles
    assert [(title.post, title.organ, title.person) for title in titles] == [("市长", None, "雷鸣远"), ("书记", "市委", "石铁山")]


@pytest.mark.parametrize("posts", ["党(工)委书记", "党（工）委书记", "党(总)支部书记"])
def test_bodies_with_a_bracket_inside(posts: str):
    (title,) = epiextract.extract(f"市交通局{posts}雷鸣远到会。", region="341700", published="2022-03-20").titles
    assert title.text == f"市交通局{posts}"


def test_heads_of_schools_with_two_names():
    titles = epiextract.extract("省委党校（行政学院）常务副校（院）长雷鸣远讲话。", region="340000", published="2022-03-20").titles
    assert [(title.post, title.organ, title.person) for title in titles] == [("常务副校(院)长", "省委党校", "雷鸣远")]


def test_parties_of_townships_with_brackets_are_a_crowd():
    (title,) = epiextract.extract("各乡镇（开发区）党（工）委书记参加。", published="2022-03-20").titles
    assert (title.text, title.collective) == ("各乡镇（开发区）党（工）委书记", True)


def test_a_space_that_cuts_a_post():
    text = "省委书 记雷鸣远主持会议，市 长石铁山参加，习近平总 书记的讲话传达到会。"
    titles = epiextract.extract(text, region="420000", published="2020-03-01").titles
    assert [(title.post, title.person) for title in titles] == [("书记", "雷鸣远"), ("市长", "石铁山"), ("总书记", "习近平")]
    assert not epiextract.extract("首页 本市 长江 主任信箱 全市 长期", published="2020-03-01").titles


def test_labels_set_wide_and_posts_behind_their_names():
    text = "组 长：雷鸣远 管委会副主任\n成 员：石铁山 办公室主任"
    held = {(h.person, h.post) for h in epiextract.extract(text, region="420100", published="2020-03-01").holdings}
    assert held == {("雷鸣远", "组长"), ("雷鸣远", "副主任"), ("石铁山", "成员"), ("石铁山", "主任")}
