"""Labels of a page's fields: 来源, 发布时间, 编辑, 记者."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from ..lexicon import read_table, values
from ..matching import matching_form

#: Roles whose values are names of people.
PEOPLE_ROLES = {"reporter": "reporter", "author": "reporter", "contributor": "reporter", "photographer": "photographer",
                "editor": "editor", "reviewer": "editor"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a line: its role, where it stands and where its value begins."""

    role: str
    start: int
    end: int


@functools.cache
def _roles() -> dict[str, str]:
    rows = read_table("cleaning/labels.tsv", required=["role", "labels"])
    return {matching_form(label): row["role"] for row in rows for label in values(row["labels"])}


@functools.cache
def _pattern() -> re.Pattern[str]:
    """A label before a colon, bar or slash, or a role of people before a bare space or name."""
    spelled = sorted(_roles(), key=lambda label: (-len(label), label))
    any_label = "|".join(" ?".join(map(re.escape, label)) for label in spelled)
    return re.compile(rf"(?<![\u3400-\u9fff])({any_label})\s?(?:[:丨|/]\s?|\s(?=[\u3400-\u9fff]))")


def labels_of(line: str) -> list[Label]:
    """Every label of a line in matching form.

    >>> [(label.role, label.end) for label in labels_of("2020-01-29 来源:新华日报 编辑:王明")]
    [('source', 14), ('editor', 22)]
    """
    return [
        Label(_roles()[match[1].replace(" ", "")] if match[1] not in _roles() else _roles()[match[1]], *match.span())
        for match in _pattern().finditer(line)
    ]


def begins_with_label(line: str) -> bool:
    """Whether a line in matching form opens with a label and a colon."""
    match = _pattern().match(line[:24])
    return match is not None and match.group()[-1:] != " "
