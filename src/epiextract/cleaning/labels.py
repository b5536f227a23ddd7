"""Labels of a page's fields: 来源, 发布时间, 编辑, 记者."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from ..lexicon import read_table, values
from ..matching import matching_form

#: What people named under a label did, by the label's role.
PEOPLE_ROLES = {
    "reporter": "reporter",
    "author": "reporter",
    "contributor": "reporter",
    "photographer": "photographer",
    "editor": "editor",
    "reviewer": "reviewer",
}
_ROLES = (*PEOPLE_ROLES, "published", "updated", "dated", "source", "views", "font", "other")


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a line: its role, where it stands and where its value begins."""

    role: str
    start: int
    end: int


@functools.cache
def label_roles() -> dict[str, str]:
    """The role of each label, in matching form and without spaces."""
    return {matching_form(label).replace(" ", ""): row["role"] for row in _rows() for label in values(row["labels"])}


def _rows() -> list[dict[str, str]]:
    return read_table(
        "cleaning/labels.tsv",
        required=["role", "labels"],
        optional=["bare"],
        unique="role",
        choices={"role": _ROLES},
    )


@functools.cache
def _pattern() -> re.Pattern[str]:
    """A label before a colon, bar or slash; some labels of people before a mere space as well."""
    roles = label_roles()
    spelled = sorted(roles, key=lambda label: (-len(label), label))
    any_label = "|".join(" ?".join(map(re.escape, label)) for label in spelled)
    before_space = sorted({label for row in _rows() for label in values(row["bare"])}, key=lambda label: (-len(label), label))
    people = "|".join(map(re.escape, before_space))
    return re.compile(
        rf"(?<![\u3400-\u9fff])(?:(?P<marked>{any_label})\s?[:丨|/]\s?|(?P<bare>{people})\s+(?=[\u3400-\u9fff]))"
    )


def labels_of(line: str) -> list[Label]:
    """Every label of a line in matching form.

    >>> [(label.role, label.end) for label in labels_of("2020-01-29 来源:新华日报 编辑:王明")]
    [('source', 14), ('editor', 22)]
    """
    roles = label_roles()
    return [
        Label(roles[(match["marked"] or match["bare"]).replace(" ", "")], *match.span())
        for match in _pattern().finditer(line)
    ]


def begins_with_label(line: str) -> bool:
    """Whether a line in matching form opens with a label and its mark."""
    match = _pattern().match(line[:24].lstrip("(【["))
    return match is not None and match["marked"] is not None
