"""What was given for a plan and has no part in it: records, wishes, programmes (DESIGN §2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

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
    own = RecordView(space.request)
    asked = [
        one
        for node, (standard, _) in space.to_earn.items()
        for clause in space.clauses_of(node)
        for one in all_asked(clause.alternatives, own.for_standard(standard))
    ]
    questions = () if space.wishes.assume_unknown else None
    found = find_notes(own, asked, dt.date.max, questions)  # what is to come counts
    return (*found, *_of_wishes(space, asked))


def _of_wishes(space: SearchSpace, asked: Sequence[Asked]) -> Iterator[Note]:
    """Of the wishes: clauses not on the way, and what forbids nothing and allows nothing."""
    wishes, occupation = space.wishes, space.standard.occupation
    clauses = {clause.id for node in space.to_earn for clause in space.clauses_of(node)}
    for name in ("via", "avoid", "only"):
        if elsewhere := sorted(set(getattr(wishes, name) or ()) - clauses):
            yield Note(code="wish_clauses", occupation=occupation, name=name, names=tuple(elsewhere))
    trainings = {(view.standard.occupation, one.level) for one, view in asked if one.type == "training"}
    own = [node for node in space.to_earn if node.occupation == occupation]
    ample = {"max_programmes": len(wishes.study), "max_trainings": len(trainings)}
    if not wishes.study:  # programmes may end with certificates of their own
        ample["max_certificates"] = len(space.to_earn)
    unused = {
        "no_full_time": wishes.no_full_time and not any(option.full_time for option in wishes.study),
        **{name: (most := getattr(wishes, name)) is not None and most >= number for name, number in ample.items()},
        "undocumented": wishes.undocumented == "obtainable" and all(map(space.clauses_of, own)),
    }
    if names := tuple(name for name, is_unused in unused.items() if is_unused):
        yield Note(code="wish", occupation=occupation, names=names)
    needs = [need for transitions in space.transitions.values() for one in transitions for need in one.needs]
    used = {programme for need in needs for chain in need.chains for programme in chain.programmes}
    for option in space.study:
        if option not in used:
            yield Note(code="study", occupation=occupation, record=option.course)
