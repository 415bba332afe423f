"""Text on a terminal: its lines are broken between words."""

from __future__ import annotations

import shutil
import sys

import click

from ..drawing.text import wrap

__all__ = ["echo_text"]


def echo_text(text: str, *, err: bool = False) -> None:
    """Print text; on a terminal its lines are broken between words, and what goes on is indented."""
    stream = sys.stderr if err else sys.stdout  # None: closed by the caller
    columns = shutil.get_terminal_size().columns if stream and stream.isatty() else 0
    for line in text.splitlines() or [""]:
        if columns:
            indent = " " * (len(line) - len(line.lstrip()))
            line = indent + f"\n{indent}  ".join(wrap(line.strip(), columns - len(indent) - 2, 2, 0.5))
        click.echo(line, err=err)
