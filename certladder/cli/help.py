"""Commands whose help is made of messages of model/wording, in the language of the call."""

import os
import re
import shutil
from collections import Counter
from itertools import pairwise
from typing import Any

import click

from ..drawing.text import width, wrap
from ..model.wording import LANGUAGES, default_language, messages, say
from .terminal import OptionError, invalid

_DASHES = re.compile("^[-－—–−]+")
"""What people type, or their input method makes, of two hyphens: —on, －－on, -on."""


def language_of(args: list[str]) -> str:
    """The language of `--lang`, wherever it is typed, so that help and errors use it too (a context's `obj`); or the default."""
    words = [word for arg in args for word in _DASHES.sub("--", arg).split("=", 1)]
    named = [value.casefold() for name, value in pairwise(words) if name == "--lang" and value.casefold() in LANGUAGES]
    return named[-1] if named else default_language()


def option(*names: str, **settings: Any) -> click.Option:
    """An option: its `help` and its `metavar` are codes of cli.option and cli.metavar; the help's is its name by default."""
    return click.Option(names, **{"help": names[0].lstrip("-").replace("-", "_"), **settings})


def argument(name: str, metavar: str, **settings: Any) -> click.Argument:
    """An argument; `metavar` is a code of cli.metavar."""
    return click.Argument([name], metavar=metavar, **settings)


class Choice(click.Choice):  # type: ignore[type-arg]
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if str(value).casefold() not in self.choices:
            raise invalid(param, value, OptionError("cli.choice", choices=tuple(self.choices)))
        return str(value).casefold()


def _language(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The language of the call; what the environment names and is none is refused unless --lang is typed."""
    if value or ctx.parent is None:
        return value
    named = os.environ.get("CERTLADDER_LANG", "")
    if ctx.parent.params["lang"] is None and named and not named.lower().startswith(LANGUAGES):
        raise invalid("CERTLADDER_LANG", named, OptionError("cli.choice", choices=LANGUAGES))
    return str(ctx.obj)


LANG = option("--lang", type=Choice(LANGUAGES), callback=_language)
HELP = click.help_option("--help", "-h", help="help")


class Command(click.Command):
    """A command with the texts cli.<its name>.help, .examples, .exit_codes, and cli.argument.<name of an argument>."""

    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Report excess arguments, of which click's message is English only; a group's are its command's."""
        options = {name: param for param in self.params if isinstance(param, click.Option) for name in param.opts}
        typed = [_DASHES.sub("--", arg) for arg in args]
        args = [long if long.partition("=")[0] in options else arg for arg, long in zip(args, typed, strict=True)]
        try:
            for name, value in pairwise(args):  # --permit --nothing: a permit of that name is less likely
                if name in options and value in options and not options[name].is_flag:
                    raise click.BadOptionUsage(name, "", ctx)
            names = [] if isinstance(self, click.Group) else [arg.partition("=")[0] for arg in args]
            for param, times in Counter(options[name] for name in names if name in options).items():
                if times > 1 and not (param.multiple or param.is_flag):
                    raise OptionError("cli.twice", option=max(param.opts, key=len))
            extra = super().parse_args(ctx, args)
            if extra and not isinstance(self, click.Group) and not ctx.resilient_parsing:
                raise OptionError("cli.extra_arguments", given=" ".join(extra))
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click leaves it out where an option has a value too many or too few
            raise
        return extra

    def get_help(self, ctx: click.Context) -> str:
        """The page of help, as wide as the terminal allows."""
        lang, columns = ctx.obj, max(40, min(shutil.get_terminal_size().columns, 110))
        tables: dict[str, list[tuple[str, str]]] = {"arguments": [], "options": [], "commands": []}
        for param in self.params:
            kind, about = ("option", param.help) if isinstance(param, click.Option) else ("argument", param.name)
            tables[f"{kind}s"].append((_metavar(param, lang), say(f"cli.{kind}.{about}", lang)))
        if isinstance(self, click.Group):
            tables["commands"] = [(name, say(f"cli.{name}.short", lang)) for name in self.list_commands(ctx)]
        usage = [ctx.command_path, say("cli.metavar.options", lang), *(term for term, _ in tables["arguments"])]
        usage += [say("cli.metavar.command", lang)] if tables["commands"] else []
        page = [say("cli.heading.usage", lang) + " ".join(usage), ""]
        for text in say(f"cli.{self.name}.help", lang).splitlines():
            page.append("\n".join(f"  {line}" for line in wrap(text, columns - 2, 2, 0.5)))
        for heading, rows in tables.items():
            if rows:
                page += ["", say(f"cli.heading.{heading}", lang)]
                first = min(max(round(width(term, 2, 0.5)) for term, _ in rows), 30, columns // 3) + 4
            for term, words in rows:  # a long term has a line of its own
                gap, indent = first - 2 - round(width(term, 2, 0.5)), "\n" + " " * first
                meaning = indent.join(wrap(words, columns - first, 2, 0.5))
                page.append(f"  {term}{' ' * gap if gap > 1 else indent}{meaning}")
        for part in ("examples", "exit_codes"):
            if (code := f"cli.{self.name}.{part}") in messages(lang):
                page += ["", say(f"cli.heading.{part}", lang), *(f"  {line}" for line in say(code, lang).splitlines())]
        return "\n".join(page)


def _metavar(param: click.Parameter, lang: str) -> str:
    """A parameter as it is typed: --on DATE, [OCCUPATION]..., --lang [zh|en]."""
    words = messages(lang).get(f"cli.metavar.{param.metavar or param.type.name}", "")
    if isinstance(param, click.Option):
        if isinstance(param.type, click.Choice) and not param.metavar:
            words = f"[{'|'.join(param.type.choices)}]"
        return f"{', '.join(sorted(param.opts, key=len))} {'' if param.is_flag else words}".rstrip()
    return (words if param.required else f"[{words}]") + ("..." if param.nargs == -1 else "")
