"""A workforce's answers are the advisor's, row by row: verdict, alternatives, what is unknown, held, and the days to come.

CERTLADDER_WORKFORCE sets how many random persons are asked about all 25 targets; `make proof` asks 100,000.
"""

from __future__ import annotations

import datetime as dt
import os
import random
from pathlib import Path

import pytest

import certladder as cl
from certladder.workforce.engine import DuckDB
from tests.against_reference.test_eligibility import advisor_for
from tests.helpers.attested_standard import ATTESTED, random_attested
from tests.helpers.random_persons import random_day, random_person, random_policy, random_relations
from tests.helpers.workforce_tables import alternatives_reached, as_tables, differences

PERSONS = int(os.environ.get("CERTLADDER_WORKFORCE", "300"))
GROUP = 150 if PERSONS < 100_000 else 1_000
ON = dt.date(2026, 11, 22)


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(PERSONS // GROUP))
def test_every_answer_is_the_advisors(seed: int) -> None:
    rng = random.Random(seed)
    advisor, on = advisor_for(random_relations(rng), random_policy(rng)), random_day(rng)
    persons = {f"人{number}": random_person(rng) for number in range(GROUP)}
    workforce = cl.Workforce(as_tables(persons), advisor.catalog, advisor.policy)
    assert (len(workforce), workforce.rows_in, len(workforce.set_aside)) == (GROUP, workforce.rows_used, 0)
    answers = workforce.check(on).to_arrow().to_pylist()
    assert len(answers) == GROUP * 25
    assert list(differences(answers, persons, advisor, on)) == []


@pytest.mark.no_cover
def test_the_population_reaches_every_alternative_for_and_against() -> None:
    rng = random.Random(7)
    persons = {str(number): random_person(rng) for number in range(4_000)}
    answers = cl.Workforce(as_tables(persons)).check(ON).to_arrow(["eligible", "undetermined"]).to_pylist()
    sure, maybe = alternatives_reached(answers)
    labels = {
        clause.id if len(clause.alternatives) == 1 else f"{clause.id}#{number}"
        for standard in cl.Catalog.builtin().standards
        for clauses in standard.levels.values()
        for clause in clauses
        for number in range(1, len(clause.alternatives) + 1)
    }
    assert (len(labels), labels - sure, labels - maybe) == (83, set(), set())


@pytest.mark.parametrize("seed", range(3))
def test_titles_permits_age_and_the_like(seed: int) -> None:
    rng = random.Random(seed)
    persons = {str(number): random_attested(rng) for number in range(250)}
    advisor = cl.Advisor(ATTESTED if seed else ATTESTED.relate("茶艺师", "评茶员"))
    workforce = cl.Workforce(as_tables(persons), advisor.catalog)
    answers = workforce.check(ON).to_arrow().to_pylist()
    assert list(differences(answers, persons, advisor, ON)) == []
    sure, maybe = alternatives_reached(answers)
    assert len(sure) > 15
    assert len(maybe) > 20


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(2))
def test_who_is_due_and_when_is_the_advisors(seed: int) -> None:
    rng = random.Random(seed)
    advisor, on = advisor_for(random_relations(rng), random_policy(rng)), random_day(rng)
    until = on + dt.timedelta(days=(7, 900)[seed])
    persons = {f"p{number}": random_person(rng) for number in range(40)}
    due_as_the_advisor_says(persons, advisor, on, until)


@pytest.mark.no_cover
def test_who_is_due_by_titles_permits_age_and_the_like() -> None:
    rng = random.Random(1)
    persons = {str(number): random_attested(rng) for number in range(40)}
    advisor = cl.Advisor(ATTESTED.relate("茶艺师", "评茶员"))
    due_as_the_advisor_says(persons, advisor, ON, ON + dt.timedelta(days=700))


def due_as_the_advisor_says(persons: dict[str, cl.Person], advisor: cl.Advisor, on: dt.date, until: dt.date) -> None:
    rows = cl.Workforce(as_tables(persons), advisor.catalog, advisor.policy).due(until, on).to_pylist()
    assert rows
    mine = {(row["person"], row["occupation"], row["level"]): row["eligible_from"] for row in rows}
    theirs = {}
    for name, person in persons.items():
        for answer in advisor.survey(person, on):
            first = answer.eligible_from
            if first is not None and on < first <= until:
                theirs[name, answer.occupation, int(answer.level)] = first
    assert mine == theirs
    for row in rows:
        answer = advisor.check(persons[row["person"]], row["occupation"], row["level"], on=row["eligible_from"])
        assert row["alternatives"] == [
            result.clause.id if len(result.clause.alternatives) == 1 else f"{result.clause.id}#{result.alternative}"
            for result in answer.clauses
            if result.verdict == "eligible"
        ]


@pytest.mark.no_cover
def test_students_are_due_while_they_are_students() -> None:
    """D13: a status that begins and ends before the last day asked."""
    student = cl.Person(
        certificates=[cl.Certificate(occupation="客户服务管理员", level=3, issued="2025-03-01")],
        education=[
            cl.Education(
                school="技师学院",
                programme="技师班",
                relevance={"客户服务管理员": "own"},
                enrolled="2026-09-01",
                graduated="2027-07-01",
            )
        ],
    )
    workforce = cl.Workforce(as_tables({"a": student, "b": cl.Person()}))
    [row] = workforce.due("2028-01-01", ON, ["客户服务管理员"]).to_pylist()
    assert (row["person"], row["eligible_from"]) == ("a", dt.date(2027, 3, 1))
    assert workforce.due("2027-02-28", ON, ["客户服务管理员"]).to_pylist() == []
    assert workforce.due(ON, ON).to_pylist() == []


def test_relations_that_are_declared_denied_and_unknown() -> None:
    persons = {
        name: cl.Person(work=[cl.Work(occupation=name, start="2015-01-01")]) for name in ("车工", "厨师", "焊工")
    }
    catalog = cl.Catalog.builtin().relate("铣工", "车工").relate("铣工", "厨师", accepted=False)
    answers = cl.Workforce(as_tables(persons), catalog).check(ON, ["铣工"], [4]).to_arrow().to_pylist()
    verdicts = {row["person"]: row["verdict"] for row in answers}
    assert verdicts == {"车工": "eligible", "厨师": "not_eligible", "焊工": "undetermined"}


def test_who_is_due_in_two_days() -> None:
    """Six years of work, and two years of a student's certificate, are complete on the same day."""
    course = cl.Education(
        school="技师学院",
        programme="技师班",
        relevance={"客户服务管理员": "own"},
        enrolled="2026-09-01",
        graduated="2027-07-01",
    )
    held = cl.Certificate(occupation="客户服务管理员", level=3, issued="2024-11-24")
    later = cl.Certificate(occupation="客户服务管理员", level=3, issued="2024-11-25")
    persons = {
        "student": cl.Person(certificates=[held], education=[course]),
        "fellow": cl.Person(certificates=[later], education=[course]),
        "worker": cl.Person(work=[cl.Work(occupation="电工", start="2020-11-24")]),
    }
    workforce = cl.Workforce(as_tables(persons))
    due = workforce.due("2026-11-24", ON, ["电工", "客户服务管理员"]).to_pylist()
    assert [(row["person"], row["level"], str(row["eligible_from"])) for row in due] == [
        ("student", 2, "2026-11-24"),
        ("worker", 4, "2026-11-24"),
    ]


def test_persons_are_asked_about_part_by_part(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(13)
    persons = {f"{number:02}": random_person(rng) for number in range(20)}
    advisor = cl.Advisor(cl.Catalog.builtin().relate("铣工", "车工").relate("铣工", "焊工", accepted=False))
    told: list[tuple[str, int, int]] = []
    workforce = cl.Workforce(as_tables(persons), advisor.catalog, progress=lambda *stage: told.append(stage))
    whole = workforce.due("2026-11-24", ON, ["电工", "铣工"])
    monkeypatch.setattr(DuckDB, "at_once", 7)
    del told[:]
    answers = workforce.check(ON)
    assert told == [("answers", 0, 20), ("answers", 7, 20), ("answers", 14, 20)]
    assert list(differences(answers.to_arrow().to_pylist(), persons, advisor, ON)) == []
    assert workforce.due("2026-11-24", ON, ["电工", "铣工"]) == whole
    assert len(whole) == 5


def test_whoever_is_due_may_hold_the_level() -> None:
    work = [cl.Work(occupation="电工", start="2023-01-01")]
    persons = {
        "new": cl.Person(work=work),
        "holder": cl.Person(work=work, certificates=[cl.Certificate(occupation="电工", level=3, issued="2026-01-01")]),
        "later": cl.Person(work=work, certificates=[cl.Certificate(occupation="电工", level=4, issued="2029-06-01")]),
    }
    rows = cl.Workforce(as_tables(persons)).due("2029-01-02", "2028-12-31", ["电工"], [4]).to_pylist()
    assert {row["person"]: row["held"] for row in rows} == {"new": False, "holder": True, "later": False}
    assert {row["eligible_from"] for row in rows} == {dt.date(2029, 1, 1)}


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
    verdicts = {row["person"]: row["verdict"] for row in workforce.check(ON).to_arrow().to_pylist()}
    assert verdicts == {
        "says yes": "eligible",
        "says no": "not_eligible",
        "says nothing": "undetermined",
        "will be old enough": "not_eligible",
        "never": "not_eligible",
    }
    [row] = workforce.due("2026-11-24", ON).to_pylist()
    assert (row["person"], row["eligible_from"]) == ("will be old enough", young.replace(year=2026))
    assert workforce.person("says no") == persons["says no"]


def test_a_person_comes_back_out() -> None:
    rng = random.Random(3)
    persons = {str(number): random_person(rng) for number in range(20)}
    workforce = cl.Workforce(as_tables(persons))
    for name, person in persons.items():
        back = workforce.person(name)
        assert back.born == person.born
        for field in ("certificates", "work", "education", "training"):
            assert back.unknown(field) == person.unknown(field)
            assert sorted(map(repr, getattr(back, field))) == sorted(map(repr, getattr(person, field) or ()))
    with pytest.raises(cl.WorkforceError, match="no person has the id 'nobody'"):
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
        answers = workforce.plus(record).check(ON).to_arrow().to_pylist()
        assert list(differences(answers, more, advisor, ON)) == []
    with pytest.raises(TypeError, match="not a record that everybody could have"):
        workforce.plus(cl.Work(occupation="电工", start="2020-01-01"))


def test_summary_counts_the_answers() -> None:
    rng = random.Random(5)
    workforce = cl.Workforce(as_tables({str(number): random_person(rng) for number in range(60)}))
    answers = workforce.check(ON, ["电工", "钳工"]).to_arrow().to_pylist()
    for row in workforce.summary(ON, ["电工", "钳工"]).to_pylist():
        own = [a for a in answers if (a["occupation"], a["level"]) == (row["occupation"], row["level"])]
        for verdict in ("eligible", "undetermined", "not_eligible"):
            assert row[verdict] == sum(a["verdict"] == verdict for a in own)
        assert row["held"] == sum(a["held"] for a in own)
        assert row["eligible_not_held"] == sum(a["verdict"] == "eligible" and not a["held"] for a in own)


def test_only_some_occupations_levels_and_verdicts() -> None:
    workforce = cl.Workforce(as_tables({"a": cl.Person(work=[cl.Work(occupation="电工", start="2010-01-01")])}))
    answers = workforce.check(ON, ["电工", "化学检验工"], ["四级"])
    assert [(row["occupation"], row["level"]) for row in answers.to_arrow().to_pylist()] == [
        ("电工", 4),
        ("化学检验员", 4),
    ]
    assert [row["verdict"] for row in answers.to_arrow(["符合"]).to_pylist()] == ["eligible"]
    answers.close()
    with pytest.raises(cl.UnknownOccupation, match="did you mean 电工"):
        workforce.check(ON, ["电"])
    with pytest.raises(cl.UndescribedLevel):
        workforce.check(ON, ["电工"], [5])
    assert len(workforce.check().to_arrow()) == 25


@pytest.mark.no_cover
def test_as_many_queries_for_a_thousand_standards_as_for_seven(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    store = DuckDB._store
    monkeypatch.setattr(DuckDB, "_store", lambda self, name, sql: (asked.append(sql), store(self, name, sql))[1])
    text = (Path(__file__).parents[2] / "model" / "standards" / "01-电工.txt").read_text(encoding="utf-8")
    standard = cl.Catalog.from_text(text).standards[0]
    many = cl.Catalog(
        tuple(standard.model_copy(update={"occupation": f"职业{number}", "names": ()}) for number in range(1_000))
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
    with pytest.raises(cl.WorkforceError, match="more than 60 alternatives"):
        cl.Workforce(as_tables({"a": cl.Person()}), catalog).check(ON)
