"""Which persons the text gives a title to: beside it, in its list, or at a distance (X任Y, 任命X为Y, Y由X担任)."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from ..results import Person, Status
from .find import FoundTitle
from .words import Words

Named = tuple[str, int, int]

_AFTER_TITLE = re.compile(r"(?:\([^()]{1,12}\))?(?:同志|:|：| )?\s?(?:\([^()]{1,12}\))?")
_LIST_MARK = re.compile(r"(?:\([^()]{1,12}\))?(?:、|兼任|兼|暨|并|及|)")
_NAME_MARK = re.compile(r"(?:\([^()]{1,8}\))?(?:、|,|和|与|及|以及| |)")
_COMRADE = re.compile(r"(?:同志|先生|女士|等|\([^()]{1,8}\)|的)*$")
_BY = re.compile(r"(?:一职|职务)?(?:暂|现|则|仍|分别|一)?由")
_ASSUMES = re.compile(r"(?:同志)?(?:担任|兼任|接任|出任|代理|任)")
_LOSES = re.compile(r"免去|撤销|罢免|免除|解除|辞去|不再担任|接受")
_APPOINTS = re.compile("任命|选举|推选|补选|推举|聘任|聘请|委任|明确|增选|当选|批准|决定")
_PROPOSES = re.compile("提名|推荐|建议|拟任|拟提")
_CANDIDATE = re.compile(r"(?:的)?(?:候选人|人选|提名人选|候选人提名)")
_CLAUSE_END = re.compile(r"[,。;:!?\n]")
_REACH = 30  # characters between a cue and the person it speaks of, inside one clause
_UNIQUE = re.compile(r"^(?:书记|[省市区县州盟旗镇乡]长|主席|主任|局长|部长|院长|检察长|指挥长|总指挥|组长|秘书长)$")


class Holders:
    """Answers, for one text, to whom a title is given."""

    def __init__(self, form: str, found: Sequence[FoundTitle], people: Sequence[Person], words: Words) -> None:
        self.form = form
        self.words = words
        self._mentions = sorted(
            (mention.start, mention.end, person.name) for person in people if not person.byline
            for mention in person.mentions
        )  # fmt: skip
        self._starts = [mention[0] for mention in self._mentions]
        self._at_end = {mention[1]: mention for mention in self._mentions}
        self._by_surname = _by_surname(people)
        self._next_title = {title.start: title for title in found}
        self._list_starts = _list_starts(form, found)
        self._memo: dict[int, tuple[tuple[Named, ...], Status | None]] = {}
        for title in reversed(found):  # a list shares the holders of its last member
            self._memo[title.start] = ((), None) if title.collective else self._find(title)

    def of(self, title: FoundTitle) -> tuple[tuple[Named, ...], Status | None]:
        """The persons (name, start, end) the title is given to, the first first, and the sense if not present."""
        return self._memo[title.start]

    def supported(self, title: FoundTitle) -> bool:
        """Whether a surname before (李主任) makes a title of words that alone are none."""
        if title.head is None or title.organ is not None or title.unit is not None or title.start != title.post_start:
            return False
        if self._surname_before(title) is not None:
            return True
        for length in (2, 1):
            start = title.start - length
            if start >= 0 and self.form[start : title.start] in self.words.usual_surnames:
                return start == 0 or not self.form[start - 1].isalpha() or self._stop_ends_at(start)
        return False

    def _stop_ends_at(self, at: int) -> bool:
        return any(stop.end() == at for stop in self.words.stop.finditer(self.form, max(0, at - 4), at))

    def _find(self, title: FoundTitle) -> tuple[tuple[Named, ...], Status | None]:
        status: Status | None = "former" if "former" in title.modifiers else None
        after = self._after(title)
        cue = self._cue_before(title)
        if cue is not None and (not after or cue[1] is not None):
            named, cue_status = self._by_cue(title, *cue)
            if named:
                return named, cue_status or status
        if cue is not None:
            status = _status_of(cue[1]) or status
        if _CANDIDATE.match(self.form, title.end):
            status = "proposed"
        if after:
            return after, status
        assumed = self._assumed_after(title)
        if assumed:
            return assumed, status
        listed = self._list_neighbour(title)
        if listed:
            return listed, status
        before = self._before(title)
        return before, status

    def _after(self, title: FoundTitle) -> tuple[Named, ...]:
        """Names directly after the title: 副市长甲、乙, 组长:丙, 院长、主任医师丁."""
        at = self._skip(_AFTER_TITLE, title.end)
        person = self._person_at(title.end) or self._person_at(at)
        if person is None:
            apposition = self.words.apposition.match(self.form, title.end)
            person = self._person_at(apposition.end()) if apposition else None
        if person is None:
            return ()
        named = [person]
        if title.head is not None and _UNIQUE.match(title.post):
            return (person,)
        while True:
            at = self._skip(_NAME_MARK, named[-1][2])
            following = self._person_at(at)
            if following is None or at == named[-1][2] or self.form[at - 1] == ",":
                return tuple(named)
            named.append(following)

    def _list_neighbour(self, title: FoundTitle) -> tuple[Named, ...]:
        """A title in a list shares the holders of the next one: 区委副书记、区长甲."""
        mark = _LIST_MARK.match(self.form, title.end)
        following = self._next_title.get(mark.end()) if mark else None
        if following is None or following.collective or following.start == title.start:
            return ()
        named, _ = self.of(following)
        return named if named and named[0][1] >= following.end else ()

    def _before(self, title: FoundTitle) -> tuple[Named, ...]:
        """A name directly before a bare title: 吴省长, 娄书记 by surname, or the full name."""
        person = self._at_end.get(title.start)
        if person is not None:
            return ((person[2], person[0], person[1]),)
        surname = self._surname_before(title)
        if surname is None:
            return ()
        names = self._by_surname.get(surname, ())
        start = title.start - len(surname)
        return ((names[0], start, start + len(surname)),) if len(names) == 1 else ()

    def _surname_before(self, title: FoundTitle) -> str | None:
        if title.organ is not None or title.unit is not None or title.start != title.post_start:
            return None
        for length in (2, 1):
            surname = self.form[max(0, title.start - length) : title.start]
            if surname in self._by_surname and title.start - length not in self._at_end:
                return surname
        return None

    def _assumed_after(self, title: FoundTitle) -> tuple[Named, ...]:
        """指挥长由甲担任."""
        by = _BY.match(self.form, title.end)
        person = self._person_at(by.end()) if by else None
        if person is None:
            return ()
        return (person,) if _ASSUMES.match(self.form, person[2]) else ()

    def _cue_before(self, title: FoundTitle) -> tuple[int, str | None] | None:
        """Where a word that gives, takes or proposes a post ends before the title's list, and its meaning."""
        start = self._list_starts[title.start]
        cue = self.words.cue_endings.at(self.form, start)
        if cue is not None:
            return start - len(cue), self.words.cues[cue]
        if self.form[start - 1 : start] == "为" and self._persons_between(start - _REACH, start - 1):
            clause = self.form[max(self._clause_start(start), start - _REACH) : start]
            if _PROPOSES.search(clause):
                return start - 1, "propose"
            if _APPOINTS.search(clause):
                return start - 1, "appoint"
        if self.form[start - 1 : start] == "的" or self.form[start - 4 : start].startswith("同志"):
            return start, None
        return None

    def _by_cue(self, title: FoundTitle, at: int, meaning: str | None) -> tuple[tuple[Named, ...], Status | None]:
        """The person a cue speaks of: 由甲任, 任命甲为, 免去甲的, or the subject of a curriculum vitae (现任)."""
        clause = self._clause_start(at)
        named = self._persons_between(clause, at)
        loses = _LOSES.search(self.form, max(0, clause - 2), title.start) is not None
        status: Status | None = "dismissed" if loses else _status_of(meaning)
        if meaning is None and not loses:
            return (), None
        if not named and meaning is not None:
            line = self.form.rfind("\n", 0, at) + 1
            sentence = max(line, self.form.rfind("。", 0, at) + 1)
            subject = self._persons_between(sentence, at) or self._persons_between(line, at)
            return tuple(subject[:1]), status
        if named and at - named[-1][2] > _REACH:
            return (), status
        together = [named[-1]] if named else []
        for earlier, later in zip(reversed(named[:-1]), reversed(named[1:])):
            gap = self.form[earlier[2] : later[1]]
            if _NAME_MARK.fullmatch(gap) or gap[:1] in "和与及、":
                together.insert(0, earlier)
            else:
                break
        if _UNIQUE.match(title.post):
            together = together[-1:]
        return tuple(together), status

    def _clause_start(self, at: int) -> int:
        return max(self.form.rfind(mark, 0, at) for mark in ",。;:!?\n") + 1

    def _persons_between(self, start: int, end: int) -> list[Named]:
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end)
        return [(name, begin, stop) for begin, stop, name in self._mentions[first:last] if stop <= end]

    def _person_at(self, start: int) -> Named | None:
        at = bisect.bisect_left(self._starts, start)
        if at < len(self._starts) and self._starts[at] == start:
            begin, end, name = self._mentions[at]
            return name, begin, end
        return None

    def _skip(self, pattern: re.Pattern[str], at: int) -> int:
        match = pattern.match(self.form, at)
        return match.end() if match else at


def _status_of(meaning: str | None) -> Status | None:
    return {"former": "former", "dismiss": "dismissed", "propose": "proposed"}.get(meaning or "")  # type: ignore[return-value]


def _list_starts(form: str, found: Sequence[FoundTitle]) -> dict[int, int]:
    """For each title (by its start) where the list of posts begins that it is in: all share the cue before the first."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for title in found:
        before = title.start - 1 if title.start and form[title.start - 1] in "、兼暨" else title.start
        starts[title.start] = ends.get(before, title.start)
        ends[title.end] = starts[title.start]
    return starts


def _by_surname(people: Sequence[Person]) -> dict[str, tuple[str, ...]]:
    """Names by their first one and two characters, bylines left out."""
    found: dict[str, tuple[str, ...]] = {}
    for person in people:
        if person.byline or len(person.name) < 2:
            continue
        for length in (1, 2) if len(person.name) > 2 else (1,):
            surname = person.name[:length]
            found[surname] = (*found.get(surname, ()), person.name)
    return found
