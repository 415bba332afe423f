"""`Advisor.check` against an independent evaluator that counts day by day from a person's reading of the rules."""

from __future__ import annotations

import datetime as dt
import random

import pytest

import certladder as cl
from tests.helpers.length import by_length
from tests.helpers.random_persons import (
    blurred,
    counted_otherwise,
    random_aliases,
    random_day,
    random_person,
    random_policy,
    random_relations,
    said_full_time,
)
from tests.reference.eligibility import Oracle
from tests.reference.expected_rules import load_rules
from tests.reference.possible_names import MAY_BE

pytestmark = [pytest.mark.reference, pytest.mark.no_cover]

PERSONS = by_length(short=12, long=300, proof=2400)
CHUNKS = 4
HORIZON = 4_000  # days in which the first certain day is looked for
RULES = load_rules()


def advisor_for(
    relations: dict[tuple[str, str], bool], policy: cl.Policy, aliases: dict[tuple[str, str], bool] | None = None
) -> cl.Advisor:
    catalog = cl.Catalog.builtin()
    for (occupation, name), same in (aliases or {}).items():
        catalog = catalog.alias(occupation, name, same)
    for (occupation, related), accepted in relations.items():
        catalog = catalog.relate(occupation, related, accepted)
    return cl.Advisor(catalog, policy)


@pytest.mark.parametrize("seed", range(CHUNKS))
def test_every_verdict_is_the_oracles(seed: int) -> None:
    rng = random.Random(seed)
    reached: set[tuple[str, int, str]] = set()
    for _ in range(PERSONS // CHUNKS):
        person = said_full_time(rng, random_person(rng, unsure=0.3))
        person = blurred(rng, person, rng.choice((0, 0, 1, 2, 3, 9)))
        aliases, on = random_aliases(rng), random_day(rng)
        policy = counted_otherwise(rng, random_policy(rng))
        relations = random_relations(
            rng, [name for name in MAY_BE if "证" not in name and name not in {its for _, its in aliases}]
        )
        advisor = advisor_for(relations, policy, aliases)
        for occupation, levels in RULES.items():
            oracle = Oracle(person, occupation, relations, policy, aliases=aliases)
            for level in levels:
                answer = advisor.check(person, occupation, level, on=on)
                context = (occupation, level, on, person, relations, policy, aliases)
                assert answer.verdict == oracle.verdict(level, on), context
                reached |= compare_alternatives(answer, oracle, on, rng, context)
    assert PERSONS < 400 or len(reached) > 200, "the sample leaves too many alternatives unreached"


def compare_alternatives(
    answer: cl.Eligibility, oracle: Oracle, on: dt.date, rng: random.Random, context: object
) -> set[tuple[str, int, str]]:
    """Compare each alternative's verdict, and for a sample of them the first certain day."""
    reached = set()
    for result in answer.clauses:
        asked = (answer.level, result.clause.id, result.alternative)
        assert result.verdict == oracle.alternative_verdict(*asked, on), (asked, context)
        reached.add((result.clause.id, result.alternative, str(result.verdict)))
        if rng.random() < 0.02:
            until = on + dt.timedelta(days=HORIZON)
            found = result.eligible_from if result.eligible_from and result.eligible_from <= until else None
            assert found == oracle.alternative_first_certain(*asked, on, until), (asked, context)
    if rng.random() < 0.02:
        until = on + dt.timedelta(days=HORIZON)
        firsts = [
            oracle.alternative_first_possible(answer.level, result.clause.id, result.alternative, on, until)
            for result in answer.clauses
        ]
        first = min((day for day in firsts if day), default=None)
        found = answer.possible_from if answer.possible_from and answer.possible_from <= until else None
        assert found == first, context
    return reached
