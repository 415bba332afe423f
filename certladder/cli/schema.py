"""`certladder schema`: the JSON Schema of person files, cases and study programmes."""

from __future__ import annotations

import click

from ..schemas import SCHEMAS, json_schema
from .help import command
from .io import echo_json
from .options import lang_option
from .param_types import Choice

__all__ = ["schema"]


@command("schema")
@click.argument("kind", type=Choice(tuple(SCHEMAS)), default="person")
@lang_option
def schema(kind: str, lang: str) -> None:
    """The JSON Schema of a person file, of cases, or of study programmes."""
    echo_json(json_schema(kind, lang))
