"""Days as people write them are read in one way, on the command line and in tables."""

from __future__ import annotations

import datetime as dt

import pytest

from certladder.cli.days import typed_day
from certladder.model.errors import InvalidDay
from certladder.model.written import written_day, written_month
from certladder.workforce.lexicon import read_day

FIRST_OF_JUNE = dt.date(2021, 6, 1)
EVERYWHERE = (
    *("2021-06-01", "2021-6-1", "2021/6/1", "2021.06.01", "2021年6月1日", "2021年06月01", "2021.6-1"),
    *(" 2021 年 6 月 1 日 ", "２０２１－０６－０１", "2021．6．1"),
)
IN_TABLES = ("20210601", "2021-06-01 00:00:00", "2021/6/1 00:00", "2021-06-01T00:00:00.000")
NOWHERE = (
    "",
    "昨天",
    "1/6/2021",
    "21-6-1",
    "2021",
    "2021年",
    "2021-06",
    "2021年6月",
    "2021-13",
    "2021-06-1 2",
    "2021-06-01 00:01",
)
NO_DAYS = ("2021-02-29", "2021年6月31日", "2021.0.1", "0000-01-01")


@pytest.mark.parametrize("words", EVERYWHERE)
def test_read_everywhere(words: str) -> None:
    assert written_day(words) == typed_day(words) == read_day(words) == FIRST_OF_JUNE


@pytest.mark.parametrize("words", IN_TABLES)
def test_read_in_tables(words: str) -> None:
    assert read_day(words) == FIRST_OF_JUNE
    assert typed_day(words) is None


@pytest.mark.parametrize("words", NOWHERE)
def test_read_nowhere(words: str) -> None:
    assert written_day(words) is typed_day(words) is None
    with pytest.raises(InvalidDay):
        read_day(words)


@pytest.mark.parametrize("words", NO_DAYS)
def test_not_of_the_calendar(words: str) -> None:
    assert typed_day(words) is None
    for read in (written_day, read_day):
        with pytest.raises(InvalidDay, match=f"'{words}' is not a day of the calendar"):
            read(words)


def test_months() -> None:
    june = (dt.date(2021, 6, 1), dt.date(2021, 6, 30))
    assert [written_month(words) for words in ("2021-06", "2021/6", "2021年6月", "2021．6")] == [june] * 4
    assert [written_month(words) for words in ("2021", "2021-13", "2021-06-01", "六月", "0000-01")] == [None] * 5
