"""Questions to the planner as the independent planners take them, put to the library."""

from __future__ import annotations

import dataclasses
from typing import Any

import certladder as cl
from tests.reference.brute_force import Case, Wishes
from tests.reference.brute_force_study import Quadruple, StudyCase

__all__ = ["TooLong", "catalog_of", "describe", "front_of_plans", "wishes_of"]


class TooLong(Exception):
    """A planner has not found the answer in the time given."""


def catalog_of(case: Case) -> cl.Catalog:
    """The built-in catalog with the relations of a question."""
    catalog = cl.Catalog.builtin()
    for (occupation, other), accepted in case.relations.items():
        catalog = catalog.relate(occupation, other, accepted=accepted)
    return catalog


def wishes_of(question: StudyCase) -> dict[str, Any]:
    """The wishes of a question as `plans` takes them."""
    wishes = {field.name: getattr(question.case.wishes, field.name) for field in dataclasses.fields(Wishes)}
    offered = ("study", "no_full_time", "max_programmes")
    return {**wishes, **{name: getattr(question, name) for name in offered}}


def front_of_plans(question: StudyCase) -> set[Quadruple]:
    """The library's answer, empty where it finds no path."""
    case = question.case
    advisor = cl.Advisor(catalog_of(case), case.policy)
    try:
        plans = advisor.plans(case.person, case.occupation, case.level, case.on, **wishes_of(question))
    except cl.NoPath:
        return set()
    return {(plan.days, plan.certificates, plan.trainings, plan.programmes) for plan in plans}


def describe(name: str, question: StudyCase, library: set[Quadruple], other: set[Quadruple]) -> str:
    """All that is needed to ask again, and both answers."""
    case = question.case
    return "\n  ".join(
        (
            f"{name}: {case.occupation} level {case.level} on {case.on}",
            f"person: {case.person.model_dump_json(exclude_defaults=True)}",
            f"relations: {dict(case.relations)}",
            f"policy: {case.policy!r}",
            f"wishes: {case.wishes}",
            f"study: {[option.model_dump(mode='json', exclude_defaults=True) for option in question.study]}",
            f"no_full_time: {question.no_full_time}, max_programmes: {question.max_programmes}",
            f"plans: {sorted(library)}",
            f"the other planner: {sorted(other)}",
        )
    )
