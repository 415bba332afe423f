"""`certladder plan`, `targets` and `report`: the way to a certificate, or to each of them, and a page on it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from ..advisor import Advisor
from ..model.errors import UndescribedLevel
from ..model.person import Person
from ..model.wording import joined, say
from ..solver.planning.infeasible import NoPath
from ..solver.planning.plan import Plan
from ..solver.wording import rounded
from .errors import Exit
from .help import command, option
from .io import echo_json, echo_table, echo_text, require_new, working, write_file
from .options import (
    advisor_options,
    answer_options,
    lang_option,
    on_option,
    person_options,
    take_advisor,
    take_person,
    take_wishes,
    target_arguments,
    wish_options,
)
from .param_types import PAGE

__all__ = ["no_path", "plan", "report", "targets"]

_EXIT_CODES = {"no_way": Exit.NO, "wishes": Exit.UNDETERMINED, "not_described": Exit.NOT_DESCRIBED}


@command("plan")
@target_arguments
@person_options
@wish_options
@option("--all", "every", is_flag=True)
@answer_options
def plan(
    target: str,
    level: str,
    every: bool,
    on: dt.date | None,
    lang: str,
    as_json: bool,
    **options: Any,
) -> int:
    """The fastest route to a level: which certificates, by which clause, on which dates."""
    advisor, wishes = take_advisor(options), take_wishes(options)
    person = take_person(options, target)
    notes = [] if as_json else _notes(advisor, person, target, level, on, lang, wishes)
    try:
        with working(say("cli.plan.working", lang)):
            plans = advisor.plans(person, target, level, on, **wishes)
            texts = [] if as_json else [found.explain(lang) for found in (plans if every else plans[:1])]
    except NoPath as error:
        echo_json(no_path(error)) if as_json else echo_text("\n".join([error.explain(lang), *notes]))
        return _EXIT_CODES[error.kind]
    if as_json:
        echo_json(plans if every else plans[0])
    else:
        echo_text("\n\n".join([*texts, *(["\n".join(notes)] if notes else [])]))
    return Exit.YES


def _notes(
    advisor: Advisor, person: Person, target: str, level: str, on: dt.date | None, lang: str, wishes: dict[str, Any]
) -> list[str]:
    """Which names in the records may be the target's (a plan counts what is certain); which wishes change nothing."""
    try:
        questions = advisor.check(person, target, level, on).questions
    except UndescribedLevel:
        return []
    asked = [question.explain(lang) for question in questions if question.topic == "same"]
    unused = advisor.wish_notes(person, target, level, on, **wishes)
    return asked + [note.explain(lang) for note in unused]


def no_path(error: NoPath) -> dict[str, Any]:
    """The reasons why there is no route, as data."""
    fields = ("kind", "occupation", "level", "tree", "wishes", "values", "best", "described", "left_out", "notes")
    return {"no_path": {field: getattr(error, field) for field in fields}}


@command("targets")
@person_options
@wish_options
@answer_options
def targets(on: dt.date | None, lang: str, as_json: bool, **options: Any) -> int:
    """Every certificate: by when it can be earned, by which clauses, or why not."""
    advisor, wishes = take_advisor(options), take_wishes(options)
    person = take_person(options)
    with working(say("cli.plan.working", lang)):
        found = advisor.targets(person, on, **wishes)
    if as_json:
        echo_json([no_path(one) if isinstance(one, NoPath) else one for one in found])
    else:
        _draw(found, lang)
    return Exit.YES if any(isinstance(one, Plan) for one in found) else Exit.NO


def _draw(found: list[Plan | NoPath], lang: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    priced = any(isinstance(one, Plan) and one.cost is not None for one in found)
    table = Table(box=SIMPLE_HEAD)
    for column in ("reached", "time", *(["cost"] if priced else []), "occupation", "level", "clauses"):
        table.add_column(say(f"cli.targets.column.{column}", lang), overflow="fold")
    for one in found:
        first, time, by = _never(one, lang) if isinstance(one, NoPath) else _reached(one, lang)
        cost = [one.amount or "" if isinstance(one, Plan) else ""] if priced else []
        table.add_row(first, time, *cost, one.occupation, one.level.words(lang), by)
    echo_table(table)


def _reached(plan: Plan, lang: str) -> tuple[str, str, str]:
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


@command("report")
@target_arguments
@option("-o", "--output", type=PAGE, metavar="FILE")
@option("--force", is_flag=True)
@option("--targets", "others", is_flag=True)
@person_options
@wish_options
@advisor_options
@on_option
@lang_option
def report(
    target: str,
    level: str,
    output: Path | None,
    force: bool,
    others: bool,
    on: dt.date | None,
    lang: str,
    **options: Any,
) -> None:
    """One HTML file: the verdict, the plan, the clauses, the documents to bring."""
    require_new("--output", output, force)
    advisor, wishes = take_advisor(options), take_wishes(options)
    person = take_person(options, target)
    with working(say("cli.report.working", lang)):
        html = advisor.report(person, target, level, on, others=others, lang=lang, **wishes)
    if output is None:
        click.echo(html)
    else:
        write_file(html, output)
