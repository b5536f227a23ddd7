"""The worked example of docs/scale.md runs as it stands, from the folder of pages to the queries."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from epiextract import samples

PAGE = Path(__file__).parents[1] / "docs" / "scale.md"


def test_every_block(folder, tmp_path):
    for engine in ("duckdb", "polars", "pyspark", "ray"):
        pytest.importorskip(engine)
    (tmp_path / "pages").symlink_to(folder)
    texts = samples.texts()
    pq.write_table(pa.table({"id": list(texts), "text": list(texts.values())}), tmp_path / "pages.parquet")
    program = tmp_path / "program.py"
    program.write_text("\n".join(re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)), encoding="utf-8")
    done = subprocess.run([sys.executable, str(program)], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "李明" in done.stdout and "2020-02-03" in done.stdout
    tables = [pq.read_table(tmp_path / name) for name in ("holdings.parquet", "holdings-spark", "holdings-ray")]
    one, *others = (sorted(map(repr, table.drop_columns(["id"]).to_pylist())) for table in tables)
    assert len(one) > 100 and all(other == one for other in others)
