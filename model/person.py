"""A person: the records that say what is known of them, and the lists these stand in.

A date is a day, or what is known of it: "2018-07" and "2018" stay what they are (`InexactDate`, D1).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    PlainSerializer,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from .base import FileModel, FrozenDict, FrozenMapping, FrozenModel, Reads, Shown, YesNo, default
from .bounded_file import MEGABYTE, parse_json, parse_toml, read_text
from .dates import (
    AnyDate,
    Date,
    InexactDate,
    RecordDate,
    earliest,
    latest,
    none_if_ongoing,
    none_if_unknown,
    parse_start,
    resolve_date,
    spell_in,
)
from .errors import InvalidRecord, PersonFileError, system_reason, truncate, validation_faults
from .names import Name, OccupationName
from .periods import add_months, date_at, months_of
from .schools import study_of
from .spelling import without_halves
from .terms import AnyLevel, CertificateKind, Degree, Level, ProfessionalTitleLevel, Programme, Relevance, School

_MaybeDay = Reads[Annotated[Date | None, BeforeValidator(none_if_unknown)], AnyDate]
_MaybeLevel = Reads[Level | None, AnyLevel | None]


class _Dated(FrozenModel):
    """What all records share."""

    @model_validator(mode="before")
    @classmethod
    def _given(cls, given: Any) -> Any:
        """A null is a field that is not given."""
        if not isinstance(given, dict):
            return given
        known = cls.model_fields
        return cls._as_written({name: value for name, value in given.items() if value is not None or name not in known})

    @classmethod
    def _as_written(cls, said: dict[str, Any]) -> dict[str, Any]:
        """The fields that are meant, where people write in one what belongs to another or to several."""
        return said

    @property
    def date(self) -> RecordDate | None:
        """The date the record counts from, by `RECORD_KINDS`; None if it is not known."""
        day: RecordDate | None = getattr(self, RECORD_KINDS[type(self)].date_field)  # type: ignore[index]
        return day


_STUDY = ("degree", "school", "full_time")
_SPANS = {name: span for span in (("start", "end"), ("enrolled", "graduated")) for name in span}


class _Lasting(_Dated):
    """A record from a first to a last day: both may stand in one text, and the last is not before the first."""

    @classmethod
    def _as_written(cls, said: dict[str, Any]) -> dict[str, Any]:
        for name, (first, last) in _SPANS.items():
            if name in said and (spell := spell_in(said[name])):
                if other := said.get(last if name == first else first):  # which would be read past
                    raise InvalidRecord(
                        "record.two_days", field=name, given=truncate(said[name]), other=truncate(other)
                    )
                return {**said, first: spell[0], last: none_if_ongoing(spell[1])}
        return said

    @field_validator("end", "graduated", check_fields=False)
    @classmethod
    def _last_is_last(cls, last: RecordDate | None, info: ValidationInfo) -> RecordDate | None:
        field = str(info.field_name)
        first = info.data.get(_SPANS[field][0])
        if first and last and latest(last) + (field == "end") <= earliest(first):
            raise InvalidRecord(f"record.{field}", last=str(last), first=str(first))
        return last


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

    @classmethod
    def _as_written(cls, said: dict[str, Any]) -> dict[str, Any]:
        """People write 预备技师, 国家职业资格三级 or 中级电工 where the level stands."""
        level = said.get("level")
        if CertificateKind.named(level) is CertificateKind.PRE_TECHNICIAN:
            return {**said, "level": None, "kind": CertificateKind.PRE_TECHNICIAN}
        if not (isinstance(level, str) and isinstance(said.get("occupation"), str)):
            return said
        bare = level.replace(said["occupation"], "")
        kind = {"kind": CertificateKind.QUALIFICATION} if "职业资格" in level else {}
        return kind | said | {"level": bare if Level.named(bare) else level}

    @model_validator(mode="after")
    def _level_fits_kind(self) -> Self:
        if (self.kind is CertificateKind.PRE_TECHNICIAN) is not (self.level is None):
            raise InvalidRecord(f"certificate.level_{'given' if self.level else 'missing'}", kind=self.kind)
        return self


class Work(_Lasting):
    """A spell of work in one occupation; `end` is the last day worked (D1), None or "至今" while it goes on.

    >>> Work.for_years("电工", 5, until="2026-11-22").start
    datetime.date(2021, 11, 22)
    """

    occupation: OccupationName
    start: Reads[Annotated[Date, BeforeValidator(parse_start)], RecordDate | str]
    end: Reads[Annotated[Date | None, BeforeValidator(none_if_ongoing)], AnyDate] = default(None)

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


class Education(_Lasting):
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

    @classmethod
    def _as_written(cls, said: dict[str, Any]) -> dict[str, Any]:
        """People write 函授大专 or 技校 where the degree stands, and schools by name; what is given beside it goes before."""
        said = {name: value for name, value in super()._as_written(said).items() if value != ""}
        texts = {name: study_of(words) for name, words in said.items() if name in _STUDY and type(words) is str}
        degree = texts.get("degree", {})
        if any(degree.values()):
            del said["degree"]
            said = degree | said
        school = texts.get("school", {})
        both = school.get("degree") is Degree.BACHELOR  # 职业本科
        if "school" in school and (both or not School.named(said["school"])):
            said = school | said | {"school": school["school"]}
        if "full_time" in texts.get("full_time", {}):
            said["full_time"] = texts["full_time"]["full_time"]
        return said


class Training(_Dated):
    """A formal training for a level of an occupation, completed with its certificate (D11).

    >>> Training(occupation="化学检验员", level=4, completed="2026-05-30").completed
    datetime.date(2026, 5, 30)
    """

    occupation: OccupationName
    level: Reads[Level, AnyLevel]
    completed: Reads[Date, RecordDate | str]


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


def lists_with(records: Iterable[Record], lists: object) -> dict[str, tuple[Record, ...]]:
    """The lists that records are added to, of a person or of a view of one; a TypeError if one is no record."""
    found: dict[str, tuple[Record, ...]] = {}
    for record in records:
        if type(record) not in RECORD_KINDS:
            known = ", ".join(kind.__name__ for kind in RECORD_KINDS)
            raise TypeError(f"{truncate(record)!r} is not a record; expected one of {known}")
        name = RECORD_KINDS[type(record)].list_name
        found[name] = (*found.get(name, getattr(lists, name) or ()), record)
    return found


class Person(Shown, FileModel):
    """What is known of a person. An empty list means none, `None` means not known (D17).

    `incomplete` names the lists that hold more than is listed: `plus` puts a list there that was None,
    so that one known record does not turn "not known" into "only this". `meets` maps a condition that could not be
    read (D14), or that records leave open (D9, D18), to whether the person says they meet it.

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

    __str__ = FrozenModel.__repr__

    def plus(self, *records: Record) -> Person:
        """A new person with these records added: "what if".

        Raises:
            TypeError: something that is not a record.
        """
        lists = lists_with(records, self)
        unknown = {name for name in lists if getattr(self, name) is None}
        return self.model_copy(update={**lists, "incomplete": self.incomplete | unknown})

    def unknown(self, name: ListName) -> bool:
        """Whether the list could hold records that are not listed."""
        return getattr(self, name) is None or name in self.incomplete

    @property
    def has_partial_dates(self) -> bool:
        """Whether a date is known to the month or year only."""
        records = [self, *self.records]
        return any(isinstance(value, InexactDate) for record in records for value in vars(record).values())

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
            return cls.model_validate((parse_toml if path.suffix.casefold() == ".toml" else parse_json)(text))
        except InvalidRecord as error:
            raise PersonFileError("file.unfit", path=str(path), reason=error) from error
        except OSError as error:
            raise PersonFileError("file.unreadable", path=str(path), reason=system_reason(error)) from error
        except ValidationError as error:
            raise PersonFileError("file.person", path=str(path), faults=validation_faults(error, cls)) from error
