"""Lines that ask something of applicants, in words of demand or without any: none of them is known to ask for nothing."""

from __future__ import annotations

from pathlib import Path

from certladder.model.parsing.layout.non_conditions import asks_for_nothing
from certladder.model.parsing.normalise import normalise

DEMANDS = (Path(__file__).parents[1] / "data" / "demands.txt").read_text(encoding="utf-8").splitlines()


def test_what_asks_for_something_is_not_idle() -> None:
    assert [line for line in DEMANDS if asks_for_nothing(normalise(line).text)] == []


def test_idle_words_before_it_hide_no_demand() -> None:
    assert [line for line in DEMANDS if asks_for_nothing(normalise(f"欢迎报名，{line}").text)] == []
