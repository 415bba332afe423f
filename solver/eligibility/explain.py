"""An eligibility in words: the verdict first, then what it rests on, what is missing, what would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.dates import Period
from ...model.errors import require_language
from ...model.readings import READINGS
from ...model.terms import Verdict
from ...model.wording import linked, say
from ..wording import alternative_label, gain_words, record_words, requirement_words, target_words

if TYPE_CHECKING:
    from .result import AlternativeResult, Eligibility, Finding, Fix

__all__ = ["explain_eligibility", "fix_words", "note_words", "verdict_words"]


def explain_eligibility(answer: Eligibility, lang: str) -> str:
    """The eligibility in Chinese ("zh") or English ("en").

    Raises:
        UnknownTerm: another language.
    """
    require_language(lang)
    lines = [verdict_words(answer, lang), *note_words(answer, lang)]
    for result in answer.clauses:
        if result.verdict is answer.verdict:
            lines += ["", *_clause_lines(result, lang)]
    if answer.questions:
        lines += ["", say("eligibility.questions", lang)]
        lines += [f"  - {question.explain(lang)}" for question in answer.questions]
    if answer.fixes:
        lines += ["", say("eligibility.fixes", lang)]
        lines += [f"  {number}. {fix_words(fix, lang)}" for number, fix in enumerate(answer.fixes, start=1)]
    return "\n".join(lines)


def verdict_words(answer: Eligibility, lang: str) -> str:
    """The verdict in one sentence."""
    target = target_words(answer.occupation, answer.level, lang, answer.english)
    met = dict.fromkeys(result.clause.id for result in answer.clauses if result.verdict is Verdict.ELIGIBLE)
    return say(f"eligibility.verdict.{answer.verdict}", lang, target=target, on=answer.on, clauses=tuple(met))


def note_words(answer: Eligibility, lang: str) -> list[str]:
    """What is to be added to the verdict: held already, eligible from when, by which edition."""
    notes = []
    if answer.held:
        notes.append(say("eligibility.held", lang))
    if answer.verdict is not Verdict.ELIGIBLE:
        notes.append(_outlook(answer, lang))
    if answer.edition:
        notes.append(say("eligibility.edition", lang, edition=answer.edition))
    for reading in (READINGS[number] for number in answer.contested):
        words = reading.said("words", lang).replace("**", "")
        ours, other = (reading.said(part, lang) for part in ("ours", "other"))
        notes.append(say("eligibility.contested", lang, number=reading.number, words=words, ours=ours, other=other))
    return notes


def _outlook(answer: Eligibility, lang: str) -> str:
    """When the answer becomes a yes by itself, and whether by further work or by time alone."""
    first = answer.eligible_from
    if first is None:
        return say("eligibility.never", lang)
    result = next(result for result in answer.clauses if result.eligible_from == first)
    by_work = any(
        finding.requirement.type in ("work", "working") and finding.verdict is not Verdict.ELIGIBLE
        for finding in result.findings
    )
    code = "eligibility.from_working" if by_work else "eligibility.from_waiting"
    return say(code, lang, day=first, clause=result.clause.id)


def _clause_lines(result: AlternativeResult, lang: str) -> list[str]:
    later = result.eligible_from is not None and result.verdict is not Verdict.ELIGIBLE
    heading = say(
        "eligibility.clause_from" if later else "eligibility.clause",
        lang,
        clause=result.clause.id,
        alternative=alternative_label(result.clause, result.alternative, lang),
        verdict=result.verdict,
        day=result.eligible_from,
    )
    lines = [heading, f"  {say('eligibility.text', lang, text=result.clause.text)}"]
    return lines + [f"  {_finding_words(finding, result, lang)}" for finding in result.findings]


def _finding_words(finding: Finding, result: AlternativeResult, lang: str) -> str:
    requirement = requirement_words(result.clause, finding.requirement, lang)
    state = _state_of_time(finding, lang) or _state_of_records(finding, lang)
    return say("eligibility.finding", lang, sign=finding.verdict.sign, requirement=requirement, state=state)


def _state_of_time(finding: Finding, lang: str) -> str | None:
    """How much of the time asked for there is; None where no time is asked for, or none of it is certain."""
    have, missing = finding.have, finding.missing
    if not isinstance(have, Period):
        return None
    match finding.verdict:
        case Verdict.ELIGIBLE:
            return say("eligibility.has", lang, have=have)
        case Verdict.UNDETERMINED:
            return say("eligibility.certain", lang, have=have) if have else None
    after = finding.requirement.after if finding.requirement.type == "work" else None
    if after is not None and not finding.records:
        return say(f"eligibility.no_anchor.{after.type}", lang, missing=missing)
    return say("eligibility.lacks" if have else "eligibility.lacks_all", lang, have=have, missing=missing)


def _state_of_records(finding: Finding, lang: str) -> str:
    """Which records the verdict rests on, or that there are none."""
    if finding.verdict is Verdict.NOT_ELIGIBLE:
        if finding.holds_from:
            return say("eligibility.later", lang, day=finding.holds_from)
        return say("eligibility.none", lang)
    records = finding.records or tuple(q.record for q in finding.questions if q.record is not None)
    words = linked("word.semicolon", dict.fromkeys(record_words(record, lang) for record in records), lang)
    return words or say("eligibility.declared" if finding.verdict is Verdict.ELIGIBLE else "eligibility.unknown", lang)


def fix_words(fix: Fix, lang: str) -> str:
    """What would make it a yes, and from when."""
    *before, last = [gain_words(record, lang) for record in fix.additions] or [say("eligibility.go_on", lang)]
    gains = linked("word.then", [linked("word.comma", before, lang), last] if before else [last], lang)
    return say("eligibility.fix", lang, gains=gains, day=fix.eligible_from, clause=fix.clause.id)
