"""`certladder completion`: the script that completes commands, options, occupations and levels in a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

__all__ = ["completion"]


@click.command(
    short_help="补全脚本 / the completion script for a shell",
    epilog="""\b
示例 / examples:
  certladder completion bash >> ~/.bashrc
  certladder completion zsh >> ~/.zshrc
  certladder completion fish > ~/.config/fish/completions/certladder.fish
""",
)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def completion(ctx: click.Context, /, shell: str) -> None:
    """命令行补全脚本 / the completion script for a shell."""
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101
    click.echo(kind(ctx.find_root().command, {}, "certladder", "_CERTLADDER_COMPLETE").source())
