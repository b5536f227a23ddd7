"""The rules that join neighbouring segments of a chain to the members of one figure.

The first segment may hold other words before its member, the last one words after it: the members
whose borders are known tell how long those are.
"""

from __future__ import annotations

from .heads import by_doubled_head, by_frame, by_head
from .link import LONGEST, MOST, Link, LinkRule, Segments
from .places import by_echo, by_place
from .short import by_short_states, by_short_verbs, by_verb_one
from .tails import by_pair_tail, by_tail

__all__ = ["LINKS", "LONGEST", "MOST", "OTHER_LINKS", "STRICT_LINKS", "Link", "LinkRule", "Segments"]

#: Every rule, for chains of enumeration commas; of links equally long the earlier rule's counts.
LINKS: tuple[LinkRule, ...] = (
    by_head, by_frame, by_doubled_head, by_short_verbs, by_verb_one, by_pair_tail, by_tail, by_place, by_echo,
    by_short_states,
)  # fmt: skip
#: Those for neighbours that have no character in common.
OTHER_LINKS: tuple[LinkRule, ...] = (by_doubled_head, by_short_verbs, by_echo, by_short_states)
#: The rules that also hold between clauses.
STRICT_LINKS: tuple[LinkRule, ...] = (by_short_verbs, by_doubled_head)
