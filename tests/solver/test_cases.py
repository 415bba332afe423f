"""Readable cases: persons, and what the official text says of them by a person's reading (`data/cases/*.yaml`)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import certladder as cl

FOLDER = Path(__file__).parents[1] / "data" / "cases"
CASES = cl.read_cases(FOLDER)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.occupation}: {case.name}")
def test_case(case: cl.RuleCase) -> None:
    report = cl.Advisor().test([case])
    assert not report.failures, report


def test_every_alternative_has_a_case_for_and_a_case_against() -> None:
    report = cl.Advisor().test(CASES)
    assert len(report.coverage) == 83
    assert not report.uncovered, report


def test_cases_say_all_that_they_should() -> None:
    """In the file of their occupation, each with a clause, an alternative, its words, and a name of its own there."""
    assert not [case.where for case in CASES if not (case.clause and case.alternative and case.sentence)]
    assert not [case.where for case in CASES if f"/{case.occupation}.yaml:" not in case.where]
    names = Counter((case.clause, case.name) for case in CASES)
    assert not [name for name, times in names.items() if times > 1]
