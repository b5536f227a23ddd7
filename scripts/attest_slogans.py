"""Attests the slogan lexicon in a folder of dated official texts.

    python scripts/attest_slogans.py FOLDER [--check]

``FOLDER`` holds one UTF-8 text a document, named ``DATE_TITLE.txt``: the date of the document as ``YYYY``,
``YYYY-MM`` or ``YYYY-MM-DD``, then its title (``2016-03_政府工作报告.txt``, ``2020-02-10_新闻联播.txt``).
The texts themselves stay outside the project. The same folder gives the same output, byte for byte;
``--check`` writes nothing and fails when the files differ.

Each text is read by `epiextract.slogans.find` with the document's date; a wording counts where it stands there whole
(partial quotations and near misses do not, nor uses in another sense: ``patterns/slogans/history/other_senses.tsv``).
Written are

``patterns/slogans/*.tsv``
    the columns ``attested`` (date of the first document that holds the canonical wording itself: first in these
    texts, which does not say that it was coined there) and ``source`` (that document's title and date).
``patterns/slogans/history/wordings.tsv``
    every verbatim wording met, with quotation marks and spaces taken out and commas made one: first and last date,
    number of documents, first document.
``patterns/slogans/history/register.tsv``
    new ids at its end; it keeps every id ever given, so that none is given twice.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from epiextract import slogans  # noqa: E402
from epiextract.lexicon import read_table  # noqa: E402
from epiextract.matching import matching_form  # noqa: E402

FOLDER = ROOT / "patterns" / "slogans"
HISTORY = FOLDER / "history" / "wordings.tsv"
REGISTER = FOLDER / "history" / "register.tsv"
NAME = re.compile(r"(\d{4}(?:-\d{2}){0,2})_(.+)\.txt")
WHOLE = ("lexicon.", "wording.", "members.")
HEAD = """\
# Written by scripts/attest_slogans.py: the verbatim wordings of known slogans in dated official texts.
# first, last: dates of the first and last document that holds the wording; documents: how many do; source: the first one.
# Quotation marks and spaces are left out, commas are one. "First" is first in these texts, not the day of coinage.
id\twording\tfirst\tlast\tdocuments\tsource
"""


@dataclass(slots=True)
class Use:
    """One wording of one slogan over all documents."""

    first: str
    last: str
    source: str
    documents: int = 0


def documents(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Date, title and text of every document, by date and title."""
    found: list[tuple[str, str, Path]] = []
    for path in folder.glob("*.txt"):
        match = NAME.fullmatch(path.name)
        if match is None:
            raise SystemExit(f"{path}: name it DATE_TITLE.txt, e.g. 2016-03_政府工作报告.txt")
        found.append((match[1], match[2], path))
    if not found:
        raise SystemExit(f"{folder}: no texts named DATE_TITLE.txt")
    for date, title, path in sorted(found, key=lambda item: item[:2]):
        yield date, title, path.read_text(encoding="utf-8")


def plain(wording: str) -> str:
    """A verbatim wording as it is compared: no quotation marks or spaces, one kind of comma."""
    return re.sub("[,;]", "、", re.sub(r"[“”‘’\"'\s]", "", matching_form(wording)))


def bare(wording: str) -> str:
    """A wording without its commas: texts write one formula with and without them."""
    return plain(wording).replace("、", "")


def other_senses() -> tuple[set[str], set[tuple[str, str]]]:
    """Slogans that no document attests, and pairs of a slogan and a document that uses it in another sense."""
    rows = read_table("slogans/history/other_senses.tsv", required=["id"], optional=["source", "note"])
    return {row["id"] for row in rows if not row["source"]}, {(row["id"], row["source"]) for row in rows if row["source"]}


def uses(folder: Path) -> dict[str, dict[str, Use]]:
    """By slogan and wording where it stands."""
    found: dict[str, dict[str, Use]] = defaultdict(dict)
    never, elsewhere = other_senses()
    for date, title, text in documents(folder):
        source = f"{title} {date}"
        day = date + "-01" * (2 - date.count("-"))
        met: set[tuple[str, str]] = set()
        for slogan in slogans.find(text, on=day):
            identifier = slogan.slogan_id
            if identifier is None or identifier in never or (identifier, source) in elsewhere:
                continue
            if slogan.rule.startswith(WHOLE):
                met.add((identifier, plain(slogan.text)))
        for identifier, wording in sorted(met):
            use = found[identifier].setdefault(wording, Use(date, date, source))
            use.documents += 1
            use.last = date
    return found


def attested(table: str, found: dict[str, dict[str, Use]]) -> str:
    """A lexicon table with its columns ``attested`` and ``source`` written anew: first use of the canonical wording."""
    lines: list[str] = []
    columns: list[str] = []
    for line in table.splitlines():
        if not line or line.startswith("#"):
            lines.append(line)
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            lines.append(line)
            continue
        row = dict(zip(columns, cells + [""] * (len(columns) - len(cells))))
        itself = [use for wording, use in found.get(row["id"], {}).items() if bare(wording) == bare(row["canonical"])]
        first = min(itself, key=lambda use: (use.first, use.source), default=None)
        row["attested"], row["source"] = (first.first, first.source) if first else ("", "")
        lines.append("\t".join(row[column] for column in columns).rstrip("\t"))
    return "\n".join(lines) + "\n"


def history(found: dict[str, dict[str, Use]]) -> str:
    """The table of verbatim wordings, by slogan and first use."""
    rows = [
        (entry.id, use.first, wording, use)
        for entry in slogans.entries()
        for wording, use in sorted(found.get(entry.id, {}).items(), key=lambda item: (item[1].first, item[0]))
    ]
    return HEAD + "".join(
        f"{identifier}\t{wording}\t{first}\t{use.last}\t{use.documents}\t{use.source}\n"
        for identifier, first, wording, use in rows
    )


def registered(table: str) -> str:
    """The register of ids with those of new entries at its end."""
    known = {line.split("\t")[0] for line in table.splitlines()}
    return table + "".join(f"{e.id}\t{e.canonical}\n" for e in slogans.entries() if e.id not in known)


def main() -> int:
    """Writes the columns and the history; 1 when ``--check`` finds a difference."""
    parser = argparse.ArgumentParser(description="Attest the slogan lexicon in a folder of dated official texts.")
    parser.add_argument("folder", type=Path, help="folder of texts named DATE_TITLE.txt")
    parser.add_argument("--check", action="store_true", help="write nothing, fail when the files differ")
    arguments = parser.parse_args()
    found = uses(arguments.folder)
    output = {path: attested(path.read_text(encoding="utf-8"), found) for path in sorted(FOLDER.glob("*.tsv"))}
    output[HISTORY] = history(found)
    output[REGISTER] = registered(REGISTER.read_text(encoding="utf-8"))
    different = [
        path for path, text in output.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path in different:
        print(f"{'differs' if arguments.check else 'written'}: {path.relative_to(ROOT)}")
        if not arguments.check:
            path.write_text(output[path], encoding="utf-8")
    canonical = sum(any(bare(w) == bare(e.canonical) for w in found.get(e.id, ())) for e in slogans.entries())
    print(f"{len(slogans.entries())} entries, {len(found)} met, {canonical} in the canonical wording")
    return int(arguments.check and bool(different))


if __name__ == "__main__":
    raise SystemExit(main())
