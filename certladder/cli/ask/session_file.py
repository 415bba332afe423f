"""What an interview saves between sessions: the person, and the answers that are not part of a person."""

from pathlib import Path

from pydantic import ValidationError

from ... import Catalog, CertladderError, Interview, Person, Question
from ...model.base import FrozenModel
from ...model.bounded_file import MEGABYTE, read_within
from ...model.errors import validation_faults
from ...model.person import RECORD_KINDS
from ..terminal import OptionError, file_errors
from ..values import write_file


class SessionAnswers(FrozenModel):
    """Answers on names and relations (occupation, other, yes or no), and the questions answered "not known"."""

    relations: tuple[tuple[str, str, bool], ...] = ()
    aliases: tuple[tuple[str, str, bool], ...] = ()
    declined: tuple[Question, ...] = ()

    def relating(self, catalog: Catalog) -> Catalog:
        """The catalog with these names and relations, where it says nothing itself and still holds the occupation."""
        held = catalog.occupations
        relations = {(one, other): counts for one, other, counts in self.relations if one in held}
        aliases = {(one, name): same for one, name, same in self.aliases if one in held and not catalog.knows(name)}
        return Catalog(relations=relations, aliases=aliases) | catalog


class Session:
    """The files of an interview, if it is saved: what they held when they were read, and what is saved since."""

    def __init__(self, file: Path | None) -> None:
        if file is not None and file.suffix.casefold() != ".json":
            raise OptionError("cli.session_json", file=file, name=f"{file.stem}.json")
        self._files = [] if file is None else [file, file.with_suffix(".answers.json")]
        self._contents, self.saved = self._read(), False
        person, answers = self._contents or (None, None)
        nothing_known = dict.fromkeys(kind.list_name for kind in RECORD_KINDS.values())
        self.person = Person.model_validate(nothing_known) if person is None else Person.load(self._files[0])
        try:
            self.answers = SessionAnswers.model_validate_json(answers or "{}")
        except ValidationError as error:
            why = tuple(fault.why for fault in validation_faults(error))
            raise CertladderError("cli.session_broken", file=self._files[1], reason=why) from error

    def save(self, interview: Interview) -> None:
        if self._read() != self._contents:
            raise CertladderError("cli.session_changed", file=self._files[0])
        made = interview.eligibility.receipt
        answers = SessionAnswers(relations=made.relations, aliases=made.aliases, declined=interview.declined)
        for file, value in zip(self._files, (interview.person, answers), strict=False):
            if value != SessionAnswers() or file.exists():
                write_file(value.model_dump_json(indent=2) + "\n", file)
        self._contents, self.saved = self._read(), bool(self._files)

    def _read(self) -> list[bytes | None]:
        found = []
        for file in self._files:
            with file_errors("unreadable", file):
                found.append(read_within(file, 10 * MEGABYTE) if file.exists() else None)
        return found
