"""`certladder check`, `survey`, `plan`, `targets` and `report`: what a person may apply for, the way there, a page on it."""

from collections.abc import Iterable, Iterator
from typing import Any

import click

from .. import NoPath, Plan, Verdict
from ..model.wording import joined, say
from ..solver.eligibility.note import notes_of_all
from ..solver.wording import rounded
from .help import option
from .options import ANSWER, PERSON, WISHES, Call, command, echo_json, target_arguments
from .terminal import Exit, echo_table, echo_text
from .values import PAGE, require_new, write_file


@command("check", *target_arguments(), *PERSON, *ANSWER)
def check(call: Call) -> Exit:
    answer = call.advisor.check(*call.asked)
    call.show(answer, answer.explain(call.lang))
    return Exit[answer.verdict.name]


@command("survey", *PERSON, *ANSWER)
def survey(call: Call) -> Exit:
    answers = call.advisor.survey(call.given_person, call.on)
    call.show(answers, answers.explain(call.lang))
    verdicts = {answer.verdict for answer in answers if not answer.held}
    return next((Exit[verdict.name] for verdict in Verdict if verdict in verdicts), Exit.NO)


@command("plan", *target_arguments(), *PERSON, *WISHES, option("--all", "every", is_flag=True), *ANSWER)
def plan(call: Call) -> Exit:
    try:
        plans = call.advisor.plans(*call.asked, **call.wishes)
    except NoPath as error:
        call.show(plan_data(error), error.explain(call.lang))
        return Exit[error.kind.upper()]
    shown = plans if call.every else plans[:1]
    call.show(plans if call.every else plans[0], "\n\n".join(found.explain(call.lang) for found in shown))
    return Exit.YES


def plan_data(found: Plan | NoPath) -> Plan | dict[str, Any]:
    """A plan, or the reasons why there is none, as data."""
    if isinstance(found, Plan):
        return found
    fields = ("kind", "occupation", "level", "tree", "wishes", "values", "best", "described", "left_out", "notes")
    return {"no_path": {field: getattr(found, field) for field in fields}}


@command("targets", *PERSON, *WISHES, *ANSWER)
def targets(call: Call) -> Exit:
    found = call.advisor.targets(call.given_person, call.on, **call.wishes)
    if call.as_json:
        echo_json([plan_data(one) for one in found])
    else:
        heads = ("reached", "time", "cost", "occupation", "level", "clauses")
        echo_table([say(f"cli.targets.column.{head}", call.lang) for head in heads], _rows(found, call.lang))
        ahead = [one for one in found if isinstance(one, NoPath) or one.steps]
        for note in notes_of_all((one.notes for one in ahead), call.lang):
            echo_text(note)
    return Exit.YES if any(isinstance(one, Plan) for one in found) else Exit.NO


def _rows(found: Iterable[Plan | NoPath], lang: str) -> Iterator[tuple[str, ...]]:
    """For each certificate: when it is earned, how long that takes, what it costs, which it is, and by what or why not."""
    for one in found:
        time = cost = by = ""
        if isinstance(one, NoPath) and one.earliest is not None:
            first, by = str(one.earliest), say("cli.targets.late", lang)
        elif isinstance(one, NoPath):
            first, by = say("cli.targets.never", lang), one.summary(lang)[0]
        elif not one.steps:
            first = say("cli.targets.held", lang)
        else:
            first, time, cost = str(one.reached), rounded(one.on, one.reached, lang), one.amount or ""
            by = joined((step.clause.id for step in one.steps if step.kind == "certificate" and step.clause), lang)
            if any(assumption.kind == "supplement" for assumption in one.assumptions):
                by = say("cli.targets.supplement", lang, clauses=by)
        yield first, time, cost, one.occupation, one.level.words(lang), by


@command(
    "report",
    *target_arguments(),
    option("--output", "-o", type=PAGE),
    option("--force", is_flag=True),
    option("--targets", "others", is_flag=True),
    *PERSON,
    *WISHES,
    *ANSWER,
    data=False,
)
def report(call: Call) -> None:
    call.refuse_alone("--force", "--output")
    require_new("--output", call.output, call.force, (call.person, call.study_file, call.prices, *call.standards))
    html = call.advisor.report(*call.asked, others=call.others, lang=call.lang, **call.wishes)
    if call.output is None:
        click.echo(html)
    else:
        write_file(html, call.output)
