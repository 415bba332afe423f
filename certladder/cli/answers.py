"""`certladder check`, `survey`, `plan`, `targets` and `report`: what a person may apply for, the way there, a page on it."""

from __future__ import annotations

from typing import Any

import click

from ..model.terms import Verdict
from ..model.wording import joined, say
from ..solver.planning.infeasible import NoPath
from ..solver.planning.plan import Plan
from ..solver.wording import rounded
from .errors import EXIT_CODES, Exit
from .help import option
from .io import echo_json, echo_table, require_new, write_file
from .options import ADVISOR, ANSWER, LANG, ON, PERSON, WISHES, Call, command, target_arguments
from .text import echo_text
from .values import PAGE

__all__ = ["check", "no_path", "plan", "report", "survey", "targets"]

_OF_NO_PATH = {"no_way": Exit.NO, "wishes": Exit.UNDETERMINED, "not_described": Exit.NOT_DESCRIBED}


@command("check", *target_arguments(), *PERSON, *ANSWER)
def check(call: Call) -> Exit:
    """Whether the person is eligible, what is missing, and from which day."""
    answer = call.advisor.check(*call.asked)
    call.show(answer)
    pairs = [pair for name in ("related", "unrelated", "same", "not_same") for pair in getattr(call, name)]
    of_others = [":".join(pair) for pair in pairs if call.advisor.catalog.name(pair[0]) != answer.occupation]
    if of_others and not call.as_json:
        echo_text(say("cli.check.of_others", call.lang, occupation=answer.occupation, pairs=of_others))
    return EXIT_CODES[answer.verdict]


@command("survey", *PERSON, *ANSWER)
def survey(call: Call) -> Exit:
    """Every occupation and level, those the person may apply for first."""
    answers = call.advisor.survey(call.given_person, call.on)
    call.show(answers)
    verdicts = {answer.verdict for answer in answers}
    return next((EXIT_CODES[verdict] for verdict in Verdict if verdict in verdicts), Exit.NO)


@command("plan", *target_arguments(), *PERSON, *WISHES, option("--all", "every", is_flag=True), *ANSWER)
def plan(call: Call) -> Exit:
    """The fastest route to a level: which certificates, by which clause, on which dates."""
    try:
        plans = call.advisor.plans(*call.asked, **call.wishes)
    except NoPath as error:
        echo_json(no_path(error)) if call.as_json else echo_text(error.explain(call.lang))
        return _OF_NO_PATH[error.kind]
    if call.as_json:
        echo_json(plans if call.every else plans[0])
    else:
        echo_text("\n\n".join(found.explain(call.lang) for found in (plans if call.every else plans[:1])))
    return Exit.YES


def no_path(error: NoPath) -> dict[str, Any]:
    """The reasons why there is no route, as data."""
    fields = ("kind", "occupation", "level", "tree", "wishes", "values", "best", "described", "left_out", "notes")
    return {"no_path": {field: getattr(error, field) for field in fields}}


@command("targets", *PERSON, *WISHES, *ANSWER)
def targets(call: Call) -> Exit:
    """Every certificate: by when it can be earned, by which clauses, or why not."""
    found = call.advisor.targets(call.given_person, call.on, **call.wishes)
    if call.as_json:
        echo_json([no_path(one) if isinstance(one, NoPath) else one for one in found])
    else:
        _draw(found, call.lang)
    return Exit.YES if any(isinstance(one, Plan) for one in found) else Exit.NO


def _draw(found: list[Plan | NoPath], lang: str) -> None:
    """A line for each certificate: when it is earned, how long that takes, what it costs where there are prices, by what."""
    priced = ["cost"] if any(isinstance(one, Plan) and one.cost is not None for one in found) else []
    rows = []
    for one in found:
        first, time, cost, by = _never(one, lang) if isinstance(one, NoPath) else _reached(one, lang)
        rows.append([first, time, *(cost for _ in priced), one.occupation, one.level.words(lang), by])
    heads = ("reached", "time", *priced, "occupation", "level", "clauses")
    echo_table([say(f"cli.targets.column.{head}", lang) for head in heads], rows)


def _reached(plan: Plan, lang: str) -> tuple[str, str, str, str]:
    if not plan.steps:
        return say("cli.targets.held", lang), "", "", ""
    by = joined((step.clause.id for step in plan.steps if step.kind == "certificate" and step.clause), lang)
    if any(one.kind == "supplement" for one in plan.assumptions):
        by = say("cli.targets.supplement", lang, clauses=by)
    return str(plan.reached), rounded(plan.on, plan.reached, lang), plan.amount or "", by


def _never(reasons: NoPath, lang: str) -> tuple[str, str, str, str]:
    if reasons.earliest is not None:
        return str(reasons.earliest), "", "", say("cli.targets.late", lang)
    return say("cli.targets.never", lang), "", "", reasons.summary(lang)[0]


@command(
    "report",
    *target_arguments(),
    option("--output", "-o", type=PAGE),
    option("--force", is_flag=True),
    option("--targets", "others", is_flag=True),
    *PERSON,
    *WISHES,
    *ADVISOR,
    ON,
    LANG,
)
def report(call: Call) -> None:
    """One HTML file: the verdict, the plan, the clauses, the documents to bring."""
    require_new("--output", call.output, call.force)
    html = call.advisor.report(*call.asked, others=call.others, lang=call.lang, **call.wishes)
    if call.output is None:
        click.echo(html)
    else:
        write_file(html, call.output)
