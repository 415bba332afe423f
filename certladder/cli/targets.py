"""`certladder targets`: every certificate, and by when it can be earned."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from ..model.wording import joined, say
from ..solver.planning.infeasible import NoPath
from ..solver.planning.plan import Plan
from ..solver.wording import rounded
from .errors import NO, YES
from .help import command
from .io import echo_json, echo_table, working
from .options import answer_options, take_advisor, take_wishes, wish_options
from .person_options import person_options, take_person
from .plan import no_path

__all__ = ["targets"]

_COLUMNS = ("reached", "time", "occupation", "level", "clauses")


@command("targets")
@person_options
@wish_options
@answer_options
@click.pass_context
def targets(ctx: click.Context, /, on: dt.date | None, lang: str, as_json: bool, **options: Any) -> None:
    """Every certificate: by when it can be earned, by which clauses, or why not."""
    advisor, wishes = take_advisor(options), take_wishes(options)
    person = take_person(options)
    with working(say("cli.plan.working", lang)):
        found = advisor.targets(person, on, **wishes)
    if as_json:
        echo_json([no_path(one) if isinstance(one, NoPath) else one for one in found])
    else:
        _draw(found, lang)
    ctx.exit(YES if any(isinstance(one, Plan) for one in found) else NO)


def _draw(found: list[Plan | NoPath], lang: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD)
    for column in _COLUMNS:
        table.add_column(say(f"cli.targets.column.{column}", lang), overflow="fold")
    for one in found:
        first, time, by = _never(one, lang) if isinstance(one, NoPath) else _plan(one, lang)
        table.add_row(first, time, one.occupation, one.level.words(lang), by)
    echo_table(table)


def _plan(plan: Plan, lang: str) -> tuple[str, str, str]:
    if not plan.steps:
        return say("cli.targets.held", lang), "", ""
    clauses = (step.clause.id for step in plan.steps if step.kind == "certificate" and step.clause)
    by = joined(clauses, lang)
    if any(one.kind == "supplement" for one in plan.assumptions):
        by = say("cli.targets.supplement", lang, clauses=by)
    return str(plan.reached), rounded(plan.on, plan.reached, lang), by


def _never(reasons: NoPath, lang: str) -> tuple[str, str, str]:
    if reasons.earliest is not None:
        return str(reasons.earliest), "", say("cli.targets.late", lang)
    return say("cli.targets.never", lang), "", reasons.summary(lang)[0]
