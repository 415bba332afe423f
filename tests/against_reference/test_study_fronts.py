"""The fronts of `plans` with study programmes against those of the brute-force planner, on made-up questions.

CERTLADDER_STUDY_FRONTS says how many questions are asked; a difference is replayed with `random_question(seed)`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import random
from collections import Counter
from itertools import permutations
from typing import Any

import pytest

import certladder as cl
from tests.helpers.random_persons import OCCUPATIONS, ON, random_day, random_person, random_relations
from tests.reference.brute_force import OTHER_NAMES, Case, Wishes, levels_described
from tests.reference.brute_force_study import StudyCase, study_front
from tests.reference.expected_rules import load_rules
from tests.reference.queries import describe, front_of_plans

pytestmark = pytest.mark.no_cover

NUMBER = int(os.environ.get("CERTLADDER_STUDY_FRONTS", "150"))
PARTS = 2
SHOWN = 5
ONE_DAY = dt.timedelta(days=1)

PROGRAMMES: tuple[dict[str, Any], ...] = (
    {"school": "technical_school", "programme": "intermediate_worker", "trains_to": 4, "years": 3},
    {"school": "senior_technical_school", "programme": "senior_worker", "trains_to": 3, "years": 3},
    {"school": "technician_college", "programme": "pre_technician", "trains_to": 3, "years": 4},
    {"school": "technician_college", "programme": "technician", "years": 2},
    {"school": "secondary_vocational_school", "trains_to": 4, "years": 3},
    {"school": "higher_vocational_college", "degree": "associate", "trains_to": 3, "years": 3},
    {"school": "higher_vocational_college", "degree": "associate", "years": 3},
    {"school": "higher_vocational_college", "years": 2.5},
    {"degree": "associate", "years": 2.5},
    {"degree": "bachelor", "years": 2.5, "needs": "associate"},
    {"school": "university", "degree": "bachelor", "years": 4},
    {"school": "university", "years": 3},
    {"degree": "master", "years": 3, "needs": "bachelor"},
)
# Programmes of which one leads on to the next, by their numbers above.
ROWS = ((8, 9), (5, 9), (8, 9, 12), (10, 12), (1, 8, 9))


@pytest.mark.parametrize("part", range(PARTS))
def test_fronts_with_study_are_those_of_the_brute_force(part: int) -> None:
    seeds = range(part, NUMBER, PARTS)
    differences: list[str] = []
    seen: Counter[str] = Counter()
    for seed in seeds:
        question = random_question(seed)
        library, exhaustive = front_of_plans(question), study_front(question)
        seen["with a way"] += bool(exhaustive)
        seen["with a programme"] += any(programmes for *_, programmes in exhaustive)
        seen["with a choice"] += len(exhaustive) > 1
        if library != exhaustive:
            differences.append(describe(f"random_question({seed})", question, library, exhaustive))
    shown = "\n\n".join(differences[:SHOWN])
    assert not differences, f"{len(differences)} of {len(seeds)} fronts differ; the first of them:\n{shown}"
    floors = {"with a way": 0.5, "with a programme": 0.2, "with a choice": 0.15}
    assert all(seen[what] >= floor * len(seeds) for what, floor in floors.items()), (len(seeds), seen)


def test_work_that_nobody_has_told_of_goes_on_during_study() -> None:
    """Where nothing is known of the work and that is taken to be well (D17), full-time study need not delay it."""
    with_both = 0
    for seed in (128, *range(NUMBER // 3)):
        asked = random_question(seed)
        person = asked.case.person.model_copy(update={"work": None})
        wishes = dataclasses.replace(asked.case.wishes, assume_unknown=True)
        question = dataclasses.replace(asked, case=dataclasses.replace(asked.case, person=person, wishes=wishes))
        library, exhaustive = front_of_plans(question), study_front(question)
        assert library == exhaustive, describe(f"random_question({seed}), work unknown", question, library, exhaustive)
        with_both += any(programmes for *_, programmes in exhaustive)
    assert with_both > 1


# --- made-up questions ---


def random_question(seed: int) -> StudyCase:
    """A question that depends on the seed alone."""
    rng = random.Random(seed)
    focus = rng.choice(OCCUPATIONS)
    level = rng.choice(levels_described(focus))
    case = Case(
        person=random_person(rng) if rng.random() < 0.15 else _simple_person(rng, focus),
        occupation=focus,
        level=level,
        on=ON if rng.random() < 0.6 else random_day(rng),
        relations=_one_ladder(random_relations(rng) if rng.random() < 0.2 else {}),
        policy=_random_policy(rng),
        wishes=_random_wishes(rng, focus, level),
    )
    return StudyCase(
        case,
        _random_study(rng, focus),
        no_full_time=rng.random() < 0.1,
        max_programmes=rng.choice((0, 1, 1, 2)) if rng.random() < 0.15 else None,
    )


def _one_ladder(relations: dict[tuple[str, str], bool]) -> dict[tuple[str, str], bool]:
    """The relations to occupations that have no ladder; the others are denied, and left to `test_related_fronts`."""
    return relations | dict.fromkeys(permutations((*OCCUPATIONS, *OTHER_NAMES), 2), False)


def _random_study(rng: random.Random, focus: str) -> tuple[cl.StudyOption, ...]:
    """One to three programmes, in any order; now and then some of which one leads on to the next."""
    if rng.random() < 0.3:
        numbers = list(rng.choice(ROWS))
        rng.shuffle(numbers)
    else:
        numbers = rng.sample(range(len(PROGRAMMES)), rng.choice((1, 2, 2, 3)))
    return tuple(_random_option(rng, focus, PROGRAMMES[number]) for number in numbers)


def _random_option(rng: random.Random, focus: str, programme: dict[str, Any]) -> cl.StudyOption:
    part_time = 0.6 if "degree" in programme and "school" not in programme else 0.15
    relevance = rng.choice(("own", "own", "own", "related", "unrelated", None))
    return cl.StudyOption(
        **programme,
        full_time=rng.random() >= part_time,
        relevance={} if relevance is None else {focus: relevance},
    )


def _simple_person(rng: random.Random, focus: str) -> cl.Person:
    """Nothing at all; or a certificate or two, a few spells of work, a diploma past or expected."""
    if rng.random() < 0.2:
        return cl.Person()
    certificates = [
        cl.Certificate(
            occupation=focus,
            level=rng.choice((3, 4, 4, 5, 5)),
            issued=_day_before(rng),
            kind=rng.choice(("skill_level", "qualification")),
        )
        for _ in range(rng.choice((1, 1, 2)))
    ]
    work = [_spell(rng, focus) for _ in range(rng.randint(1, 3))]
    return cl.Person(
        certificates=tuple(certificates) if rng.random() < 0.6 else (),
        work=tuple(work) if rng.random() < 0.5 else (),
        education=(_own_diploma(rng, focus),) if rng.random() < 0.3 else (),
    )


def _own_diploma(rng: random.Random, focus: str) -> cl.Education:
    graduated = ON + rng.choice((rng.randint(-2000, 0), rng.randint(1, 1200))) * ONE_DAY
    return cl.Education(
        school=rng.choice((None, "technical_school", "technician_college", "higher_vocational_college")),
        degree=rng.choice((None, "associate", "associate", "bachelor")),
        relevance={focus: rng.choice(("own", "related", "unrelated"))},
        enrolled=graduated - rng.choice((700, 1095, 1461)) * ONE_DAY,
        graduated=graduated,
        trains_to=rng.choice((None, 4, 3)),
        programme=rng.choice((None, "pre_technician")),
    )


def _day_before(rng: random.Random) -> dt.date:
    return ON - rng.randint(0, 2500) * ONE_DAY


def _spell(rng: random.Random, occupation: str) -> cl.Work:
    start = _day_before(rng) + rng.choice((0, 0, 0, 3000)) * ONE_DAY
    end = start + rng.choice((30, 364, 365, 730, 1500)) * ONE_DAY
    return cl.Work(occupation=occupation, start=start, end=None if rng.random() < 0.4 else end)


def _random_policy(rng: random.Random) -> cl.Policy:
    return cl.Policy(
        continuity_gap_days=rng.choice((0, 0, 0, 30, 1000)),
        final_year_months=rng.choice((0, 12, 12, 18)),
        lead_time_months=rng.choice((0, 0, 3)),
        training_months=rng.choice((0, 0, 3)),
    )


def _random_wishes(rng: random.Random, focus: str, level: int) -> Wishes:
    """Each wish now and then; the clauses are those that could matter."""
    rules = load_rules()[focus]
    clauses = sorted({clause for above, rows in rules.items() if above >= level for clause, _, _ in rows})
    return Wishes(
        deadline=ON + rng.randint(300, 7000) * ONE_DAY if rng.random() < 0.15 else None,
        max_certificates=rng.choice((1, 1, 2, 3)) if rng.random() < 0.2 else None,
        max_trainings=rng.choice((0, 0, 1)) if rng.random() < 0.1 else None,
        avoid=tuple(rng.sample(clauses, min(len(clauses), rng.randint(1, 3)))) if rng.random() < 0.25 else (),
        via=(rng.choice(clauses),) if rng.random() < 0.1 else (),
        undocumented="obtainable" if rng.random() < 0.3 else "unreachable",
        assume_unknown=rng.random() < 0.15,
    )
