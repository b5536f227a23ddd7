"""The lexicon of titles: every table loads, holds no doubles, and no entry works against another."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from epiextract import lexicon
from epiextract.matching import matching_form
from epiextract.titles.find import scan
from epiextract.units import find as find_units

KINDS = [
    "party", "congress", "government", "cppcc", "supervision", "court", "procuratorate", "military", "mass",
    "leading_group", "zone", "grassroots", "institution", "central",
]  # fmt: skip
MEANINGS = [
    "acting", "deputy", "executive", "former", "honorary", "nominated", "seconded", "first", "concurrent", "chief",
]  # fmt: skip
ORGAN_LEVELS = ["central", "province", "prefecture", "county", "township", "village", "any"]
LEVELS = ["province", "prefecture", "county", "township", "village", "zone"]
#: Longer words so frequent that they win although their last character is a surname as well.
WORDS_BEFORE_SURNAMES = {"书记官", "成员国", "理事国", "指挥官", "省长沙", "领队伍"}
YES_NO = ["yes", "no"]
#: Organs that another reading rightly wins or that two bodies share: written with 、, in quotation marks, or after 市 and 省 a post (市长江)
#: or 市委 (市委|员工作室).
READ_OTHERWISE = re.compile("、|“|^长江|^市政委$|^委员")


def posts() -> list[lexicon.Row]:
    return lexicon.read_table(
        "titles/posts.tsv",
        required=["post", "kind", "level", "bare", "meaning", "source"],
        optional=["level_sign", "value"],
        unique="post",
        choices={"kind": [*KINDS, "responsible"], "bare": YES_NO, "level": ORGAN_LEVELS},
    )


def ranks() -> list[lexicon.Row]:
    return lexicon.read_table("titles/ranks.tsv", required=["rank", "note"], unique="rank")


def grades() -> list[lexicon.Row]:
    return lexicon.read_table(
        "titles/grades.tsv",
        required=["grade", "kind", "note"],
        unique="grade",
        choices={"kind": ["civil", "level", "military", "police", "fire", "customs", "justice"]},
    )


def modifiers() -> list[lexicon.Row]:
    return lexicon.read_table(
        "titles/modifiers.tsv",
        required=["modifier", "meaning", "position", "in_post"],
        unique="modifier",
        choices={
            "meaning": MEANINGS,
            "position": ["before_post", "before_organ", "bracket", "outside"],
            "in_post": YES_NO,
        },
    )


def organs() -> list[lexicon.Row]:
    return lexicon.read_table(
        "titles/organs.tsv",
        required=["organ", "kind", "signs", "level", "bare", "source"],
        optional=["central"],
        unique="organ",
        choices={"kind": KINDS, "bare": YES_NO, "level": ORGAN_LEVELS},
    )


def suffixes() -> list[lexicon.Row]:
    return lexicon.read_table(
        "titles/organ_suffixes.tsv",
        required=["suffix", "kind"],
        optional=["note"],
        unique="suffix",
        choices={"kind": KINDS},
    )


def central() -> list[lexicon.Row]:
    return lexicon.read_table(
        "titles/central.tsv", required=["title", "post", "source"], optional=["organ"], unique="title"
    )


def collectives() -> list[lexicon.Row]:
    return lexicon.read_table(
        "titles/collectives.tsv",
        required=["head", "post", "bare"],
        optional=["note"],
        unique="head",
        choices={"bare": YES_NO},
    )


def prefixes() -> list[lexicon.Row]:
    return lexicon.read_table(
        "titles/collective_prefixes.tsv",
        required=["prefix", "supports", "note"],
        unique="prefix",
        choices={"supports": ["yes", "no"]},
    )


def levels() -> list[lexicon.Row]:
    return lexicon.read_table(
        "titles/levels.tsv", required=["sign", "level", "note"], unique="sign", choices={"level": LEVELS}
    )


def cues() -> list[lexicon.Row]:
    return lexicon.read_table(
        "titles/cues.tsv",
        required=["cue", "meaning", "note"],
        unique="cue",
        choices={"meaning": ["appoint", "hold", "former", "dismiss", "propose"]},
    )


def traps() -> list[lexicon.Row]:
    return lexicon.read_table("titles/traps.tsv", required=["word", "note"], unique="word")


def continuations() -> list[lexicon.Row]:
    return lexicon.read_table(
        "titles/continuations.tsv", required=["ending", "after"], optional=["unless", "note"]
    )


def heads() -> set[str]:
    """Everything a trap may hide."""
    return (
        {row["post"] for row in posts()}
        | {row["rank"] for row in ranks()}
        | {row["title"] for row in central()}
        | {row["head"] for row in collectives()}
    )


TABLES = {
    "post": posts,
    "rank": ranks,
    "grade": grades,
    "modifier": modifiers,
    "organ": organs,
    "suffix": suffixes,
    "title": central,
    "head": collectives,
    "prefix": prefixes,
    "sign": levels,
    "cue": cues,
    "word": traps,
}


@pytest.mark.parametrize("key", TABLES)
def test_entries_stand_in_matching_form(key: str) -> None:
    entries = [row[key] for row in TABLES[key]()]
    assert entries
    assert [entry for entry in entries if matching_form(entry) != entry or re.search(r"\s", entry)] == []


def test_inventories_are_whole() -> None:
    assert len(posts()) >= 200
    assert len(organs()) >= 600
    assert len(traps()) >= 100
    assert len(central()) >= 100


def test_level_sign_stands_in_its_post_or_is_a_level() -> None:
    signs = {row["sign"] for row in levels()}
    for row in posts():
        assert not row["level_sign"] or row["level_sign"] in signs, row


def test_no_post_repeats_an_organ() -> None:
    """疾控中心主任 is composed of organ and post; as one entry it would give a wrong value."""
    heads_of_posts = {row["post"] for row in posts()}
    names = {row["organ"] for row in organs()}
    composed = [
        row["post"]
        for row in posts()
        if not row["level_sign"]
        for cut in range(1, len(row["post"]))
        if row["post"][:cut] in names and row["post"][cut:] in heads_of_posts
    ]
    assert composed == []


def test_no_post_begins_inside_an_earlier_one() -> None:
    """总支书记 must not be read as 支书 + 记: no short post may end in the first character of 书记."""
    assert [row["post"] for row in posts() if row["post"] in {"支书", "团支书", "支委"}] == []


def test_ranks_and_grades_are_apart() -> None:
    titles = {row["rank"] for row in ranks()} | {row["post"] for row in posts()}
    assert {row["grade"] for row in grades() if row["kind"] != "justice"} & titles == set()


def test_modifiers_before_the_post_belong_to_it() -> None:
    for row in modifiers():
        position = lexicon.values(row["position"])
        assert (row["in_post"] == "yes") == ("before_post" in position), row
        assert ("bracket" in position) == (row["modifier"].startswith("(") and row["modifier"].endswith(")")), row


def test_modifiers_are_single_words() -> None:
    """常务副 is two modifiers; a joined entry would lose one meaning."""
    single = {row["modifier"] for row in modifiers() if "before_post" in row["position"]}
    joined = [word for word in single for cut in range(1, len(word)) if word[:cut] in single and word[cut:] in single]
    assert joined == []


def test_signs_of_organs() -> None:
    for row in organs():
        assert row["signs"] in {"*", "-"} or re.fullmatch("[省市区县州盟旗地镇乡]+", row["signs"]), row
        assert len(set(row["signs"])) == len(row["signs"]), row


def test_every_organ_is_read_whole() -> None:
    """No organ's name is cut by a shorter entry, a boundary or a post inside it, unless that is noted above."""
    unit = find_units("镇江市。")[0]
    text, units, wanted = "", [], set()
    for row in organs():
        if READ_OTHERWISE.search(row["organ"]):
            continue
        start = len(text)
        if row["kind"] != "central":
            units.append(replace(unit, start=start, end=start + 3))
            text += "镇江市"
        text += f"{row['organ']}副主任\n"
        wanted.add((start, len(text) - 1))
    found = {(title.start, title.end) for title in scan(text, units, [])}
    assert [text[start:end] for start, end in sorted(wanted - found)] == []


def test_every_post_is_read_whole() -> None:
    """No post's word is cut or hidden by another entry (局长助理, 总规划师)."""
    fixed = {row["title"] for row in central()}
    for row in posts():
        text = f"{'镇江市' if row['level_sign'] else '镇江市水利局'}{row['post']}"
        spans = [text[title.start : title.end] for title in scan(text, find_units("镇江市"), [])]
        assert spans == [row["post"] if row["post"] in fixed else text]


def test_every_post_and_organ_says_its_kind_and_source() -> None:
    for row in [*posts(), *organs()]:
        assert row["kind"] and len(row["source"]) > 1, row


def test_offices_have_a_level_in_every_class_of_unit() -> None:
    roles = {row["role"] for row in lexicon.read_table("titles/offices.tsv", required=["organ", "post", "role", "source"])}
    rows = lexicon.read_table("titles/office_levels.tsv", required=["role", "unit", "level", "source"])
    assert roles <= {row["role"] for row in rows}
    assert len({(row["role"], row["unit"]) for row in rows}) == len(rows)
    known = {row["grade"] for row in grades() if row["kind"] == "level"}
    assert {row["level"] for row in rows} - known - {"厅局级正职", "厅局级副职"} == set()


def test_organs_that_need_their_sign_are_not_bare() -> None:
    for row in organs():
        if row["organ"].startswith("委") and not row["organ"].startswith("委员"):
            assert row["bare"] == "no", row


def test_state_organs_name_themselves() -> None:
    rows = {row["organ"]: row for row in organs()}
    for row in rows.values():
        if row["kind"] == "central":
            assert row["central"] == row["organ"], row
        elif row["central"]:
            assert rows[row["central"]]["kind"] == "central", row


def test_no_company_among_organ_endings() -> None:
    company = re.compile("公司|集团(?!军)|企业|厂|店|超市")
    assert [row["suffix"] for row in suffixes() if company.search(row["suffix"])] == []


def test_central_titles_end_in_their_post() -> None:
    for row in central():
        assert row["title"].endswith(row["post"]), row
        assert row["title"].startswith(row["organ"][:2]), row


def test_collective_heads_end_in_their_post() -> None:
    for row in collectives():
        assert row["head"].strip("“”‘’\"").endswith(row["post"]), row


def test_collective_prefixes_hold_no_head() -> None:
    heads_of_collectives = {row["head"] for row in collectives()}
    assert [row["prefix"] for row in prefixes() if row["prefix"] in heads_of_collectives] == []


def test_no_trap_is_itself_a_title() -> None:
    assert {row["word"] for row in traps()} & heads() == set()


def test_every_trap_hides_something() -> None:
    found = re.compile("|".join(re.escape(word) for word in sorted(heads(), key=len, reverse=True)))
    assert [row["word"] for row in traps() if not found.search(row["word"])] == []


def test_no_trap_swallows_a_surname() -> None:
    """市长江 would hide the mayor 江: a trap longer than a bare post by one character must end in no usual surname."""
    surnames = {row["surname"] for row in _surnames() if row["note"] in ("top", "common")}
    bare = {row["post"] for row in posts()}
    swallowed = [
        row["word"]
        for row in traps()
        if row["word"][:-1] in bare and row["word"][-1] in surnames and row["word"] not in WORDS_BEFORE_SURNAMES
    ]
    assert swallowed == []


def _surnames() -> list[lexicon.Row]:
    path = lexicon.patterns_dir() / "people" / "surnames.tsv"
    if not path.is_file():
        pytest.skip("no table of surnames")
    header = next(
        line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")
    )
    columns = [column.strip() for column in header.split("\t")]
    return lexicon.read_table(path, required=["surname"], optional=[c for c in columns if c != "surname"])


def test_continuations_follow_a_post() -> None:
    known = {row["post"] for row in posts()} | {row["head"] for row in collectives()}
    pairs = [(row["ending"], row["after"]) for row in continuations()]
    assert len(set(pairs)) == len(pairs)
    for row in continuations():
        assert any(post.endswith(row["ending"]) for post in known), row
        assert all(len(character) == 1 for character in lexicon.values(row["unless"])), row


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("任市长期间", "市长"),
        ("市长期望", "市长"),
        ("业主委员会主任", "主任"),
        ("村党总支书记", "书记"),
        ("书记办公会", None),
        ("主任医师", None),
        ("全市长效机制", None),
    ],
)
def test_longest_word_decides(text: str, kept: str | None) -> None:
    from epiextract.matching import Automaton

    known = heads()
    automaton = Automaton([*known, *(row["word"] for row in traps())])
    found = [term for _, _, term in automaton.scan(text) if term in known]
    assert found == ([kept] if kept else [])


SIGN_LEVELS = {
    "省": {"province"}, "市": {"province", "prefecture", "county"}, "区": {"county"}, "县": {"county"}, "旗": {"county"},
    "州": {"prefecture"}, "盟": {"prefecture"}, "地区": {"prefecture"}, "镇": {"township"}, "乡": {"township"},
    "苏木": {"township"}, "村": {"village"}, "社区": {"village"},
}  # fmt: skip


def level_of(row: lexicon.Row) -> tuple[str, ...]:
    return lexicon.values(row["level"])


def test_every_level_is_written_once_from_the_highest_down() -> None:
    for row in [*posts(), *organs()]:
        given = level_of(row)
        assert list(given) == [level for level in ORGAN_LEVELS if level in given], row
        assert given == ("any",) or "any" not in given, row


def test_a_post_that_names_a_unit_has_a_level_of_that_unit() -> None:
    for row in posts():
        if row["level_sign"]:
            assert set(level_of(row)) <= SIGN_LEVELS[row["level_sign"]] | {"township"}, row


def test_the_level_of_an_organ_follows_its_name() -> None:
    found = {row["organ"]: level_of(row) for row in organs()}
    for organ, level in {
        "国务院": "central", "教育厅": "province", "省军区": "province", "中级人民法院": "prefecture", "军分区": "prefecture",
        "基层人民法院": "county", "街道办事处": "township", "镇政府": "township", "村委会": "village",
    }.items():  # fmt: skip
        assert found[organ] == (level,), organ
    assert all(level_of(row) == ("central",) for row in organs() if row["organ"].startswith("国务院"))


def test_no_organ_holds_a_full_stop() -> None:
    """The reader looks for organs sentence by sentence."""
    assert not [row["organ"] for row in organs() if set("。\n") & set(row["organ"])]


def test_no_prefix_of_collectives_is_longer_than_the_stretch_read_for_it() -> None:
    longest_grade = max(len(row["grade"]) for row in grades() if row["kind"] == "level") + len("(含)以上")
    assert max(longest_grade, *(len(row["prefix"]) for row in prefixes()), *(len(row["sign"]) for row in levels())) <= 16
