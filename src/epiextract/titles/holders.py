"""Which persons the text gives a title to: beside it, in its list, or at a distance (X任Y, 任命X为Y, Y由X担任)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..results import Person, Status
from .careers import carry_on, earlier_terms, once_held, rows, steps, term_before
from .cues import STATUS, Cues
from .find import FoundTitle
from .mentions import NAME_MARK, Mentions, Named
from .rosters import Rosters, list_spans
from .words import Words

_AFTER_TITLE = re.compile(r"(?:\([^()]{1,12}\)){0,2}(?:同志|:)?[ \t]{0,16}(?:\|[ \t]{0,8})?(?:\([^()]{1,12}\))?")
_LIST_MARK = re.compile(r"(?:\([^()]{1,12}\))?(?:、| (?! )|兼任|兼|暨|并|及|)(?:现任|时任|现|提名|拟任|会议(?=执行主席))?")
_CHARGE = re.compile("、(?:负责|分管|主管|协管|联系)(?P<what>[\u4e00-\u9fff]{1,12})")
_BY = re.compile(r"(?:一职|职务)?(?:暂|现|则|仍|分别|一|改|改为)?由")
_ASSUMES = re.compile(r"(?:同志)?(?:\([^()]{1,8}\))?(?:担任|兼任|接任|出任|代理|任)")
_CANDIDATE = re.compile(r"(?:的)?(?:候选人|人选|提名人选|候选人提名)")
_OF = re.compile("的(?:(?:分别|还)?(?:有|是|为):?)?")  # 拟任副市长的有甲、乙
_MOVES = re.compile("(?:同志)?(?:已|将|即将|日前|近日)?(?:调任|转任|改任|升任|调离|履新|提任|晋升为)")
_AGED = re.compile(r"、?(?:今年|现年)?\d{2}岁的(?:老人|老党员|老战士|老干部|老同志)?")
_THEN = "、[0-9]{4}年(?:[0-9]{1,2}月)?起?"
_MOVED_ON = re.compile(f"{_THEN}(?:转任|调任|升任|改任)")
_NEXT_STEP = re.compile(f"{_THEN}(?:接任|转任|调任|担任|出任|升任|兼任|改任|任)?")
_IS, _NOW = frozenset("是系"), re.compile("(?:现在|如今|目前|[也还就正])$")  # 甲现在是某县县长
_LOST_BEHIND = re.compile(
    r"(?:的)?(?:职务)?(?:按规定|按有关规定|依法|同时|相应|自行|自然|随之|也)?(?:予以)?(?:免去|免除|解除|终止)"
    r"|(?:的)?职务,?(?:按|依)[^,。;、\n]{0,12}(?:办理|免除|免去)"
)
_COUNTED = re.compile("[0-9一二三四五六七八九十]{1,3}[人名]")
_IN_TURN, _TURN = re.compile("分别(?:以?[全高]票)?(?:担任|兼任|出任|当选为?|任)$"), 10
_APPOSITION = 24  # characters of 、县水利局退休干部 and a name
_TITLES_BETWEEN = 8  # posts and names between 由 and 担任
_BODY = re.compile("[\u4e00-\u9fff]{2,14}")  # whose post stands behind the name
_COLLEGIAL = "congress"  # the kind of posts that many hold together
_BIOGRAPHY = 120  # characters of one, up to the post
#: What a short biography tells before the post: ,男,汉族,1981年12月生,.
_TOLD = re.compile(r",[男女](?:,[^,。;\n]{1,20}){0,6},")


class Holders:
    """Answers, for one text, to whom a title is given."""

    def __init__(self, form: str, found: Sequence[FoundTitle], people: Sequence[Person], words: Words) -> None:
        self.form = form
        self.words = words
        self._mentions = Mentions(people)
        self._by_surname = _by_surname(people)
        given = [title.single or title for title in found]
        self._next_title = {title.start: title for title in given}
        self._title_ends = {title.end for title in given}
        self._list_spans = list_spans(form, given)
        self._chains = _chains(form, self._list_spans)
        self._rosters = Rosters(form, self._next_title, self._list_spans, self._mentions)
        self._cues = Cues(form, given, self._list_spans, self._mentions, words)
        self._own_posts = self._posts_before_names(given)
        self._memo: dict[int, tuple[tuple[Named, ...], Status | None]] = {}
        self.titles = [self._settle(title) for title in reversed(found)]  # a list shares the holders of its last member
        self.titles.reverse()
        carry_on(form, self.titles, self._list_spans, self._memo)
        once_held(form, self.titles, self._cues.subject, self._mentions, self._memo)
        rows(form, self.titles, self._mentions, self._memo)
        earlier_terms(form, self.titles, self._memo)
        steps(form, self._taken(), self._list_spans, self._mentions, self._memo)
        self._share_brackets()
        self._share_out()
        self._resolve_surnames()

    def _posts_before_names(self, titles: Sequence[FoundTitle]) -> dict[str, frozenset[str]]:
        """By person the posts that stand directly before the name."""
        found: dict[str, frozenset[str]] = {}
        for title in titles:
            person = None if title.collective else self._mentions.at(title.end)
            if person is not None:
                found[person[0]] = found.get(person[0], frozenset()) | {title.post}
        return found

    def _settle(self, title: FoundTitle) -> FoundTitle:
        """The title with its holders noted; 成员 and 负责人 are posts where somebody is named, else collectives."""
        post = title.single or title
        self._list_spans.setdefault(title.start, self._list_spans[post.start])
        named, status = ((), None) if post.collective else self._find(post)
        self._memo[post.start] = self._memo[title.start] = named, status
        return post if named else title

    def _taken(self) -> Iterator[tuple[FoundTitle, int]]:
        """Posts of one person that stand behind a verb of taking them, and where that stands."""
        for title in self.titles:
            named, status = self._memo[title.start]
            if status is None and len(named) == 1 and named[0][2] <= title.start:
                cue = self._cues.before(title)
                if cue is not None and cue[1] in ("hold", "appoint"):
                    yield title, cue[0]

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
                return start == 0 or not self.form[start - 1].isalpha() or self._stop_ends_at(start) or self._organ_ends_at(start)
        return False

    def _organ_ends_at(self, at: int) -> bool:
        suffix = self.words.organ_suffixes.at(self.form, at)
        return suffix is not None and len(suffix) < at and self.form[at - len(suffix) - 1].isalpha()

    def _stop_ends_at(self, at: int) -> bool:
        return any(end == at for _, end in self.words.stops(self.form, max(0, at - 4), at))

    def _find(self, title: FoundTitle) -> tuple[tuple[Named, ...], Status | None]:
        """The strongest evidence first: a person the cue's own clause names, a person beside the title, the list's,
        the subject of a curriculum vitae."""
        if _COUNTED.match(self.form, title.end):
            return (), None  # 免去庭长13人
        cue = self._cues.before(title)
        status: Status | None = "former" if "former" in title.modifiers else None
        if cue is not None:
            status = self._cues.status(title, *cue) or status
        if _CANDIDATE.match(self.form, title.end):
            status = "proposed"
        elif (bracket := self.words.bracket_modifiers.match(self.form, title.end)) is not None:
            status = STATUS.get(self.words.modifier_meanings[bracket.group()], status)
        elif status is None and _MOVED_ON.match(self.form, title.end):
            status = "former"  # 2006年任市长、2012年转任副主任的甲
        elif _LOST_BEHIND.match(self.form, self._list_spans[title.start][1]):
            status = "dismissed"
        named = (
            self._adjacent(title, cue[1] if cue is not None else None)
            or (self._told_of(title) if cue is not None and cue[1] is not None else ())
            or (self._cues.in_clause(title, *cue) if cue is not None else ())
            or self._rosters.of(title)
            or self._after(title, with_of=cue is not None)
            or (self._described(title) if cue is not None and cue[1] is not None else ())
            or self._assumed_after(title)
            or self._behind_organ_and_name(title)
            or self._list_neighbour(title)
            or self._before(title)
            or self._of_biography(title)
            or (self._cues.subject(cue[0], self._list_spans[title.start][0]) if cue is not None and cue[1] is not None else ())
        )
        if status is None and named and (self._cues.dismissed_above(named[0][1]) or self._cues.dismissed_together(title, named[-1][2])):
            status = "dismissed"
        if status is None and named and named[0][1] >= title.end and _MOVES.match(self.form, named[-1][2]):
            status = "former"  # 甲县县委书记某某调任乙县县委书记
        return named, status

    def _adjacent(self, title: FoundTitle, meaning: str | None) -> tuple[Named, ...]:
        """The name right behind a later post of a list (以书记甲为组长、县长乙为副组长) or a former one (原任县长丙)."""
        listed = self._list_spans[title.start][0] < title.start
        if not (listed or meaning == "former") or self._mentions.at(title.end) is None:
            return ()
        return self._after(title, with_of=False)

    def _after(self, title: FoundTitle, *, with_of: bool) -> tuple[Named, ...]:
        """Names directly after the title: 副市长甲、乙, 组长:丙, 院长、主任医师丁, 县长人选戊; 曾任县长的己 behind a cue."""
        at = self._skip(_AFTER_TITLE, title.end)
        person = self._mentions.at(title.end) or self._mentions.at(at)
        if person is None:
            candidate = _CANDIDATE.match(self.form, title.end)
            link = _OF.match(self.form, candidate.end() if candidate else title.end) if with_of or candidate else None
            link = link or candidate
            person = self._mentions.at(link.end()) if link else None
        if person is None and (aged := _AGED.match(self.form, title.end)) is not None:
            person = self._mentions.at(aged.end())  # 县水利局原局长、71岁的某某
        if person is None:
            ahead = self._mentions.between(title.end, title.end + _APPOSITION)[:1] if self.form.startswith("、", title.end) else []
            person = ahead[0] if ahead and self.words.apposition.fullmatch(self.form, title.end, ahead[0][1]) else None
        if person is None:
            return ()
        if title.post in self.words.single_posts:
            return (person,)
        return tuple(self._without_others(title, self._names_from(person[1])))

    def _told_of(self, title: FoundTitle) -> tuple[Named, ...]:
        """The name behind a post that somebody takes or took and 的: 现任副主任的|甲."""
        person = self._mentions.at(title.end + 1) if self.form.startswith("的", title.end) else None
        return (person,) if person is not None else ()

    def _described(self, title: FoundTitle) -> tuple[Named, ...]:
        """Whoever a post taken describes, behind another post of his: 担任总指挥的|县委书记甲."""
        following = self._next_title.get(title.end + 1) if self.form.startswith("的", title.end) else None
        named = self.of(following)[0] if following is not None and not following.collective else ()
        return named if following is not None and named and named[0][1] >= following.end else ()

    def _without_others(self, title: FoundTitle, named: list[Named]) -> list[Named]:
        """The names up to one that heads a body elsewhere: 副主任甲、乙陪同, where 乙 is the county's 书记."""
        singles = self.words.single_posts
        if title.head is not None and _COLLEGIAL in title.head.kinds:
            return named  # 大会执行主席甲、乙, whatever else they are
        for at, (name, _, _) in enumerate(named):
            own = self._own_posts.get(name, frozenset())
            if at and own & singles and title.post not in own:
                return named[:at]
        return named

    def _list_neighbour(self, title: FoundTitle) -> tuple[Named, ...]:
        """A title in a list shares the holders of the next one: 区委副书记、区长甲."""
        candidate = _CANDIDATE.match(self.form, title.end)
        end = candidate.end() if candidate is not None else title.end  # 市政协副主席候选人、县委书记甲
        mark = _NEXT_STEP.match(self.form, end) or _LIST_MARK.match(self.form, end)
        following = self._next_title.get(mark.end()) if mark else None
        if following is None and (charge := _CHARGE.match(self.form, end)) is not None:  # 常委、分管农业的副县长甲
            following = next((post for at in range(charge.start("what"), charge.end() + 1) if (post := self._next_title.get(at))), None)
        if following is None and self.form.startswith(",", end) and self._opens_sentence(self._chains[self._list_spans[title.start]]):
            following = self._next_title.get(end + 1)  # 省政协副主席,省民委党组书记、主任甲
        if following is None or following.collective or following.start == title.start:
            return ()
        named, _ = self.of(following)
        return named if named and named[0][1] >= following.end else ()

    def _behind_organ_and_name(self, title: FoundTitle) -> tuple[Named, ...]:
        """The name before its post where a list goes on: 县人民医院甲院长、县教育局局长乙; 甲副县长、县委办主任乙."""
        between = title.start == title.post_start and self.form.startswith("、", title.end)
        person = self._mentions.before(title.start) if between else None
        return (person,) if person is not None and (title.organ is not None or person[1] not in self._title_ends) else ()

    def _opens_sentence(self, at: int) -> bool:
        term = term_before(self.form, at)
        at = term.start() if term is not None else at
        return at == 0 or self.form[at - 1] in "。;:(\n "

    def _before(self, title: FoundTitle) -> tuple[Named, ...]:
        """A full name directly before a bare title, 吴志刚省长, or before the verb that the posts of a list follow: 甲是某县县长."""
        person = self._mentions.before(title.start)
        start = self._list_spans[title.start][0]
        if person is None and self.form[start - 1 : start] in _IS:
            now = _NOW.search(self.form, max(0, start - 4), start - 1)
            person = self._mentions.before(now.start() if now is not None else start - 1)
        if person is None and self.form[start - 1 : start] == "的":  # 有位叫甲的护士长
            person = self._mentions.before(start - 1)
            person = person if person is not None and self.form[person[1] - 1 : person[1]] == "叫" else None
        return (person,) if person is not None else ()

    def _of_biography(self, title: FoundTitle) -> tuple[Named, ...]:
        """Who a short biography is of that goes on to the title: 甲,男,汉族,某镇原副镇长,."""
        start = self._list_spans[title.start][0]
        if self.form[start - 1 : start] != ",":
            return ()
        sentence = max(self.form.rfind(mark, max(0, start - _BIOGRAPHY), start) for mark in "\n。;") + 1
        named = self._mentions.between(sentence, start)
        return (named[0],) if named and _TOLD.fullmatch(self.form, named[0][2], start) else ()

    def _share_out(self) -> None:
        """As many names as posts of which a body has one: 县委书记、县长甲、乙, to each his own."""
        lists: dict[tuple[int, int], list[FoundTitle]] = {}
        for title in self.titles:
            lists.setdefault(self._list_spans[title.start], []).append(title)
        by_start = {span[0]: posts for span, posts in lists.items()}
        for posts in lists.values():
            at = posts[-1].end  # 镇长和镇人大主席
            posts = posts + (by_start.get(at + 1, []) if self.form.startswith("和", at) else [])
            if len(posts) > 1 and all(post.post in self.words.single_posts and not post.collective for post in posts):
                names = self._names_from(posts[-1].end) or self._named_in_turn(posts[0])
                if len(names) == len(posts):
                    for post, name in zip(posts, names):
                        self._memo[post.start] = (name,), self._memo[post.start][1]

    def _named_in_turn(self, first: FoundTitle) -> list[Named]:
        """The names before posts that they get one each: 甲、乙分别任A县县长、B县县长."""
        turn = _IN_TURN.search(self.form, max(0, first.start - _TURN), first.start)
        last = self._mentions.before(turn.start()) if turn is not None else None
        named = [] if last is None else [last]
        while named and self.form[named[0][1] - 1 : named[0][1]] in ("、", "和", "与"):
            earlier = self._mentions.before(named[0][1] - 1)
            if earlier is None:
                break
            named.insert(0, earlier)
        return named

    def _names_from(self, at: int) -> list[Named]:
        """The names that stand one after another from a place on."""
        named: list[Named] = []
        commas = False
        while (person := self._mentions.at(at)) is not None:
            named.append(person)
            at = self._skip(NAME_MARK, person[2])
            if at == person[2]:
                break
            if self.form[at - 1] == ",":
                if not self._goes_on_by_commas(at, commas):
                    break
                commas = True
        return named

    def _goes_on_by_commas(self, at: int, commas: bool) -> bool:
        """Whether names go on behind a comma: two at least, 副市长甲,乙,丙; ``commas``: they have done so already."""
        person = self._mentions.at(at)
        if person is None or commas:
            return person is not None
        return self.form[person[2] : person[2] + 1] in (",", "、") and self._mentions.at(person[2] + 1) is not None

    def _share_brackets(self) -> None:
        """Posts in brackets behind a post are its holder's, in its sense: 任命甲为局长(镇党委书记职务自然免除), 主任(局长)人选."""
        by_end = {title.end: title for title in self.titles}
        for title in self.titles:
            named, status = self._memo[title.start]
            start = self._list_spans[title.start][0]
            before = by_end.get(start - 1) if self.form[start - 1 : start] == "(" else None
            if before is not None and not title.collective:
                shared, sense = self._memo[before.start]
                alone = self.form.startswith(")", title.end)
                self._memo[title.start] = named or shared, status or (sense if alone else None)

    def _resolve_surnames(self) -> None:
        """吴省长, 娄书记: whoever of that surname holds such a post here, else the only one whose posts allow it."""
        posts: dict[str, list[FoundTitle]] = {}
        for title in self.titles:
            for name, _, _ in self._memo[title.start][0]:
                posts.setdefault(name, []).append(title)
        for title in self.titles:
            surname = None if title.collective or self._memo[title.start][0] else self._surname_before(title)
            if surname is None:
                continue
            names = self._by_surname[surname]
            same = [name for name in names if any(_same_office(title, held) for held in posts.get(name, ()))]
            open_to = same or [name for name in names if not any(_rules_out(title, held) for held in posts.get(name, ()))]
            if len(open_to) == 1:
                at = title.start - len(surname)
                self._memo[title.start] = ((open_to[0], at, title.start),), self._memo[title.start][1]

    def _surname_before(self, title: FoundTitle) -> str | None:
        if title.organ is not None or title.unit is not None or title.start != title.post_start:
            return None
        for length in (2, 1):
            surname = self.form[max(0, title.start - length) : title.start]
            if surname in self._by_surname and self._mentions.before(title.start - length) is None:
                return surname
        return None

    def _assumed_after(self, title: FoundTitle) -> tuple[Named, ...]:
        """指挥长由甲担任, 副组长由副市长乙、局长丙担任."""
        by = _BY.match(self.form, title.end)
        named: list[Named] = []
        at = by.end() if by else -1
        for _ in range(_TITLES_BETWEEN if by else 0):
            person, post = self._mentions.at(at), self._next_title.get(at)
            if person is not None:
                named.append(person)
                if _ASSUMES.match(self.form, person[2]):
                    return tuple(named)
                at = self._skip(NAME_MARK, person[2])
            elif post is not None:
                at = self._skip(_LIST_MARK, post.end)
            elif (organ := _BODY.match(self.form, at)) is not None and not named:
                called = self._mentions.between(at, organ.end())[:1]  # 由县委办甲书记兼任
                post = self._next_title.get(called[0][2]) if called else None
                return tuple(called) if post is not None and _ASSUMES.match(self.form, post.end) else ()
            else:
                break
        return ()

    def _skip(self, pattern: re.Pattern[str], at: int) -> int:
        match = pattern.match(self.form, at)
        return match.end() if match else at


def _chains(form: str, list_spans: Mapping[int, tuple[int, int]]) -> dict[tuple[int, int], int]:
    """For each list of posts where those begin that stand one behind another, commas between them: 市委原常委,市人大常委会副主任."""
    starts: dict[tuple[int, int], int] = {}
    by_end: dict[int, int] = {}
    for span in sorted(set(list_spans.values())):
        before = by_end.get(span[0] - 1) if form[span[0] - 1 : span[0]] == "," else None
        starts[span] = by_end[span[1]] = span[0] if before is None else before
    return starts


def _same_office(title: FoundTitle, held: FoundTitle) -> bool:
    """Whether a held post may be called so: 李镇长 is 镇长 or 副镇长, 李主任 any 主任."""
    return title.head is not None and held.post.endswith(title.head.post)


def _rules_out(title: FoundTitle, held: FoundTitle) -> bool:
    """Whether who holds one post is called otherwise: a 县长 is no 市长."""
    signs = {post.head.level_sign for post in (title, held) if post.head is not None}
    return len(signs - {""}) > 1


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
