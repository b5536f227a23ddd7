"""The public face: extract, extract_many, result objects, errors."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import itertools
import json
import pickle

import jsonschema
import pytest

import epiextract
from epiextract import samples
from epiextract.outputs.schema import result_schema
from epiextract.results import LAYERS, MENTION_LAYERS

TEXT = "2月3日上午，镇江市委书记王海峰到丹阳市调研，要求压实“四方责任”。"


@pytest.fixture(scope="module")
def result():
    return epiextract.extract(TEXT, published="2020-02-04", region="321100", id="one")


def test_the_values_of_a_page(result):
    (title,) = result.titles
    assert (title.text, title.post, title.organ, title.person) == ("镇江市委书记", "书记", "市委", "王海峰")
    assert (title.unit.code, title.unit.name, title.unit.level) == ("321100", "镇江市", "prefecture")
    assert [person.name for person in result.people] == ["王海峰"]
    assert [(unit.text, unit.code) for unit in result.units] == [("镇江市", "321100"), ("丹阳市", "321181")]
    assert (result.dates[0].text, result.dates[0].first, result.dates[0].kind) == ("2月3日上午", "2020-02-03", "point")
    assert (result.slogans[0].text, result.slogans[0].family) == ("四方责任", "numbered")
    (holding,) = result.holdings
    assert (holding.person, holding.post, holding.unit.code, holding.as_of) == ("王海峰", "书记", "321100", "2020-02-04")
    assert [TEXT[start:end] for start, end in holding.evidence] == ["镇江市委书记", "王海峰"]
    assert result.versions.epiextract == epiextract.__version__ and result.versions.lexicons
    assert result.document.published == "2020-02-04" and result.document.region == "321100"


def test_offsets_point_into_the_raw_page():
    for raw in samples.texts().values():
        result = epiextract.extract(raw)
        for layer in MENTION_LAYERS:
            for entry in getattr(result, layer):
                for mention in getattr(entry, "mentions", None) or (entry,):
                    start, end = result.clean.to_clean(mention.start, mention.end)
                    assert result.clean.text[start:end] == mention.text
                    assert result.clean.to_source(start, end) == (mention.start, mention.end)


def test_results_are_frozen_and_slotted(result):
    with pytest.raises(dataclasses.FrozenInstanceError):
        result.titles[0].post = "市长"
    assert not hasattr(result.titles[0], "__dict__") and not hasattr(result, "__dict__")


def test_repr_is_readable(result):
    assert repr(result) == "<Result 'one': 1 titles, 1 people, 2 units, 1 dates, 1 slogans, 1 holdings>" or "titles" in repr(result)


def test_a_notebook_shows_the_page(result):
    page = result._repr_html_()
    assert "镇江" in page and 'title="titles: ' in page and page.count("<span") == page.count("</span>")


def test_json_follows_the_schema(result):
    schema = result_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for raw in samples.texts().values():
        jsonschema.validate(json.loads(epiextract.extract(raw).to_json(include_text=True)), schema)
    jsonschema.validate(epiextract.ErrorResult("x", "InputError", "wrong").to_dict(), schema)
    plain = result.to_dict()
    assert plain["titles"][0]["unit"] == "321100" and plain["titles"][0]["unit_name"] == "镇江市"
    assert set(LAYERS) <= set(plain) and plain["activities"] == plain["statements"] == []
    assert "text" not in plain and result.to_dict(include_text=True)["text"]


def test_frames_have_a_row_a_mention(result):
    pandas = pytest.importorskip("pandas")
    frame = result.to_frame("titles")
    assert isinstance(frame, pandas.DataFrame) and list(frame["unit"]) == ["321100"]
    assert list(result.to_frame("people")["name"]) == ["王海峰"]
    empty = epiextract.extract("")
    for layer in LAYERS:
        assert list(empty.to_frame(layer).columns) == list(result.to_frame(layer).columns)
        assert len(empty.to_frame(layer)) == 0
    with pytest.raises(epiextract.InputError, match="titles, people"):
        result.to_frame("title")


def test_results_pickle_without_their_doc(result):
    restored = pickle.loads(pickle.dumps(result))
    assert restored == result and restored.doc is None and result.doc is not None
    assert copy.copy(result) == result


def test_published_may_be_a_date():
    for published in ("2020-02-04", datetime.date(2020, 2, 4), datetime.datetime(2020, 2, 4, 8)):
        assert epiextract.extract("3日", published=published).dates[0].first == "2020-02-03"


@pytest.mark.parametrize(
    ("arguments", "kind", "message"),
    [
        ({"text": b"abc"}, epiextract.InputTypeError, "decode"),
        ({"text": None}, epiextract.InputTypeError, "str"),
        ({"text": "x", "published": "2020-02-30"}, epiextract.InputError, "2020-02-30.*YYYY-MM-DD"),
        ({"text": "x", "published": "yesterday"}, epiextract.InputError, "YYYY-MM-DD"),
        ({"text": "x", "published": 2020}, epiextract.InputTypeError, "ISO"),
        ({"text": "x", "region": "999999"}, epiextract.InputError, "999999.*GB/T 2260"),
        ({"text": "x", "region": 320000}, epiextract.InputTypeError, "320000"),
    ],
)
def test_bad_arguments_are_told_clearly(arguments, kind, message):
    with pytest.raises(kind, match=message):
        epiextract.extract(**arguments)


def test_a_batch_goes_on_after_a_bad_record():
    records = ["全市", None, {"id": 2}, {"id": 3, "text": "x", "published": "2020-13-01"}, {"id": 4, "text": "3日"}]
    results = list(epiextract.extract_many(records))
    assert [type(result).__name__ for result in results] == ["Result", "ErrorResult", "ErrorResult", "ErrorResult", "Result"]
    assert results[2].to_dict() == {"id": 2, "error": {"type": "InputError", "message": results[2].message}}
    assert "2020-13-01" in results[3].message


def test_several_processes_give_the_same_in_order():
    records = [{"id": name, "text": text} for name, text in samples.texts().items()]
    assert list(epiextract.extract_many(records, n_process=2)) == list(epiextract.extract_many(records))


def test_an_endless_batch_is_read_as_it_is_used():
    endless = (f"第{number}期" for number in itertools.count())
    assert len(list(itertools.islice(epiextract.extract_many(endless), 20))) == 20


def test_bad_number_of_processes():
    with pytest.raises(epiextract.InputError, match="n_process"):
        epiextract.extract_many([], n_process=0)


def test_the_gazetteer_is_one_object_by_both_names():
    assert epiextract.gazetteer is epiextract.units.gazetteer
    assert [unit.code for unit in epiextract.gazetteer.find("崇川区", on="2018-01-01")] == ["320602"]
