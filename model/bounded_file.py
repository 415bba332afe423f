"""Files of unknown origin are read up to a size, and JSON without a key that stands twice."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .errors import InvalidRecord, truncate

__all__ = ["MEGABYTE", "parse_json", "read_text", "read_within"]

MEGABYTE = 1 << 20


def read_within(path: Path, limit: int) -> bytes:
    """The bytes of a file; /dev/zero or a film is no person and no standard.

    Raises:
        OSError: it cannot be read, no file can be called so (EINVAL), or it is larger than `limit` bytes (EFBIG).
    """
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except ValueError as error:  # a NUL or half a character in the name
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path)) from error
    if len(content) > limit:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return content


def read_text(path: Path, limit: int) -> str:
    """The text of a UTF-8 file.

    Raises:
        OSError: as in `read_within`.
        UnicodeDecodeError: it is not UTF-8, nor text: in UTF-16, ASCII is UTF-8 with a NUL beside each letter.
    """
    content = read_within(path, limit)
    if (place := content.find(b"\0")) >= 0:
        raise UnicodeDecodeError("utf-8", content, place, place + 1, "NUL")
    return content.decode("utf-8-sig")


def parse_json(text: str) -> Any:
    """The value of a JSON text.

    Raises:
        InvalidRecord: it is not JSON, is nested too deeply, or an object has a key twice (Python would keep the last value).
    """
    try:
        return json.loads(text, object_pairs_hook=_distinct)
    except json.JSONDecodeError as error:
        raise InvalidRecord("json.invalid", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise InvalidRecord("json.too_deep") from error


def _distinct(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise InvalidRecord("json.repeated", key=truncate(key))
        found[key] = value
    return found
