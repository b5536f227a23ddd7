"""The slogan lexicon is consistent: what a reader would check by hand, checked on every row."""

from __future__ import annotations

import re
from collections import defaultdict

from epiextract import slogans
from epiextract.lexicon import read_table
from epiextract.matching import matching_form
from epiextract.slogans.entries import literal_wordings, slotted_wordings, wordings
from epiextract.slogans.notation import alternatives, compile_wording, has_slots

_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九十")} | {"两": 2, "双": 2}


def test_lexicon_is_large_and_weighted_to_governance() -> None:
    by_domain: dict[str, int] = defaultdict(int)
    for entry in slogans.entries():
        by_domain[entry.domain] += 1
    assert sum(entry.family != "coinage" for entry in slogans.entries()) >= 1300
    assert min(by_domain[d] for d in ("party_building", "governance", "epidemic")) >= 100


def test_canonical_wordings_are_unique_and_in_matching_form() -> None:
    seen: dict[str, str] = {}
    for entry in slogans.entries():
        plain = re.sub(r"\W", "", entry.canonical)
        assert plain not in seen, f"{entry.id} and {seen[plain]} have one wording"
        seen[plain] = entry.id
        assert entry.canonical == matching_form(entry.canonical)


def test_no_wording_belongs_to_two_entries() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in slogans.entries():
        for wording in (*literal_wordings(entry), *slotted_wordings(entry)):
            owners[wording].add(entry.id)
    shared = {wording: ids for wording, ids in owners.items() if len(ids) > 1}
    assert not shared


def _members_expected(name: str) -> set[int]:
    numbers = [_DIGITS[char] for char in name.replace("统一", "") if char in _DIGITS]
    return {numbers[0], sum(numbers)}


def test_number_in_the_name_is_the_number_of_members() -> None:
    for entry in slogans.entries():
        if entry.family == "numbered" and entry.members:
            assert len(entry.members) in _members_expected(entry.canonical), entry
            assert len(set(entry.members)) == len(entry.members), entry


def test_successors_exist_and_come_later() -> None:
    entries = {entry.id: entry for entry in slogans.entries()}
    followed = [entry for entry in entries.values() if entry.successor]
    assert len(followed) >= 15
    for entry in followed:
        after = entries[str(entry.successor)]
        if entry.last and after.first:
            assert entry.last < after.first, entry
        if entry.attested and after.attested:
            assert entry.attested < after.attested, entry
        seen = {entry.id}
        while after.successor:
            assert after.id not in seen, f"{entry.id} is followed by itself"
            seen.add(after.id)
            after = entries[after.successor]


_DATE = re.compile(r"(19[789]\d|20[0-2]\d)(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def test_years_are_in_order() -> None:
    for entry in slogans.entries():
        if entry.first and entry.last:
            assert entry.first < entry.last, entry
        if entry.attested and entry.last:
            assert entry.attested <= entry.last, entry


def test_attested_entries_name_date_document_and_level() -> None:
    for entry in slogans.entries():
        assert entry.domain
        assert bool(entry.attested) == bool(entry.source), entry
        if entry.attested:
            assert _DATE.fullmatch(entry.attested), entry
            assert str(entry.source).endswith(f" {entry.attested}"), entry
            assert entry.level, entry


def test_a_thousand_canonical_wordings_are_attested() -> None:
    """Shorthands and formulas found in a dated document, coinages not counted."""
    by_domain: dict[str, int] = defaultdict(int)
    for entry in slogans.entries():
        by_domain[entry.domain] += entry.family != "coinage" and entry.source is not None
    assert sum(by_domain.values()) >= 1200
    assert min(by_domain[domain] for domain in ("party_building", "governance", "epidemic")) >= 90


def test_history_agrees_with_the_entries() -> None:
    entries = {entry.id: entry for entry in slogans.entries()}
    first: dict[str, tuple[str, str]] = {}
    pairs = set()
    for use in wordings():
        entry = entries[use.slogan_id]
        assert _DATE.fullmatch(use.first) and _DATE.fullmatch(use.last) and use.first <= use.last, use
        assert use.documents >= 1 and (use.documents > 1 or use.first == use.last), use
        assert (use.slogan_id, use.wording) not in pairs, use
        pairs.add((use.slogan_id, use.wording))
        if re.sub(r"\W", "", use.wording) == re.sub(r"\W", "", entry.canonical):
            first[entry.id] = min(first.get(entry.id, ("9", "")), (use.first, use.source))
    assert first == {entry.id: (entry.attested, entry.source) for entry in entries.values() if entry.attested}


def test_ids_are_never_given_twice() -> None:
    entries = {entry.id: entry.canonical for entry in slogans.entries()}
    register = read_table("slogans/history/register.tsv", required=["id", "canonical"], optional=["retired"], unique="id")
    for row in register:
        if row["retired"]:
            assert row["id"] not in entries, f"{row['id']} was retired"
        else:
            assert entries.get(row["id"]) == row["canonical"], f"{row['id']}: note in the register why it left"
    assert set(entries) <= {row["id"] for row in register}, "run scripts/attest_slogans.py to register new ids"


def test_the_formula_of_2020_changed_in_march() -> None:
    """Small changes of wording carry meaning: both wordings, their dates and their order are told."""
    entries = {entry.canonical: entry for entry in slogans.entries()}
    spread, rebound = entries["外防输入、内防扩散"], entries["外防输入、内防反弹"]
    assert spread.successor == rebound.id
    assert str(spread.attested) < str(rebound.attested) < "2020-04"
    assert entries["动态清零"].successor == entries["保健康、防重症"].id
    assert [use.first for use in wordings() if use.wording == "守土有责、守土担责、守土尽责"] < ["2020-02"]


def test_every_wording_compiles_and_slots_expand() -> None:
    for entry in slogans.entries():
        for wording in slotted_wordings(entry):
            assert compile_wording(wording).anchors
        for member in entry.members:
            if has_slots(member):
                assert len(alternatives(member)) > 1


def test_every_entry_is_found_in_a_sentence() -> None:
    """Quoted, each known slogan is found under its own id, whole."""
    for entry in slogans.entries():
        text = f"会议要求落实“{entry.canonical}”的要求。"
        found = [s for s in slogans.find(text) if s.start <= 7 and s.end >= 7 + len(entry.canonical)]
        assert [(s.slogan_id, s.canonical, s.family) for s in found] == [(entry.id, entry.canonical, entry.family)]


def test_every_plain_variant_is_found_under_its_entry() -> None:
    for entry in slogans.entries():
        for wording in entry.variants:
            if has_slots(wording):
                continue
            text = f"会议要求落实“{wording}”的要求。"
            found = [s for s in slogans.find(text) if s.start <= 8 and s.end >= 6 + len(wording)]
            assert [s.slogan_id for s in found] == [entry.id], (entry.id, wording, found)
