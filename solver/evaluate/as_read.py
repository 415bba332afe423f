"""An alternative as the policy reads it: work that counts after more than the record it names (readings R1 and R12)."""

from functools import lru_cache

from ...model.policy import Policy
from ...model.requirements import Anchoring, Requirement, Span, WorkYears


class WorkAfterAll(WorkYears):
    """Years of work that count from the latest of several records: of `after`, and of each of `also_after`."""

    also_after: tuple[Anchoring, ...] = ()


def anchorings(requirement: Requirement) -> tuple[Anchoring, ...]:
    """What is asked for besides, after all of which the work that is asked for counts."""
    if requirement.type != "work":
        return ()
    also = requirement.also_after if isinstance(requirement, WorkAfterAll) else ()
    return also if requirement.after is None else (requirement.after, *also)


def as_read(alternative: tuple[Requirement, ...], policy: Policy) -> tuple[Requirement, ...]:
    """The requirements of an alternative, those of work with all records after which they count.

    With `count_from_later` that is after a diploma as well, with `count_after_all` also where the words name no record.
    """
    if len(alternative) == 1:
        return alternative
    read = list(alternative)
    for place, work in enumerate(alternative):
        if work.type == "work":
            types = ("certificate", "diploma") if work.after is None else ("diploma",)
            also = tuple([one for one in alternative if one.type in types and one != work.after])
            if also and (policy.count_from_later if work.after else policy.count_after_all):
                read[place] = _after_all(work, work.span, also)
    return tuple(read)


@lru_cache(maxsize=4096)  # one object for one alternative: what is found for it is kept by its identity
def _after_all(work: WorkYears, _span: Span, others: tuple[Anchoring, ...]) -> WorkYears:
    return WorkAfterAll.unvalidated(**vars(work), also_after=others)
