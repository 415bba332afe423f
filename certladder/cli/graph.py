"""`certladder graph`: which certificate leads to which, by which clause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from .advisors import take_advisor
from .options import advisor_options, json_option, lang_option, on_option
from .output import json_text

if TYPE_CHECKING:
    from ..catalog import Catalog
    from ..model.graph import CertificateNode

__all__ = ["FORMATS", "graph"]

Edge = tuple["CertificateNode", "CertificateNode", str]
"""From which certificate, to which, by which clause and alternative."""


def _text(catalog: Catalog, occupations: Sequence[str], on: dt.date | None, lang: str) -> str:
    edges = _edges(catalog, occupations, on)
    return "\n".join(f"{_name(source, lang)} → {_name(target, lang)}  {label}" for source, target, label in edges)


def _mermaid(catalog: Catalog, occupations: Sequence[str], on: dt.date | None, lang: str) -> str:
    return catalog.ladder_mermaid(occupations or None, on=on, lang=lang)


def _svg(catalog: Catalog, occupations: Sequence[str], on: dt.date | None, lang: str) -> str:
    return catalog.ladder_svg(occupations or None, on=on, lang=lang)


def _json(catalog: Catalog, occupations: Sequence[str], on: dt.date | None, lang: str) -> str:
    from ..model.graph import START

    edges = _edges(catalog, occupations, on)
    return json_text(
        [{"from": None if source == START else source, "to": target, "by": label} for source, target, label in edges]
    )


FORMATS: dict[str, Callable[[Catalog, Sequence[str], dt.date | None, str], str]] = {
    "text": _text,
    "mermaid": _mermaid,
    "svg": _svg,
    "json": _json,
}
"""The forms a graph can be told in, for these occupations (none: for all) and a language; another is another entry."""


@click.command(
    short_help="证书阶梯 / which certificate leads to which",
    epilog="""\b
示例 / examples:
  certladder graph 电工
  certladder graph --format mermaid 铣工 --related 铣工:车工
  certladder graph 电工 --format svg --lang en > ladder.svg
""",
)
@click.argument("occupations", nargs=-1, metavar="[OCCUPATION]...")
@click.option("--format", "form", type=click.Choice(tuple(FORMATS)), default="text", help="形式 form [text]")
@advisor_options
@on_option
@lang_option
@json_option
def graph(
    occupations: tuple[str, ...], form: str, on: dt.date | None, lang: str, as_json: bool, **options: Any
) -> None:
    """证书之间的阶梯 / the ladder: which certificate leads to which, by which clause."""
    catalog = take_advisor(options).catalog
    wanted = [catalog.standard(name, on).occupation for name in occupations]
    click.echo(FORMATS["json" if as_json else form](catalog, wanted, on, lang))


def _edges(catalog: Catalog, occupations: Sequence[str], on: dt.date | None) -> Iterator[Edge]:
    edges = list(catalog.graph(on).edges(data=True))
    several = {data["clause"] for *_, data in edges if data["alternative"] > 1}
    for source, target, data in edges:
        if target.occupation in occupations or not occupations:
            number = f".{data['alternative']}" if data["clause"] in several else ""
            yield source, target, f"{data['clause']}{number}"


def _name(rung: CertificateNode, lang: str) -> str:
    from ..model.graph import START

    zh = lang == "zh"
    if rung == START:
        return "无证书" if zh else "no certificate"
    if rung.level is None:
        return f"{rung.occupation}{'预备技师' if zh else ' pre-technician'}"
    return f"{rung.occupation} {rung.level.zh if zh else rung.level.en}"
