"""`certladder graph`: which certificate leads to which, by which clause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from .advisors import take_advisor
from .options import advisor_options, lang_option, on_option
from .output import echo_json

if TYPE_CHECKING:
    from ..model.rung import Rung

__all__ = ["FORMATS", "graph"]

Edge = tuple["Rung", "Rung", str]
"""From which certificate, to which, by which clause and alternative."""


def _text(edges: Iterable[Edge], lang: str) -> str:
    lines = [f"{_name(source, lang)} → {_name(target, lang)}  {label}" for source, target, label in edges]
    return "\n".join(lines)


def _mermaid(edges: Iterable[Edge], lang: str) -> str:
    known = list(edges)
    rungs = dict.fromkeys(rung for source, target, _ in known for rung in (source, target))
    ids = {rung: f"n{number}" for number, rung in enumerate(rungs)}
    lines = [f'  {ids[rung]}["{_name(rung, lang)}"]' for rung in rungs]
    lines += [f'  {ids[source]} -->|"{label}"| {ids[target]}' for source, target, label in known]
    return "\n".join(["graph BT", *lines])


FORMATS: dict[str, Callable[[Iterable[Edge], str], str]] = {"text": _text, "mermaid": _mermaid}
"""The forms a graph can be told in; another one is another entry."""


@click.command(
    short_help="证书阶梯 / which certificate leads to which",
    epilog="""\b
示例 / examples:
  certladder graph 电工
  certladder graph --format mermaid 铣工 --related 铣工:车工
""",
)
@click.argument("occupations", nargs=-1, metavar="[OCCUPATION]...")
@click.option("--format", "form", type=click.Choice((*FORMATS, "json")), default="text", help="形式 form [text]")
@advisor_options
@on_option
@lang_option
def graph(occupations: tuple[str, ...], form: str, on: dt.date | None, lang: str, **options: Any) -> None:
    """证书之间的阶梯 / the ladder: which certificate leads to which, by which clause."""
    catalog = take_advisor(options).catalog
    wanted = {catalog.standard(name, on).occupation for name in occupations}
    edges: list[Edge] = []
    for source, target, (_, number), clause in list[Any](catalog.graph(on).edges(keys=True, data="clause")):
        if target.occupation in wanted or not wanted:
            edges.append((source, target, f"{clause.id}.{number}" if len(clause.alternatives) > 1 else clause.id))
    if form == "json":
        echo_json([{"from": source, "to": target, "by": label} for source, target, label in edges])
    else:
        click.echo(FORMATS[form](edges, lang))


def _name(rung: Rung, lang: str) -> str:
    from ..model.rung import START

    zh = lang == "zh"
    if rung == START:
        return "无证书" if zh else "no certificate"
    if rung.level is None:
        return f"{rung.occupation}{'预备技师' if zh else ' pre-technician'}"
    return f"{rung.occupation} {rung.level.zh if zh else rung.level.en}"
