"""What a workforce keeps in its engine: the records, and answers until they are closed."""

from __future__ import annotations

import pytest

import certladder as cl
from tests.helpers.workforce_tables import as_tables

ON, LATER = "2026-11-22", "2030-11-22"
PERSONS = {"a": cl.Person(work=[cl.Work(occupation="电工", start="2024-01-01")])}


def test_answers_that_are_closed_are_not_another_days() -> None:
    workforce = cl.Workforce(as_tables(PERSONS))
    closed = workforce.check(ON, ["电工"], [4])
    closed.close()
    closed.close()
    later = workforce.check(LATER, ["电工"], [4])
    assert later.to_arrow()["verdict"].to_pylist() == ["eligible"]
    for asked in (closed.to_arrow, closed.query, closed.summary):
        with pytest.raises(cl.WorkforceError) as caught:
            asked()
        assert caught.value.code == "closed"


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
    answers.close()
    assert workforce._records.engine.held == kept
