"""An age that is not to be exceeded, against a count of birthdays for every day that a birth date may be (D18)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import certladder as cl

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(1970, 12, 31))
BORN = st.one_of(DAYS.map(str), DAYS.map(lambda day: str(day)[:7]), DAYS.map(lambda day: str(day)[:4]))


def age(born: dt.date, on: dt.date) -> int:
    """The birthdays since birth; 29 February is kept on the 28th (D2)."""
    had = (on.month, on.day) >= (born.month, born.day)
    last_of_february = (born.month, born.day, on.month, on.day) == (2, 29, 2, 28) and (on + dt.timedelta(1)).day == 1
    return on.year - born.year - (not (had or last_of_february))


def verdict(born: str, on: dt.date, years: int, below: bool, said: bool | None) -> str:
    """What holds for every day that the birth date may be is certain."""
    first = dt.date.fromisoformat((born + "-01-01")[:10])
    each = (first + dt.timedelta(days) for days in range(366))
    ages = [age(day, on) for day in each if str(day).startswith(born)]
    in_doubt = {"eligible" if said else "not_eligible"} if said is not None else {"undetermined"}
    found = set()
    for one in ages:
        found |= {"eligible"} if one < years else in_doubt if one == years and not below else {"not_eligible"}
    return found.pop() if len(found) == 1 else "undetermined"


@given(
    BORN,
    st.dates(dt.date(2010, 1, 1), dt.date(2035, 12, 31)),
    st.integers(50, 70),
    st.booleans(),
    st.sampled_from([True, False, None]),
)
def test_it_is_exceeded_when_a_count_of_birthdays_says_so(
    born: str, on: dt.date, years: int, below: bool, said: bool | None
) -> None:
    asked = cl.MaximumAge(years=years, below=below)
    clause = cl.Clause(id="茶艺师/五级/1", text="略", alternatives=((asked,),))
    catalog = cl.Catalog((cl.Standard(occupation="茶艺师", levels={5: (clause,)}),))
    person = cl.Person(born=born, meets={} if said is None else {f"不超过{years}周岁": said})
    answer = cl.Advisor(catalog).check(person, "茶艺师", 5, on=on)
    assert answer.verdict == verdict(born, on, years, below, said)
    assert bool(answer.questions) == (answer.verdict == "undetermined")


# --- plans ---

LEVELS = (5, 4, 3)


@st.composite
def questions(draw: st.DrawFn) -> tuple[cl.Catalog, cl.Person]:
    """A ladder of three levels, some of whose clauses ask for an age, and somebody of about that age."""
    levels = {}
    for level in LEVELS:
        clauses = []
        for number in range(1, draw(st.integers(1, 2)) + 1):
            below = cl.CertificateRequirement(level=level + 1, kinds=["skill_level"]) if level < 5 else None
            after = below if draw(st.booleans()) else None
            years = draw(st.integers(1, 5))
            asked: list[object] = [cl.WorkYears(years=years, mode="累计", after=after)]
            asked += [below] if after or (below and draw(st.booleans())) else []
            if draw(st.booleans()):
                asked.append(cl.MaximumAge(years=draw(st.integers(58, 62)), below=draw(st.booleans())))
            asked += [cl.MinimumAge(years=draw(st.integers(58, 61)))] if draw(st.integers(0, 3)) == 0 else []
            clauses.append(cl.Clause(id=f"茶艺师/{level}/{number}", text="略", alternatives=(tuple(asked),)))
        levels[level] = tuple(clauses)
    born = str(draw(st.dates(dt.date(1963, 1, 1), dt.date(1972, 12, 31))))[: draw(st.sampled_from([10, 10, 7]))]
    person = cl.Person(born=born, work=[cl.Work(occupation="茶艺师", start="2025-03-01")])
    return cl.Catalog((cl.Standard(occupation="茶艺师", levels=levels),)), person


def ways(advisor: cl.Advisor, person: cl.Person, day: dt.date, earned: int = 0) -> set[tuple[dt.date, int]]:
    """When, and with how many certificates, the highest level is reached by each way: from check to check."""
    found = set()
    held = min((one.level or 6 for one in person.certificates or ()), default=6)
    for level in (one for one in LEVELS if one < held):
        for result in advisor.check(person, "茶艺师", level, on=day).clauses:
            if (issued := result.eligible_from) is None:
                continue
            if level == LEVELS[-1]:
                found.add((issued, earned + 1))
            else:
                more = cl.Certificate(occupation="茶艺师", level=level, issued=issued)
                found |= ways(advisor, person.plus(more), issued, earned + 1)
    return found


@pytest.mark.slow
@given(questions())
def test_plans_are_the_best_of_all_ways_that_end_in_time(asked: tuple[cl.Catalog, cl.Person]) -> None:
    catalog, person = asked
    advisor, on = cl.Advisor(catalog), dt.date(2026, 11, 22)
    each = ways(advisor, person, on)
    best = {way for way in each if not any(o != way and o[0] <= way[0] and o[1] <= way[1] for o in each)}
    try:
        plans = advisor.plans(person, "茶艺师", 3, on=on)
    except cl.NoPath:
        assert not best
    else:
        assert {(plan.reached, plan.certificates) for plan in plans} == best
