"""Reads leftwards from a post: the units, level sign and organ written directly before it.

The characters before a post are turned into a string of kinds, one letter a character, and one expression over
that string says where the title begins:

====  =========================================================================
U u   first and further characters of a unit's name
s p   a level sign standing for a unit (市 in 市公安局), further characters of one (自治区)
O o   first and further characters of an organ that needs a unit or a name before it
B     first character of an organ that stands by itself (组织部) or brings its level sign (市委)
z     words that place one unit's team in another (驻, 对口支援)
x     anything else that may be part of an organ's own name
====  =========================================================================
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..results import UnitMention
from .words import SIGNS, Words

# Quotation marks end a title unless they stand around part of an organ's name: 省委“三讲”教育巡视组.
_PUNCTUATION = re.compile(
    r"[、,。;:!?…\n\t《》<>\[\]【】‘’\"'|/()> \u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"  # arrows, dingbats and emoji too
    r"|“(?![^“”,。;\n]{1,10}”[\u3400-\u9fff])|(?<![\u3400-\u9fff+])”|”(?![\u3400-\u9fff])"
)
_CLAUSE_MARKS = "\n。,;:"
_CLAUSE_END = re.compile(f"[{_CLAUSE_MARKS}]")
_PARTY, _OFFICE, _PREFECTURE = "中共", "办事处", "地区"
_REGION, _MARKET = "自治区", "市场"  # 吉林省|市场监督管理厅, 文化市场执法支队
_BRACKETS = ("(", ")")
_ONCE_SO, _ATOM, _LEAGUE = "原", "原子", ("共青团", "团")
_BRANCHES = ("分局", "分公司", "支公司", "分行", "支行")
_WINDOW = 40  # characters: no title in official use is longer
_JOINING = "和与及"
_PRONOUNS = "他她我你"
_ONE = ("x", "ux", "Ux", "px")  # a single character behind a unit or a mark: 恩和嘎查 is one name
_SIGN = re.compile(f"[{SIGNS}]")
_VILLAGE = "村社居屯"
_TROOPS, _GARRISON = "军", "军分区"
_NUMBERED, _NUMERALS = "团连师集旅", "一二三四五六七八九十百〇0123456789"
_COUNTING = frozenset("0123456789一二两三四五六七八九十百数几多各")  # 2名某委员会委员: one is none of their bodies
_OURS = frozenset("我本该")  # 我院|副院长
_POINTING = "该本我"  # 该县县长: a deictic that stands for a unit's name, unlike 全县

_UNITS = r"(?:Uu*)+"
_NAME = rf"x{{0,16}}(?:z+(?:{_UNITS}|sp*)?x{{0,8}})?"
_ORGANS = rf"(?:(?:{_UNITS}|sp*)?{_NAME}[OB]o*)"
_HOLDER, _LISTED_HOLDER = (
    re.compile(rf"(?:(?P<place>{_UNITS}(?:sp*)?|sp*)|^(?=[xz]x{{0,11}}{organs})|(?=[OB])){_ORGANS}*$") for organs in ("O", "[OB]")
)
#: A group or headquarters of a level, at a place named inside: 省疫情处置工作济南现场联合指挥部.
_AT_PLACE, _GROUPS = re.compile(rf"(?P<place>s{{1,2}}p*)x{{4,16}}{_UNITS}x{{1,10}}[OB]o*$"), ("指挥部", "工作组", "领导小组", "专班", "前指")
_ONCE_VILLAGE = re.compile("(?<=[村居屯])原村$|(?<=[村居屯区])原(?=[党支总团])")
_VILLAGE_NAME = re.compile("x{1,6}O")
_JOINED, _GOES_ON = re.compile(r"[uUspOo]x{2,8}$"), re.compile(r"x{0,8}[OB]o*(?:[OB]o*)?")
_FIELD = re.compile("x{2,8}")
_NATIONAL = re.compile("(?:国家|中国|全国|中华)[\u4e00-\u9fff]{2,8}$")
_ONCE = re.compile("[UuspOoB]x(?=[OB])")  # where 原 may stand
_TOPIC = re.compile(rf"(?P<place>{_UNITS}(?:sp*)?|sp*){_ORGANS}*x{{1,12}}$")


@dataclass(frozen=True, slots=True)
class Holder:
    """What stands before a post: where it begins, its organ, its last unit or its level sign, and whether 原 stands between
    the organs (市水利局原党组书记)."""

    start: int
    organ: str | None = None
    unit: UnitMention | None = None
    sign: str | None = None
    former: bool = False


class OrganReader:
    """Finds the `Holder` of a post in one text (in matching form), near ``places`` (in order) where posts may stand."""

    def __init__(self, text: str, units: Sequence[UnitMention], words: Words, places: Iterable[int]) -> None:
        self.text = text
        self.words = words
        self._units = _outermost(
            [unit for unit in units if not unit.abbrev and (not unit.deictic or text[unit.start] in _POINTING)]
        )
        self._unit_at = {unit.start: unit for unit in self._units}
        self._unit_ends = [unit.end for unit in self._units]
        self.organs = list(_organs_near(text, words, places))
        self._organ_ends = [organ[1] for organ in self.organs]

    def read(self, post_start: int, left: int, *, shares: int = 0, topic: bool = False, listed: bool = False) -> Holder:
        """The holder of the post whose words begin at ``post_start``, not reaching left of ``left``.

        ``shares``: in how many of the post's first characters an organ or unit may end (公安局长, 无锡市长). ``topic``: a bare
        subject may stand before the post (疫情防控指挥长). ``listed``: another post ends at ``left``, so that what stands behind
        the 、 there is all one name (县委常委、江心洲防汛指挥部政委).
        """
        item, left = left + 1, max(left, post_start - _WINDOW)
        for mark in _PUNCTUATION.finditer(self.text, left, post_start):
            at = mark.start()  # 党(工)委, 中国(浙江)自由贸易试验区
            if not (mark.group() in _BRACKETS and (self.cuts_organ(at) or self.in_unit(at))):
                left = mark.end()
        if left >= post_start:
            return Holder(post_start)
        end = post_start + shares if shares and self._named_until(post_start + shares, left) else post_start
        listed = listed and left == item and self.text[item] not in _COUNTING
        kinds, left = self._kinds(left, end, listed)
        at_place = _AT_PLACE.search(kinds) if self.text.endswith(_GROUPS, left, end) else None
        if at_place is not None:
            start = left + at_place.start()
            return Holder(start, self.text[start:end], sign=self.text[start : start + len(at_place["place"])])
        match = (_LISTED_HOLDER if listed and left == item else _HOLDER).search(kinds) or (_TOPIC.search(kinds) if topic else None)
        if match is None:
            return Holder(post_start)
        holder = self._holder(kinds, match, left, end)
        ours = holder.start + 1 == post_start and self.text[holder.start - 1 : holder.start] in _OURS
        return Holder(post_start) if ours else holder

    def in_unit(self, at: int) -> bool:
        """Whether a character belongs to a unit's name (原 in 太原市长 is no modifier)."""
        return self._unit_over(at) is not None

    def borrows(self, at: int) -> bool:
        """Whether a post takes its first character from a short name that ends in it by chance (广州长隆)."""
        unit = self._unit_over(at)
        return unit is not None and unit.end == at + 1 and unit.name is not None and not unit.name.endswith(self.text[at])

    def _unit_over(self, at: int) -> UnitMention | None:
        found = bisect.bisect_right(self._unit_ends, at)
        return self._units[found] if found < len(self._units) and self._units[found].start <= at else None

    def inside_organ(self, start: int, end: int) -> bool:
        """Whether words that look like a post are part of a longer organ's name (指挥 in 指挥部)."""
        at = bisect.bisect_right(self._organ_ends, end)
        return at < len(self.organs) and self.organs[at][0] <= start and self.organs[at][2] not in self.words.long_signs

    def cuts_organ(self, at: int) -> bool:
        """Whether an organ's name goes on over ``at``."""
        found = bisect.bisect_right(self._organ_ends, at)
        return found < len(self.organs) and self.organs[found][0] < at and self.organs[found][2] not in self.words.long_signs

    def cut_by_organ(self, start: int, end: int, term: str) -> tuple[int, str]:
        """The post that remains of words whose beginning belongs to an organ: 组长 of 班组长 in 工作专班组长."""
        at = bisect.bisect_right(self._organ_ends, start)
        if at < len(self.organs):
            organ_start, organ_end, organ = self.organs[at]
            rest = self.text[organ_end:end]
            if organ_start < start < organ_end < end and rest in self.words.posts and organ not in self.words.long_signs:
                return organ_end, rest
        return start, term

    def organs_between(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The organs that reach into a stretch of the text."""
        at = bisect.bisect_right(self._organ_ends, start)
        while at < len(self.organs) and self.organs[at][0] < end:
            yield self.organs[at]
            at += 1

    def _named_until(self, end: int, left: int) -> bool:
        """Whether a unit or organ ends at ``end``."""
        unit = self._unit_over(end - 1)
        if unit is not None and unit.end == end:
            return unit.start >= left
        at = bisect.bisect_left(self._organ_ends, end)
        if at == len(self.organs) or self._organ_ends[at] != end:
            return False
        return self.organs[at][0] >= left and self.organs[at][2] not in self.words.long_signs

    def _kinds(self, left: int, end: int, listed: bool) -> tuple[str, int]:
        """The string of kinds of ``text[left:end]``, cut behind the last word that ends an organ's name."""
        text, words = self.text, self.words
        kinds = ["x"] * (end - left)
        for sign in _SIGN.finditer(text, left, end):
            position, character = sign.start(), sign.group()
            if text.startswith(_MARKET, position):
                continue
            if (character not in _VILLAGE or position == left) and (  # a village's sign ends its name
                text[max(position - 1, 0) : position + 1] not in words.compounds
            ):
                kinds[position - left] = "s"
        for unit in self._units[bisect.bisect_right(self._unit_ends, left) : bisect.bisect_right(self._unit_ends, end)]:
            if unit.start >= left:
                kinds[unit.start - left : unit.end - left] = "U" + "u" * (unit.end - unit.start - 1)
        for word in words.sent_to.finditer(text, left, end):
            if set(kinds[word.start() - left : word.end() - left]) == {"x"}:
                kinds[word.start() - left : word.end() - left] = "z" * len(word.group())
        within = slice(bisect.bisect_right(self._organ_ends, left), bisect.bisect_right(self._organ_ends, end))
        for start, stop, term in self.organs[within]:
            if start < left:
                continue
            if term not in words.long_signs:
                alone = term in words.bare_organs or term[0] in SIGNS
                if start > left and kinds[start - left - 1] == "x" and (
                    term[0] in _VILLAGE or (term[0] in _NUMBERED and text[start - 1] in _NUMERALS)
                ):
                    alone = False  # 杨寨村党支部, 八十四团党委: the name before belongs to it
                suffix = words.organ_suffixes.at(text, start + 1) or ""  # 庐山管理|局党委
                if alone and len(suffix) > 1 and set(kinds[max(0, start + 1 - len(suffix) - left) : start - left]) == {"x"}:
                    start, alone = max(left, start + 1 - len(suffix)), False
                kinds[start - left : stop - left] = ("B" if alone else "O") + "o" * (stop - start - 1)
            elif kinds[start - left] not in "Uu":
                named = start > left and kinds[start - left - 1] == "x"
                first, further = "Oo" if named and term in words.village_signs else "xx" if named and term in words.zone_signs else "sp"
                kinds[start - left : stop - left] = first + further * (stop - start - 1)
        stops = list(words.stops(text, left, end))
        self._mark_suffixes(kinds, left, end, stops)
        cut = left
        for stop_start, stop_end in stops:
            if not all(kind in "xsp" for kind in kinds[stop_start - left : stop_end - left]):
                continue
            joining, before = text[stop_start] in _JOINING, "".join(kinds[max(0, stop_start - left - 2) : stop_start - left])
            one = before in _ONE and text[stop_start - 1] not in _PRONOUNS and stop_start != cut
            if not (joining and (one or self._joins(kinds, left, stop_start, listed))):
                cut = stop_end
        return "".join(kinds[cut - left :]), cut

    def _joins(self, kinds: list[str], left: int, at: int, listed: bool) -> bool:
        """Whether 和, 与 or 及 joins the fields of one organ (市规划和国土资源局), not two organs (市规划局和国土局)."""
        before = "".join(kinds[: at - left])
        joined = _JOINED.search(before) or _NATIONAL.search(self.text, left, at) or (_FIELD.fullmatch(before) if listed else None)
        if joined is None or _GOES_ON.fullmatch("".join(kinds[at + 1 - left :])) is None:
            return False
        return self.words.organ_suffixes.at(self.text[left:at], at - left) is None

    def _mark_suffixes(self, kinds: list[str], left: int, end: int, stops: Sequence[tuple[int, int]]) -> None:
        """Known endings of organ names where no known organ stands: before the post and before other organs; not in a word that
        ends so and stands before titles (拜会|市委书记)."""
        ends = [end, *(left + at for at, kind in enumerate(kinds) if kind in "OB" and at)]
        for stop in ends:
            if kinds[stop - left - 1] not in "xsp":
                continue
            for suffix in self.words.organ_suffixes.all_at(self.text[left:stop], stop - left):
                inside = any(start <= stop - len(suffix) and stop <= close for start, close in stops)
                if not inside and set(kinds[stop - left - len(suffix) : stop - left]) <= {"x", "s", "p"}:
                    kinds[stop - left - len(suffix) : stop - left] = "O" + "o" * (len(suffix) - 1)
                    break

    def _holder(self, kinds: str, match: re.Match[str], left: int, end: int) -> Holder:
        start = left + match.start()
        place = match["place"] or ""
        units_end = len(place.rstrip("sp"))
        organ_start = start + units_end
        unit = self._last_unit(kinds, match, left)
        sign = self.text[start : start + len(place)] if kinds[match.start()] == "s" else None
        if sign is None and not units_end and kinds[match.start()] in "OB":
            sign = self._sign_of_organ(start)
        begin = start
        if self.text.startswith(_PARTY, start - len(_PARTY)) and start - len(_PARTY) >= left:
            begin -= len(_PARTY)
        if organ_start >= end:
            return Holder(begin, None, unit, sign)
        lends_sign = (
            units_end
            and self.text[organ_start - 1] in SIGNS
            and (self.text[organ_start] not in SIGNS or self.text.startswith(_MARKET, organ_start))
            and self._lends_sign(unit)
            and not self._is_village(kinds, organ_start - left, organ_start)
        )
        if lends_sign:
            organ_start -= len(_REGION) if self.text.endswith(_REGION, start, organ_start) else 1
        once = _ONCE.search(kinds, max(match.start(), organ_start - left - 1))
        at = left + once.start() + 1 if once is not None else end
        if once is None or self.text[at : at + 1] != _ONCE_SO:
            organ = self.text[organ_start:end]
            if units_end and self.text.startswith(_BRANCHES, start + units_end):
                field = self.words.fields.at(self.text, start)  # 公安甲分局
                begin -= len(field) if field is not None and begin - len(field) >= left else 0
            if organ.startswith(_ONCE_SO) and len(organ) > 2 and not organ.startswith(_ATOM):
                return Holder(begin, organ[1:], unit, sign, former=True)  # 原村委会
            once_village = _ONCE_VILLAGE.search(organ)
            if once_village is not None:  # 高桥背村|原|党支部
                organ = organ[: once_village.start()] + organ[once_village.end() :]
                return Holder(begin, organ, unit, sign, former=True)
            return Holder(begin, organ, unit, sign)
        before = "" if self.text[at + 1] in SIGNS else self.text[organ_start:at]  # 河南省原|省委
        return Holder(begin, before + self.text[at + 1 : end], unit, sign, former=True)

    def _is_village(self, kinds: str, at: int, start: int) -> bool:
        """Whether a village's name stands at a place of the kinds and of the text: 双港镇|王家村."""
        named = _VILLAGE_NAME.match(kinds, at)
        organ = start + named.end() - at - 1 if named is not None else start  # 王家|村党支部, 王家村原|党支部
        return organ > start and (self.text[organ] in _VILLAGE or self.text[organ - 1] == _ONCE_SO and self.text[organ - 2] in _VILLAGE)

    def _sign_of_organ(self, start: int) -> str | None:
        """The level sign an organ's own name begins with: 市委, 街道党工委."""
        start += next((len(word) for word in _LEAGUE if self.text.startswith(word, start)), 0)  # 团县委
        for length in (3, 2, 1):
            sign = self.text[start : start + length]
            if sign in self.words.long_signs or (length == 1 and sign in SIGNS):
                return sign
        return None

    def _last_unit(self, kinds: str, match: re.Match[str], left: int) -> UnitMention | None:
        """The most specific unit that owns the organ: the last one, but none to which another's team was sent
        (湖北省援疆工作队温泉县工作组)."""
        last = None
        for at in range(match.start(), match.end()):
            if kinds[at] == "U":
                last = self._unit_at.get(left + at)
            elif kinds[at] == "z" or (kinds[at] in "OB" and self.words.sent_to.match(self.text, left + at)):
                break
        return last

    def _lends_sign(self, unit: UnitMention | None) -> bool:
        """Whether the last character of a unit's name is its level's sign, unlike 地区's, a zone's and that of 郴州 for 郴州市."""
        if unit is None or unit.level == "zone" or self.text.endswith(_PREFECTURE, unit.start, unit.end):
            return unit is None
        return unit.name is None or unit.name.endswith(self.text[unit.end - 1])


def _organs_near(text: str, words: Words, places: Iterable[int]) -> Iterator[tuple[int, int, str]]:
    """The organs in the clauses that ``places`` lie in: most clauses hold no post, and no organ's name a clause mark."""
    end = 0
    for place in places:
        if place >= end:
            start = max(text.rfind(mark, end, place) + 1 for mark in _CLAUSE_MARKS) or end
            closed = _CLAUSE_END.search(text, place)
            end = closed.end() if closed is not None else len(text)
            for organ_start, organ_end, term in words.organs.scan(text[start:end]):
                if term.endswith(_TROOPS) and text.startswith(_GARRISON[1:], start + organ_end):  # 北|海军分区
                    organ_start, organ_end, term = organ_end - 1, organ_end + 2, _GARRISON
                longer = term.endswith(_OFFICE[0]) and text.startswith(_OFFICE[1:], start + organ_end)  # 贸易办|事处
                yield start + organ_start, start + organ_end + (len(_OFFICE) - 1 if longer else 0), term


def _outermost(units: Sequence[UnitMention]) -> list[UnitMention]:
    """Units that stand inside no longer unit (常州 inside 常州经开区 goes), in order."""
    kept: list[UnitMention] = []
    for unit in sorted(units, key=lambda unit: (unit.start, -unit.end)):
        if not kept or unit.start >= kept[-1].end:
            kept.append(unit)
        elif unit.end > kept[-1].end:
            kept[-1] = unit
    return kept
