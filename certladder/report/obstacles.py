"""Why there is no way, as the page shows it: a tree of certificates, clauses and reasons."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.standard import Clause
from ..solver.planning.explain_plan import BECAUSE_WORDS
from ..solver.planning.infeasible import BlockedAlternative, UnreachableCertificate
from ..solver.wording import alternative_label, requirement_words

__all__ = ["Barred", "Barrier", "barred"]


@dataclass(frozen=True)
class Barrier:
    """An alternative that is blocked: the reasons, and the certificates behind it that cannot be earned either."""

    clause: Clause
    alternative: str
    reasons: tuple[str, ...]
    behind: tuple[Barred, ...]


@dataclass(frozen=True)
class Barred:
    """A certificate that cannot be earned, and what blocks each alternative; none if it was told before."""

    name: str
    barriers: tuple[Barrier, ...]


def barred(obstacle: UnreachableCertificate, zh: bool) -> Barred:
    """An obstacle and all behind it."""
    level = obstacle.level.zh if zh else obstacle.level.en
    barriers = tuple(_barrier(blocked, zh) for blocked in obstacle.alternatives)
    return Barred(f"{obstacle.occupation} {level}", barriers)


def _barrier(blocked: BlockedAlternative, zh: bool) -> Barrier:
    pick = 0 if zh else 1
    lang = "zh" if zh else "en"
    reasons = [
        f"{requirement_words(blocked.clause, required, lang)}{'——' if zh else ' — '}{BECAUSE_WORDS[because][pick]}"
        for required, because in zip(blocked.requirements, blocked.because, strict=False)
    ]
    return Barrier(
        clause=blocked.clause,
        alternative=alternative_label(blocked.clause, blocked.alternative, lang),
        reasons=tuple(reasons) or (BECAUSE_WORDS["avoided"][pick],),
        behind=tuple(barred(obstacle, zh) for obstacle in blocked.behind),
    )
