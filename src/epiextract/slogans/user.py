"""A user's own slogans: pattern files in YAML that add, override and remove entries of the lexicon.

    slogans:
      - canonical: 三个不松            # a wording that the lexicon lacks: a new entry
        family: numbered              # numbered, formula or coinage
        members: [思想不松, 责任不松, 措施不松]
      - id: epidemic-002              # an entry of the lexicon (or canonical: its wording): the fields given replace its own
        variants: [早发现早报告早隔离早治]
      - remove: epidemic-003          # by id or canonical wording
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from ..errors import PatternError
from .entries import Entry, entry_of_row
from .notation import alternatives, compile_wording, has_slots

_TEXTS = ("id", "canonical", "family", "domain", "quotes", "years", "level", "successor", "attested", "source")
_LISTS = ("members", "variants", "alone")
#: What `epiextract mine` writes beside an entry for the reviewer; it says nothing of the entry.
_NOTES = "mined"
_SHORTEST = 2  # characters of a wording: a single one is no slogan
_CHOICES = {
    "family": ("numbered", "formula", "coinage"),
    "level": ("central", "provincial", "local"),
    "quotes": ("required",),
}
_IDENTIFIER = re.compile(r"[^\s|]+")


def changed_by(path: Path, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """``entries`` as the file at ``path`` changes them.

    Raises `PatternError` with file, line, field and mend.
    """
    by_id = {entry.id: entry for entry in entries}
    by_wording = {entry.canonical: entry.id for entry in by_id.values()}
    for number, item in enumerate(_items(path), 1):
        fields = _fields(path, item)
        if "remove" in fields:
            line, name = fields.pop("remove")
            identifier = by_wording.get(str(name), str(name))
            if fields:
                _fail(path, line, next(iter(fields)), "stands beside 'remove'; give one or the other")
            if identifier not in by_id:
                _fail(path, line, "remove", f"{name!r} is no entry's id or canonical wording; see epiextract.slogans.lexicon()")
            by_wording.pop(by_id.pop(identifier).canonical, None)
            continue
        entry = _changed(path, item, fields, number, by_id, by_wording)
        by_id[entry.id] = entry
        by_wording[entry.canonical] = entry.id
    return tuple(by_id.values())


def _changed(
    path: Path, item: Any, fields: dict[str, tuple[int, Any]], number: int, by_id: dict[str, Entry], by_wording: dict[str, str]
) -> Entry:
    """The new entry, or the one of the lexicon with the fields given in place of its own."""
    line = item.start_mark.line + 1
    given = {name: value for name, (_, value) in fields.items()}
    identifier = given.get("id") or by_wording.get(given.get("canonical", ""))
    old = by_id.get(identifier) if identifier else None
    if old is None:
        for name in ("canonical", "family"):
            if name not in given:
                _fail(path, line, name, "is missing; a new entry needs canonical and family")
    row = _row_of(old) if old is not None else {}
    row |= {name: "|".join(value) if name in _LISTS else value for name, value in given.items()}
    if old is not None and "canonical" in given and "members" not in given and given["canonical"] != old.canonical:
        row["members"] = ""
    row["id"] = identifier or f"{path.stem}-{number:03}"
    try:
        entry = entry_of_row(row.pop("domain", "") or path.stem, {name: row.get(name, "") for name in (*_TEXTS, *_LISTS)})
        for wording in (*entry.variants, entry.canonical):
            if has_slots(wording):
                compile_wording(wording)
        for member in entry.members:
            alternatives(member)
    except PatternError as error:
        raise PatternError(f"{path}:{line}: {error}") from None
    for name, wordings in (("canonical", (entry.canonical,)), ("variants", entry.variants)):
        for wording in wordings:
            if len(wording) < _SHORTEST:
                _fail(path, fields.get(name, (line,))[0], name, f"{wording!r} is too short; a wording has two characters or more")
    return entry


def _row_of(entry: Entry) -> dict[str, str]:
    """The entry as a row of the pattern files has it."""
    return {
        "domain": entry.domain,
        "canonical": entry.canonical,
        "family": entry.family,
        "members": "|".join(entry.members),
        "variants": "|".join(entry.variants),
        "alone": "|".join(entry.alone),
        "quotes": "required" if entry.needs_quotes else "",
        "years": f"{entry.first or ''}/{entry.last or ''}" if entry.first or entry.last else "",
        "level": entry.level or "",
        "successor": entry.successor or "",
        "attested": entry.attested or "",
        "source": entry.source or "",
    }


def _items(path: Path) -> list[Any]:
    """The list of entries as YAML nodes, which know their lines."""
    import yaml

    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PatternError(f"{path}: cannot be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError as error:
        raise PatternError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from None
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise PatternError(f"{path}:{mark.line + 1 if mark else 1}: not YAML ({getattr(error, 'problem', error)}); mend it") from None
    if root is None:
        return []
    keys = [key.value for key, _ in root.value] if isinstance(root, yaml.MappingNode) else []
    if keys != ["slogans"] or not isinstance(root.value[0][1], yaml.SequenceNode):
        raise PatternError(f"{path}:1: expected one list under 'slogans:', found {keys or 'something else'}; see docs/slogans.md")
    items: list[Any] = root.value[0][1].value
    return items


def _fields(path: Path, item: Any) -> dict[str, tuple[int, Any]]:
    """Each field of an item with its line and value; unknown fields and values of a wrong kind are refused."""
    import yaml

    if not isinstance(item, yaml.MappingNode):
        raise PatternError(f"{path}:{item.start_mark.line + 1}: expected fields (canonical: …), found {item.value!r}")
    fields: dict[str, tuple[int, Any]] = {}
    for key, node in item.value:
        line, name = key.start_mark.line + 1, key.value
        if name == _NOTES:
            continue
        if name in fields:
            _fail(path, line, name, "is given twice; remove one")
        if name in _LISTS:
            if not isinstance(node, yaml.SequenceNode) or not all(isinstance(part, yaml.ScalarNode) for part in node.value):
                _fail(path, line, name, "must be a list: [甲, 乙]")
            fields[name] = line, [part.value.strip() for part in node.value]
        elif name in _TEXTS or name == "remove":
            if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
                _fail(path, line, name, "must be a text")
            value = node.value.strip()
            if value not in _CHOICES.get(name, (value,)):
                _fail(path, line, name, f"{value!r} is not one of {', '.join(_CHOICES[name])}")
            if name == "id" and not _IDENTIFIER.fullmatch(value):
                _fail(path, line, name, "must not hold spaces or |")
            fields[name] = line, value
        else:
            _fail(path, line, name, f"is unknown; fields are {', '.join((*_TEXTS, *_LISTS, 'remove'))}")
    return fields


def _fail(path: Path, line: int, field: str, what: str) -> NoReturn:
    raise PatternError(f"{path}:{line}: field {field!r}: {what}")
