"""What would bring a plan's finish forward: every single change is tried by planning again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from ...model.person import Record
from ...model.terms import Programme
from ..eligibility.effort import Effort, effort
from ..evaluate.evaluate import evaluator_of
from .build_plan import provided
from .plan import Improvement, Plan
from .schedule import Schedule
from .search import best_first
from .search_space import SearchSpace
from .study_option import usual_programmes
from .transition import certificate
from .wishes import PlanRequest, WishesError

__all__ = ["improvements"]

_Change = tuple[PlanRequest, tuple[int, int, int], dict[str, Any]]
"""What is asked instead, how many more certificates, trainings and programmes it may take, and how it is said."""


def improvements(request: PlanRequest, plan: Plan) -> list[Improvement]:
    """The single changes that bring the plan forward, the most practical first; of equals, those that save most.

    What is most practical: an answer, a course, a certificate, part-time study, full-time study. The first of kind
    "answer" is the open question most worth settling. A plan in which all open questions are assumed
    to be answered with yes leaves none to settle.
    """
    if not plan.steps:  # it is held
        return []
    found = []
    for changed, more, said in _changes(request.wishing(deadline=plan.reached - dt.timedelta(days=1))):
        limits: dict[str, Any] = {}
        for name, extra in zip(("certificates", "trainings", "programmes"), more, strict=True):
            most, wished = getattr(plan, name) + extra, getattr(changed.wishes, f"max_{name}")
            limits[f"max_{name}"] = most if wished is None else min(most, wished)
        with suppress(WishesError):  # too many routes: whether one is sooner is not known
            schedules = best_first(SearchSpace(changed.wishing(**limits)))
            if schedules:
                reached = dt.date.fromordinal(min(schedule.day for schedule in schedules))
                found.append(Improvement(days=(plan.reached - reached).days, reached=reached, **said))
    return sorted(found, key=_practical)


def _practical(improvement: Improvement) -> tuple[Effort, bool, int]:
    """The effort; study before a diploma that would have to be there already; then what saves most."""
    taken = Effort.COURSE if improvement.kind == "training" else Effort.NONE
    if improvement.study is not None:
        taken = Effort.FULL_TIME_STUDY if improvement.study.full_time else Effort.PART_TIME_STUDY
    if improvement.record is not None:
        taken = effort([improvement.record])
    return taken, improvement.record is not None, -improvement.days


def _changes(request: PlanRequest) -> Iterator[_Change]:
    """A course more, a programme more, a record on the day asked, an open question answered with yes."""
    space, wishes = SearchSpace(request), request.wishes
    yield request.wishing(max_trainings=None), (0, 1, 0), {"kind": "training"}
    for option in usual_programmes():
        if option not in wishes.study:
            changed = request.wishing(study=(*wishes.study, option), max_certificates=None, max_programmes=None)
            gained = int(option.programme is Programme.PRE_TECHNICIAN)
            yield changed, (gained, 0, 1), {"kind": "study", "study": option}
    for record in dict.fromkeys([*_diplomas(space), *_certificates(space)]):
        yield replace(request, person=request.person.plus(record)), (0, 0, 0), {"kind": "record", "record": record}
    if not wishes.assume_unknown:
        sooner: list[Schedule] = []
        with suppress(WishesError):
            sooner = best_first(SearchSpace(request.wishing(assume_unknown=True)))
        for question in dict.fromkeys(question for schedule in sooner for question in provided(schedule)):
            answered = (*wishes.answered, question)
            yield request.wishing(answered=answered), (0, 0, 0), {"kind": "answer", "question": question}


def _diplomas(space: SearchSpace) -> Iterator[Record]:
    """Every diploma that the occupation's clauses on the way ask for, as if it had been gained on the day asked."""
    own = [node for node in space.transitions if node.occupation == space.standard.occupation]
    clauses = [clause for node in own for clause in space.clauses_of(node)]
    for requirement in (asked for clause in clauses for alternative in clause.alternatives for asked in alternative):
        if requirement.type == "diploma":
            record = evaluator_of(requirement).addition(requirement, space.view, space.on)
            yield from () if record is None else (record,)


def _certificates(space: SearchSpace) -> Iterator[Record]:
    """The lowest certificates that are asked for on the way and that no plan can bring: undocumented or related."""
    transitions = space.transitions
    lowest = max((node.level for node in transitions if node.level), default=None)
    for node in transitions:
        can_be_earned = node.occupation == space.standard.occupation and transitions[node]
        if node.level is lowest and not can_be_earned:
            yield certificate(node.occupation, node.level, space.today)
