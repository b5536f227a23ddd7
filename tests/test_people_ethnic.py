"""Names from the other languages of China, written without a dot."""

from __future__ import annotations

import re

import pytest

import epiextract

NAMES = [
    "热孜万古丽", "努尔买买提", "阿依努尔", "图尔荪江", "麦麦提艾力", "叶尔肯别克", "巴合提江", "古丽巴哈尔",
    "赛力克别克", "迪丽努尔", "阿布都克力木", "吐尔洪", "那仁满都拉", "宝音德力格尔", "斯日古楞", "阿拉坦其其格",
    "朝鲁巴根", "苏日嘎拉图", "才仁加甫", "道尔加甫", "额尔德尼", "娜仁高娃", "孟克吉雅", "毕力格巴图",
    "扎西东知", "索南才让", "旦增罗布", "次仁央宗", "拉毛卓玛", "多杰才旦", "尕藏才让", "格桑曲珍",
    "泽仁拉姆", "普布顿珠", "洛桑平措", "万玛扎西", "木呷", "阿依阿呷", "吉克尔布", "沙马日哈",
]


def _people(text: str) -> list[str]:
    return [person.name for person in epiextract.extract(text, published="2021-05-01").people]


@pytest.mark.parametrize("name", NAMES)
def test_behind_a_post(name: str) -> None:
    assert _people(f"县里开会,副县长{name}主持会议并讲话。") == [name]


@pytest.mark.parametrize("name", [name for name in NAMES if len(name) > 2])
def test_in_a_roster_and_at_the_head_of_a_clause(name: str) -> None:
    assert _people(f"县委书记王志明、{name}、县长{name}出席。{name}指出,要抓紧落实。") == ["王志明", name]


@pytest.mark.parametrize("name", NAMES)
def test_at_the_end_of_the_text(name: str) -> None:
    assert _people(f"出席会议的有副县长{name}") == [name]


@pytest.mark.parametrize("marked", [
    "副县长〔扎西东周〕、县政协主席〔王大川〕出席。",
    "副县长〔孟克巴依尔〕,局长〔王大川〕发言。",
    "乡长〔永措〕(女)陪同。",
    "免去:\n〔敖日其楞〕(蒙古族)的县民族宗教事务局局长职务。",
    "行长〔马尔帕斯〕表示赞同。",
    "主席〔艾尔朗加〕和秘书长〔王大川〕到会。",
])
def test_transcribed_names_go_on_to_what_surely_ends_them(marked: str) -> None:
    assert _people(re.sub("[〔〕]", "", marked)) == re.findall("〔([^〕]*)〕", marked)
