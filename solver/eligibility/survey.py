"""The answers for every occupation and level, and how they are summed up."""

from typing import Any

from ...model.base import Shown
from ...model.readings import READINGS
from ...model.terms import Verdict
from ...model.wording import linked, say
from ..wording import rounded
from .note import notes_of_all
from .result import Eligibility

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
