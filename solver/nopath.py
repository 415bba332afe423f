"""Why there is no way: what blocks each alternative, and which wishes rule out every way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..model.requirement import CertificateHeld, Requirement, Unread
from ..model.terms import Level
from .ladder import Ladder
from .option import Option
from .plan import Because, Blocked, NoPath
from .wishes import Wishes

__all__ = ["no_path"]

_RESTRICTING = ("deadline", "max_certificates", "max_trainings", "max_programmes", "via", "avoid", "no_full_time")


def no_path(ladder: Ladder, feasible: Callable[[Wishes], bool]) -> NoPath:
    """The reasons why the ladder does not reach its target; `feasible` says whether it would with other wishes."""
    occupation, level = ladder.standard.occupation, ladder.target
    described = tuple(ladder.standard.levels)
    if level not in described:
        return NoPath(occupation, level, described=described)
    conflict = _smallest_conflict(ladder.wishes, feasible)
    return NoPath(occupation, level, tuple(_blocked(ladder)), wishes=conflict, described=described)


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


def _blocked(ladder: Ladder) -> Iterator[Blocked]:
    """What blocks each alternative of the target, then of each certificate it asks for, every certificate once."""
    waiting = [ladder.target]
    for level in waiting:
        for clause in ladder.standard.levels.get(level, ()):
            for number, asked in enumerate(clause.alternatives, start=1):
                option = Option(ladder.standard, level, clause, number, asked)
                reasons: dict[Requirement, Because] = {}
                if clause.id not in ladder.wishes.avoid:
                    reasons = dict(_reasons(ladder, option)) or dict.fromkeys(asked, "never_together")
                yield Blocked(
                    level=level,
                    clause=clause,
                    alternative=number,
                    requirements=tuple(reasons),
                    because=tuple(reasons.values()) or ("avoided",),
                )
                certificate = option.certificate
                if certificate and certificate.level and reasons.get(certificate) == "not_reachable":
                    waiting += [certificate.level] if certificate.level not in waiting else []


def _reasons(ladder: Ladder, option: Option) -> Iterator[tuple[Requirement, Because]]:
    for requirement in option.asked:
        if isinstance(requirement, CertificateHeld):
            if not ladder.is_held(option) and not ladder.serving(option):
                yield requirement, _not_earned(ladder, requirement.level)
        elif requirement in ladder.missing(option):
            yield requirement, "unread" if isinstance(requirement, Unread) else "no_record"


def _not_earned(ladder: Ladder, level: Level | None) -> Because:
    if level is None:
        return "no_record"
    return "not_reachable" if level in ladder.standard.levels else "not_described"
