"""Who holds each title, and in which unit: decided over the whole text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..matching import matching_form
from ..results import Person, Status, Title, Unit
from ..units.context import UnitContext
from ..units.gazetteer import gazetteer
from .find import FoundTitle
from .holders import Holders
from .words import words

_STATE = Unit("000000", "中华人民共和国", "state")
_LIST_MARKS = ("", "、", "兼", "暨", "并", "及", "兼任")
_VILLAGE_BODY = re.compile(r"村|社区|居委会|屯|嘎查|派出所|司法所|卫生院|办事处|中心校")
#: Bodies of development zones, and the sign under which a zone's holder is in focus.
_ZONE_BODIES, _ZONE = ("管委会", "管理委员会", "党工委", "纪工委"), "管委会"
_DIVISION = re.compile(r"^(第[一二三四五六七八九十]{1,2}师).*")
_PARTY_BODIES = ("党组", "党委", "党总支", "党支部", "党工委", "分党组")


@dataclass(frozen=True, slots=True)
class LinkedTitle:
    """A title with everybody the text gives it to, where they stand, and in what sense."""

    title: Title
    holders: tuple[tuple[str, int, int], ...] = ()
    status: Status | None = None


def link(
    found: Sequence[FoundTitle], text: str, context: UnitContext, people: Sequence[Person]
) -> list[LinkedTitle]:
    """The titles with unit, organ and person settled; words that nothing supports as a title are dropped."""
    form = matching_form(text)
    holders = Holders(form, found, people, words())
    linked: list[LinkedTitle] = []
    previous: FoundTitle | None = None
    unit: Unit | None = None
    because: str | None = None
    organ: str | None = None
    for title in holders.titles:
        in_list = previous is not None and form[previous.end : title.start] in _LIST_MARKS
        if previous is not None and in_list and _goes_on(previous, title, form) and not holders.of(title)[0]:
            title = replace(title, collective=True)
        named, status = holders.of(title)
        if not (title.standing or named or holders.supported(title) or (in_list and not title.collective)):
            continue
        if previous is not None and unit is not None and _of_group(title) and _one_sentence(form, previous.end, title.start):
            because = "sentence"  # 由区长甲任组长: the group is the district's
        else:
            unit, because = _unit(title, context, unit if in_list else None)
        organ = title.organ or (_carried(organ) if in_list and _lacks_organ(title) else None)
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
        previous = title
    return linked


def _unit(title: FoundTitle, context: UnitContext, listed: Unit | None) -> tuple[Unit | None, str | None]:
    """The unit in which the post is held: written, pointed at by a level sign, carried over, or in focus."""
    if title.central:
        return _STATE, None
    if title.unit is not None:
        return _of_mention(title, context)
    if title.sign is not None:
        if listed is not None and listed.name.endswith(title.sign):
            return listed, "list"  # 寿光市委副书记、代市长: the list's own city
        return context.focus(title.start, _ZONE if title.sign in words().zone_signs else title.sign)
    if title.collective:
        return None, None
    if listed is not None:
        return listed, "list"
    return _around(title, context)


def _around(title: FoundTitle, context: UnitContext) -> tuple[Unit | None, str | None]:
    """A post that names no level: for villages and communities the lowest unit in focus, else the publisher's."""
    if title.organ is not None and (code := words().corps.get(_DIVISION.sub(r"\1", title.organ))):
        return _of_code(code, context), "division of the Corps"
    if title.organ is not None and title.organ.startswith(_ZONE_BODIES):
        return context.focus(title.start, _ZONE)
    if _is_of_village(title):
        return context.focus(title.start, "村")
    return (context.region, "publisher") if context.region is not None else (None, None)


def _is_of_village(title: FoundTitle) -> bool:
    if title.head is not None and title.head.kinds == {"grassroots"}:
        return True
    return title.organ is not None and _VILLAGE_BODY.search(title.organ) is not None


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


def _lacks_organ(title: FoundTitle) -> bool:
    """Posts that name no level of their own (局长, 主任) take the organ of the list's earlier member."""
    return title.head is not None and not title.head.level_sign and not title.collective


def _insignia(form: str, named: Sequence[tuple[str, int, int]]) -> str | None:
    """The rank behind the holder's name: 政委甲少将."""
    grade = words().insignia.match(form, named[0][2]) if named else None
    return grade.group() if grade is not None else None


def _of_group(title: FoundTitle) -> bool:
    """Whether a title is a bare post of a group or headquarters: 组长."""
    return title.head is not None and title.head.kinds == {"leading_group"} and title.start == title.post_start


def _one_sentence(form: str, start: int, end: int) -> bool:
    return not any(mark in form[start:end] for mark in "。;\n")


def _goes_on(previous: FoundTitle, title: FoundTitle, form: str) -> bool:
    """Whether a list of plurals goes on: 办事处主任 in 各街道党工委书记、办事处主任."""
    plural = previous.collective and (previous.head is not None or form[previous.start] == "各")
    return plural and title.unit is None


def _carried(organ: str | None) -> str | None:
    """The body itself, where the earlier post was in its Party group (市公安局党委书记、局长)."""
    if organ is None:
        return None
    for body in _PARTY_BODIES:
        if organ.endswith(body) and len(organ) > len(body) + 2:
            return organ[: -len(body)]
    return organ


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
