"""The same results whatever the tokens: characters, jieba's words, our segmenter's words, pieces that mean nothing."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import epiextract
from epiextract import samples
from epiextract.results import MENTION_LAYERS

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
DOCUMENT_LAYERS = ("document", "holdings", "other_posts")


def _pages() -> dict[str, dict[str, Any]]:
    """The sample pages, and the annotated pages beside the checkout where there are any."""
    files = [samples.gold_path(), *sorted(GOLD.glob("*.jsonl"))]
    pages = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return {page["id"]: page for page in pages}


PAGES = _pages()


@functools.cache
def _pipeline(tokens: str) -> Language:
    """A pipeline of somebody else's, with our components."""
    segmenter = tokens if tokens in ("char", "jieba") else "char"
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": segmenter}}})
    if tokens == "white space":
        nlp.tokenizer = functools.partial(_doc, nlp, r"\s+|\S+")
    elif tokens == "bigrams":
        nlp.tokenizer = functools.partial(_doc, nlp, r"(?s:..?)")
    for layer in MENTION_LAYERS:
        nlp.add_pipe(f"epi.{layer}")
    nlp.add_pipe("epi.document")
    return nlp


def _doc(nlp: Language, token: str, text: str) -> Doc:
    words = re.findall(token, text)
    return Doc(nlp.vocab, words=words, spaces=[False] * len(words))


@functools.cache
def _our_pipeline(segmenter: str) -> Language:
    return epiextract.load(segmenter=segmenter)


def _read(nlp: Language, page: dict[str, Any]) -> Doc:
    doc = nlp.make_doc(page["text"])
    doc._.epi_context = {"published": page.get("published"), "region": page.get("region")}
    return nlp(doc)


def _layers_of_doc(doc: Doc) -> dict[str, Any]:
    layers: dict[str, Any] = {layer: [span._.epi for span in doc.spans[layer]] for layer in MENTION_LAYERS}
    return layers | {layer: doc._.epi[layer] for layer in DOCUMENT_LAYERS}


@functools.cache
def _layers_of_result(name: str) -> dict[str, Any]:
    page = PAGES[name]
    plain = epiextract.extract(page["text"], published=page.get("published"), region=page.get("region")).to_dict()
    plain["people"] = [
        {"name": person["name"], "byline": person["byline"], **mention}
        for person in plain["people"]
        for mention in person["mentions"]
    ]
    return {layer: plain[layer] for layer in (*MENTION_LAYERS, *DOCUMENT_LAYERS)}


@functools.cache
def _characters(name: str) -> dict[str, Any]:
    return _layers_of_doc(_read(_our_pipeline("char"), PAGES[name]))


def _differing(found: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    assert found.keys() == expected.keys()
    return [layer for layer, entries in expected.items() if found[layer] != entries]


@pytest.mark.parametrize("tokens", ["char", "jieba", "white space", "bigrams"])
@pytest.mark.parametrize("name", PAGES)
def test_components_in_any_pipeline_give_the_result_of_extract(tokens, name):
    doc = _read(_pipeline(tokens), PAGES[name])
    assert doc.text == PAGES[name]["text"]
    assert not _differing(_layers_of_doc(doc), _layers_of_result(name))


@pytest.mark.parametrize("name", PAGES)
def test_words_give_what_characters_give(name):
    doc = _read(_our_pipeline("pkuseg"), PAGES[name])
    assert len(doc) < len(doc.text)
    assert not _differing(_layers_of_doc(doc), _characters(name))


@pytest.mark.parametrize("name", samples.texts())
def test_our_pipeline_gives_the_result_of_extract(name):
    """Offsets aside, which count in the clean text there and in the page here."""
    expected, found = _layers_of_result(name), _characters(name)
    for layer in MENTION_LAYERS:
        assert [{**mention, "start": 0, "end": 0} for mention in found[layer]] == [
            {**mention, "start": 0, "end": 0} for mention in expected[layer]
        ]
    assert [holding["person"] for holding in found["holdings"]] == [holding["person"] for holding in expected["holdings"]]
    assert sum(map(len, (found[layer] for layer in MENTION_LAYERS))) > 0


@pytest.mark.parametrize("layer", MENTION_LAYERS)
def test_the_pages_try_every_layer(layer):
    assert sum(len(_layers_of_result(name)[layer]) for name in samples.texts()) > 10
