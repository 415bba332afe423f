"""What each kind of record does for each standard: asked of the solver, once for each different kind.

A table's million records are of few kinds: an occupation, a level and a kind of certificate; a school, a degree and a
major. Whether such a kind serves does not depend on dates, so the same functions that answer for one person answer here
(`certladder.solver.evaluate`), and the engine is left with dates alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.person import Certificate, Record, Work
from ..model.requirements import Requirement, UnreadText
from ..model.terms import Scope
from ..solver.evaluate.evaluate import serves
from ..solver.evaluate.record_view import RecordView
from .columns import Condition, Kind
from .rulebook import BITS, RuleBook

__all__ = ["Case", "Cases"]


@dataclass(frozen=True)
class Case:
    """What records of a kind do for a standard.

    `served`: the requirements they could serve, with what is unknown about that. `counted`: the work they count as,
    likewise. `held`: the models of the levels that who has one holds. `answered`: the requirements that nobody could
    read and the person has answered.
    """

    served: tuple[tuple[int, int], ...] = ()
    counted: tuple[tuple[int, int], ...] = ()
    held: tuple[int, ...] = ()
    answered: tuple[tuple[int, bool], ...] = ()


@dataclass
class Cases:
    """The case of each kind of record for the standards of each shape.

    Most standards of a shape make no difference to a record: whether a cook's years count for lathe operators is as
    unknown as for millers. So a kind has one usual case for a shape, and for some of its standards a special one.
    """

    numbers: dict[Case, int]
    usual: list[dict[str, int]]
    special: list[dict[str, int]]

    @classmethod
    def of(cls, book: RuleBook, kinds: Sequence[Kind]) -> Cases:
        """Ask the solver about each kind of record and each standard."""
        cases = cls({Case(): 0}, [], [])
        for shape, looks in enumerate(book.shapes):
            cases._add(shape, {look: _Judge(book, shape, look) for look in looks}, kinds)
        return cases

    def _add(self, shape: int, judges: dict[int, _Judge], kinds: Sequence[Kind]) -> None:
        for kind, record in enumerate(kinds):
            found = {look: judge.case(record) for look, judge in judges.items()}
            usual, _ = Counter(found.values()).most_common(1)[0]
            self.usual.append({"kind": kind, "shape": shape, "case": self._number(usual)})
            for look, case in found.items():
                if case != usual:
                    self.special.append({"kind": kind, "shape": shape, "look": look, "case": self._number(case)})

    def _number(self, case: Case) -> int:
        return self.numbers.setdefault(case, len(self.numbers))


class _Judge:
    """Says the cases of records for one standard."""

    def __init__(self, book: RuleBook, shape: int, look: int) -> None:
        self.standard = book.standards[look]
        self.facts = RecordView(book.catalog, self.standard, book.policy)
        self.asked = book.asked_by[shape]
        self.keys = [(key.scope, number) for key, number in book.work_keys.items() if key.shape == shape]
        self.models = [(level, model) for model, (its, level) in enumerate(book.models) if its == shape]

    def case(self, record: Kind) -> Case:
        occupation = getattr(record, "occupation", None)
        foreign = occupation is not None and self.facts.catalog.name(occupation) != self.standard.occupation
        if isinstance(record, Condition):
            return Case(
                answered=tuple((n, record.met) for n, asked in self.asked if asked == UnreadText(words=record.words))
            )
        if isinstance(record, Work):
            return Case(counted=tuple(self._counted(record, foreign)))
        return Case(tuple(self._served(record, foreign)), held=() if foreign else tuple(self._held(record)))

    def _served(self, record: Record, foreign: bool) -> Iterator[tuple[int, int]]:
        for number, requirement in self.asked:
            if not (foreign and _own(requirement)):
                could, unknown = serves(requirement, record, self.facts)
                if could:
                    yield number, sum(BITS[topic] for topic in unknown)

    def _counted(self, work: Work, foreign: bool) -> Iterator[tuple[int, int]]:
        for scope, number in self.keys:
            if not (foreign and scope is Scope.OWN):
                counts = self.facts.in_scope(work.occupation, scope)
                if counts is not False:
                    yield number, 0 if counts else BITS["relation"]

    def _held(self, record: Kind) -> Iterator[int]:
        if isinstance(record, Certificate) and record.level is not None:
            for level, model in self.models:
                if record.level.covers(level):
                    yield model


def _own(requirement: Requirement) -> bool:
    """Whether only records of the standard's own occupation, or of none, could serve."""
    return requirement.type == "training" or getattr(requirement, "scope", None) is Scope.OWN
