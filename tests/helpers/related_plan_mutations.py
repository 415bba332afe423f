"""Mistakes that are put into sound plans through other occupations' ladders: whose certificate, whose clause.

Like those of `plan_mutations`: each a function from a question and one of its plans to plans with the mistake.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import certladder as cl
from tests.helpers.plan_mutations import Plans, steps, with_fact, with_step, without
from tests.helpers.plan_questions import Question
from tests.helpers.random_persons import OCCUPATIONS


def certificate_of_an_unrelated_occupation(question: Question, plan: cl.Plan) -> Plans:
    """One that could not serve the next certificate, by the clause that it was earned by, or by one of its own."""
    for (index, step), (_, following) in pairwise(_earned(plan)):
        standard = question.catalog.standard(following.record.occupation, plan.on)
        for name in OCCUPATIONS:
            if name != standard.occupation and question.catalog.related(standard, name) is False:
                wrong = with_fact(plan, index, occupation=name)
                yield wrong
                for clause in question.catalog.standard(name, plan.on).levels.get(step.record.level, ()):
                    yield with_step(wrong, index, clause=clause, alternative=1)


def certificate_without_a_standard(_: Question, plan: cl.Plan) -> Plans:
    for index, _step in _earned(plan):
        yield with_fact(plan, index, occupation="焊工")


def clause_of_another_occupation(question: Question, plan: cl.Plan) -> Plans:
    for index, step in _earned(plan):
        for name in OCCUPATIONS:
            if name != step.record.occupation:
                clauses = question.catalog.standard(name, plan.on).levels.get(step.record.level, ())
                yield from (with_step(plan, index, clause=clause, alternative=1) for clause in clauses)


def certificate_on_the_way_dropped(_: Question, plan: cl.Plan) -> Plans:
    """With what it rested on given to the next one: had that been enough, the plan would not be one of the best."""
    for (index, step), (_number, following) in pairwise(_earned(plan)):
        shorter = without(plan, index, counted=True)
        for number, other in enumerate(shorter.steps):
            if step.clause is not None and other.clause == step.clause:
                shorter = with_step(shorter, number, clause=following.clause, alternative=following.alternative)
        assumed = tuple(
            one for one in plan.assumptions if one.level is not step.record.level or step.clause is not None
        )
        yield shorter.model_copy(update={"assumptions": assumed})


def certificate_earned_after_the_plans(_: Question, plan: cl.Plan) -> Plans:
    """The plan's certificate, and one more behind it; the one before the last, put last."""
    if len(earned := _earned(plan)) > 1:
        index, step = earned[-2]
        again = {
            "start": plan.reached,
            "date": plan.reached,
            "record": step.record.model_copy(update={"issued": plan.reached}),
        }
        last = step.model_copy(update=again)
        yield plan.model_copy(update={"steps": (*plan.steps, last), "certificates": plan.certificates + 1})
        moved = (*plan.steps[:index], *plan.steps[index + 1 :], last)
        yield plan.model_copy(update={"steps": moved})


def _earned(plan: cl.Plan) -> list[tuple[int, cl.Step]]:
    return [(index, step) for index, step in steps(plan, "certificate") if step.record.level is not None]


RELATED_MISTAKES: tuple[Callable[[Question, cl.Plan], Plans], ...] = (
    certificate_earned_after_the_plans,
    certificate_of_an_unrelated_occupation,
    certificate_on_the_way_dropped,
    certificate_without_a_standard,
    clause_of_another_occupation,
)
