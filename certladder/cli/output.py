"""Results as JSON."""

from __future__ import annotations

import json
from typing import Any

import click

__all__ = ["echo_json", "json_text"]


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
