"""The names of the library called with what nobody should give: a CertladderError, or a TypeError that says what was expected."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest

import certladder as cl
from certladder.model.terms import Level

HUGE = 10**5000
WRONG: tuple[Any, ...] = (
    None, True, -1, 99, HUGE, 1.5, float("nan"), float("inf"), "", "x", "9" * 5000, "\0", "\ud800", "a" * 80_000, b"x", [], [None],
    {"a": {"b": [None]}}, (), object(), int, dt.datetime(2020, 1, 1, tzinfo=dt.UTC), dt.date.min, dt.date.max, {1}, iter([1]),
)  # fmt: skip
ME = cl.Person(work=[cl.Work(occupation="电工", start="2019-07-01")])
CATALOG = cl.Catalog.builtin()
ADVISOR = cl.Advisor()
ON = "2026-11-22"

DOORS: dict[str, Callable[[Any], object]] = {
    "check, person": lambda wrong: ADVISOR.check(wrong, "电工", 4, ON),
    "check, occupation": lambda wrong: ADVISOR.check(ME, wrong, 4, ON),
    "check, level": lambda wrong: ADVISOR.check(ME, "电工", wrong, ON),
    "check, day": lambda wrong: ADVISOR.check(ME, "电工", 4, wrong),
    "survey": lambda wrong: ADVISOR.survey(wrong, ON),
    "targets": lambda wrong: ADVISOR.targets(wrong, ON),
    "affected": lambda wrong: ADVISOR.affected(ME, wrong, ON),
    "plan, person": lambda wrong: ADVISOR.plan(wrong, "电工", 4, ON),
    "plan, via": lambda wrong: ADVISOR.plan(ME, "电工", 4, ON, via=wrong),
    "plan, study": lambda wrong: ADVISOR.plan(ME, "电工", 4, ON, study=wrong),
    "plan, max_certificates": lambda wrong: ADVISOR.plan(ME, "电工", 4, ON, max_certificates=wrong),
    "improvements": lambda wrong: ADVISOR.improvements(ME, "电工", 4, ON, plan=wrong),
    "report, plan": lambda wrong: ADVISOR.report(ME, "电工", 4, ON, plan=wrong),
    "report, language": lambda wrong: ADVISOR.report(ME, "电工", 4, ON, lang=wrong),
    "picture, plan": lambda wrong: ADVISOR.ladder_svg(ME, "电工", ON, plan=wrong),
    "picture, occupations": lambda wrong: ADVISOR.ladder_svg(ME, wrong, ON),
    "recheck": lambda wrong: ADVISOR.recheck(wrong, ME),
    "answer": lambda wrong: ADVISOR.answer(wrong, True, ME),
    "test": lambda wrong: ADVISOR.test([wrong]),
    "canonical_text": cl.canonical_text,
    "Advisor, catalog": lambda wrong: cl.Advisor(wrong),
    "Advisor, policy": lambda wrong: cl.Advisor(policy=wrong),
    "Catalog": lambda wrong: cl.Catalog(wrong) if isinstance(wrong, list | tuple) else cl.Catalog((wrong,)),
    "Catalog.from_text": cl.Catalog.from_text,
    "Catalog.relate": lambda wrong: CATALOG.relate("电工", wrong),
    "Catalog.alias": lambda wrong: CATALOG.alias("电工", wrong),
    "Catalog.standard": CATALOG.standard,
    "Catalog |": lambda wrong: CATALOG | wrong,
    "Catalog.diff": CATALOG.diff,
    "Level": Level.parse,
    "Work.for_years": lambda wrong: cl.Work.for_years("电工", wrong),
    "Certificate": lambda wrong: cl.Certificate(occupation="电工", level=wrong),
    "Person": lambda wrong: cl.Person(certificates=wrong, meets=wrong, born=wrong),
    "Person.plus": ME.plus,
    "Policy": lambda wrong: cl.Policy(lead_time_months=wrong, continuity_gap_days=wrong),
    "StudyOption": lambda wrong: cl.StudyOption(degree="大专", years=1, price=wrong),
    "Prices": lambda wrong: cl.Prices(certificate={4: wrong}, source="x"),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_wrong_value_is_refused_or_has_an_answer(door: str) -> None:
    with pytest.raises((cl.CertladderError, TypeError)):
        DOORS[door](object())
    for wrong in WRONG:
        refused: Exception | None = None
        try:
            repr(DOORS[door](wrong))
        except (cl.CertladderError, TypeError) as error:
            refused = error
        if isinstance(refused, cl.CertladderError):
            assert all(len(refused.explain(lang)) < 5000 for lang in ("zh", "en"))
        elif refused:
            assert re.search("must be a|expected one of", str(refused)), (type(wrong), refused)


@pytest.mark.parametrize("name", ["a" * 300, "x" * 5000, "\0", "\ud800"])
def test_a_name_that_no_file_can_have(name: str) -> None:
    for load in (cl.Catalog.load, cl.Person.load):
        with pytest.raises(cl.CertladderError):
            load(name)


@pytest.mark.parametrize(
    "wrong", [True, False, HUGE, -1, "x", 36_601], ids=["yes", "no", "huge", "less", "text", "more"]
)
def test_counts_and_amounts_are_numbers_within_bounds(wrong: Any) -> None:
    with pytest.raises(cl.CertladderError):
        cl.Policy(lead_time_months=wrong)
    if wrong != 36_601:
        with pytest.raises(cl.CertladderError):
            cl.Prices(certificate={4: wrong}, source="x")
