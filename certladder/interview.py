"""An interview: one question at a time, the one that decides most first, until the verdict is decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from .catalog import Catalog
from .solver.case import Case
from .solver.eligibility.check import check
from .solver.eligibility.result import Eligibility
from .solver.evaluate.question import Question
from .solver.interview import AnswerError, answered_record, apply_answer, next_question


@dataclass(frozen=True)
class Interview(Case):
    """What is known so far, and what to ask next. It never changes: each answer makes a new one.

    `catalog` knows the relations that were answered, `person` all else; `declined` are the questions that were
    answered with "not known" (None), which are not asked again.

    >>> from certladder import Advisor, Certificate, Person, Work
    >>> me = Person(certificates=[Certificate(occupation="电工", level=5)], work=[Work(occupation="电工", start="2021-07-01")])
    >>> interview = Advisor().interview(me, "电工", 4, on="2026-11-22")
    >>> print(interview.question)
    电工五级/初级工技能等级证书（日期不详）：发证日期是哪一天？
    >>> done = interview.answer("2021-08-01")
    >>> done.question, done.eligibility.verdict.value
    (None, 'eligible')
    """

    catalog: Catalog
    declined: tuple[Question, ...] = ()

    @cached_property
    def eligibility(self) -> Eligibility:
        """The eligibility by what is known so far."""
        return check(self)

    @cached_property
    def question(self) -> Question | None:
        """The question to ask next; None at the end."""
        return next_question(self, self.declined)

    def answer(self, value: object, question: Question | None = None) -> Interview:
        """The interview once its question, or another one, is answered; what says nothing new (None, 不详) is "not known".

        Raises:
            AnswerError: the answer does not fit the question, or there is no question.
        """
        asked = question or self.question
        if asked is None:
            raise AnswerError("answer.over")
        person, catalog = apply_answer(asked, value, self.person, self.catalog)
        if person == self.person and catalog is self.catalog:
            return replace(self, declined=(*self.declined, asked))
        # a declined question about a record follows it when another question changes it
        declined = tuple(
            other.model_copy(update={"record": answered_record(asked, value)})
            if other.record is not None and other.record == asked.record
            else other
            for other in self.declined
        )
        return replace(self, person=person, catalog=catalog, declined=declined)
