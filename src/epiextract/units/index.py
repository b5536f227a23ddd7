"""What the one scan over a text looks for: every term with its meaning, and the pairs at which other readers look."""

from __future__ import annotations

import functools
from enum import Enum

from ..opening_index import OpeningIndex
from . import abbreviations, words
from .gazetteer import gazetteer
from .publisher_words import source_labels
from .terms import Deictic, NameFacts, compounds, deictics, facts, is_name, traps
from .zone_terms import ZoneEnding, known_zones, zone_endings, zone_surfaces


@functools.cache
def index() -> OpeningIndex:
    """Names, traps, deictics, zones and zone endings; marks of abbreviations, townships' organs and labels of the source."""
    zones = zone_surfaces()
    terms = {name for name in gazetteer.names() if len(name) > 1 and name not in zones}
    terms.update(known_zones(), traps(), deictics(), zone_endings())
    movement, abbreviation = abbreviations.pairs()
    organs = {word[:2] for word in words.neighbours("local_organ")}
    labels = {label[0] + second for label in source_labels() for second in (label[1], " ")}
    marks = {"movement": movement, "abbreviation": abbreviation, "organ": organs, "source": labels}
    return OpeningIndex(terms, marks)


def may_begin(form: str, at: int) -> bool:
    """Whether a term of the scan begins with the two characters at a place."""
    return form[at : at + 2] in index().openings


class Plain(Enum):
    """What a term of the scan is that has no facts of its own."""

    ZONE = "known zone"
    TRAP = "trap"
    COMPOUND = "compound of abbreviations"


@functools.cache
def meaning(term: str) -> NameFacts | Deictic | ZoneEnding | Plain:
    """What a term of the scan is: where it can be several things, what it is first of all."""
    found = deictics().get(term) or zone_endings().get(term)
    if found is not None:
        return found
    if term in known_zones():
        return Plain.ZONE
    if term in traps() and not is_name(term):
        return Plain.COMPOUND if term in compounds() else Plain.TRAP
    return facts(term)
