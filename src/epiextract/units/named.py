"""A settled mention of a unit, and what its place in the sentence says about the passage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from . import words
from .candidate import Scan
from .gazetteer import GazetteerUnit

#: How far from its paragraph's beginning a name opens it (a date may stand before).
_OPENING = 14
#: How much of bullets and spaces may stand before it there.
_BULLET = 4
#: How long a verb of going is, and how far behind a name the clause tells what is done there.
_GOING, _DOING = 4, 24
#: How the page speaks of itself, and how far before a unit that it helps.
_WE, _HELPING = re.compile("[我本][省市县区州盟旗][^,。;:\n]{0,14}$"), 18
_CLAUSE_END = re.compile("[,。;:!?\n]")


class Place(Enum):
    """What a mention's place in its sentence says about the passage."""

    PLAIN = "plain"
    SUBJECT = "subject"  # the unit acts, or opens its paragraph
    LEADS = "leads"  # the unit opens its paragraph and acts: the paragraph is about it
    PASSING = "passing"  # 支援武汉, 武汉返乡人员
    VISITED = "visited"  # 到清河门区调研: by those above it


@dataclass(slots=True)
class Named:
    """One settled mention of a unit or a zone; its ``place`` is looked at when first asked for."""

    start: int
    end: int
    unit: GazetteerUnit
    scan: Scan
    above: Named | None = None  # the mention directly before, of a unit above it
    _place: Place | None = None

    @property
    def place(self) -> Place:
        if self._place is None:
            chain = [self]
            while (above := chain[-1].above) is not None and above._place is None:
                chain.append(above)
            for item in reversed(chain):
                above_place = item.above._place if item.above is not None else None
                inherited = above_place if above_place in (Place.PASSING, Place.VISITED) else None
                item._place = inherited or place_in_sentence(item.scan, item.start, item.end)
        return self._place or Place.PLAIN

    def is_helped(self) -> bool:
        """Whether the page says that its own unit helps this one: 我省对口支援|湖北."""
        form, low = self.scan.form, max(0, self.start - _HELPING)
        return words.ends_in("helped", form, low, self.start) and _WE.search(form, low, self.start) is not None

    def pass_over(self) -> None:
        """Take the mention for one in passing."""
        self._place = Place.PASSING

    @property
    def subject(self) -> bool:
        return self.place is Place.SUBJECT or self.place is Place.LEADS

    @property
    def background(self) -> bool:
        return self.place is Place.PASSING

    @property
    def zone(self) -> bool:
        return self.unit.level == "zone"


def place_in_sentence(scan: Scan, start: int, end: int) -> Place:
    """What stands around a mention tells of its place."""
    form, paragraph = scan.form, scan.paragraph(start)[0]
    passing = words.ends_in("passing_before", form, max(paragraph, start - 4), start)
    opens = start - paragraph < _OPENING
    if not (passing and form[start - 1] in words.characters("conjunction_end")):
        after = form[end : end + 1]
        behind = end + 1 if after in words.one_of("level_sign") else end
        if not passing and (start == paragraph or not words.is_han(form[start - 1])):
            label = after in words.one_of("label_end")
            if opens and (label or _holds(form, end, behind) or (after == " " and _heads(form, paragraph, start))):
                return Place.LEADS
            if label:
                return Place.SUBJECT
        if words.begins("acts", form, end) or (behind > end and words.begins("acts", form, behind)):
            return Place.SUBJECT
    if words.ends_in("going", form, max(paragraph, start - _GOING), start):
        stop = _CLAUSE_END.search(form, end, end + _DOING)
        done = stop.start() if stop is not None else end + _DOING
        if words.neighbour("toured").search(form, end, done):
            return Place.PASSING if passing else Place.PLAIN
        if words.neighbour("inspected").search(form, end, done):
            return Place.VISITED
    if passing or words.begins("passing_after", form, end):
        return Place.PASSING
    return Place.SUBJECT if opens else Place.PLAIN


def _heads(form: str, paragraph: int, start: int) -> bool:
    """Whether nothing but bullets stands before a name in its paragraph."""
    return start - paragraph <= _BULLET and not form[paragraph:start].strip(words.characters("bullet") + " ")


def _holds(form: str, end: int, behind: int) -> bool:
    return words.begins("holds", form, end) or (behind > end and words.begins("holds", form, behind))
