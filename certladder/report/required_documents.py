"""What to bring for a step to a certificate: the papers that prove each requirement, and the records that meet it."""

from __future__ import annotations

from dataclasses import replace

from ..model.requirements import CertificateRequirement, DiplomaRequirement, Requirement
from ..model.terms import CertificateKind, Level
from ..model.wording import say
from ..solver.eligibility.check import check
from ..solver.planning.plan import Plan, Step
from ..solver.planning.wishes import PlanRequest
from ..solver.wording import record_words, requirement_words

__all__ = ["documents_of", "required_documents"]


def documents_of(step: Step, plan: Plan, request: PlanRequest, lang: str) -> list[tuple[str, str, str]]:
    """A row for each requirement of a step's clause: what it asks, the papers, and the records that meet it on its day.

    All earlier steps are done by then.
    """
    if step.clause is None or step.kind != "certificate":
        return []
    before = [other.record for other in plan.steps if other is not step and other.start <= step.start]
    standard = request.catalog.standard(str(getattr(step.record, "occupation", plan.occupation)), request.on)
    level = Level.parse(getattr(step.record, "level", plan.level))
    person = request.person.plus(*before)
    answer = check(replace(request, person=person, standard=standard, level=level, on=step.start))
    used = (step.clause, step.alternative)
    findings = next(result.findings for result in answer.clauses if (result.clause, result.alternative) == used)
    semicolon, rows = say("report.semicolon", lang), []
    for finding in findings:
        records = dict.fromkeys(record_words(record, lang) for record in finding.records)
        papers = semicolon.join(required_documents(finding.requirement, lang))
        asked = requirement_words(step.clause, finding.requirement, lang)
        rows.append((asked, papers, semicolon.join(records) or say("report.no_record", lang)))
    return rows


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
