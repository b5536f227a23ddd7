"""Titles in text: where they stand, and their parts. Who holds them and where is `resolve`'s matter.

Offsets are those of the text given; matching runs on its matching form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .. import anchors
from ..matching import leftmost_longest, matching_form
from ..results import Person, UnitMention
from .collectives import CollectiveReader
from .organs import Holder, OrganReader
from .words import SIGNS, Post, Words, words

#: Posts of leading groups and headquarters take a bare subject before them: 疫情防控指挥长.
_TOPIC_KIND = "leading_group"
#: Characters in which an organ's name and its head's post meet: 公安局长, 宣传部长.
_MEETING = "部局厅处科院校所站队台会社署馆园关厂组庭团行场狱军"
#: 各乡镇党委书记, 所有设区市市委书记: a post in the plural is a collective.
_PLURAL = re.compile(
    r"(?:各级|各地|各(?!界)|所有|全体|历届|(?<=部分)|(?<=多名)|(?<=多位))[省市区县州盟旗镇乡街道村社部门单位开发园管理场、()]{0,10}"
    r"|(?:乡镇?|镇)\([街道办场园区乡镇、]{1,8}\)|设区市|(?:[省市州县区旗乡镇村]、){0,4}[省市州县区旗乡镇村]?[两三四五]级|[省市区县]属"
)
_OF_TOWNSHIPS = ("乡长", "镇长")  # whose last character may begin a village's name: 大桥乡|长乐村
_PLURAL_REACH = 12
_FOREIGN_WORDS = 4  # from a country's name to a post
#: An envoy's post: 中国驻法国大使.
_ENVOY, _ENVOYS = re.compile(r"(?:中华人民共和国|中国|我国?)?常?驻(?!外)[\u4e00-\u9fff]{1,14}$"), ("大使", "公使", "总领事", "参赞")
_ENVOY_REACH = 24
#: Between a body and one of its deputies: 中央组织部|分管日常工作的|副部长.
_IN_CHARGE, _CHARGE = re.compile("(?:分管|主管|主持|负责)[\u4e00-\u9fff]{0,8}的$"), 14
_DOCUMENT = 40  # characters of a document's name on either side
_SUCCESSIVE, _GOES_ON = "历任", "、,。;等"  # 历任县委书记接力: all of them; 历任乡长、县长: one person's career
#: A village whose name begins with the post's last character: 高兴镇|长迳村, 双港镇|长山村第一书记.
_VILLAGE_BEHIND = re.compile(
    r"(?<=长)[\u4e00-\u9fff]{1,2}(?:村|社区|屯|街|路)(?:(?=第一书记|党支部|党总支|村委会|居委会)|(?![\u4e00-\u9fff]{0,2}(?:书记|主任|支书)))"
)
#: What stands before the unit in the full name of its CPPCC.
_CONSULTATIVE = re.compile("(?:政协|中国人民政治协商会议)(?:第?[一二三四五六七八九十0-9]{1,3}届)?$")
_CONSULTATIVE_ENDS = frozenset("协议届")
_PARTY, _COMMITTEES, _EX = "中共", ("委", "党委"), ("前任", "前")
#: Several levels at once before 委: 县(市、区)委书记.
_LEVELS = re.compile(r"[省市县区旗州盟]\([省市县区旗州盟、]{1,8}\)$")
_BRACKETED, _BRACKET = re.compile(r"(?<=[\u4e00-\u9fff])\([\u4e00-\u9fff]{2,14}\)$"), 17
_CHARGED = re.compile("(?:分管|主管|协管)$")
_FIELD = "门队"  # 公安部门, 财政部门: every organ of a field, no ministry


@dataclass(slots=True)  # not frozen: a page makes thousands
class FoundTitle:
    """A title before resolution.

    ``unit`` is the unit written in it, ``sign`` the level sign that stands for one; ``head`` is the post's entry in
    the lexicon (None for central titles, ranks and collectives); ``standing`` tells whether the words alone make it a
    title or a person or list beside them must. ``single`` is what a collective is where it names its holders
    (党组成员甲).
    """

    start: int
    end: int
    post: str
    post_start: int
    rule: str
    organ: str | None = None
    unit: UnitMention | None = None
    sign: str | None = None
    head: Post | None = None
    central: bool = False
    collective: bool = False
    modifiers: tuple[str, ...] = ()
    rank: str | None = None
    standing: bool = True
    single: FoundTitle | None = None


def scan(text: str, units: Sequence[UnitMention], people: Sequence[Person]) -> list[FoundTitle]:
    """Every place that may be a title, in order; `resolve.link` drops those that nothing beside them supports."""
    form = matching_form(text)
    lexicon = words()
    heads = leftmost_longest(hit for hit in anchors.scan(form) if hit[2] in lexicon.heads and not _cuts_post(form, hit, lexicon))
    reader = OrganReader(form, units, lexicon, [start for start, _, _ in heads])
    collectives = CollectiveReader(form, units, reader, lexicon)
    names = sorted((mention.start, mention.end) for person in people for mention in person.mentions)
    name_ends = {end: start for start, end in names}
    unit_ends = {unit.start: unit.end for unit in units if not unit.deictic}
    left, name_at = 0, 0
    found: list[FoundTitle] = []
    for start, end, term in heads:
        while name_at < len(names) and names[name_at][1] <= start:
            left = max(left, names[name_at][1])
            name_at += 1
        start, term = reader.cut_by_organ(start, end, term)
        inside_name = name_at < len(names) and names[name_at][0] < end
        if inside_name or lexicon.continued.match(form, end) or _cuts_unit(unit_ends, start, end) or reader.inside_organ(start, end):
            continue
        village = _VILLAGE_BEHIND.match(form, end) and term in lexicon.posts
        if village and (reader.in_unit(start) or term in _OF_TOWNSHIPS and form[start - 1 : start].isalpha()):
            continue
        listed = bool(found) and found[-1].end == left and not found[-1].collective and form[left] == "、"
        title = _title(form, start, end, term, left, name_ends, reader, lexicon, listed)
        if term in lexicon.collective_cores:
            title = _collective(form, end, title, collectives)
        if title is None or _is_foreign(form, title.start, lexicon):
            continue
        if found and title.collective and found[-1].start < title.start < found[-1].end:  # 领导干|部、市直部门负责人
            title = collectives.read(end, floor=found[-1].end) or title
        while found and found[-1].end > title.start:  # 县委书记等领导: the wider, later reading
            found.pop()
        found.append(title)
        left = end
    return found


def _title(
    form: str, start: int, end: int, term: str, left: int, names: Mapping[int, int], reader: OrganReader, lexicon: Words, listed: bool
) -> FoundTitle | None:
    if term in lexicon.central and reader.cuts_organ(start):  # 国家监委主任 in 中央纪委国家监委主任
        post = lexicon.central[term][0]
        term = next((post[at:] for at in range(len(post)) if post[at:] in lexicon.posts), term)
        start = end - len(term)
    if term in lexicon.central:
        post, organ = lexicon.central[term]
        start -= len(_PARTY) if form.startswith(_PARTY, start - len(_PARTY)) and start >= left + len(_PARTY) else 0
        if organ is None and start > left and form[start - 1] == "原":  # 国务院原副总理
            holder = reader.read(start - 1, left)
            former = "原" + post if holder.organ or not form[start - 2 : start - 1].isalnum() else post
            begin = holder.start if holder.organ else start - 1
            return FoundTitle(begin, end, former, start - 1, "central title", organ=holder.organ, central=True, modifiers=("former",))
        return FoundTitle(start, end, post, start, "central title", organ=organ, central=True)
    if term in lexicon.ranks:
        holder = reader.read(start, left)
        return FoundTitle(
            holder.start, end, term, start, "rank", organ=holder.organ, unit=holder.unit, sign=holder.sign,
            central=_is_central(holder, lexicon), rank=term,
        )
    head = lexicon.posts.get(term)
    if head is None or reader.borrows(start):
        return None
    start = end - len(head.value)  # 王家村|支书
    post_start, modifiers = _modifiers(form, start, left, reader, lexicon)
    shares = _shared(form, start, head) if post_start == start else 0
    topic = _TOPIC_KIND in head.kinds and (head.bare or term[-1] == "长")
    holder = reader.read(post_start, left, shares=shares, topic=topic, listed=listed)
    if holder.start == post_start:
        holder, once = _holder_apart(form, post_start, left, reader, lexicon)
        modifiers = ("former", *modifiers) if once else modifiers
    if shares and holder.unit is not None and holder.unit.level == "zone" and holder.unit.end > start:
        return None  # 自贸区|长水机场
    begin = holder.start
    if form[begin:post_start] == head.level_sign == form[post_start : post_start + len(head.level_sign)]:  # 某两县|县长
        begin, holder = post_start, Holder(post_start)
    elif holder.unit is None and _is_doubled(holder, lexicon):  # 某两县|县委书记
        begin, holder = begin + 1, replace(holder, organ=(holder.organ or "")[1:])
    if holder.organ in _COMMITTEES and (levels := _LEVELS.search(form, left, begin)) is not None:
        begin = levels.start()  # 县(市、区)委书记, of no one's in particular
        holder = Holder(begin, form[begin:post_start])
    if begin < post_start and begin > left and form[begin - 1] == "原":  # 原县扶贫办主任: in the span, not in the post
        begin, modifiers = begin - 1, ("former", *modifiers)
    if holder.former:
        modifiers = ("former", *modifiers)
    if begin < post_start and begin > left and form[begin - 1] == "某":  # 某县县长
        begin -= 1
    plural = _plural_start(form, begin, post_start, left, reader)
    if form.startswith(_SUCCESSIVE, begin - len(_SUCCESSIVE)) and form[end : end + 1] not in _GOES_ON:
        plural = begin - len(_SUCCESSIVE)
    envoy = _ENVOY.search(form, max(left, post_start - _ENVOY_REACH), post_start) if term.endswith(_ENVOYS) else None
    if envoy is not None:
        return FoundTitle(envoy.start(), end, form[post_start:end], post_start, "envoy", head=head, central=True, modifiers=modifiers)
    consultative = _CONSULTATIVE.search(form, left, begin) if form[begin - 1 : begin] in _CONSULTATIVE_ENDS else None
    if consultative is not None and holder.organ and holder.organ.endswith(("委员会", "委员会党组")):
        begin = consultative.start()
        holder = replace(holder, organ=form[begin:post_start])
    elif consultative is not None and holder.unit is not None and not holder.organ:
        begin, holder = consultative.start(), replace(holder, organ=consultative.group())  # 政协陕西省副主席
    body = holder
    described = begin == post_start and form[post_start - 1 : post_start] == "的"
    charge = _IN_CHARGE.search(form, max(left, post_start - _CHARGE), post_start) if described else None
    if charge is not None:  # 中央组织部分管日常工作的副部长
        body = reader.read(charge.start(), left)
        holder = Holder(post_start, unit=body.unit, sign=body.sign)
    has_holder = bool(holder.organ or holder.unit or holder.sign)
    if not has_holder and post_start in names:  # 省委李国强书记: the organ stands before the name
        holder = body = reader.read(names[post_start], 0)
    return FoundTitle(
        begin if plural is None else plural,
        end,
        form[post_start:end],
        post_start,
        "unit and organ and post" if has_holder else "bare post",
        organ=holder.organ,
        unit=holder.unit,
        sign=holder.sign or (head.level_sign or None if not holder.unit else None),
        head=head,
        central=_is_central(body, lexicon),
        collective=plural is not None and lexicon.cues.get(lexicon.cue_endings.at(form, plural) or "") != "propose",
        modifiers=modifiers,
        rank=_rank_after(form, end, lexicon),
        standing=head.bare or has_holder,
    )


def _is_foreign(form: str, at: int, lexicon: Words) -> bool:
    """Whether a country's or an international organisation's name stands before a post: 越南共产党中央总书记, 东盟|秘书长."""
    at += form[at] in SIGNS
    for _ in range(_FOREIGN_WORDS):
        if lexicon.foreign.at(form, at) is not None:
            return True
        word = lexicon.of_foreign.at(form, at)
        if word is None:
            return False
        at -= len(word)
    return False


def _is_doubled(holder: Holder, lexicon: Words) -> bool:
    """Whether the level's sign before an organ belongs to what stands before: 某两县|县委, but not 市|市场监督管理局."""
    organ = holder.organ or ""
    return organ[:1] == organ[1:2] == holder.sign and organ[1:] not in lexicon.bare_organs


def _holder_apart(form: str, at: int, left: int, reader: OrganReader, lexicon: Words) -> tuple[Holder, bool]:
    """What holds a post that a word or bracket parts from it, and whether that word makes it a former one: 市纪委前书记,
    军分区大校政委, 市应急管理局分管副局长, 市第三医院(定点医院)院长."""
    parting = _BRACKETED.search(form, max(left, at - _BRACKET), at) if form[at - 1 : at] == ")" else _CHARGED.search(form, max(left, at - 2), at)
    start = parting.start() if parting is not None else next((at - n for n in (4, 3, 2) if form[at - n : at] in lexicon.grade_words), at)
    once = next((word for word in _EX if start == at and form.endswith(word, 0, at)), "")  # 县卫生局前任局长
    start -= len(once)
    if start == at or start <= left:
        return Holder(at), False
    holder = reader.read(start, left)
    held = holder.organ is not None or len(once) > 1 and holder.unit is not None  # 某市前任副市长
    return (holder, bool(once)) if held else (Holder(at), False)


def _shared(form: str, start: int, head: Post) -> int:
    """How many of a post's first characters a unit or organ before it may end in: 无锡市长, 公安局长, 赛汉苏木达."""
    sign = head.level_sign
    return len(sign) if sign and form.startswith(sign, start) else int(form[start] in _MEETING)


#: The kind of posts that are none without their body: 负责人.
_RESPONSIBLE = "responsible"
#: Who holds a post stands before these: 甲、乙等为成员.
_TAKES = "为任"


def _collective(form: str, end: int, single: FoundTitle | None, collectives: CollectiveReader) -> FoundTitle | None:
    """The collective whose head ends at ``end``; as one person's post too where its body or a boundary stands before it."""
    if _names_document(form, end):
        return None
    found = collectives.read(end)
    if single is None or single.collective:
        return found
    if single.head is not None and _RESPONSIBLE in single.head.kinds:
        return replace(found, single=single) if found is not None and single.organ else found
    if not single.organ and single.start and form[single.start - 1].isalnum() and form[single.start - 1] not in _TAKES:
        return found
    if found is None:
        return replace(single, standing=False)
    listed = single.organ is not None and form[single.start - 1 : single.start] == "、"  # 市委常委、市政府党组成员甲
    return replace(found, start=single.start, single=single) if single.start <= found.start or listed else found


def _names_document(form: str, end: int) -> bool:
    """Whether a place lies in a document's name: 《党政领导干部选拔任用工作条例》."""
    low = max(0, end - _DOCUMENT)
    closed = form.find("》", end, end + _DOCUMENT)
    return closed >= 0 and form.rfind("《", low, end) > form.rfind("》", low, end) and "\n" not in form[end:closed]


def _modifiers(form: str, start: int, left: int, reader: OrganReader, lexicon: Words) -> tuple[int, tuple[str, ...]]:
    """Where the post with its modifiers begins, and what the modifiers mean (代, 副, 常务, 第一, 原)."""
    meanings: list[str] = []
    while len(meanings) < 3:
        word = lexicon.modifiers.at(form, start)
        if word is None or start - len(word) < left or reader.in_unit(start - 1):
            break
        start -= len(word)
        meanings.insert(0, lexicon.modifier_meanings[word])
    return start, tuple(meanings)


def _plural_start(form: str, start: int, post_start: int, left: int, reader: OrganReader) -> int | None:
    """Where a plural's quantifier stands: right before the title, or inside what was read as its organ."""
    for match in _PLURAL.finditer(form, max(left, start - _PLURAL_REACH), post_start):
        if match.end() >= start and not reader.in_unit(match.start()):  # 孙各庄乡乡长
            return match.start()
    return None


def _rank_after(form: str, end: int, lexicon: Words) -> str | None:
    """The level in brackets behind a post: 副主任(正处级)."""
    grade = lexicon.grades.match(form, end + 1) if form[end : end + 1] == "(" else None
    return grade.group() if grade is not None and form[grade.end() : grade.end() + 1] == ")" else None


def _is_central(holder: Holder, lexicon: Words) -> bool:
    """Whether the organ is the state's, or a body inside one (水利部党组, 教育部办公厅), in no unit."""
    organ = holder.organ
    if organ is None or organ in lexicon.central_organs:
        return organ is not None
    if holder.unit is not None or holder.sign is not None:
        return False
    return any(organ[:at] in lexicon.central_organs and organ[at] not in _FIELD for at in range(3, len(organ)))


def _cuts_post(form: str, hit: tuple[int, int, str], lexicon: Words) -> bool:
    """Whether a rank of officers takes the first character of a post: 中校 in 县职中校长."""
    return hit[2] in lexicon.grade_words and form[hit[1] - 1 : hit[1] + 1] in lexicon.posts


def _cuts_unit(spans: dict[int, int], start: int, end: int) -> bool:
    """Whether a unit begins inside the words and ends outside: 市长 in 江阴市长泾镇."""
    return any(spans.get(position, 0) > end for position in range(start + 1, end))
