"""Which school serves where another is named (D9)."""

from __future__ import annotations

from functools import lru_cache

from .requirements import DiplomaRequirement, EnrolmentRequirement
from .terms import School

__all__ = ["schools_serving"]

_TECHNICAL = (School.TECHNICAL, School.SENIOR_TECHNICAL, School.TECHNICIAN_COLLEGE)

_SERVED_BY = {
    School.TECHNICAL: _TECHNICAL,
    School.SENIOR_TECHNICAL: (School.SENIOR_TECHNICAL, School.TECHNICIAN_COLLEGE),
}
"""The schools that serve where one is named, besides itself."""

_SECONDARY_OR_HIGHER = (School.SECONDARY_VOCATIONAL, *_TECHNICAL, School.HIGHER_VOCATIONAL)
"""中等及以上职业学校."""


@lru_cache(maxsize=256)
def _serving(named: tuple[School, ...], *, or_higher: bool) -> frozenset[School]:
    """The schools that serve where these are named.

    >>> sorted(school.zh for school in _serving((School.SENIOR_TECHNICAL,), or_higher=False))
    ['技师学院', '高级技工学校']
    """
    if or_higher:
        return frozenset(_SECONDARY_OR_HIGHER)
    return frozenset(school for name in named for school in (name, *_SERVED_BY.get(name, ())))


def schools_serving(asked: DiplomaRequirement | EnrolmentRequirement) -> frozenset[School]:
    """The schools that serve for a requirement; where it names a degree, 以上 is said of that.

    >>> asked = DiplomaRequirement(schools=["普通高校"], degree="大专", or_higher=True)
    >>> [school.zh for school in schools_serving(asked)]
    ['大学']
    """
    of_degree = isinstance(asked, DiplomaRequirement) and asked.degree is not None
    return _serving(asked.schools, or_higher=asked.or_higher and not of_degree)
