"""What every engine is given, and what it must give back."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

import epiextract
from epiextract import arrow, samples

# Read when an engine starts its workers.
os.environ.update(PYSPARK_PYTHON=sys.executable, RAY_AUTH_MODE="disabled", RAY_USAGE_STATS_ENABLED="0")


@pytest.fixture(scope="session")
def pages() -> list[dict[str, Any]]:
    """The sample pages several times over, and one that cannot be read."""
    texts = [(f"{name}-{time}", text) for time in range(3) for name, text in samples.texts().items()]
    return [*({"id": name, "text": text, "region": None} for name, text in texts), {"id": "x", "text": "全市", "region": "1"}]


@pytest.fixture(scope="session")
def wanted(pages):
    """What the library itself gives for the pages: rows by layer (None: the whole results), sorted as `in_order` does."""
    results = list(epiextract.extract_many(pages))
    return lambda layer=None: in_order(arrow.from_results(results, layer=layer).read_all().to_pylist())


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["id"], repr(row)))


@pytest.fixture(scope="session")
def ordered():
    """Engines keep no order of rows: the rows in one that can be compared."""
    return in_order


@pytest.fixture(scope="session")
def folder(tmp_path_factory) -> Path:
    """The sample pages as files, one of them in GB18030."""
    path = tmp_path_factory.mktemp("pages")
    for number, (name, text) in enumerate(samples.texts().items()):
        encoding = "gb18030" if number == 0 else "utf-8"
        (path / f"{name}.txt").write_bytes(text.encode(encoding))
    return path


@pytest.fixture(scope="session")
def spark():
    sql = pytest.importorskip("pyspark.sql")
    builder = sql.SparkSession.builder.master("local[2]").appName("epiextract")
    session = builder.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2").getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="session")
def ray():
    engine = pytest.importorskip("ray")
    pytest.importorskip("ray.data")
    engine.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield engine
    engine.shutdown()
