"""For researchers: the lexicon as a table, and who used which wording where and when over a corpus."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..errors import InputError
from ..lexicon import read_table, values
from ..matching import matching_form
from ..results import ErrorResult, Result, Slogan
from .compiled import PatternFile, lexicon_of

if TYPE_CHECKING:
    import pandas as pd

_MARKS = re.compile("[“”‘’\"'\\s]+")
_JOINTS = re.compile("[,;，；]")
_PARAGRAPH = re.compile("\n")


def lexicon(patterns: Iterable[PatternFile] = ()) -> pd.DataFrame:
    """Every known slogan as a pandas frame, one row an entry (needs the extra ``frames``).

    Columns: ``slogan_id`` ``canonical`` ``family`` ``domain`` ``level`` ``members`` ``variants`` (lists) ``first`` ``last``
    (days of official use, where known) ``successor`` ``attested`` ``source``. ``patterns`` are your own pattern files.
    Raises `PatternError` for a broken file and `InputError` where pandas is missing.

    >>> table = lexicon()
    >>> table.loc[table.canonical == "四个意识", "family"].item()
    'numbered'
    """
    columns = ("canonical", "family", "domain", "level", "members", "variants", "first", "last", "successor", "attested", "source")
    rows = [
        {"slogan_id": entry.id, **{name: _cell(getattr(entry, name)) for name in columns}}
        for entry in lexicon_of(patterns).entries
    ]
    return _frame(rows, ("slogan_id", *columns))


def trace(results: Iterable[Result | ErrorResult]) -> pd.DataFrame:
    """Counts of slogans by wording, speaker, unit and date over a corpus (needs the extra ``frames``).

    One row for each combination of ``slogan_id`` (None for slogans found by grammar), ``canonical``, ``family``,
    ``variant`` (the wording as written, in Simplified characters, without quotation marks), ``speaker`` (whom the
    paragraph last let speak before it: 王伟强调; None for the report's own words), ``unit`` (code of the unit in which
    the speaker holds office, else of the publisher) and ``date`` (of publication), with ``count``. Error results are
    passed over. Results are read one by one, so that an iterator over a large corpus does.

    >>> import epiextract
    >>> page = "市委书记李明在会上强调,要增强“四个意识”,坚持联防联控。"
    >>> table = trace([epiextract.extract(page, published="2020-02-03", region="320100")])
    >>> table[["canonical", "variant", "speaker", "unit", "count"]].values.tolist()
    [['四个意识', '四个意识', '李明', '320100', 1], ['联防联控、群防群治', '联防联控', '李明', '320100', 1]]
    """
    counts: Counter[Use] = Counter()
    for result in results:
        if not isinstance(result, ErrorResult):
            counts.update(_uses(result))
    rows = [{**use._asdict(), "count": count} for use, count in counts.items()]
    return _frame(rows, (*Use._fields, "count"))


class Use(NamedTuple):
    """One use of a slogan: what is counted."""

    slogan_id: str | None
    canonical: str
    family: str
    variant: str
    speaker: str | None
    unit: str | None
    date: str | None


def _uses(result: Result) -> Iterator[Use]:
    speakers = _speakers(result)
    units = {holding.person: holding.unit.code for holding in reversed(result.holdings) if holding.unit is not None}
    for slogan in result.slogans:
        speaker = _speaker_of(slogan, speakers, result.raw)
        unit = units.get(speaker) if speaker is not None else None
        yield Use(
            slogan.slogan_id,
            slogan.canonical,
            slogan.family,
            variant_of(slogan),
            speaker,
            unit or result.document.region,
            result.document.published,
        )


def variant_of(slogan: Slogan) -> str:
    """The wording as written, in Simplified characters, without quotation marks, members joined by ``、``.

    >>> variant_of(Slogan(0, 9, "外防輸入,内防反彈", "外防输入、内防反弹"))
    '外防输入、内防反弹'
    """
    return _JOINTS.sub("、", _MARKS.sub("", matching_form(slogan.text)))


def _speakers(result: Result) -> list[tuple[int, str]]:
    """Where somebody begins to speak, in order: behind each name a verb of speech follows in the same clause."""
    form = matching_form(result.raw)
    found = []
    for person in result.people:
        for mention in person.mentions:
            verb = _speech().match(form, mention.end)
            if verb is not None and not person.byline:
                found.append((verb.end(), person.name))
    return sorted(found)


@functools.cache
def _speech() -> re.Pattern[str]:
    rows = read_table("slogans/grammar/speech.tsv", required=["kind", "words"], unique="kind", choices={"kind": ["verb", "before"]})
    words = {row["kind"]: "|".join(sorted(map(re.escape, values(row["words"])), key=len, reverse=True)) for row in rows}
    return re.compile(f"(?:[^,。;!?\n]{{0,12}}?,)?(?:{words['before']}){{0,3}}[^,。;!?\n]{{0,6}}?(?:{words['verb']})")


def _speaker_of(slogan: Slogan, speakers: list[tuple[int, str]], raw: str) -> str | None:
    before = bisect_right(speakers, (slogan.start, "\U0010ffff")) - 1
    if before < 0:
        return None
    since, name = speakers[before]
    return None if _PARAGRAPH.search(raw, since, slogan.start) else name


def _cell(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _frame(rows: list[dict[str, object]], columns: tuple[str, ...]) -> pd.DataFrame:
    try:
        import pandas as pd
    except ImportError:
        raise InputError("this table needs pandas; install it with pip install 'epiextract[frames]'") from None
    frame: pd.DataFrame = pd.DataFrame(rows, columns=list(columns), dtype=object)  # what is not known stays None
    return frame.astype({"count": int}) if "count" in columns else frame
