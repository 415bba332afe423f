"""The fronts of `plans` against those that CP-SAT proves, on made-up questions that are hard.

What the model leaves out, full-time study beside work that counts for another occupation only and ends, can matter to
ways through related occupations alone. CERTLADDER_CPSAT says how many questions are asked; a difference is replayed with `hard_question(seed)`.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest

from tests.helpers.hard_questions import hard_question, related_question
from tests.reference.cpsat import Unstated, front
from tests.reference.queries import TooLong, describe, front_of_plans

pytestmark = pytest.mark.no_cover

NUMBER = int(os.environ.get("CERTLADDER_CPSAT", "32"))
PARTS = 2
SHOWN = 5
PATIENCE = 30.0  # seconds for ways through related occupations


def test_fronts_through_related_occupations_are_those_that_cp_sat_proves() -> None:
    number = max(NUMBER // 4, 15)
    differences: list[str] = []
    better = left_out = 0
    for seed in range(number):
        question = related_question(seed)
        try:
            library, proved = front_of_plans(question), front(question, seconds=PATIENCE)
        except (TooLong, Unstated):
            left_out += 1
            continue
        better += proved != front(question, elsewhere=False)
        if library != proved:
            differences.append(describe(f"related_question({seed})", question, library, proved))
    shown = "\n\n".join(differences[:SHOWN])
    assert not differences, f"{len(differences)} of {number} fronts differ; the first of them:\n{shown}"
    assert better >= 0.05 * number
    assert left_out <= 0.2 * number


@pytest.mark.parametrize("part", range(PARTS))
def test_fronts_are_those_that_cp_sat_proves(part: int) -> None:
    seeds = range(part, NUMBER, PARTS)
    differences: list[str] = []
    seen: Counter[str] = Counter()
    for seed in seeds:
        question = hard_question(seed)
        library = front_of_plans(question)
        try:
            proved = front(question)
        except Unstated:
            seen["left out"] += 1
            continue
        seen["with study offered"] += bool(question.study)
        seen["with a way"] += bool(proved)
        seen["with a programme"] += any(programmes for *_, programmes in proved)
        seen["with a choice"] += len(proved) > 1
        if library != proved:
            differences.append(describe(f"hard_question({seed})", question, library, proved))
    shown = "\n\n".join(differences[:SHOWN])
    assert not differences, f"{len(differences)} of {len(seeds)} fronts differ; the first of them:\n{shown}"
    floors = {"with study offered": 0.4, "with a way": 0.5, "with a programme": 0.1, "with a choice": 0.15}
    assert all(seen[what] >= floor * len(seeds) for what, floor in floors.items()), (len(seeds), seen)
    assert seen["left out"] <= 0.1 * len(seeds)
