"""The person that the options describe: a file, records, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .records import READERS, read

if TYPE_CHECKING:
    from ..model.person import Person

__all__ = ["take_person"]

_NAMES = ("person_file", "occupation", *READERS, "born", "unknown", "nothing")
_NOBODY = (
    "请说明是谁的情况 / say who it is about: --person FILE, 或记录 or records "
    "(--holds 五级@2021-06-01 --works-since 2019-07-01), 或 or --nothing (没有任何记录 no records)"
)


def take_person(options: dict[str, Any], target: str | None = None, start: Person | None = None) -> Person:
    """The person for the options of a command, which are taken out; records are of the `target` unless they say.

    What is not given counts as none, except for a `start`: a person to add to.

    Raises:
        click.UsageError: nothing is said of the person.
    """
    from ..model.person import Person

    given = {name: options.pop(name) for name in _NAMES}
    occupation = given["occupation"] or target
    records = [read(name, words, occupation) for name in READERS for words in given[name]]
    if start is None and given["person_file"] is not None:
        start = Person.load(given["person_file"])
    if start is None and not (records or given["born"] or given["unknown"] or given["nothing"]):
        raise click.UsageError(_NOBODY)
    known = start or Person()
    person = known.plus(*(record for record in records if record not in known.records))
    incomplete = person.incomplete | frozenset(given["unknown"])
    return person.model_copy(update={"born": given["born"] or person.born, "incomplete": incomplete})
