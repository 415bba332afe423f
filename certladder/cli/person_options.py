"""The person that options describe: a file, records, or both."""

from __future__ import annotations

from typing import Any

from ..model.person import RECORD_KINDS, Person
from .errors import OptionError
from .help import option
from .options import together
from .param_types import DATE, FILE, Choice
from .record_syntax import SYNTAX, read_record

__all__ = ["person_options", "take_person"]

person_options = together(
    option("--person", "person_file", type=FILE, metavar="FILE"),
    option("--occupation", metavar="OCCUPATION"),
    *(option(f"--{name.replace('_', '-')}", multiple=True, metavar=syntax.form) for name, syntax in SYNTAX.items()),
    option("--born", type=DATE),
    option("--unknown", multiple=True, type=Choice(tuple(kind.list_name for kind in RECORD_KINDS.values()))),
    option("--nothing", is_flag=True),
)


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
