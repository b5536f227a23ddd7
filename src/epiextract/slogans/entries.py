"""The slogan lexicon as typed entries, read once from ``patterns/slogans/*.tsv`` (one file a domain)."""

from __future__ import annotations

import datetime
import functools
import re
from dataclasses import dataclass
from typing import cast

from ..errors import InputError, InputTypeError, PatternError
from ..lexicon import patterns_dir, read_table, values
from ..results import SloganFamily
from .notation import alternatives, has_slots

_REQUIRED = ("id", "canonical", "family")
_OPTIONAL = ("members", "variants", "alone", "quotes", "years", "level", "successor", "attested", "source")
_CHOICES = {
    "family": ("numbered", "formula", "coinage"),
    "level": ("central", "provincial", "local"),
    "quotes": ("required",),
}
_HISTORY = ("id", "wording", "first", "last", "documents", "source")
_DAY = r"(\d{4}(?:-\d{2}){0,2})?"
_YEARS = re.compile(f"{_DAY}/{_DAY}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One known slogan.

    ``members`` are the items a number shorthand stands for, or the parts of a formula in standard
    order. ``variants`` are other wordings of the whole (in slot notation), ``alone`` the members
    that quote the formula even when they stand by themselves. ``first`` and ``last`` are the days
    (``2020-03-27``) between which the wording was in official use, None where unknown or open.
    ``attested`` is the date (a year, a month or a day) of the first document among the dated official
    texts searched that holds the canonical wording, ``source`` that document: evidence of use, no claim
    of coinage. `wordings` tells the same of every variant.
    """

    id: str
    canonical: str
    family: SloganFamily
    domain: str
    members: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    needs_quotes: bool = False
    first: str | None = None
    last: str | None = None
    level: str | None = None
    successor: str | None = None
    attested: str | None = None
    source: str | None = None

    def valid_on(self, day: str | None) -> bool:
        """Whether the wording was in use on ``day`` (``2020-03-27``); always true without a day."""
        if day is None:
            return True
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Wording:
    """One verbatim wording of a slogan in the dated official texts searched.

    ``first`` and ``last`` are the dates (a year, a month or a day) of the first and last document that
    holds it, ``documents`` their number, ``source`` the first one's title and date. Quotation marks and
    spaces are left out of ``wording``, commas are written ``、``.
    """

    slogan_id: str
    wording: str
    first: str
    last: str
    documents: int
    source: str


@functools.cache
def shipped_entries() -> tuple[Entry, ...]:
    """Every slogan of the shipped lexicon, in the order of the pattern files.

    Raises `epiextract.errors.PatternError` when a file is broken.

    >>> next(entry.members for entry in shipped_entries() if entry.canonical == "四个意识")
    ('政治意识', '大局意识', '核心意识', '看齐意识')
    """
    entries: list[Entry] = []
    seen: dict[str, str] = {}
    folder = patterns_dir() / "slogans"
    for path in sorted(folder.glob("*.tsv")):
        for row in read_table(path, required=_REQUIRED, optional=_OPTIONAL, unique="id", choices=_CHOICES):
            entry = entry_of_row(path.stem, row)
            if entry.id in seen:
                raise PatternError(f"{path}: field 'id': {entry.id!r} stands in {seen[entry.id]} already; rename one")
            seen[entry.id] = path.name
            entries.append(entry)
    return tuple(entries)


@functools.cache
def wordings() -> tuple[Wording, ...]:
    """Every verbatim wording of a known slogan that is attested, by slogan and first use.

    Raises `epiextract.errors.PatternError` when the file is broken.

    >>> [use.first for use in wordings() if use.wording == "外防输入、内防扩散"]
    ['2020-02-16']
    """
    return tuple(
        Wording(row["id"], row["wording"], row["first"], row["last"], int(row["documents"]), row["source"])
        for row in read_table("slogans/history/wordings.tsv", required=_HISTORY)
    )


def entry_of_row(domain: str, row: dict[str, str]) -> Entry:
    """The entry that a row of a pattern file gives; raises `PatternError` for values that cannot be."""
    family = cast(SloganFamily, row["family"])
    canonical = row["canonical"]
    members = values(row["members"]) if row["members"] else ()
    if not members and family == "formula" and "、" in canonical:
        members = tuple(canonical.split("、"))
    first, last = _interval(row["id"], row["years"])
    alone = values(row["alone"]) if row["alone"] else ()
    known = {wording for member in members for wording in alternatives(member)} if alone else set()
    for wording in alone:
        if wording not in known:
            raise PatternError(f"slogans/{domain}.tsv: {row['id']}: field 'alone': {wording!r} is no member; mend it")
    return Entry(
        id=row["id"],
        canonical=canonical,
        family=family,
        domain=domain,
        members=members,
        variants=values(row["variants"]) if row["variants"] else (),
        alone=alone,
        needs_quotes=bool(row["quotes"]) or family == "coinage",
        first=first,
        last=last,
        level=row["level"] or None,
        successor=row["successor"] or None,
        attested=row["attested"] or None,
        source=row["source"] or None,
    )


def _interval(identifier: str, cell: str) -> tuple[str | None, str | None]:
    """``2020-01/2020-03`` as first and last day; a year or a month stands for its whole length."""
    if not cell:
        return None, None
    match = _YEARS.fullmatch(cell)
    if match is None:
        raise PatternError(f"slogans: {identifier}: field 'years': {cell!r}; write first/last, e.g. 2020-01/2022")
    first, last = match.groups()
    if first:
        first += "-01" * (2 - first.count("-"))
    if last:  # days are compared as strings: a month may end on a day that no calendar passes
        last += ("-12-31", "-31", "")[last.count("-")]
    return first, last


def day_of(on: str | datetime.date | None) -> str | None:
    """A document's date as ``2020-03-27``; raises `InputError` for what is no ISO date."""
    if on is None:
        return None
    if isinstance(on, datetime.date):
        return on.strftime("%Y-%m-%d")
    if not isinstance(on, str):
        raise InputTypeError(f"on: expected an ISO date or datetime.date, got {type(on).__name__}")
    try:
        return datetime.date.fromisoformat(on[:10]).isoformat()
    except ValueError:
        raise InputError(f"on: {on!r} is not a date; write it as YYYY-MM-DD") from None


def literal_wordings(entry: Entry) -> tuple[str, ...]:
    """The wordings of the whole slogan that are plain strings, with and without commas between members."""
    plain = [entry.canonical, *(variant for variant in entry.variants if not has_slots(variant))]
    return tuple(dict.fromkeys(wording.replace("、", joint) for wording in plain for joint in ("、", "", ",", " ")))


def slotted_wordings(entry: Entry) -> tuple[str, ...]:
    """The wordings with slots."""
    return tuple(variant for variant in entry.variants if has_slots(variant))
