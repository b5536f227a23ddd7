"""Apache Spark: pages in a DataFrame in, facts in a DataFrame out (``DataFrame.mapInArrow``).

epiextract must be installed on every worker, with the extra ``arrow``. Spark itself is not imported here.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..arrow import PAGE_COLUMNS, extract_batches, schema
from ..errors import InputError
from ..outputs.arrow import load_pyarrow
from ..slogans.compiled import PatternFile

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def extract(
    frame: DataFrame, *, layer: str | None = None, main_content: bool = False, patterns: Iterable[PatternFile] = ()
) -> DataFrame:
    """The results of a frame of pages: columns ``text`` and, where they are, ``id``, ``published`` and ``region``.

    ``layer`` gives one row a fact of that layer instead of one row a page; ``main_content`` and ``patterns`` are as in
    `epiextract.extract` (pattern files must lie at the same path on every worker). Nothing is read until Spark runs.
    Raises `InputError` for an unknown layer or a frame without ``text``.

    Example::

        pages = spark.read.format("binaryFile").load("pages/").selectExpr("path AS id", "content AS text")
        extract(pages, layer="holdings").write.parquet("holdings.parquet")
    """
    if "text" not in frame.columns:
        raise InputError(f"a frame of pages needs a column 'text'; it has {', '.join(frame.columns) or 'none'}")
    pages = frame.select([name for name in PAGE_COLUMNS if name in frame.columns])
    paths = tuple(os.fspath(path) for path in patterns)
    read = functools.partial(extract_batches, layer=layer, main_content=main_content, patterns=paths)
    return pages.mapInArrow(read, ddl(layer))


def ddl(layer: str | None = None) -> str:
    """`epiextract.arrow.schema` as Spark's DDL (https://spark.apache.org/docs/latest/sql-ref-datatypes.html).

    >>> ddl("holdings").split(", ")[-4:]
    ['`evidence` ARRAY<STRUCT<`start`: BIGINT', '`end`: BIGINT>>', '`error` STRUCT<`type`: STRING', '`message`: STRING>']
    """
    return ", ".join(f"`{field.name}` {_spark_type(field.type)}" for field in schema(layer))


def _spark_type(kind: Any) -> str:
    types = load_pyarrow().types
    if types.is_struct(kind):
        return "STRUCT<" + ", ".join(f"`{field.name}`: {_spark_type(field.type)}" for field in kind) + ">"
    if types.is_list(kind):
        return f"ARRAY<{_spark_type(kind.value_type)}>"
    if types.is_string(kind):
        return "STRING"
    return "BOOLEAN" if types.is_boolean(kind) else "BIGINT"
