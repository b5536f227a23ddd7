"""Parallel figures: members side by side that share a frame (``不留疑点、不留死角、不留盲区``).

A chain is a stretch of short segments between enumeration commas. Inside it, neighbours are linked
when they repeat a word at the head, at the end or in the same place inside; three or more members
of three characters also count when each opens with a verb. The first and the last member of a figure
may stick to other words; their length is taken from the members whose borders are known.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..lexicon import read_table

_HAN = "\u4e00-\u9fff"
_CHAIN = re.compile(f"(?<![{_HAN}])[{_HAN}]+(?:、[{_HAN}]+)+")
# Whole clauses between commas or spaces; their lengths are compared afterwards.
_CLAUSES = re.compile(f"(?<![{_HAN}、])[{_HAN}]{{3,9}}(?:[,; ][{_HAN}]{{3,9}})+(?![{_HAN}、])")
_SHORTEST, _LONGEST = 3, 9
_MOST = 12  # members in one figure
_NEAR = 14  # how much of a longer segment is looked at, beside its comma


@dataclass(frozen=True, slots=True)
class Figure:
    """A parallel figure: its span, its members and the rule that linked them."""

    start: int
    end: int
    members: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class _Link:
    """Members found from one segment on."""

    count: int
    skip: int  # characters of the first segment that stand before its member
    last: int  # length of the last member
    rule: str
    sure: bool = False  # the repeated word alone makes it a figure


@dataclass(frozen=True, slots=True)
class _Words:
    heads: re.Pattern[str]  # every word that may be repeated at the head, the longest first
    free: frozenset[str]  # heads that ask for nothing more
    triple: frozenset[str]
    verbs: frozenset[str]
    tails: re.Pattern[str]
    inner: frozenset[str]
    firm: frozenset[str]
    leads: re.Pattern[str]
    nontails: tuple[str, ...]
    idioms: frozenset[str]
    pairtails: frozenset[str]
    together: re.Pattern[str]


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@functools.cache
def _words() -> _Words:
    roles: dict[str, list[str]] = defaultdict(list)
    for row in read_table("slogans/grammar/figures.tsv", required=["word", "role"]):
        roles[row["role"]].append(row["word"])
    free = frozenset(roles["adverb"] + roles["word"])
    joined = f"[{''.join(roles['together'])}]"
    return _Words(
        heads=re.compile(_any_of(free | {*roles["pair"], *roles["triple"]})),
        free=free,
        triple=frozenset(roles["triple"]),
        verbs=frozenset(roles["verb"] + [word for word in roles["adverb"] if len(word) == 1]),
        tails=re.compile(f"(?:{_any_of(roles['tail'])})\\Z"),
        inner=frozenset(roles["inner"]),
        firm=frozenset(roles["firm"]),
        leads=re.compile(f".*(?:{_any_of(roles['lead'])})", re.DOTALL),
        nontails=tuple(roles["nontail"]),
        idioms=frozenset(roles["idiom"]),
        pairtails=frozenset(roles["pairtail"]),
        together=re.compile(
            "(?P<three>[再早])(?!(?P=three))..(?P=three)(?!(?P=three))..(?:(?P=three)..)*"
            f"|(?P<two>{joined})(?!(?P=two))[{_HAN}](?P=two)(?!(?P=two))[{_HAN}](?P=two)(?!(?P=two))"
            f"(?:{_any_of(roles['ending'])}|[{_HAN}])"
            f"|一手紧?抓[{_HAN}]{{2,10}}?[、,;]?一手紧?抓[{_HAN}]{{2,10}}"
            f"|有(?P<w>[{_HAN}])[{_HAN}]{{2,3}}、无(?P=w)[{_HAN}]{{2,3}}"
            f"|[能宜当](?P<x>[{_HAN}])则(?P=x)(?:、?[能宜当](?P<y>[{_HAN}])则(?P=y))+"
            f"|变[{_HAN}]{{2,5}}为[{_HAN}]{{2,5}}、变[{_HAN}]{{2,5}}为[{_HAN}]{{2,5}}"
            f"|应(?P<a>[{_HAN}])尽(?P=a)、?应(?P<b>[{_HAN}])尽(?P=b)(?:、?应(?P<c>[{_HAN}])尽(?P=c))*"
        ),
    )


def figures(text: str) -> Iterator[Figure]:
    """Every parallel figure in ``text`` (in matching form)."""
    words = _words()
    for chain in _CHAIN.finditer(text):
        for segments, start in _chains(chain.group().split("、"), chain.start()):
            yield from _in_chain(words, segments, start)
    for run in _CLAUSES.finditer(text):
        yield from _in_clauses(words, run.group(), run.start())
    for match in words.together.finditer(text):
        yield Figure(match.start(), match.end(), _together(match), "parallel.together")


def _chains(segments: list[str], start: int) -> Iterator[tuple[list[str], int]]:
    """The chain cut at segments too long for a member: each part with its offset."""
    if max(map(len, segments)) <= _NEAR:
        yield segments, start
        return
    part: list[str] = []
    at = part_start = start
    for segment in segments:
        if len(segment) > _NEAR:
            if part:
                yield [*part, segment[:_NEAR]], part_start
            part, part_start = [segment[-_NEAR:]], at + len(segment) - _NEAR
        else:
            part.append(segment)
        at += len(segment) + 1
    if len(part) > 1:
        yield part, part_start


def _in_chain(words: _Words, segments: list[str], start: int) -> Iterator[Figure]:
    at = 0
    while at < len(segments) - 1:
        links = [
            link(words, segments, at)
            for link in (_by_head, _by_short_verbs, _by_verb_one, _by_pair_tail, _by_tail, _by_place)
        ]
        found = [link for link in links if link is not None]
        if found:
            best = max(found, key=lambda link: link.count)
            end = at + best.count
            members = [segments[at][best.skip :], *segments[at + 1 : end - 1], segments[end - 1][: best.last]]
            if _is_figure(words, members, best):
                first = start + sum(map(len, segments[:at])) + at + best.skip
                yield Figure(first, first + sum(map(len, members)) + best.count - 1, tuple(members), best.rule)
                at = end
                continue
        at += 1


def _by_head(words: _Words, segments: list[str], at: int) -> _Link | None:
    """Members that open with the same word."""
    first, second = segments[at], segments[at + 1]
    match = words.heads.match(second)
    if match is None:
        return None
    head = match.group()
    skip = _place(first, head, len(second))
    if skip < 0 and len(head) > 1:  # 不漏一人、不留隐患: what they share may be shorter
        head = head[0]
        skip = _place(first, head, len(second)) if words.heads.fullmatch(head) else -1
    if skip < 0:
        return None
    length = len(first) - skip
    if not max(len(head) + 1, 2) <= length <= _LONGEST:
        return None
    free = head in words.free
    compound = len(head) == 1 and first[skip : skip + 2] == second[:2]
    if not free and compound and second[:2] not in words.free:
        return None  # 重大举措、重大项目 repeat a compound, no frame
    count = 2
    while count < _MOST and at + count < len(segments) and segments[at + count].startswith(head):
        count += 1
    lengths = [length, *map(len, segments[at + 1 : at + count - 1])]
    if max(lengths) > _LONGEST or (length < _SHORTEST and count < 3) or (head in words.triple and count < 3):
        return None
    if _frame_goes_on(first[skip:], segments[at + 1 : at + count], length):
        last, free = len(segments[at + count - 1]), True
    else:
        last = _last_length(segments[at + count - 1], lengths, head)
    if not free:
        if len({*lengths, last}) > 1 or (count == 2 and skip and last < len(segments[at + 1])):
            return None
        if count == 2 and not words.idioms.isdisjoint((first[skip:], second)):
            return None
    return _Link(count, skip, last, "parallel.head", free) if last else None


def _frame_goes_on(first: str, others: list[str], length: int) -> bool:
    """Whether a longer last member holds the inner word of the others: 以日保周、以周保月、以过程保结果."""
    *middle, last = others
    if not middle or not length < len(last) <= _LONGEST or any(len(member) != length for member in middle):
        return False
    shared = [i for i in range(1, length) if all(member[i] == first[i] for member in middle)]
    return any(first[i] in last[i + 1 :] for i in shared)


def _place(segment: str, head: str, length: int) -> int:
    """Where a member that opens with ``head`` begins in a segment: by its length, else the last place."""
    skip = len(segment) - length
    if skip >= 0 and segment.startswith(head, skip):
        return skip
    return segment.rfind(head, 0, -1)


def _last_length(segment: str, lengths: list[int], head: str) -> int:
    """Where the last member ends: at the members' common length, else at the segment's end; 0 for nowhere."""
    length = lengths[-1]
    if len(segment) <= length:
        return len(segment) if len(segment) >= min(_SHORTEST, length) else 0
    if len(set(lengths)) == 1 and (len(head) == 1 or len(segment) > length + 3):
        return length
    return len(segment) if len(segment) <= _LONGEST else 0


def _by_short_verbs(words: _Words, segments: list[str], at: int) -> _Link | None:
    """Three or more members of three characters, each opening with a verb."""
    first = segments[at]
    if len(first) < 3 or first[-3] not in words.verbs:
        return None
    count = 1
    while count < _MOST and at + count < len(segments):
        segment = segments[at + count]
        if len(segment) != 3 or segment[0] not in words.verbs or segment.endswith(words.nontails):
            break
        count += 1
    return _Link(count, len(first) - 3, 3, "parallel.verbs") if count > 2 else None


def _by_verb_one(words: _Words, segments: list[str], at: int) -> _Link | None:
    """Three or more verbs with 一 and an object of any length: 坐一条板凳、念一本经、唱一台戏."""
    first = segments[at]
    skip = first.rfind("一", 1, -1) - 1
    if skip < 0 or first[skip] not in words.verbs or len(first) - skip > 6:
        return None
    count = 1
    while count < _MOST and at + count < len(segments):
        segment = segments[at + count]
        if not 3 <= len(segment) <= 6 or segment[1] != "一" or segment[0] not in words.verbs:
            break
        count += 1
    return _Link(count, skip, len(segments[at + count - 1]), "parallel.verbs", True) if count > 2 else None


def _by_pair_tail(words: _Words, segments: list[str], at: int) -> _Link | None:
    """Three or more words of two characters that end alike and mostly open with a verb: 勤政、廉政、优政."""
    tail = segments[at][-1]
    if tail not in words.pairtails or len(segments[at]) < 2:
        return None
    count = 1
    while count < _MOST and at + count < len(segments):
        segment = segments[at + count]
        if len(segment) < 2 or segment[1] != tail:
            break
        count += 1
        if len(segment) > 2:
            break
    openings = [segments[at][-2], *(segment[0] for segment in segments[at + 1 : at + count])]
    verbs = sum(opening in words.verbs for opening in openings)
    if count < 3 or verbs * 2 < count or len(set(openings)) < count:
        return None
    return _Link(count, len(segments[at]) - 2, 2, "parallel.tail", True)


def _by_tail(words: _Words, segments: list[str], at: int) -> _Link | None:
    """Members that end with the same word."""
    first = segments[at]
    match = words.tails.search(first)
    if match is None or not match.start():
        return None
    tail = match.group()
    count = 1
    while (
        count < _MOST
        and at + count < len(segments)
        and segments[at + count].endswith(tail)
        and len(segments[at + count]) <= _LONGEST
    ):
        count += 1
    last = len(segments[at + count - 1])
    if at + count < len(segments):  # a last member with other words after it
        end = segments[at + count].find(tail) + len(tail)
        if end > len(tail) and end == (len(segments[at + 1]) if count > 1 else len(first)):
            count, last = count + 1, end
    if count < 2:
        return None
    lengths = {last, *map(len, segments[at + 1 : at + count - 1])}
    skip = _lead(words, first)
    if len(first) - skip not in lengths and len(lengths) == 1 and len(first) > last:
        skip = len(first) - last
    if not len(tail) < len(first) - skip <= _LONGEST or min(lengths) <= len(tail):
        return None
    return _Link(count, skip, last, "parallel.tail", True)


def _lead(words: _Words, segment: str) -> int:
    """How much of a segment leads in to the figure."""
    match = words.leads.match(segment, 0, len(segment) - 2)
    return match.end() if match else 0


def _by_place(words: _Words, segments: list[str], at: int) -> _Link | None:
    """Members of one length that repeat a word in the same place inside."""
    first, second = segments[at], segments[at + 1]
    lengths = [len(second)]
    if at + 2 == len(segments):  # the last member may have other words after it
        lengths += [len(first), len(first) - _lead(words, first)]
    for length in dict.fromkeys(lengths):
        if _SHORTEST <= length <= min(len(first), len(second), _LONGEST):
            link = _placed(words, segments, at, length)
            if link is not None:
                return link
    return None


def _placed(words: _Words, segments: list[str], at: int, length: int) -> _Link | None:
    first, second = segments[at], segments[at + 1]
    skip = len(first) - length
    shared = [i for i in range(length) if first[skip + i] == second[i]]
    if not shared:
        return None
    count = 2
    while count < _MOST and at + count < len(segments) and len(segments[at + count]) >= length:
        segment = segments[at + count]
        if not any(segment[i] == first[skip + i] for i in shared):
            break
        count += 1
        if len(segment) > length:
            break
    member = first[skip:]
    if not _strong(words, member, shared, count):
        # 聚焦重点、打通堵点、消除痛点: verbs with objects that rhyme
        rhyme = count > 2 and length == 4 and shared[-1] == 3
        if not rhyme or any(m[0] not in words.verbs for m in (member, *segments[at + 1 : at + count])):
            return None
    if skip and count == 2 and _lead(words, first) != skip:
        return None
    firm = len(shared) > 1 and not words.firm.isdisjoint(first[skip + i] for i in shared if i)
    return _Link(count, skip, length, "parallel.place", firm)


def _strong(words: _Words, member: str, shared: list[int], count: int) -> bool:
    """Whether what members share makes a frame."""
    length = len(member)
    inside = [member[i] for i in shared if i]
    block = shared[-1] - shared[0] < len(shared)
    if len(shared) * 2 >= length and not (block and (shared[0] == 0 or shared[-1] == length - 1)):
        return True  # not a shared compound at one end: 丧事简办、喜事缓办, 严而又严、实而又实
    if not words.inner.isdisjoint(inside) and (len(shared) > 1 or count > 2):
        return True
    if count > 2 and len(shared) > 1 and not block:
        return True
    if not words.firm.isdisjoint(inside):
        return length <= 6
    return not words.inner.isdisjoint(inside) and (length == 3 or (length <= 5 and "有" in inside))


def _in_clauses(words: _Words, run: str, start: int) -> Iterator[Figure]:
    """Whole clauses of one length between commas: stricter than within enumeration commas."""
    clauses = re.split("[,; ]", run)
    at, offset = 0, start
    while at < len(clauses) - 1:
        length = len(clauses[at])
        shared = set(range(length))
        count = 1
        while count < _MOST and at + count < len(clauses) and len(clauses[at + count]) == length:
            same = {i for i in shared if clauses[at][i] == clauses[at + count][i]}
            if not same:
                break
            shared, count = same, count + 1
        members = clauses[at : at + count]
        if count > 1 and length <= 7:
            head = words.heads.match(members[0])
            free = head is not None and head.group() in words.free and all(m.startswith(head.group()) for m in members)
            inner = any(i and members[0][i] in words.inner for i in shared)
            spread = max(shared) - min(shared) >= len(shared)
            strong = len(shared) > 1 and ((inner and length < 7) or (spread and len(shared) * 2 >= length))
            link = _Link(count, 0, length, "parallel.clauses", free)
            if (free or strong) and _is_figure(words, members, link):
                yield Figure(offset, offset + count * (length + 1) - 1, tuple(members), link.rule)
        at += count
        offset += count * (length + 1)


def _is_figure(words: _Words, members: list[str], link: _Link) -> bool:
    """The negative conditions: no doubled member, no plain nouns, no row of ready-made idioms."""
    if len(set(members)) < len(members) or all(member in words.idioms for member in members):
        return False
    return link.sure or sum(member.endswith(words.nontails) for member in members) * 2 < len(members)


def _together(match: re.Match[str]) -> tuple[str, ...]:
    text = match.group()
    if match["a"]:
        return tuple(re.findall("应.尽.", text))
    if match["two"]:
        return text[:2], text[2:4], text[4:]
    if match["x"]:
        return tuple(re.findall("[能宜当].则.", text))
    if match["w"] or text[0] == "变":
        return tuple(text.split("、"))
    if match["three"] is None:
        second = text.rindex("一手")
        return text[:second].rstrip("、,;"), text[second:]
    return tuple(text[i : i + 3] for i in range(0, len(text), 3))
