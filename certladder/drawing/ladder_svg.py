"""Ladders as an SVG picture: an occupation's levels from low to high, and under each the alternatives that lead to it.

Those that start from the level below are on a line between the two; the others on lines of their own, from a small sign
that names where they start. The levels form one column, so no library is needed to lay them out.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from ..model.catalog import Catalog
from ..model.dates import latest
from ..model.person import Certificate, Person, Record
from ..model.requirements import CertificateRequirement, Requirement
from ..model.standard import Clause, Standard
from ..model.terms import Level, Scope, Verdict
from ..model.wording import joined, say
from ..solver.eligibility.result import Eligibility
from ..solver.planning.plan import Plan
from .short_label import short_label
from .svg import LINE, Svg
from .text import wrap

_WIDTH, _EDGE, _PAD = 360.0, 10.0, 7.0
_FONT, _SMALL, _GAP = 13.0, 11.5, 4.0
_PRE_TECHNICIAN, _NO_CERTIFICATE = 0, -1  # where alternatives start that ask for that, and for none, beside levels


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
    title = say("ladder.title", lang, occupations=joined([ladder.standard.occupation for ladder in ladders], lang))
    picture = Svg(_WIDTH, title, "\n".join(ladder.described for ladder in ladders))
    y = _EDGE
    for ladder in ladders:
        y = ladder.draw(picture, y) + _PAD
    if person is not None:
        lines = wrap(say("ladder.legend", lang), _WIDTH - 2 * _EDGE, _SMALL)
        y = picture.lines(_EDGE, y + LINE, lines, "cl-small cl-soft")
    return picture.done(y + _EDGE)


class Ladder:
    """An occupation's levels, what leads to each, and how a person stands on a day: in words, and drawn."""

    def __init__(
        self,
        catalog: Catalog,
        standard: Standard,
        on: dt.date,
        lang: str,
        person: Person,
        answers: Iterable[Eligibility],
        plan: Plan | None,
    ) -> None:
        def own(records: Iterable[Record]) -> list[Certificate]:
            certificates = [one for one in records if isinstance(one, Certificate)]
            return [one for one in certificates if catalog.name(one.occupation) == standard.occupation]

        self.standard, self._lang, steps = standard, lang, plan.steps if plan else ()
        issued = own(person.certificates or ())
        self._held = [one for one in issued if not one.issued or latest(one.issued) <= on.toordinal()]  # D16
        self._earned = own(step.record for step in steps)
        theirs = [one for one in answers if one.occupation == standard.occupation and not self._is_held(one.level)]
        self._verdicts = {answer.level: answer.verdict for answer in theirs}
        self._results = {(one.clause.id, one.alternative): one for answer in theirs for one in answer.clauses}
        self._route = {(step.clause.id, step.alternative) for step in steps if step.clause}
        nodes = [node for node in catalog.requirement_graph(on) if node.occupation == standard.occupation]
        self._rungs = {level: self._rung(level) for level in sorted(node.level for node in nodes if node.level)}
        """The style and the words of each level's box, the highest level first."""
        rungs = [f"{level.words(lang)} {note}".strip() for level, (_, note) in reversed(self._rungs.items())]
        in_words = say("word.separator", lang).join(rungs)
        self.described = self._say("described", occupation=standard.occupation, rungs=in_words)

    def draw(self, picture: Svg, y: float) -> float:
        """The ladder from a height on; its foot."""
        heading = wrap(self.standard.occupation, _WIDTH - 2 * _EDGE, 15)
        y = picture.lines(_EDGE, y + LINE, heading, "cl-ink cl-head cl-bold", LINE + 2) - LINE + _PAD
        for level, below in zip(self._rungs, [*[*self._rungs][1:], None], strict=True):
            style, note = self._rungs[level]
            foot = _box(picture, _EDGE, y, _EDGE, style, level.words(self._lang), note, bold=True)
            y = self._paths(picture, foot, level, below)
        return y

    def _paths(self, picture: Svg, top: float, level: Level, below: Level | None) -> float:
        """The alternatives that lead to a level, those of one start branching off a line to it; down to the level below."""
        by_start: dict[int, list[tuple[Clause, int]]] = {}
        for clause in self.standard.levels.get(level, ()):
            for number, asked in enumerate(clause.alternatives, start=1):
                certificate = _certificate(asked)
                start = _NO_CERTIFICATE if certificate is None else certificate.level or _PRE_TECHNICIAN
                by_start.setdefault(start, []).append((clause, number))
        y, room = top, 2 * _EDGE + 14 * (len(by_start) - 1) + 16
        for place, start in enumerate(sorted(by_start, key=lambda start: (start == below, start))):
            x = room - 16 - 14 * place
            y += _PAD + (4 if place == 0 else 0)
            for clause, number in by_start[start]:
                planned = (clause.id, number) in self._route
                style, note = "cl-plan" if planned else "cl-box", self._note(level, clause, number)
                letter = chr(ord("a") + number - 1) if len(clause.alternatives) > 1 else ""
                words = short_label(clause.alternatives[number - 1], self._lang)
                label = f"({clause.id.rsplit('/', 1)[-1]}{letter}) {words}"
                foot = _box(picture, room, y, _PAD, style, label, note, bold=planned)
                middle = (y + foot) / 2
                picture.line(x, middle, room, middle, "cl-route" if planned else "cl-line")
                y = foot + _GAP
            foot = y + _PAD
            if start == below:
                y = foot
            else:  # a ring and the name of where they start
                foot = y + 8
                picture.add("circle", "cl-box cl-line", cx=x, cy=y + 12, r=4)
                clause, number = by_start[start][0]
                name = self._start(_certificate(clause.alternatives[number - 1]))
                y = picture.lines(room, y + 16, wrap(name, _WIDTH - _EDGE - room, _SMALL), "cl-small cl-soft") - _GAP
            planned = any((clause.id, number) in self._route for clause, number in by_start[start])
            line, tip, wide = ("cl-route", "cl-tip-route", 6) if planned else ("cl-line", "cl-tip", 4)
            picture.line(x, foot, x, top + 2 + wide, line)
            picture.polygon([(x, top), (x - wide, top + 2 * wide), (x + wide, top + 2 * wide)], tip)
        return y

    def _say(self, code: str, **arguments: object) -> str:
        return say(f"ladder.{code}", self._lang, **arguments)

    def _is_held(self, level: Level) -> bool:
        return any(one.level is not None and one.level.covers(level) for one in self._held)

    def _rung(self, level: Level) -> tuple[str, str]:
        if self._is_held(level):
            issued = [one.issued for one in self._held if one.level is level]
            first = min((day for day in issued if day), key=latest, default=None)
            code = "held_since" if first else "held" if issued else "higher_held"
            return "cl-held", self._say(code, day=str(first))
        planned = [one.issued for one in self._earned if one.level is level and one.issued]
        notes = [self._say("planned", day=str(min(planned, key=latest)))] if planned else []
        notes += self._verdict(self._verdicts.get(level))
        style = "cl-plan" if planned else "cl-box"
        if not self.standard.levels.get(level):
            notes.append(self._say("not_in_catalog"))
            style += " cl-unknown"
        return style, "　".join(notes)

    def _note(self, level: Level, clause: Clause, number: int) -> str:
        """Whether the person plans to use an alternative, or meets it."""
        planned = (clause.id, number) in self._route
        notes = [self._say("on_route")] if planned else []
        if planned and (asked := _certificate(clause.alternatives[number - 1])):
            levels = [one.level for one in [*self._held, *self._earned]]
            lower = [one for one in levels if one is None or not one.covers(level)]
            serves = any(one.covers(asked.level) if one else asked.level is None for one in lower)
            notes += [] if serves else [self._say("by_related_certificate")]
        if result := self._results.get((clause.id, number)):
            notes += self._verdict(result.verdict)
            if result.verdict is Verdict.NOT_ELIGIBLE and result.eligible_from:
                notes.append(self._say("opens", day=str(result.eligible_from)))
        return "　".join(notes)

    def _start(self, asked: CertificateRequirement | None) -> str:
        """Where an alternative starts, and whether the person holds that where no rung shows it."""
        if asked is None:
            return self._say("no_certificate")
        if asked.level is not None:
            return asked.level.words(self._lang)
        name = self._say("pre_technician_or_related" if asked.scope is Scope.OWN_OR_RELATED else "pre_technician")
        return f"{name}　{self._say('held')}" if any(one.level is None for one in self._held) else name

    def _verdict(self, verdict: Verdict | None) -> list[str]:
        """A no is left out: most certificates are not open to most people."""
        return [self._say(verdict)] if verdict in (Verdict.ELIGIBLE, Verdict.UNDETERMINED) else []


def _certificate(alternative: Iterable[Requirement]) -> CertificateRequirement | None:
    """The certificate that an alternative starts from."""
    return next((one for one in alternative if isinstance(one, CertificateRequirement)), None)


def _box(picture: Svg, x: float, y: float, pad: float, style: str, head: str, note: str, *, bold: bool) -> float:
    """A box with a head and a note, up to the right edge; its foot."""
    wide = _WIDTH - _EDGE - x
    lines, notes = wrap(head, wide - 2 * pad, _FONT), wrap(note, wide - 2 * pad, _SMALL)
    height = LINE * (len(lines) + len(notes)) + pad
    picture.add("rect", style, x=x, y=y, width=wide, height=height, rx=pad - 4)
    foot = picture.lines(x + pad, y + pad + 9, lines, "cl-ink cl-bold" if bold else "cl-ink")
    picture.lines(x + pad, foot, notes, "cl-small cl-ink")
    return y + height
