"""The steps of a plan as the page shows them: the clause verbatim, and for each requirement what to bring."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..model.requirements import CertificateRequirement, DiplomaRequirement, Requirement
from ..model.standard import Clause
from ..model.terms import CertificateKind, Level
from ..model.wording import say
from ..solver.eligibility.alternative_result import Finding
from ..solver.eligibility.check import check
from ..solver.planning.plan import Plan, Step
from ..solver.planning.wishes import PlanRequest
from ..solver.wording import alternative_label, record_words, requirement_words

__all__ = ["required_documents", "step_row"]


def step_row(step: Step, plan: Plan, request: PlanRequest, lang: str) -> dict[str, Any]:
    """A step: when, what, and for a certificate its clause, what sets the date, and what to bring.

    Each of `documents` is a requirement, the papers that prove it, and the records that meet it.
    """
    clause = step.clause if step.kind == "certificate" else None
    what = step.what(plan.occupation, lang)
    if step.kind == "certificate" and clause is None:
        what = say("plan.step", lang, step=what, basis=step.basis(lang))
    row = {"kind": step.kind, "when": step.when(lang), "what": what, "clause": clause}
    if clause is None:
        return row
    critical = requirement_words(clause, step.critical, lang) if step.critical else None
    return row | {
        "alternative": alternative_label(clause, step.alternative or 1, lang),
        "critical": critical and say("report.critical", lang, requirement=critical),
        "documents": [_documents(finding, clause, lang) for finding in _findings(step, plan, request)],
    }


def _findings(step: Step, plan: Plan, request: PlanRequest) -> tuple[Finding, ...]:
    """The findings for a step's alternative on its day, with all earlier steps done."""
    before = [other.record for other in plan.steps if other is not step and other.start <= step.start]
    standard = request.catalog.standard(str(getattr(step.record, "occupation", plan.occupation)), request.on)
    level = Level.parse(getattr(step.record, "level", plan.level))
    person = request.person.plus(*before)
    answer = check(replace(request, person=person, standard=standard, level=level, on=step.start))
    return next(
        result.findings
        for result in answer.clauses
        if result.clause == step.clause and result.alternative == step.alternative
    )


def _documents(finding: Finding, clause: Clause, lang: str) -> tuple[str, str, str]:
    records = dict.fromkeys(record_words(record, lang) for record in finding.records)
    semicolon = say("report.semicolon", lang)
    documents = semicolon.join(required_documents(finding.requirement, lang))
    return (
        requirement_words(clause, finding.requirement, lang),
        documents,
        semicolon.join(records) or say("report.no_record", lang),
    )


def required_documents(requirement: Requirement, lang: str) -> tuple[str, ...]:
    """The papers that usually prove a requirement; the assessment body decides.

    >>> from certladder import TrainingRequirement
    >>> required_documents(TrainingRequirement(level=4), "zh")
    ('培训毕（结）业证书',)
    """
    codes: list[str] = [requirement.type]
    match requirement:
        case CertificateRequirement():
            kinds = requirement.kinds
            if CertificateKind.PRE_TECHNICIAN not in kinds:  # either of the other two serves for both (D8)
                kinds = (CertificateKind.QUALIFICATION, CertificateKind.SKILL_LEVEL)
            return (say("report.document.or", lang).join(kind.words(lang) for kind in kinds),)
        case DiplomaRequirement():
            codes += [field for field in ("expected", "trains_to") if getattr(requirement, field)]
    return tuple(say(f"report.document.{code}", lang, **dict(requirement)) for code in codes)
