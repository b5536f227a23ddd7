"""The rules that take a reading for a name: what stands before it, after it, and beside it in a roster."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import knowledge
from .reading import ADDRESSES, Page, Reading, given_is_possible, is_han
from .special import Found, foreign

_GAP = re.compile(r"[ ]{0,2}(?:\([^()\n]{1,8}\))?[ ]{0,2}:?[ ]{0,4}")
_SENTENCE = 120  # how far back a list of appointments may have begun
_SPACED_LABEL = re.compile(r"(?:\A|(?<=\n))[ ]*([\u4e00-\u9fff](?:[ ]{1,4}[\u4e00-\u9fff]){1,3})[ ]*:[ ]*")
_ROSTER_JOIN = re.compile(r"(?:\([^()\n]{1,16}\))?[ ]?、[ ]?|[ ]{1,4}|[,;][ ]?")
_CONJUNCTIONS = ("以及", "和", "与", "及", "暨")
_APPOINTING = ("任命", "免去", "免除", "提名", "选举", "补选", "推选", "推举", "选出", "增补", "聘任", "聘请", "续聘",
               "罢免", "撤销", "追授", "追认", "批准", "接受", "选举产生", "决定任命", "决定免去")
_ORGAN_SIGNS = frozenset("委府局会院厅部办组处室团党队军")
_LEVEL_SIGNS = frozenset("省市县区州盟旗镇乡")


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a name was read, with every reading that its evidence admits, the best first."""

    readings: tuple[Reading, ...]
    rule: str
    weight: int

    @property
    def best(self) -> Reading:
        return self.readings[0]


class Evidence:
    """Applies the rules to one page; `places` yields what they find."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.after_anchor: dict[int, str] = {}  # start of a name -> kind of the word before it
        self.clause_starts: set[int] = set()
        self._foreign_starts: list[int] = []
        self._intros: list[tuple[int, str]] = []

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

    # -- names after and before posts, roles and forms of address

    def _anchored(self) -> Iterator[Place]:
        form, contexts, heads = self.page.form, knowledge.contexts(), knowledge.name_heads()
        length = len(form)
        named: set[int] = set()
        for start, end, term in self.page.anchors():
            kinds = contexts[term]
            if "intro" in kinds:
                self._intros.append((end, term))
                if len(kinds) == 1:
                    continue
            called = kinds[0] == "post" or "honorific" in kinds
            if called and start >= 2 and is_han(form[start - 1]):
                for place in self._before(start, term, kinds):
                    named.add(start)
                    yield place
            if end >= length or ("honorific" in kinds and len(kinds) == 1):
                continue
            if form[end] in heads:
                at = end
            elif is_han(form[end]):
                continue
            else:
                gap = _GAP.match(form, end)
                at = gap.end() if gap is not None else end
                if at >= length or form[at] not in heads:
                    continue
            labelled = ":" in form[end:at]
            if "foreign" in kinds:
                self._foreign_starts.append(at)
                self.after_anchor[at] = "foreign"
            if "post" in kinds or "lead" in kinds or (labelled and "label" in kinds):
                kind = "post" if "post" in kinds else "lead"
            elif ("title" in kinds or "foreign" in kinds) and (at > end or form[at - 1 : at + 1] not in knowledge.words()):
                kind = "title"
            elif "role" in kinds and (at > end or form[at - 1 : at + 1] not in knowledge.words()):
                kind = "role"
            else:
                continue
            if kind == "post" and (start in named or form[max(0, start - 3) : start] in knowledge.leaders()):
                continue  # 习近平总书记关于: whose post it is stands before it
            yield from self._after_anchor(at, kind, labelled)
        for match in _SPACED_LABEL.finditer(form):
            kinds = contexts.get(match.group(1).replace(" ", ""), ())
            if "label" in kinds or "post" in kinds:
                yield from self._after_anchor(match.end(), "lead", True)

    def _after_anchor(self, at: int, kind: str, labelled: bool) -> Iterator[Place]:
        self.after_anchor[at] = kind
        admitted = [r for r in self.page.readings(at) if admits_after(r, kind, labelled)]
        if not admitted:
            return
        yield Place(tuple(admitted), f"after-{kind}", 6 if kind in ("post", "lead") else 4)
        yield from self._roster(admitted[0], kind in ("lead", "post"), "roster", spaced=kind == "lead" or labelled)

    def _roster(self, first: Reading, strong: bool, rule: str, *, spaced: bool) -> Iterator[Place]:
        """The further names of a roster that ``first`` opens."""
        reading = first
        while True:
            at = self._next_item(reading, spaced)
            if at < 0:
                return
            admitted = [r for r in self.page.readings(at) if admits_in_roster(r, strong)]
            if not admitted:
                return
            reading = admitted[0]
            yield Place(tuple(admitted), rule, 5)

    def _next_item(self, reading: Reading, spaced: bool) -> int:
        form, after = self.page.form, reading.after
        if after.text in _CONJUNCTIONS:
            return reading.end + len(after.text)
        join = _ROSTER_JOIN.match(form, reading.end)
        if join is None or (not spaced and "、" not in join.group()):
            return -1
        return join.end()

    def _before(self, end: int, term: str, kinds: tuple[str, ...]) -> Iterator[Place]:
        """A name that ends where a post or a form of address starts."""
        form, heads = self.page.form, knowledge.surnames().heads
        address = "honorific" in kinds
        for modifier in knowledge.POST_MODIFIERS:
            if not address and form.endswith(modifier, 0, end):
                end -= len(modifier)
                term = modifier + term
                break
        best: Reading | None = None
        for length in (4, 3, 2):
            start = end - length
            if start < 0 or form[start] not in heads:
                continue
            for reading in self.page.readings(start):
                if reading.end != end or reading.ethnic or self.page.crosses_word(start):
                    continue
                if length == 4 and form[start : start + 2] not in knowledge.surnames().compounds:
                    continue
                boundary = self._name_may_start(start)
                if reading.word and (term not in ADDRESSES or reading.word == "closed"):
                    continue
                if reading.word and reading.shape < (0 if boundary else 2):
                    continue
                if (reading.name[-1] in knowledge.PLACE_SIGNS and term not in ADDRESSES) or (reading.name[-1] in _ORGAN_SIGNS and reading.shape < 3):
                    continue
                if length == 2 and term[:1] in _LEVEL_SIGNS:
                    continue  # 宁乡市长: the post takes the unit's sign
                if not reading.word and reading.shape < (1 if boundary or address else 4):
                    continue
                if best is None or reading.shape > best.shape + 1 or best.name[0] in knowledge.surnames().function:
                    best = reading
        if best is not None:
            yield Place((best,), "before-address" if address else "before-post", 4)

    def _name_may_start(self, start: int) -> bool:
        form = self.page.form
        if start == 0 or not is_han(form[start - 1]) or form[start - 1] in _ORGAN_SIGNS:
            return True
        contexts = knowledge.contexts()
        return any("intro" in contexts.get(form[max(0, start - n) : start], ()) for n in (1, 2, 3, 4))

    # -- names at the start of a clause

    def _clauses(self) -> Iterator[Place]:
        for match in knowledge.clause_places().finditer(self.page.form):
            at = match.end()
            self.clause_starts.add(at)
            if at in self.after_anchor:
                continue
            readings = self.page.readings(at, -2, 2)
            line_start = at == 0 or match.group().startswith("\n")
            admitted = [r for r in readings if admits_at_clause(r, line_start) or (r.after.text == "为" and self._appoints(r, at))]
            if admitted and not (match.group() == "" and self.page.crosses_word(at)):
                yield Place(tuple(admitted), "clause", 3)
                if "、" in match.group():
                    yield from self._item_before(match.start())
                yield from self._roster(admitted[0], False, "roster", spaced=False)
            elif readings:
                yield from self._opening_roster(readings)

    def _item_before(self, end: int) -> Iterator[Place]:
        """The roster's item that ends at ``end``, where no clause starts: 汲取甲、乙涉嫌违纪教训."""
        for length in (3, 2):
            start = end - length
            for reading in self.page.readings(start, 3) if start >= 0 else ():
                if reading.end == end and not reading.word and not self.page.crosses_word(start):
                    yield Place((reading,), "roster", 2)
                    return

    def _appoints(self, reading: Reading, at: int) -> bool:
        """Whether a clause 甲为某局局长 stands in a list of appointments."""
        before = self.page.form[max(0, at - _SENTENCE) : at].rpartition("\n")[2]
        return not reading.word and reading.shape >= 0 and any(word in before for word in ("任命", "聘任", "选举", "提名"))

    def _opening_roster(self, readings: list[Reading]) -> Iterator[Place]:
        """A roster at the start of a clause, which its end shows to be one."""
        form = self.page.form
        items: list[Place] = []
        last: Reading | None = None
        while True:
            admitted = [r for r in readings if admits_in_roster(r, True)]
            admitted = [r for r in admitted if r.shape >= (0 if not r.word else -2) and r.word != "closed"]
            if not admitted:
                break
            last = admitted[0]
            items.append(Place(tuple(admitted), "roster", 4))
            at = self._next_item(last, False)
            if at < 0 and len(items) == 1 and last.shape >= 2 and not last.word and form[last.end : last.end + 1] == ",":
                at = last.end + 1  # 甲,乙、丙等: a comma where the pause mark belongs
            if at < 0:
                break
            readings = self.page.readings(at)
        if last is None or len(items) < 2:
            return
        plain = sum(1 for item in items if not item.best.word and item.best.shape >= 2)
        ended = last.after.kind in ("act", "attend", "speech", "list", "adverb", "coverb", "called")
        listed = any(item.best.after.kind == "separator" for item in items) or plain == len(items)
        attended = last.after.kind == "attend" or (last.after.kind == "list" and last.after.score > 1)
        enough = plain * 2 > len(items) or (attended and plain > 0)
        if listed and enough and (ended or (plain == len(items) and plain >= 3)):
            yield from items

    # -- names after words that often introduce one

    def _introduced(self) -> Iterator[Place]:
        form, heads = self.page.form, knowledge.surnames().heads
        found = [(match.end(), match.group()) for match in knowledge.short_intros().finditer(form)]
        for at, word in self._intros:
            at += 2 if form.startswith("到了", at) else form.startswith("了", at)
            if form[at : at + 1] in heads:
                found.append((at, word))
        for at, word in found:
            if at in self.after_anchor or at in self.clause_starts:
                continue
            appointing = word in _APPOINTING
            admitted = [r for r in self.page.readings(at, -1) if admits_after_intro(r, word, appointing)]
            if admitted and not (len(word) == 1 and self.page.crosses_word(at)):
                yield Place(tuple(admitted), "appointed" if appointing else "introduced", 3)
                yield from self._roster(admitted[0], False, "roster", spaced=False)


def admits_after(reading: Reading, kind: str, labelled: bool) -> bool:
    """Whether a reading is a name when it stands directly after a post, a role or the head of a roster."""
    after, word = reading.after, reading.word
    post = kind != "role"
    if after.kind == "colon" and labelled:
        return False
    if word:
        return admits_word(reading, post)
    if after.kind == "organ":
        return labelled and reading.shape >= 2
    if after.kind == "none":
        return post and reading.shape >= 4 and len(reading.name) > 2 and after.score > -9
    if after.kind == "word":
        return reading.shape >= (2 if post else 4)
    if not post:
        return reading.shape >= (2 if after.score < 3 else 1) and reading.score >= 4
    if after.score < 3:
        return reading.shape >= 0
    surely = after.score > 3 and len(reading.name) > 2 and after.kind != "called"
    return reading.shape >= (-6 if surely else -3) and (surely or reading.score >= 2)


def admits_word(reading: Reading, post: bool) -> bool:
    """Whether an ordinary word stands as a name after a post (or, less surely, after a role)."""
    after, word = reading.after, reading.word
    if word == "closed" or after.score < 2 or after.kind == "particle":
        return False
    if not post:
        return word == "noun" and reading.shape >= 1 and after.kind in ("speech", "sex", "called")
    if word == "noun":
        return after.kind != "called" or after.text in ADDRESSES
    if word == "adverbial":
        return after.kind not in ("speech", "act", "verb", "called") and after.text != "当选" or after.text in (
            *ADDRESSES, "到", "赴")
    if after.kind == "attend":
        return reading.shape >= -3
    if after.kind in ("speech", "act") and reading.name not in knowledge.followers():
        return reading.shape >= (-1 if after.kind == "speech" else 0)
    if after.kind in ("separator", "list"):
        return reading.shape >= -1
    return after.text in ADDRESSES or reading.shape >= 1 and after.kind in ("sex", "stop")


def admits_in_roster(reading: Reading, strong: bool) -> bool:
    """Whether a reading is a further name of a roster."""
    after, word = reading.after, reading.word
    if word == "closed" or after.score < 2 or after.kind in ("particle", "colon"):
        return False
    if word:
        ends = ("separator", "list", "attend", "adverb", "sex") if not strong else (
            "separator", "list", "attend", "adverb", "sex", "stop", "coverb", "act")
        if word != "noun":
            ends = tuple(end for end in ends if end not in ("act", "attend"))
        return after.kind in ends and reading.shape >= (-3 if strong or after.kind == "sex" else 0)
    return reading.shape >= (-3 if strong else 0) and reading.score >= (0 if strong else 3)


def admits_at_clause(reading: Reading, line_start: bool) -> bool:
    """Whether a reading is a name when it opens a clause: the verb after it must show it."""
    after = reading.after
    if after.text in ("任", "担任", "兼任") and reading.word not in ("", "closed"):
        return reading.shape >= 1
    if reading.word or after.score < 2:
        return False
    if reading.ethnic:
        return after.kind in ("speech", "act", "attend", "called", "sex") and len(reading.name) > 2
    if after.kind in ("speech", "act", "attend", "called"):
        if after.score < 3 and len(reading.name) > 2 and reading.name[:2] in knowledge.words():
            return False
        return reading.shape >= (1 if after.score > 2 else 3)
    if after.kind == "sex":
        return reading.shape >= -1
    if after.kind == "colon":  # the speaker of a dialogue
        return line_start and len(reading.name) > 2 and reading.shape >= 3
    if after.kind == "adverb" and after.score > 2:
        return reading.shape >= 3
    if after.kind in ("coverb", "adverb", "list"):
        return reading.shape >= 4 and given_is_possible(reading.name[1:])
    return False


def admits_after_intro(reading: Reading, word: str, appointing: bool) -> bool:
    """Whether a reading is a name after a verb, preposition or time word that often stands before one."""
    after = reading.after
    if word.endswith("由") and after.text in ("任", "担任", "兼任", "出任", "主持", "同志") and reading.word != "closed":
        return reading.shape >= (-3 if not reading.word else -1)
    if reading.word or reading.ethnic:
        return False
    if appointing:
        return reading.shape >= 0 and (after.score >= 3 or after.kind == "organ" or after.text in ("的", "为"))
    if after.score < 2:
        return False
    if len(word) == 1 and after.kind in ("stop", "separator", "colon"):
        return False
    if after.kind in ("speech", "act", "attend", "called", "sex", "list") and after.score >= 3:
        return reading.shape >= (3 if len(word) == 1 else 2)
    return len(reading.name) > 2 and reading.shape >= 5 and after.score >= 3
