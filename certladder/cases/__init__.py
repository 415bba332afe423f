"""Cases: persons and what the rules should say of them, by the experts who own the rules (`certladder test`)."""

from .rule_case import CaseFileError, RuleCase, read_cases
from .run import CaseDifference, CaseFailure, CaseReport, Coverage, run_cases

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
