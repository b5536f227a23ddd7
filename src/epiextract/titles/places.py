"""The unit in which a post is held, before anything is known of its holder."""

from __future__ import annotations

import functools
import re

from ..lexicon import read_column, read_table, values
from ..results import Unit
from ..units.context import UnitContext, as_unit
from ..units.gazetteer import gazetteer
from ..units.zone_terms import zone_endings
from .find import FoundTitle
from .words import SIGNS, words

#: How far before a bare post its body is looked for, and how long the body's name with its unit is.
_REACH, _NAME, _IN_BRACKET = 120, 24, 20
_WHOLE = "$"  # behind an organ's name in the table of levels: the name alone
_STATE = Unit("000000", "中华人民共和国", "state")
_CLAUSE_MARK = re.compile("[,。;:!?]")
_BARE_SIGN = re.compile(f"([{SIGNS}])[^{SIGNS},。;]{{0,6}}$")
_VILLAGE_BODY = re.compile(r"村|社区|居委会|牧委会|居民小组|屯|嘎查|派出所|司法所|卫生院|办事处|中心校|^企业党")
_REGION, _OF_REGION = "自治区", "区党委"
_OF_COUNTIES = re.compile("人武部$|人民武装部$")
_DEPARTMENT = re.compile(r"科室?$|病区$|病房$")
#: Bodies of development zones, and the sign under which a zone's holder is in focus.
_ZONE_BODIES, _ZONE = ("管委会", "管理委员会", "党工委", "纪工委", "工委"), "管委会"
_DIVISION = re.compile(r"^第?([一二三四五六七八九十]{1,2}师).*")
_NAMED_DIVISION = re.compile("(第?)([一二三四五六七八九十]{1,2}师)")
#: The region in which a division is the Corps's, with its number alone too (一师政委).
_XINJIANG = "65"
#: Troops whose place a page withholds (空降兵某部, 陆军某旅), and several levels at once (县(市、区)委).
_UNTOLD = re.compile(r"某[部旅团师营连]$|某[支大]队$|\)党?委$")
_CHAIR = "主席"
_WITHHELD = "某"  # 某集团军副军长, 某县县长
_REGIMENT = re.compile("第?[一二三四五六七八九十〇零0-9]{1,4}团")


def unit_of_title(title: FoundTitle, context: UnitContext, listed: Unit | None) -> tuple[Unit | None, str | None]:
    """The unit in which the post is held: written, pointed at by a level sign, carried over, or in focus."""
    if context.form.startswith(_WITHHELD, title.start) or title.organ is not None and _UNTOLD.search(title.organ):
        return None, None
    if title.central:
        return _STATE, None
    if title.unit is not None:
        return _of_mention(title, context)
    if title.sign is not None:
        listed = None if listed == _STATE else listed  # 中央委员、省委书记
        if listed is not None and (listed.name.endswith(title.sign) or (listed.level == "township" and is_of_village(title))):
            return listed, "list"  # 寿光市委副书记、代市长: the list's own city; 某镇某村书记、村委会主任
        before = _before_bracket(title, context)
        if before is not None:
            return before, "bracket"
        found = _of_some_zone(title, context) if title.sign in words().zone_signs else _in_focus(title, title.sign, context)
        if found[0] is not None and found[0].level == "province" and title.head is not None and title.head.level_sign == "区":
            found = None, None  # 区长 on a page of an autonomous region
        return (listed, "list") if found[0] is None and listed is not None else found
    if title.collective:
        return None, None
    if listed is not None:
        return listed, "list"
    return _around(title, context)


def unit_of_chair(title: FoundTitle, person: str) -> Unit | None:
    """The state, where 主席 alone stands with the name of one of its chairs: 习近平主席."""
    bare = title.post == _CHAIR and title.start == title.post_start
    return _STATE if bare and person in _state_chairs() else None


@functools.cache
def _state_chairs() -> frozenset[str]:
    return frozenset(read_column("titles/state_chairs.tsv", "name"))


def _in_focus(title: FoundTitle, sign: str, context: UnitContext) -> tuple[Unit | None, str | None]:
    """The unit a title's sign stands for; 区党委 is an autonomous region's where there is one (a district's is 区委)."""
    found = context.focus(title.start, _REGION) if title.organ is not None and title.organ.startswith(_OF_REGION) else (None, None)
    found = found if found[0] is not None else context.focus(title.start, sign)
    if found[0] is not None and found[0].level == "prefecture" and title.organ is not None and _OF_COUNTIES.search(title.organ):
        county = context.county_of_passage(title.start)  # 市人武部: a prefecture has a garrison
        return (as_unit(county), "paragraph") if county is not None and county.name.endswith(sign) else (None, None)
    return found


def _before_bracket(title: FoundTitle, context: UnitContext) -> Unit | None:
    """The unit that a bracket parts from its organ: 上虞市(现为绍兴市上虞区)|市委常委."""
    form, sign = context.form, title.sign or ""
    opened = form.rfind("(", max(0, title.start - _IN_BRACKET), title.start) if form[title.start - 1 : title.start] == ")" else -1
    named = context.last_named(max(0, opened - _NAME), opened) if opened > 0 else None
    return as_unit(named.unit) if named is not None and named.end == opened and named.unit.name.endswith(sign) else None


def _around(title: FoundTitle, context: UnitContext) -> tuple[Unit | None, str | None]:
    """A post that names no level: by its organ's own level (地委), for villages and institutions the lowest unit in
    focus, else the publisher's."""
    if title.organ is not None and (code := _city_of_corps(title, title.organ, context)) is not None:
        return _of_code(code, context), "division of the Corps"
    if title.organ is not None and (title.organ.startswith(_ZONE_BODIES) or _of_zone(title.organ)):
        found = _of_some_zone(title, context)
        if found[0] is not None:
            return found
    if title.organ is not None:
        for sign in _signs_of(title.organ):
            found = context.focus(title.start, sign)
            if found[0] is not None:
                return found
    if is_of_village(title):
        return context.focus(title.start, "村")
    if (unit := _of_body(title, context)) is not None:
        return unit, "paragraph"
    return (context.region, "publisher") if context.region is not None else (None, None)


def _city_of_corps(title: FoundTitle, organ: str, context: UnitContext) -> str | None:
    """The city of the Corps's division that an organ is of (第十师), or that is named before a regiment of it (一八三团)."""
    cities = words().corps
    there = context.region is not None and context.region.code.startswith(_XINJIANG)
    if _REGIMENT.match(organ) is None:
        return cities.get(_DIVISION.sub(r"第\1", organ)) if there or organ.startswith("第") else None
    named = _NAMED_DIVISION.findall(context.form, max(0, title.start - _REACH), title.start)
    return next((cities["第" + number] for sign, number in reversed(named) if (there or sign) and "第" + number in cities), None)


def is_of_village(title: FoundTitle) -> bool:
    """Whether a post is one of a village, a community or an institution below the township."""
    if title.head is not None and title.head.kinds == {"grassroots"}:
        return True
    return title.organ is not None and _VILLAGE_BODY.search(title.organ) is not None


def lacks_post(organ: str, post: str) -> bool:
    """Whether an organ is a body of a known kind that has no such post: 县法院, 检察长."""
    own = _bodies_by_post().get(post)
    return own is not None and organ.endswith(_all_bodies()) and not organ.endswith(own)


def _of_body(title: FoundTitle, context: UnitContext) -> Unit | None:
    """The unit of the body named before its post in its paragraph: 在太谷县人民医院,院长…, 院党委书记…."""
    organ = title.organ or ""
    bodies = _bodies().get(title.post if _DEPARTMENT.search(organ) else organ + title.post)  # 传染科护士长
    if bodies is None:
        return None
    form = context.form
    low = form.rfind("\n", max(0, title.start - _REACH), title.start) + 1
    found = list(bodies.finditer(form, max(low, title.start - _REACH), title.start))
    if not found:
        return None
    body = found[-1].start()
    named = context.last_named(max(low, body - _NAME), body)
    if named is None or _CLAUSE_MARK.search(form, named.end, body):
        sign = _BARE_SIGN.search(form, max(low, body - _NAME), body)
        if sign is not None and form[sign.start() - 1 : sign.start() + 1] not in words().compounds:  # 来到市人民医院
            return context.focus(sign.start(), sign.group(1))[0]
    if named is None or named.zone or (named.background and "的" in form[named.end : body]):  # 天津援建的学校
        return None
    return as_unit(named.unit)


def _of_some_zone(title: FoundTitle, context: UnitContext) -> tuple[Unit | None, str | None]:
    """The holder of the zone in focus, else the city whose zone it must be (高新区党工委书记)."""
    found = context.focus(title.start, _ZONE)
    return found if found[0] is not None else context.focus(title.start, "市")


def _of_zone(organ: str) -> bool:
    """Whether an organ's name begins with the ending of a zone's: 开发区管委会."""
    return any(body in organ and organ[: organ.index(body)] in zone_endings() for body in _ZONE_BODIES)


@functools.cache
def _bodies() -> dict[str, re.Pattern[str]]:
    return {post: re.compile("|".join(map(re.escape, bodies))) for post, bodies in _bodies_by_post().items()}


@functools.cache
def _bodies_by_post() -> dict[str, tuple[str, ...]]:
    bodies: dict[str, tuple[str, ...]] = {}
    for row in read_table("titles/bodies.tsv", required=["posts", "bodies"]):
        for post in values(row["posts"]):
            bodies[post] = bodies.get(post, ()) + tuple(values(row["bodies"]))
    return bodies


@functools.cache
def _all_bodies() -> tuple[str, ...]:
    return tuple({body for bodies in _bodies_by_post().values() for body in bodies})


@functools.cache
def _standing_levels() -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = read_table("titles/standing_levels.tsv", required=["organ", "signs", "source"], unique="organ")
    return tuple((row["organ"], values(row["signs"])) for row in rows)


def _signs_of(organ: str) -> tuple[str, ...]:
    """The level signs of an organ that only units of one level have."""
    return next((signs for start, signs in _standing_levels() if (organ + _WHOLE).startswith(start)), ())


def _of_mention(title: FoundTitle, context: UnitContext) -> tuple[Unit | None, str | None]:
    mention = title.unit
    assert mention is not None
    if mention.level == "zone":
        holder = _of_code(mention.parent, context) if mention.parent else None
        return (holder, "parent of zone") if holder is not None else (None, None)
    if mention.code is None or mention.name is None or mention.level is None:
        return None, None
    return Unit(mention.code, mention.name, mention.level), None


def _of_code(code: str, context: UnitContext) -> Unit | None:
    found = gazetteer.unit(code, on=context.day)
    return Unit(found.code, found.name, found.level) if found is not None else None
