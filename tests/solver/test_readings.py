"""The readings: both sides of every switch, the tables made from them, and which of them an answer rests on."""

from __future__ import annotations

import datetime as dt
import importlib.util
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import certladder as cl
from certladder.model.readings import READINGS
from tests.helpers.random_persons import (
    blurred,
    counted_otherwise,
    random_day,
    random_person,
    random_policy,
    random_relations,
    said_full_time,
)
from tests.helpers.yaml_data import load_cases

ROOT = Path(__file__).parents[2]
CASES = load_cases(ROOT / "tests/data/readings.yaml")
ATTESTED = [case for path in sorted((ROOT / "tests/data/attested").glob("*.yaml")) for case in load_cases(path)]
SWITCHED = {number: reading for number, reading in READINGS.items() if reading.policy}


def asked(case: dict[str, Any], policy: cl.Policy) -> cl.Eligibility:
    person = cl.Person.model_validate(case["person"])
    catalog = cl.Catalog.builtin()
    for occupation, name in case.get("same", ()):
        catalog = catalog.alias(occupation, name)
    return cl.Advisor(catalog, policy).check(person, case["occupation"], case["level"], on=case["on"])


def outcome(answer: cl.Eligibility) -> list[object]:
    return [str(answer.verdict.value), answer.eligible_from]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["reading"])
def test_both_sides_of_a_switch(case: dict[str, Any]) -> None:
    """And each answer says that it rests on the reading, in data, in words and in JSON."""
    reading = READINGS[case["reading"]]
    other = reading.turned(cl.Policy())
    assert reading.turned(other) == cl.Policy()
    for policy, expected in ((cl.Policy(), case["ours"]), (other, case["other"])):
        answer = asked(case, policy)
        assert outcome(answer) == expected
        assert case["reading"] in answer.contested
        for lang in ("zh", "en"):
            assert reading.said("ours", lang) in answer.explain(lang)
            assert reading.said("other", lang) in answer.explain(lang)
        assert cl.Eligibility.model_validate_json(answer.model_dump_json()) == answer


def test_every_switch_has_cases() -> None:
    assert {case["reading"] for case in CASES} == set(SWITCHED)
    assert all(reading.policy in cl.Policy.model_fields for reading in SWITCHED.values())


@pytest.mark.parametrize("case", ATTESTED, ids=lambda case: case["name"])
def test_attested_histories(case: dict[str, Any]) -> None:
    answer = asked(case, cl.Policy.model_validate(case.get("policy", {})))
    assert outcome(answer) == [case["verdict"], case["eligible_from"]]
    if "possible_from" in case:
        assert answer.possible_from == case["possible_from"]
    assert [question.topic for question in answer.questions] == case.get("questions", [])
    assert [note.code for note in answer.notes] == case.get("notes", [])
    if "plan" in case:
        person = cl.Person.model_validate(case["person"])
        plan = cl.Advisor().plan(person, case["occupation"], case["level"], on=case["on"])
        assert isinstance(plan, cl.Plan)
        assert plan.reached == case["plan"]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_contested_is_what_asking_again_finds(seed: int) -> None:
    """A reading is named exactly if the verdict or its first day is another with its switch turned."""
    rng = random.Random(seed)
    person = blurred(rng, said_full_time(rng, random_person(rng, unsure=0.3)), dates=rng.randint(0, 3))
    on, ours = random_day(rng), counted_otherwise(rng, random_policy(rng))
    policies = {number: reading.turned(ours) for number, reading in SWITCHED.items()}
    catalog = cl.Catalog.builtin()
    for (occupation, other), counts in random_relations(rng).items():
        catalog = catalog.relate(occupation, other, counts)
    for occupation in catalog.occupations:
        for level in catalog.standard(occupation).levels:
            answer = cl.Advisor(catalog, ours).check(person, occupation, level, on=on)
            found = [
                number
                for number, policy in policies.items()
                if outcome(cl.Advisor(catalog, policy).check(person, occupation, level, on=on)) != outcome(answer)
            ]
            assert list(answer.contested) == found, (person, ours, on, occupation, level)


def test_a_plan_follows_a_switched_reading() -> None:
    """R1: 三级 two years after the later of 四级 and 大专; R12 asks that of work without 后."""
    person = cl.Person.model_validate(CASES[0]["person"])
    for field, reached in (("count_from_later", dt.date(2026, 7, 1)), ("count_after_all", dt.date(2024, 8, 1))):
        plan = cl.Advisor(policy=cl.Policy(**{field: True})).plan(person, "电工", 3, on="2024-08-01")  # type: ignore[arg-type]
        assert isinstance(plan, cl.Plan)
        assert plan.reached == reached
    nobody = cl.Advisor(policy=cl.Policy(count_after_all=True)).plan(cl.Person(), "化学检验员", 1, on="2024-08-01")
    assert nobody


def test_what_is_unknown_about_each_record_after_which_work_counts() -> None:
    """R12: the question about an undated certificate is about the certificate, that about a diploma about the diploma."""
    case = next(case for case in CASES if case["reading"] == "R12")
    person = cl.Person.model_validate(case["person"])
    undated = person.model_copy(
        update={
            "certificates": tuple(one.model_copy(update={"issued": None}) for one in person.certificates or ()),
            "education": tuple(one.model_copy(update={"graduated": None}) for one in person.education or ()),
        }
    )
    answer = cl.Advisor(policy=cl.Policy(count_after_all=True)).check(undated, "化学检验员", 3, on="2026-11-22")
    asked_of = {(question.topic, type(question.record).__name__) for question in answer.questions}
    assert asked_of >= {("issued", "Certificate"), ("graduated", "Education")}


def _docs_readings() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_readings", ROOT / "docs" / "readings.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_tables_in_the_docs_are_made_from_the_readings(lang: str) -> None:
    """After a change: `make docs-tables`."""
    docs = _docs_readings()
    assert docs.PAGES[lang].read_text(encoding="utf-8") == docs.page(lang)
