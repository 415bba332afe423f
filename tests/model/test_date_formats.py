"""Days as people write them are read by one reader at every door: records, options and tables."""

from __future__ import annotations

import datetime as dt

import pytest

import certladder as cl
from certladder.cli.values import read_date
from certladder.model.dates import parse_date, parse_day
from certladder.workforce.cell_parsers import read_day
from certladder.workforce.columns import TABLES

FIRST_OF_JUNE = dt.date(2021, 6, 1)
DAYS = (
    *("2021-06-01", "2021/6/1", "2021.06.01", "2021年6月1日", "2021年06月01", "20210601"),
    *(" 2021 年 6 月 1 日 ", "２０２１－０６－０１", "2021．6．1"),
    *("2021-06-01 00:00:00", "2021/6/1 00:00", "2021-06-01T00:00:00.000"),
    *("2021年6月1号", "2021–6–1", "2021—06—01", "2021。6。1"),
    *("二〇二一年六月一日", "二零二一年六月一日", "二○二一年六月一号", "2021年六月一日"),
)
REFUSED = [
    ("2021-02-29", "day.calendar"),
    ("2021年6月31日", "day.calendar"),
    ("2021.0.1", "day.calendar"),
    ("0000-01-01", "day.calendar"),
    ("20210631", "day.calendar"),
    ("2021", "day.incomplete"),
    ("2021年", "day.incomplete"),
    ("2021-06", "day.incomplete"),
    ("2021年6月", "day.incomplete"),
    ("1/6/2021", "day.order"),
    ("01-06-21", "day.order"),
    ("", "day.empty"),
    ("昨天", "day.unknown"),
    ("21-6-1", "day.short_year"),
    ("二一年六月一日", "day.short_year"),
    ("2021一06一01", "day.unknown"),
    ("2021一6", "day.unknown"),
    ("2021年十十月", "day.unknown"),
    ("二〇二一年十三月", "day.calendar"),
    ("2021-13", "day.calendar"),
    ("0000", "day.calendar"),
    ("202113", "day.calendar"),
    ("2021-06-1 2", "day.unknown"),
    ("2021-06-01 00:01", "day.time"),
    ("x" * 1000, "day.unknown"),
    (1530403200, "day.unknown"),
    (None, "day.empty"),
    ("2021.6-12", "day.order"),
    ("2021/6-1", "day.order"),
    (dt.datetime(2021, 6, 1, 8), "day.time"),
]


MONTHS = (
    "2021-06",
    "2021/6",
    "2021.6",
    "2021年6月",
    "2021年06月份",
    "2021．6",
    "202106",
    " 2021 年 6 月 ",
    "二〇二一年六月",
    "2021—6",
)
YEARS = ("2021", "2021年", " 2021 年 ", "２０２１", "二〇二一年", "二零二一")
NUMBERS = {
    20180702: "2018-07-02",
    201807: "2018-07",
    2018.7: "2018-07",
    2018.07: "2018-07",
    2018: "2018",
}


@pytest.mark.parametrize("words", DAYS)
def test_read_at_every_door(words: str) -> None:
    assert parse_day(words) == read_date(words) == cl.Work(occupation="电工", start=words).start == FIRST_OF_JUNE


@pytest.mark.parametrize("words", ["至今", " 现在 ", "Present", "目前"])
def test_work_that_goes_on_has_no_last_day(words: str) -> None:
    work = cl.Work(occupation="电工", start="2019-07", end=words)
    assert work == cl.Work(occupation="电工", start="2019-07") == cl.Work.model_validate_json(work.model_dump_json())
    with pytest.raises(cl.InvalidFields):
        cl.Work(occupation="电工", start=words)


@pytest.mark.parametrize("words", [*MONTHS, *YEARS])
def test_months_and_years_are_read_at_every_door_of_a_record(words: str) -> None:
    known = cl.PartialDate(2021, 6) if words in MONTHS else cl.PartialDate(2021)
    assert parse_date(words) == read_date(words) == cl.Work(occupation="电工", start=words).start == known
    assert cl.Person(born=words).born == parse_date(known) == known


@pytest.mark.parametrize(("value", "code"), REFUSED, ids=lambda value: str(value)[:20])
def test_refused_with_what_would_be_right(value: object, code: str) -> None:
    with pytest.raises(cl.InvalidDay) as caught:
        parse_day(value)
    assert caught.value.code == code
    for lang in ("zh", "en"):
        assert "2021-06-01" in caught.value.explain(lang)
        assert len(caught.value.explain(lang)) < 200
    if isinstance(value, str) and code != "day.incomplete":
        with pytest.raises(cl.InvalidDay):
            read_date(value)


@pytest.mark.parametrize(("number", "date"), NUMBERS.items())
def test_a_number_is_read_as_its_digits(number: float, date: str) -> None:
    assert str(parse_date(number)) == date


@pytest.mark.parametrize("number", [True, 43282, 2018.1, 2018.13, 2018.123, float("nan"), float("inf"), -2018])
def test_numbers_that_name_no_date(number: float) -> None:
    """2018.1 has the value of 2018.10."""
    with pytest.raises(cl.InvalidDay):
        parse_date(number)


@pytest.mark.parametrize(
    ("cell", "days"), [("2018.1", ("2018-01-01", "2018-10-31")), ("2020.02", ("2020-02-01", "2020-02-29"))]
)
def test_a_month_in_a_cell_may_have_been_a_number(cell: str, days: tuple[str, str]) -> None:
    assert [str(dt.date.fromordinal(day or 0)) for day in read_day(TABLES["work"], "start", cell)] == [*days]
