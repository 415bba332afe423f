"""What an interview saves between sessions: the person, and the answers that are not part of a person."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from ...catalog import Catalog
from ...interview import Interview
from ...model.base import FrozenModel
from ...model.errors import validation_faults
from ...model.person import RECORD_KINDS, Person
from ...solver.evaluate.question import Question
from ..errors import FileError, OptionError, file_errors
from ..io import write_file

__all__ = ["Session", "SessionAnswers", "nothing_known"]


class SessionAnswers(FrozenModel):
    """Answers on names and relations (occupation, other, yes or no), and the questions answered "not known"."""

    relations: tuple[tuple[str, str, bool], ...] = ()
    aliases: tuple[tuple[str, str, bool], ...] = ()
    declined: tuple[Question, ...] = ()

    def relating(self, catalog: Catalog) -> Catalog:
        """The catalog with these names and relations, where it says nothing itself and still holds the occupation."""
        for occupation, name, same in self.aliases:
            is_said = catalog.knows(name) or (occupation, name) in catalog.aliases
            if occupation in catalog.occupations and not is_said:
                catalog = catalog.alias(occupation, name, same)
        for occupation, related, accepted in self.relations:
            if occupation in catalog.occupations and (occupation, related) not in catalog.relations:
                catalog = catalog.relate(occupation, related, accepted)
        return catalog


def nothing_known() -> Person:
    """A person of whom nothing is known."""
    return Person.model_validate(dict.fromkeys(kind.list_name for kind in RECORD_KINDS.values()))


class Session:
    """The files of an interview: what they held when they were read, and what is saved to them since."""

    def __init__(self, file: Path) -> None:
        if file.suffix.casefold() != ".json":
            raise OptionError("cli.session_json", file=file, name=f"{file.stem}.json")
        self._files = file, file.with_suffix(".answers.json")
        self._contents = person, answers = self._read()
        self.person = nothing_known() if person is None else Person.load(file)
        self.saved = False
        try:
            self.answers = SessionAnswers.model_validate_json(answers or "{}")
        except ValidationError as error:
            why = tuple(fault.why for fault in validation_faults(error))
            raise FileError("cli.session_broken", file=self._files[1], reason=why) from error

    def save(self, interview: Interview) -> None:
        """Write what changed."""
        if self._read() != self._contents:
            raise FileError("cli.session_changed", file=self._files[0])
        relations, aliases = (
            tuple((one, other, said) for (one, other), said in declared.items())
            for declared in (interview.catalog.relations, interview.catalog.aliases)
        )
        answers = SessionAnswers(relations=relations, aliases=aliases, declined=interview.declined)
        for file, value in zip(self._files, (interview.person, answers), strict=True):
            if value != SessionAnswers() or file.exists():
                write_file(value.model_dump_json(indent=2) + "\n", file)
        self._contents = self._read()
        self.saved = True

    def _read(self) -> list[bytes | None]:
        return [_content(file) for file in self._files]


def _content(file: Path) -> bytes | None:
    with file_errors("cannot_read", file):
        return file.read_bytes() if file.exists() else None
