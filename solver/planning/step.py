"""A step of a plan, and how it is said."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from ...model.base import FrozenModel
from ...model.person import Record, Work
from ...model.requirements import Requirement
from ...model.standard import Clause
from ...model.wording import say
from ..wording import alternative_label, gain_words, requirement_words

__all__ = ["Step", "StepKind"]

StepKind = Literal["work", "train", "study", "certificate"]


class Step(FrozenModel):
    """One step of a plan: `record` is the record it adds, done on `date`, begun on `start`.

    For a certificate, `start` is the first day, or sitting (`Policy.sittings`), on which its clause holds, and `date`
    the day it is issued (later by `Policy.lead_time_months`); `clause` and `alternative` (1-based) say by which words.
    The other steps name the clause they serve. An undocumented certificate (see `Assumption`) rests on no clause, and
    neither does the pre-technician certificate that a programme ends with. `suspends_work`: a full-time programme,
    during which the person does not work. `critical`: of what the clause of a certificate asks for, the last to hold,
    which sets its date; None if the certificate before it does, or nothing but the day asked. `contested`: the readings
    under which a certificate's day would be another.
    """

    kind: StepKind
    start: dt.date
    date: dt.date
    record: Record
    clause: Clause | None
    alternative: int | None
    suspends_work: bool = False
    critical: Requirement | None = None
    contested: tuple[str, ...] = ()

    def when(self, lang: str) -> str:
        """When the step is taken, as a column of a table."""
        if self.kind == "certificate":
            return str(self.date)
        return say(f"plan.when.{self.kind}", lang, start=str(self.start), date=str(self.date))

    def what(self, occupation: str, lang: str) -> str:
        """What is done, in a plan for `occupation`."""
        if self.kind == "study":
            code = "full_time" if self.suspends_work else "part_time"
            return say(f"plan.what.{code}", lang, study=gain_words(self.record, lang))
        other = getattr(self.record, "occupation", occupation)
        if isinstance(self.record, Work):
            return say("plan.what.work", lang, occupation=other)
        level = getattr(self.record, "level", None) or say("plan.pre_technician", lang)
        elsewhere = other != occupation
        named = say("plan.related", lang, occupation=other, level=level) if elsewhere else level
        return say(f"plan.what.{self.kind}", lang, certificate=named)

    def basis(self, lang: str) -> str:
        """What the step to a certificate rests on."""
        if self.clause is not None:
            label = alternative_label(self.clause, self.alternative or 1, lang)
            return say("plan.basis.clause", lang, clause=f"{self.clause.id}{label}")
        is_uncovered = getattr(self.record, "level", None) is not None
        return say(f"plan.basis.{'not_described' if is_uncovered else 'programme'}", lang)

    def explain(self, occupation: str, lang: str) -> list[str]:
        """The lines on the step, in a plan for `occupation`."""
        line = f"{self.when(lang)}  {self.what(occupation, lang)}"
        if self.kind != "certificate":
            return [line]
        lines = [say("plan.step", lang, step=line, basis=self.basis(lang))]
        if self.clause is not None:
            lines.append(f"“{self.clause.text}”")
            if self.critical is not None and self._is_worth_naming(self.clause):
                words = requirement_words(self.clause, self.critical, lang)
                lines.append(say("plan.critical", lang, requirement=words))
        return lines

    def _is_worth_naming(self, clause: Clause) -> bool:
        """Whether what sets the date is news: not where the clause asks for a certificate and work only."""
        asked = clause.alternatives[(self.alternative or 1) - 1]
        return any(requirement.type not in ("certificate", "work") for requirement in asked)
