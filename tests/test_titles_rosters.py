"""Lists and tables of names and posts: brackets, labels, rows, cells; and decisions under headings."""

from __future__ import annotations

import pytest

import epiextract
from epiextract import titles


def _facts(text: str) -> set[str]:
    result = epiextract.extract(text)
    facts = {f"{fact.person}:{fact.post}" for fact in result.holdings}
    return facts | {f"{fact.person}:{fact.post}!{fact.status}" for fact in result.other_posts}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("周国强(市委常委、宣传部部长)、李志刚(市文旅局局长)出席。", "周国强:常委 周国强:部长 李志刚:局长"),
        ("李志刚(女,回族,镇党委书记)介绍了经验。", "李志刚:书记"),
        ("县长周国强(兼县委副书记)到会。", "周国强:县长 周国强:副书记"),
        ("任命周国强为县民政局局长(县扶贫办主任职务自然免除)。", "周国强:局长 周国强:主任!dismissed"),
    ],
)
def test_posts_in_brackets_belong_to_the_name_before_them(text: str, facts: str) -> None:
    assert _facts(text) == set(facts.split())


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("副组长:李志刚、孙立平\n成员:陈国梁、钱文斌", "李志刚:副组长 孙立平:副组长 陈国梁:成员 钱文斌:成员"),
        ("组长:县委书记周国强\n副组长:县长李志刚", "周国强:组长 周国强:书记 李志刚:副组长 李志刚:县长"),
        ("组长:周国强\u3000县长\n副组长:李志刚\u3000副县长", "周国强:组长 周国强:县长 李志刚:副组长 李志刚:副县长"),
        ("副指挥长:李志刚(副区长)\n孙立平(区应急局局长)", "李志刚:副指挥长 李志刚:副区长 孙立平:副指挥长 孙立平:局长"),
        ("总指挥:周国强;副总指挥:李志刚、孙立平", "周国强:总指挥 李志刚:副总指挥 孙立平:副总指挥"),
        ("组长\u3000周国强\u3000县委副书记、县长", "周国强:组长 周国强:副书记 周国强:县长"),
    ],
)
def test_everyone_under_a_label_holds_it(text: str, facts: str) -> None:
    assert _facts(text) == set(facts.split())


def test_a_label_ends_where_another_list_begins():
    text = "副组长:李志刚\n领导小组办公室设在县水利局。孙立平参加会议。"
    assert _facts(text) == {"李志刚:副组长"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("出席会议的有:\n市人大常委会副主任\u3000\u3000周国强\n市政协副主席\u3000\u3000\u3000李志刚", "周国强:副主任 李志刚:副主席"),
        ("副市长:周国强\n市长李志刚讲话,周国强汇报。\n周国强\n市委常委、副市长\n石湾镇", "周国强:副市长 李志刚:市长 周国强:常委"),
    ],
)
def test_rows_and_cells(text: str, facts: str) -> None:
    assert _facts(text) == set(facts.split())


@pytest.mark.parametrize("names_first", [True, False])
def test_the_first_cell_of_a_table_tells_the_order(names_first: bool) -> None:
    rows = [("周国强", "县委书记"), ("李志刚", "县长"), ("孙立平", "县政协主席")]
    cells = [cell for row in rows for cell in (row if names_first else row[::-1])]
    text = "县委书记周国强、县长李志刚、县政协主席孙立平出席。\n" + "\n".join(cells) + "\n"
    held = {(title.person, title.text) for title in titles.find(text)}
    assert held == set(rows)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("免去:\n孙立平的玉林市教育局局长职务;\n陈国梁的玉林市民政局副局长职务。", "孙立平:局长!dismissed 陈国梁:副局长!dismissed"),
        ("一、任命\n周国强同志任县发改局局长;\n二、免去\n孙立平同志县民政局局长职务。", "周国强:局长 孙立平:局长!dismissed"),
        ("决定任命:\n周国强为贵阳市副市长;\n李志刚为贵阳市公安局局长。", "周国强:副市长 李志刚:局长"),
        ("孙立平到会。\n三、免\u3000去:\n孙立平的合浦县副县长职务。", "孙立平:副县长!dismissed"),
    ],
)
def test_the_heading_of_a_list_decides_what_its_items_mean(text: str, facts: str) -> None:
    assert _facts(text) == set(facts.split())


def test_a_member_named_is_a_post_and_unnamed_a_collective():
    named, _ = titles.find("市卫健委党组成员、副主任李志刚参加。")
    assert (named.post, named.person, named.collective) == ("成员", "李志刚", False)
    (unnamed,) = titles.find("市卫健委党组成员参加会议。")
    assert unnamed.collective


def test_surname_and_post_go_to_who_holds_such_a_post():
    text = "镇党委书记王志刚、镇长王立平巡堤。王镇长说,没问题。"
    assert titles.find(text)[-1].person == "王立平"
    assert titles.find("县长李志刚主持会议。李市长到会指导。")[-1].person is None


def test_a_post_after_another_s_name_is_not_shared():
    text = "成立以县委书记周国强为组长、县长李志刚为副组长的领导小组。"
    assert _facts(text) == {"周国强:书记", "周国强:组长", "李志刚:县长", "李志刚:副组长"}


def test_names_under_numbered_headings():
    text = (
        "县十五届人大一次会议选出:\n一、县人大常委会主任\n  石清泉\n二、县人大常委会副主任(按姓名笔画为序)\n"
        "  王  江(回族)  牛长山  冯  路(女)\n三、县长\n  陆文远(须报请备案)\n现予公告。"
    )
    result = epiextract.extract(text, region="341122", published="2013-01-28")
    assert [(holding.person, holding.post) for holding in result.holdings] == [
        ("石清泉", "主任"), ("王江", "副主任"), ("牛长山", "副主任"), ("冯路", "副主任"), ("陆文远", "县长")
    ]  # fmt: skip


@pytest.mark.parametrize("bar", ["｜", "|", " | "])
def test_rows_with_bars(bar: str) -> None:
    by_name = f"姓名{bar}职务{bar}分工\n王立功{bar}市委常委、常务副市长{bar}负责常务工作。\n李远山{bar}副市长{bar}负责公安工作。\n"
    by_post = f"职务{bar}姓名{bar}分工\n市委常委、常务副市长{bar}王立功{bar}负责常务工作。\n副市长{bar}李远山{bar}负责公安工作。\n"
    for page in (by_name, by_post):
        result = epiextract.extract(page, region="421083", published="2024-03-15")
        assert {(held.person, held.post) for held in result.holdings} == {
            ("王立功", "常委"), ("王立功", "常务副市长"), ("李远山", "副市长"),
        }  # fmt: skip


@pytest.mark.parametrize("bar", ["\t", "|", "｜"])
def test_tables_by_tabs_and_bars(bar):
    rows = ["河流,县级河长,职务", "藕池河,周大川,县委书记", "1,沱江,李远,县长"]
    result = epiextract.extract("河长名单\n" + "\n".join(rows).replace(",", bar), published="2021-08-05", region="430921")
    assert [(held.person, held.post) for held in result.holdings] == [("周大川", "书记"), ("李远", "县长")]


def test_a_spaced_label_and_rows_of_a_notice():
    text = (
        "指　挥：窦天章　　区委副书记、区长\n成　员：孟　夏　　区委宣传部副部长\n　　　　鲁　大　　区卫生健康委副主任（主持工作）\n"
        "指挥部办公室主任由周川同志兼任，副主任由李　远、王大川同志兼任。"
    )
    held = {(one.person, one.post) for one in epiextract.extract(text, published="2021-06-07", region="120119").holdings}
    assert {("窦天章", "指挥"), ("窦天章", "区长"), ("鲁大", "副主任"), ("周川", "主任"), ("李远", "副主任")} <= held
    assert {person for person, post in held if post == "成员"} == {"孟夏", "鲁大"}


def test_rows_of_a_table_behind_a_label_are_held_by_all_up_to_the_next() -> None:
    table = (
        "职\u3000务\t姓\u3000名\t单\u3000位\u3000及\u3000职\u3000务\n组\u3000长\t周国强\t区委副书记、区长\n"
        "副组长\t蓝\u3000天\t区委常委、副区长\n\t钟\u3000声\t区公安局局长\n成\u3000员\t李志刚\t区财政局局长\n\t向\u3000前\t区妇联主席"
    )
    assert _facts(table) == {
        "周国强:组长", "周国强:副书记", "周国强:区长", "蓝天:副组长", "蓝天:常委", "蓝天:副区长",
        "钟声:副组长", "钟声:局长", "李志刚:成员", "李志刚:局长", "向前:成员", "向前:主席",
    }  # fmt: skip


def test_members_of_a_body_just_set_up() -> None:
    text = "成立指挥部,由县长周国强任总指挥,县人武部部长李志刚、县公安局局长孙立平等为成员。"
    assert {"李志刚:成员", "孙立平:成员"} <= _facts(text)


def test_rows_under_headings_that_appoint_and_dismiss() -> None:
    text = (
        "一、决定任命\n马大骏\u3000海原县人民政府副县长(挂职)\n田玉林\u3000海原县公安局局长\n二、免去\n"
        "冯建军\u3000海原县人民政府副县长\n三、接受\n马占川\u3000辞去海原县人民检察院检察长职务"
    )
    assert _facts(text) == {"马大骏:副县长", "田玉林:局长", "冯建军:副县长!dismissed", "马占川:检察长!dismissed"}


def test_commas_where_pause_marks_belong() -> None:
    held = {(h.person, h.post) for h in epiextract.extract("副县长雷鸣远,石铁山,武平生,各乡镇负责人参加。", published="2022-03-20").holdings}
    assert held == {("雷鸣远", "副县长"), ("石铁山", "副县长"), ("武平生", "副县长")}
    held = {(h.person, h.post) for h in epiextract.extract("副县长雷鸣远,石铁山说,会议要求抓紧。", published="2022-03-20").holdings}
    assert held == {("雷鸣远", "副县长")}


@pytest.mark.parametrize(
    "text",
    [
        "组长：雷鸣远，县委书记\n副组长：石铁山，县委副书记、县长\n　　　　秦文海，县委常委、副县长\n　　　　罗盘生，县公安局局长",
        "组长：雷鸣远，县委书记；副组长：石铁山，县委副书记、县长；秦文海，县委常委、副县长；罗盘生，县公安局局长。",
    ],
)
def test_posts_behind_a_name_and_a_comma_are_his(text: str) -> None:
    found = {(title.text, title.person) for title in epiextract.extract(text).titles}
    assert {
        ("县委书记", "雷鸣远"), ("县委副书记", "石铁山"), ("县长", "石铁山"), ("县委常委", "秦文海"), ("副县长", "秦文海"),
        ("县公安局局长", "罗盘生"), ("组长", "雷鸣远"), ("副组长", "石铁山"),
    } == found  # fmt: skip


def test_posts_that_several_get_in_turn() -> None:
    text = "雷鸣远、石铁山分别以全票当选为青山乡人民政府乡长和乡人大主席。"
    assert [(title.post, title.person) for title in epiextract.extract(text).titles] == [("乡长", "雷鸣远"), ("主席", "石铁山")]


def test_who_else_is_elected() -> None:
    (title,) = epiextract.extract("当选为县委常委的还有雷鸣远、石铁山。").titles
    assert title.person == "雷鸣远"


def test_a_post_that_describes_the_holder_of_another() -> None:
    text = "担任区防汛指挥部总指挥的区长雷鸣远来到现场。"
    assert [(title.post, title.person) for title in epiextract.extract(text).titles] == [("总指挥", "雷鸣远"), ("区长", "雷鸣远")]


def test_the_last_of_a_roster_with_commas_holds_the_post_too() -> None:
    result = epiextract.extract("副县长雷鸣远，石铁山，秦文海，罗盘生参加。")
    assert {held.person for held in result.holdings} == {"雷鸣远", "石铁山", "秦文海", "罗盘生"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "选举结果\n市  长\n雷鸣远\n副市长\n石铁山  秦文海  罗盘生\n秘书长：\n孙立平",
            "雷鸣远:市长 石铁山:副市长 秦文海:副市长 罗盘生:副市长 孙立平:秘书长",
        ),
        ("县委书记\n雷鸣远\n县委常委、副县长\n石铁山、秦文海", "雷鸣远:书记 石铁山:常委 秦文海:常委 石铁山:副县长 秦文海:副县长"),
        ("县委领导\n雷鸣远\n县委书记\n石铁山\n县委副书记\n秦文海\n县委常委", "雷鸣远:书记 石铁山:副书记 秦文海:常委"),
        ("县长\n信箱\n留言\n副县长\n公告", ""),
    ],
)
def test_posts_that_fill_a_line_over_names_or_under_one(text: str, facts: str) -> None:
    assert _facts(text) == set(facts.split())
