"""The options that commands share, and what they give: the advisor, the wishes for a plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from ..advisor import Advisor
from ..catalog import Catalog
from ..model.bounded_file import MEGABYTE, parse_json, read_within
from ..model.errors import InvalidFields, SystemReason
from ..model.parsing.installed import installed_names
from ..model.policy import Policy
from ..model.terms import Level
from ..model.wording import LANGUAGES
from ..solver.planning.study_option import usual_programmes
from .errors import FileError, OptionError
from .help import language, option
from .param_types import COUNT, DAY, FILE, Choice

__all__ = [
    "advisor_options",
    "answer_options",
    "complete_levels",
    "complete_occupations",
    "json_option",
    "lang_option",
    "levels_option",
    "occupations_option",
    "on_option",
    "pair_of",
    "take_advisor",
    "take_wishes",
    "target_arguments",
    "together",
    "wish_options",
]

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def together(*options: Callable[[Any], Any]) -> Callable[[Decorated], Decorated]:
    """One decorator for several options."""

    def add(command: Decorated) -> Decorated:
        for one in reversed(options):
            command = one(command)
        return command

    return add


def _lang(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    return value or language(ctx)


def complete_occupations(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The occupations that start with `incomplete`, for completion."""
    return [name for name in Catalog.builtin().occupations if name.startswith(incomplete)]


def complete_levels(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The levels likewise."""
    levels = [name for level in Level for name in (str(int(level)), level.grade)]
    return [name for name in levels if name.startswith(incomplete)]


target_arguments = together(
    click.argument("target", metavar="OCCUPATION", shell_complete=complete_occupations),
    click.argument("level", metavar="LEVEL", shell_complete=complete_levels),
)
on_option = option("--on", type=DAY)
json_option = option("--json", "as_json", is_flag=True)
lang_option = option("--lang", type=Choice(LANGUAGES), callback=_lang)
occupations_option = option(
    "--occupation",
    "occupations",
    multiple=True,
    metavar="OCCUPATION",
    shell_complete=complete_occupations,
    help="occupations",
)
levels_option = option(
    "--level", "levels", multiple=True, metavar="LEVEL", shell_complete=complete_levels, help="levels"
)
advisor_options = together(
    option("--supplements", is_flag=True),
    option("--standards", multiple=True, type=FILE, metavar="PATH"),
    option("--related", multiple=True, metavar="A:B"),
    option("--unrelated", multiple=True, metavar="A:B"),
    option("--same", multiple=True, metavar="A:B"),
    option("--not-same", multiple=True, metavar="A:B"),
    option("--policy", multiple=True, metavar="NAME=VALUE"),
)
answer_options = together(advisor_options, on_option, lang_option, json_option)
wish_options = together(
    option("--study", is_flag=True),
    option("--study-file", type=FILE, metavar="FILE"),
    option("--no-full-time", is_flag=True),
    option("--deadline", type=DAY),
    option("--max-certificates", type=COUNT),
    option("--max-trainings", type=COUNT),
    option("--max-programmes", type=COUNT),
    option("--via", multiple=True, metavar="CLAUSE"),
    option("--avoid", multiple=True, metavar="CLAUSE"),
    option("--only", multiple=True, metavar="CLAUSE"),
    option("--obtainable", is_flag=True),
    option("--assume-unknown", is_flag=True),
    option("--optimise", metavar="NAMES"),
)


def take_advisor(options: dict[str, Any]) -> Advisor:
    """The advisor for the options of a command, removed from `options`: the built-in catalog with what they add."""
    catalog = Catalog.builtin(supplements=options.pop("supplements"))
    for path in options.pop("standards"):
        is_name = not path.exists() and str(path) in installed_names()
        catalog = catalog | (Catalog.installed(str(path)) if is_name else Catalog.load(path))
    for name, same in (("same", True), ("not_same", False)):
        for given in options.pop(name):
            occupation, other = _pair(f"--{name.replace('_', '-')}", given, "[:：]", "电工:维修电工")
            catalog = catalog.alias(occupation, other, same)
    for name, accepted in (("related", True), ("unrelated", False)):
        for given in options.pop(name):
            occupation, other = _pair(f"--{name}", given, "[:：]", "铣工:车工")
            catalog = catalog.relate(occupation, other, accepted)
    return Advisor(catalog, _policy(options.pop("policy")))


def _policy(settings: Iterable[str]) -> Policy:
    pairs: dict[str, Any] = dict(_pair("--policy", setting, "=", "continuity_gap_days=30") for setting in settings)
    if unknown := [name for name in pairs if name not in Policy.model_fields]:
        raise OptionError("cli.policy", name=unknown[0], known=tuple(Policy.model_fields))
    try:
        return Policy(**pairs)
    except InvalidFields as error:
        raise OptionError(
            "cli.invalid_given",
            option="--policy",
            given=" ".join(settings),
            reason=tuple(fault.why for fault in error.faults),
        ) from error


def pair_of(given: str) -> list[str]:
    """The two names of A:B."""
    return [part.strip() for part in re.split("[:：]", given)]


def _pair(option: str, given: str, sign: str, example: str) -> tuple[str, str]:
    parts = [part.strip() for part in re.split(sign, given)]
    if len(parts) != 2 or not all(parts):
        raise OptionError("cli.form", option=option, given=given, example=example)
    return parts[0], parts[1]


def take_wishes(options: dict[str, Any]) -> dict[str, Any]:
    """The wishes among the options of a command, removed from `options`."""
    study = usual_programmes() if options.pop("study") else ()
    file = options.pop("study_file")
    wishes: dict[str, Any] = {"study": (*study, *(_programmes(file) if file else ()))}
    wishes["undocumented"] = "obtainable" if options.pop("obtainable") else "unreachable"
    if optimise := options.pop("optimise"):
        wishes["optimise"] = tuple(name.strip() for name in re.split("[,，、]", optimise))
    numbers = ("deadline", "max_certificates", "max_trainings", "max_programmes")
    for name in (*numbers, "via", "avoid", "only", "no_full_time", "assume_unknown"):
        if (value := options.pop(name)) not in (None, ()):
            wishes[name] = value
    return wishes


def _programmes(file: Path) -> list[Any]:
    """The programmes in a JSON file: a list of what `StudyOption` takes."""
    try:
        programmes = parse_json(read_within(file, MEGABYTE).decode("utf-8-sig"))
    except OSError as error:
        raise FileError("cli.cannot_read", file=file, reason=SystemReason(error)) from error
    except ValueError as error:
        raise FileError("cli.not_json", file=file, reason=error) from error
    return programmes if isinstance(programmes, list) else [programmes]
