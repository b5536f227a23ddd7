"""Who made the page: reporters, photographers and editors, each name with its exact place."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..lexicon import read_table, values
from .credits import credits
from .labels import PEOPLE_ROLES, Label, label_roles
from .surnames import compound_surnames, single_surnames
from .wordbreaks import is_word

_HAN = "\u3400-\u9fff"
_TOKEN = re.compile(rf"[{_HAN}·]+")
_BRACKETS = re.compile(r"\(([^()\n]{2,80})\)")
#: A dispatch opens: 本报讯 记者 …, 新华社北京2月3日电 记者…
_DISPATCH = re.compile(
    rf"(?:又讯|[{_HAN}]{{1,8}}讯|[{_HAN}]{{2,8}}(?:社|报|网|台)[{_HAN}]{{0,8}}\d{{1,2}}月\d{{1,2}}日[电讯])"
    rf"\s?[(]?\s?(?=[{_HAN}]{{0,10}}(?:记者|通讯员))"
)
#: 他向记者|介绍, 告诉本报记者|详情: whom somebody speaks to signs nothing.
_SPOKEN_TO = "(?<![向对诉给让请])(?<![向对诉给让请]本[报网台])"
#: □ 本报记者 王伟, before anything else of its line.
_SIGNED_LINE = re.compile(rf"[□■◎○●◆▲\s]*(?=[{_HAN}]{{0,12}}{_SPOKEN_TO}(?:记者|通讯员)[\s:/丨]*[{_HAN}])")
_AFTER_SENTENCE = re.compile(r"[。！？!?”](?=[^。！？!?”]{2,40}$)")
#: 记者:请问…? is somebody speaking.
_SPOKEN = re.compile("[。！？!?]")
_FIELD_STOP = re.compile(r"\s*(?:\d|\[|【|https?)")
_LAST_LOOK = 60


@dataclass(frozen=True, slots=True)
class Byline:
    """A person named for work on the page: ``role`` is ``reporter``, ``photographer``, ``editor``
    or ``reviewer`` (校对, 审核).

    ``start`` and ``end`` count in the clean text, ``name`` is in Simplified characters.
    """

    start: int
    end: int
    name: str
    role: str


@functools.cache
def _nonpersons(where: str) -> tuple[str, ...]:
    rows = read_table(
        "cleaning/nonpersons.tsv", required=["where", "words"], unique="where", choices={"where": ["whole", "end"]}
    )
    return tuple(word for row in rows if row["where"] == where for word in values(row["words"]))


@functools.cache
def _credit_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, credits()))})\)?$")


@functools.cache
def _role_cue() -> re.Pattern[str]:
    """What a bracket with names in it says: a label of people, or a credit."""
    labels = [label for label, role in label_roles().items() if role in PEOPLE_ROLES and len(label) > 1]
    long_credits = [word for word in credits() if len(word) > 1]
    return re.compile(rf"{'|'.join(map(re.escape, [*labels, *long_credits]))}|摄|来源|[文图][/:丨]")


@functools.cache
def _whole() -> frozenset[str]:
    return frozenset(_nonpersons("whole"))


@functools.cache
def _role_words() -> tuple[dict[str, str], int]:
    words = {
        word: PEOPLE_ROLES[role] for word, role in label_roles().items() if role in PEOPLE_ROLES and "/" not in word
    }
    return words, max(map(len, words))


@functools.cache
def _glued_role() -> re.Pattern[str]:
    """The roles that may stand right behind another's name, longer ones first."""
    roles = sorted((word for word in _role_words()[0] if len(word) > 2 or word in ("记者", "摄影")), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, roles)))


def is_name(word: str) -> bool:
    """Whether a word standing by itself reads as a person's name: a surname and one or two characters.

    >>> is_name("王伟"), is_name("欧阳明"), is_name("党政办"), is_name("买买提·艾力")
    (True, True, False, True)
    """
    if "·" in word:
        return 4 <= len(word) <= 14 and not word.startswith("·") and not word.endswith("·")
    if word in _whole() or not 2 <= len(word) <= 4:
        return False
    compound = word[:2] in compound_surnames() and len(word) >= 3
    if not (compound or word[0] in single_surnames() and len(word) <= 3):
        return False
    return not (len(word) > 2 and word.endswith(_nonpersons("end"))) and not (len(word) == 2 and word[1] in "办局部委报网社")


def _may_be_name(word: str) -> bool:
    """Whether a word right behind a label can be somebody's name or pen name."""
    return is_name(word) or (
        2 <= len(word) <= 4 and word not in _whole() and not word.endswith(_nonpersons("end")) and "·" not in word
    )


def bylines_of(form: str, lines: list[tuple[int, int]], labels: dict[int, list[Label]]) -> list[Byline]:
    """Every byline; ``labels`` has the labels of the lines (by number) that consist of fields."""
    found: dict[tuple[int, int], Byline] = {}
    for byline in _all(form, lines, labels):
        found.setdefault((byline.start, byline.end), byline)
    ordered = sorted(found.values(), key=lambda byline: (byline.start, -byline.end))
    return [b for b, before in zip(ordered, [None, *ordered]) if before is None or b.start >= before.end]


def _all(form: str, lines: list[tuple[int, int]], labels: dict[int, list[Label]]) -> Iterator[Byline]:
    for match in _BRACKETS.finditer(form):
        if _role_cue().search(match[1]):
            yield from _segment(form, match.start(1), match.end(1))
    for number, (start, end) in enumerate(lines):
        fields = labels.get(number, ())
        for at, label in enumerate(fields):
            if label.role in PEOPLE_ROLES and not _SPOKEN.search(form, start, end):
                stop = start + fields[at + 1].start if at + 1 < len(fields) else end
                yield from _segment(form, start + label.end, stop, PEOPLE_ROLES[label.role])
        dispatch = _DISPATCH.match(form, start, end)
        signed = dispatch or (_SIGNED_LINE.match(form, start, end) if end - start <= 120 else None)
        if signed is not None and not fields:
            stop = min(end, signed.end() + _LAST_LOOK)
            closed = form.find(")", signed.end(), stop)
            if closed >= 0 and "(" not in form[signed.end() : closed]:
                stop = closed  # 本报讯(记者 某某)8日下午: the report begins
            yield from _segment(form, signed.end(), stop)
        yield from _line_end(form, start, end, after_source=any(label.role == "source" for label in fields[-1:]))


def _line_end(form: str, start: int, end: int, *, after_source: bool) -> Iterator[Byline]:
    """What follows the last sentence of a line (``(王伟)``, ``王伟 摄``) or its source; or a line that is a credit."""
    if form[end - 1] == ")":
        opening = form.rfind("(", max(start, end - _LAST_LOOK), end)
        if opening > start and (form[opening - 1] in "。！？!?”" and opening - start > 8 or after_source):
            yield from bare_names(form, opening + 1, end - 1)
        return
    if _credit_end().search(form, max(start, end - 8), end) is None:
        return
    after = _AFTER_SENTENCE.search(form[max(start, end - _LAST_LOOK) : end])
    if after is not None:
        yield from _segment(form, max(start, end - _LAST_LOOK) + after.end(), end)
    elif end - start <= 30:
        yield from _segment(form, start, end)


def bare_names(form: str, start: int, end: int) -> list[Byline]:
    """The names in a stretch that holds nothing but one to four of them, or an office and its people."""
    words = list(_TOKEN.finditer(form, start, end))
    others = _TOKEN.sub("", form[start:end]).strip(" 、,/")
    names = [word for word in words if is_name(word.group())]
    offices = [word for word in words if len(word.group()) > 2 and word.group().endswith(_nonpersons("end"))]
    if others or not names or not len(words) == len(names) + len(offices) <= 5:
        return []
    return [Byline(word.start(), word.end(), word.group(), "reporter") for word in names]


def signature(form: str, start: int, end: int) -> list[Byline]:
    """The names alone on a line under an article: ordinary words are no names here."""
    if form[start] == "(" and form[end - 1] == ")":
        return bare_names(form, start + 1, end - 1)
    if end - start > 16 or any(is_word(word) for word in _TOKEN.findall(form[start:end])):
        return []
    return bare_names(form, start, end)


def _segment(form: str, start: int, end: int, role: str | None = None) -> Iterator[Byline]:
    """Names and role words in turn: ``记者 王伟 通讯员 李强 赵敏``, ``王伟/文 李强/图``, ``记者王伟 摄``."""
    words, longest = _role_words()
    suffixes = credits()
    pending: list[tuple[int, int]] = []
    current, labelled, used = role, role is not None, False
    for at, to in _tokens(form, start, end):
        word = form[at:to]
        if form[at - 1 : at].isdigit():
            break  # 8日下午: a sentence
        marked = form[to : to + 1] in (":", "丨", "|", "/") or form[to : to + 2] in (" :", " /")
        slashed = form[at - 1 : at] == "/" and pending and pending[-1][1] == at - 1
        if slashed and word in suffixes:
            yield from (Byline(a, b, form[a:b], suffixes[word]) for a, b in pending)
            pending = []
            continue
        if pending and word in suffixes and not (marked and form[to : to + 1] != "/") and (not used or word in ("摄", "报道")):
            kind = current if word == "报道" and current else suffixes[word]
            yield from (Byline(a, b, form[a:b], kind) for a, b in pending)
            pending, current, used = [], None, False
            continue
        spoken = _role_at_end(word, words, longest)
        if spoken is not None:
            if current is not None:
                yield from (Byline(a, b, form[a:b], current) for a, b in pending)
            pending, current, used, labelled = [], spoken, False, marked
            continue
        prefix = next((word[:n] for n in range(min(longest, len(word) - 2), 1, -1) if word[:n] in words), None)
        if prefix is None:
            inside = re.match(rf"[{_HAN}]{{0,10}}(?:记者|通讯员)(?=[{_HAN}·]{{2,4}}$)", word)
            prefix = inside.group() if inside and not is_name(word) else None
        if prefix is not None and (is_name(word[len(prefix) :]) or labelled):
            if current is not None:
                yield from (Byline(a, b, form[a:b], current) for a, b in pending)
            pending, current, used = [], words.get(prefix, "reporter"), False
            at += len(prefix)
            word = word[len(prefix) :]
        suffix = next((s for s in suffixes if (len(s) > 1 or s == "摄") and word.endswith(s) and is_name(word[: -len(s)])), None)
        if suffix is not None and not (is_name(word) and suffix != "摄" and labelled):
            yield Byline(at, to - len(suffix), word[: -len(suffix)], current if suffix == "报道" and current else suffixes[suffix])
            continue
        if is_name(word) or labelled and current is not None and _may_be_name(word) and _closes_field(form, to, end):
            pending.append((at, to))
            used = current is not None
        elif not word.endswith(_nonpersons("end")) and len(word) > 4:
            break
    if current is not None:
        yield from (Byline(a, b, form[a:b], current) for a, b in pending)


def _tokens(form: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The runs of Chinese characters, cut between a name and the next one's role: 记者王伟|见习记者李强."""
    for token in _TOKEN.finditer(form, start, end):
        at = token.start()
        for role in _glued_role().finditer(form, at, token.end()):
            if is_name(_glued_role().sub("", form[at : role.start()])):
                yield at, role.start()
                at = role.start()
        yield at, token.end()


def _role_at_end(word: str, words: dict[str, str], longest: int) -> str | None:
    """The role a word names, by itself or after a medium's name (新华日报记者)."""
    if word in words:
        return words[word]
    if len(word) <= 16:
        for tail in ("记者", "通讯员", "实习生", "编辑", "摄影"):
            if word.endswith(tail) and not is_name(word):
                return words[tail]
    return None


def _closes_field(form: str, at: int, end: int) -> bool:
    """Whether a value ends here: at the end of its field, or before another word after a space."""
    return at >= end or form[at] in " 、,/)】]　\xa0;" or _FIELD_STOP.match(form, at, end) is not None
