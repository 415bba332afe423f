"""Lines that ask something of applicants, none of which may be known to ask for nothing, and lines that do ask for nothing."""

from __future__ import annotations

from pathlib import Path

from certladder.model.parsing.layout.non_conditions import asks_for_nothing
from certladder.model.parsing.normalise import normalise

DATA = Path(__file__).parents[1] / "data"
DEMANDS, FURNITURE = (
    (DATA / name).read_text(encoding="utf-8").splitlines() for name in ("demands.txt", "furniture.txt")
)


def test_what_asks_for_something_is_not_idle() -> None:
    assert [line for line in DEMANDS if asks_for_nothing(normalise(line).text)] == []


def test_idle_words_before_it_hide_no_demand() -> None:
    assert [line for line in DEMANDS if asks_for_nothing(normalise(f"欢迎报名，{line}").text)] == []


def test_what_stands_around_conditions_asks_for_nothing() -> None:
    assert [line for line in FURNITURE if not asks_for_nothing(normalise(line).text)] == []
