"""Raw page in, clean text out, every edit recorded on the way."""

from __future__ import annotations

from collections.abc import Callable

from ..arguments import check_text
from .alignment import LAYOUT, Change, CleanText, apply, compose, from_changes
from .characters import character_changes
from .lines import line_changes
from .markup import markup_changes
from .pinyin import pinyin_changes
from .spacing import spacing_changes
from .watermarks import watermark_changes

#: The stages in order; each sees the text as the earlier ones left it.
_STAGES: tuple[Callable[[str], list[Change]], ...] = (
    markup_changes,
    character_changes,
    pinyin_changes,
    watermark_changes,
    line_changes,
    spacing_changes,
)
#: Cleaning again what is clean must change nothing: joined lines can bring a new annotation or name together.
_MOST_ROUNDS = 4


def clean(raw: str, *, main_content: bool = False) -> CleanText:
    """Clean one page.

    Decodes entities, makes full-width digits and letters half-width, drops tags, Pinyin annotations, watermarks,
    invisible characters and spaces inside names, joins hard line breaks; punctuation, script and furniture lines stay.
    With ``main_content`` the lines of an HTML page that trafilatura leaves out (menus, side columns) count as furniture
    in ``page``; the text keeps them (needs the extra ``html``). Raises `InputTypeError` for anything but a str.

    >>> page = clean("区委副\\n\\n书记王　伟２日讲话。")
    >>> page.text, [edit.kind for edit in page.edits]
    ('区委副书记王伟2日讲话。', ['break', 'name', 'width'])
    """
    check_text(raw)
    changes: list[Change] = []
    text = raw
    for _ in range(_MOST_ROUNDS):
        only_layout = True
        for stage in _STAGES:
            new = stage(text)
            if new:
                changes = compose(changes, new, text)
                text = apply(text, new)
                only_layout = only_layout and all(kind in LAYOUT for _, _, _, kind in new)
        if only_layout:
            break
    return from_changes(raw, changes, main_content)
