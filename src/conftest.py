"""Examples of what needs an extra run where that extra is installed."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore = [] if find_spec("pyarrow") else ["epiextract/arrow.py", "epiextract/outputs/arrow.py", "epiextract/engines"]
