"""Reports on a plan, or on why there is none."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ..advisor import Advisor
from ..model.dates import resolve_date
from ..model.person import Person
from ..model.terms import Level, speaks
from ..solver.planning.infeasible import NoPath
from ..solver.planning.plan import Plan
from ..solver.planning.request import PlanRequest
from ..solver.planning.wishes import Wishes

__all__ = ["plan_page", "report"]


def report(
    advisor: Advisor,
    person: Person,
    occupation: str,
    level: Level | int | str,
    on: dt.date | str | None = None,
    *,
    lang: str = "zh",
    **wishes: Any,
) -> str:
    """One HTML page on a certificate: may the person apply, the best way there or why there is none, and the proofs.

    It needs no network, no scripts and no other file, and prints on A4. `lang` is "zh" or "en"; the wishes are those
    of `Advisor.plans`.

    Raises:
        UnknownTerm: another language, or `level` names no level.
        WishesError, UnknownClause, UnknownOccupation, NoEditionInForce, InvalidDay: as for `Advisor.plans`.

    >>> page = report(Advisor(), Person(), "电工", 1, on="2026-11-22")
    >>> page.splitlines()[0], "电工/一级/1" in page
    ('<!doctype html>', True)
    """
    speaks(lang)
    day = resolve_date(on)
    try:
        return advisor.plan(person, occupation, level, day, **wishes).to_html(lang)
    except NoPath as error:
        standard = advisor.catalog.standard(occupation, day)
        wished = Wishes.read(**wishes)
        task = PlanRequest(person, advisor.catalog, advisor.policy, standard, Level.parse(level), day, wished)
        return _page(task, error, lang)


def plan_page(plan: Plan, task: PlanRequest, lang: str) -> str:
    """The page of a plan: what `Plan.to_html` gives.

    Raises:
        UnknownTerm: another language.
    """
    speaks(lang)
    return _page(task, plan, lang)


def _page(task: PlanRequest, result: Plan | NoPath, lang: str) -> str:
    from .. import __version__
    from .page import render
    from .plan_page import content

    return render("report.html", content(task, result, lang, __version__))
