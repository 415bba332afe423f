"""A requirement and a person's records -> the days on which it certainly and possibly holds (DESIGN §2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import reduce
from typing import Any

from ...model.person import RECORD_KINDS, Record
from ...model.requirements import Anchoring, Requirement
from ...model.terms import Level
from .age import AgeEvaluator
from .apprenticeship import ApprenticeshipEvaluator
from .as_read import alternatives_as_read
from .by_record import Anchor, AnchoringEvaluator
from .certificate import CertificateEvaluator
from .day_bounds import DayBounds
from .diploma import DiplomaEvaluator
from .enrolment import EnrolmentEvaluator
from .evaluator import Evaluator, Served
from .permit import PermitEvaluator
from .record_view import RecordView
from .title import TitleEvaluator
from .training import TrainingEvaluator
from .unread import UnreadEvaluator
from .work_started import WorkStartedEvaluator
from .work_years import WorkYearsEvaluator

__all__ = [
    "EVALUATORS",
    "anchors",
    "days_of",
    "days_of_level",
    "evaluate",
    "evaluator_of",
    "hypothetical_record",
    "serves",
]

_ANCHORING: dict[str, AnchoringEvaluator[Any, Any]] = {
    "certificate": CertificateEvaluator(),
    "diploma": DiplomaEvaluator(),
    "title": TitleEvaluator(),
}
_WORK_YEARS = WorkYearsEvaluator(_ANCHORING)

EVALUATORS: dict[str, Evaluator[Any]] = {
    **_ANCHORING,
    "age": AgeEvaluator(),
    "apprenticeship": ApprenticeshipEvaluator(),
    "permit": PermitEvaluator(),
    "student": EnrolmentEvaluator(),
    "training": TrainingEvaluator(),
    "unread": UnreadEvaluator(),
    "work": _WORK_YEARS,
    "working": WorkStartedEvaluator(_WORK_YEARS),
}
"""The evaluator of each type of requirement, by the requirement's `type`."""


def evaluator_of(requirement: Requirement) -> Evaluator[Any]:
    """The evaluator of the requirement's type."""
    return EVALUATORS[requirement.type]


def evaluate(requirement: Requirement, view: RecordView) -> DayBounds:
    """The days on which `requirement` holds, work that goes on today going on for ever."""
    return view.derive("days", requirement, _evaluate)


def _evaluate(requirement: Requirement, view: RecordView) -> DayBounds:
    return EVALUATORS[requirement.type].days(requirement, view)


def days_of(alternative: Sequence[Requirement], view: RecordView) -> DayBounds:
    """The days on which all requirements of an alternative hold."""
    return reduce(DayBounds.__and__, [evaluate(requirement, view) for requirement in alternative])


def days_of_level(view: RecordView, level: Level) -> list[DayBounds]:
    """The days of each alternative of a level of the view's standard, in the order of the text."""
    return [days_of(asked, view) for asked in alternatives_as_read(view, level)]


def serves(requirement: Requirement, record: Record, view: RecordView) -> Served:
    """Whether the record alone could meet the requirement, its dates aside, and what is unknown about that."""
    evaluator = EVALUATORS[requirement.type]
    if evaluator.list_name != RECORD_KINDS[type(record)].list_name:
        return False, ()
    return evaluator.serves(requirement, record, view)


def anchors(requirement: Anchoring | None, view: RecordView) -> list[Anchor]:
    """The days from which work counts (D5): after one of the records that meet the requirement."""
    return _WORK_YEARS.anchors(requirement, view)


def hypothetical_record(requirement: Requirement, view: RecordView, on: dt.date) -> Record | None:
    """The record that would meet the requirement from `on`; None if no record could."""
    return EVALUATORS[requirement.type].addition(requirement, view, on)
