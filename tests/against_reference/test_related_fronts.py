"""The fronts of `plans` through related occupations against those of the brute-force planner, on made-up questions.

CERTLADDER_RELATED_FRONTS says how many questions are asked; a difference is replayed with `random_question(seed)`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import random
from collections import Counter
from functools import cache
from itertools import permutations

import pytest

import certladder as cl
from tests.against_reference.test_fronts import random_case
from tests.helpers.random_persons import OCCUPATIONS, ON
from tests.helpers.random_related_questions import random_question
from tests.reference.brute_force import Case, Wishes, front, own_name
from tests.reference.brute_force_related import best_chains, related_front, related_study_front
from tests.reference.brute_force_study import Quadruple, StudyCase, study_front
from tests.reference.queries import describe, front_of_plans

pytestmark = pytest.mark.no_cover

NUMBER = int(os.environ.get("CERTLADDER_RELATED_FRONTS", "160"))
PARTS = 2
SHOWN = 5


@pytest.mark.parametrize("part", range(PARTS))
def test_fronts_through_related_occupations_are_those_of_the_brute_force(part: int) -> None:
    seeds = range(part, NUMBER, PARTS)
    differences: list[str] = []
    for seed in seeds:
        question, exhaustive = random_question(seed), exhaustive_front(seed)
        library = front_of_plans(question)
        if library != exhaustive:
            differences.append(describe(f"random_question({seed})", question, library, exhaustive))
    shown = "\n\n".join(differences[:SHOWN])
    assert not differences, f"{len(differences)} of {len(seeds)} fronts differ; the first of them:\n{shown}"


def test_the_questions_lead_through_other_occupations() -> None:
    """The front is often another one than that of the target's own ladder, in every kind of question."""
    seen: Counter[str] = Counter()
    for seed in range(NUMBER):
        question, best, own = random_question(seed), exhaustive_front(seed), study_front(random_question(seed))
        seen["with a way"] += bool(best)
        seen["with a choice"] += len(best) > 1
        seen["other than the own ladder's"] += best != own
        seen["sooner"] += bool(own) and min(best) < min(own)
        seen["with no other way"] += bool(best) and not own
        seen["with programmes, other"] += bool(question.study) and best != own
        seen["through other clauses"] += bool(question.case.wishes.avoid or question.case.wishes.via) and best != own
    floors = {
        "with a way": 0.6,
        "with a choice": 0.1,
        "other than the own ladder's": 0.15,
        "sooner": 0.06,
        "with no other way": 0.03,
        "with programmes, other": 0.02,
        "through other clauses": 0.04,
    }
    assert all(seen[what] >= floor * NUMBER for what, floor in floors.items()), (NUMBER, seen)


@cache
def exhaustive_front(seed: int) -> frozenset[Quadruple]:
    question = random_question(seed)
    if question.study:
        return frozenset(related_study_front(question))
    return frozenset((*plan, 0) for plan in related_front(question.case))


# --- seven mutually related occupations ---

EVERY_PAIR = dict.fromkeys(permutations(OCCUPATIONS, 2), True)


@pytest.mark.parametrize("occupation", OCCUPATIONS)
def test_all_seven_mutually_related(occupation: str) -> None:
    """A beginner, and somebody with a diploma and a certificate that are each for another occupation."""
    newcomer = cl.Person(
        certificates=[cl.Certificate(occupation="钳工", level=5, issued="2025-03-01")],
        education=[cl.Education(school="technician_college", relevance={"铣工": "own"}, graduated="2024-07-01")],
    )
    for person in (cl.Person(), newcomer):
        for level in cl.Catalog.builtin().standard(occupation).levels:
            case = Case(person, occupation, level, ON, EVERY_PAIR, cl.Policy(), Wishes())
            assert front_of_plans(StudyCase(case, ())) == {(*plan, 0) for plan in related_front(case)}, (person, level)


# --- the brute force itself ---


def _related(case: Case, family: set[str], **wishes: object) -> Case:
    """The question with a family of mutually related occupations, all others denied."""
    relations = {pair: set(pair) <= family for pair in permutations(OCCUPATIONS, 2)}
    return dataclasses.replace(case, relations=relations, wishes=dataclasses.replace(case.wishes, **wishes))


def test_without_relations_it_agrees_with_the_one_for_a_single_ladder() -> None:
    for seed in range(100):
        case = _related(random_case(seed), set())
        assert related_front(case) == front(case), seed


def test_without_programmes_the_two_searches_agree_and_shortcuts_beat_detours() -> None:
    longer = 0
    for seed in range(60):
        rng = random.Random(seed)
        case = random_case(seed)
        family = {own_name(case.occupation), *rng.sample(OCCUPATIONS, 1)}
        case = _related(case, family, max_certificates=case.wishes.max_certificates or 3)
        found = related_front(case)
        assert found == set(best_chains(case, detours=True)), seed
        assert {(*plan, 0) for plan in found} == related_study_front(StudyCase(case, ())), seed
        longer += any(certificates > 1 for _, certificates, _ in found)
    assert longer >= 10, longer


def test_a_way_that_can_be_worked_out_by_hand() -> None:
    """A milling diploma is for 铣工四级 only; five years after that certificate 车工三级 can be had."""
    school = cl.Education(school="technical_school", relevance={"铣工": "own", "车工": "unrelated"}, graduated=ON)
    case = Case(cl.Person(education=[school]), "车工", 3, ON, {("车工", "铣工"): True}, cl.Policy(), Wishes())
    [(plan, chain)] = best_chains(case).items()
    assert plan == ((dt.date(2031, 11, 22) - ON).days, 2, 0)
    assert [way.clause for way in chain.ways] == ["铣工/四级/3", "车工/三级/1"]
    assert list(chain.issued) == [("铣工", 4), ("车工", 3)]
