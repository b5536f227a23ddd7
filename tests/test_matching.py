"""The matching form: the same whether a page is short or long."""

from hypothesis import given
from hypothesis import strategies as st

from epiextract.matching import matching_form

PIECES = st.text(st.sampled_from("省长２，\u3000「」—\ud83d\udc00𠮷\t市:a") | st.characters(), max_size=40)


@given(PIECES)
def test_long_texts_are_folded_as_short_ones(piece: str) -> None:
    long = piece + "市" * 5000
    assert matching_form(long)[: len(piece)] == matching_form(piece + "市")[: len(piece)]
    assert len(matching_form(long)) == len(long)


def test_few_traditional_characters_in_a_long_page_are_simplified() -> None:
    page = "市政府召开会议。" * 1000
    assert matching_form(page + "乾隆年間,省長講話," + page) == page + "乾隆年间,省长讲话," + page
