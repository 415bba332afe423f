"""The advisor: one catalog, one policy, and the questions one can ask of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from .model.catalog import Catalog
from .model.dates import parse_day
from .model.person import Person
from .model.policy import Policy
from .model.terms import Level
from .solver.eligibility import Eligibility, check, survey
from .solver.plan import Plan
from .solver.planning import plans
from .solver.task import Task
from .solver.wishes import Wishes

__all__ = ["Advisor"]


class Advisor:
    """Answers by the rules of a catalog (the built-in one by default) under a policy.

    >>> from certladder import Certificate, Person, Work
    >>> me = Person(
    ...     certificates=[Certificate(occupation="电工", level=5, issued="2021-06-01")],
    ...     work=[Work(occupation="电工", start="2019-07-01")],
    ... )
    >>> Advisor().check(me, "电工", 4, on="2026-11-22").verdict.value
    'eligible'
    """

    def __init__(self, catalog: Catalog | None = None, policy: Policy | None = None) -> None:
        self.catalog = Catalog.builtin() if catalog is None else catalog
        self.policy = Policy() if policy is None else policy

    def check(
        self, person: Person, occupation: str, level: Level | int | str, on: dt.date | str | None = None
    ) -> Eligibility:
        """Whether a person may apply for a level on a day (today), by which clause, and what is missing (D1-D17).

        Raises:
            UnknownOccupation: no occupation goes by that name; the near ones are named.
            UnknownTerm: `level` names no level.
            UndescribedLevel: the catalog does not hold the level's conditions; the message says which it does.
            NoEditionInForce: no edition is in force on that day (D15).
            InvalidDay: `on` is not a day.
        """
        day = _day(on)
        standard = self.catalog.standard(occupation, day)
        return check(person, self.catalog, self.policy, standard, Level.parse(level), day)

    def survey(self, person: Person, on: dt.date | str | None = None) -> list[Eligibility]:
        """Every occupation and level: those the person may apply for first, then the soonest.

        Raises:
            InvalidDay: `on` is not a day.
        """
        return survey(person, self.catalog, self.policy, _day(on))

    def plan(
        self, person: Person, occupation: str, level: Level | int | str, on: dt.date | str | None = None, **wishes: Any
    ) -> Plan:
        """The best way to a level from a day (today) on; see `plans` for the wishes and errors.

        >>> from certladder import Person
        >>> plan = Advisor().plan(Person(), "电工", 4, on="2026-11-22")
        >>> plan.reached, plan.steps[-1].clause.id
        (datetime.date(2032, 11, 22), '电工/四级/2')
        """
        return self.plans(person, occupation, level, on, **wishes)[0]

    def plans(
        self, person: Person, occupation: str, level: Level | int | str, on: dt.date | str | None = None, **wishes: Any
    ) -> list[Plan]:
        """Every way that no other beats in days, certificates, trainings and programmes at once, best first.

        A level held already gives one plan with no steps. Wishes, by name: `study` (`StudyOption`s),
        `no_full_time`, `deadline`, `max_certificates`, `max_trainings`, `max_programmes`, `via`, `avoid` and `only` (clause ids), `undocumented`
        ("unreachable" or "obtainable"), `assume_unknown`, `answered` (questions taken to be answered with yes),
        `optimise` (("time", "certificates", "trainings")).

        Raises:
            NoPath: there is no way, or none that keeps to the wishes; it carries the reasons as data.
            WishesError: a wish that is not known, or has a wrong value.
            UnknownClause: `via`, `avoid` or `only` names a clause that is not there.
            UnknownOccupation, UnknownTerm, NoEditionInForce, InvalidDay: as for `check`.
        """
        day = _day(on)
        standard = self.catalog.standard(occupation, day)
        wished = Wishes.read(**wishes)
        return plans(Task(person, self.catalog, self.policy, standard, Level.parse(level), day, wished))


def _day(on: dt.date | str | None) -> dt.date:
    return dt.date.today() if on is None else parse_day(on)
