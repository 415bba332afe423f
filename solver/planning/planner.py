"""The shortest ways to a certificate, and to every certificate; where there is none, what blocks each alternative."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from ...model.catalog import Catalog
from ...model.graph import CertificateNode
from ...model.person import Person
from ...model.policy import Policy
from ...model.requirements import CertificateRequirement, Requirement, UnreadText
from ..evaluate.evaluate import evaluate
from .build_plan import build_plans, plan_notes
from .infeasible import BlockedAlternative, NoPath, Reason, UnreachableCertificate
from .plan import Plan
from .search import best_first
from .search_space import SearchSpace, Transition
from .wishes import PlanRequest, Wishes

_RESTRICTING = (
    "deadline", "max_certificates", "max_trainings", "max_programmes", "max_cost", "via", "avoid", "only", "no_full_time"
)  # fmt: skip


class Targets(list[Plan | NoPath]):
    """The plans, soonest first, then the reasons why there is none to the others."""

    def to_rows(self) -> list[dict[str, Any]]:
        """A row for each certificate, for data frames: plain values; without a plan, only occupation and level are given.

        >>> from certladder import Advisor, Person
        >>> row = Advisor().targets(Person(), "2026-11-22").to_rows()[0]
        >>> row["occupation"], row["level"], row["years"]
        ('化学检验员', 4, 5.0)
        """
        counts = ("reached", "years", "certificates", "trainings", "programmes", "cost")
        return [
            {
                "occupation": found.occupation,
                "level": int(found.level),
                **{name: getattr(found, name, None) for name in counts},
                "clauses": [
                    step.clause.id for step in getattr(found, "steps", ()) if step.kind == "certificate" and step.clause
                ],
            }
            for found in self
        ]


def plans(request: PlanRequest, most: int | None = None) -> list[Plan]:
    """The Pareto front (`Advisor.plans`), of which only the first `most` are written out."""
    return _plans(SearchSpace(request), most)


def targets(person: Person, catalog: Catalog, policy: Policy, on: dt.date, wishes: Wishes) -> Targets:
    """The best plan to every level of every standard in force, soonest first; then why there is none to the others."""
    found: list[Plan] = []
    unreached: list[NoPath] = []
    for standard in catalog.in_force(on):
        view = None  # what is found out about the person's records serves all levels of an occupation
        for level in standard.levels:
            space = SearchSpace(PlanRequest(person, catalog, policy, standard, level, on, wishes), view)
            view = space.view
            try:
                found += _plans(space, most=1)
            except NoPath as reasons:
                unreached.append(reasons)
    found.sort(key=lambda plan: plan.reached)
    unreached.sort(key=lambda reasons: reasons.earliest or dt.date.max)
    return Targets([*found, *unreached])


def _plans(space: SearchSpace, most: int | None) -> list[Plan]:
    routes = best_first(space)
    if not routes:
        raise _no_path(space)
    return build_plans(routes, space, most)


def _no_path(space: SearchSpace) -> NoPath:
    """The reasons why the target is not reached, and the best plan without the wishes that rule it out."""
    standard, level, wishes = space.standard, space.request.level, space.wishes
    found = NoPath(standard.occupation, level, described=tuple(standard.levels))
    if level not in standard.levels:
        found.in_supplement = level in standard.supplements
        return found
    found.tree = _unreachable(space.target, space, set())
    found.left_out, found.notes = space.left_out, plan_notes(space)
    given = [name for name in _RESTRICTING if name in wishes.given]
    dropped: set[str] = set()
    if given and best_first(_without(given, space)):
        while found.best is None:
            found.is_one_conflict = not dropped
            dropped |= _smallest_conflict(given, dropped, space)
            without = _without(dropped, space)
            found.best = next(iter(build_plans(best_first(without), without, most=1)), None)
    values = {name: getattr(wishes, name) for name in given if name in dropped}
    found.values = {name: tuple(sorted(one)) if isinstance(one, frozenset) else one for name, one in values.items()}
    return found


def _smallest_conflict(given: Sequence[str], dropped: Collection[str], space: SearchSpace) -> set[str]:
    """A smallest set of the wishes given, but for those dropped, that leaves no way."""
    conflict = set(given).difference(dropped)
    for name in sorted(conflict, key=given.index):
        if not best_first(_without(set(given) - (conflict - {name}), space)):
            conflict.discard(name)
    return conflict


def _without(names: Collection[str], space: SearchSpace) -> SearchSpace:
    """The search space without some of the wishes that restrict it."""
    return SearchSpace(space.request.wishing(**{name: Wishes.model_fields[name].default for name in names}), space.view)


def _unreachable(node: CertificateNode, space: SearchSpace, visited: set[CertificateNode]) -> UnreachableCertificate:
    """What blocks each alternative of a certificate, unless it was visited before."""
    alternatives, blocked = () if node in visited else space.each_alternative(node), []
    visited.add(node)
    for one in alternatives:
        reasons: dict[Requirement, Reason] = {}
        if one.clause and space.wishes.allows(one.clause.id):
            reasons = dict(_reasons(space, one)) or dict.fromkeys(one.requirements, "never_together")
        prerequisites = [
            before
            for asked in one.certificates
            if reasons.get(asked) == "not_reachable"
            for before in space.might_serve(asked, one)
            if before.level is asked.level and space.clauses_of(before)
        ]
        blocked.append(
            BlockedAlternative.unvalidated(
                level=one.level,
                clause=one.clause,
                alternative=one.alternative,
                requirements=tuple(reasons),
                reasons=tuple(reasons.values()) or ("avoided",),
                prerequisites=tuple(_unreachable(before, space, visited) for before in dict.fromkeys(prerequisites)),
            )
        )
    return UnreachableCertificate(occupation=node.occupation, level=space.to_earn[node][1], alternatives=tuple(blocked))


def _reasons(space: SearchSpace, transition: Transition) -> Iterator[tuple[Requirement, Reason]]:
    missing, view, asked = (
        space.missing(transition),
        space.view.for_standard(transition.standard),
        transition.certificates,
    )
    held = {one for one in asked if space.first_day(one, view) is not None}
    earnable = {one for one in asked if any(space.transitions[node] for node in space.might_serve(one, transition))}
    for requirement in transition.requirements:
        possible = evaluate(requirement, view).possible.first_from(space.today) is not None
        if isinstance(requirement, CertificateRequirement) and requirement.level is not None:
            if requirement in earnable - held and len(asked) > 1:
                yield requirement, "several_certificates"
            elif requirement not in earnable | held:
                described = requirement.level in transition.standard.levels
                yield requirement, "not_known" if possible else "not_reachable" if described else "not_described"
        elif requirement in missing or (
            # never enough after the person's own certificates, where no other can be earned
            requirement.type == "work"
            and space.first_day(requirement, view) is None
            and ({requirement.after}.intersection(asked) or set(asked)) <= held - earnable
        ):
            is_unread = isinstance(requirement, UnreadText) and requirement.words not in view.meets
            never: Reason = "too_old" if requirement.type == "age_limit" else "no_record"
            yield requirement, "unread" if is_unread else "not_known" if possible else never
