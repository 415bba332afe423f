"""A person and the records that say what is known of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_core import ErrorDetails

from .dates import Day, add_years, parse_day
from .errors import PersonFileError
from .terms import CertificateKind, Degree, Level, Programme, Relevance, School
from .value import Value

__all__ = ["Certificate", "Education", "Fact", "ListName", "Person", "Training", "Work"]

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class Certificate(Value):
    """A certificate the person holds; `issued=None` when the date is not known (D17).

    `level` is 5 to 1, and None for a pre-technician certificate (预备技师证书), which has none.

    >>> Certificate(occupation="电工", level="五级", issued="2021-06-01").level
    <Level.JUNIOR: 5>
    """

    occupation: Name
    level: Level | None = None
    issued: Day | None = None
    kind: CertificateKind = CertificateKind.SKILL_LEVEL

    @model_validator(mode="after")
    def _level_fits_kind(self) -> Self:
        if self.kind is CertificateKind.PRE_TECHNICIAN and self.level is not None:
            raise ValueError("level: a pre_technician certificate has no level; leave it out or give None")
        if self.kind is not CertificateKind.PRE_TECHNICIAN and self.level is None:
            raise ValueError(
                f"level: a {self.kind} certificate has a level; expected 5 (五级/初级工) to 1 (一级/高级技师)"
            )
        return self


class Work(Value):
    """A spell of work in one occupation; `end` is the last day worked (D1), None while it goes on.

    >>> Work.for_years("电工", 5, until="2026-11-22").start
    datetime.date(2021, 11, 22)
    """

    occupation: Name
    start: Day
    end: Day | None = None

    @field_validator("end")
    @classmethod
    def _ends_after_start(cls, end: dt.date | None, info: ValidationInfo) -> dt.date | None:
        start = info.data.get("start")
        if end is not None and start is not None and end < start:
            raise ValueError(f"{end} is before start {start}; expected the last day worked, or None if it goes on")
        return end

    @classmethod
    def for_years(cls, occupation: str, years: int, until: dt.date | str | None = None) -> Work:
        """Work for someone who knows only the years: still there, having reached that many on `until` (today).

        Raises:
            ValueError: `years` is not a whole number from 0 to 100.
        """
        if isinstance(years, bool) or not isinstance(years, int) or not 0 <= years <= 100:
            raise ValueError(f"years: {years!r} is not a number of whole years; expected 0 to 100")
        day = dt.date.today() if until is None else parse_day(until)
        return cls(occupation=occupation, start=dt.date.fromordinal(add_years(day.toordinal(), -years)))


class Education(Value):
    """A course of study, finished or not; whatever is None is not known (D9, D10, D13, D17).

    `graduated` is the graduation date, past or expected. `relevance` maps an occupation to what the major is to
    it (own, related, unrelated). `trains_to` is the skill level the school was approved to train to (4 or 3).

    >>> Education(school="技师学院", graduated="2026-07-01", relevance={"电工": "本专业"}).relevance["电工"].value
    'own'
    """

    school: School | None = None
    degree: Degree | None = None
    major: Name | None = None
    relevance: dict[Name, Relevance] = Field(default_factory=dict)
    enrolled: Day | None = None
    graduated: Day | None = None
    trains_to: Level | None = None
    programme: Programme | None = None

    @field_validator("graduated")
    @classmethod
    def _graduates_after_enrolling(cls, graduated: dt.date | None, info: ValidationInfo) -> dt.date | None:
        enrolled = info.data.get("enrolled")
        if graduated is not None and enrolled is not None and graduated <= enrolled:
            raise ValueError(
                f"{graduated} is not after enrolled {enrolled}; expected a later date, or None if not known"
            )
        return graduated

    def __hash__(self) -> int:
        fields = (self.school, self.degree, self.major, self.enrolled, self.graduated, self.trains_to, self.programme)
        return hash((fields, frozenset(self.relevance.items())))


class Training(Value):
    """A formal training for a level of an occupation, completed with its certificate (D11).

    >>> Training(occupation="化学检验员", level=4, completed="2026-05-30").completed
    datetime.date(2026, 5, 30)
    """

    occupation: Name
    level: Level
    completed: Day


Fact = Certificate | Work | Education | Training
ListName = Literal["certificates", "education", "training", "work"]


def _list_of(record: Fact) -> ListName:
    match record:
        case Certificate():
            return "certificates"
        case Work():
            return "work"
        case Education():
            return "education"
        case Training():
            return "training"
    raise TypeError(f"{record!r} is not a record; expected a Certificate, Work, Education or Training")


class Person(Value):
    """What is known of a person. An empty list means none, `None` means not known (D17).

    `incomplete` names the lists that hold more than is listed: `plus` puts a list there that was None,
    so that one known record does not turn "not known" into "only this".

    >>> me = Person(certificates=[Certificate(occupation="电工", level=5, issued="2021-06-01")])
    >>> len(me.plus(Work(occupation="电工", start="2019-07-01")).work)
    1
    """

    certificates: tuple[Certificate, ...] | None = ()
    work: tuple[Work, ...] | None = ()
    education: tuple[Education, ...] | None = ()
    training: tuple[Training, ...] | None = ()
    born: Day | None = None
    incomplete: frozenset[ListName] = frozenset()

    def plus(self, *records: Fact) -> Person:
        """A new person with these records added: "what if".

        Raises:
            TypeError: something that is not a record.
        """
        lists: dict[str, tuple[Fact, ...] | None] = {}
        incomplete = set(self.incomplete)
        for record in records:
            name = _list_of(record)
            present = lists[name] if name in lists else getattr(self, name)
            if present is None:
                incomplete.add(name)
            lists[name] = (*(present or ()), record)
        return self.model_copy(update={**lists, "incomplete": frozenset(incomplete)})

    def unknown(self, name: ListName) -> bool:
        """Whether the list could hold records that are not listed."""
        return getattr(self, name) is None or name in self.incomplete

    @classmethod
    def load(cls, path: str | Path) -> Person:
        """Read a person from a JSON file (UTF-8), in the form that `model_dump_json` writes.

        Raises:
            PersonFileError: the file cannot be read, is not JSON, or has wrong fields: all of them are named.
        """
        try:
            return cls.model_validate_json(Path(path).read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise PersonFileError(f"{path}: cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise PersonFileError(f"{path}: not UTF-8 text (byte {error.start + 1}); save it as UTF-8") from error
        except ValidationError as error:
            raise PersonFileError("\n".join([f"{path}: not a person:", *map(_field_error, error.errors())])) from error


def _field_error(error: ErrorDetails) -> str:
    where = ".".join(map(str, error["loc"])) or "the file"
    return f"  {where}: {error['msg'].removeprefix('Value error, ')}"
