"""The errors users meet. Each message says what is wrong, where, and how to mend it."""

from __future__ import annotations


class EpiextractError(Exception):
    """Base of every error that epiextract raises on purpose."""


class InputError(EpiextractError, ValueError):
    """A value given by the caller cannot be used (an impossible date, an unknown code)."""


class InputTypeError(EpiextractError, TypeError):
    """A value given by the caller has the wrong type (a text that is not a str)."""


class ReadError(EpiextractError, ValueError):
    """A file or a record cannot be read (undecodable bytes, a broken JSON line)."""

    #: The record's name in a batch: its file, or file and line.
    record_id: str | None = None


class PatternError(EpiextractError, ValueError):
    """A pattern file is broken; the message names file, line and field."""
