"""What commands write: pages, JSON, tables, and progress on a terminal."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, Literal

import click
from pydantic_core import to_jsonable_python

from ..aside import aside
from .terminal import OptionError, file_errors, invalid

__all__ = ["echo_json", "echo_table", "require_new", "staged", "write_file"]

_DAY = 10  # columns of 2026-11-22
_PIPED = 160  # columns of a table where the output is no terminal


def require_new(option: str, file: Path | None, force: bool, inputs: Iterable[Path | None] = ()) -> None:
    """Refuse to write over what is read, or over what is there unless that is asked for."""
    if file is not None and os.path.realpath(file) in (os.path.realpath(path) for path in inputs if path is not None):
        raise invalid(option, file, OptionError("cli.no_overwrite"))
    if file is not None and file.is_file() and not force:
        raise invalid(option, file, OptionError("cli.exists"))


def write_file(text: str, file: Path) -> None:
    with file_errors("cannot_write", file), aside(file) as new:
        new.write_text(text, encoding="utf-8")


def echo_json(result: Any) -> None:
    """Print a result, or a list or dict of results, as JSON that reads back into the library's models."""
    click.echo(json.dumps(to_jsonable_python(result), ensure_ascii=False, indent=2))


def echo_table(heads: Sequence[str], rows: Iterable[Sequence[str]], counts: int = 0) -> None:
    """Print a table, as wide as the terminal allows, without columns that are empty; the last ones are `counts`."""
    from rich.box import SIMPLE_HEAD
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, collapse_padding=True, pad_edge=False)
    columns = [column for column in zip(heads, *rows, strict=True) if any(column[1:])]
    for place, (head, *cells) in enumerate(columns):
        justify: Literal["left", "right"] = "right" if place >= len(columns) - counts else "left"
        shortest = min(_DAY, max(map(cell_len, cells)))  # a day is not broken
        table.add_column(head, justify=justify, overflow="fold", min_width=shortest)
    for row in zip(*(cells for _, *cells in columns), strict=True):
        table.add_row(*row)
    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else _PIPED)
    with console.capture() as captured:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))


@contextmanager
def staged(words: Mapping[str, str]) -> Iterator[Callable[[str, int, int], None]]:
    """A spinner on stderr, if that is a terminal; the function it yields shows the stage, and how much of it is done."""
    from rich.console import Console

    console = Console(stderr=True)
    with console.status(f"{next(iter(words.values()))} …") if console.is_terminal else nullcontext() as shown:

        def begin(stage: str, done: int, of: int) -> None:
            if shown is not None:
                shown.update(f"{words[stage]} …" + (f" {done:,} / {of:,}" if of else ""))

        yield begin
