"""An apprenticeship, from its completion on (D19)."""

from ...model.person import Apprenticeship
from ...model.requirements import ApprenticeshipRequirement
from .evaluator import RecordEvaluator
from .record_view import RecordView, Served


class ApprenticeshipEvaluator(RecordEvaluator[ApprenticeshipRequirement, Apprenticeship]):
    list_name = "apprenticeships"
    date_topic = "completed"

    def serves(self, asked: ApprenticeshipRequirement, record: Apprenticeship, view: RecordView) -> Served:
        return view.serves_in(record.occupation, asked.scope)
