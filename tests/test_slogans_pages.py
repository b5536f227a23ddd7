"""A page of any length: what is found in it is what is found in its sentences."""

from __future__ import annotations

import pytest

from epiextract import slogans

SENTENCES = [
    "各镇要做到不漏一户、不落一人,",
    "确保物资备得足、队伍拉得出。",
    "全县推进公路、铁路、水运、航空建设;",
    "组织群众晒麦子、修水渠、护堤坝,",
    "增强“四个意识”,坚持外防输入、内防反弹。",
    "会议听取财政、民政、交通、水利等部门汇报。",
    "抓早抓小抓苗头,做到能快则快、能简则简!",
    "开展“三清三查”行动;",
    "户户有账本、村村有专班、",
    "\n件件有回音。",
    "稳住粮价、稳住菜价,稳住民心;",
    "查隐患 补短板 守底线。",
    "𠮷祥村以会代训、以赛促学。",
]


def _found(text: str, shift: int = 0) -> list[tuple[int, str, str, str]]:
    return [(slogan.start - shift, slogan.text, slogan.canonical, slogan.rule) for slogan in slogans.find(text)]


@pytest.mark.parametrize("before", [1, 40])
def test_a_long_page_tells_what_a_short_one_does(before: int):
    page = "".join(SENTENCES)
    ahead = "水利、交通、民政等部门汇报春耕、夏管、秋收情况。\n" * before
    assert len(_found(page)) > 10
    assert _found(ahead + page, len(ahead)) == _found(page)
