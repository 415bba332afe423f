"""Why a certificate cannot be earned, as a tree, and the error that carries it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ...model.base import FrozenModel
from ...model.errors import CertladderError
from ...model.requirements import Requirement
from ...model.standard import Clause
from ...model.terms import Level
from ...model.wording import say
from ..eligibility.note import Note
from ..wording import alternative_label, requirement_words, target_words
from .plan import Plan

Reason = Literal[
    "no_record", "not_reachable", "not_described", "not_known", "unread", "too_old", "never_together",
    "several_certificates", "avoided"
]  # fmt: skip


class UnreachableCertificate(FrozenModel):
    """A certificate that cannot be earned: what blocks each alternative that would open it.

    A tree explains every certificate once, where it comes first; in other places it has no `alternatives`.
    """

    occupation: str
    level: Level
    alternatives: tuple[BlockedAlternative, ...] = ()


class BlockedAlternative(FrozenModel):
    """Why one alternative (1-based) of a clause cannot be met: for each of `requirements` one of `reasons`.

    - no_record: the person has no record that certainly meets it, and work, study and training cannot bring one
    - not_reachable, not_described: it asks for a certificate that cannot be earned (one of the `prerequisites` would do),
      or whose conditions the catalog does not hold
    - not_known: a record may meet it, but something about it is not known; unread: its words could not be read (D14)
    - too_old: the age is exceeded (D18); never_together: each can be met, but not all on one day
    - several_certificates: several certificates are asked for at once, which plans leave out unless all are held
    - avoided: the wishes rule the clause out (the only reason then, without requirements)
    """

    level: Level
    clause: Clause
    alternative: int
    requirements: tuple[Requirement, ...]
    reasons: tuple[Reason, ...]
    prerequisites: tuple[UnreachableCertificate, ...] = ()

    def label(self, lang: str = "zh") -> str:
        """The clause's id, and which of its alternatives if there are several."""
        return f"{self.clause.id}{alternative_label(self.clause, self.alternative, lang)}"

    def lines(self, lang: str = "zh") -> list[str]:
        """Each requirement that cannot be met and why; the one reason where the wishes rule the clause out."""
        reasons = [say(f"no_path.{reason}", lang) for reason in self.reasons]
        words = [requirement_words(self.clause, requirement, lang) for requirement in self.requirements]
        unmet = zip(words, reasons, strict=False)
        return [say("no_path.unmet", lang, requirement=word, reason=reason) for word, reason in unmet] or reasons


@dataclass(eq=False, repr=False)
class NoPath(CertladderError):
    """There is no way to the certificate.

    - `kind`: "not_described" if the catalog does not hold the level's conditions but those of `described` (`in_supplement`:
      a supplement does), "wishes" if there is a way that the wishes rule out, "no_way" if there is none by the rules.
    - `tree`: what blocks each alternative of the target, if it is described, and of the certificates these would need.
    - `wishes`, `values`: the wishes that rule out every way, and what was wished; `best`: the best plan without these.
      `is_one_conflict`: leaving out any one of them opens a way; else all have to be left out.
    - `left_out`, `notes`: as in `Plan`.
    """

    occupation: str
    level: Level
    tree: UnreachableCertificate | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    described: tuple[Level, ...] = ()
    left_out: tuple[str, ...] = ()
    best: Plan | None = None
    notes: tuple[Note, ...] = ()
    in_supplement: bool = False
    is_one_conflict: bool = True

    def __post_init__(self) -> None:
        super().__init__("no_path", occupation=self.occupation, level=self.level)

    @property
    def wishes(self) -> tuple[str, ...]:
        """The names of the wishes that rule out every way."""
        return tuple(self.values)

    @property
    def kind(self) -> Literal["not_described", "wishes", "no_way"]:
        """Whether the catalog, the wishes or the rules are why."""
        if self.level not in self.described:
            return "not_described"
        return "wishes" if self.wishes else "no_way"

    @property
    def earliest(self) -> dt.date | None:
        """The day on which the certificate can be earned, where it is the deadline that rules out every way."""
        return self.best.reached if self.best is not None and "deadline" in self.values else None

    @property
    def reasons(self) -> tuple[BlockedAlternative, ...]:
        """What blocks each alternative: of the target first, then of each certificate in the tree, each once."""
        visited = [] if self.tree is None else [self.tree]
        for certificate in visited:
            visited += [other for blocked in certificate.alternatives for other in blocked.prerequisites]
        return tuple(blocked for certificate in visited for blocked in certificate.alternatives)

    def explain(self, lang: str = "zh") -> str:
        """The reasons in words, in Chinese ("zh") or English ("en")."""
        lines = self.summary(lang)
        if self.kind == "no_way":
            for blocked in self.reasons:
                lines += [f"  {blocked.label(lang)}", *(f"    ✗ {line}" for line in blocked.lines(lang))]
        lines += [note.explain(lang) for note in self.notes]
        return "\n".join(lines)

    def target(self, lang: str = "zh") -> str:
        """The certificate in words."""
        return target_words(self.occupation, self.level, lang)

    def summary(self, lang: str = "zh") -> list[str]:
        """That there is no way, and whether the catalog, the wishes or the rules are why."""
        wishes = [say(f"no_path.wish.{name}", lang, value=wish) for name, wish in self.values.items()]
        together = "wishes" if self.is_one_conflict else "all_wishes"
        code = {"not_described": "target_not_described", "wishes": together if len(wishes) > 1 else "wish_alone"}
        lines = [say(f"no_path.{code.get(self.kind, self.kind)}", lang, target=self.target(lang), wishes=wishes)]
        if self.kind == "not_described" and self.described:
            lines.append(say("no_path.described", lang, levels=self.described))
        if self.in_supplement:
            lines.append(say("no_path.in_supplement", lang))
        if self.best is not None:
            lines.append(say("no_path.best", lang, headline=self.best.headline(lang)))
        if self.left_out:
            lines.append(say("plan.left_out", lang, clauses=self.left_out))
        return lines
