"""What a plan is asked for: a case, what the person wishes of the plan, what they would study, and what things cost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, FiniteFloat, model_validator

from ...model.base import Amount, Count, FileModel, FrozenDict, FrozenMapping, FrozenModel, Reads, default
from ...model.catalog import Catalog
from ...model.dates import Day
from ...model.errors import CertladderError, InvalidFields, InvalidRecord, UnknownClause, close_matches, truncate
from ...model.names import Name
from ...model.periods import add_months
from ...model.person import Education
from ...model.terms import AnyLevel, Degree, Level, Programme, Relevance, School
from ..case import Case
from ..eligibility.effort import usual_study
from ..evaluate.diploma import least_degree
from ..evaluate.question import Question


class StudyOption(FrozenModel):
    """A programme the person would attend if it helps: full-time (work is suspended) or part-time (beside work).

    The other fields are those of `Education`; what is None is not known, and then nothing certain comes of it.
    `relevance` may also be one word, for whatever occupation is planned for.
    `years` are full or half years from enrolment to graduation. `needs` is the degree that must be held at the start,
    `price` what it costs (`Prices`).
    A pre-technician programme ends with the pre-technician certificate of the occupation planned for.

    Raises:
        InvalidFields: neither school nor degree is given, or a value is wrong.

    >>> StudyOption(degree="大专", years=2.5, full_time=False, relevance="本专业").months
    30
    """

    school: Reads[School | None, School | str | None] = default(None)
    degree: Reads[Degree | None, Degree | str | None] = default(None)
    years: Annotated[float, Field(gt=0, le=10, multiple_of=0.5)]
    full_time: bool = True
    major: Name | None = None
    relevance: Reads[Relevance | FrozenMapping[Name, Relevance], Relevance | str | Mapping[str, Relevance | str]] = (
        default(Field(default_factory=FrozenDict))
    )
    trains_to: Reads[Level | None, AnyLevel | None] = default(None)
    programme: Reads[Programme | None, Programme | str | None] = default(None)
    needs: Reads[Degree | None, Degree | str | None] = default(None)
    price: Amount | None = None

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if self.school is None and self.degree is None:
            raise InvalidRecord("study_option")
        return self

    @property
    def months(self) -> int:
        """The duration in calendar months."""
        return round(self.years * 12)

    @property
    def course(self) -> Education:
        """The course of study, whenever and for whatever occupation it is attended."""
        return self.attended(1, "").model_copy(update={"relevance": {}, "enrolled": None, "graduated": None})

    def admits(self, course: Education | StudyOption) -> bool:
        """Whether somebody may begin it after a course: a degree that is not given follows from the school (D9)."""
        degree = least_degree(course.degree, course.school)
        return self.needs is None or (degree is not None and degree.rank >= self.needs.rank)

    def attended(self, start: int, occupation: str) -> Education:
        """The course of study if it is begun on the ordinal day `start`, in a plan for `occupation`."""
        given = self.relevance
        fields = {
            **vars(self),
            "relevance": FrozenDict({occupation: given}) if isinstance(given, Relevance) else given,
            "enrolled": dt.date.fromordinal(start),
            "graduated": dt.date.fromordinal(add_months(start, self.months)),
        }
        return Education.unvalidated(**{name: fields[name] for name in Education.model_fields})


_USUAL_PROGRAMMES: tuple[dict[str, Any], ...] = (
    {"school": School.TECHNICAL, "programme": Programme.INTERMEDIATE_WORKER, "trains_to": Level.INTERMEDIATE},
    {"school": School.SENIOR_TECHNICAL, "programme": Programme.SENIOR_WORKER, "trains_to": Level.ADVANCED},
    {"school": School.TECHNICIAN_COLLEGE, "programme": Programme.PRE_TECHNICIAN, "trains_to": Level.ADVANCED},
    {"school": School.HIGHER_VOCATIONAL, "degree": Degree.ASSOCIATE},
    {"degree": Degree.ASSOCIATE},
    {"degree": Degree.BACHELOR, "needs": Degree.ASSOCIATE},
    {"degree": Degree.MASTER, "needs": Degree.BACHELOR},
)


def usual_programmes() -> tuple[StudyOption, ...]:
    """The programmes people usually choose among, with a major of the occupation's own.

    Full-time a 中级工班, 高级工班 or 预备技师班, a 高等职业学校 and, after 本科, a 硕士; part-time 成人/函授 大专 and 专升本. The durations
    are customary, not prescribed: override one with `option.model_copy(update={"years": ...})`.

    >>> [option.years for option in usual_programmes()]
    [3.0, 3.0, 4.0, 3.0, 2.5, 2.5, 3.0]
    """
    options = [StudyOption(**fields, years=1, relevance=Relevance.OWN) for fields in _USUAL_PROGRAMMES]
    studies = [usual_study(option.course) for option in options]
    usual = [{"years": study.months / 12, "full_time": study.full_time} for study in studies]
    return tuple(option.model_copy(update=one) for option, one in zip(options, usual, strict=True))


Objective = Literal["time", "certificates", "trainings", "programmes", "cost"]

_SINGULAR = {"training": "trainings", "certificate": "certificates", "programme": "programmes", "days": "time"}


_ONE_OR_MANY = BeforeValidator(lambda given: (given,) if isinstance(given, str | Question) else given)
_PLURAL = BeforeValidator(lambda given: _SINGULAR.get(given, given) if isinstance(given, str) else given)
_Objectives = Annotated[tuple[Annotated[Objective, _PLURAL], ...], _ONE_OR_MANY]
_ByLevel = Reads[FrozenMapping[Level, Amount], Mapping[int, float] | Mapping[str, float] | Mapping[Level, float]]


class Prices(FileModel):
    """Prices in yuan, and `source`: where they are from and as of when, which a plan shows (or that nothing is said).

    `certificate` and `training` are by level, `programme` by class, school or degree (the first of a programme's that
    has one; its own `StudyOption.price` comes before them). `subsidy` is what is paid out for a certificate. What has
    no price costs nothing.

    >>> Prices(certificate={"四级": 300}, subsidy={4: 1500}).of_certificate(Level(4))
    -1200
    """

    certificate: _ByLevel = default(Field(default_factory=FrozenDict))
    training: _ByLevel = default(Field(default_factory=FrozenDict))
    programme: Reads[FrozenMapping[Programme | School | Degree, Amount], Mapping[str, float]] = default(
        Field(default_factory=FrozenDict)
    )
    subsidy: _ByLevel = default(Field(default_factory=FrozenDict))
    source: str = ""

    def of_certificate(self, level: Level) -> int | float:
        """The fee less the subsidy, which may be negative."""
        return self.certificate.get(level, 0) - self.subsidy.get(level, 0)

    def of_programme(self, option: StudyOption) -> int | float:
        """The programme's own price, else by its class, its school or its degree."""
        kind = self.kind_of(option)
        return (option.price or 0) if kind is None else self.programme[kind]

    def kind_of(self, option: StudyOption) -> Programme | School | Degree | None:
        """The class, school or degree by which a programme is priced here; None if it has a price of its own, or none."""
        kinds = (option.programme, option.school, option.degree) if option.price is None else ()
        return next((kind for kind in kinds if kind in self.programme), None)


def hundredths(amount: float) -> int:
    """An amount in whole hundredths, so that sums are exact."""
    return round(100 * amount)


class WishesError(CertladderError, ValueError):
    """Wishes that cannot be understood: the message names each and says what was expected.

    Also wishes by which so many routes are possible that they cannot be compared: it says what would limit them.
    """


class Wishes(FrozenModel):
    """What a plan has to keep to, and what makes it good: the wishes of `Advisor.plans` (docs/plan-with-wishes.md)."""

    study: tuple[StudyOption, ...] = ()
    no_full_time: bool = False
    deadline: Day | None = None
    max_certificates: Count | None = None
    max_trainings: Count | None = None
    max_programmes: Count | None = None
    prices: Prices | None = None
    max_cost: FiniteFloat | None = None
    via: Annotated[frozenset[str], _ONE_OR_MANY] = frozenset()
    avoid: Annotated[frozenset[str], _ONE_OR_MANY] = frozenset()
    only: Annotated[frozenset[str] | None, _ONE_OR_MANY] = None
    undocumented: Literal["unreachable", "obtainable"] = "unreachable"
    assume_unknown: bool = False
    answered: Annotated[tuple[Question, ...], _ONE_OR_MANY] = ()
    optimise: _Objectives = ("time", "certificates", "trainings")

    @model_validator(mode="after")
    def _can_be_compared(self) -> Self:
        if self.priced is None and (self.max_cost is not None or "cost" in self.optimise):
            raise InvalidRecord("no_prices")
        return self

    @property
    def priced(self) -> Prices | None:
        """The prices, if there are any, be it of programmes only."""
        if self.prices is None and any(option.price is not None for option in self.study):
            return Prices()
        return self.prices

    @property
    def given(self) -> tuple[str, ...]:
        """The names of the wishes that are not as by default."""
        return tuple(name for name, field in type(self).model_fields.items() if getattr(self, name) != field.default)

    def allows(self, clause: str) -> bool:
        """Whether a certificate may be earned by the clause of this id."""
        return clause not in self.avoid and (self.only is None or clause in self.only)

    @classmethod
    def read(cls, catalog: Catalog, on: dt.date, /, **given: Any) -> Wishes:
        """The wishes as given by name; the clauses that they name are those of the catalog on a day."""
        try:
            wishes = cls(**given)
        except InvalidFields as error:
            faults = tuple(fault if fault.where else fault.why for fault in error.faults)
            code = "wishes" if given.keys() <= cls.model_fields.keys() else "unknown_wishes"
            raise WishesError(code, faults=faults, known=tuple(cls.model_fields)) from error
        if named := wishes.via | wishes.avoid | (wishes.only or frozenset()):
            levels = [clauses for standard in catalog.in_force(on) for clauses in standard.levels.values()]
            known = [clause.id for clauses in levels for clause in clauses]
            if unknown := sorted(named.difference(known)):
                alike = tuple(dict.fromkeys(other for name in unknown for other in close_matches(name, known)))
                raise UnknownClause(
                    "unknown_clause", given=tuple(map(truncate, unknown)), near=alike or tuple(known[:3])
                )
        return wishes


@dataclass(frozen=True)
class PlanRequest(Case):
    """A case, and what the person wishes of the plan; `on` is the day from which it is made."""

    wishes: Wishes = field(default_factory=Wishes)

    def wishing(self, **wishes: Any) -> PlanRequest:
        """The same with other wishes."""
        return replace(self, wishes=self.wishes.model_copy(update=wishes))
