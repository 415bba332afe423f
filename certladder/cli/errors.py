"""Errors as readable lines on stderr, and the exit codes."""

from __future__ import annotations

import os
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import click

from ..model.errors import CertladderError, InvalidFields, SystemReason, close_matches, validation_faults
from ..model.wording import say

if TYPE_CHECKING:
    from pydantic import ValidationError

__all__ = ["EXIT_CODES", "Exit", "FileError", "OptionError", "fail_readably", "invalid", "name_of", "reasons"]


class Exit(IntEnum):
    """How a command ends. Not described: the catalog does not hold the level's conditions, so that there is no plan."""

    YES = 0
    NO = 1
    UNDETERMINED = 2
    ERROR = 3
    NOT_DESCRIBED = 4
    BUG = 70
    INTERRUPTED = 130
    CLOSED_PIPE = 141  # 128 + SIGPIPE: what shells report for a reader that has gone


EXIT_CODES = {"eligible": Exit.YES, "not_eligible": Exit.NO, "undetermined": Exit.UNDETERMINED}


class OptionError(CertladderError, click.UsageError):
    """A mistake in what was typed."""


class FileError(OptionError):
    """A file that cannot be read or written; no usage hint is shown, since the command line is right."""


def invalid(option: str, given: str, error: CertladderError) -> OptionError:
    """The error of an option's words, of which `error` says what is wrong."""
    reason = tuple(fault.why for fault in error.faults) if isinstance(error, InvalidFields) else error
    return OptionError("cli.invalid_given", option=option, given=given, reason=reason)


def reasons(error: ValidationError) -> tuple[Any, ...]:
    """What pydantic finds wrong with a value, as an argument of a message."""
    return tuple(fault.why for fault in validation_faults(error))


def name_of(param: click.Parameter | None) -> str:
    """An option or argument as it is typed."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.human_readable_name if param else ""


def fail_readably(error: Exception, lang: str) -> int:
    """Say what is wrong in a language, one line for each error; the exit code."""
    match error:
        case click.exceptions.NoArgsIsHelpError():
            click.echo(error.format_message())
            return Exit.YES
        case FileError():
            return _echo(error.explain(lang))
        case click.UsageError():
            command = error.ctx.command_path if error.ctx else "certladder"
            return _echo(say("error.cli.usage", lang, message=_usage_message(error, lang), command=command))
        case click.ClickException():
            return _echo(error.format_message())
        case CertladderError():
            return _echo(error.explain(lang))
        case OSError():
            code = "system_file" if error.filename else "system"
            return _echo(say(f"error.cli.{code}", lang, file=error.filename, reason=SystemReason(error)))
    if os.environ.get("CERTLADDER_DEBUG"):
        raise error
    _echo(say("error.cli.internal", lang, kind=type(error).__name__, message=str(error)))
    return Exit.BUG


def _usage_message(error: click.UsageError, lang: str) -> str:
    """What click or an option finds wrong; in English where click gives only a text."""
    match error:
        case OptionError():
            return error.explain(lang)
        case click.MissingParameter():
            about = say(f"cli.argument.{error.param.name if error.param else ''}", lang)
            return say("error.cli.missing_argument", lang, name=name_of(error.param), about=about)
        case click.NoSuchOption():
            near = close_matches(error.option_name, error.possibilities or ())
            code = "no_such_option_near" if near else "no_such_option"
            return say(f"error.cli.{code}", lang, name=error.option_name, near=near)
        case click.BadOptionUsage():
            params = error.ctx.command.params if error.ctx else []
            flags = [
                name for param in params if isinstance(param, click.Option) and param.is_flag for name in param.opts
            ]
            code = "takes_no_value" if error.option_name in flags else "needs_value"
            return say(f"error.cli.{code}", lang, name=error.option_name)
    return error.format_message()


def _echo(message: str) -> int:
    for line in message.splitlines():
        click.echo(f"certladder: {line}", err=True)
    return Exit.ERROR
