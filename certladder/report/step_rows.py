"""The steps of a plan as the page shows them: the clause verbatim, and for each requirement what to bring."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..model.standard import Clause
from ..model.terms import Level
from ..solver.eligibility.check import check
from ..solver.eligibility.findings import Finding
from ..solver.planning.explain_plan import basis_words, step_words
from ..solver.planning.plan import Plan, Step
from ..solver.planning.request import PlanRequest
from ..solver.wording import alternative_label, record_words, requirement_words
from .labels import labels
from .required_documents import proofs

__all__ = ["Shown", "shown_steps"]


@dataclass(frozen=True)
class Shown:
    """A step: when, what, and for a certificate its clause, what sets the date, and what to bring.

    Each of `proofs` is a requirement, the papers that prove it, and the records that meet it.
    """

    kind: str
    when: str
    what: str
    clause: Clause | None = None
    alternative: str = ""
    critical: str | None = None
    proofs: tuple[tuple[str, str, str], ...] = ()


def shown_steps(plan: Plan, task: PlanRequest, lang: str) -> list[Shown]:
    """The steps in order."""
    return [_shown(step, plan, task, lang) for step in plan.steps]


def _shown(step: Step, plan: Plan, task: PlanRequest, lang: str) -> Shown:
    zh = lang == "zh"
    when, what = step_words(step, plan, zh)
    if step.kind != "certificate":
        return Shown(step.kind, when, what)
    if step.clause is None:
        return Shown(step.kind, when, f"{what}{basis_words(step, zh)}")
    return Shown(
        kind=step.kind,
        when=when,
        what=what,
        clause=step.clause,
        alternative=alternative_label(step.clause, step.alternative or 1, lang),
        critical=requirement_words(step.clause, step.critical, lang) if step.critical else None,
        proofs=tuple(_proof(finding, step.clause, lang) for finding in _findings(step, plan, task)),
    )


def _findings(step: Step, plan: Plan, task: PlanRequest) -> tuple[Finding, ...]:
    """How the alternative of a step stands on its day, with all that was done before."""
    before = [other.record for other in plan.steps if other is not step and other.start <= step.start]
    standard = task.catalog.standard(str(getattr(step.record, "occupation", plan.occupation)), task.on)
    level = Level.parse(getattr(step.record, "level", plan.level))
    answer = check(replace(task, person=task.person.plus(*before), standard=standard, level=level, on=step.start))
    return next(
        result.findings
        for result in answer.clauses
        if result.clause == step.clause and result.alternative == step.alternative
    )


def _proof(finding: Finding, clause: Clause, lang: str) -> tuple[str, str, str]:
    zh = lang == "zh"
    comma = "；" if zh else "; "
    records = dict.fromkeys(record_words(record, lang) for record in finding.records)
    papers = comma.join(proofs(finding.requirement, zh))
    return requirement_words(clause, finding.requirement, lang), papers, comma.join(records) or labels(zh)["no_record"]
