"""Bars that show how many persons stand how with each level of an occupation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..drawing.svg import LINE, Svg, wrap
from ..model.terms import Level
from ..model.wording import say

__all__ = ["GROUPS", "bars"]

_SIGNS = {"eligible_not_held": "●", "undetermined_not_held": "?", "held": "✓", "not_eligible_not_held": "✗"}
GROUPS = tuple(_SIGNS)
"""The columns of a summary that count everybody once, in the order of the bars."""

_STYLES = dict(zip(GROUPS, ("cl-open", "cl-maybe", "cl-held", "cl-box"), strict=True))
_WIDTH, _EDGE, _THICK, _GAP, _STRIPE = 360.0, 10.0, 14.0, 8.0, 6.0


def bars(occupation: str, counts: Sequence[Mapping[str, Any]], lang: str) -> str:
    """The picture of an occupation's rows of a summary, as SVG; every bar is as long as all persons together."""
    title = say("workforce.page.bars", lang, occupation=occupation)
    picture = Svg(_WIDTH, title, "\n".join(_described(row, lang) for row in counts))
    y = _EDGE
    for line in wrap(occupation, _WIDTH - 2 * _EDGE, 15):
        y += LINE
        picture.text(_EDGE, y, line, "cl-ink cl-head cl-bold")
    for row in counts:
        y += LINE + _GAP
        picture.text(_EDGE, y, Level(row["level"]).words(lang))
        _bar(picture, y + _GAP, row)
        y += _GAP + _THICK + LINE
        numbers = "　".join(f"{sign} {row[name]:,}" for name, sign in _SIGNS.items())
        picture.text(_EDGE, y, numbers, "cl-small cl-ink")
    return picture.done(y + _EDGE)


def _described(row: Mapping[str, Any], lang: str) -> str:
    """A bar in words, for those who do not see it."""
    counts = {name: row[name] for name in GROUPS}
    return say("workforce.page.bar", lang, level=Level(row["level"]), **counts)


def _bar(picture: Svg, y: float, row: Mapping[str, Any]) -> None:
    """Open is solid, undetermined striped, held has a line along, not eligible is empty."""
    everybody = max(1, sum(row[name] for name in GROUPS))
    x = _EDGE
    for name, style in _STYLES.items():
        wide = (_WIDTH - 2 * _EDGE) * row[name] / everybody
        if wide:
            picture.rect(x, y, wide, _THICK, style)
        if name == "undetermined_not_held":
            for stripe in range(1, int(wide / _STRIPE) + 1):
                picture.line(x + stripe * _STRIPE, y, x + stripe * _STRIPE, y + _THICK)
        if name == "held" and wide:
            picture.line(x, y + _THICK / 2, x + wide, y + _THICK / 2)
        x += wide
