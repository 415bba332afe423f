"""Errors as readable lines on stderr, and the exit codes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..model.errors import UnknownOccupation

__all__ = ["BUG", "ERROR", "INTERRUPTED", "NO", "UNDETERMINED", "YES", "fail_readably"]

YES, NO, UNDETERMINED = 0, 1, 2
ERROR = 3
BUG = 70
INTERRUPTED = 130


def fail_readably(error: Exception) -> int:
    """Say what is wrong, one line for each error; the exit code."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message())
        return YES
    if isinstance(error, click.UsageError):
        hint = f" ({error.ctx.command_path} --help)" if error.ctx else ""
        return _say(error.format_message() + hint)
    if isinstance(error, click.ClickException):
        return _say(error.format_message())
    from ..model.errors import CertladderError, UnknownOccupation

    if isinstance(error, UnknownOccupation):
        return _say(f"{_unknown(error)} / {error}")
    if isinstance(error, CertladderError):
        return _say(str(error))
    if os.environ.get("CERTLADDER_DEBUG"):
        raise error
    _say(f"a mistake in certladder itself, please report it: {type(error).__name__}: {error}")
    return BUG


def _unknown(error: UnknownOccupation) -> str:
    near = f"是否指：{'、'.join(error.near)}？" if error.near else f"已有：{'、'.join(error.known)}"
    return f"没有职业“{error.name}”；{near}"


def _say(message: str) -> int:
    for line in message.splitlines():
        click.echo(f"certladder: {line}", err=True)
    return ERROR
