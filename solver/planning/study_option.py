"""Study programmes that a person would attend, as choices for a plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from ...model.base import Amount, FrozenDict, FrozenMapping, FrozenModel, Reads, default
from ...model.errors import InvalidRecord
from ...model.names import Name
from ...model.periods import add_months
from ...model.person import Education
from ...model.terms import AnyLevel, Degree, Level, Programme, Relevance, School
from ..eligibility.effort import usual_study
from ..evaluate.diploma import least_degree


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


_USUAL: tuple[dict[str, Any], ...] = (
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

    The durations are customary, not prescribed: override one with `option.model_copy(update={"years": ...})`.

    - 技工学校, 中级工班, full-time: 3 years
    - 高级技工学校, 高级工班, full-time: 3 years
    - 技师学院, 预备技师班, full-time: 4 years
    - 高等职业学校 (大专), full-time: 3 years
    - 成人/函授大专, part-time: 2.5 years
    - 成人/函授专升本, part-time: 2.5 years, after 大专
    - 硕士研究生, full-time: 3 years, after 本科

    >>> [option.years for option in usual_programmes()]
    [3.0, 3.0, 4.0, 3.0, 2.5, 2.5, 3.0]
    """
    each = [
        (fields, usual_study(Education(school=fields.get("school"), degree=fields.get("degree")))) for fields in _USUAL
    ]
    return tuple(
        StudyOption(**fields, years=study.months / 12, full_time=study.full_time, relevance=Relevance.OWN)
        for fields, study in each
    )
