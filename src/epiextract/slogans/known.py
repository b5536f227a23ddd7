"""Known slogans: the lexicon's wordings, whole, varied, reordered or quoted in part."""

from __future__ import annotations

import bisect
import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ..results import SloganFamily
from .compiled import Lexicon
from .contexts import contexts, names_organ
from .entries import Entry
from .notation import SlotPattern, alternatives, compile_wording

#: What may stand between the members of one formula.
_JOINTS = frozenset("、,; \n\r\t和及·\u3000“”‘’\"'")
_LONGEST_JOINT = 4
_OPENING = "“‘\"'"
_CLOSING = "”’\"'"
_MARKS = re.compile("[“”‘’\"']")
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
    family: SloganFamily = "formula"


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
    uses, hits = lexicon.uses, lexicon.terms.scan(text)
    starts, ends = {start for start, _, _ in hits}, {end for _, end, _ in hits}
    found: list[Found] = []
    open_runs: dict[str, _Run] = {}
    part_runs: list[_Run] = []
    shadows: list[tuple[int, int]] = []
    for start, end, term in hits:
        wholes, anchors, parts, alone, shadowing = uses[term]
        if shadowing:
            shadows.append((start, end))
        for entry in wholes:
            if _stands(text, start, end, entry):
                # A wording that counts in quotation marks only has them in the lexicon; they are no part of the slogan.
                marks = text[start] in _OPENING and text[end - 1] in _CLOSING and not _MARKS.search(text, start + 1, end - 1)
                found.append(_found(start + marks, end - marks, entry, "lexicon"))
        for entry, wording in anchors:
            span = _pattern(wording).match(text, start, end)
            if span:
                found.append(_found(*span, entry, "wording"))
        # Most members are plain words (服务) that say nothing unless another member stands beside them.
        if not parts:
            continue
        if not alone and start not in ends and end not in starts and not _across_joints(text, start, end, starts, ends):
            continue
        for entry, place in parts:
            run = open_runs.get(entry.id)
            member = (place, term)
            if run and _joined(text, run.end, start) and member not in run.members:
                run.members.append(member)
                run.end = end
                continue
            run = open_runs[entry.id] = _Run(entry, start, end, [member])
            part_runs.append(run)
    found += _partial(text, part_runs, day)
    return [item for item in found if not _inside_organ(text, item) and not _shadowed(shadows, item)]


def _found(start: int, end: int, entry: Entry, rule: str, because: str | None = None) -> Found:
    return Found(start, end, entry.canonical, entry, entry.members, f"{rule}.{entry.id}", because, entry.family)


def _across_joints(text: str, start: int, end: int, starts: set[int], ends: set[int]) -> bool:
    """Whether another term of the lexicon stands before or after this one, with joints between them."""
    if text[start - 1] in _JOINTS:
        for at in range(start - 1, max(0, start - _LONGEST_JOINT) - 1, -1):
            if at in ends:
                return True
            if text[at - 1] not in _JOINTS:
                break
    if text[end : end + 1] in _JOINTS:
        for at in range(end + 1, min(len(text), end + _LONGEST_JOINT) + 1):
            if at in starts:
                return True
            if text[at : at + 1] not in _JOINTS:
                break
    return False


def _joined(text: str, end: int, start: int) -> bool:
    return start == end or 0 < start - end <= _LONGEST_JOINT and _JOINTS.issuperset(text[end:start])


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
            yield _found(start, end, entry, rule, because)
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
