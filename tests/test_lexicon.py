"""Pattern files: what is refused, and how the error reads."""

from __future__ import annotations

import pytest

from epiextract import lexicon
from epiextract.errors import PatternError

HEADER = "post\tkind\tnote\n"


def _read(path):
    return lexicon.read_table(
        path, required=["post", "kind"], optional=["note"], unique="post", choices={"kind": ["party", "government"]}
    )


def _write(tmp_path, text: str):
    path = tmp_path / "posts.tsv"
    path.write_bytes(text.encode("utf-8"))
    return path


def test_a_good_table(tmp_path):
    rows = _read(_write(tmp_path, f"# comment\n{HEADER}\n市长\tgovernment\n书记\tparty\tsecretary\n"))
    assert rows == [
        {"post": "市长", "kind": "government", "note": ""},
        {"post": "书记", "kind": "party", "note": "secretary"},
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r"posts\.tsv: no header line"),
        ("post\tkind\tnotes\n", r"posts\.tsv:1: unknown column 'notes'; columns are post, kind, note"),
        ("post\tnote\n", r"posts\.tsv:1: column 'kind' is missing"),
        ("post\tkind\tkind\n", r"posts\.tsv:1: a column is named twice"),
        (HEADER + "市长\n", r"posts\.tsv:2: field 'kind' is empty; fill it"),
        (HEADER + "市长\tcity\n", r"posts\.tsv:2: field 'kind': 'city' is not one of government, party"),
        (HEADER + "市长\tparty\tx\ty\n", r"posts\.tsv:2: 4 fields where the header names 3; remove"),
        (HEADER + "市长\tparty\n# x\n市长\tparty\n", r"posts\.tsv:4: field 'post': '市长' stands in line 2 already"),
    ],
)
def test_a_broken_table_is_told_with_line_field_and_mend(tmp_path, text, message):
    with pytest.raises(PatternError, match=message):
        _read(_write(tmp_path, text))


def test_a_table_in_another_encoding(tmp_path):
    path = tmp_path / "posts.tsv"
    path.write_bytes((HEADER + "市长\tparty\n").encode("gb18030"))
    with pytest.raises(PatternError, match="is not UTF-8.*save it as UTF-8"):
        _read(path)


def test_a_missing_table(tmp_path):
    with pytest.raises(PatternError, match="cannot be read.*restore"):
        _read(tmp_path / "none.tsv")


def test_a_column_alone(tmp_path):
    path = _write(tmp_path, HEADER + "市长\tparty\n# x\n书记\tparty\n")
    assert lexicon.read_column(path, "post") == ["市长", "书记"]
    with pytest.raises(PatternError, match="column 'rank' is missing; name it"):
        lexicon.read_column(path, "rank")


def test_the_version_names_date_and_digest():
    date, digest = lexicon.version().split("+")
    assert date.count(".") == 1 and len(digest) == 8


@pytest.mark.parametrize("path", sorted(lexicon.patterns_dir().rglob("*.tsv")), ids=lambda path: path.stem)
def test_every_table_is_tidy(path):
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n") and "\r" not in text and "\ufeff" not in text
