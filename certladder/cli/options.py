"""The options that commands share, and what they add up to: the advisor, the person, the wishes for a plan."""

import datetime as dt
import json
import re
from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal, get_args, get_origin
from unicodedata import normalize

import click
from pydantic import FiniteFloat, TypeAdapter
from pydantic_core import to_jsonable_python

from .. import Advisor, Catalog, CertladderError, Level, Person, Policy, usual_programmes
from ..model.base import Count
from ..model.bounded_file import parse_json
from ..model.parsing.files import installed_names
from ..model.person import RECORD_KINDS, Record
from ..model.wording import LANGUAGES, Message, say
from ..solver.planning.wishes import Objective, Wishes
from .help import HELP, LANG, Command, argument, option
from .terminal import OptionError, echo_text, invalid
from .values import DAY, FILE, FORMS, Value, read_date, read_file, read_record


def _after_target(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The level; the occupation comes first, and is none that reads like a level."""
    target = ctx.params.get("target")
    if target and value and Level.named(target) and not Level.named(value):
        raise OptionError("cli.swapped", given=f"{target} {value}", example=f"{value} {target}")
    return value


def _names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in Catalog.builtin().occupations if name.startswith(incomplete)]


def _levels(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    levels = [name for level in Level for name in (str(int(level)), level.grade)]
    return [name for name in levels if name.startswith(incomplete)]


def target_arguments(*, required: bool = True) -> list[click.Parameter]:
    return [
        argument("target", "occupation", required=required, shell_complete=_names),
        argument("level", "level", required=required, shell_complete=_levels, callback=_after_target),
    ]


def _pair(name: str, sign: str, example: str | Message) -> Value:
    """Two words with a sign between them."""

    def read(given: str) -> tuple[str, str]:
        parts = [part.strip() for part in re.split(sign, given)]
        if len(parts) != 2 or not all(parts):
            raise CertladderError("cli.form", example=example)
        return parts[0], parts[1]

    return Value(name, read)


def _words_for(section: str, codes: Collection[str]) -> Callable[[str], str]:
    """A reader of codes and what they are called in either language, by a section's messages, or of how that begins."""
    named = {words: code for code in codes for words in (code, *(say(f"{section}.{code}", lang) for lang in LANGUAGES))}

    def read(given: str) -> str:
        typed = given.strip().casefold()
        if typed in named:
            return named[typed]
        meant = {code for name, code in named.items() if typed and name.startswith(typed)}
        if len(meant) != 1:
            raise CertladderError("cli.choice", choices=tuple(Message(f"{section}.{code}") for code in codes))
        return meant.pop()

    return read


def _setting(given: str) -> tuple[str, Any]:
    """A setting of the policy and its value, by their codes or in words."""
    name, value = _NAME_AND_VALUE.read(normalize("NFKC", given))
    setting = _SETTING(name)
    kind: Any = Policy.model_fields[setting].annotation
    if get_origin(kind) is Literal:
        value = _words_for("cli.policy_value", get_args(kind))(value)
    return setting, getattr(Policy(**{setting: value}), setting)


_SETTING = _words_for("cli.policy", Policy.model_fields)
_NAME_AND_VALUE = _pair("setting", "=", Message("cli.policy.example"))
_RELATED, _SAME = _pair("pair", "[:：]", "铣工:车工"), _pair("pair", "[:：]", "电工:维修电工")
_aim = _words_for("cli.objective", get_args(Objective))
_list = _words_for("cli.list", [kind.list_name for kind in RECORD_KINDS.values()])


def _number(name: str, kind: Any) -> Value:
    """A number, whose digits may be full-width ones."""
    return Value(name, lambda given: TypeAdapter(kind).validate_python(normalize("NFKC", given)))


ON, _JSON = option("--on", type=DAY), option("--json", "as_json", is_flag=True)
SUBSET = [
    option(
        "--occupation", "occupations", multiple=True, metavar="occupation", shell_complete=_names, help="occupations"
    ),
    option("--level", multiple=True, type=Value("level", Level.parse), shell_complete=_levels, help="levels"),
]
CATALOG = [option("--supplements", is_flag=True), option("--standards", multiple=True, type=FILE)]
RELATED = option("--related", multiple=True, type=_RELATED)
ADVISOR = [
    *CATALOG,
    RELATED,
    option("--unrelated", multiple=True, type=_RELATED),
    option("--same", multiple=True, type=_SAME),
    option("--not-same", multiple=True, type=_SAME),
    option("--policy", multiple=True, type=Value("setting", _setting)),
]
ANSWER = [*ADVISOR, ON]
PERSON = [
    option("--person", type=FILE),
    option("--occupation", metavar="occupation"),
    *(option(f"--{name.replace('_', '-')}", multiple=True, metavar=form.metavar) for name, form in FORMS.items()),
    option("--born", type=Value("date", read_date)),
    option("--unknown", multiple=True, type=Value("list", _list)),
    option("--nothing", is_flag=True),
]
WISHES = [
    option("--study", is_flag=True),
    option("--study-file", type=FILE),
    option("--no-full-time", is_flag=True),
    option("--deadline", type=DAY),
    *(option(f"--max-{name}", type=_number("n", Count)) for name in ("certificates", "trainings", "programmes")),
    option("--prices", type=FILE),
    option("--max-cost", type=_number("amount", FiniteFloat)),
    *(option(f"--{name}", multiple=True, metavar="clause") for name in ("via", "avoid", "only")),
    option("--obtainable", "undocumented", flag_value="obtainable"),
    option("--assume-unknown", is_flag=True),
    option("--optimise", type=Value("objectives", lambda given: tuple(map(_aim, re.split("[,，、]", given))))),
]


class Call(SimpleNamespace):
    """A call of a command: an attribute for each of its options and arguments, and what these add up to."""

    @cached_property
    def catalog(self) -> Catalog:
        catalog = Catalog.builtin(supplements=self.supplements)
        added: dict[str, set[str]] = {}
        if self.supplements:
            standards = Catalog.builtin().standards
            added["--supplements"] = {standard.occupation for standard in standards if standard.supplements}
        for path in self.standards:
            read = read_standards(path)
            added[f"--standards {path}"] = set(read.occupations)
            catalog |= read
        declared = []
        for name in ("same", "not_same", "related", "unrelated"):
            declare = Catalog.alias if name.endswith("same") else Catalog.relate
            for occupation, other in getattr(self, name, ()):
                found = declare(catalog, occupation, other, name in ("same", "related"))
                if found | catalog != found:
                    raise OptionError("cli.contradiction", given=f"{occupation}:{other}")
                catalog = found
                declared.append((occupation, other))
        asked = getattr(self, "occupations", None) or [getattr(self, "target", None)]
        if about := dict.fromkeys(catalog.name(name) for name in asked if name and catalog.knows(name)):
            self._say_what_is_of_others(catalog, added, declared, about)
        return catalog

    def _say_what_is_of_others(
        self, catalog: Catalog, added: dict[str, set[str]], declared: list[tuple[str, str]], asked: Iterable[str]
    ) -> None:
        """Which texts and declarations are neither of the occupations asked about nor of what is related to these."""
        about, reached = set(asked), set[str]()
        while reached != about:
            reached = about
            listed = [(one.occupation, other) for one in catalog.standards for other in one.related or ()]
            pairs = [*(pair for pair, related in catalog.relations.items() if related), *listed]
            about = reached | {catalog.name(other) for occupation, other in pairs if occupation in reached}
        others = [":".join(pair) for pair in declared if catalog.name(pair[0]) not in about]
        sources = [source for source, occupations in added.items() if about.isdisjoint(map(catalog.name, occupations))]
        for code, found in (("nothing_of", sources), ("of_others", others)):
            if found:
                echo_text(say(f"cli.check.{code}", self.lang, occupations=tuple(asked), found=tuple(found)), err=True)

    @cached_property
    def advisor(self) -> Advisor:
        if len(settings := dict(self.policy)) < len(set(self.policy)):
            raise OptionError("cli.twice", option="--policy")
        return Advisor(self.catalog, Policy(**settings))

    @property
    def asked(self) -> tuple[Person, str, str, dt.date | None]:
        return self.given_person, self.target, self.level, self.on

    @cached_property
    def given_person(self) -> Person:
        """The person; what is not given counts as none."""
        given = [name for name in ("person", *FORMS, "born", "unknown") if getattr(self, name)]
        if not (given or self.nothing):
            raise OptionError("cli.no_person")
        if given and self.nothing:
            raise OptionError("cli.beside", option="--nothing", other=f"--{given[0].replace('_', '-')}")
        return self.added_to(Person() if self.person is None else Person.load(self.person))

    def added_to(self, person: Person) -> Person:
        """A person with the records of the options; those that name no occupation are of the target."""
        records = self._records(self.occupation or getattr(self, "target", None))
        if self.occupation and records == self._records(f"{self.occupation}员"):  # none of them is of an occupation
            raise invalid("--occupation", self.occupation, OptionError("cli.occupation_of_nothing"))
        person = person.plus(*(record for record in records if record not in person.records))
        for name in filter(person.unknown, self.unknown):
            raise invalid("--unknown", say(f"cli.list.{name}", self.lang), OptionError("cli.unknown_already"))
        incomplete = person.incomplete | frozenset(self.unknown)
        return person.model_copy(update={"born": self.born or person.born, "incomplete": incomplete})

    def _records(self, occupation: str | None) -> list[Record]:
        return [read_record(name, words, occupation, self.on) for name in FORMS for words in getattr(self, name)]

    @cached_property
    def wishes(self) -> dict[str, Any]:
        study = list(usual_programmes()) if self.study else []
        if self.study_file:
            programmes = read_file(self.study_file, parse_json)
            study += programmes if isinstance(programmes, list) else [programmes]
        prices = read_file(self.prices, parse_json) if self.prices else None
        given = {**vars(self), "study": study, "prices": prices}
        return {name: given[name] for name in Wishes.model_fields if given.get(name) not in (None, ())}

    def value_of(self, option: str) -> Any:
        """What an option, as it is typed, was given."""
        return getattr(self, option.removeprefix("--").replace("-", "_"))

    def refuse_alone(self, option: str, *others: str) -> None:
        """Refuse an option that has no effect unless one of the others is given too."""
        if self.value_of(option) and not any(map(self.value_of, others)):
            raise OptionError("cli.alone", option=option, others=" / ".join(others))

    def show(self, result: Any, words: str) -> None:
        """Print a result as JSON if that is asked for, else in words."""
        if self.as_json:
            echo_json(result)
        elif words:
            echo_text(words)


def command(
    name: str, *params: click.Parameter, data: bool = True
) -> Callable[[Callable[[Call], int | None]], Command]:
    """A decorator that makes a command of a function of the call; all take --lang, and --json if they give `data`."""
    taken = [*params, LANG, *([_JSON] if data else [])]

    def made(run: Callable[[Call], int | None]) -> Command:
        return HELP(Command(name, params=taken, callback=lambda **given: run(Call(**given)), add_help_option=False))

    return made


def read_standards(path: Path) -> Catalog:
    """The standards in a file or folder, else of the installed package of that name."""
    if path.exists():
        return Catalog.load(path)
    if str(path) in installed_names():
        return Catalog.installed(str(path))
    raise CertladderError("file.unreadable", path=path, reason=Message("error.system.ENOENT"))


def echo_json(result: Any) -> None:
    """Print a result, or a list or dict of results, as JSON that reads back into the library's models."""
    click.echo(json.dumps(to_jsonable_python(result), ensure_ascii=False, indent=2))
