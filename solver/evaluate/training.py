"""A formal training for a level of the occupation itself, completed (D11)."""

from __future__ import annotations

import datetime as dt

from ...model.person import Training
from ...model.requirements import TrainingRequirement
from ...model.terms import Scope
from .by_record import RecordEvaluator
from .evaluator import Served
from .record_view import RecordView

__all__ = ["TrainingEvaluator"]


class TrainingEvaluator(RecordEvaluator[TrainingRequirement, Training]):
    """From its completion on."""

    list_name = "training"
    date_topic = "completed"

    def serves(self, asked: TrainingRequirement, record: Training, view: RecordView) -> Served:
        """By its occupation and level: a training for another level is another training."""
        own = view.in_scope(record.occupation, Scope.OWN)
        return record.level is asked.level and own is not False, () if own else ("same",)

    def similar(self, asked: TrainingRequirement, view: RecordView, on: dt.date) -> tuple[Training, ...]:
        return tuple(record for record in super().similar(asked, view, on) if view.is_own(record.occupation))

    def addition(self, asked: TrainingRequirement, view: RecordView, on: dt.date, until: int | None = None) -> Training:
        return Training.unvalidated(occupation=view.standard.occupation, level=asked.level, completed=on)
