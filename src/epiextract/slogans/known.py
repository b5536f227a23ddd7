"""Known slogans: the lexicon's wordings, whole, varied, reordered or quoted in part."""

from __future__ import annotations

import bisect
import functools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .compiled import Lexicon
from .contexts import contexts, names_organ
from .entries import Entry
from .notation import SlotPattern, alternatives, compile_wording

#: What may stand between the members of one formula.
_JOINTS = frozenset("、,; \n\r\t和及·\u3000“”‘’\"'")
_LONGEST_JOINT = 4
_OPENING = "“‘\"'"
_CLOSING = "”’\"'"
_NUMERALS = frozenset("第十百千万亿一二三四五六七八九〇零两几多0123456789")


class Found(NamedTuple):
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
        count = len(self.entry.members)
        return len(self.members) >= count and len({index for index, _ in self.members}) == count


@functools.cache
def _pattern(wording: str) -> SlotPattern:
    return compile_wording(wording)


def known(text: str, day: str | None, lexicon: Lexicon) -> list[Found]:
    """Every known slogan in ``text`` (in matching form), overlapping candidates included."""
    shadowing, wholes, anchors, parts = contexts().shadows, lexicon.wholes, lexicon.anchors, lexicon.parts
    found: list[Found] = []
    open_runs: dict[str, _Run] = {}
    part_runs: list[_Run] = []
    shadows: list[tuple[int, int]] = []
    for start, end, term in lexicon.automaton.scan(text):
        if term in shadowing:
            shadows.append((start, end))
        for entry in wholes.get(term, ()):
            if _stands(text, start, end, entry):
                members = entry.members
                found.append(Found(start, end, entry.canonical, entry, members, f"lexicon.{entry.id}"))
        for entry, wording in anchors.get(term, ()):
            span = _pattern(wording).match(text, start, end)
            if span:
                found.append(Found(*span, entry.canonical, entry, entry.members, f"wording.{entry.id}"))
        for entry, index in parts.get(term, ()):
            run = open_runs.get(entry.id)
            member = (index, term)
            if run and member not in run.members and _joined(text, run.end, start):
                run.members.append(member)
                run.end = end
                continue
            run = open_runs[entry.id] = _Run(entry, start, end, [member])
            part_runs.append(run)
    found += _partial(text, part_runs, day)
    return [item for item in found if not _inside_organ(text, item) and not _shadowed(shadows, item)]


def _joined(text: str, end: int, start: int) -> bool:
    return 0 <= start - end <= _LONGEST_JOINT and _JOINTS.issuperset(text[end:start])


def _partial(text: str, runs: list[_Run], day: str | None) -> Iterator[Found]:
    """Runs of members as slogans: the full form where exactly one formula fits."""
    spans: dict[tuple[int, int], list[_Run]] = defaultdict(list)
    for run in runs:
        entry = run.entry
        if len(run.members) == 1:
            telling = run.members[0][1] in entry.alone
        else:
            telling = run.whole or max(map(len, entry.members)) > 2  # 绿色、开放 quote nothing by themselves
        if telling:
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


def _stands(text: str, start: int, end: int, entry: Entry) -> bool:
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
    return not after or not ("\u4e00" <= after[0] <= "\u9fff") or after.startswith(contexts().number_tails)


def _inside_organ(text: str, item: Found) -> bool:
    """Whether the wording is part of an organ's name (``联防联控工作领导小组``, ``“三讲”教育巡视组``)."""
    if names_organ(text, item.end):
        return True
    return text.startswith("机制", item.end) and text[: item.start].endswith(contexts().organ_heads)


def _shadowed(shadows: list[tuple[int, int]], item: Found) -> bool:
    """Whether the wording is part of a longer expression that is no slogan."""
    at = bisect.bisect_left(shadows, (item.end, 0), key=lambda span: (span[1], 0)) if shadows else 0
    return any(start <= item.start and item.end <= end for start, end in shadows[at : at + 2])
