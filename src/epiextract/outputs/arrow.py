"""Results as Arrow record batches, of a schema derived from the result types themselves."""

from __future__ import annotations

import functools
import re
import types
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from .. import results
from ..errors import EpiextractError, InputError
from ..results import LAYERS, Document, ErrorResult, Result, Unit, Versions

if TYPE_CHECKING:
    import pyarrow as pa

#: Rows a batch: a page's row is large, a fact's is small.
_PAGES, _FACTS = 256, 4096
_SPAN = tuple[int, int]
_MENTIONS = "mentions"
_SURROGATE = re.compile("[\ud800-\udfff]")

_Row = tuple[Any, ...]


def load_pyarrow() -> Any:
    """The module pyarrow; raises `EpiextractError` where it is not installed."""
    try:
        import pyarrow
    except ImportError:
        raise EpiextractError("epiextract.arrow needs pyarrow; install it with: pip install 'epiextract[arrow]'") from None
    return pyarrow


def schema(layer: str | None = None) -> pa.Schema:
    """The Arrow schema of results: one row a page, or with ``layer`` one row a fact of that layer.

    It depends on nothing but the result types. Every column may be null. Fields are those of the JSON, with three
    differences: ``id`` is a string, a pair of offsets is a struct ``{start, end}``, and ``error`` ``{type, message}`` is a
    column, null for every page that was read. A layer's schema begins with the page's ``id`` and ``published``; people
    have a row a mention. Raises `InputError` for an unknown layer and `EpiextractError` without pyarrow.

    >>> schema().names[:4], schema("holdings").names
    (['id', 'document', 'titles', 'people'],
     ['id', 'published', 'person', 'post', 'organ', 'unit', 'unit_name', 'as_of', 'evidence', 'error'])
    >>> schema("dates").field("start").type
    DataType(int64)
    """
    pa = load_pyarrow()
    return pa.schema([pa.field(name, _type_of(kind)) for name, kind in _columns(layer)])


def batches_of(found: Iterable[Result | ErrorResult], layer: str | None = None) -> Iterator[pa.RecordBatch]:
    """The batches of `schema`'s shape that hold some results, in order.

    A page that could not be read is a row with its ``id`` and ``error`` alone. Lone surrogates, which Arrow's UTF-8 cannot
    hold, become U+FFFD. No more than one batch of rows is held.
    """
    columns, whole = _columns(layer), schema(layer)
    rows_of, size = (_page_rows, _PAGES) if layer is None else (functools.partial(_fact_rows, layer), _FACTS)
    rows: list[_Row] = []
    for result in found:
        rows.extend(rows_of(result))
        if len(rows) >= size:
            yield _batch(columns, rows, whole)
            rows = []
    if rows:
        yield _batch(columns, rows, whole)


def _batch(columns: list[tuple[str, Any]], rows: list[_Row], whole: pa.Schema) -> pa.RecordBatch:
    arrays = [_array(kind, values) for (_, kind), values in zip(columns, zip(*rows))]
    return load_pyarrow().RecordBatch.from_arrays(arrays, schema=whole)


def _columns(layer: str | None) -> list[tuple[str, Any]]:
    """(name, type annotation) of every column."""
    kinds = _layer_kinds()
    if layer is None:
        return [("id", str), ("document", Document), *kinds.items(), ("versions", Versions), ("error", ErrorResult)]
    if layer not in kinds:
        raise InputError(f"no layer {layer!r}; the layers are {', '.join(LAYERS)}")
    own = [(name, kind) for name, kind, _ in _fact_members(layer)]
    return [("id", str), ("published", str), *own, ("error", ErrorResult)]


@functools.cache
def _layer_kinds() -> dict[str, Any]:
    hints = get_type_hints(Result, vars(results) | {"Doc": object, "CleanText": object})
    return {layer: hints[layer] for layer in LAYERS}


def _page_rows(result: Result | ErrorResult) -> Iterator[_Row]:
    if isinstance(result, ErrorResult):
        yield (_name(result.id), None, *(() for _ in LAYERS), None, result)
    else:
        layers = (getattr(result, layer) for layer in LAYERS)
        yield (_name(result.id), result.document, *layers, result.versions, None)


def _fact_rows(layer: str, result: Result | ErrorResult) -> Iterator[_Row]:
    members = _fact_members(layer)
    if isinstance(result, ErrorResult):
        yield (_name(result.id), None, *(None for _ in members), result)
        return
    page = (_name(result.id), result.document.published)
    for entry in getattr(result, layer):
        for fact in _facts(entry):
            yield (*page, *(read(fact) for _, _, read in members), None)


def _name(identifier: str | int | None) -> str | None:
    return None if identifier is None else str(identifier)


def _facts(entry: Any) -> list[tuple[Any, Any]]:
    """(entry, mention) pairs: one with no mention unless the entry lists its mentions, as a person does."""
    mentions = getattr(entry, _MENTIONS, ())
    return [(entry, mention) for mention in mentions] or [(entry, None)]


_Member = tuple[str, Any, Callable[[Any], Any]]


@functools.cache
def _fact_members(layer: str) -> tuple[_Member, ...]:
    """(name, annotation, reader of an (entry, mention) pair) of a layer's own columns."""
    (entry_kind, _) = get_args(_layer_kinds()[layer])
    found: list[_Member] = []
    for name, kind, read in _members(entry_kind):
        if name == _MENTIONS:
            (mention_kind, _) = get_args(kind)
            found += [(inner, of, _second(reader)) for inner, of, reader in _members(mention_kind)]
        else:
            found.append((name, kind, _first(read)))
    return tuple(found)


def _first(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda pair: read(pair[0])


def _second(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda pair: None if pair[1] is None else read(pair[1])


@functools.cache
def _members(kind: Any) -> tuple[_Member, ...]:
    """(name, annotation, reader) of what a result type holds; a unit's code and name stand side by side, as in JSON."""
    hints = get_type_hints(kind)
    found: list[_Member] = []
    for field in fields(kind):
        hint, read = _given(hints[field.name]), attrgetter(field.name)
        if hint is Unit:
            found += [(field.name, str, _part(read, "code")), (f"{field.name}_name", str, _part(read, "name"))]
        elif (kind, field.name) != (ErrorResult, "id"):  # the page's id is a column of its own
            found.append((field.name, hint, read))
    return tuple(found)


def _part(read: Callable[[Any], Any], name: str) -> Callable[[Any], Any]:
    return lambda value: getattr(read(value), name, None)


def _given(kind: Any) -> Any:
    """The annotation without its None."""
    if get_origin(kind) in (Union, types.UnionType):
        options = [option for option in get_args(kind) if option is not type(None)]
        if len(options) == 1:
            return options[0]
    return kind


def _is_struct(kind: Any) -> bool:
    return is_dataclass(kind)


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[-1] is Ellipsis


def _type_of(kind: Any) -> pa.DataType:
    """The Arrow type of an annotation."""
    pa = load_pyarrow()
    kind = _given(kind)
    if kind is str or (get_origin(kind) is Literal and all(isinstance(value, str) for value in get_args(kind))):
        return pa.string()
    if kind is bool:
        return pa.bool_()
    if kind is int:
        return pa.int64()
    if kind == _SPAN:
        return pa.struct([("start", pa.int64()), ("end", pa.int64())])
    if _is_list(kind):
        return pa.list_(_type_of(get_args(kind)[0]))
    if _is_struct(kind):
        return pa.struct([(name, _type_of(of)) for name, of, _ in _members(kind)])
    raise TypeError(f"no Arrow form for {kind!r}")


def _array(kind: Any, values: Sequence[Any]) -> pa.Array:
    """A column of values of one annotation, built column by column: no dicts in between."""
    pa = load_pyarrow()
    kind = _given(kind)
    if _is_list(kind):
        offsets = [0]
        items: list[Any] = []
        for value in values:
            items.extend(value or ())
            offsets.append(len(items))
        return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), _array(get_args(kind)[0], items))
    if kind == _SPAN:
        starts, ends = ([None if span is None else span[side] for span in values] for side in (0, 1))
        return _struct(kind, [pa.array(starts, pa.int64()), pa.array(ends, pa.int64())], values)
    if _is_struct(kind):
        members = _members(kind)
        parts = [_array(of, [None if value is None else read(value) for value in values]) for _, of, read in members]
        return _struct(kind, parts, values)
    try:
        return pa.array(values, _type_of(kind))
    except UnicodeEncodeError:
        return pa.array([None if value is None else _SURROGATE.sub("\ufffd", value) for value in values], pa.string())


def _struct(kind: Any, parts: list[Any], values: Sequence[Any]) -> pa.Array:
    pa = load_pyarrow()
    missing = pa.array([value is None for value in values], pa.bool_())
    return pa.StructArray.from_arrays(parts, fields=list(_type_of(kind)), mask=missing)
