"""A schedule -> a plan: steps, what it assumes, and the questions it rests on."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from ...model.day_set import DaySet
from ...model.person import Record, Training, Work
from ...model.requirements import Requirement
from ..eligibility.check import contested, find, holds_level
from ..eligibility.note import Note
from ..evaluate.question import Question
from ..evaluate.record_view import RecordView
from ..evaluate.worked_days import full_time_study
from .plan import Assumption, AssumptionKind, Plan, Step, StepKind
from .plan_notes import plan_notes
from .schedule import AttendedProgramme, EarnedCertificate, Schedule
from .search_space import SearchSpace
from .study import is_met_by_study
from .transition import Transition, training_time

__all__ = ["build_plans", "provided"]

_date = dt.date.fromordinal


def build_plans(schedules: Iterable[Schedule], space: SearchSpace) -> list[Plan]:
    """The plans for the schedules of whole routes."""
    notes = plan_notes(space)
    return [_build(schedule, space, notes) for schedule in schedules]


def _build(schedule: Schedule, space: SearchSpace, notes: tuple[Note, ...]) -> Plan:
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
        assumptions=tuple(dict.fromkeys(_assumptions(schedule, space))),
        provided=tuple(dict.fromkeys([*space.wishes.answered, *provided(schedule)])),
        left_out=space.left_out,
        notes=notes,
    )


_RANK = {"study": 0, "work": 1, "train": 2, "certificate": 3}


def _in_order(staged: tuple[int, Step]) -> tuple[dt.date, int, int, bool]:
    """By the day a step begins; on one day by stages, and in a stage what a certificate rests on before it."""
    stage, step = staged
    return step.start, stage, _RANK[step.kind], step.clause is not None


def _steps(schedule: Schedule, space: SearchSpace) -> Iterator[tuple[int, Step]]:
    """Work up to each certificate, trainings by the day of application, studies, certificates; with their stages."""
    suspended = full_time_study(schedule.view)[0].certain
    since = space.today
    for stage, earned in enumerate(schedule.certificates):
        transition, applied, issued = earned.transition, earned.applied, earned.issued
        for start, end in DaySet.span(since, issued) - suspended:
            first, last = _date(start), _date(end - 1)
            work = Work.unvalidated(occupation=space.standard.occupation, start=first, end=last)
            yield stage, _step("work", start, end - 1, work, transition)
        if transition.training is not None:
            level = transition.training.level
            begun = max(training_time(transition.standard, level, space.policy, applied, -1), space.today)
            occupation, completed = transition.training.occupation, _date(applied)
            training = Training.unvalidated(occupation=occupation, level=level, completed=completed)
            yield stage, _step("train", begun, applied, training, transition)
        found = {"critical": _critical(earned, since, space), "contested": _contested(earned, since, space)}
        yield stage, _step("certificate", applied, issued, earned.certificate, transition, **found)
        since = issued
    for study in schedule.studies:
        served, suspends, over = _served(study, schedule, space), study.option.full_time, study.graduated
        yield study.stage, _step("study", study.enrolled, over, study.education, served, suspends_work=suspends)
        if study.certificate is not None:
            yield study.stage, _step("certificate", over, over, study.certificate, None)


def _step(kind: StepKind, start: int, date: int, record: Record, transition: Transition | None, **more: Any) -> Step:
    clause = transition.clause if transition else None
    alternative = transition.alternative if transition and clause else None
    given = {"clause": clause, "alternative": alternative, "suspends_work": False, "critical": None, "contested": ()}
    return Step.unvalidated(kind=kind, start=_date(start), date=_date(date), record=record, **{**given, **more})


def _served(study: AttendedProgramme, schedule: Schedule, space: SearchSpace) -> Transition:
    """The transition that a programme is for: the first that needs it, or the one that needs what follows it."""
    earned = [certificate.transition for certificate in schedule.certificates[study.stage :]]
    ahead = [transition for transition in earned if any(map(is_met_by_study, transition.requirements))]

    def needs(one: Transition) -> bool:
        return any(space.is_brought_by(study.option, asked, space.view_of(one)) for asked in one.requirements)

    return next(filter(needs, ahead), ahead[0])


def _critical(earned: EarnedCertificate, since: int, space: SearchSpace) -> Requirement | None:
    """The requirement that is the last to hold from the day `since` on, if any was still to come."""
    last, critical = since, None
    for requirement in earned.transition.requirements:
        first = space.days(requirement, earned.view).first_from(since)
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
        asked = transition.clause.alternatives[transition.alternative - 1]
        return contested([asked], view, _date(since), possibly=space.wishes.assume_unknown)

    return earned.view.derive("contested", earned.transition, find_contested)


def _assumptions(schedule: Schedule, space: SearchSpace) -> Iterator[Assumption]:
    policy, wishes, since = space.policy, space.wishes, space.on
    transitions = [earned.transition for earned in schedule.certificates]
    assumed = partial(Assumption, occupation=space.standard.occupation)
    works_on = schedule.day > space.today
    if works_on:
        is_suspended = full_time_study(schedule.view)[0].certain & DaySet.span(space.today, schedule.day)
        yield assumed(kind="works_on_between" if is_suspended else "works_on", since=since)
        if space.request.person.has_partial_dates and not wishes.assume_unknown:
            yield assumed(kind="latest_dates")
    yield from (assumed(kind="undocumented", level=one.level) for one in transitions if one.clause is None)
    for one in transitions:
        text = one.standard.source_of(one.level)
        if text.trust:
            occupation, source, trust = one.standard.occupation, text.source or one.standard.occupation, text.trust
            yield Assumption(kind="supplement", occupation=occupation, level=one.level, source=source, trust=trust)
    yield from _editions_that_end(schedule, space)
    if any(transition.clause for transition in transitions):
        yield assumed(kind="lead_time", months=policy.lead_time_months)
        if policy.sittings:
            yield assumed(kind="sittings", sittings=policy.sittings)
    for day, count in Counter(earned.issued for earned in schedule.certificates).items():
        if count > 1:
            yield assumed(kind="same_day", since=_date(day), count=count)
    trainings = [_training_time(one, space) for one in transitions if one.training]
    yield from (one for one in trainings if one is not None)
    if wishes.priced is not None:
        yield assumed(kind="prices", source=wishes.priced.source or None)
    yield from (assumed(kind="study_time", months=study.option.months) for study in schedule.studies)
    for level in space.standard.supplements if works_on else ():
        is_below = level != space.request.level and space.request.level.covers(level)
        if is_below and not holds_level(space.view, level, since):
            yield assumed(kind="without_supplement", level=level)


def _editions_that_end(schedule: Schedule, space: SearchSpace) -> Iterator[Assumption]:
    """The editions that are no longer in force when a certificate is applied for by them (D15)."""
    for earned in schedule.certificates:
        standard = earned.transition.standard
        last, following = space.view.catalog.last_day(standard, space.on) or (dt.date.max, None)
        if _date(earned.applied) > last:
            kind: AssumptionKind = "edition_ends" if following is None else "edition_followed"
            yield Assumption(kind=kind, occupation=standard.occupation, since=last, source=following)


def _training_time(transition: Transition, space: SearchSpace) -> Assumption | None:
    """How long a training is taken to last; of hours that are not known, that too."""
    standard, level, per_week = transition.standard, transition.level, space.policy.training_hours_per_week
    assumed = partial(Assumption, occupation=standard.occupation)
    if per_week and (hours := standard.training_hours.get(level)):
        text = standard.source_of("training_hours")
        source = text.source or standard.occupation
        given = partial(assumed, hours=hours, per_week=per_week, source=source, trust=text.trust)
        return given(kind="training_hours", level=level)
    months = space.policy.training_months
    return assumed(kind="training_time", months=months) if per_week or months else None


def provided(schedule: Schedule) -> Iterator[Question]:
    """The open questions on whose answers a route rests."""
    for earned in schedule.certificates:
        for requirement in earned.transition.requirements:
            yield from find(requirement, requirement, earned.view, _date(earned.applied)).questions
