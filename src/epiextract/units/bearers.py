"""The units that a name can mean on a day, and those among them that the words around it ask for."""

from __future__ import annotations

import functools
from datetime import date

from . import terms
from .candidate import Candidate
from .gazetteer import GazetteerUnit
from .lineage import possible


@functools.lru_cache(maxsize=16384)
def possible_on(name: str, day: str | None) -> list[GazetteerUnit]:
    """The units that a name can mean on a day, whatever the page; the list is not to be changed."""
    facts = terms.facts(name)
    return possible(facts.units, day, full=facts.full)


@functools.lru_cache(maxsize=4096)
def former(name: str, province: str, day: str | None) -> list[GazetteerUnit]:
    """The units of a province that bore a name, at the latest (see `possible_on`)."""
    facts = terms.facts(name)
    units = tuple(unit for unit in facts.units if unit.code[:2] == province[:2] and unit.level != "zone")
    return possible(units, day, full=facts.full)


def seats(facts: terms.NameFacts, day: str | None) -> list[GazetteerUnit]:
    """The 地区 that bore a name, at the latest those abolished since (延安地委)."""
    signs = terms.signs_of_former_prefectures()
    units = tuple(unit for unit in facts.units if unit.level == "prefecture" and unit.name.endswith(signs))
    return possible(units, day, full=True)


def by_wording(candidate: Candidate, facts: terms.NameFacts, day: str | None) -> list[GazetteerUnit]:
    """The units that bore the very name, by now abolished behind 原, of the level of the organ behind it."""
    so_named = tuple(unit for unit in facts.units if unit.name == facts.name and unit.level != "zone")
    if candidate.sign:
        fitting = [unit for unit in facts.units if unit.name.endswith(candidate.sign)]
        return possible(tuple(fitting), day, full=True)
    limit = day or date.today().isoformat()
    if any((unit.start or "") <= limit < (unit.end or "9999") for unit in so_named):
        return []  # 原敦煌市委副书记: the unit is there still
    return possible(tuple(unit for unit in so_named if unit.end and unit.end <= limit), day, full=True)
