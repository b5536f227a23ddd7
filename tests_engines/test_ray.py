"""Ray Data in local mode."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import epiextract
from epiextract import arrow, samples
from epiextract.engines import ray as engine


@pytest.mark.parametrize("layer", [None, "holdings", "people"])
def test_results_are_the_librarys_own(ray, pages, wanted, ordered, layer):
    dataset = ray.data.from_arrow(pa.Table.from_pylist(pages)).repartition(3)
    table = pa.concat_tables(ray.get(engine.extract(dataset, layer=layer, batch_size=8).to_arrow_refs()))
    assert ordered(table.to_pylist()) == wanted(layer)
    assert table.schema.equals(arrow.schema(layer))


def test_a_folder_of_files_to_parquet(ray, folder, tmp_path):
    files = ray.data.read_binary_files(str(folder), include_paths=True).rename_columns({"path": "id", "bytes": "text"})
    engine.extract(files, layer="holdings").write_parquet(str(tmp_path / "holdings"))
    written = pq.read_table(tmp_path / "holdings")
    held = sum(len(result.holdings) for result in epiextract.extract_many(samples.texts().values()))
    assert written["error"].null_count == written.num_rows == held > 100


def test_pages_without_facts_keep_the_columns(ray):
    dataset = ray.data.from_arrow(pa.table({"text": ["天气晴好。", "花开了。"]}))
    table = pa.concat_tables(ray.get(engine.extract(dataset, layer="holdings").to_arrow_refs()))
    assert table.num_rows == 0 and table.schema.equals(arrow.schema("holdings"))


def test_an_unknown_layer_is_told_before_anything_runs(ray):
    with pytest.raises(epiextract.InputError):
        engine.extract(ray.data.from_items([{"text": "全市"}]), layer="holding")
