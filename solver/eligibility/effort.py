"""How much of a person's life something to gain takes, for the order in which advice is given."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from ...model.dates import Period
from ...model.person import Education, Record, Training, Work
from ...model.terms import Degree, School

__all__ = ["Effort", "UsualStudy", "effort", "study_needed", "usual_study"]


class Effort(IntEnum):
    """What something takes, from nothing but time to years of full-time study."""

    NONE = 0
    WORK = 1
    COURSE = 2
    CERTIFICATE = 3
    PART_TIME_STUDY = 4
    FULL_TIME_STUDY = 5


class UsualStudy(NamedTuple):
    """How long a course of study usually takes, and whether full-time: customary, not prescribed."""

    months: int
    full_time: bool

    @property
    def time(self) -> Period:
        """The time in years and months."""
        years, months = divmod(self.months, 12)
        return Period(years=years, months=months)


_BY_SCHOOL = {
    School.TECHNICAL: UsualStudy(36, full_time=True),
    School.SENIOR_TECHNICAL: UsualStudy(36, full_time=True),
    School.TECHNICIAN_COLLEGE: UsualStudy(48, full_time=True),
    School.SECONDARY_VOCATIONAL: UsualStudy(36, full_time=True),
    School.HIGHER_VOCATIONAL: UsualStudy(36, full_time=True),
}
_BY_DEGREE = {
    Degree.ASSOCIATE: UsualStudy(30, full_time=False),
    Degree.BACHELOR: UsualStudy(30, full_time=False),
    Degree.MASTER: UsualStudy(36, full_time=True),
    Degree.DOCTOR: UsualStudy(48, full_time=True),
}
_OTHER = UsualStudy(36, full_time=True)


def usual_study(course: Education) -> UsualStudy:
    """The study that usually leads to a diploma: 大专 and 本科 are read beside work, vocational schools full-time."""
    of_degree = _BY_DEGREE.get(course.degree, _OTHER) if course.degree else _OTHER
    return _BY_SCHOOL.get(course.school, of_degree) if course.school else of_degree


def study_needed(gains: Sequence[Record]) -> UsualStudy | None:
    """The longest study among what is to be gained."""
    return max((usual_study(gain) for gain in gains if isinstance(gain, Education)), default=None)


def effort(gains: Sequence[Record]) -> Effort:
    """What it takes to gain some records."""
    study = study_needed(gains)
    if study is not None:
        return Effort.FULL_TIME_STUDY if study.full_time else Effort.PART_TIME_STUDY
    if not all(isinstance(gain, Work | Training) for gain in gains):
        return Effort.CERTIFICATE
    if any(isinstance(gain, Training) for gain in gains):
        return Effort.COURSE
    return Effort.WORK if gains else Effort.NONE
