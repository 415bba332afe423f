"""What would bring a plan's finish forward: every single change is tried by planning again."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from ...model.person import RECORD_KINDS, Person, Record
from ...model.terms import Programme, Scope
from ..eligibility.effort import Effort, effort
from ..evaluate.evaluate import evaluator_of
from .build_plan import provided
from .plan import Improvement, Plan
from .route import Route
from .search import best_first
from .search_space import SearchSpace, certificate
from .wishes import PlanRequest, WishesError, usual_programmes


def improvements(request: PlanRequest, plan: Plan) -> list[Improvement]:
    """The single changes that bring the plan forward, the most practical first; of equals, those that save most.

    Most practical are an answer, a course, a certificate, part-time study, full-time study, in this order.
    """
    found = []
    sooner = request.wishing(deadline=plan.reached - dt.timedelta(days=1))
    for changed, said in _changes(sooner, plan) if plan.steps else ():
        with suppress(WishesError):  # too many routes: whether one is sooner is not known
            if routes := best_first(SearchSpace(changed)):
                reached = dt.date.fromordinal(min(route.day for route in routes))
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


def _changes(request: PlanRequest, plan: Plan) -> Iterator[tuple[PlanRequest, dict[str, Any]]]:
    """What is asked instead, and how it is said: a course more, a programme more, a record on the day asked, an answer.

    In all else the plan takes no more than before.
    """
    space, wishes = SearchSpace(request), request.wishes
    most = {f"max_{name}": getattr(plan, name) for name in ("certificates", "trainings", "programmes")}
    settled, open_ = _settled(space)
    limited = replace(request.wishing(**most), person=settled)
    yield limited.wishing(max_trainings=plan.trainings + 1), {"kind": "training"}
    for option in usual_programmes():
        if option not in wishes.study:
            gained = plan.certificates + (option.programme is Programme.PRE_TECHNICIAN)
            study, programmes = (*wishes.study, option), plan.programmes + 1
            changed = limited.wishing(study=study, max_certificates=gained, max_programmes=programmes)
            yield changed, {"kind": "study", "study": option}
    for record in dict.fromkeys([*_diplomas(space), *_certificates(space)]):
        yield replace(limited, person=settled.plus(record)), {"kind": "record", "record": record}
    if not wishes.assume_unknown:
        answered: list[Route] = []
        with suppress(WishesError):
            answered = best_first(SearchSpace(request.wishing(assume_unknown=True)))
        for question in dict.fromkeys(question for route in answered for question in provided(route)):
            person = settled.plus(*open_.get(question.related, ()))
            changed = replace(limited, person=person).wishing(answered=(*wishes.answered, question))
            yield changed, {"kind": "answer", "question": question}


def _settled(space: SearchSpace) -> tuple[Person, dict[str | None, list[Record]]]:
    """The person without the records that count only once it is settled whether their occupation does; these by its name.

    With hundreds of them no change is tried with all: nothing certain comes of any but those that are asked about.
    """
    person, kept, open_ = space.request.person, list[Record](), dict[str | None, list[Record]]()
    views = [space.view.for_standard(standard) for standard in dict.fromkeys(one for one, _ in space.to_earn.values())]
    for record in person.records:
        name = vars(record).get("occupation")
        counts = name is None or any(view.in_scope(name, Scope.OWN_OR_RELATED) for view in views)
        others = open_.setdefault(space.view.catalog.name(name or ""), [])
        (kept if counts or space.wishes.assume_unknown else others).append(record)
    listed = [kind.list_name for kind in RECORD_KINDS.values() if getattr(person, kind.list_name)]
    return person.model_copy(update=dict.fromkeys(listed, ())).plus(*kept), open_


def _diplomas(space: SearchSpace) -> Iterator[Record]:
    """Every diploma that the occupation's clauses on the way ask for, as if it had been gained on the day asked."""
    own = [node for node in space.to_earn if node.occupation == space.standard.occupation]
    for asked in (asked for node in own for way in space.each_alternative(node) for asked in way.requirements):
        if asked.type == "diploma" and (record := evaluator_of(asked).addition(asked, space.view, space.on)):
            yield record


def _certificates(space: SearchSpace) -> Iterator[Record]:
    """The lowest certificates that are asked for on the way and that no plan can bring: undocumented or related."""
    lowest = max((level for _, level in space.to_earn.values()), default=None)
    for node, (standard, level) in space.to_earn.items():
        can_be_earned = standard is space.standard and space.transitions[node]
        if level is lowest and not can_be_earned:
            yield certificate(*node, space.today)
