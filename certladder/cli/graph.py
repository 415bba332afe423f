"""`certladder graph`: which certificate leads to which, by which clause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import click

from ..model.graph import RequirementGraph
from ..model.nodes import START, CertificateNode
from ..model.wording import say
from .help import command, option
from .io import json_text
from .options import advisor_options, json_option, lang_option, on_option, take_advisor
from .param_types import Choice

__all__ = ["graph"]


def _text(graph: RequirementGraph, occupations: Sequence[str], lang: str) -> str:
    lines = (
        say("cli.graph.edge", lang, source=_name(source, lang), target=_name(target, lang), clause=clause)
        for source, target, clause in _edges(graph, occupations)
    )
    return "\n".join(lines)


def _mermaid(graph: RequirementGraph, occupations: Sequence[str], lang: str) -> str:
    return graph.to_mermaid(occupations, lang=lang)


def _svg(graph: RequirementGraph, occupations: Sequence[str], lang: str) -> str:
    return graph.to_svg(occupations, lang=lang)


def _json(graph: RequirementGraph, occupations: Sequence[str], lang: str) -> str:
    edges = _edges(graph, occupations)
    return json_text(
        [{"from": None if source == START else source, "to": target, "by": clause} for source, target, clause in edges]
    )


_FORMATS: dict[str, Callable[[RequirementGraph, Sequence[str], str], str]] = {
    "text": _text,
    "mermaid": _mermaid,
    "svg": _svg,
    "json": _json,
}


@command("graph")
@click.argument("occupations", nargs=-1, metavar="[OCCUPATION]...")
@option("--format", "form", type=Choice(tuple(_FORMATS)), default="text")
@advisor_options
@on_option
@lang_option
@json_option
def graph(
    occupations: tuple[str, ...], form: str, on: dt.date | None, lang: str, as_json: bool, **options: Any
) -> None:
    """Which certificate leads to which, by which clause."""
    catalog = take_advisor(options).catalog
    wanted = [catalog.standard(name, on).occupation for name in occupations]
    click.echo(_FORMATS["json" if as_json else form](catalog.graph(on), wanted, lang))


def _edges(
    graph: RequirementGraph, occupations: Sequence[str]
) -> Iterator[tuple[CertificateNode, CertificateNode, str]]:
    """From which certificate, to which, by which clause and alternative."""
    for source, target, (_, number), clause in list[Any](graph.edges(keys=True, data="clause")):
        if target.occupation in occupations or not occupations:
            yield source, target, f"{clause.id}.{number}" if len(clause.alternatives) > 1 else clause.id


def _name(node: CertificateNode, lang: str) -> str:
    if node == START:
        return say("cli.graph.start", lang)
    code = "pre_technician" if node.level is None else "certificate"
    return say(f"cli.graph.{code}", lang, occupation=node.occupation, level=node.level)
