"""Polars: pages from a frame, results into one."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from epiextract import arrow

polars = pytest.importorskip("polars")


def test_results_make_a_frame(pages, wanted):
    frame = polars.from_arrow(arrow.extract_batches([pa.RecordBatch.from_pylist(pages)], layer="holdings"))
    held = frame.filter(polars.col("error").is_null())
    assert held.height == sum(row["error"] is None for row in wanted("holdings"))
    assert held.group_by("person", "post", "unit").len().get_column("len").sum() == held.height


def test_a_frame_gives_pages(pages, wanted, ordered):
    frame = polars.DataFrame(pages)
    assert ordered(arrow.extract_batches(frame).read_all().to_pylist()) == wanted()


def test_whole_results_in_parquet_are_scanned(pages, wanted, tmp_path):
    reader = arrow.extract_batches([pa.RecordBatch.from_pylist(pages)])
    with pq.ParquetWriter(tmp_path / "results.parquet", reader.schema) as file:
        for batch in reader:
            file.write_batch(batch)
    scan = polars.scan_parquet(tmp_path / "results.parquet").filter(polars.col("error").is_null())
    titles = scan.select("id", "titles").explode("titles").unnest("titles").drop_nulls("text").collect()
    assert titles.height == sum(row["error"] is None for row in wanted("titles"))
