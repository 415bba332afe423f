"""A plan as a dated picture: time runs down from today; work, study and training are bars, certificates are marks."""

from __future__ import annotations

import datetime as dt

from ..drawing.svg import LINE, Svg, width, wrap
from ..model.wording import say
from ..solver.planning.plan import Plan, Step

__all__ = ["draw_timeline"]

_WIDTH, _EDGE, _YEARS, _LANE, _GAP, _SMALL = 360.0, 10.0, 40.0, 28.0, 8.0, 11.5
_A_YEAR, _LEAST, _MOST = 40.0, 120.0, 620.0
_MARKED = ("certificate", "today")
_LANES = ("work", "study", "train")


def draw_timeline(plan: Plan, lang: str) -> str:
    """The picture, in Chinese ("zh") or English ("en").

    Raises:
        UnknownTerm: another language.

    >>> from certladder import Advisor, Person
    >>> draw_timeline(Advisor().plan(Person(), "电工", 4), "zh")[:4]
    '<svg'
    """
    steps = [f"{step.when(lang)} {step.what(plan.occupation, lang)}" for step in plan.steps]
    in_words = say("timeline.then", lang).join([say("timeline.today", lang, day=str(plan.on)), *steps])
    return _Timeline(plan, lang, Svg(_WIDTH, plan.headline(lang), in_words)).drawn()


class _Timeline:
    """Draws the picture: the place of each day, lane and label."""

    def __init__(self, plan: Plan, lang: str, picture: Svg) -> None:
        self.plan, self.lang, self.picture = plan, lang, picture
        names = {kind: say(f"timeline.{kind}", lang) for kind in _LANES if self._steps(kind)}
        self.lanes = {kind: _YEARS + place * _LANE for place, kind in enumerate(names)}
        self.axis = _YEARS + len(names) * _LANE + 6
        wide = any(width(name, _SMALL) > _LANE for name in names.values())  # then each gets a row of its own
        for place, (kind, name) in enumerate(names.items()):
            picture.text(self.lanes[kind], _EDGE + 14 + (place if wide else 0) * LINE, name, "cl-small cl-ink")
        self.top = _EDGE + LINE * (len(names) if wide else 1) + _GAP
        self.days = max(plan.days, 1)
        self.tall = min(max(plan.days / 365 * _A_YEAR, _LEAST), _MOST) if plan.days else LINE

    def drawn(self) -> str:
        """The picture's text."""
        self._years()
        for kind in self.lanes:
            for step in self._steps(kind):
                self._bar(step, self.lanes[kind])
        self.picture.line(self.axis, self.top, self.axis, self.top + self.tall)
        foot = self._labels()
        return self.picture.done(max(foot, self.top + self.tall + _GAP) + _EDGE)

    def _steps(self, kind: str) -> list[Step]:
        return [step for step in self.plan.steps if step.kind == kind]

    def _y(self, day: dt.date) -> float:
        return self.top + (day - self.plan.on).days / self.days * self.tall

    def _years(self) -> None:
        """A tick for each New Year, or every 2, 5 or 10 of them where they are close together."""
        each = self.tall / self.days * 365
        apart = next(years for years in (1, 2, 5, 10, 100) if years * each >= LINE)
        for year in range(self.plan.on.year + 1, self.plan.reached.year + 1):
            y = self._y(dt.date(year, 1, 1))
            if year % apart == 0:
                self.picture.text(_YEARS - 8, y + 4, str(year), "cl-small cl-soft", end=True)
                self.picture.line(_YEARS - 5, y, self.axis, y, "cl-faint")

    def _bar(self, step: Step, x: float) -> None:
        """Work is plain, study has bars across, training is dashed; what takes no time is a square."""
        start, end = self._y(step.start), self._y(step.date)
        wide = _LANE - _GAP
        if end - start < 4:
            start, end = end - wide / 2, end + wide / 2
        self.picture.rect(x, start, wide, end - start, f"cl-{step.kind} cl-bar", 2)
        across = start + 6 if step.kind == "study" else end
        while across < end:
            self.picture.line(x, across, x + wide, across)
            across += 6

    def _labels(self) -> float:
        """Today, and each training, study and certificate beside the axis; no label covers another."""
        left, foot = self.axis + 26, self.top - LINE
        for day, head, words, kind in self._events():
            y = self._y(day)
            first = max(y, foot + LINE + 4)
            self.picture.line(self.axis + 9, y, left - 4, first, "cl-faint")
            self._mark(self.axis, y, kind)
            room = _WIDTH - left - _EDGE
            style = "cl-ink cl-bold" if kind in _MARKED else "cl-ink"
            foot = self.picture.lines(left, first + 4, wrap(head, room, 13), style, LINE - 1)
            small = [line for part in words for line in wrap(part, room, _SMALL)]
            foot = self.picture.lines(left, foot, small, "cl-ink cl-small", LINE - 1) - LINE
        return foot

    def _events(self) -> list[tuple[dt.date, str, list[str], str]]:
        """The labels in order: their day, when, what, and the kind of step."""
        steps = [step for step in self.plan.steps if step.kind != "work"]
        done = [] if self.plan.steps else [self.plan.headline(self.lang)]
        today = say("timeline.today", self.lang, day=str(self.plan.on))
        events = [(self.plan.on, today, done, "today")]
        for step in sorted(steps, key=lambda step: step.date):
            when, what = step.when(self.lang), step.what(self.plan.occupation, self.lang)
            basis = [step.clause.id] if step.clause and step.kind == "certificate" else []
            events.append((step.date, when, [what, *basis], step.kind))
        return events

    def _mark(self, x: float, y: float, kind: str) -> None:
        """A star of four points for a certificate, a ring for today."""
        if kind == "certificate":
            sides = [(0, -9), (9, 0), (0, 9), (-9, 0)]
            corners = [(4.05, -4.05), (4.05, 4.05), (-4.05, 4.05), (-4.05, -4.05)]
            points = [point for pair in zip(sides, corners, strict=True) for point in pair]
            self.picture.polygon([(x + right, y + down) for right, down in points], "cl-plan cl-line")
        elif kind == "today":
            self.picture.circle(x, y, 6, "cl-held")
