"""Pages in and facts out as Arrow record batches: the schema, the values, errors as rows, memory."""

from __future__ import annotations

import datetime
import itertools
import subprocess
import sys
from typing import Any

import pytest

import epiextract
from epiextract import arrow, samples
from epiextract.outputs.frame import columns, rows
from epiextract.outputs.schema import layer_properties, result_schema
from epiextract.results import LAYERS, ErrorResult

try:
    import pyarrow as pa
except ImportError:
    pa = None

needs_pyarrow = pytest.mark.skipif(pa is None, reason="needs the extra arrow")
PAGE = "2020年2月{day}日,无锡市市长李明月到江阴市调研,省委书记王海峰要求落实“四方责任”。"


def pages(count: int = 3, **more: Any) -> Any:
    texts = [PAGE.format(day=number % 27 + 1) for number in range(count)]
    return pa.RecordBatch.from_pydict({"id": list(range(count)), "text": texts, **more})


def read(*batches: Any, **options: Any) -> list[dict[str, Any]]:
    return arrow.extract_batches(batches, **options).read_all().to_pylist()


def as_structs(plain: Any) -> Any:
    """The JSON form with pairs of offsets as Arrow has them."""
    if isinstance(plain, dict):
        return {key: as_structs(value) for key, value in plain.items()}
    if isinstance(plain, list) and len(plain) == 2 and all(type(item) is int for item in plain):
        return {"start": plain[0], "end": plain[1]}
    return [as_structs(item) for item in plain] if isinstance(plain, list) else plain


def names_of(kind: Any) -> Any:
    """The field names of an Arrow type or of a part of a JSON Schema, nested."""
    if isinstance(kind, dict):
        kind = next((option for option in kind.get("anyOf", ()) if option.get("type") != "null"), kind)
        if kind.get("minItems") == 2:
            return {"start": None, "end": None}
        if kind.get("type") == "array":
            return [names_of(kind["items"])]
        return {name: names_of(of) for name, of in kind["properties"].items()} if "properties" in kind else None
    if pa.types.is_list(kind):
        return [names_of(kind.value_type)]
    return {field.name: names_of(field.type) for field in kind} if pa.types.is_struct(kind) else None


@needs_pyarrow
def test_the_schema_is_that_of_the_json():
    properties = result_schema()["$defs"]["result"]["properties"]
    schema = arrow.schema()
    assert schema.names == ["id", "document", *LAYERS, "versions", "error"]
    for name in schema.names[:-1]:
        assert names_of(schema.field(name).type) == names_of(properties[name]), name
    assert names_of(schema.field("error").type) == {"type": None, "message": None}


@needs_pyarrow
@pytest.mark.parametrize("layer", LAYERS)
def test_the_schema_of_a_layer_is_that_of_its_table(layer):
    schema = arrow.schema(layer)
    assert schema.names == ["id", "published", *columns(layer)[1:], "error"]
    own = layer_properties(layer)
    for name in set(schema.names) & set(own):
        assert names_of(schema.field(name).type) == names_of(own[name]), name


@needs_pyarrow
def test_an_unknown_layer_is_named():
    with pytest.raises(epiextract.InputError, match="no layer 'holding'; the layers are titles"):
        arrow.extract_batches([], layer="holding")


@needs_pyarrow
def test_values_are_those_of_the_json():
    results = [epiextract.extract(text, id=name) for name, text in samples.texts().items()]
    got = arrow.from_results(results).read_all()
    assert got.schema == arrow.schema()
    got.validate(full=True)
    assert got.to_pylist() == [{**as_structs(result.to_dict()), "error": None} for result in results]


@needs_pyarrow
@pytest.mark.parametrize("layer", LAYERS)
def test_rows_of_a_layer_are_those_of_the_table(layer):
    results = [epiextract.extract(text, id=name) for name, text in samples.texts().items()]
    wanted = [
        {"published": result.document.published, "error": None, **as_structs(row)}
        for result in results
        for row in rows(result, layer)
    ]
    got = arrow.from_results(results, layer=layer).read_all()
    assert got.schema == arrow.schema(layer) and got.to_pylist() == wanted


@needs_pyarrow
def test_a_person_without_mentions_is_a_row():
    result = epiextract.extract("市长李明到会。")
    person = epiextract.Person("王海峰", byline=True)
    named = type(result)(1, result.document, result.versions, "", people=(person,))
    (row,) = arrow.from_results([named], layer="people").read_all().to_pylist()
    assert (row["id"], row["name"], row["byline"], row["start"]) == ("1", "王海峰", True, None)


@needs_pyarrow
def test_pages_come_out_as_they_went_in_whatever_the_batches():
    batch = pages(7)
    whole = read(batch)
    assert [row["id"] for row in whole] == list("0123456")
    assert whole == read(batch.slice(0, 3), batch.slice(3, 0), batch.slice(3)) == read(batch, n_process=2)
    assert whole[4]["dates"][0]["first"] == "2020-02-05"


@needs_pyarrow
def test_anything_that_gives_an_arrow_stream():
    table = pa.Table.from_batches([pages(2)])
    assert arrow.extract_batches(table, layer="titles").read_all().num_rows == 4
    assert arrow.extract_batches(table.to_reader(), layer="titles").read_all().num_rows == 4


@needs_pyarrow
def test_options_are_those_of_extract(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text("slogans:\n  - canonical: 河畔三清\n    family: numbered\n", encoding="utf-8")
    batch = pa.RecordBatch.from_pydict({"text": ["各社区推进河畔三清。"]})
    assert [row["canonical"] for row in read(batch, layer="slogans", patterns=[own])] == ["河畔三清"]
    assert not read(batch, layer="slogans")
    with pytest.raises(epiextract.PatternError):
        arrow.extract_batches([batch], patterns=[tmp_path / "missing.yaml"])


@needs_pyarrow
@pytest.mark.parametrize(
    "published",
    [
        pytest.param(lambda: pa.array(["2021-03-05"]), id="string"),
        pytest.param(lambda: pa.array([datetime.date(2021, 3, 5)]), id="date"),
        pytest.param(lambda: pa.array([datetime.datetime(2021, 3, 5, 23, 30)], pa.timestamp("ns")), id="timestamp"),
        pytest.param(lambda: pa.array(["2021-03-05"]).dictionary_encode(), id="dictionary"),
    ],
)
def test_publication_dates_and_regions(published):
    text = pa.array(["昨日,市长李明月到会。"], pa.large_string())
    batch = pa.RecordBatch.from_arrays([text, published(), pa.array(["320200"])], ["text", "published", "region"])
    (row,) = read(batch)
    assert row["id"] is None and row["document"]["published"] == "2021-03-05"
    assert (row["dates"][0]["first"], row["titles"][0]["unit"]) == ("2021-03-04", "320200")


@needs_pyarrow
def test_other_columns_are_left_aside():
    (row,) = read(pages(1, url=["https://example.org/1"], error=["mine"]))
    assert list(row) == arrow.schema().names and row["error"] is None


@needs_pyarrow
def test_bytes_are_decoded_as_files_are():
    text = PAGE.format(day=3)
    batch = pa.RecordBatch.from_pydict({"text": [text.encode("utf-8"), text.encode("gb18030"), b"\xff\xff\x00\x80\x81"]})
    first, second, third = read(batch)
    assert first == second and first["titles"]
    assert third["error"]["type"] == "ReadError" and third["titles"] == []


@needs_pyarrow
def test_a_record_that_cannot_be_read_is_a_row():
    batch = pa.RecordBatch.from_pydict({
        "id": ["a", "b", "c"],
        "text": [PAGE.format(day=1), None, PAGE.format(day=2)],
        "region": [None, None, "999999"],
    })  # fmt: skip
    good, empty, wrong = read(batch)
    assert good["error"] is None and good["titles"]
    assert (empty["id"], empty["error"]["type"], empty["document"]) == ("b", "InputTypeError", None)
    assert wrong["error"]["type"] == "InputError" and "'999999'" in wrong["error"]["message"]
    facts = read(batch, layer="titles")
    assert [row["id"] for row in facts] == ["a", "a", "b", "c"]
    assert [row["error"] is None for row in facts] == [True, True, False, False]
    assert facts[2]["text"] is None and facts[2]["modifiers"] == []


@needs_pyarrow
def test_a_moment_outside_the_calendar_costs_its_row_alone():
    moments = pa.array([0, 2**62], pa.timestamp("us"))
    text = pa.array([PAGE.format(day=1)] * 2)
    good, bad = read(pa.RecordBatch.from_arrays([text, moments], ["text", "published"]))
    assert good["error"] is None and bad["error"]["type"] == "ReadError"


@needs_pyarrow
def test_a_batch_without_text_is_the_callers_error():
    with pytest.raises(epiextract.InputError, match="needs a column 'text'; it has id, body"):
        read(pa.RecordBatch.from_pydict({"id": [1], "body": ["市长李明到会。"]}))


@needs_pyarrow
def test_lone_surrogates_do_not_end_the_batch():
    results = epiextract.extract_many(["市长李明\ud800月到会。", {"id": "\udfff", "text": "书记到会。"}])
    first, second = arrow.from_results(results).read_all().to_pylist()
    assert first["titles"][0]["text"] == "市长" and second["id"] == "\ufffd"


@needs_pyarrow
def test_an_endless_stream_is_read_no_faster_than_results_are_taken():
    taken = []

    def endless():
        for number in itertools.count():
            taken.append(number)
            yield pa.RecordBatch.from_pydict({"text": ["全市。"] * 50})

    first = next(arrow.extract_batches(endless()))
    assert first.num_rows < 1000 and len(taken) * 50 <= first.num_rows + 50


@needs_pyarrow
def test_nothing_in_nothing_out():
    table = arrow.extract_batches([]).read_all()
    assert table.num_rows == 0 and table.schema == arrow.schema()


@needs_pyarrow
def test_parquet_keeps_everything(tmp_path):
    import pyarrow.parquet as pq

    results = [*(epiextract.extract(text, id=name) for name, text in samples.texts().items()), ErrorResult("x", "E", "no")]
    table = arrow.from_results(results).read_all()
    pq.write_table(table, tmp_path / "results.parquet")
    assert pq.read_table(tmp_path / "results.parquet").to_pylist() == table.to_pylist()


@needs_pyarrow
def test_sparks_form_of_the_schema_names_every_field():
    from epiextract.engines import spark

    for layer in (None, *LAYERS):
        ddl = spark.ddl(layer)
        assert all(f"`{field.name}` " in ddl for field in arrow.schema(layer))
        assert ddl.count("<") == ddl.count(">")


def test_without_pyarrow_the_error_names_the_extra():
    program = (
        "import sys\n"
        "sys.modules['pyarrow'] = None\n"
        "from epiextract import EpiextractError, arrow\n"
        "for call in (lambda: arrow.extract_batches([]), lambda: arrow.from_results([]), arrow.schema):\n"
        "    try:\n"
        "        call()\n"
        "    except EpiextractError as error:\n"
        "        print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["epiextract.arrow needs pyarrow; install it with: pip install 'epiextract[arrow]'"] * 3


def test_pyarrow_is_not_imported_unless_used():
    program = (
        "import sys, epiextract\n"
        "from epiextract import arrow\n"
        "from epiextract.engines import ray, spark\n"
        "assert not {'pyarrow', 'pyspark', 'ray'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
