"""The rules that join neighbouring segments of a chain to the members of one figure.

The first segment may hold other words before its member, the last one words after it: the members
whose borders are known tell how long those are.
"""

from __future__ import annotations

from .link import LONGEST, MOST, Link, Rules, Segments
from .signs import rules_of, signs_of, strict_rules_of

__all__ = ["LONGEST", "MOST", "Link", "Rules", "Segments", "rules_of", "signs_of", "strict_rules_of"]
