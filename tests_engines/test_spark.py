"""Apache Spark in local mode."""

from __future__ import annotations

import pytest

import epiextract
from epiextract import arrow, samples
from epiextract.engines import spark as engine
from epiextract.results import LAYERS


def frame_of(spark, pages):
    return spark.createDataFrame(pages, "id STRING, text STRING, region STRING").repartition(3)


def rows_of(frame):
    return [row.asDict(recursive=True) for row in frame.collect()]


def test_the_schema_in_sparks_words(spark):
    from pyspark.sql.pandas.types import from_arrow_schema

    for layer in (None, *LAYERS):
        empty = spark.createDataFrame([], engine.ddl(layer))
        assert empty.schema == from_arrow_schema(arrow.schema(layer)), layer


@pytest.mark.parametrize("layer", [None, "holdings", "people"])
def test_results_are_the_librarys_own(spark, pages, wanted, ordered, layer):
    assert ordered(rows_of(engine.extract(frame_of(spark, pages), layer=layer))) == wanted(layer)


def test_map_in_arrow_takes_the_function_itself(spark, pages, wanted, ordered):
    frame = frame_of(spark, pages).mapInArrow(arrow.extract_batches, engine.ddl())
    assert ordered(rows_of(frame)) == wanted()


def test_a_folder_of_files_to_parquet(spark, folder, tmp_path):
    files = spark.read.format("binaryFile").load(str(folder)).selectExpr("path AS id", "content AS text", "length")
    engine.extract(files, layer="holdings").write.parquet(str(tmp_path / "holdings"))
    written = spark.read.parquet(str(tmp_path / "holdings"))
    held = sum(len(result.holdings) for result in epiextract.extract_many(samples.texts().values()))
    assert written.where("error IS NULL").count() == held > 100


def test_a_frame_without_text(spark):
    with pytest.raises(epiextract.InputError, match="needs a column 'text'; it has id"):
        engine.extract(spark.createDataFrame([("a",)], ["id"]))
