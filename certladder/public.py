"""The public names, each with the module it is fetched from when it is first asked for."""

from __future__ import annotations

__all__ = ["MODULE_OF"]

_NAMES = {
    "advisor": "Advisor",
    "cases": "CaseDifference CaseFailure CaseFileError CaseReport Coverage RuleCase read_cases",
    "catalog": "Catalog",
    "interview": "Interview",
    "model.dates": "Period",
    "model.partial_date": "PartialDate",
    "model.day_set": "DaySet",
    "model.errors": """CertladderError InvalidDay InvalidFields InvalidName NoEditionInForce PersonFileError
        UndescribedLevel UnknownClause UnknownOccupation UnknownTerm""",
    "model.parsing.formatter": "canonical_text",
    "model.person": "Apprenticeship Certificate Education Permit Person Title Training Work",
    "model.policy": "Policy",
    "model.requirements": """ApprenticeshipRequirement CertificateRequirement DiplomaRequirement EnrolmentRequirement
        MinimumAge PermitRequirement TitleRequirement TrainingRequirement UnreadText WorkStarted WorkYears""",
    "model.standard": "Clause NotExpressible ParseProblem Standard StandardParseError TextSource",
    "model.terms": """CertificateKind CountingMode Degree Level ProfessionalTitleLevel Programme Relevance School Scope
        Verdict""",
    "report.timeline": "draw_timeline",
    "report.workforce_page": "workforce_report",
    "schemas": "json_schema",
    "solver.comparison.change": "AnswerState CatalogDiff Change ChangedAnswer",
    "solver.eligibility.alternative_result": "AlternativeResult Finding",
    "solver.eligibility.note": "Note",
    "solver.eligibility.receipt": "Receipt ReceiptMismatch Source",
    "solver.eligibility.result": "Eligibility Fix",
    "solver.eligibility.survey": "Survey",
    "solver.evaluate.question": "Question",
    "solver.interview.apply_answer": "AnswerError",
    "solver.lint.finding": "LintFinding LintKind Severity",
    "solver.planning.improvement": "Improvement",
    "solver.planning.infeasible": "BlockedAlternative NoPath UnreachableCertificate",
    "solver.planning.plan": "Assumption Plan",
    "solver.planning.prices": "Prices",
    "solver.planning.step": "Step",
    "solver.planning.study_option": "StudyOption usual_programmes",
    "solver.planning.wishes": "WishesError",
    "workforce": "Workforce WorkforceAnswers WorkforceError",
}

MODULE_OF = {name: module for module, names in _NAMES.items() for name in names.split()}
"""Public name -> module. `__init__` repeats it for type checkers; tests/project/test_public compares the two."""
