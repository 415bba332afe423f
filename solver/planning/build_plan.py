"""A schedule -> a plan: steps, what it assumes, and the questions it rests on."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from ...model.day_set import DaySet
from ...model.person import Record, Training, Work
from ...model.policy import Policy
from ...model.requirements import Requirement
from ...model.terms import Verdict
from ..eligibility.check import find, holds_level
from ..eligibility.contested import contested
from ..evaluate.evaluate import evaluate
from ..evaluate.question import Question
from ..evaluate.record_view import RecordView
from .plan import Assumption, AssumptionKind, Plan
from .plan_notes import plan_notes
from .schedule import AttendedProgramme, EarnedCertificate, Schedule
from .search_space import SearchSpace
from .step import Step, StepKind
from .study import study_requirements
from .transition import TrainingTime, Transition

__all__ = ["build_plan", "provided"]

_date = dt.date.fromordinal


def build_plan(schedule: Schedule, space: SearchSpace) -> Plan:
    """The plan for the schedule of a whole route."""
    _, certificates, trainings, programmes, money = schedule.cost
    steps = [step for _, step in sorted(_steps(schedule, space), key=_in_order)]
    return Plan.unvalidated(
        occupation=space.standard.occupation,
        level=space.request.level,
        english=space.standard.english,
        on=space.on,
        reached=_date(schedule.day),
        certificates=certificates,
        trainings=trainings,
        programmes=programmes,
        cost=money / 100 if space.wishes.priced else None,
        steps=tuple(steps),
        assumptions=tuple(_assumptions(schedule, space)),
        provided=tuple(dict.fromkeys([*space.wishes.answered, *provided(schedule)])),
        left_out=space.left_out,
        notes=plan_notes(space),
    )


_RANK = {"study": 0, "work": 1, "train": 2, "certificate": 3}


def _in_order(staged: tuple[int, Step]) -> tuple[dt.date, int, int, bool]:
    """By the day a step begins; on one day by stages, and in a stage what a certificate rests on before it."""
    stage, step = staged
    return step.start, stage, _RANK[step.kind], step.clause is not None


def _steps(schedule: Schedule, space: SearchSpace) -> Iterator[tuple[int, Step]]:
    """Work up to each certificate, trainings by the day of application, studies, certificates; with their stages."""
    suspended = DaySet.union((study.enrolled, study.graduated) for study in schedule.studies if study.option.full_time)
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
        found = {"critical": _critical(earned, since, space), "contested": _contested(earned, since, space)}
        yield stage, _step("certificate", applied, issued, earned.certificate, transition, **found)
        since = earned.issued
    for study in schedule.studies:
        enrolled, graduated = _date(study.enrolled), _date(study.graduated)
        served, suspends = _served(study, schedule, space), study.option.full_time
        yield study.stage, _step("study", enrolled, graduated, study.education, served, suspends_work=suspends)
        if study.certificate is not None:
            yield study.stage, _step("certificate", graduated, graduated, study.certificate, None)


def _served(study: AttendedProgramme, schedule: Schedule, space: SearchSpace) -> Transition:
    """The transition that a programme is for: the first that needs it, or the one that needs what follows it."""
    earned = [certificate.transition for certificate in schedule.certificates[study.stage :]]
    ahead = [transition for transition in earned if study_requirements(transition.requirements)]
    for transition in ahead:
        view = space.view_of(transition)
        if any(space.is_brought_by(study.option, asked, view) for asked in transition.requirements):
            return transition
    return ahead[0]


def _train(earned: EarnedCertificate, taken: Training, space: SearchSpace) -> Step:
    applied = _date(earned.applied)
    time = TrainingTime.of(earned.transition.standard, taken.level, space.policy)
    start = max(_date(time.before(earned.applied)), space.on)
    training = Training.unvalidated(occupation=taken.occupation, level=taken.level, completed=applied)
    return _step("train", start, applied, training, earned.transition)


def _critical(earned: EarnedCertificate, since: int, space: SearchSpace) -> Requirement | None:
    """The requirement that is the last to hold from the day `since` on, if any was still to come."""
    last, critical = since, None
    for requirement in earned.transition.requirements:
        first = space.days_for(earned.transition, requirement, earned.view).first_from(since)
        if first is not None and first > last:
            last, critical = first, requirement
    return critical


def _contested(earned: EarnedCertificate, since: int, space: SearchSpace) -> tuple[str, ...]:
    """The readings under which the certificate could not be applied for on that day, looked at from the day `since` on.

    Found once for the plans that begin alike.
    """

    def find_contested(transition: Transition, view: RecordView) -> tuple[str, ...]:
        if transition.clause is None:
            return ()
        with_training = view if transition.training is None else view.plus(transition.training)
        asked = transition.clause.alternatives[transition.alternative - 1]
        return contested([asked], with_training, _date(since), possibly=space.wishes.assume_unknown)

    return earned.view.derive("contested", earned.transition, find_contested)


def _step(
    kind: StepKind, start: dt.date, date: dt.date, record: Record, transition: Transition | None, **more: Any
) -> Step:
    clause = transition.clause if transition else None
    alternative = transition.alternative if transition and clause else None
    given = {"suspends_work": False, "critical": None, "contested": (), **more}
    return Step.unvalidated(
        kind=kind, start=start, date=date, record=record, clause=clause, alternative=alternative, **given
    )


def _assumptions(schedule: Schedule, space: SearchSpace) -> Iterator[Assumption]:
    occupation, policy, wishes = space.standard.occupation, space.policy, space.wishes
    transitions = [earned.transition for earned in schedule.certificates]
    works_on = schedule.day > space.today
    if works_on:
        suspended = any(study.option.full_time for study in schedule.studies)
        kind: AssumptionKind = "works_on_between" if suspended else "works_on"
        yield Assumption(kind=kind, occupation=occupation, since=space.on)
        if space.request.person.has_partial_dates and not wishes.assume_unknown:
            yield Assumption(kind="latest_dates", occupation=occupation)
    for transition in transitions:
        if transition.clause is None:
            yield Assumption(kind="undocumented", occupation=occupation, level=transition.level)
    for standard, level in dict.fromkeys((one.standard, one.level) for one in transitions):
        text = standard.source_of(level)
        if text.trust:
            yield Assumption(
                kind="supplement", occupation=standard.occupation, level=level, source=text.source, trust=text.trust
            )
    yield from dict.fromkeys(_editions_that_end(schedule, space))
    if any(transition.clause for transition in transitions):
        yield Assumption(kind="lead_time", occupation=occupation, months=policy.lead_time_months)
        if policy.sittings:
            yield Assumption(kind="sittings", occupation=occupation, sittings=policy.sittings)
    for day, count in Counter(earned.issued for earned in schedule.certificates).items():
        if count > 1:
            yield Assumption(kind="same_day", occupation=occupation, since=_date(day), count=count)
    yield from dict.fromkeys(_training_times(transitions, policy))
    if wishes.priced is not None:
        yield Assumption(kind="prices", occupation=occupation, source=wishes.priced.source or None)
    for study in schedule.studies:
        yield Assumption(kind="study_time", occupation=occupation, months=study.option.months)
    for level in space.standard.supplements if works_on else ():
        is_below = level != space.request.level and space.request.level.covers(level)
        if is_below and not holds_level(space.view, level, space.on):
            yield Assumption(kind="without_supplement", occupation=occupation, level=level)


def _editions_that_end(schedule: Schedule, space: SearchSpace) -> Iterator[Assumption]:
    """The editions that are no longer in force when a certificate is applied for by them (D15)."""
    for earned in schedule.certificates:
        standard = earned.transition.standard
        ends = space.view.catalog.last_day(standard, space.on)
        if ends is not None and _date(earned.applied) > ends[0]:
            kind: AssumptionKind = "edition_ends" if ends[1] is None else "edition_followed"
            yield Assumption(kind=kind, occupation=standard.occupation, since=ends[0], source=ends[1])


def _training_times(transitions: Sequence[Transition], policy: Policy) -> Iterator[Assumption]:
    """How long each training is taken to last; of hours that are not known, that too."""
    per_week = policy.training_hours_per_week
    for transition in (one for one in transitions if one.training):
        occupation, level = transition.standard.occupation, transition.level
        if per_week and (hours := transition.standard.training_hours.get(level)):
            text = transition.standard.source_of("training_hours")
            yield Assumption(
                kind="training_hours", occupation=occupation, level=level, hours=hours, per_week=per_week,
                source=text.source, trust=text.trust,
            )  # fmt: skip
        elif per_week or policy.training_months:
            yield Assumption(kind="training_time", occupation=occupation, months=policy.training_months)


def provided(schedule: Schedule) -> Iterator[Question]:
    """The open questions on whose answers a route rests."""
    for earned in schedule.certificates:
        for requirement in earned.transition.requirements:
            is_taken = earned.transition.training is not None and requirement.type == "training"
            bounds = evaluate(requirement, earned.view)
            if not is_taken and bounds.verdict_on(earned.applied) is Verdict.UNDETERMINED:
                yield from find(requirement, requirement, earned.view, _date(earned.applied)).questions
