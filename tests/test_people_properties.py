"""People on any text: nothing crashes, offsets hold, cost grows with length alone, the tables are sound."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epiextract import lexicon, people

PIECES = st.sampled_from([
    "市委书记", "副市长", "王", "李明", "欧阳", "成功", "时间", "高峰", "指出", "参加", "任", "由", "、", ",", "。",
    "(", ")", "·", "某", "××", "记者 ", "编辑:", "\n", " ", "同志", "等", "和", "市", "县", "张", "扎西", "总统",
    "说", "新", "2月3日", "男", "\ud800", "\x00",
])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_mentions_lie_in_the_text_and_do_not_overlap(text):
    end = 0
    for mention in people.mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        end = mention.end


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=3))
def test_any_text_and_any_byline_spans(text, spans):
    for person in people.find(text, bylines=spans):
        assert person.name and person.mentions
        assert " " not in person.name


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_find_and_mentions_agree(text):
    grouped = sorted((m.start, m.end) for person in people.find(text) for m in person.mentions)
    assert grouped == [(m.start, m.end) for m in people.mentions(text)]


@pytest.mark.parametrize("piece", [
    "王", "、", "市长", "王、", "王明、", "市长王明、", "某", "王某", "·", "扎西", "(", " ", "\n", "由", "任命",
    "记者 ", "王明,", "等", "等等",
])
def test_long_monotonous_texts_end(piece):
    text = piece * 50_000
    assert all(0 <= m.start < m.end <= len(text) for m in people.mentions(text))


def test_the_tables_hold_each_thing_once_and_agree():
    surnames = {row["surname"] for row in lexicon.read_table(
        "people/surnames.tsv", required=["surname"], optional=["note"], unique="surname")}
    assert {"王", "欧阳", "尉迟", "闫", "逄", "爱新觉罗"} <= surnames
    assert len(surnames) > 700
    for row in lexicon.read_table("people/followers.tsv", required=["follower", "kind"], optional=["office"],
                                  unique="follower"):
        assert row["follower"] == row["follower"].strip()
    rows = lexicon.read_table("people/given.tsv", required=["score", "characters"])
    characters = "".join(row["characters"] for row in rows)
    assert len(characters) == len(set(characters))
