"""Lines that ask something of applicants, in words of demand or without any: none of them is known to ask for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from certladder.model.parsing.layout.non_conditions import asks_for_nothing
from certladder.model.parsing.normalise import normalise

DEMANDS = (Path(__file__).parents[1] / "data" / "demands.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", DEMANDS)
def test_what_asks_for_something_is_not_idle(line: str) -> None:
    assert not asks_for_nothing(normalise(line).text)


@pytest.mark.parametrize("line", DEMANDS)
def test_idle_words_before_it_hide_no_demand(line: str) -> None:
    assert not asks_for_nothing(normalise(f"欢迎报名，{line}").text)
