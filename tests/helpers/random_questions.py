"""Random questions to the planner, of four kinds, that depend on their seed alone.

In a "ladder" question the certificates of one occupation matter; in a "related" one those of a few occupations, each pair
of which is related one way, both ways, not at all, or left unknown: the next certificate is often nearer in another
occupation. "study" and "related study" offer programmes. The independent planners list what such questions allow, so a
question with programmes in several occupations, or with a clause wished for, limits the certificates.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from collections.abc import Sequence
from itertools import permutations
from typing import Any

import certladder as cl
from tests.helpers.random_persons import (
    OCCUPATIONS,
    ON,
    OTHER_NAMES,
    counted_otherwise,
    random_day,
    random_person,
    random_policy,
    random_relations,
    said_full_time,
)
from tests.reference.expected_rules import load_rules
from tests.reference.question import Question, Wishes, levels_described

KINDS = ("ladder", "study", "related", "related study")
ONE_DAY = dt.timedelta(days=1)
OPEN = ("铣工", "车工", "钳工", "汽车修理工")  # their clauses ask for 本职业或相关职业 at every level
TRAINED = ("化学检验员", "客户服务管理员")  # only their clauses ask for training

DIPLOMAS: tuple[dict[str, Any], ...] = (
    {"school": "technical_school", "trains_to": 4},
    {"school": "secondary_vocational_school", "trains_to": 4},
    {"school": "higher_vocational_college", "trains_to": 3},
    {"school": "senior_technical_school", "trains_to": 3},
    {"school": "technician_college", "programme": "pre_technician"},
    {"degree": "associate"},
    {"school": "university", "degree": "bachelor"},
)
PROGRAMMES: tuple[dict[str, Any], ...] = (
    {"school": "technical_school", "programme": "intermediate_worker", "trains_to": 4, "years": 3},
    {"school": "senior_technical_school", "programme": "senior_worker", "trains_to": 3, "years": 3},
    {"school": "technician_college", "programme": "pre_technician", "trains_to": 3, "years": 4},
    {"school": "technician_college", "programme": "technician", "years": 2},
    {"school": "secondary_vocational_school", "trains_to": 4, "years": 3},
    {"school": "higher_vocational_college", "degree": "associate", "trains_to": 3, "years": 3},
    {"school": "higher_vocational_college", "years": 2.5},
    {"degree": "associate", "years": 2.5},
    {"degree": "bachelor", "years": 2.5, "needs": "associate"},
    {"school": "university", "degree": "bachelor", "years": 4},
    {"degree": "master", "years": 3, "needs": "bachelor"},
)
LEADING_ON = ((7, 8), (5, 8), (7, 8, 10), (9, 10), (1, 7, 8))  # programmes of which one leads on to the next


def random_question(seed: int, kind: str) -> Question:
    """A question of one of the `KINDS`."""
    rng = random.Random(f"{kind} {seed}")
    names = _family(rng) if kind.startswith("related") else (rng.choice((*OCCUPATIONS, *TRAINED)),)
    focus = names[0]
    study = _study(rng, names) if kind.endswith("study") else ()
    return Question(
        person=_person(rng, names),
        occupation=OTHER_NAMES[focus] if focus in OTHER_NAMES and rng.random() < 0.3 else focus,
        level=rng.choice(levels_described(focus)) if rng.random() < 0.95 else rng.randint(1, 5),
        on=ON if rng.random() < 0.5 else random_day(rng),
        relations=_relations(rng, names) if kind != "ladder" or rng.random() < 0.5 else random_relations(rng),
        policy=_policy(rng),
        wishes=_wishes(rng, names, study),
    )


def asked_otherwise(question: Question, seed: int) -> Question:
    """The question of somebody who counts otherwise (D26) and perhaps studied full-time (D25); seldom the same one.

    Without the policies by which a record can end: the brute force drops plans that are later on the way.
    """
    rng = random.Random(seed)
    policy = counted_otherwise(rng, question.policy)
    policy = policy.model_copy(update={"continuous_to_today": False, "pre_technician_years": None})
    return dataclasses.replace(question, person=said_full_time(rng, question.person), policy=policy)


def _family(rng: random.Random) -> tuple[str, ...]:
    target = rng.choice((*OPEN * 3, "化学检验员", "电工", "客户服务管理员"))
    others = rng.sample([name for name in (*OPEN, *OPEN, *OCCUPATIONS) if name != target], rng.choice((2, 3, 3, 4)))
    return tuple(dict.fromkeys((target, *others)))


def _relations(rng: random.Random, names: Sequence[str]) -> dict[tuple[str, str], bool]:
    """The family's relations are declared one way or both ways, denied or left out; most others are denied."""
    likely = 0.9 if len(names) > 1 else 1.0
    relations = {pair: False for pair in permutations(OCCUPATIONS, 2) if rng.random() < likely}
    share = rng.choice((0.6, 0.9, 1.0))
    for pair in permutations(names, 2):
        relations.pop(pair, None)
        if rng.random() < share:
            relations[pair] = True
        elif rng.random() < 0.5:
            relations[pair] = False
    return relations


# --- the person ---


def _person(rng: random.Random, names: Sequence[str]) -> cl.Person:
    """Nothing at all, many records, or some of: certificates, spells of work, diplomas, trainings."""
    kind = rng.random()
    if kind < 0.1:
        return cl.Person()
    if kind < 0.3:
        return random_person(rng)
    others = (*names[1:], *names[1:], names[0])
    certificates = [
        cl.Certificate(
            occupation=rng.choice(others),
            level=rng.choice((5, 5, 4, 4, 3, 2)),
            issued=_around(rng, 2500, 300) if rng.random() < 0.95 else None,
            kind=rng.choice(("skill_level", "qualification")),
        )
        for _ in range(rng.choice((1, 1, 2)))
    ]
    work = [_spell(rng, rng.choice(others)) for _ in range(rng.choice((1, 1, 2, 3)))]
    training = cl.Training(occupation=rng.choice(names), level=rng.randint(1, 4), completed=_around(rng, 900))
    return cl.Person(
        certificates=tuple(certificates) if rng.random() < 0.45 else (),
        work=tuple(work) if rng.random() < 0.6 else (),
        education=tuple(_diploma(rng, names) for _ in range(rng.choice((0, 0, 1, 1, 2)))),
        training=(training,) if rng.random() < 0.15 else (),
    )


def _around(rng: random.Random, before: int, after: int = 0) -> dt.date:
    return ON + rng.randint(-before, after) * ONE_DAY


def _spell(rng: random.Random, occupation: str) -> cl.Work:
    start = _around(rng, 3000)
    end = start + rng.choice((30, 364, 365, 730, 1500, 2300)) * ONE_DAY
    return cl.Work(occupation=occupation, start=start, end=None if rng.random() < 0.45 else end)


def _diploma(rng: random.Random, names: Sequence[str]) -> cl.Education:
    graduated = _around(rng, 2000) if rng.random() < 0.5 else _around(rng, 0, 1200)
    record = {**rng.choice(DIPLOMAS), "enrolled": graduated - 1095 * ONE_DAY, "graduated": graduated}
    return cl.Education.model_validate({**record, "relevance": _relevance(rng, names)})


def _relevance(rng: random.Random, names: Sequence[str]) -> dict[str, str]:
    """One or two of the occupations have to do with the major; the others do not, or it is unknown."""
    ours = rng.sample(names[1:] or names, 1) if rng.random() < 0.8 else rng.sample(names, min(2, len(names)))
    relevance = {name: rng.choice(("own", "own", "related")) for name in ours}
    return {name: "unrelated" for name in names if rng.random() < 0.7} | relevance


def _study(rng: random.Random, names: Sequence[str]) -> tuple[cl.StudyOption, ...]:
    """One to three programmes, in any order; now and then some of which one leads on to the next."""
    numbers = rng.sample(range(len(PROGRAMMES)), rng.choice((1, 2, 2, 3) if len(names) == 1 else (1, 1, 2)))
    if rng.random() < 0.3 and len(names) == 1:
        numbers = list(rng.choice(LEADING_ON))
        rng.shuffle(numbers)
    return tuple(_programme(rng, PROGRAMMES[number], names) for number in numbers)


def _programme(rng: random.Random, programme: dict[str, Any], names: Sequence[str]) -> cl.StudyOption:
    part_time = 0.6 if "degree" in programme and "school" not in programme else 0.15
    relevance = "own" if rng.random() < 0.5 else _relevance(rng, names)
    return cl.StudyOption.model_validate({**programme, "full_time": rng.random() >= part_time, "relevance": relevance})


# --- policy and wishes ---


def _policy(rng: random.Random) -> cl.Policy:
    changed = {
        "lead_time_months": rng.choice((0, 0, 1, 3, 6)),
        "training_months": rng.choice((0, 0, 3, 40)),
        "final_year_months": rng.choice((0, 12, 12, 18, 60)),
        "continuity_gap_days": rng.choice((0, 0, 1, 30, 1000)),
    }
    return random_policy(rng).model_copy(update=changed)


def _wishes(rng: random.Random, names: Sequence[str], study: tuple[cl.StudyOption, ...]) -> Wishes:
    """Each wish now and then; the clauses are those of the family, to be avoided mostly the target's."""
    rules = load_rules()
    own = sorted({clause for rows in rules[names[0]].values() for clause, _, _ in rows})
    clauses = sorted({clause for name in names for rows in rules[name].values() for clause, _, _ in rows})
    avoid = rng.sample(own if rng.random() < 0.6 else clauses, rng.randint(1, 3)) if rng.random() < 0.25 else []
    via = tuple(rng.sample(clauses, rng.choice((1, 1, 2)))) if rng.random() < 0.12 else ()
    limit = rng.choice((0, 1, 1, 2, 3)) if rng.random() < 0.15 else None
    if study and len(names) > 1:
        limit = limit or rng.choice((2, 3, 3))
    return Wishes(
        deadline=_around(rng, 0, 9000) if rng.random() < 0.1 else None,
        max_certificates=4 if via and limit is None else limit,
        max_trainings=rng.choice((0, 0, 1, 2)) if rng.random() < 0.1 else None,
        max_programmes=rng.choice((0, 1, 1, 2)) if rng.random() < 0.15 else None,
        avoid=tuple(avoid),
        via=via,
        undocumented="obtainable" if rng.random() < 0.3 else "unreachable",
        assume_unknown=rng.random() < 0.15,
        no_full_time=bool(study) and rng.random() < 0.1,
        study=study,
    )
