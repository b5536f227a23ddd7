"""Cleaning: what goes, what stays, and that every clean character knows its place in the page."""

from __future__ import annotations

import json
import pickle
import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from epiextract.cleaning import CleanText, clean
from epiextract.errors import InputError, InputTypeError


def text_of(raw: str) -> str:
    return clean(raw).text


def kinds_of(raw: str) -> set[str]:
    return {edit.kind for edit in clean(raw).edits}


# Pinyin


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("縣長(zhǎng)許文清主持召開(kāi)會(huì)議", "縣長許文清主持召開會議"),
        ("縣長（zhǎng）到場", "縣長到場"),
        ("縣長(zhǎng)(zhǎng)(zhǎng)(zhǎng)(zhǎng)(zhǎng)到場", "縣長到場"),
        ("漷(huǒ)县镇和甪(lù)直镇", "漷县镇和甪直镇"),
        ("重庆(chóngqìng)市", "重庆市"),
        ("区领 (lǐng) 导 (dǎo)到场", "区领导到场"),
        ("綠(lǜ)色發(fà)展", "綠色發展"),
        ("綠(lü\u030c)色", "綠色"),
        ("馬(ma\u030c)路", "馬路"),  # the tone mark as a character of its own
    ],
)
def test_pinyin_goes(raw, expected):
    assert text_of(raw) == expected


@pytest.mark.parametrize(
    "raw",
    [
        "各市(县、区)负责人参加。",
        "做了胸部(CT)检查。",
        "宣布成立党组(高远)。",
        "简历(résumé)一份",
        "会议(de)精神",
        "咖啡(café)",
        "第(1)项、第(a)项",
        "卡路里(lxà)",
    ],
)
def test_real_brackets_stay(raw):
    assert text_of(raw) == raw


def test_toneless_and_maimed_annotations_go_on_a_page_that_shows_the_habit():
    raw = "縣長(zhǎng)召開(kāi)會(huì)議,他們(men)的(de)安?pái)和日?bào)說(shu?)法(fǎ,照舊(GDP)。"
    assert text_of(raw) == "縣長召開會議,他們的安?和日?說法,照舊(GDP)。"


# Watermarks

STAMP = "qWx白鹭湖网 | 身边事早知道"


def paragraphs(stamp: str) -> list[str]:
    return [
        f"县委召开常委会会议，研究春耕生产工作。{stamp}",
        f"会议要求，各乡镇要抢抓农时，备足农资。{stamp}",
        f"县长许文清参加会议。(高远){stamp}",
    ]


def test_watermarks_at_paragraph_ends_go():
    page = clean("\n\n".join(paragraphs(STAMP)))
    assert page.text == "\n".join(paragraphs(""))
    assert [edit.before for edit in page.edits if edit.kind == "watermark"] == [STAMP] * 3


@pytest.mark.parametrize("stamp", ["湖滨网", "湖滨在线", "qW3湖滨网", "abc湖滨网|www.hubin.com"])
def test_a_stamp_that_cuts_words_goes(stamp):
    sentence = "县委召{0}开会议，部署春耕生{0}产工作，要求各{0}乡镇抢抓农{0}时，备足种{0}子化肥。"
    assert text_of(sentence.format(stamp)) == sentence.format("")


@pytest.mark.parametrize("stamp", ["湖滨网", "湖滨在线", "微信公众号", "www.hubin.gov.cn"])
def test_a_name_that_sentences_need_stays(stamp):
    raw = f"据{stamp}报道，县委召开会议。市民可登录{stamp}查询，也可在{stamp}留言。{stamp}同步直播，{stamp}记者到场。"
    assert "watermark" not in kinds_of(raw)


def test_watermarks_inside_sentences_and_with_changing_tokens_go():
    raw = "县委召开3kQ白鹭湖网 | 身边事早知道会议，研究X9a白鹭湖网 | 身边事早知道春耕。各乡镇m2V白鹭湖网 | 身边事早知道要抢抓农时。"
    assert text_of(raw) == "县委召开会议，研究春耕。各乡镇要抢抓农时。"


def test_a_site_name_behind_every_last_sentence_goes():
    lines = ["县委召开会议。", "各乡镇要抢抓农时。", "县长参加会议。"]
    assert text_of("\n".join(line + " 更多内容见 www.bailuhu.com" for line in lines)) == "\n".join(lines)


@pytest.mark.parametrize(
    "raw",
    [
        "\n".join(paragraphs(STAMP)[:2]),  # twice is no habit
        "一季度GDP总量突破百亿。二季度GDP总量突破百亿。三季度GDP总量突破百亿。",
        "建设5G基站三百个。扩建5G基站三百个。维护5G基站三百个。",
        "完成绿化。责任单位：县林业局\n完成清淤。责任单位：县林业局\n完成亮化。责任单位：县林业局",
        "用eVTOL低空飞行器送药，用eVTOL低空飞行器巡河，用eVTOL低空飞行器护林。",
    ],
)
def test_what_repeats_for_its_own_sake_stays(raw):
    assert "watermark" not in kinds_of(raw)


# Line breaks


def test_columns_count_half_width_digits_as_half_a_character():
    raw = (
        "县委召开防汛会议\n　　8月7日凌晨，白河水位涨\n至18.40米，白河大堤多段告\n急。县委书记江海连夜赶到白\n河乡，与乡长林木会商方案。\n"
        "　　8日上午，县防汛指挥部召\n开紧急会议，副县长、指挥长\n高远宣布三条命令：\n　　一、沿河各乡(镇)主要负\n责同志一律上堤；\n"
        "　　二、各乡务必在24小时内备\n足编织袋12万条。"
    )
    assert text_of(raw).split("\n") == [
        "县委召开防汛会议",
        "8月7日凌晨，白河水位涨至18.40米，白河大堤多段告急。县委书记江海连夜赶到白河乡，与乡长林木会商方案。",
        "8日上午，县防汛指挥部召开紧急会议，副县长、指挥长高远宣布三条命令：",
        "一、沿河各乡(镇)主要负责同志一律上堤；",
        "二、各乡务必在24小时内备足编织袋12万条。",
    ]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("县委召开会议。会议指出,要加强粮食储\n\n备工作,确保供应。", "县委召开会议。会议指出,要加强粮食储备工作,确保供应。"),
        ("3月6\n\n日下午,县委副\n\n书记许文清到乡镇调研。", "3月6日下午,县委副书记许文清到乡镇调研。"),
        ("“你们什么时\n候返校?”他问。", "“你们什么时候返校?”他问。"),
        ("参加会议的有许文清、\n高远、马春山。", "参加会议的有许文清、高远、马春山。"),
        ("全县设卡点\n，逐车登记。", "全县设卡点，逐车登记。"),
        ("会议召开。试运行满30\n天再组织验收,不得提前。", "会议召开。试运行满30天再组织验收,不得提前。"),
        ("会议召开。引进 Red\nHat 公司的技术,建成平台。", "会议召开。引进 Red Hat 公司的技术,建成平台。"),
    ],
)
def test_hard_breaks_are_joined(raw, expected):
    page = clean(raw)
    assert page.text == expected
    assert "break" in kinds_of(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "我县部署春耕生产工作\n3月6日,县委召开会议。",
        "抢抓农时,备足农资\n全县各乡镇积极行动,春耕有序展开。会议要求抓紧。",
        "县委召开会议,部署春耕。\n高远\n我县召开防汛会议\n会议指出,要加强值守。",
        "（一）抢抓农时，备足农资\n各乡镇要加快进度。",
        "主要任务如下：\n一、抢抓农时；\n二、备足农资；\n三、加强服务",
        "3月6日8时至24时\n在老家休息。",
        "县委召开会议。\n来源：湖畔日报\n编辑：高远",
        "各位委员：\n现在，由我报告上半年的工作。",
        "湖滨县人民政府办公室\n2023年3月6日",
        "县委召开会议，部署春耕。马春山 摄\n各乡镇积极行动，抓好落实。",
        "首页 > 新闻 > 正文\n我县部署春耕生产工作\n2023-03-06 08:11:00  来源：湖畔日报\n县委召开会议。",
    ],
)
def test_true_line_ends_stay(raw):
    assert text_of(raw) == raw


def test_headlines_stay_apart_on_a_page_with_many_hard_breaks():
    raw = (
        "我县召开防汛工作会议\n\n7月2日,县委召开会议,传达上级精神。会议要求,要加强值班值\n\n守,备足沙袋。各乡镇有关人\n\n"
        "员参加。\n高远\n\n全县开展隐患排查\n\n7月3日起,应急管理部门对山塘水库逐一检\n\n查,发现问题立即整改。"
    )
    assert text_of(raw).split("\n") == [
        "我县召开防汛工作会议",
        "7月2日,县委召开会议,传达上级精神。会议要求,要加强值班值守,备足沙袋。各乡镇有关人员参加。",
        "高远",
        "全县开展隐患排查",
        "7月3日起,应急管理部门对山塘水库逐一检查,发现问题立即整改。",
    ]


def test_fixed_width_text_is_joined_by_its_indents():
    paragraphs = [
        "七月二日上午县委召开全县防汛抗旱工作会议传达学习上级会议精神。会议强调各乡镇要落实防汛责任，备足抢险物资，加强值班值守，确保安全度汛。",
        "会后县长许文清带队检查了三座水库的除险加固情况，要求施工单位倒排工期，在主汛期到来之前完成溢洪道清淤，同时做好下游群众转移预案。",
        "县应急管理局负责人介绍，全县已组建抢险队伍二十支共八百余人，储备冲锋舟十二艘，编织袋十万条，各类物资已经全部下沉到乡镇一线。",
    ]
    raw = []
    for paragraph in paragraphs:
        laid = "　　" + paragraph
        raw += [laid[at : at + 24] for at in range(0, len(laid), 24)]
    assert text_of("\n".join(raw)).split("\n") == paragraphs


def test_empty_lines_and_edges_go():
    assert text_of("\r\n\r\n　　县委召开会议。 \r\n\xa0\r\n\t各乡镇参加。\n\n") == "县委召开会议。\n各乡镇参加。"


# Characters, names, markup


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("２月３日，ＣＴ检查", "2月3日，CT检查"),  # punctuation keeps its width
        ("县\u200b委\ufeff书\u00ad记", "县委书记"),
        ("县委\x00召开\x1f会议", "县委召开会议"),
        ("坏\ud800字", "坏\ufffd字"),
        ("\ud83d\ude00", "\ufffd\ufffd"),
        ("⼈⺠政府", "人民政府"),
        ("一行\r\n。二行\r。三行\u2028。", "一行。二行。三行。"),
    ],
)
def test_characters(raw, expected):
    assert text_of(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("副县长王　伟、局长李　强参加。", "副县长王伟、局长李强参加。"),
        ("参加人员：王 伟、高建国、张 强", "参加人员：王伟、高建国、张强"),
        ("王 伟 李 强 张 敏 高建国", "王伟 李强 张敏 高建国"),
        ("主\u3000任：马春山", "主任：马春山"),
        ("王\xa0伟", "王伟"),
        ("参加：\n王 伟   县委书记\n李 强   县长", "参加：\n王伟   县委书记\n李强   县长"),
        ("区委书记王 伟主持会议。", "区委书记王伟主持会议。"),
        ("任命安　宁为县人民法院院长。", "任命安宁为县人民法院院长。"),
        ("冯　时,男,汉族", "冯时,男,汉族"),
        ("赵 敏（女）", "赵敏（女）"),
        ("县长欧阳　明出席", "县长欧阳明出席"),
        ("江 苏省", "江 苏省"),
        ("文　图", "文　图"),
        ("【字体:大 中 小】", "【字体:大 中 小】"),
        ("守土有责 守土负责 守土尽责", "守土有责 守土负责 守土尽责"),
        ("记者 王 摄", "记者 王 摄"),
        ("首页\xa0>\xa0新闻", "首页\xa0>\xa0新闻"),
        ("乡长买买提 · 吐尔逊陪同", "乡长买买提·吐尔逊陪同"),
        ("县长才仁· 巴特尔", "县长才仁·巴特尔"),
        ("副 组 长：周　远　副市长\n　　　　李　川　市政府秘书长", "副组长：周远　副市长\n李川　市政府秘书长"),
        ("方　志　远　县长", "方志远　县长"),
        ("联 系 人：李敏", "联 系 人：李敏"),
        ("首页 · 要闻 · 吉林", "首页 · 要闻 · 吉林"),
    ],
)
def test_spaces_inside_names(raw, expected):
    assert text_of(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("县委&nbsp;书记&amp;县长&#x738b;&#20255;", "县委\xa0书记&县长王伟"),
        ("&amp;nbsp;县委&amp;amp;县政府", "县委&县政府"),
        ("R&D投入增长，AT&T公司", "R&D投入增长，AT&T公司"),
        ("<p>县委召开<b>会议</b>。</p><p>各乡镇参加。</p>", "县委召开会议。\n各乡镇参加。"),
        ("<script>var a='书记';</script><div class=\"a>b\">县委</div><!-- 注释 -->", "县委"),
        ("县<ruby>委<rt>wěi</rt></ruby>", "县委"),
        ("第一行<br/>第二行", "第一行\n第二行"),
        ("<p>县委召开会\n      议，部署春耕</p>", "县委召开会议，部署春耕"),
        ("<通知>已发，x<y且y>z", "<通知>已发，x<y且y>z"),
        ("&lt;p&gt;县委&lt;/p&gt;", "县委"),
        ("<style>县委", "县委"),
    ],
)
def test_markup_and_references(raw, expected):
    assert text_of(raw) == expected


def test_a_span_in_html_points_at_the_raw_page():
    raw = "<p>县委<b>书</b>记王&#20255;</p>"
    page = clean(raw)
    assert page.text == "县委书记王伟"
    start, end = page.to_source(0, 4)
    assert raw[start:end] == "县委<b>书</b>记"
    assert raw[slice(*page.to_source(5, 6))] == "&#20255;"


def test_clean_text_stays_as_it_is():
    raw = "我县部署春耕生产工作\n3月6日，县委书记许文清主持召开会议（扩大），强调“不误农时”；县长高远出席。\n（记者 马春山）"
    page = clean(raw)
    assert (page.text, page.edits) == (raw, ())


def test_anything_but_a_str_is_refused():
    with pytest.raises(InputTypeError, match="bytes"):
        clean(b"abc")


# Alignment


def test_noise_at_the_edges_of_a_span_is_left_out():
    raw = "縣(xiàn)長(zhǎng)許文清"
    page = clean(raw)
    assert page.to_source(0, 2) == (0, 8) and raw[0:8] == "縣(xiàn)長"
    assert page.to_source(2, 5) == (15, 18)
    assert page.to_clean(1, 7) == (1, 1)
    assert page.to_clean(0, len(raw)) == (0, 5)


def test_spans_outside_the_text_are_refused():
    page = clean("县委")
    for wrong in ((-1, 1), (1, 3), (2, 1)):
        with pytest.raises(InputError):
            page.to_source(*wrong)
        with pytest.raises(InputError):
            page.to_clean(*wrong)


def test_plain_data_and_pickle_survive():
    import srsly

    for raw in ("", "縣(xiàn)長\ud800&amp;\n\n王　伟", "ａｂ\r\n"):
        page = clean(raw)
        for copy in (
            CleanText.from_plain(json.loads(json.dumps(page.to_plain()))),
            CleanText.from_plain(srsly.msgpack_loads(srsly.msgpack_dumps(page.to_plain()))),
            pickle.loads(pickle.dumps(page)),
        ):
            assert copy == page and copy.to_source(0, len(page.text)) == page.to_source(0, len(page.text))
    with pytest.raises(InputTypeError):
        CleanText.from_plain({"raw": "a"})


def check_alignment(page: CleanText) -> None:
    raw, text = page.raw, page.text
    rebuilt, at = [], 0
    for edit in page.edits:
        assert at <= edit.start < edit.end and raw[edit.start : edit.end] == edit.before != edit.after
        rebuilt += [raw[at : edit.start], edit.after]
        at = edit.end
    assert "".join([*rebuilt, raw[at:]]) == text
    last = 0
    for at in range(len(text)):
        start, end = page.to_source(at, at + 1)
        assert last <= start < end <= len(raw)
        last = start
        first, after = page.to_clean(start, end)
        assert first <= at < after
    for at in range(len(raw) + 1):
        first, after = page.to_clean(at, len(raw))
        assert 0 <= first <= after == max(first, page.to_clean(0, len(raw))[1]) <= len(text)
    assert page.to_source(0, len(text))[0] <= page.to_source(len(text), len(text))[0] <= len(raw)


NOISE = st.sampled_from(
    ["(zhǎng)", "(de)", "（kāi）", "\n\n", "\n", "\u200b", "&nbsp;", "&amp;", "&lt;", "<b>", "</p>", "<br>", "２", "Ａ", " ", "\u3000",
     "\xa0", "\ud800", "\r\n", "zXb白鹭湖网 | 身边事", "<!--", "-->", "<script>", "</script>", "⼈", "&#8203;", "王 伟", "主　任", "1", "2月"]
)  # fmt: skip
WORDS = st.sampled_from(list("县委书记市长召开会议部署防汛工作，。、：“”（）许文清各乡镇2026abcD|网>"))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(NOISE, WORDS), max_size=40).map("".join))
def test_alignment_and_idempotence_on_noisy_text(raw):
    page = clean(raw)
    check_alignment(page)
    assert clean(page.text).text == page.text


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_unicode_is_cleaned(raw):
    page = clean(raw)
    check_alignment(page)
    assert clean(page.text).text == page.text
    assert page.page is page.page


def test_injected_noise_lies_inside_the_raw_span():
    source = random.Random(7)
    letters = "县委书记市长召开会议部署防汛工作许文清各乡镇"
    for _ in range(200):
        plain = "".join(source.choice(letters) for _ in range(30))
        raw = "".join(c + source.choice(["", "", "(zhǎng)", "\u200b", "<b>", "</b>"]) for c in plain) + "<br>"
        page = clean(raw)
        assert page.text == plain
        for _ in range(10):
            start = source.randrange(30)
            end = source.randrange(start + 1, 31)
            piece = raw[slice(*page.to_source(start, end))]
            assert clean(piece + "<br>").text == plain[start:end] and piece[0] == plain[start] and piece[-1] == plain[end - 1]


@pytest.mark.parametrize(
    "raw",
    ["(" * 1_000_000, "）" * 1_000_000, "会议强调" * 250_000, "王伟\n" * 10_000, "<" * 1_000_000, '<a "' * 250_000, "&" * 1_000_000,
     "&amp;" * 100_000, " " * 1_000_000, "\n" * 1_000_000, "aB1" * 300_000, "<!--" * 200_000, "<script>" * 100_000, "“" * 1_000_000,
     "領(lǐng)" * 50_000, "zXa白鹭湖网" * 50_000, "来源:" * 100_000, "王 伟 " * 50_000, "\ud800" * 1_000_000],
    ids=lambda raw: repr(raw[:6]),
)  # fmt: skip
def test_adversarial_pages_are_cleaned(raw):
    page = clean(raw)
    assert page.page is not None and page.to_source(0, len(page.text))[1] <= len(raw)


def test_a_year_that_heads_a_chronicle_stays_alone() -> None:
    assert clean("县志·大事记\n\n1983年\n3月5日,县委召开会议。\n1984年\n2月16日,举行灯会。").text.split("\n")[-4:] == [
        "1983年", "3月5日,县委召开会议。", "1984年", "2月16日,举行灯会。",
    ]  # fmt: skip


def test_months_that_head_a_chronicle_stay_alone() -> None:
    raw = "县大事记\n\n1995年\n\n1月\n\n9日  县委召开会议,部署春耕生\n\n产,各乡镇汇报。\n\n2月\n\n4日(立春)  县长到七里\n\n镇检查。"
    lines = clean(raw).text.split("\n")
    assert lines[-4:] == ["1月", "9日  县委召开会议,部署春耕生产,各乡镇汇报。", "2月", "4日(立春)  县长到七里镇检查。"]


def test_a_day_cut_from_its_part_is_joined() -> None:
    assert clean("书记巡堤\n\n8月9日\n\n晚,书记到河堤检查。").text.split("\n") == ["书记巡堤", "8月9日晚,书记到河堤检查。"]


_SPACED = [
    "雷", "鸣", "党", "阳", "向", "欧阳", "志", "通讯员", "记者", "\u3000", " ", "\u3000\u3000", "\n", "·", "县委", "书记", "副", "组", "长",
    "：", "，", "（", "）", "女", "|", "１",
]  # fmt: skip


@given(st.lists(st.sampled_from(_SPACED), max_size=24).map("".join))
@example("（记者\u3000党\u3000阳\u3000通讯员\u3000向\u3000前）１日")
def test_edits_stand_in_order_and_apart(raw: str) -> None:
    edits = clean(raw).edits
    assert all(raw[edit.start : edit.end] == edit.before for edit in edits)
    assert all(earlier.end <= later.start for earlier, later in zip(edits, edits[1:]))

