"""What is not known and would decide an answer."""

from __future__ import annotations

from typing import Literal

from ...model.base import FrozenModel
from ...model.errors import require_language
from ...model.person import Record
from ...model.wording import say
from ..wording import record_words

__all__ = ["Question", "Topic"]

Topic = Literal[
    "apprenticeships",
    "born",
    "certificates",
    "corresponds",
    "degree",
    "education",
    "enrolled",
    "graduated",
    "issued",
    "permit",
    "permits",
    "programme",
    "relation",
    "relevance",
    "school",
    "titles",
    "training",
    "trains_to",
    "unread",
    "work",
]


class Question(FrozenModel):
    """Something that is not known and would decide an undetermined answer (DESIGN §2).

    `topic` says what: a field of `record` (issued, graduated, enrolled, school, degree, programme, trains_to,
    relevance: what the major is to `occupation`), a `relation` (whether `related` counts as a 相关职业 of `occupation`),
    a whole list of the person (certificates, work, education, training, apprenticeships, titles, permits), the day of
    birth (born), whether a title's speciality `corresponds` to `occupation`, whether a `permit` is the one that `words`
    name, or whether the person meets `words` that could not be read (unread).
    """

    topic: Topic
    occupation: str
    record: Record | None = None
    related: str | None = None
    words: str | None = None

    @property
    def subject(self) -> tuple[object, ...]:
        """What is asked about: questions of one subject have one answer, for whatever occupation they came up."""
        occupation = self.occupation if self.topic in ("relation", "relevance", "corresponds") else None
        return self.topic, occupation, self.record, self.related, self.words

    def __str__(self) -> str:
        return self.explain()

    def explain(self, lang: str = "zh") -> str:
        """The question in words, in Chinese ("zh") or English ("en")."""
        require_language(lang)
        code = f"question.{self.topic}"
        asked = say(code, lang, occupation=self.occupation, related=self.related, words=self.words)
        if self.record is None:
            return asked
        return say("question.about", lang, record=record_words(self.record, lang), asked=asked)
