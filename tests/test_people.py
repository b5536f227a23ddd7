"""People, a kind of evidence each. Names stand in 〔〕; every other place must stay without a name."""

from __future__ import annotations

import re

import pytest

from epiextract import people
from epiextract.errors import InputTypeError
from epiextract.results import UnitMention


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    text, spans = "", []
    for part in re.split(r"(〔[^〕]*〕)", marked):
        if part.startswith("〔"):
            spans.append((len(text), len(text) + len(part) - 2))
            part = part[1:-1]
        text += part
    return text, spans


def _check(marked: str) -> None:
    text, spans = _unmarked(marked)
    found = people.mentions(text)
    assert [text[m.start : m.end] for m in found] == [text[start:end] for start, end in spans]
    assert [(m.start, m.end) for m in found] == spans


@pytest.mark.parametrize("marked", [
    "3月5日，省委书记〔霍为民〕到黔东南州调研脱贫攻坚，州委书记〔龙凤山〕陪同。",
    "县长〔安定邦〕主持召开县政府常务会议，副县长〔钟南〕、〔田原〕、〔石头〕列席。",
    "常务副市长〔郭传芳〕宣读表彰决定，副市长〔麦浪〕作工作报告。",
    "社区党总支书记〔顾小楠〕介绍，楼里住着120户人家。",
    "区人民法院副院长〔艾青山〕、法官助理〔杜鹃〕出庭。",
    "代省长〔王勇敢〕作政府工作报告。",
    "副主任〔鲁豫〕（主持工作）、总工程师〔冀中〕出席。",
    "总指挥〔连心〕下达命令。",
    "西湖区委书记〔章一心〕要求，要高质量发展文旅产业。",
    "县委书记〔于蓝〕于3月2日到任。县长于3月3日调研。",
    "区委副书记、代区长〔尤浩〕4日到各街道查看物资储备。",
])
def test_directly_after_a_post(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "会议应到委员45人，实到42人。〔郭建中〕主任主持会议，〔胡润泽〕、〔牛耕〕、〔马腾〕副主任出席。",
    "〔周正〕副市长到会讲话。",
    "传达省委〔娄文俭〕书记讲话精神，落实〔吴正隆〕省长要求。",
    "区委书记〔卜一凡〕同志主持会议并讲话，区长〔易行〕同志传达文件。",
    "市卫健委副主任〔白露〕女士，市疾控中心主任〔尉迟远〕先生回答提问。",
])
def test_directly_before_a_post_or_a_form_of_address(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "〔雷鸣〕指出，要把项目建设抓在手上。会前，市委书记〔雷鸣〕察看了展板。",
    "随后，〔章文翰〕一行来到社区卫生服务中心。",
    "“我们早有准备。”〔马秀英〕说。",
    "〔侯大宝〕违反政治纪律，〔侯大宝〕身为党员领导干部，丧失理想信念。",
    "〔普布次仁〕说，牧区变化大。",
])
def test_before_a_verb_at_the_start_of_a_clause(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "出席会议的有：〔王海涛〕、〔高远〕、〔万家宝〕、〔时光〕、〔和平〕等同志。",
    "会议由市委副书记〔向东〕主持，〔谭永春〕、〔凌云〕、〔江河〕参加。",
    "市领导〔常青松〕、〔平安〕、〔夏天〕、〔白雪〕出席会议。",
    "市委常委：〔贺喜〕、〔苏醒〕、〔鲁莽〕、〔方正〕。",
    "副组长：〔丁当〕 〔季节〕 〔牛犇〕",
    "组  长：〔党建国〕",
    "〔黄河清〕、〔金山〕、〔白云飞〕、〔祁连〕4名同志被评为先进个人。",
    "会前，〔郑和顺〕、〔戚继明〕等共同参观了展览。",
    "领导小组在主会场参加会议，〔方燕文〕,〔张敬尧〕、〔蓝少敏〕等各市主要负责同志在分会场参加。",
    "会议通报了〔常志明〕、〔蔡文静〕涉嫌受贿的案情。",
    "〔高飞〕（县委办主任）、〔毛笔〕（县府办主任）陪同。",
    "县领导〔宋江〕、〔林冲〕、〔乐和〕、〔时迁〕、〔白胜〕参加。",
    "主持人：请〔令狐清〕局长回答。\n〔令狐清〕：我们将继续努力。",
])
def test_rosters_and_speakers(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "市人大常委会任命〔高山流〕为市财政局局长；免去〔宋文翰〕的市财政局局长职务。",
    "〔李卫民〕任市教育局局长，〔周建国〕不再担任市教育局局长职务。",
    "会议决定成立专班，由〔祝福〕任组长，由副县长〔马致远〕任副组长。",
    "决定免去：〔江一帆〕市水务局局长职务。",
    "任命〔陶渊〕为市民政局副局长；〔水清〕为市统计局总统计师。",
    "〔康庄〕同志任县委委员、常委、书记；〔费解〕同志不再担任县委书记职务。",
    "〔郑国梁〕，男，汉族，1968年5月生，现任县委常委、宣传部部长。",
])
def test_appointments_and_appositions(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "村民〔赵铁柱〕告诉记者，今年收成不错。",
    "党员志愿者〔孙小梅〕每天骑车巡逻，〔孙小梅〕的父亲〔孙德福〕也加入进来。",
    "主任医师〔华安〕提醒市民，不要自行用药。",
    "民警〔杨帆〕和辅警〔张航〕及时赶到现场。",
    "村里的年轻人〔吴勇〕回乡创业，妻子〔何花〕在家带娃。",
    "〔李健〕、〔王康〕两位医生支援湖北，健康平安归来。",
    "昨日，记者见到了〔李建国〕，他刚从工地回来。",
])
def test_after_occupations_and_kin(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "市委副书记、市长〔成功〕就流调溯源作出安排。",
    "镇党委书记〔舒畅〕和镇长〔宁静〕同时接到通知。",
    "县委宣传部部长〔文心〕、县公安局局长〔铁军〕等发言。",
    "副市长〔林海〕与援鄂医疗队队员、市医院护士长〔孟春〕视频通话。",
    "区长〔杜小刚〕多次召开会议。",
    "书记〔欧阳若冰〕与县长〔诸葛敏〕先后发言，〔司马清〕作记录。",
])
def test_where_a_name_ends(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "州长〔扎西顿珠〕和副州长〔次仁旺堆〕走访了牧民〔格桑卓玛〕一家。",
    "旗委书记〔巴特尔〕、旗长〔额尔敦〕到苏木调研，副旗长〔娜仁花〕陪同。",
    "地委委员、行署副专员〔买买提明·艾合买提〕参加会议。",
    "县委副书记、县长〔吐尔逊江〕就春耕备耕工作进行安排。",
    "副州长〔李星·阿布都〕出席。",
    "县委书记〔阿布都外力・买买提〕强调，要抓好防火。",
    "自治州州长〔罗国权〕、人大主任〔刀文武〕参加泼水节活动。",
    "副乡长〔吉克阿支〕带着水泥上山。",
])
def test_names_of_other_languages_of_china(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "美国总统〔布雷登〕与法国总统〔马尔隆〕通电话。",
    "英国首相〔鲍里·约翰森〕宣布辞职。",
    "联合国秘书长〔安东尼·古特〕呼吁停火。",
    "韩国总统〔文在明〕抵达北京。",
])
def test_foreign_names(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "犯罪嫌疑人〔王某某〕已被刑事拘留，被害人〔陈某华〕正在治疗。",
    "确诊病例〔张某〕，男，46岁，住城关镇；密接者〔刘某甲〕已隔离。",
    "患者〔柯某〕起初不配合，医生勉励〔柯某〕好好治疗。",
    "〔刘××〕、〔王×〕、〔李××〕等3人涉嫌诈骗。",
    "某高速出口、某小区、于某日、某某单位，镇某餐馆，由某公司承担。",
    "〔曲某〕与〔魏某某〕发生纠纷，经某法院调解。",
])
def test_anonymised_names(marked):
    _check(marked)


def test_names_are_simplified_and_mentions_keep_the_page_script():
    found = people.find("市委書記蕭鎮東指出,要抓緊。副市長萬里雲、趙萬全參加。")
    assert [person.name for person in found] == ["萧镇东", "万里云", "赵万全"]
    assert found[0].mentions[0].text == "蕭鎮東"


def test_every_middle_dot_is_one_and_the_same():
    assert [p.name for p in people.find("副主席艾力•买买提讲话。艾力·买买提指出,要抓落实。")] == ["艾力·买买提"]


def test_leaders_in_the_names_of_doctrines():
    _check("深入学习贯彻〔习近平〕新时代中国特色社会主义思想，坚持毛泽东思想、邓小平理论。")
    _check("全面落实〔习近平〕总书记关于东北振兴的重要讲话精神，以〔习近平〕同志为核心。")


@pytest.mark.parametrize(("text", "names"), [
    ("本报讯（记者 陈晨 通讯员 方圆）昨日，市政府召开会议。", ["陈晨", "方圆"]),
    ("来源：湘江日报 作者：刘长青 编辑：李静 审核：何东风", ["刘长青", "李静", "何东风"]),
    ("文/图 王晓明 赵丽华", ["王晓明", "赵丽华"]),
    ("会议到此结束。（林晓燕 黄一鸣）", ["林晓燕", "黄一鸣"]),
    ("图为复工现场。（杨志刚 摄）", ["杨志刚"]),
    ("本报北京3月5日电 记者李忠文、孙奕秋报道：", ["李忠文", "孙奕秋"]),
    ("各工作组参加督导。\n许问梅\n我区召开例会", ["许问梅"]),
])
def test_bylines(text, names):
    assert [(p.name, p.byline) for p in people.find(text)] == [(name, True) for name in names]


def test_bylines_given_as_spans():
    text = "我市召开会议\n胡一刀 文字\n市长唐锦绣出席。唐锦绣指出,要抓落实。"
    found = people.find(text, bylines=[(7, 10), (19, 22)])
    assert [(p.name, p.byline, len(p.mentions)) for p in found] == [("胡一刀", True, 1), ("唐锦绣", False, 2)]


def test_units_hold_no_people():
    text = "市领导到高原县、贺兰县检查,贺兰县县长贺兰主持会议。"
    units = [UnitMention(at, at + 3, text[at : at + 3]) for at in (4, 8, 14)] + [UnitMention(19, 21, "贺兰")]
    assert [(p.name, [m.start for m in p.mentions]) for p in people.find(text, units=units)] == [("贺兰", [19])]


def test_a_name_set_with_a_space_is_one_name():
    assert [p.name for p in people.find("会议结束。", bylines=[])] == []
    text = "编辑:王 强"
    assert [(p.name, p.byline) for p in people.find(text, bylines=[(3, 6)])] == [("王强", True)]


def test_a_text_that_is_no_str_is_told_clearly():
    with pytest.raises(InputTypeError, match="decode"):
        people.find(b"x")


def test_a_province_behind_a_post_is_nobody() -> None:
    text = "总书记云南考察,云南的农民很忙。"
    provinces = [UnitMention(at, at + 2, "云南", code="530000", level="province") for at in (3, 8)]
    assert people.find(text, units=provinces) == []
