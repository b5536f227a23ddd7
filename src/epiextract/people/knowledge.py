"""What the room knows of names: the tables of ``patterns/people``, read once and shaped for look-up."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from ..lexicon import Row, read_column, read_table, values
from ..offices import ends_in_post, posts

_SURNAME_SCORES = {"top": 1, "common": 0, "rare": -1, "compound": 2}
_FUNCTION_PENALTY = -2
#: Marks and characters that may follow a name of any shape: of rosters, brackets and appointments; and of counts.
LISTING = frozenset("、(,:和与及为任")
COUNTING = frozenset("等一两二三四五六七八九十0123456789")
#: The score of a character that is not listed: possible in a given name, but rare.
UNLISTED_GIVEN = -1


@dataclass(frozen=True, slots=True)
class Surnames:
    """Family names with the weight of each; ``heads`` are the characters a surname begins with."""

    scores: dict[str, int]
    compounds: frozenset[str]
    compound_openings: frozenset[str]
    function: frozenset[str]
    heads: frozenset[str]
    longest: int


@functools.cache
def surnames() -> Surnames:
    """The surnames of ``patterns/people/surnames.tsv``."""
    scores: dict[str, int] = {}
    function = set()
    rows = read_table("people/surnames.tsv", required=["surname"], optional=["note"], unique="surname",
                      choices={"note": (*_SURNAME_SCORES, "function")})
    for row in rows:
        notes = values(row["note"])
        scores[row["surname"]] = _SURNAME_SCORES[notes[0]]
        if "function" in notes:
            function.add(row["surname"])
            scores[row["surname"]] += _FUNCTION_PENALTY
    compounds = frozenset(name for name in scores if len(name) > 1)
    openings = frozenset(name[:2] for name in compounds)
    return Surnames(scores, compounds, openings, frozenset(function), frozenset(name[0] for name in scores),
                    max(map(len, scores)))


@functools.cache
def given_scores() -> dict[str, int]:
    """How well each character serves in a given name, from 2 (typical) down to -6."""
    scores: dict[str, int] = {}
    for row in read_table("people/given.tsv", required=["score", "characters"]):
        scores.update(dict.fromkeys(row["characters"], int(row["score"])))
    return scores


def given_score(characters: str) -> int:
    """The summed score of the characters of a given name."""
    scores = given_scores()
    return sum(scores.get(c, UNLISTED_GIVEN) for c in characters)


@functools.cache
def words() -> dict[str, str]:
    """Ordinary words, each with its kind: noun, verb, adverbial or closed."""
    found: dict[str, str] = {}
    for row in read_table("people/words.tsv", required=["head", "kind", "tails"],
                          choices={"kind": ("noun", "verb", "adverbial", "closed")}):
        head, kind = row["head"], row["kind"]
        for tail in row["tails"].split("|"):
            found[head + tail] = kind
    for name in borne():
        if found.get(name, "closed") not in ("adverbial", "closed"):
            found[name] = "noun"
    for name in borne_if_shown():
        if found.get(name, "closed") == "closed":
            found[name] = "adverbial"
    return found


@functools.cache
def borne() -> frozenset[str]:
    """Ordinary words that people bear as names."""
    return _names("")


@functools.cache
def borne_if_shown() -> frozenset[str]:
    """Those that are names only where what follows shows one beyond doubt (许可)."""
    return _names("yes") | borne_if_listed()


@functools.cache
def borne_if_listed() -> frozenset[str]:
    """Those of them that are names only in a list or before brackets (何时)."""
    return _names("listed")


def _names(shown: str) -> frozenset[str]:
    choices = {"shown": ["yes", "listed"]}
    rows = read_table("people/names.tsv", required=["theme", "names"], optional=["shown"], unique="theme", choices=choices)
    return frozenset(name for row in rows if row["shown"] == shown for name in values(row["names"]))


@functools.cache
def continuations() -> frozenset[str]:
    """What stands directly after a post where no name follows."""
    rows = read_table("people/continuations.tsv", required=["kind", "words"], unique="kind")
    return frozenset(word for row in rows for word in values(row["words"])) - borne()


@functools.cache
def long_words() -> frozenset[str]:
    """Ordinary words of more than three characters that begin like names."""
    return frozenset(word for word in words() if len(word) > 3)


@functools.cache
def followers() -> dict[str, str]:
    """What stands after a name, each with its kind."""
    return {row["follower"]: row["kind"] for row in _follower_rows()}


def _follower_rows() -> list[Row]:
    kinds = ("speech", "act", "attend", "sanction", "holding", "join", "adverb", "coverb", "list", "particle")
    return read_table("people/followers.tsv", required=["follower", "kind"], optional=["office"], unique="follower",
                      choices={"kind": kinds, "office": ("yes",)})


@functools.cache
def single_ends() -> frozenset[str]:
    """The characters and marks that may follow a name by themselves."""
    return LISTING | COUNTING | {word for word in followers() if len(word) == 1}


@functools.cache
def to_office() -> frozenset[str]:
    """What goes on from a name to the post in a decision: 辞去, 为; forms of address may stand between."""
    return addresses() | {row["follower"] for row in _follower_rows() if row["office"]}


@functools.cache
def appointing() -> tuple[str, ...]:
    """The verbs of appointing and dismissing."""
    return tuple(word for word, kinds in contexts().items() if "appoint" in kinds)


def no_post(post: str) -> re.Pattern[str] | None:
    """What shows, directly after what looks like ``post``, that no post stands there (长期, 委员会)."""
    after = [
        re.escape(row["after"]) + (f"(?!{'|'.join(map(re.escape, values(row['unless'])))})" if row["unless"] else "")
        for row in read_table("titles/continuations.tsv", required=["ending", "after"], optional=["unless", "note"])
        if post.endswith(row["ending"])
    ]
    return re.compile("|".join(after)) if after else None


@functools.cache
def contexts() -> dict[str, tuple[str, ...]]:
    """Words that stand directly before a name (posts included), each with its kinds."""
    kinds = (
        "title", "credit", "address", "agent", "appoint", "taking", "role", "foreign", "press", "lead", "label", "intro",
        "honorific", "home",
    )
    rows = read_table("people/contexts.tsv", required=["context", "kind"], unique="context", choices={"kind": kinds})
    found = {row["context"]: values(row["kind"]) for row in rows}
    endings = tuple(post for post in posts() if len(post) > 1)
    for word, its_kinds in found.items():
        if "role" in its_kinds and word.endswith(endings):
            found[word] = ("post", *its_kinds)  # 专家组组长
    for post in posts():
        found[post] = ("post", *found.get(post, ()))
    return found


@functools.cache
def after_names() -> frozenset[str]:
    """Posts and forms of address that stand directly after a name."""
    honorifics = {word for word, kinds in contexts().items() if "honorific" in kinds and "home" not in kinds}
    return posts() | honorifics | {modifier + post for modifier in post_modifiers() for post in posts()}


@functools.cache
def addresses() -> frozenset[str]:
    """The forms of address that show a name even where the name is also a word."""
    return frozenset(word for word, kinds in contexts().items() if "address" in kinds)


@functools.cache
def before_address() -> re.Pattern[str]:
    """The characters up to a form of address that stands after a full name."""
    ends = "|".join(word for word, kinds in contexts().items() if "address" in kinds and "role" not in kinds)
    return re.compile(f"([\u4e00-\u9fff]{{2,8}}?)(?:{ends})")


@functools.cache
def post_modifiers() -> frozenset[str]:
    """What may stand between a name and the post after it (周正副市长)."""
    rows = read_table("titles/modifiers.tsv", required=["modifier", "position"], optional=["meaning", "in_post"])
    single = {row["modifier"] for row in rows if row["position"] == "before_post"}
    return frozenset(single | {word + "副" for word in single if word != "副"})


@functools.cache
def modifier_ends() -> frozenset[str]:
    """The last characters of those modifiers."""
    return frozenset(modifier[-1] for modifier in post_modifiers())


@functools.cache
def signs(use: str) -> frozenset[str]:
    """The characters of ``patterns/people/signs.tsv`` for one use."""
    rows = read_table("people/signs.tsv", required=["use", "characters"], unique="use")
    return frozenset(next(row["characters"] for row in rows if row["use"] == use))


@functools.cache
def of_kind(kind: str) -> frozenset[str]:
    """The words of one kind among those that stand before names."""
    return frozenset(word for word, kinds in contexts().items() if kind in kinds)


@functools.cache
def hiding() -> frozenset[str]:
    """Words that hide a post (主席语录), but not those that name a person all the same (农业银行行长)."""
    rows = read_table("titles/traps.tsv", required=["word"], optional=["note"])
    return frozenset(
        row["word"] for row in rows
        if row["word"] not in contexts() and not (row["note"].startswith("people of") and ends_in_post(row["word"]))
    )


@functools.cache
def ending_lengths() -> dict[str, tuple[int, ...]]:
    """The first two characters of what may follow a name to the lengths that occur, longest first."""
    lengths: dict[str, set[int]] = {}
    for word in (*followers(), *after_names()):
        if len(word) > 1:
            lengths.setdefault(word[:2], set()).add(len(word))
    return {opening: tuple(sorted(found, reverse=True)) for opening, found in lengths.items()}


@functools.cache
def prepositions() -> frozenset[str]:
    """The prepositions of one character that often stand before a name."""
    return frozenset(word for word in of_kind("intro") if len(word) == 1)


#: Marks behind which a clause opens.
CLAUSE_MARKS = "\n,。;:!?、()“”‘’>|】》…—-"
#: Characters that end time words and the like, after which a clause goes on.
TIME_ENDS = "日时分晚午后据"


def opens_clause(form: str, start: int) -> bool:
    """Whether a clause or a line starts at ``start``, or a time word ends there.

    >>> opens_clause("会后,高峰指出", 3), opens_clause("返程高峰", 2)
    (True, False)
    """
    before = form[max(0, start - 5) : start].rstrip(" ")
    return before == "" or before[-1] in CLAUSE_MARKS or before[-1] in TIME_ENDS


@functools.cache
def ethnic_elements() -> dict[str, tuple[str, ...]]:
    """Elements of names written without a dot, each with the regions where it is used."""
    rows = read_table("people/ethnic.tsv", required=["element", "region"], unique="element",
                      choices={"region": ("tibetan", "mongolian", "uyghur", "other")})
    return {row["element"]: values(row["region"]) for row in rows}


_MOST_ELEMENTS = 4  # of a name


@functools.cache
def _elements_of_regions(dotted: bool) -> tuple[tuple[frozenset[str], range], ...]:
    """The elements of each region and their lengths; ``dotted`` leaves out where names have never a middle dot."""
    by_region: dict[str, set[str]] = {}
    for element, regions in ethnic_elements().items():
        for region in regions:
            if not dotted or region != "other":
                by_region.setdefault(region, set()).add(element)
    return tuple(
        (frozenset(elements), range(min(map(len, elements)), max(map(len, elements)) + 1)) for elements in by_region.values()
    )


def ethnic_ends(form: str, start: int, *, dotted: bool = False) -> set[int]:
    """Where a name of one to four elements of one region that starts at ``start`` may end.

    >>> sorted(ethnic_ends("斯琴图雅主持", 0))
    [2, 3, 4]
    """
    ends: set[int] = set()
    for elements, lengths in _elements_of_regions(dotted):
        reached = {start}
        for _ in range(_MOST_ELEMENTS):
            reached = {at + len(part) for at in reached for length in lengths if (part := form[at : at + length]) in elements}
            if not reached:
                break
            ends |= reached
    return ends


@functools.cache
def transliteration() -> frozenset[str]:
    """The characters that write foreign names."""
    rows = read_table("people/transliteration.tsv", required=["characters"])
    return frozenset("".join(row["characters"] for row in rows))


@functools.cache
def namesakes() -> re.Pattern[str]:
    """What is named for persons: behind a name in transcription it shows that no person is meant."""
    rows = read_table("people/namesakes.tsv", required=["word"], unique="word")
    return re.compile("|".join(re.escape(row["word"]) for row in rows))


@functools.cache
def leaders() -> dict[str, str]:
    """Names that stand in standing phrases without a post, each with what makes them a mere doctrine's name."""
    rows = read_table("people/leaders.tsv", required=["name"], optional=["doctrine"], unique="name")
    return {row["name"]: row["doctrine"] for row in rows}


@functools.cache
def name_heads() -> frozenset[str]:
    """Every character that a name may begin with."""
    return surnames().heads | {element[0] for element in ethnic_elements()}


@functools.cache
def name_sounds() -> frozenset[str]:
    """The characters that write names in transcription, foreign or from the languages of China."""
    return transliteration() | frozenset("".join(ethnic_elements()))


@functools.cache
def places_abroad() -> frozenset[str]:
    """Countries, cities and bodies abroad that may read like a person's name."""
    return frozenset(read_column("people/places_abroad.tsv", "name"))


@functools.cache
def native_sounds() -> frozenset[str]:
    """The characters that write names in the languages of China."""
    return frozenset("".join(ethnic_elements()))


@functools.cache
def ethnic_openings() -> frozenset[str]:
    """The first two characters of every element of names written without a dot."""
    return frozenset(element[:2] for element in ethnic_elements())


@functools.cache
def long_openings() -> frozenset[str]:
    """The first two characters of names that may be longer than three: clan names, and names without a surname."""
    return surnames().compound_openings | ethnic_openings()


@functools.cache
def sure_openings() -> frozenset[str]:
    """The first two characters of long names and of long words borne as names, which their form does not show."""
    return long_openings() | {name[:2] for name in borne() if len(name) > 2}


@functools.cache
def credits() -> tuple[str, ...]:
    """What stands directly after a name in a byline: 摄, 报道, the longest first."""
    return tuple(sorted((word for word, kinds in contexts().items() if "credit" in kinds), key=len, reverse=True))
