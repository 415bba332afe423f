"""What is said on a terminal: text, tables, progress, errors as readable lines, and the exit code."""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from enum import IntEnum
from pathlib import Path
from typing import Any, Literal

import click

from ..drawing.text import wrap
from ..model.errors import CertladderError, InvalidRecord, system_reason
from ..model.wording import Message, say, worded

_DAY = 10  # columns of 2026-11-22
_PIPED = 160  # columns of a table where the output is no terminal


class Exit(IntEnum):
    """How a command ends, also by the name of a verdict (`Verdict`) or of why there is no path (`NoPath.kind`)."""

    YES = ELIGIBLE = 0
    NO = NOT_ELIGIBLE = NO_WAY = 1
    UNDETERMINED = WISHES = 2
    ERROR = 3
    NOT_DESCRIBED = 4
    BUG = 70
    INTERRUPTED = 130
    CLOSED_PIPE = 141  # 128 + SIGPIPE: what shells report for a reader that has gone


class OptionError(CertladderError, click.UsageError):
    """A mistake in what was typed."""


@contextmanager
def file_errors(code: str, file: Path) -> Iterator[None]:
    """What is wrong with a file, in words; what the system refuses is "unreadable" or "unwritable"."""
    try:
        yield
    except OSError as error:
        raise CertladderError(f"file.{code}", path=file, reason=system_reason(error)) from error
    except InvalidRecord as error:
        raise CertladderError("file.unfit", path=file, reason=error) from error


def invalid(option: click.Parameter | str | None, given: object, error: CertladderError) -> OptionError:
    """The error of what an option (as it is typed) or an argument was given, of which `error` says what is wrong."""
    name: object = max(option.opts, key=len) if isinstance(option, click.Option) else option or ""
    if isinstance(option, click.Argument):
        name = Message(f"cli.metavar.{option.metavar}")
    reason = tuple(fault.why for fault in getattr(error, "faults", ())) or error
    return OptionError("cli.invalid", option=name, given=str(given), reason=reason)


def echo_text(text: str, *, err: bool = False) -> None:
    """Print text; on a terminal its lines are broken between words, and what goes on is indented."""
    stream = sys.stderr if err else sys.stdout  # None: closed by the caller
    columns = shutil.get_terminal_size().columns if stream and stream.isatty() else 0
    for line in text.splitlines() or [""]:
        if columns:
            indent = " " * (len(line) - len(line.lstrip()))
            line = indent + f"\n{indent}  ".join(wrap(line.strip(), columns - len(indent) - 2, 2, 0.5))
        click.echo(line, err=err)


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


def fail_readably(error: Exception, lang: str) -> Exit:
    """Say what is wrong in a language, one line for each error; the exit code."""
    code = Exit.ERROR
    match error:
        case click.UsageError():
            command = error.ctx.command_path if error.ctx else "certladder"
            message = say("error.cli.usage", lang, message=_usage_message(error, lang), command=command)
        case CertladderError():
            message = error.explain(lang)
        case OSError():
            reason, path = system_reason(error), error.filename
            message = say("error.file.unfit", lang, path=path, reason=reason) if path else worded(reason, lang)
        case _:
            code = Exit.BUG
            message = say("error.cli.internal", lang, kind=type(error).__name__, message=str(error))
    with suppress(OSError):  # stderr may be full, or closed
        for line in message.splitlines():
            echo_text(f"certladder: {line}", err=True)
    return code


def _usage_message(error: click.UsageError, lang: str) -> str:
    """What click or an option finds wrong; in English where click gives only a text."""
    match error:
        case OptionError():
            return error.explain(lang)
        case click.MissingParameter(param=click.Argument(name=name, metavar=metavar)):
            about = say(f"cli.argument.{name}", lang)
            return say("error.cli.missing_argument", lang, name=Message(f"cli.metavar.{metavar}"), about=about)
        case click.NoSuchOption(option_name=name, possibilities=near, ctx=click.Context() as context):
            group: Any = context.find_root().command
            commands = {one: group.get_command(context, one).params for one in group.list_commands(context)}
            if others := [one for one, params in commands.items() if any(name in param.opts for param in params)]:
                return say("error.cli.option_of_others", lang, name=name, command=context.info_name, others=others)
            return say(f"error.cli.no_such_option{'_near' if near else ''}", lang, name=name, near=near)
        case click.BadOptionUsage(option_name=name):
            params = error.ctx.command.params if error.ctx else []
            is_flag = any(name in one.opts and getattr(one, "is_flag", False) for one in params)
            return say(f"error.cli.{'takes_no_value' if is_flag else 'needs_value'}", lang, name=name)
    return error.format_message()
