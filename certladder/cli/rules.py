"""`certladder show`, `graph`, `lint` and `diff`: what rules say, how they lead on, what is likely a mistake, what changed."""

from collections import Counter

import click

from .. import Advisor, Catalog, Level, Person, Verdict
from ..model.graph import START, CertificateNode
from ..model.wording import say
from ..solver.wording import target_words
from ..workforce.workforce import ChangedAnswer, Workforce
from .help import Choice, argument, option
from .options import CATALOG, ON, RELATED, Call, command, read_standards, target_arguments
from .terminal import Exit, OptionError
from .values import FILE


@command("show", *target_arguments(required=False), *CATALOG, ON)
def show(call: Call) -> None:
    catalog = call.catalog
    words = catalog.explain(call.target, call.level, on=call.on, lang=call.lang)
    if call.target is None:
        shown = catalog.in_force(call.on) if call.on else catalog.standards
    else:
        standard = catalog.standard(call.target, call.on)
        levels = [Level.parse(call.level)] if call.level else standard.levels
        shown = (standard.model_copy(update={"levels": {one: standard.clauses(one) for one in levels}}),)
    call.show(shown, words)


@command(
    "graph",
    argument("occupations", "occupation", nargs=-1),
    option("--format", "form", type=Choice(("text", "svg", "json"))),
    *CATALOG,
    RELATED,
    ON,
)
def graph(call: Call) -> None:
    catalog = call.catalog
    wanted = [catalog.standard(name, call.on).occupation for name in call.occupations]
    if call.as_json and call.form not in (None, "json"):
        raise OptionError("cli.contradiction", given=f"--format {call.form} --json")
    if call.form == "svg":
        if call.related:
            raise OptionError("cli.beside", option="--related", other="--format svg")
        click.echo(catalog.ladder_svg(wanted or None, on=call.on, lang=call.lang))
        return
    edges = [edge for edge in catalog.graph(call.on).edges(data=True) if not wanted or edge[1].occupation in wanted]
    several = {data["clause"] for *_, data in edges if data["alternative"] > 1}
    found, lines = [], []
    for start, end, data in edges:
        by = "{clause}.{alternative}".format(**data) if data["clause"] in several else data["clause"]
        found.append({"from": None if start == START else start, "to": end, "by": by, "kind": data["kind"]})
        source, target = _name(start, call.lang), _name(end, call.lang)
        lines.append(say(f"cli.graph.{data['kind']}", call.lang, source=source, target=target, clause=by))
    call.as_json |= call.form == "json"
    call.show(found, "\n".join(lines))


def _name(node: CertificateNode, lang: str) -> str:
    if node.level is not None:
        return target_words(node.occupation, node.level, lang)
    return say(f"cli.graph.{'start' if node == START else 'pre_technician'}", lang, occupation=node.occupation)


@command("lint", argument("occupations", "occupation", nargs=-1), *CATALOG, RELATED)
def lint(call: Call) -> Exit:
    catalog = call.catalog
    named = {catalog.standard(occupation).occupation for occupation in call.occupations}
    found = [finding for finding in catalog.lint() if not named or finding.occupation in named]
    call.show(found, "\n".join(finding.explain(call.lang) for finding in found))
    return Exit.NO if any(finding.severity == "error" for finding in found) else Exit.YES


@command(
    "diff",
    argument("old", "old", type=FILE),
    argument("new", "new", type=FILE),
    option("--person", multiple=True, type=FILE, help="persons"),
    option("--workforce", type=FILE),
    ON,
)
def diff(call: Call) -> Exit:
    call.refuse_alone("--on", "--person", "--workforce")
    before, after = (
        Catalog.builtin() if str(path) == "builtin" else read_standards(path) for path in (call.old, call.new)
    )
    found = before.diff(after)
    affected = {str(file): Advisor(before).affected(Person.load(file), after, call.on) for file in call.person}
    changed = {change.occupation for change in found.changes}
    rows = Workforce(call.workforce, before).affected(after, call.on, changed) if call.workforce else []
    parts = {file: [answer.explain(call.lang) for answer in answers] for file, answers in affected.items()}
    if call.workforce:
        parts[str(call.workforce)] = _counted(rows, call.lang)
    words = found.explain(call.lang)
    for file, lines in parts.items():
        words += "\n  ".join([f"\n\n{file}", *(lines or [say("diff.unaffected", call.lang)])])
    call.show({"changes": found.changes, "persons": affected, "workforce": [row._asdict() for row in rows]}, words)
    return Exit.NO if found else Exit.YES


def _counted(rows: list[ChangedAnswer], lang: str) -> list[str]:
    """How many persons' verdicts, or first days, change from what to what, level by level."""
    counts = Counter((row.occupation, row.level, row.old and row.old[0], row.new and row.new[0]) for row in rows)
    lines = []
    for (occupation, level, old, new), n in sorted(counts.items(), key=str):
        before, after = (Verdict(one).words(lang) if one else say("diff.not_described", lang) for one in (old, new))
        after = say("diff.other_day", lang, verdict=after) if old == new else after
        change = say("diff.verdict", lang, target=target_words(occupation, level, lang), old=before, new=after)
        lines.append(say("diff.counted", lang, change=change, n=n))
    return lines
