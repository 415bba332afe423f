"""Which school serves where another is named, what a degree says of the school, and what people write for both (D9)."""

from __future__ import annotations

import re
from typing import Any

from .requirements import DiplomaRequirement, EnrolmentRequirement
from .spelling import folded
from .terms import Degree, School

__all__ = ["TECHNICAL_SCHOOLS", "possible_schools", "schools_serving", "study_of"]

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


_PART_TIME = re.compile(
    "part-time|非全日制|函授|自考|自学考试|成人教育|成教|成人|夜大学?|电大|业余|在职|网络教育?|网教|远程|开放教育"
)
_FULL_TIME = re.compile("full-time|全日制|统招")
_NO_DEGREE = re.compile(r"普通|国民|文化|教育|学历|学位|毕业生?|\(学士\)|[()]")
_KINDS = [name for school in School for name in (school.zh, *school.forms) if re.search("学校$|学院$|技校$", name)]
_SCHOOL_NAMES = re.compile(f"(?!.*(?:[没未不非]|大学.)).*?({'|'.join(_KINDS)})$")
"""Names that end in a kind of school; not 没上过技校, nor a university's own 职业技术学院. 大学 ends names of several kinds."""


def study_of(words: str) -> dict[str, Any]:
    """The fields of an `Education` that words say: 函授大专 and 业余 are no full-time study, 中职 and 技校 are schools.

    >>> study_of("大专（函授）"), study_of("西安技师学院")["school"].value
    ({'degree': <Degree.ASSOCIATE: 'associate'>, 'full_time': False}, 'technician_college')
    """
    plain = folded(words)
    full_time = False if _PART_TIME.search(plain) else True if _FULL_TIME.search(plain) else None
    bare = _NO_DEGREE.sub("", _FULL_TIME.sub("", _PART_TIME.sub("", plain)))
    school = _SCHOOL_NAMES.sub(r"\1", plain)
    found: dict[str, Any] = {
        "degree": Degree.named(plain) or Degree.named(bare),
        "school": School.named(school) or School.named(bare),
    }
    found = {name: value for name, value in found.items() if value}
    return found | {"full_time": full_time} if full_time is not None and (found or not bare) else found
