"""The room of dates by itself: light, alone in somebody's pipeline, and never stopped by a text."""

from __future__ import annotations

import subprocess
import sys

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import epiextract
from epiextract import dates, samples

PAGE = "2月3日上午，市委书记检查。当天下午，会议召开。截至3日24时，累计10例。未来三天有雨，每天8时通报。"


def test_works_without_the_heavy_libraries() -> None:
    program = (
        "import sys\n"
        "from epiextract import dates\n"
        f"assert len(dates.find({PAGE!r}, '2020-02-05')) == 5\n"
        "heavy = {'spacy', 'pandas', 'numpy', 'dateparser', 'rapidfuzz'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("name", samples.texts())
def test_alone_in_a_pipeline_it_gives_the_same(name: str) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi.dates")
    text = epiextract.clean(samples.texts()[name]).text
    alone = [span._.epi for span in nlp(text).spans["dates"]]
    assert alone == [span._.epi for span in epiextract.load()(text).spans["dates"]]
    assert [(date["start"], date["end"]) for date in alone] == [(date.start, date.end) for date in dates.find(text)]


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(), max_size=80))
def test_parse_is_find_of_the_whole(text: str) -> None:
    found, parsed = dates.find(text.strip(), "2020-02-05"), dates.parse(text, "2020-02-05")
    whole = len(found) == 1 and found[0].text == text.strip()
    assert parsed == (found[0] if whole else None)
