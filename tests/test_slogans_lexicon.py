"""The slogan lexicon is consistent: what a reader would check by hand, checked on every row."""

from __future__ import annotations

import re
from collections import defaultdict

from epiextract import slogans
from epiextract.matching import matching_form
from epiextract.slogans.entries import literal_wordings, slotted_wordings
from epiextract.slogans.notation import alternatives, compile_wording, has_slots

_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九十")} | {"两": 2, "双": 2}


def test_lexicon_is_large_and_weighted_to_governance() -> None:
    by_domain: dict[str, int] = defaultdict(int)
    for entry in slogans.lexicon():
        by_domain[entry.domain] += 1
    assert sum(entry.family != "coinage" for entry in slogans.lexicon()) >= 1300
    assert min(by_domain[d] for d in ("party_building", "governance", "epidemic")) >= 100


def test_canonical_wordings_are_unique_and_in_matching_form() -> None:
    seen: dict[str, str] = {}
    for entry in slogans.lexicon():
        plain = re.sub(r"\W", "", entry.canonical)
        assert plain not in seen, f"{entry.id} and {seen[plain]} have one wording"
        seen[plain] = entry.id
        assert entry.canonical == matching_form(entry.canonical)


def test_no_wording_belongs_to_two_entries() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in slogans.lexicon():
        for wording in (*literal_wordings(entry), *slotted_wordings(entry)):
            owners[wording].add(entry.id)
    shared = {wording: ids for wording, ids in owners.items() if len(ids) > 1}
    assert not shared


def _members_expected(name: str) -> set[int]:
    numbers = [_DIGITS[char] for char in name if char in _DIGITS]
    return {numbers[0], sum(numbers)}


def test_number_in_the_name_is_the_number_of_members() -> None:
    for entry in slogans.lexicon():
        if entry.family == "numbered" and entry.members:
            assert len(entry.members) in _members_expected(entry.canonical), entry
            assert len(set(entry.members)) == len(entry.members), entry


def test_successors_exist_and_begin_when_the_wording_ends() -> None:
    entries = {entry.id: entry for entry in slogans.lexicon()}
    followed = [entry for entry in entries.values() if entry.successor]
    assert followed
    for entry in followed:
        after = entries[str(entry.successor)]
        assert entry.last and after.first and entry.last < after.first


def test_every_wording_compiles_and_slots_expand() -> None:
    for entry in slogans.lexicon():
        for wording in slotted_wordings(entry):
            assert compile_wording(wording).anchors
        for member in entry.members:
            if has_slots(member):
                assert len(alternatives(member)) > 1


def test_every_entry_is_found_in_a_sentence() -> None:
    """Quoted, each known slogan is found under its own id, whole."""
    for entry in slogans.lexicon():
        text = f"会议要求落实“{entry.canonical}”的要求。"
        found = [s for s in slogans.find(text) if s.start <= 7 and s.end >= 7 + len(entry.canonical)]
        assert [(s.slogan_id, s.canonical, s.family) for s in found] == [(entry.id, entry.canonical, entry.family)]
