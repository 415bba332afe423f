"""The public names, all at once; `certladder/__init__.py` hands them out."""

from .advisor import Advisor
from .interview import Interview
from .model.catalog import Catalog
from .model.dates import DateSet, Period
from .model.errors import (
    CertladderError,
    InvalidDay,
    NoEditionInForce,
    PersonFileError,
    UndescribedLevel,
    UnknownClause,
    UnknownOccupation,
    UnknownTerm,
)
from .model.lint.finding import LintFinding, LintKind, Severity
from .model.person import Apprenticeship, Certificate, Education, Permit, Person, Title, Training, Work
from .model.policy import Policy
from .model.requirement import (
    Aged,
    Apprenticed,
    CertificateHeld,
    Graduated,
    Permitted,
    Studying,
    Titled,
    Trained,
    Unread,
    Worked,
    Working,
)
from .model.standard import Clause, Standard, StandardsError, TextProblem, Unsayable
from .model.terms import CertificateKind, Degree, Level, Mode, Programme, Relevance, School, Scope, TitleLevel, Verdict
from .reports.report import report
from .reports.workforce import workforce_report
from .solver.answer import AnswerError
from .solver.eligibility import ClauseResult, Eligibility
from .solver.finding import Finding
from .solver.fix import Fix
from .solver.obstacle import Blocked, NoPath, Obstacle
from .solver.plan import Assumption, Lever, Plan, PlanAgain, Step
from .solver.question import Question
from .solver.study import StudyOption, usual_programmes
from .solver.wishes import WishesError
from .workforce import Answers, Workforce, WorkforceError

__all__ = [
    "Advisor",
    "Aged",
    "AnswerError",
    "Answers",
    "Apprenticed",
    "Apprenticeship",
    "Assumption",
    "Blocked",
    "Catalog",
    "Certificate",
    "CertificateHeld",
    "CertificateKind",
    "CertladderError",
    "Clause",
    "ClauseResult",
    "DateSet",
    "Degree",
    "Education",
    "Eligibility",
    "Finding",
    "Fix",
    "Graduated",
    "Interview",
    "InvalidDay",
    "Level",
    "Lever",
    "LintFinding",
    "LintKind",
    "Mode",
    "NoEditionInForce",
    "NoPath",
    "Obstacle",
    "Period",
    "Permit",
    "Permitted",
    "Person",
    "PersonFileError",
    "Plan",
    "PlanAgain",
    "Policy",
    "Programme",
    "Question",
    "Relevance",
    "School",
    "Scope",
    "Severity",
    "Standard",
    "StandardsError",
    "Step",
    "StudyOption",
    "Studying",
    "TextProblem",
    "Title",
    "TitleLevel",
    "Titled",
    "Trained",
    "Training",
    "UndescribedLevel",
    "UnknownClause",
    "UnknownOccupation",
    "UnknownTerm",
    "Unread",
    "Unsayable",
    "Verdict",
    "WishesError",
    "Work",
    "Worked",
    "Workforce",
    "WorkforceError",
    "Working",
    "report",
    "usual_programmes",
    "workforce_report",
]
