"""Words that give, take, keep or propose a post at a distance from whom they speak of (X任Y, 任命X为Y, 免去X的Y职务)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..results import Status
from .careers import term_before
from .find import FoundTitle
from .mentions import NAME_MARK, Mentions, Named
from .words import Words

_MONTH = r"[0-9]{4}(?:年(?:[0-9]{1,2}月)?|\.[0-9]{1,2})"
_PERIOD = re.compile(rf"{_MONTH}(?:至|到|—{{1,2}}|-{{1,2}}|~)(?:{_MONTH}|[0-9]{{1,2}}月)(?:间|期间)?[, ]{{0,2}}$")
_PRESENT = re.compile("现任|现为|现系|现担任")
_RANK = re.compile("[县地]级$")  # 任县级某市市长
_EX, _EVER, _THEIR = "前", "曾", "其"
_POINTING = ("该", "本")  # 该局, 本院
_AND_OTHERS = "等"
_BY = re.compile("(?<![自理缘])由(?!于)")
_SOME = re.compile("[0-9一二两三四五六七八九十多几余][人名位]$")
_SUCCEEDS = ("接替", "接棒", "接任", "继任", "代替", "取代")  # 甲接替乙出任书记
_SPEAKER = re.compile("[我咱](?:们)?[刚曾才]?$")
#: 时任 before what is no title, in the list of one: 时任包村干部、镇人大副主席.
_AT_THE_TIME = re.compile("时任[\u4e00-\u9fff]{2,12}、$")
#: A post that somebody leaves: 从副镇长岗位调任, 由县长任上退休.
_LEAVING = ("从", "由", "自")
_LEFT_POST = re.compile(
    "(?:的?(?:工作)?(?:岗位|职位|位置|任|位子|领导岗位)上?(?:调|转|退|离|卸|升|提|晋|履)|(?:调任|转任|升任|改任|提任|晋升|履新))"
)
_POST_LOST = re.compile(r"(?:的)?职务?(?![责员工])")
_ALL_LOST, _CLAUSE_END = re.compile("的?(?:上述|相关|领导|原任|党内)?职务$"), re.compile("[,。;!?\n]")
#: What opens a list of those who lost their posts, up to the colon: 五名官员被免职,分别是.
_LOST_LIST = re.compile("(?:免职|撤职|免去职务|撤销职务|罢免|解职|革职)(?:处理|处分)?的?[^。:\n]{0,10}$")
_TERM = re.compile("期间|时期|任上|任内")
STATUS: dict[str, Status] = {
    "former": "former", "dismiss": "dismissed", "propose": "proposed", "nominated": "proposed"
}  # fmt: skip
_SENTENCE_REACH = 400  # characters looked back over for the subject of a sentence
_REACH = 30  # characters between a cue and the person it speaks of, inside one clause
_NAME_LENGTHS = (2, 3)
_HAN = re.compile("[\u3400-\u9fff]*")
_ENTRY_LINES = 4  # of an entry of leaders: duties and curriculum vitae
_BRACKET = 16  # characters of (女,满族) and the like
_INDENT = 20  # characters of space before a row
_ROW = 60  # characters of a name and its posts
_HEADING = 30  # characters of the heading of a list of decisions


class Cues:
    """Answers, for one text, what the words before a title's list say of it, and of whom."""

    def __init__(
        self,
        form: str,
        titles: Sequence[FoundTitle],
        list_spans: Mapping[int, tuple[int, int]],
        mentions: Mentions,
        words: Words,
    ) -> None:
        self.form = form
        self.words = words
        self._title_ends = {title.end for title in titles}
        self._list_spans = list_spans
        self._mentions = mentions
        self._headings: dict[int, str | None] = {}  # by the start of a line: what the heading above it decides

    def before(self, title: FoundTitle) -> tuple[int, str | None] | None:
        """Where a word that gives, takes or proposes a post ends before the title's list, and its meaning."""
        start, end = self._list_spans[title.start]
        start -= 2 if _RANK.search(self.form, max(0, start - 2), start) else 0
        term = term_before(self.form, start)  # 免去甲第十四届|全国政协委员职务
        if term is not None and self._mentions.before(term.start()) is not None:
            start = term.start()
        cues = self.words.cue_endings.all_at(self.form, start)
        cues = [cue for cue in cues if cue[0] != _EX or not self._runs_on_before(start - len(cue))]
        cue = cues[0] if cues else None
        if cue is not None and cue[0] != _EVER:  # 裘新|任, not 裘|新任
            cue = next((short for short in cues if self._mentions.before(start - len(short)) is not None), cue)
        if cue is not None:
            return start - len(cue), self.words.cues[cue]
        then = _AT_THE_TIME.search(self.form, max(0, start - _REACH), start)
        if then is not None:
            return then.start(), "former"
        if self.form[start - 1 : start] == _EX and not self.form[start - 2 : start - 1].isalnum():
            return start - 1, "former"
        if self.form[start - 1 : start] == "为":
            return self._named_as(start - 1)
        if self.form[start - 1 : start] in _LEAVING and _LEFT_POST.match(self.form, end):
            return start - 1, "former"
        if self.form[start - 1 : start] == _THEIR:  # 其市长职务按有关规定办理
            return start - 1, "hold"
        if self.form[start - 1 : start] == "的" or self.form[start - 2 : start] == "同志":
            return start, None
        if self._mentions.before(start) is not None and _POST_LOST.match(self.form, end):
            return start, None
        return None

    def _runs_on_before(self, at: int) -> bool:
        """Whether what stands before a place is joined to it: 目|前任, but not 该局|前任."""
        before = self.form[max(0, at - 2) : at]
        return before[-1:].isalnum() and before[:1] not in _POINTING

    def _named_as(self, at: int) -> tuple[int, str | None] | None:
        """任命甲为, and 甲为 in a list of appointments."""
        if not self._mentions.between(max(at - _REACH, self._clause_start(at)), at):
            return None
        sentence = self.form[max(0, at - _SENTENCE_REACH) : at]
        sentence = sentence[max(sentence.rfind("。"), sentence.rfind("\n")) + 1 :]
        if self.words.decisions["propose"].search(sentence):
            return at, "propose"
        behind_names = at - 1 if self.form[at - 1] == _AND_OTHERS else at  # 甲、乙等为成员
        beside = self._mentions.before(self._skip_back_bracket(behind_names))
        return (at, "appoint") if beside is not None or self.words.decisions["appoint"].search(sentence) else None

    def _skip_back_bracket(self, at: int) -> int:
        """Before (女) and the like."""
        if self.form[at - 1 : at] == ")":
            opened = self.form.rfind("(", max(0, at - _BRACKET), at)
            return opened if opened >= 0 else at
        return at

    def status(self, title: FoundTitle, at: int, meaning: str | None) -> Status | None:
        """The sense that a cue at ``at`` gives a title, if it is not held at the time."""
        if self._loses(title, at, meaning):
            return "dismissed"
        if meaning in ("hold", "appoint") and self._is_past(title, at):
            return "former"
        if meaning == "hold" and self.words.decisions["propose"].search(self.form, self._clause_start(at), at) is not None:
            return "proposed"  # 提名甲担任市长
        return STATUS.get(meaning or "")

    def _is_past(self, title: FoundTitle, at: int) -> bool:
        """A post of a curriculum vitae: held for a period (1998年至2002年任, 任县长期间), or before the present one of the same line."""
        if _PERIOD.search(self.form, max(0, at - _REACH), at) or _TERM.match(self.form, self._list_spans[title.start][1]):
            return True
        end = self.form.find("\n", title.end, title.end + _SENTENCE_REACH)
        present = _PRESENT.search(self.form, title.end, end if end >= 0 else title.end + _SENTENCE_REACH)
        return (
            present is not None
            and not _PRESENT.match(self.form, at)
            and self.form[at - 1 : at] in ("年", "月", ",", ";", "后", "起", "曾")
            and not self._mentions.between(title.end, present.start())
        )

    def _loses(self, title: FoundTitle, at: int, meaning: str | None) -> bool:
        """Whether the clause takes the post away, or an item of a list under 免去: (甲的局长职务)."""
        clause = self._clause_start(at)
        if self.words.decisions["dismiss"].search(self.form, max(0, clause - 2), title.start) is not None:
            return True
        lost = meaning is None and _POST_LOST.match(self.form, self._list_spans[title.start][1])
        if not lost:
            return False
        left = max(0, clause - _SENTENCE_REACH)
        sentence = max(self.form.rfind(mark, left, clause) for mark in "。;\n") + 1  # 免去甲局长职务,|乙主任职务
        told = self.words.decisions["dismiss"].search(self.form, max(left, sentence), clause) is not None
        return told or self._heading(clause) == "dismiss"

    def _heading(self, at: int) -> str | None:
        """What the nearest heading above decides: 二、免去:."""
        line = self.form.rfind("\n", 0, at) + 1
        passed: list[int] = []
        decides: str | None = None
        while line and line not in self._headings:
            passed.append(line)
            end = line - 1
            line = self.form.rfind("\n", 0, end) + 1
            heading = self.words.headings.fullmatch(self.form, line, end) if end - line <= _HEADING else None
            if heading is not None:
                decides = heading.lastgroup
                break
        else:
            decides = self._headings.get(line)
        self._headings.update(dict.fromkeys(passed, decides))
        return decides

    def dismissed_above(self, row: int) -> bool:
        """Whether a row of names and posts stands, among others, under a heading that dismisses: 三、免去."""
        line = self.form.rfind("\n", 0, row) + 1
        if row - line > _INDENT or self.form[line:row].strip() or self._heading(line) != "dismiss":
            return False
        above = self.form[max(0, line - _SENTENCE_REACH) : line].rstrip("\n").split("\n")
        for text in reversed(above):
            if self.words.headings.fullmatch(text):
                return True
            if len(text) > _ROW or "。" in text:
                return False
        return False

    def dismissed_together(self, title: FoundTitle, end: int) -> bool:
        """Whether a post is one of several that a sentence takes away: 免去局长甲、主任乙的职务, 五人被免职,分别是:局长甲;主任乙. ``end``: of
        its holder."""
        clause = self._clause_start(title.start)
        if self.words.decisions["dismiss"].search(self.form, max(0, clause - 2), title.start) is not None:
            closed = _CLAUSE_END.search(self.form, end)
            if _ALL_LOST.search(self.form, end, closed.start() if closed is not None else len(self.form)) is not None:
                return True
        left = max(0, title.start - _SENTENCE_REACH, self.form.rfind("\n", 0, title.start) + 1, self.form.rfind("。", 0, title.start) + 1)
        colon = self.form.rfind(":", left, title.start)
        return colon >= 0 and _LOST_LIST.search(self.form, left, colon) is not None

    def in_clause(self, title: FoundTitle, at: int, meaning: str | None) -> tuple[Named, ...]:
        """Whom a cue names in its own clause: 由甲任, 任命甲为, 免去甲的, 甲、乙任副组长."""
        clause = self._clause_start(at)
        named = self._mentions.between(clause, at)
        if not named or at - named[-1][2] > _REACH:
            return ()
        if meaning is None and not self._loses(title, at, meaning):
            return ()
        if len(named) > 1 and self.form.endswith(_SUCCEEDS, 0, named[-1][1]):
            named = named[:-1]
        together = [named[-1]]
        for earlier, later in zip(reversed(named[:-1]), reversed(named[1:])):
            gap = self.form[earlier[2] : later[1]]
            if not (NAME_MARK.fullmatch(gap) or gap[:1] in "和与及、"):
                break
            together.insert(0, earlier)
        return tuple(together[-1:] if title.post in self.words.single_posts else together)

    def subject(self, at: int, end: int) -> tuple[Named, ...]:
        """Whom a sentence without a name in the cue's clause is about: the first person since the last stop; whom 其 at
        the cue's ``end`` means: the last one."""
        if any(at - length in self._title_ends and _HAN.fullmatch(self.form, at - length, at) for length in _NAME_LENGTHS):
            return ()  # 局长某某任组长: whoever it is, the name stands there
        if _SOME.search(self.form, max(0, at - _REACH), at) is not None:
            return ()  # 有4人任县委书记
        if _BY.search(self.form, self._clause_start(at), at) is not None:
            return ()  # 由领导班子成员担任专员: nobody is named
        if self.form[end - 1 : end] == "的" or _SPEAKER.search(self.form, self._clause_start(at), at) is not None:
            return ()  # 新当选的|县委常委, 我刚任副市长
        left = max(0, at - _SENTENCE_REACH)
        line = self.form.rfind("\n", left, at) + 1
        starts = {line, *(self.form.rfind(mark, line, at) + 1 or line for mark in ";。:")}
        for start in sorted(starts, reverse=True):
            subject = self._mentions.between(start, at)
            if subject:
                return (subject[-1 if self.form[end - 1] == _THEIR else 0],)
        return self._heads_entry(line)

    def _heads_entry(self, line: int) -> tuple[Named, ...]:
        """Whose name ends one of the lines above, behind a post: the head of an entry of leaders and their duties."""
        for _ in range(_ENTRY_LINES):
            person = self._mentions.before(line - 1)
            if person is not None:
                head = person[1]
                while self.form[head - 1 : head].isspace() and self.form[head - 1] != "\n":
                    head -= 1
                return (person,) if self._skip_back_bracket(head) in self._title_ends else ()
            line = self.form.rfind("\n", 0, max(0, line - 1)) + 1
        return ()

    def _clause_start(self, at: int) -> int:
        """Behind the last stop before a place; one inside brackets, (女,满族), is none."""
        left, end = max(0, at - _SENTENCE_REACH), at
        while True:
            stop = max(left - 1, *(self.form.rfind(mark, left, end) for mark in ",。;:!?\n"))
            opened = self.form.rfind("(", left, max(left, stop))
            if opened < 0 or self.form.find(")", stop, at) < 0 or self.form.find(")", opened, stop) >= 0:
                return stop + 1
            end = opened
