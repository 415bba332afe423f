"""What an interview saves between sessions: the person, and the answers that are not part of a person."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from pydantic import ValidationError

from ...catalog import Catalog
from ...interview import Interview
from ...model.base import FrozenModel
from ...model.errors import SystemReason
from ...model.person import RECORD_KINDS, Person
from ...solver.evaluate.question import Question
from ..errors import FileError, OptionError, reasons

__all__ = ["SessionAnswers", "answers_file", "nothing_known", "resume", "save"]


class SessionAnswers(FrozenModel):
    """Answers on relations (occupation, other, whether they are related), and the questions answered "not known"."""

    relations: tuple[tuple[str, str, bool], ...] = ()
    declined: tuple[Question, ...] = ()

    def relating(self, catalog: Catalog) -> Catalog:
        """The catalog with these relations, where it has no relation of its own and still holds the occupation."""
        for occupation, related, accepted in self.relations:
            if occupation in catalog.occupations and (occupation, related) not in catalog.relations:
                catalog = catalog.relate(occupation, related, accepted)
        return catalog


def nothing_known() -> Person:
    """A person of whom nothing is known."""
    return Person.model_validate(dict.fromkeys(kind.list_name for kind in RECORD_KINDS.values()))


def answers_file(file: Path) -> Path:
    """The file beside the person's: me.json, me.answers.json."""
    return file.with_suffix(".answers.json")


def resume(file: Path) -> tuple[Person, SessionAnswers]:
    """The person and the answers as they were left; nothing known and none where there is no file yet.

    Raises:
        PersonFileError, FileError, OptionError: a file cannot be read.
    """
    if file.suffix.casefold() != ".json":
        raise OptionError("cli.session_json", file=file, name=f"{file.stem}.json")
    person = Person.load(file) if file.exists() else nothing_known()
    answers = answers_file(file)
    if not answers.exists():
        return person, SessionAnswers()
    try:
        return person, SessionAnswers.model_validate_json(answers.read_bytes())
    except OSError as error:
        raise FileError("cli.cannot_read", file=answers, reason=SystemReason(error)) from error
    except ValidationError as error:
        raise FileError("cli.session_broken", file=answers, reason=reasons(error)) from error


def save(file: Path, interview: Interview) -> None:
    """Write what changed; each file is replaced at once, so that it is never half written.

    Raises:
        FileError: the file cannot be written.
    """
    relations = tuple((one, other, accepted) for (one, other), accepted in interview.catalog.relations.items())
    answers = SessionAnswers(relations=relations, declined=interview.declined)
    try:
        _replace(file, interview.person)
        if answers != SessionAnswers() or answers_file(file).exists():
            _replace(answers_file(file), answers)
    except OSError as error:
        raise FileError("cli.cannot_write", file=file, reason=SystemReason(error)) from error


def _replace(file: Path, value: FrozenModel) -> None:
    """Write a temporary file and rename it, keeping the permissions; a symbolic link stays a link."""
    target = file.resolve()
    new = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        new.write_text(value.model_dump_json(indent=2) + "\n", encoding="utf-8")
        if target.exists():
            shutil.copymode(target, new)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
