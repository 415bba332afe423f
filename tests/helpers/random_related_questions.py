"""Made-up questions to the planner in which other occupations' ladders matter.

A few occupations are a family: each of its pairs is related one way, both ways, not at all, or nobody has said. The
person has records in any of them, so that the next certificate is often nearer in another occupation than in the
one that is asked about.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from itertools import permutations
from typing import Any

import certladder as cl
from tests.helpers.random_persons import OCCUPATIONS, ON, random_day, random_person
from tests.reference.brute_force import Case, Wishes, levels_described
from tests.reference.brute_force_study import StudyCase
from tests.reference.expected_rules import load_rules

__all__ = ["random_case", "random_question"]

ONE_DAY = dt.timedelta(days=1)

# Those whose clauses ask for 本职业或相关职业 at every level.
OPEN = ("铣工", "车工", "钳工", "汽车修理工")
DIPLOMAS: tuple[dict[str, Any], ...] = (
    {"school": "technical_school", "trains_to": 4},
    {"school": "secondary_vocational_school", "trains_to": 4},
    {"school": "higher_vocational_college", "trains_to": 3},
    {"school": "higher_vocational_college", "trains_to": 3},
    {"school": "senior_technical_school", "trains_to": 3},
    {"school": "technician_college", "programme": "pre_technician"},
    {"degree": "associate"},
    {"school": "university", "degree": "bachelor"},
)
PROGRAMMES: tuple[dict[str, Any], ...] = (
    {"school": "technical_school", "trains_to": 4, "years": 3},
    {"school": "senior_technical_school", "trains_to": 3, "years": 3},
    {"school": "technician_college", "programme": "pre_technician", "trains_to": 3, "years": 4},
    {"school": "higher_vocational_college", "degree": "associate", "trains_to": 3, "years": 3},
    {"school": "higher_vocational_college", "trains_to": 3, "years": 2, "full_time": False},
    {"degree": "associate", "years": 2.5, "full_time": False},
    {"degree": "bachelor", "years": 2.5, "full_time": False, "needs": "associate"},
)


def random_question(seed: int) -> StudyCase:
    """A question that depends on the seed alone; one in four offers programmes, and then limits the certificates."""
    rng = random.Random(seed)
    if seed % 4:
        return StudyCase(random_case(rng), ())
    case = random_case(rng, most=rng.choice((2, 3, 3)))
    family = _named(case)
    return StudyCase(
        case,
        tuple(_programme(rng, case.occupation, family) for _ in range(rng.choice((1, 1, 2)))),
        no_full_time=rng.random() < 0.1,
        max_programmes=rng.choice((0, 1, 1, 2)) if rng.random() < 0.15 else None,
    )


def random_case(rng: random.Random, most: int | None = None) -> Case:
    """A question without programmes; `most`: it limits the certificates to so many."""
    target = rng.choice((*OPEN, *OPEN, *OPEN, "化学检验员", "电工", "客户服务管理员"))
    others = rng.sample([name for name in (*OPEN, *OPEN, *OCCUPATIONS) if name != target], rng.choice((2, 3, 3, 4)))
    family = tuple(dict.fromkeys((target, *others)))
    level = rng.choice(levels_described(target)) if rng.random() < 0.3 else max(2, *levels_described(target)[-2:])
    if target in OPEN:
        level = rng.choice((4, 3, 3, 2, 2, 2, 1))
    return Case(
        person=random_person(rng) if rng.random() < 0.1 else _person(rng, family),
        occupation=target,
        level=level,
        on=ON if rng.random() < 0.6 else random_day(rng),
        relations=_relations(rng, family),
        policy=_policy(rng),
        wishes=_wishes(rng, target, family, most),
    )


def _named(case: Case) -> tuple[str, ...]:
    return tuple(dict.fromkeys((case.occupation, *(name for pair in case.relations for name in pair))))


def _relations(rng: random.Random, family: Sequence[str]) -> dict[tuple[str, str], bool]:
    """The family's relations are declared one way or both ways, denied or left out; most others are denied."""
    relations = {pair: False for pair in permutations(OCCUPATIONS, 2) if rng.random() < 0.9}
    mood = rng.choice((0.6, 0.9, 1.0))
    for pair in permutations(family, 2):
        relations.pop(pair, None)
        if rng.random() < mood:
            relations[pair] = True
        elif rng.random() < 0.5:
            relations[pair] = False
    return relations


# --- the person ---


def _person(rng: random.Random, family: Sequence[str]) -> cl.Person:
    """Some of: certificates, spells of work, a diploma that is for one of the family only, trainings."""
    others = (*family[1:], *family[1:], family[0])
    certificates = [
        cl.Certificate(
            occupation=rng.choice(others),
            level=rng.choice((5, 5, 4, 4, 3, 2)),
            issued=ON + rng.randint(-2500, 300) * ONE_DAY if rng.random() < 0.95 else None,
            kind=rng.choice(("skill_level", "qualification")),
        )
        for _ in range(rng.choice((1, 1, 2)))
    ]
    work = [_spell(rng, rng.choice(others)) for _ in range(rng.choice((1, 1, 2, 3)))]
    training = [
        cl.Training(
            occupation=rng.choice(family), level=rng.randint(1, 4), completed=ON - rng.randint(0, 900) * ONE_DAY
        )
    ]
    return cl.Person(
        certificates=tuple(certificates) if rng.random() < 0.45 else (),
        work=tuple(work) if rng.random() < 0.6 else (),
        education=tuple(_diploma(rng, family) for _ in range(rng.choice((1, 1, 2)) if rng.random() < 0.75 else 0)),
        training=tuple(training) if rng.random() < 0.15 else (),
    )


def _spell(rng: random.Random, occupation: str) -> cl.Work:
    start = ON - rng.randint(0, 3000) * ONE_DAY
    end = start + rng.choice((364, 730, 1500, 2300)) * ONE_DAY
    return cl.Work(occupation=occupation, start=start, end=None if rng.random() < 0.5 else end)


def _diploma(rng: random.Random, family: Sequence[str]) -> cl.Education:
    graduated = ON + rng.choice((rng.randint(-2000, 0), rng.randint(1, 1200))) * ONE_DAY
    return cl.Education(
        **rng.choice(DIPLOMAS),
        relevance=_relevance(rng, family),
        enrolled=graduated - 1095 * ONE_DAY,
        graduated=graduated,
    )


def _relevance(rng: random.Random, family: Sequence[str]) -> dict[str, str]:
    """One or two of the family, seldom the target, have to do with the major; others do not, or nobody has said."""
    ours = rng.sample(family[1:], 1) if rng.random() < 0.8 else rng.sample(family, 2)
    relevance = {name: rng.choice(("own", "related")) for name in ours}
    return {name: "unrelated" for name in family if rng.random() < 0.7} | relevance


def _programme(rng: random.Random, target: str, family: Sequence[str]) -> cl.StudyOption:
    relevance: Any = "own" if rng.random() < 0.3 else _relevance(rng, (target, *family[1:]))
    return cl.StudyOption(**rng.choice(PROGRAMMES), relevance=relevance)


# --- policy and wishes ---


def _policy(rng: random.Random) -> cl.Policy:
    return cl.Policy(
        continuity_gap_days=rng.choice((0, 0, 0, 30, 1000)),
        equivalent_certificates=rng.random() < 0.85,
        final_year_months=rng.choice((0, 12, 12, 18)),
        lead_time_months=rng.choice((0, 0, 1, 3)),
        training_months=rng.choice((0, 0, 3)),
    )


def _wishes(rng: random.Random, target: str, family: Sequence[str], most: int | None) -> Wishes:
    """Each wish now and then; the clauses are those of the family, to be avoided mostly the target's.

    A clause to be used limits the certificates too: to it there may be detours of any length.
    """
    rules = load_rules()
    own = sorted({clause for rows in rules[target].values() for clause, _, _ in rows})
    clauses = sorted({clause for name in family for rows in rules[name].values() for clause, _, _ in rows})
    avoid = rng.sample(own if rng.random() < 0.6 else clauses, rng.randint(1, 3)) if rng.random() < 0.3 else []
    via = (rng.choice(clauses),) if rng.random() < 0.12 else ()
    limit = most or (rng.randint(1, 3) if rng.random() < 0.15 else None)
    return Wishes(
        deadline=ON + rng.randint(300, 7000) * ONE_DAY if rng.random() < 0.1 else None,
        max_certificates=limit or (4 if via else None),
        max_trainings=rng.choice((0, 0, 1)) if rng.random() < 0.1 else None,
        avoid=tuple(avoid),
        via=via,
        undocumented="obtainable" if rng.random() < 0.25 else "unreachable",
        assume_unknown=rng.random() < 0.15,
    )
