"""New slogans and new variants from a corpus, with counts, dates and examples, for a reviewer to decide on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..results import ErrorResult, Result, Slogan
from .compiled import PatternFile, lexicon_of
from .entries import Entry, literal_wordings
from .tables import variant_of

#: How far a grammar rule can be trusted, by the first part of its name; other rules count half.
_TRUST: Mapping[str, float] = {"numbered": 1.0, "formula": 0.9, "parallel": 0.8, "coinage": 0.6, "wording": 0.7, "near": 0.7}
_MOST_EXAMPLES = 3
_AROUND = 15
_PLAIN = str.maketrans({"\n": "", "\r": "", "\t": " "})


@dataclass(slots=True)
class Candidate:
    """A wording that the lexicon lacks: a new slogan, or (with ``slogan_id``) a new variant of a known one.

    ``score`` lies between 0 and 1: how far the rule that found it is trusted, raised by the number of documents.
    ``first`` and ``last`` are publication dates, None where no document tells one.
    """

    wording: str
    family: str
    rule: str
    slogan_id: str | None = None
    members: tuple[str, ...] = ()
    count: int = 0
    documents: int = 0
    first: str | None = None
    last: str | None = None
    examples: list[str] = field(default_factory=list)

    @property
    def score(self) -> float:
        """Trust in the rule, approached as documents grow: half of it with one document, 0.9 of it with about ten."""
        trust = _TRUST.get(self.rule.split(".")[0], 0.5)
        raised: float = max(self.documents, 1) ** 0.7
        return round(trust * (1 - 0.5 / raised), 3)


def mine(
    results: Iterable[Result | ErrorResult], *, least: int = 2, patterns: Iterable[PatternFile] = ()
) -> list[Candidate]:
    """Wordings in ``results`` that the lexicon lacks, the best first.

    New slogans are those that grammar alone found (number shorthands, parallel figures, coinages); new variants are
    wordings of known slogans that stand neither in the lexicon nor among your own ``patterns``. ``least`` is the number
    of documents a wording must stand in. Error results are passed over; results are read one by one.

    >>> import epiextract
    >>> pages = ["要做到“三个不松”,抓好春耕。", "全县落实“三个不松”。"]
    >>> [(found.wording, found.documents) for found in mine(epiextract.extract_many(pages))]
    [('三个不松', 2)]
    """
    entries = {entry.id: entry for entry in lexicon_of(patterns).entries}
    known = {wording for entry in entries.values() for wording in literal_wordings(entry)}
    found: dict[tuple[str | None, str], Candidate] = {}
    for result in results:
        if isinstance(result, ErrorResult):
            continue
        here: Counter[tuple[str | None, str]] = Counter()
        for slogan in result.slogans:
            wording = variant_of(slogan)
            if wording in known or slogan.slogan_id is not None and not _is_new_variant(slogan, entries):
                continue
            key = slogan.slogan_id, wording
            candidate = found.setdefault(key, Candidate(wording, slogan.family, slogan.rule, slogan.slogan_id))
            candidate.members = candidate.members or (slogan.members if slogan.slogan_id is None else ())
            here[key] += 1
            if here[key] == 1 and len(candidate.examples) < _MOST_EXAMPLES:
                candidate.examples.append(_example(slogan, result.raw))
        for key, count in here.items():
            _add(found[key], count, result.document.published)
    chosen = [candidate for candidate in found.values() if candidate.documents >= least]
    return sorted(chosen, key=lambda candidate: (-candidate.score, -candidate.count, candidate.wording))


def _is_new_variant(slogan: Slogan, entries: Mapping[str, Entry]) -> bool:
    """Whether a known slogan stands in another wording than a part of it in standard order."""
    entry = entries.get(slogan.slogan_id or "")
    return entry is not None and not slogan.rule.startswith(("lexicon.", "partial.", "wording."))


def _add(candidate: Candidate, count: int, published: str | None) -> None:
    candidate.count += count
    candidate.documents += 1
    if published is not None:
        candidate.first = min(candidate.first or published, published)
        candidate.last = max(candidate.last or published, published)


def _example(slogan: Slogan, raw: str) -> str:
    return raw[max(0, slogan.start - _AROUND) : slogan.end + _AROUND].translate(_PLAIN).strip()


def to_pattern_file(candidates: Iterable[Candidate], patterns: Iterable[PatternFile] = ()) -> str:
    """The candidates as a pattern file (YAML) that `epiextract.load` and `find` take, after review.

    A new slogan is an entry of its own; a new variant is the known entry with the variant added. ``mined`` tells the
    reviewer what the corpus says; readers pass over it.

    >>> print(to_pattern_file([Candidate("三个不松", "numbered", "numbered.quoted", documents=2, count=3)]))
    # Proposed slogans, the best first. Delete what is none, mend the rest (family, members), then load the file.
    slogans:
    - canonical: 三个不松
      family: numbered
      mined: {score: 0.692, count: 3, documents: 2, rule: numbered.quoted}
    <BLANKLINE>
    """
    import yaml

    entries = {entry.id: entry for entry in lexicon_of(patterns).entries}
    items: list[str] = []
    variants: dict[str, list[str]] = {}
    for candidate in candidates:
        fields: dict[str, object] = {}
        if candidate.slogan_id is None:
            fields |= {"canonical": candidate.wording, "family": "formula" if candidate.family == "parallel" else candidate.family}
            if candidate.members and candidate.family == "numbered":
                fields["members"] = list(candidate.members)
        else:
            added = variants.setdefault(candidate.slogan_id, list(entries[candidate.slogan_id].variants))
            added.append(candidate.wording)
            fields |= {"id": candidate.slogan_id, "variants": list(added)}
        told = {"score": candidate.score, "count": candidate.count, "documents": candidate.documents, "rule": candidate.rule}
        told |= {name: getattr(candidate, name) for name in ("first", "last", "examples") if getattr(candidate, name)}
        fields["mined"] = told
        items.append(yaml.safe_dump([fields], allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=None))
    head = "# Proposed slogans, the best first. Delete what is none, mend the rest (family, members), then load the file.\n"
    return head + ("slogans:\n" + "".join(items) if items else "slogans: []\n")
