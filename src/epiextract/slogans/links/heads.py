"""Members that open alike."""

from __future__ import annotations

from ..figure_words import FigureWords
from .link import LONGEST, LONGEST_FRAMED, MOST, SHORTEST, Link, Segments


def by_head(words: FigureWords, segments: Segments, at: int) -> Link | None:
    """Members that open with the same word."""
    first, second = segments[at], segments[at + 1]
    head = _head(words, first, second)
    skip = _place(first, head, len(second)) if head else -1
    if skip < 0 and len(head) > 1:  # 不漏一人、不留隐患: what they share may be shorter
        match = words.heads.fullmatch(head[0])
        head = match.group() if match else ""
        skip = _place(first, head, len(second)) if head else -1
    if skip < 0:
        return None
    length = len(first) - skip
    free = head in words.free or len(head) > 1
    longest = LONGEST_FRAMED if len(head) > 1 else LONGEST
    if not max(len(head) + 1, 2) <= length <= longest:
        return None
    if len(head) == 1 and _is_compound(words, first[skip : skip + 3], second[:3]) and not _carry(words, head, first[skip:], segments[at + 1 : at + 3]):
        return _by_short_head(words, segments, at, head) if head in words.triple else None
    if len(head) == 2 and length <= 4 and not words.compounds.isdisjoint((first[skip : skip + 3], second[:3])):
        return None  # 最大限度、最大可能
    count = 2
    while (
        count < MOST
        and at + count < len(segments)
        and segments[at + count].startswith(head)
        and (len(head) > 1 or not words.is_compound(segments[at + count]))
    ):
        count += 1
    lengths = [length, *map(len, segments[at + 1 : at + count - 1])]
    if max(lengths) > longest or (length < SHORTEST and count < 3) or (head in words.triple and count < 3):
        return None
    if _frame_goes_on(first[skip:], segments[at + 1 : at + count], length):
        last, free = len(segments[at + count - 1]), True
    else:
        end = segments[at + count - 1]
        if "的" not in first[skip:] and len(end) > length:
            end = end[: end.find("的", len(head) + 1)] if "的" in end[len(head) + 1 :] else end
        last = _same_tail(first[skip:], end, longest) or _last_length(words, end, lengths, head, longest)
    if head in words.triple and length == last == 2 and words.without_trail(segments[at + count - 1], 2) > 2:
        count -= 1  # 通水、通电、通气、通广 播电视
        if count < 3:
            return None
    if count == 2 and len(head) == 1 and (length <= SHORTEST or head not in words.degrees):
        end = segments[at + 1]
        if free and last < len(end) and words.without_trail(end, last) > last:
            return None  # 不组织、不参与 聚会; 更强大、更有说 服力
    if not free:
        if len({*lengths, last}) > 1 and (count == 2 or length > 3):
            return None
        end = segments[at + count - 1]
        if count == 2 and last < len(end) and words.without_trail(end, last) > last:
            return None  # 走在前列、在构建 新格局上
        if count == 2 and not words.idioms.isdisjoint((first[skip:], second)):
            return None
    # A verb with another shared word behind it is a frame: 有困难找支部、有问题找干部.
    framed = head in words.verbs and _shares_more(first[skip:], second[:last] if count == 2 else second, len(head))
    sure = free or framed or head in words.frames or (count > 2 and head in words.verbs)
    return Link(count, skip, last, "parallel.head", sure) if last else None


def _carry(words: FigureWords, head: str, member: str, others: Segments) -> bool:
    """Whether of three members of one length, two show a head that only reads as a compound in the third: 全民参与、全域创建、全员行动."""
    if len(others) < 2 or len(member) != len(others[0]) or len(others[1]) < len(member) or not others[1].startswith(head):
        return False
    return len(member) > SHORTEST and sum(map(words.is_compound, (member, *others))) < 2


def _by_short_head(words: FigureWords, segments: Segments, at: int, head: str) -> Link | None:
    """Three or more members of two characters, of which few read as a compound: 定人、定点、定车."""
    members = [segments[at][-2:]]
    while len(members) < MOST and at + len(members) < len(segments):
        segment = segments[at + len(members)]
        if not segment.startswith(head) or len(segment) < 2 or words.without_trail(segment, 2) != 2:
            break
        members.append(segment[:2])
        if len(segment) > 2:
            break
    count = len(members)
    if count < 3 or members[0][0] != head or sum(map(words.is_compound, members)) * 2 >= count:
        return None
    return Link(count, len(segments[at]) - 2, 2, "parallel.head", True)


def _head(words: FigureWords, first: str, segment: str) -> str:
    """The word at a segment's head that may be repeated: a listed one, or a verb with its result (``筑到``)."""
    match = words.heads.match(segment)
    head = match.group() if match else ""
    if segment[2:3] in words.toward and len(head) < 3 and segment[:3] in first:  # 体现到
        return segment[:3]
    if len(head) < 2 and segment[1:2] in words.results and words.opens_with_verb(segment):
        return segment[:2]
    return head


def _is_compound(words: FigureWords, first: str, second: str) -> bool:
    """Whether the shared character is part of a longer word: 重大举措、重大项目; 有色金属、有机肥料."""
    if words.is_compound(first) or words.is_compound(second):
        return True
    first, second = first[:2], second[:2]
    return first == second and second not in words.free and second[0] not in words.verbs


def _shares_more(first: str, second: str, after: int) -> bool:
    """Whether two members of one length share a character apart from their head and from what they end in."""
    return len(first) == len(second) and any(
        first[i] == second[i] and first[i - 1] != second[i - 1] and first[i:] != second[i:]
        for i in range(after + 1, len(first) - 1)
    )


def _frame_goes_on(first: str, others: list[str], length: int) -> bool:
    """Whether a longer last member holds the inner word of the others: 以日保周、以周保月、以过程保结果."""
    *middle, last = others
    if not middle or not length < len(last) <= LONGEST or any(len(member) != length for member in middle):
        return False
    shared = [i for i in range(1, length) if all(member[i] == first[i] for member in middle)]
    return any(first[i] in last[i + 1 :] for i in shared)


def _place(segment: str, head: str, length: int) -> int:
    """Where a member that opens with ``head`` begins in a segment: by its length, else the last place."""
    skip = len(segment) - length
    if skip >= 0 and segment.startswith(head, skip):
        return skip
    return segment.rfind(head, 0, -1)


def _same_tail(member: str, segment: str, longest: int) -> int:
    """Where a longer last member ends that closes as the first does: 为人民服务、为社会主义服务; 0 for nowhere."""
    at = segment.find(member[-2:], len(member) - 1) if len(member) > 3 else -1
    return at + 2 if 0 <= at <= longest - 2 else 0


def _last_length(words: FigureWords, segment: str, lengths: list[int], head: str, longest: int) -> int:
    """Where the last member ends: at the members' common length, else at the segment's end; 0 for nowhere."""
    length = lengths[-1]
    if len(segment) <= length:
        return len(segment) if len(segment) >= min(SHORTEST, length) else 0
    if len(set(lengths)) == 1 and words.without_trail(segment, length) == length:
        return length
    if len(segment) == length + 1 and (len(lengths) > 1 or head in words.free):  # 抓早、抓小、抓苗头
        return len(segment)
    if len(set(lengths)) == 1 and (len(head) == 1 or length + 3 < len(segment) <= LONGEST):
        return length
    return len(segment) if len(segment) <= longest else 0


def by_frame(words: FigureWords, segments: Segments, at: int) -> Link | None:
    """Members of any length that open with the same preposition and share a word inside: 以学促干、以文化凝聚促人心."""
    first, second = segments[at], segments[at + 1]
    head = second[:1]
    if head not in words.frames or words.is_compound(second):
        return None
    skip = first.rfind(head, 0, -2)
    if skip < 0 or words.is_compound(first[skip:]):
        return None
    member = first[skip:]
    shared = [c for c in member[2:] if c in words.inner and c in second[2:]]
    if not shared or not SHORTEST <= len(member) <= LONGEST_FRAMED:
        return None
    count = 1
    while count < MOST and at + count < len(segments):
        segment = segments[at + count]
        if not segment.startswith(head) or shared[0] not in segment[2:LONGEST_FRAMED]:
            break
        count += 1
        if len(segment) > LONGEST_FRAMED:
            break
    if count < 2:
        return None
    length = len(member) if count == 2 else len(segments[at + count - 2])
    last = words.without_trail(segments[at + count - 1], length)
    return Link(count, skip, last, "parallel.frame", True) if last <= min(length + 3, LONGEST_FRAMED) else None


def by_doubled_head(words: FigureWords, segments: Segments, at: int) -> Link | None:
    """Members that each open with a doubled word: 村村通公路、户户通自来水."""
    first, second = segments[at], segments[at + 1]
    if len(second) < 4 or second[0] != second[1]:
        return None
    skip = max((i for i in range(len(first) - 3) if first[i] == first[i + 1]), default=-1)
    if skip < 0:
        return None
    count = 2
    while count < MOST and at + count < len(segments) and segments[at + count][:1] == segments[at + count][1:2]:
        count += 1
    lengths = [len(first) - skip, *map(len, segments[at + 1 : at + count - 1])]
    last = words.without_trail(segments[at + count - 1], lengths[-1])
    if max(*lengths, last) > LONGEST or max(*lengths, last) - min(*lengths, last) > 2:
        return None
    if {first[skip : skip + 4], second[:4]} <= words.idioms:
        return None
    return Link(count, skip, last, "parallel.echo", True)
