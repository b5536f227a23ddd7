"""The spaCy side: thin adapters from a Doc to the rooms and back.

Factories ``epi.titles``, ``epi.people``, ``epi.units``, ``epi.dates``, ``epi.slogans`` fill ``doc.spans`` with
one group a layer; ``epi.document`` adds what is said of the page as a whole. Spans are widened to whole
tokens, so any tokenizer does; the exact offsets (in the Doc's own text) and all values stand in ``span._.epi``,
plain data that survives ``to_bytes``, DocBin (with ``store_user_data=True``) and ``n_process``.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from spacy.language import FactoryMeta, Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans, registry
from spacy.vocab import Vocab
from thinc.api import Config

from .analysis import Analysis
from .arguments import check_published, check_region
from .cleaning import CleanText, clean
from .outputs.json import to_plain
from .results import MENTION_LAYERS, Person
from .source import document_at_source, posts_at_source

#: Publication date and region.
Context = tuple[str | None, str | None]
#: The analysis of a Doc, and whether the Doc is ours: its text is the clean text itself.
PageOfDoc = tuple[Analysis, bool]

Component = TypeVar("Component")

_memo = threading.local()


def analysis_of(doc: Doc) -> PageOfDoc:
    """The analysis of a Doc's text under its context; the last one is remembered.

    Components of one pipeline see the same Doc one after another, so one remembered analysis is enough.
    """
    context = _context_of(doc)
    if getattr(_memo, "doc", None) is doc and _memo.context == context:
        page: PageOfDoc = _memo.page
        return page
    if getattr(_memo, "doc", None) is doc:
        cleaned, is_ours = _memo.cleaned
    else:
        cleaned, is_ours = clean(doc.text), False
    _remember(doc, cleaned, is_ours, context)
    page = _memo.page
    return page


def _remember(doc: Doc, cleaned: CleanText, is_ours: bool, context: Context | None) -> None:
    """Keep a Doc's clean text, and its analysis once the context is known."""
    _memo.doc, _memo.context, _memo.cleaned = doc, context, (cleaned, is_ours)
    _memo.page = None if context is None else (Analysis(cleaned, *context), is_ours)


def _context_of(doc: Doc) -> Context:
    """``published`` and ``region`` from ``doc._.epi_context``, else from what ``nlp.pipe(as_tuples=True)`` carries."""
    context = doc._.epi_context
    if context is None and isinstance(doc._context, dict):
        context = doc._context
    if not context:
        return None, None
    return check_published(context.get("published")), check_region(context.get("region"))


class PageTokenizer:
    """Cleans a raw page and makes a Doc of the clean text, a token a character or (see `epiextract.segmenter`) a word."""

    def __init__(self, vocab: Vocab, main_content: bool = False, segmenter: str = "char") -> None:
        self.vocab = vocab
        self.main_content = main_content
        self.segmenter = segmenter
        self._words("")  # a missing model is reported here, not on the first page

    def __call__(self, raw: str) -> Doc:
        cleaned = clean(raw, main_content=self.main_content)
        words = self._words(cleaned.text)
        doc = Doc(self.vocab, words=words, spaces=[False] * len(words))
        _store(doc, "source", cleaned.to_plain())
        _remember(doc, cleaned, True, None)
        return doc

    def _words(self, text: str) -> list[str]:
        if self.segmenter == "char":
            return list(text)
        from .segmenter import load

        return load(self.segmenter).words(text)  # loaded once a process: the tokenizer itself stays light to copy

    def to_bytes(self, **_: Any) -> bytes:
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> PageTokenizer:
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Nothing to keep: cleaning rules and model come with the library; a model of your own is named by its path."""

    def from_disk(self, path: str | Path, **_: Any) -> PageTokenizer:
        return self


class Recogniser:
    """The component of one layer."""

    def __init__(self, layer: str, *, set_ents: bool = False, patterns: Sequence[str] = ()) -> None:
        self.layer = layer
        self.set_ents = set_ents
        self.patterns = tuple(patterns)

    def __call__(self, doc: Doc) -> Doc:
        analysis, is_ours = analysis_of(doc)
        if self.patterns:
            analysis.slogan_patterns = self.patterns
        of_characters = is_ours and len(doc) == len(analysis.text)
        records: dict[str, dict[str, Any]] = {}
        spans: list[Span] = []
        for number, record in enumerate(_records(getattr(analysis, self.layer))):
            start, end = record["start"], record["end"]
            if not is_ours:
                start, end = analysis.clean.to_source(start, end)
                record["start"], record["end"] = start, end
            first, last = (start, end) if of_characters else _widened(doc, start, end)
            key = str(number)  # spaCy keeps every string it sees: offsets would fill its store
            records[key] = record
            spans.append(Span(doc, first, last, label=self.layer, kb_id=key, span_id=record["rule"]))
        doc.spans[self.layer] = spans
        _store(doc, self.layer, records)
        if self.set_ents:
            doc.ents = filter_spans([*spans, *doc.ents])
        return doc


class DocumentReader(Recogniser):
    """The component of what a page says as a whole: metadata, holdings and other posts in ``doc._.epi``."""

    def __init__(self) -> None:
        super().__init__("document")

    def __call__(self, doc: Doc) -> Doc:
        analysis, is_ours = analysis_of(doc)
        document = analysis.document if is_ours else document_at_source(analysis.document, analysis.clean)
        _store(doc, "document", to_plain(document))
        for layer in ("holdings", "other_posts"):
            posts = getattr(analysis, layer)
            _store(doc, layer, [to_plain(post) for post in (posts if is_ours else posts_at_source(posts, analysis.clean))])
        return doc


class DotlessConfig(Config):
    """A pipeline's configuration that is written with ``epi_titles`` for a component named ``epi.titles``.

    spaCy's configuration format reads a dot in a name as nesting, so that ``spacy.load`` and ``from_bytes`` could not
    read such a name back. In memory the component keeps it, and the factory's name is a value and stays as it is.
    """

    def to_str(self, *, interpolate: bool = True) -> str:
        plain = Config(self, is_interpolated=self.is_interpolated, section_order=self.section_order)
        plain["components"] = {_dotless(name): config for name, config in self.get("components", {}).items()}
        plain["nlp"] = {
            key: [_dotless(name) for name in value] if key in ("pipeline", "disabled") else value
            for key, value in self.get("nlp", {}).items()
        }
        text: str = plain.to_str(interpolate=interpolate)
        return text


def _dotless(name: str) -> str:
    return name.replace(".", "_") if name.startswith("epi.") else name


def _make(nlp: Language, component: Component) -> Component:
    if not isinstance(nlp._config, DotlessConfig):
        old = nlp._config
        nlp._config = DotlessConfig(old, is_interpolated=old.is_interpolated, section_order=old.section_order)
    return component


def _records(entries: Iterable[Any]) -> Iterable[dict[str, Any]]:
    """Plain data, one record a mention."""
    for entry in entries:
        if isinstance(entry, Person):
            for mention in entry.mentions:
                yield {"name": entry.name, "byline": entry.byline, **to_plain(mention)}
        else:
            yield to_plain(entry)


def _widened(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The tokens that cover characters ``start:end``."""
    span = doc.char_span(start, end, alignment_mode="expand")
    assert span is not None, "mentions lie inside the text"
    return span.start, span.end


def _store(doc: Doc, key: str, value: Any) -> None:
    doc._.epi = {**(doc._.epi or {}), key: value}


def _epi_of_span(span: Span) -> dict[str, Any] | None:
    """A mention's record: the getter of ``span._.epi``."""
    records = (span.doc._.epi or {}).get(span.label_)
    return records.get(span.kb_id_) if isinstance(records, dict) else None


def _register() -> None:
    """Extensions and factories. spaCy's own decorator refuses names with a dot, its registry does not."""
    if not Doc.has_extension("epi"):
        Doc.set_extension("epi", default=None)
        Doc.set_extension("epi_context", default=None)
        Span.set_extension("epi", getter=_epi_of_span)
    factories: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
        f"epi.{layer}": (globals()[f"make_{layer}"], {"set_ents": False}) for layer in MENTION_LAYERS
    }
    factories["epi.slogans"] = (make_slogans, {"set_ents": False, "patterns": []})
    factories["epi.document"] = (make_document, {})
    for name, (make, default_config) in factories.items():
        registry.factories.register(name, func=make)
        Language.set_factory_meta(name, FactoryMeta(factory=name, default_config=default_config))
    registry.tokenizers.register("epi.PageTokenizer", func=make_page_tokenizer)


def make_titles(nlp: Language, name: str, *, set_ents: bool = False) -> Recogniser:
    """``epi.titles``: official titles with post, organ, unit and holder.

    >>> import spacy
    >>> nlp = spacy.blank("zh")
    >>> _ = nlp.add_pipe("epi.titles")
    >>> [(span.text, span._.epi["unit"]) for span in nlp("无锡市长王明调研。").spans["titles"]]
    [('无锡市长', '320200')]
    """
    return _make(nlp, Recogniser("titles", set_ents=set_ents))


def make_people(nlp: Language, name: str, *, set_ents: bool = False) -> Recogniser:
    """``epi.people``: named persons."""
    return _make(nlp, Recogniser("people", set_ents=set_ents))


def make_units(nlp: Language, name: str, *, set_ents: bool = False) -> Recogniser:
    """``epi.units``: administrative units with codes."""
    return _make(nlp, Recogniser("units", set_ents=set_ents))


def make_dates(nlp: Language, name: str, *, set_ents: bool = False) -> Recogniser:
    """``epi.dates``: expressions of time."""
    return _make(nlp, Recogniser("dates", set_ents=set_ents))


def make_slogans(
    nlp: Language, name: str, *, set_ents: bool = False, patterns: Sequence[str] = ()
) -> Recogniser:
    """``epi.slogans``: political and policy formulas; ``patterns`` are files of your own (see `epiextract.load`)."""
    return _make(nlp, Recogniser("slogans", set_ents=set_ents, patterns=patterns))


def make_document(nlp: Language, name: str) -> DocumentReader:
    """``epi.document``: metadata, holdings and other posts in ``doc._.epi``."""
    return _make(nlp, DocumentReader())


def make_page_tokenizer(main_content: bool = False, segmenter: str = "char") -> Callable[[Language], PageTokenizer]:
    """The tokenizer of `epiextract.load`, for spaCy's registry."""

    def make(nlp: Language) -> PageTokenizer:
        return PageTokenizer(nlp.vocab, main_content, segmenter)

    return make


_register()
