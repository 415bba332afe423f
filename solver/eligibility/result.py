"""The answer to "may this person apply?" as data, and in words: what it rests on, what is missing, what would help."""

from __future__ import annotations

import datetime as dt

from ...model.base import FrozenModel
from ...model.errors import require_language
from ...model.person import Record
from ...model.readings import READINGS
from ...model.standard import Clause
from ...model.terms import Level, Verdict
from ...model.wording import linked, say
from ..evaluate.question import Question
from ..wording import gain_words, target_words
from .alternative_result import AlternativeResult
from .note import Note
from .receipt import Receipt
from .source import Source

__all__ = ["Eligibility", "Fix"]


class Fix(FrozenModel):
    """Records to gain, as if on the day asked, with which one alternative (1-based) of a clause holds.

    With all of `additions` the alternative certainly holds on `eligible_from`, if present work continues, and on no earlier
    day from the day asked on; leave one out, and it does not hold on that day. No additions: waiting is enough.
    """

    clause: Clause
    alternative: int
    additions: tuple[Record, ...]
    eligible_from: dt.date

    def explain(self, lang: str = "zh") -> str:
        """What to gain and from when the person may apply, in Chinese ("zh") or English ("en")."""
        *before, last = [gain_words(record, lang) for record in self.additions] or [say("eligibility.go_on", lang)]
        gains = linked("word.then", [linked("word.comma", before, lang), last] if before else [last], lang)
        return say("eligibility.fix", lang, gains=gains, day=self.eligible_from, clause=self.clause.id)


class Eligibility(FrozenModel):
    """The answer to "may this person apply for this level on this day?", and what it rests on.

    - `verdict`: "eligible", "not_eligible", or "undetermined" where facts are missing that would decide it.
    - `held`: the person has this level of the occupation, or a higher one, already.
    - `eligible_from`: the first certain day on or after `on`, if present work continues; None if there is none.
    - `possible_from`: the first possible day likewise: never after `eligible_from`.
    - `clauses`: every alternative of every clause, in the order of the text.
    - `questions`: what would decide an undetermined answer.
    - `contested`: the numbers of the readings under which the verdict, or its first day, would be another.
    - `fixes`: the smallest sets of records to gain that would make it a yes, soonest first; none if it is a yes.
    - `notes`: what was given and did not count, and why.
    - `source`: the text it rests on (D15); `receipt`: all that it was made from.

    `str()` is in Chinese, `explain(lang="en")` in English.
    """

    occupation: str
    level: Level
    on: dt.date
    english: str | None
    verdict: Verdict
    held: bool
    eligible_from: dt.date | None
    possible_from: dt.date | None
    clauses: tuple[AlternativeResult, ...]
    questions: tuple[Question, ...]
    fixes: tuple[Fix, ...]
    contested: tuple[str, ...]
    notes: tuple[Note, ...]
    source: Source
    receipt: Receipt

    def __str__(self) -> str:
        return self.explain()

    def explain(self, lang: str = "zh") -> str:
        """The answer in words, in Chinese ("zh") or English ("en").

        Raises:
            UnknownTerm: another language.
        """
        require_language(lang)
        lines = [self.verdict_words(lang), *self.note_words(lang)]
        for result in self.clauses:
            if result.verdict is self.verdict:
                lines += ["", result.explain(lang)]
        if self.questions:
            lines += ["", say("eligibility.questions", lang)]
            lines += [f"  - {question.explain(lang)}" for question in self.questions]
        if self.fixes:
            lines += ["", say("eligibility.fixes", lang)]
            lines += [f"  {number}. {fix.explain(lang)}" for number, fix in enumerate(self.fixes, start=1)]
        lines += ["", say("eligibility.source", lang, source=self.source), self.receipt.explain(lang)]
        return "\n".join(lines)

    def verdict_words(self, lang: str) -> str:
        """The verdict in one sentence."""
        target = target_words(self.occupation, self.level, lang, self.english)
        met = dict.fromkeys(result.clause.id for result in self.clauses if result.verdict is Verdict.ELIGIBLE)
        return say(f"eligibility.verdict.{self.verdict}", lang, target=target, on=self.on, clauses=tuple(met))

    def note_words(self, lang: str) -> list[str]:
        """What to add to the verdict: held, from when, by which readings, and what did not count."""
        notes = []
        if self.held:
            notes.append(say("eligibility.held", lang))
        if self.verdict is not Verdict.ELIGIBLE:
            notes.append(self._outlook(lang))
        notes += [READINGS[number].explain(lang) for number in self.contested]
        return notes + [note.explain(lang) for note in self.notes]

    def _outlook(self, lang: str) -> str:
        """When the answer becomes a yes by itself, and whether by further work or by time alone."""
        first = self.eligible_from
        if first is None:
            return say("eligibility.never", lang)
        result = next(result for result in self.clauses if result.eligible_from == first)
        by_work = any(
            finding.requirement.type in ("work", "working") and finding.verdict is not Verdict.ELIGIBLE
            for finding in result.findings
        )
        code = "eligibility.from_working" if by_work else "eligibility.from_waiting"
        return say(code, lang, day=first, clause=result.clause.id)
