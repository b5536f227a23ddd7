"""Who holds each title, and in which unit: decided over the whole text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..matching import matching_form
from ..results import Person, Status, Title, Unit
from ..units.context import UnitContext
from ..units.lineage import lineage
from .cities import with_own_cities
from .find import FoundTitle
from .holders import Holders
from .linked import LinkedTitle
from .organ_names import organ_name
from .places import is_of_village, lacks_post, unit_of_chair, unit_of_title
from .words import SIGNS, words

_LIST_MARKS = ("", "、", "兼", "暨", "并", "及", "兼任")
#: Characters of a military rank between a name and the next post.
_GRADE = 3
#: What joins the holder of a post to the next post: 县委书记甲、县长乙; 镇长甲和组织委员乙.
_JOINING = frozenset("、,和与")
_OF_TOWNSHIPS = ("镇", "乡")
_CHAIR, _SECRETARY = "主席", "秘书长"
#: Committees inside a court or a procuratorate, whose members are the court's own people.
_INNER_COMMITTEES = ("审判委员会", "检察委员会", "审委会", "检委会")
#: Kinds of posts that bureaus, schools and hospitals have, committees of the Party and groups have not.
_OF_BODIES = {"government", "institution", "military", "leading_group"}
_PARTY_BODIES = ("党组", "党委", "党总支", "党支部", "党工委", "分党组")


def link(
    found: Sequence[FoundTitle], text: str, context: UnitContext, people: Sequence[Person]
) -> list[LinkedTitle]:
    """The titles with unit, organ and person settled; words that nothing supports as a title are dropped."""
    form, lexicon = matching_form(text), words()
    holders = Holders(form, found, people, lexicon)
    linked: list[LinkedTitle] = []
    previous: FoundTitle | None = None
    unit: Unit | None = None
    because: str | None = None
    organ: str | None = None
    group: tuple[Unit, int] | None = None  # the unit of the group last spoken of, and where its post ends
    open_level = False  # whether nothing tells which unit the level sign of the post before means
    signs = _signs_behind(holders.titles, form)
    for title in holders.titles:
        title = replace(title, sign=signs[title.start]) if title.start in signs else title
        in_list = previous is not None and form[previous.end : title.start] in _LIST_MARKS
        plural = previous is not None and in_list and _goes_on(previous, title, form) and not holders.of(title)[0]
        if plural:
            title = replace(title, collective=True)
        named, status = holders.of(title)
        if not named and "+" in (form[title.end : title.end + 1], form[title.start - 1 : title.start]):
            continue  # “网格长+党员+医生”: a term of policy
        if not (title.standing or named or holders.supported(title) or (in_list and not title.collective) or plural):
            continue
        behind = previous is not None and _behind_holder(previous, title, form, holders)
        if group is not None and _of_group(title) and _one_sentence(form, group[1], title.start):
            unit, because = group[0], "sentence"  # 由甲任组长,乙镇党委书记任副组长
        elif previous is not None and unit is not None and _of_group(title) and _one_sentence(form, previous.end, title.start):
            because = "sentence"  # 由区长甲任组长: the group is the district's
        elif previous is not None and unit is not None and not in_list and _of_one_body(previous, title, form):
            because = "paragraph"
        else:
            career = previous is not None and _goes_on_in_career(previous, title, form, holders)
            told = unit if in_list or behind or career else None
            if (in_list or behind) and open_level and title.unit is None and title.sign is None:
                unit = because = None  # 县委副书记、政法委书记: whatever county it is
            else:
                unit, because = unit_of_title(title, context, told)
                open_level = unit is None and title.sign is not None
            in_list = in_list or (behind and previous is not None and _are_military(previous, title))
        if named and (state := unit_of_chair(title, named[0][0])) is not None:
            unit, because = state, "holder"
        if unit is not None and _of_group(title):
            group = unit, title.end
        goes_on = in_list or behind
        inner = organ is not None and title.organ is not None and title.organ.endswith(_INNER_COMMITTEES) and goes_on
        own = organ if inner else None
        organ = organ_name(title, form, lexicon) or (
            _carried(organ, previous, title) if previous is not None and goes_on and _lacks_organ(title) else None
        )
        resolved = Title(
            start=title.start,
            end=title.end,
            text=text[title.start : title.end],
            post=title.post,
            organ=organ,
            unit=unit,
            person=named[0][0] if named else None,
            collective=title.collective,
            modifiers=_modifiers(title, status, form, named),
            rank=title.rank or _insignia(form, named),
            rule=title.rule,
            because=because,
        )
        linked.append(LinkedTitle(resolved, named, status))
        previous, organ = title, own or organ  # 法院审判员、审判委员会委员、副院长: the court's
    return with_own_cities(_with_holders_units(linked, holders.titles, form), context)


def _signs_behind(titles: Sequence[FoundTitle], form: str) -> dict[int, str]:
    """By start the township's sign that a list goes on to behind posts of bodies without one: 党委副书记、镇长."""
    signs: dict[int, str] = {}
    behind: FoundTitle | None = None
    for title in reversed(titles):
        bare = title.organ in _PARTY_BODIES and title.unit is None and title.sign is None
        if bare and behind is not None and form[title.end : behind.start] in _LIST_MARKS:
            sign = signs.get(behind.start) or behind.sign
            if sign in _OF_TOWNSHIPS and behind.unit is None:
                signs[title.start] = sign
        behind = title
    return signs


def _with_holders_units(linked: list[LinkedTitle], found: Sequence[FoundTitle], form: str) -> list[LinkedTitle]:
    """Bare posts and village posts whose holder is said elsewhere to hold such a post somewhere: 丁书记 of 青川县委书记丁香."""
    bare = {
        title.start for title in found
        if title.unit is None and (is_of_village(title) or (title.organ is None and title.sign is None))
    }
    bare.update(one.title.start for one in linked if one.by_surname)
    groups = {title.start for title in found if _of_group(title)}
    told: dict[tuple[str, str | None], Unit] = {}
    nowhere: set[tuple[str, str]] = set()  # who holds a post of a body whose unit nothing tells: 县委书记甲
    for one in linked:
        title = one.title
        if title.unit is None and title.organ is not None and title.start not in bare:
            nowhere.update((name, title.post) for name, _, _ in one.holders)
        if one.status is None and title.unit is not None and (title.start not in bare or title.because == "list"):
            for name, _, _ in one.holders:
                told.setdefault((name, title.post), title.unit)
                told.setdefault((name, None), title.unit)
    out = []
    group: tuple[int, Unit | None, Unit] | None = None  # of the group whose unit its head told: where that ends, from which to which
    for one in linked:
        title = one.title
        if group is not None and title.because == "sentence" and title.unit == group[1] and _one_sentence(form, group[0], title.start):
            one = replace(one, title=replace(title, unit=group[2], because="holder"))
            out.append(one)
            continue
        unit = told.get((one.holders[0][0], title.post)) if one.holders and title.start in bare else None
        if unit is None and one.holders and title.start in groups and title.unit is not None:
            own = told.get((one.holders[0][0], None))  # 会议成立专班,副县长甲任组长: a group where its head holds office
            related = own is not None and (title.unit.code in lineage(own.code) or own.code in lineage(title.unit.code))
            unit = own if related else None
        if unit is not None and unit != title.unit and title.because not in ("list", "sentence"):
            one = replace(one, title=replace(title, unit=unit, because="holder"))
            group = (title.end, title.unit, unit) if title.start in groups else group
        elif unit is None and one.holders and title.start in bare and (one.holders[0][0], title.post) in nowhere:
            one = replace(one, title=replace(title, unit=None, because=None))
        out.append(one)
    return out


def _lacks_organ(title: FoundTitle) -> bool:
    """Posts that name no level of their own (局长, 主任) take the organ of the list's earlier member."""
    return title.organ is None and title.head is not None and not title.head.level_sign and not title.collective


def _insignia(form: str, named: Sequence[tuple[str, int, int]]) -> str | None:
    """The rank behind the holder's name: 政委甲少将."""
    grade = words().insignia.match(form, named[0][2]) if named else None
    return grade.group() if grade is not None else None


def _of_group(title: FoundTitle) -> bool:
    """Whether a title is a bare post of a group or headquarters: 组长."""
    return title.head is not None and title.head.kinds == {"leading_group"} and title.start == title.post_start


def _goes_on_in_career(previous: FoundTitle, title: FoundTitle, form: str, holders: Holders) -> bool:
    """Whether a former post goes on behind a comma: 历任大连市市长助理,市发展改革委主任."""
    (named, status), (others, sense) = holders.of(title), holders.of(previous)
    past = status == sense == "former" and bool(named) and [name for name, *_ in named] == [name for name, *_ in others]
    return past and title.unit is None and form[previous.end : title.start] in (",", ";")


def _of_one_body(previous: FoundTitle, title: FoundTitle, form: str) -> bool:
    """Whether a bare post is the deputy of the one before in its paragraph: 甲县水利局局长…;副局长…."""
    paragraph = "\n" not in form[previous.end : title.start]
    return paragraph and previous.organ is not None and _is_bare(title) and _is_deputy(title, previous)


def _is_bare(title: FoundTitle) -> bool:
    return title.unit is None and title.sign is None and _lacks_organ(title)


def _is_deputy(title: FoundTitle, previous: FoundTitle) -> bool:
    """Whether one post is the other's deputy, or both are deputies or secretaries of one body (副主席, 秘书长)."""
    if title.post != previous.post and title.post.endswith(previous.post):
        return True
    return title.head is not None and previous.head is not None and title.post.endswith(_SECRETARY) and bool(
        title.head.kinds & previous.head.kinds
    )


def _behind_holder(previous: FoundTitle, title: FoundTitle, form: str, holders: Holders) -> bool:
    """Whether a post without a unit goes on behind the holder of one: 江阴市委书记甲、市长乙; 镇长甲和武装部长乙; 军分区司令员甲大校、政委乙;
    behind a comma one of the same body: 市政协主席甲,副主席乙."""
    named, mark = holders.of(previous)[0], form[title.start - 1]
    if not named or title.unit is not None or mark not in _JOINING or named[-1][1] < previous.end:
        return False
    if mark == "," and not (_is_bare(title) and _is_deputy(title, previous)):
        return False
    rank = _GRADE if _are_military(previous, title) else 0
    return 0 <= title.start - 1 - named[-1][2] <= rank


def _are_military(previous: FoundTitle, title: FoundTitle) -> bool:
    """Whether a bare military post goes on behind another."""
    kinds = [post.head.kinds for post in (previous, title) if post.head is not None]
    return kinds == [{"military"}, {"military"}] and title.organ is None


def _one_sentence(form: str, start: int, end: int) -> bool:
    return not any(mark in form[start:end] for mark in "。;\n")


def _goes_on(previous: FoundTitle, title: FoundTitle, form: str) -> bool:
    """Whether a list of plurals goes on: 办事处主任 in 各街道党工委书记、办事处主任."""
    plural = previous.collective and (previous.head is not None or form[previous.start] == "各")
    return plural and title.unit is None


def _carried(organ: str | None, previous: FoundTitle, title: FoundTitle) -> str | None:
    """The organ that a list hands on: the body itself, where the earlier post was in its Party group (市公安局党委书记、局长).
    A committee of the Party has no chairman (政法委书记、副主席) and no 校长, a group no 局长, a court no 检察长."""
    if organ is None or title.head is None or organ.endswith("委") and title.post.endswith(_CHAIR):
        return None
    if lacks_post(organ, title.post):
        return None
    body = next((body for body in _PARTY_BODIES if organ.endswith(body)), "委" if organ[:-1] in SIGNS and organ[-1:] == "委" else None)
    rest = organ[: -len(body)] if body is not None else ""
    if len(rest) > 2 or rest and rest[-1] not in SIGNS and rest not in words().long_signs:
        return None if rest in title.post else rest  # 校党委书记、校长
    if body is not None and title.head.kinds == {"military"}:
        return organ[: -len(body)] if len(organ) > len(body) + 1 else None  # 兵团党委第一书记、第一政委
    leads_group = previous.head is not None and previous.head.kinds == {"leading_group"}
    return None if (body is not None or leads_group) and title.head.kinds <= _OF_BODIES else organ


def _modifiers(
    title: FoundTitle, status: Status | None, form: str, named: Sequence[tuple[str, int, int]]
) -> tuple[str, ...]:
    """The modifiers of the post itself, of a word before it (挂职), of brackets behind it or its holder, of its status."""
    lexicon = words()
    meanings = list(title.modifiers)
    if not title.collective and (before := lexicon.outside_modifiers.at(form, title.start)) is not None:
        meanings.append(lexicon.modifier_meanings[before])
    for end in (title.end, *(end for _, _, end in named[:1])):
        if (bracket := lexicon.bracket_modifiers.match(form, end)) is not None:
            meanings.append(lexicon.modifier_meanings[bracket.group()])
    if status is not None:
        meanings.append("nominated" if status == "proposed" else "former")
    return tuple(dict.fromkeys(meanings))
