"""The answer to "may this person apply?" as data and in words, what it rests on and what would help; and many of them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import Field

from ...model.base import Explained, FrozenModel, Shown
from ...model.periods import Period
from ...model.person import Record
from ...model.readings import READINGS
from ...model.requirements import Requirement
from ...model.standard import Clause
from ...model.terms import Level, Verdict
from ...model.wording import linked, say
from ..evaluate.question import Question
from ..wording import alternative_label, gain_words, record_words, requirement_words, rounded, target_words
from .effort import study_needed
from .note import Note, notes_of_all
from .receipt import Receipt, Source


class Finding(FrozenModel):
    """Whether one requirement holds on the day asked: certainly ("eligible"), possibly ("undetermined"), or neither.

    - `holds_from`, `possible_from`: the first certain and the first possible day, as in `Eligibility`.
    - `need`, `have`, `missing`: of time, periods (years, months, days), missing what is lacking if work goes on; else the
      requirement, the person's records of that sort, and the requirement unless it holds. `possible`: the time there may
      be, unless it has no bound, or there is nothing yet from which it counts.
    - `records`: the verdict follows from them alone, and none can be left out.
    - `questions`: what would decide it if it is undetermined; `conditions`: what would make one that does not hold yet
      hold from `possible_from`.
    """

    requirement: Requirement
    verdict: Verdict
    holds_from: dt.date | None
    possible_from: dt.date | None
    need: Period | Requirement
    have: Period | tuple[Record, ...]
    possible: Period | None
    missing: Period | Requirement | None
    records: tuple[Record, ...]
    questions: tuple[Question, ...]
    conditions: tuple[Question, ...]

    def state(self, lang: str) -> str:
        """What there is, what is missing, and what there would be if what is not known is so."""
        certain = self._time_words(lang) or self._record_words(lang)
        code = "now" if self.verdict is Verdict.UNDETERMINED else "amount" if self.possible else "day"
        if self.possible_from in (None, self.holds_from) or (code == "now" and self.possible is None):
            return certain
        conditions = in_conditions(self.questions or self.conditions, lang)
        about = {"conditions": conditions, "possible": self.possible, "day": self.possible_from}
        return linked("word.semicolon", [certain, say(f"eligibility.would_be.{code}", lang, **about)], lang)

    def _time_words(self, lang: str) -> str | None:
        """How much of the time asked for is certain; None where no time is asked for."""
        have, missing = self.have, self.missing
        if not isinstance(have, Period):
            return None
        if self.requirement.type == "age_limit":
            return say("eligibility.aged", lang, have=have) if have else None
        match self.verdict:
            case Verdict.ELIGIBLE:
                return say("eligibility.has", lang, have=have)
            case Verdict.UNDETERMINED if self.possible is not None:
                return say("eligibility.certain", lang, have=have)
            case Verdict.UNDETERMINED:
                return say("eligibility.certain_part", lang, have=have) if have else None
        after = self.requirement.after if self.requirement.type == "work" else None
        if after is not None and self.possible is None and not self.conditions:
            return say(f"eligibility.no_anchor.{after.type}", lang)
        code = "lacks_certain" if self.conditions else "lacks" if have else "lacks_all"
        return say(f"eligibility.{code}", lang, have=have, missing=missing)

    def _record_words(self, lang: str) -> str:
        """Which records the verdict rests on, which there are that do not meet it, or that there are none."""
        not_met = self.verdict is Verdict.NOT_ELIGIBLE
        if not_met and self.holds_from:
            return say("eligibility.later", lang, day=self.holds_from)
        records = self.records or tuple(q.record for q in self.questions if q.record is not None)
        if not_met and isinstance(self.have, tuple):
            records = self.have
        words = linked("word.semicolon", dict.fromkeys(record_words(record, lang) for record in records), lang)
        if not_met:
            return say("eligibility.not_met" if words else "eligibility.none", lang, records=words)
        return words or say("eligibility.declared" if self.verdict is Verdict.ELIGIBLE else "eligibility.unknown", lang)


def in_conditions(questions: Sequence[Question], lang: str) -> str:
    """The questions as conditions: "if 车工 is a related occupation"."""
    found = [
        say(
            f"eligibility.if.{one.topic if one.topic in ('relation', 'same') else 'other'}",
            lang,
            **vars(one),
            question=one,
        )
        for one in questions
    ]
    return linked("word.and", dict.fromkeys(found), lang)


class AlternativeResult(Explained):
    """Whether one alternative (1-based) of a clause holds, requirement by requirement; the days are as in `Eligibility`."""

    clause: Clause
    alternative: int
    verdict: Verdict
    eligible_from: dt.date | None
    possible_from: dt.date | None
    findings: tuple[Finding, ...] = Field(repr=False)

    def explain(self, lang: str = "zh") -> str:
        """The clause and each requirement, in Chinese ("zh") or English ("en")."""
        later = self.eligible_from is not None and self.verdict is not Verdict.ELIGIBLE
        code = "eligibility.clause_from" if later else "eligibility.clause"
        label = alternative_label(self.clause, self.alternative, lang)
        about = {"clause": self.clause.id, "alternative": label, "verdict": self.verdict, "day": self.eligible_from}
        lines = [say(code, lang, **about), f"  {say('eligibility.text', lang, text=self.clause.text)}"]
        for finding in self.findings:
            requirement = requirement_words(self.clause, finding.requirement, lang)
            sign, state = finding.verdict.sign, finding.state(lang)
            lines.append(f"  {say('eligibility.finding', lang, sign=sign, requirement=requirement, state=state)}")
        return "\n".join(lines)


class Fix(Explained):
    """Records to gain, as if on the day asked, with which one alternative (1-based) of a clause holds.

    With all of `additions` the alternative certainly holds from `eligible_from` on, if present work goes on; leave one out,
    and it does not hold on that day. No additions: waiting is enough.
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

    - `verdict`: "eligible", "not_eligible", or "undetermined" where facts are missing that would decide it: `questions`.
    - `held`: the person has this level of the occupation, or a higher one, already.
    - `eligible_from`, `possible_from`: the first certain and the first possible day on or after `on`, if present work goes
      on; None if there is none.
    - `clauses`: every alternative of every clause, in the order of the text.
    - `fixes`: the smallest sets of records to gain that would make it a yes, the most practical first.
    - `open_instead`: where it is not a yes, the next level below that the person does not hold and may apply for.
    - `contested`: the numbers of the readings under which the verdict, or its first day, would be another.
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


_GROUPS = ("open", "undetermined", "later", "maybe_later", "held", "out_of_reach")


class Survey(Shown, list[Eligibility]):
    """The answers, those that the person may apply for first, then the soonest. It is a list, in JSON too.

    `str()` sums it up in Chinese, `explain("en")` in English.
    """

    @property
    def groups(self) -> dict[str, list[Eligibility]]:
        """The answers by what they mean to the person, each in one group.

        Held already; open: to apply for now; undetermined; later, maybe_later: eligible from a later day if present work
        goes on, certainly or possibly; out_of_reach: not by that alone.
        """
        return {name: [answer for answer in self if _group(answer) == name] for name in _GROUPS}

    @property
    def contested(self) -> dict[str, list[Eligibility]]:
        """The answers that rest on a reading, by its number."""
        numbers = [number for number in READINGS if any(number in answer.contested for answer in self)]
        return {number: [answer for answer in self if number in answer.contested] for number in numbers}

    def __str__(self) -> str:
        return self.explain()

    def explain(self, lang: str = "zh") -> str:
        """A headline, the groups, what did not count anywhere, and the readings, in Chinese ("zh") or English ("en")."""
        lines = [self.headline(lang)]
        for name, answers in self.groups.items():
            if answers:
                in_short = name in ("held", "out_of_reach")
                said = _in_short(answers, lang) if in_short else [_line(one, name, lang) for one in answers]
                lines += ["", say(f"survey.group.{name}", lang), *said]
        notes = notes_of_all((answer.notes for answer in self), lang)
        if rest := [one.target_words(lang) for one in self if one.source.trust]:
            notes.append(say("survey.supplement", lang, answers=rest))
        notes += [
            READINGS[number].explain(lang, "survey.contested", answers=[one.target_words(lang) for one in answers])
            for number, answers in self.contested.items()
        ]
        return "\n".join([*lines, *([""] if notes else []), *notes])

    def to_rows(self) -> list[dict[str, Any]]:
        """A row for each answer, for data frames: `Eligibility.to_row`.

        >>> from certladder import Advisor, Person
        >>> rows = Advisor().survey(Person(), "2026-11-22").to_rows()
        >>> len(rows), rows[0]["verdict"]
        (25, 'not_eligible')
        """
        return [answer.to_row() for answer in self]

    def headline(self, lang: str) -> str:
        """How many are in which group, in a sentence."""
        numbers = {name: len(found) for name, found in self.groups.items() if found or name == "open"}
        counts = [say(f"survey.count.{name}", lang, n=number) for name, number in numbers.items()]
        return say("survey.headline", lang, counts=linked("word.comma", counts, lang))


def _group(answer: Eligibility) -> str:
    if answer.held:
        return "held"
    if answer.verdict is not Verdict.NOT_ELIGIBLE:
        return "open" if answer.verdict is Verdict.ELIGIBLE else "undetermined"
    return "later" if answer.eligible_from else "maybe_later" if answer.possible_from else "out_of_reach"


def _line(answer: Eligibility, group: str, lang: str) -> str:
    """A target, and by which clause, what to ask first, or from when and in how much time."""
    day = answer.eligible_from or answer.possible_from
    at_last = "_at_last" if group == "undetermined" and answer.eligible_from else ""
    time, question = rounded(answer.on, day, lang) if day else "", next(iter(answer.questions), "")
    what = say(f"survey.{group}{at_last}", lang, clauses=answer.met, question=question, day=day, time=time)
    return say("survey.line", lang, sign=answer.verdict.sign, target=answer.target_words(lang), what=what)


def _in_short(answers: list[Eligibility], lang: str) -> list[str]:
    """A line for each occupation, with its levels."""
    occupations = dict.fromkeys(one.occupation for one in answers)
    levels = {name: [one.level for one in answers if one.occupation == name] for name in occupations}
    return [say("survey.levels", lang, occupation=name, levels=some) for name, some in levels.items()]
