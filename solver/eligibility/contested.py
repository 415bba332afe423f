"""Under which other readings an answer would be another: found by asking again with the switch of the policy turned.

Only readings that can matter are tried: those about something that an alternative asks for and the person has.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from ...model.dates import latest
from ...model.person import Education
from ...model.readings import READINGS
from ...model.requirements import Requirement
from ...model.schools import TECHNICAL_SCHOOLS
from ...model.terms import CertificateKind, CountingMode, Programme
from ..evaluate.as_read import as_read
from ..evaluate.day_bounds import ALWAYS, DayBounds, union
from ..evaluate.evaluate import evaluate
from ..evaluate.record_view import RecordView

__all__ = ["contested"]

Alternative = tuple[Requirement, ...]


@dataclass(frozen=True)
class _Scope:
    """When a reading can matter: what the person has, what an alternative asks for, and which types then hold otherwise.

    `narrows`: the other reading only takes days away, so that what never holds under ours need not be tried.
    """

    has: Callable[[RecordView, dt.date], object]
    asks: Callable[[Alternative], object]
    types: tuple[str, ...]
    narrows: bool = False


def contested(
    alternatives: Sequence[Alternative],
    days: Sequence[DayBounds],
    view: RecordView,
    on: dt.date,
    *,
    in_force: DayBounds = ALWAYS,
    possibly: bool = False,
) -> tuple[str, ...]:
    """The numbers of the readings that this verdict, or its first day, rests on; `days` are those of the alternatives.

    `in_force`: the days of the edition. With `possibly` what is not known is taken to be so.
    """
    ours = _outcome(days, on, possibly)
    found = []
    for number, scope in _SCOPES.items():
        if not scope.has(view, on):
            continue
        policy = READINGS[number].turned(view.policy)
        only_less = scope.narrows and getattr(policy, READINGS[number].policy) == READINGS[number].other
        pairs = list(zip(alternatives, days, strict=True))
        touched = [(known.possible or not only_less) and scope.asks(asked) for asked, known in pairs]
        if any(touched):
            other = view.with_policy(policy)
            turned = [
                _days(asked, view, other, scope.types) & in_force if again else known
                for (asked, known), again in zip(pairs, touched, strict=True)
            ]
            if _outcome(turned, on, possibly) != ours:
                found.append(number)
    return tuple(found)


def _outcome(days: Sequence[DayBounds], on: dt.date, possibly: bool) -> tuple[object, dt.date | None]:
    verdict, certain_from, possible_from = union(days).outlook(on)
    return verdict, possible_from if possibly else certain_from


def _days(asked: Alternative, view: RecordView, other: RecordView, types: tuple[str, ...]) -> DayBounds:
    """The days of an alternative in the other view, in which only requirements of these types hold otherwise."""
    seen = zip(as_read(asked, view.policy), as_read(asked, other.policy), strict=True)
    holding = [evaluate(new, other) if new.type in types else evaluate(old, view) for old, new in seen]
    return reduce(DayBounds.__and__, holding)


def _parts(asked: Sequence[Requirement], *types: str) -> list[Any]:
    """The requirements of some types in an alternative."""
    return [one for one in asked if one.type in types]


def _works(asked: Alternative) -> bool:
    return bool(_parts(asked, *_WORK))


def _counts_after_certificate(asked: Alternative) -> bool:
    after = [work.after for work in _parts(asked, "work")]
    return any(one and one.type == "certificate" for one in after) and bool(_parts(asked, "diploma"))


def _counts_all_work(asked: Alternative) -> bool:
    return any(not work.after for work in _parts(asked, "work")) and bool(_parts(asked, "certificate", "diploma"))


def _names_one_degree(asked: Alternative) -> bool:
    after = [work.after for work in _parts(asked, "work") if work.after]
    return any(one.degree and not one.or_higher for one in _parts([*asked, *after], "diploma"))


def _is_senior_class(course: Education) -> bool:
    technical = course.school in TECHNICAL_SCHOOLS and course.programme is Programme.SENIOR_WORKER
    return technical and course.degree is None


def _is_unsaid(course: Education) -> bool:
    return course.full_time is None and course.enrolled is not None and course.graduated is not None


_WORK, _DIPLOMA = ("work", "working"), ("diploma", "work")

_SCOPES = {
    "R1": _Scope(lambda view, on: view.work and view.education, _counts_after_certificate, _WORK, narrows=True),
    "R7": _Scope(lambda view, on: view.education, _names_one_degree, _DIPLOMA),
    "R9": _Scope(
        lambda view, on: any(map(_is_senior_class, view.education)), lambda asked: _parts(asked, *_DIPLOMA), _DIPLOMA
    ),
    "R12": _Scope(lambda view, on: view.work, _counts_all_work, _WORK, narrows=True),
    "R13": _Scope(
        lambda view, on: any(spell.end for spell in view.work),
        lambda asked: any(work.mode is CountingMode.CONTINUOUS for work in _parts(asked, "work")),
        _WORK,
        narrows=True,
    ),
    "R14": _Scope(
        lambda view, on: any(
            course.graduated is None or latest(course.graduated) > on.toordinal() for course in view.education
        ),
        lambda asked: any(not diploma.expected for diploma in _parts(asked, "diploma")),
        ("diploma",),
    ),
    "R26": _Scope(lambda view, on: view.work and any(course.full_time for course in view.education), _works, _WORK),
    "R27": _Scope(lambda view, on: view.work and any(map(_is_unsaid, view.education)), _works, _WORK, narrows=True),
    "R28": _Scope(
        lambda view, on: any(held.kind is CertificateKind.PRE_TECHNICIAN for held in view.certificates),
        lambda asked: any(CertificateKind.PRE_TECHNICIAN in one.kinds for one in _parts(asked, "certificate")),
        ("certificate",),
    ),
}
"""For each reading with a switch: when it can matter."""
