"""The fronts of `plans` against those of the brute-force planner, on random questions of every kind.

A difference is replayed with `random_question(seed, kind)`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from collections import Counter
from contextlib import suppress
from itertools import permutations

import pytest

import certladder as cl
from tests.helpers.length import by_length
from tests.helpers.random_persons import OCCUPATIONS, ON
from tests.helpers.random_questions import KINDS, asked_otherwise, random_question
from tests.reference.brute_force import front, priced_front
from tests.reference.expected_rules import CertificateLine, load_rules
from tests.reference.queries import catalog_of, describe, front_of_plans, wishes_of
from tests.reference.question import Question

pytestmark = [pytest.mark.reference, pytest.mark.slow, pytest.mark.no_cover]

NUMBER = by_length(short=5, long=60, proof=2000)
SHOWN = 5


@pytest.mark.parametrize("kind", KINDS)
def test_fronts_are_those_of_the_brute_force(kind: str) -> None:
    differences: list[str] = []
    seen: Counter[str] = Counter()
    for seed in range(NUMBER):
        question = random_question(seed, kind)
        library, exhaustive = front_of_plans(question), front(question)
        seen["with a way"] += bool(exhaustive)
        seen["with steps"] += bool(exhaustive) and exhaustive != {(0, 0, 0, 0)}
        seen["with a choice"] += len(exhaustive) > 1
        seen["with a training"] += any(trainings for _, _, trainings, _ in exhaustive)
        seen["with a programme"] += any(programmes for *_, programmes in exhaustive)
        if kind.startswith("related"):
            seen["other than the own ladder's"] += exhaustive != front(question, elsewhere=False)
        if library != exhaustive:
            differences.append(describe(f"random_question({seed}, {kind!r})", question, library, exhaustive))
    shown = "\n\n".join(differences[:SHOWN])
    assert not differences, f"{len(differences)} of {NUMBER} fronts differ; the first of them:\n{shown}"
    floors = {"with a way": 0.35, "with steps": 0.3, "with a choice": 0.06}
    floors |= {"with a programme": 0.06} if kind.endswith("study") else {"with a training": 0.03}
    floors |= {"other than the own ladder's": 0.1} if kind.startswith("related") else {}
    assert all(seen[what] >= int(floor * NUMBER) for what, floor in floors.items()), (NUMBER, seen)


@pytest.mark.parametrize("kind", KINDS)
def test_other_readings_and_full_time_study(kind: str) -> None:
    """Years counted otherwise (D26), and full-time study of the person's own (D25)."""
    others = 0
    for seed in range(NUMBER // 2):
        plain = random_question(seed, kind)
        question = asked_otherwise(plain, seed)
        library, exhaustive = front_of_plans(question), front(question)
        assert library == exhaustive, describe(f"asked_otherwise, {seed}, {kind!r}", question, library, exhaustive)
        others += exhaustive != front(plain)
    assert others >= NUMBER // 20


@pytest.mark.parametrize("kind", ["ladder", "related"])
def test_fronts_with_prices(kind: str) -> None:
    """Fees and courses, and subsidies that may be above them."""
    gains = 0
    for seed in range(NUMBER):
        question, rng = random_question(seed, kind), random.Random(seed)
        prices = cl.Prices(
            certificate={level: rng.choice((0, 100, 250)) for level in range(1, 6)},
            training={level: rng.choice((0, 800, 1500)) for level in range(1, 5)},
            subsidy={level: rng.choice((0, 200, 1000, 1500)) for level in range(1, 6)},
        )
        asked = (question.person, question.occupation, question.level, question.on)
        advisor = cl.Advisor(catalog_of(question), question.policy)
        found = []
        with suppress(cl.NoPath):
            found = advisor.plans(*asked, prices=prices, **wishes_of(question))
        figures = {
            (plan.days, plan.certificates, plan.trainings, plan.programmes, round(100 * (plan.cost or 0)))
            for plan in found
        }
        assert figures == priced_front(question, prices), (seed, kind)
        gains += any(cost < 0 for *_, cost in figures)
    assert gains >= NUMBER // 20


def test_unknown_work_goes_on_during_study() -> None:
    """Where nothing is known of the work and yes is assumed (D17), full-time study need not delay it."""
    with_both = 0
    for seed in range(2 * NUMBER):
        asked = random_question(seed, "study")
        person = asked.person.model_copy(update={"work": None})
        wishes = dataclasses.replace(asked.wishes, assume_unknown=True)
        question = dataclasses.replace(asked, person=person, wishes=wishes)
        library, exhaustive = front_of_plans(question), front(question)
        assert library == exhaustive, describe(f"seed {seed}, work unknown", question, library, exhaustive)
        with_both += any(programmes for *_, programmes in exhaustive)
    assert with_both > 0


# --- seven mutually related occupations ---

EVERY_PAIR = dict.fromkeys(permutations(OCCUPATIONS, 2), True)


@pytest.mark.parametrize("occupation", OCCUPATIONS[: by_length(short=1, long=7, proof=7)])
def test_all_seven_mutually_related(occupation: str) -> None:
    """A beginner, and a person with a diploma and a certificate that are each for another occupation."""
    newcomer = cl.Person(
        certificates=[cl.Certificate(occupation="钳工", level=5, issued="2025-03-01")],
        education=[cl.Education(school="technician_college", relevance={"铣工": "own"}, graduated="2024-07-01")],
    )
    for person in (cl.Person(), newcomer):
        for level in cl.Catalog.builtin().standard(occupation).levels:
            question = Question(person, occupation, level, ON, EVERY_PAIR)
            assert front_of_plans(question) == front(question), (person, level)


# --- the brute force itself ---


def test_no_alternative_asks_for_the_level_it_opens_or_a_higher_one() -> None:
    """Otherwise a certificate could have to be earned after a higher one of its occupation."""
    for levels in load_rules().values():
        for level, alternatives in levels.items():
            for clause, _, lines in alternatives:
                asked = [line.level for line in lines if isinstance(line, CertificateLine)]
                assert all(lower is None or lower > level for lower in asked), clause


def test_a_useless_programme_changes_nothing() -> None:
    """So the search with programmes and the one without give the same fronts."""
    useless = cl.StudyOption(degree="secondary", years=1, full_time=False, relevance="unrelated")
    longer = 0
    for seed in range(2 * NUMBER):
        asked = random_question(seed, ("ladder", "related")[seed % 2])
        wishes = dataclasses.replace(
            asked.wishes, max_certificates=asked.wishes.max_certificates or 3, assume_unknown=False
        )
        plain = dataclasses.replace(asked, wishes=wishes)
        offered = dataclasses.replace(asked, wishes=dataclasses.replace(wishes, study=(useless,)))
        found = front(plain)
        assert front(offered) == found, seed
        longer += any(certificates > 1 for _, certificates, _, _ in found)
    assert longer > 0


def test_a_way_that_can_be_worked_out_by_hand() -> None:
    """A milling diploma is for 铣工四级 only; five years after that certificate 车工三级 can be had."""
    school = cl.Education(school="technical_school", relevance={"铣工": "own", "车工": "unrelated"}, graduated=ON)
    question = Question(cl.Person(education=[school]), "车工", 3, ON, {("车工", "铣工"): True})
    assert front(question) == {((dt.date(2031, 11, 22) - ON).days, 2, 0, 0)}
