"""No answer names a day by an edition that is no longer in force then (D15)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

import certladder as cl

TEXT = "一、茶艺师申报条件\n申报条件（四级）（具备以下条件之一者）\n（1）累计从事本职业工作{years}年以上。\n（2）取得大专及以上毕业证书。\n"
WORKER = cl.Person(work=[cl.Work(occupation="茶艺师", start="2022-03-01")])
LEARNER = cl.Person(
    education=[cl.Education(degree="大专", enrolled="2023-09-01", graduated="2026-06", relevance={"茶艺师": "own"})]
)


def edition(years: int = 4, since: str | None = None, until: str | None = None, name: str | None = None) -> cl.Catalog:
    standard = cl.Catalog.from_text(TEXT.format(years=years)).standard("茶艺师")
    days = {"valid_from": since and dt.date.fromisoformat(since), "valid_until": until and dt.date.fromisoformat(until)}
    return cl.Catalog((standard.model_copy(update={**days, "edition": name}),))


ENDING = edition(until="2025-12-31")
FOLLOWED = edition(name="2018年版") | edition(6, since="2026-01-01", name="2026年版")
OPEN = edition()


def days_named(answer: cl.Eligibility) -> Iterator[dt.date]:
    """Every day that an answer names."""
    for one in (answer, *answer.clauses):
        yield from (day for day in (one.eligible_from, one.possible_from) if day)
        for finding in getattr(one, "findings", ()):
            yield from (day for day in (finding.holds_from, finding.possible_from) if day)
    yield from (fix.eligible_from for fix in answer.fixes)


@pytest.mark.parametrize("catalog", [ENDING, FOLLOWED, OPEN], ids=["ending", "followed", "open"])
@pytest.mark.parametrize("person", [WORKER, LEARNER, cl.Person(), cl.Person(work=None)])
def test_every_day_named_is_by_the_edition_asked(catalog: cl.Catalog, person: cl.Person) -> None:
    answer = cl.Advisor(catalog).check(person, "茶艺师", 4, on="2025-06-01")
    asked = catalog.standard("茶艺师", "2025-06-01")
    assert all(catalog.standard("茶艺师", day) is asked for day in days_named(answer))


@pytest.mark.parametrize(
    ("catalog", "code", "words"),
    [
        (ENDING, "edition_ends", "This edition is in force until 31 December 2025; later days"),
        (FOLLOWED, "edition_followed", "This edition is in force until 31 December 2025, then 2026年版 applies"),
    ],
)
def test_the_answer_says_until_when_the_edition_is_in_force(catalog: cl.Catalog, code: str, words: str) -> None:
    answer = cl.Advisor(catalog).check(WORKER, "茶艺师", 4, on="2025-06-01")
    assert (answer.verdict, answer.eligible_from, answer.notes[0].code) == ("not_eligible", None, code)
    assert words in answer.explain("en")


def test_an_end_that_changes_nothing_is_not_mentioned() -> None:
    soon, on_the_last_day = (
        cl.Person(work=[cl.Work(occupation="茶艺师", start=start)]) for start in ("2021-09-01", "2021-12-31")
    )
    for person, day in ((soon, "2025-06-01"), (soon, "2025-10-01"), (on_the_last_day, "2025-06-01")):
        answer = cl.Advisor(ENDING).check(person, "茶艺师", 4, on=day)
        expected = cl.Advisor(OPEN).check(person, "茶艺师", 4, on=day)
        assert (answer.eligible_from, answer.notes) == (expected.eligible_from, expected.notes)


def test_the_end_of_the_calendar_ends_no_edition() -> None:
    catalog, day = edition(until="9999-12-31"), dt.date(2025, 1, 1)
    assert catalog.last_day(catalog.standard("茶艺师", day), day) == (dt.date.max, None)


@pytest.mark.parametrize(("catalog", "kind"), [(ENDING, "edition_ends"), (FOLLOWED, "edition_followed"), (OPEN, None)])
def test_a_plan_assumes_that_the_edition_stays(catalog: cl.Catalog, kind: str | None) -> None:
    plan = cl.Advisor(catalog).plan(WORKER, "茶艺师", 4, on="2025-06-01")
    kinds = [one.kind for one in plan.assumptions if one.kind.startswith("edition")]
    assert (str(plan.reached), kinds) == ("2026-03-01", [kind] if kind else [])
    assert plan.explain("zh").count("施行至2025年12月31日") == len(kinds)
