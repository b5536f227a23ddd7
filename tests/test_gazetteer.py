"""The gazetteer: names, codes and days of China's administrative units."""

from __future__ import annotations

import csv
import subprocess
import sys
import tracemalloc
import zlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epiextract.errors import InputError, InputTypeError
from epiextract.units.gazetteer import GazetteerUnit, gazetteer
from epiextract.units.names import forms, without_nationalities

ROOT = Path(__file__).resolve().parents[1]
TABLES = ROOT.parent / "shared" / "data" / "gazetteer"


def codes(name: str, on: str | date | None = None, within: str | None = None) -> list[str]:
    return [unit.code for unit in gazetteer.find(name, on=on, within=within)]


@pytest.fixture(scope="module")
def upper_units() -> list[GazetteerUnit]:
    """Every unit from province to county level, of every time."""
    numbers = sorted({number for rows in gazetteer.names().values() for number in rows})
    entries = (gazetteer.entry(number) for number in numbers)
    return [unit for unit in entries if unit.level in ("province", "prefecture", "county")]


class TestNames:
    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("江苏省", "320000"), ("江苏", "320000"), ("内蒙古自治区", "150000"), ("内蒙古", "150000"),
            ("内蒙", "150000"),
            ("新疆维吾尔自治区", "650000"), ("新疆", "650000"), ("宁夏回族自治区", "640000"),
            ("广西自治区", "450000"),
            ("北京", "110000"), ("香港特别行政区", "810000"), ("香港特区", "810000"), ("澳门", "820000"),
            ("台湾省", "710000"),
            ("恩施土家族苗族自治州", "422800"), ("恩施自治州", "422800"), ("恩施州", "422800"),
            ("前郭尔罗斯蒙古族自治县", "220721"), ("前郭尔罗斯县", "220721"), ("前郭县", "220721"),
            ("前郭", "220721"),
            ("积石山保安族东乡族撒拉族自治县", "622927"), ("积石山县", "622927"), ("东乡族自治县", "622926"),
            ("东乡县", "622926"),
            ("克孜勒苏柯尔克孜自治州", "653000"), ("克州", "653000"), ("巴州", "652800"), ("西双版纳", "532800"),
            ("阿里地区", "542500"), ("锡林郭勒盟", "152500"), ("锡盟", "152500"), ("科尔沁左翼中旗", "150521"),
            ("科左中旗", "150521"), ("鄂伦春自治旗", "150723"), ("鄂伦春旗", "150723"), ("莫旗", "150722"),
            ("邗江", "321003"), ("浦东", "310115"), ("神农架林区", "429021"), ("神农架", "429021"),
            ("六枝", "520203"),
            ("管城区", "410104"), ("万柏林", "140109"), ("清新", "441803"), ("石河子市", "659001"),
        ],
    )  # fmt: skip
    def test_full_short_and_intermediate_forms(self, name: str, code: str) -> None:
        assert codes(name)[0] == code

    @pytest.mark.parametrize(
        "name", ["易", "乌拉特前", "市中", "郊", "和平发展", "合作社资源整合", "", " ", "某某市", "市", "县长"]
    )
    def test_what_is_no_name(self, name: str) -> None:
        assert gazetteer.find(name) == []

    def test_short_names(self) -> None:
        units = [gazetteer.find(name)[0] for name in ("南京市", "内蒙古自治区", "恩施州", "易县")]
        short = {unit.code: unit.short for unit in units}
        assert short == {"320100": "南京", "150000": "内蒙古", "422800": "恩施", "130633": "易县"}

    def test_traditional_script(self) -> None:
        assert codes("廣東省") == ["440000"]

    def test_several_units_of_one_name_all_stay(self) -> None:
        assert {"210102", "120101", "230110"} & set(codes("和平区")) == {"210102", "120101"}
        assert codes("和平区", within="210100") == ["210102"]
        assert len(codes("城关镇")) > 60

    def test_higher_levels_go_first(self) -> None:
        assert codes("吉林")[:2] == ["220000", "220200"]
        assert codes("长沙")[:2] == ["430100", "430121"]

    def test_every_official_name_finds_its_unit(self, upper_units: list[GazetteerUnit]) -> None:
        for unit in upper_units:
            day = unit.start or "1982-01-01"
            assert unit in gazetteer.find(unit.name, on=day, within=unit.parent), unit

    def test_forms_are_no_official_names_of_other_levels(self) -> None:
        assert forms("瀍河回族区", "county") == ("瀍河", ("瀍河区", "瀍河"))
        assert forms("鄂温克族自治旗", "county").short == "鄂温克"
        assert without_nationalities("双江拉祜族佤族布朗族傣族") == "双江"
        assert without_nationalities("长白朝鲜族") == "长白"


class TestOrgansAndAbbreviations:
    @pytest.mark.parametrize(
        ("query", "code"),
        [
            ("无锡市长", "320200"), ("新沂市委", "320381"), ("云南省委书记", "530000"), ("恩施州委", "422800"),
            ("沛县人民政府", "320322"), ("江苏省纪委监委", "320000"), ("达茂旗委", "150223"),
            ("南京市人大常委会", "320100"),
        ],
    )  # fmt: skip
    def test_organs_and_posts_behind_a_name(self, query: str, code: str) -> None:
        assert codes(query, on="2024-06-01") == [code]

    def test_prefectural_committee(self) -> None:
        assert codes("阿里地委") == ["542500"]

    def test_former_county_committee(self) -> None:
        assert codes("溧水县委", on="2008-01-01") == ["320124"]

    def test_document_numbers(self) -> None:
        assert codes("苏政发〔2020〕1号") == ["320000"]
        assert codes("豫政办〔2021〕12号") == ["410000"]
        assert codes("和政发〔2020〕1号") == []

    def test_compounds(self) -> None:
        assert codes("沪宁高速") == ["310000", "320100"]
        assert codes("京津冀") == ["110000", "120000", "130000"]
        assert codes("汴") == ["410200"]

    def test_readings_of_an_abbreviation(self) -> None:
        table = gazetteer.abbreviations()
        assert table["宁"] == (("640000",), ("320100",))
        for readings in table.values():
            for code in (code for reading in readings for code in reading):
                assert gazetteer.unit(code) is not None, code


class TestDays:
    @pytest.mark.parametrize(
        ("name", "on", "within", "code"),
        [
            ("崇川区", "2018-01-01", None, "320602"), ("崇川区", "2020-06-04", None, "320602"),
            ("崇川区", "2020-06-05", None, "320613"), ("港闸区", "2020-02-01", "320600", "320611"),
            ("淮安市", "2005-01-01", None, "320800"), ("巢湖市", "2005-01-01", None, "341400"),
            ("巢湖市", "2015-01-01", None, "340181"), ("思茅市", "2005-01-01", None, "530800"),
            ("莱芜市", "2015-01-01", None, "371200"), ("莱芜区", "2020-01-01", None, "370116"),
            ("襄阳区", "2008-01-01", "420600", "420607"), ("济源市", "1992-01-01", "410800", "410881"),
            ("通州区", "2015-01-01", "320600", "320612"), ("通州区", "2015-01-01", "110000", "110112"),
            ("重庆市", "1990-01-01", None, "510200"), ("重庆市", "2000-01-01", None, "500000"),
            ("香港特别行政区", "1997-07-01", None, "810000"),
        ],
    )  # fmt: skip
    def test_the_code_of_the_day(self, name: str, on: str, within: str | None, code: str) -> None:
        assert codes(name, on=on, within=within) == [code]

    def test_a_year_of_grace_where_nothing_else_matches(self) -> None:
        found = gazetteer.find("江干区", on="2022-01-01", within="330100")
        assert [unit.code for unit in found] == ["330104"]
        assert not found[0].valid_on("2022-01-01")
        assert gazetteer.find("江干区", on="2022-06-01") == []
        assert codes("普洱市", on="2006-12-01") == ["530800"]  # named so a month later

    def test_former_units_only_when_none_stands(self) -> None:
        assert codes("港闸区") == ["320611"]
        assert codes("巢湖市") == ["340181"]

    def test_dates_and_text_are_the_same(self) -> None:
        assert codes("崇川区", on=date(2020, 6, 4)) == ["320602"]

    def test_history(self) -> None:
        assert [unit.name for unit in gazetteer.history("320800")] == ["淮阴市", "淮安市"]
        assert [unit.name for unit in gazetteer.history("420607")] == ["襄阳区", "襄州区"]

    def test_unit(self) -> None:
        state = gazetteer.unit("000000")
        assert state is not None and state.level == "state" and state.name == "中华人民共和国" and state.parent is None
        assert gazetteer.unit("320611") is not None and gazetteer.unit("320611", on="2021-01-01") is None
        assert gazetteer.unit("999999") is None and gazetteer.unit("320000999") is None


class TestTree:
    def test_parents(self) -> None:
        assert [unit.code for unit in gazetteer.parents("320106")] == ["320100", "320000"]
        assert [unit.code for unit in gazetteer.parents("429005")] == ["420000"]
        assert [unit.code for unit in gazetteer.parents("110105")] == ["110000"]
        assert [unit.code for unit in gazetteer.parents("320613020")] == ["320613", "320600", "320000"]
        assert gazetteer.parents("320000") == [] and gazetteer.parents("000000") == []

    def test_parents_bear_the_name_of_the_day(self) -> None:
        assert [unit.name for unit in gazetteer.parents("420607", on="2008-01-01")] == ["襄樊市", "湖北省"]
        assert [unit.name for unit in gazetteer.parents("341402")] == ["巢湖市", "安徽省"]  # as of its last day

    def test_children(self) -> None:
        prefectures = [unit for unit in gazetteer.children("320000") if unit.level == "prefecture"]
        assert len(prefectures) == 13
        assert "320611" in {unit.code for unit in gazetteer.children("320600", on="2020-01-01")}
        assert "320611" not in {unit.code for unit in gazetteer.children("320600")}
        assert {unit.level for unit in gazetteer.children("320613")} == {"township"}
        assert len([unit for unit in gazetteer.children("000000") if unit.level == "province"]) == 34

    def test_every_parent_stood_when_its_unit_did(self, upper_units: list[GazetteerUnit]) -> None:
        for unit in upper_units:
            last = date.fromisoformat(unit.end) - timedelta(days=1) if unit.end else date(2026, 11, 1)
            assert unit.parent is not None
            assert gazetteer.unit(unit.parent, on=last) is not None, unit

    def test_chains_of_successors_end_today(self, upper_units: list[GazetteerUnit]) -> None:
        for unit in upper_units:
            day, reached = unit.end, unit.successors
            for _ in range(12):
                if day is None:
                    break
                heirs = [heir for code in reached if (heir := gazetteer.unit(code, on=day)) is not None]
                day, reached = heirs[0].end, heirs[0].successors
            assert day is None, unit

    def test_a_prefecture_dissolved_among_others(self) -> None:
        assert gazetteer.find("巢湖市", on="2010-01-01")[0].successors == ("340100", "340200", "340500")


class TestTownships:
    def test_full_names(self) -> None:
        unit = gazetteer.find("陈桥镇", on="2020-01-01", within="410727")[0]
        assert (unit.code, unit.level, unit.system) == ("410727104", "township", "MCA")
        assert (unit.parent, unit.short) == ("410727", "陈桥")
        # Only the statistical list has the code it bore in a county that is no more.
        assert codes("唐闸镇街道", on="2020-01-01", within="320611") == ["320611002"]
        assert codes("唐闸镇街道", on="2024-01-01", within="320600") == ["320613017"]

    def test_organs_of_townships(self) -> None:
        assert codes("唐闸镇街道办事处", within="320600") == ["320613017"]
        assert codes("陈桥镇党委", within="410727") == ["410727104"]

    def test_ethnic_townships_without_their_nationality(self) -> None:
        full = next(name for name in gazetteer.names() if name.endswith("回族乡") and len(name) == 5)
        assert set(codes(full)) <= set(codes(full[:2] + "乡"))

    def test_bare_short_names_are_no_names(self) -> None:
        assert gazetteer.find("杨柳青镇")[0].short == "杨柳青"
        assert gazetteer.find("杨柳青") == [] and "杨柳青" not in gazetteer.names()

    def test_a_township_lives_within_its_county(self) -> None:
        unit = gazetteer.unit("320613001")
        assert unit is not None and unit.start == "2020-06-05"

    def test_names_are_clean(self) -> None:
        lower = [name for name, rows in gazetteer.names().items() if gazetteer.entry(rows[-1]).level == "township"]
        assert len(lower) > 30_000
        assert [name for name in lower if not name.endswith(("镇", "乡", "街道", "苏木", "地区", "街"))] == []
        assert [name for name in lower if "（" in name or "管委会" in name or "直辖" in name] == []


class TestZones:
    @pytest.mark.parametrize(
        ("name", "parent"),
        [
            ("雄安新区", "130000"), ("青岛西海岸新区", "370200"), ("西海岸新区", "370200"), ("盐南高新区", "320900"),
            ("苏州工业园区", "320500"), ("成都经济技术开发区", "510100"), ("成都青白江经济技术开发区", "510113"),
            ("上海自贸区", "310000"), ("东湖高新区", "420100"), ("五台山风景名胜区", "140900"),
            ("净月高新区", "220100"),
            ("红旗渠经济技术开发区", "410581"), ("石河子经济技术开发区", "659001"),
            ("满洲里边境经济合作区", "150781"),
        ],
    )  # fmt: skip
    def test_holders(self, name: str, parent: str) -> None:
        zones = [unit for unit in gazetteer.find(name) if unit.level == "zone"]
        assert [zone.parent for zone in zones] == [parent]

    def test_a_county_level_new_area_is_no_zone(self) -> None:
        assert [(unit.code, unit.level) for unit in gazetteer.find("浦东新区")] == [("310115", "county")]

    def test_zones_have_their_days(self) -> None:
        assert gazetteer.find("雄安新区", on="2010-01-01") == []
        assert [unit.parent for unit in gazetteer.find("洋浦经济开发区", on="2015-01-01")] == ["460000"]
        assert [unit.parent for unit in gazetteer.find("洋浦经济开发区")] == ["460400"]
        assert [unit.level for unit in gazetteer.find("两江新区", on="2020-01-01")] == ["zone"]
        assert [unit.code for unit in gazetteer.find("两江新区", on="2026-03-01")] == ["500157"]

    def test_every_zone_has_a_standing_holder(self) -> None:
        numbers = {number for rows in gazetteer.names().values() for number in rows}
        zones = [unit for unit in map(gazetteer.entry, numbers) if unit.level == "zone"]
        assert len(zones) > 1500
        for zone in zones:
            assert zone.parent is not None and gazetteer.unit(zone.parent) is not None, zone


class TestMistakes:
    @pytest.mark.parametrize(
        "day", ["2020-02-30", "2020-13-01", "2020-1-1", "20200101", "", "yesterday", "２０２０-01-01"]
    )
    def test_impossible_days(self, day: str) -> None:
        with pytest.raises(InputError, match="YYYY-MM-DD"):
            gazetteer.find("南京", on=day)
        with pytest.raises(InputError):
            gazetteer.unit("320100", on=day)

    @pytest.mark.parametrize("code", ["", "32", "3201000", "32010a", "３２０１００", "320100\n"])
    def test_malformed_codes(self, code: str) -> None:
        with pytest.raises(InputError, match="6 digits"):
            gazetteer.unit(code)
        with pytest.raises(InputError):
            gazetteer.find("南京", within=code)
        for look_up in (gazetteer.history, gazetteer.parents, gazetteer.children):
            with pytest.raises(InputError):
                look_up(code)

    def test_wrong_types(self) -> None:
        with pytest.raises(InputTypeError):
            gazetteer.find(320100)  # type: ignore[arg-type]
        with pytest.raises(InputTypeError):
            gazetteer.unit(320100)  # type: ignore[arg-type]
        with pytest.raises(InputTypeError):
            gazetteer.find("南京", on=20200101)  # type: ignore[arg-type]

    @pytest.mark.parametrize("number", [-1, 10**9, None])
    def test_numbers_of_no_entry(self, number: int) -> None:
        with pytest.raises(InputError, match="names"):
            gazetteer.entry(number)

    @given(st.text(max_size=60))
    @settings(max_examples=200, deadline=None)
    def test_any_text_is_answered(self, text: str) -> None:
        for unit in gazetteer.find(text) + gazetteer.find(text + "区委"):
            assert unit.name

    @given(
        st.text(alphabet="江苏省南京市鼓楼区委长州县政府和平镇乡街道", max_size=12),
        st.dates(date(1970, 1, 1), date(2050, 1, 1)),
    )
    @settings(max_examples=200, deadline=None)
    def test_found_units_stood_within_a_year(self, text: str, day: date) -> None:
        for unit in gazetteer.find(text, on=day):
            if not unit.valid_on(day):
                edges = [date.fromisoformat(edge) for edge in (unit.start, unit.end) if edge]
                assert min(abs((edge - day).days) for edge in edges) <= 365


class TestCost:
    def test_size(self) -> None:
        files = sorted((ROOT / "patterns" / "units").glob("*.tsv"))
        assert sum(len(zlib.compress(path.read_bytes(), 9)) for path in files) < 1_000_000

    def test_memory(self) -> None:
        script = (
            "import tracemalloc\n"
            "from epiextract.units.gazetteer import gazetteer\n"
            "tracemalloc.start()\n"
            "dict(gazetteer.names()), gazetteer.abbreviations()\n"
            "print(tracemalloc.get_traced_memory()[1])\n"
        )
        ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert int(ran.stdout) < 60_000_000
        assert not tracemalloc.is_tracing()

    def test_nothing_is_parsed_at_import(self) -> None:
        script = (
            "import epiextract.units.gazetteer, epiextract.units.store as store\n"
            "print(store.upper_table.cache_info().currsize, store.township_table.cache_info().currsize)\n"
        )
        ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert ran.stdout.split() == ["0", "0"]


needs_tables = pytest.mark.skipif(not TABLES.is_dir(), reason="the public tables are not beside the checkout")


@needs_tables
class TestAgainstTheTables:
    def test_the_shipped_files_are_the_built_ones(self) -> None:
        script = [sys.executable, str(ROOT / "scripts" / "build_units.py"), str(TABLES), "--check"]
        ran = subprocess.run(script, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stdout + ran.stderr

    def test_golden_queries(self) -> None:
        with (TABLES / "golden.csv").open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                within = codes(row["context"], on=row["date"])[0] if row["context"] else None
                found = codes(row["query"], on=row["date"], within=within)
                if row["expected_code"] == "AMBIGUOUS":
                    assert len(found) > 1, row
                else:
                    expected = [] if row["expected_code"] == "NONE" else row["expected_code"].split(";")
                    assert found == expected, row
