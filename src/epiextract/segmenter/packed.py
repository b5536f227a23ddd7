"""A pkuseg model in one small file: packed once, unpacked to a cache folder on first use.

A packed model is a zip of ``features.txt`` (one a line, in the order of their indexes), ``words.txt`` (the words the features
look up), ``weights.bin`` (float16, a plane a tag, then the transitions) and ``tags.txt``. Unpacked, it is the folder that
pkuseg reads.
"""

from __future__ import annotations

import hashlib
import io
import os
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..errors import ReadError

#: The environment variable that names another cache folder.
CACHE_VARIABLE = "EPIEXTRACT_CACHE"

FEATURES, WEIGHTS = "features.msgpack", "weights.npz"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same model is the same file, whenever it is packed


def pack(path: Path, features: Sequence[str], words: Sequence[str], tags: Sequence[str], node: Any, edge: Any) -> None:
    """Write a packed model: ``node`` has a row a feature and a column a tag, ``edge`` a row and a column a tag."""
    import numpy

    weights = b"".join(numpy.ascontiguousarray(part, dtype="<f2").tobytes() for part in (node.T, edge))
    members = {
        "features.txt": "\n".join(features).encode(),
        "words.txt": "\n".join(words).encode(),
        "tags.txt": "\n".join(tags).encode(),
        "weights.bin": _halves(weights),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED, 9)


def unpack(path: Path) -> Path:
    """The folder with the unpacked model, made on first use.

    The folder stands in the cache and is named by the file's digest; every file is put in its place whole, so that
    processes may unpack at the same time. Raises `ReadError` for a file that is no packed model and for a cache that
    cannot be written.
    """
    packed = _bytes_of(path)
    folder = cache_folder() / f"segmenter-{hashlib.sha256(packed).hexdigest()[:16]}"
    if _is_whole(folder):
        return folder
    try:
        files = _unpacked(packed)
    except (EOFError, KeyError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise ReadError(f"{path}: is no packed segmenter ({error}); pack one with scripts/train_segmenter.py") from None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            _place(folder / name, data)
    except OSError as error:
        if not _is_whole(folder):  # else another process was faster, and Windows keeps files in use from being replaced
            raise ReadError(
                f"{folder}: the segmenter's model cannot be unpacked here ({error.strerror}); "
                f"name a folder that can be written in the environment variable {CACHE_VARIABLE}"
            ) from None
    return folder


def cache_folder() -> Path:
    """The library's cache folder: ``EPIEXTRACT_CACHE``, else ``epiextract`` in the platform's folder for caches.

    That is ``XDG_CACHE_HOME`` or ``~/.cache``, on macOS ``~/Library/Caches``, on Windows ``%LOCALAPPDATA%``. Raises `ReadError`
    where there is no home folder either.
    """
    if named := os.environ.get(CACHE_VARIABLE):
        return Path(named).expanduser().absolute()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or _home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = _home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME", ""))
        if not base.is_absolute():  # the XDG specification: a relative path is to be ignored
            base = _home() / ".cache"
    return base / "epiextract"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        raise ReadError(
            "there is no home folder to keep the segmenter's model in; "
            f"name a folder that can be written in the environment variable {CACHE_VARIABLE}"
        ) from None


def _is_whole(folder: Path) -> bool:
    return all((folder / name).is_file() for name in (FEATURES, WEIGHTS))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror}); reinstall epiextract") from None


def _unpacked(packed: bytes) -> dict[str, bytes]:
    """pkuseg's two files."""
    import numpy
    import srsly  # type: ignore[import-untyped]

    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        features, words, tags = (
            archive.read(f"{name}.txt").decode().split("\n") for name in ("features", "words", "tags")
        )
        weights = numpy.frombuffer(_whole(archive.read("weights.bin")), dtype="<f2").astype("float64")
    size = len(features) * len(tags)
    if len(weights) != size + len(tags) ** 2:
        raise ValueError("features and weights differ in number")
    node = weights[:size].reshape(len(tags), -1).T.ravel()
    buffer = io.BytesIO()
    numpy.savez(buffer, sizes=numpy.array([len(tags), len(features)]), w=numpy.concatenate([node, weights[size:]]))
    index = {
        "unigram": words,
        "bigram": [],  # used in training alone
        "feature_to_idx": {feature: number for number, feature in enumerate(features)},
        "tag_to_idx": {tag: number for number, tag in enumerate(tags)},
    }
    return {FEATURES: srsly.msgpack_dumps(index), WEIGHTS: buffer.getvalue()}


def _halves(weights: bytes) -> bytes:
    """All low bytes, then all high bytes: these repeat, and are packed smaller."""
    return weights[0::2] + weights[1::2]


def _whole(halves: bytes) -> bytes:
    weights = bytearray(len(halves))
    weights[0::2], weights[1::2] = halves[: len(halves) // 2], halves[len(halves) // 2 :]
    return bytes(weights)


def _place(path: Path, data: bytes) -> None:
    """Write a file that is either absent or whole, whoever else writes it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
