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

from .advisor import Advisor
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
from .solver import faces as _faces
from .solver.eligibility import ClauseResult, Eligibility
from .solver.finding import Finding
from .solver.fix import Fix
from .solver.obstacle import Blocked, NoPath, Obstacle
from .solver.plan import Assumption, Lever, Plan, PlanAgain, Step
from .solver.question import Question
from .solver.study import StudyOption, usual_programmes
from .solver.wishes import WishesError

__version__ = "0.1.0"

_faces.plan_page_at = f"{__name__}.reports.report:plan_page"

__all__ = [
    "Advisor",
    "Aged",
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
    "Working",
    "report",
    "usual_programmes",
]
