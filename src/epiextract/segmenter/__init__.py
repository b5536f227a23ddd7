"""Words of Chinese official prose, for pipelines that want words: a pkuseg model and the lexicons' own words.

Recognisers work on characters and need none of this; ``epiextract.load(segmenter="pkuseg")`` uses it.
"""

from __future__ import annotations

from .segmenter import Segmenter, load

__all__ = ["Segmenter", "load"]
