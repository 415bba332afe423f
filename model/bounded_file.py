"""Files of unknown origin are read up to a size: /dev/zero or a film is no person and no standard."""

from __future__ import annotations

import errno
import os
from pathlib import Path

__all__ = ["MEGABYTE", "read_within"]

MEGABYTE = 1 << 20


def read_within(path: Path, limit: int) -> bytes:
    """The bytes of a file.

    Raises:
        OSError: it cannot be read, no file can be called so (EINVAL), or it is larger than `limit` bytes (EFBIG).

    >>> len(read_within(Path(__file__), MEGABYTE)) > 100
    True
    """
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except ValueError as error:  # a NUL or half a character in the name
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path)) from error
    if len(content) > limit:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return content
