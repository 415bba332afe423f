"""`certladder show`, `graph`, `lint` and `diff`: what rules say, how they lead on, what is likely a mistake, what changed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from ..advisor import Advisor
from ..catalog import Catalog
from ..model.graph import START, CertificateNode
from ..model.person import Person
from ..model.terms import Level, Verdict
from ..model.wording import say
from ..solver.wording import target_words
from ..workforce.changes import ChangedRow, changed_rows
from .errors import Exit
from .help import Choice, command, option
from .io import echo_json, echo_text
from .options import (
    advisor_options,
    after_target,
    answer_options,
    complete_levels,
    complete_occupations,
    json_option,
    lang_option,
    on_option,
    read_standards,
    take_advisor,
)
from .param_types import FILE

__all__ = ["diff", "graph", "lint", "show"]


@command("show")
@click.argument("target", required=False, metavar="[OCCUPATION]", shell_complete=complete_occupations)
@click.argument("level", required=False, metavar="[LEVEL]", shell_complete=complete_levels, callback=after_target)
@answer_options
def show(target: str | None, level: str | None, on: dt.date | None, lang: str, as_json: bool, **options: Any) -> None:
    """The occupations, or what the levels of one ask for."""
    catalog = take_advisor(options).catalog
    if not as_json:
        echo_text(catalog.explain(target, level, on=on, lang=lang))
    elif target is None:
        echo_json(catalog.standards)
    else:
        standard = catalog.standard(target, on)
        levels = {one: standard.clauses(one) for one in [Level.parse(level)]} if level else standard.levels
        echo_json([standard.model_copy(update={"levels": levels})])


@command("graph")
@click.argument("occupations", nargs=-1, metavar="[OCCUPATION]...")
@option("--format", "form", type=Choice(("text", "svg", "json")), default="text")
@answer_options
def graph(
    occupations: tuple[str, ...], form: str, on: dt.date | None, lang: str, as_json: bool, **options: Any
) -> None:
    """Which certificate leads to which, by which clause."""
    catalog = take_advisor(options).catalog
    wanted = [catalog.standard(name, on).occupation for name in occupations]
    match "json" if as_json else form:
        case "svg":
            click.echo(catalog.ladder_svg(wanted or None, on=on, lang=lang))
        case "json":
            echo_json(list(_edges(catalog, wanted, on)))
        case _:
            for edge in _edges(catalog, wanted, on):
                source, target = _name(edge["from"], lang), _name(edge["to"], lang)
                click.echo(say(f"cli.graph.{edge['kind']}", lang, source=source, target=target, clause=edge["by"]))


def _edges(catalog: Catalog, occupations: Sequence[str], on: dt.date | None) -> Iterator[dict[str, Any]]:
    """From which certificate, to which, by which clause and alternative; and whether it is asked for or serves."""
    edges = list(catalog.graph(on).edges(data=True))
    several = {data["clause"] for *_, data in edges if data["alternative"] > 1}
    for source, target, data in edges:
        if target.occupation in occupations or not occupations:
            number = f".{data['alternative']}" if data["clause"] in several else ""
            start = None if source == START else source
            yield {"from": start, "to": target, "by": f"{data['clause']}{number}", "kind": data["kind"]}


def _name(node: CertificateNode | None, lang: str) -> str:
    if node is None:
        return say("cli.graph.start", lang)
    code = "pre_technician" if node.level is None else "certificate"
    return say(f"cli.graph.{code}", lang, occupation=node.occupation, level=node.level)


@command("lint")
@click.argument("occupations", nargs=-1, metavar="[OCCUPATION]...")
@advisor_options
@lang_option
@json_option
def lint(occupations: tuple[str, ...], lang: str, as_json: bool, **options: Any) -> int:
    """What in the rules is likely a mistake, or worth knowing."""
    catalog = take_advisor(options).catalog
    named = {catalog.standard(occupation).occupation for occupation in occupations}
    found = [finding for finding in catalog.lint() if not named or finding.occupation in named]
    if as_json:
        echo_json(found)
    else:
        for finding in found:
            echo_text(finding.explain(lang))
    return Exit.NO if any(finding.severity.value == "error" for finding in found) else Exit.YES


@command("diff")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@option("--person", "persons", multiple=True, type=FILE, metavar="FILE", help="persons")
@option("--workforce", type=FILE, metavar="SOURCE")
@on_option
@lang_option
@json_option
def diff(
    old: Path,
    new: Path,
    persons: tuple[Path, ...],
    workforce: Path | None,
    on: dt.date | None,
    lang: str,
    as_json: bool,
) -> int:
    """What differs between two texts, clause by clause, and whose answers change."""
    before, after = map(_catalog, (old, new))
    found = before.diff(after)
    affected = {file: Advisor(before).affected(Person.load(file), after, on) for file in persons}
    changed = {change.occupation for change in found.changes}
    rows = changed_rows(workforce, before, after, on=on, occupations=changed) if workforce else []
    if as_json:
        by_file = {str(file): answers for file, answers in affected.items()}
        echo_json({"changes": found.changes, "persons": by_file, "workforce": [row._asdict() for row in rows]})
    else:
        echo_text(found.explain(lang))
        for file, answers in affected.items():
            lines = [answer.explain(lang) for answer in answers] or [say("diff.unaffected", lang)]
            echo_text("\n".join(["", str(file), *(f"  {line}" for line in lines)]))
        if workforce:
            echo_text("\n".join(["", str(workforce), *(f"  {line}" for line in _counted(rows, lang))]))
    return Exit.NO if found else Exit.YES


def _counted(rows: list[ChangedRow], lang: str) -> list[str]:
    """How many persons' verdicts, or first days, change from what to what, level by level."""
    counts = Counter((row.occupation, row.level, row.old and row.old[0], row.new and row.new[0]) for row in rows)
    lines = []
    for (occupation, level, old, new), n in sorted(counts.items(), key=str):
        before, after = (Verdict(one).words(lang) if one else say("diff.not_described", lang) for one in (old, new))
        after = say("diff.other_day", lang, verdict=after) if old == new else after
        change = say("diff.verdict", lang, target=target_words(occupation, level, lang), old=before, new=after)
        lines.append(say("diff.counted", lang, change=change, n=n))
    return lines or [say("diff.unaffected", lang)]


def _catalog(path: Path) -> Catalog:
    return Catalog.builtin() if str(path) == "builtin" else read_standards(path)
