"""The planners of the benchmarks read the same expected rules as the references and give the library's fronts."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.reference, pytest.mark.no_cover]


@pytest.mark.parametrize("planner", ["CP-SAT", "clingo"])
def test_the_planners_give_the_library_s_fronts(planner: str) -> None:
    planners = pytest.importorskip("benchmarks.compare_planners", reason="no clingo here: make references installs it")
    for question in planners.beginners()[:3]:
        assert planners.PLANNERS[planner](question)() == planners.PLANNERS["certladder"](question)()
