"""Tests of the surroundings: is this string of numbers and units here a date at all?"""

from __future__ import annotations

import functools
import re

from . import words
from .expressions import Expression

_EDGE = frozenset(" \n\t,。;:!?、()[]【】“”‘’\"'《》<>|/—-·…▲■◆●*#\u3000")
_STOP = frozenset(" \n\t,。;:!?()[]【】《》|/…")
_COUNTED = re.compile(
    "(?:工?要求|意见|建议|问题|工作|任务|原因|反馈|希望|体会|感受|措施|看法|想法|指示|说明|内容|理由|启示|经验|做法|优势|特点|不足|思考|期望|"
    "认识|安排|共识|事项|倡议|承诺|教训|情况|方面|规定|提示|经|一线|式|论|钱|心|成|啥|什么|儿|也|都|没|不|东西|文|说|议|利|主|意|名|赞|声|"
    "半|以上|以下|左右的|个百分|几)"
)
_COUNTING = re.compile("(?:提出?了?|有|列出?|强调|记录|汇总|以下|如下|这|几|抓好|讲了?|谈了?|做好|第|改|吃|快|早|晚|慢|多|少|差|好|大|小|高|低|近|远|一|降|升|涨|跌|的|按|百分|减|加|乘|缺|优|重|热|亮|难|痛|堵|焦|景|网|站|地|据|观|终|起|零|半|度|同|指|零|评|是)$")
_SCORE_LEFT = re.compile("(?:比分|比例|比率|比为|比值|比|以|赔率|配比|评分|得分|胜率|尺|规格|圣经|篇|章|节|[A-Za-z])$")
_SCORE_RIGHT = re.compile("(?:的?比分|的?比例|[大险轻完战]?[胜负平败]|战胜|击败|领先|落后|逆转|获胜|淘汰|配)")
_NUMBER_LEFT = re.compile("(?:病例|患者|感染者|编号|第|路|街|巷|弄|胡同|里|室|楼|栋|幢|座|单元|区|道|公路|国道|省道|令|文|字|型|工位|柜|台|大厦|村|院|门|机场|长征|神舟|嫦娥|天宫|北斗|尾|牌|学|账|卡|[A-Za-z#])$")
_NUMBER_RIGHT = re.compile(
    "[线楼店柜厅门院机馆文台车井泵炉令首提议国高公站码桥岗桌房仓库出区地矿船舰卫火选球种病患感通铺窗宿鞋码馆院床墙坑塔坝闸沟田棚地会厂舱教病包信卡商住室栋幢单别段]"
)
_HOUR_BYWORD = re.compile(
    "(?:不?间断|轮?流?[值守]|值班|值守|服务|热线|在线|在岗|待命|轮|营业|便利|无人|自助|开通|畅通|监测|监控|监管|运转|运行|生产|不打烊|开放|巡|备勤|"
    "应急|专人|双岗|坚守|执勤|驻守|看守|封闭|咨询|电话|接听|全天|三班|两班|坐班|带班|守|有人|专班|不停|不断|连续|保持|随时|响应|警|安排|供|无缝|都|"
    "直播|滚动|循环|人不|奋战|联系|办公|领导|作业|施工|受理|监护|看护|陪护|照护|管护|联动|配备|实时|动态监|对|轮岗|接诊|开诊|接警)"
)
_LENGTH_LEFT = re.compile("(?:第|这|那|有|某|每|同|新的|上|下|当|哪|全|整个|又|前|后|头|最后|首|半)$")
_LENGTH_RIGHT = re.compile("(?:级|岁|龄|制|生(?!活|产)|期(?!间|满|限)|行动|规划|计划|攻坚|会战|大计|一遇|一度|一次性|之[痒约计]|游(?!客)|报|均|产|薪|租|票|货|线|会|大庆|华诞|庆典|抗战|历史|文化|古|老店|维新|禁渔|义务教育|一贯|接着|复一)")
_ISSUE = re.compile("第[ ]?[0-9〇零一二三四五六七八九十百]{1,5}[ ]?[号期]")
_CIRCLE = re.compile("[^,。、;\n]{0,10}[圈](?!子)")  # 15分钟便民生活圈
_ANNIVERSARY = re.compile("(?:成立|建党|建国|建军|建校|诞辰|逝世|诞生|创刊|创建|创立|胜利|解放|纪念|庆祝|颁布|发表|开放|回归|建交|发布|开馆|建院|建县|建市|建区|建州|[0-9]+|华诞)$")
_TERM_LEFT = re.compile("(?:今[日天]|昨[日天]|明[日天]|正值|适逢|迎来|时值|进入|[是为]|恰逢|到了|节气|农历|又到|临近|将至|喜迎|欢庆|欢度|庆祝|祝|迎|度|过|逢|值|到)$")
_TERM_RIGHT = re.compile("(?:节气|时节|时令|到来|来临|将至|已?过|祭扫|扫墓|祭祖|祭英烈|放假|出游|出行|小长假|节|安全|市场|消费|旅游|加班|值班|返乡|返程|高峰|之夜|佳节|团圆|档|黄金|文艺|慰问|阅兵|献礼|庆典|[0-9]{2}周年|前|后|当)")
_PLAN_RIGHT = re.compile("(?:期间|时期|以来|末|初|中期|中后期|后期|时|前[两三]年|头[两三]年)")
_GRADE_RIGHT = re.compile("(?:[年学毕班级]|和?高|、?高|复学|开学|返校|教|课|[0-9一二三四五六七八九十]?[（(]?[0-9一二三四五六七八九十][）)]?班)")
_PART_LEFT = frozenset("\n,。;:!?、()\t 》”")
_NOT_GREETING = re.compile("(?:好|茶|安|市|报|会|餐|饭|班|场|之|[的]?(?:时候|时光|时间)|温|气|风|潮|值|见|里|两|三|是)")
_YEAR_WORD_RIGHT = re.compile("(?:纪|迈|轻|[级代龄画货味半多])")
_NEAREST_RIGHT = re.compile("的(?![一几两三0-9])")
_LAPSE_YEARS = re.compile("(?:来|内|间|前|后|以上|以下|以内|多|的?历史|如一日|工龄|党龄|时间|了|之|者|才|就|中|里|左右|期|免|质保|贷|老)")


@functools.cache
def _lapse() -> re.Pattern[str]:
    return re.compile(f"{words.cue('lapse').pattern}(?:约|近|达|了|的|超|超过|满|整整|为|是|不少于|:)?$")


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the span fills its line, or a pair of brackets."""
    while start and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    return (before == "\n" and after == "\n") or (before in "[(" and after in "])")


def fills_clause(text: str, start: int, end: int) -> bool:
    """Whether punctuation or the line's ends stand on both sides."""
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    return before in _EDGE and after in _STOP


def passes(text: str, start: int, end: int, expression: Expression) -> str:
    """``yes``, ``no``, or ``length`` when the words are a length of time rather than a date."""
    guard = expression.guard
    test = _TESTS.get(guard)
    return test(text, start, end, expression) if test else "yes"


def _oclock(text: str, start: int, end: int, expression: Expression) -> str:
    left = text[max(0, start - 4) : start]
    matched = text[start:end]
    if expression.last is not None or "时" in matched and matched[0].isdigit():
        if start and text[start - 1] in "〇零一二三四五六七八九十第.":
            return "no"
        return "yes"
    if matched in ("零时", "零点") and text[end : end + 1] not in ("差", "工", "担", "五"):
        return "yes"
    if _COUNTING.search(left):
        return "no"
    if matched.endswith(("点", "时")):
        if not matched[0].isdigit() and (start and text[start - 1] not in _EDGE and not left.endswith(("大约", "在", "于", "到"))):
            return "no"
        if _COUNTED.match(text, end) or matched.startswith(("一点", "一时")):
            return "no"
        after = text[end : end + 1]
        if matched[0].isdigit() and start and text[start - 1] not in _EDGE and after not in _EDGE and after:
            return "no"
    if re.search("点[一二三四五六七八九0-9]$", matched):
        return "no"
    return "yes"


def _colon(text: str, start: int, end: int, expression: Expression) -> str:
    if start and text[start - 1] in ":.：-/" or end < len(text) and text[end] in ":%/":
        return "no"
    if _SCORE_LEFT.search(text, max(0, start - 3), start) or _SCORE_RIGHT.match(text, end):
        return "no"
    return "yes"


def _number(text: str, start: int, end: int, expression: Expression) -> str:
    if expression.last is not None or expression.open_start or expression.open_end:
        return "no" if _NUMBER_LEFT.search(text, max(0, start - 3), start) else "yes"
    if _NUMBER_LEFT.search(text, max(0, start - 3), start) or _NUMBER_RIGHT.match(text, end):
        return "no"
    before = text[start - 1] if start else "\n"
    if not text[start].isdigit() and text[end : end + 1] not in _EDGE and end < len(text):
        return "no"
    return "yes" if before in _EDGE or before in "于在从自到至截止本月这了" else "no"


def _days(text: str, start: int, end: int, expression: Expression) -> str:
    if start and text[start - 1] in "第.〇零":
        return "no"
    if expression.last is None and not expression.open_end and not expression.open_start:
        if _lapse().search(text, max(0, start - 6), start) or re.compile("之?内|以[内上下]|游|龄").match(text, end):
            return "length"
    return "yes"


def _length(text: str, start: int, end: int, expression: Expression) -> str:
    matched = text[start:end]
    left = text[max(0, start - 3) : start]
    if start and text[start - 1] in "第.〇零" or _LENGTH_LEFT.search(left) and not left.endswith(("有", "上", "下")):
        return "no" if not left.endswith(("前", "后", "头", "首", "最后", "又", "每", "全", "半", "同")) else "yes"
    if left.endswith("月") and expression.rule == "duration":
        return "no"
    if left.endswith(("有", "上", "下", "某")) and matched.startswith("一"):
        return "no"
    if matched in ("24小时", "二十四小时", "12小时", "7天24小时") and (
        _HOUR_BYWORD.match(text, end) or left.endswith(("×", "x", "X", "*", "全天", "昼夜", "全年"))
    ):
        return "no"
    if matched.endswith("周年"):
        return "no" if _ANNIVERSARY.search(text, max(0, start - 6), start) or text[end : end + 1] not in ("", "\n", ",", "。", " ") else "yes"
    if _LENGTH_RIGHT.match(text, end) or (matched.endswith(("时", "分钟", "刻钟")) and _CIRCLE.match(text, end)):
        return "no"
    if matched[0] in "几数多" and left[-1:] in ("无", "好", "第", "为", "大", "人", "很", "较", "最", "许", "更", "众", "诸"):
        return "yes" if left[-1:] in ("好", "许") else "no"
    return "yes"


def _length_days(text: str, start: int, end: int, expression: Expression) -> str:
    if _lapse().search(text, max(0, start - 6), start):
        return "yes"
    return "no"


def _offset(text: str, start: int, end: int, expression: Expression) -> str:
    if _length(text, start, end - 1, expression) == "no":
        return "no"
    return "length" if _lapse().search(text, max(0, start - 6), start) else "yes"


def _short_year(text: str, start: int, end: int, expression: Expression) -> str:
    matched = text[start:end]
    if matched[0] in "0零〇" or expression.last is not None:
        return "yes"
    if _lapse().search(text, max(0, start - 6), start) or _LAPSE_YEARS.match(text, end) or expression.open_start or expression.open_end:
        return "length"
    if not matched[0].isdigit():
        return "yes"
    return "yes" if stands_alone(text, start, end) or text[max(0, start - 1) : start] in ("从", "自", "于") else "length"


def hidden_in_word(text: str, start: int) -> bool:
    """Whether a word such as 明天 is cut out of another: 说明天气."""
    if not start:
        return False
    match = _word().match(text, start)
    if match is None:
        return False
    relative, vague = words.relatives().get(match[0]), words.vague().get(match[0])
    return text[start - 1] in (relative.not_after if relative else vague[2] if vague else "")


@functools.cache
def _word() -> re.Pattern[str]:
    return re.compile(words.alternation([*words.relatives(), *words.vague()]))


def _bare_part(text: str, start: int, end: int, expression: Expression) -> str:
    moment = expression.first or expression.last
    assert moment is not None
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    matched = text[start:end]
    part = words.parts_of_day().get(matched)
    if part is None or not part.bare or before not in _PART_LEFT:
        return "no"
    if after in ",。\n":
        return "yes"
    return "yes" if matched in ("上午", "下午", "中午", "傍晚", "凌晨", "清晨") and not _NOT_GREETING.match(text, end) and before != "、" else "no"


def _bare_lunar(text: str, start: int, end: int, expression: Expression) -> str:
    moment = expression.first or expression.last
    assert moment is not None
    if moment.month is not None or expression.last is not None:
        return "yes"
    if _GRADE_RIGHT.match(text, end) or text[max(0, start - 1) : start] in ("高", "、", "和"):
        return "no"
    return "yes" if moment.part or moment.hour is not None or expression.open_end or expression.open_start else "no"


def _festival(text: str, start: int, end: int, expression: Expression) -> str:
    from .calendars import festivals

    moment = expression.first or expression.last
    assert moment is not None and moment.festival is not None
    if not festivals()[moment.festival].guarded or expression.rule != "day" or moment.note:
        return "yes"
    name = moment.festival.strip("“”\"")
    if name[0] in "一二三四五六七八九十":
        whole = not text[:start].strip() and not text[end:].strip()
        return "yes" if whole or _TERM_LEFT.search(text, max(0, start - 2), start) and "“" in moment.festival else "no"
    if fills_clause(text, start, end) and text[max(0, start - 1) : start] not in ("、", ":") or _TERM_RIGHT.match(text, end):
        return "yes"
    return "yes" if _TERM_LEFT.search(text, max(0, start - 3), start) else "no"


def _term(text: str, start: int, end: int, expression: Expression) -> str:
    moment = expression.first or expression.last
    assert moment is not None and moment.term is not None
    if expression.rule != "day" or expression.last is not None or end - start > len(moment.term):
        return "yes"
    if _TERM_RIGHT.match(text, end) or _TERM_LEFT.search(text, max(0, start - 3), start):
        return "yes"
    before = text[start - 1] if start else "\n"
    return "yes" if before in "\n。!?;," and fills_clause(text, start, end) and text[end : end + 1] != "(" else "no"


def _plan(text: str, start: int, end: int, expression: Expression) -> str:
    matched = text[start:end]
    if matched.endswith(("期间", "时期", "以来", "末", "初", "末期", "初期", "中期", "后期", "期末")) or expression.open_end:
        return "yes"
    return "no"


def _year_word(text: str, start: int, end: int, expression: Expression) -> str:
    return "no" if _YEAR_WORD_RIGHT.match(text, end) else "yes"


def _nearest(text: str, start: int, end: int, expression: Expression) -> str:
    return "no" if _NEAREST_RIGHT.match(text, end) or text[max(0, start - 1) : start] in ("离", "距") else "yes"


def _slashed(text: str, start: int, end: int, expression: Expression) -> str:
    return "yes" if not start or text[start - 1] in _EDGE else "no"


def _alone(text: str, start: int, end: int, expression: Expression) -> str:
    if re.search("[.·]", text[start:end]) and (text[:start].strip() or text[end:].strip()):
        return "no"  # 2.5 on a line of its own is more often a figure
    return "yes" if stands_alone(text, start, end) else "no"


def _reckoned(text: str, start: int, end: int, expression: Expression) -> str:
    return "no" if text[max(0, start - 1) : start] in ("附", "靠", "临", "接", "亲", "最", "将", "远", "逼", "贴") else "yes"


def _issue(text: str, start: int, end: int, expression: Expression) -> str:
    return "no" if _ISSUE.match(text, end) else "yes"


_TESTS = {
    "issue": _issue,
    "oclock": _oclock, "colon": _colon, "number": _number, "days": _days, "length": _length, "length days": _length_days,
    "offset": _offset, "short year": _short_year, "bare part": _bare_part, "bare lunar": _bare_lunar, "festival": _festival,
    "term": _term, "plan": _plan, "year word": _year_word, "nearest": _nearest,
    "slashed": _slashed, "alone": _alone, "reckoned": _reckoned,
}  # fmt: skip
