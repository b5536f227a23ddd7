"""The level of an office, as students of Chinese administration code it, and the years an organ bore its name."""

from __future__ import annotations

import functools

from .. import lexicon
from ..results import Title, Unit

#: What a post of these modifiers is one step beside: 常务副市长 is a deputy, 代市长 acts as the chief.
_LEFT_OUT = ("代理", "代", "常务", "第一", "原")
_MUNICIPALITIES = ("11", "12", "31", "50")
_HEADS = ("局长", "厅长", "部长", "主任", "主席")
_MINISTRY = ("部", "委", "委员会")
_ALONE = "-"


def office_level(title: Title) -> str | None:
    """The level (领导职务层次) of the office a title names: 厅局级正职, 县处级副职; None where the tables do not tell.

    It follows from the unit's level, the vice-provincial cities and the municipalities' districts included, and from
    the post: chief, deputy or member of the standing committee, president of a court, head of a department. A person may
    rank higher than the office. Tables: ``patterns/titles/offices.tsv``, ``office_levels.tsv``; sources: 公务员法 (2018)
    第十八条, 地方组织法, 中编发〔1995〕5号.

    >>> from epiextract import titles
    >>> [titles.office_level(title) for title in titles.find("镇江市委常委、丹阳市委书记张海峰,丹阳市水利局副局长李明。")]
    ['厅局级副职', '县处级正职', '乡科级副职']
    """
    if title.collective or title.unit is None or title.rank in _ranks():
        return None
    role = _role(title)
    return _levels().get((role, _standing(title.unit))) if role is not None else None


def organ_years(organ: str) -> tuple[int, int | None] | None:
    """The first and the last year in which organs usually bore this name; the last is None for today's names.

    The name is given as in `Title.organ`, with or without its level sign. None where no reform set the years.
    Table: ``patterns/titles/organ_years.tsv``; sources: 国务院机构改革方案 1982-2023.

    >>> organ_years("市卫生局"), organ_years("市卫计委"), organ_years("市卫健委")
    ((1949, 2014), (2013, 2019), (2018, None))
    """
    years = _organ_years()
    for name in (organ, *(organ[len(sign) :] for sign in _signs() if organ.startswith(sign))):
        if name in years:
            return years[name]
    return None


def _role(title: Title) -> str | None:
    post = title.post
    for word in _LEFT_OUT:
        post = post.removeprefix(word)
    organ = title.organ
    if organ is None:
        return _offices().get((_ALONE, post))
    for at in range(len(organ)):
        if (organ[at:], post) in _offices():
            return _offices()[organ[at:], post]
    if not _is_department(organ):
        return None
    if post in _HEADS:
        return "department"
    return "department_deputy" if post.removeprefix("副") in _HEADS else None


def _is_department(organ: str) -> bool:
    """Whether an organ is a department of its unit, not a body inside one."""
    names = (organ, *(organ[len(sign) :] for sign in _signs() if organ.startswith(sign)))
    kinds = {_organ_kinds().get(name) for name in names}
    return bool(kinds & {"government", "party"}) or ("central" in kinds and organ.endswith(_MINISTRY))


def _standing(unit: Unit) -> str:
    """The class of a unit in the table of levels."""
    if unit.level == "county":
        if unit.code[:2] in _MUNICIPALITIES:
            return "prefecture"
        if unit.code[:4] + "00" in _subprovincial() and unit.name.endswith("区"):
            return "subprovincial_district"
    return "subprovincial" if unit.code in _subprovincial() else unit.level


@functools.cache
def _offices() -> dict[tuple[str, str], str]:
    rows = lexicon.read_table(
        "titles/offices.tsv",
        required=["organ", "post", "role", "source"],
        choices={"role": ["chief", "deputy", "second"]},
    )
    return {(row["organ"], row["post"]): row["role"] for row in rows}


@functools.cache
def _levels() -> dict[tuple[str, str], str]:
    rows = lexicon.read_table("titles/office_levels.tsv", required=["role", "unit", "level", "source"])
    return {(row["role"], row["unit"]): row["level"] for row in rows}


@functools.cache
def _subprovincial() -> frozenset[str]:
    rows = lexicon.read_table("titles/subprovincial_cities.tsv", required=["code", "name"], unique="code")
    return frozenset(row["code"] for row in rows)


@functools.cache
def _organ_kinds() -> dict[str, str]:
    rows = lexicon.read_table(
        "titles/organs.tsv", required=["organ", "kind", "signs", "level", "bare", "source"], optional=["central"], unique="organ"
    )
    return {row["organ"]: row["kind"] for row in rows}


@functools.cache
def _organ_years() -> dict[str, tuple[int, int | None]]:
    rows = lexicon.read_table(
        "titles/organ_years.tsv",
        required=["organ", "from", "source"],
        optional=["until", "successor"],
        unique="organ",
    )
    return {row["organ"]: (int(row["from"]), int(row["until"]) if row["until"] else None) for row in rows}


@functools.cache
def _signs() -> tuple[str, ...]:
    rows = lexicon.read_table("titles/levels.tsv", required=["sign", "level"], optional=["note"], unique="sign")
    return tuple(row["sign"] for row in rows)


@functools.cache
def _ranks() -> frozenset[str]:
    return frozenset(row["rank"] for row in lexicon.read_table("titles/ranks.tsv", required=["rank"], optional=["note"]))
