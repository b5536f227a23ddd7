"""A user's own slogans, and what the library tells of slogans over a corpus."""

from __future__ import annotations

import pytest

import epiextract
from epiextract import slogans
from epiextract.errors import PatternError

MINE = """
slogans:
  - canonical: 三个不松
    family: numbered
    members: [思想不松, 责任不松, 措施不松]
    level: local
  - id: epidemic-002
    variants: [四个尽早]
  - remove: 四方责任
  - canonical: 勤字当先、细字垫底
    family: formula
    mined: {count: 3}
"""


def pattern_file(tmp_path, text: str):
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def known(text: str, *patterns) -> list[tuple[str, str | None]]:
    return [(found.canonical, found.slogan_id) for found in slogans.find(text, patterns=patterns) if found.slogan_id]


def test_entries_are_added_overridden_and_removed(tmp_path):
    mine = pattern_file(tmp_path, MINE)
    text = "压实四方责任，落实四个尽早，做到三个不松，勤字当先、细字垫底。"
    assert known(text) == [("四方责任", "epidemic-001")]
    assert known(text, mine) == [("四早", "epidemic-002"), ("三个不松", "mine-001"), ("勤字当先、细字垫底", "mine-004")]
    assert known(text) == [("四方责任", "epidemic-001")]


def test_an_overridden_entry_keeps_what_is_not_given(tmp_path):
    mine = pattern_file(tmp_path, MINE)
    entry = next(entry for entry in slogans.entries([mine]) if entry.id == "epidemic-002")
    assert entry.members == ("早发现", "早报告", "早隔离", "早治疗") and entry.variants == ("四个尽早",)


def test_an_entry_of_the_lexicon_is_overridden_by_its_wording(tmp_path):
    mine = pattern_file(tmp_path, "slogans:\n- canonical: 四早\n  variants: [四个尽早]\n")
    assert known("落实四个尽早", mine) == [("四早", "epidemic-002")]


def test_the_later_file_wins(tmp_path):
    first = pattern_file(tmp_path, MINE)
    second = tmp_path / "more.yaml"
    second.write_text("slogans:\n- remove: 三个不松\n", encoding="utf-8")
    assert ("三个不松", "mine-001") not in known("做到三个不松", first, second)


def test_an_edited_file_is_read_anew(tmp_path):
    import os

    mine = pattern_file(tmp_path, MINE)
    assert known("做到三个不松", mine) == [("三个不松", "mine-001")]
    pattern_file(tmp_path, MINE.replace("三个不松", "三个不怕"))
    os.utime(mine, ns=(1, 1))
    assert known("做到三个不怕", mine) == [("三个不怕", "mine-001")]


def test_the_whole_library_takes_pattern_files(tmp_path):
    mine = pattern_file(tmp_path, MINE)
    (found,) = epiextract.extract("做到三个不松。", patterns=[mine]).slogans
    assert found.members == ("思想不松", "责任不松", "措施不松")
    doc = epiextract.load(patterns=[mine])("做到三个不松。")
    assert doc.spans["slogans"][0]._.epi["slogan_id"] == "mine-001"
    results = epiextract.extract_many(["做到三个不松。"] * 20, patterns=[str(mine)], n_process=2)
    assert [result.slogans[0].slogan_id for result in results] == ["mine-001"] * 20


@pytest.mark.parametrize(
    ("text", "line", "field", "what"),
    [
        ("slogans:\n- canonical: 三个不松\n", 2, "family", "missing"),
        ("slogans:\n- family: numbered\n", 2, "canonical", "missing"),
        ("slogans:\n- canonical: 三个不松\n  family: shorthand\n", 3, "family", "not one of"),
        ("slogans:\n- canonical: 三个不松\n  family: numbered\n  wording: 三不松\n", 4, "wording", "unknown"),
        ("slogans:\n- canonical: 三个不松\n  family: numbered\n  members: 思想不松\n", 4, "members", "list"),
        ("slogans:\n- canonical: [三个不松]\n  family: numbered\n", 2, "canonical", "text"),
        ("slogans:\n- canonical: 三个不松\n  family: numbered\n  family: formula\n", 4, "family", "twice"),
        ("slogans:\n- remove: 没有这句\n", 2, "remove", "no entry"),
        ("slogans:\n- remove: 四早\n  level: local\n", 2, "level", "beside"),
        ("slogans:\n- canonical: 三个不松\n  family: numbered\n  years: since 2020\n", 2, "years", "write first/last"),
        ("slogans:\n- canonical: 严\n  family: formula\n", 2, "canonical", "too short"),
        ("slogans:\n- canonical: 三个不松\n  family: numbered\n  variants: [松]\n", 4, "variants", "too short"),
        ("slogans:\n- id: 我的 一\n  canonical: 三个不松\n  family: numbered\n", 2, "id", "spaces"),
    ],
)
def test_errors_name_file_line_and_field(tmp_path, text, line, field, what):
    with pytest.raises(PatternError, match=what) as caught:
        slogans.entries([pattern_file(tmp_path, text)])
    assert f"mine.yaml:{line}: " in str(caught.value) and f"field '{field}'" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("slogans: {a: b}\n", "expected one list"),
        ("words:\n- a\n", "expected one list"),
        ("- a\n", "expected one list"),
        ("slogans:\n- 三个不松\n", "expected fields"),
        ("slogans: [\n", "not YAML"),
        ("slogans:\n- canonical: 三{个不松\n  family: formula\n", "stray"),
        ("slogans:\n- canonical: 三个不松\n  family: numbered\n  variants: ['<3>']\n", "two characters"),
    ],
)
def test_broken_files_say_what_is_wrong(tmp_path, text, what):
    with pytest.raises(PatternError, match=what):
        epiextract.load(patterns=[pattern_file(tmp_path, text)])


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(PatternError, match="cannot be read"):
        slogans.find("四早", patterns=[tmp_path / "none.yaml"])
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(PatternError, match="not UTF-8"):
        slogans.find("四早", patterns=[path])
    assert known("落实四早要求", pattern_file(tmp_path, "")) == known("落实四早要求")


# The lexicon as a table


def test_the_lexicon_as_a_frame(tmp_path):
    pytest.importorskip("pandas")
    table = slogans.lexicon()
    assert len(table) == len(slogans.entries()) and table.slogan_id.is_unique
    assert table.set_index("canonical").members["四个意识"] == ["政治意识", "大局意识", "核心意识", "看齐意识"]
    assert "三个不松" in set(slogans.lexicon([pattern_file(tmp_path, MINE)]).canonical)


# Uses over a corpus

PAGES = [
    {
        "text": "2月3日，市委书记李明月主持会议。李明月强调，要增强“四个意识”、坚定“四个自信”。市长高远要求，压实四方责任。\n各地落实四方责任。",
        "published": "2020-02-04",
        "region": "320100",
    },
    {"text": "各级各部门增强四个意识，外防输入、内防反弹。", "published": "2021-08-01", "region": "320500"},
    {"text": 5},
]


def test_trace_counts_by_wording_speaker_unit_and_date():
    pytest.importorskip("pandas")
    table = slogans.trace(epiextract.extract_many(PAGES))
    uses = {tuple(row) for row in table[["canonical", "speaker", "unit", "date", "count"]].values.tolist()}
    assert ("四个意识", "李明月", "320100", "2020-02-04", 1) in uses
    assert ("四方责任", "高远", "320100", "2020-02-04", 1) in uses
    assert ("四方责任", None, "320100", "2020-02-04", 1) in uses
    assert ("四个意识", None, "320500", "2021-08-01", 1) in uses
    assert table.groupby("canonical")["count"].sum()["四方责任"] == 2


def test_variants_are_told_apart():
    pytest.importorskip("pandas")
    table = slogans.trace(epiextract.extract_many(["守土有责、守土负责、守土尽责。", "守土有责守土尽责。"]))
    assert sorted(table.variant) == ["守土有责、守土负责、守土尽责", "守土有责守土尽责"] and table.canonical.nunique() == 1


def test_trace_of_nothing_has_its_columns():
    pytest.importorskip("pandas")
    assert list(slogans.trace([]).columns) == ["slogan_id", "canonical", "family", "variant", "speaker", "unit", "date", "count"]


# Mining

CORPUS = [
    {"id": str(day), "text": f"全县做到“三个不歇”，落实“四早”要求，第{day}期。", "published": f"2021-03-{day:02}"} for day in (5, 2, 9)
] + [{"id": "x", "text": "仅此一处的“五个不怕”。", "published": "2021-03-03"}]


def test_mining_proposes_what_the_lexicon_lacks():
    proposed = slogans.mine(epiextract.extract_many(CORPUS))
    assert [(found.wording, found.count, found.documents, found.first, found.last) for found in proposed] == [
        ("三个不歇", 3, 3, "2021-03-02", "2021-03-09")
    ]
    assert 0 < proposed[0].score < 1 and "三个不歇" in proposed[0].examples[0]
    assert {found.wording for found in slogans.mine(epiextract.extract_many(CORPUS), least=1)} == {"三个不歇", "五个不怕"}


def test_what_is_mined_can_be_loaded(tmp_path, capsys):
    from epiextract.cli import main

    corpus, target = tmp_path / "corpus", tmp_path / "proposed.yaml"
    corpus.mkdir()
    for record in CORPUS:
        (corpus / f"{record['id']}.txt").write_text(record["text"], encoding="utf-8")
    assert main(["mine", str(corpus), "-o", str(target), "--least", "1"]) == 0
    assert known("做到“三个不歇”", target) == [("三个不歇", "proposed-001")]
    assert main(["mine", str(corpus), "--least", "1", "--patterns", str(target)]) == 0
    assert "三个不歇" not in capsys.readouterr().out
    assert main(["extract", str(corpus / "5.txt"), "--patterns", str(target), "-o", str(tmp_path / "out.jsonl")]) == 0
    assert "proposed-001" in (tmp_path / "out.jsonl").read_text(encoding="utf-8")


def test_a_new_variant_is_proposed_for_its_entry(tmp_path):
    pages = ["守土尽责、守土负责、守土有责是干部的本分。", "全县守土尽责、守土负责、守土有责。"]
    proposed = slogans.mine(epiextract.extract_many(pages))
    (variant,) = [found for found in proposed if found.slogan_id is not None]
    assert variant.wording == "守土尽责、守土负责、守土有责"
    mine = pattern_file(tmp_path, slogans.to_pattern_file(proposed))
    assert slogans.find(variant.wording, patterns=[mine])[0].rule.startswith("lexicon.")
