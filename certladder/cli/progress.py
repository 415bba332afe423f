"""A sign of life while something takes long, on a terminal only."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from typing import Any

__all__ = ["working"]


def working(what: str) -> AbstractContextManager[Any]:
    """A spinner on stderr while the block runs; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(f"{what} …")
