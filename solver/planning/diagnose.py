"""Why there is no way: what blocks each alternative, and which wishes rule out every way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ...model.graph import CertificateNode
from ...model.requirements import CertificateRequirement, Requirement, UnreadText
from ...model.standard import Clause
from ...model.terms import Level
from ..evaluate.evaluate import evaluate
from .build_plan import build_plan
from .infeasible import BlockedAlternative, NoPath, Reason, UnreachableCertificate
from .plan import Plan
from .plan_notes import plan_notes
from .search_space import SearchSpace
from .shortest_paths import best_first, soonest
from .transition import Transition
from .wishes import Wishes

__all__ = ["diagnose"]

_RESTRICTING = (
    "deadline", "max_certificates", "max_trainings", "max_programmes", "max_cost", "via", "avoid", "only", "no_full_time"
)  # fmt: skip


def diagnose(space: SearchSpace) -> NoPath:
    """The reasons why the target is not reached, and the best plan without the wishes that rule it out."""
    occupation, level = space.standard.occupation, space.request.level
    described = tuple(space.standard.levels)
    if level not in described:
        in_supplement = level in space.standard.supplements
        return NoPath(occupation, level, described=described, in_supplement=in_supplement)
    given = _given(space.wishes)
    conflict = _smallest_conflict(given, lambda kept: soonest(_keeping(kept, space)) is not None)
    others = {name: wish for name, wish in given.items() if name not in conflict}
    return NoPath(
        occupation,
        level,
        tree=_unreachable(space.target, space, set()),
        wishes=conflict,
        described=described,
        left_out=space.left_out,
        notes=plan_notes(space),
        best=_best(_keeping(others, space)) if conflict else None,
    )


def _best(space: SearchSpace) -> Plan | None:
    return next((build_plan(schedule, space) for schedule in best_first(space)), None)


def _given(wishes: Wishes) -> dict[str, Any]:
    return {name: wish for name in _RESTRICTING if (wish := getattr(wishes, name)) != Wishes.model_fields[name].default}


def _smallest_conflict(given: dict[str, Any], opens: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """A smallest set of wishes that leaves no way; empty if there is none even without wishes."""
    if not given or not opens({}):
        return {}
    for name in list(given):
        rest = {other: value for other, value in given.items() if other != name}
        if not opens(rest):
            given = rest
    return given


def _keeping(kept: dict[str, Any], space: SearchSpace) -> SearchSpace:
    """The search space with these of the wishes that restrict it."""
    neutral = {name: Wishes.model_fields[name].default for name in _RESTRICTING}
    wishes = space.wishes.model_copy(update={**neutral, **kept})
    return SearchSpace(replace(space.request, wishes=wishes))


def _unreachable(node: CertificateNode, space: SearchSpace, visited: set[CertificateNode]) -> UnreachableCertificate:
    """What blocks each alternative of a certificate, unless it was visited before."""
    level = Level(node.level or 0)
    if node in visited:
        return UnreachableCertificate(occupation=node.occupation, level=level)
    visited.add(node)
    blocked = tuple(_blocked(one, one.clause, space, visited) for one in space.each_alternative(node) if one.clause)
    return UnreachableCertificate(occupation=node.occupation, level=level, alternatives=blocked)


def _blocked(
    transition: Transition, clause: Clause, space: SearchSpace, visited: set[CertificateNode]
) -> BlockedAlternative:
    reasons: dict[Requirement, Reason] = {}
    if space.wishes.allows(clause.id):
        reasons = dict(_reasons(space, transition)) or dict.fromkeys(transition.requirements, "never_together")
    prerequisites = [
        node
        for asked in transition.certificates
        if reasons.get(asked) == "not_reachable"
        for node in space.might_serve(asked, transition)
        if node.level is asked.level and space.clauses_of(node)
    ]
    return BlockedAlternative.unvalidated(
        level=transition.level,
        clause=clause,
        alternative=transition.alternative,
        requirements=tuple(reasons),
        reasons=tuple(reasons.values()) or ("avoided",),
        prerequisites=tuple(_unreachable(node, space, visited) for node in dict.fromkeys(prerequisites)),
    )


def _reasons(space: SearchSpace, transition: Transition) -> Iterator[tuple[Requirement, Reason]]:
    missing = space.missing(transition)
    several = space.asks_for_several(transition)
    for requirement in transition.requirements:
        if isinstance(requirement, CertificateRequirement) and requirement.level is not None:
            if space.has(requirement, transition):
                continue
            if not space.earnable(requirement, transition):
                yield requirement, _not_earned(space, transition, requirement)
            elif several:
                yield requirement, "several_certificates"
        elif requirement in missing or _never(requirement, transition, space):
            yield requirement, _not_met(space, transition, requirement)


def _never(requirement: Requirement, transition: Transition, space: SearchSpace) -> bool:
    """Whether it is work that is never enough after the person's own certificates, where no other can be earned."""
    if requirement.type != "work":
        return False
    before = [asked for asked in transition.certificates if asked == requirement.after] or transition.certificates
    only_held = all(space.has(asked, transition) and not space.earnable(asked, transition) for asked in before)
    return only_held and space.first_day(requirement, space.view_of(transition)) is None


def _not_met(space: SearchSpace, transition: Transition, requirement: Requirement) -> Reason:
    if isinstance(requirement, UnreadText) and requirement.words not in space.view.meets:
        return "unread"
    return "not_known" if evaluate(requirement, space.view_of(transition)).possible else "no_record"


def _not_earned(space: SearchSpace, transition: Transition, requirement: CertificateRequirement) -> Reason:
    if evaluate(requirement, space.view_of(transition)).possible:
        return _not_met(space, transition, requirement)
    return "not_reachable" if requirement.level in transition.standard.levels else "not_described"
