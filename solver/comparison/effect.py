"""Whose answers differ between two catalogs."""

from __future__ import annotations

import datetime as dt

from ...model.base import Explained, FrozenModel
from ...model.catalog import Catalog
from ...model.errors import require_language
from ...model.person import Person
from ...model.policy import Policy
from ...model.terms import Level, Verdict
from ...model.wording import say
from ..eligibility.check import survey
from ..eligibility.result import Eligibility
from ..wording import target_words

__all__ = ["AnswerState", "ChangedAnswer", "changed_answers"]


class AnswerState(FrozenModel):
    """An answer by one catalog: its verdict, and from which day it is certainly a yes."""

    verdict: Verdict
    eligible_from: dt.date | None


class ChangedAnswer(Explained):
    """A level whose answer is another by the other catalog; None where a catalog does not describe the level."""

    occupation: str
    level: Level
    old: AnswerState | None
    new: AnswerState | None

    def explain(self, lang: str = "zh") -> str:
        """Both answers in words, in Chinese ("zh") or English ("en")."""
        target = target_words(self.occupation, self.level, require_language(lang))
        return say("diff.verdict", lang, target=target, old=_words(self.old, lang), new=_words(self.new, lang))


def changed_answers(
    person: Person, old: Catalog, new: Catalog, policy: Policy, on: dt.date
) -> tuple[ChangedAnswer, ...]:
    """The levels for which a person's verdict, or its first day, is another by the new catalog."""
    before, after = (
        {_target(one): _state(one) for one in survey(person, catalog, policy, on)} for catalog in (old, new)
    )
    return tuple(
        ChangedAnswer(occupation=occupation, level=level, old=before.get(target), new=after.get(target))
        for target in dict.fromkeys((*before, *after))
        if before.get(target) != after.get(target)
        for occupation, level in [target]
    )


def _target(answer: Eligibility) -> tuple[str, Level]:
    return answer.occupation, answer.level


def _state(answer: Eligibility) -> AnswerState:
    return AnswerState(verdict=answer.verdict, eligible_from=answer.eligible_from)


def _words(state: AnswerState | None, lang: str) -> str:
    if state is None:
        return say("diff.not_described", lang)
    code = "diff.state_from" if state.eligible_from and state.verdict is not Verdict.ELIGIBLE else "diff.state"
    return say(code, lang, verdict=state.verdict, day=state.eligible_from)
