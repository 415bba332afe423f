"""When: the dates of a route, each certificate on the first day its option holds (DESIGN §6)."""

from __future__ import annotations

import datetime as dt

from ..model.dates import ALL, FOREVER, add_months
from ..model.person import Certificate, Fact
from ..model.terms import CertificateKind
from .facts import Facts
from .ladder import Ladder, Option
from .routes import Route

__all__ = ["Dated", "Schedule"]


class Dated:
    """A certificate of a route with its dates, by ordinal, and the facts from before it was earned."""

    __slots__ = ("applied", "certificate", "facts", "issued", "option")

    def __init__(self, option: Option, applied: int, issued: int, facts: Facts) -> None:
        self.option = option
        self.applied = applied
        self.issued = issued
        self.facts = facts
        self.certificate = Certificate(
            occupation=facts.standard.occupation,
            level=option.level,
            issued=dt.date.fromordinal(issued),
            kind=CertificateKind.SKILL_LEVEL,
        )


class Schedule:
    """Dates routes; routes that begin alike share the dates of their common beginning."""

    def __init__(self, ladder: Ladder) -> None:
        self._ladder = ladder
        self._known: dict[tuple[int, ...], tuple[Dated, ...] | None] = {(): ()}

    def dates(self, route: Route) -> tuple[Dated, ...] | None:
        """The route's certificates with their dates; None if one of them can never be earned on it."""
        return self._dates(route, tuple(map(id, route)))

    def _dates(self, route: Route, key: tuple[int, ...]) -> tuple[Dated, ...] | None:
        if key not in self._known:
            before = self._dates(route[:-1], key[:-1])
            self._known[key] = None if before is None else self._next(before, route[-1])
        return self._known[key]

    def _next(self, before: tuple[Dated, ...], option: Option) -> tuple[Dated, ...] | None:
        gained: list[Fact] = [before[-1].certificate] if before else []
        if option.training is not None:
            gained.append(option.training)
        facts = (before[-1].facts if before else self._ladder.facts).plus(*gained)
        since = before[-1].issued if before else self._ladder.on.toordinal()
        applied = self._first_day(option, facts, since)
        if applied is None:
            return None
        lead = self._ladder.policy.lead_time_months if option.clause else 0
        issued = add_months(applied, lead)
        return (*before, Dated(option, applied, issued, facts)) if issued < FOREVER else None

    def _first_day(self, option: Option, facts: Facts, since: int) -> int | None:
        """The first day on which the option holds, once the certificate before it on the route is earned."""
        days = ALL
        for requirement in option.asked:
            days &= self._ladder.days(requirement, facts)
            if not days:
                return None
        return days.first_from(since)
