"""How results name a title's organ: the body's own short name with its level sign (市委, 区疫情防控指挥部).

The name of a zone or a subdistrict is its unit's and no part of it, nor are quantifiers; bodies without a name of their
own (各部门, 各乡镇党委) are none.
"""

from __future__ import annotations

import re

from .find import FoundTitle
from .words import SIGNS, Words

_EACH, _DEPARTMENTS, _TEAMS = "各", "部门", ("班子", "大家")
_BELOW, _STREET, _REGION = "镇乡村", "街", "自治区"
#: The level's sign with the words before the organ that belong to its name: 区新冠肺炎|疫情防控指挥部.
_SIGNED = re.compile(f"[{SIGNS}][^{SIGNS}各()、]{{0,8}}$")


def organ_name(title: FoundTitle, form: str, lexicon: Words) -> str | None:
    """The organ of a title that stands in ``form`` (in matching form)."""
    if title.collective:
        return _of_many(form[title.start : title.post_start], lexicon)
    if title.organ == _REGION:  # 自治区主席: the level, like 市 in 市长
        return None
    if title.organ is None or title.unit is None:
        return title.organ
    place = form[title.unit.start : title.unit.end]
    if place.endswith(_REGION) and title.organ.startswith(_REGION):
        return title.organ
    least = 1 if place.endswith(_STREET) or title.unit.level == "zone" else 2  # 街办事处 of 鼓楼街, but 区委 of a 区
    shared = next((len(place) - at for at in range(len(place) - least + 1) if title.organ.startswith(place[at:])), 0)
    return title.organ[shared:] or None  # 党工委 of 新华街道党工委, of 冀南新区党工委


def _of_many(before: str, lexicon: Words) -> str | None:
    """The organ named before the head of a collective: 区四套班子 of 区四套班子领导, none of 各部门负责人."""
    while weak := next((word for word in lexicon.weak_prefixes if before.endswith(word)), None):
        before = before[: -len(weak)]
    start = _body_start(before, lexicon)
    while start is not None and before.endswith(_EACH, 1, start):  # 区疫情防控指挥部各工作组
        start = _body_start(before[: start - 1], lexicon)
    if start is None or before.endswith(_DEPARTMENTS):
        return None
    if before[start] in SIGNS:
        return None if before[start] in _BELOW and before.startswith(_EACH) else before[start:]
    level = lexicon.collective_prefixes.at(before, start) or ""
    signed = _SIGNED.search(before, 0, start) if len(level) < 2 and not before.startswith(_EACH) else None
    if signed is not None:
        return before[signed.start() :]
    return before if start == 0 else None


def _body_start(text: str, lexicon: Words) -> int | None:
    """Where the organ or the leaders' team begins that ``text`` ends with."""
    team = lexicon.collective_prefixes.at(text, len(text))
    if team is not None and team.endswith(_TEAMS):
        return len(text) - len(team)
    for at in range(len(text)):
        for _, end, term in lexicon.organs.scan(text[at:])[:1]:
            if len(term) == end == len(text) - at and term not in lexicon.long_signs:
                return at
    return None
