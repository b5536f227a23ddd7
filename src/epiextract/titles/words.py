"""The lexicon of titles, compiled once for the grammar."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .. import lexicon
from ..matching import Automaton

#: Signs of an administrative level that may stand for a unit before an organ or inside a post.
SIGNS = "省市区县州盟旗镇乡村"
#: Private characters that stand for a unit's and an organ's characters where a rule needs only their kind.
UNIT_MASK, ORGAN_MASK = "\ue000", "\ue001"

#: Where posts and organs usually stand.
_LEVELS = ("central", "province", "prefecture", "county", "township", "village", "any")
_BOUNDARY_KINDS = ("stop", "name", "field", "sent", "compound", "apposition")
_POST_COLUMNS = ("post", "kind", "level", "bare", "source")


@dataclass(frozen=True, slots=True)
class Post:
    """A head word: ``bare`` posts are titles even with nothing beside them."""

    post: str
    kinds: frozenset[str]
    bare: bool
    level_sign: str
    value: str  # the post alone, with which the words end (支书 of 村支书)


class Endings:
    """Which of many terms a text ends with, the longest first.

    >>> Endings(["局", "公安局"]).at("市公安局", 4)
    '公安局'
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = frozenset(terms)
        lengths: dict[str, set[int]] = {}
        for term in self._terms:
            if term:
                lengths.setdefault(term[-1], set()).add(len(term))
        self._lengths = {last: sorted(found, reverse=True) for last, found in lengths.items()}

    def at(self, text: str, end: int) -> str | None:
        """The longest term that ends at ``end``, or None."""
        for length in self._lengths.get(text[end - 1 : end], ()):
            if length <= end and text[end - length : end] in self._terms:
                return text[end - length : end]
        return None

    def all_at(self, text: str, end: int) -> list[str]:
        """Every term that ends at ``end``, the longest first."""
        lengths = (length for length in self._lengths.get(text[end - 1 : end], ()) if length <= end)
        return [text[end - length : end] for length in lengths if text[end - length : end] in self._terms]


@dataclass(frozen=True, slots=True)
class Words:
    """Everything the grammar of titles knows by heart."""

    posts: dict[str, Post]
    ranks: frozenset[str]
    central: dict[str, tuple[str, str | None]]
    heads: frozenset[str]  # posts, ranks, central titles, collective heads and the longer words and grades that hide one
    organs: Automaton  # with level signs of two and more characters
    bare_organs: frozenset[str]
    central_organs: frozenset[str]
    organ_suffixes: Endings
    modifiers: Endings
    modifier_meanings: dict[str, str]
    outside_modifiers: Endings  # before the span: 挂职, 兼任
    bracket_modifiers: re.Pattern[str]  # behind a post or its holder: (挂职), (兼)
    stop: re.Pattern[str]  # with the longer words that only contain a stop as the group "name"
    fields: Endings  # words that belong to a branch's name before its unit
    sent_to: re.Pattern[str]  # words that place one unit's team in another: 驻, 对口支援
    compounds: frozenset[str]
    long_signs: frozenset[str]
    zone_signs: frozenset[str]
    village_signs: frozenset[str]  # of two and more characters (嘎查)
    apposition: re.Pattern[str]  # from a post to its holder: 、主任医师, 、县水利局退休干部
    usual_surnames: frozenset[str]
    single_posts: frozenset[str]
    corps: dict[str, str]  # division of the Corps: code of its city
    foreign: Endings  # countries and international organisations
    of_foreign: Endings  # what may stand between one of them and a post
    decisions: dict[str, re.Pattern[str]]  # by meaning: appoint, dismiss, propose
    headings: re.Pattern[str]  # of lists of decisions, a group a meaning
    cues: dict[str, str]
    cue_endings: Endings
    collective_heads: dict[str, str]
    collective_cores: frozenset[str]
    collective_endings: Endings
    bare_collectives: frozenset[str]
    collective_prefixes: Endings
    weak_prefixes: frozenset[str]
    continued: re.Pattern[str]
    grade_words: frozenset[str]
    grades: re.Pattern[str]  # levels, and ranks of soldiers, police, judges
    insignia: re.Pattern[str]  # those ranks alone, as they stand behind a name (甲少将)

    def stops(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where words stand that cannot be inside an organ's name."""
        return (stop.span() for stop in self.stop.finditer(text, start, end) if stop.lastgroup is None)


@functools.cache
def words() -> Words:
    """The compiled lexicon.

    Raises `PatternError` for a broken file.
    """
    posts = {row["post"]: _post(row) for row in _posts()}
    ranks = frozenset(row["rank"] for row in lexicon.read_table("titles/ranks.tsv", required=["rank"], optional=["note"]))
    traps = [row["word"] for row in lexicon.read_table("titles/traps.tsv", required=["word"], optional=["note"])]
    central = {
        row["title"]: (row["post"], row["organ"] or None)
        for row in lexicon.read_table("titles/central.tsv", required=["title", "post"], optional=["organ", "source"])
    }
    organ_rows = lexicon.read_table(
        "titles/organs.tsv",
        required=["organ", "kind", "signs", "level", "bare"],
        optional=["central", "source"],
        choices={"level": _LEVELS},
        unique="organ",
    )
    modifier_rows = lexicon.read_table(
        "titles/modifiers.tsv", required=["modifier", "meaning", "position"], optional=["in_post", "note"]
    )
    boundary_rows = lexicon.read_table(
        "titles/boundaries.tsv",
        required=["word", "kind"],
        optional=["note"],
        choices={"kind": _BOUNDARY_KINDS},
    )
    boundaries = {kind: [row["word"] for row in boundary_rows if row["kind"] == kind] for kind in _BOUNDARY_KINDS}
    cue_rows = lexicon.read_table("titles/cues.tsv", required=["cue", "meaning"], optional=["note"])
    foreign_rows = lexicon.read_table(
        "titles/foreign.tsv", required=["word", "kind"], unique="word", choices={"kind": ["country", "organization", "between"]}
    )
    heads_rows = lexicon.read_table("titles/collectives.tsv", required=["head", "post"], optional=["bare", "note"], unique="head")
    prefixes = lexicon.read_table("titles/collective_prefixes.tsv", required=["prefix", "supports"], optional=["note"])
    grade_rows = lexicon.read_table("titles/grades.tsv", required=["grade", "kind"], optional=["note"], unique="grade")
    levels = {
        row["sign"]: row["level"]
        for row in lexicon.read_table("titles/levels.tsv", required=["sign", "level"], optional=["note"], unique="sign")
    }
    long_signs = frozenset(sign for sign in levels if len(sign) > 1 and not _is_plural(sign))
    collective_cores = _cores({row["head"] for row in heads_rows})
    decision_verbs = _decision_verbs()
    decisions = {meaning: re.compile(_any_of(verbs)) for meaning, verbs in decision_verbs.items()}
    before_post = [row["modifier"] for row in modifier_rows if "before_post" in row["position"]]
    return Words(
        posts=posts,
        ranks=ranks,
        central=central,
        heads=frozenset([*posts, *ranks, *central, *collective_cores, *traps, *(row["grade"] for row in grade_rows)]),
        organs=Automaton([*_organ_forms(organ_rows), *long_signs]),
        bare_organs=frozenset(row["organ"] for row in organ_rows if row["bare"] == "yes"),
        central_organs=frozenset(name for row in organ_rows for name in lexicon.values(row["central"])),
        organ_suffixes=Endings(_suffixes()),
        modifiers=Endings(before_post),
        outside_modifiers=Endings(
            row["modifier"] for row in modifier_rows if row["position"] == "outside" and row["meaning"] != "former"
        ),  # former holders are the cues' matter: 前 ends 目前 as well
        bracket_modifiers=re.compile(_any_of(row["modifier"] for row in modifier_rows if row["position"] == "bracket")),
        modifier_meanings={row["modifier"]: row["meaning"] for row in modifier_rows},
        stop=re.compile(f"(?P<name>{_any_of(boundaries['name'])})|{_any_of(boundaries['stop'])}"),
        fields=Endings(boundaries["field"]),
        sent_to=re.compile(_any_of(boundaries["sent"])),
        compounds=frozenset(boundaries["compound"]),
        long_signs=long_signs,
        zone_signs=frozenset(sign for sign, level in levels.items() if level == "zone"),
        village_signs=frozenset(sign for sign in long_signs if levels[sign] == "village"),
        apposition=re.compile(f"、[\u4e00-\u9fff]{{0,14}}(?:{_any_of([*boundaries['apposition'], *(row['grade'] for row in grade_rows)])})"),
        usual_surnames=_usual_surnames(),
        single_posts=frozenset(
            row["post"] for row in lexicon.read_table("titles/single_posts.tsv", required=["post"], optional=["note"])
        ),
        corps={
            row["division"]: row["code"]
            for row in lexicon.read_table("titles/corps.tsv", required=["division", "code"], optional=["note"])
        },
        foreign=Endings(row["word"] for row in foreign_rows if row["kind"] != "between"),
        of_foreign=Endings(row["word"] for row in foreign_rows if row["kind"] == "between"),
        decisions=decisions,
        headings=_headings(decision_verbs),
        cues={row["cue"]: row["meaning"] for row in cue_rows},
        cue_endings=Endings(row["cue"] for row in cue_rows),
        collective_heads={row["head"]: row["post"] for row in heads_rows},
        collective_cores=collective_cores,
        collective_endings=Endings(row["head"] for row in heads_rows),
        bare_collectives=frozenset(row["head"] for row in heads_rows if row["bare"] == "yes"),
        collective_prefixes=Endings([*(row["prefix"] for row in prefixes), *levels, *_levels_of_posts(grade_rows)]),
        weak_prefixes=frozenset(row["prefix"] for row in prefixes if row["supports"] == "no"),
        continued=_continued(),
        grade_words=frozenset(row["grade"] for row in grade_rows),
        grades=re.compile(_any_of(row["grade"] for row in grade_rows)),
        insignia=re.compile(_any_of(row["grade"] for row in grade_rows if row["kind"] not in ("level", "civil"))),
    )


def _posts() -> list[lexicon.Row]:
    return lexicon.read_table(
        "titles/posts.tsv",
        required=_POST_COLUMNS,
        optional=["level_sign", "meaning", "value"],
        choices={"bare": ["yes", "no"], "level": _LEVELS},
        unique="post",
    )


def _post(row: lexicon.Row) -> Post:
    return Post(row["post"], frozenset(lexicon.values(row["kind"])), row["bare"] == "yes", row["level_sign"], row["value"] or row["post"])


def _organ_forms(rows: Iterable[lexicon.Row]) -> list[str]:
    """Organ names as they stand in text; one that begins with 委 carries its level sign (市委, 市委宣传部)."""
    forms: list[str] = []
    for row in rows:
        organ = row["organ"]
        if organ.startswith("委") and row["bare"] == "no":
            forms += [sign + organ for sign in [*SIGNS, "地"]]
        elif len(organ) > 1:
            forms.append(organ)
        forms += lexicon.values(row["central"])
    return forms


def _cores(heads: set[str]) -> frozenset[str]:
    """Heads that end in no other head (领导, not 班子领导): every longer one ends where its core does."""
    return frozenset(head for head in heads if not any(head[at:] in heads for at in range(1, len(head))))


def _levels_of_posts(grade_rows: Iterable[lexicon.Row]) -> list[str]:
    """正厅级, and 正厅级以上, as they stand before 领导干部."""
    levels = [row["grade"] for row in grade_rows if row["kind"] == "level"]
    return [level + end for level in levels for end in ("", "以上", "及以上", "(含)以上", "以下")]


def _is_plural(sign: str) -> bool:
    """Signs of several levels at once (县区, 乡(镇)) never stand for one unit."""
    return sign != "地区" and ("(" in sign or set(sign) <= set(SIGNS + "街地师"))


def _decision_verbs() -> dict[str, list[str]]:
    meanings = ("appoint", "dismiss", "propose")
    rows = lexicon.read_table(
        "titles/decisions.tsv",
        required=["verb", "meaning"],
        optional=["note"],
        choices={"meaning": meanings},
        unique="verb",
    )
    return {meaning: [row["verb"] for row in rows if row["meaning"] == meaning] for meaning in meanings}


def _headings(verbs: dict[str, list[str]]) -> re.Pattern[str]:
    """A line that says what the items below it decide: 二、免 去:, 决定任命, 免去下列同志职务:."""
    spaced = {
        meaning: "|".join(" {0,4}".join(re.escape(character) for character in verb) for verb in words)
        for meaning, words in verbs.items()
    }
    branches = "|".join(  # 决定免去 dismisses: what gives posts is asked for last
        rf"[^\n。;]{{0,16}}?(?P<{meaning}>{spaced[meaning]})" for meaning in ("dismiss", "propose", "appoint")
    )
    return re.compile(rf"(?:{branches})(?:[^\n。;:]{{0,12}}:|职务|下列同志)? {{0,4}}")


def _usual_surnames() -> frozenset[str]:
    """Surnames that show a title behind them even where the document names nobody so (李主任)."""
    rows = lexicon.read_table("people/surnames.tsv", required=["surname"], optional=["note"])
    return frozenset(
        row["surname"] for row in rows if set(lexicon.values(row["note"])) <= {"top", "common", "compound"}
    )


def _continued() -> re.Pattern[str]:
    """What goes on, right behind a post's last character, with another word (全市长效机制): tried there."""
    rows = lexicon.read_table("titles/continuations.tsv", required=["ending", "after"], optional=["unless", "note"])
    branches = []
    for row in rows:
        unless = "".join(lexicon.values(row["unless"]))
        branch = f"(?<={re.escape(row['ending'])}){re.escape(row['after'])}"
        branches.append(branch + (f"(?![{re.escape(unless)}])" if unless else ""))
    return re.compile("|".join(branches))


def _suffixes() -> list[str]:
    rows = lexicon.read_table("titles/organ_suffixes.tsv", required=["suffix", "kind"], optional=["note", "source"])
    return [row["suffix"].lstrip("…") for row in rows]


def _any_of(terms: Iterable[str]) -> str:
    return "|".join(re.escape(term) for term in sorted(set(terms), key=lambda term: (-len(term), term)))

