"""A sign of life while something takes long, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

__all__ = ["staged", "working"]


def working(what: str) -> AbstractContextManager[Any]:
    """A spinner on stderr while the block runs; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(f"{what} …")


@contextmanager
def staged(words: Mapping[str, str]) -> Iterator[Callable[[str, int, int], None]]:
    """What tells the stage that begins, and how many of how many are done: the sign of life then says so."""
    with working(next(iter(words.values()))) as shown:

        def begin(stage: str, done: int, of: int) -> None:
            if shown is not None:
                shown.update(f"{words[stage]} …" + (f" {done:,} / {of:,}" if of else ""))

        yield begin
