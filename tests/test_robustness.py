"""Any str is accepted: nothing crashes, offsets stay valid."""

from __future__ import annotations

import random
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import epiextract
from epiextract import samples
from epiextract.results import MENTION_LAYERS

ALPHABET = (
    "省市区县镇乡村委书记副市长主任局部领导张王李明国强伟年月日一二三十0123456789上午起至、,。“”()《》:;!\n\t <>&;"
    "召开会议南京苏州江苏全我该防控疫情四个意识\u200b\u3000\ue000\x00"
)


def _check(raw: str) -> None:
    result = epiextract.extract(raw)
    for layer in MENTION_LAYERS:
        for entry in getattr(result, layer):
            for mention in getattr(entry, "mentions", None) or (entry,):
                assert 0 <= mention.start < mention.end <= len(raw)
    for holding in result.holdings:
        assert all(0 <= start < end <= len(raw) for start, end in holding.evidence)
    result.to_json()


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_unicode(raw):
    _check(raw)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=120))
def test_text_made_of_our_own_words(raw):
    _check(raw)


def test_random_strings_of_every_plane():
    source = random.Random(20200129)
    planes = [(0, 0xFFFF), (0xD800, 0xDFFF), (0x4E00, 0x9FFF), (0x10000, 0x10FFFF), (0, 0x7F), (0x3000, 0x303F)]
    for _ in range(1000):
        low, high = source.choice(planes)
        _check("".join(chr(source.randint(low, high)) for _ in range(source.randint(0, 40))))


def test_every_kind_of_prefix_of_the_sample_pages():
    for raw in samples.texts().values():
        for end in range(0, len(raw), 37):
            _check(raw[:end])


@pytest.mark.parametrize("letter", ["一", "市", "长", "1", "年", "(", "“", "、", "\n", "a", " ", "\ud800", "王", "<", "&", "书记"])
def test_a_very_long_run_of_one_letter(letter):
    _check(letter * 200_000)


def test_lone_surrogates_are_replaced_one_for_one():
    result = epiextract.extract("全市\ud800召开\udfff会议")
    assert result.clean.text == "全市\ufffd召开\ufffd会议" and result.doc.text == result.clean.text
    assert result.to_json().encode("utf-8")


def test_more_than_spacy_accepts_by_itself():
    assert sys.maxunicode == 0x10FFFF
    raw = "全市召开会议。" * 150_000
    assert len(epiextract.extract(raw).units) == 150_000
