"""Gathering names: after and before posts, in rosters, at the start of clauses, after words that introduce them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from . import admission, knowledge, open_names
from .endings import DOING, is_han
from .openings import clause_places, may_follow_role, openings
from .reading import Page, Reading, given_is_strong
from .rosters import Place, Rosters
from .special import Found, foreign

_APPOSITION = 8  # how far a role may stand from the post before it
_LONGEST_TRANSCRIBED = 8  # characters of a name without a dot before a post
_DOTTED = 5  # the shape of a name with a middle dot
_AT, _HAVING, _INSIDE = "在", "有", "中里上下前后时"
_MORE, _COUNTED = "余多", frozenset("0123456789十百千万")  # 600余名
_SENTENCE = 120  # how far back a list of appointments may have begun
_GAP = re.compile(r"[”’]?[ ]{0,2}(?:\([^()\n]{1,8}\))?[ ]{0,2}(?:[,、]?(?:今年|现年)?\d{2}岁的|:?[ ]{0,4})")
_SPACED_LABEL = re.compile(r"\n[ ]{0,8}([\u4e00-\u9fff](?:[ ]{1,4}[\u4e00-\u9fff]){1,3})[ ]{0,4}:[ ]{0,4}")
#: Names with nothing but space between them and the line's end: 指挥长 甲 乙.
_ROW = re.compile(r"(?<=[ ])[\u4e00-\u9fff]{2,4}(?:[ ]{1,4}[\u4e00-\u9fff]{2,4}){1,12}[ ]{0,4}(?=\n|\Z)")
_NO_GAP = frozenset("。;!?\n")
#: What shows a name although a word runs over its edge.
_SURE_ENDS = DOING | {"holding", "adverb", "sex"}


class Evidence:
    """Applies the rules to one page; `places` yields what they find."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.after_anchor: dict[int, str] = {}  # start of a name -> kind of the word before it
        self._foreign_starts: list[int] = []
        self._intros: list[tuple[int, str]] = []
        self._short_intros: list[tuple[int, str]] = []
        self._rosters = Rosters(page)

    def places(self) -> Iterator[Place]:
        """Every place that a rule takes for a name."""
        yield from self._anchored()
        yield from self._clauses()
        yield from self._introduced()

    def foreign_names(self) -> Iterator[Found]:
        """Names in transcription after the words for foreign offices; to be asked after `places`."""
        for start in self._foreign_starts:
            found = foreign(self.page, start)
            if found is not None:
                yield found

    def behind_dotted(self, found: Iterable[Found]) -> Iterator[Place]:
        """The further names of rosters beside names with a middle dot; to be asked after `places`."""
        for name in found:
            first = Reading(name.start, name.end, self.page.form[name.start : name.end], _DOTTED, self.page.after(name.end))
            yield from self._rosters.after(first, self.after_anchor.get(name.start) in ("post", "lead"), spaced=False)
            if self.page.form[name.start - 1 : name.start] == "、":
                yield from self._rosters.item_before(name.start - 1)

    # -- names after and before posts, roles and forms of address

    def _anchored(self) -> Iterator[Place]:
        form, contexts, heads = self.page.form, knowledge.contexts(), knowledge.name_heads()
        words, unit_signs = knowledge.words(), knowledge.signs("unit")
        post_ended = -1
        for start, end, term in self.page.anchors():
            use = _use(term)
            if use.kind == "post":
                post_ended = end
            if use.introduces:
                self._intros.append((end, term))
            held: Place | None = None
            if use.follows and start >= 2:
                held = self._before(start, term, use.addresses)
                if held is not None:
                    yield held
            if not use.kind and not use.labelled_kind and not use.foreign:
                continue
            if use.kind == "post" and held is None and form.startswith("的", end) and form[end + 1 : end + 2] in heads:
                yield from self._after_anchor(end + 1, "role", False)  # 曾任某局局长的某某
                continue
            at, head = end, form[end : end + 1]
            if head not in heads:
                han = "\u4e00" <= head <= "\u9fff" and not use.opened
                at = -1 if han else self._name_start(end, heads, use.opened)
                if at < 0:
                    continue
            if use.foreign:
                self._foreign_starts.append(at)
                self.after_anchor[at] = "foreign"
            if at == end and use.no_post is not None and use.no_post.match(form, at):
                continue  # 长期: no post stands there
            labelled = at > end and ":" in form[end:at]
            kind = use.labelled_kind if labelled else use.kind
            if kind == "role" and start - post_ended < _APPOSITION and form.startswith("、", post_ended):
                kind = "title"  # 副书记、援藏干部某某
            if kind in ("title", "role") and at == end:
                if form[at] in unit_signs:
                    continue  # 法官镇 is a place
                if form[at - 1 : at + 1] in words:  # 水电工|程建设: a word runs over the edge
                    kind = self._over_edge(start, at, kind)
            whose = held is not None or form[max(0, start - 3) : start] in knowledge.leaders()  # 习近平总书记关于
            if kind == "post" and form[at] in knowledge.prepositions() and self._behind_surname(start):
                continue  # 王书记|向李明同志
            if kind and not (kind == "post" and whose):
                yield from self._after_anchor(at, kind, labelled)
        for match in _SPACED_LABEL.finditer("\n" + form):  # a text begins as a line does
            kinds = contexts.get(match.group(1).replace(" ", ""), ())
            if "label" in kinds or "post" in kinds:
                yield from self._after_anchor(match.end() - 1, "lead", True)

    def _behind_surname(self, start: int) -> bool:
        """Whether a family name alone stands before a post: 王|书记."""
        form = self.page.form
        return form[start - 1 : start] in knowledge.surnames().scores and not is_han(form[start - 2 : start - 1] or " ")

    def _over_edge(self, start: int, at: int, kind: str) -> str:
        """What the word from ``start`` to ``at`` says of a name after it although another word runs over its end.

        Nothing, unless a person is counted before it (一位老船工|程又新) or so sure an end follows that the other word
        is chance (厂长|于得水已表示).
        """
        words = knowledge.words()
        counted = self.page.form[max(0, start - 2) : start].rstrip("老").endswith(("位", "名"))
        least = 2 if counted else 4
        long = self.page.form[at : at + 2] in knowledge.sure_openings()
        if not long and all(self.page.after(at + length).score < least for length in (3, 4)):
            return ""
        shown = any(
            len(r.name) > 2 and not r.word and (r.name[1:] not in words or given_is_strong(r.name[1:]))
            and r.after.kind in _SURE_ENDS and r.after.score >= least
            for r in self.page.readings(at, least=least)
        )
        return "" if not shown else "title" if counted else kind

    def _name_start(self, end: int, heads: frozenset[str], opened: bool) -> int:
        """Where a name may start after an anchor that ends at ``end`` before no head of names (``opened``: like none); -1 for nowhere."""
        form = self.page.form
        if end >= len(form):
            return -1
        if not is_han(form[end]):
            if form[end] in _NO_GAP:
                return -1
            gap = _GAP.match(form, end)
            end = gap.end() if gap is not None else end
        head = form[end : end + 1]
        return end if head in heads or (opened and is_han(head)) else -1

    def _after_anchor(self, at: int, kind: str, labelled: bool) -> Iterator[Place]:
        self.after_anchor[at] = kind
        if kind == "role" and not may_follow_role(self.page, at):
            return
        readings = self.page.readings(at)
        admitted = [r for r in readings if admission.after_anchor(r, kind, labelled)]
        doubtful = [r for r in readings if r.name in knowledge.borne_if_shown()]
        shown = [r for r in doubtful if kind != "role" and admission.is_shown(r, ends_item=self.page.ends_item(at))]
        if not shown and admitted and (self._goes_on(admitted[0]) or kind == "role" and admitted[0] in doubtful):
            return  # 书记县长齐上阵, 战士胜利归来
        admitted = shown or admitted
        if kind == "role" and not admitted:
            admitted = open_names.opened(self.page, at, strict=True)
        elif kind in ("post", "title"):
            whole = open_names.addressed(self.page, at)
            if whole is not None:
                admitted = [r for r in admitted if r.end == whole.end] or [whole]
            elif not admitted:
                admitted = open_names.readings(self.page, at, shown=kind == "title")
            elif admitted[0].after.score < 2 and (longer := open_names.longer(self.page, admitted[0])):
                admitted = [longer]
        if not admitted:
            return
        yield Place(tuple(admitted), f"after-{kind}", 6 if kind in ("post", "lead") else 4)
        spaced = kind == "lead" or labelled or kind == "post" and _ROW.match(self.page.form, at) is not None
        yield from self._rosters.after(admitted[0], kind in ("lead", "post"), spaced=spaced)

    def _goes_on(self, reading: Reading) -> bool:
        """Whether a reading behind a post is, or begins with, what stands there without a name: 书记党建工|作."""
        words = knowledge.continuations()
        return reading.name in words or reading.name[:2] in words and self.page.crosses_word(reading.end)

    def _before(self, end: int, term: str, address: bool) -> Place | None:
        """A name that ends where a post or a form of address starts."""
        form, table, given = self.page.form, knowledge.surnames(), knowledge.given_scores()
        if form[end - 1] in knowledge.modifier_ends() and not address:
            modifiers = knowledge.post_modifiers()
            for length in (4, 3, 2, 1):
                if end >= length and form[end - length : end] in modifiers:
                    term = form[end - length : end] + term
                    end -= length
                    break
        if "home" in knowledge.contexts().get(term, ()) and self.page.crosses_word(end):
            return None  # 国|家中
        if end < 2 or given.get(form[end - 1], 0) <= -4 or not is_han(form[end - 1]):
            return None
        if form[end - 1] in knowledge.signs("place") and term not in knowledge.addresses():
            return None
        best: Reading | None = None
        heads, compounds, borne, shown = table.heads, table.compounds, knowledge.borne(), term in knowledge.addresses()
        for length in (4, 3, 2):
            start = end - length
            if start and form[start] in _MORE and form[start - 1] in _COUNTED:
                continue  # 600余名新|同学
            if start < 0 or form[start] not in heads or (length == 4 and form[start : start + 2] not in compounds):
                continue
            if self.page.crosses_word(start):
                continue
            least = -6 if shown or form[start:end] in borne else 1
            for reading in self.page.readings_to(start, end, least):
                boundary = self._name_may_start(start)
                if not admission.before_post(reading, term, address=address, boundary=boundary):
                    continue
                if best is None or reading.shape > best.shape + 1 or best.name[0] in table.function:
                    best = reading
        best = best or self._transcribed_before(end)
        return Place((best,), "before-address" if address else "before-post", 4) if best is not None else None

    def _transcribed_before(self, end: int) -> Reading | None:
        """The name of known elements, without a dot, that ends before a post: 扎西顿珠书记."""
        form, openings_of_names = self.page.form, knowledge.ethnic_openings()
        for start in range(max(0, end - _LONGEST_TRANSCRIBED), end - 2):
            if form[start : start + 2] in openings_of_names and end in knowledge.ethnic_ends(form, start):
                found = [r for r in self.page.readings(start) if r.end == end and r.ethnic and not r.word]
                if found and not self.page.crosses_word(start):
                    return found[0]
        return None

    def _name_may_start(self, start: int) -> bool:
        form = self.page.form
        if start == 0 or not is_han(form[start - 1]) or form[start - 1] in knowledge.signs("organ"):
            return True
        start -= form[start - 1] == "了"  # 传达了某某书记的讲话
        contexts = knowledge.contexts()
        return any(
            "intro" in kinds or "appoint" in kinds
            for kinds in (contexts.get(form[max(0, start - n) : start], ()) for n in (1, 2, 3, 4))
        )

    # -- names at the start of a clause

    def _clauses(self) -> Iterator[Place]:
        prepositions = knowledge.prepositions() - frozenset(knowledge.TIME_ENDS)
        for at, mark in openings(self.page, clause_places(self.page.form)):
            if mark in prepositions:
                self._short_intros.append((at, mark))
                continue
            if at in self.after_anchor or at in self._rosters.starts:
                continue
            readings = self.page.readings(at, -2, 2)
            admitted = [r for r in readings if admission.at_clause(r, mark == "\n", mark == "”") or self._appoints(r, at)]
            if admitted and not (mark in knowledge.TIME_ENDS and self.page.crosses_word(at)):
                yield Place(tuple(admitted), "clause", 3)
                if mark == "、":
                    yield from self._rosters.item_before(self.page.form.rindex(mark, 0, at))
                yield from self._rosters.after(admitted[0], False, spaced=False)
            elif readings and at >= self._rosters.walked_to:
                yield from self._rosters.opening(readings)

    def _appoints(self, reading: Reading, at: int) -> bool:
        """Whether a clause 甲为某局局长 stands in a list of appointments."""
        if reading.after.text != "为" or reading.word or reading.shape < 0:
            return False
        before = self.page.form[max(0, at - _SENTENCE) : at].rpartition("\n")[2]
        return any(word in before for word in knowledge.appointing())

    # -- names after words that often introduce one

    def _introduced(self) -> Iterator[Place]:
        form, heads, borne, contexts = self.page.form, knowledge.surnames().heads, knowledge.borne(), knowledge.contexts()
        found = [(at, word) for at, word in self._short_intros if form[at - 1] == word and form[at] in heads]
        for at, word in self._intros:
            if form[at : at + 1] in ("到", "了"):
                at += 2 if form.startswith("到了", at) else form.startswith("了", at)
            if form[at : at + 1] in heads or form[at : at + 2] in borne:
                found.append((at, word))
        usual = set(openings(self.page, (place for place in found if len(place[1]) > 1)))
        for at, word in found:
            if at in self.after_anchor or form[at - 1] in knowledge.TIME_ENDS:  # 会后,据: a clause opens there
                continue
            appoints = "appoint" in contexts[word]
            if len(word) > 1 and not appoints and (at, word) not in usual:
                continue
            least = -9 if appoints else 1 if len(word) == 1 or "agent" in contexts[word] else 2
            readings = self.page.readings(at, -3, least)
            admitted = [r for r in readings if admission.after_intro(r, word, at_unit=self._before_unit(r))]
            if appoints:
                admitted = self._to_office(at, admitted)
            elif word == _AT:
                admitted = [r for r in admitted if r.name[-1] not in _INSIDE]  # 在|余震中
            if (len(word) == 1 or word[-1] == _HAVING) and self.page.crosses_word(at):
                continue  # 的有|关国家
            if admitted:
                yield Place(tuple(admitted), "introduced", 3)
                yield from self._rosters.after(admitted[0], False, spaced=False)
            elif readings and at >= self._rosters.walked_to:
                yield from self._rosters.opening(readings)

    def _before_unit(self, reading: Reading) -> bool:
        """Whether a unit's name begins behind a reading that holds none: 免去|某某|龙潭区委副书记."""
        return self.page.opens_unit(reading.end) and not self.page.in_unit(reading.start + 1, reading.end)

    def _to_office(self, at: int, admitted: list[Reading]) -> list[Reading]:
        """Of readings behind a verb of appointing those that go on to the post, where there are such."""
        going_on = knowledge.to_office()
        if not admitted:
            admitted = open_names.readings(self.page, at, borne_only=True)
            return [reading for reading in admitted if reading.after.text in going_on]
        return [reading for reading in admitted if reading.after.text in going_on] or admitted


class _Use(NamedTuple):
    """What a context word does: introduce, stand after names, open a name of any shape, name an office abroad."""

    introduces: bool
    follows: bool
    addresses: bool
    opened: bool
    foreign: bool
    kind: str
    labelled_kind: str
    no_post: re.Pattern[str] | None


@functools.cache
def _use(term: str) -> _Use:
    kinds = knowledge.contexts()[term]
    return _Use(
        "intro" in kinds or "appoint" in kinds,
        "post" in kinds or "honorific" in kinds,
        "honorific" in kinds,
        ("post" in kinds or "title" in kinds or "foreign" in kinds) and term not in knowledge.followers(),
        "foreign" in kinds,
        _anchor_kind(kinds, False),
        _anchor_kind(kinds, True),
        knowledge.no_post(term) if "post" in kinds else None,
    )


def _anchor_kind(kinds: tuple[str, ...], labelled: bool) -> str:
    """What a word says of a name after it: post, lead, title, role, or nothing."""
    if "post" in kinds:
        return "post"
    if "lead" in kinds or (labelled and "label" in kinds):
        return "lead"
    if "title" in kinds or "foreign" in kinds:
        return "title"
    return "role" if "role" in kinds else ""
