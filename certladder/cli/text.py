"""Text on a terminal: its lines are broken between words."""

from __future__ import annotations

import shutil
import sys

import click

from ..drawing.text import wrap

__all__ = ["echo_text", "indented"]


def echo_text(text: str, *, err: bool = False) -> None:
    """Print text; on a terminal its lines are broken between words, and what goes on is indented."""
    stream = sys.stderr if err else sys.stdout
    width = shutil.get_terminal_size().columns if stream and stream.isatty() else 0  # no stream: closed by the caller
    for line in text.splitlines() or [""]:
        click.echo(indented(line, width) if width else line, err=err)


def indented(line: str, columns: int) -> str:
    """A line in lines of at most so many columns, as far as its words allow.

    >>> print(indented("  - 4 years' work in this occupation", 22))
      - 4 years' work in
        this occupation
    """
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    lines = wrap(line.strip(), columns - len(indent), 2, 0.5) or [""]
    return indent[2:] + f"\n{indent}".join(lines)
