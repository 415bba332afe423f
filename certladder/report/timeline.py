"""A plan as a dated picture: time runs down from today; work, study and training are bars, certificates are marks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from ..drawing.svg import LINE, Svg
from ..drawing.text import width, wrap
from ..model.wording import say
from ..solver.planning.plan import Plan, Step

__all__ = ["draw_timeline"]

_WIDTH, _EDGE, _YEARS, _LANE, _GAP, _SMALL = 360.0, 10.0, 40.0, 28.0, 8.0, 11.5
_A_YEAR, _LEAST, _MOST = 40.0, 120.0, 620.0


def draw_timeline(plan: Plan, lang: str) -> str:
    """The picture, in Chinese ("zh") or English ("en").

    Raises:
        UnknownTerm: another language.

    >>> from certladder import Advisor, Person
    >>> draw_timeline(Advisor().plan(Person(), "电工", 4), "zh")[:4]
    '<svg'
    """
    steps = [f"{step.when(lang)} {step.what(plan.occupation, lang)}" for step in plan.steps]
    in_words = say("word.separator", lang).join([say("timeline.today", lang, day=str(plan.on)), *steps])
    picture = Svg(_WIDTH, plan.headline(lang), in_words)
    lanes = [kind for kind in ("work", "study", "train") if any(step.kind == kind for step in plan.steps)]
    names = [say(f"timeline.{kind}", lang) for kind in lanes]
    wide = any(width(name, _SMALL) > _LANE for name in names)  # then each gets a row of its own
    for place, name in enumerate(names):
        y = _EDGE + 14 + (place if wide else 0) * LINE
        picture.lines(_YEARS + place * _LANE, y, [name], "cl-small cl-ink")
    scale = _Scale(plan, _EDGE + LINE * (len(names) if wide else 1) + _GAP)
    axis = _YEARS + len(lanes) * _LANE + 6
    _years(picture, scale, axis)
    for place, kind in enumerate(lanes):
        for step in plan.steps:
            if step.kind == kind:
                _bar(picture, step, _YEARS + place * _LANE, scale)
    picture.line(axis, scale.top, axis, scale.top + scale.tall)
    foot = _labels(picture, scale, axis, lang)
    return picture.done(max(foot, scale.top + scale.tall + _GAP) + _EDGE)


class _Scale:
    """Where a day of a plan stands, from `top` down."""

    def __init__(self, plan: Plan, top: float) -> None:
        self.plan, self.top = plan, top
        self.days = max(plan.days, 1)
        self.tall = min(max(plan.days / 365 * _A_YEAR, _LEAST), _MOST) if plan.days else LINE

    def y(self, day: dt.date) -> float:
        return self.top + (day - self.plan.on).days / self.days * self.tall


def _years(picture: Svg, scale: _Scale, axis: float) -> None:
    """A tick for each New Year, or every 2, 5 or 10 of them where they are close together."""
    apart = next(years for years in (1, 2, 5, 10, 100) if years * scale.tall / scale.days * 365 >= LINE)
    for year in range(scale.plan.on.year + 1, scale.plan.reached.year + 1):
        y = scale.y(dt.date(year, 1, 1))
        if year % apart == 0:
            where: dict[str, Any] = {"x": _YEARS - 8, "y": y + 4, "text-anchor": "end"}
            picture.add("text", "cl-text cl-small cl-soft", str(year), **where)
            picture.line(_YEARS - 5, y, axis, y, "cl-faint")


def _bar(picture: Svg, step: Step, x: float, scale: _Scale) -> None:
    """Work is plain, study has bars across, training is dashed; what takes no time is a square."""
    start, end = scale.y(step.start), scale.y(step.date)
    wide = _LANE - _GAP
    if end - start < 4:
        start, end = end - wide / 2, end + wide / 2
    picture.add("rect", f"cl-{step.kind} cl-bar", x=x, y=start, width=wide, height=end - start, rx=2)
    across = start + 6 if step.kind == "study" else end
    while across < end:
        picture.line(x, across, x + wide, across)
        across += 6


def _labels(picture: Svg, scale: _Scale, axis: float, lang: str) -> float:
    """Today, and each training, study and certificate beside the axis; no label covers another."""
    left, foot = axis + 26, scale.top - LINE
    room = _WIDTH - left - _EDGE
    for day, head, words, kind in _events(scale.plan, lang):
        y = scale.y(day)
        first = max(y, foot + LINE + 4)
        picture.line(axis + 9, y, left - 4, first, "cl-faint")
        _mark(picture, axis, y, kind)
        style = "cl-ink cl-bold" if kind in ("certificate", "today") else "cl-ink"
        foot = picture.lines(left, first + 4, wrap(head, room, 13), style, LINE - 1)
        small = [line for part in words for line in wrap(part, room, _SMALL)]
        foot = picture.lines(left, foot, small, "cl-ink cl-small", LINE - 1) - LINE
    return foot


def _events(plan: Plan, lang: str) -> Iterator[tuple[dt.date, str, list[str], str]]:
    """The labels in order: their day, when, what, and the kind of step."""
    yield plan.on, say("timeline.today", lang, day=str(plan.on)), [] if plan.steps else [plan.headline(lang)], "today"
    for step in sorted(plan.steps, key=lambda step: step.date):
        if step.kind != "work":
            basis = [step.clause.id] if step.clause and step.kind == "certificate" else []
            yield step.date, step.when(lang), [step.what(plan.occupation, lang), *basis], step.kind


def _mark(picture: Svg, x: float, y: float, kind: str) -> None:
    """A star of four points for a certificate, a ring for today."""
    if kind == "certificate":
        star = [(0, -9), (4.05, -4.05), (9, 0), (4.05, 4.05), (0, 9), (-4.05, 4.05), (-9, 0), (-4.05, -4.05)]
        picture.polygon([(x + right, y + down) for right, down in star], "cl-plan cl-line")
    elif kind == "today":
        picture.add("circle", "cl-held", cx=x, cy=y, r=6)
