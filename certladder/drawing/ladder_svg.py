"""Ladders as an SVG picture: rungs from low to high, alternatives as labelled edges between them.

Under each rung are the alternatives that lead to it. Those that start from the rung below are on a line between the
two; the others on lines of their own, from a small sign that names where they start. The rungs form one column,
so no library is needed to lay them out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ..model.terms import Level
from ..model.wording import joined, say
from .ladder_labels import edge_label, edge_note, ladder_words, rung_note, source_name
from .ladder_view import PRE_TECHNICIAN, Edge, LadderView, RungView
from .svg import LINE, Svg, wrap

__all__ = ["ladder_svg"]

_WIDTH, _EDGE, _PAD = 360.0, 10.0, 7.0
_FONT, _SMALL, _GAP = 13.0, 11.5, 4.0


def ladder_svg(ladders: Sequence[LadderView], lang: str, *, legend: bool = False) -> str:
    """The picture of some occupations' ladders, one below the other; a person's has a `legend` of its signs."""
    title = say("ladder.title", lang, occupations=joined([ladder.occupation for ladder in ladders], lang))
    picture = Svg(_WIDTH, title, "\n".join(ladder_words(ladder, lang) for ladder in ladders))
    y = _EDGE
    for ladder in ladders:
        y = _ladder(picture, y, ladder, lang)
    if legend:
        lines = wrap(say("ladder.legend", lang), _WIDTH - 2 * _EDGE, _SMALL)
        y = picture.lines(_EDGE, y + LINE, lines, "cl-small cl-soft")
    return picture.done(y + _EDGE)


def _ladder(picture: Svg, y: float, ladder: LadderView, lang: str) -> float:
    heading = wrap(ladder.occupation, _WIDTH - 2 * _EDGE, 15)
    y = picture.lines(_EDGE, y + LINE, heading, "cl-ink cl-head cl-bold", LINE + 2) - LINE + _PAD
    for rung, below in zip(ladder.rungs, (*ladder.rungs[1:], None), strict=True):
        y = _rung(picture, y, rung, lang)
        y = _between(picture, y, rung, below, ladder, lang)
    return y + _PAD


def _rung(picture: Svg, y: float, rung: RungView, lang: str) -> float:
    notes = wrap(rung_note(rung, lang), _WIDTH - 4 * _EDGE, _SMALL)
    height = LINE * (1 + len(notes)) + 2 * _PAD
    style = "cl-plan" if rung.planned else "cl-held" if rung.held else "cl-box"
    unknown = "" if rung.described or rung.held else " cl-unknown"
    picture.rect(_EDGE, y, _WIDTH - 2 * _EDGE, height, f"{style}{unknown}", 6)
    picture.text(2 * _EDGE, y + _PAD + 13, rung.level.words(lang), "cl-ink cl-bold")
    picture.lines(2 * _EDGE, y + _PAD + 13 + LINE, notes, "cl-small cl-ink")
    return y + height


def _between(picture: Svg, y: float, rung: RungView, below: RungView | None, ladder: LadderView, lang: str) -> float:
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
            middle, y = _label(picture, room, y, edge, lang)
            stubs.append((edge, middle))
            y += _GAP
        from_below = below is not None and group[0].source is below.level
        foot, after = (y + _PAD, y + _PAD) if from_below else _sign(picture, x, room, y, group[0], ladder, lang)
        _trunk(picture, x, room, top, foot, stubs)
        y = after
    return y


def _start(edge: Edge) -> int:
    """The order of those that start elsewhere: from no certificate, from the pre-technician's, from lower levels."""
    return 0 if edge.source is None else 1 if edge.source == PRE_TECHNICIAN else 2 + int(Level.parse(edge.source))


def _label(picture: Svg, x: float, y: float, edge: Edge, lang: str) -> tuple[float, float]:
    """The box of an alternative: the height of its middle, and its foot."""
    room = _WIDTH - _EDGE - x - 2 * _PAD
    lines = wrap(edge_label(edge, lang), room, _FONT)
    notes = wrap(edge_note(edge, lang), room, _SMALL)
    height = LINE * (len(lines) + len(notes)) + _PAD
    picture.rect(x, y, _WIDTH - _EDGE - x, height, "cl-plan" if edge.planned else "cl-box", 3)
    foot = picture.lines(x + _PAD, y + 16, lines, "cl-ink cl-bold" if edge.planned else "cl-ink")
    picture.lines(x + _PAD, foot, notes, "cl-small cl-ink")
    return y + height / 2, y + height


def _sign(
    picture: Svg, x: float, room: float, y: float, edge: Edge, ladder: LadderView, lang: str
) -> tuple[float, float]:
    """Where alternatives start that do not start from the rung below, a ring and its name: the ring's top, the foot."""
    held = f"　{say('ladder.held', lang)}" if edge.source == PRE_TECHNICIAN and ladder.pre_held else ""
    picture.circle(x, y + 12, 4, "cl-box cl-line")
    words = wrap(source_name(edge, lang) + held, _WIDTH - _EDGE - room, _SMALL)
    return y + 8, picture.lines(room, y + 16, words, "cl-small cl-soft") - _GAP


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
