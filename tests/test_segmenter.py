"""The segmenter that ships with the library: its words, its cache, its place in pipelines."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import epiextract
from epiextract import samples, segmenter
from epiextract.errors import InputError, InputTypeError, ReadError
from epiextract.results import MENTION_LAYERS
from epiextract.segmenter.packed import cache_folder, unpack
from epiextract.segmenter.segmenter import SHIPPED

TEXT = "2月3日上午,镇江市委书记王海峰到丹阳市调研,要求压实“四方责任”。市长李国强参加。"


@pytest.fixture
def cache(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("EPIEXTRACT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def _words(text: str) -> str:
    return " ".join(segmenter.load("pkuseg").words(text))


@pytest.mark.parametrize(
    "expected",
    [
        "我们 要 认真 学习 和 贯彻 会议 精神 。",
        "他 到 学校 食堂 了解 学生 就餐 情况 ， 并 同 教师 交谈 。",
        "全省 粮食 总产量 比 上年 增长 。",
    ],
)
def test_plain_prose_is_cut_into_words(expected):
    assert _words(expected.replace(" ", "")) == expected


@pytest.mark.parametrize("word", ["呼伦贝尔市", "防汛抗旱指挥部", "农业农村局", "命运共同体", "积石山保安族东乡族撒拉族自治县"])
def test_words_of_the_lexicons_are_kept_whole(word):
    assert f" {word} " in _words(f"他在会上谈到{word}的工作。")


def test_longer_words_of_the_lexicons_do_not_break_shorter_ones():
    assert _words("农业农民增收").split()[0] == "农业"  # not 农业农, on the way to 农业农村局


@pytest.mark.parametrize(("text", "word"), [("镇江市委书记到会", "书记"), ("无锡市长到会", "到会"), ("丹阳市教育局到会", "教育局")])
def test_a_unit_may_share_its_last_character_with_the_next_word(text, word):
    words = _words(text).split()
    assert word in words and "委书记" not in words and "长" not in words


def test_latin_letters_stay_together():
    assert {"WeChat", "hello", "gov"} <= set(_words("用WeChat扫码,hello world。http://www.gov.cn/").split())


def test_traditional_text_is_cut_like_simplified():
    simplified = segmenter.load("pkuseg").words("镇江市委书记强调要落实责任")
    traditional = segmenter.load("pkuseg").words("鎮江市委書記強調要落實責任")
    assert [len(word) for word in traditional] == [len(word) for word in simplified]
    assert "".join(traditional) == "鎮江市委書記強調要落實責任"


@settings(deadline=None)  # the model is loaded in the first example
@given(st.text(st.characters() | st.sampled_from("市委书记，。！ \n\u3000")))
def test_words_joined_are_the_text(text):
    assert "".join(segmenter.load("pkuseg").words(text)) == text


@pytest.mark.parametrize("text", ["", " \n", "\ud800市长\x00", "啊" * 20_000, "。" * 20_000, "市 " * 10_000, "0" * 20_000])
def test_odd_text_is_cut_too(text):
    assert "".join(segmenter.load("pkuseg").words(text)) == text


def test_the_packed_model_is_small():
    assert SHIPPED.stat().st_size < 1_500_000


def test_first_use_needs_no_network(tmp_path):
    program = (
        "import socket\n"
        "def refuse(*_, **__): raise OSError('no network')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "import epiextract\n"
        f"doc = epiextract.load(segmenter='pkuseg')({TEXT!r})\n"
        "assert doc._.epi['holdings']\n"
    )
    environment = {name: value for name, value in os.environ.items() if name != "EPIEXTRACT_CACHE"}
    environment |= {"XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path), "HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)
    assert [path.name for path in tmp_path.rglob("weights.npz")]


def test_processes_may_unpack_at_the_same_time(cache):
    program = "from epiextract import segmenter; print(*segmenter.load('pkuseg').words('全市召开会议'))"
    runs = [subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert {run.communicate()[0].strip() for run in runs} == {_words("全市召开会议")}
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert sorted(path.name for path in cache.rglob("*") if path.is_file()) == ["features.msgpack", "weights.npz"]


def test_the_cache_is_used_again_and_mended(cache):
    folder = unpack(SHIPPED)
    assert folder.parent == cache
    (folder / "features.msgpack").write_bytes(b"as it was")
    (folder / "weights.npz").unlink()
    assert unpack(SHIPPED) == folder
    assert (folder / "weights.npz").is_file() and (folder / "features.msgpack").read_bytes() != b"as it was"
    (folder / "weights.npz").write_bytes(b"as it is")
    assert unpack(SHIPPED) == folder and (folder / "weights.npz").read_bytes() == b"as it is"


def test_a_cache_that_cannot_be_written_is_named_with_the_mend(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("EPIEXTRACT_CACHE", str(tmp_path / "file"))
    with pytest.raises(ReadError, match="file.*EPIEXTRACT_CACHE"):
        unpack(SHIPPED)


def test_the_cache_stands_where_the_platform_keeps_caches(tmp_path, monkeypatch):
    monkeypatch.delenv("EPIEXTRACT_CACHE", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg" / "epiextract"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_folder() == Path.home() / ".cache" / "epiextract"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache_folder() == Path.home() / "Library" / "Caches" / "epiextract"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert cache_folder() == tmp_path / "epiextract"


def test_a_folder_with_a_model_is_accepted(cache, monkeypatch):
    folder = unpack(SHIPPED)
    monkeypatch.chdir(folder.parent)
    nlp = epiextract.load(segmenter=Path(folder.name))
    monkeypatch.chdir(folder)
    assert [token.text for token in nlp(TEXT)] == segmenter.load("pkuseg").words(TEXT)


@pytest.mark.parametrize("wrong", ["jieba", "no/such/folder", "", Path("models")])
def test_another_name_is_refused_with_the_mend(wrong, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r"(?s)segmenter .*'char', 'pkuseg' or the path.*weights.npz"):
        epiextract.load(segmenter=wrong)


@pytest.mark.parametrize("wrong", [None, 5, ["char"], b"pkuseg"])
def test_another_type_is_refused(wrong):
    with pytest.raises(InputTypeError, match="segmenter must be 'char', 'pkuseg' or the path"):
        epiextract.load(segmenter=wrong)


def test_broken_models_are_named(tmp_path):
    for name in ("weights.npz", "features.msgpack"):
        (tmp_path / name).write_bytes(b"\x00broken")
    with pytest.raises(InputError, match=f"{tmp_path.name}.*cannot be read"):
        epiextract.load(segmenter=tmp_path)
    with pytest.raises(ReadError, match="weights.npz.*no packed segmenter"):
        epiextract.load(segmenter=tmp_path / "weights.npz")


def test_spans_cover_whole_words_and_keep_their_exact_offsets():
    doc = epiextract.load(segmenter="pkuseg")(TEXT)
    for layer in MENTION_LAYERS:
        assert doc.spans[layer]
        for span in doc.spans[layer]:
            assert TEXT[span._.epi["start"] : span._.epi["end"]] in span.text


def _records(doc) -> dict:
    return {layer: [span._.epi for span in doc.spans[layer]] for layer in MENTION_LAYERS}


def test_a_pipeline_survives_disk_bytes_and_pickle(tmp_path):
    nlp = epiextract.load(segmenter="pkuseg")
    nlp.to_disk(tmp_path / "saved")
    copies = [spacy.load(tmp_path / "saved"), epiextract.load(segmenter="pkuseg").from_bytes(nlp.to_bytes())]
    copies.append(pickle.loads(pickle.dumps(nlp)))
    expected = nlp(TEXT)
    for copy in copies:
        doc = copy(TEXT)
        assert [token.text for token in doc] == [token.text for token in expected]
        assert _records(doc) == _records(expected)


def test_several_processes_keep_everything():
    nlp = epiextract.load(segmenter="pkuseg")
    texts = list(samples.texts().values())[:3]
    for one, other in zip(nlp.pipe(texts), nlp.pipe(texts, n_process=2)):
        assert [token.text for token in one] == [token.text for token in other]
        assert _records(one) == _records(other)
