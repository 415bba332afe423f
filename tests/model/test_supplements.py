"""Supplements: levels that the official text at hand lacks, from named sources, off by default (DESIGN §7)."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

import certladder as cl
from certladder.model.standards import builtin_standards

ON = "2026-11-22"
FOLDER = Path(__file__).parents[2] / "model" / "standards" / "supplements"
BUILTIN, WITH = cl.Catalog.builtin(), cl.Catalog.builtin(supplements=True)
ADDED = {("电工", 5), ("化学检验员", 5), ("汽车修理工", 5), ("客户服务管理员", 3)}


def size(catalog: cl.Catalog) -> tuple[int, int, int, int]:
    levels = [clauses for standard in catalog.standards for clauses in standard.levels.values()]
    clauses = list(itertools.chain(*levels))
    return len(catalog.occupations), len(levels), len(clauses), sum(len(one.alternatives) for one in clauses)


def test_the_built_in_catalog_is_as_it_was() -> None:
    assert size(BUILTIN) == (7, 25, 67, 83)
    assert size(WITH) == (7, 29, 78, 94)
    assert cl.Catalog.builtin(supplements=False) is BUILTIN
    assert BUILTIN | cl.Catalog(builtin_standards(supplements=True)[7:]) == WITH


def test_a_supplement_adds_and_replaces_nothing() -> None:
    added = {(one.occupation, level) for one in WITH.standards for level in one.levels} - {
        (one.occupation, level) for one in BUILTIN.standards for level in one.levels
    }
    assert added == ADDED == {(one.occupation, level) for one in BUILTIN.standards for level in one.supplements}
    assert all(not one.replaced and not one.supplements for one in WITH.standards)
    assert {one.kind for one in BUILTIN.diff(WITH).changes} == {"added", "stated"}


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: file.stem)
def test_each_names_its_source_and_how_far_to_trust_it(file: Path) -> None:
    [standard] = cl.Catalog.load(file).standards
    assert standard.trust in ("A", "B")
    assert standard.source
    joined = WITH.standard(standard.occupation)
    assert all(joined.source_of(level) == standard.text_source for level in standard.levels)
    assert all(joined.source_of(level).trust is None for level in BUILTIN.standard(standard.occupation).levels)


def test_they_are_read_whole() -> None:
    assert [one.words for standard in WITH.standards for one in standard.unread] == []


@pytest.mark.parametrize(("occupation", "level"), sorted(ADDED))
def test_every_answer_that_rests_on_one_says_so(occupation: str, level: int) -> None:
    worker = cl.Person(work=[cl.Work(occupation=occupation, start="2010-01-01")])
    answer = cl.Advisor(WITH).check(worker, occupation, level, on=ON)
    [note] = [one for one in answer.notes if one.code == "supplement"]
    assert note.name in str(answer)
    assert (note.trust, note.name) == ("B", WITH.standard(occupation).source_of(cl.Level(level)).source)
    assert "supplement" in answer.explain("en")
    with pytest.raises(cl.UndescribedLevel) as caught:
        cl.Advisor().check(worker, occupation, level, on=ON)
    assert "--supplements" in caught.value.explain("zh")
    with pytest.raises(cl.NoPath) as path:
        cl.Advisor().plan(worker, occupation, level, on=ON)
    assert path.value.in_supplement
    assert "A supplement has the level" in path.value.explain("en")


def test_no_other_answer_does() -> None:
    worker = cl.Person(
        certificates=[cl.Certificate(occupation="电工", level=5, issued="2010-01-01")],
        work=[cl.Work(occupation="电工", start="2010-01-01")],
        education=[
            cl.Education(school="技工学校", major="烹饪", graduated="2009-07-01", relevance={"电工": "无关专业"})
        ],
    )
    for one in cl.Advisor(WITH).survey(worker, on=ON):
        assert [note for note in one.notes if note.code.startswith("supplement")] == [] or (
            (one.occupation, one.level) in ADDED
        )


def test_the_list_of_majors_settles_what_a_major_is_and_is_named() -> None:
    graduate = cl.Person(education=[cl.Education(school="技工学校", major="机电一体化", graduated="2009-07-01")])
    answers = [cl.Advisor(catalog).check(graduate, "电工", 4, on=ON) for catalog in (BUILTIN, WITH)]
    assert [answer.verdict for answer in answers] == ["undetermined", "eligible"]
    assert [[note.code for note in answer.notes] for answer in answers] == [[], ["supplement_majors"]]
    other = graduate.model_copy(
        update={"education": (cl.Education(school="技工学校", major="烹饪", graduated="2009-07-01"),)}
    )
    open_list = cl.Advisor(WITH).check(other, "电工", 4, on=ON)
    assert (open_list.verdict, open_list.notes) == ("undetermined", ())


def test_a_beginners_plan_says_that_they_exist_or_rests_on_them() -> None:
    without, with_them = (cl.Advisor(catalog).plan(cl.Person(), "电工", 4, on=ON) for catalog in (BUILTIN, WITH))
    assert (without.years, with_them.years) == (6, 5)
    named = [[one for one in plan.assumptions if "supplement" in one.kind] for plan in (without, with_them)]
    assert [(one.kind, one.level, one.trust) for one in named[0]] == [("without_supplement", 5, None)]
    assert [(one.kind, one.level, one.trust) for one in named[1]] == [("supplement", 5, "B")]
    assert "--supplements" in str(without)
    assert "某省职业技能等级认定报名应用" in str(with_them)
    assert str(named[1][0].source) in with_them.explain("en")


def test_whoever_is_past_that_level_is_not_told() -> None:
    holder = cl.Person(certificates=[cl.Certificate(occupation="电工", level=4, issued="2020-01-01")])
    plan = cl.Advisor().plan(holder, "电工", 3, on=ON)
    assert not [one for one in plan.assumptions if "supplement" in one.kind]


def test_hours_of_training_become_weeks() -> None:
    """180 hours at 20 a week are nine weeks; 三级 of 化学检验员 asks for a training and three years after 四级."""
    chemist = cl.Person(
        certificates=[cl.Certificate(occupation="化学检验员", level=4, issued="2022-01-01")],
        work=[cl.Work(occupation="化学检验员", start="2018-01-01")],
    )
    slow, months = cl.Policy(training_hours_per_week=20), cl.Policy(training_months=3)
    found = [
        cl.Advisor(catalog, policy).plan(chemist, "化学检验员", 3, on=ON, only="化学检验员/三级/1")
        for catalog, policy in ((WITH, cl.Policy()), (WITH, slow), (BUILTIN, slow), (BUILTIN, months))
    ]
    assert [str(plan.reached) for plan in found] == ["2026-11-22", "2027-01-24", "2026-11-22", "2027-02-22"]
    [train] = [step for step in found[1].steps if step.kind == "train"]
    assert (str(train.start), str(train.date)) == (ON, "2027-01-24")
    kinds = [[one.kind for one in plan.assumptions if one.kind.startswith("training")] for plan in found]
    assert kinds == [[], ["training_hours"], ["training_time"], ["training_time"]]
    [hours] = [one for one in found[1].assumptions if one.kind == "training_hours"]
    assert (hours.hours, hours.per_week, hours.trust) == (180, 20, "B")
    assert "培训 180 学时，每周 20 学时" in str(found[1])
    assert "180 hours, 20 a week" in found[1].explain("en")
    assert "  培训学时：五级 180、四级 180、三级 180、二级 150、一级 150\n" in WITH.explain("化学检验员", 3)


def test_tables_answer_the_same_and_name_the_sources() -> None:
    pa = pytest.importorskip("pyarrow")
    work = pa.table({"person": ["01", "02"], "occupation": ["电工"] * 2, "start": ["2025-01-01", "2026-06-01"]})
    staff = cl.Workforce({"work": work}, WITH)
    answers = staff.check(ON, ["电工"], [5])
    rows = {row["person"]: row for row in answers.to_arrow().to_pylist()}
    for person, start in (("01", "2025-01-01"), ("02", "2026-06-01")):
        answer = cl.Advisor(WITH).check(cl.Person(work=[cl.Work(occupation="电工", start=start)]), "电工", 5, on=ON)
        assert (rows[person]["verdict"], rows[person]["eligible_from"]) == (answer.verdict, answer.eligible_from)
    assert "某省职业技能等级认定报名应用" in cl.workforce_report(staff, answers)
