"""A plan: dated steps to a certificate, what it assumes, and the error when there is none."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from ...model.base import FrozenModel
from ...model.dates import add_years
from ...model.errors import CertladderError
from ...model.person import Record
from ...model.requirements import Requirement
from ...model.standard import Clause
from ...model.terms import Level
from ..evaluate.question import Question
from .study_option import StudyOption

if TYPE_CHECKING:
    from .request import PlanRequest

__all__ = ["Assumption", "Improvement", "ImprovementKind", "Plan", "PlanAgain", "Step"]


class Step(FrozenModel):
    """One step of a plan: `record` is the record it adds, done on `date`, begun on `start`.

    For a certificate, `start` is the first day on which its clause holds, and `date` the day it is issued (later by
    `Policy.lead_time_months`); `clause` and `alternative` (1-based) say by which words. The other steps name the
    clause they serve. An undocumented certificate (see `Assumption`) rests on no clause, and neither does the
    pre-technician certificate that a programme ends with. `suspends_work`: a full-time programme, during which the
    person does not work. `critical`: of what the clause of a certificate asks for, the last to hold, which sets its
    date; None if the certificate before it does, or nothing but the day asked.
    """

    kind: Literal["work", "train", "study", "certificate"]
    start: dt.date
    date: dt.date
    record: Record
    clause: Clause | None
    alternative: int | None
    suspends_work: bool = False
    critical: Requirement | None = None


class Assumption(FrozenModel):
    """Something a plan takes for granted.

    - works_on: from the day asked, the person works in the occupation without a break.
    - undocumented: the conditions of this level are not in the catalog; it is taken to be earned at once.
    - lead_time, training_time, study_time: so many months from application to certificate, for a training, or for a
      programme.
    """

    kind: Literal["works_on", "undocumented", "lead_time", "training_time", "study_time"]
    occupation: str
    level: Level | None = None
    months: int | None = None


class PlanAgain(CertladderError, ValueError):
    """The plan has to be made again, because it was read from data."""


ImprovementKind = Literal["record", "training", "study", "answer"]


class Improvement(FrozenModel):
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

    def __str__(self) -> str:
        return self.explain()

    def explain(self, lang: str = "zh") -> str:
        """The lever in words, in Chinese ("zh") or English ("en").

        Raises:
            UnknownTerm: another language.
        """
        from .explain_plan import explain_lever

        return explain_lever(self, lang)


class Plan(FrozenModel):
    """A way to a certificate, from the day asked (`on`) to the day it is earned (`reached`).

    `days` and `years` are the time between; a whole number of `years` is complete by D2. `certificates`,
    `trainings` and `programmes` count what is to be earned, taken and attended. `assumptions` is what the plan takes
    for granted, `provided` the open questions it takes to be answered with yes (the wishes `assume_unknown`
    and `answered`).

    `str()` tells it in Chinese, `explain(lang="en")` in English. A plan that an advisor made also knows its `levers`
    and its `question`.
    """

    occupation: str
    level: Level
    english: str | None
    on: dt.date
    reached: dt.date
    certificates: int
    trainings: int
    programmes: int
    steps: tuple[Step, ...]
    assumptions: tuple[Assumption, ...]
    provided: tuple[Question, ...]

    @property
    def days(self) -> int:
        """Days from `on` to `reached`."""
        return (self.reached - self.on).days

    @property
    def years(self) -> float:
        """Years from `on` to `reached`: whole ones by D2, and the rest as a fraction of the year it lies in."""
        start, end = self.on.toordinal(), self.reached.toordinal()
        whole = self.reached.year - self.on.year
        whole -= add_years(start, whole) > end
        begun, over = add_years(start, whole), add_years(start, whole + 1)
        return whole + (end - begun) / (over - begun)

    @property
    def records(self) -> tuple[Record, ...]:
        """The records that the steps add: `person.plus(*plan.records)` is the person at the end."""
        return tuple(step.record for step in self.steps)

    @cached_property
    def levers(self) -> tuple[Improvement, ...]:
        """What would bring the finish forward, the most first: each a single change, found by planning again.

        Raises:
            PlanAgain: the plan was read from data, and does not know for whom it was made.
        """
        from .improvements import levers

        return levers(self, self._made_for())

    @cached_property
    def question(self) -> Improvement | None:
        """The open question whose answer with yes would save most; None if no single one saves a day.

        Raises:
            PlanAgain: as for `levers`.
        """
        from .improvements import answers

        return next(iter(answers(self, self._made_for())), None)

    def __getstate__(self) -> dict[Any, Any]:
        """For pickles: the plan without what it was made for, as in JSON."""
        state = super().__getstate__()
        fields = type(self).model_fields
        return state | {"__dict__": {name: value for name, value in state["__dict__"].items() if name in fields}}

    @property
    def is_made(self) -> bool:
        """Whether an advisor made it, who can plan again; False for a plan read from data."""
        return self.__dict__.get("task") is not None

    def _made_for(self) -> PlanRequest:
        task: PlanRequest | None = self.__dict__.get("task")
        if task is None:
            raise PlanAgain("this plan was read from data and does not know whose it is; ask Advisor.plan for it again")
        return task

    def __str__(self) -> str:
        return self.explain()

    def explain(self, lang: str = "zh") -> str:
        """The plan in words, in Chinese ("zh") or English ("en").

        Raises:
            UnknownTerm: another language.
        """
        from .explain_plan import explain_plan

        return explain_plan(self, lang)
