"""The whole path: builds the Language and runs it from raw page to typed result."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import spacy
from spacy.language import Language

from . import __version__, lexicon
from .analysis import Analysis
from .arguments import check_published, check_region, check_text
from .components import analysis_of
from .errors import InputError, InputTypeError, ReadError
from .pool import OrderedPool
from .results import ErrorResult, Result, Versions
from .slogans.compiled import PatternFile, lexicon_of
from .source import document_at_source, mentions_at_source, people_at_source, posts_at_source

Record = str | Mapping[str, Any]

_COMPONENTS = ("epi.units", "epi.dates", "epi.people", "epi.titles", "epi.slogans", "epi.document")
_NO_LIMIT = 2**62  # characters: ours is linear, so spaCy's guard against long texts is lifted


def load(
    *,
    segmenter: str | os.PathLike[str] = "char",
    set_ents: bool = False,
    main_content: bool = False,
    patterns: Iterable[PatternFile] = (),
) -> Language:
    """A spaCy pipeline (``zh``) that takes raw pages: cleaning, tokens, every recogniser.

    ``segmenter`` says what a token is: a character (``"char"``), a word by the library's own model (``"pkuseg"``) or by the
    pkuseg model in a folder of yours (its path). The results are the same; words cost time (docs/segmenter.md). Raises
    `InputError` where there is no model.

    ``set_ents`` also fills ``doc.ents`` with the mentions, the longest where they overlap. ``main_content`` counts
    what stands outside the main content of an HTML page as furniture (see `epiextract.clean`). ``patterns`` are files of
    your own slogans (YAML, docs/slogans.md) that add to, override and remove entries of the lexicon; raises `PatternError`
    for a broken one, with file, line, field and mend.

    >>> nlp = load()
    >>> nlp.pipe_names
    ['epi.units', 'epi.dates', 'epi.people', 'epi.titles', 'epi.slogans', 'epi.document']
    """
    tokenizer = {"@tokenizers": "epi.PageTokenizer", "main_content": main_content, "segmenter": _segmenter_name(segmenter)}
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": tokenizer}})
    nlp.max_length = _NO_LIMIT
    paths = [os.fspath(path) for path in patterns]
    if paths:
        lexicon_of(paths)  # a broken file is reported here, not on the first page
    for name in _COMPONENTS:
        config: dict[str, Any] = {} if name == "epi.document" else {"set_ents": set_ents}
        nlp.add_pipe(name, config=config | ({"patterns": paths} if name == "epi.slogans" else {}))
    return nlp


def _segmenter_name(segmenter: str | os.PathLike[str]) -> str:
    """How a pipeline's configuration names a segmenter: a path as an absolute one, so that it is found from anywhere."""
    if segmenter == "char":
        return "char"
    from . import segmenter as words

    words.load(segmenter)
    return "pkuseg" if segmenter == "pkuseg" else os.path.abspath(os.path.expanduser(segmenter))


def extract(
    text: str,
    *,
    published: str | date | None = None,
    region: str | None = None,
    id: str | int | None = None,
    main_content: bool = False,
    patterns: Iterable[PatternFile] = (),
) -> Result:
    """Read one raw page.

    ``published`` is the publication date where the caller knows it, ``region`` the six-digit code of the unit the
    publisher belongs to; otherwise the page's own publication line and source are used. ``main_content`` counts what stands outside the main
    content of an HTML page as furniture, which feeds no holdings (needs the extra ``html``), ``patterns`` are files of your
    own slogans, as in `load`. Raises `InputTypeError` for a
    text that is not a str and `InputError` for an impossible date or an unknown code.

    >>> result = extract("2月3日下午,省长李国强到苏州市调研。", published="2020-02-04", region="320000")
    >>> result.titles[0].unit.name, result.dates[0].first
    ('江苏省', '2020-02-03')
    """
    check_text(text)
    context = {"published": check_published(published), "region": check_region(region)}
    nlp = _shared_pipeline(main_content, _paths(patterns))
    doc = nlp.make_doc(text)
    doc._.epi_context = context
    doc = nlp(doc)
    analysis, _ = analysis_of(doc)
    return _result(analysis, id, doc)


def extract_many(
    records: Iterable[Record],
    *,
    n_process: int = 1,
    progress: bool = False,
    total: int | None = None,
    main_content: bool = False,
    patterns: Iterable[PatternFile] = (),
) -> Iterator[Result | ErrorResult]:
    """Read many pages, in order, with bounded memory.

    A record is a str or a mapping with ``text`` and optionally ``id``, ``published`` and ``region``. A record that
    cannot be read (a `ReadError` in its place included) becomes an `ErrorResult` and the rest goes on. With
    ``n_process`` over 1 the results come from that many processes and carry no spaCy Doc; a process that dies costs at
    most the record that killed it twice, which is named in a ``WorkerError``. ``progress`` shows a bar on
    standard error, ``main_content`` and ``patterns`` are as in `extract`.

    >>> [type(result).__name__ for result in extract_many(["全市召开会议。", 5])]
    ['Result', 'ErrorResult']
    """
    if not isinstance(n_process, int) or n_process < 1:
        raise InputError(f"n_process must be a whole number from 1, not {n_process!r}")
    paths = _paths(patterns)
    _shared_pipeline(main_content, paths)  # a broken pattern file is the caller's error, not each record's
    options = {"main_content": main_content, "patterns": paths}
    if n_process > 1:
        results = _in_pool(options, records, n_process)
    else:
        results = map(functools.partial(_extract_record, options), records)
    if progress:
        from tqdm import tqdm

        results = iter(tqdm(results, total=total, unit=" pages"))
    return iter(results)


def _paths(patterns: Iterable[PatternFile]) -> tuple[str, ...]:
    return tuple(os.fspath(path) for path in patterns)


@functools.lru_cache(maxsize=8)
def _shared_pipeline(main_content: bool, patterns: tuple[str, ...]) -> Language:
    return load(main_content=main_content, patterns=patterns)


@functools.cache
def versions() -> Versions:
    """The versions of library and lexicons."""
    return Versions(__version__, lexicon.version())


def _extract_record(options: dict[str, Any], record: Any) -> Result | ErrorResult:
    identifier = None
    try:
        if isinstance(record, str):
            return extract(record, **options)
        if isinstance(record, ReadError):
            identifier = record.record_id
            raise record
        if not isinstance(record, Mapping):
            raise InputTypeError(f"a record must be a str or a mapping with 'text', not {type(record).__name__}")
        identifier = record.get("id")
        if "text" not in record:
            raise InputError("the record has no 'text'; give {'id', 'text', 'published', 'region'}")
        return extract(
            record["text"],
            published=record.get("published"),
            region=record.get("region"),
            id=identifier,
            **options,
        )
    except Exception as error:  # a bad record must not end the batch
        return ErrorResult(identifier, type(error).__name__, str(error))


def _in_pool(options: dict[str, Any], records: Iterable[Record], n_process: int) -> Iterator[Result | ErrorResult]:
    pool = OrderedPool(
        functools.partial(_extract_record, options), n_process, lost=_lost, warm_up=functools.partial(_warm_up, options)
    )
    return pool.map(records)


def _warm_up(options: dict[str, Any]) -> None:
    """Builds the pipeline and every automaton before the first record comes."""
    extract("1月2日,市长王伟到南京市调研,落实“四方责任”。", **options)


def _lost(record: Any) -> ErrorResult:
    identifier = record.get("id") if isinstance(record, Mapping) else None
    what = "the process that read this record died, twice (killed, or out of memory)"
    return ErrorResult(identifier, "WorkerError", f"{what}; read it alone to see why")


def _result(analysis: Analysis, identifier: str | int | None, doc: Any) -> Result:
    clean = analysis.clean
    return Result(
        id=identifier,
        document=document_at_source(analysis.document, clean),
        versions=versions(),
        raw=clean.raw,
        titles=mentions_at_source(analysis.titles, clean),
        people=people_at_source(analysis.people, clean),
        units=mentions_at_source(analysis.units, clean),
        dates=mentions_at_source(analysis.dates, clean),
        slogans=mentions_at_source(analysis.slogans, clean),
        holdings=posts_at_source(analysis.holdings, clean),
        other_posts=posts_at_source(analysis.other_posts, clean),
        clean=clean,
        doc=doc,
    )
