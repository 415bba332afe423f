"""The advisor: one catalog, one policy, and the questions one can ask of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from .interview import Interview
from .model.catalog import Catalog
from .model.dates import resolve_date
from .model.person import Person
from .model.policy import Policy
from .model.terms import Level
from .solver.case import Case
from .solver.eligibility.check import Eligibility, check, survey
from .solver.evaluate.question import Question
from .solver.interview.apply_answer import settle
from .solver.interview.next_question import next_question
from .solver.planning.plan import Plan
from .solver.planning.planner import plans
from .solver.planning.request import PlanRequest
from .solver.planning.wishes import Wishes

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
        """Whether a person may apply for a level on a day (today), by which clause, and what is missing (D1-D24).

        Raises:
            UnknownOccupation: no occupation goes by that name; the near ones are named.
            UnknownTerm: `level` names no level.
            UndescribedLevel: the catalog does not hold the level's conditions; the message says which it does.
            NoEditionInForce: no edition is in force on that day (D15).
            InvalidDay: `on` is not a day.
        """
        return check(self._case(person, occupation, level, on))

    def survey(self, person: Person, on: dt.date | str | None = None) -> list[Eligibility]:
        """Every occupation and level: those the person may apply for first, then the soonest.

        Raises:
            InvalidDay: `on` is not a day.
        """
        return survey(person, self.catalog, self.policy, resolve_date(on))

    def next_question(
        self,
        person: Person,
        occupation: str,
        level: Level | int | str,
        on: dt.date | str | None = None,
        declined: Collection[Question] = (),
    ) -> Question | None:
        """The unknown record to ask for next: its answer can be expected to decide most.

        None if the verdict of `check` is decided, or if nothing is left to ask but what was `declined` ("not known").
        The measure: each answer that is likely is tried, and the question is taken after which the fewest alternatives
        are open on average (none once the verdict is decided).

        Raises:
            UnknownOccupation, UnknownTerm, UndescribedLevel, NoEditionInForce, InvalidDay: as for `check`.

        >>> from certladder import Person, Work
        >>> me = Person(certificates=None, work=[Work(occupation="厨师", start="2010-01-01")])
        >>> print(Advisor().next_question(me, "铣工", 4, on="2026-11-22"))
        厨师是否为铣工的相关职业？
        """
        return next_question(self._case(person, occupation, level, on), declined)

    def answer(self, question: Question, value: object, person: Person) -> tuple[Advisor, Person]:
        """The advisor and the person once a question is answered: relations are the catalog's, all else the person's.

        What `value` may be, `Question.answer` says; for a relation a yes or a no. None, "not known", changes nothing.

        Raises:
            AnswerError: the answer does not fit the question, or the question is not about this person.
        """
        answered, catalog = settle(question, value, person, self.catalog)
        return (self if catalog is self.catalog else Advisor(catalog, self.policy)), answered

    def interview(
        self, person: Person, occupation: str, level: Level | int | str, on: dt.date | str | None = None
    ) -> Interview:
        """An interview about a level on a day (today): it asks as little as it can until the verdict is decided.

        Raises:
            UnknownOccupation, UnknownTerm, UndescribedLevel, NoEditionInForce, InvalidDay: as for `check`.
        """
        asked = self.check(person, occupation, level, on)
        return Interview(self, person, asked.occupation, asked.level, asked.on)

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

        A level held already gives one plan with no steps. Wishes, by name: `study` (`StudyOption`s), `no_full_time`,
        `deadline`, `max_certificates`, `max_trainings`, `max_programmes`, `via`, `avoid` and `only` (clause ids),
        `undocumented` ("unreachable" or "obtainable"), `assume_unknown` (all open questions are taken to be answered
        with yes), `answered` (just these are), `optimise` (("time", "certificates", "trainings")).

        Raises:
            NoPath: there is no way, or none that keeps to the wishes; it carries the reasons as data.
            WishesError: a wish that is not known, or has a wrong value.
            UnknownClause: `via`, `avoid` or `only` names a clause that is not there.
            UnknownOccupation, UnknownTerm, NoEditionInForce, InvalidDay: as for `check`.
        """
        day = resolve_date(on)
        standard = self.catalog.standard(occupation, day)
        wished = Wishes.read(**wishes)
        return plans(PlanRequest(person, self.catalog, self.policy, standard, Level.parse(level), day, wished))

    def _case(self, person: Person, occupation: str, level: Level | int | str, on: dt.date | str | None) -> Case:
        day = resolve_date(on)
        standard = self.catalog.standard(occupation, day)
        return Case(person, self.catalog, self.policy, standard, Level.parse(level), day)
