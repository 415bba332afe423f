"""What a workforce keeps in its engine: the records, and answers while somebody has them."""

from __future__ import annotations

import pytest

import certladder as cl
from tests.helpers.workforce_tables import as_tables

pytestmark = pytest.mark.slow

ON, LATER = "2026-11-22", "2030-11-22"
PERSONS = {"a": cl.Person(work=[cl.Work(occupation="电工", start="2024-01-01")])}


def test_answers_that_nobody_holds_are_forgotten_and_no_others() -> None:
    workforce = cl.Workforce(as_tables(PERSONS))
    kept = list(workforce._records.engine.held)
    gone = workforce.check(ON, ["电工"], [4])
    later = workforce.check(LATER, ["电工"], [4])
    held = len(workforce._records.engine.held)
    del gone
    assert len(kept) < len(workforce._records.engine.held) < held
    assert later.to_arrow()["verdict"].to_pylist() == ["eligible"]
    del later
    assert workforce._records.engine.held == kept


def test_nothing_is_kept_but_records_and_answers() -> None:
    workforce = cl.Workforce(as_tables(PERSONS))
    kept = list(workforce._records.engine.held)
    workforce.summary(ON, ["电工"])
    workforce.becoming_eligible(LATER, ON, ["电工"], [4])
    assert workforce.person("a").work == PERSONS["a"].work
    answers = workforce.check(ON, ["电工"])
    held = list(workforce._records.engine.held)
    answers.to_arrow()
    answers.summary()
    assert workforce._records.engine.held == held
    del answers
    assert workforce._records.engine.held == kept
