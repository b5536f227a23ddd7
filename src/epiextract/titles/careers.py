"""Posts of a career that go on over commas, and 时任 that counts for a whole list of officials."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..results import Status
from .find import FoundTitle
from .mentions import Named

Memo = dict[int, tuple[tuple[Named, ...], Status | None]]

_YEAR = r"[0-9]{4}(?:年|\.)[0-9]{0,2}月?"
#: Between two posts of one career: 历任甲县县长,乙县县委书记,1973年1月任丙市市长.
_STEP = re.compile(
    rf"等?(?:职|职务)?[、,;](?:{_YEAR}(?:至|到|—{{1,2}}|-{{1,2}}|~)?(?:{_YEAR})?[,起]?)?(?:后|又|再)?(?:历任|担任|调任|转任|升任|改任|兼任|任)?"
)
_AT_THE_TIME = "时任"
_AND = frozenset("、和")


def carry_on(form: str, titles: Sequence[FoundTitle], list_spans: Mapping[int, tuple[int, int]], memo: Memo) -> None:
    """Give the posts of a career the person of the post before them, and those listed with 时任 its sense."""
    at_the_time: set[int] = set()  # where persons stand that 时任 speaks of
    previous: FoundTitle | None = None
    for title in titles:
        named, status = memo[title.start]
        if previous is not None and not named and not title.collective:
            subject, sense = memo[previous.start]
            if subject and subject[-1][2] <= previous.start and _STEP.fullmatch(form, previous.end, title.start):
                memo[title.start] = subject, status or sense
        if named and status is None and form[title.start - 1 : title.start] in _AND and title.start - 1 in at_the_time:
            memo[title.start] = named, "former"
            at_the_time.update(end for _, _, end in named)
        elif named and form.startswith(_AT_THE_TIME, list_spans[title.start][0] - len(_AT_THE_TIME)):
            at_the_time.update(end for _, _, end in named)
        previous = title
