"""What a kind of record does for a standard, asked of the solver: the only place that knows the solver's functions.

A table's million records are of few kinds: an occupation, a level and a kind of certificate; a school, a degree and a
major. Whether a kind serves does not depend on dates, so the functions that answer for one person answer here, once for
each kind, and relations, majors, policy and D6 to D9 have one statement. The engine is left with dates.
"""

from __future__ import annotations

from typing import Any

from ..model.person import Apprenticeship, Certificate, Education, Permit, Title, Training, Work
from ..model.requirements import Requirement
from ..model.terms import Level, Scope
from ..solver.evaluate.matching import (
    apprenticeship_serves,
    certificate_serves,
    diploma_serves,
    permit_serves,
    student_serves,
    title_serves,
    training_serves,
)
from ..solver.evaluate.question import Topic
from ..solver.evaluate.record_view import RecordView

__all__ = ["counts", "holds", "serves"]


_SERVES: dict[str, tuple[type, Any]] = {
    "certificate": (Certificate, certificate_serves),
    "diploma": (Education, diploma_serves),
    "student": (Education, student_serves),
    "training": (Training, training_serves),
    "apprenticeship": (Apprenticeship, apprenticeship_serves),
    "title": (Title, title_serves),
    "permit": (Permit, lambda requirement, permit, _: permit_serves(requirement, permit)),
}


def serves(requirement: Requirement, record: object, view: RecordView) -> tuple[Topic, ...] | None:
    """What is unknown of a record that could meet the requirement; None if it cannot."""
    kind, asked = _SERVES[requirement.type]
    if not isinstance(record, kind):
        return None
    could, unknown = asked(requirement, record, view)
    return tuple(unknown) if could else None


def counts(work: Work, scope: Scope, view: RecordView) -> tuple[Topic, ...] | None:
    """What is unknown of work that could count in a scope; None if it does not (D6)."""
    in_scope = view.in_scope(work.occupation, scope)
    if in_scope is None:
        return ("relation",)
    return () if in_scope else None


def holds(certificate: Certificate, level: Level, view: RecordView) -> bool:
    """Whether who has the certificate holds the level of the standard's occupation, or a higher one."""
    own = view.catalog.name(certificate.occupation) == view.standard.occupation
    return own and certificate.level is not None and certificate.level <= level
