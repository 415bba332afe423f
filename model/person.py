"""A person: the lists of records that say what is known of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, Field, PlainSerializer, ValidationError, model_validator

from .base import FrozenDict, FrozenMapping, FrozenModel, Shown
from .bounded_file import MEGABYTE, parse_json, read_within
from .dates import Date, PartialDate
from .errors import InvalidRecord, PersonFileError, SystemReason, truncate, validation_faults
from .names import without_halves
from .records import (
    RECORD_KINDS,
    AnyDate,
    Apprenticeship,
    Certificate,
    Education,
    ListName,
    Permit,
    Record,
    Title,
    Training,
    Work,
)

__all__ = [
    "RECORD_KINDS",
    "Apprenticeship",
    "Certificate",
    "Education",
    "ListName",
    "Permit",
    "Person",
    "Record",
    "Title",
    "Training",
    "Work",
]


class Person(Shown, FrozenModel):
    """What is known of a person. An empty list means none, `None` means not known (D17).

    `incomplete` names the lists that hold more than is listed: `plus` puts a list there that was None,
    so that one known record does not turn "not known" into "only this". `meets` maps a condition that could not be
    read (D14) to whether the person says they meet it.

    >>> me = Person(certificates=[Certificate(occupation="电工", level=5, issued="2021-06-01")])
    >>> len(me.plus(Work(occupation="电工", start="2019-07-01")).work)
    1
    """

    certificates: tuple[Certificate, ...] | None = ()
    work: tuple[Work, ...] | None = ()
    education: tuple[Education, ...] | None = ()
    training: tuple[Training, ...] | None = ()
    apprenticeships: tuple[Apprenticeship, ...] | None = ()
    titles: tuple[Title, ...] | None = ()
    permits: tuple[Permit, ...] | None = ()
    born: Date | None = None
    incomplete: Annotated[frozenset[ListName], PlainSerializer(sorted, when_used="json")] = frozenset()
    meets: FrozenMapping[Annotated[str, AfterValidator(without_halves)], bool] = Field(default_factory=FrozenDict)

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            certificates: Iterable[Certificate] | None = (),
            work: Iterable[Work] | None = (),
            education: Iterable[Education] | None = (),
            training: Iterable[Training] | None = (),
            apprenticeships: Iterable[Apprenticeship] | None = (),
            titles: Iterable[Title] | None = (),
            permits: Iterable[Permit] | None = (),
            born: AnyDate = None,
            incomplete: Iterable[ListName] = (),
            meets: Mapping[str, bool] = ...,
        ) -> None: ...

    @model_validator(mode="before")
    @classmethod
    def _leave_out_schema(cls, given: Any) -> Any:
        """A file may name its JSON Schema, by which editors complete it (`json_schema`)."""
        return {name: value for name, value in given.items() if name != "$schema"} if isinstance(given, dict) else given

    def __str__(self) -> str:
        return repr(self)

    def plus(self, *records: Record) -> Person:
        """A new person with these records added: "what if".

        Raises:
            TypeError: something that is not a record.
        """
        lists: dict[str, tuple[Record, ...] | None] = {}
        incomplete = set(self.incomplete)
        for record in records:
            if type(record) not in RECORD_KINDS:
                known = ", ".join(kind.__name__ for kind in RECORD_KINDS)
                raise TypeError(f"{truncate(record)!r} is not a record; expected one of {known}")
            name = RECORD_KINDS[type(record)].list_name
            present = lists[name] if name in lists else getattr(self, name)
            if present is None:
                incomplete.add(name)
            lists[name] = (*(present or ()), record)
        return self.model_copy(update={**lists, "incomplete": frozenset(incomplete)})

    def unknown(self, name: ListName) -> bool:
        """Whether the list could hold records that are not listed."""
        return getattr(self, name) is None or name in self.incomplete

    @property
    def has_partial_dates(self) -> bool:
        """Whether a date is known to the month or year only."""
        records = [self, *self.records]
        return any(isinstance(value, PartialDate) for record in records for value in vars(record).values())

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record that is listed, list by list."""
        return tuple(record for kind in RECORD_KINDS.values() for record in getattr(self, kind.list_name) or ())

    @classmethod
    def load(cls, path: str | Path) -> Person:
        """Read a person from a JSON file (UTF-8), in the form that `model_dump_json` writes, or from a `.toml` file.

        TOML has no null: there a list that is not known is named in `incomplete`.

        Raises:
            PersonFileError: the file cannot be read, is not JSON or TOML, or has wrong fields: all of them are named.
        """
        try:
            text = read_within(Path(path), 10 * MEGABYTE).decode("utf-8-sig")
            if Path(path).suffix.casefold() == ".toml":
                return cls.model_validate(tomllib.loads(text))
            person = cls.model_validate_json(text)
            parse_json(text)  # for keys that stand twice: pydantic keeps the last one's value
            return person
        except InvalidRecord as error:
            raise PersonFileError("file.unfit", path=str(path), reason=error) from error
        except OSError as error:
            raise PersonFileError("file.unreadable", path=str(path), reason=SystemReason(error)) from error
        except UnicodeDecodeError as error:
            raise PersonFileError("file.encoding", path=str(path), byte=error.start + 1) from error
        except tomllib.TOMLDecodeError as error:
            raise PersonFileError("file.toml", path=str(path), reason=str(error)) from error
        except ValidationError as error:
            raise PersonFileError("file.person", path=str(path), faults=validation_faults(error)) from error
