"""What would bring a plan's finish forward: every single change is tried by planning again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ...model.person import Record
from ...model.terms import Programme
from ..eligibility.effort import Effort, effort
from ..evaluate.evaluate import hypothetical_record
from .build_plan import provided
from .improvement import Improvement, ImprovementKind
from .plan import Plan
from .search_space import SearchSpace
from .shortest_paths import front, soonest
from .study_option import usual_programmes
from .transition import certificate
from .wishes import PlanRequest

__all__ = ["improvements"]

_ONE_DAY = dt.timedelta(days=1)


def improvements(request: PlanRequest, plan: Plan) -> list[Improvement]:
    """The single changes that bring the plan forward, the most practical first; of equals, those that save most.

    What is most practical: an answer, a course, a certificate, part-time study, full-time study. The first of kind
    "answer" is the open question most worth settling. A plan in which all open questions are assumed
    to be answered with yes leaves none to settle.
    """
    found = [*_trainings(request, plan), *_studies(request, plan), *_records(request, plan), *_answers(request, plan)]
    return sorted(found, key=_practical)


def _practical(improvement: Improvement) -> tuple[Effort, bool, int]:
    """The effort; study before a diploma that would have to be there already; then what saves most."""
    taken = Effort.COURSE if improvement.kind == "training" else Effort.NONE
    if improvement.study is not None:
        taken = Effort.FULL_TIME_STUDY if improvement.study.full_time else Effort.PART_TIME_STUDY
    if improvement.record is not None:
        taken = effort([improvement.record])
    return taken, improvement.record is not None, -improvement.days


def _improvement(
    plan: Plan, changed: PlanRequest, kind: ImprovementKind, more: tuple[int, int, int] = (0, 0, 0), **change: Any
) -> Iterator[Improvement]:
    """The improvement, if the changed request has a plan that ends sooner at no more effort than the change brings."""
    most = (plan.certificates + more[0], plan.trainings + more[1], plan.programmes + more[2])
    wishes = changed.wishes
    limits = zip(("max_certificates", "max_trainings", "max_programmes"), most, strict=True)
    within = {name: min(most, limit) if (limit := getattr(wishes, name)) is not None else most for name, most in limits}
    space = SearchSpace(_wishing(changed, **within, deadline=plan.reached - _ONE_DAY))
    day = soonest(space)
    if day is not None and day < plan.reached.toordinal():
        reached = dt.date.fromordinal(day)
        yield Improvement(kind=kind, days=(plan.reached - reached).days, reached=reached, **change)


def _trainings(request: PlanRequest, plan: Plan) -> Iterator[Improvement]:
    yield from _improvement(plan, _wishing(request, max_trainings=None), "training", (0, 1, 0))


def _studies(request: PlanRequest, plan: Plan) -> Iterator[Improvement]:
    for option in usual_programmes():
        if option not in request.wishes.study:
            study = (*request.wishes.study, option)
            changed = _wishing(request, study=study, max_certificates=None, max_programmes=None)
            certificates = int(option.programme is Programme.PRE_TECHNICIAN)
            yield from _improvement(plan, changed, "study", (certificates, 0, 1), study=option)


def _answers(request: PlanRequest, plan: Plan) -> Iterator[Improvement]:
    """Each open question on which a sooner plan rests, answered with yes by itself."""
    if request.wishes.assume_unknown:
        return
    space = SearchSpace(_wishing(request, assume_unknown=True))
    ends = plan.reached.toordinal()
    sooner = [schedule for schedule in front(space) if schedule.day < ends]
    for question in dict.fromkeys(question for schedule in sooner for question in provided(schedule)):
        changed = _wishing(request, answered=(*request.wishes.answered, question))
        yield from _improvement(plan, changed, "answer", question=question)


def _records(request: PlanRequest, plan: Plan) -> Iterator[Improvement]:
    space = SearchSpace(request)
    for record in dict.fromkeys([*_diplomas(space), *_certificates(space)]):
        changed = replace(request, person=request.person.plus(record))
        yield from _improvement(plan, changed, "record", record=record)


def _diplomas(space: SearchSpace) -> Iterator[Record]:
    """Every diploma that the occupation's clauses on the way ask for, as if it had been gained on the day asked."""
    for node in space.transitions:
        if node.occupation == space.standard.occupation:
            for clause in space.clauses_of(node):
                for requirement in (asked for alternative in clause.alternatives for asked in alternative):
                    if requirement.type == "diploma":
                        record = hypothetical_record(requirement, space.view, space.on)
                        yield from () if record is None else (record,)


def _certificates(space: SearchSpace) -> Iterator[Record]:
    """The lowest certificates that are asked for on the way and that no plan can bring: undocumented or related."""
    transitions = space.transitions
    lowest = max((node.level for node in transitions if node.level), default=None)
    for node in transitions:
        can_be_earned = node.occupation == space.standard.occupation and transitions[node]
        if node.level is lowest and not can_be_earned:
            yield certificate(node.occupation, node.level, space.today)


def _wishing(request: PlanRequest, **wishes: Any) -> PlanRequest:
    return replace(request, wishes=request.wishes.model_copy(update=wishes))
