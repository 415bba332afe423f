"""What a kind of record does for a standard, asked of the solver: the only place that knows the solver's functions.

A table's million records are of few kinds: an occupation, a level and a kind of certificate; a school, a degree and a
major. Whether a kind serves does not depend on dates, so the functions that answer for one person answer here, once for
each kind, and relations, majors, policy and D6 to D9 have one statement. The engine is left with dates.
"""

from __future__ import annotations

from ..model.person import Certificate, ListName, Work
from ..model.requirements import Requirement
from ..model.terms import Level, Scope
from ..solver.evaluate.by_record import RecordEvaluator
from ..solver.evaluate.evaluate import evaluator_of
from ..solver.evaluate.evaluate import serves as record_serves
from ..solver.evaluate.question import Topic
from ..solver.evaluate.record_view import RecordView
from .columns import Condition, Kind

__all__ = ["counts", "date_topic", "holds", "list_of", "serves"]


def list_of(requirement: Requirement) -> ListName | None:
    """The list of a person in which records stand that could meet the requirement."""
    return evaluator_of(requirement).list_name


def date_topic(requirement: Requirement) -> Topic:
    """The question about the date of a record that could meet the requirement."""
    evaluator = evaluator_of(requirement)
    return evaluator.date_topic if isinstance(evaluator, RecordEvaluator) else "issued"


def serves(requirement: Requirement, record: Kind, view: RecordView) -> tuple[Topic, ...] | None:
    """What is unknown of a record that could meet the requirement; None if it cannot."""
    if isinstance(record, Condition):
        return None
    could, unknown = record_serves(requirement, record, view)
    return tuple(unknown) if could else None


def counts(work: Work, scope: Scope, view: RecordView) -> tuple[Topic, ...] | None:
    """What is unknown of work that could count in a scope; None if it does not (D6)."""
    in_scope = view.in_scope(work.occupation, scope)
    if in_scope is None:
        return (view.scope_topic(work.occupation),)
    return () if in_scope else None


def holds(certificate: Certificate, level: Level, view: RecordView) -> bool:
    """Whether who has the certificate holds the level of the standard's occupation, or a higher one."""
    own = view.catalog.name(certificate.occupation) == view.standard.occupation
    return own and certificate.level is not None and certificate.level.covers(level)
