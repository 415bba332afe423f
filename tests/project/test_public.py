"""The front door: the exported names, their documentation, and results that go to JSON and back."""

from __future__ import annotations

import datetime as dt
import doctest
import importlib
import inspect
import pickle
import pkgutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as Tree

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import certladder as cl

ROOT = Path(__file__).parents[2]
ON = "2026-11-22"
ME = cl.Person(
    certificates=[cl.Certificate(occupation="化学检验员", level=4, issued="2021-06-01")],
    work=[
        cl.Work(occupation="化学检验员", start="2019-07-01"),
        cl.Work(occupation="厨师", start="2015-01-01", end="2016-01-01"),
    ],
    education=[cl.Education(school="大学", graduated="2019-07-01", relevance={"化学检验员": "own"})],
    training=[cl.Training(occupation="化学检验员", level=3, completed="2023-01-01")],
)
KINDS = ("certificates", "work", "education", "training")


def modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(cl.__path__, "certladder.")
    return [cl, *(importlib.import_module(module.name) for module in found if not module.name.endswith("__main__"))]


MODULES = modules()


def test_exported_names_are_sorted() -> None:
    assert cl.__all__ == sorted(cl.__all__)


def test_all_names_are_there_before_the_first_is_used() -> None:
    script = "import sys, certladder as cl; print('pydantic' in sys.modules, set(cl.__all__) <= set(dir(cl)), len(cl.__all__))"
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert printed.stdout.split() == ["False", "True", "99"]


def test_a_name_is_fetched_when_it_is_first_asked_for() -> None:
    assert vars(cl)["__getattr__"]("Advisor") is cl.Advisor
    assert "Advisor" in vars(cl)


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Adviser'"):
        cl.Adviser  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("name", cl.__all__)
def test_public_names_are_documented(name: str) -> None:
    thing = getattr(cl, name)
    assert thing.__doc__
    assert thing.__doc__.strip().splitlines()[0].endswith((".", ":", ",", "…", ")")), name
    members = [member for key, member in vars(thing).items() if not key.startswith("_") and inspect.isfunction(member)]
    assert all(member.__doc__ for member in members), name


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_examples_in_docstrings_run(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def test_all_errors_are_certladders() -> None:
    errors = [
        thing for name in cl.__all__ if inspect.isclass(thing := getattr(cl, name)) and issubclass(thing, Exception)
    ]
    assert len(errors) == 18
    assert all(issubclass(error, cl.CertladderError) for error in errors)


def test_results_go_to_json_and_back() -> None:
    advisor = cl.Advisor()
    for answer in advisor.survey(ME, on=ON):
        assert cl.Eligibility.model_validate_json(answer.model_dump_json()) == answer
    for plan in advisor.plans(ME, "化学检验员", 1, on=ON):
        assert cl.Plan.model_validate_json(plan.model_dump_json()) == plan
    assert cl.Person.model_validate_json(ME.model_dump_json()) == ME


def test_standards_go_to_json_and_back() -> None:
    for standard in cl.Catalog.builtin().standards:
        assert cl.Standard.model_validate_json(standard.model_dump_json()) == standard


def test_values_are_frozen_and_hash() -> None:
    answer = cl.Advisor().check(ME, "化学检验员", 3, on=ON)
    assert len({ME, ME.model_copy()}) == 1
    assert hash(answer) == hash(answer.model_copy())
    with pytest.raises(ValueError, match="frozen"):
        answer.verdict = cl.Verdict.ELIGIBLE  # type: ignore[misc]


MARKUP = cl.Standard(occupation="<b>绘图员", levels={})


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (cl.Advisor().check(ME, "化学检验员", 3, on=ON), "可以申报化学检验员"),
        (cl.Advisor().survey(ME, ON), "现在可以申报"),
        (cl.Advisor().plan(ME, "化学检验员", 1, on=ON), "途中取得"),
        (ME, "Person(certificates=(Certificate(occupation=&#x27;化学检验员"),
        (cl.Catalog.builtin(), "电工：四级、三级、二级、一级"),
        (cl.Catalog.builtin().standard("电工"), "<summary"),
        (cl.Catalog((MARKUP,)), "&lt;b&gt;绘图员："),
        (MARKUP, "&lt;b&gt;绘图员"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_notebooks_show_the_words(value: Any, words: str) -> None:
    html = value._repr_html_()
    assert words in html
    Tree.fromstring(f"<p>{html}</p>")  # noqa: S314


def test_results_are_rows_for_data_frames() -> None:
    """They have the columns of a workforce's answers, and pandas and polars take them as they are."""
    advisor = cl.Advisor()
    rows = advisor.survey(ME, ON).to_rows()
    people = {kind: [record.model_dump(mode="json") for record in getattr(ME, kind)] for kind in KINDS}
    tables = {kind: pa.Table.from_pylist([{"person": "me", **row} for row in given]) for kind, given in people.items()}
    answers = cl.Workforce(tables).check(ON).to_arrow().drop_columns(["person", "unknown"]).to_pylist()
    assert sorted(rows, key=str) == sorted(answers, key=str)
    plan = advisor.plan(ME, "化学检验员", 1, on=ON)
    targets = advisor.targets(ME, ON, by="2027-01-01")
    assert [row["clause"] for row in plan.to_rows() if row["kind"] == "certificate"] == [
        step.clause and step.clause.id for step in plan.steps if step.kind == "certificate"
    ]
    assert [row["reached"] for row in targets.to_rows()] == [getattr(found, "reached", None) for found in targets]
    assert {row["clauses"][0] for row in targets.to_rows() if row["clauses"]} == {"化学检验员/三级/1"}
    assert targets.to_rows()[-1]["reached"] is None
    for found in (rows, plan.to_rows(), targets.to_rows()):
        assert pl.DataFrame(found).shape == pd.DataFrame(found).shape == (len(found), len(found[0]))


def test_a_requirement_is_what_it_asks_for() -> None:
    """The span says where the words stand; it is not part of what is asked."""
    assert cl.TrainingRequirement(level=4, span=(1, 2)) == cl.TrainingRequirement(level=4)
    assert hash(cl.TrainingRequirement(level=4, span=(1, 2))) == hash(cl.TrainingRequirement(level=4))
    assert cl.TrainingRequirement(level=4) != cl.TrainingRequirement(level=3)
    assert cl.TrainingRequirement(level=4) != cl.UnreadText(words="四级")


def test_errors_can_be_pickled() -> None:
    advisor = cl.Advisor()
    for ask in (
        lambda: advisor.check(ME, "电", 4),
        lambda: advisor.plan(ME, "客户服务管理员", 1, on=ON),
        lambda: advisor.check(ME, "客户服务管理员", 1),
        lambda: cl.Catalog.from_text("噪声"),
    ):
        with pytest.raises(cl.CertladderError) as caught:
            ask()
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


def test_the_day_asked_is_today_by_default() -> None:
    advisor, today = cl.Advisor(), dt.date.today()
    assert advisor.check(ME, "电工", 4).on == today
    assert {answer.on for answer in advisor.survey(ME)} == {today}
    assert advisor.plan(ME, "化学检验员", 1).on == today


def test_the_names_are_listed_before_they_are_used() -> None:
    assert set(cl.__all__) <= set(dir(cl))


def test_an_advisor_shows_its_catalog_and_policy() -> None:
    shown = repr(cl.Advisor(policy=cl.Policy(counting="month")))
    assert shown.startswith("Advisor(Catalog(电工, ")
    assert shown.endswith("Policy(counting='month'))")
