"""Which kind of record serves which requirement: asked of the solver, once for each different kind.

A table's million records are of few kinds: an occupation, a level and a kind of certificate; a school, a degree and a
major. Whether such a kind serves does not depend on dates, so the same functions that answer for one person answer here
(`certladder.solver.serving`), and the engine is left with dates alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..model.person import Apprenticeship, Certificate, Education, Fact, Permit, Title, Training, Work
from ..model.requirement import (
    Apprenticed,
    CertificateHeld,
    Graduated,
    Permitted,
    Requirement,
    Studying,
    Titled,
    Trained,
)
from ..model.terms import Scope
from ..solver.facts import Facts
from ..solver.question import Topic
from ..solver.serving import (
    apprenticeship_serves,
    certificate_serves,
    diploma_serves,
    permit_serves,
    student_serves,
    title_serves,
    training_serves,
)
from .rulebook import BITS, RuleBook

__all__ = ["held", "serves", "work_counts"]

Rows = Iterator[dict[str, object]]
_NO: tuple[bool, tuple[Topic, ...]] = (False, ())


def serves(book: RuleBook, kinds: Sequence[Fact]) -> Rows:
    """For each kind of record (its place in `kinds`) and each requirement it could serve: what is unknown about that."""
    by_name = _by_occupation(book, kinds)
    for asked, number in book.asked.items():
        facts = book.facts[asked.standard]
        own = by_name[facts.standard.occupation] + by_name[None] if _own(asked.requirement) else range(len(kinds))
        for place in own:
            could, unknown = _serves(asked.requirement, kinds[place], facts)
            if could:
                yield {"kind": place, "asked": number, "topics": sum(BITS[topic] for topic in unknown)}


def _by_occupation(book: RuleBook, kinds: Sequence[Fact]) -> defaultdict[str | None, list[int]]:
    places: defaultdict[str | None, list[int]] = defaultdict(list)
    for place, record in enumerate(kinds):
        occupation = getattr(record, "occupation", None)
        places[None if occupation is None else book.catalog.name(occupation)].append(place)
    return places


def _own(requirement: Requirement) -> bool:
    """Whether only records of the standard's own occupation, or of none, could serve."""
    return requirement.type == "training" or getattr(requirement, "scope", None) is Scope.OWN


def _serves(asked: Requirement, record: Fact, facts: Facts) -> tuple[bool, tuple[Topic, ...]]:
    match asked, record:
        case CertificateHeld(), Certificate():
            return certificate_serves(asked, record, facts)
        case Graduated(), Education():
            return diploma_serves(asked, record, facts)
        case Studying(), Education():
            return student_serves(asked, record, facts)
        case Trained(), Training():
            return training_serves(asked, record, facts)
        case Apprenticed(), Apprenticeship():
            return apprenticeship_serves(asked, record, facts)
        case Titled(), Title():
            return title_serves(asked, record, facts)
        case Permitted(), Permit():
            return permit_serves(asked, record)
    return _NO


def work_counts(book: RuleBook, kinds: Sequence[Fact]) -> Rows:
    """For each kind of work and each requirement's occupation and scope in which it could count: what is unknown."""
    by_name = _by_occupation(book, kinds)
    for key, number in book.work_keys.items():
        facts = book.facts[key.standard]
        own = key.scope is Scope.OWN
        for place in by_name[key.standard.occupation] if own else range(len(kinds)):
            record = kinds[place]
            if isinstance(record, Work):
                counts = facts.in_scope(record.occupation, key.scope)
                if counts is not False:
                    yield {"kind": place, "key": number, "topics": 0 if counts else BITS["relation"]}


def held(book: RuleBook, kinds: Sequence[Fact]) -> Rows:
    """For each kind of certificate: the targets that who has one holds already."""
    by_name = _by_occupation(book, kinds)
    for number, target in enumerate(book.targets):
        for place in by_name[target.standard.occupation]:
            record = kinds[place]
            if isinstance(record, Certificate) and record.level is not None and record.level <= target.level:
                yield {"kind": place, "target": number}
