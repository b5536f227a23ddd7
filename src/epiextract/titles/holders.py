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
_LIST_MARK = re.compile(r"(?:\([^()]{1,12}\))?(?:、|兼任|兼|暨|并|及|)(?:现任|时任|现)?")
_NAME_MARK = re.compile(r"(?:\([^()]{1,8}\))?(?:、|,|和|与|及|以及| |)")
_BY = re.compile(r"(?:一职|职务)?(?:暂|现|则|仍|分别|一)?由")
_ASSUMES = re.compile(r"(?:同志)?(?:担任|兼任|接任|出任|代理|任)")
_CANDIDATE = re.compile(r"(?:的)?(?:候选人|人选|提名人选|候选人提名)")
_OF = re.compile("的")
_STATUS: dict[str, Status] = {"former": "former", "dismiss": "dismissed", "propose": "proposed"}
_SENTENCE_REACH = 400  # characters looked back over for the subject of a sentence
_REACH = 30  # characters between a cue and the person it speaks of, inside one clause


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
        """The strongest evidence first: a person the cue's own clause names, a person beside the title, the list's,
        the subject of a curriculum vitae."""
        cue = self._cue_before(title)
        status: Status | None = "former" if "former" in title.modifiers else None
        if cue is not None:
            status = self._status(title, *cue) or status
        if _CANDIDATE.match(self.form, title.end):
            status = "proposed"
        named = (
            (self._in_clause(title, *cue) if cue is not None else ())
            or self._after(title, with_of=cue is not None)
            or self._assumed_after(title)
            or self._list_neighbour(title)
            or self._before(title)
            or (self._subject(cue[0]) if cue is not None and cue[1] is not None else ())
        )
        return named, status

    def _after(self, title: FoundTitle, *, with_of: bool) -> tuple[Named, ...]:
        """Names directly after the title: 副市长甲、乙, 组长:丙, 院长、主任医师丁, 县长人选戊; 曾任县长的己 behind a cue."""
        at = self._skip(_AFTER_TITLE, title.end)
        person = self._person_at(title.end) or self._person_at(at)
        if person is None:
            link = _CANDIDATE.match(self.form, title.end) or (_OF.match(self.form, title.end) if with_of else None)
            person = self._person_at(link.end()) if link else None
        if person is None:
            apposition = self.words.apposition.match(self.form, title.end)
            person = self._person_at(apposition.end()) if apposition else None
        if person is None:
            return ()
        named = [person]
        if title.post in self.words.single_posts:
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
        if self.form[start - 1 : start] == "为":
            return self._named_as(start - 1)
        if self.form[start - 1 : start] == "的" or self.form[start - 4 : start].startswith("同志"):
            return start, None
        return None

    def _named_as(self, at: int) -> tuple[int, str | None] | None:
        """任命甲为, and 甲为 in a list of appointments."""
        if not self._persons_between(at - _REACH, at):
            return None
        sentence = self.form[max(0, at - _SENTENCE_REACH) : at]
        sentence = sentence[max(sentence.rfind("。"), sentence.rfind("\n")) + 1 :]
        if self.words.decisions["propose"].search(sentence):
            return at, "propose"
        beside = self._at_end.get(self._skip_back_bracket(at))
        return (at, "appoint") if beside is not None or self.words.decisions["appoint"].search(sentence) else None

    def _skip_back_bracket(self, at: int) -> int:
        """Before (女) and the like."""
        if self.form[at - 1 : at] == ")":
            opened = self.form.rfind("(", max(0, at - 8), at)
            return opened if opened >= 0 else at
        return at

    def _status(self, title: FoundTitle, at: int, meaning: str | None) -> Status | None:
        loses = self.words.decisions["dismiss"].search(self.form, max(0, self._clause_start(at) - 2), title.start) is not None
        return "dismissed" if loses else _STATUS.get(meaning or "")

    def _in_clause(self, title: FoundTitle, at: int, meaning: str | None) -> tuple[Named, ...]:
        """Whom a cue names in its own clause: 由甲任, 任命甲为, 免去甲的, 甲、乙任副组长."""
        clause = self._clause_start(at)
        named = self._persons_between(clause, at)
        if not named or at - named[-1][2] > _REACH:
            return ()
        if meaning is None and self.words.decisions["dismiss"].search(self.form, max(0, clause - 2), title.start) is None:
            return ()
        together = [named[-1]]
        for earlier, later in zip(reversed(named[:-1]), reversed(named[1:])):
            gap = self.form[earlier[2] : later[1]]
            if not (_NAME_MARK.fullmatch(gap) or gap[:1] in "和与及、"):
                break
            together.insert(0, earlier)
        return tuple(together[-1:] if title.post in self.words.single_posts else together)

    def _subject(self, at: int) -> tuple[Named, ...]:
        """Whom a sentence without a name in the cue's clause is about: the first person since the last stop."""
        left = max(0, at - _SENTENCE_REACH)
        line = self.form.rfind("\n", left, at) + 1
        for start in (self.form.rfind(";", left, at) + 1, self.form.rfind("。", left, at) + 1, line):
            subject = self._persons_between(max(start, line), at)
            if subject:
                return (subject[0],)
        return ()

    def _clause_start(self, at: int) -> int:
        left = max(0, at - _SENTENCE_REACH)
        return max(left - 1, *(self.form.rfind(mark, left, at) for mark in ",。;:!?\n")) + 1

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
