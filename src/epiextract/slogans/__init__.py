"""Slogans: fixed political and policy formulas (提法), known and new.

>>> [slogan.canonical for slogan in find("各地要增强“四个意识”,坚持联防联控。")]
['四个意识', '联防联控、群防群治']
"""

from __future__ import annotations

from .entries import Entry, lexicon
from .find import find

__all__ = ["Entry", "find", "lexicon"]
