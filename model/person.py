"""A person: the records that say what is known of them, and the lists these stand in.

A date is a day, or what is known of it: "2018-07" and "2018" stay what they are (`PartialDate`, D1).
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    PlainSerializer,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from .base import FileModel, FrozenDict, FrozenMapping, FrozenModel, Reads, Shown, YesNo, default
from .bounded_file import MEGABYTE, parse_json, read_text
from .dates import (
    AnyDate,
    Date,
    PartialDate,
    RecordDate,
    add_months,
    date_at,
    earliest,
    latest,
    months_of,
    none_if_ongoing,
    none_if_unknown,
    parse_start,
    resolve_date,
    spell_in,
)
from .errors import InvalidName, InvalidRecord, PersonFileError, SystemReason, truncate, validation_faults
from .schools import study_of
from .spelling import clean_name, says_nothing, without_halves
from .terms import AnyLevel, CertificateKind, Degree, Level, ProfessionalTitleLevel, Programme, Relevance, School

__all__ = [
    "RECORD_KINDS",
    "Apprenticeship",
    "Certificate",
    "Education",
    "ListName",
    "Name",
    "OccupationName",
    "Permit",
    "Person",
    "Record",
    "RecordKind",
    "Title",
    "Training",
    "Work",
    "may_be_occupation",
    "occupation_name",
]


@lru_cache(maxsize=1 << 10)
def may_be_occupation(name: str) -> bool:
    """Whether a name has letters, and is not a level's or a certificate's (5, 技师, 四级, 预备技师), nor 无 or 不详."""
    return (
        any(map(str.isalpha, name))
        and not says_nothing(name)
        and not any(term.named(name) for term in (Level, CertificateKind))
    )


def occupation_name(name: str) -> str:
    """The name, if it may be an occupation's.

    Raises:
        InvalidName: it may not.
    """
    if not may_be_occupation(name):
        raise InvalidName("record.occupation", given=truncate(name))
    return name


def _clean(value: object) -> object:
    return clean_name(value) if isinstance(value, str) else value


Name = Annotated[str, StringConstraints(min_length=1, max_length=200), BeforeValidator(_clean)]
OccupationName = Annotated[Name, AfterValidator(occupation_name)]

_Day = Reads[Date, RecordDate | str]
_Start = Reads[Annotated[Date, BeforeValidator(parse_start)], RecordDate | str]
_MaybeDay = Reads[Annotated[Date | None, BeforeValidator(none_if_unknown)], AnyDate]
_MaybeLevel = Reads[Level | None, AnyLevel | None]


def _two_days(given: Any, first: str, last: str) -> Any:
    """The fields of a record, where both days may stand in the place of one; then none is read past that stands in the other's."""
    if not isinstance(given, dict):
        return given
    for name, other in ((first, last), (last, first)):
        if spell := spell_in(words := given.get(name)):
            if given.get(other) is not None:
                raise InvalidRecord(
                    "record.two_days", field=name, given=truncate(words), other=other, day=truncate(given[other])
                )
            return {**given, first: spell[0], last: none_if_ongoing(spell[1])}
    return given


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
    level: _MaybeLevel = default(None)
    issued: _MaybeDay = default(None)
    kind: Reads[CertificateKind, CertificateKind | str] = default(CertificateKind.SKILL_LEVEL)

    @model_validator(mode="before")
    @classmethod
    def _level_may_be_the_kind(cls, given: Any) -> Any:
        """People write 预备技师, 国家职业资格三级, or the occupation (中级电工) where the level stands."""
        if not isinstance(given, dict):
            return given
        given = {name: value for name, value in given.items() if value is not None or name != "kind"}
        level, occupation = given.get("level"), given.get("occupation")
        if CertificateKind.named(level) is CertificateKind.PRE_TECHNICIAN:
            return {**given, "level": None, "kind": CertificateKind.PRE_TECHNICIAN}
        if (
            isinstance(level, str)
            and isinstance(occupation, str)
            and Level.named(bare := level.replace(occupation, ""))
        ):
            given["level"] = bare
        is_qualification = isinstance(level, str) and "职业资格" in level
        return {"kind": CertificateKind.QUALIFICATION, **given} if is_qualification else given

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
    start: _Start
    end: Reads[Annotated[Date | None, BeforeValidator(none_if_ongoing)], AnyDate] = default(None)

    @model_validator(mode="before")
    @classmethod
    def _as_written(cls, given: Any) -> Any:
        return _two_days(given, "start", "end")

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
            InvalidRecord: `years` is no number of whole months from 0 to 60 years.
        """
        months = months_of(years)
        if months is None:
            raise InvalidRecord("work.years", given=truncate(years))
        return cls(occupation=occupation, start=date_at(add_months(resolve_date(until).toordinal(), -months)))


class Education(_Dated):
    """A course of study, finished or not; whatever is None is not known (D9, D10, D13, D17).

    `graduated` is the graduation date, past or expected. `relevance` maps an occupation to what the major is to
    it (own, related, unrelated). `trains_to` is the skill level the school was approved to train to (4 or 3); 5 if it
    was approved for neither. `full_time`: whether work on its days does not count (D25).

    >>> Education(school="技师学院", graduated="2026-07-01", relevance={"电工": "本专业"}).relevance["电工"].value
    'own'
    """

    school: Reads[School | None, School | str | None] = default(None)
    degree: Reads[Degree | None, Degree | str | None] = default(None)
    major: Name | None = None
    relevance: Reads[FrozenMapping[OccupationName, Relevance], Mapping[str, Relevance | str]] = default(
        Field(default_factory=FrozenDict)
    )
    enrolled: _MaybeDay = default(None)
    graduated: _MaybeDay = default(None)
    trains_to: _MaybeLevel = default(None)
    programme: Reads[Programme | None, Programme | str | None] = default(None)
    full_time: YesNo | None = None

    @model_validator(mode="before")
    @classmethod
    def _as_written(cls, given: Any) -> Any:
        """People write 函授大专 or 技校 where the degree stands, and schools by name; what is given beside it goes before."""
        if not isinstance(given, dict):
            return given
        said = {
            name: value for name, value in _two_days(given, "enrolled", "graduated").items() if value not in (None, "")
        }
        degree = study_of(words) if type(words := said.get("degree")) is str else {}
        if any(degree.values()):
            del said["degree"]
        else:
            degree = {}
        if (
            type(words := said.get("school")) is str
            and not School.named(words)
            and "school" in (named := study_of(words))
        ):
            said = named | said | {"school": named["school"]}
        if type(words := said.get("full_time")) is str:
            said["full_time"] = study_of(words).get("full_time", words)
        return degree | said

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
    level: Reads[Level, AnyLevel]
    completed: _Day


class Apprenticeship(_Dated):
    """An apprenticeship (学徒) in an occupation, completed; `completed=None` when the day is not known (D17, D19).

    >>> Apprenticeship(occupation="钳工", completed="2024-06-30").completed
    datetime.date(2024, 6, 30)
    """

    occupation: OccupationName
    completed: _MaybeDay = default(None)


class Title(_Dated):
    """A professional title (职称, or 专业技术人员职业资格); `granted=None` when the day is not known (D17, D20).

    `relevance` maps an occupation to whether the title's speciality corresponds to it (符合专业对应关系).

    >>> Title(level="助理工程师", granted="2023-12-01", relevance={"电工": True}).level.value
    'junior'
    """

    level: Reads[ProfessionalTitleLevel, ProfessionalTitleLevel | str]
    granted: _MaybeDay = default(None)
    relevance: FrozenMapping[OccupationName, YesNo] = Field(default_factory=FrozenDict)


class Permit(_Dated):
    """A licence or permit by its name; `issued=None` when the day is not known (D17, D21).

    `serves` maps another name, by which a text asks for a permit, to whether this is that permit.

    >>> Permit(name="机动车驾驶证", issued="2019-05-01").name
    '机动车驾驶证'
    """

    name: Name
    issued: _MaybeDay = default(None)
    serves: FrozenMapping[Name, YesNo] = Field(default_factory=FrozenDict)


Record = Certificate | Work | Education | Training | Apprenticeship | Title | Permit

ListName = Literal["apprenticeships", "certificates", "education", "permits", "titles", "training", "work"]
_ListNames = Annotated[frozenset[ListName], PlainSerializer(sorted, when_used="json")]


class RecordKind(NamedTuple):
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


class Person(Shown, FileModel):
    """What is known of a person. An empty list means none, `None` means not known (D17).

    `incomplete` names the lists that hold more than is listed: `plus` puts a list there that was None,
    so that one known record does not turn "not known" into "only this". `meets` maps a condition that could not be
    read (D14) to whether the person says they meet it.

    >>> me = Person(certificates=[Certificate(occupation="电工", level=5, issued="2021-06-01")])
    >>> len(me.plus(Work(occupation="电工", start="2019-07-01")).work)
    1
    """

    certificates: Reads[tuple[Certificate, ...] | None, Iterable[Certificate] | None] = default(())
    work: Reads[tuple[Work, ...] | None, Iterable[Work] | None] = default(())
    education: Reads[tuple[Education, ...] | None, Iterable[Education] | None] = default(())
    training: Reads[tuple[Training, ...] | None, Iterable[Training] | None] = default(())
    apprenticeships: Reads[tuple[Apprenticeship, ...] | None, Iterable[Apprenticeship] | None] = default(())
    titles: Reads[tuple[Title, ...] | None, Iterable[Title] | None] = default(())
    permits: Reads[tuple[Permit, ...] | None, Iterable[Permit] | None] = default(())
    born: _MaybeDay = default(None)
    incomplete: Reads[_ListNames, Iterable[ListName]] = default(frozenset())
    meets: FrozenMapping[Annotated[str, AfterValidator(without_halves)], YesNo] = Field(default_factory=FrozenDict)

    @field_validator(*(kind.list_name for kind in RECORD_KINDS.values()), mode="before")
    @classmethod
    def _is_a_list(cls, given: Any) -> Any:
        if isinstance(given, BaseModel):  # whose fields pydantic would take for the list
            raise PydanticCustomError("list_type", "not a list")
        return given

    def __str__(self) -> str:
        return repr(self)

    def plus(self, *records: Record) -> Person:
        """A new person with these records added: "what if".

        Raises:
            TypeError: something that is not a record.
        """
        lists: dict[str, tuple[Record, ...]] = {}
        for record in records:
            if type(record) not in RECORD_KINDS:
                known = ", ".join(kind.__name__ for kind in RECORD_KINDS)
                raise TypeError(f"{truncate(record)!r} is not a record; expected one of {known}")
            name = RECORD_KINDS[type(record)].list_name
            lists[name] = (*lists.get(name, getattr(self, name) or ()), record)
        incomplete = self.incomplete.union(name for name in lists if getattr(self, name) is None)
        return self.model_copy(update={**lists, "incomplete": incomplete})

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
        path = Path(path)
        try:
            text = read_text(path, 10 * MEGABYTE)
            return cls.model_validate(tomllib.loads(text) if path.suffix.casefold() == ".toml" else parse_json(text))
        except InvalidRecord as error:
            raise PersonFileError("file.unfit", path=str(path), reason=error) from error
        except OSError as error:
            raise PersonFileError("file.unreadable", path=str(path), reason=SystemReason(error)) from error
        except UnicodeDecodeError as error:
            raise PersonFileError("file.encoding", path=str(path), byte=error.start + 1) from error
        except tomllib.TOMLDecodeError as error:
            raise PersonFileError("file.toml", path=str(path), reason=str(error)) from error
        except ValidationError as error:
            raise PersonFileError("file.person", path=str(path), faults=validation_faults(error, cls)) from error
