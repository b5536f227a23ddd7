"""What a page says of itself: headline, date, source, bylines, furniture."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import epiextract
from epiextract.cleaning import Page, clean

BODY = "3月6日上午，县委书记许文清主持召开全县春耕生产工作会议，要求抢抓农时、备足农资。县长高远出席会议。"


def page_of(*lines: str) -> Page:
    return clean("\n\n".join(lines)).page


def names(*lines: str) -> list[tuple[str, str]]:
    raw = "\n".join(lines)
    text = clean(raw).text
    page = clean(raw).page
    for byline in page.bylines:
        assert text[byline.start : byline.end] == byline.name
    return [(byline.name, byline.role) for byline in page.bylines]


# Publication date


@pytest.mark.parametrize(
    "line",
    [
        "2023-03-07 08:11:00  来源:湖畔日报",
        "发布时间：2023-03-07 09:30   信息来源：湖滨县融媒体中心   浏览次数： 240",
        "2023年03月07日 07:45  来源：湖畔日报",
        "时间：2023-03-07",
        "第47期 2023年3月7日 星期二",
        "发布日期:2023/3/7 [ ] 浏览次数:",
        "2023.03.07",
        "【2023-03-07】",
        "来源：湖畔日报 | 2023年3月7日 10:20 | 作者：马春山",
        "湖畔日报 2023年3月7日",
        "2023 年 3 月 7 日",
        "２０２３年３月７日",
        "发布时间：\n2023-03-07",
        "成文日期：2023-03-01 发布日期：2023-03-07",
        "党政办编    2023年3月7日",
        "2023-03-07T08:00:00",
    ],
)
def test_publication_lines(line):
    assert page_of("我县部署春耕生产工作", line, BODY).published == "2023-03-07"


@pytest.mark.parametrize("line", ["2022年2月12日", "二〇二二年二月十二日", "二○二二年二月十二日", "湖滨县人民政府 2022年2月12日"])
def test_the_closing_date_of_a_notice(line):
    page = page_of("关于加强森林防火工作的通告", "一、即日起，禁止携带火种进入林区，违者依法处理。", "湖滨县人民政府", line)
    assert page.published == "2022-02-12"


@pytest.mark.parametrize("line", ["2023-02-30", "3月7日", "2023年3月", "电话：2023-1234567", "1187-03-07", ""])
def test_what_is_no_publication_date(line):
    assert page_of("我县部署春耕生产工作", line, BODY).published is None


def test_dates_in_the_text_are_not_the_publication_date():
    assert page_of("我县部署春耕生产工作", "2023年3月6日，县委召开会议，传达学习上级精神，部署春耕工作。").published is None


def test_the_labelled_date_wins_over_a_closing_one():
    page = page_of("关于防火的通告", "发布时间：2022-02-15", "一、即日起，禁止携带火种进入林区，违者依法处理。", "2022年2月12日")
    assert page.published == "2022-02-15"


# Source


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("来源：湖畔日报", "湖畔日报"),
        ("文章来源:湖畔网  作者:马春山", "湖畔网"),
        ("2023-03-07 信息来源：湖滨县融媒体中心 【字体：大 中 小】", "湖滨县融媒体中心"),
        ("来源丨湖滨发布", "湖滨发布"),
        ("来源：\n湖畔日报", "湖畔日报"),
        ("來源：湖畔日報", "湖畔日报"),
        ("来源：湖畔日报 记者 马春山", "湖畔日报"),
        ("（来源：湖畔日报）", "湖畔日报"),
        ("来源：", None),
    ],
)
def test_sources(line, source):
    assert page_of("我县部署春耕生产工作", BODY, line).source == source


def test_the_source_of_a_dispatch():
    assert page_of("春耕生产有序展开", "新华社南京3月6日电 各地抢抓农时，春耕生产有序展开，农资供应充足。").source == "新华社"


# Bylines


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([f"本报讯（记者 马春山）{BODY}"], [("马春山", "reporter")]),
        ([f"本报讯(记者 马春山 通讯员 李强 赵敏){BODY}"], [("马春山", "reporter"), ("李强", "reporter"), ("赵敏", "reporter")]),
        ([f"本报讯(记者马春山见习记者李强通讯员赵敏){BODY}"], [("马春山", "reporter"), ("李强", "reporter"), ("赵敏", "reporter")]),
        ([f"本报讯 记者马春山、李强报道：{BODY}"], [("马春山", "reporter"), ("李强", "reporter")]),
        ([f"新华社南京3月6日电（记者马春山、欧阳明）{BODY}"], [("马春山", "reporter"), ("欧阳明", "reporter")]),
        ([BODY, "（湖畔日报全媒体记者 马春山）"], [("马春山", "reporter")]),
        ([BODY + "（马春山）"], [("马春山", "reporter")]),
        ([BODY + "(马春山 李强)"], [("马春山", "reporter"), ("李强", "reporter")]),
        ([BODY, "马春山"], [("马春山", "reporter")]),
        ([BODY, "编辑：谷雨"], [("谷雨", "editor")]),
        ([BODY, "责任编辑：王 伟"], [("王伟", "editor")]),
        ([BODY, "（编辑：常青）"], [("常青", "editor")]),
        ([BODY, "编辑丨马春山 校对丨李强 审核丨赵敏"], [("马春山", "editor"), ("李强", "reviewer"), ("赵敏", "reviewer")]),
        ([BODY, "图为村民在田间劳作。 马春山 摄"], [("马春山", "photographer")]),
        ([BODY, "图为村民在田间劳作。湖畔日报记者 马春山 摄"], [("马春山", "photographer")]),
        ([BODY, "马春山/文 李强/图"], [("马春山", "reporter"), ("李强", "photographer")]),
        ([BODY, "文/马春山 图/李强"], [("马春山", "reporter"), ("李强", "photographer")]),
        ([BODY, "(镇党政办供图  撰稿:马春山)"], [("马春山", "reporter")]),
        (["2023-03-07 来源:湖畔融媒  记者 马春山", BODY], [("马春山", "reporter")]),
        (["作者：买买提·艾力", BODY], [("买买提·艾力", "reporter")]),
        ([BODY, "（马春山）"], [("马春山", "reporter")]),
        ([BODY + "（县融媒体中心 马春山）"], [("马春山", "reporter")]),
        ([BODY + "（通讯员 马春山 李强/文 赵敏/图）"], [("马春山", "reporter"), ("李强", "reporter"), ("赵敏", "photographer")]),
        ([BODY, "作者｜马春山 编辑｜李强"], [("马春山", "reporter"), ("李强", "editor")]),
        ([BODY, "责任编辑：小禾"], [("小禾", "editor")]),
        ([BODY, "来源：湖畔日报（马春山）"], [("马春山", "reporter")]),
    ],
)
def test_bylines(lines, expected):
    assert names("我县部署春耕生产工作", *lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["投稿:柳林镇综合办    浏览量:518", BODY],
        [BODY, "本报各记者站联合采写"],
        [BODY, "编辑：综合"],
        [BODY, "编辑：县融媒体中心"],
        [BODY, "供稿：县委宣传部"],
        ["记者从县农业农村局获悉，春耕备耕农资供应充足，价格平稳，群众可放心购买。"],
        ["记者：请问县长，今年春耕有什么安排？", BODY],
        ["老农向记者介绍说，今年的苗情好。", BODY],
        ["她对本报记者解释，水位已经回落。", BODY],
        [BODY + "（下转第2版）"],
        [BODY + "（完）"],
        [BODY + "（高新区）"],
        [BODY, "关闭"],
        [BODY, "安全生产"],
        ["参加会议的有各镇（街道）负责人。" + BODY],
    ],
)
def test_what_is_no_byline(lines):
    assert names("我县部署春耕生产工作", *lines) == []


def test_reporters_and_editors_are_named_once():
    page = page_of("我县部署春耕生产工作", BODY, "马春山", "我县召开防汛会议", BODY, "马春山", "编辑：李强")
    assert page.reporters == ("马春山",) and page.editors == ("李强",)
    assert [byline.name for byline in page.bylines] == ["马春山", "马春山", "李强"]


# Headline


@pytest.mark.parametrize(
    "lines",
    [
        ["我县部署春耕生产工作", BODY],
        ["首页 > 新闻中心 > 正文", "我县部署春耕生产工作", "2023-03-07 来源:湖畔日报", BODY],
        ["首页", "> 要闻动态 > 当前专题", "我县部署春耕生产工作", BODY],
        ["湖畔新闻网  首页 → 时政新闻", "我县部署春耕生产工作", "时间：2023-03-07  编辑：谷雨", BODY],
        ["官方微信", "官方微博", "第47期 2023年3月7日 星期二", "我县部署春耕生产工作", BODY],
        ["我县部署春耕生产工作", "——全县春耕生产现场会侧记", BODY],
        ["许文清在全县春耕会议上强调", "我县部署春耕生产工作", "2023-03-07 来源:湖畔日报", BODY],
        ["下载", "打印", "【字号：", "加大", "还原", "减小", "】", "我县部署春耕生产工作", "来源：湖畔日报", BODY],
    ],
)
def test_headlines(lines):
    assert page_of(*lines).title == "我县部署春耕生产工作"


def test_the_headline_of_a_notice_takes_in_its_organ():
    page = page_of("湖滨县人民政府办公室", "关于加强森林防火工作的通告", "（第9号）", "一、即日起，禁止携带火种进入林区，违者依法处理。")
    assert page.title == "湖滨县人民政府办公室关于加强森林防火工作的通告"


def test_a_page_that_opens_with_its_text_has_no_headline():
    assert page_of(BODY, BODY, "来源：湖畔日报").title is None


def test_the_headline_keeps_its_script():
    assert page_of("我縣部署春耕生產工作", "來源：湖畔日報", BODY).title == "我縣部署春耕生產工作"


# Furniture


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("首页 | 要闻 | 政务 | 专题", "navigation"),
        ("您的位置：首页 > 新闻", "navigation"),
        ("【打印本页】 【关闭窗口】", "tools"),
        ("打印 关闭", "tools"),
        ("分享到：", "share"),
        ("上一篇：全县召开防汛会议", "neighbours"),
        ("下一篇", "neighbours"),
        ("声明：", "disclaimer"),
        ("本文仅代表作者个人观点，与本网无关。如有侵权请联系我们删除。", "disclaimer"),
        ("匿名评论", "comments"),
        ("• 评论", "comments"),
        ("版权所有：湖滨县人民政府办公室 苏ICP备05001234号", "copyright"),
        ("Produced By 某某网络", "copyright"),
        ("（下转2版）", "continuation"),
        ("来源：湖畔日报", "source"),
        ("发布时间：2023-03-07", "publication"),
        ("编辑：谷雨", "byline"),
    ],
)
def test_furniture(line, kind):
    raw = f"我县部署春耕生产工作\n{BODY}\n{line}\n"
    cleaned = clean(raw)
    assert [(cleaned.text[found.start : found.end], found.kind) for found in cleaned.page.furniture] == [(line, kind)]


@pytest.mark.parametrize(
    "line",
    [
        "大中小学校同步开展安全检查。",
        "【大同镇】14日，镇里召开国土绿化会议。",
        "首页推荐的做法，值得各地借鉴。", "返回顶部平台后，队员们继续搜寻。", "登录平台办理业务的群众明显增多。", BODY,
    ],
)
def test_sentences_are_no_furniture(line):
    assert page_of("我县部署春耕生产工作", BODY, line).furniture == ()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["来源：", "记者 ", "(", ")", "王伟", "编辑", "摄", "2023-03-07", "2023年", "3月7日", "\n", "。", "首页", " > ", "文/", "图/", "：", "欧阳",
             "通讯员", "本报讯", "县委召开会议，部署工作", "·", "发布时间:", " "]
        ),
        max_size=30,
    ).map("".join)
)  # fmt: skip
def test_pages_made_of_their_own_parts(raw):
    cleaned = clean(raw)
    page = cleaned.page
    last = 0
    for byline in page.bylines:
        assert last <= byline.start < byline.end <= len(cleaned.text) and cleaned.text[byline.start : byline.end] == byline.name
        last = byline.end
    last = 0
    for found in page.furniture:
        assert last <= found.start < found.end <= len(cleaned.text) and found.kind
        last = found.end
    last = 0
    for article in page.articles:
        assert last <= article.start < article.end <= len(cleaned.text)
        last = article.end
    for repeat in page.repeats:
        assert cleaned.text[repeat.start : repeat.end] == cleaned.text[slice(*repeat.of)] and repeat.of[1] <= repeat.start


@pytest.mark.parametrize("line", ["作者： 来源： 发布时间：2020-03-02", "作者：新湖南", "作者：阅读"])
def test_labels_and_media_are_no_authors(line):
    result = epiextract.extract(f"{line}\n县委书记李大海主持会议。")
    assert [person.name for person in result.people] == ["李大海"]
