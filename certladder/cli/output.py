"""Results as JSON, as tables and as files."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["echo_json", "echo_table", "json_text", "write_page"]

_PIPED = 160
"""Columns where no terminal says how many it has."""


def echo_table(table: Table) -> None:
    """Print a table, as wide as the terminal allows."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else _PIPED)
    with console.capture() as captured:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))


def write_page(page: str, file: Path) -> None:
    """Write a page to a file."""
    try:
        file.write_text(page, encoding="utf-8")
    except OSError as error:
        raise click.FileError(str(file), str(error.strerror)) from error


def echo_json(result: Any) -> None:
    """Print a result as JSON."""
    click.echo(json_text(result))


def json_text(result: Any) -> str:
    """A result, or a list or dict of results, as JSON that reads back into the library's models."""
    return json.dumps(_plain(result), ensure_ascii=False, indent=2)


def _plain(result: Any) -> Any:
    if isinstance(result, list | tuple):
        return [_plain(part) for part in result]
    if isinstance(result, dict):
        return {name: _plain(part) for name, part in result.items()}
    return result.model_dump(mode="json") if hasattr(result, "model_dump") else result
