"""An independent check of a plan: it is lived through, step by step, with nothing but the rules and the records.

It shares no code with the planner: a plan that it passes is sound, whoever made it. Whether a plan is the best one is
another question.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Literal

from ..model.catalog import Catalog
from ..model.dates import ALL, FOREVER, DateSet, add_months
from ..model.errors import CertladderError
from ..model.person import Certificate, Education, Person, Training, Work
from ..model.policy import Policy
from ..model.requirement import Requirement
from ..model.terms import CertificateKind, Level, Programme, Scope
from ..model.value import Value
from .facts import Facts
from .holds import holds
from .plan import Plan, Step

__all__ = ["Fault", "FaultKind", "validate"]

FaultKind = Literal[
    "assumption", "clause", "count", "fact", "ladder", "lead_time", "occupation", "order", "pre_technician",
    "reached", "study", "training_time", "undocumented", "unmet", "waited", "work",
]  # fmt: skip
_Found = Iterator[tuple[FaultKind, int | None, str]]
_FACT_OF = {"work": Work, "train": Training, "study": Education, "certificate": Certificate}
_DAY = dt.timedelta(days=1)


class Fault(Value):
    """Something wrong with a plan: at which `step` (from 0; None: with the plan as a whole), and in words.

    - occupation: no standard of it is in force; fact: a record is not what its step says;
    - clause: it does not open the level, or a step serves no certificate of the plan;
    - unmet, waited: it does not hold on the day its certificate is applied for, or it did on an earlier one;
    - lead_time, training_time: not the months of the policy; order, work, study: days out of order, idle or used twice;
    - undocumented, pre_technician: a certificate without a clause, which it may not be;
    - ladder: the levels do not rise to the plan's; count, reached, assumption: the plan misstates its steps.
    """

    kind: FaultKind
    step: int | None
    message: str


def validate(
    plan: Plan,
    person: Person,
    catalog: Catalog,
    policy: Policy | None = None,
    *,
    undocumented: Literal["unreachable", "obtainable"] = "unreachable",
    assume_unknown: bool = False,
) -> tuple[Fault, ...]:
    """What is wrong with a plan for this person, by the catalog, policy and wishes it was made with; () if nothing.

    >>> from certladder import Advisor
    >>> plan = Advisor().plan(Person(), "电工", 4, on="2026-11-22")
    >>> validate(plan, Person(), Catalog.builtin())
    ()
    >>> later = plan.model_copy(update={"reached": dt.date(2032, 11, 23)})
    >>> [fault.kind for fault in validate(later, Person(), Catalog.builtin())]
    ['work', 'reached']
    """
    try:
        facts = Facts.of(person, catalog, catalog.standard(plan.occupation, plan.on), policy or Policy())
    except CertladderError as error:
        return (Fault(kind="occupation", step=None, message=str(error)),)
    replay = _Replay(plan, facts, undocumented == "obtainable", assume_unknown)
    checks = (_order, _certificates, _pre_technician, _beside, _work, _ladder, _claims)
    found = list(_misfits(replay))  # where a record is wrong, what rests on it is not worth looking at
    found = found or [fault for check in checks for fault in check(replay)]
    return tuple(Fault(kind=kind, step=step, message=message) for kind, step, message in found)


@dataclass
class _Replay:
    plan: Plan
    own: Facts
    obtainable: bool
    possibly: bool

    def of(self, kind: str) -> list[tuple[int, Step]]:
        return [(index, step) for index, step in enumerate(self.plan.steps) if step.kind == kind]

    @cached_property
    def earned(self) -> list[tuple[int, Step, Level]]:
        """The steps that earn a certificate of a level."""
        return [
            (i, s, s.fact.level) for i, s in self.of("certificate") if isinstance(s.fact, Certificate) and s.fact.level
        ]

    @cached_property
    def pre_technician(self) -> list[Step]:
        return [s for _, s in self.of("certificate") if isinstance(s.fact, Certificate) and s.fact.level is None]

    @cached_property
    def suspended(self) -> DateSet:
        return DateSet.union((s.start.toordinal(), s.date.toordinal()) for s in self.plan.steps if s.suspends_work)

    @cached_property
    def worked(self) -> tuple[Work, ...]:
        """The person's own work but for the suspended days, and that of the plan."""
        own = [piece for spell in self.own.work for piece in _without(self.suspended, spell)]
        return (*own, *(fact for fact in self.plan.facts if isinstance(fact, Work)))

    def days(self, index: int, asked: tuple[Requirement, ...], completed: dt.date | None = None) -> DateSet:
        """The days on which `asked` holds for the certificate at `index`: only those earned before it may serve.

        `completed`: the plan's trainings count as completed on that day.
        """
        unearned = {position for position, *_ in self.earned if position >= index}
        facts = [fact for position, fact in enumerate(self.plan.facts) if position not in unearned]
        trained = {"completed": completed} if completed else {}
        done = [fact.model_copy(update=trained if isinstance(fact, Training) else None) for fact in facts]
        world = self.own.plus(*done).working(self.worked)
        held = [holds(requirement, world) for requirement in asked]
        return reduce(DateSet.__and__, [one.possible if self.possibly else one.certain for one in held], ALL)


def _misfits(replay: _Replay) -> _Found:
    catalog, occupation = replay.own.catalog, replay.own.standard.occupation
    for index, step in enumerate(replay.plan.steps):
        fact, misplaced = step.fact, step.suspends_work and step.kind != "study"
        if not isinstance(fact, _FACT_OF[step.kind]) or _dates(step) != (step.start, step.date) or misplaced:
            yield "fact", index, f"{fact!r} is not what a {step.kind} step from {step.start} to {step.date} adds"
        elif not isinstance(fact, Education) and catalog.name(fact.occupation) != occupation:
            yield "fact", index, f"{fact.occupation} is not the plan's occupation, {occupation}"
        elif isinstance(fact, Certificate) and fact.kind is CertificateKind.QUALIFICATION:
            yield "fact", index, "the certificates that a plan earns are of the kind skill_level"


def _dates(step: Step) -> tuple[dt.date | None, dt.date | None]:
    """The step's start and date by its record; a record that has no start leaves it open."""
    match step.fact:
        case Work(start=start, end=end) | Education(enrolled=start, graduated=end):
            return start, end
        case Training():
            return step.start, step.fact.completed
    return step.start, getattr(step.fact, "issued", None)


def _order(replay: _Replay) -> _Found:
    before, reached = replay.plan.on, replay.plan.reached
    for index, step in enumerate(replay.plan.steps):
        if step.start < before or step.date < step.start:
            yield "order", index, f"the step from {step.start} to {step.date} stands behind {before}"
        over = {"study": step.start, "work": step.date + _DAY}.get(step.kind, step.date)
        if over > reached and step not in replay.pre_technician:
            yield "order", index, f"{over} is after {reached}, when the plan is over"
        before = max(before, step.start)


def _certificates(replay: _Replay) -> _Found:
    since, described = replay.plan.on, replay.own.standard.levels
    for index, step, level in replay.earned:
        if step.clause is None:
            at_once = step.start == step.date == replay.plan.on and not step.alternative
            if level in described or not replay.obtainable or not at_once:
                yield "undocumented", index, f"{level.en} cannot be earned without a clause on {step.date}"
        elif step.clause in described.get(level, ()) and 1 <= (step.alternative or 0) <= len(step.clause.alternatives):
            yield from _earned(replay, index, step.clause.alternatives[(step.alternative or 1) - 1], since)
        else:
            yield "clause", index, f"no alternative {step.alternative} of {step.clause} opens {level.en}"
        since = step.date


def _earned(replay: _Replay, index: int, asked: tuple[Requirement, ...], since: dt.date) -> _Found:
    policy, step = replay.own.policy, replay.plan.steps[index]
    if step.start not in replay.days(index, asked):
        yield "unmet", index, f"{step.clause} ({step.alternative}) does not hold on {step.start}"
    first = replay.days(index, asked, _later(replay.plan.on, policy.training_months)).first(since)
    if first != step.start:
        yield "waited", index, f"from {since} on, {step.clause} first holds on {first}, not on {step.start}"
    if step.date != _later(step.start, policy.lead_time_months):
        yield "lead_time", index, f"a certificate applied for on {step.start} is not issued on {step.date}"


def _pre_technician(replay: _Replay) -> _Found:
    studies = [fact for fact in replay.plan.facts if isinstance(fact, Education)]
    due = sorted(str(one.graduated) for one in studies if one.programme is Programme.PRE_TECHNICIAN)
    ends = sorted(str(step.date) for step in replay.pre_technician)
    if ends != due or any(step.start != step.date or step.clause or step.alternative for step in replay.pre_technician):
        yield "pre_technician", None, f"pre-technician certificates are issued when their programmes end, on {due}"


def _beside(replay: _Replay) -> _Found:
    """The steps that earn nothing: what they are for, and how long they take."""
    served, over = [(step.clause, step.alternative) for _, step, _ in replay.earned], replay.plan.on
    months = replay.own.policy.training_months
    for index, step in enumerate(replay.plan.steps):
        if step.kind != "certificate" and not (step.clause and (step.clause, step.alternative) in served):
            yield "clause", index, f"no certificate of the plan rests on {step.clause} ({step.alternative})"
        exact = _later(step.start, months) == step.date or _later(step.date, -months) == step.start
        if step.kind == "train" and not exact:
            yield "training_time", index, f"{step.start} to {step.date} is not {months} months"
        if step.kind == "study" and step.start < over:
            yield "study", index, f"a programme begun on {step.start}, before another is over on {over}"
        over = max(over, step.date) if step.kind == "study" else over


def _work(replay: _Replay) -> _Found:
    busy = replay.suspended
    for index, step in replay.of("work"):
        days = DateSet.between(step.start, step.date + _DAY)
        if days & busy:
            yield "work", index, f"work on {(days & busy).first()}, a day already worked or studied full-time"
        busy = busy | days
    idle = DateSet.between(replay.plan.on, replay.plan.reached) - busy
    if idle:
        yield "work", None, f"neither work nor full-time study on {idle.first()}"


def _ladder(replay: _Replay) -> _Found:
    plan, own = replay.plan, replay.own
    mine = [one for one in own.certificates if own.in_scope(one.occupation, Scope.OWN)]
    levels = [one.level for one in mine if one.level and (one.issued or plan.on) <= plan.on]
    held = min(levels, default=None)
    for index, _, level in replay.earned:
        if held is not None and level >= held:
            yield "ladder", index, f"{level.en} is not above {held.en}, which is held by then"
        held = level
    if held is None or held > plan.level or (replay.earned and held < plan.level):
        yield "ladder", None, f"the plan does not end with {plan.level.en}"


def _claims(replay: _Replay) -> _Found:
    plan = replay.plan
    for kind, claimed in (("certificate", plan.certificates), ("train", plan.trainings), ("study", plan.programmes)):
        if claimed != len(replay.of(kind)):
            yield "count", None, f"the plan counts {claimed} {kind} steps, and has {len(replay.of(kind))}"
    reached = replay.earned[-1][1].date if replay.earned else plan.on
    if plan.reached != reached or (plan.steps and not replay.earned):
        yield "reached", None, f"the level is reached on {reached}, not on {plan.reached}"
    assumed = {one.level for one in plan.assumptions if one.kind == "undocumented"}
    if assumed != {level for _, step, level in replay.earned if step.clause is None}:
        yield "assumption", None, "the undocumented levels are not those that the plan names as assumed"


def _later(day: dt.date, months: int) -> dt.date:
    return dt.date.fromordinal(min(add_months(day.toordinal(), months), FOREVER - 1))


def _without(days: DateSet, spell: Work) -> Iterator[Work]:
    """What is left of a spell of work without these days."""
    end = spell.end.toordinal() + 1 if spell.end else FOREVER
    for first, over in DateSet.span(spell.start.toordinal(), end) - days:
        last = None if over == FOREVER else dt.date.fromordinal(over - 1)
        yield Work.trusted(occupation=spell.occupation, start=dt.date.fromordinal(first), end=last)
