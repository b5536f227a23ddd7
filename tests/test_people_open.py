"""Names that look like none: shown by the post before them, by a decision, by a short biography."""

from __future__ import annotations

import re

import pytest

import epiextract
from epiextract import people


def _check(marked: str) -> None:
    """Names stand in 〔〕; every other place must stay without a name."""
    found = [mention.text for mention in people.mentions(re.sub("[〔〕]", "", marked))]
    assert found == re.findall("〔([^〕]*)〕", marked)


@pytest.mark.parametrize("marked", [
    "副市长〔朝晖〕到社区检查，副县长〔春雷〕、〔远航〕列席会议。",
    "巡视组组长〔豁然〕到场指导,副组长〔清风〕参加。",
    "局长〔飞雪〕在会上作了说明，镇党委书记〔流云〕主持。",
    "市长〔秋实〕,市委副书记〔晴川〕出席。",
    "由县长〔海阔〕任组长,副县长〔天蓝〕任副组长。",
    "原局长〔彼岸〕、63岁的老主任〔江帆〕到场。",
    "县政协原主席、71岁的〔程门〕主动请缨。",
    "副县长（挂职）〔霜降〕参加。",
    "曾任县林业局局长的〔罗守林〕说,树要一棵一棵种。",
    "县长〔线天明〕，副县长〔邛海涛〕出席。",
    "村主任〔马识途〕在村口值守。“再苦也值。”〔马识途〕说。",
    "市卫健委主任〔和田〕先生、副局长〔会泽〕女士回答提问。",
])
def test_a_word_or_a_rare_surname_after_a_post(marked):
    _check(marked)


@pytest.mark.parametrize("text", [
    "市长要求各县抓好落实,书记强调纪律,局长办公会研究了三项议题。",
    "市长热线开通以来,书记信箱收到来信百件，院长接待日照常。",
    "书记抽空走访了两户人家,主任轮流值守，局长包案化解。",
    "经主任批准,由书记主持,向局长汇报，请县长定夺。",
    "县长带头巡河,乡镇长现场督办,村支书挨户动员，书记县长齐上阵。",
    "校长陪餐制,园长负责制,所长值班制。",
    "选优配强村党组织书记,培养后备干部。",
    "院长期坚持开放。市长江大桥。县长春季造林。",
    "由省长任组长,分管副省长任副组长,省直部门负责人为成员。",
    "请市政协委员和列席同志提出意见。",
    "落实局长的安全责任,发挥书记的关键作用,体现市长的高度重视。",
])
def test_what_follows_a_post_without_a_name(text):
    assert people.mentions(text) == []


@pytest.mark.parametrize("marked", [
    "任命〔安宁〕为县教育局局长，免去〔高峰〕同志的市民政局副局长职务。",
    "同意〔和平〕同志辞去副县长职务。接受〔平安〕辞去市人大常委会委员职务。",
    "提名〔远方〕为副区长人选。会议选举〔春风〕为主任,补选〔石头〕为委员。",
    "决定任命:\n〔甘泉〕为县公安局局长;\n〔牛犇〕为县财政局局长。",
    "决定免去:\n〔江河〕的县审计局局长职务;\n〔马蹄〕的县统计局副局长职务。",
    "经研究决定:〔丁零〕同志任县政府办公室主任,〔白云〕同志任副主任。",
    "〔牛满仓〕任县文化局局长,〔马识图〕任县卫生局局长。",
])
def test_decisions_of_appointment_and_dismissal(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "〔安宁〕,男,汉族,1965年3月生,中共党员,现任县长。",
    "〔温故村〕，女，1970年5月生。",
    "〔阿依古丽·麦麦提〕,女,维吾尔族,1975年生。",
    "〔王　明〕,男,1960年生。〔方　圆〕任副县长。",
])
def test_short_biographies(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "县长〔阿不都热依木〕到乡镇调研，副县长〔玛依拉〕、〔阿依努尔〕参加。",
    "县委副书记、县长〔木合塔尔〕主持会议，副市长〔努尔兰〕介绍情况。",
    "州长〔沙马尔且〕要求,抓好春耕，副州长〔吉木沙洛〕陪同。",
    "旗长〔朝格巴图〕、副旗长〔阿拉坦花〕参加，市长〔查干巴拉〕讲话。",
    "自治区政协副主席〔索朗多吉〕看望慰问，县委副书记〔旦增平措〕出席。",
    "乡长〔哈力木拉提〕带领干部入户，乡党委书记〔艾克拜尔〕说,群众放心。",
])
def test_names_of_other_languages_of_china_after_a_post(marked):
    _check(marked)


@pytest.mark.parametrize("marked", [
    "俄罗斯总统〔普京〕访问北京，日本首相〔安倍晋三〕会见记者。",
    "老挝副总理〔宋赛〕参观，美国前国务卿〔基辛格〕到访。",
    "越南驻昆明总领事〔阮文明〕出席。韩国总统〔尹锡悦〕发表讲话。",
])
def test_foreign_guests(marked):
    _check(marked)


def test_an_established_word_is_found_again_only_as_a_name():
    found = people.mentions("市长〔温暖〕要求抓好供暖。会后，温暖到社区走访，送去温暖。".replace("〔", "").replace("〕", ""))
    assert [mention.start for mention in found] == [2, 14]


@pytest.mark.parametrize("marked", [
    "县卫健局局长〔朝阳〕和县疾控中心主任〔王大川〕汇报。",
    "县长〔许可〕、副县长〔王大川〕出席。",
    "副县长〔许可〕陪同。",
    "副局长〔何时〕(女)到任。",
    "县长严格要求各部门,局长关心职工、关心家属。",
    "市领导〔王大川〕、〔向前进〕、〔李小河〕出席。",
    "他与副院长〔王大川〕通了电话。",
    "单位负责人和县直部门干部列席。",
])
def test_words_behind_posts_that_are_names_where_that_is_shown(marked: str) -> None:
    _check(marked)


@pytest.mark.parametrize("marked", [
    "有位叫〔甄大川〕的护士长在岗。",
    "镇党委书记〔闭月〕、镇长〔王大川〕陪同。",
    "〔禾苗〕,女,镇农业综合服务站站长。",
    "记者:情况如何?\n〔夏商周〕(区委常委、副区长):共5例。",
    "据约翰斯·霍普金斯大学统计,病例增加。",
    "总统特别助理〔阿里·阿斯加尔〕说,将合作。",
    "俄罗斯游客〔伊万·彼得罗夫〕说,谢谢。",
    "留学生〔达瓦苏荣〕已于10日解除观察,鼓励各国科学家通力合作。",
])
def test_names_and_namesakes(marked: str) -> None:
    _check(marked)


def test_who_goes_to_a_place_is_a_person() -> None:
    result = epiextract.extract("县政协主席岑寂到渠洋镇走访。岑寂走了四个屯。", region="451081", published="2021-12-20")
    assert [(person.name, len(person.mentions)) for person in result.people] == [("岑寂", 2)]


def test_items_of_a_list_end_with_names() -> None:
    _check("4.冷集镇:副县长〔向往〕;镇党委书记、镇长〔计划〕\n5.茨河镇:县政协副主席〔亢奋〕;开发区管委会主任〔操劳〕")
    _check("会议强调:工作要有计划;县长有计划;各局要操劳。")
