"""Whole results of the sample pages, kept: a change in any of them should be meant.

    python tests/test_golden.py     # writes tests/golden.jsonl anew after a change that is meant
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import epiextract
from epiextract import samples

GOLDEN = Path(__file__).with_name("golden.jsonl")
PAGES = ("round_up", "traditional_pinyin", "newspaper_columns", "html_source", "appointments", "press_conference")


def _whole(name: str) -> dict:
    result = epiextract.extract(samples.texts()[name], id=name).to_dict()
    del result["versions"]
    return result


def _kept() -> dict[str, dict]:
    return {line["id"]: line for line in map(json.loads, GOLDEN.read_text(encoding="utf-8").splitlines())}


@pytest.mark.parametrize("name", PAGES)
def test_the_whole_result_is_as_kept(name):
    assert _whole(name) == _kept()[name]


if __name__ == "__main__":
    GOLDEN.write_text("".join(json.dumps(_whole(name), ensure_ascii=False) + "\n" for name in PAGES), encoding="utf-8")
