"""A professional title of a level or higher, from the day it was granted on (D20)."""

from ...model.base import FrozenDict
from ...model.person import Title
from ...model.requirements import TitleRequirement
from .evaluator import RecordEvaluator
from .record_view import RecordView, Served


class TitleEvaluator(RecordEvaluator[TitleRequirement, Title]):
    list_name = "titles"

    def serves(self, asked: TitleRequirement, record: Title, view: RecordView) -> Served:
        if record.level.rank < asked.level.rank:
            return False, ()
        said = (fits for occupation, fits in record.relevance.items() if view.is_own(occupation))
        corresponds = next(said, None) if asked.matching else True
        return corresponds is not False, () if corresponds else ("corresponds",)

    def fields(self, asked: TitleRequirement, view: RecordView) -> dict[str, object]:
        return {"level": asked.level, "relevance": FrozenDict({view.standard.occupation: True})}
