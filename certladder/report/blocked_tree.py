"""Why there is no way, as the page shows it: a tree of certificates, clauses and reasons."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.standard import Clause
from ..solver.planning.infeasible import BlockedAlternative, UnreachableCertificate
from ..solver.wording import alternative_label

__all__ = ["Blocked", "BlockedCertificate", "blocked_tree"]


@dataclass(frozen=True)
class Blocked:
    """An alternative that is blocked: the reasons, and the certificates it needs that cannot be earned either."""

    clause: Clause
    alternative: str
    reasons: tuple[str, ...]
    prerequisites: tuple[BlockedCertificate, ...]


@dataclass(frozen=True)
class BlockedCertificate:
    """A certificate that cannot be earned, and what blocks each alternative; none if it was shown before."""

    name: str
    alternatives: tuple[Blocked, ...]


def blocked_tree(unreachable: UnreachableCertificate, lang: str) -> BlockedCertificate:
    """A certificate that cannot be earned, and all that it needs."""
    name = f"{unreachable.occupation} {unreachable.level.words(lang)}"
    return BlockedCertificate(name, tuple(_blocked(blocked, lang) for blocked in unreachable.alternatives))


def _blocked(blocked: BlockedAlternative, lang: str) -> Blocked:
    return Blocked(
        clause=blocked.clause,
        alternative=alternative_label(blocked.clause, blocked.alternative, lang),
        reasons=tuple(blocked.lines(lang)),
        prerequisites=tuple(blocked_tree(certificate, lang) for certificate in blocked.prerequisites),
    )
