"""Which readings count as names, by where they stand and what follows them."""

from __future__ import annotations

from . import knowledge
from .endings import DOING, After
from .reading import Reading, given_is_possible

_TAKING_OFFICE = ("同志", "兼任")
_VERBS = DOING | {"holding", "called"}
_ROSTER_ENDS = frozenset(("separator", "join", "list", "attend", "sanction", "holding", "adverb", "sex"))
_LEAD_ROSTER_ENDS = _ROSTER_ENDS | {"stop", "coverb", "act", "speech"}


def after_anchor(reading: Reading, kind: str, labelled: bool) -> bool:
    """Whether a reading is a name directly after a post, a role or the head of a roster."""
    after = reading.after
    post = kind != "role"
    if post and _opens_with_agent(reading) and (after.kind in ("holding", "separator") or after.text in _TAKING_OFFICE):
        return False  # 副主任由|丁宁同志兼任
    if after.kind == "colon" and labelled:
        return False
    opening = knowledge.followers().get(reading.name[0])
    if opening == "coverb" and not reading.word and _is_no_given_name(reading.name[1:]):
        return False  # 局长向|本报
    if opening == "join" and (after.kind in ("none", "word", "organ") or len(reading.name) > 3):
        return False  # 委员和|索普集团
    joined = reading.name[1:] if opening == "join" else ""
    if joined in knowledge.contexts():
        return False  # 委员和|专家
    joins = joined in knowledge.words()
    if joined in knowledge.signs("unit") and after.kind == "separator" or joined in knowledge.surnames().scores and (
        after.kind == "called" and after.text not in knowledge.addresses()
    ):
        return False  # 班子成员和|县、乡, 陈书记和|李部长
    if joins and (kind != "post" or after.score < 2 or len(after.text) == 1 and after.kind == "speech"):
        return False  # 武警战士和|民兵, 负责人和|地直有关单位
    if reading.word:
        function = kind == "title" and reading.name[0] in knowledge.surnames().function  # 会计年度
        return _word_after_anchor(reading, post) and (not function or reading.name in knowledge.borne())
    if after.kind == "organ":
        return labelled and reading.shape >= 2
    if after.kind == "none":
        return after.score > -9 and _plain(reading, 3 if post else 5)
    if after.kind == "word":
        return reading.shape >= (2 if post else 4)
    if not post:
        whole = after.kind == "list" and after.score > 3 and _holds_no_word(reading.name)  # 农民代大本|一家
        return reading.shape >= (2 if after.score < 3 else -3 if whole else 1) and (whole or reading.score >= 4)
    if after.score < 3:
        if after.kind in DOING and _holds_no_word(reading.name):  # 书记安进财|把自家的
            return reading.shape >= -1
        return reading.shape >= (-1 if after.kind in ("coverb", "list", "join") or (after.kind == "adverb" and len(reading.name) == 2) else 0)
    surely = after.score > 3 and len(reading.name) > 2 and after.kind != "called"
    return reading.shape >= (-3 if not surely else -6 if kind in ("post", "lead") else -4) and (surely or reading.score >= 2)


def _is_no_given_name(word: str) -> bool:
    """Whether an ordinary word does not serve as a given name."""
    kind = knowledge.words().get(word)
    return kind is not None and (kind != "noun" or not given_is_possible(word))


def _holds_no_word(name: str) -> bool:
    """Whether three characters hold no ordinary word and end in one that is usual in names."""
    words = knowledge.words()
    return len(name) == 3 and name[:2] not in words and name[1:] not in words and knowledge.given_score(name[-1]) > 0


def _plain(reading: Reading, least: int) -> bool:
    """Whether three characters make so usual a name that nothing after it need show its end."""
    name = reading.name
    return reading.shape >= 4 and len(name) > 2 or (
        reading.shape >= least and len(name) == 3 and name[:2] not in knowledge.words() and given_is_possible(name[1:])
    )


def _personal(after: After) -> bool:
    """Whether what follows is told of persons alone: the sex, as in a short biography (安宁,男,), or a sanction."""
    return after.kind == "sanction" or after.kind == "sex" and after.text[-1] in knowledge.signs("sex")


def _word_after_anchor(reading: Reading, post: bool) -> bool:
    """Whether an ordinary word stands as a name after a post (or, less surely, after a role)."""
    after, word = reading.after, reading.word
    if word == "closed" or after.score < 2 or after.kind == "particle":
        return False
    if after.text in knowledge.addresses():
        return True
    if _personal(after):
        return reading.shape >= -3
    if knowledge.followers().get(reading.name) in ("speech", "act"):
        return False  # 院士介绍: itself what follows names
    if not post:
        if reading.ethnic and after.score >= 3:
            return True
        if reading.name in knowledge.borne() and after.kind == "coverb" and after.score >= 4:
            return True  # 代表杨柳是某村党支部书记
        kinds = _VERBS | {"sex", "called"} if reading.name in knowledge.borne() else ("speech", "sex", "called")
        return word == "noun" and reading.shape >= 1 and after.kind in kinds
    if word == "noun":
        return after.kind != "called"
    if word == "adverbial":  # 市长成功参加 names him, 市长成功举办 does not
        return after.kind not in ("speech", "act", "verb", "called") or after.kind == "act" and len(after.text) == 1
    if after.kind in ("attend", "holding"):
        return reading.shape >= -3
    if after.kind in ("speech", "act"):
        return reading.shape >= (-3 if after.kind == "speech" else 0)
    if after.kind in ("separator", "join", "list"):
        return reading.shape >= -1
    return reading.shape >= 1 and after.kind in ("sex", "stop")


def is_shown(reading: Reading, *, ends_item: bool) -> bool:
    """Whether one of `knowledge.borne_if_shown`, which mostly go on with the sentence, is a name behind a post: 局长许可、…, 局长何时(女); 局长许可陪同;
    ``ends_item``: an item of a list that holds nothing but posts before ends with it."""
    after = reading.after
    if after.score < 4:
        return False
    if after.kind in ("separator", "sanction", "sex") or ends_item and after.text in ("", "\n", ";"):
        return True
    return reading.name not in knowledge.borne_if_listed() and after.kind in ("attend", "holding")


def in_roster(reading: Reading, strong: bool) -> bool:
    """Whether a reading is a further name of a roster; ``strong`` where a post or a lead word opened it."""
    after = reading.after
    if reading.word == "closed" or after.score < 2 or after.kind in ("particle", "colon"):
        return False
    if reading.word:
        ends = _LEAD_ROSTER_ENDS if strong else _ROSTER_ENDS
        if reading.word != "noun" and after.kind in ("act", "speech", "attend"):
            return strong and after.kind == "attend" and reading.shape >= -3
        return after.kind in ends and reading.shape >= (-3 if strong or after.kind == "sex" else 0)
    return reading.shape >= (-3 if strong else 0) and reading.score >= (0 if strong else 3)


def in_opening_roster(reading: Reading) -> bool:
    """Whether a reading may be an item of a roster that its end has yet to show."""
    if _opens_with_agent(reading):
        return False
    return in_roster(reading, True) and reading.shape >= (-2 if reading.word else 0)


def _opens_with_agent(reading: Reading) -> bool:
    """Whether a surname is rather the preposition before who acts: 由|吴刚、陶月明陪同; 由|吴刚任组长."""
    name = reading.name
    if "agent" not in knowledge.contexts().get(name[0], ()):
        return False
    return name[1] in knowledge.surnames().scores or name[1:] in knowledge.borne()


def at_clause(reading: Reading, line_start: bool, quoted: bool = False) -> bool:
    """Whether a reading is a name when it opens a clause: what follows must show it.

    ``quoted`` where a quotation ends directly before: who said it follows.
    """
    after = reading.after
    if after.kind in ("holding", "sex") and reading.name in knowledge.followers():
        return False  # 曾任历任
    if after.kind == "holding" and reading.word not in ("", "closed"):
        return reading.shape >= 1
    if after.kind == "holding" and _opens_with_agent(reading):
        return False
    if _personal(after) and reading.word != "closed":
        return reading.shape >= -3
    if after.kind == "holding" and after.score > 3 and not reading.word and len(reading.name) > 2:
        return reading.shape >= -2
    if after.kind == "act" and after.text in knowledge.to_office() and not reading.word:
        return reading.shape >= -2
    if after.kind == "sex" and after.text == "(" and reading.word == "noun":  # 关键(县长)
        return reading.shape >= (0 if len(reading.name) < 3 else -2)
    if quoted and after.kind == "speech" and reading.word in ("noun", "verb"):  # ”黄河说, ”周游说
        return reading.shape >= (1 if reading.word == "noun" else 2) and reading.name not in knowledge.contexts()
    if reading.word or after.score < 2:
        return False
    if reading.ethnic:
        return (after.kind in _VERBS or after.kind == "sex") and len(reading.name) > 2
    if after.kind in _VERBS:
        if after.score < 3 and len(reading.name) > 2 and reading.name[:2] in knowledge.words():
            return False
        return reading.shape >= (1 if after.score > 2 else -1 if quoted and after.kind == "speech" else 3)
    if after.kind == "sex":
        return reading.shape >= -1
    if after.kind == "colon":  # the speaker of a dialogue
        return line_start and len(reading.name) > 2 and reading.shape >= 3
    if after.kind == "adverb" and after.score > 2:
        return reading.shape >= 3
    if after.kind in ("coverb", "join", "adverb", "list"):
        sure = after.kind == "list" and (after.text[:1] == "的" or after.text == "等" and after.score > 3)  # 孙悦的丈夫, 周明远等20名代表
        return reading.shape >= (3 if sure else 4) and given_is_possible(reading.name[1:])
    return False


def after_intro(reading: Reading, word: str, *, at_unit: bool) -> bool:
    """Whether a reading is a name after a verb or preposition that often stands before one; ``at_unit``: before a unit's name.

    A single character (与, 由) is weaker evidence than a verb (看望); a verb of appointing is
    stronger, for it also stands before a name and the organ of the post (免去某某市水务局局长职务).
    """
    after, short = reading.after, len(word) == 1
    if "taking" in knowledge.contexts()[word]:  # 以甲为组长, but not 以安全为底线
        return not reading.word and after.text in knowledge.to_office() and after.score > 3 and reading.shape >= 0
    if after.kind == "holding" and short and reading.word != "closed":  # 由甲任组长
        return reading.shape >= (-1 if reading.word else -3)
    appoint = "appoint" in knowledge.contexts()[word]
    if appoint and reading.word and after.text == "的" and reading.name not in knowledge.borne():
        return False  # 选举|时间的决定
    acts = reading.word == "verb" and reading.name not in knowledge.borne()  # 接受|招用的
    if appoint and reading.word != "closed" and not acts and after.text in knowledge.to_office():
        return reading.shape >= -4
    if appoint and reading.word == "noun" and at_unit and reading.name in knowledge.borne():
        return True  # 免去江涛|龙潭区委副书记职务
    if reading.word == "noun" and "agent" in knowledge.contexts()[word]:  # 由江山主持
        return reading.name in knowledge.borne() and after.kind == "attend" and reading.shape >= 1
    if reading.word or reading.ethnic:
        return False
    if appoint:
        return reading.shape >= 0 and (after.score >= 3 or after.kind == "organ" or after.text in ("的", "为") or at_unit)
    if after.score < 2 or (short and after.kind in ("stop", "separator", "colon")):
        return False
    if (after.kind in _VERBS or after.kind in ("sex", "list")) and after.score >= 3:
        return reading.shape >= (3 if short else 2)
    return len(reading.name) > 2 and after.score >= 3 and (reading.shape >= 5 or not short and _plain(reading, 3))


def before_post(reading: Reading, term: str, *, address: bool, boundary: bool) -> bool:
    """Whether a reading is a name that ends where a post or a form of address ``term`` starts.

    ``address`` tells forms of address from posts, ``boundary`` whether a name may well start there.
    """
    name, shown = reading.name, term in knowledge.addresses()
    if name[1:] in knowledge.contexts() and not shown:
        return False  # 4万居民|家中
    if name[-1] in knowledge.signs("place") and not shown:
        return False
    if name[-1] in knowledge.signs("organ") and reading.shape < 3:
        return False
    if len(name) == 2 and not address and term[:1] in knowledge.signs("level"):
        return False  # 宁乡市长: the post takes the unit's sign
    if reading.word:
        return shown and reading.word != "closed" and reading.shape >= (-2 if boundary else 2)
    return reading.shape >= (1 if boundary or address else 4)
