"""The fronts of `plans` against those that CP-SAT proves, on random questions.

What the model leaves out, full-time study beside work that counts for another occupation only and ends, can matter to
ways through related occupations alone. A difference is replayed with `random_question(seed, kind)`.
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.helpers.length import LENGTH, by_length
from tests.helpers.random_questions import KINDS, random_question
from tests.reference.queries import TooLong, describe, front_of_plans

if LENGTH == "short":
    pytest.importorskip("ortools", reason="no ortools here: make references installs it")
from tests.reference.cpsat import front
from tests.reference.cpsat_work import Unstated

pytestmark = [pytest.mark.reference, pytest.mark.slow, pytest.mark.no_cover]

NUMBER = by_length(short=3, long=12, proof=400)
SHOWN = 5
PATIENCE = 30.0  # seconds for a question


@pytest.mark.parametrize("kind", KINDS)
def test_fronts_are_those_that_cp_sat_proves(kind: str) -> None:
    differences: list[str] = []
    seen: Counter[str] = Counter()
    for seed in range(NUMBER):
        question = random_question(seed, kind)
        library = front_of_plans(question)
        try:
            proved = front(question, seconds=PATIENCE)
        except (TooLong, Unstated):
            seen["left out"] += 1
            continue
        seen["with a way"] += bool(proved)
        if library != proved:
            differences.append(describe(f"random_question({seed}, {kind!r})", question, library, proved))
    shown = "\n\n".join(differences[:SHOWN])
    assert not differences, f"{len(differences)} of {NUMBER} fronts differ; the first of them:\n{shown}"
    assert seen["with a way"] >= NUMBER // 4, seen
    assert seen["left out"] <= NUMBER // 3, seen
