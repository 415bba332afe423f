"""Days as people write them are read by one reader at every door: records, options and tables."""

from __future__ import annotations

import datetime as dt

import pytest

import certladder as cl
from certladder.cli.param_types import read_day
from certladder.model.date_formats import written_month
from certladder.model.dates import parse_day

FIRST_OF_JUNE = dt.date(2021, 6, 1)
DAYS = (
    *("2021-06-01", "2021-6-1", "2021/6/1", "2021.06.01", "2021年6月1日", "2021年06月01", "2021.6-1", "20210601"),
    *(" 2021 年 6 月 1 日 ", "２０２１－０６－０１", "2021．6．1"),
    *("2021-06-01 00:00:00", "2021/6/1 00:00", "2021-06-01T00:00:00.000"),
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
    ("", "day.unknown"),
    ("昨天", "day.unknown"),
    ("21-6-1", "day.unknown"),
    ("2021-13", "day.unknown"),
    ("2021-06-1 2", "day.unknown"),
    ("2021-06-01 00:01", "day.unknown"),
    ("x" * 1000, "day.unknown"),
    (20210601, "day.unknown"),
    (None, "day.unknown"),
    (dt.datetime(2021, 6, 1, 8), "day.time"),
]


@pytest.mark.parametrize("words", DAYS)
def test_read_at_every_door(words: str) -> None:
    assert parse_day(words) == read_day(words) == cl.Work(occupation="电工", start=words).start == FIRST_OF_JUNE


@pytest.mark.parametrize(("value", "code"), REFUSED, ids=lambda value: str(value)[:20])
def test_refused_with_what_would_be_right(value: object, code: str) -> None:
    with pytest.raises(cl.InvalidDay) as caught:
        parse_day(value)
    assert caught.value.code == code
    for lang in ("zh", "en"):
        assert "2021-06-01" in caught.value.explain(lang)
        assert len(caught.value.explain(lang)) < 200
    if isinstance(value, str):
        with pytest.raises(cl.InvalidDay):
            read_day(value)


def test_months() -> None:
    june = (dt.date(2021, 6, 1), dt.date(2021, 6, 30))
    assert [written_month(words) for words in ("2021-06", "2021/6", "2021年6月", "2021．6")] == [june] * 4
    assert [written_month(words) for words in ("2021", "2021-13", "2021-06-01", "六月", "0000-01")] == [None] * 5
