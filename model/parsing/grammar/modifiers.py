"""Courses of study named in one phrase: what is said once of several of them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from ..expected import Contradiction, expected

__all__ = ["distribute_modifiers"]

Course = dict[str, Any]
"""Fields of `DiplomaRequirement` or `EnrolmentRequirement`, in the order of the words."""


def distribute_modifiers(courses: list[Course]) -> list[Course]:
    """The courses, each with what the phrase says of it; those that differ by their school alone are one.

    An approval holds for the schools that follow it (经评估论证的甲校、乙校), a major before the first school for all
    that follow, a major behind the last for all before it (甲校、乙校本专业).

    Raises:
        Contradiction: a major or programme stands in the middle, so that it could be said of some or of all.

    >>> distribute_modifiers([{"schools": ("甲",)}, {"schools": ("乙",), "major": "own"}])
    [{'schools': ('甲', '乙'), 'major': 'own'}]
    """
    for before, course in pairwise(courses):
        if "trains_to" in before:
            course.setdefault("trains_to", before["trains_to"])
    for said in ("major", "listed", "field", "full_time"):
        _share(courses, said)
    if len({"programmes" in course for course in courses}) > 1:
        raise Contradiction(expected("programme_for_each"))
    return _merged(courses)


def _share(courses: list[Course], said: str) -> None:
    """A major, or unread words about it, said of the first or the last and meant of all."""
    with_major = [course for course in courses if said in course]
    if not with_major or len(with_major) == len(courses):
        return
    leads = with_major == courses[:1] and _place(courses[0], said) < _place(courses[0], "schools", "degree")
    if not leads and with_major != courses[-1:]:
        raise Contradiction(expected("major_for_each"))
    for course in courses:
        course.setdefault(said, with_major[0][said])


def _place(course: Course, *names: str) -> int:
    return next((place for place, name in enumerate(course) if name in names), len(course))


def _merged(courses: list[Course]) -> list[Course]:
    merged: list[Course] = []
    for course in courses:
        if merged and _but_school(merged[-1]) == _but_school(course) is not None:
            schools = dict.fromkeys([*merged[-1]["schools"], *course["schools"]])
            merged[-1] = merged[-1] | {"schools": tuple(schools)}
        else:
            merged.append(course)
    return merged


def _but_school(course: Course) -> Course | None:
    """What is asked besides the school; None where that is more than a school of one kind."""
    if "schools" not in course or course.get("or_higher"):
        return None
    return {name: value for name, value in course.items() if name not in ("schools", "or_higher")}
