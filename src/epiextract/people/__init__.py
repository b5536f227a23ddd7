"""People: Chinese personal names found by the evidence around them, usable alone.

`find` gives each person with every mention of the full name, `mentions` the places in order.
"""

from __future__ import annotations

from .find import find, mentions

__all__ = ["find", "mentions"]
