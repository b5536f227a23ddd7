"""Names that what stands around them shows, whatever their characters are."""

from __future__ import annotations

import pytest

import epiextract


def _names(text: str, region: str | None = None) -> list[str]:
    return [person.name for person in epiextract.extract(text, published="2020-05-01", region=region).people]


@pytest.mark.parametrize("number", ["", "1.", "2、", "(三)", "四、"])
@pytest.mark.parametrize("name", ["扎西才仁", "更登", "昆仑山", "司马云", "阿依古丽·买买提"])
def test_a_biography_opens_with_any_name(number: str, name: str) -> None:
    text = f"现将拟任职人选公示如下:\n\n{number}{name},女,藏族,1979年8月生,现任同仁市委副书记。\n"
    assert _names(text) == [name]


@pytest.mark.parametrize("word", ["患者", "确诊病例", "本人", "报告人"])
def test_a_word_for_persons_is_no_name(word: str) -> None:
    assert _names(f"{word},男,汉族,54岁,现住惠东县。") == []


@pytest.mark.parametrize("verb", ["要求,各地抓紧", "慰问医务人员", "主持会议"])
def test_a_name_may_end_in_a_conjunction(verb: str) -> None:
    assert _names(f"市卫生健康委副主任李庆和{verb}。") == ["李庆和"]
    assert _names(f"副市长李庆和张大明{verb}。") == ["李庆", "张大明"]


@pytest.mark.parametrize("sanction", ["受到党内严重警告处分", "被立案审查", "工作失职问题", "涉嫌严重违纪"])
def test_a_sanction_shows_a_person(sanction: str) -> None:
    assert _names(f"县扶贫办副主任齐心{sanction}。", "231224") == ["齐心"]
    assert _names("全县经济受到影响,团结协作的局面被打破。", "231224") == []


def test_names_of_three_set_wide() -> None:
    assert _names("副县长高  雪  梅传达会议精神。\n高  雪  梅要求,抓紧落实。") == ["高雪梅"]
    assert _names("出席:王  刚    李  敏    张  强") == ["王刚", "李敏", "张强"]


def test_a_row_of_a_roster_ends_in_a_name() -> None:
    assert _names("海楼镇　　县政协主席　　　　和　平\n英买力镇　　副县长　　　　高　原\n") == ["和平", "高原"]


def test_who_appoints_whom_to_what() -> None:
    assert _names("县政府决定任命王有为为县林业局副局长。") == ["王有为"]
    assert _names("县政府决定任命王大有为县林业局副局长。") == ["王大有"]


def test_the_verb_of_leading_is_no_part_of_a_name() -> None:
    assert _names("18日,区政协副主席于飞率考察团到下南乡考察。") == ["于飞"]


def test_who_spoke_stands_behind_the_quotation() -> None:
    assert _names("“扶贫先扶志,我不怕慢。”黄河说。") == ["黄河"]
    assert _names("“我不怕慢。”专家说。“我也不怕。”群众说。") == []


@pytest.mark.parametrize(
    "text",
    ["19名队员平安归来。", "一名党员、一名民警包一户返乡民工。", "谢谢尹主任。下面请记者提问。"],
)
def test_sentences_that_go_on_behind_a_role(text: str) -> None:
    assert _names(text) == []


def test_a_name_before_and_so_on() -> None:
    assert _names("副市长文同等到出口迎接。") == ["文同"]


def test_items_of_a_list_under_a_heading() -> None:
    text = "会议通过任免名单:\n任命\n高远为惠州市副市长,\n林泉为惠州市公安局局长,\n郎溪为惠州市水利局局长;\n免去\n何田的惠州市林业局局长职务。"
    assert _names(text) == ["高远", "林泉", "郎溪", "何田"]


def test_a_clan_name_before_a_verb() -> None:
    assert _names("军分区司令员东方参加。东方出席会议。") == ["东方"]
    assert _names("市长欧阳明参加。") == ["欧阳明"]


def test_nothing_is_joined_where_a_line_ends() -> None:
    assert _names("联系人:县应急管理局局长安家和\n") == ["安家和"]


def test_who_takes_a_post_may_be_named_like_a_word() -> None:
    assert _names("成立专班,由高峰任组长。县委副书记高峰主持。", "231224") == ["高峰"]


@pytest.mark.parametrize("name", ["包那仁满都拉", "白乌力吉", "席振国"])
def test_a_chinese_surname_before_a_mongolian_name(name: str) -> None:
    assert _names(f"选举结果:\n{name}、于贝子、孟根花当选为副旗长。", "150430") == [name, "于贝子", "孟根花"]


@pytest.mark.parametrize("rest", ["带医疗队到乡镇慰问", "边走边问", "今早来到现场"])
def test_what_follows_a_name(rest: str) -> None:
    assert _names(f"副市长李远山{rest}。", "231224") == ["李远山"]


def test_a_body_of_a_town_is_no_name() -> None:
    assert _names("责任人:镇人大主席周大川;镇党委书记李远山", "231224") == ["周大川", "李远山"]


def test_a_rank_in_a_row_shows_a_name() -> None:
    assert _names("姓名|职务|分工\n赵中华|二级调研员|协助防汛\n", "231224") == ["赵中华"]


@pytest.mark.parametrize("noun", ["关切", "关怀", "管理"])
def test_what_a_post_has_is_no_name(noun: str) -> None:
    assert _names(f"会议回应了委员{noun}。", "231224") == []


def test_a_particle_ends_no_name() -> None:
    assert _names("听取感染科主任连江的介绍,要求抓紧。", "350300") == ["连江"]


def test_days_that_persons_are_named_after_are_none() -> None:
    result = epiextract.extract("市长周一凡来到现场,县长白露陪同。周一凡说,周一开会。", published="2021-09-14")
    assert [person.name for person in result.people] == ["周一凡", "白露"]
    assert [date.text for date in result.dates] == ["周一"]


@pytest.mark.parametrize("wrong", ["吃拿卡要问题", "雁过拔毛问题", "公款吃喝问题"])
def test_what_discipline_blames_shows_a_person(wrong: str) -> None:
    assert _names(f"市水利局原科长高飞{wrong}。", "141100") == ["高飞"]


def test_who_is_told_to_have_been_in_office() -> None:
    result = epiextract.extract("周大川原是吉林省粮食局副处长,2016年到村任第一书记。", published="2017-08-20", region="222406")
    assert [(post.person, post.post, post.status) for post in result.other_posts] == [("周大川", "副处长", "former")]
