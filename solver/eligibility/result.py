"""The answer to "may this person apply?" as data, and in words: what it rests on, what is missing, what would help."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from pydantic import Field

from ...model.base import Explained
from ...model.periods import Period
from ...model.person import Record
from ...model.readings import READINGS
from ...model.standard import Clause
from ...model.terms import Level, Verdict
from ...model.wording import linked, say
from ..evaluate.question import Question
from ..wording import gain_words, target_words
from .alternative_result import AlternativeResult, in_conditions
from .effort import study_needed
from .note import Note
from .receipt import Receipt, Source


class Fix(Explained):
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
        words = say("eligibility.fix", lang, gains=gains, day=self.eligible_from, clause=self.clause.id)
        study = study_needed(self.additions)
        if study is None:
            return words
        code = "eligibility.fix_full_time" if study.full_time else "eligibility.fix_part_time"
        return say(code, lang, fix=words, time=Period.of_months(study.months))


class Eligibility(Explained):
    """The answer to "may this person apply for this level on this day?", and what it rests on.

    - `verdict`: "eligible", "not_eligible", or "undetermined" where facts are missing that would decide it.
    - `held`: the person has this level of the occupation, or a higher one, already.
    - `eligible_from`: the first certain day on or after `on`, if present work continues; None if there is none.
    - `possible_from`: the first possible day likewise: never after `eligible_from`.
    - `clauses`: every alternative of every clause, in the order of the text.
    - `questions`: what would decide an undetermined answer.
    - `open_instead`: where it is not a yes, the next level below that the person does not hold and may apply for.
    - `contested`: the numbers of the readings under which the verdict, or its first day, would be another.
    - `fixes`: the smallest sets of records to gain that would make it a yes, the most practical first; none if it is
      a yes.
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
    clauses: tuple[AlternativeResult, ...] = Field(repr=False)
    questions: tuple[Question, ...]
    fixes: tuple[Fix, ...] = Field(repr=False)
    open_instead: Level | None
    contested: tuple[str, ...]
    notes: tuple[Note, ...]
    source: Source = Field(repr=False)
    receipt: Receipt = Field(repr=False)

    def explain(self, lang: str = "zh") -> str:
        """The answer in words, in Chinese ("zh") or English ("en")."""
        lines = [self.verdict_words(lang), *self.prospects(lang), *(note.explain(lang) for note in self.notes)]
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

    @property
    def met(self) -> tuple[str, ...]:
        """The ids of the clauses that hold."""
        return tuple(dict.fromkeys(one.clause.id for one in self.clauses if one.verdict is Verdict.ELIGIBLE))

    def to_row(self) -> dict[str, Any]:
        """The answer as a row with the columns of `Workforce.check`, but for the person: plain values and lists of ids."""
        alternatives: dict[Verdict, list[str]] = {verdict: [] for verdict in Verdict}
        for result in self.clauses:
            alternatives[result.verdict].append(result.clause.label(result.alternative))
        return {
            "occupation": self.occupation,
            "level": int(self.level),
            "verdict": self.verdict.value,
            "held": self.held,
            "eligible_from": self.eligible_from,
            "possible_from": self.possible_from,
            "alternatives": alternatives[Verdict.ELIGIBLE],
            "undetermined": alternatives[Verdict.UNDETERMINED],
        }

    def verdict_words(self, lang: str) -> str:
        """The verdict in one sentence."""
        target = self.target_words(lang)
        return say(f"eligibility.verdict.{self.verdict}", lang, target=target, on=self.on, clauses=self.met)

    def target_words(self, lang: str, level: Level | None = None) -> str:
        """The occupation and the level, or another one of its levels."""
        return target_words(self.occupation, level or self.level, lang, self.english)

    def prospects(self, lang: str) -> list[str]:
        """Held already, from when, which level is open instead, and which readings it rests on."""
        notes = [say("eligibility.held", lang)] if self.held else []
        if self.verdict is not Verdict.ELIGIBLE:
            notes += self._outlook(lang)
        if self.open_instead is not None:
            notes.append(say("eligibility.open_instead", lang, target=self.target_words(lang, self.open_instead)))
        return notes + [READINGS[number].explain(lang) for number in self.contested]

    def _outlook(self, lang: str) -> Iterator[str]:
        """From when the person may apply, for certain and possibly, and whether by further work or by time alone."""
        if self.eligible_from is None:
            open_ = self.possible_from or any(note.code.startswith("edition_") for note in self.notes)
            yield say(f"eligibility.{'not_certain' if open_ else 'never'}", lang)
        else:
            result = next(one for one in self.clauses if one.eligible_from == self.eligible_from)
            lacking = [one.requirement.type for one in result.findings if one.verdict is not Verdict.ELIGIBLE]
            code = "waiting" if {"work", "working"}.isdisjoint(lacking) else "working"
            yield say(f"eligibility.from_{code}", lang, day=self.eligible_from, clause=result.clause.id)
        if self.verdict is Verdict.NOT_ELIGIBLE and self.possible_from not in (None, self.eligible_from):
            result = next(one for one in self.clauses if one.possible_from == self.possible_from)
            asked = [question for one in result.findings for question in (*one.questions, *one.conditions)]
            about = {"conditions": in_conditions(asked, lang), "day": self.possible_from, "clause": result.clause.id}
            yield say("eligibility.possible", lang, **about)
