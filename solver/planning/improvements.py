"""What would bring a plan's finish forward: every single change is tried by planning again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ...model.person import Certificate, Record
from ...model.terms import CertificateKind, Programme
from ..evaluate.evaluate import hypothetical_record
from .infeasible import NoPath
from .plan import Improvement, ImprovementKind, Plan
from .planner import plans
from .request import PlanRequest
from .search_space import SearchSpace
from .study_option import usual_programmes

__all__ = ["answers", "levers"]


def levers(plan: Plan, task: PlanRequest) -> tuple[Improvement, ...]:
    """The single changes that bring the plan forward, the most first."""
    return _most_first([*_courses(plan, task), *_studies(plan, task), *_records(plan, task), *answers(plan, task)])


def answers(plan: Plan, task: PlanRequest) -> tuple[Improvement, ...]:
    """The open questions on which a sooner plan rests, each answered with yes by itself, the most first.

    There is none to settle where the wishes take all of them to be answered with yes.
    """
    if task.wishes.assume_unknown:
        return ()
    sooner = plans(_wishing(task, assume_unknown=True))
    asked = dict.fromkeys(question for other in sooner for question in other.provided)
    found = [
        lever
        for question in asked
        for lever in _lever(
            plan, _wishing(task, answered=(*task.wishes.answered, question)), "answer", question=question
        )
    ]
    return _most_first(found)


def _most_first(found: Sequence[Improvement]) -> tuple[Improvement, ...]:
    return tuple(sorted(found, key=lambda lever: -lever.days))


def _lever(
    plan: Plan, again: PlanRequest, kind: ImprovementKind, more: tuple[int, int, int] = (0, 0, 0), **change: Any
) -> Iterator[Improvement]:
    """The lever, if planning again with it ends sooner with no more effort than the lever itself brings."""
    efforts = plan.certificates + more[0], plan.trainings + more[1], plan.programmes + more[2]
    try:
        front = plans(again)
    except NoPath:
        return
    days = [
        other.reached
        for other in front
        if other.certificates <= efforts[0] and other.trainings <= efforts[1] and other.programmes <= efforts[2]
    ]
    reached = min(days, default=dt.date.max)
    if reached < plan.reached:
        yield Improvement(kind=kind, days=(plan.reached - reached).days, reached=reached, **change)


def _courses(plan: Plan, task: PlanRequest) -> Iterator[Improvement]:
    yield from _lever(plan, _wishing(task, max_trainings=None), "training", (0, 1, 0))


def _studies(plan: Plan, task: PlanRequest) -> Iterator[Improvement]:
    for option in usual_programmes():
        if option not in task.wishes.study:
            again = _wishing(task, study=(*task.wishes.study, option), max_certificates=None, max_programmes=None)
            certificates = int(option.programme is Programme.PRE_TECHNICIAN)
            yield from _lever(plan, again, "study", (certificates, 0, 1), study=option)


def _records(plan: Plan, task: PlanRequest) -> Iterator[Improvement]:
    ladder = SearchSpace(task)
    for record in dict.fromkeys([*_diplomas(ladder), *_certificates(ladder)]):
        yield from _lever(plan, replace(task, person=task.person.plus(record)), "record", record=record)


def _diplomas(ladder: SearchSpace) -> list[Record]:
    """Every diploma that the occupation's clauses on the way ask for, as if it had been gained on the day asked."""
    standard = ladder.standard
    levels = [rung.level for rung in ladder.options if rung.occupation == standard.occupation and rung.level]
    clauses = [clause for level in levels for clause in standard.levels.get(level, ())]
    asked = [requirement for clause in clauses for alternative in clause.alternatives for requirement in alternative]
    diplomas = [
        hypothetical_record(requirement, ladder.view, ladder.on)
        for requirement in asked
        if requirement.type == "diploma"
    ]
    return [record for record in diplomas if record is not None]


def _certificates(ladder: SearchSpace) -> Iterator[Record]:
    """The lowest certificates that are asked for on the way, and that the plan cannot bring: undocumented or related."""
    options = ladder.options
    lowest = max((rung.level for rung in options if rung.level), default=None)
    for rung in options:
        can_be_earned = rung.occupation == ladder.standard.occupation and options[rung]
        if rung.level is lowest and not can_be_earned:
            yield Certificate(
                occupation=rung.occupation, level=rung.level, issued=ladder.on, kind=CertificateKind.SKILL_LEVEL
            )


def _wishing(task: PlanRequest, **wishes: Any) -> PlanRequest:
    return replace(task, wishes=task.wishes.model_copy(update=wishes))
