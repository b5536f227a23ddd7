"""Careers: posts told one after another, what ends a post, and whose post a pronoun or a roster means."""

from __future__ import annotations

import pytest

import epiextract


def _posts(text: str, published: str = "2019-06-01", region: str | None = None) -> tuple[set[str], set[str]]:
    """What is held (person:post) and what is not (person:post!status)."""
    result = epiextract.extract(text, published=published, region=region)
    return (
        {f"{held.person}:{held.post}" for held in result.holdings},
        {f"{post.person}:{post.post}!{post.status}" for post in result.other_posts},
    )


@pytest.mark.parametrize(
    "text",
    [
        "周大川同志历任惠东县委副书记、县长,博罗县委书记,1998年3月任惠州市副市长,2004年6月退休。",
        "周大川,男,汉族,1944年生。曾任惠东县委副书记、县长,博罗县委书记。1998.03—2004.06任惠州市副市长。",
    ],
)
def test_a_career_goes_on_over_commas(text: str) -> None:
    held, others = _posts(text)
    assert not held
    assert {"周大川:副书记!former", "周大川:县长!former", "周大川:书记!former", "周大川:副市长!former"} <= others


def test_the_posts_of_the_dead_are_past() -> None:
    text = "省人大常委会副主任周大川同志因病医治无效,于5月30日在广州逝世。5月31日,副省长李远山向周大川遗体告别。"
    held, others = _posts(text, region="440000")
    assert held == {"李远山:副省长"}
    assert others == {"周大川:副主任!former"}


def test_who_mourns_stays_in_office() -> None:
    held, _ = _posts("市长周大川慰问因公殉职民警家属,看望近日病逝的老党员家人。", region="441300")
    assert held == {"周大川:市长"}


@pytest.mark.parametrize(
    ("sanction", "held"),
    [
        ("受到党内严重警告处分", {"书记", "副镇长"}),
        ("受到撤销党内职务处分", {"副镇长"}),
        ("受到政务撤职处分", {"书记"}),
        ("被开除党籍、公职", set()),
        ("被就地免职", set()),
    ],
)
def test_a_sanction_ends_the_posts_it_speaks_of(sanction: str, held: set[str]) -> None:
    text = f"惠东县平海镇党委副书记、副镇长周大川履职不力问题。周大川{sanction}。"
    result = epiextract.extract(text.replace("副书记", "书记"), published="2019-06-01")
    assert {holding.post for holding in result.holdings} == held
    assert {post.status for post in result.other_posts} <= {"dismissed"}
    assert len(result.holdings) + len(result.other_posts) == 2


def test_a_post_taken_away_is_not_held() -> None:
    held, others = _posts("惠东县平海镇镇长周大川失职。次日,县人大常委会免去周大川的平海镇镇长职务。")
    assert not held
    assert others == {"周大川:镇长!dismissed"}


def test_at_the_time_counts_for_the_whole_list() -> None:
    held, others = _posts("平海镇党委书记王立功被问责;时任镇长周大川、副镇长李远山受到警告处分。", region="441323")
    assert held == {"王立功:书记"}
    assert others == {"周大川:镇长!former", "李远山:副镇长!former"}


def test_whose_post_is_taken_the_pronoun_tells() -> None:
    held, others = _posts("王立功主持会议,宣布决定:周大川同志任县委政法委书记,免去其平海镇党委书记职务。", region="441323")
    assert held == {"周大川:书记"}
    assert others == {"周大川:书记!dismissed"}


def test_a_roster_gives_no_post_to_who_heads_a_body() -> None:
    held, _ = _posts("县委书记周大川主持会议。市卫健局副局长李远山、周大川陪同调研。", region="441323")
    assert held == {"周大川:书记", "李远山:副局长"}


def test_a_proposed_member_of_some_city_is_one_person() -> None:
    _, others = _posts("周大川,男,汉族,1966年4月生,现任惠东县委书记,拟任设区市市委常委。")
    assert others == {"周大川:常委!proposed"}


@pytest.mark.parametrize(
    ("text", "title", "unit"),
    [
        ("深圳市对口支援喀什地区前方指挥部总指挥周大川讲话。", "深圳市对口支援喀什地区前方指挥部总指挥", "440300"),
        ("广东省援助湖北荆州医疗队队长周大川到会。", "广东省援助湖北荆州医疗队队长", "440000"),
        ("惠东县水利与渔业局局长周大川到会。", "惠东县水利与渔业局局长", "441323"),
    ],
)
def test_the_sender_holds_a_team_sent_elsewhere(text: str, title: str, unit: str) -> None:
    found = epiextract.extract(text, published="2019-06-01").titles[0]
    assert (found.text, found.unit and found.unit.code, found.person) == (title, unit, "周大川")


def test_heads_of_sumus_and_gachas() -> None:
    result = epiextract.extract("额仁淖尔苏木达巴图、恩和嘎查嘎查达朝克图发言。", published="2019-06-01", region="152524")
    assert [title.text for title in result.titles] == ["额仁淖尔苏木达", "恩和嘎查嘎查达"]
    assert [title.person for title in result.titles] == ["巴图", "朝克图"]


def test_a_village_behind_a_town_is_no_post() -> None:
    assert not epiextract.extract("慰问组来到兴国县高兴镇长迳村,走访了六户居民。").titles
    assert epiextract.extract("慰问组由兴国县高兴镇长王立功陪同。").titles[0].text == "兴国县高兴镇长"


def test_the_head_of_a_village_keeps_its_township() -> None:
    text = "平海镇油麻村党支部书记、村委会主任周大川优亲厚友问题。周大川被依法罢免村委会主任职务。"
    result = epiextract.extract(text, published="2019-06-01", region="441323")
    assert {title.unit.code for title in result.titles if title.unit} == {result.titles[0].unit.code}  # type: ignore[union-attr]


def test_the_head_of_an_entry_is_whom_its_lines_speak_of() -> None:
    text = """县委副书记、县长　　周　　川
领导县政府全面工作。
简历：男，汉族，1970年5月生。历任惠东县平海镇镇长、党委书记；2012.03—2016.07任博罗县委副书记。

县委常委、常务副县长　　李远山
负责常务工作，兼任县政务服务中心管委会主任。
"""
    held, others = _posts(text, region="441323")
    assert held == {"周川:副书记", "周川:县长", "李远山:常委", "李远山:常务副县长", "李远山:主任"}
    assert others == {"周川:镇长!former", "周川:书记!former", "周川:副书记!former"}


def test_one_or_other_body_is_not_joined_to_a_pronoun() -> None:
    (title,) = epiextract.extract("他和村委会副主任李远山挨家走访。", region="441323").titles
    assert (title.text, title.person) == ("村委会副主任", "李远山")


def test_who_moves_up_leaves_the_post_before() -> None:
    held, others = _posts("全会决定递补市委候补委员李远山、周大川为市委委员。", region="441300")
    assert held == {"李远山:委员", "周大川:委员"}
    assert others == {"李远山:候补委员!former", "周大川:候补委员!former"}


@pytest.mark.parametrize(
    "sentence",
    [
        "周大川要求,对擅离职守的领导干部就地免职。",
        "周大川强调,凡失职的一律撤职。",
        "周大川说:“不作为的,就地免职。”",
        "周大川看望了去年退休的老师,慰问病逝民警的家属。",
        "周大川在老党员追悼会上致悼词。",
        "周大川,在两名民警病逝后来到医院。",
    ],
)
def test_what_is_threatened_or_told_of_others_ends_nothing(sentence: str) -> None:
    held, others = _posts(f"县长周大川主持会议。{sentence}", region="441323")
    assert (held, others) == ({"周大川:县长"}, set())


def test_a_curriculum_vitae_in_rows_is_the_person_named_above() -> None:
    text = (
        "杨大川简历:男,汉族,1966年5月出生。\n1998.03—2002.06　惠东县委办公室副主任\n2002.06—2008.11　惠东县副县长、县公安局局长;\n"
        "2008.11至今　惠州市政协党组成员、副主席。\n"
    )
    held, others = _posts(text, region="441300")
    assert held == {"杨大川:成员", "杨大川:副主席"}
    assert others == {"杨大川:副主任!former", "杨大川:副县长!former", "杨大川:局长!former"}


def test_rows_without_a_person_above_are_nobodys() -> None:
    held, others = _posts("市长杨大川出席会议。\n2002.06—2008.11　惠东县副县长\n", region="441300")
    assert held == {"杨大川:市长"}
    assert not others


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("惠州市水利局原党组书记、局长杨大川被查。", set()),
        ("惠州市人大常委会原党组成员、副主任杨大川被查。", set()),
        ("原市委常委、副市长杨大川被查。", set()),
        ("惠东县平海镇原党委书记、县林业局局长杨大川出席。", {"杨大川:局长"}),
        ("市政协原副主席、市残联主席杨大川出席。", {"杨大川:主席"}),
        ("原市委副书记、现任市人大常委会主任杨大川出席。", {"杨大川:主任"}),
    ],
)
def test_once_counts_for_a_list_up_to_the_next_body(text: str, held: set[str]) -> None:
    assert _posts(text, region="441300")[0] == held


def test_what_a_sentence_takes_away_is_its_own_subjects() -> None:
    text = "由杨大川任组长。会议研究了人事事项:李远山任镇党委书记,不再担任县水利局副局长、县委编办副主任职务。"
    held, others = _posts(text, region="441323")
    assert held == {"杨大川:组长", "李远山:书记"}
    assert others == {"李远山:副局长!dismissed", "李远山:副主任!dismissed"}


def test_a_heading_that_decides_to_dismiss() -> None:
    text = "一、决定任命:\n杨大川为惠州市副市长;\n二、决定免去:\n李远山的惠州市财政局局长职务;\n周远的惠州市水利局局长职务。"
    held, others = _posts(text, region="441300")
    assert held == {"杨大川:副市长"}
    assert others == {"李远山:局长!dismissed", "周远:局长!dismissed"}


def test_remarks_in_brackets_stand_between_a_name_and_its_post() -> None:
    text = "任命:\n李远山(女,满族)为惠州市中级人民法院副院长;\n周远(挂职,苗族)为惠州市水利局局长。"
    assert _posts(text, region="441300")[0] == {"李远山:副院长", "周远:局长"}


def test_who_is_said_to_be_something() -> None:
    held, _ = _posts("她的丈夫李远山是县人民医院院长、县卫生健康局党组成员。李远山认识的是县长周大川。", region="441323")
    assert held == {"李远山:院长", "李远山:成员", "周大川:县长"}


def test_terms_of_office_in_rows() -> None:
    held, others = _posts("历任名录\n高兴国  1986年3月至1989年11月任惠东县委书记\n江河(女)  1989.11—2019.2任惠东县委书记\n杜鹃  2019年2月起任惠东县委书记")
    assert held == {"杜鹃:书记"}
    assert others == {"高兴国:书记!former", "江河:书记!former"}


def test_two_proposals_for_one_person() -> None:
    _, others = _posts("李远山,男,1971年5月生,现任惠州仲恺高新区管委会副主任,拟任惠东县委副书记,并提名为县长候选人。", region="441300")
    assert {"李远山:副书记!proposed", "李远山:县长!proposed"} <= others


def test_who_leaves_a_post_held_it() -> None:
    held, others = _posts("王村镇人大主席邢大川今年2月才从萌水镇副镇长岗位调任。", region="370306")
    assert (held, others) == ({"邢大川:主席"}, {"邢大川:副镇长!former"})


def test_dismissed_together() -> None:
    held, others = _posts("县卫生局局长胡大川、县医院院长安小川日前被免去职务。县委责成县委副书记时新作检查。")
    assert (held, others) == ({"时新:副书记"}, {"胡大川:局长!dismissed", "安小川:院长!dismissed"})


def test_the_groups_of_those_days_were_led_then() -> None:
    held, others = _posts("该小组由时任区委常委唐大川任组长、原区农委主任费小明任副组长。")
    assert not held
    assert others == {"唐大川:常委!former", "唐大川:组长!former", "费小明:主任!former", "费小明:副组长!former"}


def test_a_short_biography_goes_on_to_the_post() -> None:
    held, others = _posts("李大川,男,横水镇党委原副书记,拟任区信访局副局长。")
    assert (held, others) == (set(), {"李大川:原副书记!former", "李大川:副局长!proposed"})
    held, others = _posts("有位叫甄大川的护士长在岗。区应急管理局局长人选弓长明作了发言,人选方案已报。")
    assert (held, others) == ({"甄大川:护士长"}, {"弓长明:局长!proposed"})


def test_who_takes_over_and_who_was_there_then() -> None:
    held, others = _posts("时任包村干部、镇人大副主席史大川失察。由县交通运输局党组成员范进接任副局长。")
    assert (held, others) == ({"范进:成员", "范进:副局长"}, {"史大川:副主席!former"})
    held, others = _posts("姜有为县长说,由镇街领导班子成员担任专员。县长姜有为到会。")
    assert (held, others) == ({"姜有为:县长"}, set())


def test_our_hospitals_post_begins_behind_the_hospital() -> None:
    (title,) = epiextract.extract("我院副院长钟大声在武汉。", published="2020-02-26").titles
    assert title.text == "副院长"


def test_those_who_issue_a_statement_are_no_credit_of_the_page() -> None:
    text = "某市召开发布会\n发布人:市卫生健康局局长利大华、市疾控中心副主任欧阳雪\n利大华:疫情平稳,共5例,均已出院。"
    assert _posts(text)[0] == {"利大华:局长", "欧阳雪:副主任"}


@pytest.mark.parametrize(
    ("text", "held", "others"),
    [
        ("周大川从惠东县委常委、县纪委书记调任博罗县委副书记。", {"周大川:副书记"}, {"周大川:常委!former", "周大川:书记!former"}),
        ("惠东县委书记周大川调任惠州市副市长。", {"周大川:副市长"}, {"周大川:书记!former"}),
        ("惠东县委书记周大川已履新惠州学院党委书记。", {"周大川:书记"}, {"周大川:书记!former"}),
        ("周大川此前任惠州学院院长。", set(), {"周大川:院长!former"}),
        ("2006年任惠东县县长、2012年转任市政协副主席的周大川出席。", {"周大川:副主席"}, {"周大川:县长!former"}),
        ("周大川、李远山分别任惠东县县长、博罗县县长。", {"周大川:县长", "李远山:县长"}, set()),
        ("县教育工委书记一职改由李远山兼任。", {"李远山:书记"}, set()),
        ("曾任惠东县县长周大川、博罗县县长李远山等3位老同志参加座谈。", set(), {"周大川:县长!former", "李远山:县长!former"}),
        ("原省委常委、惠州市委书记周大川受审。", set(), {"周大川:常委!former", "周大川:书记!former"}),
        ("原村委会主任周大川被诫勉谈话。", set(), {"周大川:主任!former"}),
        ("惠州市纪委前书记周大川受审。", set(), {"周大川:书记!former"}),
        ("市政协副主席候选人、惠东县委书记周大川主持会议。", {"周大川:书记"}, {"周大川:副主席!proposed"}),
        ("免去周大川惠东县委副书记职务,其县长职务按有关规定办理。", set(), {"周大川:副书记!dismissed", "周大川:县长!dismissed"}),
        ("免去江涛龙潭区委副书记职务。", set(), {"江涛:副书记!dismissed"}),
        ("省委组织部副部长李远山宣布决定:周大川任惠东县委书记,提名为惠州市副市长候选人。",
         {"李远山:副部长", "周大川:书记"}, {"周大川:副市长!proposed"}),
    ],
)
def test_who_moves_from_post_to_post(text: str, held: set[str], others: set[str]) -> None:
    assert _posts(text, region="440000") == (held, others)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("市委常委、统战部部长,市总工会主席周大川出席。", {"周大川:常委", "周大川:部长", "周大川:主席"}),
        ("县人民医院周大川院长、县教育局局长李远山参加。", {"周大川:院长", "李远山:局长"}),
        ("新任惠州学院党委书记周大川到任,裘新任惠州学院院长。", {"周大川:书记", "裘新:院长"}),
        ("县水利局局长、58岁的周大川守在堤上。", {"周大川:局长"}),
    ],
)
def test_who_holds_posts_apart_from_the_name(text: str, held: set[str]) -> None:
    assert _posts(text, region="441300")[0] == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("袁镇长介绍情况,副镇长袁大海陪同。", {"袁大海:副镇长"}),
        ("市委常委、政府党组成员、副市长袁大海出席。", {"袁大海:常委", "袁大海:成员", "袁大海:副市长"}),
    ],
)
def test_how_posts_are_called(text: str, held: set[str]) -> None:
    assert _posts(text, region="441300")[0] == held


@pytest.mark.parametrize(
    ("text", "held", "others"),
    [
        (
            "周大川,男,2009年3月任惠东县委副书记、代理县长,2010年1月任惠东县县长,2014年8月接任县委书记。",
            {"周大川:书记"},
            {"周大川:副书记!former", "周大川:代理县长!former", "周大川:县长!former"},
        ),
        (
            "周大川2011年5月升任惠州市副市长,次年6月改任市委秘书长。2016年2月,周大川任惠州市委副书记。",
            {"周大川:副书记"},
            {"周大川:副市长!former", "周大川:秘书长!former"},
        ),
        ("2018年4月,周大川任惠东县委书记。2018年5月,李远山任博罗县委书记。", {"周大川:书记", "李远山:书记"}, set()),
        ("周大川1998.03—2004.06 任惠州市副市长。", set(), {"周大川:副市长!former"}),
    ],
)
def test_of_posts_taken_one_after_another_the_last_is_held(text: str, held: set[str], others: set[str]) -> None:
    assert _posts(text) == (held, others)


@pytest.mark.parametrize(
    "text",
    [
        "惠东县三名官员被免职,分别是:县卫健局局长周大川、县疾控中心主任李远山、平山街道办事处主任钱树声。",
        "县卫健局局长周大川、县疾控中心主任李远山、平山街道办事处主任钱树声3名官员被免职。",
        "会议决定撤消县卫健局局长周大川、县疾控中心主任李远山和平山街道办事处主任钱树声的职务。",
    ],
)
def test_all_that_a_sentence_dismisses_are_dismissed(text: str) -> None:
    held, others = _posts(text, region="441323")
    assert not held
    assert others == {"周大川:局长!dismissed", "李远山:主任!dismissed", "钱树声:主任!dismissed"}


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("全国人大常委会原副委员长周大川出席。", "周大川:原副委员长!former"),
        ("国务院原副总理周大川出席。", "周大川:原副总理!former"),
        ("惠州市前任副市长周大川出席。", "周大川:副市长!former"),
        ("惠州市卫生局前任局长周大川出席。", "周大川:局长!former"),
        ("会议提名周大川担任惠州市代市长。", "周大川:代市长!proposed"),
        ("县委决定:免去李远山的镇长职务,由周大川任安墩镇党委副书记,提名为镇长候选人。", "周大川:镇长!proposed"),
        ("拟任副市长人选的有周大川。", "周大川:副市长!proposed"),
    ],
)
def test_words_for_former_and_future_posts(text: str, post: str) -> None:
    assert post in _posts(text, region="441300")[1]


def test_a_post_taken_on_by_somebody_called_by_name_and_post() -> None:
    held, _ = _posts("指挥部办公室主任由县委办周大川主任兼任,副主任由副县长李远山兼任。", region="441323")
    assert held == {"周大川:主任", "李远山:副主任", "李远山:副县长"}


def posts_of(text: str, **given: str) -> tuple[set[tuple[str, str]], set[tuple[str, str, str]]]:
    result = epiextract.extract(text, **given)
    return {(h.person, h.post) for h in result.holdings}, {(h.person, h.post, h.status) for h in result.other_posts}


def test_a_career_goes_on_in_the_next_line_and_ends() -> None:
    text = "雷鸣远曾任东莞市市长、东莞市委副书记。\n2011年12月任东莞市委书记、市人大常委会主任，2016年4月不再担任东莞市委书记。"
    held, others = posts_of(text, region="441900", published="2018-02-03")
    assert held == {("雷鸣远", "主任")}
    assert others == {("雷鸣远", "市长", "former"), ("雷鸣远", "副书记", "former"), ("雷鸣远", "书记", "former")}


def test_a_career_goes_on_over_units_nobody_knows() -> None:
    held, others = posts_of("雷鸣远历任古丽镇镇长、方岩区区长、区委书记，现任市委常委。", region="330700", published="2018-02-03")
    assert held == {("雷鸣远", "常委")}
    assert {post for _, post, _ in others} == {"镇长", "区长", "书记"}


def test_a_post_in_brackets_has_the_sense_of_the_one_before() -> None:
    held, others = posts_of("提名雷鸣远为市卫生健康委员会主任（局长）人选。", region="220100", published="2022-02-03")
    assert held == set()
    assert {post for _, post, _ in others} == {"主任", "局长"}


@pytest.mark.parametrize("words", ["被免职并受到警告处分", "被免职并被立案审查", "被免去现任职务", "被免去党内外职务"])
def test_dismissals_that_go_on(words: str) -> None:
    held, others = posts_of(f"镇党委书记雷鸣远履职不力，{words}。", region="220621", published="2022-02-03")
    assert held == set()
    assert others == {("雷鸣远", "书记", "dismissed")}


def test_what_somebody_is_besides_a_post() -> None:
    held, _ = posts_of("东来镇副镇长、二龙村包片干部雷鸣远到场。县委常委、提名副县长人选石铁山参加。", published="2022-02-03")
    assert held == {("雷鸣远", "副镇长"), ("石铁山", "常委")}


def test_headquarters_with_a_place_in_their_name() -> None:
    text = "省委常委、市委书记、省市疫情处置工作济南现场联合指挥部总指挥雷鸣远参加。"
    titles = epiextract.extract(text, region="370100", published="2022-02-03").titles
    assert [title.person for title in titles] == ["雷鸣远"] * 3
    assert titles[-1].organ == "省市疫情处置工作济南现场联合指挥部"


def test_a_career_stays_where_it_was_over_commas() -> None:
    text = "雷鸣远曾历任大连市市长助理,市发展改革委主任。现任铁岭市委书记。"
    titles = epiextract.extract(text, region="211200", published="2022-02-03").titles
    assert [title.unit and title.unit.code for title in titles] == ["210200", "210200", "211200"]


def test_posts_of_terms_that_are_over() -> None:
    held, others = posts_of("上届省政协副主席雷鸣远、石铁山参加。", region="650000", published="2022-02-03")
    assert held == set()
    assert others == {("雷鸣远", "副主席", "former"), ("石铁山", "副主席", "former")}


@pytest.mark.parametrize("text", ["县委书记雷鸣远讲话。新当选的县委常委分赴各乡镇。", "县委书记雷鸣远讲话。这是我刚任副县长不久。"])
def test_posts_that_nobody_is_named_for(text: str) -> None:
    assert posts_of(text, region="350322", published="2022-02-03") == ({("雷鸣远", "书记")}, set())


def test_a_career_told_in_sentences_of_posts_alone() -> None:
    text = "雷鸣远曾任大连市市长助理。普兰店市委书记,金普新区管委会副主任。铁岭市委委员、常委。今年10月出任铁岭市委书记。"
    held, others = posts_of(text, region="211200", published="2022-12-03")
    assert held == {("雷鸣远", "书记")}
    assert {post for _, post, _ in others} == {"市长助理", "书记", "副主任", "委员", "常委"}


def test_terms_before_the_latest_named_are_past() -> None:
    held, others = posts_of("十届州政协主席雷鸣远，九届州政协主席石铁山，第7届州政协主席武平生参加。", region="522300", published="2022-02-03")
    assert held == {("雷鸣远", "主席")}
    assert {person for person, _, _ in others} == {"石铁山", "武平生"}
    assert posts_of("十届州政协主席雷鸣远参加。", region="522300", published="2022-02-03")[0] == {("雷鸣远", "主席")}


@pytest.mark.parametrize(("numeral", "number"), [("七", 7), ("十", 10), ("十三", 13), ("二十", 20), ("二十一", 21), ("9", 9)])
def test_the_number_of_a_term(numeral: str, number: int) -> None:
    text = f"{numeral}届州政协主席雷鸣远，{number - 1}届州政协主席石铁山，{number + 1}届州政协主席武平生参加。"
    held, others = posts_of(text, region="522300", published="2022-02-03")
    assert held == {("武平生", "主席")}
    assert {person for person, _, _ in others} == {"雷鸣远", "石铁山"}


@pytest.mark.parametrize(
    ("text", "others"),
    [
        (  # what is read as no post stands first or between
            "雷鸣远历任青溪县政府办公室科员，青溪县教育局局长（副县级），白河县委团委干部，白河县副县长等职务。",
            {"雷鸣远:局长!former", "雷鸣远:副县长!former"},
        ),
        (
            "雷鸣远，男，曾任怀集县水利局副局长、党组成员，怀集县委常委、副县长，四会市委副书记等职。",
            {"雷鸣远:副局长!former", "雷鸣远:成员!former", "雷鸣远:常委!former", "雷鸣远:副县长!former", "雷鸣远:副书记!former"},
        ),
        (
            "曾任博罗县县长雷鸣远、惠东县县长石铁山、龙门县县长秦文海转任县委书记。",
            {"雷鸣远:县长!former", "石铁山:县长!former", "秦文海:县长!former"},
        ),
    ],
)
def test_a_career_keeps_its_person_over_what_is_no_post(text: str, others: set[str]) -> None:
    held, found = _posts(text)
    assert others <= found and not {fact for fact in held if fact.startswith("雷鸣远")}


def test_a_bracket_behind_a_post_does_not_end_the_list() -> None:
    held, _ = _posts("石铁山任惠城区委书记（副厅级），仲恺高新区党工委书记。", region="441300")
    assert held == {"石铁山:书记"}
    assert [title.person for title in epiextract.extract("石铁山任惠城区委书记（副厅级），仲恺高新区党工委书记。").titles] == ["石铁山"] * 2


def test_posts_with_commas_between_the_bodies_are_one_persons() -> None:
    text = "第十九届中央候补委员，水利部原副部长，长江水利委员会原党组书记、主任石铁山接受审查。"
    assert {title.person for title in epiextract.extract(text).titles} == {"石铁山"}


def test_the_chair_of_the_state_is_no_other_chair() -> None:
    result = epiextract.extract("中共中央总书记、国家主席、中央军委主席习近平出席活动。")
    assert [(held.post, held.organ) for held in result.holdings] == [("总书记", "中共中央"), ("主席", None), ("主席", "中央军委")]
    (title,) = epiextract.extract("在习近平主席见证下，双方签署协议。").titles
    assert title.unit is not None and title.unit.code == "000000"


@pytest.mark.parametrize(
    ("text", "held", "others"),
    [
        ("雷鸣远接替石铁山出任县委书记。", {"雷鸣远:书记"}, set()),
        ("会议通报雷鸣远的事迹。有4人任县委书记。", set(), set()),
        ("时任乡长雷鸣远现在是县水利局副局长。", {"雷鸣远:副局长"}, {"雷鸣远:乡长!former"}),
        ("县委书记石铁山、县长秦文海和原副县长、现任县政协副主席的雷鸣远到会。", {"石铁山:书记", "秦文海:县长", "雷鸣远:副主席"}, {"雷鸣远:原副县长!former"}),
        ("免去雷鸣远县教育局局长职务，石铁山县水利局局长职务。", set(), {"雷鸣远:局长!dismissed", "石铁山:局长!dismissed"}),
        ("决定任命雷鸣远为副县长、石铁山为县水利局局长。", {"雷鸣远:副县长", "石铁山:局长"}, set()),
        ("青溪镇王家畈村原党支部书记雷鸣远被查。", set(), {"雷鸣远:书记!former"}),
        ("院长石铁山提请免去庭长13人。", {"石铁山:院长"}, set()),
        ("雷鸣远2010年3月至2015年5月任怀集县县长。", set(), {"雷鸣远:县长!former"}),
    ],
)
def test_who_takes_keeps_and_loses_a_post(text: str, held: set[str], others: set[str]) -> None:
    assert _posts(text) == (held, others)


def test_a_dismissal_with_a_note_in_brackets() -> None:
    text = "区委副书记石铁山、区长秦文海落实不力。决定对石铁山、秦文海予以免职（有关职务按程序办理）。"
    assert _posts(text) == (set(), {"石铁山:副书记!dismissed", "秦文海:区长!dismissed"})
