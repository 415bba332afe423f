"""The result for one alternative of a clause, and the finding for each of its requirements."""

import datetime as dt
from collections.abc import Sequence

from pydantic import Field

from ...model.base import Explained, FrozenModel
from ...model.periods import Period
from ...model.person import Record
from ...model.requirements import Requirement
from ...model.standard import Clause
from ...model.terms import Verdict
from ...model.wording import linked, say
from ..evaluate.question import Question
from ..wording import alternative_label, record_words, requirement_words


class Finding(FrozenModel):
    """Whether one requirement holds on the day asked.

    - `verdict`: "eligible" where it certainly holds, "undetermined" where it possibly does.
    - `holds_from`, `possible_from`: the first certain and the first possible day from the day asked on, if present
      work continues; None if never.
    - `need`, `have`, `missing`: for a requirement of time periods (years, months, days); missing is what is lacking
      if work continues. For others the requirement, the person's records of that sort, and the requirement unless
      it holds.
    - `possible`: the time there may be, unless it has no bound, or there is nothing yet from which it counts.
    - `records`: the verdict follows from them alone, and none can be left out.
    - `questions`: what would decide an undetermined requirement.
    - `conditions`: what is not known and would make one that does not hold yet hold from `possible_from`.
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
    found = []
    for one in questions:
        code = one.topic if one.topic in ("relation", "same") else "other"
        about = {"question": one, "occupation": one.occupation, "related": one.related}
        found.append(say(f"eligibility.if.{code}", lang, **about))
    return linked("word.and", dict.fromkeys(found), lang)


class AlternativeResult(Explained):
    """Whether one alternative (1-based) of a clause holds on the day asked, requirement by requirement.

    `eligible_from` and `possible_from` are the first certain and the first possible day from the day asked on, if
    present work continues; None if never.
    """

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
