"""An independent check of a plan: it is lived through, step by step, with nothing but the rules and the records.

Each certificate is judged by the standard of its own occupation, which may be another than the plan's. The check shares
no code with the planner: a plan that it passes is sound, whoever made it. Whether a plan is the best one is another
question.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Literal

from certladder.catalog import Catalog
from certladder.model.base import FrozenModel
from certladder.model.day_set import ALL, DaySet
from certladder.model.errors import CertladderError
from certladder.model.periods import FOREVER, add_months
from certladder.model.person import Certificate, Education, Person, Record, Training, Work
from certladder.model.policy import Policy
from certladder.model.requirements import CertificateRequirement, Requirement
from certladder.model.terms import CertificateKind, Level, Programme
from certladder.solver.case import Case
from certladder.solver.evaluate.evaluate import evaluate
from certladder.solver.evaluate.evaluate import serves as record_serves
from certladder.solver.evaluate.record_view import RecordView
from certladder.solver.planning.plan import Plan, Step

FaultKind = Literal[
    "assumption", "clause", "count", "record", "ladder", "lead_time", "occupation", "order", "pre_technician",
    "reached", "study", "training_time", "undocumented", "unmet", "useless", "waited", "work",
]  # fmt: skip
_Earned = tuple[int, Step, str, Level]
_Found = Iterator[tuple[FaultKind, int | None, str]]
_FACT_OF = {"work": Work, "train": Training, "study": Education, "certificate": Certificate}
_DAY = dt.timedelta(days=1)


class Fault(FrozenModel):
    """Something wrong with a plan: at which `step` (from 0; None: with the plan as a whole), and in words.

    - occupation: no standard of it is in force; record: a record is not what its step says, or not of an occupation
      that such a step can be in;
    - clause: it does not open the level, or a step serves no certificate of the plan;
    - useless: no later certificate's clause asks for this one, or another is there for all that it serves;
    - unmet, waited: it does not hold on the day its certificate is applied for, or it did on an earlier one;
    - lead_time, training_time: not the months of the policy; order, work, study: days out of order, idle or used twice;
    - undocumented, pre_technician: a certificate without a clause, which it may not be;
    - ladder: a certificate that is held already, or the last one is not the plan's; count, reached, assumption: the plan misstates its steps.
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
        name = catalog.standard(plan.occupation, plan.on).occupation
    except CertladderError as error:
        return (Fault(kind="occupation", step=None, message=str(error)),)
    in_force = catalog.in_force(plan.on)
    cases = [Case(person, catalog, policy or Policy(), one, plan.level, plan.on) for one in in_force]
    seen_by = {case.standard.occupation: RecordView(case) for case in cases}
    replay = _Replay(plan, seen_by[name], seen_by, undocumented == "obtainable", assume_unknown)
    checks = (_order, _certificates, _pre_technician, _beside, _work, _chain, _ladder, _claims)
    found = list(_misfits(replay))  # where a record is wrong, what rests on it is not worth looking at
    found = found or [fault for check in checks for fault in check(replay)]
    return tuple(Fault(kind=kind, step=step, message=message) for kind, step, message in found)


@dataclass
class _Replay:
    """The plan, and the person's records as the plan's occupation sees them, and as each one does that is in force."""

    plan: Plan
    own: RecordView
    seen_by: dict[str, RecordView]
    obtainable: bool
    possibly: bool

    @property
    def occupation(self) -> str:
        return self.own.standard.occupation

    def name(self, record: Certificate | Training | Work) -> str:
        return self.own.catalog.name(record.occupation)

    def held(self, name: str) -> Level | None:
        """The highest level of an occupation that is held on the day asked."""
        day, mine = self.plan.on, [one for one in self.own.certificates if self.name(one) == name]
        return min((one.level for one in mine if one.level and (one.issued or day) <= day), default=None)

    def of(self, kind: str) -> list[tuple[int, Step]]:
        return [(index, step) for index, step in enumerate(self.plan.steps) if step.kind == kind]

    @cached_property
    def earned(self) -> list[_Earned]:
        """The steps that earn a certificate of a level, with its occupation and level."""
        facts = [(index, step, step.record) for index, step in self.of("certificate")]
        return [
            (i, s, self.name(record), record.level)
            for i, s, record in facts
            if isinstance(record, Certificate) and record.level
        ]

    @cached_property
    def pre_technician(self) -> list[Step]:
        return [s for _, s in self.of("certificate") if isinstance(s.record, Certificate) and s.record.level is None]

    @cached_property
    def suspended(self) -> DaySet:
        return DaySet.union((s.start.toordinal(), s.date.toordinal()) for s in self.plan.steps if s.suspends_work)

    @cached_property
    def worked(self) -> tuple[Work, ...]:
        """The person's own work but for the suspended days, and that of the plan."""
        own = [piece for spell in self.own.work for piece in _without(self.suspended, spell)]
        return (*own, *(record for record in self.plan.records if isinstance(record, Work)))

    def days(self, index: int, name: str, asked: tuple[Requirement, ...], completed: dt.date | None = None) -> DaySet:
        """The days on which the occupation `name` has `asked` met for the certificate at `index`: by those before it only.

        `completed`: the plan's trainings count as completed on that day.
        """
        unearned = {position for position, *_ in self.earned if position >= index}
        facts = [record for position, record in enumerate(self.plan.records) if position not in unearned]
        trained = {"completed": completed} if completed else {}
        done = [record.model_copy(update=trained if isinstance(record, Training) else None) for record in facts]
        seen = self.seen_by[name].plus(*done)
        world = seen.having(work=self.worked)
        held = [evaluate(requirement, world) for requirement in asked]
        return reduce(DaySet.__and__, [one.possible if self.possibly else one.certain for one in held], ALL)


def _misfits(replay: _Replay) -> _Found:
    for index, step in enumerate(replay.plan.steps):
        record, misplaced = step.record, step.suspends_work and step.kind != "study"
        if not isinstance(record, _FACT_OF[step.kind]) or _dates(step) != (step.start, step.date) or misplaced:
            yield "record", index, f"{record!r} is not what a {step.kind} step from {step.start} to {step.date} adds"
        elif not isinstance(record, Education) and replay.name(record) not in _occupations(replay, record):
            yield "record", index, f"a plan for {replay.occupation} has no {step.kind} step in {record.occupation}"
        elif isinstance(record, Certificate) and record.kind is CertificateKind.QUALIFICATION:
            yield "record", index, "the certificates that a plan earns are of the kind skill_level"


def _occupations(replay: _Replay, record: Certificate | Training | Work) -> Collection[str]:
    """Where a plan may have such a record: it is for work in its own occupation, and ladders may be any in force."""
    ladder = isinstance(record, Training) or (isinstance(record, Certificate) and record.level is not None)
    return replay.seen_by if ladder else (replay.occupation,)


def _dates(step: Step) -> tuple[dt.date | None, dt.date | None]:
    """The step's start and date by its record; a record that has no start leaves it open."""
    match step.record:
        case Work(start=start, end=end) | Education(enrolled=start, graduated=end):
            return start, end
        case Training():
            return step.start, step.record.completed
    return step.start, getattr(step.record, "issued", None)


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
    since = replay.plan.on
    for index, step, name, level in replay.earned:
        described = replay.seen_by[name].standard.levels
        if step.clause is None:
            at_once = step.start == step.date == replay.plan.on and not step.alternative
            if level in described or name != replay.occupation or not replay.obtainable or not at_once:
                yield "undocumented", index, f"{name} {level.en} cannot be earned without a clause on {step.date}"
        elif step.clause in described.get(level, ()) and _asked(step):
            yield from _earned(replay, index, name, since)
        else:
            yield "clause", index, f"no alternative {step.alternative} of {step.clause} opens {name} {level.en}"
        since = step.date


def _asked(step: Step) -> tuple[Requirement, ...]:
    """What the step's alternative asks for; () if there is no such alternative."""
    alternatives = step.clause.alternatives if step.clause else ()
    number = step.alternative or 0
    return alternatives[number - 1] if 1 <= number <= len(alternatives) else ()


def _earned(replay: _Replay, index: int, name: str, since: dt.date) -> _Found:
    policy, step = replay.own.policy, replay.plan.steps[index]
    asked = _asked(step)
    if step.start not in replay.days(index, name, asked):
        yield "unmet", index, f"{step.clause} ({step.alternative}) does not hold on {step.start}"
    first = replay.days(index, name, asked, _later(replay.plan.on, policy.training_months)).first(since)
    if first != step.start:
        yield "waited", index, f"from {since} on, {step.clause} first holds on {first}, not on {step.start}"
    if step.date != _later(step.start, policy.lead_time_months):
        yield "lead_time", index, f"a certificate applied for on {step.start} is not issued on {step.date}"


def _pre_technician(replay: _Replay) -> _Found:
    studies = [record for record in replay.plan.records if isinstance(record, Education)]
    due = sorted(str(one.graduated) for one in studies if one.programme is Programme.PRE_TECHNICIAN)
    ends = sorted(str(step.date) for step in replay.pre_technician)
    if ends != due or any(step.start != step.date or step.clause or step.alternative for step in replay.pre_technician):
        yield "pre_technician", None, f"pre-technician certificates are issued when their programmes end, on {due}"


def _beside(replay: _Replay) -> _Found:
    """The steps that earn nothing: what they are for, and how long they take."""
    served = {(step.clause, step.alternative): name for _, step, name, _ in replay.earned}
    over = replay.plan.on
    months = replay.own.policy.training_months
    for index, step in enumerate(replay.plan.steps):
        name = served.get((step.clause, step.alternative)) if step.clause else None
        if step.kind != "certificate" and name is None:
            yield "clause", index, f"no certificate of the plan rests on {step.clause} ({step.alternative})"
        if isinstance(step.record, Training) and name not in (None, replay.name(step.record)):
            yield "clause", index, f"{step.clause} asks for no training in {step.record.occupation}"
        exact = _later(step.start, months) == step.date or _later(step.date, -months) == step.start
        if step.kind == "train" and not exact:
            yield "training_time", index, f"{step.start} to {step.date} is not {months} months"
        if step.kind == "study" and step.start < over:
            yield "study", index, f"a programme begun on {step.start}, before another is over on {over}"
        over = max(over, step.date) if step.kind == "study" else over


def _work(replay: _Replay) -> _Found:
    busy = replay.suspended
    for index, step in replay.of("work"):
        days = DaySet.between(step.start, step.date + _DAY)
        if days & busy:
            yield "work", index, f"work on {(days & busy).first()}, a day already worked or studied full-time"
        busy = busy | days
    idle = DaySet.between(replay.plan.on, replay.plan.reached) - busy
    if idle:
        yield "work", None, f"neither work nor full-time study on {idle.first()}"


def _chain(replay: _Replay) -> _Found:
    """Each certificate but the last is there for something that a later one asks for, and each for another."""
    taken: dict[tuple[int, int], int] = {}
    for number in reversed(range(len(replay.earned) - 1)):
        if not _finds_its_own(replay, number, taken, set()):
            index, step, *_ = replay.earned[number]
            yield "useless", index, f"no later clause asks for {step.record!r}, or only for what another serves"


def _finds_its_own(
    replay: _Replay, number: int, taken: dict[tuple[int, int], int], tried: set[tuple[int, int]]
) -> bool:
    """Whether a certificate finds something to serve, those that took it first being given something else."""
    _, step, *_ = replay.earned[number]
    for later, (_, following, name, _) in enumerate(replay.earned[number + 1 :], start=number + 1):
        for place, asked in enumerate(_asked(following)):
            if (later, place) not in tried and _serves(replay, step.record, asked, replay.seen_by[name]):
                tried.add((later, place))
                if (later, place) not in taken or _finds_its_own(replay, taken[later, place], taken, tried):
                    taken[later, place] = number
                    return True
    return False


def _serves(replay: _Replay, record: Record, asked: Requirement, seen: RecordView) -> bool:
    """Whether a certificate is one that is asked for (D6, D7, D8), possibly where that is enough."""
    if not isinstance(record, Certificate) or not isinstance(asked, CertificateRequirement):
        return False
    serves, unknown = record_serves(asked, record, seen)
    return serves and (replay.possibly or not unknown)


def _ladder(replay: _Replay) -> _Found:
    """The plan's certificate is the last, others of its occupation are below it; none is held already."""
    plan, earned = replay.plan, [(name, level) for *_, name, level in replay.earned]
    target = replay.occupation, plan.level
    for number, (index, _, name, level) in enumerate(replay.earned):
        held = replay.held(name)
        if (name, level) in earned[:number] or (held is not None and level >= held):
            yield "ladder", index, f"{name} {level.en} is held by then"
        if name == replay.occupation and level <= plan.level and number + 1 < len(earned):
            yield "ladder", index, f"{name} {level.en} is on the way to {plan.level.en}, and not below it"
    held = replay.held(replay.occupation)
    if earned[-1] != target if earned else held is None or held > plan.level:
        yield "ladder", None, f"the plan does not end with {replay.occupation} {plan.level.en}"


def _claims(replay: _Replay) -> _Found:
    plan = replay.plan
    for kind, claimed in (("certificate", plan.certificates), ("train", plan.trainings), ("study", plan.programmes)):
        if claimed != len(replay.of(kind)):
            yield "count", None, f"the plan counts {claimed} {kind} steps, and has {len(replay.of(kind))}"
    reached = replay.earned[-1][1].date if replay.earned else plan.on
    if plan.reached != reached or (plan.steps and not replay.earned):
        yield "reached", None, f"the level is reached on {reached}, not on {plan.reached}"
    undocumented = [one for one in plan.assumptions if one.kind == "undocumented"]
    assumed = {(replay.own.catalog.name(one.occupation), one.level) for one in undocumented}
    if assumed != {(name, level) for _, step, name, level in replay.earned if step.clause is None}:
        yield "assumption", None, "the undocumented levels are not those that the plan names as assumed"


def _later(day: dt.date, months: int) -> dt.date:
    return dt.date.fromordinal(min(add_months(day.toordinal(), months), FOREVER - 1))


def _without(days: DaySet, spell: Work) -> Iterator[Work]:
    """What is left of a spell of work without these days."""
    end = spell.end.toordinal() + 1 if spell.end else FOREVER
    for first, over in DaySet.span(spell.start.toordinal(), end) - days:
        last = None if over == FOREVER else dt.date.fromordinal(over - 1)
        yield Work.unvalidated(occupation=spell.occupation, start=dt.date.fromordinal(first), end=last)
