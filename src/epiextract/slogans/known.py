"""Known slogans: the lexicon's wordings, whole, varied, reordered or quoted in part."""

from __future__ import annotations

import bisect
import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..lexicon import read_table
from ..matching import OverlapAutomaton
from .entries import Entry, lexicon, literal_wordings, slotted_wordings
from .notation import SlotPattern, alternatives, compile_wording
from .notation import anchors as anchors_of

#: What may stand between the members of one formula.
_JOINTS = frozenset("、,; \n\r\t和及·\u3000“”‘’\"'")
_LONGEST_JOINT = 4
_OPENING = "“‘\"'"
_CLOSING = "”’\"'"
_NUMERALS = frozenset("第十百千万亿一二三四五六七八九〇零两几多0123456789")


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate: a span with the slogan it seems to be."""

    start: int
    end: int
    canonical: str
    entry: Entry | None
    members: tuple[str, ...]
    rule: str
    because: str | None = None


@dataclass(slots=True)
class _Run:
    """Members of one formula standing side by side."""

    entry: Entry
    start: int
    end: int
    members: list[tuple[int, str]] = field(default_factory=list)  # index in the entry, wording

    @property
    def whole(self) -> bool:
        """Whether every member of the formula is there, in whatever wording."""
        return len({index for index, _ in self.members}) == len(self.entry.members)


@dataclass(frozen=True, slots=True)
class _Tables:
    automaton: OverlapAutomaton
    wholes: dict[str, list[Entry]]
    parts: dict[str, list[tuple[Entry, int]]]
    anchors: dict[str, list[tuple[Entry, str]]]
    organs: re.Pattern[str]
    organ_heads: tuple[str, ...]
    number_tails: tuple[str, ...]
    shadows: frozenset[str]


@functools.cache
def _tables() -> _Tables:
    wholes: dict[str, list[Entry]] = defaultdict(list)
    parts: dict[str, list[tuple[Entry, int]]] = defaultdict(list)
    anchors: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for entry in lexicon():
        for wording in literal_wordings(entry):
            wholes[wording].append(entry)
        for wording in slotted_wordings(entry):
            for anchor in anchors_of(wording):
                anchors[anchor].append((entry, wording))
        if entry.family == "formula" and len(entry.members) > 1 and min(map(len, entry.members)) > 1:
            for index, member in enumerate(entry.members):
                for wording in alternatives(member):
                    parts[wording].append((entry, index))
    words: dict[str, list[str]] = defaultdict(list)
    for row in read_table("slogans/grammar/contexts.tsv", required=["word", "role"], optional=["note"]):
        words[row["role"]].append(row["word"])
    return _Tables(
        automaton=OverlapAutomaton([*wholes, *parts, *anchors, *words["shadow"]]),
        wholes=dict(wholes),
        parts=dict(parts),
        anchors=dict(anchors),
        organs=re.compile(
            f"[{_CLOSING}]?(?:{_any_of(words['organ_middle'])}){{0,2}}(?:{_any_of(words['organ_tail'])})"
        ),
        organ_heads=tuple(words["organ_head"]),
        number_tails=tuple(words["number_tail"]),
        shadows=frozenset(words["shadow"]),
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@functools.cache
def _pattern(wording: str) -> SlotPattern:
    return compile_wording(wording)


def known(text: str, day: str | None) -> list[Found]:
    """Every known slogan in ``text`` (in matching form), overlapping candidates included."""
    tables = _tables()
    found: list[Found] = []
    open_runs: dict[str, _Run] = {}
    part_runs: list[_Run] = []
    shadows: list[tuple[int, int]] = []
    for start, end, term in tables.automaton.scan(text):
        if term in tables.shadows:
            shadows.append((start, end))
        for entry in tables.wholes.get(term, ()):
            if _stands(tables, text, start, end, entry):
                members = entry.members
                found.append(Found(start, end, entry.canonical, entry, members, f"lexicon.{entry.id}"))
        for entry, wording in tables.anchors.get(term, ()):
            span = _pattern(wording).match(text, start, end)
            if span:
                found.append(Found(*span, entry.canonical, entry, entry.members, f"wording.{entry.id}"))
        for entry, index in tables.parts.get(term, ()):
            run = open_runs.get(entry.id)
            member = (index, term)
            if run and member not in run.members and _joined(text, run.end, start):
                run.members.append(member)
                run.end = end
                continue
            run = open_runs[entry.id] = _Run(entry, start, end, [member])
            part_runs.append(run)
    found += _partial(text, part_runs, day)
    return [item for item in found if not _inside_organ(tables, text, item) and not _shadowed(shadows, item)]


def _joined(text: str, end: int, start: int) -> bool:
    return 0 <= start - end <= _LONGEST_JOINT and _JOINTS.issuperset(text[end:start])


def _partial(text: str, runs: list[_Run], day: str | None) -> Iterator[Found]:
    """Runs of members as slogans: the full form where exactly one formula fits."""
    spans: dict[tuple[int, int], list[_Run]] = defaultdict(list)
    for run in runs:
        entry = run.entry
        telling = len(run.members) > 1 and max(map(len, entry.members)) > 2  # 绿色、开放 quote nothing by themselves
        if run.whole or telling or text[run.start : run.end] in entry.alone:
            spans[run.start, run.end].append(run)
    for (start, end), rivals in spans.items():
        wholes = [run for run in rivals if run.whole]
        fitting = wholes or rivals
        if len(fitting) > 1:
            fitting = [run for run in fitting if day and run.entry.valid_on(day)] or fitting
        if len(fitting) == 1:
            entry = fitting[0].entry
            if not wholes and not _quotes(fitting[0], text[start:end], day):
                continue
            rule = "members" if wholes else "partial"
            because = None if wholes or len(rivals) == 1 else "document date"
            yield Found(start, end, entry.canonical, entry, entry.members, f"{rule}.{entry.id}", because)
        else:
            run = fitting[0]
            written = tuple(alternatives(run.entry.members[index])[0] for index, _ in run.members)
            yield Found(start, end, "、".join(written), None, written, "partial.ambiguous")


def _quotes(run: _Run, wording: str, day: str | None) -> bool:
    """Whether some members quote their formula: in its years, and half of it or a member that does so alone."""
    entry = run.entry
    return entry.valid_on(day) and (wording in entry.alone or len(run.members) * 2 >= len(entry.members))


def _stands(tables: _Tables, text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether the wording stands by itself: quoted where it must be, no part of a larger number."""
    if start > 0 and end < len(text) and text[start - 1] in _OPENING and text[end] in _CLOSING:
        return True
    if entry.needs_quotes:
        return False
    if entry.family != "numbered":
        return True
    if start and text[start - 1] in _NUMERALS:
        return False
    if end - start > 2:
        return True
    after = text[end : end + 4]
    return not after or not ("\u4e00" <= after[0] <= "\u9fff") or after.startswith(tables.number_tails)


def names_organ(text: str, end: int) -> bool:
    """Whether what follows a wording that ends at ``end`` makes it the name of an organ."""
    return _tables().organs.match(text, end) is not None


def _inside_organ(tables: _Tables, text: str, item: Found) -> bool:
    """Whether the wording is part of an organ's name (``联防联控工作领导小组``, ``“三讲”教育巡视组``)."""
    if names_organ(text, item.end):
        return True
    return text.startswith("机制", item.end) and text[: item.start].endswith(tables.organ_heads)


def _shadowed(shadows: list[tuple[int, int]], item: Found) -> bool:
    """Whether the wording is part of a longer expression that is no slogan."""
    at = bisect.bisect_left(shadows, (item.end, 0), key=lambda span: (span[1], 0)) if shadows else 0
    return any(start <= item.start and item.end <= end for start, end in shadows[at : at + 2])
