"""A workforce's answers are the advisor's, row by row: verdict, first days, alternatives, what is unknown, held.

CERTLADDER_WORKFORCE sets how many random persons are asked about all 25 targets; `make proof` asks 100,000.
"""

from __future__ import annotations

import datetime as dt
import os
import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import certladder as cl
from certladder.model.periods import BEGINNING, FOREVER, add_months
from certladder.workforce.engine import DuckDB
from tests.against_reference.test_eligibility import advisor_for
from tests.helpers.attested_standard import ATTESTED, random_attested
from tests.helpers.length import by_length
from tests.helpers.random_persons import (
    blurred,
    counted_otherwise,
    random_day,
    random_person,
    random_policy,
    random_relations,
    said_full_time,
)
from tests.helpers.technician_student import technician_student
from tests.helpers.workforce_tables import as_tables, differences

pytestmark = pytest.mark.slow

PERSONS = int(os.environ.get("CERTLADDER_WORKFORCE", by_length(short=24, long=200, proof=1000)))
GROUP = min(100, PERSONS) if PERSONS < 100_000 else 1_000
VAGUE = by_length(short=12, long=60, proof=200)
ON = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def persons() -> dict[str, cl.Person]:
    rng = random.Random(5)
    return {f"人{number}": random_person(rng, unsure=0.3) for number in range(60)}


@pytest.fixture(scope="module")
def workforce(persons: dict[str, cl.Person]) -> cl.Workforce:
    return cl.Workforce(as_tables(persons))


@pytest.fixture(scope="module")
def answers(workforce: cl.Workforce) -> cl.WorkforceAnswers:
    return workforce.check(ON)


@pytest.fixture(scope="module")
def rows(answers: cl.WorkforceAnswers) -> list[dict[str, Any]]:
    return list(answers.to_arrow().to_pylist())


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(by_length(short=1, long=2, proof=20)))
def test_dates_known_to_the_month_or_year(seed: int) -> None:
    """D1: as for one person, but that what is unknown names every date that could matter."""
    rng = random.Random(seed)
    policy = counted_otherwise(rng, random_policy(rng))
    advisor, on = advisor_for(random_relations(rng), policy), random_day(rng)
    persons = {
        f"人{number}": blurred(rng, said_full_time(rng, random_person(rng)), rng.randint(1, 3))
        for number in range(VAGUE)
    }
    workforce = cl.Workforce(as_tables(persons), advisor.catalog, advisor.policy)
    answers = workforce.check(on).to_arrow().to_pylist()
    for *_, mine, theirs in differences(answers, persons, advisor, on):
        assert mine["unknown"] > theirs["unknown"]
        assert mine | {"unknown": ()} == theirs | {"unknown": ()}
    for name in list(persons)[:20]:
        assert set(workforce.person(name).work or ()) == set(persons[name].work or ())


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(PERSONS // GROUP))
def test_every_answer_is_the_advisors(seed: int) -> None:
    rng = random.Random(seed)
    policy = counted_otherwise(rng, random_policy(rng))
    if rng.random() < 0.15:
        policy = policy.model_copy(update={"continuous_to_today": True})
    advisor, on = advisor_for(random_relations(rng), policy), random_day(rng)
    persons = {f"人{number}": said_full_time(rng, random_person(rng, unsure=0.3)) for number in range(GROUP)}
    workforce = cl.Workforce(as_tables(persons), advisor.catalog, advisor.policy)
    assert (len(workforce), workforce.rows_in, len(workforce.rejected)) == (GROUP, workforce.rows_used, 0)
    answers = workforce.check(on).to_arrow().to_pylist()
    assert len(answers) == GROUP * 25
    assert list(differences(answers, persons, advisor, on)) == []


def test_every_answer_by_the_default_policy_is_the_advisors(
    rows: list[dict[str, Any]], persons: dict[str, cl.Person]
) -> None:
    assert list(differences(rows[::3], persons, cl.Advisor(), ON)) == []


@pytest.mark.parametrize("seed", range(2))
def test_titles_permits_age_and_the_like(seed: int) -> None:
    rng = random.Random(seed)
    persons = {str(number): random_attested(rng) for number in range(70)}
    advisor = cl.Advisor(ATTESTED if seed else ATTESTED.relate("茶艺师", "评茶员"))
    workforce = cl.Workforce(as_tables(persons), advisor.catalog)
    answers = workforce.check(ON).to_arrow().to_pylist()
    assert list(differences(answers, persons, advisor, ON)) == []
    assert len({label for row in answers for label in row["alternatives"]}) > 10
    assert len({label for row in answers for label in row["undetermined"]}) > 15


def test_the_engine_adds_months_as_the_library_does() -> None:
    """D2, to the ends of the calendar and around each 29 February."""
    engine, rng = DuckDB(), random.Random(1)
    leap = [dt.date(year, 2, 28).toordinal() + more for year in (1900, 2000, 2024, 2025, 2100) for more in range(3)]
    days = [*leap, *(rng.randint(400_000, 900_000) for _ in range(500)), FOREVER - 40_000]
    months = [0, 1, 6, 12, 18, 24, 48, 60, 180, -1, -6, -12, -18]
    pairs = [(day, more) for day in days for more in months]
    values = ", ".join(f"({day}, {more})" for day, more in pairs)
    found = engine.fetch(f"SELECT months_later(day, months) AS later FROM (VALUES {values}) t(day, months)")
    assert found["later"].to_pylist() == [add_months(*pair) for pair in pairs]
    ends = f"SELECT months_later({BEGINNING}, -12) AS early, months_later({FOREVER - 1}, 12) AS late"
    [row] = engine.fetch(ends).to_pylist()
    assert row["early"] < BEGINNING
    assert row["late"] >= FOREVER


def test_years_are_completed_by_working() -> None:
    """D3: nobody becomes eligible in a gap because a leap day left the window."""
    work = [cl.Work(occupation="电工", start="2020-01-01", end="2025-12-29")]
    again = cl.Work(occupation="电工", start="2027-03-01")
    workforce = cl.Workforce(as_tables({"left": cl.Person(work=work), "back": cl.Person(work=[*work, again])}))
    first = {row["person"]: row["eligible_from"] for row in workforce.check(ON, ["电工"], [4]).to_arrow().to_pylist()}
    assert first == {"left": None, "back": dt.date(2027, 3, 2)}


def test_who_becomes_eligible_is_a_filter_of_the_answers(workforce: cl.Workforce, rows: list[dict[str, Any]]) -> None:
    until = ON + dt.timedelta(days=900)
    soon = workforce.becoming_eligible(until, ON).to_pylist()
    expected = {
        (row["person"], row["occupation"], row["level"]): (row["eligible_from"], row["held"])
        for row in rows
        if row["eligible_from"] is not None and ON < row["eligible_from"] <= until
    }
    assert len(soon) == len(expected) > 10
    assert {
        (row["person"], row["occupation"], row["level"]): (row["eligible_from"], row["held"]) for row in soon
    } == expected
    assert [row["eligible_from"] for row in soon] == sorted(row["eligible_from"] for row in soon)
    for row in soon[:4]:
        then = workforce.check(row["eligible_from"], [row["occupation"]], [row["level"]]).to_arrow(["eligible"])
        on_the_day = {each["person"]: each["alternatives"] for each in then.to_pylist()}
        assert on_the_day[row["person"]] == row["alternatives"]


def test_students_become_eligible_while_they_are_students() -> None:
    """D13: a status that begins and ends before the last day asked."""
    student = technician_student("2025-03-01", "2026-09-01", "2027-07-01")
    workforce = cl.Workforce(as_tables({"a": student, "b": cl.Person()}))
    [row] = workforce.becoming_eligible("2028-01-01", ON, ["客户服务管理员"]).to_pylist()
    assert (row["person"], row["eligible_from"]) == ("a", dt.date(2027, 3, 1))
    assert workforce.becoming_eligible("2027-02-28", ON, ["客户服务管理员"]).to_pylist() == []
    assert workforce.becoming_eligible(ON, ON).to_pylist() == []


def test_several_student_records() -> None:
    """D13: spans of days that do not touch, certain and unknown."""
    held = cl.Certificate(occupation="客户服务管理员", level=3, issued="2020-03-01")
    course: dict[str, Any] = {"school": "技师学院", "programme": "技师班", "relevance": {"客户服务管理员": "own"}}
    spans = [("2021-09-01", "2023-07-01"), ("2024-09-01", "2026-07-01"), ("2027-09-01", "2029-07-01"), (None, None)]
    courses = [cl.Education(**course, enrolled=start, graduated=end) for start, end in spans]
    persons = {
        str(number): cl.Person(certificates=[held], education=some)
        for number, some in enumerate((courses[:1], courses[:2], courses[:3], courses, courses[2:], courses[3:]))
    }
    workforce, advisor = cl.Workforce(as_tables(persons)), cl.Advisor()
    for day in (dt.date(2022, 1, 1), dt.date(2024, 1, 1), ON):
        found = workforce.check(day, ["客户服务管理员"]).to_arrow().to_pylist()
        assert list(differences(found, persons, advisor, day)) == []


def test_relations_that_are_declared_denied_and_unknown() -> None:
    persons = {
        name: cl.Person(work=[cl.Work(occupation=name, start="2015-01-01")]) for name in ("车工", "厨师", "焊工")
    }
    catalog = cl.Catalog.builtin().relate("铣工", "车工").relate("铣工", "厨师", accepted=False)
    answers = cl.Workforce(as_tables(persons), catalog).check(ON, ["铣工"], [4]).to_arrow().to_pylist()
    verdicts = {row["person"]: row["verdict"] for row in answers}
    assert verdicts == {"车工": "eligible", "厨师": "not_eligible", "焊工": "undetermined"}


def test_persons_are_asked_about_part_by_part(
    persons: dict[str, cl.Person], rows: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    stages: list[tuple[str, int, int]] = []
    monkeypatch.setattr(DuckDB, "at_once", 25)
    workforce = cl.Workforce(as_tables(persons), progress=lambda *stage: stages.append(stage))
    answers = workforce.check(ON)
    assert stages[2:] == [("answers", 0, 60), ("answers", 25, 60), ("answers", 50, 60)]
    assert sorted(map(str, answers.to_arrow().to_pylist())) == sorted(map(str, rows))


def test_who_becomes_eligible_may_hold_the_level() -> None:
    work = [cl.Work(occupation="电工", start="2023-01-01")]
    persons = {
        "new": cl.Person(work=work),
        "holder": cl.Person(work=work, certificates=[cl.Certificate(occupation="电工", level=3, issued="2026-01-01")]),
        "later": cl.Person(work=work, certificates=[cl.Certificate(occupation="电工", level=4, issued="2029-06-01")]),
    }
    workforce = cl.Workforce(as_tables(persons))
    soon = workforce.becoming_eligible("2029-01-02", "2028-12-31", ["电工"], [4]).to_pylist()
    assert {row["person"]: row["held"] for row in soon} == {"new": False, "holder": True, "later": False}
    assert {row["eligible_from"] for row in soon} == {dt.date(2029, 1, 1)}


@pytest.mark.parametrize(
    "policy",
    [
        {"counting": "month", "count_after_all": True, "pre_technician_years": 3},
        {"counting": "calendar_year", "cutoff": "year_end", "continuous_to_today": True},
        {"cutoff": "year_end", "continuous_to_today": True, "count_from_later": True, "study_is_full_time": True},
        {"final_year_everywhere": True, "work_in_full_time_study": True},
    ],
    ids=lambda policy: "-".join(policy),
)
def test_a_policy_counts_in_tables_as_for_one_person(policy: dict[str, Any]) -> None:
    rng = random.Random(3)
    persons = {str(number): said_full_time(rng, random_person(rng)) for number in range(VAGUE)}
    advisor = cl.Advisor(policy=cl.Policy(**policy))
    workforce = cl.Workforce(as_tables(persons), policy=advisor.policy)
    answers = workforce.check(ON, ["客户服务管理员", "电工"]).to_arrow().to_pylist()
    assert list(differences(answers, persons, advisor, ON)) == []


def test_what_a_person_says_of_words_that_nobody_could_read() -> None:
    """D14: met, it is a requirement like others, also in the days to come; not met, it is none."""
    asked = ((cl.UnreadText(words="品行端正"), cl.MinimumAge(years=18)),)
    clause = cl.Clause(id="茶艺师/五级/1", text="略", alternatives=asked)
    catalog = cl.Catalog((cl.Standard(occupation="茶艺师", levels={5: (clause,)}),))
    born, young = dt.date(2000, 1, 1), dt.date(2008, 11, 24)
    persons = {
        "says yes": cl.Person(born=born, meets={"品行端正": True}),
        "says no": cl.Person(born=born, meets={"品行端正": False}),
        "says nothing": cl.Person(born=born, meets={"身体健康": True}),
        "will be old enough": cl.Person(born=young, meets={"品行端正": True}),
        "never": cl.Person(born=young),
    }
    workforce = cl.Workforce(as_tables(persons), catalog)
    answers = {row["person"]: row for row in workforce.check(ON).to_arrow().to_pylist()}
    assert {name: row["verdict"] for name, row in answers.items()} == {
        "says yes": "eligible",
        "says no": "not_eligible",
        "says nothing": "undetermined",
        "will be old enough": "not_eligible",
        "never": "not_eligible",
    }
    assert answers["will be old enough"]["eligible_from"] == young.replace(year=2026)
    assert (answers["never"]["eligible_from"], answers["never"]["possible_from"]) == (None, young.replace(year=2026))
    assert workforce.person("says no") == persons["says no"]


def test_a_person_comes_back_out(workforce: cl.Workforce, persons: dict[str, cl.Person]) -> None:
    for name, person in list(persons.items())[:12]:
        back = workforce.person(name)
        assert back.born == person.born
        for field in ("certificates", "work", "education", "training"):
            assert back.unknown(field) == person.unknown(field)
            assert sorted(map(repr, getattr(back, field))) == sorted(map(repr, getattr(person, field) or ()))
    with pytest.raises(cl.WorkforceError, match="nobody"):
        workforce.person("nobody")


def test_what_if_everybody_had_one_more_record() -> None:
    persons = {
        "a": cl.Person(certificates=[cl.Certificate(occupation="化学检验员", level=4, issued="2020-01-01")]),
        "b": cl.Person(work=[cl.Work(occupation="化学检验员", start="2018-01-01")]),
    }
    advisor, workforce = cl.Advisor(), cl.Workforce(as_tables(persons))
    for record in (
        cl.Training(occupation="化学检验员", level=4, completed=ON),
        cl.Certificate(occupation="化学检验员", level=4),
        cl.Education(school="技师学院", enrolled="2020-09-01", graduated="2024-07-01"),
    ):
        more = {name: person.plus(record) for name, person in persons.items()}
        answers = workforce.plus(record).check(ON, ["化学检验员"]).to_arrow().to_pylist()
        assert list(differences(answers, more, advisor, ON)) == []
    with pytest.raises(TypeError, match="not a record that everybody could have"):
        workforce.plus(cl.Work(occupation="电工", start="2020-01-01"))


def test_summary_counts_the_answers(answers: cl.WorkforceAnswers, rows: list[dict[str, Any]]) -> None:
    for row in answers.summary().to_pylist():
        own = [a for a in rows if (a["occupation"], a["level"]) == (row["occupation"], row["level"])]
        for verdict in ("eligible", "undetermined", "not_eligible"):
            assert row[verdict] == sum(a["verdict"] == verdict for a in own)
            assert row[f"{verdict}_not_held"] == sum(a["verdict"] == verdict and not a["held"] for a in own)
        assert row["held"] == sum(a["held"] for a in own)


def test_only_some_occupations_levels_and_verdicts() -> None:
    workforce = cl.Workforce(as_tables({"a": cl.Person(work=[cl.Work(occupation="电工", start="2010-01-01")])}))
    answers = workforce.check(ON, ["电工", "化学检验工"], ["四级"])
    assert [(row["occupation"], row["level"]) for row in answers.to_arrow().to_pylist()] == [
        ("电工", 4),
        ("化学检验员", 4),
    ]
    assert [row["verdict"] for row in answers.to_arrow(["符合"]).to_pylist()] == ["eligible"]
    with pytest.raises(cl.UnknownOccupation):
        workforce.check(ON, ["电"])
    with pytest.raises(cl.UndescribedLevel):
        workforce.check(ON, ["电工"], [5])
    assert len(workforce.check().to_arrow()) == 25
    assert (len(workforce.check(ON, []).to_arrow()), len(workforce.summary(ON, []))) == (0, 0)


@pytest.mark.no_cover
def test_as_many_queries_for_a_hundred_standards_as_for_seven(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    store = DuckDB._store
    monkeypatch.setattr(DuckDB, "_store", lambda self, name, sql: (asked.append(sql), store(self, name, sql))[1])
    text = (Path(__file__).parents[2] / "model" / "standards" / "01-电工.txt").read_text(encoding="utf-8")
    standard = cl.Catalog.from_text(text).standards[0]
    many = cl.Catalog(
        tuple(standard.model_copy(update={"occupation": f"职业{number}", "names": ()}) for number in range(100))
    )
    person = cl.Person(
        certificates=[cl.Certificate(occupation="职业7", level=5, issued="2015-01-01")],
        work=[cl.Work(occupation="职业7", start="2010-01-01")],
    )
    counts = []
    for catalog in (cl.Catalog.builtin(), many):
        workforce = cl.Workforce(as_tables({"a": person}), catalog)
        asked.clear()
        answers = workforce.check(ON).to_arrow().to_pylist()
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert {row["occupation"] for row in answers if row["verdict"] == "eligible"} == {"职业7"}
    sample = [row for row in answers if row["occupation"] in ("职业7", "职业8")]
    assert list(differences(sample, {"a": person}, cl.Advisor(many), ON)) == []


def test_a_level_with_too_many_alternatives() -> None:
    clause = cl.Clause(id="x", text="略", alternatives=((cl.MinimumAge(years=16),),) * 61)
    catalog = cl.Catalog((cl.Standard(occupation="茶艺师", levels={2: (clause,)}),))
    with pytest.raises(cl.WorkforceError) as caught:
        cl.Workforce(as_tables({"a": cl.Person()}), catalog).check(ON)
    assert "more than 60 alternatives" in caught.value.explain("en")


def test_days_that_follow_each_other_too_closely_are_as_for_one_person() -> None:
    """Work on one day is work; a course that ends on the day it begins is a mistake, as in `Education`."""
    tables = {
        "work": pa.table({"person": ["a", "b"], "occupation": ["电工"] * 2, "start": ["2020-01-02"] * 2,
                          "end": ["2020-01-02", "2020-01-01"]}),
        "education": pa.table({"person": ["c", "d"], "degree": ["大专"] * 2, "enrolled": ["2020-01-02"] * 2,
                               "graduated": ["2020-01-03", "2020-01-02"]}),
    }  # fmt: skip
    rejected = cl.Workforce(tables).rejected.to_pylist()
    assert {(row["person"], row["column"]) for row in rejected} == {("b", "end"), ("d", "graduated")}
    with pytest.raises(ValueError, match="graduated"):
        cl.Education(degree="大专", enrolled="2020-01-02", graduated="2020-01-02")


def test_a_statement_that_needs_too_much_memory_says_so() -> None:
    with pytest.raises(cl.WorkforceError, match="内存"):
        DuckDB(memory="10MB").fetch("SELECT list(range) FROM range(10000000)")


def test_no_day_is_named_on_which_the_edition_is_not_in_force() -> None:
    """D15: as `Advisor.check`; the days of another edition are by another text."""
    text = "职业：茶艺师\n{header}\n申报条件（四级）\n（1）累计从事本职业工作{years}年以上。"
    ends = cl.Catalog.from_text(text.format(header="废止日期：2025-12-31", years=4))
    followed = ends | cl.Catalog.from_text(text.format(header="版本：新版\n施行日期：2026-01-01", years=5))
    persons = {
        start: cl.Person(work=[cl.Work(occupation="茶艺师", start=start)])
        for start in ("2015-01-01", "2021-09-01", "2022-03-01")
    }
    for catalog in (ends, followed):
        answers = cl.Workforce(as_tables(persons), catalog).check("2025-06-01").to_arrow().to_pylist()
        assert list(differences(answers, persons, cl.Advisor(catalog), "2025-06-01")) == []
        assert {row["person"]: str(row["eligible_from"]) for row in answers} == {
            "2015-01-01": "2025-06-01",
            "2021-09-01": "2025-09-01",
            "2022-03-01": "None",
        }


@pytest.mark.parametrize("seed", range(2))
def test_what_rests_on_a_reading_and_what_has_no_effect_is_as_for_one_person(seed: int) -> None:
    rng = random.Random(seed)
    persons = {f"人{number}": said_full_time(rng, random_person(rng, unsure=0.2)) for number in range(25)}
    persons |= {name: person.plus(*person.records[-1:]) for name, person in persons.items() if name > "人2"}
    advisor = advisor_for(random_relations(rng), cl.Policy())
    workforce = cl.Workforce(as_tables(persons), advisor.catalog)
    contested: dict[tuple[object, ...], set[str]] = {}
    for row in workforce.check(ON).contested().to_pylist():
        assert (row["verdict"], row["eligible_from"]) != (row["other_verdict"], row["other_eligible_from"])
        contested.setdefault((row["person"], row["occupation"], row["level"]), set()).add(row["reading"])
    noted: dict[tuple[object, ...], set[str]] = {}
    for row in workforce.check(ON).without_effect("en").to_pylist():
        noted.setdefault((row["person"], row["occupation"], row["level"]), set()).add(row["code"])
    assert {"not_asked", "duplicate", "later", "born"} <= set().union(*noted.values())
    of_names = {
        "other_occupation",
        "other_occupation_near",
        "possible_name",
    }  # of several, only an answer knows which it asks
    of_all = {"relation", "relation_scope", "relation_reversed", "alias"}
    for name, person in persons.items():
        for standard in advisor.catalog.standards:
            for level in standard.levels:
                key = name, standard.occupation, int(level)
                answer = advisor.check(person, standard.occupation, level, on=ON)
                theirs = {note.code for note in answer.notes} - {"ends"}  # of the answer itself
                ours = noted.get(key, set())
                assert contested.get(key, set()) == set(answer.contested)
                assert ours <= theirs
                assert ours - of_names == theirs - of_names - of_all
    assert len(contested) > 3


def test_an_answer_about_words_that_no_text_has_has_no_effect() -> None:
    person = cl.Person(meets={"身体健康": True}, certificates=[], work=[], education=[], training=[])
    rows = cl.Workforce(as_tables({"a": person})).check(ON, ["电工"], [4]).without_effect("zh").to_pylist()
    notes = cl.Advisor().check(person, "电工", 4, on=ON).notes
    assert [(row["code"], row["note"]) for row in rows] == [(note.code, note.explain("zh")) for note in notes]
    assert [note.code for note in notes] == ["condition"]


def test_schooling_without_effect_is_told_in_words() -> None:
    person = cl.Person(education=[cl.Education(school="高等职业学校", degree="大专", graduated="2015-07-01")])
    answers = cl.Workforce(as_tables({"a": person})).check(ON, ["电工"], [2])
    for lang, words in (("zh", "学历 大专："), ("en", "Education associate degree: ")):
        assert [row["note"].startswith(words) for row in answers.without_effect(lang).to_pylist()] == [True]


def test_what_is_declared_or_set_for_everybody_and_has_no_effect() -> None:
    """Where one person's records have the name it is in use; `Advisor.check` says so of each person."""
    work = [cl.Work(occupation="铣工", start="2024-01-01"), cl.Work(occupation="车工", start="2015-01-01")]
    catalog = cl.Catalog.builtin().relate("铣工", "车工").relate("铣工", "刨工").alias("铣工", "机修工")
    policy = cl.Policy(continuity_gap_days=30, counting="month")
    workforce = cl.Workforce(as_tables({"a": cl.Person(work=work[:1]), "b": cl.Person(work=work)}), catalog, policy)
    rows = workforce.check(ON, ["铣工"], [4, 3]).without_effect("zh").to_pylist()
    assert {tuple(row.values())[1:4] for row in rows if row["person"] is None} == {
        ("铣工", 4, "relation"), ("铣工", 4, "alias"), ("铣工", 3, "relation"), ("铣工", 3, "alias"),
        (None, None, "policy"),
    }  # fmt: skip
    [policies] = [row["note"] for row in rows if row["code"] == "policy"]
    assert ("间断天数" in policies, "年限算法" in policies) == (True, False)


def test_an_answer_that_asks_about_a_name_tells_of_words_and_permits_all_the_same() -> None:
    """身体健康 is no occupation that 电工 could be related to."""
    person = cl.Person(
        work=[cl.Work(occupation="厨师", start="2000-01-01")],
        meets={"身体健康": True},
        permits=[cl.Permit(name="低压电工操作证", issued="2020-01-01")],
    )
    rows = cl.Workforce(as_tables({"a": person})).check(ON, ["铣工"], [4]).without_effect("zh").to_pylist()
    notes = cl.Advisor().check(person, "铣工", 4, on=ON).notes
    assert {row["code"] for row in rows} == {note.code for note in notes} == {"condition", "operating_permit"}


def test_a_name_that_is_asked_about_is_not_told_where_only_the_own_trade_counts() -> None:
    """That 维修电工 is related settles nothing there."""
    person, catalog = cl.Person(work=[cl.Work(occupation="维修电工", start="2010-01-01")]), cl.Catalog.builtin()
    catalog = catalog.relate("电工", "维修电工")
    rows = cl.Workforce(as_tables({"a": person}), catalog).check(ON, ["电工"], [4]).without_effect("zh").to_pylist()
    assert "possible_name" not in {row["code"] for row in rows}
    assert [question.topic for question in cl.Advisor(catalog).check(person, "电工", 4, on=ON).questions] == ["same"]
