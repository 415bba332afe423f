"""A plan: dated steps to a certificate, what it assumes, and what would bring it forward; and how these are said."""

import datetime as dt
from typing import Any, Literal

from pydantic import Field

from ...model.base import Explained, FrozenModel
from ...model.periods import Period, add_years
from ...model.person import Education, Record, Work
from ...model.readings import READINGS
from ...model.requirements import Requirement
from ...model.standard import Clause
from ...model.terms import Level
from ...model.wording import say
from ..eligibility.effort import usual_study
from ..eligibility.note import Note
from ..evaluate.question import Question
from ..wording import alternative_label, education_words, gain_words, requirement_words, rounded, target_words
from .wishes import StudyOption

StepKind = Literal["work", "train", "study", "certificate"]


class Step(FrozenModel):
    """One step of a plan: `record` is the record it adds, done on `date`, begun on `start`.

    For a certificate, `start` is the first day, or sitting (`Policy.sittings`), on which its clause holds, and `date`
    the day it is issued (later by `Policy.lead_time_months`); `clause` and `alternative` (1-based) say by which words:
    none for an undocumented one (see `Assumption`) and the pre-technician certificate that a programme ends with. Other
    steps name the clause they serve. `suspends_work`: a full-time programme. `critical`: of what a certificate's clause
    asks for, the last to hold, which sets its date; None if the certificate before it does, or nothing but the day
    asked. `contested`: the readings under which a certificate's day would be another.
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
        if self.kind == "certificate" and self.start == self.date:
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
        named = getattr(self.record, "level", None) or say("plan.pre_technician", lang)
        if other != occupation:
            named = say("plan.related", lang, occupation=other, level=named)
        return say(f"plan.what.{self.kind}", lang, certificate=named)

    def basis(self, lang: str) -> str:
        """What the step to a certificate rests on."""
        if self.clause is not None:
            label = alternative_label(self.clause, self.alternative or 1, lang)
            return say("plan.basis.clause", lang, clause=f"{self.clause.id}{label}")
        code = "programme" if getattr(self.record, "level", None) is None else "not_described"
        return say(f"plan.basis.{code}", lang)

    def explain(self, occupation: str, lang: str) -> list[str]:
        """The lines on the step, in a plan for `occupation`."""
        line = f"{self.when(lang)}  {self.what(occupation, lang)}"
        if self.kind != "certificate":
            return [line]
        lines = [say("plan.step", lang, step=line, basis=self.basis(lang))]
        if self.clause is not None:
            lines.append(f"“{self.clause.text}”")
            asked = {one.type for one in self.clause.alternatives[(self.alternative or 1) - 1]}
            if self.critical is not None and not asked <= {"certificate", "work"}:  # else what sets the date is no news
                words = requirement_words(self.clause, self.critical, lang)
                lines.append(say("plan.critical", lang, requirement=words))
        return lines


AssumptionKind = Literal[
    "works_on", "works_on_between", "undocumented", "lead_time", "same_day", "training_time", "study_time",
    "latest_dates", "supplement", "without_supplement", "training_hours", "prices", "sittings", "edition_ends",
    "edition_followed"
]  # fmt: skip


class Assumption(Explained):
    """Something a plan assumes.

    - works_on, works_on_between: from the day asked (`since`) the person works in the occupation without a break, but
      for full-time study; latest_dates: dates known to the month or year are the worst they may be
    - of a level: its conditions are not in the catalog, and it is earned at once (undocumented); they are from a text
      that is not the official one, of this `source` and `trust` (supplement); only such a text has them, and it cannot
      be earned (without_supplement)
    - edition_ends, edition_followed: the conditions in force until `since` go on to apply (D15), though the catalog
      holds none for later days, or another edition (`source`)
    - lead_time, training_time, study_time: so many months from application to certificate (or 0), for a training, for a
      programme; training_hours: so many `hours`, so many `per_week`, by their `source`
    - same_day: on one day (`since`) so many certificates (`count`) are earned; sittings: one can apply on these only
    - prices: costs are as given, from this `source` (None: not said); what has no price is free
    """

    kind: AssumptionKind
    occupation: str
    level: Level | None = None
    months: int | None = None
    since: dt.date | None = None
    count: int | None = None
    source: str | None = None
    trust: str | None = None
    hours: int | None = None
    per_week: int | None = None
    sittings: tuple[str, ...] = ()

    def explain(self, lang: str = "zh") -> str:
        """The assumption in words, in Chinese ("zh") or English ("en")."""
        details = {"lead_time": self.months, "prices": self.source, "training_hours": self.trust}
        code = self.kind if details.get(self.kind, True) else f"bare_{self.kind}"
        time = Period.of_months(self.months or 0)
        return say(f"plan.assumption.{code}", lang, **vars(self), time=time)


class Plan(Explained):
    """A way to a certificate, from the day asked (`on`) to the day it is earned (`reached`).

    `certificates`, `trainings` and `programmes` count what is to be earned, taken and attended; `cost` is what that
    costs, less subsidies, None where no prices are given. `provided` are the open questions it takes to be answered with
    yes (the wishes `assume_unknown` and `answered`), `left_out` the ids of clauses not considered, because they ask for
    several levelled certificates at once that are not all held. `notes`: what was given of the person and of wishes, and
    has no part in any plan for this target.
    """

    occupation: str
    level: Level
    english: str | None
    on: dt.date
    reached: dt.date
    certificates: int
    trainings: int
    programmes: int
    steps: tuple[Step, ...] = Field(repr=False)
    assumptions: tuple[Assumption, ...]
    provided: tuple[Question, ...]
    left_out: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    cost: float | None = None

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

    @property
    def amount(self) -> str | None:
        """The cost in digits."""
        return None if self.cost is None else f"{self.cost:,.2f}".removesuffix(".00")

    def to_rows(self) -> list[dict[str, Any]]:
        """A row for each step, for data frames: plain values; what a step does not have is None."""
        return [
            {
                "kind": step.kind,
                "start": step.start,
                "date": step.date,
                "occupation": getattr(step.record, "occupation", None),
                "level": level and int(level),
                "clause": step.clause.id if step.clause else None,
                "alternative": step.alternative,
            }
            for step in self.steps
            for level in [getattr(step.record, "level", None)]
        ]

    def explain(self, lang: str = "zh") -> str:
        """The plan in words, in Chinese ("zh") or English ("en")."""
        lines = [self.headline(lang)]
        for number, step in enumerate(self.steps, start=1):
            first, *more = step.explain(self.occupation, lang)
            lines += [f"  {number}. {first}", *(f"     {line}" for line in more)]
        listed = {
            "assumes": [one.explain(lang) for one in self.assumptions],
            "provided": [one.explain(lang) for one in self.provided],
            "contested": self.contested_words(lang),
        }
        for heading, items in listed.items():
            if items:
                lines += ["", say(f"plan.{heading}", lang), *(f"  - {item}" for item in items)]
        if self.left_out:
            lines += ["", say("plan.left_out", lang, clauses=self.left_out)]
        if self.notes:
            lines += ["", *(note.explain(lang) for note in self.notes)]
        return "\n".join(lines)

    def contested_words(self, lang: str = "zh") -> list[str]:
        """For each reading on which steps rest: the reading, and the steps by their numbers."""
        steps = {
            number: tuple(str(place) for place, step in enumerate(self.steps, start=1) if number in step.contested)
            for number in dict.fromkeys(number for step in self.steps for number in step.contested)
        }
        return [READINGS[number].explain(lang, "plan.contested_steps", steps=on) for number, on in steps.items()]

    def target(self, lang: str = "zh") -> str:
        """The certificate in words."""
        return target_words(self.occupation, self.level, lang, english=self.english)

    def headline(self, lang: str = "zh") -> str:
        """The plan in one sentence."""
        target = self.target(lang)
        if not self.steps:
            return say("plan.held", lang, target=target)
        counts = {"certificates": self.certificates, "trainings": self.trainings, "programmes": self.programmes}
        efforts = tuple(say(f"plan.{name}", lang, n=n) for name, n in counts.items() if n)
        if self.amount is not None:
            code = "gain" if self.amount.startswith("-") else "cost"
            efforts += (say(f"plan.{code}", lang, amount=self.amount.lstrip("-")),)
        code = "plan.reached" if self.days else "plan.at_once"
        time = rounded(self.on, self.reached, lang)
        return say(code, lang, target=target, day=self.reached, time=time, efforts=efforts)


class Improvement(Explained):
    """A single change that would bring a plan's certificate forward by so many `days`, to `reached`.

    Having had the `record` (a certificate or a diploma) on the day asked, one more course (training), the programme
    `study`, or a yes to the `question` (answer). In all else the plan takes no more certificates, trainings or programmes.
    """

    kind: Literal["record", "training", "study", "answer"]
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
        code, about = str(self.kind), dict[str, object](vars(self.question)) if self.question else {}
        if about.get("topic") in ("relation", "same"):
            code = str(about["topic"])
        if self.record is not None:
            about["gain"] = gain_words(self.record, lang)
        study = usual_study(self.record) if isinstance(self.record, Education) else self.study
        if study is not None:
            code = f"{'diploma_' if self.record else ''}{'full' if study.full_time else 'part'}_time"
            about["time"] = Period.of_months(study.months)
        if self.study is not None:
            about["course"] = education_words(self.study.course, lang, dated=False)
        return say(f"improvement.{code}", lang, **about, question=self.question)

    def saved(self, lang: str = "zh") -> str:
        """The time saved, in years and months."""
        return rounded(self.reached, self.reached + dt.timedelta(days=self.days), lang)
