"""Known slogans: the lexicon's wordings, whole, varied, reordered or quoted in part."""

from __future__ import annotations

import bisect
import functools
import operator
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ..codes import Codes
from ..results import SloganFamily
from .compiled import Lexicon
from .contexts import contexts, names_organ
from .entries import Entry
from .notation import SlotPattern, alternatives, compile_wording
from .terms import JOINTS, LONGEST_JOINT

_END = operator.itemgetter(1, 0)
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


def known(text: str, codes: Codes, day: str | None, lexicon: Lexicon) -> list[Found]:
    """Every known slogan in ``text`` (in matching form), overlapping candidates included."""
    uses = lexicon.uses
    hits, members = lexicon.terms.scan(text, codes)
    found: list[Found] = []
    shadows: list[tuple[int, int]] = []
    for start, end, term in hits:
        wholes, anchors, member, shadowing = uses[term]
        if shadowing:
            shadows.append((end, start))
        if member:
            members.add((start, end, term))
        for entry in wholes:
            if _stands(text, start, end, entry):
                # A wording that counts in quotation marks only has them in the lexicon; they are no part of the slogan.
                marks = text[start] in _OPENING and text[end - 1] in _CLOSING and not _MARKS.search(text, start + 1, end - 1)
                found.append(_found(start + marks, end - marks, entry, "lexicon"))
        for entry, wording in anchors:
            span = _pattern(wording).match(text, start, end)
            if span:
                found.append(_found(*span, entry, "wording"))
    found += _partial(text, _runs(text, members, lexicon), day)
    shadows.sort()
    return [item for item in found if not _inside_organ(text, item) and not _shadowed(shadows, item)]


def _runs(text: str, members: Iterable[tuple[int, int, str]], lexicon: Lexicon) -> list[_Run]:
    """The members by the formulas they stand side by side in."""
    runs: list[_Run] = []
    last: dict[str, _Run] = {}
    for start, end, term in sorted(members, key=_END):
        for entry, place in lexicon.parts[term]:
            run = last.get(entry.id)
            member = (place, term)
            if run and _joined(text, run.end, start) and member not in run.members:
                run.members.append(member)
                run.end = end
            else:
                run = last[entry.id] = _Run(entry, start, end, [member])
                runs.append(run)
    return runs


def _found(start: int, end: int, entry: Entry, rule: str, because: str | None = None) -> Found:
    return Found(start, end, entry.canonical, entry, entry.members, f"{rule}.{entry.id}", because, entry.family)


def _joined(text: str, end: int, start: int) -> bool:
    return start == end or 0 < start - end <= LONGEST_JOINT and JOINTS.issuperset(text[end:start])


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
    return text.startswith("机制", item.end) and text.endswith(contexts().organ_heads, 0, item.start)


def _shadowed(shadows: list[tuple[int, int]], item: Found) -> bool:
    """Whether the wording is part of a longer expression that is no slogan."""
    at = bisect.bisect_left(shadows, (item.end, 0)) if shadows else 0
    return any(start <= item.start and item.end <= end for end, start in shadows[at : at + 2])
