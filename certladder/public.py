"""The public names, all at once; `certladder/__init__.py` hands them out."""

from .advisor import Advisor
from .interview import Interview
from .model.catalog import Catalog
from .model.dates import Period
from .model.day_set import DaySet
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
from .model.person import Apprenticeship, Certificate, Education, Permit, Person, Title, Training, Work
from .model.policy import Policy
from .model.requirements import (
    ApprenticeshipRequirement,
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    MinimumAge,
    PermitRequirement,
    TitleRequirement,
    TrainingRequirement,
    UnreadText,
    WorkStarted,
    WorkYears,
)
from .model.standard import Clause, NotExpressible, ParseProblem, Standard, StandardParseError
from .model.terms import (
    CertificateKind,
    CountingMode,
    Degree,
    Level,
    ProfessionalTitleLevel,
    Programme,
    Relevance,
    School,
    Scope,
    Verdict,
)
from .report.report import report
from .report.workforce_page import workforce_report
from .solver.eligibility.result import AlternativeResult, Eligibility, Finding, Fix
from .solver.evaluate.question import Question
from .solver.interview.apply_answer import AnswerError
from .solver.lint.finding import LintFinding, LintKind, Severity
from .solver.planning.infeasible import BlockedAlternative, NoPath, UnreachableCertificate
from .solver.planning.plan import Assumption, Improvement, Plan, PlanAgain, Step
from .solver.planning.study_option import StudyOption, usual_programmes
from .solver.planning.wishes import WishesError
from .workforce import Workforce, WorkforceAnswers, WorkforceError

__all__ = [
    "Advisor",
    "AlternativeResult",
    "AnswerError",
    "Apprenticeship",
    "ApprenticeshipRequirement",
    "Assumption",
    "BlockedAlternative",
    "Catalog",
    "Certificate",
    "CertificateKind",
    "CertificateRequirement",
    "CertladderError",
    "Clause",
    "CountingMode",
    "DaySet",
    "Degree",
    "DiplomaRequirement",
    "Education",
    "Eligibility",
    "EnrolmentRequirement",
    "Finding",
    "Fix",
    "Improvement",
    "Interview",
    "InvalidDay",
    "Level",
    "LintFinding",
    "LintKind",
    "MinimumAge",
    "NoEditionInForce",
    "NoPath",
    "NotExpressible",
    "ParseProblem",
    "Period",
    "Permit",
    "PermitRequirement",
    "Person",
    "PersonFileError",
    "Plan",
    "PlanAgain",
    "Policy",
    "ProfessionalTitleLevel",
    "Programme",
    "Question",
    "Relevance",
    "School",
    "Scope",
    "Severity",
    "Standard",
    "StandardParseError",
    "Step",
    "StudyOption",
    "Title",
    "TitleRequirement",
    "Training",
    "TrainingRequirement",
    "UndescribedLevel",
    "UnknownClause",
    "UnknownOccupation",
    "UnknownTerm",
    "UnreachableCertificate",
    "UnreadText",
    "Verdict",
    "WishesError",
    "Work",
    "WorkStarted",
    "WorkYears",
    "Workforce",
    "WorkforceAnswers",
    "WorkforceError",
    "report",
    "usual_programmes",
    "workforce_report",
]
