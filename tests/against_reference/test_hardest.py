"""The hardest questions found keep their fronts, on which CP-SAT and the brute force agreed; `make proof` asks CP-SAT again."""

from __future__ import annotations

import pytest

from tests.helpers.hardest_questions import Hard, load_hardest
from tests.helpers.length import LENGTH, by_length
from tests.reference.queries import front_of_plans

pytestmark = [pytest.mark.reference, pytest.mark.no_cover]

HARDEST = load_hardest()[:: by_length(short=3, long=1, proof=1)]


@pytest.mark.parametrize("hard", HARDEST, ids=[hard.name for hard in HARDEST])
def test_the_library_finds_the_front(hard: Hard) -> None:
    assert front_of_plans(hard.question) == hard.front


@pytest.mark.skipif(LENGTH != "proof", reason="only in make proof")
@pytest.mark.parametrize("hard", HARDEST, ids=[hard.name for hard in HARDEST])
def test_cp_sat_proves_the_front(hard: Hard) -> None:
    cpsat = pytest.importorskip("tests.reference.cpsat", reason="no ortools here: make proof installs it")
    assert cpsat.front(hard.question) == hard.front
