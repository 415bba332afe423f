"""`certladder completion`: the script that completes commands, options, occupations and levels in a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from .help import command
from .param_types import Choice

__all__ = ["completion"]


@command("completion")
@click.argument("shell", type=Choice(("bash", "zsh", "fish")))
@click.pass_context
def completion(ctx: click.Context, /, shell: str) -> None:
    """The completion script for a shell."""
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101
    click.echo(kind(ctx.find_root().command, {}, "certladder", "_CERTLADDER_COMPLETE").source())
