"""A single change that would bring a plan forward."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from ...model.base import Explained
from ...model.errors import require_language
from ...model.person import Education, Record
from ...model.wording import say
from ..eligibility.effort import usual_study
from ..evaluate.question import Question
from ..wording import education_words, gain_words, rounded
from .study_option import StudyOption

__all__ = ["Improvement", "ImprovementKind"]

ImprovementKind = Literal["record", "training", "study", "answer"]


class Improvement(Explained):
    """A single change that would bring a plan's certificate forward by so many `days`, to `reached`.

    - record: having had the `record` (a certificate or a diploma) on the day asked;
    - training: taking one more course;
    - study: attending the programme `study`;
    - answer: the `question`, answered with yes.

    In all else the plan that reaches it takes no more certificates, trainings or programmes.
    """

    kind: ImprovementKind
    days: int
    reached: dt.date
    record: Record | None = None
    study: StudyOption | None = None
    question: Question | None = None

    def explain(self, lang: str = "zh") -> str:
        """The change and what it saves, in Chinese ("zh") or English ("en")."""
        return say("improvement.saves", lang, change=self.change(lang), saved=self.saved(lang), day=self.reached)

    def change(self, lang: str = "zh") -> str:
        """What would be different."""
        require_language(lang)
        if isinstance(self.record, Education):
            study = usual_study(self.record)
            code = "diploma_full_time" if study.full_time else "diploma_part_time"
            return say(f"improvement.{code}", lang, gain=gain_words(self.record, lang), time=study.time)
        if self.record is not None:
            return say("improvement.record", lang, gain=gain_words(self.record, lang))
        if self.study is not None:
            code = "full_time" if self.study.full_time else "part_time"
            course = education_words(self.study.course, lang, dated=False)
            return say(f"improvement.{code}", lang, course=course, time=self.study.duration)
        if self.question is not None and self.question.topic in ("relation", "same"):
            occupation, related = self.question.occupation, self.question.related
            return say(f"improvement.{self.question.topic}", lang, occupation=occupation, related=related)
        if self.question is not None:
            return say("improvement.answer", lang, question=self.question.explain(lang))
        return say("improvement.training", lang)

    def saved(self, lang: str = "zh") -> str:
        """The time saved, in years and months."""
        return rounded(self.reached, self.reached + dt.timedelta(days=self.days), lang)
