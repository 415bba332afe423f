"""Dates known to the month or year (D1) against brute force: every day that they may be, one by one.

What holds whichever the days are is certain, what holds for some of them is possible. Where one date is not known to
the day, each requirement is exact. Where several are, or where one date counts in two directions (study that begins
later leaves more days of work, but fewer as a student), certain days may be fewer and possible days more.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from functools import reduce
from itertools import product

import pytest
from pydantic import ValidationError

import certladder as cl
from certladder.model.day_set import ALL, NEVER
from certladder.model.person import Record
from certladder.model.requirements import Requirement
from certladder.solver.case import Case
from certladder.solver.evaluate.as_read import as_read
from certladder.solver.evaluate.day_bounds import NOTHING, DayBounds
from certladder.solver.evaluate.evaluate import days_of, evaluate
from certladder.solver.evaluate.record_view import RecordView
from tests.helpers.length import by_length
from tests.helpers.random_persons import (
    ON,
    blurred,
    counted_otherwise,
    random_person,
    random_policy,
    said_full_time,
)

pytestmark = [pytest.mark.reference, pytest.mark.slow]

CATALOG = cl.Catalog.builtin()
LISTS = ("certificates", "work", "education", "training")
FEW = by_length(short=8, long=40, proof=400)


def view_of(person: cl.Person, standard: cl.Standard, policy: cl.Policy) -> RecordView:
    return RecordView(Case(person, CATALOG, policy, standard, cl.Level.ADVANCED, ON))


def days_between(date: cl.PartialDate, at_most: int) -> list[dt.date]:
    """Every day that it may be; where these are too many, the first, the last and some between."""
    days = [date.first + dt.timedelta(n) for n in range((date.last - date.first).days + 1)]
    step = max(1, len(days) // at_most)
    return [*days[:2], *days[2:-2:step], *days[-2:]]


def persons_to_the_day(person: cl.Person, at_most: int = 366) -> Iterator[cl.Person]:
    """The person with every day for each date, where the record allows it."""
    lists = [list(records_to_the_day(getattr(person, name), at_most)) for name in LISTS]
    for records in product(*lists):
        yield person.model_copy(update=dict(zip(LISTS, records, strict=True)))


def records_to_the_day(records: tuple[Record, ...] | None, at_most: int) -> Iterator[tuple[Record, ...] | None]:
    if records is None:
        yield None
    else:
        yield from product(*([*record_to_the_day(record, at_most)] for record in records))


def record_to_the_day(record: Record, at_most: int) -> Iterator[Record]:
    partial = {name: value for name, value in record.__dict__.items() if isinstance(value, cl.PartialDate)}
    for days in product(*(days_between(date, at_most) for date in partial.values())):
        try:
            yield type(record).model_validate({**record.__dict__, **dict(zip(partial, days, strict=True))})
        except ValidationError:  # ends before it begins
            continue


def partial_fields(person: cl.Person) -> list[str]:
    return [
        name for record in person.records for name, value in vars(record).items() if isinstance(value, cl.PartialDate)
    ]


def alternatives(standard: cl.Standard, policy: cl.Policy) -> list[tuple[Requirement, ...]]:
    asked = [one for clauses in standard.levels.values() for clause in clauses for one in clause.alternatives]
    return list(dict.fromkeys(as_read(one, policy) for one in asked))


def random_case(seed: int, dates: int) -> tuple[cl.Person, cl.Standard, cl.Policy]:
    rng = random.Random(seed)
    policy = counted_otherwise(rng, random_policy(rng))
    person = blurred(rng, said_full_time(rng, random_person(rng)), dates)
    occupations = [record.occupation for record in (*(person.work or ()), *(person.certificates or ()))]
    known = [name for name in map(CATALOG.name, occupations) if name in CATALOG.occupations]
    return person, CATALOG.standard(rng.choice(known or CATALOG.occupations)), policy


def in_two_directions(person: cl.Person, policy: cl.Policy) -> bool:
    fields = set(partial_fields(person))
    return bool(fields & {"enrolled", "graduated"}) or (policy.pre_technician_years is not None and "issued" in fields)


@pytest.mark.parametrize("seed", range(FEW))
def test_one_date_is_exact(seed: int) -> None:
    person, standard, policy = random_case(seed, 1)
    view = view_of(person, standard, policy)
    concrete = [view_of(one, standard, policy) for one in persons_to_the_day(person)]
    for asked in alternatives(standard, policy):
        for requirement in asked:
            days, known = [evaluate(requirement, one) for one in concrete], evaluate(requirement, view)
            assert known.certain == reduce(lambda one, other: one & other, (each.certain for each in days), ALL)
            assert known.possible == reduce(lambda one, other: one | other, (each.possible for each in days), NEVER)
        if not in_two_directions(person, policy):
            days, known = [days_of(asked, one) for one in concrete], days_of(asked, view)
            assert known.certain == reduce(lambda one, other: one & other, (each.certain for each in days), ALL)
            assert known.possible == reduce(lambda one, other: one | other, (each.possible for each in days), NEVER)


@pytest.mark.parametrize("seed", range(FEW))
def test_several_dates_are_sound(seed: int) -> None:
    """At every level: certain only what is so whichever the days are, possible whatever is so for some of them."""
    rng = random.Random(seed)
    person, standard, policy = random_case(seed, rng.choice((2, 2, 3, 4)))
    fields = len(partial_fields(person))
    days_each = {0: 1, 1: 40, 2: 6, 3: 2}.get(fields, 1)
    view = view_of(person, standard, policy)
    concrete = [view_of(one, standard, policy) for one in persons_to_the_day(person, days_each)]
    asked = alternatives(standard, policy)
    of_level = reduce(DayBounds.__or__, (days_of(one, view) for one in asked), NOTHING)
    for one in concrete:
        days = [days_of(each, one) for each in asked]
        for each, known in zip(days, (days_of(each, view) for each in asked), strict=True):
            assert known.certain & each.certain == known.certain
            assert known.possible | each.possible == known.possible
        union = reduce(DayBounds.__or__, days, NOTHING)
        assert of_level.certain & union.certain == of_level.certain
        assert of_level.possible | union.possible == of_level.possible


@pytest.mark.parametrize("seed", range(FEW // 4))
def test_the_days_that_are_asked_decide(seed: int) -> None:
    """Whoever gives the days that are asked, and no others, gets the verdict that all days would have given."""
    rng = random.Random(seed)
    exact = random_person(rng)
    advisor, vague = cl.Advisor(), blurred(rng, exact, 9)
    for answer in advisor.survey(exact, ON):
        interview = advisor.interview(vague, answer.occupation, answer.level, ON)
        while (asked := interview.question) is not None:
            day = None  # what else is not known stays so
            if asked.partial_date is not None:
                name = next(name for name in LISTS if asked.record in (getattr(interview.person, name) or ()))
                place = getattr(interview.person, name).index(asked.record)
                day = getattr(getattr(exact, name)[place], asked.topic)
            interview = interview.answer(day)
        assert interview.eligibility.verdict == answer.verdict


@pytest.mark.parametrize("seed", range(FEW // 8))
def test_a_plan_is_that_of_the_worst_days(seed: int) -> None:
    """Where each date counts in one direction, plans are those of a person with the last days, and the first of ends."""
    rng = random.Random(seed)
    person = blurred(rng, random_person(rng).model_copy(update={"education": ()}), 3)
    lists = {name: tuple(map(at_worst, getattr(person, name) or ())) for name in ("certificates", "work", "training")}
    worst, advisor = person.model_copy(update=lists), cl.Advisor()
    names = [CATALOG.name(spell.occupation) for spell in person.work or ()]
    for occupation in {"电工", *(name for name in names if name in CATALOG.occupations)}:
        assert figures(advisor, person, occupation, 3) == figures(advisor, worst, occupation, 3)


def at_worst(record: Record) -> Record:
    """The record with the last day that its date may be, and then the first that its end may be."""

    def days(one: Record) -> tuple[int, int]:
        end = getattr(one, "end", None) or dt.date.max
        return one.date.toordinal() if isinstance(one.date, dt.date) else 0, -end.toordinal()

    return max(record_to_the_day(record, 366), key=days)


def figures(advisor: cl.Advisor, person: cl.Person, occupation: str, level: int) -> list[tuple[int, ...]]:
    try:
        plans = advisor.plans(person, occupation, level, ON, study=cl.usual_programmes())
    except cl.NoPath:
        return []
    return [(plan.days, plan.certificates, plan.trainings, plan.programmes) for plan in plans]
