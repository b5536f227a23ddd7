"""The spaCy side: factories, any tokenizer, serialisation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import epiextract
from epiextract import samples
from epiextract.results import MENTION_LAYERS

TEXT = "2月3日上午,镇江市委书记王海峰到丹阳市调研,要求压实“四方责任”。市长李国强参加。"


def _records(doc: Doc, layer: str) -> list[dict]:
    return [span._.epi for span in doc.spans[layer]]


@pytest.fixture(scope="module")
def pkuseg_model(tmp_path_factory) -> Path:
    """A small segmenter of somebody's own, trained here."""
    import jieba
    import spacy_pkuseg

    folder = tmp_path_factory.mktemp("pkuseg")
    lines = [line for raw in samples.texts().values() for line in epiextract.clean(raw).text.splitlines()]
    (folder / "train.txt").write_text("\n".join(" ".join(jieba.cut(line)) for line in lines), encoding="utf-8")
    spacy_pkuseg.train(str(folder / "train.txt"), str(folder / "train.txt"), str(folder / "model"), train_iter=1)
    return folder / "model"


def _with_every_component() -> Language:
    nlp = spacy.blank("zh")
    for layer in MENTION_LAYERS:
        nlp.add_pipe(f"epi.{layer}")
    nlp.add_pipe("epi.document")
    return nlp


@pytest.mark.parametrize("layer", MENTION_LAYERS)
def test_each_recogniser_stands_alone_and_gives_the_same(layer):
    alone = spacy.blank("zh")
    alone.add_pipe(f"epi.{layer}")
    whole = epiextract.load()(TEXT)
    assert _records(alone(TEXT), layer) == _records(whole, layer) != []


def test_results_are_the_same_under_spacys_own_pkuseg_tokenizer(pkuseg_model):
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "pkuseg"}}})
    nlp.tokenizer.initialize(pkuseg_model=str(pkuseg_model))
    for layer in MENTION_LAYERS:
        nlp.add_pipe(f"epi.{layer}")
    nlp.add_pipe("epi.document")
    for name, text in samples.texts().items():
        text = epiextract.clean(text).text
        expected, doc = epiextract.load()(text), nlp(text)
        for layer in MENTION_LAYERS:
            assert _records(doc, layer) == _records(expected, layer), (name, layer)
        assert doc._.epi["holdings"] == expected._.epi["holdings"]


def test_spans_are_widened_to_whole_tokens_and_keep_their_exact_offsets():
    nlp = spacy.blank("zh")
    nlp.tokenizer = lambda text: Doc(nlp.vocab, words=[text[:14], text[14:]], spaces=[False, False])
    nlp.add_pipe("epi.dates")
    doc = nlp(TEXT)
    (span,) = doc.spans["dates"]
    assert span.text == TEXT[:14]
    assert TEXT[span._.epi["start"] : span._.epi["end"]] == "2月3日上午"


def test_the_span_id_is_the_rule():
    doc = epiextract.load()(TEXT)
    for layer in MENTION_LAYERS:
        for span in doc.spans[layer]:
            assert span.id_ == span._.epi["rule"] != ""


def test_noise_in_a_foreign_pipeline_is_seen_through():
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi.titles")
    noisy = "市長(zhǎng)吳(wú)海峰與(yǔ)副市長(zhǎng)馬(mǎ)國(guó)強(qiáng)調(diào)研(yán)無(wú)錫(xī)。"
    doc = nlp(noisy)
    assert [noisy[r["start"] : r["end"]] for r in _records(doc, "titles")][0] == "市長"


def test_context_comes_with_tuples_or_beforehand():
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi.dates")
    ((doc, _),) = nlp.pipe([("28日上午", {"published": "2020-01-29"})], as_tuples=True)
    assert _records(doc, "dates")[0]["first"] == "2020-01-28"
    doc = nlp.make_doc("28日上午")
    doc._.epi_context = {"published": "2021-06-29"}
    assert _records(nlp(doc), "dates")[0]["first"] == "2021-06-28"


def test_entities_on_demand():
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi.units", config={"set_ents": True})
    doc = nlp("江苏省南京市")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("江苏省", "units"), ("南京市", "units")]
    assert epiextract.load(set_ents=True)(TEXT).ents


def test_a_doc_survives_bytes_and_docbin():
    nlp = epiextract.load()
    doc = nlp(TEXT)
    copies = [Doc(nlp.vocab).from_bytes(doc.to_bytes())]
    copies += DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    for copy in copies:
        for layer in MENTION_LAYERS:  # DocBin reads lists back as tuples
            assert json.dumps(_records(copy, layer)) == json.dumps(_records(doc, layer))
        assert json.dumps(copy._.epi) == json.dumps(doc._.epi)


def test_several_processes_keep_everything():
    nlp = epiextract.load()
    texts = list(samples.texts().values())[:4]
    alone, together = list(nlp.pipe(texts)), list(nlp.pipe(texts, n_process=2))
    for one, other in zip(alone, together):
        assert one._.epi == other._.epi
        for layer in MENTION_LAYERS:
            assert _records(one, layer) == _records(other, layer)


@pytest.mark.parametrize("make", [epiextract.load, _with_every_component])
def test_a_pipeline_survives_disk_and_bytes(make, tmp_path):
    nlp = make()
    nlp.to_disk(tmp_path / "saved")
    loaded = spacy.load(tmp_path / "saved")
    restored = make().from_bytes(nlp.to_bytes())
    for layer in MENTION_LAYERS:
        expected = _records(nlp(TEXT), layer)
        assert _records(loaded(TEXT), layer) == _records(restored(TEXT), layer) == expected != []
    make().from_disk(tmp_path / "saved")


def test_a_named_component_can_be_saved(tmp_path):
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi.dates", name="dates")
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path)("2月3日").spans["dates"]
