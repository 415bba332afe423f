"""Why there is no way: what blocks each alternative, and which wishes rule out every way."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ...model.graph import CertificateNode
from ...model.requirements import CertificateRequirement, Requirement, UnreadText
from ...model.terms import Level
from ..evaluate.evaluate import evaluate
from .build_plan import build_plans
from .infeasible import BlockedAlternative, NoPath, Reason, UnreachableCertificate
from .plan_notes import plan_notes
from .search import best_first
from .search_space import SearchSpace
from .transition import Transition
from .wishes import Wishes

__all__ = ["diagnose"]

_RESTRICTING = (
    "deadline", "max_certificates", "max_trainings", "max_programmes", "max_cost", "via", "avoid", "only", "no_full_time"
)  # fmt: skip


def diagnose(space: SearchSpace) -> NoPath:
    """The reasons why the target is not reached, and the best plan without the wishes that rule it out."""
    standard, level, wishes = space.standard, space.request.level, space.wishes
    found = NoPath(standard.occupation, level, described=tuple(standard.levels))
    if level not in standard.levels:
        found.in_supplement = level in standard.supplements
        return found
    found.tree = _unreachable(space.target, space, set())
    found.left_out, found.notes = space.left_out, plan_notes(space)
    given = [name for name in _RESTRICTING if getattr(wishes, name) != Wishes.model_fields[name].default]
    dropped: set[str] = set()
    if given and best_first(_without(given, space)):
        while found.best is None:
            found.is_one_conflict = not dropped
            dropped |= _smallest_conflict(given, dropped, space)
            without = _without(dropped, space)
            found.best = next(iter(build_plans(best_first(without)[:1], without)), None)
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
    blocked: tuple[BlockedAlternative, ...] = ()
    if node not in visited:
        visited.add(node)
        blocked = tuple(_blocked(one, space, visited) for one in space.each_alternative(node))
    return UnreachableCertificate(occupation=node.occupation, level=Level(node.level or 0), alternatives=blocked)


def _blocked(transition: Transition, space: SearchSpace, visited: set[CertificateNode]) -> BlockedAlternative:
    reasons: dict[Requirement, Reason] = {}
    if transition.clause and space.wishes.allows(transition.clause.id):
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
        clause=transition.clause,
        alternative=transition.alternative,
        requirements=tuple(reasons),
        reasons=tuple(reasons.values()) or ("avoided",),
        prerequisites=tuple(_unreachable(node, space, visited) for node in dict.fromkeys(prerequisites)),
    )


def _reasons(space: SearchSpace, transition: Transition) -> Iterator[tuple[Requirement, Reason]]:
    missing, view = space.missing(transition), space.view_of(transition)
    held = {asked for asked in transition.certificates if space.first_day(asked, view) is not None}
    earnable = {asked for asked in transition.certificates if _is_earnable(asked, transition, space)}
    for requirement in transition.requirements:
        possible = evaluate(requirement, view).possible
        if isinstance(requirement, CertificateRequirement) and requirement.level is not None:
            if requirement in held:
                continue
            if requirement in earnable:
                if len(transition.certificates) > 1:
                    yield requirement, "several_certificates"
            elif possible:
                yield requirement, "not_known"
            else:
                described = requirement.level in transition.standard.levels
                yield requirement, "not_reachable" if described else "not_described"
        elif requirement in missing or _never(requirement, transition, held - earnable, space):
            is_unread = isinstance(requirement, UnreadText) and requirement.words not in view.meets
            yield requirement, "unread" if is_unread else "not_known" if possible else "no_record"


def _is_earnable(asked: CertificateRequirement, transition: Transition, space: SearchSpace) -> bool:
    """Whether a certificate that serves for this one can be earned."""
    return any(space.transitions[node] for node in space.might_serve(asked, transition))


def _never(
    requirement: Requirement, transition: Transition, only_held: Collection[CertificateRequirement], space: SearchSpace
) -> bool:
    """Whether it is work that is never enough after the person's own certificates, where no other can be earned."""
    if requirement.type != "work":
        return False
    before = [asked for asked in transition.certificates if asked == requirement.after] or transition.certificates
    never = space.first_day(requirement, space.view_of(transition)) is None
    return never and all(asked in only_held for asked in before)
