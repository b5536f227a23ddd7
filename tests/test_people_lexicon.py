"""No pattern file knows a person: names are found by evidence, never by a list of the famous."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from epiextract import lexicon
from epiextract.people import knowledge

_GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


def _persons() -> set[str]:
    """Everyone whom the gold documents name."""
    persons = set()
    for file in sorted(_GOLD.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            persons.update(person["name"] for person in json.loads(line).get("people", ()))
    return persons


def _cells() -> dict[str, str]:
    """Every value of every pattern file with the file it stands in, the long words of the list of words among them."""
    cells = {word: "people/words.tsv" for word in knowledge.words() if len(word) > 2}
    for file in sorted(lexicon.patterns_dir().rglob("*.tsv")):
        for line in file.read_text(encoding="utf-8-sig").splitlines():
            if line.startswith("#") or (file.name == "traps.tsv" and not line.endswith("\tperson")):
                continue  # traps are ordinary words (东方红), unless their note says otherwise
            for cell in line.split("\t"):
                for value in cell.split("|"):
                    cells.setdefault(value.strip(), str(file.relative_to(lexicon.patterns_dir())))
    return cells


@pytest.mark.skipif(not _GOLD.is_dir(), reason="the shared gold documents are not here")
def test_no_person_of_the_gold_documents_stands_in_a_pattern_file() -> None:
    cells = _cells()
    known = {name: cells[name] for name in _persons() - set(knowledge.leaders()) if name in cells}
    # what many people bear: words of two characters (高山), names of days (谷雨), given names of other languages (扎西)
    words = knowledge.words().keys() | knowledge.borne()
    shared = {
        name for name, file in known.items()
        if "dates/" in file or name in knowledge.ethnic_elements() or (len(name) == 2 and name in words)
    }
    assert [file for name, file in known.items() if name not in shared] == []  # files alone: some documents are held out


def test_the_words_list_holds_no_full_names() -> None:
    """Three characters with a clan name of two and a single given name can be nothing but a person."""
    surnames = knowledge.surnames()
    clans = {"欧阳", "司马", "诸葛", "上官", "令狐", "慕容", "皇甫", "尉迟", "端木", "南宫"}
    assert clans <= surnames.compounds
    assert [word for word in knowledge.words() if len(word) > 2 and word[:2] in clans] == []


def test_holders_of_national_office_are_few() -> None:
    assert len(knowledge.leaders()) < 10
