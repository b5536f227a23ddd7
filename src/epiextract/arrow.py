"""Pages in and facts out as Arrow record batches: the door to Spark, Ray, DuckDB, Polars and Parquet.

Needs the extra ``arrow`` (pyarrow), which is imported when a function here is first called. `docs/scale.md` has worked
examples. The format is Arrow's columnar format (https://arrow.apache.org/docs/format/Columnar.html).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from .errors import InputError, ReadError
from .outputs.arrow import batches_of, load_pyarrow, schema
from .reading import decode
from .results import ErrorResult, Result
from .slogans.compiled import PatternFile

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["PAGE_COLUMNS", "extract_batches", "from_results", "schema"]

#: The columns of a batch of pages that are read: ``text`` must be there, the others may.
PAGE_COLUMNS = ("text", "id", "published", "region")


def extract_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    layer: str | None = None,
    n_process: int = 1,
    main_content: bool = False,
    patterns: Iterable[PatternFile] = (),
) -> pa.RecordBatchReader:
    """Read pages that come as record batches; the results come as record batches of `schema` (``layer``).

    ``batches`` is any iterable of record batches, or anything that gives an Arrow stream (a table, a reader, a DuckDB
    relation, a Polars frame). Of its columns, ``text`` is the raw page (a string, or the bytes of a file: UTF-8, GB18030
    or Big5), ``id`` names the page, ``published`` is a string, date or timestamp, ``region`` a string; other columns are
    left aside, join them by ``id``. ``layer`` gives one row a fact of that layer instead of one row a page; the other
    options are as in `epiextract.extract_many`.

    What comes back is an iterator of batches in the order of the pages, which engines also take whole. Batches in and out
    need not match; memory is bounded by a few hundred pages, whatever comes in. A page that cannot be read becomes a row
    with ``id`` and ``error``. Raises `InputError` for an unknown layer and, when it comes, for a batch without ``text``;
    `EpiextractError` without pyarrow.

    >>> import pyarrow as pa
    >>> pages = pa.RecordBatch.from_pydict({"id": [7], "text": ["2020年2月3日,南京市委书记李明到江宁区调研。"]})
    >>> for facts in extract_batches([pages], layer="holdings"):
    ...     print(facts.select(["id", "person", "post", "unit", "error"]).to_pylist())
    [{'id': '7', 'person': '李明', 'post': '书记', 'unit': '320100', 'error': None}]
    """
    from .pipeline import extract_many

    arrow = load_pyarrow()
    if hasattr(batches, "__arrow_c_stream__"):
        batches = arrow.RecordBatchReader.from_stream(batches)
    records = (record for batch in batches for record in _records(batch))
    return from_results(
        extract_many(records, n_process=n_process, main_content=main_content, patterns=patterns), layer=layer
    )


def from_results(results: Iterable[Result | ErrorResult], *, layer: str | None = None) -> pa.RecordBatchReader:
    """Results as a reader of record batches of `schema` (``layer``): what `epiextract.extract_many` gives, for Arrow.

    Raises `InputError` for an unknown layer and `EpiextractError` without pyarrow.

    >>> import epiextract
    >>> results = epiextract.extract_many(["2020年2月3日,南京市市长李明到江宁区调研。", 5])
    >>> table = from_results(results).read_all()
    >>> table["titles"][0][0]["post"].as_py(), table["error"][1]["type"].as_py()
    ('市长', 'InputTypeError')
    """
    arrow = load_pyarrow()
    return arrow.RecordBatchReader.from_batches(schema(layer), batches_of(results, layer))


def _records(batch: pa.RecordBatch) -> Iterator[Any]:
    """The rows of a batch as records for `extract_many`; a row that breaks is a `ReadError` in its place."""
    names = [name for name in PAGE_COLUMNS if name in batch.schema.names]
    if "text" not in names:
        raise InputError(f"a batch of pages needs a column 'text'; it has {', '.join(batch.schema.names) or 'none'}")
    columns = {name: _readable(batch.column(name)) for name in names}
    for row in range(batch.num_rows):
        identifier = None
        try:
            if "id" in columns:
                identifier = columns["id"][row].as_py()
                identifier = None if identifier is None else str(identifier)
            record = {name: column[row].as_py() for name, column in columns.items()} | {"id": identifier}
            if isinstance(record["text"], bytes):
                record["text"] = decode(record["text"], identifier or "a page")
            yield record
        except (ValueError, OverflowError) as error:  # undecodable bytes, a moment that Python has no date for
            yield _failed(error, identifier)


def _failed(error: Exception, identifier: str | None) -> ReadError:
    failure = error if isinstance(error, ReadError) else ReadError(f"{identifier or 'a page'}: {error}")
    failure.record_id = identifier
    return failure


def _readable(column: pa.Array) -> pa.Array:
    """The column; moments in nanoseconds, which Python does not have, in microseconds."""
    arrow = load_pyarrow()
    if arrow.types.is_timestamp(column.type) and column.type.unit == "ns":
        return column.cast(arrow.timestamp("us", column.type.tz), safe=False)
    return column
