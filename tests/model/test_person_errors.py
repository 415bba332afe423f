"""Bad records, persons, person files and questions: one clear error that says what would be right."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

import certladder as cl
from certladder.model.bounded_file import parse_json, parse_toml
from certladder.model.errors import validation_faults
from certladder.model.wording import worded

ON = "2026-11-22"
ADVISOR = cl.Advisor()
SPELL = cl.Work(occupation="电工", start="2019-07-01")


def messages_of(error: ValueError, lang: str) -> str:
    """The messages of an error, one a line, in a language."""
    if isinstance(error, ValidationError):
        return "\n".join(f"{fault.where}: {worded(fault.why, lang)}" for fault in validation_faults(error))
    assert isinstance(error, cl.CertladderError)
    return error.explain(lang)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: cl.Work(occupation="电工", start="2020-01-02", end="2020-01-01"), "end: 2020-01-01 is before start"),
        (
            lambda: cl.Work(occupation="电工", start="2020-02-30"),
            "start: “2020-02-30” is not a day of the calendar; expected an existing date",
        ),
        (
            lambda: cl.Work(occupation="电工", start=dt.datetime(2020, 1, 1, 9)),
            "start: “2020-01-01T09:00:00” has a time of day; expected a date",
        ),
        (lambda: cl.Work(occupation=" ", start="2020-01-02"), "occupation: must not be empty"),
        (lambda: cl.Work.for_years("电工", -1), "years: “-1” is not a length of time; expected 0 to 60 years"),
        (lambda: cl.Work.for_years("电工", 2.3), "“2.3” is not a length of time"),
        (lambda: cl.Work.for_years("电工", "101年"), "“101年” is not a length of time"),
        (lambda: cl.Work.for_years("电工", True), "“True” is not a length of time"),
        (
            lambda: cl.Certificate(occupation="电工", level=6, issued=ON),
            "level: “6” is not a level; expected one of: 5 (五级",
        ),
        (lambda: cl.Certificate(occupation="电工", level="特级技师"), "posts that an employer appoints to"),
        (lambda: cl.Certificate(occupation="电工", issued=ON), "level: a skill level certificate has a level"),
        (
            lambda: cl.Certificate(occupation="电工", level=3, kind="pre_technician"),
            "level: a pre-technician certificate has no level",
        ),
        (
            lambda: cl.Certificate(occupation="电工", level=3, kind="驾照"),
            "kind: “驾照” is not a kind of certificate; expected",
        ),
        (
            lambda: cl.Education(school="幼儿园"),
            "school: “幼儿园” is not a kind of school; expected one of: secondary_vocational_school (中等职业学校), ",
        ),
        (
            lambda: cl.Education(enrolled="2020-09-01", graduated="2020-09-01"),
            "graduated: 2020-09-01 is not after enrolled 2020-09-01",
        ),
        (lambda: cl.Education(relevance={"电工": "近似"}), "relevance.电工: “近似” is not a relevance of a major"),
        (lambda: cl.Training(occupation="电工", level=4, completed=None), "completed: is missing"),
        (lambda: cl.Person(certificate=[]), "certificate: there is no such field; the fields are: certificates, work"),
        (
            lambda: cl.Clause(id="x", text="x", alternatives=[[{"type": "age", "years": 18, "old": 1}]]),  # type: ignore[list-item]
            "alternatives.0.0.age.old: there is no such field",
        ),
    ],
)
def test_bad_records(make: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        make()
    assert words in messages_of(caught.value, "en")
    assert not any(word in messages_of(caught.value, "zh") for word in ("expected", " is ", "must"))


@pytest.mark.parametrize(
    ("fields", "zh", "en"),
    [
        ({}, "start: 没有填写", "start: is missing"),
        ({"start": "2020-01-01", "ende": 1}, "ende: 没有这个字段", "ende: there is no such field"),
        ({"occupation": 5, "start": "2020-01-01"}, "occupation: “5”不是文字", "occupation: “5” is not text"),
        (
            {"occupation": "钳" * 201},
            "occupation: 太长；最多 200 个字",
            "occupation: is too long; at most 200 characters",
        ),
        ("电工", ": “电工”不是对象；请写字段和值", ": “电工” is not an object; expected fields and values"),
    ],
    ids=lambda value: "",
)
def test_pydantic_errors_in_both_languages(fields: object, zh: str, en: str) -> None:
    with pytest.raises(ValidationError) as caught:
        cl.Work.model_validate(fields)
    assert (zh in messages_of(caught.value, "zh"), en in messages_of(caught.value, "en")) == (True, True)


@pytest.mark.parametrize(
    ("fields", "zh", "en"),
    [
        ({"training_months": -1}, "“-1”不应小于 0", "“-1” should be at least 0"),
        ({"training_months": "x"}, "“x”不是整数", "“x” is not a whole number"),
        ({"training_months": 1.5}, "“1.5”不是整数", "“1.5” is not a whole number"),
        ({"equivalent_certificates": "x"}, "“x”既不是“是”（true）也不是“否”（false）", "“x” is neither yes (true) nor no (false)"),
    ],
    ids=lambda value: "",
)  # fmt: skip
def test_settings_out_of_range(fields: dict[str, object], zh: str, en: str) -> None:
    with pytest.raises(ValidationError) as caught:
        cl.Policy.model_validate(fields)
    assert [worded(fault.why, lang) for lang in ("zh", "en") for fault in validation_faults(caught.value)] == [zh, en]


def test_an_error_without_a_message_keeps_the_words_of_pydantic() -> None:
    with pytest.raises(ValidationError) as caught:
        cl.WorkYears.model_validate({"years": 1, "mode": "累计", "after": {"type": "x"}})
    assert "after: not allowed: Input tag 'x' found" in messages_of(caught.value, "en")


def test_all_errors_of_a_record_are_collected() -> None:
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
        ("not json", "person.json: not JSON: mistake at line 1, column 1"),
        ("[]", "“[]” is not an object"),
        (
            '{"work": [{"occupation": "电工", "start": "2020-13-01"}], "foo": 1}',
            "work.0.start: “2020-13-01” is not a day of the calendar; expected an existing date such as 2021-06-01\n"
            "  foo: there is no such field",
        ),
    ],
)
def test_bad_person_files(tmp_path: Path, content: str, words: str) -> None:
    file = tmp_path / "person.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(cl.PersonFileError) as caught:
        cl.Person.load(file)
    assert words in caught.value.explain("en")
    zh = caught.value.explain("zh")
    assert ("不是 JSON：第 1 行第 1 列有误" if content == "not json" else "不是人员资料：\n  ") in zh
    assert pickle.loads(pickle.dumps(caught.value)).explain("en") == caught.value.explain("en")  # noqa: S301


def test_person_files_in_another_encoding_or_missing(tmp_path: Path) -> None:
    file = tmp_path / "person.json"
    file.write_bytes('{"work": [{"occupation": "电工"}]}'.encode("gb18030"))
    with pytest.raises(cl.PersonFileError) as caught:
        cl.Person.load(file)
    assert caught.value.explain("en").endswith("person.json: not UTF-8 text (byte 27); save it as UTF-8")
    file.write_bytes('{"work": []}'.encode("utf-16-le"))  # UTF-8 with a NUL beside each letter
    with pytest.raises(cl.PersonFileError) as caught:
        cl.Person.load(file)
    assert caught.value.explain("en").endswith("person.json: not UTF-8 text (byte 2); save it as UTF-8")
    with pytest.raises(cl.PersonFileError) as caught:
        cl.Person.load(tmp_path / "none.json")
    assert caught.value.explain("en").endswith("none.json: cannot be read: no such file or folder")


def test_halves_of_characters_are_left_out_of_conditions() -> None:
    """What the person says they meet goes to JSON, in notes too; Python alone takes halves of characters in texts."""
    person = cl.Person(meets={"身体健康\ud800": True})
    assert person == cl.Person.model_validate_json(person.model_dump_json()) == cl.Person(meets={"身体健康": True})
    assert "身体健康" in cl.Advisor().check(person, "电工", 4, on="2026-11-22").model_dump_json()


def test_a_person_in_toml(tmp_path: Path) -> None:
    """TOML has no null: a list that is not known is named in `incomplete`."""
    file = tmp_path / "person.TOML"
    file.write_text('incomplete = ["work"]\n[[training]]\noccupation = "电工"\nlevel = 4\ncompleted = 2024-05-30\n')
    trained = cl.Training(occupation="电工", level=4, completed="2024-05-30")
    assert cl.Person.load(file) == cl.Person(training=[trained], incomplete=["work"])
    file.write_text("[[training]\n")
    with pytest.raises(cl.PersonFileError) as caught:
        cl.Person.load(file)
    assert "person.TOML: not TOML: mistake at line 1, column " in caught.value.explain("en")


def test_a_person_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    person = cl.Person(work=[SPELL], certificates=None)
    (tmp_path / "person.json").write_text(person.model_dump_json(), encoding="utf-8")
    assert cl.Person.load(tmp_path / "person.json") == person


@pytest.mark.parametrize(
    ("ask", "error", "words"),
    [
        (
            lambda: ADVISOR.check(cl.Person(), "点工", 4),
            cl.UnknownOccupation,
            "unknown occupation “点工”; did you mean 铣工, 钳工, 车工?",
        ),
        (lambda: ADVISOR.check(cl.Person(), "电工", 9), cl.UnknownTerm, "“9” is not a level"),
        (lambda: ADVISOR.check(cl.Person(), "电工", "高手"), cl.UnknownTerm, "“高手” is not a level"),
        (lambda: ADVISOR.check(cl.Person(), "电工", True), cl.UnknownTerm, "“True” is not a level"),
        (
            lambda: ADVISOR.check(cl.Person(), "电工", 5),
            cl.UndescribedLevel,
            "conditions of 电工 level 5 (elementary); it describes level 4 (intermediate), level 3 (advanced)",
        ),
        (lambda: ADVISOR.check(cl.Person(), "电工", 4, on="heute"), cl.InvalidDay, "“heute” is not a day"),
    ],
)
def test_bad_questions(ask: Callable[[], object], error: type[cl.CertladderError], words: str) -> None:
    with pytest.raises(error) as caught:
        ask()
    assert words in caught.value.explain("en")


@pytest.mark.parametrize(
    ("wishes", "error", "words"),
    [
        ({"deadline": "x", "soon": 1}, cl.WishesError, ("deadline", "soon")),
        ({"optimise": 5}, cl.WishesError, ("optimise",)),
        ({"avoid": "电工/四级/9", "via": ["x"]}, cl.UnknownClause, ("电工/四级/9", "电工/四级/3")),
    ],
    ids=lambda value: "",
)
def test_bad_wishes(wishes: dict[str, object], error: type[cl.CertladderError], words: tuple[str, ...]) -> None:
    with pytest.raises(error) as caught:
        ADVISOR.plan(cl.Person(), "电工", 4, on=ON, **wishes)
    assert all(word in caught.value.explain("en") for word in words)


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
    assert "2027年1月1日起才符合" in str(answer)
    assert not answer.held


def test_duplicate_and_overlapping_records_count_once() -> None:
    """D3."""
    spells = [cl.Work(occupation="电工", start="2020-01-01", end="2022-12-31")] * 2
    spells += [cl.Work(occupation="电工", start="2021-01-01", end="2023-12-31")]
    finding = ADVISOR.check(cl.Person(work=spells), "电工", 4, on=ON).clauses[1].findings[0]
    assert (finding.have, finding.missing) == (cl.Period(years=4), cl.Period(years=2))


@pytest.mark.parametrize("text", ['{"work": [], "work": []}', '{"meets": {"身体健康": true, "身体健康": false}}'])
def test_a_key_given_twice_is_an_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "me.json").write_text(text, encoding="utf-8")
    with pytest.raises(cl.PersonFileError) as caught:
        cl.Person.load(tmp_path / "me.json")
    assert "写了两次" in caught.value.explain("zh")


def test_a_file_without_end_is_refused() -> None:
    for read in (cl.Person.load, cl.Catalog.load):
        with pytest.raises(cl.CertladderError) as caught:
            read("/dev/zero")
        assert "文件过大" in caught.value.explain("zh")
        assert "too large" in caught.value.explain("en")


def test_many_keys_are_compared_at_once(tmp_path: Path) -> None:
    """20,000 took six seconds when each was counted among all."""
    keys = ", ".join(f'"{number}": true' for number in range(200_000))
    (tmp_path / "me.json").write_text(f'{{"meets": {{{keys}}}}}', encoding="utf-8")
    assert len(cl.Person.load(tmp_path / "me.json").meets) == 200_000


@pytest.mark.parametrize(
    ("read", "text", "words"),
    [
        (parse_json, "[" * 200_000, "嵌套层次过多"),
        (parse_json, '{"born": ' + "9" * 5000 + "}", "数字的位数过多"),
        (parse_toml, "work = " + "[" * 5000, "嵌套层次过多"),
        (parse_toml, "a." * 20_000 + "a = 1", "嵌套层次过多"),
        (parse_toml, 'born = "' + "a" * 1_000_000, "不是 TOML：第 1 行"),  # looked through once: its square takes hours
        (parse_toml, "born = " + "9" * 5000, "数字的位数过多"),
        (parse_toml, "work = [", "不是 TOML：第 1 行第 9 列有误"),
        (parse_toml, "a = 1\nb = 01", "不是 TOML：第 2 行第 6 列有误"),
    ],
)
def test_what_python_cannot_read_is_refused(read: Callable[[str], object], text: str, words: str) -> None:
    with pytest.raises(cl.CertladderError, match=words):
        read(text)


def test_a_value_of_many_lists_is_cut_before_it_is_written_out() -> None:
    """Each list holds the one before nine times: a few lines of YAML with aliases, and more words than any memory holds."""
    value: object = "电工"
    for _ in range(30):
        value = [value] * 9
    for fields in ({"level": value}, {"level": "x", "occupation": value}, {"level": (value,)}):
        with pytest.raises(cl.InvalidFields, match=r"\[\[") as caught:
            cl.Certificate(**{"occupation": "电工", **fields})
        assert len(caught.value.explain("zh")) < 500


def test_a_value_that_is_a_class_is_worded() -> None:
    with pytest.raises(cl.UnknownTerm, match="Degree"):
        cl.json_schema(cl.Degree)  # type: ignore[arg-type]


def test_a_field_with_a_long_name_is_cut() -> None:
    with pytest.raises(cl.InvalidFields) as caught:
        cl.Person(**{"x" * 100_000: 1})
    assert len(caught.value.explain("zh")) < 1000
