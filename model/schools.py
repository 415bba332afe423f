"""Which school serves where another is named, and what a degree says of the school (D9)."""

from __future__ import annotations

from .requirements import DiplomaRequirement, EnrolmentRequirement
from .terms import Degree, School

__all__ = ["TECHNICAL_SCHOOLS", "possible_schools", "schools_serving"]

TECHNICAL_SCHOOLS = (School.TECHNICAL, School.SENIOR_TECHNICAL, School.TECHNICIAN_COLLEGE)

_SERVED_BY = {
    **{school: frozenset({school}) for school in School},
    School.TECHNICAL: frozenset(TECHNICAL_SCHOOLS),
    School.SENIOR_TECHNICAL: frozenset(TECHNICAL_SCHOOLS[1:]),
}
_SECONDARY_OR_HIGHER = frozenset((School.SECONDARY_VOCATIONAL, *TECHNICAL_SCHOOLS, School.HIGHER_VOCATIONAL))
"""中等及以上职业学校."""
_ANY = frozenset(School)
_OF_DEGREE = {
    Degree.JUNIOR_HIGH: frozenset({School.OTHER}),
    Degree.HIGH_SCHOOL: frozenset({School.GENERAL_HIGH_SCHOOL, School.OTHER}),
    **dict.fromkeys((Degree.BACHELOR, Degree.MASTER, Degree.DOCTOR), frozenset({School.UNIVERSITY, School.OTHER})),
}
"""初中, 高中, 本科 and higher are of no 职业学校."""


def possible_schools(school: School | None, degree: Degree | None) -> frozenset[School]:
    """The schools that a diploma may be of: the one it names, or those that its degree leaves."""
    if school is not None:
        return frozenset({school})
    return _OF_DEGREE.get(degree, _ANY) if degree else _ANY


def schools_serving(asked: DiplomaRequirement | EnrolmentRequirement) -> frozenset[School]:
    """The schools that serve for a requirement; where it names a degree, 以上 is said of that.

    >>> asked = DiplomaRequirement(schools=["普通高校"], degree="大专", or_higher=True)
    >>> [school.zh for school in schools_serving(asked)]
    ['大学']
    """
    if asked.or_higher and not (isinstance(asked, DiplomaRequirement) and asked.degree):
        return _SECONDARY_OR_HIGHER
    return frozenset[School]().union(*(_SERVED_BY[school] for school in asked.schools))
