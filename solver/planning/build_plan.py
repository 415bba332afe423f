"""A schedule -> a plan: steps, what it assumes, and the questions it rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ...model.dates import add_months, earliest, latest
from ...model.day_set import DaySet
from ...model.person import Record, Training, Work
from ...model.requirements import Requirement
from ...model.terms import Verdict
from ..eligibility.check import holds_level
from ..eligibility.findings import find, verdict_on
from ..evaluate.evaluate import evaluate
from ..evaluate.question import Question
from .plan import Assumption, AssumptionKind, Plan
from .schedule import AttendedProgramme, EarnedCertificate, Schedule
from .search_space import SearchSpace
from .step import Step, StepKind
from .study_chains import serves, study_requirements
from .transition import Transition

__all__ = ["build_plan"]

_date = dt.date.fromordinal


def build_plan(schedule: Schedule, space: SearchSpace) -> Plan:
    """The plan for the schedule of a whole route."""
    steps = [step for _, step in sorted(_steps(schedule, space), key=_in_order)]
    return Plan.unvalidated(
        occupation=space.standard.occupation,
        level=space.request.level,
        english=space.standard.english,
        on=space.on,
        reached=_date(schedule.day),
        certificates=schedule.earned,
        trainings=schedule.trainings,
        programmes=len(schedule.studies),
        steps=tuple(steps),
        assumptions=tuple(_assumptions(schedule, space)),
        provided=tuple(dict.fromkeys([*space.wishes.answered, *_provided(schedule)])),
        left_out=space.left_out,
    )


_RANK = {"study": 0, "work": 1, "train": 2, "certificate": 3}


def _in_order(staged: tuple[int, Step]) -> tuple[dt.date, int, int, bool]:
    """By the day a step begins; on one day by stages, and in a stage what a certificate rests on before it."""
    stage, step = staged
    return step.start, stage, _RANK[step.kind], step.clause is not None


def _steps(schedule: Schedule, space: SearchSpace) -> Iterator[tuple[int, Step]]:
    """Work up to each certificate, trainings by the day of application, studies, certificates; with their stages."""
    suspended = DaySet.union(_span(study) for study in schedule.studies if study.option.full_time)
    since = space.today
    for stage, earned in enumerate(schedule.certificates):
        transition = earned.transition
        for start, end in DaySet.span(since, earned.issued) - suspended:
            first, last = _date(start), _date(end - 1)
            work = Work.unvalidated(occupation=space.standard.occupation, start=first, end=last)
            yield stage, _step("work", first, last, work, transition)
        if transition.training is not None:
            yield stage, _train(earned, transition.training, space)
        applied, issued = _date(earned.applied), _date(earned.issued)
        critical = _critical(earned, since, space)
        yield stage, _step("certificate", applied, issued, earned.certificate, transition, critical=critical)
        since = earned.issued
    for study in schedule.studies:
        transition = _served(study, schedule, space)
        enrolled, graduated = map(_date, _span(study))
        suspends = study.option.full_time
        yield study.stage, _step("study", enrolled, graduated, study.education, transition, suspends_work=suspends)
        if study.certificate is not None:
            yield study.stage, _step("certificate", graduated, graduated, study.certificate, None)


def _served(study: AttendedProgramme, schedule: Schedule, space: SearchSpace) -> Transition:
    """The transition that a programme is for: the first that needs it, or the one that needs what follows it."""
    earned = [certificate.transition for certificate in schedule.certificates[study.stage :]]
    ahead = [transition for transition in earned if study_requirements(transition.requirements)]
    occupation, sure = space.standard.occupation, space.wishes.assume_unknown
    for transition in ahead:
        view = space.view_of(transition)
        asked = transition.requirements
        if any(serves(study.option, one, view, occupation=occupation, assume_unknown=sure) for one in asked):
            return transition
    return ahead[0]


def _span(study: AttendedProgramme) -> tuple[int, int]:
    enrolled, graduated = study.education.enrolled, study.education.graduated
    return (earliest(enrolled) if enrolled else 0), (latest(graduated) if graduated else 0)


def _train(earned: EarnedCertificate, taken: Training, space: SearchSpace) -> Step:
    applied = _date(earned.applied)
    start = max(_date(add_months(earned.applied, -space.policy.training_months)), space.on)
    training = Training.unvalidated(occupation=taken.occupation, level=taken.level, completed=applied)
    return _step("train", start, applied, training, earned.transition)


def _critical(earned: EarnedCertificate, since: int, space: SearchSpace) -> Requirement | None:
    """The requirement that is the last to hold from the day `since` on, if any was still to come."""
    last, critical = since, None
    for requirement in earned.transition.requirements:
        training = earned.transition.training if requirement.type == "training" else None
        days = DaySet.span(latest(training.completed)) if training else space.days(requirement, earned.view)
        first = days.first_from(since)
        if first is not None and first > last:
            last, critical = first, requirement
    return critical


def _step(
    kind: StepKind,
    start: dt.date,
    date: dt.date,
    record: Record,
    transition: Transition | None,
    *,
    suspends_work: bool = False,
    critical: Requirement | None = None,
) -> Step:
    clause = transition.clause if transition else None
    return Step.unvalidated(
        kind=kind,
        start=start,
        date=date,
        record=record,
        clause=clause,
        alternative=transition.alternative if transition and clause else None,
        suspends_work=suspends_work,
        critical=critical,
    )


def _assumptions(schedule: Schedule, space: SearchSpace) -> Iterator[Assumption]:
    occupation, policy = space.standard.occupation, space.policy
    if schedule.day > space.today:
        suspended = any(study.option.full_time for study in schedule.studies)
        kind: AssumptionKind = "works_on_between" if suspended else "works_on"
        yield Assumption(kind=kind, occupation=occupation, since=space.on)
        if space.request.person.has_partial_dates and not space.wishes.assume_unknown:
            yield Assumption(kind="latest_dates", occupation=occupation)
    for earned in schedule.certificates:
        if earned.transition.clause is None:
            yield Assumption(kind="undocumented", occupation=occupation, level=earned.transition.level)
    for standard, level in dict.fromkeys(
        (one.transition.standard, one.transition.level) for one in schedule.certificates
    ):
        if trust := standard.source_of(level).trust:
            source = standard.source_of(level).source
            yield Assumption(kind="supplement", occupation=standard.occupation, level=level, source=source, trust=trust)
    if schedule.certificates and policy.lead_time_months:
        yield Assumption(kind="lead_time", occupation=occupation, months=policy.lead_time_months)
    if policy.training_months and any(earned.transition.training for earned in schedule.certificates):
        yield Assumption(kind="training_time", occupation=occupation, months=policy.training_months)
    for study in schedule.studies:
        yield Assumption(kind="study_time", occupation=occupation, months=study.option.months)
    for level in space.standard.supplements if schedule.day > space.today else ():
        is_below = level != space.request.level and space.request.level.covers(level)
        if is_below and not holds_level(space.view, level, space.on):
            yield Assumption(kind="without_supplement", occupation=occupation, level=level)


def _provided(schedule: Schedule) -> Iterator[Question]:
    for earned in schedule.certificates:
        for requirement in earned.transition.requirements:
            is_taken = earned.transition.training is not None and requirement.type == "training"
            bounds = evaluate(requirement, earned.view)
            if not is_taken and verdict_on(bounds, earned.applied) is Verdict.UNDETERMINED:
                yield from find(requirement, requirement, earned.view, _date(earned.applied)).questions
