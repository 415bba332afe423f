"""What an interview keeps between sessions: the person, and beside it what is not the person's to say."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..model.base import FrozenModel
from ..model.errors import PersonFileError
from ..model.person import RECORD_KINDS, Person
from ..solver.evaluate.question import Question

if TYPE_CHECKING:
    from ..interview import Interview
    from ..model.catalog import Catalog

__all__ = ["Answers", "answers_file", "nobody", "resumed", "save"]


class Answers(FrozenModel):
    """Which occupations were said to be related (occupation, other, whether), and what was answered with "not known"."""

    relations: tuple[tuple[str, str, bool], ...] = ()
    declined: tuple[Question, ...] = ()

    def relating(self, catalog: Catalog) -> Catalog:
        """The catalog with these relations, where it says nothing itself and still holds the occupation."""
        for occupation, related, accepted in self.relations:
            if occupation in catalog.occupations and (occupation, related) not in catalog.relations:
                catalog = catalog.relate(occupation, related, accepted)
        return catalog


def nobody() -> Person:
    """A person of whom nothing is known."""
    return Person.model_validate(dict.fromkeys(kind.list_name for kind in RECORD_KINDS.values()))


def answers_file(file: Path) -> Path:
    """The file beside the person's: me.json, me.answers.json."""
    return file.with_suffix(".answers.json")


def resumed(file: Path) -> tuple[Person, Answers]:
    """The person and the answers as they were left; nobody and none where there is no file yet.

    Raises:
        PersonFileError: a file cannot be read.
    """
    if file.suffix.casefold() != ".json":
        raise click.BadParameter(f"--person {file}: 访谈存为 JSON / an interview is saved as JSON: {file.stem}.json")
    person = Person.load(file) if file.exists() else nobody()
    answers = answers_file(file)
    if not answers.exists():
        return person, Answers()
    try:
        return person, Answers.model_validate_json(answers.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise PersonFileError(f"{answers}: not what an interview saved: {reason}; mend or delete it") from error


def save(file: Path, interview: Interview) -> None:
    """Write what changed; each file is replaced at once, so that it is never half written.

    Raises:
        PersonFileError: the file cannot be written.
    """
    relations = tuple((one, other, accepted) for (one, other), accepted in interview.advisor.catalog.relations.items())
    answers = Answers(relations=relations, declined=interview.declined)
    try:
        _replace(file, interview.person)
        if answers != Answers() or answers_file(file).exists():
            _replace(answers_file(file), answers)
    except OSError as error:
        raise PersonFileError(f"{file}: cannot be written: {error.strerror}") from error


def _replace(file: Path, value: FrozenModel) -> None:
    """Write beside the file, then take its place, with its permissions; a link stays a link."""
    target = file.resolve()
    new = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        new.write_text(value.model_dump_json(indent=2) + "\n", encoding="utf-8")
        if target.exists():
            shutil.copymode(target, new)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
