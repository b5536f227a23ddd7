"""The typed results: frozen, slotted, and the same in Python, JSON and tables.

Offsets are half-open, in code points. In a `Result` they count in the raw page; what a room's own
``find`` returns counts in the text it was given. Values (``post``, ``canonical``, names) are in
Simplified characters whatever the script of the page. Codes are GB/T 2260 (six digits), nine
digits for townships, ``000000`` for the state.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Doc

    from .cleaning import CleanText

Level = Literal["state", "province", "prefecture", "county", "township", "zone"]
DateKind = Literal["point", "range", "duration", "set", "vague"]
SloganFamily = Literal["numbered", "formula", "parallel", "coinage"]
Status = Literal["former", "dismissed", "proposed"]

#: The layers of mentions, in the order in which results list them.
MENTION_LAYERS = ("titles", "people", "units", "dates", "slogans")
#: Every layer of a result.
LAYERS = (*MENTION_LAYERS, "holdings", "other_posts", "activities", "statements")


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit as a value: what a post belongs to.

    >>> Unit("320100", "南京市", "prefecture")
    Unit(code='320100', name='南京市', level='prefecture')
    """

    code: str
    name: str
    level: Level


@dataclass(frozen=True, slots=True)
class Title:
    """A post in Party, state, army, mass organisation or institution, as written.

    ``post`` is the post without unit and organ, ``organ`` its body's short form, ``unit`` the
    administrative unit in which it is held, ``person`` the full name of who holds it; each is None
    where the document does not tell. ``because`` says by what an inferred unit was settled.
    """

    start: int
    end: int
    text: str
    post: str
    organ: str | None = None
    unit: Unit | None = None
    person: str | None = None
    collective: bool = False
    modifiers: tuple[str, ...] = ()
    rank: str | None = None
    rule: str = ""
    because: str | None = None


@dataclass(frozen=True, slots=True)
class PersonMention:
    """One place where a person's full name stands."""

    start: int
    end: int
    text: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A named person with every mention of the full name; ``byline`` for press bylines."""

    name: str
    byline: bool = False
    mentions: tuple[PersonMention, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A place where a unit is named or pointed at.

    ``code`` is None where the document does not settle which unit is meant; ``candidates`` then
    lists the codes that remain possible. ``parent`` is the code of the unit above (for a zone: the
    unit that holds it).
    """

    start: int
    end: int
    text: str
    name: str | None = None
    code: str | None = None
    level: Level | None = None
    parent: str | None = None
    deictic: bool = False
    abbrev: bool = False
    candidates: tuple[str, ...] = ()
    rule: str = ""
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """An expression of calendar or clock time.

    ``first`` and ``last`` are the first and last calendar day (``2020-01-28``) or minute
    (``2020-02-03T24:00``) named, None on an open side. ``timex`` is the TIMEX3 value
    (ISO-TimeML, ISO 24617-1), ``edtf`` the Extended Date/Time Format (ISO 8601-2) where it has one.
    """

    start: int
    end: int
    text: str
    kind: DateKind
    first: str | None = None
    last: str | None = None
    timex: str | None = None
    edtf: str | None = None
    anchor: str | None = None
    rule: str = ""
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Slogan:
    """A fixed political or policy formula (提法), verbatim and in canonical form."""

    start: int
    end: int
    text: str
    canonical: str
    slogan_id: str | None = None
    family: SloganFamily = "formula"
    members: tuple[str, ...] = ()
    rule: str = ""
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """The document asserts that a person holds a post at its time."""

    person: str
    post: str
    organ: str | None = None
    unit: Unit | None = None
    as_of: str | None = None
    evidence: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class OtherPost:
    """A post that a person held before, lost, or is proposed for."""

    person: str
    post: str
    status: Status
    organ: str | None = None
    unit: Unit | None = None
    as_of: str | None = None
    evidence: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Activity:
    """An official activity the document reports."""

    kind: str
    date: str | None = None
    people: tuple[str, ...] = ()
    body: str | None = None
    unit: Unit | None = None
    place: str | None = None
    evidence: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, with the directives in it."""

    speaker: str | None
    verb: str
    date: str | None = None
    content: tuple[int, int] | None = None
    directives: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One of the articles on a page, from its headline to its last line."""

    start: int
    end: int
    headline: str | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that is not the page's report.

    ``kind`` is ``navigation`` ``tools`` ``publication`` ``source`` ``byline`` ``labels`` ``edition`` ``share``
    ``disclaimer`` ``comments`` ``neighbours`` ``copyright`` ``continuation`` ``site`` or ``outside`` (of the main
    content of an HTML page, where that was asked for).
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """A line that says again, word for word, what the line at ``of`` says."""

    start: int
    end: int
    of: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """What the page says of itself; each value None or empty when absent.

    ``published`` is an ISO day, ``published_time`` the clock time beside it; ``region`` the code of the unit the
    publisher belongs to, ``region_because`` what it was inferred by (``given`` ``source`` ``site`` ``title``
    ``signature`` …); ``edition`` and ``column`` are a newspaper page's number and name (第01版:要闻), ``views`` is how
    often a web page was read.
    """

    title: str | None = None
    published: str | None = None
    source: str | None = None
    region: str | None = None
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    subtitle: str | None = None
    published_time: str | None = None
    region_because: str | None = None
    photographers: tuple[str, ...] = ()
    edition: str | None = None
    column: str | None = None
    views: int | None = None
    articles: tuple[Article, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    repeats: tuple[Repeat, ...] = ()


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of library and lexicons that made a result."""

    epiextract: str
    lexicons: str


@dataclass(frozen=True, slots=True)
class ErrorResult:
    """What a batch yields for a record that could not be read."""

    id: str | int | None
    type: str
    message: str

    def to_dict(self) -> dict[str, Any]:
        """The record as OUTPUT has it: ``{"id", "error": {"type", "message"}}``."""
        return {"id": self.id, "error": {"type": self.type, "message": self.message}}

    def to_json(self) -> str:
        """`to_dict` as one line of JSON."""
        from .outputs.json import dumps

        return dumps(self.to_dict())


@dataclass(frozen=True, slots=True, repr=False)
class Result:
    """Everything epiextract found on one page."""

    id: str | int | None
    document: Document
    versions: Versions
    raw: str = field(repr=False)
    titles: tuple[Title, ...] = ()
    people: tuple[Person, ...] = ()
    units: tuple[UnitMention, ...] = ()
    dates: tuple[Date, ...] = ()
    slogans: tuple[Slogan, ...] = ()
    holdings: tuple[Holding, ...] = ()
    other_posts: tuple[OtherPost, ...] = ()
    activities: tuple[Activity, ...] = ()
    statements: tuple[Statement, ...] = ()
    clean: CleanText | None = field(default=None, compare=False)
    doc: Doc | None = field(default=None, compare=False)

    def to_dict(self, *, include_text: bool = False) -> dict[str, Any]:
        """The result as plain data, shaped by OUTPUT; ``include_text`` adds the clean text."""
        from .outputs.json import result_to_dict

        return result_to_dict(self, include_text=include_text)

    def to_json(self, *, include_text: bool = False) -> str:
        """`to_dict` as one line of JSON."""
        from .outputs.json import dumps

        return dumps(self.to_dict(include_text=include_text))

    def to_frame(self, layer: str) -> pd.DataFrame:
        """One layer as a pandas frame, one row a mention (needs the extra ``frames``)."""
        from .outputs.frame import result_to_frame

        return result_to_frame(self, layer)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, layer))} {layer}" for layer in LAYERS if getattr(self, layer))
        name = self.document.title or self.id
        return f"<Result {name!r}: {counts or 'nothing found'}>"

    def _repr_html_(self) -> str:
        from .outputs.html import result_to_html

        return result_to_html(self)

    def __reduce__(self) -> tuple[type[Result], tuple[Any, ...]]:
        """Pickles and copies leave the spaCy Doc out."""
        return type(self), tuple(None if f.name == "doc" else getattr(self, f.name) for f in fields(self))
