"""No answer comes from a cache entry of another object: an object's id is used again once the object is gone."""

from __future__ import annotations

import datetime as dt

import certladder as cl
from certladder.solver.case import Case
from certladder.solver.evaluate.evaluate import evaluate
from certladder.solver.evaluate.record_view import RecordView

CATALOG = cl.Catalog.builtin()
STANDARD = CATALOG.standard("电工")


def view_of(person: cl.Person, standard: cl.Standard = STANDARD) -> RecordView:
    return RecordView(Case(person, CATALOG, cl.Policy(), standard, cl.Level.INTERMEDIATE, dt.date(2026, 11, 22)))


def test_requirements_made_one_after_another_have_days_of_their_own() -> None:
    view = view_of(cl.Person(work=[cl.Work(occupation="电工", start="2000-01-01")]))
    found = [evaluate(cl.WorkYears(years=n, mode="cumulative"), view).certain.first() for n in (1, 5, 10, 20)]
    assert found == [dt.date(2000 + n, 1, 1) for n in (1, 5, 10, 20)]


def test_requirements_made_one_after_another_match_records_of_their_own() -> None:
    view = view_of(cl.Person(certificates=[cl.Certificate(occupation="电工", level=3, issued="2020-01-01")]))
    held = [
        bool(evaluate(cl.CertificateRequirement(level=level, kinds=["skill_level"]), view).certain)
        for level in (1, 3, 2, 4)
    ]
    assert held == [False, True, False, True]


def test_standards_made_one_after_another_see_with_their_own_eyes() -> None:
    """Each edition of a standard has its own list of related occupations."""
    view = view_of(cl.Person(work=[cl.Work(occupation="焊工", start="2000-01-01")]))
    asked = cl.WorkStarted(scope="own_or_related")
    seen = [
        bool(evaluate(asked, view.for_standard(STANDARD.model_copy(update={"related": related}))).certain)
        for related in ((), ("焊工",), (), ("焊工",))
    ]
    assert seen == [False, True, False, True]
