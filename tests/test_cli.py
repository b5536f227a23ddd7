"""The command line, as users call it."""

from __future__ import annotations

import csv
import io
import json
import sys

import pytest

from epiextract import samples
from epiextract.cli import main

TEXT = "2020年2月3日,镇江市委书记王海峰到丹阳市调研疫情防控工作,要求各级各部门压实“四方责任”。"


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _results(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_page_gives_a_readable_summary(page, capsys):
    assert main(["extract", str(page)]) == 0
    out = capsys.readouterr().out
    assert "王海峰" in out and "镇江市 321100" in out


def test_json_lines_in_and_out(tmp_path, capsys):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"id": "a", "text": "3日", "published": "2020-02-04"}) + "\n", encoding="utf-8")
    assert main(["extract", str(source), "-o", str(target)]) == 0
    (result,) = _results(target.read_text(encoding="utf-8"))
    assert result["id"] == "a" and result["dates"][0]["first"] == "2020-02-03"
    assert main(["extract", str(source)]) == 0
    assert _results(capsys.readouterr().out) == [result]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_encodings_are_told_apart(tmp_path, capsys, encoding):
    text = "2月3日下午,省長主持召開省疫情防控工作會議,深入學習貫徹重要指示精神,要求各地各部門全力做好工作。"
    if encoding == "gb18030":
        text = TEXT
    path = tmp_path / "page.txt"
    path.write_bytes((text * 3).encode(encoding))
    assert main(["extract", str(path), "--format", "jsonl", "--include-text"]) == 0
    (result,) = _results(capsys.readouterr().out)
    assert result["text"] == text * 3


def test_a_folder_and_csv_tables(tmp_path, capsys):
    (tmp_path / "pages").mkdir()
    for name, text in samples.texts().items():
        (tmp_path / "pages" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert main(["extract", str(tmp_path / "pages"), "--format", "csv", "-o", str(tmp_path / "tables")]) == 0
    with (tmp_path / "tables" / "holdings.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["id"] for row in rows} and {"person", "post", "unit", "unit_name"} <= set(rows[0])


def test_standard_input(monkeypatch, capsys):
    for data, expected in ((TEXT, "stdin"), (json.dumps({"id": "b", "text": TEXT}), "b")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
        assert main(["extract", "-"]) == 0
        (result,) = _results(capsys.readouterr().out)
        assert result["id"] == expected and result["holdings"]


def test_bad_records_are_reported_and_the_rest_goes_on(tmp_path, capsys):
    source = tmp_path / "in.jsonl"
    source.write_bytes(b'{"id": 1, "text": "\xe5\x85\xa8\xe5\xb8\x82"}\n{broken\n{"id": 3}\n\xff\xfe\x00\n{"id": 5, "text": ""}\n')
    assert main(["extract", str(source), str(tmp_path / "missing.txt")]) == 1
    captured = capsys.readouterr()
    results = _results(captured.out)
    assert ["error" in result for result in results] == [False, True, True, True, False, True]
    assert f"{source}:2: not JSON" in captured.err and "missing.txt: cannot be read" in captured.err


def test_an_undecodable_file(tmp_path, capsys):
    path = tmp_path / "page.txt"
    path.write_bytes(bytes(range(128, 256)) * 20)
    status = main(["extract", str(path), "--format", "jsonl"])
    captured = capsys.readouterr()
    assert status == 1 and "page.txt" in captured.err and "UTF-8" in captured.err


def test_bad_options(page, capsys, tmp_path):
    assert main(["extract", str(page), "--published", "2020-02-31"]) == 2
    assert "2020-02-31" in capsys.readouterr().err
    assert main(["extract", str(page), "--region", "1"]) == 2
    assert main(["extract", str(page), "-o", str(tmp_path / "no" / "where.jsonl")]) == 2
    (tmp_path / "empty").mkdir()
    assert main(["extract", str(tmp_path / "empty")]) == 2


def test_the_schema(capsys):
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].startswith("https://json-schema.org/")


NOISY = "我县召开会议\n\n2月3日，县長（zhǎng）王　伟主持会议，强调２点。"


def test_clean_shows_a_diff(tmp_path, capsys):
    path = tmp_path / "page.txt"
    path.write_text(NOISY, encoding="utf-8")
    assert main(["clean", str(path)]) == 0
    out = capsys.readouterr().out
    assert "== page: 我县召开会议" in out and "县長[-（zhǎng）-]王[-□-]伟主持会议，强调[-２-]{+2+}点" in out


def test_clean_gives_text_explanations_and_json(tmp_path, capsys):
    path = tmp_path / "page.txt"
    path.write_text(NOISY, encoding="utf-8")
    assert main(["clean", "--text", str(path)]) == 0
    assert capsys.readouterr().out == "我县召开会议\n2月3日，县長王伟主持会议，强调2点。\n"
    assert main(["clean", "--explain", str(path)]) == 0
    assert "pinyin 1" in capsys.readouterr().out
    assert main(["clean", "--json", str(path)]) == 0
    (record,) = _results(capsys.readouterr().out)
    assert record["page"]["title"] == "我县召开会议" and {edit["kind"] for edit in record["edits"]} >= {"pinyin", "name", "width"}


def test_clean_goes_on_past_a_bad_record(tmp_path, capsys):
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": "a", "text": 5}\n{"id": "b"}\n{"id": "c", "text": "２日"}\n', encoding="utf-8")
    assert main(["clean", "--text", str(source)]) == 1
    captured = capsys.readouterr()
    assert captured.out == "2日\n" and "text must be str" in captured.err and 'no "text"' in captured.err
