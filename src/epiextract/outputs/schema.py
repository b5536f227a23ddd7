"""The JSON Schema of a result (draft 2020-12), derived from the result types themselves."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from .. import results
from ..results import LAYERS, Result

_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
}


def result_schema() -> dict[str, Any]:
    """The schema of one line that ``epiextract extract`` writes: a result or an error.

    >>> sorted(result_schema()["$defs"]["result"]["properties"])[:4]
    ['activities', 'dates', 'document', 'holdings']
    """
    hints = get_type_hints(Result, vars(results) | {"Doc": object, "CleanText": object})
    properties = {name: _schema_of(hints[name]) for name in ("id", "document", *LAYERS, "versions")}
    properties["text"] = {"type": ["string", "null"], "description": "the clean text, with include_text"}
    error = {
        "type": "object",
        "required": ["id", "error"],
        "properties": {
            "id": properties["id"],
            "error": {
                "type": "object",
                "required": ["type", "message"],
                "properties": {"type": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    }
    required = ["id", "document", *LAYERS, "versions"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "epiextract result",
        "anyOf": [{"$ref": "#/$defs/result"}, {"$ref": "#/$defs/error"}],
        "$defs": {"result": {"type": "object", "required": required, "properties": properties}, "error": error},
    }


def layer_properties(layer: str) -> dict[str, Any]:
    """The schema of one layer's entries by field name."""
    hints = get_type_hints(Result, vars(results) | {"Doc": object, "CleanText": object})
    (item, _) = get_args(hints[layer])
    return typing.cast("dict[str, Any]", _schema_of(item)["properties"])


def _schema_of(kind: Any) -> dict[str, Any]:
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema_of(option) for option in get_args(kind)]}
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    if origin is tuple:
        items = get_args(kind)
        if items[-1] is Ellipsis:
            return {"type": "array", "items": _schema_of(items[0])}
        return {"type": "array", "items": _schema_of(items[0]), "minItems": len(items), "maxItems": len(items)}
    if is_dataclass(kind):
        return _object_schema(typing.cast("type[Any]", kind))
    raise TypeError(f"no JSON form for {kind!r}")


def _object_schema(kind: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    properties: dict[str, Any] = {}
    for field in fields(kind):
        if field.name == "unit":
            properties["unit"] = {"type": ["string", "null"], "description": "GB/T 2260 code"}
            properties["unit_name"] = {"type": ["string", "null"]}
        else:
            properties[field.name] = _schema_of(hints[field.name])
    return {"type": "object", "required": list(properties), "properties": properties, "additionalProperties": False}
