"""Laws of fronts on random questions of several occupations, with programmes, wishes and unknowns."""

from __future__ import annotations

import dataclasses
import random
from collections import Counter
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest

import certladder as cl
from certladder.model.person import Record
from tests.helpers.length import by_length
from tests.helpers.random_persons import OCCUPATIONS
from tests.helpers.random_questions import KINDS, PROGRAMMES, random_question
from tests.reference.queries import catalog_of, front_of_plans, wishes_of
from tests.reference.question import Figures, Question

pytestmark = [pytest.mark.reference, pytest.mark.slow, pytest.mark.no_cover]

SEEDS = range(10_000, 10_000 + by_length(short=10, long=60, proof=1000))


def is_covered(plan: Figures, front: set[Figures]) -> bool:
    """Whether a plan of the front is as good in every respect."""
    return any(all(mine <= theirs for mine, theirs in zip(other, plan, strict=True)) for other in front)


def without_via(question: Question) -> Question:
    """A clause wished for may become useless by what is added, and nothing useless is earned."""
    return dataclasses.replace(question, wishes=dataclasses.replace(question.wishes, via=()))


def expect_nothing_worse(kind: str, changed: Callable[[Question, random.Random], Question]) -> None:
    """With the change, a plan as good is left for every plan there was; at length, some fronts become others."""
    seen = Counter[str]()
    for seed in SEEDS:
        question = without_via(random_question(seed, kind))
        before, after = front_of_plans(question), front_of_plans(changed(question, random.Random(seed)))
        assert all(is_covered(plan, after) for plan in before), seed
        seen += Counter({"plans": bool(before), "another front": before != after})
    assert seen["plans"], seen
    assert seen["another front"] >= by_length(short=0, long=1, proof=10), seen


@pytest.mark.parametrize("kind", KINDS)
def test_another_programme_never_worsens_the_front(kind: str) -> None:
    def changed(question: Question, rng: random.Random) -> Question:
        more = cl.StudyOption.model_validate({**rng.choice(PROGRAMMES), "relevance": "own"})
        wishes = dataclasses.replace(question.wishes, study=(*question.wishes.study, more))
        return dataclasses.replace(question, wishes=wishes)

    expect_nothing_worse(kind, changed)


@pytest.mark.parametrize("kind", ["related", "related study"])
def test_another_relation_never_worsens_the_front(kind: str) -> None:
    def changed(question: Question, rng: random.Random) -> Question:
        open_pairs = [pair for pair in permutations(OCCUPATIONS, 2) if not question.relations.get(pair)]
        pairs = [pair for pair in open_pairs if pair[0] == question.target[0]] or open_pairs
        return dataclasses.replace(question, relations={**question.relations, rng.choice(pairs): True})

    expect_nothing_worse(kind, changed)


@pytest.mark.parametrize(
    ("kind", "record"), [("ladder", cl.Certificate), ("ladder", cl.Training), ("related", cl.Certificate)]
)
def test_another_certificate_or_training_never_worsens_the_front(kind: str, record: type[Record]) -> None:
    def changed(question: Question, rng: random.Random) -> Question:
        day = {"issued" if record is cl.Certificate else "completed": question.on}
        gained = record.model_validate({"occupation": question.occupation, "level": rng.choice((5, 4, 3)), **day})
        return dataclasses.replace(question, person=question.person.plus(gained))

    expect_nothing_worse(kind, changed)


@pytest.mark.parametrize("kind", ["related", "related study"])
def test_the_order_of_the_catalog_does_not_matter(kind: str) -> None:
    planned = 0
    for seed in SEEDS:
        question = random_question(seed, kind)
        catalog = catalog_of(question)
        standards = random.Random(seed).sample(catalog.standards, len(catalog.standards))
        shuffled = type(catalog)(tuple(standards), catalog.relations, catalog.aliases)
        asked = question.person, question.occupation, question.level, question.on
        try:
            plans = cl.Advisor(catalog, question.policy).plans(*asked, **wishes_of(question))
        except cl.NoPath:
            continue
        assert cl.Advisor(shuffled, question.policy).plans(*asked, **wishes_of(question)) == plans, seed
        planned += 1
    assert planned


def _spiced(rng: random.Random, wishes: dict[str, Any]) -> dict[str, Any]:
    """With prices, aims and clauses besides, now and then."""
    levels = rng.sample(range(1, 6), 3)
    if rng.random() < 0.5:
        amounts = {level: rng.choice((0.1, 100, 2000)) for level in levels}
        name = rng.choice(("certificate", "training", "subsidy"))
        programme = {rng.choice(("associate", "bachelor", "university")): 900}
        wishes["prices"] = cl.Prices(**{name: amounts, "programme": programme})
        wishes["max_cost"] = rng.choice((None, 0, 100, 5000))
    if rng.random() < 0.3:
        wishes["optimise"] = tuple(rng.choices(("time", "certificates", "trainings", "programmes"), k=3))
    wishes["study"] = [*wishes["study"], *wishes["study"][:1]]
    return wishes


def _without(note: cl.Note, wishes: dict[str, Any]) -> dict[str, Any]:
    """The wishes without those that a note names."""
    if note.code == "wish":
        return {name: wish for name, wish in wishes.items() if name not in note.names}
    if note.code in ("duplicate", "study"):
        kept = [one for one in dict.fromkeys(wishes["study"]) if note.code != "study" or one.course != note.record]
        return {**wishes, "study": kept}
    if note.name in cl.Prices.model_fields:
        prices = wishes["prices"].model_dump()
        prices[note.name] = {kind: amount for kind, amount in prices[note.name].items() if str(kind) not in note.names}
        return {**wishes, "prices": cl.Prices(**prices)}
    given = list(wishes[note.name])
    kept = [part for part in dict.fromkeys(given) if part not in note.names or given.count(part) > 1]
    return {name: wish for name, wish in {**wishes, note.name: kept}.items() if wish or name != "optimise"}


def _front(advisor: cl.Advisor, case: Any, wishes: dict[str, Any]) -> object:
    try:
        plans = advisor.plans(*case, **wishes)
    except cl.NoPath as no_path:
        return no_path.notes, None
    except cl.WishesError:  # too many routes
        return (), None
    counts = [(plan.days, plan.certificates, plan.trainings, plan.programmes, plan.cost or 0) for plan in plans]
    return plans[0].notes, counts


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_told_to_change_nothing_changes_nothing(kind: str) -> None:
    told = 0
    for seed in range(by_length(short=10, long=200, proof=3000)):
        question = random_question(seed, kind)
        case = question.person, question.occupation, question.level, question.on
        advisor = cl.Advisor(cl.Catalog(cl.Catalog.builtin().standards, question.relations), question.policy)
        wishes = _spiced(random.Random(seed), dict(vars(question.wishes)))
        notes, front = _front(advisor, case, wishes)
        for note in notes:
            if note.code in ("wish", "wish_parts", "study") or (
                note.code == "duplicate" and note.record not in question.person.records
            ):
                told += 1
                assert _front(advisor, case, _without(note, wishes))[1] == front, (seed, note)
    assert told
