"""What people bring, and the answers that a person worked out by hand (`data/people.yaml`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import certladder as cl
from tests.helpers.yaml_data import load_yaml_words

CASES = load_yaml_words(Path(__file__).parents[1] / "data" / "people.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_the_answer_is_the_one_worked_out(case: dict[str, Any]) -> None:
    occupation, level = case["target"].split()
    advisor = cl.Advisor(policy=cl.Policy.model_validate(case.get("policy", {})))
    answer = advisor.check(cl.Person.model_validate(_typed(case["person"])), occupation, level, on=case["on"])
    first, possible = (None if day is None else str(day) for day in (answer.eligible_from, answer.possible_from))
    expected = case["verdict"], case.get("first"), case.get("possible", case.get("first"))
    assert (answer.verdict, first, possible) == expected
    assert sorted({question.topic for question in answer.questions}) == sorted(case.get("topics", []))
    assert not (set(case.get("notes", ())) - {note.code for note in answer.notes})
    assert not (set(case.get("contested", ())) - set(answer.contested))


def _typed(value: Any) -> Any:
    """YAML read without types keeps dates as they are written; what is no text elsewhere is put right here."""
    if isinstance(value, dict):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return {"null": None, "true": True, "false": False}.get(value, value)
