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
from .errors import NO, YES
from .help import command, option
from .io import echo_json, echo_text, working
from .options import answer_options, take_advisor, take_wishes, target_arguments, wish_options
from .person_options import person_options, take_person

__all__ = ["no_path", "plan"]


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
    names = [] if as_json else _names(advisor, person, target, level, on, lang)
    try:
        with working(say("cli.plan.working", lang)):
            plans = advisor.plans(person, target, level, on, **wishes)
            texts = [] if as_json else [found.explain(lang) for found in (plans if every else plans[:1])]
    except NoPath as error:
        echo_json(no_path(error)) if as_json else echo_text("\n".join([error.explain(lang), *names]))
        ctx.exit(NO)
    if as_json:
        echo_json(plans if every else plans[0])
    else:
        echo_text("\n\n".join([*texts, *(["\n".join(names)] if names else [])]))
    ctx.exit(YES)


def _names(advisor: Advisor, person: Person, target: str, level: str, on: dt.date | None, lang: str) -> list[str]:
    """Which of the names in the records did not count, or may be the target's: a plan itself counts what is certain."""
    try:
        answer = advisor.check(person, target, level, on)
    except UndescribedLevel:
        return []
    asked = [question.explain(lang) for question in answer.questions if question.topic == "same"]
    return [note.explain(lang) for note in answer.notes] + asked


def no_path(error: NoPath) -> dict[str, Any]:
    """The reasons why there is no route, as data."""
    fields = ("occupation", "level", "tree", "wishes", "described")
    return {"no_path": {field: getattr(error, field) for field in fields}}
