"""A folder that keeps what was read of texts, so that each is compiled once."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from .. import __version__
from ..base import FrozenModel
from ..standard import Standard
from .document import read_document

__all__ = ["Cache"]


class _Entry(FrozenModel):
    key: str
    standards: tuple[Standard, ...]


class Cache:
    """What was read of texts, one entry for each source, in a folder; without a folder nothing is kept.

    An entry is used if its key is that of the text and of this version of certladder, else it is written anew: never
    stale. It is put in place whole, so that several processes may share the folder; one that cannot be written, or an
    entry that is damaged, costs time only.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def read(self, text: str, source: str) -> list[Standard]:
        """What `read_document` says of the text.

        Raises:
            StandardParseError: no conditions could be found; every place is listed.
        """
        if self._folder is None:
            return read_document(text, source)
        path = self._folder / f"{_hash(source)[:32]}.json"
        key = _hash("\0".join((__version__, source, text)))  # with the source, which problems name
        with suppress(OSError, ValueError):
            entry = _Entry.model_validate_json(path.read_bytes())
            if entry.key == key:
                return list(entry.standards)
        standards = read_document(text, source)
        _put(path, _Entry(key=key, standards=tuple(standards)))
        return standards


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _put(path: Path, entry: _Entry) -> None:
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as file:
            file.write(entry.model_dump_json().encode("utf-8"))
        os.replace(file.name, path)
