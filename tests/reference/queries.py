"""Questions as the independent planners take them, put to the library."""

from __future__ import annotations

import dataclasses
from typing import Any

import certladder as cl
from tests.reference.question import Figures, Question


class TooLong(Exception):
    """A planner has not found the answer in the time given."""


def catalog_of(question: Question) -> cl.Catalog:
    """The built-in catalog with the relations of a question."""
    catalog = cl.Catalog.builtin()
    for (occupation, other), accepted in question.relations.items():
        catalog = catalog.relate(occupation, other, accepted=accepted)
    return catalog


def wishes_of(question: Question) -> dict[str, Any]:
    """The wishes of a question as `plans` takes them."""
    return {field.name: getattr(question.wishes, field.name) for field in dataclasses.fields(question.wishes)}


def front_of_plans(question: Question) -> set[Figures]:
    """The library's answer, empty where it finds no path."""
    advisor = cl.Advisor(catalog_of(question), question.policy)
    asked = (question.person, question.occupation, question.level, question.on)
    try:
        plans = advisor.plans(*asked, **wishes_of(question))
    except cl.NoPath:
        return set()
    return {(plan.days, plan.certificates, plan.trainings, plan.programmes) for plan in plans}


def describe(name: str, question: Question, library: set[Figures], other: set[Figures]) -> str:
    """All that is needed to ask again, and both answers."""
    return "\n  ".join(
        (
            f"{name}: {question.occupation} level {question.level} on {question.on}",
            f"person: {question.person.model_dump_json(exclude_defaults=True)}",
            f"relations: {dict(question.relations)}",
            f"policy: {question.policy!r}",
            f"wishes: {question.wishes}",
            f"plans: {sorted(library)}",
            f"the other planner: {sorted(other)}",
        )
    )
