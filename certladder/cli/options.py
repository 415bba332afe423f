"""The options that commands share, and what they give: the advisor, the person, the wishes for a plan."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from ..advisor import Advisor
from ..catalog import Catalog
from ..model.bounded_file import MEGABYTE, parse_json, read_within
from ..model.errors import InvalidFields, SystemReason
from ..model.parsing.files import installed_names
from ..model.person import RECORD_KINDS, Person
from ..model.policy import Policy
from ..model.terms import Level
from ..model.wording import LANGUAGES
from ..solver.planning.study_option import usual_programmes
from .errors import FileError, OptionError, invalid
from .help import Choice, language, option
from .param_types import AMOUNT, COUNT, DATE, DAY, FILE, RELATED, SAME, SETTING
from .record_syntax import SYNTAX, read_record

__all__ = [
    "advisor_options",
    "after_target",
    "answer_options",
    "complete_levels",
    "complete_occupations",
    "json_option",
    "lang_option",
    "levels_option",
    "occupations_option",
    "on_option",
    "person_options",
    "read_standards",
    "take_advisor",
    "take_person",
    "take_wishes",
    "target_arguments",
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


def after_target(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The level; the occupation comes first, and is none that reads like a level."""
    target = ctx.params.get("target")
    if target and value and Level.named(target) and not Level.named(value):
        raise OptionError("cli.swapped", given=f"{target} {value}", example=f"{value} {target}")
    return value


def complete_occupations(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The occupations that start with `incomplete`, for completion."""
    return [name for name in Catalog.builtin().occupations if name.startswith(incomplete)]


def complete_levels(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The levels likewise."""
    levels = [name for level in Level for name in (str(int(level)), level.grade)]
    return [name for name in levels if name.startswith(incomplete)]


target_arguments = together(
    click.argument("target", metavar="OCCUPATION", shell_complete=complete_occupations),
    click.argument("level", metavar="LEVEL", shell_complete=complete_levels, callback=after_target),
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
    option("--related", multiple=True, type=RELATED, metavar="A:B"),
    option("--unrelated", multiple=True, type=RELATED, metavar="A:B"),
    option("--same", multiple=True, type=SAME, metavar="A:B"),
    option("--not-same", multiple=True, type=SAME, metavar="A:B"),
    option("--policy", multiple=True, type=SETTING, metavar="NAME=VALUE"),
)
answer_options = together(advisor_options, on_option, lang_option, json_option)
person_options = together(
    option("--person", "person_file", type=FILE, metavar="FILE"),
    option("--occupation", metavar="OCCUPATION"),
    *(option(f"--{name.replace('_', '-')}", multiple=True, metavar=syntax.form) for name, syntax in SYNTAX.items()),
    option("--born", type=DATE),
    option("--unknown", multiple=True, type=Choice(tuple(kind.list_name for kind in RECORD_KINDS.values()))),
    option("--nothing", is_flag=True),
)
wish_options = together(
    option("--study", is_flag=True),
    option("--study-file", type=FILE, metavar="FILE"),
    option("--no-full-time", is_flag=True),
    option("--deadline", type=DAY),
    option("--max-certificates", type=COUNT),
    option("--max-trainings", type=COUNT),
    option("--max-programmes", type=COUNT),
    option("--prices", type=FILE, metavar="FILE"),
    option("--max-cost", type=AMOUNT),
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
        catalog = catalog | read_standards(path)
    for name, same in (("same", True), ("not_same", False)):
        for occupation, other in options.pop(name):
            catalog = catalog.alias(occupation, other, same)
    for name, accepted in (("related", True), ("unrelated", False)):
        for occupation, other in options.pop(name):
            catalog = catalog.relate(occupation, other, accepted)
    return Advisor(catalog, _policy(options.pop("policy")))


def read_standards(path: Path) -> Catalog:
    """The standards in a file or folder, else of the installed package of that name.

    Raises:
        FileError: there is neither.
    """
    if path.exists():
        return Catalog.load(path)
    if str(path) in installed_names():
        return Catalog.installed(str(path))
    raise FileError("cli.cannot_read", file=path, reason=SystemReason(OSError(errno.ENOENT, os.strerror(errno.ENOENT))))


def _policy(settings: tuple[tuple[str, str], ...]) -> Policy:
    values: dict[str, Any] = dict(settings)
    if unknown := [name for name in values if name not in Policy.model_fields]:
        raise OptionError("cli.policy", name=unknown[0], known=tuple(Policy.model_fields))
    try:
        return Policy(**values)
    except InvalidFields as error:
        raise invalid("--policy", " ".join(map("=".join, settings)), error) from error


def take_person(options: dict[str, Any], target: str | None = None, start: Person | None = None) -> Person:
    """The person for the options of a command, removed from `options`; records that name no occupation are of `target`.

    What is not given counts as none, except for a `start`: a person to add to.
    """
    given = {name: options.pop(name) for name in ("person_file", "occupation", *SYNTAX, "born", "unknown", "nothing")}
    occupation = given["occupation"] or target
    records = [read_record(name, words, occupation) for name in SYNTAX for words in given[name]]
    if start is None and given["person_file"] is not None:
        start = Person.load(given["person_file"])
    if start is None and not (records or given["born"] or given["unknown"] or given["nothing"]):
        raise OptionError("cli.no_person")
    known = start or Person()
    person = known.plus(*(record for record in records if record not in known.records))
    incomplete = person.incomplete | frozenset(given["unknown"])
    return person.model_copy(update={"born": given["born"] or person.born, "incomplete": incomplete})


def take_wishes(options: dict[str, Any]) -> dict[str, Any]:
    """The wishes among the options of a command, removed from `options`."""
    study = list(usual_programmes()) if options.pop("study") else []
    if file := options.pop("study_file"):
        programmes = _json(file)
        study += programmes if isinstance(programmes, list) else [programmes]
    wishes: dict[str, Any] = {"study": study}
    if file := options.pop("prices"):
        wishes["prices"] = _json(file)
    wishes["undocumented"] = "obtainable" if options.pop("obtainable") else "unreachable"
    if optimise := options.pop("optimise"):
        wishes["optimise"] = tuple(name.strip() for name in re.split("[,，、]", optimise))
    numbers = ("deadline", "max_certificates", "max_trainings", "max_programmes", "max_cost")
    for name in (*numbers, "via", "avoid", "only", "no_full_time", "assume_unknown"):
        if (value := options.pop(name)) not in (None, ()):
            wishes[name] = value
    return wishes


def _json(file: Path) -> Any:
    """What a JSON file holds: the programmes that `StudyOption` takes, or the `Prices`."""
    try:
        return parse_json(read_within(file, MEGABYTE).decode("utf-8-sig"))
    except OSError as error:
        raise FileError("cli.cannot_read", file=file, reason=SystemReason(error)) from error
    except ValueError as error:
        raise FileError("cli.not_json", file=file, reason=error) from error
