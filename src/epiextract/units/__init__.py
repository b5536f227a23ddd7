"""Units: where a text names or points at an administrative unit, and which unit that is.

>>> from epiextract import units
>>> [(unit.text, unit.code) for unit in units.find("江苏省南京市溧水区委", published="2020-02-01")]
[('江苏省', '320000'), ('南京市', '320100'), ('溧水区', '320117')]
"""

from __future__ import annotations

from datetime import date

from ..arguments import check_text
from ..results import UnitMention
from .context import UnitContext
from .gazetteer import Gazetteer, GazetteerUnit, gazetteer
from .resolve import resolve

__all__ = ["Gazetteer", "GazetteerUnit", "UnitContext", "find", "gazetteer", "read"]


def read(
    text: str, *, published: str | date | None = None, region: str | None = None, source: str | None = None
) -> tuple[list[UnitMention], UnitContext]:
    """The mentions of units in ``text`` with the page's `UnitContext`; arguments and errors as in `find`.

    >>> mentions, page = read("我市召开会议。\\n来源:无锡日报")
    >>> page.region, mentions[0].code
    (Unit(code='320200', name='无锡市', level='prefecture'), '320200')
    """
    check_text(text)
    return resolve(text, published=published, region=region, source=source)


def find(
    text: str, *, published: str | date | None = None, region: str | None = None, source: str | None = None
) -> list[UnitMention]:
    """The mentions of administrative units in ``text``, in order, with their codes (GB/T 2260, townships MCA or NBS).

    ``published`` (ISO text or ``datetime.date``) decides which codes are valid, ``region`` is the code of the unit the
    publisher belongs to, ``source`` the publisher's name; each may be left out and is then looked for in the text.
    Offsets count code points of ``text``. A mention that the document does not settle has ``code`` None and the codes
    that remain possible in ``candidates``.

    Raises `InputTypeError` for a text that is not ``str``, `InputError` for an impossible day or an unknown code.

    >>> [(unit.text, unit.code, unit.deictic) for unit in find("我区召开会议,海州区委书记到会。", region="320706")]
    [('我区', '320706', True), ('海州区', '320706', False)]
    """
    return read(text, published=published, region=region, source=source)[0]
