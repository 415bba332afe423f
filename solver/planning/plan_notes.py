"""What was given for a plan and has no part in it: records, wishes, programmes (DESIGN §2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ..eligibility.note import Note
from ..eligibility.notes import Asked, all_asked, find_notes
from ..evaluate.record_view import RecordView
from .search_space import SearchSpace

__all__ = ["plan_notes"]


def plan_notes(space: SearchSpace) -> tuple[Note, ...]:
    """What of the person and of the declarations no clause on the way asks for, and the wishes that change no plan.

    Nothing where the target is held.
    """
    if space.held:
        return ()
    questions = () if space.wishes.assume_unknown else None
    found = find_notes(RecordView.of(space.request), _asked(space), dt.date.max, questions)  # what is to come counts
    return (*found, *_of_wishes(space))


def _asked(space: SearchSpace) -> list[Asked]:
    own = RecordView.of(space.request)
    return [
        one
        for node in space.transitions
        for clause in space.clauses_of(node)
        for one in all_asked(clause.alternatives, own.for_standard(space.to_earn[node][0]))
    ]


def _of_wishes(space: SearchSpace) -> Iterator[Note]:
    """Of the wishes: clauses not on the way, limits and programmes of no use."""
    occupation = space.standard.occupation
    clauses = {clause.id for node in space.transitions for clause in space.clauses_of(node)}
    for name in ("via", "avoid", "only"):
        elsewhere = sorted(set(getattr(space.wishes, name) or ()) - clauses)
        if elsewhere:
            yield Note(code="wish_clauses", occupation=occupation, name=name, names=tuple(elsewhere))
    if unused := tuple(name for name, is_unused in _unused(space).items() if is_unused):
        yield Note(code="wish", occupation=occupation, names=unused)
    needs = [need for transitions in space.transitions.values() for one in transitions for need in one.needs]
    used = {programme for need in needs for chain in need.chains for programme in chain.programmes}
    for option in space.study:
        if option not in used:
            yield Note(code="study", occupation=occupation, record=option.course)


def _unused(space: SearchSpace) -> dict[str, bool]:
    """Of each wish, whether it is given, and forbids nothing and allows nothing."""
    wishes, nodes = space.wishes, space.transitions
    trainings = {(view.standard.occupation, one.level) for one, view in _asked(space) if one.type == "training"}
    own = [node for node in nodes if node.occupation == space.standard.occupation]

    def is_ample(most: int | None, number: int) -> bool:
        return most is not None and number <= most

    return {
        "no_full_time": wishes.no_full_time and not any(option.full_time for option in wishes.study),
        "max_programmes": is_ample(wishes.max_programmes, len(wishes.study)),
        "max_trainings": is_ample(wishes.max_trainings, len(trainings)),
        "max_certificates": not wishes.study and is_ample(wishes.max_certificates, len(nodes)),
        "undocumented": wishes.undocumented == "obtainable" and all(map(space.clauses_of, own)),
    }
