"""Clean text that knows where each character came from.

Every stage of cleaning yields `Change` tuples in the text it was given; `compose` rewrites the
changes of two stages in a row as changes of the first text. The final list *is* the alignment:
outside of it raw and clean text are the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..errors import InputError, InputTypeError

if TYPE_CHECKING:
    from .page import Page

#: start and end in the text of the stage, what stands there afterwards, kind.
Change = tuple[int, int, str, str]

#: Kinds that only lay out; merged with another change, the other's kind stays.
LAYOUT = frozenset({"space", "newline"})


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that cleaning changed: ``raw[start:end]`` was ``before`` and became ``after``.

    ``kind`` is one of ``markup`` ``entity`` ``invisible`` ``width`` ``character`` ``surrogate`` ``pinyin``
    ``watermark`` ``name`` (spaces inside a name) ``break`` (a hard line break that was joined)
    ``newline`` (line ends, empty lines) ``space`` (at the edges of lines).
    """

    kind: str
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CleanText:
    """A page after cleaning, with the way back to the page as it came.

    ``main_content``: the structure of an HTML page is read with what stands outside its main content as furniture.

    >>> from epiextract.cleaning import clean
    >>> page = clean("縣長(zhǎng)許文")
    >>> page.text
    '縣長許文'
    >>> page.to_source(0, 2), page.to_source(2, 4), page.to_clean(0, 8)
    ((0, 2), (9, 11), (0, 2))
    """

    raw: str
    text: str
    edits: tuple[Edit, ...] = ()
    main_content: bool = False
    _raw_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _clean_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _page: list[Page] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts: list[int] = []
        shift = 0
        for edit in self.edits:
            starts.append(edit.start - shift)
            shift += edit.end - edit.start - len(edit.after)
        object.__setattr__(self, "_raw_starts", tuple(edit.start for edit in self.edits))
        object.__setattr__(self, "_clean_starts", tuple(starts))
        object.__setattr__(self, "_page", [])

    @property
    def page(self) -> Page:
        """What the page says of itself (title, date, bylines, furniture), worked out when first asked for."""
        if not self._page:
            from .page import read_page

            self._page.append(read_page(self.text, self.raw if self.main_content else None))
        return self._page[0]

    def explain(self) -> str:
        """One line an edit (span in the raw page, kind, what stood there, what stands there now), and counts by kind.

        >>> from epiextract.cleaning import clean
        >>> print(clean("２日召開(kāi)").explain())
        0-1	width	２ -> 2
        4-9	pinyin	(kāi) ->
        2 edits: width 1, pinyin 1
        """
        from ..outputs.diff import explain

        return explain(self)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of a clean one, from its first to its last kept character, noise at the edges left out.

        Raises `InputError` when the span does not lie in ``text``.
        """
        _check_span(start, end, len(self.text), "text")
        if start < end:
            return self._source_of(start)[0], self._source_of(end - 1)[1]
        at = self._source_of(start)[0] if start < len(self.text) else self._source_of(start - 1)[1] if start else 0
        return at, at

    def to_clean(self, start: int, end: int) -> tuple[int, int]:
        """The clean span of every kept character that comes from ``raw[start:end]``; empty where none is kept.

        Raises `InputError` when the span does not lie in ``raw``.
        """
        _check_span(start, end, len(self.raw), "raw")
        first = self._clean_from(start)
        last = self._clean_until(end) if end > start else first
        return first, max(first, last)

    def to_plain(self) -> dict[str, Any]:
        """Page and alignment as plain data that msgpack and JSON carry (lone surrogates as numbers).

        >>> from epiextract.cleaning import clean
        >>> clean("２日").to_plain()
        {'raw': '２日', 'surrogates': [], 'edits': [['width', 0, 1, '2']], 'main_content': False}
        """
        surrogates = [
            [edit.start + offset, ord(character)]
            for edit in self.edits
            for offset, character in enumerate(edit.before)
            if "\ud800" <= character <= "\udfff"
        ]
        raw = self.raw
        if surrogates:
            characters = list(raw)
            for at, _ in surrogates:
                characters[at] = "\ufffd"
            raw = "".join(characters)
        return {
            "raw": raw,
            "surrogates": surrogates,
            "edits": [[edit.kind, edit.start, edit.end, edit.after] for edit in self.edits],
            "main_content": self.main_content,
        }

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> CleanText:
        """The page back from `to_plain`. Raises `InputTypeError` for anything else."""
        try:
            raw: str = plain["raw"]
            if plain["surrogates"]:
                characters = list(raw)
                for at, code in plain["surrogates"]:
                    characters[at] = chr(code)
                raw = "".join(characters)
            changes = [(int(start), int(end), str(after), str(kind)) for kind, start, end, after in plain["edits"]]
            main_content = bool(plain["main_content"])
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise InputTypeError(f"not the plain form of a CleanText ({error}); give what to_plain() returned") from None
        return from_changes(raw, changes, main_content)

    def _source_of(self, at: int) -> tuple[int, int]:
        """The raw span of one clean character."""
        k = bisect_right(self._clean_starts, at) - 1
        if k < 0:
            return at, at + 1
        edit, offset = self.edits[k], at - self._clean_starts[k]
        length = len(edit.after)
        if offset >= length:
            where = edit.end + offset - length
            return where, where + 1
        if length == edit.end - edit.start:
            return edit.start + offset, edit.start + offset + 1
        return edit.start, edit.end

    def _clean_from(self, at: int) -> int:
        """The first clean character whose source ends after ``at``."""
        return self._clean_edge(at, bisect_right(self._raw_starts, at) - 1, whole=False)

    def _clean_until(self, at: int) -> int:
        """One past the last clean character whose source starts before ``at``."""
        return self._clean_edge(at, bisect_left(self._raw_starts, at) - 1, whole=True)

    def _clean_edge(self, at: int, k: int, *, whole: bool) -> int:
        """Where raw offset ``at`` stands in the clean text, ``k`` the edit before it; ``whole`` takes all of an edit
        that ``at`` falls into."""
        if k < 0:
            return at
        edit, begin = self.edits[k], self._clean_starts[k]
        length = len(edit.after)
        if at >= edit.end:
            return begin + length + at - edit.end
        if length == edit.end - edit.start:
            return begin + at - edit.start
        return begin + length if whole else begin


def _check_span(start: int, end: int, length: int, name: str) -> None:
    if not 0 <= start <= end <= length:
        raise InputError(f"span ({start}, {end}) is not inside {name} (length {length}); give 0 <= start <= end")


def from_changes(raw: str, changes: Sequence[Change], main_content: bool = False) -> CleanText:
    """The clean text that ``changes`` (ordered, disjoint, offsets in ``raw``) make of ``raw``."""
    edits = tuple(Edit(kind, start, end, raw[start:end], after) for start, end, after, kind in changes)
    return CleanText(raw, apply(raw, changes), edits, main_content)


def apply(text: str, changes: Sequence[Change]) -> str:
    """``text`` with the ordered, disjoint ``changes`` made."""
    if not changes:
        return text
    pieces: list[str] = []
    at = 0
    for start, end, after, _ in changes:
        pieces.append(text[at:start])
        pieces.append(after)
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def compose(first: Sequence[Change], second: Sequence[Change], between: str) -> list[Change]:
    """One list of changes for two stages in a row; ``between`` is the text after ``first``.

    Changes that touch one another only at an edge stay apart, overlapping ones become one.
    """
    if not first or not second:
        return list(first or second)
    out: list[Change] = []
    i = j = shift = 0
    while i < len(first) or j < len(second):
        if i < len(first):
            start, end, after, kind = first[i]
            low = start - shift
            high = low + len(after)
            if j == len(second) or high <= second[j][0]:
                out.append(first[i])
                shift += end - start - len(after)
                i += 1
                continue
            if second[j][1] > low:
                i, j, shift, merged = _merge(first, second, i, j, shift, between)
                out.append(merged)
                continue
        s_start, s_end, s_after, s_kind = second[j]
        out.append((s_start + shift, s_end + shift, s_after, s_kind))
        j += 1
    return out


def _merge(
    first: Sequence[Change], second: Sequence[Change], i: int, j: int, shift: int, between: str
) -> tuple[int, int, int, Change]:
    """The overlapping changes from ``first[i]`` and ``second[j]`` on as one change of the raw text."""
    low = min(first[i][0] - shift, second[j][0])
    raw_start = low + shift
    inner = [second[j]]
    kinds: list[str] = []
    high = second[j][1]
    j += 1
    while True:
        if i < len(first) and first[i][0] - shift < high:
            start, end, after, kind = first[i]
            high = max(high, start - shift + len(after))
            shift += end - start - len(after)
            kinds.append(kind)
            i += 1
        elif j < len(second) and second[j][0] < high:
            high = max(high, second[j][1])
            inner.append(second[j])
            j += 1
        else:
            break
    kinds.extend(change[3] for change in inner)
    kind = next((kind for kind in kinds if kind not in LAYOUT), kinds[0])
    after = apply(between[low:high], [(start - low, end - low, text, kind) for start, end, text, kind in inner])
    return i, j, shift, (raw_start, high + shift, after, kind)
