"""`certladder graph`: which certificate leads to which, by which clause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import click

from ..catalog import Catalog
from ..model.graph import START, CertificateNode
from ..model.wording import say
from .help import command, option
from .io import json_text
from .options import advisor_options, json_option, lang_option, on_option, take_advisor
from .param_types import Choice

__all__ = ["graph"]

Draw = Callable[[Catalog, Sequence[str], dt.date | None, str], str]


def _text(catalog: Catalog, occupations: Sequence[str], on: dt.date | None, lang: str) -> str:
    return "\n".join(
        say(f"cli.graph.{kind}", lang, source=_name(source, lang), target=_name(target, lang), clause=clause)
        for source, target, clause, kind in _edges(catalog, occupations, on)
    )


def _mermaid(catalog: Catalog, occupations: Sequence[str], on: dt.date | None, lang: str) -> str:
    return catalog.ladder_mermaid(occupations or None, on=on, lang=lang)


def _svg(catalog: Catalog, occupations: Sequence[str], on: dt.date | None, lang: str) -> str:
    return catalog.ladder_svg(occupations or None, on=on, lang=lang)


def _json(catalog: Catalog, occupations: Sequence[str], on: dt.date | None, lang: str) -> str:
    return json_text(
        [
            {"from": None if source == START else source, "to": target, "by": clause, "kind": kind}
            for source, target, clause, kind in _edges(catalog, occupations, on)
        ]
    )


_FORMATS: dict[str, Draw] = {"text": _text, "mermaid": _mermaid, "svg": _svg, "json": _json}


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
    click.echo(_FORMATS["json" if as_json else form](catalog, wanted, on, lang))


def _edges(
    catalog: Catalog, occupations: Sequence[str], on: dt.date | None
) -> Iterator[tuple[CertificateNode, CertificateNode, str, str]]:
    """From which certificate, to which, by which clause and alternative; and whether that is asked for or serves."""
    edges = list(catalog.graph(on).edges(data=True))
    several = {data["clause"] for *_, data in edges if data["alternative"] > 1}
    for source, target, data in edges:
        if target.occupation in occupations or not occupations:
            number = f".{data['alternative']}" if data["clause"] in several else ""
            yield source, target, f"{data['clause']}{number}", data["kind"]


def _name(node: CertificateNode, lang: str) -> str:
    if node == START:
        return say("cli.graph.start", lang)
    code = "pre_technician" if node.level is None else "certificate"
    return say(f"cli.graph.{code}", lang, occupation=node.occupation, level=node.level)
