"""A requirement and a person's records -> the days on which it certainly and possibly holds (DESIGN §2)."""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any

from ...model.person import RECORD_KINDS, Record
from ...model.requirements import Requirement
from ...model.terms import Level
from .age import MaximumAgeEvaluator, MinimumAgeEvaluator
from .apprenticeship import ApprenticeshipEvaluator
from .as_read import as_read
from .certificate import CertificateEvaluator
from .day_bounds import NOTHING, DayBounds
from .diploma import DiplomaEvaluator
from .enrolment import EnrolmentEvaluator
from .evaluator import Evaluator, RecordEvaluator
from .permit import PermitEvaluator
from .record_view import RecordView, Served
from .title import TitleEvaluator
from .training import TrainingEvaluator
from .unread import UnreadEvaluator
from .work_started import WorkStartedEvaluator
from .work_years import WorkYearsEvaluator

_BY_RECORD: dict[str, RecordEvaluator[Any, Any]] = {
    "apprenticeship": ApprenticeshipEvaluator(),
    "certificate": CertificateEvaluator(),
    "diploma": DiplomaEvaluator(),
    "permit": PermitEvaluator(),
    "student": EnrolmentEvaluator(),
    "title": TitleEvaluator(),
    "training": TrainingEvaluator(),
}
EVALUATORS: dict[str, Evaluator[Any]] = {
    **_BY_RECORD,
    "age": MinimumAgeEvaluator(),
    "age_limit": MaximumAgeEvaluator(),
    "unread": UnreadEvaluator(),
    "work": WorkYearsEvaluator(_BY_RECORD),
    "working": WorkStartedEvaluator(_BY_RECORD),
}
"""The evaluator of each type of requirement, by the requirement's `type`."""


def evaluator_of(requirement: Requirement) -> Evaluator[Any]:
    """The evaluator of the requirement's type."""
    return EVALUATORS[requirement.type]


def serves(requirement: Requirement, record: Record, view: RecordView) -> Served:
    """Whether the record can have a part in meeting the requirement, its dates aside, and what is unknown about that."""
    evaluator = EVALUATORS[requirement.type]
    if evaluator.list_name != RECORD_KINDS[type(record)].list_name:
        return False, ()
    return evaluator.serves(requirement, record, view)


def evaluate(requirement: Requirement, view: RecordView) -> DayBounds:
    """The days on which `requirement` holds, work that goes on today going on for ever."""
    return view.derive("days", requirement, EVALUATORS[requirement.type].days)


def days_of(alternative: Sequence[Requirement], view: RecordView) -> DayBounds:
    """The days on which all requirements of an alternative hold."""
    return reduce(DayBounds.__and__, [evaluate(requirement, view) for requirement in alternative])


def as_written(view: RecordView, level: Level) -> list[tuple[Requirement, ...]]:
    """Every alternative of a level of the view's standard, in the order of the text."""
    return [asked for clause in view.standard.clauses(level) for asked in clause.alternatives]


def days_as_written(alternative: tuple[Requirement, ...], view: RecordView) -> DayBounds:
    """The days of an alternative as the policy reads it."""

    def found(asked: tuple[Requirement, ...], view: RecordView) -> DayBounds:
        days = days_of(asked, view)
        read = as_read(asked, view.policy) if days.possible else asked  # to count after more records takes days away
        return days if read == asked else days_of(read, view)

    return view.derive("alternative", alternative, found)


def days_of_any(alternatives: Iterable[tuple[Requirement, ...]], view: RecordView) -> DayBounds:
    """The days on which one of some alternatives holds, as the policy reads them."""
    return reduce(DayBounds.__or__, [days_as_written(asked, view) for asked in alternatives], NOTHING)
