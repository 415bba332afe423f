"""What the laws of plans share: costs, wishes as strategies, and the questions asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

import certladder as cl
from tests.helpers.strategies import CATALOG, ON, ONE_DAY, Case, cases

Cost = tuple[int, int, int, int]
Wishes = dict[str, Any]


def cost(plan: cl.Plan) -> Cost:
    """What a plan costs: days, certificates, trainings, study programmes."""
    return plan.days, plan.certificates, plan.trainings, plan.programmes


def beats(one: Cost, other: Cost) -> bool:
    """Whether a cost is as good as another in every respect, and better in one."""
    return one != other and all(mine <= theirs for mine, theirs in zip(one, other, strict=True))


def keeps_to(plan: cl.Plan, wishes: Wishes) -> bool:
    """Whether a plan keeps to the limits among the wishes; what is held already was in time for every deadline."""
    limits = {
        "deadline": plan.reached,
        "max_certificates": plan.certificates,
        "max_trainings": plan.trainings,
        "max_programmes": plan.programmes,
    }
    return not plan.steps or all(value <= wishes[name] for name, value in limits.items() if name in wishes)


# --- wishes ---


LIMITS: dict[str, st.SearchStrategy[Any]] = {
    "deadline": st.integers(0, 9000).map(lambda days: ON + ONE_DAY * days),
    "max_certificates": st.integers(0, 4),
    "max_trainings": st.integers(0, 3),
    "max_programmes": st.integers(0, 1),
}
PROGRAMMES = (
    *cl.usual_programmes(),
    cl.StudyOption(school=cl.School.TECHNICIAN_COLLEGE, programme=cl.Programme.TECHNICIAN, years=2),
    cl.StudyOption(school=cl.School.UNIVERSITY, degree=cl.Degree.BACHELOR, years=4, relevance=cl.Relevance.RELATED),
    cl.StudyOption(school=cl.School.HIGHER_VOCATIONAL, years=0.5, full_time=False),
)
LENIENT: dict[str, st.SearchStrategy[Any]] = {
    "study": st.lists(st.sampled_from(PROGRAMMES), min_size=1, max_size=3, unique=True),
    "undocumented": st.sampled_from(["obtainable", "unreachable"]),
    "assume_unknown": st.booleans(),
}
lenient = st.fixed_dictionaries({}, optional=LENIENT)
questions = st.one_of(
    cases(), cases().map(lambda case: replace(case, level=min(CATALOG.standard(case.occupation).levels)))
)
"""Half of them ask for the highest level, to which the way is long."""


@st.composite
def strict(draw: st.DrawFn, case: Case) -> Wishes:
    """Limits, and clauses to use or to avoid."""
    levels = CATALOG.standard(case.occupation).levels
    ids = st.sampled_from([clause.id for level in levels if level >= case.level for clause in levels[level]])
    clauses = st.lists(ids, min_size=1, max_size=2, unique=True)
    wishes: Wishes = draw(st.fixed_dictionaries({}, optional=LIMITS | {"via": clauses, "avoid": clauses}))
    return wishes
