"""Which rules may join a stretch of Chinese characters to the next one, by what each rule cannot do without.

Most neighbours are plain nouns with nothing in common: no rule has to look at them. All neighbours of a text
are asked at once.
"""

from __future__ import annotations

import functools

from ...codes import Codes, Numbers, Truths, table_of, windows
from ..figure_words import figure_words
from ..marks import CHAIN, NEAR, Marks
from .heads import by_doubled_head, by_frame, by_head
from .link import LONGEST, LONGEST_FRAMED, SHORTEST, LinkRule
from .places import by_echo, by_place
from .short import by_acts, by_agents, by_short_states, by_short_verbs, by_verb_one
from .tails import by_degree, by_pair_tail, by_tail

# What a pair may show, and the rules for it; of links equally long the earlier rule's counts.
_OPENS, _ECHOES, _VERBS, _ENDS, _ALIKE, _STATES, _AGENTS, _ACTS, _DEGREES, _FRAMES = (1 << bit for bit in range(10))
_RULES: tuple[tuple[LinkRule, int], ...] = (
    (by_head, _OPENS),
    (by_frame, _OPENS),
    (by_doubled_head, _ECHOES),
    (by_short_verbs, _VERBS),
    (by_verb_one, _VERBS),
    (by_pair_tail, _ENDS),
    (by_tail, _ENDS),
    (by_degree, _DEGREES),
    (by_place, _ALIKE),
    (by_echo, _ECHOES),
    (by_short_states, _STATES),
    (by_agents, _AGENTS),
    (by_acts, _ACTS),
)
_IN_CHAINS, _IN_CLAUSES = _FRAMES - 1, _ECHOES | _VERBS | _STATES | _FRAMES
_FEW = 50  # fewer pairs are sooner tried with every rule than asked for signs
# What a single character may be.
_HEAD, _FREE, _VERB, _END, _BEFORE_END, _TAIL, _TELLING, _ADJECTIVE, _RESULT, _LEAD, _AGENT, _ACTION, _ACT, _MOST = (1 << bit for bit in range(14))


@functools.cache
def rules_of(signs: int) -> tuple[LinkRule, ...]:
    """The rules that may join a pair with these signs, the preferred first."""
    return tuple(rule for rule, sign in _RULES if signs & sign)


@functools.cache
def strict_rules_of(signs: int, have_common: bool) -> tuple[LinkRule, ...]:
    """The rules that may join whole clauses, by whether they have a character in common."""
    rules = (by_short_verbs, by_doubled_head) if have_common else (by_short_verbs, by_doubled_head, by_echo, by_short_states)
    return tuple(rule for rule in rules_of(signs) if rule in rules)


def signs_of(codes: Codes, marks: Marks, repeats: Numbers) -> Numbers:
    """The signs of each of the marks' pairs; ``repeats``: where a character stands again a few places further on."""
    import numpy as np

    pairs = marks.paired
    allowed = np.where(marks.row[pairs] == CHAIN, _IN_CHAINS, _IN_CLAUSES)
    if len(pairs) < _FEW:
        return allowed
    at, first, second = marks.at[pairs], marks.before[pairs], marks.before[pairs + 1]
    row, three = marks.row[pairs], second <= NEAR
    three &= marks.row[pairs + 1] == row  # another stretch follows
    # The characters beside the mark, from it backwards and forwards; where a stretch has none, codes equal to none.
    places = np.arange(LONGEST_FRAMED)
    beside = windows(np.concatenate((codes[-LONGEST_FRAMED:], codes)), LONGEST_FRAMED + 1 + LONGEST)[at]
    back = np.where(places < first[:, None], beside[:, LONGEST_FRAMED - 1 :: -1], np.uint16(0))
    on = np.where(places[:LONGEST] < second[:, None], beside[:, -LONGEST:], np.uint16(1))
    kinds = _kinds()
    is_head, is_end = kinds[on[:, 0]], kinds[back[:, 0]]

    opens = back[:, 1:] == on[:, :1]
    opens_two = (opens & (back[:, :-1] == on[:, 1:2])).any(1)
    ends = on == back[:, :1]
    ends_two = (ends[:, 1:] & (on[:, :-1] == back[:, 1:2])).any(1) & _is(kinds[back[:, 1]], _BEFORE_END)
    ends_one = ends.any(1) & _is(is_end, _TAIL)
    alike, framed = _alike(codes, at, back, on, first, second, three, row == CHAIN)
    last = kinds[codes[marks.at[pairs + 1] - 1]]
    echoing = np.zeros(len(marks.at), np.bool_)
    echoing[np.searchsorted(marks.at, repeats)] = True
    shown = (
        (opens_two | (opens.any(1) & _is(is_head, _HEAD)), _OPENS),
        (echoing[pairs] & echoing[pairs + 1], _ECHOES),
        (three & ((on[:, 1] == ord("一")) | ((second == SHORTEST) & _is(is_head & kinds[back[:, 2]], _VERB))), _VERBS),
        (_is(is_end, _END) & (ends_two | ends_one | (three & ends[:, 1])), _ENDS),
        (alike, _ALIKE),
        (three & (second >= 2) & (second <= SHORTEST) & _is(is_end & last, _ADJECTIVE), _STATES),
        (three & (second >= 4) & _is(is_head, _AGENT) & _is(kinds[on[:, 2]], _ACTION) & _is(kinds[back[:, 1]], _ACTION), _AGENTS),
        (three & (second >= 4) & _is(is_head, _ACT), _ACTS),
        (_is(kinds[back[:, 1]], _MOST) & _is(kinds[on[:, 2:]], _MOST).any(1), _DEGREES),
        (framed, _FRAMES),
    )
    signs: Numbers = functools.reduce(np.bitwise_or, [truths * np.intp(sign) for truths, sign in shown])
    if len(marks.broken):  # their characters stand elsewhere: every rule looks at them
        signs[np.isin(pairs, marks.broken) | np.isin(pairs - 1, marks.broken)] = _IN_CHAINS
    signs &= allowed
    return signs


def _alike(
    codes: Codes, at: Numbers, back: Codes, on: Codes, first: Numbers, second: Numbers, three: Truths, chained: Truths
) -> tuple[Truths, Truths]:
    """Whether two stretches may hold members of one length that share in the same places what tells of a figure,
    and whether they are clauses of one length that may share a frame."""
    import numpy as np

    kinds = _kinds()
    # The last member may have other words after it, the first one before it.
    lengths = np.arange(SHORTEST, LONGEST + 1)
    leads = _is(kinds.take(back[:, SHORTEST : LONGEST + 1]), _LEAD)
    longer = (chained & ~three)[:, None] & (lengths < second[:, None]) & (leads | (lengths == first[:, None]))
    pair, column = np.nonzero((lengths <= first[:, None]) & ((lengths == second[:, None]) | longer))
    length, places = lengths[column], np.arange(LONGEST)
    member, other = on[pair], windows(codes, LONGEST)[at[pair] - length]
    same = (member == other) & (places < length[:, None])
    count, opening, closing = same.sum(1), same.argmax(1), LONGEST - 1 - same[:, ::-1].argmax(1)
    kind = kinds.take(member)
    telling = (same & _is(kind, _TELLING))[:, 1:].any(1)
    result = (opening < 2) & _is(kind[:, 1], _RESULT)
    apart = (closing - opening >= count) | ((opening > 0) & (closing < length - 1))
    rhymed = three[pair] & (length == 4) & same[:, 3] & _is(kind[:, 0] & kinds[other[:, 0]], _VERB)
    alike, framed = np.zeros((2, len(at)), np.bool_)
    alike[pair[telling | rhymed | ((count > 1) & (result | apart))]] = True
    whole = (first == second)[pair] & (length < LONGEST - 1)
    framed[pair[whole & ((count > 1) | (same[:, 0] & _is(kind[:, 0], _FREE)))]] = True
    return alike, framed


def _is(kinds: Codes, kind: int) -> Truths:
    return (kinds & kind) > 0


@functools.cache
def _kinds() -> Codes:
    words = figure_words()
    return table_of((
        (_HEAD, words.single_heads | words.frames),
        (_FREE, {word[0] for word in words.free}),
        (_VERB, words.verbs),
        (_END, words.tail_ends),
        (_BEFORE_END, words.before_tail_ends),
        (_TAIL, words.single_tails),
        (_TELLING, {word[0] for word in words.telling}),
        (_ADJECTIVE, words.adjectives),
        (_RESULT, words.results),
        (_LEAD, {word[-1] for word in words.lead_ins}),
        (_AGENT, {word[0] for word in words.agents}),
        (_ACTION, {word[0] for word in words.actions}),
        (_ACT, {word[0] for word in words.acts}),
        (_MOST, words.superlatives),
    ))
