"""Names in election notices, rosters over several lines and chained decisions, where even a word is a name."""

from __future__ import annotations

import re

import pytest

from epiextract import extract, people


def _check(marked: str) -> None:
    """Names stand in 〔〕; every other place must stay without a name."""
    found = [mention.text for mention in people.mentions(re.sub("[〔〕]", "", marked))]
    assert found == re.findall("〔([^〕]*)〕", marked)


@pytest.mark.parametrize("marked", [
    "大会选出：\n一、县人大常委会主任\n　　〔陆　地〕\n二、县人大常委会副主任（按得票多少为序）\n"
    "　　〔罗　盘〕（女，土家族）　　〔钟　声〕　　〔秦文海〕（苗族）\n三、县长\n　　〔果　然〕（须报请上级批准）\n现予公告。",
    "大会选举产生了区人大常委会副主任：\n  〔唐山海〕  〔言  明〕  〔关  键〕\n特此公告。",
    "当选县人大常委会委员名单（共4名）\n〔万  里〕  〔马小力〕（回族）  〔方  圆〕（女）  〔史  册〕",
    "一、主任\n  全面工作\n二、副主任\n  负责协调",
    "县委书记：\n  方案已报。",
])
def test_names_alone_under_the_title_they_are_elected_to(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "组  长：〔季节〕（县长）\n副组长：〔胡杨林〕（副县长）\n        〔言行〕（县武装部政委，侗族）\n成  员：有关部门负责人",
    "组  长：〔陈志明〕  县委副书记、县长\n副组长：〔周  全〕  副县长\n        〔石  头〕  县水务局局长\n  办公室设在县水务局。",
    "组长：〔王建国〕\n成员：〔李 强〕  〔成 功〕\n      〔田 野〕  〔马 到〕\n职责：负责协调",
    "任职名单\n〔高山〕  县发展和改革局局长\n〔流水〕  县财政局局长\n〔贺喜〕  县水务局局长",
    "水利局  局长\n水产局  局长\n农机局  局长",
    "高度重视\n  主席：\n  同志们",
])
def test_rows_of_a_roster(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "会议选举〔顾家和〕为县长，〔江流〕、〔春早〕、〔韩江〕（女）为副县长，〔远航〕为县人民法院院长。",
    "会议任命了干部，决定〔春耕〕为代市长。",
    "接受〔秋实〕因工作变动辞去副县长职务的请求。",
    "经投票，〔夏雨〕当选县长，〔冬青〕、〔何苦〕当选副县长。",
    "会议决定以水利局为主任单位，推荐先进集体、优秀教师为代表。",
    "接受群众监督，因工作原因辞去职务的干部要公示。",
])
def test_a_chain_of_decisions(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "会议要求成立专班，由〔江海〕任组长。",
    "镇长〔成功〕一同前往。副镇长〔平和〕第一时间赶到，站长〔青松〕具体负责。",
    "县长〔言有信〕一道调研。县长〔朔云〕向代表们作了汇报。",
    "市领导〔高远〕、〔石磊〕、〔成功〕参加。",
    "来自山区的代表〔杨梅〕是村党支部书记。",
    "厂长〔于得海〕已表示尽快复工。",
    "一位老船工〔程又明〕把缆绳抛了过去。三名电工程序熟练。",
    "一名教师高兴地说，孩子们回来了。",
    "副书记〔和平〕就此事作出批示。",
    "驾驶员〔常青树〕一把拉住他。县农业银行行长〔满江雪〕、信用联社主任〔高歌〕到会。",
])
def test_words_as_names_by_what_follows(marked):
    _check(marked)


@pytest.mark.parametrize("opening", ["本报讯（记者 高远）12日下午，市直\n机关开会。", "本报讯 记者 高远 9日下午，市直机关开会。"])
def test_a_dispatch_names_nobody_behind_its_reporter(opening):
    assert [person.name for person in extract(opening).people] == ["高远"]


@pytest.mark.parametrize("marked", [
    "副区长〔白杨〕接受审查。目前，〔白杨〕正接受调查。",
    "原局长〔贾文〕因挪用公款被开除。",
    "病例2，〔宝某某〕，女，36岁。在某某小区居住。",
    "州文体局局长〔完 德〕陪同。",
    "代表团向县委书记〔冯立国〕、县长〔艾力·阿不都热依木〕赠送锦旗。",
    "武警战士和民兵连续奋战五天。县委常委、组织部部长〔和建国〕，区长〔万年青〕和镇长〔李明〕陪同。",
    "村党总支书记〔薛大有〕七十岁了。护林员〔周大山〕72岁。\n老局长种树",
    "州领导〔罗建平〕、〔侍俊〕、〔尼玛木〕参加会议。",
    "小学校长〔高原〕震后三天没有合眼。时任镇党委书记〔高尚〕监督不力。",
])
def test_names_and_what_runs_on_behind_them(marked):
    _check(marked)


def test_a_post_behind_a_label_is_no_name() -> None:
    text = "主持人:市政府新闻办主任 林若谷\n发布人:副市长 陈泽民\n市卫健委主任 苏杭\n林若谷:首先请陈副市长介绍情况。"
    assert [person.name for person in extract(text, published="2021-09-16", region="350200").people] == ["林若谷", "陈泽民", "苏杭"]


@pytest.mark.parametrize("marked", [
    "大会执行主席是：〔于欣伟〕、〔林大勇〕、〔王世平〕、〔钟南山〕、〔高殿臣〕、〔梁伟发〕、〔黄云龙〕。",
    "县领导〔梁文瀚〕、〔黄行了〕、〔林国梅〕参加会议。",
    "〔梁文瀚〕、〔莫晓明〕、〔黄行了〕、〔林国梅〕等县领导参加。",
    "〔王宝玉〕、〔李占鹏〕及17位代表参加视察。",
    "由〔巴图苏荣〕、〔肖建疆〕任总指挥。",
])
def test_a_roster_goes_on_over_an_odd_name(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "陈书记和李部长一行到村里走访。",
    "接受来琼投资企业监督。",
    "在余震中先后救出4人，有位康老先生也来了，在贺信中指出要抓好落实。",
    "有关负责人介绍说，〔习近平〕在贺信中说，总书记和大家说，困难还在。",
    "乡镇班子成员和县、乡两级代表参加。",
    "25位委员和专家作了发言。",
    "欢迎白衣战士胜利归来，队员圆满完成任务。",
    "保障委员权利，组织委员法律知识测试，听取社区书记党建工作汇报。",
    "全国政协委员召集人、市政协主席〔李远山〕主持。",
    "贵州省·宁波市工作座谈会召开。",
    "紧扣党和国家中心工作，约4万居民家中断电。",
])
def test_what_goes_on_behind_a_post_is_no_name(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "旅首长〔欧阳大力〕、〔王喜滨〕出席。",
    "原报账员〔陈炳和〕被通报。",
    "看望老复员军人〔白朝斌〕、困难户〔唐世群〕。",
    "脱贫户〔刘厚刚〕等5户得到补助。",
    "到荣庆村〔覃友辉〕家中走访。",
    "党支部书记〔安进财〕把面粉拿来。",
    "村民〔代大本〕一家获救。",
    "居委会主任〔齐放〕隔三差五来电话。",
    "街道党工委书记〔招锦棠〕陪同，县长招商引资，船员接受招用的地点不变。",
    "空军司令〔奥列修克〕称，〔姜明〕说，对〔姜明〕来说不难。",
    "副州长〔三郎木初〕率团考察，州公安局局长〔龙真泽仁〕陪同。",
    "村党支部书记〔加尔恒·努尔兰〕正同队员们清雪。",
    "市水务局局长〔舒展〕留党察看一年。",
    "区委书记〔周而复〕作了发言。",
])
def test_whom_a_page_speaks_of(marked):
    _check(marked)


def test_names_in_a_row_behind_a_post() -> None:
    page = "指挥长 颜立人 王水平\n副指挥长 张晓东 李方\n2020年2月5日"
    assert [person.name for person in extract(page, published="2020-02-05").people] == ["颜立人", "王水平", "张晓东", "李方"]


@pytest.mark.parametrize("marked", [
    "副指挥长〔梁永安〕、〔赛金〕、〔索优乐玛〕、〔高献民〕、〔冯喜来〕等领导参加。",
    "州政协副主席〔吉尔拉·衣沙木〕、〔孔令安〕、〔石岗〕，秘书长〔任澄清〕出席。",
    "按照〔扎西顿珠〕书记的要求，〔巴音朝鲁〕主任到会。",
    "免去〔扎西顿珠〕同志副局长职务。",
    "免去〔詹永来〕、〔花建国〕、〔梁卫东〕的州人民政府副州长职务。",
    "〔王文海〕等20名代表当选，拟任副州长的有〔娄绍安〕、〔李无忌〕、〔杨秀成〕。",
    "〔李方刚〕如是说。〔吴国平〕一提到家人就落泪。",
    "副县长〔谢新民〕、卫健局负责人参加。",
    "由县委书记、县长任双组长。公开简历显示，其因严重失职被查。",
])
def test_names_that_a_list_or_what_follows_shows(marked):
    _check(marked)


def test_who_reports_stands_in_brackets_behind_the_dateline():
    people_found = extract("新华网大理12月15日电（姚庆元 李晓苇）12月14日，会议召开。\n本报讯（周富来）近日，会议召开。").people
    assert [(person.name, person.byline) for person in people_found] == [("姚庆元", True), ("李晓苇", True), ("周富来", True)]


@pytest.mark.parametrize("text", [
    "省长会见乌克兰客人，来自黎巴嫩、伊拉克的留学生参加。阿根廷总统、塔吉克斯坦总理致贺。",
    "孟加拉国总统到访，包括文莱在内的有关国家派员观摩，韩方表示感谢，驾驶员应当携带许可证。",
])
def test_countries_are_nobody(text):
    assert people.mentions(text) == []


def test_whom_a_post_speaks_to_is_no_name_of_its_holder() -> None:
    assert [person.name for person in people.find("市教育局局长向本报说明,市水务局局长向伟说明。")] == ["向伟"]


@pytest.mark.parametrize("marked", [
    "〔蒋超明〕、〔王晓〕，〔宋育民〕、〔杨松〕，〔陈一新〕、〔黄平〕，〔傅德〕，〔朱毅〕等在主席台就座。",
    "〔张晓东〕、〔李国强〕、〔赵明亮〕等四套班子领导参加活动。",
    "县领导〔齐青山〕、〔高燕〕等一行到场。",
    "〔陈伟俊〕、〔玉苏甫江·麦麦提〕、〔哈丹·卡宾〕参加会议。",
    "王书记向〔李明山〕同志表示感谢。",
    "全校600余名新同学参加。",
    "青溪网5月6日安康电（〔刘焱〕 〔郭新璞〕）近日，全市召开会议。",
    "新华社记者 〔丁 林〕摄",
    "通讯员〔李明辉〕〔王小军〕",
    "〔杨海中〕（主持人）：各位记者朋友，大家好。",
    "副组长：〔谯国栋〕，县委常委；〔冉阿朵〕，县委统战部部长。",
])
def test_rosters_and_bylines_of_other_shapes(marked: str) -> None:
    _check(marked)


def test_provinces_in_a_row_are_nobody() -> None:
    assert extract("苏浙沪成为主要市场。").people == ()


@pytest.mark.parametrize("marked", [
    "成员：\n　　〔温　馨〕（县政府办公室主任）\n　　〔宁　夏〕（县卫生健康局局长）\n　　〔司徒静〕（县教育局局长）",
    "〔王建江〕，天镇县委书记；〔刘伟明〕，天镇县县长。",
    "县长〔冷月华〕到下坦村调研。",
    "卫生院主任〔黄皓月〕这几天一直守在一线。",
    "市委书记易人。",
])
def test_words_and_rare_names_beside_posts(marked: str) -> None:
    found = [mention.text for mention in people.mentions(re.sub("[〔〕]", "", marked))]
    assert found == re.findall("〔([^〕]*)〕", marked)
