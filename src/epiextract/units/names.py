"""Short and intermediate forms of official unit names, by the suffixes of ``patterns/units/unit_suffixes.tsv``.

恩施土家族苗族自治州 is also 恩施自治州, 恩施州 and 恩施; 江苏省 is 江苏; 易县 has no short form, nor has 乌拉特前旗.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from ..lexicon import read_table, values


class _Suffix(NamedTuple):
    text: str
    short: str  # yes, no, or the short name itself
    intermediate: tuple[str, ...]


class Forms(NamedTuple):
    """``short``: the usual short name (the official one where none is in use); ``others``: every further form."""

    short: str
    others: tuple[str, ...]


@functools.cache
def _suffixes() -> dict[str, list[_Suffix]]:
    table: dict[str, list[_Suffix]] = {}
    rows = read_table(
        "units/unit_suffixes.tsv",
        required=["level", "suffix", "short"],
        optional=["intermediate"],
        choices={"level": ["province", "prefecture", "county", "township"]},
    )
    for row in rows:
        suffix = _Suffix(row["suffix"], row["short"], values(row["intermediate"]))
        table.setdefault(row["level"], []).append(suffix)
    for suffixes in table.values():
        suffixes.sort(key=lambda suffix: -len(suffix.text))
    return table


@functools.cache
def _by_ending(level: str) -> dict[str, list[_Suffix]]:
    """A level's suffixes by the last two characters of names that may bear them, or by the last one: most bear no other."""
    suffixes = _suffixes().get(level, [])
    endings = dict.fromkeys(suffix.text[-length:] for suffix in suffixes for length in (1, 2))
    return {
        ending: [suffix for suffix in suffixes if suffix.text.endswith(ending) or ending.endswith(suffix.text)]
        if len(ending) > 1
        else [suffix for suffix in suffixes if suffix.text == ending]
        for ending in endings
    }


@functools.cache
def _ethnic() -> tuple[dict[str, str], range]:
    """Spellings of nationalities to the one that is a whole name, and their lengths, the longest first."""
    rows = read_table("units/ethnic_groups.tsv", required=["name"], optional=["bare"], unique="name")
    bare = {row["name"]: row["bare"] or row["name"] for row in rows}
    bare.update({short: short for short in list(bare.values())})
    return bare, range(max(map(len, bare)), 0, -1)


def without_nationalities(name: str) -> str:
    """``name`` without the nationalities at its end; the last one stays where nothing else would.

    >>> without_nationalities("恩施土家族苗族"), without_nationalities("东乡族")
    ('恩施', '东乡')
    """
    word, groups = _cut(name)
    return word or _ethnic()[0][groups[0]]


def _cut(name: str) -> tuple[str, list[str]]:
    """A name without the nationalities at its end, and these in order."""
    bare, lengths = _ethnic()
    groups: list[str] = []
    while name and (length := next((length for length in lengths if name[-length:] in bare), 0)):
        groups.insert(0, name[-length:])
        name = name[:-length]
    return name, groups


def forms(name: str, level: str) -> Forms:
    """The short form and all other forms of an official name; ``level`` as in `GazetteerUnit`.

    >>> forms("恩施土家族苗族自治州", "prefecture")
    Forms(short='恩施', others=('恩施州', '恩施自治州', '恩施土家族苗族州', '恩施土家族自治州', '恩施苗族自治州', '恩施'))
    >>> forms("易县", "county")
    Forms(short='易县', others=())
    """
    if not name:
        return Forms(name, ())
    others: tuple[str, ...] = ()
    by_ending = _by_ending(level)
    for suffix in by_ending.get(name[-2:]) or by_ending.get(name[-1], []):
        if not name.endswith(suffix.text):
            continue
        word = name[: -len(suffix.text)]
        if suffix.intermediate or level == "township":
            word, forms_between = _long_forms(word, suffix, level)
            others = tuple(form for form in dict.fromkeys(forms_between) if form != name)
        if suffix.short == "no":
            break
        short = word if suffix.short == "yes" else suffix.short
        if len(short) >= 2:
            return Forms(short, others if short in others else (*others, short))
    return Forms(name, others)


def _long_forms(word: str, suffix: _Suffix, level: str) -> tuple[str, tuple[str, ...]]:
    """The bare word of a name with a long suffix, and the forms between it and the full name."""
    if level == "township":
        return _township_word(word), tuple(word + ending for ending in suffix.intermediate)
    if level == "province":
        return word, tuple(word + ending for ending in suffix.intermediate)
    full, word = word, without_nationalities(word + "族" if suffix.text.startswith("族") else word)
    others = [word + ending for ending in suffix.intermediate]
    if suffix.text.startswith("自治") and full != word:
        others += [full + ending for ending in suffix.intermediate[:1]]
        groups = _cut(full)[1]
        others += [word + group + suffix.text for group in groups if len(groups) > 1 and group.endswith("族")]
    return word, tuple(others)


def _township_word(word: str) -> str:
    if not word.endswith("族"):
        return word
    bare = without_nationalities(word)
    return bare if not word.startswith(bare + "族") else word
