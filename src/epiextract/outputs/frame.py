"""Results as tables: one row a mention or fact, the same columns in pandas and CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import EpiextractError, InputError
from ..results import LAYERS, Person, Result
from .json import to_plain

if TYPE_CHECKING:
    import pandas as pd


def rows(result: Result, layer: str) -> Iterator[dict[str, Any]]:
    """The rows of one layer; people give a row a mention, other layers a row an entry.

    Raises `InputError` for an unknown layer.
    """
    if layer not in LAYERS:
        raise InputError(f"no layer {layer!r}; the layers are {', '.join(LAYERS)}")
    for entry in getattr(result, layer):
        plain = {"id": result.id, **to_plain(entry)}
        if isinstance(entry, Person):
            mentions = plain.pop("mentions")
            for mention in mentions or [{}]:
                yield {**plain, **mention}
        else:
            yield plain


def columns(layer: str) -> list[str]:
    """The columns of one layer's table, in order."""
    from .schema import layer_properties

    names = ["id", *layer_properties(layer)]
    if layer == "people":
        names.remove("mentions")
        names += ["start", "end", "text", "rule"]
    return names


def result_to_frame(result: Result, layer: str) -> pd.DataFrame:
    """See `Result.to_frame`."""
    try:
        import pandas as pd
    except ImportError:
        raise EpiextractError("to_frame needs pandas; install it with: pip install 'epiextract[frames]'") from None
    frame: pd.DataFrame = pd.DataFrame(list(rows(result, layer)), columns=columns(layer))
    return frame


class CsvTables:
    """Writes one CSV table a layer into a folder, row by row; a context manager.

    UTF-8 with a byte order mark, so that spreadsheet programs show Chinese.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._files = {
            layer: (folder / f"{layer}.csv").open("w", encoding="utf-8-sig", errors="replace", newline="")
            for layer in LAYERS
        }
        self._writers = {layer: csv.DictWriter(file, columns(layer)) for layer, file in self._files.items()}

    def __enter__(self) -> CsvTables:
        for writer in self._writers.values():
            writer.writeheader()
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files.values():
            file.close()

    def write(self, result: Result) -> None:
        """Add every row of one result."""
        for layer, writer in self._writers.items():
            writer.writerows(_flat(rows(result, layer)))


def _flat(plain_rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Lists inside a cell are joined by ``|``."""
    for row in plain_rows:
        yield {key: "|".join(map(_cell, value)) if isinstance(value, list) else value for key, value in row.items()}


def _cell(value: Any) -> str:
    return "-".join(map(str, value)) if isinstance(value, list) else str(value)
