"""A made-up type of requirement, in one evaluator: every feature works with it, or a test here fails.

A health certificate (健康证明) that was issued in the last so many months: it asks for a record of the permits, holds
for a while only, and has to be renewed where work takes longer. `TABLES` are the places where it is entered, as CONTRIBUTING
lists them: without any one of them a feature refuses it, and none passes it over in silence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, Literal, get_args

import pytest
from click.testing import CliRunner
from pydantic import ValidationError

import certladder as cl
from certladder.cli.main import cli
from certladder.model import wording
from certladder.model.dates import earliest, latest
from certladder.model.day_set import DaySet
from certladder.model.parsing.formatter import _WORDS, canonical_text
from certladder.model.periods import add_months
from certladder.model.requirements import Anchoring, BaseRequirement, TimedRequirement
from certladder.model.wording import LANGUAGES, say
from certladder.solver.evaluate.day_bounds import UNKNOWN, DayBounds
from certladder.solver.evaluate.evaluate import EVALUATORS
from certladder.solver.evaluate.evaluator import RecordEvaluator
from certladder.solver.evaluate.question import Topic
from certladder.solver.evaluate.record_view import RecordView, Served
from certladder.solver.lint.implication import implies
from certladder.workforce.ruleset import _DATES, BITS
from tests.helpers.requirement_words import requirement_types
from tests.helpers.workforce_tables import as_tables, differences

ON = dt.date(2026, 11, 22)
NAME = "健康证明"


class HealthCertificate(BaseRequirement):
    """A health certificate issued in the last `months`."""

    type: Literal["health"] = "health"
    months: int


class HealthCertificateEvaluator(RecordEvaluator[HealthCertificate, cl.Permit]):
    """For so many months from its issue date on."""

    list_name = "permits"
    can_end = True

    def serves(self, asked: HealthCertificate, record: cl.Permit, view: RecordView) -> Served:
        return record.name == NAME, ()

    def dated(self, asked: HealthCertificate, record: cl.Permit, view: RecordView) -> dict[Topic, DayBounds]:
        if record.issued is None:
            return {"issued": UNKNOWN}
        first, last = earliest(record.issued), latest(record.issued)
        until, last_until = (add_months(day, asked.months) for day in (first, last))
        return {"issued": DayBounds(DaySet.span(last, until), DaySet.span(first, last_until))}

    def addition(
        self, asked: HealthCertificate, view: RecordView, on: dt.date, until: int | None = None
    ) -> cl.Permit | None:
        return None if until is None else cl.Permit(name=NAME, issued=max(on, dt.date.fromordinal(until)))


ASKED = HealthCertificate(months=6)
ONE_YEAR = cl.WorkYears(years=1, mode="累计")


FRESH = cl.Permit(name=NAME, issued="2026-06-01")
TABLES: dict[str, tuple[dict[str, Any], Any]] = {
    "evaluator": (EVALUATORS, HealthCertificateEvaluator()),
    "official wording": (_WORDS, lambda asked, generation: "持有健康证明"),
    "workforce": (_DATES, lambda asked, record, policy: (0, BITS["issued"], 0, 0, 0, False)),
}
"""The tables by the type of a requirement; a union of classes besides (`Requirement`), for JSON."""
MESSAGES = {
    "requirement.health": "health certificate, {months} months",
    "report.document.health": "a health certificate",
    "ladder.health": "healthy",
}
"""The messages by the type, in each language."""


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for table, entry in TABLES.values():
        monkeypatch.setitem(table, "health", entry)
    for code, message in MESSAGES.items():
        for lang in LANGUAGES:
            monkeypatch.setitem(messages(lang), code, message)
    yield
    wording._parts.cache_clear()


def messages(lang: str) -> dict[str, str]:
    found = wording.messages(lang)
    assert isinstance(found, dict)
    return found


def catalog(*asked: Any) -> cl.Catalog:
    clause = cl.Clause.unvalidated(id="茶艺师/五级/1", text="持有健康证明。", alternatives=(asked,))
    return cl.Catalog((cl.Standard(occupation="茶艺师", levels={5: (clause,)}),))


def advisor(*asked: Any) -> cl.Advisor:
    return cl.Advisor(catalog(*asked))


def check(*records: cl.Permit | cl.Work, on: dt.date = ON, asked: tuple[Any, ...] = (ASKED,)) -> cl.Eligibility:
    return advisor(*asked).check(cl.Person().plus(*records), "茶艺师", 5, on=on)


def test_it_is_evaluated() -> None:
    fresh = cl.Permit(name=NAME, issued="2026-06-01")
    assert check(fresh).verdict == "eligible"
    assert check(fresh, on=dt.date(2026, 12, 1)).verdict == "not_eligible"
    assert check(fresh, on=dt.date(2026, 5, 1)).eligible_from == dt.date(2026, 6, 1)
    assert check(cl.Permit(name="驾驶证", issued="2026-06-01")).verdict == "not_eligible"


def test_its_findings_say_what_there_is_and_what_is_missing() -> None:
    fresh, stale = cl.Permit(name=NAME, issued="2026-06-01"), cl.Permit(name=NAME, issued="2020-06-01")
    (yes,) = check(stale, fresh).clauses[0].findings
    assert (yes.have, yes.missing, yes.records) == ((stale, fresh), None, (fresh,))
    (no,) = check(stale).clauses[0].findings
    assert (no.verdict, no.have, no.missing, no.records) == ("not_eligible", (stale,), ASKED, ())


def test_it_is_worded() -> None:
    answer = check(cl.Permit(name=NAME, issued="2020-06-01"))
    assert "持有健康证明" in str(answer)
    assert "health certificate, 6 months" in answer.explain("en")


def test_it_can_be_asked_for() -> None:
    undated = cl.Permit(name=NAME)
    answer = check(undated)
    assert (answer.verdict, answer.possible_from, answer.eligible_from) == ("undetermined", ON, None)
    assert answer.questions == (cl.Question(topic="issued", occupation="茶艺师", record=undated),)
    ask = advisor(ASKED)
    interview = ask.interview(cl.Person(permits=None, work=None), "茶艺师", 5, on=ON)
    assert interview.question is not None
    assert interview.question.topic == "permits"
    assert interview.answer([cl.Permit(name=NAME, issued="2026-10-01")]).eligibility.verdict == "eligible"
    both = advisor(ASKED, cl.MinimumAge(years=16)).interview(cl.Person(permits=None), "茶艺师", 5, on=ON)
    assert {question.topic for question in both.eligibility.questions} == {"permits", "born"}
    assert both.question is not None


def test_it_is_among_the_fixes_when_it_is_needed() -> None:
    """Issued on the day on which the work is enough, not before: it would have expired."""
    (fix,) = check().fixes
    assert (fix.additions, fix.eligible_from) == ((cl.Permit(name=NAME, issued=ON),), ON)
    works = cl.Work(occupation="茶艺师", start=ON)
    (later,) = check(works, asked=(ASKED, ONE_YEAR)).fixes
    in_a_year = dt.date(2027, 11, 22)
    assert (later.additions, later.eligible_from) == ((cl.Permit(name=NAME, issued=in_a_year),), in_a_year)
    fixed = check(works, *later.additions, on=in_a_year, asked=(ASKED, ONE_YEAR))
    assert fixed.verdict == "eligible"


def test_it_is_planned() -> None:
    plan = advisor(ASKED).plan(cl.Person().plus(FRESH), "茶艺师", 5, on=ON)
    assert (plan.reached, plan.steps[-1].clause) == (ON, plan.steps[0].clause)
    later = advisor(ASKED).plan(cl.Person().plus(cl.Permit(name=NAME, issued="2027-01-01")), "茶艺师", 5, on=ON)
    assert later.reached == dt.date(2027, 1, 1)
    assert "health certificate, 6 months" in later.explain("en")  # it sets the date


def test_that_it_blocks_a_plan_is_said() -> None:
    with pytest.raises(cl.NoPath) as missing:
        advisor(ASKED).plan(cl.Person(), "茶艺师", 5, on=ON)
    assert (missing.value.reasons[0].requirements, missing.value.reasons[0].reasons) == ((ASKED,), ("no_record",))
    assert "health certificate, 6 months" in missing.value.explain("en")
    with pytest.raises(cl.NoPath) as unknown:
        advisor(ASKED).plan(cl.Person(permits=None), "茶艺师", 5, on=ON)
    assert unknown.value.reasons[0].reasons == ("not_known",)
    with pytest.raises(cl.NoPath) as expired:  # before the year of work is over
        advisor(ASKED, ONE_YEAR).plan(cl.Person().plus(FRESH), "茶艺师", 5, on=ON)
    assert expired.value.reasons[0].reasons == ("never_together", "never_together")


def test_an_answer_about_it_would_bring_a_plan_forward() -> None:
    """The undated one may serve now, the dated one does from next year on."""
    asked, on = advisor(ASKED), dt.date(2026, 11, 22)
    me = cl.Person().plus(cl.Permit(name=NAME, issued="2027-01-01"), cl.Permit(name=NAME))
    (sooner,) = asked.improvements(me, "茶艺师", 5, on=on)
    assert (sooner.kind, sooner.question.topic if sooner.question else None) == ("answer", "issued")
    assert asked.plan(me, "茶艺师", 5, on=on, assume_unknown=True).reached == on


@pytest.mark.parametrize("permits", [[FRESH], []], ids=["a plan", "no way"])
def test_it_is_reported(permits: list[cl.Permit]) -> None:
    page = advisor(ASKED).report(cl.Person(permits=permits), "茶艺师", 5, on=ON, lang="en")
    assert "health certificate, 6 months" in page
    assert ("a health certificate" in page) == bool(permits)


def test_it_is_drawn() -> None:
    assert "healthy" in catalog(ASKED).ladder_svg("茶艺师", lang="en")
    assert "healthy" in advisor(ASKED).ladder_svg(cl.Person(), "茶艺师", on=ON, lang="en")
    assert "healthy" not in catalog(ONE_YEAR).ladder_svg("茶艺师", lang="en")


def test_the_catalogs_graph_and_lint_know_it() -> None:
    (edge,) = catalog(ASKED).graph(ON).edges.values()
    assert edge["clause"] == "茶艺师/五级/1"
    assert not [one for one in catalog(ASKED).lint() if one.severity == "error"]
    assert implies(ASKED, HealthCertificate(months=6))
    assert not implies(ASKED, HealthCertificate(months=12))  # shown of no type without an entry


def test_its_compilation_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cl.Catalog, "load", lambda path: catalog(ASKED))
    shown = CliRunner().invoke(cli, ["compile", __file__, "--lang", "en"])
    assert "- health certificate, 6 months" in shown.output


def test_it_has_an_official_wording() -> None:
    (clause,) = catalog(ASKED).standards[0].levels[cl.Level(5)]
    with pytest.raises(cl.NotExpressible) as unread:  # until the grammar reads the words as this type
        canonical_text(clause)
    assert "持有健康证明" in str(unread.value)


@pytest.mark.slow
def test_a_workforce_is_asked_about_it() -> None:
    """Rules of a type that can end need columns of their own, so that this one is of a certificate for life."""
    for_life = HealthCertificate(months=1200)
    permits = [
        [FRESH],
        [cl.Permit(name="驾驶证", issued="2026-06-01")],
        [cl.Permit(name=NAME, issued="2027-01-01")],
        None,
    ]
    persons = {str(number): cl.Person(permits=one) for number, one in enumerate(permits)}
    answers = cl.Workforce(as_tables(persons), catalog(for_life)).check(ON).to_arrow().to_pylist()
    assert list(differences(answers, persons, advisor(for_life), ON)) == []
    verdicts = {row["person"]: row["verdict"] for row in answers}
    assert verdicts == {"0": "eligible", "1": "not_eligible", "2": "not_eligible", "3": "undetermined"}


USES: dict[str, Callable[[], object]] = {
    "evaluator": check,
    "official wording": lambda: canonical_text(catalog(ASKED).standards[0].levels[cl.Level(5)][0]),
    "workforce": lambda: (
        cl.Workforce(as_tables({"a": cl.Person(permits=[FRESH])}), catalog(ASKED)).check(ON).to_arrow()
    ),
    "requirement.health": lambda: check().explain("en"),
    "report.document.health": lambda: advisor(ASKED).report(cl.Person().plus(FRESH), "茶艺师", 5, on=ON, lang="en"),
    "ladder.health": lambda: catalog(ASKED).ladder_svg("茶艺师", lang="en"),
}


@pytest.mark.parametrize("forgotten", [*TABLES, *MESSAGES])
def test_where_it_was_forgotten_it_is_refused(forgotten: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if forgotten in TABLES:
        monkeypatch.delitem(TABLES[forgotten][0], "health")
    else:
        monkeypatch.delitem(messages("en"), forgotten)
    with pytest.raises((KeyError, cl.NotExpressible), match="health"):
        USES[forgotten]()


def test_json_refuses_a_type_that_is_not_in_the_union() -> None:
    with pytest.raises(ValidationError, match="health"):
        cl.Clause.model_validate({"id": "a", "text": "b", "alternatives": [[ASKED.model_dump(mode="json")]]})


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_every_type(table: str) -> None:
    types = requirement_types()
    if table == "workforce":  # those that hold from their record's date on need no entry
        types = {name for name in types if vars(type(EVALUATORS[name])).get("dated")}
    assert set(TABLES[table][0]) - {"health"} == types


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_is_there_for_every_type(lang: str) -> None:
    """Those of other codes are of types that need more than one message; each room's tests have all of these."""
    others = {
        "requirement": {"certificate", "diploma", "student", "title", "work"},
        "report.document": {"certificate"},
        "ladder": {"certificate", "diploma", "student", "title", "training", "work"},
    }
    for section, apart in others.items():
        assert all(f"{section}.{name}" in messages(lang) for name in requirement_types() - apart)


def test_every_class_is_in_the_union_and_public() -> None:
    all_kinds = {*BaseRequirement.__subclasses__(), *TimedRequirement.__subclasses__()} - {TimedRequirement}
    classes = {kind for kind in all_kinds if kind.__module__.startswith("certladder.")}
    assert {kind.model_fields["type"].default for kind in classes} == requirement_types()
    assert all(getattr(cl, kind.__name__) is kind for kind in classes)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_type_after_which_work_counts_has_its_evaluator_and_words(lang: str) -> None:
    types = {kind.model_fields["type"].default for kind in get_args(Anchoring)}
    for name in types:
        assert isinstance(EVALUATORS[name], RecordEvaluator)
        assert say(f"requirement.after.{name}", lang)
        assert say(f"eligibility.no_anchor.{name}", lang, missing="x")
