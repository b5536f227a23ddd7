"""DuckDB: pages from a query, results into one."""

from __future__ import annotations

import pyarrow as pa
import pytest

from epiextract import arrow

duckdb = pytest.importorskip("duckdb")


@pytest.fixture
def database(pages):
    connection = duckdb.connect()
    connection.register("given", pa.Table.from_pylist(pages))
    connection.execute("CREATE TABLE pages AS SELECT * FROM given")
    return connection


def test_a_reader_is_a_table(database, pages, wanted):
    database.register("facts", arrow.extract_batches([pa.RecordBatch.from_pylist(pages)], layer="holdings"))
    found = database.sql("SELECT person, post, unit, count(*) FROM facts WHERE error IS NULL GROUP BY ALL").fetchall()
    assert sum(count for *_, count in found) == sum(row["error"] is None for row in wanted("holdings"))
    assert all(count % 3 == 0 for *_, count in found)  # each page is there three times


def test_a_query_gives_pages_as_a_stream(database, wanted, ordered):
    stream = database.sql("SELECT id, text, region FROM pages").to_arrow_reader(16)
    assert ordered(arrow.extract_batches(stream).read_all().to_pylist()) == wanted()


def test_a_relation_gives_pages(database, wanted, ordered):
    relation = database.sql("SELECT id, text, region FROM pages")
    assert ordered(arrow.extract_batches(relation, layer="dates").read_all().to_pylist()) == wanted("dates")


def test_whole_results_are_queried_by_unnesting(database, pages, wanted, tmp_path):
    database.register("results", arrow.extract_batches([pa.RecordBatch.from_pylist(pages)]))
    path = tmp_path / "results.parquet"
    database.sql("SELECT * FROM results").write_parquet(str(path))
    found = database.sql(f"SELECT id, unnest(titles, recursive := true) FROM '{path}'").fetchall()
    assert len(found) == sum(row["error"] is None for row in wanted("titles"))
    failed = database.sql(f"SELECT id, error.type FROM '{path}' WHERE error IS NOT NULL").fetchall()
    assert failed == [("x", "InputError")]
