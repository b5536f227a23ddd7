"""Pages a second through each engine, as a ratio to `epiextract.extract_many` in one process just before and after.

    python tests_engines/speed.py [pages]

The sample pages over and over, from one Parquet file to a Parquet table of holdings; engines and workers are warm (each
reads a tenth of the pages first), with two processes each where they have processes.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

os.environ.update(PYSPARK_PYTHON=sys.executable, RAY_AUTH_MODE="disabled", RAY_USAGE_STATS_ENABLED="0")

import pyarrow as pa
import pyarrow.parquet as pq

import epiextract
from epiextract import arrow, samples
from epiextract.engines import ray as on_ray
from epiextract.engines import spark as on_spark

Run = Callable[[str, str], Any]


def plain(source: str, target: str) -> None:
    for _ in epiextract.extract_many(pq.read_table(source).to_pylist()):
        pass


def through_arrow(n_process: int) -> Run:
    def run(source: str, target: str) -> None:
        pages = pq.ParquetFile(source).iter_batches(256)
        facts = arrow.extract_batches(pages, layer="holdings", n_process=n_process)
        with pq.ParquetWriter(target, facts.schema) as table:
            for batch in facts:
                table.write_batch(batch)

    return run


def whole_results(source: str, target: str) -> None:
    results = arrow.extract_batches(pq.ParquetFile(source).iter_batches(256))
    with pq.ParquetWriter(target, results.schema) as table:
        for batch in results:
            table.write_batch(batch)


def duckdb(source: str, target: str) -> None:
    import duckdb

    database = duckdb.connect()
    pages = database.sql(f"SELECT * FROM '{source}'").to_arrow_reader(256)
    writer = duckdb.connect()
    writer.register("facts", arrow.extract_batches(pages, layer="holdings"))
    writer.execute(f"COPY (SELECT * FROM facts) TO '{target}' (FORMAT parquet)")


def polars(source: str, target: str) -> None:
    import polars

    polars.from_arrow(arrow.extract_batches(polars.read_parquet(source), layer="holdings")).write_parquet(target)


def spark() -> Run:
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()

    def run(source: str, target: str) -> None:
        on_spark.extract(session.read.parquet(source).repartition(8), layer="holdings").write.parquet(target)

    return run


def ray() -> Run:
    import ray

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)

    def run(source: str, target: str) -> None:
        on_ray.extract(ray.data.read_parquet(source).repartition(8), layer="holdings").write_parquet(target)

    return run


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    folder = Path(tempfile.mkdtemp())
    for name, size in (("few", count // 10), ("all", count)):
        texts = list(islice(cycle(samples.texts().values()), size))
        pq.write_table(pa.table({"id": [str(at) for at in range(size)], "text": texts}), folder / f"{name}.parquet")
    runs: dict[str, Callable[[], Run]] = {
        "Arrow, holdings": lambda: through_arrow(1),
        "Arrow, holdings, n_process=2": lambda: through_arrow(2),
        "Arrow, whole results": lambda: whole_results,
        "DuckDB in and out": lambda: duckdb,
        "Polars in and out": lambda: polars,
        "Spark, local[2]": spark,
        "Ray Data, 2 CPUs": ray,
    }
    few, every = folder / "few.parquet", folder / "all.parquet"
    _seconds(plain, few, folder)  # builds the pipeline
    for name, make in runs.items():
        run = make()
        run(str(few), str(folder / f"few {name}"))
        alone = _seconds(plain, few, folder)
        seconds = _seconds(run, every, folder / f"all {name}")
        alone = (alone + _seconds(plain, few, folder)) / 2
        print(f"{name:30} {count / seconds:7.0f} pages/s  {alone * count / (count // 10) / seconds:.2f}x", flush=True)


def _seconds(run: Run, source: Path, target: Path) -> float:
    began = time.perf_counter()
    run(str(source), str(target))
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
