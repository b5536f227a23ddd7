"""Cleaning: a raw page becomes clean text that knows where each character came from.

>>> from epiextract.cleaning import clean
>>> page = clean("市(县、区)召開(kāi)會(huì)議&nbsp;")
>>> page.text, page.to_source(6, 10)
('市(县、区)召開會議', (6, 20))
"""

from __future__ import annotations

from .alignment import CleanText, Edit
from .bylines import Byline
from .page import Page
from .stages import clean

__all__ = ["Byline", "CleanText", "Edit", "Page", "clean"]
