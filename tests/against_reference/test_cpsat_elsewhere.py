"""Ways through related occupations, as CP-SAT finds them, against fronts worked out by hand."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

import certladder as cl
from tests.helpers.length import LENGTH
from tests.reference.question import Figures, Question, Wishes

if LENGTH == "short":
    pytest.importorskip("ortools", reason="no ortools here: make references installs it")
from tests.reference.cpsat import front

pytestmark = [pytest.mark.reference, pytest.mark.slow, pytest.mark.no_cover]

ON = dt.date(2026, 11, 22)
MILLER = cl.Certificate(occupation="铣工", level=3, issued="2026-11-22")
BOTH_WAYS = {("化学检验员", "铣工"): True, ("铣工", "化学检验员"): True}
ONE_WAY = {("化学检验员", "铣工"): True, ("铣工", "化学检验员"): False}


def _days(year: int, month: int = 11, day: int = 22) -> int:
    return (dt.date(year, month, day) - ON).days


def _question(
    person: cl.Person,
    relations: dict[tuple[str, str], bool],
    wishes: Wishes,
    occupation: str = "化学检验员",
    study: tuple[cl.StudyOption, ...] = (),
    **months: int,
) -> Question:
    wishes = dataclasses.replace(wishes, study=study)
    return Question(person, occupation, 1, ON, relations, cl.Policy(**months), wishes)


TWO = Wishes(max_certificates=2)
FRONTS: dict[str, tuple[Question, set[Figures]]] = {
    # 铣工 二级 after 4 years of work that counts for it, then 化学检验员/一级/2 after 5 more.
    "both ways": (_question(cl.Person(certificates=[MILLER]), BOTH_WAYS, TWO), {(_days(2035), 2, 0, 0)}),
    # Work as a 化学检验员 does not count for a 铣工.
    "one way": (_question(cl.Person(certificates=[MILLER]), ONE_WAY, TWO), set()),
    # But a job as a 铣工 that goes on does.
    "one way, with a job there": (
        _question(
            cl.Person(certificates=[MILLER], work=[cl.Work(occupation="铣工", start="2026-01-10")]), ONE_WAY, TWO
        ),
        {(_days(2035), 2, 0, 0)},
    ),
    # A job there that ends on the last day of the fourth year is long enough; one that ends the day before is not.
    "one way, with a job that ends in time": (
        _question(
            cl.Person(certificates=[MILLER], work=[cl.Work(occupation="铣工", start="2026-01-10", end="2030-11-21")]),
            ONE_WAY,
            TWO,
        ),
        {(_days(2035), 2, 0, 0)},
    ),
    "one way, with a job that ends too soon": (
        _question(
            cl.Person(certificates=[MILLER], work=[cl.Work(occupation="铣工", start="2026-01-10", end="2030-11-20")]),
            ONE_WAY,
            TWO,
        ),
        set(),
    ),
    # An unknown relation leads through no ladder, also where yes is assumed for what is unknown.
    "unknown": (_question(cl.Person(certificates=[MILLER]), {}, TWO), set()),
    "unknown, and yes is assumed": (
        _question(cl.Person(certificates=[MILLER]), {}, Wishes(max_certificates=2, assume_unknown=True)),
        set(),
    ),
    # Each certificate of the way is issued three months after its clause holds: 2030-11-22, 2031-02-22, 2036-02-22.
    "with lead times": (
        _question(cl.Person(certificates=[MILLER]), BOTH_WAYS, TWO, lead_time_months=3),
        {(_days(2036, 5, 22), 2, 0, 0)},
    ),
    # 二级 of 铣工 is there: the five years of 化学检验员/一级/2 are all that is left.
    "to be held already": (
        _question(
            cl.Person(certificates=[MILLER, cl.Certificate(occupation="铣工", level=2, issued="2026-11-22")]),
            BOTH_WAYS,
            Wishes(max_certificates=1),
        ),
        {(_days(2031), 1, 0, 0)},
    ),
    # 车工 一级 from 四级 of 铣工: 三级 in either after 5 years, 二级 in either after 4, 一级 after 4.
    "trades": (
        _question(
            cl.Person(certificates=[MILLER.model_copy(update={"level": 4})]),
            {("车工", "铣工"): True, ("铣工", "车工"): True},
            Wishes(),
            "车工",
        ),
        {(_days(2039), 3, 0, 0)},
    ),
    # The part-time diploma lets 三级 be had 2.5 years after the beginning rather than 5.
    "trades, and a diploma": (
        _question(
            cl.Person(certificates=[MILLER.model_copy(update={"level": 4})]),
            {("车工", "铣工"): True, ("铣工", "车工"): True},
            Wishes(),
            "车工",
            (cl.StudyOption(degree="associate", years=2.5, full_time=False, relevance={"车工": "own"}),),
        ),
        {(_days(2037, 5, 22), 3, 0, 1), (_days(2039), 3, 0, 0)},
    ),
}


@pytest.mark.parametrize("name", FRONTS)
def test_the_front_is_the_one_worked_out(name: str) -> None:
    question, expected = FRONTS[name]
    assert front(question) == expected


def test_without_certificates_to_earn_elsewhere_there_is_no_such_way() -> None:
    question, _ = FRONTS["both ways"]
    assert front(question, elsewhere=False) == set()
