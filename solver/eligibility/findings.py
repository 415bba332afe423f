"""One requirement held against a person: what is needed, what is there, what is missing, and what is unknown."""

from __future__ import annotations

import datetime as dt

from ...model.requirements import Requirement
from ...model.terms import Verdict
from ..evaluate.evaluate import evaluate, evaluator_of
from ..evaluate.record_view import RecordView
from .alternative_result import Finding

__all__ = ["find"]


def find(requirement: Requirement, read: Requirement, view: RecordView, on: dt.date) -> Finding:
    """The finding for one requirement on a day; `read` is what the policy reads it as."""
    holding = evaluate(read, view)
    verdict = holding.verdict_on(on.toordinal())
    evidence = evaluator_of(read).evidence(read, view, on, verdict)
    holds_from, possible_from = holding.certain.first(on), holding.possible.first(on)
    depends = verdict is not Verdict.ELIGIBLE and possible_from != holds_from
    unknown = evidence.unknown if depends else ()
    asked = [view.question(one.topic, one.record, words=one.words) for one in unknown]
    return Finding.unvalidated(
        requirement=requirement,
        verdict=verdict,
        holds_from=holds_from,
        possible_from=possible_from,
        need=evidence.need,
        have=evidence.have,
        possible=None if verdict is Verdict.ELIGIBLE else evidence.possible,
        missing=evidence.missing,
        records=evidence.records,
        questions=tuple(dict.fromkeys(asked)) if verdict is Verdict.UNDETERMINED else (),
        conditions=tuple(dict.fromkeys(asked)) if verdict is Verdict.NOT_ELIGIBLE else (),
    )
