"""Which school serves where another is named, what a degree says of the school, and what people write for both (D9)."""

import re
from typing import Any

from .requirements import DiplomaRequirement, EnrolmentRequirement
from .spelling import folded
from .terms import Degree, Programme, School

TECHNICAL_SCHOOLS = (School.TECHNICAL, School.SENIOR_TECHNICAL, School.TECHNICIAN_COLLEGE)

_SERVED_BY = {
    **{school: frozenset({school}) for school in School},
    School.TECHNICAL: frozenset(TECHNICAL_SCHOOLS),
    School.SENIOR_TECHNICAL: frozenset(TECHNICAL_SCHOOLS[1:]),
}
_SECONDARY_OR_HIGHER = frozenset((School.SECONDARY_VOCATIONAL, *TECHNICAL_SCHOOLS, School.HIGHER_VOCATIONAL))
"""中等及以上职业学校."""
_OF_DEGREE: dict[Degree | None, frozenset[School]] = {
    Degree.JUNIOR_HIGH: frozenset({School.OTHER}),
    Degree.HIGH_SCHOOL: frozenset({School.GENERAL_HIGH_SCHOOL, School.OTHER}),
    **dict.fromkeys((Degree.BACHELOR, Degree.MASTER, Degree.DOCTOR), frozenset({School.UNIVERSITY, School.OTHER})),
}
"""初中, 高中, 本科 and higher are of no 职业学校."""


def possible_schools(school: School | None, degree: Degree | None) -> frozenset[School]:
    """The schools that a diploma may be of: the one it names, or those that its degree leaves."""
    return _OF_DEGREE.get(degree, frozenset(School)) if school is None else frozenset({school})


def schools_serving(asked: DiplomaRequirement | EnrolmentRequirement) -> frozenset[School]:
    """The schools that serve for a requirement; where it names a degree, 以上 is said of that."""
    if asked.or_higher and not (isinstance(asked, DiplomaRequirement) and asked.degree):
        return _SECONDARY_OR_HIGHER
    return frozenset[School]().union(*(_SERVED_BY[school] for school in asked.schools))


_PART_TIME = re.compile(
    "part[-_]time|非全日制|[半不]脱产|函授|自考|自学考试|成人教育|成教|成人|夜大学?|电大|业余|在职|网络教育?|网教|远程|开放教育"
)
_FULL_TIME = re.compile("full[-_]time|全日制|统招|脱产|普通高等教育")
_ENDINGS = ("学校", "学院", "技校", "职高", "高中", "中专", "中心")
_NO_DEGREE = re.compile("普通|国民|文化|教育|学历|学位|毕业生?|\\(学士\\)|[()]")
_KINDS = re.compile(
    "|".join(
        sorted(
            (n for school in School for n in (school.zh, *school.forms) if n[-2:] in _ENDINGS), key=len, reverse=True
        )
    )
)
_NAMED = re.compile(
    "(?!.*(?:没|不|非|未[上读毕]))(.+(?:大学|学院|学校|中学|技校|职高|高中|中专|职教中心))[()]?(?:毕业)?(.*)"
)
"""The name of a school, and what stands behind it: 西安技师学院, 西安电子科技大学本科; not 没上过技校."""


_OF_WORKERS = re.compile("(?:高级?|中级)?技工(?:班|院校)?|高技班?")
"""高技 and 技工 are schooling at a 技工院校, of whichever kind."""


def study_of(words: str) -> dict[str, Any]:
    """The fields of an `Education` that words say: 函授大专 and 业余 are no full-time study, 中职 and 技校 are schools.

    A school is None where its name says no kind: 大学 and 学院 end names of several.
    """
    plain = folded(words)
    full_time = False if _PART_TIME.search(plain) else True if _FULL_TIME.search(plain) else None
    bare = _NO_DEGREE.sub("", _FULL_TIME.sub("", _PART_TIME.sub("", plain)))
    terms = {"degree": Degree, "school": School, "programme": Programme}
    found: dict[str, Any] = {
        name: term for name, kind in terms.items() if (term := kind.named(plain) or kind.named(bare))
    }
    if not found and (made := _OF_WORKERS.fullmatch(bare)):
        found = {"degree": Degree.SECONDARY} | ({"programme": Programme.SENIOR_WORKER} if made[0][0] == "高" else {})
    if not found and (named := _NAMED.fullmatch(plain)):
        beside = study_of(named[2])
        found = {**beside, "school": _kind_of(named[1])} if beside or not named[2] else {}
    return found | {"full_time": full_time} if full_time is not None and (found or not bare) else found


def _kind_of(name: str) -> School | None:
    """The kind that a school's name ends in, if it says no other one; a university's own 职业技术学院 may be of either."""
    kinds = set(map(School.named, _KINDS.findall(name)))
    return kinds.pop() if len(kinds) == 1 and "大学" not in name else None
