"""The same queries on a local Spark session: the same answers. Run by `make spark`."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

import certladder as cl
from tests.against_reference.test_eligibility import advisor_for
from tests.helpers.length import by_length
from tests.helpers.random_persons import random_person, random_policy, random_relations
from tests.helpers.workforce_tables import as_tables, differences

PERSONS = by_length(short=40, long=60, proof=3000)
ON = dt.date(2026, 11, 22)

if shutil.which("java") is None:
    pytest.skip("Spark needs Java, and there is no java on the path", allow_module_level=True)
sql = pytest.importorskip("pyspark.sql", reason="pip install 'certladder[spark]' first")


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    settings = {  # for tables of a few rows: less to plan, to compile and to start than to compute
        "spark.ui.enabled": "false",
        "spark.default.parallelism": "1",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    }
    builder = sql.SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    started = builder.getOrCreate()
    started.sparkContext.setLogLevel("ERROR")
    yield started
    started.stop()


def on_spark(session: Any, persons: dict[str, cl.Person]) -> dict[str, Any]:
    return {name: session.createDataFrame(table) for name, table in as_tables(persons).items() if len(table)}


def test_every_answer_is_the_advisors(session: Any) -> None:
    rng = random.Random(11)
    advisor = advisor_for(random_relations(rng), random_policy(rng))
    persons = {f"人{number}": random_person(rng) for number in range(PERSONS)}
    workforce = cl.Workforce(on_spark(session, persons), advisor.catalog, advisor.policy)
    assert (len(workforce), workforce.rows_in) == (PERSONS, workforce.rows_used)
    answers = workforce.check(ON)
    rows = answers.to_arrow().to_pylist()
    assert len(rows) == PERSONS * 25
    assert list(differences(rows, persons, advisor, ON)) == []
    embedded = cl.Workforce(as_tables(persons), advisor.catalog, advisor.policy).check(ON)
    assert answers.summary() == embedded.summary()
    assert cl.Workforce(on_spark(session, dict(list(persons.items())[:3]))).summary(ON, ["电工"]).num_rows == 4
    assert answers.summary() == embedded.summary()


def test_who_becomes_eligible_and_when(session: Any) -> None:
    held = cl.Certificate(occupation="铣工", level=4, issued="2023-01-01")
    persons = {
        "worker": cl.Person(work=[cl.Work(occupation="铣工", start="2020-11-24")]),
        "holder": cl.Person(work=[cl.Work(occupation="铣工", start="2020-11-23")], certificates=[held]),
        "cook": cl.Person(work=[cl.Work(occupation="厨师", start="2020-11-24")]),
    }
    workforce = cl.Workforce(on_spark(session, persons))
    soon = workforce.becoming_eligible("2026-11-24", ON, ["铣工"], [4]).to_pylist()
    assert [(row["person"], str(row["eligible_from"]), row["held"]) for row in soon] == [
        ("holder", "2026-11-23", True),
        ("worker", "2026-11-24", False),
    ]
    assert soon[0]["alternatives"] == soon[1]["alternatives"]


def test_bad_rows_are_rejected(session: Any) -> None:
    frame = session.createDataFrame([("1", "电工", "2019-07-01"), ("1", "电工", "1.7.2019")], ["工号", "职业", "start"])
    workforce = cl.Workforce({"work": frame})
    [row] = workforce.rejected.to_pylist()
    assert (row["source"], row["person"], row["column"]) == ("work", "1", "start")
    assert workforce.rows_in["work"] == workforce.rows_used["work"] + 1
    assert {str(work.start) for work in workforce.person("1").work} == {"2019-07-01", "../.."}  # in Spark's order


def test_tables_of_two_engines(session: Any) -> None:
    tables = on_spark(session, {"1": cl.Person(work=[cl.Work(occupation="电工", start="2019-07-01")])})
    with pytest.raises(cl.WorkforceError) as caught:
        cl.Workforce(tables | {"education": as_tables({})["education"]})
    assert caught.value.code == "two_engines"
