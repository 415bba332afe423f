"""The validator on plans through another occupation's ladder that are put together by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import certladder as cl
from tests.helpers.plan_mutations import with_fact, with_step
from tests.reference.plan_checker import validate

ON = dt.date(2026, 11, 22)
REACHED = dt.date(2031, 11, 22)
ONE_DAY = dt.timedelta(days=1)

# A milling diploma: 铣工四级 at once, and 车工三级 after five years of work.
MILLER = cl.Person(
    education=[
        cl.Education(school="technical_school", relevance={"铣工": "own", "车工": "unrelated"}, graduated="2024-07-01")
    ]
)
CATALOG = cl.Catalog.builtin().relate("车工", "铣工").relate("车工", "钳工", accepted=False)


def clause(clause_id: str) -> cl.Clause:
    occupation, level, number = clause_id.split("/")
    return CATALOG.standard(occupation, ON).levels[cl.Level(level)][int(number) - 1]


def step(kind: str, clause_id: str | None, record: cl.Record, start: dt.date, date: dt.date) -> cl.Step:
    rests_on = {"clause": clause(clause_id) if clause_id else None, "alternative": 1 if clause_id else None}
    return cl.Step.model_validate({"kind": kind, "start": start, "date": date, "record": record, **rests_on})


def earned(occupation: str, level: int, day: dt.date, clause_id: str | None) -> cl.Step:
    return step("certificate", clause_id, cl.Certificate(occupation=occupation, level=level, issued=day), day, day)


def worked(clause_id: str, start: dt.date, stop: dt.date) -> cl.Step:
    last = stop - ONE_DAY
    return step("work", clause_id, cl.Work(occupation="车工", start=start, end=last), start, last)


def plan(level: int, *steps: cl.Step, **changes: Any) -> cl.Plan:
    certificates = [one for one in steps if one.kind == "certificate"]
    record = {
        "occupation": "车工",
        "level": level,
        "english": None,
        "on": ON,
        "reached": certificates[-1].date,
        "certificates": len(certificates),
        "trainings": sum(one.kind == "train" for one in steps),
        "programmes": 0,
        "steps": steps,
        "assumptions": (),
        "provided": (),
    }
    return cl.Plan.model_validate({**record, **changes})


def kinds(plan: cl.Plan, person: cl.Person = MILLER, catalog: cl.Catalog = CATALOG, **wishes: Any) -> set[str]:
    return {fault.kind for fault in validate(plan, person, catalog, **wishes)}


THROUGH_MILLING = plan(
    3,
    earned("铣工", 4, ON, "铣工/四级/3"),
    worked("车工/三级/1", ON, REACHED),
    earned("车工", 3, REACHED, "车工/三级/1"),
)


def test_a_certificate_of_a_related_occupation_serves() -> None:
    assert kinds(THROUGH_MILLING) == set()


def test_the_relation_must_be_known_unless_open_questions_are_taken_to_be_answered() -> None:
    unknown = cl.Catalog.builtin()
    assert kinds(THROUGH_MILLING, catalog=unknown) == {"unmet", "useless", "waited"}
    assert kinds(THROUGH_MILLING, catalog=unknown, assume_unknown=True) == set()
    denied = unknown.relate("车工", "铣工", accepted=False)
    assert kinds(THROUGH_MILLING, catalog=denied, assume_unknown=True) == {"unmet", "useless", "waited"}
    the_other_way_round = unknown.relate("铣工", "车工")
    assert kinds(THROUGH_MILLING, catalog=the_other_way_round) == {"unmet", "useless", "waited"}


def test_the_diploma_is_judged_by_the_occupation_of_the_certificate() -> None:
    assert kinds(THROUGH_MILLING, person=cl.Person()) == {"unmet", "waited"}
    lathe = MILLER.model_copy(
        update={
            "education": (MILLER.education[0].model_copy(update={"relevance": {"车工": "own", "铣工": "unrelated"}}),)
        }
    )
    assert kinds(THROUGH_MILLING, person=lathe) == {"unmet", "waited"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"clause": clause("车工/四级/3")}, {"clause"}),
        ({"clause": clause("钳工/四级/3")}, {"clause"}),
        ({"clause": clause("铣工/三级/1")}, {"clause"}),
        ({"clause": None, "alternative": None}, {"undocumented", "assumption"}),
    ],
)
def test_a_clause_that_is_not_its_occupations(changes: dict[str, Any], expected: set[str]) -> None:
    assert kinds(with_step(THROUGH_MILLING, 0, **changes)) == expected


def test_a_level_without_conditions_is_assumed_in_the_plans_occupation_only() -> None:
    def assumed(occupation: str) -> cl.Plan:
        day = dt.date(2030, 11, 22)
        return plan(
            4,
            earned(occupation, 5, ON, None),
            worked("车工/四级/1", ON, day),
            earned("车工", 4, day, "车工/四级/1"),
            assumptions=[cl.Assumption(kind="undocumented", occupation=occupation, level=5)],
        )

    assert kinds(assumed("车工"), undocumented="obtainable") == set()
    assert kinds(assumed("铣工"), undocumented="obtainable") == {"undocumented"}
    other = assumed("车工").model_copy(update={"assumptions": assumed("铣工").assumptions})
    assert kinds(other, undocumented="obtainable") == {"assumption"}


def test_a_certificate_that_serves_nothing() -> None:
    day = dt.date(2032, 11, 22)
    last = [worked("车工/四级/2", ON, day), earned("车工", 4, day, "车工/四级/2")]
    assert kinds(plan(4, *last)) == set()
    assert kinds(plan(4, earned("铣工", 4, ON, "铣工/四级/3"), *last)) == {"useless"}
    own = {"assumptions": [cl.Assumption(kind="undocumented", occupation="车工", level=5)]}
    useless = plan(4, earned("车工", 5, ON, None), *last, **own)
    assert kinds(useless, undocumented="obtainable") == {"useless"}


def test_a_certificate_that_is_held_already_or_a_lower_one() -> None:
    for level in (4, 3):
        certificate = cl.Certificate(occupation="铣工", level=level, issued="2026-11-22")
        assert "ladder" in kinds(THROUGH_MILLING, person=MILLER.plus(certificate))
    expected = cl.Certificate(occupation="铣工", level=4, issued="2027-06-01")
    assert kinds(THROUGH_MILLING, person=MILLER.plus(expected)) == set()
    fitter = cl.Certificate(occupation="钳工", level=3, issued="2020-01-01")
    assert kinds(THROUGH_MILLING, person=MILLER.plus(fitter)) == set()


def test_a_level_that_is_not_below_the_plans() -> None:
    """车工三级 serves for 铣工四级 too, but a plan for it ends there."""
    catalog = CATALOG.relate("铣工", "车工")
    day = dt.date(2035, 11, 22)
    detour = plan(
        3,
        *THROUGH_MILLING.steps,
        worked("铣工/三级/1", REACHED, day),
        earned("铣工", 3, day, "铣工/三级/1"),
    )
    assert "ladder" in kinds(detour, catalog=catalog)
    again = plan(3, *detour.steps, earned("车工", 3, day, "车工/三级/1"))
    assert "ladder" in kinds(again, catalog=catalog)


def test_a_higher_level_on_the_way() -> None:
    """车工二级 serves where 四级 is asked for, but who has it needs no 车工三级."""
    day, miller = dt.date(2030, 11, 22), cl.Certificate(occupation="铣工", level=3, issued="2020-01-01")
    technician = [worked("车工/二级/1", ON, day), earned("车工", 2, day, "车工/二级/1")]
    down = plan(3, *technician, worked("车工/三级/1", day, REACHED), earned("车工", 3, REACHED, "车工/三级/1"))
    assert kinds(plan(2, *technician), person=cl.Person(certificates=[miller])) == set()
    assert kinds(down, person=cl.Person(certificates=[miller])) == {"ladder"}


def test_a_plan_ends_with_a_certificate_of_its_own_occupation() -> None:
    work = worked("铣工/三级/1", ON, REACHED)
    milling = plan(3, THROUGH_MILLING.steps[0], work, earned("铣工", 3, REACHED, "铣工/三级/1"))
    assert kinds(milling, catalog=CATALOG.relate("铣工", "车工")) == {"ladder"}


def test_work_is_in_the_plans_occupation() -> None:
    assert kinds(with_fact(THROUGH_MILLING, 1, occupation="铣工")) == {"record"}


def test_a_certificate_of_an_occupation_without_a_standard() -> None:
    assert kinds(with_fact(THROUGH_MILLING, 0, occupation="焊工")) == {"record"}


def test_a_pre_technician_certificate_is_the_plans_occupations() -> None:
    programme = cl.Education(school="technician_college", enrolled=ON, graduated=REACHED, programme="pre_technician")

    def with_programme(occupation: str) -> cl.Plan:
        ending = cl.Certificate(occupation=occupation, issued=REACHED, kind="pre_technician")
        study = step("study", "铣工/四级/3", programme, ON, REACHED)
        issued = step("certificate", None, ending, REACHED, REACHED)
        steps = (THROUGH_MILLING.steps[0], study, *THROUGH_MILLING.steps[1:], issued)
        return plan(3, *steps, programmes=1, certificates=3)

    assert kinds(with_programme("车工")) == set()
    assert kinds(with_programme("铣工")) == {"record"}


# --- training, for an occupation that asks for it ---

CHEMIST = cl.Person(
    certificates=[cl.Certificate(occupation="化学检验员", level=4, issued="2023-11-22")],
    work=[cl.Work(occupation="化学检验员", start="2020-01-01")],
)


def through_chemistry(trained: str = "化学检验员", twice: bool = False) -> cl.Plan:
    """化学检验员三级 at once, with a training, and four years later 车工二级."""
    day = dt.date(2030, 11, 22)
    training = cl.Training(occupation="化学检验员", level=3, completed=ON)
    trainings = [training, training.model_copy(update={"occupation": trained})][not twice :]
    return plan(
        2,
        *(step("train", "化学检验员/三级/1", one, ON, ON) for one in trainings),
        earned("化学检验员", 3, ON, "化学检验员/三级/1"),
        worked("车工/二级/1", ON, day),
        earned("车工", 2, day, "车工/二级/1"),
    )


def test_a_training_is_in_the_occupation_of_its_clause() -> None:
    catalog = CATALOG.relate("车工", "化学检验员")
    assert kinds(through_chemistry(), CHEMIST, catalog) == set()
    assert kinds(through_chemistry("车工"), CHEMIST, catalog) == {"clause", "unmet", "waited"}
    assert kinds(through_chemistry("车工", twice=True), CHEMIST, catalog) == {"clause"}
    assert kinds(through_chemistry("焊工"), CHEMIST, catalog) == {"record"}
