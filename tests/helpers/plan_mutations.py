"""Mistakes that are put into sound plans: each a function from a question and one of its plans to plans with the mistake.

What would leave a sound plan is not made: the function says when that is, and why.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import certladder as cl
from certladder.model.periods import add_months
from certladder.model.terms import CertificateKind, Programme
from tests.helpers.plan_questions import ONE_DAY, Question
from tests.helpers.random_persons import OCCUPATIONS

DATED = {
    "certificate": ("issued",),
    "train": ("completed",),
    "study": ("enrolled", "graduated"),
    "work": ("start", "end"),
}

Plans = Iterator[cl.Plan]


def assumes_a_level(plan: cl.Plan) -> bool:
    """Whether a level without documented conditions is among the assumptions."""
    return any(one.kind == "undocumented" for one in plan.assumptions)


def with_step(plan: cl.Plan, index: int, **changes: Any) -> cl.Plan:
    step = plan.steps[index].model_copy(update=changes)
    return plan.model_copy(update={"steps": (*plan.steps[:index], step, *plan.steps[index + 1 :])})


def with_fact(plan: cl.Plan, index: int, **changes: Any) -> cl.Plan:
    return with_step(plan, index, record=plan.steps[index].record.model_copy(update=changes))


def moved(plan: cl.Plan, index: int, by: dt.timedelta, start: dt.timedelta | None = None) -> cl.Plan:
    """The plan with a step, and the record it adds, on other days."""
    step = plan.steps[index]
    dates = {"start": step.start + (by if start is None else start), "date": step.date + by}
    record = {name: getattr(step.record, name) + by for name in DATED[step.kind]}
    return with_fact(with_step(plan, index, **dates), index, **record)


def without(plan: cl.Plan, index: int, counted: bool) -> cl.Plan:
    """The plan without a step, with the counts as they were, or as they are then."""
    count = {"certificate": "certificates", "train": "trainings", "study": "programmes"}.get(plan.steps[index].kind)
    changes: dict[str, Any] = {"steps": (*plan.steps[:index], *plan.steps[index + 1 :])}
    if counted and count:
        changes[count] = getattr(plan, count) - 1
    return plan.model_copy(update=changes)


def steps(plan: cl.Plan, kind: str) -> list[tuple[int, cl.Step]]:
    return [(index, step) for index, step in enumerate(plan.steps) if step.kind == kind]


def target(plan: cl.Plan) -> int | None:
    """The step that earns the plan's certificate by a clause."""
    mine = [(i, step) for i, step in steps(plan, "certificate") if step.record.occupation == plan.occupation]
    found = [i for i, step in mine if step.record.level is plan.level and step.clause]
    return found[0] if found else None


def _retimed(question: Question, plan: cl.Plan, by: int) -> Plans:
    """The target applied for some days later or earlier, with training, work and all that rests on it moved along."""
    index = target(plan)
    if index is None:
        return
    start = plan.steps[index].start + by * ONE_DAY
    issued = dt.date.fromordinal(add_months(start.toordinal(), question.policy.lead_time_months))
    wrong = with_fact(with_step(plan, index, start=start, date=issued), index, issued=issued)
    wrong = wrong.model_copy(update={"reached": issued})
    for number, step in steps(plan, "train"):
        if step.date == plan.steps[index].start and step.clause == plan.steps[index].clause:
            wrong = moved(wrong, number, by * ONE_DAY)
    for number, step in steps(plan, "work"):
        if step.date == plan.reached - ONE_DAY:
            end = issued - ONE_DAY
            wrong = with_fact(with_step(wrong, number, date=end), number, end=end)
    in_order = sorted(wrong.steps, key=lambda step: step.start)
    empty = [step for step in in_order if step.kind == "work" and step.date < step.start]
    yield wrong.model_copy(update={"steps": tuple(step for step in in_order if step not in empty)})


def a_day_too_late(question: Question, plan: cl.Plan) -> Plans:
    yield from _retimed(question, plan, 1)


def a_day_too_early(question: Question, plan: cl.Plan) -> Plans:
    yield from _retimed(question, plan, -1)


def certificate_moved_alone(_: Question, plan: cl.Plan) -> Plans:
    for index, _step in steps(plan, "certificate"):
        for days in (-400, -1, 1, 400):
            yield moved(plan, index, days * ONE_DAY)


def certificate_issued_on_another_day(_: Question, plan: cl.Plan) -> Plans:
    for index, step in steps(plan, "certificate"):
        for days in (-1, 1):
            yield moved(plan, index, days * ONE_DAY, start=0 * ONE_DAY)
            yield with_fact(plan, index, issued=step.date + days * ONE_DAY)
        yield with_fact(plan, index, issued=None)


def step_dropped(_: Question, plan: cl.Plan) -> Plans:
    """With the counts as they were; work is not counted, and without the target nothing is reached."""
    for index, step in enumerate(plan.steps):
        if step.kind != "work":
            yield without(plan, index, counted=False)
        if step.kind == "work" or index == target(plan):
            yield without(plan, index, counted=True)


def training_dropped(question: Question, plan: cl.Plan) -> Plans:
    """A plan takes no training that the person has already, so the clause fails without it."""
    for index, _step in steps(plan, "train"):
        yield without(plan, index, counted=True)


def training_moved(question: Question, plan: cl.Plan) -> Plans:
    """Later than its certificate is applied for; and, alone, to another length than the policy's.

    Not a day earlier where that is not before the first day: a training may be taken early.
    """
    for index, step in steps(plan, "train"):
        yield moved(plan, index, 1 * ONE_DAY)
        yield moved(plan, index, -10 * ONE_DAY, start=-100 * ONE_DAY)
        if step.start == plan.on:
            yield moved(plan, index, -ONE_DAY)


def training_for_another_level(_: Question, plan: cl.Plan) -> Plans:
    for index, step in steps(plan, "train"):
        yield with_fact(plan, index, level=cl.Level(step.record.level % 5 + 1))


def count_changed(_: Question, plan: cl.Plan) -> Plans:
    for name in ("certificates", "trainings", "programmes"):
        for more in (-1, 1):
            yield plan.model_copy(update={name: getattr(plan, name) + more})


def clause_of_another_level(question: Question, plan: cl.Plan) -> Plans:
    for index, step in steps(plan, "certificate"):
        for level, clauses in question.catalog.standard(step.record.occupation, plan.on).levels.items():
            if level is not step.record.level:
                yield with_step(plan, index, clause=clauses[0], alternative=1)


def other_clause_of_the_level(question: Question, plan: cl.Plan) -> Plans:
    """Not one that the person could apply by as well on that day (and in plans with full-time study, none)."""
    if any(step.suspends_work for step in plan.steps):
        return
    advisor = cl.Advisor(question.catalog, question.policy)
    for index, step in steps(plan, "certificate"):
        if step.clause is None:
            continue
        later = [one.record for one in plan.steps[index:] if one.kind == "certificate" and one.record.level]
        then = question.person.plus(*(record for record in plan.records if record not in later))
        for result in advisor.check(then, step.record.occupation, step.record.level, step.start).clauses:
            if result.verdict is cl.Verdict.NOT_ELIGIBLE:
                yield with_step(plan, index, clause=result.clause, alternative=result.alternative)


def clause_with_other_words(_: Question, plan: cl.Plan) -> Plans:
    """Not a programme without one where a level is undocumented: it may begin in the stage that rests on no clause."""
    for index, step in enumerate(plan.steps):
        if step.clause:
            yield with_step(plan, index, clause=step.clause.model_copy(update={"text": step.clause.text + "。"}))
            if step.kind != "study" or not assumes_a_level(plan):
                yield with_step(plan, index, clause=None)


def alternative_that_is_not_there(_: Question, plan: cl.Plan) -> Plans:
    for index, step in enumerate(plan.steps):
        for alternative in (0, -1, 99) if step.clause else (1,):
            yield with_step(plan, index, alternative=alternative)


def step_for_a_clause_not_on_the_plan(question: Question, plan: cl.Plan) -> Plans:
    used = {step.clause for _, step in steps(plan, "certificate")}
    levels = question.catalog.standard(plan.occupation, plan.on).levels
    unused = [clause for clauses in levels.values() for clause in clauses if clause not in used]
    for index, step in enumerate(plan.steps):
        if step.kind != "certificate":
            yield with_step(plan, index, clause=unused[0])


def another_target(_: Question, plan: cl.Plan) -> Plans:
    """Not for a plan without steps: who holds a level may hold a higher one, and holds the lower ones with it."""
    for level in cl.Level:
        if level is not plan.level and plan.steps:
            yield plan.model_copy(update={"level": level})


def certificate_of_another_level(_: Question, plan: cl.Plan) -> Plans:
    for index, step in steps(plan, "certificate"):
        for level in cl.Level:
            if step.record.level is not None and level is not step.record.level:
                yield with_fact(plan, index, level=level)


def certificate_twice(_: Question, plan: cl.Plan) -> Plans:
    for index, step in steps(plan, "certificate"):
        twice = (*plan.steps[:index], step, *plan.steps[index:])
        yield plan.model_copy(update={"steps": twice, "certificates": plan.certificates + 1})


def certificate_of_another_kind(_: Question, plan: cl.Plan) -> Plans:
    for index, step in steps(plan, "certificate"):
        if step.record.level:
            yield with_fact(plan, index, kind=CertificateKind.QUALIFICATION)


def another_occupation(question: Question, plan: cl.Plan) -> Plans:
    others = [name for name in OCCUPATIONS if name != plan.occupation]
    if plan.steps:
        yield from (plan.model_copy(update={"occupation": name}) for name in (*others, "宇航员") if _has_clauses(plan))
    for index, step in enumerate(plan.steps):
        if step.kind != "study":
            yield from (with_fact(plan, index, occupation=name) for name in others if name != step.record.occupation)


def _has_clauses(plan: cl.Plan) -> bool:
    return any(step.kind != "study" for step in plan.steps)


def another_first_day(_: Question, plan: cl.Plan) -> Plans:
    """The first day is left to no work, or its work lies before it; with no steps, `reached` is then another day."""
    yield plan.model_copy(update={"on": plan.on + ONE_DAY})
    yield plan.model_copy(update={"on": plan.on - ONE_DAY})


def reached_on_another_day(_: Question, plan: cl.Plan) -> Plans:
    for days in (-365, -1, 1, 365):
        yield plan.model_copy(update={"reached": plan.reached + days * ONE_DAY})


def work_moved(_: Question, plan: cl.Plan) -> Plans:
    for index, step in steps(plan, "work"):
        yield moved(plan, index, -ONE_DAY)
        yield moved(plan, index, ONE_DAY)
        if step.date > step.start:
            yield with_fact(with_step(plan, index, date=step.date - ONE_DAY), index, end=step.date - ONE_DAY)
            yield with_fact(with_step(plan, index, start=step.start + ONE_DAY), index, start=step.start + ONE_DAY)
        yield with_fact(plan, index, end=step.date + ONE_DAY)
        yield with_fact(plan, index, end=None)


def study_moved(_: Question, plan: cl.Plan) -> Plans:
    """Not a part-time one by a day: it may be attended at other times than the planner's, if all else holds."""
    for index, step in steps(plan, "study"):
        yield moved(plan, index, plan.reached - step.start + ONE_DAY)
        yield moved(plan, index, plan.on - step.start - ONE_DAY)
        yield with_fact(plan, index, enrolled=step.start + ONE_DAY)
        yield with_fact(plan, index, graduated=step.date - ONE_DAY)
        if step.suspends_work and step.start < plan.reached:
            yield moved(plan, index, ONE_DAY)
            yield moved(plan, index, -ONE_DAY)


def work_beside_full_time_study(_: Question, plan: cl.Plan) -> Plans:
    """Not for a programme begun on the last day: it suspends no day of the plan."""
    for index, step in steps(plan, "study"):
        if step.suspends_work and step.start < plan.reached:
            yield with_step(plan, index, suspends_work=False)


def part_time_study_made_full_time(_: Question, plan: cl.Plan) -> Plans:
    for index, step in steps(plan, "study"):
        if not step.suspends_work and step.start < plan.reached:
            yield with_step(plan, index, suspends_work=True)


def suspended_for_no_study(_: Question, plan: cl.Plan) -> Plans:
    for index, step in enumerate(plan.steps):
        if step.kind != "study":
            yield with_step(plan, index, suspends_work=True)


def two_programmes_at_once(_: Question, plan: cl.Plan) -> Plans:
    for index, step in steps(plan, "study"):
        twice = (*plan.steps[:index], step, *plan.steps[index:])
        yield plan.model_copy(update={"steps": twice, "programmes": plan.programmes + 1})


def programme_without_its_certificate(_: Question, plan: cl.Plan) -> Plans:
    for index, step in steps(plan, "study"):
        if step.record.programme is Programme.PRE_TECHNICIAN:
            yield with_fact(plan, index, programme=None)
    for index, step in steps(plan, "certificate"):
        if step.record.level is None:
            yield without(plan, index, counted=True)


def steps_swapped(_: Question, plan: cl.Plan) -> Plans:
    """Only certificates, and steps that begin on different days: the others stand in no order."""
    for index, (one, other) in enumerate(zip(plan.steps, plan.steps[1:], strict=False)):
        earned = one.kind == other.kind == "certificate" and one.record.level and other.record.level
        if one.start < other.start or earned:
            swapped = (*plan.steps[:index], other, one, *plan.steps[index + 2 :])
            yield plan.model_copy(update={"steps": swapped})


def record_of_another_kind(_: Question, plan: cl.Plan) -> Plans:
    for index, step in enumerate(plan.steps):
        for kind in DATED:
            if kind != step.kind:
                yield with_step(plan, index, kind=kind)


def undocumented_not_assumed(_: Question, plan: cl.Plan) -> Plans:
    for index, one in enumerate(plan.assumptions):
        if one.kind == "undocumented":
            assumed = (*plan.assumptions[:index], *plan.assumptions[index + 1 :])
            yield plan.model_copy(update={"assumptions": assumed})


def assumed_for_nothing(_: Question, plan: cl.Plan) -> Plans:
    for level in cl.Level:
        one = cl.Assumption(kind="undocumented", occupation=plan.occupation, level=level)
        if one not in plan.assumptions:
            yield plan.model_copy(update={"assumptions": (*plan.assumptions, one)})


def all_steps_dropped(_: Question, plan: cl.Plan) -> Plans:
    if plan.steps:
        nothing = {"steps": (), "certificates": 0, "trainings": 0, "programmes": 0, "assumptions": ()}
        yield plan.model_copy(update={**nothing, "reached": plan.on})


MISTAKES: tuple[Callable[[Question, cl.Plan], Plans], ...] = (
    a_day_too_early,
    a_day_too_late,
    all_steps_dropped,
    alternative_that_is_not_there,
    another_first_day,
    another_occupation,
    another_target,
    assumed_for_nothing,
    certificate_issued_on_another_day,
    certificate_moved_alone,
    certificate_of_another_kind,
    certificate_of_another_level,
    certificate_twice,
    clause_of_another_level,
    clause_with_other_words,
    count_changed,
    other_clause_of_the_level,
    part_time_study_made_full_time,
    programme_without_its_certificate,
    reached_on_another_day,
    record_of_another_kind,
    step_dropped,
    step_for_a_clause_not_on_the_plan,
    steps_swapped,
    study_moved,
    suspended_for_no_study,
    training_dropped,
    training_for_another_level,
    training_moved,
    two_programmes_at_once,
    undocumented_not_assumed,
    work_beside_full_time_study,
    work_moved,
)
