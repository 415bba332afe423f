"""Why there is no way: what blocks each alternative, and which wishes rule out every way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ...model.graph import CertificateNode
from ...model.requirements import CertificateRequirement, Requirement, UnreadText
from ...model.standard import Clause
from ...model.terms import Level
from ..evaluate.evaluate import evaluate
from .infeasible import Because, BlockedAlternative, NoPath, UnreachableCertificate
from .search_space import SearchSpace
from .transition import Transition
from .wishes import Wishes

__all__ = ["no_path"]

_RESTRICTING = (
    "deadline", "max_certificates", "max_trainings", "max_programmes", "via", "avoid", "only", "no_full_time"
)  # fmt: skip


def no_path(ladder: SearchSpace, feasible: Callable[[Wishes], bool]) -> NoPath:
    """The reasons why the ladder does not reach its target; `feasible` says whether it would with other wishes."""
    occupation, level = ladder.standard.occupation, ladder.target
    described = tuple(ladder.standard.levels)
    if level not in described:
        return NoPath(occupation, level, described=described)
    conflict = _smallest_conflict(ladder.wishes, feasible)
    tree = _obstacle(CertificateNode(occupation, level), ladder, set())
    return NoPath(occupation, level, tree, conflict, described)


def _smallest_conflict(wishes: Wishes, feasible: Callable[[Wishes], bool]) -> tuple[str, ...]:
    """A smallest set of wishes that leaves no way; empty if there is none even without wishes."""
    given = {
        name: wish for name in _RESTRICTING if (wish := getattr(wishes, name)) != Wishes.model_fields[name].default
    }
    if not given or not feasible(_only(wishes, {})):
        return ()
    for name in list(given):
        rest = {other: value for other, value in given.items() if other != name}
        if not feasible(_only(wishes, rest)):
            given = rest
    return tuple(given)


def _only(wishes: Wishes, kept: dict[str, Any]) -> Wishes:
    neutral = {name: Wishes.model_fields[name].default for name in _RESTRICTING}
    return wishes.model_copy(update={**neutral, **kept})


def _obstacle(rung: CertificateNode, ladder: SearchSpace, told: set[CertificateNode]) -> UnreachableCertificate:
    """What blocks each alternative of a certificate, unless it was told before."""
    standard = ladder.view.catalog.standard(rung.occupation, ladder.on)
    level = Level(rung.level or 0)
    if rung in told:
        return UnreachableCertificate(occupation=rung.occupation, level=level)
    told.add(rung)
    options = [
        Transition(standard, level, clause, number, asked)
        for clause in standard.levels[level]
        for number, asked in enumerate(clause.alternatives, start=1)
    ]
    blocked = tuple(_blocked(option, option.clause, ladder, told) for option in options if option.clause)
    return UnreachableCertificate(occupation=rung.occupation, level=level, alternatives=blocked)


def _blocked(option: Transition, clause: Clause, ladder: SearchSpace, told: set[CertificateNode]) -> BlockedAlternative:
    reasons: dict[Requirement, Because] = {}
    if ladder.wishes.allows(clause.id):
        reasons = dict(_reasons(ladder, option)) or dict.fromkeys(option.asked, "never_together")
    behind = [
        rung
        for asked in option.certificates
        if reasons.get(asked) == "not_reachable"
        for rung in ladder.might_serve(asked, option)
        if rung.level is asked.level
    ]
    return BlockedAlternative(
        level=option.level,
        clause=clause,
        alternative=option.alternative,
        requirements=tuple(reasons),
        because=tuple(reasons.values()) or ("avoided",),
        behind=tuple(_obstacle(rung, ladder, told) for rung in dict.fromkeys(behind) if _is_described(rung, ladder)),
    )


def _is_described(rung: CertificateNode, ladder: SearchSpace) -> bool:
    return rung.level in ladder.view.catalog.standard(rung.occupation, ladder.on).levels


def _reasons(ladder: SearchSpace, option: Transition) -> Iterator[tuple[Requirement, Because]]:
    missing = ladder.missing(option)
    for requirement in option.asked:
        if isinstance(requirement, CertificateRequirement) and requirement.level is not None:
            if not ladder.has(requirement, option) and not ladder.earnable(requirement, option):
                yield requirement, _not_earned(ladder, option, requirement)
        elif requirement in missing or _never(requirement, option, ladder):
            yield requirement, _not_met(ladder, option, requirement)


def _never(requirement: Requirement, option: Transition, ladder: SearchSpace) -> bool:
    """Whether it is work that is never enough after the person's own certificates, where no other can be earned."""
    if requirement.type != "work":
        return False
    before = [asked for asked in option.certificates if asked == requirement.after] or option.certificates
    only_held = all(ladder.has(asked, option) and not ladder.earnable(asked, option) for asked in before)
    return only_held and ladder.first_day(requirement, ladder.view_of(option)) is None


def _not_met(ladder: SearchSpace, option: Transition, requirement: Requirement) -> Because:
    if isinstance(requirement, UnreadText) and requirement.words not in ladder.view.meets:
        return "unread"
    return "not_known" if evaluate(requirement, ladder.view_of(option)).possible else "no_record"


def _not_earned(ladder: SearchSpace, option: Transition, requirement: CertificateRequirement) -> Because:
    if evaluate(requirement, ladder.view_of(option)).possible:
        return _not_met(ladder, option, requirement)
    return "not_reachable" if requirement.level in option.standard.levels else "not_described"
