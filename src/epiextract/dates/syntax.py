"""The regular expressions of the grammar: one for what may follow next in a date, and a few for the rest.

Each names one piece, is anchored by its caller, and repeats nothing without a bound.
"""

from __future__ import annotations

import functools
import re

from . import calendars, words
from .words import alternation

SP = "[ ]{0,2}"
ONE_TO_NINE = "一二三四五六七八九"
#: The ten stems and twelve branches that number the years in cycles of sixty.
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
CN_DIGIT = "〇零○一二三四五六七八九"
MONTH = "(?:1[0-2]|0?[1-9](?![0-9])|十[一二]?|[一二三四五六七八九元])"
DAY = (
    "(?:3[01]|[12][0-9]|0?[1-9](?![0-9])|三十一?"
    f"|二十[{ONE_TO_NINE}]?|十[{ONE_TO_NINE}]?|廿[{ONE_TO_NINE}]?|卅一?|[{ONE_TO_NINE}])"
)
HOUR = f"(?:2[0-4]|1[0-9]|0?[0-9](?![0-9])|二十[一二三四]?|十[{ONE_TO_NINE}]?|[零〇{ONE_TO_NINE}两])"
MINUTE = f"(?:[0-5]?[0-9](?![0-9])|[二三四五]?十[{ONE_TO_NINE}]?|[零〇][{ONE_TO_NINE}]|[{ONE_TO_NINE}])"
SMALL = f"(?:[0-9]{{1,2}}|[{ONE_TO_NINE}两]?十[{ONE_TO_NINE}]?|[{ONE_TO_NINE}两])"
#: What joins the two ends of a range. The numeral 一 stands for a dash on careless pages, between clock times only.
JOIN = "(?:至|到|—{1,2}|-{1,2}|~|ー|→)"
WEEK = "(?:周|星期|礼拜)"
WEEK_ENDS = "[周期拜]"
YEAR_TAIL = "年(?:度(?![假])|份)?(?![级代龄])"


@functools.cache
def component() -> re.Pattern[str]:
    """The next piece of a date: a pattern with one named group a piece (`lastgroup` tells which)."""
    relative = f"{alternation(words.relatives())}(?!(?<=周)[期边围密岁刊报年])(?!(?<=月)[球亮子饼])(?!(?<=[春夏秋冬])[游奥令运泳节])"
    festival = alternation(calendars.festivals())
    term = alternation(words.solar_terms())
    part = alternation(word for word in words.parts_of_day() if len(word) > 1)
    initials = "".join(sorted({re.escape(name[0]) for name in calendars.festivals()}))
    fiscal, lunar = alternation(words.phrases("fiscal")), alternation(words.phrases("lunar"))
    pieces = {
        "iso": r"(?P<iy>[12][0-9]{3})(?P<isep>[-/.])[ ]?(?P<im>1[0-2]|0?[1-9])(?P=isep)[ ]?"
        r"(?P<id>3[01]|[12][0-9]|0?[1-9])"
        r"(?![0-9])日?|(?P<iy2>[12][0-9]{3}) (?P<im2>1[0-2]|0[1-9]) (?P<id2>3[01]|[12][0-9]|0[1-9])(?![0-9:年月日])",
        "isomonth": r"(?P<jy>(?:19|20)[0-9]{2})(?P<jsep>[-/.])(?P<jm>1[0-2]|0[1-9])(?![0-9%万亿])",
        "decade": f"(?:(?:(?P<dc>[12]?[0-9]|二?十[{ONE_TO_NINE}]?)世纪|(?P<dl>[上下]个?世纪|本世纪))的?"
        "|(?P<dy>1[5-9]|20)(?=[0-9]0年代))?"
        f"(?:(?P<d0>[1-9]0|[{ONE_TO_NINE}]十?)[、和至]?)?"
        f"(?P<dd>[1-9]0|[{ONE_TO_NINE}]十|[0零〇]{{2}})年代(?P<de>初期?|中期|中后期|末期?|后期|前期)?",
        "century": f"(?:(?P<cc>[12]?[0-9]|二?十[{ONE_TO_NINE}]?)世纪|(?P<cl>[上下]个?世纪|本世纪))"
        "(?P<ce>初[期叶]?|中叶|中期|末[期叶]?|前期|后期|上半叶|下半叶)?",
        "year": f"(?:公元)?(?P<y4>[0-9]{{4}}|[{CN_DIGIT}]{{4}}){SP}(?:{YEAR_TAIL}|{fiscal})"
        "|公元(?P<y3>[1-9][0-9]{0,2})年",
        "ancient": f"公元前(?P<bc>[1-9][0-9]{{0,3}}|[{ONE_TO_NINE}〇零十百千]{{1,7}})(?P<bu>年|世纪)",
        "reign": f"(?P<era>{alternation(calendars.reigns())})(?P<eran>[1-9][0-9]?|元|[{ONE_TO_NINE}十]{{1,3}})年",
        "schoolyear": f"(?P<sy>(?:19|20)[0-9]{{2}})(?:{SP}(?:{JOIN}|/){SP}(?P<sy2>(?:19|20)?[0-9]{{2}}))?{SP}学年度?"
        f"(?:{SP}的?(?P<sn>第[一二12]|[上下秋春])学期)?",
        "schoolterm": "(?P<st>[春秋])[季天]?学期",
        "sexagenary": "(?:岁次)?(?P<stem>[" + STEMS + "])(?P<branch>[" + BRANCHES + "])"
        "[鼠牛虎兔龙蛇马羊猴鸡狗猪]?年(?![代级])",
        "roc": f"民国(?P<rocn>[0-9]{{1,3}}|元|[{ONE_TO_NINE}十]{{1,3}})年",
        "shortyear": f"(?P<y2>[0-9]{{2}}|[{CN_DIGIT}]{{2}}){SP}{YEAR_TAIL}",
        "plan": '[“"‘]?(?P<plann>[一二三四五六七八九十]{1,2})五[”"’]?'
        "(?=(?:规划|计划)?(?:期间|时期|以来|末期?|初期?|中期|中后期|后期|期末))"
        "(?:规划|计划)?(?P<pe>末期?|初期?|中后期|中期|后期|期末)?",
        "half": "(?P<hf>[上下]半年|[前后]半年(?![前后]))",
        "quarter": "(?:(?P<qn>[一二三四1-4])季度|第(?P<qn2>[一二三四1-4])个?季度?|(?P<qf>首)季度?|(?P<ql>末)季度|[Qq](?P<qq>[1-4])(?![0-9A-Za-z]))",
        "leading": f"[前头](?P<ln>{SMALL})(?:(?P<lq>个?季度)|个?月)",
        "season": "(?P<se>[春夏秋冬])(?:[季天](?!节)|(?=[,。;、\n]|$|(?:至|到|—|-|~)(?:[12][0-9]{3}年|[次翌]年|[今明][年春夏秋冬])))",
        "nthmonth": f"第(?P<nm>{SMALL})个月",
        "travel": "春运(?:期间|以来|(?=[,。;、中\n]|$))",
        "whichfestival": f"(?P<wf>[上下这])一?个(?=[{initials}])",
        "festival": f"(?:(?<![月周期拜])|(?![{ONE_TO_NINE}十])){festival}"
        f"(?!(?<=[{ONE_TO_NINE}])十|[点时月号年个]|日(?![益渐趋])|[{ONE_TO_NINE}十][点时月日号])",
        "leap": f"闰(?P<lpm>{MONTH})月",
        "lunarmonth": "(?P<lm>[正冬腊])月",
        "lunar": f"{lunar}的?",
        "month": f"(?P<m>{MONTH}){SP}月(?:份)?(?![龄球嫂子饼光亮票牙薪]|台(?!风))",
        "sameperiod": "同期",
        "third": "(?P<th>[上中下])(?:旬?[和、至到])?(?P<th2>[上中下])?旬",
        "weekdayname": f"(?<={WEEK_ENDS})(?P<wn>[一二三四五六日天1-7]|末(?:[两二2]天)?)"
        "(?![次回遍个百十名年月日号]|(?<=一)起(?:去|来|吃|看|聚|玩|走|学|干|过|努力|加油|观看|参加|行动|见证|分享))",
        "edge": "[年月度]?(?P<eb>初(?![一二三四五六七八九十0-9步级始期中心衷次高])"
        "|底(?![线层气部数子色板蕴盘座下])|末(?![尾端梢])"
        "|(?<=年)中期|(?<=年)终(?![于止身端结极])|初期|末期)|(?P<em>[年月]中(?![国央心间秋期])|(?<=[年月])中(?=[,。;\n]|$))",
        "nthweek": f"(?:第(?P<nw>{SMALL})个?|(?P<nwl>最后一?个?)){WEEK}(?![一二三四五六日天末0-9])",
        "nthweekday": f"(?:第(?P<nd>{SMALL})个?|(?P<ndl>最后一?个))的?{WEEK}(?P<ndw>[{ONE_TO_NINE}日天1-7])",
        "nthday": f"第(?P<nn>{SMALL})天|(?P<nl>最后一天)",
        "ends": f"的?(?P<lds>[前头后](?!一[天日])|最后)(?P<ldn>[0-9]{{1,3}}|{SMALL})"
        "(?P<ldu>天|日|个?工作日|(?:周|个?星期|个?礼拜)(?![一二三四五六日天末0-9]))(?![前后以之])",
        "weekday": f"{WEEK}(?P<w>[一二三四五六日天1-7]|末(?:[两二2]天)?)(?![次回遍个])",
        "term": f"{term}(?!(?<=至)(?:[12][0-9]{{3}}年|[次翌]年|[今明][年春夏秋冬]))",
        "daytold": f"(?P<dt>[今昨明])[(](?P<dtn>{DAY})(?:日[)][日天]?|[)](?:[日天]|(?=[上中下早晚凌傍])))",
        "relative": relative,
        "newyearday": "大?年初(?P<ny>[一二三四五六七八九十]|[1-9]|10)",
        "oldyearday": f"大?年(?P<oy>(?:廿|二十)[{ONE_TO_NINE}])(?![年月日天号点时])",
        "lunarday": "初(?P<l1>[一二三四五六七八九十]|10|[1-9])(?![0-9])",
        "day": f"(?P<d>{DAY}){SP}(?P<du>[日号])(?![常均产]|报(?![送告备到道]))",
        "bareday": f"(?<=[月的])(?:(?P<bd>廿[{ONE_TO_NINE}]?|卅|[二]?十(?:[{ONE_TO_NINE}]|(?![{ONE_TO_NINE}]))"
        "|三十(?!一)"
        f"|(?<=[正冬腊]月)[{ONE_TO_NINE}](?![{ONE_TO_NINE}十]))(?![日号天年月个时点分周万余多])"
        "|(?P<bn>3[01]|[12][0-9]|0?[1-9])(?=[0-2]?[0-9]:[0-5][0-9]|[ ,。;]|$))",
        "wholeyear": "全年",
        "part": f"{part}|早(?![日期报已餐就在于稻春熟盘操市饭些前高茶])|晚(?![会宴餐饭报期年高班稻点些于育])"
        "|晨(?![练报会跑曦光])|午(?![餐饭休])|夜(?![市景班色校以晚里间半幕])",
        "clock": _clock(),
        "lessclock": f"差(?P<xm>{MINUTE}分钟?|[一两三123]刻钟?)到?(?P<xh>{HOUR})点钟?(?![名位个])",
    }
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in pieces.items()))


def _clock() -> str:
    colon = (
        r":(?:[ ](?=00))?(?P<ci>[0-5][0-9])(?::(?P<cs>[0-5][0-9])(?:\.[0-9]{1,6})?)?(?:Z|[+][0-9]{2}:?[0-9]{2})?"
        "(?:整|分(?![之局院会钟])|时(?![间候段]))?(?![0-9:])"
    )
    minutes = (
        f"{SP}(?:(?P<chalf>半)|(?P<cq>[一二三两123])刻钟?|(?P<cm>{MINUTE}){SP}分(?![之局院会])(?:{SP}(?P<cs2>{MINUTE}){SP}秒)?"
        f"|(?P<cm2>[0-5][0-9](?![0-9名人个万])|[零〇][{ONE_TO_NINE}]|[二三四五]?十[{ONE_TO_NINE}]|[二三四五]十)|[整正]"
        f"|过(?P<cpast>{MINUTE}分|[一两三123]刻)钟?|差(?P<cless>{MINUTE}分|[一两三123]刻)钟?)(?:{SP}(?P<cs3>{MINUTE}){SP}秒)?"
    )
    hours = (
        f"{SP}(?P<hu>时(?![间候代任常刻期而有段速值令尚评事髦]|报(?![送告备到道]))|点钟?(?!钟)"
        f"(?![名位心评赞击亮火燃点滴子数线钟]|[0-9{ONE_TO_NINE}](?![十刻分0-9])))(?:{minutes})?"
    )
    half_day = r"[ ]?(?P<ap{0}>[aApP]\.?[mM]\.?)"
    told = f"{colon}(?:{half_day.format(1)})?|{hours}(?:{half_day.format(2)})?|{half_day.format(3)}"
    return f"(?P<h>{HOUR})(?:{told})(?![a-zA-Z])"


#: Numbers that share one unit: 1—2月份, 24、25日, 2016—2020年, 3到6点, 七八月.
SHARED = re.compile(
    rf"第?(?P<sa>[0-9]{{1,4}}|[{CN_DIGIT}十廿]{{1,4}})(?:{SP}(?P<sj>{JOIN}){SP}|{SP}(?P<sl>[、,和及与]){SP})"
    rf"(?:(?:[0-9]{{1,2}}|[{ONE_TO_NINE}十廿]{{1,3}})[、,和及]{SP}){{0,8}}"
    rf"第?(?P<sb>[0-9]{{1,4}}|[{CN_DIGIT}十廿]{{1,4}}){SP}(?P<su>年(?![级代])度?|月份?|日|号|时(?![间段])|点钟?|季度)"
    rf"|(?P<na>十?[一二三四五六七八])(?P<nb>[二三四五六七八九])(?P<nu>月份?|点钟?|时(?![间期代段刻]))"
)
RANGE_JOIN = re.compile(rf"{SP}(?:起|开始|开始起)?{SP}(?:{JOIN}|[起止]至){SP}(?!今(?![天年日晚早晨夜]))")
CLOCK_JOIN = re.compile(rf"{SP}一{SP}(?=[0-9]{{1,2}}[:时点])")
BETWEEN = re.compile(rf"{SP}[和与]{SP}")
COMPACT = re.compile("(?P<y>(?:19|20)[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z])")
SHORT_ISO = re.compile(
    r"(?P<y>[0-9]{2})(?P<sep>[-/])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9/-])"
)
BARE_YEARS = re.compile(
    rf"(?P<from>(?:19|20)[0-9]{{2}}){SP}{JOIN}{SP}(?P<to>(?:19|20)[0-9]{{2}})(?![0-9年月日.:/%万亿-]|{SP}[年元个人])"
)
BARE_YEAR = re.compile("[12][0-9]{3}(?![0-9年月日])")
BARE_LUNAR_DAY = re.compile(f"十[{ONE_TO_NINE}]?|廿[{ONE_TO_NINE}]?|二十[{ONE_TO_NINE}]?|三十|卅|[{ONE_TO_NINE}]")
BARE_MONTH_DAY = re.compile(
    r"(?P<m>1[0-2]|0?[1-9])(?P<sep>[./-])(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9.%/:-]|[ ]{0,2}[万亿年月日])"
)
BARE_DAY = re.compile(rf"{DAY}(?![0-9万亿千百%个名人年月日号时点]|[.:/-][0-9])")
SLASHED = re.compile(r"(?P<m>1[0-2]|0?[1-9])(?P<sep>[-/.·])(?P<d>3[01]|[12][0-9]|0?[1-9])(?:[日号])?(?![0-9.%/:-])")

#: A count of units of time, e.g. 14天, 两个半小时, 一年零三个月.
NUMERAL = (
    rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,3}}(?:\.[0-9]{{1,3}})?|[0-9]{{1,6}}(?:\.[0-9]{{1,3}})?"
    rf"|[{ONE_TO_NINE}两]点[{CN_DIGIT}]|[{ONE_TO_NINE}两十百零〇千]{{1,8}}|半|[几数][十百千]|[几数多])"
)
LENGTH_UNIT = (
    "(?:周年|年(?![级代龄度制生份])|个?季度|个月|月(?![龄份])|个?(?:星期|礼拜)|周(?![边围期密岁一二三四五六日末])|个?工作日|昼夜|天|日|夜|个?(?:小时|钟头)"
    "|分钟|刻钟|秒钟?|个?世纪)"
)
LENGTH = re.compile(
    rf"(?P<n>{NUMERAL})(?:(?P<to>{SP}{JOIN}{SP}|、)(?P<n2>{NUMERAL}))?(?P<more>个?[多余来几])?{SP}(?P<half0>个半)?(?P<u>{LENGTH_UNIT}|分(?=半钟|[0-9一二三四五六七八九十]{{1,3}}秒))"
    rf"(?P<half>半钟?(?!夜|天|年|数|价|岛|径|途|成))?(?P<more2>多)?"
)
LENGTH_MORE = re.compile(rf"(?:{SP}[零又]?{SP})(?P<n>{NUMERAL}){SP}(?P<u>{LENGTH_UNIT}|分|月)")

LUNAR_MONTH = re.compile(f"{SP}(?:[闰正冬腊元]|十[一二]?月|[{ONE_TO_NINE}]月|1[0-2]月|[1-9]月)")
SEASON_JOIN = re.compile("(?=[今明][春夏秋冬])")
BRACKET_OPEN = re.compile(rf"{SP}[(]{SP}(?:即|今天是|也就是)?")
TODAY = re.compile(rf"(?:今[天日]|昨[天日]|明[天日]|当[天日]){SP}[)]")
BRACKET_SEPARATOR = re.compile(rf"{SP}[、,;/]?{SP}")
BRACKET_CLOSE = re.compile(rf"{SP}[)]")

#: What may follow a whole date.
INCLUDED = "(?:[(]含(?:当[日天]|本[日数])?[)](?=[之以]?[前后起止]))?"
AFTER = re.compile(
    f"{SP}{INCLUDED}(?:(?P<period>期间|时期|之间|年间|间(?=[,。;]|$))"
    "|(?P<eve>前夕|前后|之际)"
    f"|(?P<until>为?止(?![血步境损付]))"
    "|(?P<since>以来|[到至](?:现在|目前|如今)|起?至今(?![天年日晚早])|迄今|或?(?:之后|以后|过后)|及(?:之后|以后)|开始(?=[,。;的])|"
    "起(?!到了|降(?!低|至|到)|落(?!实)|[草诉床步飞底色火义因点源航早立身了伏])|后(?![来续勤台方面果者代备半悔排卫厨怕年天日]))"
    "|(?P<before>或?(?:之前|以前)|及以前|前(?![往来去沿置哨线台期端景锋进后任夕瞻期列半述提方]|所(?!有)"
    "|(?:[0-9]{1,3}|[一二三四五六七八九十两几]{1,2})(?:[名位天日周月年个小]|$)))"
    "|(?P<within>之?内(?![容部外涵蒙江乡黄])|以内)"
    "|(?P<about>左右|上下|许(?![多可诺下])))"
)
OFFSET = re.compile(
    f"的(?P<n>[0-9]{{1,3}}|[{ONE_TO_NINE}两十半]{{1,3}})(?P<u>天|日|个?星期|个?礼拜|周|个月|年)之?(?P<way>[前后])"
    "|(?P<eve>前一[天日]|头一?天)|(?P<next>后一[天日]|次日|翌日|第二天)"
)
HOLIDAY_DAY = re.compile(f"的?(?:第(?P<n>{SMALL})[天日]|首[日天]|(?P<last>最后一[天日]))")
LENGTH_AFTER = re.compile(
    f"{SP}(?:(?P<ago>之前|以前|前(?![往来去沿置哨线台期端景锋进后任夕瞻所列半述提方]))"
    "|(?P<later>之后|以后|过后|后(?![来续勤台方面果者代备半悔排卫厨怕年天日]))|(?P<past>以来|来(?![自到访源电回往]))|(?P<inside>之?内(?![容部外涵科])|以内|里))"
)
EVERY = re.compile(
    rf"每(?:隔|逢|到|间隔|当)?{SP}(?:(?P<en>{NUMERAL})(?:个)?|个|一个?)?{SP}"
    rf"(?P<eu>周的?工作日|工作日|周末|节假日|天|日|周|星期|礼拜|月份?|年度?|季度|季|小时|钟头|分钟|秒钟?|晚上?|早上?|晨|夜里?|夜间|旬|半年|半月|半个月|半小时)(?![级刊期])"
)
#: Several days of the week under one 周: 周一、三、五; and the days of opening hours: 周一至周五.
WEEKDAY_LIST = re.compile(
    rf"{WEEK}(?P<wl>六日|[一二三四五六日天](?:{SP}[、和]{SP}[一二三四五六日天](?![楼层号月年名个区期级类是])){{1,6}})"
)
WEEKDAYS = re.compile(
    rf"{WEEK}(?P<wl>[一二三四五六日天](?:{SP}(?:、|至|到|-|—|~|和){SP}{WEEK}?[一二三四五六日天]){{0,6}})"
)
EVERY_PART = re.compile(
    f"[初底末](?![一二三四五六七八九十])|的?(?:第{SMALL}|最后一)个?(?:{WEEK}[一二三四五六日天]|工作日|[日天]|周(?!期))|的?[上中下]旬"
)
EVERY_WEEKDAYS = re.compile(
    rf"(?P<wl>六日|[一二三四五六日天末](?:{SP}(?:、|至|到|-|—|~|和){SP}(?:周|星期|礼拜)?[一二三四五六日天末]){{0,6}})(?![次回遍个百十名人场期天日年])"
)


@functools.cache
def holiday() -> re.Pattern[str]:
    """What makes the days off of a festival's name: 假期, 黄金周, 期间."""
    return re.compile(f"(?:放假)?{alternation(words.phrases('holiday'))}(?!(?<=节日)[益渐趋])(?:期间|间)?|(?:佳节|节|放假)?期间")


@functools.cache
def ahead() -> re.Pattern[str]:
    """What stands before a length of time that is reckoned from a day: 未来, 近, 此后, 前."""
    short = f"[上下](?=[两二三四五六七八九0-9]{{1,2}}个?[月周年星礼季小分])|[前后过近]|{alternation(words.phrases('reckoned'))}"
    return re.compile(f"(?P<dir>{short})的?{SP}(?=[0-9半{ONE_TO_NINE}两十百几数])")


@functools.cache
def pair_of_days() -> re.Pattern[str]:
    """Neighbouring days or years named together: 今明两天."""
    return re.compile(alternation(words.phrases("together")))


@functools.cache
def run() -> re.Pattern[str]:
    """Everything the grammar can look at from a place on: up to 40 characters that occur in its words and patterns.

    What stands behind cannot bear on the reading, so that equal runs read alike and are read once.
    """
    patterns = [value.pattern for value in globals().values() if isinstance(value, re.Pattern)]
    patterns += [pattern().pattern for pattern in (component, holiday, ahead, pair_of_days)]
    text = "".join([*patterns, *words.vague()])
    known = {character for character in text if ord(character) > 0x2E00 and character not in ",。;:、"}
    characters = "".join(sorted(re.escape(character) for character in known))
    single = rf"[0-9 :/.~+\-—·、()“”\"‘’aApPmMTQqZ○{characters}]"
    return re.compile(rf"(?:{single}|,(?=[ 0-9周星礼{ONE_TO_NINE}十两]|[^,。;()\n]{{1,8}}[)])){{1,40}}")
