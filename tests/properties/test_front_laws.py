"""Laws of fronts on random questions of several occupations, with programmes, wishes and unknowns."""

from __future__ import annotations

import dataclasses
import random

import pytest

import certladder as cl
from tests.helpers.length import by_length
from tests.helpers.random_questions import KINDS, PROGRAMMES, random_question
from tests.reference.queries import catalog_of, front_of_plans, wishes_of
from tests.reference.question import Figures, Question

pytestmark = [pytest.mark.reference, pytest.mark.no_cover]

SEEDS = range(10_000, 10_000 + by_length(short=10, long=60, proof=1000))


def is_covered(plan: Figures, front: set[Figures]) -> bool:
    """Whether a plan of the front is as good in every respect."""
    return any(all(mine <= theirs for mine, theirs in zip(other, plan, strict=True)) for other in front)


def without_via(question: Question) -> Question:
    """A clause wished for may become useless by what is added, and nothing useless is earned."""
    return dataclasses.replace(question, wishes=dataclasses.replace(question.wishes, via=()))


@pytest.mark.parametrize("kind", KINDS)
def test_another_programme_never_worsens_the_front(kind: str) -> None:
    for seed in SEEDS:
        question = without_via(random_question(seed, kind))
        more = cl.StudyOption.model_validate({**random.Random(seed).choice(PROGRAMMES), "relevance": "own"})
        study = (*question.wishes.study, more)
        offered = dataclasses.replace(question, wishes=dataclasses.replace(question.wishes, study=study))
        found = front_of_plans(offered)
        assert all(is_covered(plan, found) for plan in front_of_plans(question)), seed


@pytest.mark.parametrize("kind", ["related", "related study"])
def test_another_relation_never_worsens_the_front(kind: str) -> None:
    for seed in SEEDS:
        question = without_via(random_question(seed, kind))
        pair = random.Random(seed).choice(sorted(question.relations) or [("铣工", "车工")])
        related = dataclasses.replace(question, relations={**question.relations, pair: True})
        found = front_of_plans(related)
        assert all(is_covered(plan, found) for plan in front_of_plans(question)), seed


@pytest.mark.parametrize("kind", ["ladder", "related"])
def test_another_certificate_or_training_never_worsens_the_front(kind: str) -> None:
    for seed in SEEDS:
        question = without_via(random_question(seed, kind))
        occupation = catalog_of(question).name(question.occupation)
        level = random.Random(seed).choice((5, 4, 3))
        for record in (
            cl.Certificate(occupation=occupation, level=level, issued=question.on),
            cl.Training(occupation=occupation, level=level, completed=question.on),
        ):
            found = front_of_plans(dataclasses.replace(question, person=question.person.plus(record)))
            assert all(is_covered(plan, found) for plan in front_of_plans(question)), (seed, record)


@pytest.mark.parametrize("kind", ["related", "related study"])
def test_the_order_of_the_catalog_does_not_matter(kind: str) -> None:
    for seed in SEEDS:
        question = random_question(seed, kind)
        catalog = catalog_of(question)
        standards = random.Random(seed).sample(catalog.standards, len(catalog.standards))
        shuffled = type(catalog)(tuple(standards), catalog.relations, catalog.aliases)
        asked = question.person, question.occupation, question.level, question.on
        try:
            plans = cl.Advisor(catalog, question.policy).plans(*asked, **wishes_of(question))
        except (cl.NoPath, cl.UndescribedLevel):
            continue
        assert cl.Advisor(shuffled, question.policy).plans(*asked, **wishes_of(question)) == plans, seed
