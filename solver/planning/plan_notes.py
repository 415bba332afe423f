"""What was given for a plan and has no part in it: records, wishes, programmes (DESIGN §2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ..eligibility.note import Note
from ..eligibility.notes import Asked, all_asked, find_notes
from ..evaluate.record_view import RecordView
from .search_space import SearchSpace
from .wishes import PlanRequest, Wishes

__all__ = ["plan_notes", "wish_notes"]


def plan_notes(space: SearchSpace) -> tuple[Note, ...]:
    """What of the person and of the declarations no clause on the way asks for; nothing where the target is held."""
    return () if space.held else space.view.derive("notes", space.request, lambda _, view: _of_person(space))


def _of_person(space: SearchSpace) -> tuple[Note, ...]:
    return find_notes(RecordView.of(space.request), _asked(space), dt.date.max)  # what is to come counts


def _asked(space: SearchSpace) -> list[Asked]:
    own = RecordView.of(space.request)
    return [
        one
        for node in space.transitions
        for clause in space.clauses_of(node)
        for one in all_asked(clause.alternatives, own.for_standard(space.standard_of(node)))
    ]


def wish_notes(request: PlanRequest) -> tuple[Note, ...]:
    """The wishes that change no plan for this target: clauses not on the way, limits and programmes of no use."""
    space = SearchSpace(request)
    return () if space.held else tuple(_of_wishes(space))


def _of_wishes(space: SearchSpace) -> Iterator[Note]:
    occupation = space.standard.occupation
    clauses = {clause.id for node in space.transitions for clause in space.clauses_of(node)}
    for name in ("via", "avoid", "only"):
        elsewhere = sorted(set(getattr(space.wishes, name) or ()) - clauses)
        if elsewhere:
            yield Note(code="wish_clauses", occupation=occupation, name=name, names=tuple(elsewhere))
    if unused := tuple(_unused(space.wishes, space, _asked(space))):
        yield Note(code="wish", occupation=occupation, names=unused)
    needs = [need for transitions in space.transitions.values() for one in transitions for need in space.needs(one)]
    used = {programme for need in needs for chain in need.chains for programme in chain.programmes}
    for option in space.study:
        if option not in used:
            yield Note(code="study", occupation=occupation, record=option.course)


def _unused(wishes: Wishes, space: SearchSpace, asked: list[Asked]) -> Iterator[str]:
    """The wishes that forbid nothing and allow nothing."""
    if wishes.no_full_time and not any(option.full_time for option in wishes.study):
        yield "no_full_time"
    if wishes.max_programmes is not None and len(wishes.study) <= wishes.max_programmes:
        yield "max_programmes"
    trainings = {(view.standard.occupation, one.level) for one, view in asked if one.type == "training"}
    if wishes.max_trainings is not None and len(trainings) <= wishes.max_trainings:
        yield "max_trainings"
    if wishes.max_certificates is not None and not wishes.study and len(space.transitions) <= wishes.max_certificates:
        yield "max_certificates"
    own = [node for node in space.transitions if node.occupation == space.standard.occupation]
    described = all(map(space.clauses_of, own))
    if wishes.undocumented == "obtainable" and described:
        yield "undocumented"
