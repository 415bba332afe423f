"""Ladders as an SVG picture: rungs from low to high, and under each the alternatives that lead to it.

Those that start from the rung below are on a line between the two; the others on lines of their own, from a small sign
that names where they start. The rungs form one column, so no library is needed to lay them out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from ..model.catalog import Catalog
from ..model.person import Person
from ..model.standard import Standard
from ..model.terms import Level
from ..model.wording import joined, say
from ..solver.eligibility.result import Eligibility
from ..solver.planning.plan import Plan
from .ladder import Edge, Ladder, Rung
from .svg import LINE, Svg
from .text import wrap

__all__ = ["ladder_svg"]

_WIDTH, _EDGE, _PAD = 360.0, 10.0, 7.0
_FONT, _SMALL, _GAP = 13.0, 11.5, 4.0


def ladder_svg(
    catalog: Catalog,
    standards: Iterable[Standard],
    on: dt.date,
    lang: str,
    person: Person | None = None,
    answers: Sequence[Eligibility] = (),
    plan: Plan | None = None,
) -> str:
    """The picture of some standards' ladders, one below the other; a person's has a legend of its signs."""
    ladders = [Ladder(catalog, one, on, lang, person or Person(), answers, plan) for one in standards]
    title = say("ladder.title", lang, occupations=joined([ladder.occupation for ladder in ladders], lang))
    picture = Svg(_WIDTH, title, "\n".join(ladder.described() for ladder in ladders))
    y = _EDGE
    for ladder in ladders:
        heading = wrap(ladder.occupation, _WIDTH - 2 * _EDGE, 15)
        y = picture.lines(_EDGE, y + LINE, heading, "cl-ink cl-head cl-bold", LINE + 2) - LINE + _PAD
        for rung, below in zip(ladder.rungs, [*(one.level for one in ladder.rungs[1:]), None], strict=True):
            notes = wrap(rung.note, _WIDTH - 4 * _EDGE, _SMALL)
            height = LINE * (1 + len(notes)) + 2 * _PAD
            picture.add("rect", rung.style, x=_EDGE, y=y, width=_WIDTH - 2 * _EDGE, height=height, rx=6)
            foot = picture.lines(2 * _EDGE, y + _PAD + 13, [rung.level.words(lang)], "cl-ink cl-bold")
            picture.lines(2 * _EDGE, foot, notes, "cl-small cl-ink")
            y = _paths(picture, y + height, rung, below)
        y += _PAD
    if person is not None:
        lines = wrap(say("ladder.legend", lang), _WIDTH - 2 * _EDGE, _SMALL)
        y = picture.lines(_EDGE, y + LINE, lines, "cl-small cl-soft")
    return picture.done(y + _EDGE)


def _paths(picture: Svg, top: float, rung: Rung, below: Level | None) -> float:
    """The alternatives that open a rung, each group branching off a line to it; down to the rung below."""
    y, room = top, 2 * _EDGE + 14 * (len(rung.paths) - 1) + 16
    for place, edges in enumerate(rung.paths):
        x = room - 16 - 14 * place
        stubs = []
        y += _PAD + (4 if place == 0 else 0)
        for edge in edges:
            middle, y = _label(picture, room, y, edge)
            stubs.append((middle, edge.planned))
            y += _GAP
        foot = y + _PAD
        if edges[0].start == below:
            y = foot
        else:  # a ring and the name of where they start
            foot = y + 8
            picture.add("circle", "cl-box cl-line", cx=x, cy=y + 12, r=4)
            words = wrap(edges[0].start_name, _WIDTH - _EDGE - room, _SMALL)
            y = picture.lines(room, y + 16, words, "cl-small cl-soft") - _GAP
        picture.line(x, foot, x, top + 6)
        for middle, planned in stubs:
            picture.line(x, middle, room, middle, "cl-route" if planned else "cl-line")
        wide, style = 4, "cl-tip"
        if any(edge.planned for edge in edges):
            picture.line(x, foot, x, top + 8, "cl-route")
            wide, style = 6, "cl-tip-route"
        picture.polygon([(x, top), (x - wide, top + 2 * wide), (x + wide, top + 2 * wide)], style)
    return y


def _label(picture: Svg, x: float, y: float, edge: Edge) -> tuple[float, float]:
    """The box of an alternative: the height of its middle, and its foot."""
    room = _WIDTH - _EDGE - x
    lines, notes = wrap(edge.label, room - 2 * _PAD, _FONT), wrap(edge.note, room - 2 * _PAD, _SMALL)
    height = LINE * (len(lines) + len(notes)) + _PAD
    picture.add("rect", "cl-plan" if edge.planned else "cl-box", x=x, y=y, width=room, height=height, rx=3)
    foot = picture.lines(x + _PAD, y + 16, lines, "cl-ink cl-bold" if edge.planned else "cl-ink")
    picture.lines(x + _PAD, foot, notes, "cl-small cl-ink")
    return y + height / 2, y + height
