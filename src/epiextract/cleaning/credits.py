"""What is said of the names before it: 王伟 摄, 李强/图."""

from __future__ import annotations

import functools

from ..lexicon import read_table, values
from .labels import PEOPLE_ROLES


@functools.cache
def credits() -> dict[str, str]:
    """Each word of credit with what those before it did (``photographer``, ``reporter``); longer words first."""
    rows = read_table("cleaning/credits.tsv", required=["role", "words"], choices={"role": set(PEOPLE_ROLES.values())})
    words = {word: row["role"] for row in rows for word in values(row["words"])}
    return dict(sorted(words.items(), key=lambda entry: -len(entry[0])))
