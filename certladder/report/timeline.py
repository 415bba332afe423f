"""A plan as a dated picture: time runs down from today; work, study and training are bars, certificates are marks."""

import datetime as dt
from collections.abc import Callable

from ..drawing.svg import LINE, Svg
from ..drawing.text import width, wrap
from ..model.wording import say
from ..solver.planning.plan import Plan

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
    top, axis = _EDGE + LINE * (len(names) if wide else 1) + _GAP, _YEARS + len(lanes) * _LANE + 6
    tall = min(max(plan.days / 365 * _A_YEAR, _LEAST), _MOST) if plan.days else LINE

    def height(day: dt.date) -> float:
        return top + (day - plan.on).days / max(plan.days, 1) * tall

    # a tick for each New Year, or every 2, 5 or 10 of them where they are close together
    apart = next(years for years in (1, 2, 5, 10, 100) if years * tall / max(plan.days, 1) * 365 >= LINE)
    for year in range(plan.on.year + 1, plan.reached.year + 1):
        if year % apart == 0:
            y = height(dt.date(year, 1, 1))
            picture.add("text", "cl-text cl-small cl-soft", str(year), x=_YEARS - 8, y=y + 4, text_anchor="end")
            picture.line(_YEARS - 5, y, axis, y, "cl-faint")
    for step in plan.steps:
        if step.kind in lanes:
            x = _YEARS + lanes.index(step.kind) * _LANE
            _bar(picture, step.kind, x, height(step.start), height(step.date))
    picture.line(axis, top, axis, top + tall)
    foot = _labels(picture, plan, height, axis, lang)
    return picture.done(max(foot, top + tall + _GAP) + _EDGE)


def _bar(picture: Svg, kind: str, x: float, start: float, end: float) -> None:
    """Work is plain, study has bars across, training is dashed; what takes no time is a square."""
    wide = _LANE - _GAP
    if end - start < 4:
        start, end = end - wide / 2, end + wide / 2
    picture.add("rect", f"cl-{kind} cl-bar", x=x, y=start, width=wide, height=end - start, rx=2)
    across = start + 6 if kind == "study" else end
    while across < end:
        picture.line(x, across, x + wide, across)
        across += 6


def _labels(picture: Svg, plan: Plan, height: Callable[[dt.date], float], axis: float, lang: str) -> float:
    """Today, and each training, study and certificate beside the axis; no label covers another."""
    nothing = [] if plan.steps else [plan.headline(lang)]
    labels = [("today", plan.on, say("timeline.today", lang, day=str(plan.on)), nothing)]
    for step in sorted(plan.steps, key=lambda step: step.date):
        if step.kind != "work":
            basis = [step.clause.id] if step.clause and step.kind == "certificate" else []
            labels.append((step.kind, step.date, step.when(lang), [step.what(plan.occupation, lang), *basis]))
    left, foot = axis + 26, height(plan.on) - LINE
    room = _WIDTH - left - _EDGE
    for kind, day, head, words in labels:
        y = height(day)
        first = max(y, foot + LINE + 4)
        picture.line(axis + 9, y, left - 4, first, "cl-faint")
        if kind == "certificate":
            star = [(0, -9), (4.05, -4.05), (9, 0), (4.05, 4.05), (0, 9), (-4.05, 4.05), (-9, 0), (-4.05, -4.05)]
            picture.polygon([(axis + right, y + down) for right, down in star], "cl-plan cl-line")
        elif kind == "today":
            picture.add("circle", "cl-held", cx=axis, cy=y, r=6)
        style = "cl-ink cl-bold" if kind in ("certificate", "today") else "cl-ink"
        foot = picture.lines(left, first + 4, wrap(head, room, 13), style, LINE - 1)
        small = [line for part in words for line in wrap(part, room, _SMALL)]
        foot = picture.lines(left, foot, small, "cl-ink cl-small", LINE - 1) - LINE
    return foot
