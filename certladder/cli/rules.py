"""`certladder show`, `graph` and `lint`: what the rules say, how certificates lead on, and what is likely a mistake."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import click

from ..catalog import Catalog
from ..model.graph import START, CertificateNode
from ..model.terms import Level
from ..model.wording import say
from .errors import NO, YES
from .help import command, option
from .io import echo_json, echo_text
from .options import (
    advisor_options,
    answer_options,
    complete_levels,
    complete_occupations,
    json_option,
    lang_option,
    take_advisor,
)
from .param_types import Choice

__all__ = ["graph", "lint", "show"]


@command("show")
@click.argument("target", required=False, metavar="[OCCUPATION]", shell_complete=complete_occupations)
@click.argument("level", required=False, metavar="[LEVEL]", shell_complete=complete_levels)
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
    return NO if any(finding.severity.value == "error" for finding in found) else YES
