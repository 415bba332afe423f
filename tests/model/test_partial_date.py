"""A date known to the month or year: it stays what is known of it, at every door (D1)."""

from __future__ import annotations

import datetime as dt
import pickle
from pathlib import Path

import pytest
from pydantic import TypeAdapter

import certladder as cl
from certladder.model.dates import parse_date, parse_day
from certladder.model.periods import months_of
from certladder.solver.wording import record_words

JULY, YEAR = cl.PartialDate(2018, 7), cl.PartialDate(2018)


def test_it_is_no_date() -> None:
    """It equals no day, comes before and after none, and cannot be added to."""
    assert len({JULY, cl.PartialDate(2018, 7), YEAR, dt.date(2018, 7, 1)}) == 3
    assert pickle.loads(pickle.dumps(JULY)) == JULY  # noqa: S301
    with pytest.raises(TypeError):
        dt.date(2018, 7, 2) > JULY  # type: ignore[operator]  # noqa: B015
    with pytest.raises(TypeError):
        JULY + dt.timedelta(1)  # type: ignore[operator]


def test_its_days_and_its_words() -> None:
    assert [str(day) for day in (JULY.first, JULY.last, YEAR.first, YEAR.last)] == [
        "2018-07-01", "2018-07-31", "2018-01-01", "2018-12-31"
    ]  # fmt: skip
    assert cl.PartialDate(2020, 2).last == dt.date(2020, 2, 29)
    assert [date.words(lang) for date in (JULY, YEAR) for lang in ("zh", "en")] == [
        "2018年7月", "July 2018", "2018年", "2018"
    ]  # fmt: skip


def test_days_between_which_a_date_lies() -> None:
    """As a text, in words, and with either side not known; no day lies between 2020 and 2019."""
    day, later = dt.date(2018, 7, 1), dt.date(2020, 1, 2)
    ranges = [cl.DateRange(day, later), cl.DateRange(day), cl.DateRange(last=later), cl.DateRange()]
    written = ["2018-07-01/2020-01-02", "2018-07-01/..", "../2020-01-02", "../.."]
    assert list(map(str, ranges)) == written
    assert [cl.Certificate(occupation="电工", level=4, issued=text).issued for text in written] == ranges
    assert [one.words("en") for one in ranges] == [
        "between 1 July 2018 and 2 January 2020", "1 July 2018 or later", "2 January 2020 or earlier", "some day"
    ]  # fmt: skip
    for wrong in ("2020-01-01/2019-01-01", "2018-02-30/.."):
        with pytest.raises(cl.InvalidDay):
            parse_date(wrong)
    with pytest.raises(cl.InvalidDay):
        parse_day("2018-07-01/..")


def test_work_that_ended_on_some_day_or_goes_on() -> None:
    """Certain until the first day that its end may be; asked for where it matters, and 至今 is an answer."""
    me = cl.Person(work=[cl.Work(occupation="电工", start="2018-01-01", end="2020-12-31/..")])
    assert cl.Person.model_validate_json(me.model_dump_json()) == me
    advisor = cl.Advisor()
    answer = advisor.check(me, "电工", 4, on="2025-01-01")
    assert (answer.verdict, answer.eligible_from) == (cl.Verdict.UNDETERMINED, None)
    [question] = answer.questions
    assert question.explain("en").endswith("On which day (31 December 2020 or later) was the last day of work?")
    said = [advisor.answer(question, end, me)[1].work for end in ("至今", "2022-05-01")]
    assert [spell.end for [spell] in said] == [None, dt.date(2022, 5, 1)]
    with pytest.raises(cl.AnswerError):
        advisor.answer(question, "2019-05-01", me)
    assert advisor.check(cl.Person(work=[cl.Work(occupation="电工", start="../..", end="../..")]), "电工", 4).questions


@pytest.mark.parametrize("numbers", [(2018, 13), (2018, 0), (0, None), (10_000, 1), (10**400, None), (10**5000, None)])
def test_months_and_years_that_are_not_in_the_calendar(numbers: tuple[int, int | None]) -> None:
    with pytest.raises(cl.InvalidDay):
        cl.PartialDate(*numbers)


def test_a_person_keeps_the_precision(tmp_path: Path) -> None:
    person = cl.Person(
        certificates=[cl.Certificate(occupation="电工", level=5, issued="2018.7")],
        work=[cl.Work(occupation="电工", start="2018年7月", end=cl.PartialDate(2020))],
        born="1990",
    )
    text = person.model_dump_json()
    assert '"issued":"2018-07"' in text
    assert '"born":"1990"' in text
    assert cl.Person.model_validate_json(text) == person
    assert cl.Person.model_validate(person.model_dump()) == person
    (tmp_path / "me.json").write_text(text)
    assert cl.Person.load(tmp_path / "me.json").work == person.work
    assert repr(person.work) == "(Work(occupation='电工', start='2018-07', end='2020'),)"
    assert hash(person) == hash(cl.Person.model_validate_json(text))
    for mode in ("validation", "serialization"):
        schema = TypeAdapter(cl.Person).json_schema(mode=mode)  # type: ignore[arg-type]
        assert schema["$defs"]["Work"]["properties"]["start"]["type"] == "string"


def test_what_ends_before_it_can_have_begun_is_refused() -> None:
    cl.Work(occupation="电工", start="2018-07", end="2018-07-01")
    cl.Work(occupation="电工", start="2018-07", end="2018")
    with pytest.raises(ValueError, match=r"2018-06.*2018-07"):
        cl.Work(occupation="电工", start="2018-07", end="2018-06")
    cl.Education(degree="大专", enrolled="2018-07", graduated="2018-07")
    with pytest.raises(ValueError, match=r"2018-07-01.*2018-07"):
        cl.Education(degree="大专", enrolled="2018-07", graduated="2018-07-01")


def test_records_in_words_say_what_is_known() -> None:
    assert record_words(cl.Work(occupation="电工", start="2018.7"), "zh") == "从事电工工作（2018年7月至今）"
    assert (
        record_words(cl.Work(occupation="电工", start="2018.7", end="2020"), "en") == "work as 电工 (July 2018 to 2020)"
    )


LENGTHS = {
    "7年": 84, "7 年": 84, "７年": 84, "7年半": 90, "7.5年": 90, "3年6个月": 42, "3年零6个月": 42, "18个月": 18, "十年": 120, "两年": 24,
    "7 years": 84, "1 year and 6 months": 18, "1 Year, 6 Months": 18, "7周年": 84, 7: 84, 7.5: 90, 0: 0,
    "7": None, "2018年": None, "2018": None, "7.3年": None, "年": None, "": None, "3年6": None, -1: None, True: None,
    float("nan"): None, float("inf"): None, "五十七年": 684,
    "十二年": 144, "二十年": 240, "十八个月": 18, "两年半": 30, "两年三个月": 27, "一年零三个月": 15, "半年": 6, "0个月": 0,
    "半": None, "七年半年": None, "7年多": None, "约7年": None, "二〇二一年": None, "七": None,
    "60年": 720, "61年": None, "94年": None, "18年7月": None, 1e9: None,
}  # fmt: skip


@pytest.mark.parametrize(("length", "months"), LENGTHS.items(), ids=str)
def test_lengths_of_time(length: float | str, months: int | None) -> None:
    assert months_of(length) == months


def test_work_for_so_many_years() -> None:
    assert cl.Work.for_years("电工", 5, until="2026-11-22").start == dt.date(2021, 11, 22)
    assert cl.Work.for_years("电工", "7年6个月", until="2026-08-31").start == dt.date(2019, 2, 28)
