"""Whose page it is: the publisher's unit from source, site, foot, dateline and signature."""

from __future__ import annotations

import pytest

from epiextract import units
from epiextract.lexicon import read_table
from epiextract.units.gazetteer import gazetteer

BODY = "\n近日,有关部门召开会议,研究部署下一阶段重点任务,要求把各项措施落到实处。\n"


def region(text: str, published: str = "2021-06-01", **given: str) -> tuple[str | None, str | None]:
    context = units.read(text, published=published, **given)[1]
    return (context.region.code if context.region is not None else None), context.region_because


@pytest.mark.parametrize(
    ("source", "code"),
    [
        # papers, sites and apps of the table
        ("新华日报", "320000"), ("大众日报客户端", "370000"), ("交汇点新闻", "320000"), ("极目新闻", "420000"),
        ("红网", "430000"), ("红网时刻新闻", "430000"), ("多彩贵州网", "520000"), ("天山网-新疆日报网", "650000"),
        ("南方+客户端", "440000"), ("羊城派", "440000"), ("津云", "120000"), ("北方网", "120000"), ("上游新闻", "500000"),
        ("封面新闻", "510000"), ("红星新闻", "510100"), ("大象新闻", "410000"), ("芒果TV", "430000"), ("我苏网", "320000"),
        ("胶东在线", "370600"), ("半岛网", "370200"), ("龙虎网", "320100"), ("长江网", "420100"), ("长江日报", "420100"),
        ("三峡日报", "420500"), ("闽西日报", "350800"), ("右江日报", "451000"), ("柴达木日报", "632800"),
        ("拂晓报", "341300"), ("盐阜大众报", "320900"), ("兵团日报", "650000"), ("珠江商报", "440606"),
        ("南方周末", "440000"), ("东方网", "310000"), ("华商报", "610000"), ("三秦都市报", "610000"),
        ("燕赵都市报", "130000"), ("三晋都市报", "140000"), ("正北方网", "150000"), ("半岛晨报", "210200"), ("千华网", "210300"),
        ("江城晚报", "220200"), ("东北网", "230000"), ("生活报", "230000"), ("今晚报", "120000"), ("新民晚报", "310000"),
        ("澎湃新闻", "310000"), ("荔枝网", "320000"), ("扬子晚报", "320000"), ("钱江晚报", "330000"), ("潮新闻", "330000"),
        ("甬派", "330200"), ("新安晚报", "340000"), ("中安在线", "340000"), ("海峡都市报", "350000"), ("台海网", "350200"),
        ("大江网", "360000"), ("瓷都晚报", "360200"), ("齐鲁晚报", "370000"), ("大众网·海报新闻", "370000"), ("大河网", "410000"),
        ("映象网", "410000"), ("华声在线", "430000"), ("金羊网", "440000"), ("南国早报", "450000"), ("左江日报", "451400"),
        ("南海网", "460000"), ("华龙网-新重庆客户端", "500000"), ("第1眼新闻", "500000"), ("春城晚报", "530000"),
        ("奔流新闻", "620000"), ("陇东报", "621000"), ("西海都市报", "630000"), ("新消息报", "640000"), ("石榴云", "650000"),
        ("大公报", "810000"),
        # the place stands in the name
        ("每日甘肃网", "620000"), ("西藏商报", "540000"), ("拉萨晚报", "540100"), ("深圳特区报", "440300"), ("澳门日报", "820000"),
        ("锡林郭勒日报", "152500"), ("塔城日报", "654200"), ("中国宁波网", "330200"), ("三峡宜昌网", "420500"), ("黔东南日报", "522600"),
        ("湖北日报", "420000"), ("孝感日报", "420900"), ("北京青年报", "110000"), ("香港文汇报", "810000"),
        ("中国江苏网", "320000"), ("中国江西网", "360000"), ("浙江在线", "330000"), ("四川在线", "510000"),
        ("云南网", "530000"), ("新湖南", "430000"), ("江苏卫视", "320000"), ("唐山劳动日报", "130200"),
        ("吉林日报", "220000"), ("海南日报", "460000"), ("大庆油田报", "230600"), ("武汉广播电视台", "420100"),
        # accounts and offices
        ("爱济南", "370100"), ("看苏州", "320500"), ("掌上句容", "321183"), ("微江宁", "320115"), ("今日高邮", "321084"),
        ("锦绣张店", "370303"), ("活力昆山", "320583"), ("平安赣州", "360700"), ("苏州发布", "320500"),
        ("微信公众号 上海嘉定", "310114"), ("安化县融媒体中心", "430923"), ("滁州市人民政府办公室", "341100"),
        ("德清组工", "330521"), ("咸宁文明网", "421200"), ("灵宝市教育局", "411282"), ("六安市卫健委", "341500"),
        ("国家税务总局东台市税务局", "320981"), ("中共文山州委宣传部", "532600"), ("荣成纪检监察", "371082"),
        ("新华网江苏频道", "320000"), ("人民网-湖北频道", "420000"), ("安徽省砀山县人民政府网站", "341321"),
        ("三湘风纪网", "430000"), ("八闽先锋", "350000"),
    ],
)  # fmt: skip
def test_source_line(source: str, code: str) -> None:
    assert region("各地有序推进春耕\n2021-05-31  来源:" + source + "  作者:甲" + BODY) == (code, "source")
    assert region("各地有序推进春耕" + BODY, source=source) == (code, "source")


@pytest.mark.parametrize(
    "source",
    [
        "人民日报", "新华社", "央视新闻客户端", "中国新闻网", "经济日报", "农民日报", "法治日报", "环球时报", "第一财经",
        "中国环境报", "学习强国", "今日头条", "网络", "综合", "新浪微博", "中国西藏网", "中国台湾网", "中国长安网", "上海证券报",
        "健康时报", "某某工作室", "本站原创", "腾讯网", "南京大学", "上海铁路局", "老王的厨房", "和平发布", "青山日报",
    ],
)  # fmt: skip
def test_sources_that_tell_nothing(source: str) -> None:
    assert region("各地有序推进春耕\n2021-05-31  来源:" + source + BODY)[0] is None


@pytest.mark.parametrize("source", ["人民日报", "中国环境报", "今日头条", "网络"])
def test_headlines_tell_nothing_where_the_source_is_elsewhere(source: str) -> None:
    assert region("武汉市召开新闻发布会\n2021-05-31  来源:" + source + BODY)[0] is None


@pytest.mark.parametrize(
    ("page", "code", "because"),
    [
        ("绩溪县人民政府网站  首页 > 政务动态 > 要闻\n春耕有序推进" + BODY, "341824", "site"),
        ("首页 | 新闻 | 视频\n楚天都市报 > 要闻\n春耕有序推进" + BODY, "420000", "site"),
        ("南阳日报 2009年3月2日 星期一 第2版\n春耕有序推进" + BODY, "411300", "site"),
        ("阿坝州纪检监察网\n首页 > 廉政要闻\n春耕有序推进" + BODY, "513200", "site"),
        ("春耕有序推进\n2021-05-30 08:00  云南高原农业网\n多地召开会议。" + BODY, "530000", "site"),
        ("中国·平凉 > 政府信息公开\n春耕有序推进" + BODY, "620800", "site"),
        ("中共丰县县委党校  首页  教学  科研\n春耕有序推进" + BODY, "320321", "site"),
        ("春耕有序推进" + BODY + "主办:临沭县人民政府办公室  承办:县大数据中心\n网站标识码3713290001", "371329", "site"),
        ("春耕有序推进" + BODY + "版权所有:湘潭日报社", "430300", "site"),
        ("春耕有序推进" + BODY + "定西市人民政府办公室主办", "621100", "site"),
        ("春耕有序推进" + BODY + "声明:凡本网注明“来源:红网”的作品,均为本网合法拥有版权的作品。", "430000", "site"),
        # reprints: the local site wins over a national source; a site within the source's province is the publisher
        ("仁怀市人民政府\n首页 > 要闻\n春耕有序推进\n来源:人民网" + BODY, "520382", "site"),
        ("滕州市人民政府门户网站  首页 > 要闻\n春耕有序推进\n来源:大众日报" + BODY, "370481", "source"),
        # dispatches: the outlet's place, not the place they were sent from
        ("春耕有序推进\n荆楚网讯(记者 甲)5月30日,多地召开会议。" + BODY, "420000", "dateline"),
        ("春耕有序推进\n红网时刻新闻5月30日讯(通讯员 甲)多地召开会议。" + BODY, "430000", "dateline"),
        ("春耕有序推进\n大众日报青岛5月30日讯 多地召开会议。" + BODY, "370000", "dateline"),
        ("春耕有序推进" + BODY + "要闻汇总。(湖北日报全媒记者 甲乙 通讯员 丙)", "420000", "dateline"),
        # notices and what is signed
        ("关于加强管理的通告\n请广大群众遵守。\n尉氏县农业农村局\n2021年5月30日", "410223", "signature"),
        ("任前公示\n现予公示。\n中共娄底市委组织部\n2021年5月30日", "431300", "signature"),
        # zones belong to their prefecture
        ("我区召开会议\n来源:盐南高新区党工委办" + BODY, "320900", "source"),
        ("常州经开区工作简报\n第3期" + BODY, "320400", "site"),
        # who sends in stands below the publisher
        ("春耕有序推进\n2021-05-31  投稿:紫阳县蒿坪镇人民政府" + BODY, "610924", "source"),
        ("大墩村春耕有序推进\n来源:紫阳县蒿坪镇人民政府" + BODY, "610924101", "source"),
    ],
)  # fmt: skip
def test_site_foot_dateline_signature(page: str, code: str, because: str) -> None:
    assert region(page) == (code, because)


@pytest.mark.parametrize(
    "page",
    [
        "春耕有序推进\n新华社南京5月30日电 记者从会上获悉,多地召开会议。" + BODY,
        "春耕有序推进\n中新网长沙5月30日电(记者 甲)多地召开会议。" + BODY,
        "春耕有序推进\n本报南昌5月30日电 多地召开会议。" + BODY,
        "人民网 > 地方 > 湖北新闻\n春耕有序推进" + BODY,
        "人民日报\n南京市召开大会" + BODY,
        "武汉加油,致敬逆行者\n来源:网络" + BODY,
        "老李的博客\n我在大理的日子" + BODY,
        "春耕有序推进\n活动由南京市人民政府主办,无锡市人民政府协办,多地派员参加,场面热烈。" + BODY,
        "春耕有序推进\n他说,力量来源 苏州日报那样的坚持。" + BODY,
        "无锡日报刊文评论春耕\n来源:新华社" + BODY,
        # two publishers of which none lies in the other
        "春耕有序推进\n来源:湖北日报、湖南日报" + BODY,
        "江西省人民政府\n首页 > 要闻\n春耕有序推进\n来源:湖北日报" + BODY,
    ],
)  # fmt: skip
def test_pages_that_tell_nothing(page: str) -> None:
    assert region(page)[0] is None


def test_two_sources_of_one_prefecture_that_one_of_them_names() -> None:
    assert region("春耕\n来源:江苏省南通市如东县融媒体中心、启东市融媒体中心" + BODY)[0] == "320600"
    assert region("春耕\n来源:如东县融媒体中心、启东市融媒体中心" + BODY)[0] is None


@pytest.mark.parametrize(
    ("source", "published", "code"),
    [
        ("右江日报", "1998-05-01", "452600"),
        ("闽东日报", "1997-05-01", "352200"),
        ("襄樊晚报", "2006-05-01", "420600"),
        ("淮阴日报", "1997-05-01", "320800"),
        ("重庆日报", "1995-05-01", "510200"),
    ],
)
def test_code_of_the_day(source: str, published: str, code: str) -> None:
    assert region("各地有序推进春耕\n来源:" + source + BODY, published)[0] == code


def test_names_of_several_bearers_wait_for_the_page() -> None:
    assert region("春耕有序推进\n来源:鼓楼发布" + BODY)[0] is None
    assert region("春耕有序推进\n来源:鼓楼发布\n五凤街道、洪山镇派员参加,福州市领导到会。" + BODY)[0] == "350102"


def test_place_in_an_outlets_name_is_a_mention() -> None:
    for source, unit in [("北京青年报", "北京"), ("看苏州", "苏州"), ("新湖南", "湖南"), ("多彩贵州网", "贵州")]:
        assert [m.text for m in units.find("来源:" + source)] == [unit]
    assert [m.text for m in units.find("来源:新华日报、南海网、东方今报")] == []


def test_given_region_stays() -> None:
    assert region("春耕有序推进\n来源:新华日报" + BODY, region="430000") == ("430000", "given")


def test_tables_are_sound() -> None:
    kinds = ["paper", "agency", "broadcaster", "site", "app", "account", "name"]
    names: set[str] = set()
    for file in ("units/publishers.tsv", "units/publishers_placed.tsv"):
        for row in read_table(file, required=["name", "region", "kind"], unique="name", choices={"kind": kinds}):
            assert row["name"] not in names
            names.add(row["name"])
            unit = gazetteer.unit(row["region"]) if row["region"] != "000000" else None
            assert row["region"] == "000000" or unit is not None and unit.end is None, row
            assert len(row["name"]) > 1


def test_a_provinces_outlet_that_writes_of_others_is_no_publisher() -> None:
    assert region("来源:澎湃新闻\n沈阳市召开会议,市长石铁山讲话。\n") == (None, None)
    assert region("来源:澎湃新闻\n沈阳市召开会议,上海市派员参加。\n") == ("310000", "source")
