"""The command `certladder`: its sub-commands, its errors and its exit codes."""

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from .. import __version__
from ..model.errors import close_matches
from ..model.wording import say
from .help import HELP, LANG, Command, language_of
from .terminal import Exit, OptionError, fail_readably

COMMANDS = {
    "show": "rules:show",
    "check": "answers:check",
    "survey": "answers:survey",
    "plan": "answers:plan",
    "targets": "answers:targets",
    "ask": "ask:ask",
    "report": "answers:report",
    "workforce": "workforce:workforce",
    "compile": "authoring:compile_",
    "lint": "rules:lint",
    "graph": "rules:graph",
    "test": "authoring:test",
    "new": "authoring:new",
    "diff": "rules:diff",
    "schema": "authoring:schema",
}
"""Where each command is: its module and its name there. It is imported when it is called."""


class Certladder(Command, click.Group):
    """A group whose errors are readable lines, and whose exit codes leave 2 to "undetermined"."""

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run a command; every error ends as a line on stderr and an exit code from 3 on."""
        for stream in (sys.stdout, sys.stderr):
            with suppress(AttributeError):  # a replaced stream, as in tests
                stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        typed = args[0] if args else extra.get("args")
        lang = language_of(list(sys.argv[1:] if typed is None else typed))
        try:
            if sys.stdout is None:  # closed by the caller: `>&-`
                raise OptionError("cli.output_closed")
            run: Any = super().main
            code = run(*args, standalone_mode=False, obj=lang, **extra)
        except click.Abort:
            code = Exit.INTERRUPTED
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message())
            code = Exit.YES
        except Exception as error:  # of any kind: a readable line instead of a traceback
            code = fail_readably(error, lang)
        if standalone_mode:
            sys.exit(code or 0)
        return code

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader of its output may close the pipe."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            with suppress(OSError, ValueError):  # Python flushes stdout once more when it ends
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(Exit.CLOSED_PIPE)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS:
            module, _, name = COMMANDS[cmd_name].partition(":")
            command: click.Command = getattr(import_module(f".{module}", __package__), name)
            return command
        if ctx.resilient_parsing:
            return None
        near = close_matches(cmd_name, COMMANDS)
        raise OptionError(f"cli.no_such_command{'_near' if near else ''}", name=cmd_name, near=near or tuple(COMMANDS))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        names = [name for name in COMMANDS if name.startswith(incomplete)]
        items = [CompletionItem(name, help=say(f"cli.{name}.short", ctx.obj)) for name in names]
        return items + click.Command.shell_complete(self, ctx, incomplete)


_VERSION = click.version_option(__version__, message="certladder %(version)s", help="version")
cli = HELP(_VERSION(Certladder("certladder", params=[LANG], add_help_option=False)))
