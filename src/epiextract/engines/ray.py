"""Ray Data: a Dataset of pages in, a Dataset of facts out (``Dataset.map_batches``).

epiextract must be installed on every worker, with the extra ``arrow``. Ray itself is not imported here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..arrow import extract_batches, schema
from ..outputs.arrow import load_pyarrow
from ..slogans.compiled import PatternFile

if TYPE_CHECKING:
    import pyarrow as pa
    from ray.data import Dataset

#: Pages a task reads at a time, unless the caller says otherwise.
_BATCH = 256


def extract(
    dataset: Dataset,
    *,
    layer: str | None = None,
    main_content: bool = False,
    patterns: Iterable[PatternFile] = (),
    **map_options: Any,
) -> Dataset:
    """The results of a Dataset of pages: columns ``text`` and, where they are, ``id``, ``published`` and ``region``.

    ``layer`` gives one row a fact of that layer instead of one row a page; ``main_content`` and ``patterns`` are as in
    `epiextract.extract` (pattern files must lie at the same path on every worker); ``map_options`` go to
    ``Dataset.map_batches`` (``batch_size``, ``concurrency``, ``num_cpus`` …). Raises `InputError` for an unknown layer.

    Example::

        pages = ray.data.read_binary_files("pages/", include_paths=True).rename_columns({"path": "id", "bytes": "text"})
        extract(pages, layer="holdings").write_parquet("holdings")
    """
    schema(layer)
    options = {"layer": layer, "main_content": main_content, "patterns": tuple(os.fspath(path) for path in patterns)}
    return dataset.map_batches(
        _extract_table, batch_format="pyarrow", fn_kwargs=options, **{"batch_size": _BATCH, **map_options}
    )


def _extract_table(pages: pa.Table, **options: Any) -> Iterator[pa.Table]:
    """One block of pages; at least one table, so that a block without facts has the columns too."""
    arrow = load_pyarrow()
    results = extract_batches(pages.to_batches(), **options)
    first = next(results, None)
    yield results.schema.empty_table() if first is None else arrow.Table.from_batches([first])
    for batch in results:
        yield arrow.Table.from_batches([batch])
