"""click commands and options whose texts are messages of model/wording, in the language of the call."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import click

from ..model.wording import LANGUAGES, default_language, messages, say
from .errors import OptionError, name_of

__all__ = ["Choice", "Command", "Help", "Option", "command", "language", "language_of", "option"]


def language_of(args: list[str]) -> str:
    """The language of `--lang`, wherever it is typed, so that help and errors use it too; else the default.

    >>> language_of(["check", "--lang", "en"]), language_of(["check", "--lang=zh", "--help"])
    ('en', 'zh')
    """
    words = [word for arg in args for word in (arg.split("=", 1) if arg.startswith("--lang=") else [arg])]
    named = [value for name, value in pairwise(words) if name == "--lang" and value in LANGUAGES]
    return named[-1] if named else default_language()


def language(ctx: click.Context) -> str:
    """The language of the call, which `main` puts into the context."""
    return ctx.obj or default_language()


class Formatter(click.HelpFormatter):
    """Writes help in one language. Messages keep their lines: click cannot break lines of Chinese."""

    def __init__(self, lang: str, **settings: Any) -> None:
        super().__init__(**settings)
        self.lang = lang

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or say("cli.heading.usage", self.lang))

    def write_heading(self, heading: str) -> None:
        """Write a heading; click makes two itself, "Options" and "Commands"."""
        self.write(f"{' ' * self.current_indent}{say(f'cli.heading.{heading.lower()}', self.lang)}\n")

    def write_message(self, code: str) -> None:
        """Write the lines of a message, indented."""
        for line in say(code, self.lang).splitlines():
            self.write(f"{' ' * self.current_indent}{line}".rstrip() + "\n")


class Context(click.Context):
    """A context whose help is in the language of the call."""

    def make_formatter(self) -> Formatter:
        return Formatter(language(self), width=self.terminal_width, max_width=self.max_content_width)


class Option(click.Option):
    """An option with the help text cli.option.<its name>, or the one that its `help` names."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        code = self.help or max(self.opts, key=len).lstrip("-").replace("-", "_")
        return record and (record[0], say(f"cli.option.{code}", language(ctx)))


class Choice(click.Choice):  # type: ignore[type-arg]
    """One of several words, as a type of options."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in self.choices:
            raise OptionError("cli.choice", option=name_of(param), given=value, choices=tuple(self.choices))
        return str(value)


class Help(click.Command):
    """A command with the texts cli.<its name>.help, .examples, .exit_codes, and cli.argument.<name of an argument>."""

    context_class = Context

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        assert isinstance(formatter, Formatter)  # noqa: S101
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_message(f"cli.{self.name}.help")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lang = language(ctx)
        arguments = [param for param in self.params if isinstance(param, click.Argument)]
        if arguments:
            with formatter.section("arguments"):
                formatter.write_dl(
                    [(param.make_metavar(ctx), say(f"cli.argument.{param.name}", lang)) for param in arguments]
                )
        super().format_options(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        assert isinstance(formatter, Formatter)  # noqa: S101
        for part in ("examples", "exit_codes"):
            if (code := f"cli.{self.name}.{part}") in messages(formatter.lang):
                with formatter.section(part):
                    formatter.write_message(code)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        found = super().get_help_option(ctx)
        assert found is not None  # noqa: S101
        found.help = say("cli.option.help", language(ctx))
        return found


class Command(Help):
    """A command that reports excess arguments itself, because click's message is English only."""

    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            extra = super().parse_args(ctx, args)
            if extra and not ctx.resilient_parsing:
                raise OptionError("cli.extra_arguments", given=" ".join(extra))
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click leaves it out where an option has a value too many or too few
            raise
        return extra


def command(name: str) -> Callable[[Callable[..., Any]], Command]:
    """A decorator that makes a command of a function."""
    return click.command(name, cls=Command)


def option(*names: str, **settings: Any) -> Callable[[Any], Any]:
    """A decorator that adds an option; `help` is the code of its help text where it is not its name."""
    return click.option(*names, cls=Option, **settings)
