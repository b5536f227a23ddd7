"""What stands beside names of units: words and classes of characters with what they tell, as expressions."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from ..lexicon import read_table

_ROLES = (
    "acts", "holds", "headed", "passing_before", "passing_after", "source", "media", "body", "headline", "local_organ", "village",
    "locative", "zone_organ", "township_ending", "township_after", "county_organ", "prefecture_organ", "road",
    "road_side", "not_road", "water", "not_water", "speech", "post", "abbrev_after", "compound_after", "border_after",
    "plate_after", "not_abbrev_after", "toward", "not_toward_after", "not_side", "word_ending",
    "origin_after", "joint", "river", "level_organ", "abolished", "zone_bracket", "county_rank", "prefecture_rank", "prefecture_level_organ",
    "breach", "follows", "seat_before", "agency", "not_product", "no_movement", "going", "inspected", "toured", "helped",
)  # fmt: skip
HAN = r"[\u3400-\u9fff]"
_LOCATIVE = 4  # the longest word of a place before a name


def is_han(text: str) -> bool:
    """Whether a text (of one character) is a Chinese character; "" is none."""
    return "\u3400" <= text <= "\u9fff"


@functools.cache
def characters(role: str) -> str:
    """The characters of one class."""
    return _classes()[role]


@functools.cache
def _classes() -> dict[str, str]:
    rows = read_table("units/characters.tsv", required=["role", "characters"], optional=["note"], unique="role")
    return {row["role"]: row["characters"] for row in rows}


@functools.cache
def one_of(role: str) -> frozenset[str]:
    """The characters of one class as a set; "" is not in it, as it is in a string."""
    return frozenset(characters(role))


@functools.cache
def neighbours(role: str, *, sure: bool = False) -> tuple[str, ...]:
    """The words of a role beside a unit's name, longest first; ``sure`` leaves the weak ones out."""
    words = {word for word, weak in _neighbours().get(role, ()) if not (sure and weak)}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@functools.cache
def _neighbours() -> dict[str, list[tuple[str, bool]]]:
    rows = read_table(
        "units/neighbours.tsv", required=["word", "role"], optional=["note"], choices={"role": _ROLES, "note": ["weak"]}
    )
    by_role: dict[str, list[tuple[str, bool]]] = {}
    for row in rows:
        by_role.setdefault(row["role"], []).append((row["word"], bool(row["note"])))
    return by_role


@functools.cache
def neighbour(role: str, *, sure: bool = False) -> re.Pattern[str]:
    """`neighbours` as one expression."""
    return alternation(neighbours(role, sure=sure))


@functools.cache
def neighbour_before(role: str) -> re.Pattern[str]:
    """`neighbours` as the end of what stands before a mention."""
    return re.compile(rf"(?:{neighbour(role).pattern})$")


@functools.cache
def _by_last(role: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in neighbours(role):
        found[word[-1]] = (*found.get(word[-1], ()), word)
    return found


def ends_in(role: str, form: str, floor: int, end: int) -> bool:
    """Whether one of the `neighbours` ends at ``end``, or at the end of the line before it, and begins at ``floor`` or
    behind it."""
    if end > floor and form[end - 1] == "\n":
        end -= 1
    found = _by_last(role).get(form[end - 1]) if end > floor else None
    return found is not None and form.endswith(found, floor, end)


def is_free_before(form: str, start: int) -> bool:
    """Whether a stop, a preposition, a conjunction or a verb of place stands before a name."""
    before = form[start - 1] if start else ""
    if not is_han(before) or before in characters("boundary"):
        return True
    return ends_in("locative", form, max(0, start - _LOCATIVE), start)  # 深入|浚县


@functools.cache
def _by_first(role: str, sure: bool) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in neighbours(role, sure=sure):
        found[word[0]] = (*found.get(word[0], ()), word)
    return found


def begins(role: str, form: str, at: int, *, sure: bool = False) -> bool:
    """Whether one of the `neighbours` begins at a place."""
    found = _by_first(role, sure).get(form[at : at + 1])
    return found is not None and form.startswith(found, at)


def alternation(words: Iterable[str]) -> re.Pattern[str]:
    """One expression for a list of literal words, longest first; it fails at once where none can begin."""
    ranked = sorted(set(words), key=lambda word: (-len(word), word))
    if not ranked:
        return re.compile(r"(?!)")
    firsts = "".join(sorted({re.escape(word[0]) for word in ranked}))
    return re.compile(rf"(?=[{firsts}])(?:{'|'.join(map(re.escape, ranked))})")


@functools.cache
def after_short() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What behind a short name shows a unit: (strong enough for ordinary words, enough for other names)."""
    strength = _after_short()
    return alternation(suffix for suffix in strength if strength[suffix] == "organ"), alternation(strength)


@functools.cache
def _after_short() -> dict[str, str]:
    rows = read_table(
        "units/after_short_names.tsv",
        required=["suffix", "strength"],
        unique="suffix",
        choices={"strength": ["organ", "place"]},
    )
    return {row["suffix"]: row["strength"] for row in rows}


@functools.cache
def crossing_words() -> frozenset[str]:
    """Frequent two-character words that may stand astride the edge of a short name."""
    rows = read_table("units/crossing_words.tsv", required=["first", "second"], unique="first")
    return frozenset(row["first"] + second for row in rows for second in row["second"])


@functools.cache
def sign_of_organ() -> re.Pattern[str]:
    """A level sign with an organ or a post of that level: 县委, 区长, 市人大."""
    return re.compile(rf"[{characters('level_sign')}](?:{neighbour('level_organ').pattern})")


@functools.cache
def _abolished_after() -> tuple[frozenset[str], re.Pattern[str]]:
    """What says so within a few characters, and the characters of which one must be among these."""
    return (
        frozenset(word[0] for word in neighbours("abolished")),
        re.compile(rf"[^,。;!?\n]{{0,8}}(?:{neighbour('abolished').pattern})"),
    )


def is_named_as_abolished(form: str, start: int, end: int) -> bool:
    """Whether the words beside a name say that the unit is no more: 原梅县, 梅县撤县设区以来."""
    before = form[start - 1 : start] if start else ""
    firsts, expression = _abolished_after()
    after = not firsts.isdisjoint(form[end : end + 9]) and expression.match(form, end) is not None
    return after or before in one_of("former")


@functools.cache
def surnames() -> frozenset[str]:
    """Family names of one character that are not function words."""
    rows = read_table("people/surnames.tsv", required=["surname"], optional=["note"])
    return frozenset(row["surname"] for row in rows if row["note"] in ("top", "common") and len(row["surname"]) == 1)


@functools.cache
def _surname_ends() -> frozenset[str]:
    """The characters in which family names end."""
    return surnames() | {name[-1] for name in compound_surnames()}


@functools.cache
def compound_surnames() -> frozenset[str]:
    """Family names of two characters that no unit bears."""
    rows = read_table("people/surnames.tsv", required=["surname"], optional=["note"])
    return frozenset(row["surname"] for row in rows if len(row["surname"]) == 2)


@functools.cache
def _before_people() -> re.Pattern[str]:
    rows = read_table("units/byline_words.tsv", required=["word", "note"], unique="word")
    words = alternation(row["word"] for row in rows).pattern
    return re.compile(
        rf"(?:{words}|[{characters('post_head')}][{characters('post_end')}])"
        r"(?:\([^()\n]{1,6}\))?(?P<gap>[:/ ]{0,2}\n?)\Z"
    )


@functools.cache
def _ends_before_people() -> frozenset[str]:
    """The characters in which `_before_people` can end, that of a line among them."""
    rows = read_table("units/byline_words.tsv", required=["word", "note"], unique="word")
    return frozenset((*(row["word"][-1] for row in rows), *characters("post_end"), *":/ )\n"))


@functools.cache
def before_people() -> frozenset[str]:
    """The characters behind one of which a name can be a person's (`follows_a_surname`, `names_a_person`)."""
    return _surname_ends() | _ends_before_people()


def names_a_person(form: str, start: int, end: int) -> bool:
    """Whether a post or a byline's label makes a name behind it a person's: 编辑:江宁, 镇长安康; not 记者:德保的生活."""
    if not start or form[start - 1] not in _ends_before_people():
        return False
    match = _before_people().search(form[max(0, start - 16) : start])
    if match is None:
        return False
    # Behind a colon, a space or the end of a line words may go on: what is no longer than a person's name is one.
    return not match["gap"] or not (is_han(form[end : end + 1]) and is_han(form[end + 1 : end + 2]))


@functools.cache
def _before_surname() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{neighbour('post').pattern}|[{characters('post_head')}][{characters('post_end')}]|[{re.escape(characters('person_mark'))}])$"
    )


def follows_a_surname(form: str, start: int) -> bool:
    """Whether a family name stands right before, itself after a post or a stop: 书记魏|东川, not 长江|九江."""
    if not start or form[start - 1] not in _surname_ends():
        return False
    if start > 1 and form[start - 2 : start] in compound_surnames():
        return True
    if form[start - 1] not in surnames():
        return False
    before = form[max(0, start - 5) : start - 1]
    return not is_han(before[-1:]) or _before_surname().search(before) is not None


def names_a_river(form: str, start: int, end: int) -> bool:
    """Whether a name is that of a river or a lake: 黑龙江|右岸, 赣江|流域."""
    return form[end - 1] in characters("water_end") and neighbour("river").match(form, end) is not None


def names_a_side(form: str, end: int) -> bool:
    """Whether the side of a river or a hill stands at ``end``: 长江南|岸."""
    return form[end : end + 1] in one_of("side") and not neighbour("not_side").match(form, end)


def behind_short_name(form: str, end: int) -> re.Match[str] | None:
    """All that is asked of what stands behind a short name, in groups that lie ahead of an empty match: ``organ`` or else
    ``place`` (see `after_short`), ``other`` (a road, a water, a mountain, a dish or a product), ``seat`` (an organ of a
    地区), ``rank`` (an organ of a prefecture); None where none of these stands there."""
    if not may_show_short_name(form, end):
        return None
    match = _behind_short_name()[2].match(form, end)
    return match if match is not None and match.lastindex is not None else None


def may_show_short_name(form: str, end: int) -> bool:
    """Whether what stands behind a short name may be any of what `behind_short_name` looks for, by how it begins."""
    firsts, openings, _ = _behind_short_name()
    return form[end : end + 1] in firsts or form[end : end + 2] in openings


@functools.cache
def _behind_short_name() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """The characters and the pairs of them with which it can begin, and the expression."""
    strong, weak = after_short()
    products = [row["suffix"] for row in read_table("units/products.tsv", required=["suffix", "note"])]
    roles = ("road", "water", "prefecture_organ", "prefecture_level_organ")
    behind = {*_after_short(), *products, *(word for role in roles for word in neighbours(role))}
    sides = neighbours("road_side")
    firsts = frozenset((*(word for word in behind if len(word) == 1), *(word[0] for word in sides)))
    side, road, water, seat, rank = (neighbour(role).pattern for role in ("road_side", *roles))
    no_road, no_water, no_product = (neighbour(role).pattern for role in ("not_road", "not_water", "not_product"))
    product = rf"(?:{alternation(products).pattern})(?!{no_product})"
    other = rf"(?:{side}){{0,2}}(?!{no_road})(?:{road})|(?!{no_water})(?:{water})|{product}"
    return firsts, frozenset(word[:2] for word in behind), re.compile(
        rf"(?:(?=(?P<organ>{strong.pattern}))|(?=(?P<place>{weak.pattern}))|)(?:(?=(?P<other>{other}))|)"
        rf"(?:(?=(?P<seat>{seat}))|)(?:(?=(?P<rank>{rank}))|)"
    )
