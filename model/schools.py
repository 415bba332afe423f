"""Which school serves where another is named (D9)."""

from __future__ import annotations

from functools import lru_cache

from .terms import School

__all__ = ["serving"]

_TECHNICAL = (School.TECHNICAL, School.SENIOR_TECHNICAL, School.TECHNICIAN_COLLEGE)

_SERVED_BY = {
    School.TECHNICAL: _TECHNICAL,
    School.SENIOR_TECHNICAL: (School.SENIOR_TECHNICAL, School.TECHNICIAN_COLLEGE),
}
"""The schools that serve where one is named, besides itself."""

_SECONDARY_OR_HIGHER = (School.SECONDARY_VOCATIONAL, *_TECHNICAL, School.HIGHER_VOCATIONAL)
"""中等及以上职业学校."""


@lru_cache(maxsize=256)
def serving(named: tuple[School, ...], *, or_higher: bool) -> frozenset[School]:
    """The schools that serve where these are named.

    >>> sorted(school.zh for school in serving((School.SENIOR_TECHNICAL,), or_higher=False))
    ['技师学院', '高级技工学校']
    """
    if or_higher:
        return frozenset(_SECONDARY_OR_HIGHER)
    return frozenset(school for name in named for school in (name, *_SERVED_BY.get(name, ())))
