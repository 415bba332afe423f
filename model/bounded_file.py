"""Files of unknown origin: read up to a size; JSON without a key that stands twice, and TOML."""

from __future__ import annotations

import errno
import json
import os
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import InvalidRecord, truncate

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


MEGABYTE = 1 << 20
_DEEP_KEY = re.compile(r"(?<![^\s=\"'\[\]#])(?:[^\s.=\"'\[\]#]+\.){50}")
"""A key of many parts (a.a.a = 1), in the square of which a table is made; it is looked for where a word begins only."""


def read_within(path: Path | Traversable, limit: int) -> bytes:
    """The bytes of a file; an OSError also for a name that no file can have, or more than `limit` bytes (/dev/zero)."""
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except ValueError as error:  # a NUL or half a character in the name
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path)) from error
    if len(content) > limit:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return content


def read_text(path: Path, limit: int) -> str:
    """The text of a UTF-8 file: an OSError as in `read_within`, an InvalidRecord if it is none."""
    content = read_within(path, limit)
    if (place := content.find(b"\0")) >= 0:  # in UTF-16, ASCII is UTF-8 with a NUL beside each letter
        raise InvalidRecord("encoding", byte=place + 1)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidRecord("encoding", byte=error.start + 1) from error


def parse_json(text: str) -> Any:
    """The value of a JSON text; an InvalidRecord if it is none, is nested too deeply, or has a key twice in an object."""
    return _parsed(json.loads, text, object_pairs_hook=_distinct)


def parse_toml(text: str) -> Any:
    """The table of a TOML text; an InvalidRecord as in `parse_json`."""
    if _DEEP_KEY.search(text):
        raise InvalidRecord("nested_too_deeply")
    return _parsed(tomllib.loads, text)


def _parsed(read: Callable[..., Any], text: str, **settings: Any) -> Any:
    try:
        return read(text, **settings)
    except json.JSONDecodeError as error:
        raise InvalidRecord("no_syntax", kind="JSON", line=error.lineno, column=error.colno) from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))  # else it is at the end
        lines = text.splitlines() or [""]
        line, column = map(int, place.groups()) if place else (len(lines), len(lines[-1]) + 1)
        raise InvalidRecord("no_syntax", kind="TOML", line=line, column=column) from error
    except RecursionError as error:
        raise InvalidRecord("nested_too_deeply") from error
    except ValueError as error:  # Python reads no int of more than 4,300 digits
        raise error if isinstance(error, InvalidRecord) else InvalidRecord("number_too_long") from error


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object, of which Python would keep the last value of a key."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise InvalidRecord("repeated", key=truncate(key))
        found[key] = value
    return found
