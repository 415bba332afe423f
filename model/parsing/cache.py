"""A folder that keeps what was read of texts, so that each is compiled once."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from ..standard import Standard
from .compiled import Compiled, key_of

__all__ = ["Cache"]


class Cache:
    """What was read of texts, one entry for each source, in a folder; without a folder nothing is kept.

    An entry is used if its key is that of the text and of this version of the compiler, else it is written anew: never
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
            return _read(text, source)
        entry = self._folder / f"{sha256(source.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.json"
        key = key_of(text, source)
        with suppress(OSError, ValueError):
            kept = Compiled.model_validate_json(entry.read_bytes())
            if kept.key == key:
                return list(kept.standards)
        standards = _read(text, source)
        _put(entry, Compiled(key=key, standards=tuple(standards)))
        return standards


def _read(text: str, source: str) -> list[Standard]:
    from .layout.reader import read_document

    return read_document(text, source)


def _put(entry: Path, compiled: Compiled) -> None:
    with suppress(OSError):
        entry.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=entry.parent, suffix=".tmp", delete=False) as file:
            file.write(compiled.model_dump_json().encode("utf-8"))
        os.replace(file.name, entry)
