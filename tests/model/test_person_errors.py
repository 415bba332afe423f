"""Bad records, persons, person files and questions: one clear error that says what would be right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

import certladder as cl

ON = "2026-11-22"
ADVISOR = cl.Advisor()
SPELL = cl.Work(occupation="电工", start="2019-07-01")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: cl.Work(occupation="电工", start="2020-01-02", end="2020-01-01"), "end\n.*2020-01-01 is before start"),
        (lambda: cl.Work(occupation="电工", start="2020-02-30"), "expected an existing date written like 2021-06-01"),
        (lambda: cl.Work(occupation="电工", start=dt.datetime(2020, 1, 1, 9)), "has a time of day; expected a date"),
        (lambda: cl.Work(occupation=" ", start="2020-01-02"), "occupation\n.*at least 1 character"),
        (lambda: cl.Work.for_years("电工", -1), "expected 0 to 100"),
        (lambda: cl.Work.for_years("电工", 2.5), "2.5 is not a number of whole years"),  # type: ignore[arg-type]
        (lambda: cl.Work.for_years("电工", True), "True is not a number of whole years"),
        (
            lambda: cl.Certificate(occupation="电工", level=6, issued=ON),
            r"'6' is not a Level; expected one of: 5 \(五级",
        ),
        (lambda: cl.Certificate(occupation="电工", level="特级技师"), "posts that an employer appoints to"),
        (lambda: cl.Certificate(occupation="电工", issued=ON), "level: a skill_level certificate has a level"),
        (
            lambda: cl.Certificate(occupation="电工", level=3, kind="pre_technician"),
            "level: a pre_technician certificate has no level",
        ),
        (lambda: cl.Certificate(occupation="电工", level=3, kind="驾照"), "'驾照' is not a CertificateKind; expected"),
        (
            lambda: cl.Education(school="幼儿园"),
            "'幼儿园' is not a School; expected one of: secondary_vocational_school",
        ),
        (
            lambda: cl.Education(enrolled="2020-09-01", graduated="2020-09-01"),
            "graduated\n.*2020-09-01 is not after enrolled 2020-09-01",
        ),
        (lambda: cl.Education(relevance={"电工": "近似"}), "relevance.电工\n.*'近似' is not a Relevance"),
        (lambda: cl.Training(occupation="电工", level=4, completed=None), "completed"),
        (lambda: cl.Person(certificate=[]), "certificate\n.*Extra inputs are not permitted"),
    ],
)
def test_bad_records(make: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()


def test_all_errors_of_a_record_are_told_together() -> None:
    with pytest.raises(ValueError, match="3 validation errors") as caught:
        cl.Work.model_validate({"occupation": "", "start": "gestern", "ende": None})
    assert all(field in str(caught.value) for field in ("occupation", "start", "ende"))


def test_only_records_are_added() -> None:
    with pytest.raises(TypeError, match="'电工' is not a record; expected one of Certificate, Work, Education"):
        cl.Person().plus("电工")  # type: ignore[arg-type]


def test_a_list_that_was_not_known_stays_incomplete() -> None:
    """D17: one known record does not turn "not known" into "only this"."""
    person = cl.Person(certificates=None).plus(cl.Certificate(occupation="电工", level=5, issued=ON))
    assert person.incomplete == {"certificates"}
    assert person.unknown("certificates")
    assert not person.unknown("work")
    assert ADVISOR.check(person.plus(SPELL), "电工", 3, on=ON).verdict == "undetermined"


def test_dates_are_taken_as_dates_and_as_midnight() -> None:
    assert cl.Work(occupation="电工", start=dt.datetime(2020, 1, 1)).start == dt.date(2020, 1, 1)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("not json", "person.json: not a person:\n  the file: Invalid JSON: .* line 1 column 2"),
        ("[]", "the file: Input should be an object"),
        (
            '{"work": [{"occupation": "电工", "start": "2020-13-01"}], "foo": 1}',
            "work.0.start: '2020-13-01' is not a day; expected .*\n  foo: Extra inputs are not permitted",
        ),
    ],
)
def test_bad_person_files(tmp_path: Path, content: str, words: str) -> None:
    file = tmp_path / "person.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(cl.PersonFileError, match=words):
        cl.Person.load(file)


def test_person_files_in_another_encoding_or_missing(tmp_path: Path) -> None:
    file = tmp_path / "person.json"
    file.write_bytes('{"work": [{"occupation": "电工"}]}'.encode("gb18030"))
    with pytest.raises(cl.PersonFileError, match=r"person.json: not UTF-8 text \(byte 27\); save it as UTF-8"):
        cl.Person.load(file)
    with pytest.raises(cl.PersonFileError, match=r"none.json: cannot be read: No such file"):
        cl.Person.load(tmp_path / "none.json")


def test_a_person_in_toml(tmp_path: Path) -> None:
    """TOML has no null: a list that is not known is named in `incomplete`."""
    file = tmp_path / "person.TOML"
    file.write_text('incomplete = ["work"]\n[[training]]\noccupation = "电工"\nlevel = 4\ncompleted = 2024-05-30\n')
    trained = cl.Training(occupation="电工", level=4, completed="2024-05-30")
    assert cl.Person.load(file) == cl.Person(training=[trained], incomplete=["work"])
    file.write_text("[[training]\n")
    with pytest.raises(cl.PersonFileError, match=r"person.TOML: not TOML: Expected '\]\]'"):
        cl.Person.load(file)


def test_a_person_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    person = cl.Person(work=[SPELL], certificates=None)
    (tmp_path / "person.json").write_text(person.model_dump_json(), encoding="utf-8")
    assert cl.Person.load(tmp_path / "person.json") == person


@pytest.mark.parametrize(
    ("ask", "error", "words"),
    [
        (lambda: ADVISOR.check(cl.Person(), "点工", 4), cl.UnknownOccupation, "did you mean 铣工, 钳工, 车工"),
        (lambda: ADVISOR.check(cl.Person(), "电工", 9), cl.UnknownTerm, "'9' is not a Level"),
        (lambda: ADVISOR.check(cl.Person(), "电工", "高手"), cl.UnknownTerm, "'高手' is not a Level"),
        (lambda: ADVISOR.check(cl.Person(), "电工", True), cl.UnknownTerm, "'True' is not a Level"),
        (lambda: ADVISOR.check(cl.Person(), "电工", 5), cl.UndescribedLevel, "四级/中级工、三级/高级工"),
        (lambda: ADVISOR.check(cl.Person(), "电工", 4, on="heute"), cl.InvalidDay, "'heute' is not a day"),
        (
            lambda: ADVISOR.plan(cl.Person(), "电工", 4, on=ON, deadline="x", soon=1),
            cl.WishesError,
            "deadline: 'x'.*\nsoon",
        ),
        (lambda: ADVISOR.plan(cl.Person(), "电工", 4, on=ON, optimise=5), cl.WishesError, "optimise: .*\nwishes are: "),
        (
            lambda: ADVISOR.plan(cl.Person(), "电工", 4, on=ON, avoid="电工/四级/9", via=["x"]),
            cl.UnknownClause,
            r"'x' \(near: none\); '电工/四级/9' \(near: 电工/四级/3",
        ),
    ],
)
def test_bad_questions(ask: Callable[[], object], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        ask()


def test_levels_in_all_the_words_people_use() -> None:
    for words in (
        4,
        "4",
        "四级",
        "中级工",
        "中级",
        "四级/中级工",
        "四级（中级工）",
        "中级工(四级)",
        "国家职业资格四级",
        "4级",
    ):
        assert cl.Level.parse(words) is cl.Level(4)
    assert cl.Level("高级技师") is cl.Level(1)


def test_an_empty_history_is_a_clear_no() -> None:
    answer = ADVISOR.check(cl.Person(), "电工", 4, on=ON)
    assert (answer.verdict, answer.eligible_from, answer.questions) == ("not_eligible", None, ())
    assert answer.fixes


def test_a_certificate_issued_in_the_future_does_not_exist_yet() -> None:
    """D16: it counts from its day on, and the answer says so."""
    later = cl.Certificate(occupation="电工", level=5, issued="2027-01-01")
    answer = ADVISOR.check(cl.Person(certificates=[later], work=[SPELL]), "电工", 4, on="2025-01-01")
    certificate = answer.clauses[0].findings[0]
    assert (certificate.verdict, certificate.holds_from) == ("not_eligible", dt.date(2027, 1, 1))
    assert "2027-01-01 起才有" in str(answer)
    assert not answer.held


def test_duplicate_and_overlapping_records_count_once() -> None:
    """D3."""
    spells = [cl.Work(occupation="电工", start="2020-01-01", end="2022-12-31")] * 2
    spells += [cl.Work(occupation="电工", start="2021-01-01", end="2023-12-31")]
    finding = ADVISOR.check(cl.Person(work=spells), "电工", 4, on=ON).clauses[1].findings[0]
    assert (finding.have, finding.missing) == (cl.Period(years=4), cl.Period(years=2))
