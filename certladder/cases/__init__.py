"""Cases: persons and what the rules should say of them, by the experts who own the rules (`certladder test`)."""

from .files import read_cases
from .report import CaseDifference, CaseFailure, CaseReport, Coverage
from .rule_case import CaseFileError, RuleCase
from .run import run_cases

__all__ = [
    "CaseDifference",
    "CaseFailure",
    "CaseFileError",
    "CaseReport",
    "Coverage",
    "RuleCase",
    "read_cases",
    "run_cases",
]
