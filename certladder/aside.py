"""Files that are written whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def aside(file: Path) -> Iterator[Path]:
    """A path to write to, moved into the file's place once that is done; permissions and symbolic links stay."""
    target = Path(os.path.realpath(file))  # unlike Path.resolve, this takes a link that leads to itself
    if target.exists() and not target.is_file():  # /dev/stdout
        yield target
        return
    new = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        yield new
        if target.exists():
            shutil.copymode(target, new)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
