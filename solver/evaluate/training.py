"""A formal training for a level of the occupation itself, from its completion on (D11)."""

from ...model.person import Training
from ...model.requirements import TrainingRequirement
from ...model.terms import Scope
from .evaluator import RecordEvaluator
from .record_view import RecordView, Served


class TrainingEvaluator(RecordEvaluator[TrainingRequirement, Training]):
    list_name = "training"
    date_topic = "completed"

    def serves(self, asked: TrainingRequirement, record: Training, view: RecordView) -> Served:
        """By its occupation and level: a training for another level is another training."""
        return view.serves_in(record.occupation, Scope.OWN) if record.level is asked.level else (False, ())

    def fields(self, asked: TrainingRequirement, view: RecordView) -> dict[str, object]:
        return {**super().fields(asked, view), "level": asked.level}
