"""How much of a person's life something to gain takes, for the order in which advice is given."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from ...model.person import Education, Record, Training, Work
from ...model.terms import Degree, School
from ..evaluate.diploma import DEGREE_OF


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


_USUAL: dict[School | Degree | None, UsualStudy] = {
    School.TECHNICIAN_COLLEGE: UsualStudy(48, full_time=True),
    Degree.ASSOCIATE: UsualStudy(30, full_time=False),
    Degree.BACHELOR: UsualStudy(30, full_time=False),
    Degree.DOCTOR: UsualStudy(48, full_time=True),
}
_ELSE = UsualStudy(36, full_time=True)
_OF_A_RECORD: dict[type[Record], Effort] = {Work: Effort.WORK, Training: Effort.COURSE}


def usual_study(course: Education) -> UsualStudy:
    """The study that usually leads to a diploma: 大专 and 本科 are read beside work, vocational schools full-time."""
    return _USUAL.get(course.school if course.school in DEGREE_OF else course.degree, _ELSE)


def study_needed(gains: Sequence[Record]) -> UsualStudy | None:
    """The longest study among what is to be gained."""
    return max((usual_study(gain) for gain in gains if isinstance(gain, Education)), default=None)


def effort(gains: Sequence[Record]) -> Effort:
    """What it takes to gain some records: the most of what one of them takes."""
    if study := study_needed(gains):
        return Effort.FULL_TIME_STUDY if study.full_time else Effort.PART_TIME_STUDY
    return max((_OF_A_RECORD.get(type(gain), Effort.CERTIFICATE) for gain in gains), default=Effort.NONE)
