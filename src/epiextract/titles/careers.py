"""Posts of a career that go on over commas, and 时任 that counts for a whole list of officials."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..dates.numerals import whole
from ..results import Status
from .find import FoundTitle
from .mentions import Mentions, Named

Memo = dict[int, tuple[tuple[Named, ...], Status | None]]

_YEAR = r"[0-9]{4}(?:年|\.)[0-9]{0,2}月?"
#: Between two posts of one career: 历任甲县县长,乙县县委书记,1973年1月任丙市市长.
_STEP = re.compile(
    rf"(?:\([^()\n]{{1,14}}\))?等?(?:职|职务)?[、,;](?:{_YEAR}(?:至|到|—{{1,2}}|-{{1,2}}|~)?(?:{_YEAR})?[,起]?)?(?:后|又|再)?(?:历任|担任|调任|转任|升任|改任|兼任|任)?"
)
#: The same to a post whose unit nobody knows, and to the next sentence or line: …任副市长。2011年12月任市长.
_STEP_TO_UNKNOWN = re.compile(f"(?:{_STEP.pattern})(?:[\u4e00-\u9fff]{{2,4}})?")
_NEXT_SENTENCE = re.compile(rf"[^,。;:\n]{{0,4}}[。;]?\n?[ ]{{0,4}}{_YEAR},?(?:起|后|又|再)?(?:担任|调任|转任|升任|改任|兼任|任)")
#: The end of a post told behind it: …任市长。2013年2月卸任.
_LEFT = re.compile(rf"等?(?:职|职务)?[、,;。]?\n?{_YEAR}(?:起|后|又)?(?:不再担任|不再兼任|不再任|卸任|辞去)")
#: A career told in sentences that are nothing but posts: …市振兴办主任。大连普湾新区党工委书记、….
_FRAGMENT, _IN_LIST = re.compile(r"(?:\([^()\n]{1,14}\))?。"), frozenset("、,。;(")
#: The term of a body before a post of it: 七届|州政协主席.
_ORDINAL = "(?:[一二三四五六七八九]?十)?[一二三四五六七八九]?(?<=[一二三四五六七八九十])|[0-9]{1,2}"
_TERM, _TERM_LENGTH = re.compile(rf"第?({_ORDINAL})届$"), 6
_TERMS, _BODIES = re.compile(rf"第?({_ORDINAL})届"), range(2, 17)
#: A row of a curriculum vitae: 2006.09—2011.06 甲县县委副书记、县长; without a year behind the dash it goes on.
_ROW = re.compile(
    r"\n[ ]{0,8}自?(?:19|20)\d\d(?:[年./-]\d{0,2}月?)?起?[ ]{0,2}(?:-{1,2}|—{1,2}|~|至|到|,|:|(?=今))[ ]{0,2}"
    r"(?P<to>(?:19|20)\d\d(?:[年./-]\d{0,2}月?)?)?(?:至?今|现在)?[ ,:]{0,4}(?=[\u4e00-\u9fff(])"
)
#: How the person of a curriculum vitae is named above its rows: 甲简历:, 甲,男,.
_SUBJECT = re.compile(r"(?:同志)?(?:(?:个人|人物)?简历|,[男女],)")
#: When a post was taken, before the verb or before the name and the verb: 2016年7月|任, 次月|任.
_DATED = re.compile(
    r"(?:[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?|[0-9]{4}\.[0-9]{1,2}|[同次当翌]年(?:[0-9]{1,2}月)?|[次同]月|(?<![0-9年])[0-9]{1,2}月)"
    "[起后初底]?,?$"
)
_DATE_REACH = 16
#: Between what somebody becomes and is proposed to become besides: ,提名为|镇长候选人.
_BESIDES = re.compile("(?:职务)?[,;](?:并|同时|并同时)?(?:提名为?|提名任|拟提名为?|推荐为|拟任|兼任|担任|任)")
#: The posts that somebody once held, to the end of the sentence: 历任科员,副局长(副处级),某市市长等职.
_ONCE_HELD = re.compile("历任|曾任|先后任|先后担任|曾担任|曾兼任|后任|此前担?任")
_END_OF_CAREER = re.compile(r"[。;!?\n]|等职|(?<!\()现(?:任|为|系)")
_CAREER_REACH = 600
_HEADING_REACH = 400  # characters between the person and the first row
_AT_THE_TIME = ("时任", "曾任", "原任")
_WAS, _NOW, _MEMBER = "原", "现", ("常委", "委员", "成员")
_AND = frozenset("、和")
_TAKING = frozenset(("任", "担任", "兼任", "为"))


def carry_on(form: str, titles: Sequence[FoundTitle], list_spans: Mapping[int, tuple[int, int]], memo: Memo) -> None:
    """Give the posts of a career the person of the post before them, and those listed with 时任 its sense."""
    at_the_time: set[int] = set()  # where persons stand that 时任 speaks of
    held: dict[tuple[str, str], list[int]] = {}  # by person and post where titles stand that nothing says to have ended
    previous: FoundTitle | None = None
    for title in titles:
        named, status = memo[title.start]
        if previous is not None and not named and not title.collective:
            subject, sense = memo[previous.start]
            if subject and subject[-1][2] <= previous.start:
                unknown = title.unit is None and title.sign is not None  # 历任某镇镇长、方岩|区区长
                if (_STEP_TO_UNKNOWN if unknown else _STEP).fullmatch(form, previous.end, title.start):
                    memo[title.start] = subject, status or sense
                elif _NEXT_SENTENCE.fullmatch(form, previous.end, title.start):
                    memo[title.start] = subject, status
                elif sense == "former" and _FRAGMENT.fullmatch(form, previous.end, title.start) and form[title.end : title.end + 1] in _IN_LIST:
                    memo[title.start] = subject, status or sense
                elif _LEFT.fullmatch(form, previous.end, title.start):
                    memo[title.start] = subject, "former"
                    for start in held.pop((subject[0][0], title.post), ()):
                        memo[start] = memo[start][0], "former"
        if previous is not None and named and not title.collective and _BESIDES.fullmatch(form, previous.end, title.start):
            subject = memo[previous.start][0]
            if subject and named[0][2] <= subject[0][1] < previous.start:  # 免去甲的职务,由乙任副书记,提名为镇长候选人
                named, status = subject, status
                memo[title.start] = named, status
        goes_on = form[title.start - 1 : title.start] in _AND and title.start - 1 in at_the_time
        takes = bool(named) and named[0][2] in at_the_time and form[named[0][2] : title.start] in _TAKING  # 由时任县长甲任组长
        if named and status in (None, "former") and (goes_on or takes):
            memo[title.start] = named, "former"
            at_the_time.update(end for _, _, end in named)
            at_the_time.add(title.end)
        elif named and form.startswith(_AT_THE_TIME, list_spans[title.start][0] - 2):
            at_the_time.update(end for _, _, end in named)
        elif previous is not None and named and status is None and _goes_on_once(form, previous, title):
            memo[title.start] = named, memo[previous.start][1] if memo[previous.start][0] == named else None
        persons, sense = memo[title.start]
        if persons and sense is None:
            held.setdefault((persons[0][0], title.post), []).append(title.start)
        previous = title


def once_held(form: str, titles: list[FoundTitle], subject: Callable[[int, int], tuple[Named, ...]], mentions: Mentions, memo: Memo) -> None:
    """Give the posts that a sentence says somebody held before to him, whatever stands between them; 党组成员 there is one
    person's post. ``subject``: whom a verb between two places speaks of."""
    at = 0
    for verb in _ONCE_HELD.finditer(form):
        while at < len(titles) and titles[at].start < verb.end():
            at += 1
        closed = _END_OF_CAREER.search(form, verb.end(), verb.end() + _CAREER_REACH)
        end = closed.start() if closed is not None else min(len(form), verb.end() + _CAREER_REACH)
        if at == len(titles) or titles[at].start >= end:
            continue
        if _own_names_follow(form, titles, at, memo):
            continue
        before = mentions.before(verb.start())
        person = (before,) if before is not None else subject(verb.start(), verb.end())
        others = mentions.between(verb.end(), end)
        end = others[0][1] if others else end
        for number in range(at, len(titles)):
            title = titles[number].single or titles[number]
            if not person or title.end > end:
                break
            if not title.collective and memo.get(title.start, ((), None)) in (((), None), (person, None)):
                titles[number] = title
                memo[title.start] = person, "former"


def _own_names_follow(form: str, titles: Sequence[FoundTitle], at: int, memo: Memo) -> bool:
    """Whether names stand behind the posts that persons once held, each behind his own: 曾任甲县县长乙、丙县县长丁."""
    behind = -1
    for number in range(at, len(titles)):
        title = titles[number]
        named, status = memo.get(title.start, ((), None))
        if not named or named[0][1] != title.end or behind >= 0 and form[behind : title.start] != "、":
            break
        memo[title.start] = named, status or "former"
        behind = named[-1][2]
    return behind >= 0


def _goes_on_once(form: str, previous: FoundTitle, title: FoundTitle) -> bool:
    """Whether 原 before one post of a list counts for the next: 原县委常委、县委宣传部部长甲 (who sits on the committee
    for that office), and where that one names no body: 县水利局原党组成员、副局长甲."""
    if "former" not in previous.modifiers or form[previous.end : title.start] != "、":
        return False
    own = title.organ is not None or title.unit is not None or title.start < title.post_start
    return not own or form[previous.start] == _WAS and form[title.start] != _NOW and previous.post in _MEMBER


def steps(form: str, taken: Iterable[tuple[FoundTitle, int]], list_spans: Mapping[int, tuple[int, int]], mentions: Mentions, memo: Memo) -> None:
    """Of posts that somebody took one after another, each at its date, none but the last is held: 2016年任县长,2020年任县委书记.

    ``taken``: titles behind a verb of taking a post, and where that stands.
    """
    dated: dict[str, list[FoundTitle]] = {}
    for title, verb in taken:
        person = mentions.before(verb)
        at = verb if person is None else person[1]
        if _DATED.search(form, max(0, at - _DATE_REACH), at) is not None:
            dated.setdefault(memo[title.start][0][0][0], []).append(title)
    for career in dated.values():
        last = list_spans[career[-1].start]
        for title in career:
            if list_spans[title.start] != last:
                memo[title.start] = memo[title.start][0], "former"


def term_before(form: str, at: int) -> re.Match[str] | None:
    """The term of a body that ends at a place, its number the first group: 第十四届|全国政协委员."""
    return _TERM.search(form, max(0, at - _TERM_LENGTH), at)


def earlier_terms(form: str, titles: Sequence[FoundTitle], memo: Memo) -> None:
    """Posts of a term before the latest that the page names of their body are former: 七届州政协主席甲 in the tenth."""
    told = [(title, term) for title in titles if title.organ and (term := term_before(form, title.start))]
    latest: dict[str, int] = {}  # by what stands behind a term, or before one, in every length
    for match in _TERMS.finditer(form) if told else ():
        begin, end = match.span()
        beside = [form[end : end + n] for n in _BODIES] + [form[max(0, begin - n) : begin] for n in _BODIES]
        latest.update((body, max(latest.get(body, 0), whole(match[1]))) for body in beside)
    for title, term in told:
        named, status = memo[title.start]
        if status is None and whole(term[1]) < latest.get(title.organ or "", 0):
            memo[title.start] = named, "former"


def rows(form: str, titles: list[FoundTitle], mentions: Mentions, memo: Memo) -> None:
    """Give the posts of a curriculum vitae in rows to the person named above them; those of ended periods are former,
    and 党组成员 there is one person's post."""
    subject: Named | None = None
    behind, at = -1, 0
    for row in _ROW.finditer(form):
        line_end = form.find("\n", row.end())
        line_end = len(form) if line_end < 0 else line_end
        if row.start() != behind:
            subject = _named_above(form, row.start(), mentions)
        behind = line_end
        while at < len(titles) and titles[at].start < row.end():
            at += 1
        while subject is not None and at < len(titles) and titles[at].end <= line_end:
            titles[at] = titles[at].single or titles[at]
            if not memo[titles[at].start][0] and not titles[at].collective:
                memo[titles[at].start] = (subject,), "former" if row["to"] else memo[titles[at].start][1]
            at += 1


def _named_above(form: str, at: int, mentions: Mentions) -> Named | None:
    """The last person in the lines above a row whose life they begin to tell."""
    named = mentions.between(max(0, at - _HEADING_REACH), at)
    return next((person for person in reversed(named) if _SUBJECT.match(form, person[2])), None)
