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
        OSError: it cannot be read, or is larger than `limit` bytes (EFBIG).

    >>> len(read_within(Path(__file__), MEGABYTE)) > 100
    True
    """
    with path.open("rb") as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return content
