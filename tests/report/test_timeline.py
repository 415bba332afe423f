"""The timeline of a plan, as SVG."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree as Tree

import pytest

import certladder as cl
from certladder.report.timeline import draw_timeline
from tests.helpers.pictures import SVG, styles, words

ON = "2026-11-22"
ADVISOR = cl.Advisor()
ME = cl.Person(
    certificates=[cl.Certificate(occupation="电工", level=5, issued="2023-06-01")],
    work=[cl.Work(occupation="电工", start="2021-07-01")],
)


def test_a_timeline_has_every_step() -> None:
    plan = ADVISOR.plan(cl.Person(), "化学检验员", 1, on=ON)
    written = words(draw_timeline(plan, "zh"))
    assert written[:2] == ["工作", "培训"]
    assert "今天 2026-11-22" in written
    for step in plan.steps:
        if step.kind == "certificate":
            assert str(step.date) in written
            assert step.clause is not None
            assert step.clause.id in written
    assert {"cl-work cl-bar", "cl-train cl-bar"} <= styles(draw_timeline(plan, "zh"), "rect")
    assert len([style for style in styles(draw_timeline(plan, "zh"), "polygon") if "cl-plan" in style]) == 1


def test_a_timeline_in_english_with_study() -> None:
    plan = ADVISOR.plan(cl.Person(), "电工", 2, on=ON, study=cl.usual_programmes())
    written = words(draw_timeline(plan, "en"))
    assert written[:2] == ["work", "study"]
    assert "2026-11-22 to 2030-11-22" in written
    assert "cl-study cl-bar" in styles(draw_timeline(plan, "zh"), "rect")


def test_a_training_that_takes_months_is_a_bar() -> None:
    slow = cl.Advisor(policy=cl.Policy(training_months=24))
    plan = slow.plan(cl.Person(), "化学检验员", 3, on=ON)
    bars = [
        found
        for found in Tree.fromstring(draw_timeline(plan, "zh")).iter(f"{SVG}rect")  # noqa: S314
        if "train" in found.get("class", "")
    ]
    assert {float(bar.get("height", "")) for bar in bars} == {80.0}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_timeline_of_a_plan_without_steps(lang: str) -> None:
    written = "".join(words(draw_timeline(ADVISOR.plan(ME, "电工", 5, on=ON), lang)))
    assert ("无需再申报" if lang == "zh" else "Youalreadyhold") in written.replace(" ", "")


def test_a_timeline_of_one_day() -> None:
    person = cl.Person(work=[cl.Work(occupation="电工", start="2010-01-01")])
    plan = ADVISOR.plan(person, "电工", 4, on=ON)
    assert plan.days == 0
    assert "2026-11-22" in words(draw_timeline(plan, "zh"))


def test_a_long_timeline_keeps_its_years_apart() -> None:
    """So few ticks that their labels never touch, and no two labels on one place."""
    text = "磨工申报条件\n申报条件（四级）\n累计从事本职业工作20年以上。\n申报条件（三级）\n"
    text += "取得本职业四级职业资格证书后，累计从事本职业工作20年以上。"
    plan = cl.Advisor(cl.Catalog.from_text(text)).plan(cl.Person(), "磨工", 3, on=ON)
    root = Tree.fromstring(draw_timeline(plan, "zh"))  # noqa: S314
    ticks = [float(text.get("y", "")) for text in root.iter(f"{SVG}text") if text.get("text-anchor") == "end"]
    assert len(ticks) == 20
    assert all(after - before >= 18 for before, after in itertools.pairwise(ticks))


def test_labels_never_stand_on_one_another() -> None:
    for occupation in ADVISOR.catalog.occupations:
        for lang in ("zh", "en"):
            plan = ADVISOR.plans(cl.Person(), occupation, 2, on=ON, study=cl.usual_programmes())[0]
            texts = [
                (float(text.get("x", "")), float(text.get("y", "")))
                for text in Tree.fromstring(draw_timeline(plan, lang)).iter(f"{SVG}text")  # noqa: S314
                if text.get("text-anchor") is None
            ]
            beside = [y for x, y in texts if x == max(x for x, _ in texts)]
            assert all(after - before >= 15 for before, after in itertools.pairwise(beside))
