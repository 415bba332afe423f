"""Ladders as an SVG picture: rungs from low to high, alternatives as labelled edges between them.

Under each rung stand the alternatives that open it. Those that start from the rung below hang on a line between the
two; the others on lines of their own, from a small sign that says where they start. The rungs stand in one column,
so no library is needed to lay them out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ..model.terms import Level
from .ladder_labels import edge_note, legend, level_name, rung_note, source_name
from .ladder_view import Ask, Edge, LadderView, RungView, view
from .svg import LINE, Svg
from .text_metrics import wrap

if TYPE_CHECKING:
    from ..model.graph import RequirementGraph

__all__ = ["draw"]

_WIDTH, _EDGE, _PAD = 360.0, 10.0, 7.0
_FONT, _SMALL, _GAP = 13.0, 11.5, 4.0


def draw(graph: RequirementGraph, occupations: Sequence[str], ask: Ask) -> str:
    """The picture of some occupations' ladders, one below the other.

    Raises:
        UnknownOccupation: the graph has no such occupation.
    """
    ladders = [view(graph, name, ask) for name in occupations]
    names = ("、" if ask.zh else ", ").join(ladder.occupation for ladder in ladders)
    title = f"{names}：职业技能等级阶梯" if ask.zh else f"{names}: the ladder of skill levels"
    picture = Svg(_WIDTH, title, "\n".join(_told(ladder, ask.zh) for ladder in ladders))
    y = _EDGE
    for ladder in ladders:
        y = _ladder(picture, y, ladder, ask.zh)
    if ask.person or ask.answers or ask.plan:
        y = _lines(picture, _EDGE, y + LINE, wrap(legend(ask.zh), _WIDTH - 2 * _EDGE, _SMALL), "cl-small cl-soft")
    return picture.done(y + _EDGE)


def _told(ladder: LadderView, zh: bool) -> str:
    """The ladder in words, for those who do not see it."""
    rungs = [f"{level_name(rung.level, zh)} {rung_note(rung, zh)}".strip() for rung in reversed(ladder.rungs)]
    return f"{ladder.occupation}{'：' if zh else ': '}{('；' if zh else '; ').join(rungs)}"


def _ladder(picture: Svg, y: float, ladder: LadderView, zh: bool) -> float:
    for line in wrap(ladder.occupation, _WIDTH - 2 * _EDGE, 15):
        picture.text(_EDGE, y + LINE, line, "cl-ink cl-head cl-bold")
        y += LINE + 2
    y += _PAD
    for rung, below in zip(ladder.rungs, (*ladder.rungs[1:], None), strict=True):
        y = _rung(picture, y, rung, zh)
        y = _between(picture, y, rung, below, ladder, zh)
    return y + _PAD


def _rung(picture: Svg, y: float, rung: RungView, zh: bool) -> float:
    notes = wrap(rung_note(rung, zh), _WIDTH - 4 * _EDGE, _SMALL) if rung_note(rung, zh) else []
    height = LINE * (1 + len(notes)) + 2 * _PAD
    style = "cl-plan" if rung.planned else "cl-held" if rung.held else "cl-box"
    unknown = "" if rung.described or rung.held else " cl-unknown"
    picture.rect(_EDGE, y, _WIDTH - 2 * _EDGE, height, f"{style}{unknown}", 6)
    picture.text(2 * _EDGE, y + _PAD + 13, level_name(rung.level, zh), "cl-ink cl-bold")
    _lines(picture, 2 * _EDGE, y + _PAD + 13 + LINE, notes, "cl-small cl-ink")
    return y + height


def _between(picture: Svg, y: float, rung: RungView, below: RungView | None, ladder: LadderView, zh: bool) -> float:
    """The alternatives that open a rung, down to the rung below; those that start there come last."""
    top, next_level = y, below.level if below else None
    edges = sorted(rung.edges, key=lambda edge: (edge.source is next_level and bool(below), _start(edge)))
    groups = [list(group) for _, group in groupby(edges, key=lambda edge: edge.source)]
    for place, group in enumerate(groups):
        x = 2 * _EDGE + 14 * (len(groups) - 1 - place)
        room = 2 * _EDGE + 14 * (len(groups) - 1) + 16
        stubs = []
        y += _PAD + (4 if place == 0 else 0)
        for edge in group:
            middle, y = _label(picture, room, y, edge, zh)
            stubs.append((edge, middle))
            y += _GAP
        from_below = below is not None and group[0].source is below.level
        foot, after = (y + _PAD, y + _PAD) if from_below else _sign(picture, x, room, y, group[0], ladder, zh)
        _trunk(picture, x, room, top, foot, stubs)
        y = after
    return y


def _start(edge: Edge) -> tuple[int, str]:
    """The order of those that start elsewhere: from no certificate, from the pre-technician's, from lower levels."""
    order = 0 if edge.source is None else 1 if edge.source == "pre" else 2 + int(Level.parse(edge.source))
    return order, edge.name


def _label(picture: Svg, x: float, y: float, edge: Edge, zh: bool) -> tuple[float, float]:
    """The box of an alternative: the height of its middle, and its foot."""
    room = _WIDTH - _EDGE - x - 2 * _PAD
    lines = wrap(f"{edge.name} {edge.label}", room, _FONT)
    notes = wrap(edge_note(edge, zh), room, _SMALL) if edge_note(edge, zh) else []
    height = LINE * (len(lines) + len(notes)) + _PAD
    picture.rect(x, y, _WIDTH - _EDGE - x, height, "cl-plan" if edge.planned else "cl-box", 3)
    foot = _lines(picture, x + _PAD, y + 16, lines, "cl-ink cl-bold" if edge.planned else "cl-ink")
    _lines(picture, x + _PAD, foot, notes, "cl-small cl-ink")
    return y + height / 2, y + height


def _sign(
    picture: Svg, x: float, room: float, y: float, edge: Edge, ladder: LadderView, zh: bool
) -> tuple[float, float]:
    """Where alternatives start that do not start from the rung below, a ring and its name: the ring's top, the foot."""
    held = ("　✓ 已持有" if zh else "　✓ held") if edge.source == "pre" and ladder.pre_held else ""
    picture.circle(x, y + 12, 4, "cl-box cl-line")
    words = wrap(source_name(edge, zh) + held, _WIDTH - _EDGE - room, _SMALL)
    return y + 8, _lines(picture, room, y + 16, words, "cl-small cl-soft") - _GAP


def _trunk(picture: Svg, x: float, room: float, top: float, foot: float, stubs: Sequence[tuple[Edge, float]]) -> None:
    """The line from where alternatives start to the rung they open, and its branches to their labels."""
    picture.line(x, foot, x, top + 6)
    for edge, middle in stubs:
        picture.line(x, middle, room, middle, "cl-route" if edge.planned else "cl-line")
    planned = any(edge.planned for edge, _ in stubs)
    if planned:
        picture.line(x, foot, x, top + 8, "cl-route")
    wide = 6 if planned else 4
    tip = [(x, top), (x - wide, top + 2 * wide), (x + wide, top + 2 * wide)]
    picture.polygon(tip, "cl-tip-route" if planned else "cl-tip")


def _lines(picture: Svg, x: float, y: float, lines: Sequence[str], style: str) -> float:
    for line in lines:
        picture.text(x, y, line, style)
        y += LINE
    return y
