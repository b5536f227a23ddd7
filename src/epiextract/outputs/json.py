"""Results as plain data and JSON, shaped by OUTPUT."""

from __future__ import annotations

import functools
import json
from dataclasses import fields, is_dataclass
from typing import Any

from ..results import LAYERS, Result

# Fields that carry a Unit object in Python: in JSON its code and name stand side by side.
_UNIT_FIELD = "unit"


def to_plain(value: Any) -> Any:
    """A result object as dicts, lists, strings and numbers.

    >>> from epiextract.results import Unit
    >>> to_plain(("a", Unit("320000", "江苏省", "province")))
    ['a', {'code': '320000', 'name': '江苏省', 'level': 'province'}]
    """
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    kind: type = type(value)
    names = _field_names(kind)
    if not names:
        return value
    plain: dict[str, Any] = {}
    for name in names:
        item = getattr(value, name)
        if name == _UNIT_FIELD:
            plain["unit"], plain["unit_name"] = (None, None) if item is None else (item.code, item.name)
        elif type(item) in _SCALARS:
            plain[name] = item
        else:
            plain[name] = to_plain(item)
    return plain


_SCALARS = frozenset({str, int, bool, type(None)})


@functools.cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()


def result_to_dict(result: Result, *, include_text: bool = False) -> dict[str, Any]:
    """See `Result.to_dict`."""
    plain: dict[str, Any] = {"id": result.id, "document": to_plain(result.document)}
    for layer in LAYERS:
        plain[layer] = to_plain(getattr(result, layer))
    plain["versions"] = to_plain(result.versions)
    if include_text:
        plain["text"] = result.clean.text if result.clean is not None else None
    return plain


def dumps(plain: dict[str, Any]) -> str:
    """One line of JSON; lone surrogates of the page are escaped so that the line is valid UTF-8."""
    line = json.dumps(plain, ensure_ascii=False, separators=(", ", ": "))
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(plain)
    return line
