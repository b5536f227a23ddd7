"""The words of dates, read from ``patterns/dates`` once, and regular expressions made of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from .. import lexicon


class Relative(NamedTuple):
    """A word such as 昨晚: unit, base, shift, and the part of the day it names besides."""

    unit: str
    base: str
    shift: int
    part: str
    not_after: str


class Part(NamedTuple):
    """A part of the day: its TIMEX3 code, how clock hours after it are read, whether it stands alone."""

    code: str
    noon: str
    bare: bool


@functools.cache
def relatives() -> dict[str, Relative]:
    """Words that point at a day, week, month, quarter or year."""
    rows = lexicon.read_table(
        "dates/relative.tsv",
        required=["word", "unit", "base", "shift"],
        optional=["part", "not_after"],
        unique="word",
        choices={
            "unit": ["day", "week", "month", "quarter", "season", "year"],
            "base": ["reference", "event", "publication"],
        },
    )
    return {
        row["word"]: Relative(row["unit"], row["base"], int(row["shift"]), row["part"], row["not_after"])
        for row in rows
    }


@functools.cache
def parts_of_day() -> dict[str, Part]:
    """Parts of the day."""
    rows = lexicon.read_table(
        "dates/parts_of_day.tsv",
        required=["word", "code", "bare"],
        optional=["noon"],
        unique="word",
        choices={
            "code": ["MO", "MI", "AF", "EV", "NI", "DT"],
            "noon": ["am", "noon", "pm", "night"],
            "bare": ["clause", "no"],
        },
    )
    return {row["word"]: Part(row["code"], row["noon"], row["bare"] == "clause") for row in rows}


@functools.cache
def vague() -> dict[str, tuple[str, str, str]]:
    """Vague words: TIMEX3 reference, guard, and the characters before which the word is part of another."""
    rows = lexicon.read_table(
        "dates/vague.tsv",
        required=["word", "reference", "guard"],
        optional=["not_after"],
        unique="word",
        choices={"reference": ["PAST_REF", "PRESENT_REF", "FUTURE_REF"], "guard": ["free", "nearest", "edge", "alone"]},
    )
    return {row["word"]: (row["reference"], row["guard"], row["not_after"]) for row in rows}


@functools.cache
def edges() -> re.Pattern[str]:
    """The words for the edge of a year, month or quarter: 年底, 月初, 季末."""
    return re.compile(alternation(word for word, (_, guard, _) in vague().items() if guard == "edge"))


@functools.cache
def solar_terms() -> tuple[str, ...]:
    """The twenty-four solar terms."""
    return tuple(row["name"] for row in lexicon.read_table("dates/solar_terms.tsv", required=["name", "order"]))


@functools.cache
def time_units() -> dict[str, str]:
    """Units of time with their codes in durations."""
    rows = lexicon.read_table("dates/time_units.tsv", required=["word", "code"], unique="word")
    return {row["word"]: row["code"] for row in rows}


PHRASES = ("lunar", "fiscal", "holiday", "reckoned", "together", "opening")


@functools.cache
def phrases(role: str) -> dict[str, str]:
    """The words of one role in the grammar, with their values."""
    rows = lexicon.read_table(
        "dates/phrases.tsv", required=["word", "role"], optional=["value"], choices={"role": PHRASES}
    )
    return {row["word"]: row["value"] for row in rows if row["role"] == role}


@functools.cache
def traps() -> tuple[str, ...]:
    """Strings that look like dates and are none."""
    return tuple(row["word"] for row in lexicon.read_table("dates/traps.tsv", required=["word", "why"], unique="word"))


CUES = (
    "forward", "forecast", "past", "background", "opening", "furniture", "lapse", "lead in", "chronicle", "history",
    "occasion", "venue", "early",
)  # fmt: skip


@functools.cache
def cue(kind: str) -> re.Pattern[str]:
    """A pattern for the cue words of one kind."""
    rows = lexicon.read_table("dates/cues.tsv", required=["word", "kind"], choices={"kind": CUES})
    return re.compile(alternation(row["word"] for row in rows if row["kind"] == kind))


@functools.cache
def _contexts() -> dict[tuple[str, str], str]:
    rows = lexicon.read_table(
        "dates/contexts.tsv", required=["name", "side", "words"], choices={"side": ["left", "right"]}
    )
    return {(row["name"], row["side"]): alternation(lexicon.values(row["words"])) for row in rows}


@functools.cache
def context(name: str, side: str) -> re.Pattern[str]:
    """The words of one test of the surroundings: a pattern to search up to a place or to match from it."""
    return re.compile(_contexts()[name, side] + ("$" if side == "left" else ""))


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words at a place: a tree, so that no character is read twice.

    >>> alternation(["今天", "今年", "今"])
    '(?:今(?:[天年])?)'
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return f"(?:{_pattern(tree)})"


def _pattern(tree: dict[str, Any]) -> str:
    ends = "" in tree
    leaves = [character for character, below in tree.items() if character and list(below) == [""]]
    branches = [
        re.escape(character) + _pattern(below) for character, below in tree.items() if character and list(below) != [""]
    ]
    if len(leaves) > 1:
        branches.append(f"[{''.join(re.escape(character) for character in leaves)}]")
    elif leaves:
        branches.append(re.escape(leaves[0]))
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if ends else "")


def beside(name: str, side: str, text: str, at: int) -> bool:
    """Whether one of a test's words stands directly before (left) or behind (right) a place."""
    pattern = context(name, side)
    return (pattern.search(text, max(0, at - 5), at) if side == "left" else pattern.match(text, at)) is not None
