"""certladder advises on China's vocational skill certificates (职业技能等级): eligible now? from when? by which path?

>>> import certladder as cl
>>> me = cl.Person(
...     certificates=[cl.Certificate(occupation="电工", level=5, issued="2021-06-01")],
...     work=[cl.Work(occupation="电工", start="2019-07-01")],
... )
>>> cl.Advisor().check(me, "电工", 4, on="2026-11-22").verdict.value
'eligible'
>>> cl.Advisor().plan(me, "电工", 1, on="2026-11-22").years
13.0
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .public import MODULE_OF

try:
    from .model import __version__ as __version__
except ModuleNotFoundError as error:  # pragma: no cover - in a checkout without links only
    if error.name == f"{__name__}.model":
        raise ImportError(
            "certladder/model is no link to ../model in this checkout: run `pip install .`, "
            "or `git config core.symlinks true` and `git checkout -- certladder`"
        ) from None
    raise

if TYPE_CHECKING:
    from .advisor import Advisor as Advisor
    from .cases import CaseDifference as CaseDifference
    from .cases import CaseFailure as CaseFailure
    from .cases import CaseFileError as CaseFileError
    from .cases import CaseReport as CaseReport
    from .cases import Coverage as Coverage
    from .cases import RuleCase as RuleCase
    from .cases import read_cases as read_cases
    from .catalog import Catalog as Catalog
    from .interview import Interview as Interview
    from .model.dates import Period as Period
    from .model.day_set import DaySet as DaySet
    from .model.errors import CertladderError as CertladderError
    from .model.errors import InvalidDay as InvalidDay
    from .model.errors import InvalidFields as InvalidFields
    from .model.errors import InvalidName as InvalidName
    from .model.errors import NoEditionInForce as NoEditionInForce
    from .model.errors import PersonFileError as PersonFileError
    from .model.errors import UndescribedLevel as UndescribedLevel
    from .model.errors import UnknownClause as UnknownClause
    from .model.errors import UnknownOccupation as UnknownOccupation
    from .model.errors import UnknownTerm as UnknownTerm
    from .model.parsing.formatter import canonical_text as canonical_text
    from .model.partial_date import PartialDate as PartialDate
    from .model.person import Apprenticeship as Apprenticeship
    from .model.person import Certificate as Certificate
    from .model.person import Education as Education
    from .model.person import Permit as Permit
    from .model.person import Person as Person
    from .model.person import Title as Title
    from .model.person import Training as Training
    from .model.person import Work as Work
    from .model.policy import Policy as Policy
    from .model.requirements import ApprenticeshipRequirement as ApprenticeshipRequirement
    from .model.requirements import CertificateRequirement as CertificateRequirement
    from .model.requirements import DiplomaRequirement as DiplomaRequirement
    from .model.requirements import EnrolmentRequirement as EnrolmentRequirement
    from .model.requirements import MinimumAge as MinimumAge
    from .model.requirements import PermitRequirement as PermitRequirement
    from .model.requirements import TitleRequirement as TitleRequirement
    from .model.requirements import TrainingRequirement as TrainingRequirement
    from .model.requirements import UnreadText as UnreadText
    from .model.requirements import WorkStarted as WorkStarted
    from .model.requirements import WorkYears as WorkYears
    from .model.standard import Clause as Clause
    from .model.standard import NotExpressible as NotExpressible
    from .model.standard import ParseProblem as ParseProblem
    from .model.standard import Standard as Standard
    from .model.standard import StandardParseError as StandardParseError
    from .model.standard import TextSource as TextSource
    from .model.terms import CertificateKind as CertificateKind
    from .model.terms import CountingMode as CountingMode
    from .model.terms import Degree as Degree
    from .model.terms import Level as Level
    from .model.terms import ProfessionalTitleLevel as ProfessionalTitleLevel
    from .model.terms import Programme as Programme
    from .model.terms import Relevance as Relevance
    from .model.terms import School as School
    from .model.terms import Scope as Scope
    from .model.terms import Verdict as Verdict
    from .report.timeline import draw_timeline as draw_timeline
    from .report.workforce_page import workforce_report as workforce_report
    from .schemas import json_schema as json_schema
    from .solver.comparison.change import AnswerState as AnswerState
    from .solver.comparison.change import CatalogDiff as CatalogDiff
    from .solver.comparison.change import Change as Change
    from .solver.comparison.change import ChangedAnswer as ChangedAnswer
    from .solver.eligibility.alternative_result import AlternativeResult as AlternativeResult
    from .solver.eligibility.alternative_result import Finding as Finding
    from .solver.eligibility.note import Note as Note
    from .solver.eligibility.receipt import Receipt as Receipt
    from .solver.eligibility.receipt import ReceiptMismatch as ReceiptMismatch
    from .solver.eligibility.receipt import Source as Source
    from .solver.eligibility.result import Eligibility as Eligibility
    from .solver.eligibility.result import Fix as Fix
    from .solver.eligibility.survey import Survey as Survey
    from .solver.evaluate.question import Question as Question
    from .solver.interview.apply_answer import AnswerError as AnswerError
    from .solver.lint.finding import LintFinding as LintFinding
    from .solver.lint.finding import LintKind as LintKind
    from .solver.lint.finding import Severity as Severity
    from .solver.planning.improvement import Improvement as Improvement
    from .solver.planning.infeasible import BlockedAlternative as BlockedAlternative
    from .solver.planning.infeasible import NoPath as NoPath
    from .solver.planning.infeasible import UnreachableCertificate as UnreachableCertificate
    from .solver.planning.plan import Assumption as Assumption
    from .solver.planning.plan import Plan as Plan
    from .solver.planning.prices import Prices as Prices
    from .solver.planning.step import Step as Step
    from .solver.planning.study_option import StudyOption as StudyOption
    from .solver.planning.study_option import usual_programmes as usual_programmes
    from .solver.planning.wishes import WishesError as WishesError
    from .workforce import Workforce as Workforce
    from .workforce import WorkforceAnswers as WorkforceAnswers
    from .workforce import WorkforceError as WorkforceError

__all__ = sorted(MODULE_OF)


def __getattr__(name: str) -> Any:
    """A public name is imported when it is first asked for, so that the command line starts fast."""
    if name not in MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{MODULE_OF[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *MODULE_OF})
