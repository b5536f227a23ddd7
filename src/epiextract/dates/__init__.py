"""Dates in Chinese official text: found, read, and resolved over the document.

>>> from epiextract import dates
>>> [d.first for d in dates.find("2月7日至8日，市委书记调研。", reference="2020-02-09")]
['2020-02-07']
>>> dates.parse("元宵节", reference="2020-02-09").first
'2020-02-08'
"""

from __future__ import annotations

from .find import find, parse

__all__ = ["find", "parse"]
