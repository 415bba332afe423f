"""Why a certificate cannot be earned, as a tree, and the error that carries it."""

from __future__ import annotations

from typing import Literal

from ...model.base import FrozenModel
from ...model.errors import CertladderError
from ...model.requirements import Requirement
from ...model.standard import Clause
from ...model.terms import Level

__all__ = ["Because", "BlockedAlternative", "NoPath", "UnreachableCertificate"]

Because = Literal["no_record", "not_reachable", "not_described", "not_known", "unread", "never_together", "avoided"]


class UnreachableCertificate(FrozenModel):
    """A certificate that cannot be earned: what blocks each alternative that would open it.

    In a tree every certificate is told once, where it comes first; in other places it has no `alternatives`.
    """

    occupation: str
    level: Level
    alternatives: tuple[BlockedAlternative, ...] = ()


class BlockedAlternative(FrozenModel):
    """Why one alternative (1-based) of a clause cannot be met: `because` gives the reason for each of `requirements`.

    - no_record: the person has no record that certainly meets it, and work, study and training cannot bring one;
    - not_reachable: it asks for a certificate that cannot be earned: one of those `behind` it would do;
    - not_described: it asks for a level whose conditions the catalog does not hold;
    - not_known: a record may meet it, but something about it is not known;
    - unread: nobody could read its words (D14);
    - never_together: each can be met, but not all on one day;
    - avoided: the wishes rule the clause out (the only reason then).
    """

    level: Level
    clause: Clause
    alternative: int
    requirements: tuple[Requirement, ...]
    because: tuple[Because, ...]
    behind: tuple[UnreachableCertificate, ...] = ()


class NoPath(CertladderError):
    """There is no way to the certificate.

    `tree` tells what blocks each alternative of the target, and of the certificates these would need, down to the
    leaves; None if the catalog does not describe the target. `wishes` is a smallest set of wishes that rule out every
    way there would be without them: leaving out any one of them opens a way. `described` are the levels that the
    catalog does describe.
    """

    def __init__(
        self,
        occupation: str,
        level: Level,
        tree: UnreachableCertificate | None = None,
        wishes: tuple[str, ...] = (),
        described: tuple[Level, ...] = (),
    ) -> None:
        super().__init__("no_path", occupation=occupation, level=level)
        self.occupation = occupation
        self.level = level
        self.tree = tree
        self.wishes = wishes
        self.described = described

    @property
    def reasons(self) -> tuple[BlockedAlternative, ...]:
        """What blocks each alternative: of the target first, then of each certificate in the tree, each once."""
        told = [] if self.tree is None else [self.tree]
        for obstacle in told:
            told += [other for blocked in obstacle.alternatives for other in blocked.behind]
        return tuple(blocked for obstacle in told for blocked in obstacle.alternatives)

    def __str__(self) -> str:
        return self.explain()

    def explain(self, lang: str = "zh") -> str:
        """The reasons in words, in Chinese ("zh") or English ("en").

        Raises:
            UnknownTerm: another language.
        """
        from .explain_plan import explain_no_path

        return explain_no_path(self, lang)
