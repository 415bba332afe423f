"""The ladder of an occupation as a Mermaid flowchart (mermaid.js.org), which many documents draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.terms import Level
from .ladder_labels import edge_label, edge_note, rung_note, source_name
from .ladder_view import Edge, LadderView, RungView

__all__ = ["ladder_mermaid"]

_CLASSES = (
    "  classDef held stroke-width:3px",
    "  classDef plan stroke-width:5px",
    "  classDef unknown stroke-dasharray:5 3",
)


def ladder_mermaid(ladders: Sequence[LadderView], lang: str) -> str:
    """The flowchart of some occupations' ladders; thick arrows are the plan's route."""
    lines = ["flowchart BT"]
    for number, ladder in enumerate(ladders):
        lines += _ladder(f"o{number}", ladder, lang)
    return "\n".join([*lines, *_CLASSES])


def _ladder(prefix: str, ladder: LadderView, lang: str) -> Iterator[str]:
    yield f'  subgraph {prefix}["{_safe(ladder.occupation)}"]'
    for rung in reversed(ladder.rungs):
        words = f"{rung.level.words(lang)} {rung_note(rung, lang)}".strip()
        yield f'    {prefix}_{int(rung.level)}["{_safe(words)}"]{_class(rung)}'
    starts = {edge.source: edge for rung in ladder.rungs for edge in rung.edges if not isinstance(edge.source, Level)}
    for edge in starts.values():
        yield f'    {_node(prefix, edge)}(("{_safe(source_name(edge, lang))}"))'
    for rung in reversed(ladder.rungs):
        for edge in rung.edges:
            words = f"{edge_label(edge, lang)} {edge_note(edge, lang)}".strip()
            yield f'    {_node(prefix, edge)} {"==>" if edge.planned else "-->"}|"{_safe(words)}"| {prefix}_{int(rung.level)}'
    yield "  end"


def _class(rung: RungView) -> str:
    names = "plan" if rung.planned else "held" if rung.held else "" if rung.described else "unknown"
    return f":::{names}" if names else ""


def _node(prefix: str, edge: Edge) -> str:
    if isinstance(edge.source, Level):
        return f"{prefix}_{int(edge.source)}"
    return f"{prefix}_{edge.source or 'start'}"


def _safe(words: str) -> str:
    """Words as Mermaid takes them in quotes: signs that could end them or start markup become entities."""
    shown = "".join(f"#{ord(sign)};" if sign in '"#<>&`|\\' else sign for sign in words)
    return " ".join(shown.split())
