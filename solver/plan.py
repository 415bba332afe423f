"""A plan: dated steps to a certificate, what it assumes, and the error when there is none."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from ..model.dates import add_years
from ..model.errors import CertladderError
from ..model.person import Fact
from ..model.requirement import Requirement
from ..model.standard import Clause
from ..model.terms import Level
from ..model.value import Value
from .question import Question

__all__ = ["Assumption", "Because", "Blocked", "NoPath", "Plan", "Step"]


class Step(Value):
    """One step of a plan: `fact` is the record it adds, done on `date`, begun on `start`.

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
    fact: Fact
    clause: Clause | None
    alternative: int | None
    suspends_work: bool = False
    critical: Requirement | None = None


class Assumption(Value):
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


class Plan(Value):
    """A way to a certificate, from the day asked (`on`) to the day it is earned (`reached`).

    `days` and `years` are the time between; a whole number of `years` is complete by D2. `certificates`,
    `trainings` and `programmes` count what is to be earned, taken and attended. `assumptions` is what the plan takes
    for granted, `provided` the open questions it takes to be answered with yes (`assume_unknown`).

    `str()` tells it in Chinese, `explain(lang="en")` in English.
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
    def facts(self) -> tuple[Fact, ...]:
        """The records that the steps add: `person.plus(*plan.facts)` is the person at the end."""
        return tuple(step.fact for step in self.steps)

    def __str__(self) -> str:
        return self.explain()

    def explain(self, lang: str = "zh") -> str:
        """The plan in words, in Chinese ("zh") or English ("en").

        Raises:
            UnknownTerm: another language.
        """
        from .explain_plan import explain_plan

        return explain_plan(self, lang)


Because = Literal["no_record", "not_reachable", "not_described", "unread", "never_together", "avoided"]


class Blocked(Value):
    """Why one alternative (1-based) of a clause cannot be met: `because` gives the reason for each of `requirements`.

    - no_record: the person has no record that certainly meets it, and work and training cannot bring one;
    - not_reachable: it asks for a certificate that cannot be earned; its own alternatives are among the reasons;
    - not_described: it asks for a level whose conditions the catalog does not hold;
    - unread: nobody could read its words (D14);
    - never_together: each can be met, but not all on one day;
    - avoided: the wishes rule the clause out (the only reason then).
    """

    level: Level
    clause: Clause
    alternative: int
    requirements: tuple[Requirement, ...]
    because: tuple[Because, ...]


class NoPath(CertladderError):
    """There is no way to the certificate.

    `reasons` lists what blocks each alternative, of the target first and then of each certificate it would need,
    every certificate once. `wishes` is a smallest set of wishes that rule out every way there would be without them:
    leaving out any one of them opens a way. `described` are the levels that the catalog does describe.
    """

    def __init__(
        self,
        occupation: str,
        level: Level,
        reasons: tuple[Blocked, ...] = (),
        wishes: tuple[str, ...] = (),
        described: tuple[Level, ...] = (),
    ) -> None:
        super().__init__(occupation, level, reasons, wishes, described)
        self.occupation = occupation
        self.level = level
        self.reasons = reasons
        self.wishes = wishes
        self.described = described

    def __str__(self) -> str:
        return self.explain()

    def explain(self, lang: str = "zh") -> str:
        """The reasons in words, in Chinese ("zh") or English ("en").

        Raises:
            UnknownTerm: another language.
        """
        from .explain_plan import explain_no_path

        return explain_no_path(self, lang)
