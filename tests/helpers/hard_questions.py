"""Made-up questions to the planner that are hard: many records, programmes, relations, policies and wishes."""

from __future__ import annotations

import datetime as dt
import random

import certladder as cl
from tests.helpers.random_persons import OCCUPATIONS, ON, random_day, random_person, random_policy, random_relations
from tests.reference.brute_force import Case, Wishes, levels_described
from tests.reference.brute_force_study import StudyCase
from tests.reference.expected_rules import load_rules

__all__ = ["hard_question", "related_question"]

ONE_DAY = dt.timedelta(days=1)
TARGETS = [(occupation, level) for occupation in OCCUPATIONS for level in levels_described(occupation)]

DEGREE_COURSES = (
    {"degree": "associate", "years": 2.5, "full_time": False},
    {"degree": "associate", "school": "higher_vocational_college", "trains_to": 3, "years": 3},
    {"degree": "bachelor", "years": 2.5, "full_time": False, "needs": "associate"},
    {"degree": "bachelor", "school": "university", "years": 4},
    {"degree": "master", "years": 3, "needs": "bachelor"},
)
SCHOOL_COURSES = (
    {"school": "technical_school", "programme": "intermediate_worker", "trains_to": 4, "years": 3},
    {"school": "senior_technical_school", "programme": "senior_worker", "trains_to": 3, "years": 3},
    {"school": "technician_college", "programme": "pre_technician", "trains_to": 3, "years": 4},
    {"school": "technician_college", "programme": "technician", "years": 2},
    {"school": "higher_vocational_college", "years": 2.5},
)


def hard_question(seed: int) -> StudyCase:
    """A question that depends on the seed alone; every occupation and level comes up in turn."""
    rng = random.Random(f"hard {seed}")
    focus, level = TARGETS[seed % len(TARGETS)]
    case = Case(
        person=_person(rng, focus, level),
        occupation=focus,
        level=level,
        on=ON if rng.random() < 0.4 else random_day(rng),
        relations=random_relations(rng) if rng.random() < 0.6 else {},
        policy=_policy(rng),
        wishes=_wishes(rng, focus, level),
    )
    most = rng.choice((0, 1, 2, 2)) if rng.random() < 0.1 else None
    return StudyCase(case, _study(rng, focus), no_full_time=rng.random() < 0.08, max_programmes=most)


def related_question(seed: int) -> StudyCase:
    """A question in which most occupations are related, to a person who has begun in another one than the target's."""
    rng = random.Random(f"related {seed}")
    focus, level = TARGETS[seed % len(TARGETS)]
    known = {
        (one, other): rng.random() < 0.85
        for one in OCCUPATIONS
        for other in OCCUPATIONS
        if one != other and rng.random() < 0.9
    }
    case = Case(
        person=_career_changer(rng, focus),
        occupation=focus,
        level=level,
        on=random_day(rng),
        relations=known,
        policy=_policy(rng),
        wishes=_wishes(rng, focus, level),
    )
    return StudyCase(case, _study(rng, focus)[:2])


def _career_changer(rng: random.Random, focus: str) -> cl.Person:
    """Certificates and work of other occupations, work that is over or goes on."""
    others = [name for name in OCCUPATIONS if name != focus]
    person = cl.Person()
    for _ in range(rng.choice((0, 1, 1, 2))):
        issued = ON - rng.randint(0, 2500) * ONE_DAY
        kind = rng.choice(("skill_level", "qualification"))
        record = {"occupation": rng.choice(others), "level": rng.choice((2, 3, 4, 5)), "issued": issued, "kind": kind}
        person = person.plus(cl.Certificate.model_validate(record))
    for _ in range(rng.choice((0, 1, 2))):
        start = ON - rng.randint(1800, 5000) * ONE_DAY
        end = None if rng.random() < 0.4 else start + rng.randint(1, 300) * ONE_DAY
        person = person.plus(cl.Work(occupation=rng.choice(others), start=start, end=end))
    return person


def _person(rng: random.Random, focus: str, level: int) -> cl.Person:
    """Many records, none of which settles the question: certificates of the occupation are below the target."""
    person = random_person(rng)
    for _ in range(rng.choice((0, 1, 2))):
        more = random_person(rng)
        person = person.plus(*(more.certificates or ()), *(more.work or ()), *(more.education or ()))
    if rng.random() < 0.5:
        start = ON - rng.randint(0, 2500) * ONE_DAY
        end = None if rng.random() < 0.4 else start + rng.choice((30, 364, 365, 730, 1500)) * ONE_DAY
        person = person.plus(cl.Work(occupation=focus, start=start, end=end))
    if person.certificates is None:
        return person
    kept = [
        held for held in person.certificates if held.level is None or held.level > level or held.occupation != focus
    ]
    return person.model_copy(update={"certificates": tuple(kept)})


def _study(rng: random.Random, focus: str) -> tuple[cl.StudyOption, ...]:
    """Nothing, or up to four programmes, mostly such as lead somewhere."""
    if rng.random() < 0.3:
        return ()
    courses = rng.sample(DEGREE_COURSES, rng.choice((0, 1, 2, 3))) + rng.sample(SCHOOL_COURSES, rng.choice((0, 1, 2)))
    return tuple(
        cl.StudyOption.model_validate(
            {"full_time": rng.random() < 0.85, "relevance": {focus: rng.choice(("own", "own", "related"))}, **course}
        )
        for course in courses[:4]
    )


def _policy(rng: random.Random) -> cl.Policy:
    changed = {
        "lead_time_months": rng.choice((0, 0, 1, 3, 6)),
        "training_months": rng.choice((0, 0, 3, 40)),
        "final_year_months": rng.choice((0, 6, 12, 12, 18, 60)),
        "continuity_gap_days": rng.choice((0, 0, 1, 30, 365, 1000, 1100)),
    }
    return random_policy(rng).model_copy(update=changed)


def _wishes(rng: random.Random, focus: str, level: int) -> Wishes:
    """Few wishes, for most make a question easier."""
    rules = load_rules()[focus]
    clauses = sorted({clause for above, rows in rules.items() if above >= level for clause, _, _ in rows})
    return Wishes(
        deadline=ON + rng.randint(2000, 9000) * ONE_DAY if rng.random() < 0.1 else None,
        max_certificates=rng.choice((1, 2, 3)) if rng.random() < 0.1 else None,
        max_trainings=rng.choice((0, 1)) if rng.random() < 0.1 else None,
        avoid=tuple(rng.sample(clauses, min(len(clauses), rng.randint(1, 3)))) if rng.random() < 0.2 else (),
        via=(rng.choice(clauses),) if rng.random() < 0.08 else (),
        undocumented="obtainable" if rng.random() < 0.6 else "unreachable",
        assume_unknown=rng.random() < 0.2,
    )
