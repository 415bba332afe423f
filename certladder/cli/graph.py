"""`certladder graph`: which certificate leads to which, by which clause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import click

from ..catalog import Catalog
from ..model.graph import START, CertificateNode
from ..model.wording import say
from .help import command, option
from .io import echo_json
from .options import answer_options, take_advisor
from .param_types import Choice

__all__ = ["graph"]


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
