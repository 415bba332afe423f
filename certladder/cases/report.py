"""What the cases showed: which differ and why, and which clauses they cover."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from ..model.base import Explained, FrozenModel
from ..model.errors import require_language
from ..model.terms import Verdict
from ..model.wording import say
from ..solver.eligibility.alternative_result import AlternativeResult
from ..solver.wording import target_words
from .rule_case import RuleCase

__all__ = ["CaseDifference", "CaseFailure", "CaseReport", "Coverage"]


class CaseDifference(Explained):
    """Something that a case expects otherwise: a verdict, a first day, or a clause that is not there (then no `found`).

    `near` are the ids most like that of a clause which is not there.
    """

    what: Literal["verdict", "level_verdict", "eligible_from", "clause", "alternative", "sentence", "asks", "error"]
    expected: Verdict | dt.date | str | None
    found: Verdict | dt.date | str | None = None
    near: tuple[str, ...] = ()

    def explain(self, lang: str = "zh") -> str:
        """What was expected and what was found, in Chinese ("zh") or English ("en")."""
        never = say("cases.never", require_language(lang))
        expected, found = (never if value is None else value for value in (self.expected, self.found))
        return say(f"cases.{self.what}", lang, expected=expected, found=found, near=self.near)


class CaseFailure(Explained):
    """A case that the rules answer otherwise; `result` is what they say of its clause, or of the one that decides."""

    case: RuleCase
    differences: tuple[CaseDifference, ...]
    result: AlternativeResult | None = None

    def explain(self, lang: str = "zh") -> str:
        """The case, what differs, and why the rules say what they say, in Chinese ("zh") or English ("en")."""
        case = self.case
        target = target_words(case.occupation, case.level, require_language(lang))
        lines = [f"✗ {case.where} {case.name}".replace("  ", " "), say("cases.asked", lang, target=target, on=case.on)]
        lines += [difference.explain(lang) for difference in self.differences]
        lines += self.result.explain(lang).splitlines() if self.result else []
        return "\n    ".join(lines)


class Coverage(FrozenModel):
    """How many cases expect a yes of an alternative (1-based) of a clause, and how many a no."""

    clause: str
    alternative: int
    alternatives: int
    cases_for: int = 0
    cases_against: int = 0

    def label(self, lang: str) -> str:
        """The clause's id, and which of its alternatives if there are several."""
        number = say("word.alternative", lang, number=self.alternative) if self.alternatives > 1 else ""
        return f"{self.clause}{number}"


class CaseReport(Explained):
    """What the cases showed: how many there are, those that differ, the alternatives of the occupations asked about."""

    cases: int
    failures: tuple[CaseFailure, ...]
    coverage: tuple[Coverage, ...]

    @property
    def uncovered(self) -> tuple[Coverage, ...]:
        """The alternatives that lack a case for or a case against."""
        return tuple(one for one in self.coverage if not (one.cases_for and one.cases_against))

    def explain(self, lang: str = "zh") -> str:
        """The cases that differ, then the coverage, in Chinese ("zh") or English ("en")."""
        require_language(lang)
        lines = [failure.explain(lang) for failure in self.failures]
        lines.append(say("cases.total", lang, n=self.cases, failed=len(self.failures)))
        covered = {
            code: sum(getattr(one, code) > 0 for one in self.coverage) for code in ("cases_for", "cases_against")
        }
        lines.append(say("cases.coverage", lang, n=len(self.coverage), **covered))
        for code in covered:
            if lacking := tuple(one.label(lang) for one in self.coverage if not getattr(one, code)):
                lines.append(say(f"cases.no_{code}", lang, clauses=lacking))
        return "\n".join(lines)
