"""What is not known and would decide an answer."""

from __future__ import annotations

from typing import Literal

from ...model.base import FrozenModel
from ...model.errors import require_language
from ...model.person import Person, Record
from ..wording import question_words

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
    """A record that is not known and would decide an undetermined answer (DESIGN §2).

    `topic` says what is asked: a field of `record` (issued, graduated, enrolled, school, degree, programme, trains_to,
    relevance: what the major is to `occupation`), a `relation` (whether `related` counts as a 相关职业 of `occupation`),
    a whole list of the person (certificates, work, education, training, apprenticeships, titles, permits), the day of
    birth (born), whether a title's speciality `corresponds` to `occupation`, whether a `permit` is the one that `words`
    name, or the meaning of `words` that nobody could read (unread).
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

    def answer(self, value: object, person: Person) -> Person:
        """The person with the answer written down; None, "not known", changes nothing.

        - relevance, school, degree, programme: the term, or a word for it; trains_to: a level, or no (False);
        - issued, graduated, enrolled, born: a day;
        - corresponds, permit, unread: yes or no;
        - a list: one record that is not listed yet, or a list of all of them ([]: there are no more).

        Whether occupations are related is not the person's to say: for a relation, `Advisor.answer` changes the catalog.

        Raises:
            AnswerError: the answer does not fit the question, or the question is not about this person.

        >>> from certladder import Certificate, Question
        >>> held = Certificate(occupation="电工", level=5, issued=None)
        >>> asked = Question(topic="issued", occupation="电工", record=held)
        >>> asked.answer("2021-06-01", Person(certificates=[held])).certificates[0].issued
        datetime.date(2021, 6, 1)
        """
        from ..interview.apply_answer import answer

        return answer(self, value, person)

    def __str__(self) -> str:
        return self.explain()

    def explain(self, lang: str = "zh") -> str:
        """The question in words, in Chinese ("zh") or English ("en")."""
        require_language(lang)
        return question_words(self.topic, self.occupation, self.record, self.related, self.words, lang)
