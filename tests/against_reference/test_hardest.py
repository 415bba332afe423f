"""The hardest questions found keep their fronts, which CP-SAT and the brute force agreed on.

CERTLADDER_HARDEST=all asks CP-SAT again, too.
"""

from __future__ import annotations

import os

import pytest

from tests.helpers.hardest_questions import Hard, load_hardest
from tests.reference.cpsat import front
from tests.reference.queries import front_of_plans

pytestmark = pytest.mark.no_cover

AGAIN = os.environ.get("CERTLADDER_HARDEST") == "all"
HARDEST = load_hardest()


@pytest.mark.parametrize("hard", HARDEST, ids=[hard.name for hard in HARDEST])
def test_the_library_finds_the_front(hard: Hard) -> None:
    assert front_of_plans(hard.question) == hard.front


@pytest.mark.skipif(not AGAIN, reason="at full length only")
@pytest.mark.parametrize("hard", HARDEST, ids=[hard.name for hard in HARDEST])
def test_cp_sat_proves_the_front(hard: Hard) -> None:
    assert front(hard.question) == hard.front
