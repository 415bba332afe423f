"""`certladder plan`: the fastest route to a level."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from ..advisor import Advisor
from ..model.errors import UndescribedLevel
from ..model.person import Person
from ..model.wording import say
from ..solver.planning.infeasible import NoPath
from .errors import NO, NOT_DESCRIBED, UNDETERMINED, YES
from .help import command, option
from .io import echo_json, echo_text, working
from .options import answer_options, take_advisor, take_wishes, target_arguments, wish_options
from .person_options import person_options, take_person

__all__ = ["no_path", "plan"]

_EXIT_CODES = {"no_way": NO, "wishes": UNDETERMINED, "not_described": NOT_DESCRIBED}


@command("plan")
@target_arguments
@person_options
@wish_options
@option("--all", "every", is_flag=True)
@answer_options
@click.pass_context
def plan(
    ctx: click.Context,
    /,
    target: str,
    level: str,
    every: bool,
    on: dt.date | None,
    lang: str,
    as_json: bool,
    **options: Any,
) -> None:
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
        ctx.exit(_EXIT_CODES[error.kind])
    if as_json:
        echo_json(plans if every else plans[0])
    else:
        echo_text("\n\n".join([*texts, *(["\n".join(notes)] if notes else [])]))
    ctx.exit(YES)


def _notes(
    advisor: Advisor, person: Person, target: str, level: str, on: dt.date | None, lang: str, wishes: dict[str, Any]
) -> list[str]:
    """Which names in the records may be the target's, for a plan counts what is certain; which wishes change nothing."""
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
