"""The fronts of `plans` against those of the brute-force planner, on made-up questions of all kinds.

CERTLADDER_FRONTS says how many questions are asked; a difference is replayed with `random_case(seed)`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import random
from collections import Counter

import pytest

import certladder as cl
from tests.helpers.random_persons import ON, random_day, random_person, random_policy, random_relations
from tests.reference.brute_force import OTHER_NAMES, Case, Triple, Wishes, levels_described
from tests.reference.brute_force_related import related_front
from tests.reference.expected_rules import CertificateLine, load_rules

pytestmark = pytest.mark.no_cover

NUMBER = int(os.environ.get("CERTLADDER_FRONTS", "160"))
SHOWN = 5

OCCUPATIONS = ("电工", "化学检验员", "汽车修理工", "铣工", "车工", "钳工", "客户服务管理员")
ALL_SPELLINGS = {name: [name, *(other for other in OTHER_NAMES if OTHER_NAMES[other] == name)] for name in OCCUPATIONS}


def test_fronts_are_those_of_the_brute_force() -> None:
    differences: list[str] = []
    seen: Counter[str] = Counter()
    for seed in range(NUMBER):
        case = random_case(seed)
        library, exhaustive = front_of_plans(case), related_front(case)
        seen["with a way"] += bool(exhaustive)
        seen["with steps"] += bool(exhaustive) and exhaustive != {(0, 0, 0)}
        seen["with a choice"] += len(exhaustive) > 1
        seen["with a training"] += any(trainings for _, _, trainings in exhaustive)
        if library != exhaustive:
            differences.append(_describe(seed, case, library, exhaustive))
    shown = "\n\n".join(differences[:SHOWN])
    assert not differences, f"{len(differences)} of {NUMBER} fronts differ; the first of them:\n{shown}"
    floors = {"with a way": 0.6, "with steps": 0.5, "with a choice": 0.1, "with a training": 0.05}
    assert all(seen[what] >= floor * NUMBER for what, floor in floors.items()), (NUMBER, seen)


def test_no_alternative_asks_for_the_level_it_opens_or_a_higher_one() -> None:
    """What lets the brute force go from the lowest level to the highest."""
    for levels in load_rules().values():
        for level, alternatives in levels.items():
            for clause, _, lines in alternatives:
                asked = [line.level for line in lines if isinstance(line, CertificateLine)]
                assert all(lower is None or lower > level for lower in asked), clause


def front_of_plans(case: Case) -> set[Triple]:
    """The library's answer, empty where it finds no path."""
    catalog = cl.Catalog.builtin()
    for (occupation, other), accepted in case.relations.items():
        catalog = catalog.relate(occupation, other, accepted=accepted)
    wishes = {field.name: getattr(case.wishes, field.name) for field in dataclasses.fields(case.wishes)}
    try:
        plans = cl.Advisor(catalog, case.policy).plans(case.person, case.occupation, case.level, case.on, **wishes)
    except cl.NoPath:
        return set()
    return {(plan.days, plan.certificates, plan.trainings) for plan in plans}


def _describe(seed: int, case: Case, library: set[Triple], exhaustive: set[Triple]) -> str:
    return "\n  ".join(
        (
            f"random_case({seed}): {case.occupation} level {case.level} on {case.on}",
            f"person: {case.person.model_dump_json(exclude_defaults=True)}",
            f"relations: {dict(case.relations)}",
            f"policy: {case.policy!r}",
            f"wishes: {case.wishes}",
            f"plans: {sorted(library)}",
            f"brute force: {sorted(exhaustive)}",
        )
    )


# --- made-up questions ---


def random_case(seed: int) -> Case:
    """A question that depends on the seed alone."""
    rng = random.Random(seed)
    focus = rng.choice((*OCCUPATIONS, "化学检验员", "客户服务管理员"))  # only these ask for training
    person = random_person(rng) if rng.random() < 0.5 else _simple_person(rng, focus)
    if rng.random() < 0.6:
        focus = _focus_of(rng, person) or focus
    described = levels_described(focus)
    level = rng.choice(described) if rng.random() < 0.9 else rng.randint(1, 5)
    return Case(
        person=person,
        occupation=rng.choice(ALL_SPELLINGS[focus]),
        level=level,
        on=random_day(rng),
        relations=random_relations(rng),
        policy=_random_policy(rng),
        wishes=_random_wishes(rng, focus, level),
    )


def _focus_of(rng: random.Random, person: cl.Person) -> str | None:
    """An occupation that the person has something to do with."""
    records: list[cl.Certificate | cl.Work | cl.Training] = [
        *(person.certificates or ()),
        *(person.work or ()),
        *(person.training or ()),
    ]
    names = {OTHER_NAMES.get(record.occupation, record.occupation) for record in records}
    known = sorted(names & set(OCCUPATIONS))
    return rng.choice(known) if known else None


def _simple_person(rng: random.Random, focus: str) -> cl.Person:
    """Nothing at all; or one certificate, a few spells of work, a diploma, a training."""
    name = rng.choice(ALL_SPELLINGS[focus])
    certificates = [
        cl.Certificate(
            occupation=name,
            level=rng.randint(2, 5),
            issued=_day_before(rng),
            kind=rng.choice(("skill_level", "qualification")),
        )
    ]
    work = [_spell(rng, name) for _ in range(rng.randint(1, 3))]
    education = [
        cl.Education(
            school=rng.choice(("technical_school", "technician_college", "higher_vocational_college", "university")),
            degree=rng.choice((None, "associate", "bachelor")) if rng.random() < 0.5 else None,
            relevance={focus: rng.choice(("own", "related"))},
            graduated=_day_before(rng) + rng.choice((0, 1500)) * dt.timedelta(days=1),
            trains_to=rng.choice((None, 4, 3)),
        )
    ]
    training = [cl.Training(occupation=name, level=rng.randint(1, 4), completed=_day_before(rng))]
    return cl.Person(
        certificates=tuple(certificates) if rng.random() < 0.4 else (),
        work=tuple(work) if rng.random() < 0.6 else (),
        education=tuple(education) if rng.random() < 0.4 else (),
        training=tuple(training) if rng.random() < 0.2 else (),
    )


def _day_before(rng: random.Random) -> dt.date:
    return ON - rng.randint(0, 3000) * dt.timedelta(days=1)


def _spell(rng: random.Random, occupation: str) -> cl.Work:
    start = _day_before(rng)
    end = start + rng.choice((30, 364, 365, 730, 1500)) * dt.timedelta(days=1)
    return cl.Work(occupation=occupation, start=start, end=None if rng.random() < 0.4 else end)


def _random_policy(rng: random.Random) -> cl.Policy:
    months = {"lead_time_months": rng.choice((0, 0, 1, 6)), "training_months": rng.choice((0, 0, 3, 40))}
    return cl.Policy.model_validate({**random_policy(rng).model_dump(), **months})


def _random_wishes(rng: random.Random, focus: str, level: int) -> Wishes:
    """Each wish now and then; the clauses are mostly those that could matter.

    Clauses to be used limit the certificates too: on the way to them there could be detours of any length.
    """
    rules = load_rules()[focus]
    clauses = sorted({clause for above, rows in rules.items() if above >= level for clause, _, _ in rows})
    wishes = Wishes(
        deadline=ON + rng.randint(0, 9000) * dt.timedelta(days=1) if rng.random() < 0.15 else None,
        max_certificates=rng.choice((0, 1, 1, 2, 3)) if rng.random() < 0.15 else None,
        max_trainings=rng.choice((0, 0, 1, 2)) if rng.random() < 0.15 else None,
        avoid=tuple(rng.sample(clauses, min(len(clauses), rng.randint(1, 3)))) if rng.random() < 0.2 else (),
        via=tuple(rng.sample(clauses, min(len(clauses), rng.choice((1, 1, 2))))) if rng.random() < 0.15 else (),
        undocumented="obtainable" if rng.random() < 0.3 else "unreachable",
        assume_unknown=rng.random() < 0.15,
    )
    limit = 4 if wishes.via and wishes.max_certificates is None else wishes.max_certificates
    return dataclasses.replace(wishes, max_certificates=limit)
