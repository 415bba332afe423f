"""The records that say what is known of a person: certificates, work, schooling, training, titles and permits.

A date is a day, or what is known of it: "2018-07" and "2018" stay what they are (`PartialDate`, D1).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from .base import FrozenDict, FrozenMapping, FrozenModel
from .dates import Date, RecordDate, add_months, earliest, latest, resolve_date
from .errors import InvalidRecord, truncate
from .names import clean_name
from .terms import AnyLevel, CertificateKind, Degree, Level, ProfessionalTitleLevel, Programme, Relevance, School
from .written import months_of, none_if_ongoing

__all__ = [
    "RECORD_KINDS",
    "AnyDate",
    "Apprenticeship",
    "Certificate",
    "Education",
    "ListName",
    "Name",
    "OccupationName",
    "Permit",
    "Record",
    "RecordKind",
    "Title",
    "Training",
    "Work",
    "may_be_occupation",
    "occupation_name",
]


def _clean(value: object) -> object:
    return clean_name(value) if isinstance(value, str) else value


@lru_cache(maxsize=1 << 10)
def may_be_occupation(name: str) -> bool:
    """Whether a name has letters, and is not a level's or a certificate's (5, 技师, 四级, 预备技师)."""
    return any(map(str.isalpha, name)) and not any(term.named(name) for term in (Level, CertificateKind))


def occupation_name(name: str) -> str:
    """The name, if it may be an occupation's.

    Raises:
        InvalidRecord: it may not.
    """
    if not may_be_occupation(name):
        raise InvalidRecord("record.occupation", given=truncate(name))
    return name


AnyDate = RecordDate | str | None
"""What is read as a record's date. The typed constructors below take what is read; the fields hold what was read."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=200), BeforeValidator(_clean)]
OccupationName = Annotated[Name, AfterValidator(occupation_name)]


class _Dated(FrozenModel):
    """What all records share."""

    @property
    def date(self) -> RecordDate | None:
        """The date the record counts from, by `RECORD_KINDS`; None if it is not known."""
        day: RecordDate | None = getattr(self, RECORD_KINDS[type(self)].date_field)  # type: ignore[index]
        return day


class Certificate(_Dated):
    """A certificate the person holds; `issued=None` when the date is not known (D17).

    `level` is 5 to 1, and None for a pre-technician certificate (预备技师证书), which has none.

    >>> Certificate(occupation="电工", level="五级", issued="2021-06-01").level
    <Level.ELEMENTARY: 5>
    """

    occupation: OccupationName
    level: Level | None = None
    issued: Date | None = None
    kind: CertificateKind = CertificateKind.SKILL_LEVEL

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            occupation: str,
            level: AnyLevel | None = None,
            issued: AnyDate = None,
            kind: CertificateKind | str = ...,
        ) -> None: ...

    @model_validator(mode="after")
    def _level_fits_kind(self) -> Self:
        if self.kind is CertificateKind.PRE_TECHNICIAN and self.level is not None:
            raise InvalidRecord("certificate.level_given")
        if self.kind is not CertificateKind.PRE_TECHNICIAN and self.level is None:
            raise InvalidRecord("certificate.level_missing", kind=self.kind)
        return self


class Work(_Dated):
    """A spell of work in one occupation; `end` is the last day worked (D1), None or "至今" while it goes on.

    >>> Work.for_years("电工", 5, until="2026-11-22").start
    datetime.date(2021, 11, 22)
    """

    occupation: OccupationName
    start: Date
    end: Annotated[Date | None, BeforeValidator(none_if_ongoing)] = None

    if TYPE_CHECKING:

        def __init__(self, *, occupation: str, start: RecordDate | str, end: AnyDate = None) -> None: ...

    @field_validator("end")
    @classmethod
    def _ends_after_start(cls, end: RecordDate | None, info: ValidationInfo) -> RecordDate | None:
        start = info.data.get("start")
        if end is not None and start is not None and latest(end) < earliest(start):
            raise InvalidRecord("work.ends_before_start", end=str(end), start=str(start))
        return end

    @classmethod
    def for_years(cls, occupation: str, years: float | str, until: dt.date | str | None = None) -> Work:
        """Work for someone who knows only the years: still there, having reached that many on `until` (today).

        `years` is a number, or words: 7, 7.5, "3年6个月", "7 years".

        Raises:
            InvalidRecord: `years` is no number of whole months from 0 to 100 years.
        """
        months = months_of(years)
        if months is None:
            raise InvalidRecord("work.years", given=truncate(years))
        day = resolve_date(until)
        return cls(occupation=occupation, start=dt.date.fromordinal(add_months(day.toordinal(), -months)))


class Education(_Dated):
    """A course of study, finished or not; whatever is None is not known (D9, D10, D13, D17).

    `graduated` is the graduation date, past or expected. `relevance` maps an occupation to what the major is to
    it (own, related, unrelated). `trains_to` is the skill level the school was approved to train to (4 or 3); 5 if it
    was approved for neither. `full_time`: whether work on its days does not count (D25).

    >>> Education(school="技师学院", graduated="2026-07-01", relevance={"电工": "本专业"}).relevance["电工"].value
    'own'
    """

    school: School | None = None
    degree: Degree | None = None
    major: Name | None = None
    relevance: FrozenMapping[OccupationName, Relevance] = Field(default_factory=FrozenDict)
    enrolled: Date | None = None
    graduated: Date | None = None
    trains_to: Level | None = None
    programme: Programme | None = None
    full_time: bool | None = None

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            school: School | str | None = None,
            degree: Degree | str | None = None,
            major: str | None = None,
            relevance: Mapping[str, Relevance | str] = ...,
            enrolled: AnyDate = None,
            graduated: AnyDate = None,
            trains_to: AnyLevel | None = None,
            programme: Programme | str | None = None,
            full_time: bool | None = None,
        ) -> None: ...

    @field_validator("graduated")
    @classmethod
    def _graduates_after_enrolling(cls, graduated: RecordDate | None, info: ValidationInfo) -> RecordDate | None:
        enrolled = info.data.get("enrolled")
        if graduated is not None and enrolled is not None and latest(graduated) <= earliest(enrolled):
            raise InvalidRecord("education.dates", graduated=str(graduated), enrolled=str(enrolled))
        return graduated


class Training(_Dated):
    """A formal training for a level of an occupation, completed with its certificate (D11).

    >>> Training(occupation="化学检验员", level=4, completed="2026-05-30").completed
    datetime.date(2026, 5, 30)
    """

    occupation: OccupationName
    level: Level
    completed: Date

    if TYPE_CHECKING:

        def __init__(self, *, occupation: str, level: AnyLevel, completed: RecordDate | str) -> None: ...


class Apprenticeship(_Dated):
    """An apprenticeship (学徒) in an occupation, completed; `completed=None` when the day is not known (D17, D19).

    >>> Apprenticeship(occupation="钳工", completed="2024-06-30").completed
    datetime.date(2024, 6, 30)
    """

    occupation: OccupationName
    completed: Date | None = None

    if TYPE_CHECKING:

        def __init__(self, *, occupation: str, completed: AnyDate = None) -> None: ...


class Title(_Dated):
    """A professional title (职称, or 专业技术人员职业资格); `granted=None` when the day is not known (D17, D20).

    `relevance` maps an occupation to whether the title's speciality corresponds to it (符合专业对应关系).

    >>> Title(level="助理工程师", granted="2023-12-01", relevance={"电工": True}).level.value
    'junior'
    """

    level: ProfessionalTitleLevel
    granted: Date | None = None
    relevance: FrozenMapping[OccupationName, bool] = Field(default_factory=FrozenDict)

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            level: ProfessionalTitleLevel | str,
            granted: AnyDate = None,
            relevance: Mapping[str, bool] = ...,
        ) -> None: ...


class Permit(_Dated):
    """A licence or permit by its name; `issued=None` when the day is not known (D17, D21).

    `serves` maps another name, by which a text asks for a permit, to whether this is that permit.

    >>> Permit(name="机动车驾驶证", issued="2019-05-01").name
    '机动车驾驶证'
    """

    name: Name
    issued: Date | None = None
    serves: FrozenMapping[Name, bool] = Field(default_factory=FrozenDict)

    if TYPE_CHECKING:

        def __init__(self, *, name: str, issued: AnyDate = None, serves: Mapping[str, bool] = ...) -> None: ...


Record = Certificate | Work | Education | Training | Apprenticeship | Title | Permit

ListName = Literal["apprenticeships", "certificates", "education", "permits", "titles", "training", "work"]


@dataclass(frozen=True)
class RecordKind:
    """What there is to know of a kind of record: the list of a person it stands in, and the field that dates it."""

    list_name: ListName
    date_field: str


RECORD_KINDS: dict[type[Record], RecordKind] = {
    Certificate: RecordKind("certificates", "issued"),
    Work: RecordKind("work", "start"),
    Education: RecordKind("education", "graduated"),
    Training: RecordKind("training", "completed"),
    Apprenticeship: RecordKind("apprenticeships", "completed"),
    Title: RecordKind("titles", "granted"),
    Permit: RecordKind("permits", "issued"),
}
"""The seven kinds of record, in the order of a person's lists."""
