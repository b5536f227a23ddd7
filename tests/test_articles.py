"""Several articles on one page, and what a newspaper's or web page says around them."""

from __future__ import annotations

import pytest

import epiextract
from epiextract.cleaning import Page, clean

FLOOD = "7月3日，县长江海到白河乡检查防汛工作，要求各村备足沙袋、落实值守。县水利局负责人陪同检查。"
SCHOOL = "7月4日，县实验小学新校区开工，可增加学位900个，计划明年秋季投入使用。"
HARVEST = "截至7月5日，全县已收割早稻12万亩，占应收面积的六成，农机手日夜抢收。"


def articles(*lines: str) -> list[tuple[str | None, str, str]]:
    """(headline, first words, last words) of each article."""
    page = clean("\n".join(lines))
    spans = [page.text[article.start : article.end] for article in page.page.articles]
    return [(article.headline, span[:6], span[-6:]) for article, span in zip(page.page.articles, spans)]


def headlines(*lines: str) -> list[str | None]:
    return [article.headline for article in clean("\n".join(lines)).page.articles]


def page_of(*lines: str) -> Page:
    return clean("\n".join(lines)).page


def test_one_article_from_its_headline_to_its_signature():
    found = articles("首页 > 要闻", "县长检查防汛工作", "2016-07-03 来源:湖滨日报", FLOOD, "(记者 白杨)", "上一篇:我县抢收早稻", "下一篇:没有了")
    assert found == [("县长检查防汛工作", "县长检查防汛", "记者 白杨)")]


def test_a_page_of_short_notices():
    lines = ("湖滨日报 第02版:综合", "县长检查防汛工作", "本报讯 " + FLOOD, "实验小学新校区开工", "本报讯(记者 白杨)" + SCHOOL,
             "抢收早稻不误农时", "——全县夏收见闻", "本报讯 " + HARVEST)  # fmt: skip
    assert headlines(*lines) == ["县长检查防汛工作", "实验小学新校区开工", "抢收早稻不误农时"]


@pytest.mark.parametrize("opening", ["又讯 ", "又讯(记者 白杨)", "本报讯 ", "湖滨日报讯 ", "新华社郑州7月4日电 ", "【本报讯】"])
def test_dispatches_begin_articles(opening):
    assert headlines("县长检查防汛工作", "本报讯 " + FLOOD, opening + SCHOOL) == ["县长检查防汛工作", None]


@pytest.mark.parametrize("opening", ["本报讯问处", "新华社电话", "据新华社报道，", "电讯"])
def test_words_that_look_like_dispatches(opening):
    assert len(headlines("县长检查防汛工作", "本报讯 " + FLOOD, opening + SCHOOL)) == 1


def test_headings_inside_an_article_begin_none():
    assert headlines("县长检查防汛工作", FLOOD, "压实各级责任", SCHOOL, "加强值班值守", HARVEST) == ["县长检查防汛工作"]


def test_a_headline_after_a_signed_article_begins_one():
    assert headlines("县长检查防汛工作", FLOOD + "(白杨)", "实验小学新校区开工", SCHOOL + "(白杨)") == ["县长检查防汛工作", "实验小学新校区开工"]


def test_a_credited_photograph_ends_no_article():
    assert len(headlines("县长检查防汛工作", FLOOD + "(白杨 摄)", "压实各级责任", SCHOOL)) == 1


def test_a_round_up_of_places():
    lines = ("抗旱保供在一线", HARVEST, "白湖区：送水车开进大山", FLOOD, "青河县：错峰用电保民生", SCHOOL)
    assert headlines(*lines) == ["抗旱保供在一线", "白湖区：送水车开进大山", "青河县：错峰用电保民生"]


def test_pages_pasted_one_behind_another():
    lines = ("县长检查防汛工作", "2016-07-03 08:10 来源:湖滨日报", FLOOD, "实验小学新校区开工", "2016-07-04 来源:湖滨日报", SCHOOL)
    assert headlines(*lines) == ["县长检查防汛工作", "实验小学新校区开工"]


def test_a_page_without_text_has_no_article():
    assert articles("首页", "新闻中心", "打印本页") == [] and articles() == []


def test_articles_count_in_the_raw_page():
    raw = "县長(zhǎng)检查防汛工作\n\n\n本报讯 " + FLOOD + "\n又讯 " + SCHOOL
    found = epiextract.extract(raw).document.articles
    assert [raw[article.start : article.end][:2] for article in found] == ["县長", "又讯"]
    assert found[1].end == len(raw)


# Around the text


def test_edition_and_column():
    page = page_of("湖滨日报 第03版:民生 2016年7月4日", "县长检查防汛工作", FLOOD)
    assert (page.edition, page.column, page.title, page.source) == ("03", "民生", "县长检查防汛工作", "湖滨日报")
    assert page_of("县长检查防汛工作", "《应急手册》第二版已经印发，请各单位到县应急局领取。").edition is None


@pytest.mark.parametrize(("line", "views"), [("浏览次数:632", 632), ("2016-07-03 来源:湖滨日报 阅读:1.5万", 15000), ("浏览次数:", None)])
def test_view_counts(line, views):
    assert page_of("县长检查防汛工作", line, FLOOD).views == views


def test_time_of_publication_and_subtitle():
    page = page_of("夜巡堤坝", "——白河乡防汛纪实", "发布时间:2016-07-03 8:11", FLOOD)
    assert (page.title, page.subtitle, page.published, page.published_time) == ("夜巡堤坝", "——白河乡防汛纪实", "2016-07-03", "08:11")


def test_photographers():
    assert page_of("县长检查防汛工作", FLOOD, "记者 白杨 文/图 摄影:江南").photographers == ("江南",)


def test_doubled_lines_are_marked_and_stay():
    page = clean(f"县长检查防汛工作\n县长检查防汛工作\n{FLOOD}\n{FLOOD}")
    assert page.text.count("县水利局") == 2
    assert [page.text[repeat.start : repeat.end][:4] for repeat in page.page.repeats] == ["县长检查", "7月3日"]


def test_the_list_of_related_pages_is_furniture():
    page = clean(f"县长检查防汛工作\n{FLOOD}\n相关新闻\n县委书记文静到白河乡调研\n全县防汛工作会议召开 07-01")
    assert {line.kind for line in page.page.furniture} == {"neighbours"} and len(page.page.furniture) == 3


def test_furniture_feeds_no_holdings_but_keeps_its_mentions():
    result = epiextract.extract(f"县长检查防汛工作\n{FLOOD}\n上一篇:县委书记文静到白河乡调研", published="2016-07-03", region="341122")
    assert [holding.person for holding in result.holdings] == ["江海"]
    assert "县委书记" in [title.text for title in result.titles]


@pytest.mark.parametrize("menu", ["首页 > 今日要闻 > 本周热点 > 正文", "今日关注 昨日新闻 近期活动 节日专题", "今日访问：381 本月访问：9203"])
def test_labels_of_menus_are_no_dates(menu):
    result = epiextract.extract(f"{menu}\n县长检查防汛工作\n2016-07-03 08:11 来源:湖滨日报\n{FLOOD}")
    assert [date.text for date in result.dates] == ["2016-07-03 08:11", "7月3日"]


@pytest.mark.parametrize("line", ["苏ICP备05001234号-1 苏公网安备 32038102000018号", "版权所有 京ICP证030173号", "津B2-20180001"])
def test_numbers_of_registration_name_no_province(line):
    result = epiextract.extract(f"县长检查防汛工作\n{FLOOD}\n{line}", published="2016-07-03")
    assert [unit.text for unit in result.units if unit.start >= result.raw.index(line)] == []


# The main content of HTML

HTML = f"""<html><head><title>县长检查防汛工作</title></head><body>
<div id="menu"><ul><li><a href="/">首页</a></li><li><a href="/a">市委书记李明月到各县调研督查</a></li></ul></div>
<article><h1>县长检查防汛工作</h1><p>{FLOOD}</p><p>{SCHOOL}</p><p>{HARVEST}</p></article>
<div class="sidebar"><ul><li><a href="/b">代县长文静主持召开全县安全生产会议</a></li></ul></div>
<footer><p>主办单位:湖滨县人民政府办公室</p></footer></body></html>"""


def test_what_stands_outside_the_main_content_is_furniture():
    pytest.importorskip("trafilatura")
    plain, chosen = clean(HTML), clean(HTML, main_content=True)
    assert chosen.text == plain.text and chosen.edits == plain.edits
    outside = [chosen.text[line.start : line.end] for line in chosen.page.furniture]
    assert "代县长文静主持召开全县安全生产会议" in outside and "市委书记李明月到各县调研督查" in outside
    assert not any(paragraph in outside for paragraph in (FLOOD, SCHOOL, HARVEST))
    result = epiextract.extract(HTML, published="2016-07-03", main_content=True)
    assert "文静" not in [holding.person for holding in result.holdings]


@pytest.mark.parametrize("raw", ["", "<", "<p>", "<p></p>\x00", FLOOD, "<!-- -->", "\ud800<div>"])
def test_main_content_of_anything(raw):
    pytest.importorskip("trafilatura")
    assert clean(raw, main_content=True).text == clean(raw).text and clean(raw, main_content=True).page is not None


# An article before its page

CITIES = (
    "徐州部署防汛工作",
    "本报讯 7月3日，徐州市召开防汛工作会议，市委书记江海出席并讲话，要求全市上下备足沙袋、落实值守。",
    "抢收早稻不误农时",
    "本报讯 7月5日，市委副书记高远到田间检查夏收。无锡市召开现场会推进夏收，全市农机手日夜抢收。",
)


def test_what_an_article_leaves_open_is_not_taken_from_the_one_before():
    result = epiextract.extract("\n".join(CITIES), published="2016-07-06", region="320000")
    units = {holding.person: holding.unit and holding.unit.name for holding in result.holdings}
    assert units == {"江海": "徐州市", "高远": "无锡市"}
    assert [unit.name for unit in result.units if unit.text == "全市"] == ["徐州市", "无锡市"]


def test_an_article_that_tells_nothing_leaves_it_open():
    lines = (*CITIES, "又讯 7月5日，市委副书记文静到仓库检查收购，要求敞开收购、颗粒归仓。")
    result = epiextract.extract("\n".join(lines), published="2016-07-06", region="320000")
    assert {holding.person: holding.unit and holding.unit.name for holding in result.holdings}["文静"] is None


def test_the_day_of_one_article_is_not_that_of_the_next():
    lines = (
        "徐州部署防汛工作", "本报讯 7月3日，徐州市召开防汛工作会议，部署各项工作，要求全市上下备足沙袋。",
        "抢收早稻不误农时", "本报讯 当天，无锡市农机手日夜抢收早稻，截至傍晚已完成一半以上的面积。",
    )  # fmt: skip
    result = epiextract.extract("\n".join(lines), published="2016-07-06")
    assert {date.text: date.first for date in result.dates}["当天"] == "2016-07-06"
