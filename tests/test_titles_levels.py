"""The level of an office, the rank of a holder, the years of an organ's name; every row of the tables behind them."""

from __future__ import annotations

import pytest

from epiextract import lexicon, titles


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("江苏省省长张海峰", "省部级正职"),
        ("南京市市长张海峰", "省部级副职"),
        ("南京市玄武区区长张海峰", "厅局级副职"),
        ("上海市徐汇区区长张海峰", "厅局级正职"),
        ("镇江市委常委张海峰", "厅局级副职"),
        ("丹阳市委书记张海峰", "县处级正职"),
        ("丹阳市常务副市长张海峰", "县处级副职"),
        ("丹徒区法院院长张海峰", "县处级副职"),
        ("丹阳市水利局局长张海峰", "乡科级正职"),
        ("水利部副部长张海峰", "省部级副职"),
        ("丹阳市人民医院院长张海峰", None),
        ("镇江市水利局二级调研员张海峰", None),
        ("市长张海峰", None),
    ],
)
def test_the_level_of_an_office(text: str, level: str | None) -> None:
    assert titles.office_level(titles.find(text)[-1]) == level


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("省军区政委张海峰少将到会。", "少将"),
        ("市公安局副局长张海峰三级警监到会。", "三级警监"),
        ("市编办副主任(正处级)张海峰到会。", "正处级"),
        ("市林业局二级巡视员张海峰到会。", "二级巡视员"),
        ("县长张海峰到会。", None),
    ],
)
def test_the_rank_written_beside_a_title(text: str, rank: str | None) -> None:
    assert titles.find(text)[0].rank == rank


def test_years_of_a_name():
    assert titles.organ_years("县卫计局") == (2013, 2019)
    assert titles.organ_years("区应急管理局") == (2018, None)
    assert titles.organ_years("市委社会工作部") == (2023, None)
    assert titles.organ_years("县住建委") is None


def test_years_follow_one_another():
    rows = lexicon.read_table(
        "titles/organ_years.tsv", required=["organ", "from", "source"], optional=["until", "successor"], unique="organ"
    )
    starts = {row["organ"]: int(row["from"]) for row in rows}
    for row in rows:
        until = int(row["until"]) if row["until"] else None
        assert 1949 <= starts[row["organ"]] <= (until or 2026), row
        assert bool(row["successor"]) == (until is not None), row
        for successor in lexicon.values(row["successor"]):
            assert until is not None and starts.get(successor, until) <= until, row
