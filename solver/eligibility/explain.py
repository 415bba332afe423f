"""An eligibility in words: the verdict first, then what it rests on, what is missing, what would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.dates import Period
from ...model.terms import Verdict
from ..wording.words import fact_words, gain_words, requirement_words, speaks

if TYPE_CHECKING:
    from .result import AlternativeResult, Eligibility, Finding, Fix

__all__ = ["explain_eligibility", "fix_words", "note_words", "verdict_words"]

_MARKS = {Verdict.ELIGIBLE: "✓", Verdict.UNDETERMINED: "?", Verdict.NOT_ELIGIBLE: "✗"}


def explain_eligibility(answer: Eligibility, lang: str) -> str:
    """The eligibility in Chinese ("zh") or English ("en").

    Raises:
        UnknownTerm: another language.
    """
    zh = speaks(lang)
    lines = [verdict_words(answer, zh), *note_words(answer, zh)]
    shown = [result for result in answer.clauses if result.verdict is answer.verdict]
    for result in shown:
        lines += ["", *_clause(result, lang)]
    if answer.questions:
        lines += ["", "需要确认：" if zh else "To be settled:"]
        lines += [f"  - {question.explain(lang)}" for question in answer.questions]
    if answer.fixes:
        lines += ["", "怎样可以符合（任选其一）：" if zh else "What would help (any one of these):"]
        lines += [f"  {number}. {fix_words(fix, lang)}" for number, fix in enumerate(answer.fixes, start=1)]
    return "\n".join(lines)


def _target(answer: Eligibility, zh: bool) -> str:
    if zh:
        return f"{answer.occupation} {answer.level.zh}"
    return f"{answer.occupation}{f' ({answer.english})' if answer.english else ''} {answer.level.en}"


def verdict_words(answer: Eligibility, zh: bool) -> str:
    """The verdict in one sentence."""
    target = _target(answer, zh)
    clauses = dict.fromkeys(result.clause.id for result in answer.clauses if result.verdict is Verdict.ELIGIBLE)
    basis = ("、" if zh else ", ").join(clauses)
    match answer.verdict:
        case Verdict.ELIGIBLE:
            return (
                f"可以申报{target}（{answer.on}），依据 {basis}。"
                if zh
                else f"Yes: eligible for {target} on {answer.on}, by {basis}."
            )
        case Verdict.UNDETERMINED:
            return (
                f"能否申报{target}（{answer.on}）尚不能确定：有些事实不清楚。"
                if zh
                else f"Undetermined: whether {target} is open on {answer.on} depends on facts that are not known."
            )
    return (
        f"还不能申报{target}（{answer.on}）。"
        if zh
        else f"No: not eligible for {target} on {answer.on}."
    )  # fmt: skip


def note_words(answer: Eligibility, zh: bool) -> list[str]:
    """What is to be added to the verdict: held already, eligible from when, by which edition."""
    notes = []
    if answer.held:
        notes.append("您已持有该等级或更高等级的证书。" if zh else "This level, or a higher one, is held already.")
    if answer.verdict is not Verdict.ELIGIBLE:
        first = answer.eligible_from
        basis = next((result.clause.id for result in answer.clauses if first and result.eligible_from == first), "")
        if first:
            notes.append(
                f"照现在的情况继续下去，{first} 起可以申报，依据 {basis}。"
                if zh
                else f"As things stand and go on: eligible from {first}, by {basis}."
            )
        else:
            notes.append(
                "仅靠现有情况持续下去，不会确定符合。"
                if zh
                else "As things stand, waiting alone will not make it a sure yes."
            )
    if answer.edition:
        notes.append(f"依据版本：{answer.edition}" if zh else f"Edition: {answer.edition}")
    return notes


def _clause(result: AlternativeResult, lang: str) -> list[str]:
    zh = speaks(lang)
    several = len(result.clause.alternatives) > 1
    label = (f"（第{result.alternative}种情形）" if zh else f" (alternative {result.alternative})") if several else ""
    verdict = result.verdict.zh if zh else result.verdict.en
    when = ""
    if result.verdict is not Verdict.ELIGIBLE and result.eligible_from:
        when = f"，{result.eligible_from} 起符合" if zh else f", eligible from {result.eligible_from}"
    lines = [f"{result.clause.id}{label}{'：' if zh else ': '}{verdict}{when}", f"  “{result.clause.text}”"]
    return lines + [f"  {_finding(finding, result, lang)}" for finding in result.findings]


def _finding(finding: Finding, result: AlternativeResult, lang: str) -> str:
    zh = speaks(lang)
    words = result.clause.words(finding.requirement) if zh else requirement_words(finding.requirement)
    mark = _MARKS[finding.verdict]
    if isinstance(finding.need, Period) and isinstance(finding.have, Period):
        has = f"已有{finding.have.words('zh')}" if zh else f"has {finding.have.words('en')}"
        if isinstance(finding.missing, Period) and finding.missing:
            has += f"，还缺{finding.missing.words('zh')}" if zh else f", lacks {finding.missing.words('en')}"
    elif finding.verdict is Verdict.NOT_ELIGIBLE:
        has = "没有" if zh else "not there"
        if finding.holds_from:
            has = f"{finding.holds_from} 起才有" if zh else f"only from {finding.holds_from}"
    else:
        records = finding.records or tuple(q.record for q in finding.questions if q.record is not None)
        has = "；".join(dict.fromkeys(fact_words(record, lang) for record in records))
        if finding.verdict is Verdict.ELIGIBLE:
            has = has or ("本人称符合" if zh else "by the person's own word")
        has = has or ("不清楚" if zh else "not known")
    return f"{mark} {words}{'——' if zh else ' — '}{has}"


def fix_words(fix: Fix, lang: str) -> str:
    """What would make it a yes, and from when."""
    zh = speaks(lang)
    gains = [gain_words(record, lang) for record in fix.additions]
    what = ("，并" if zh else ", and ").join(gains) or ("继续现在的工作" if zh else "go on as now")
    if zh:
        return f"{what}：{fix.eligible_from} 起符合 {fix.clause.id}"
    return f"{what}: eligible from {fix.eligible_from} by {fix.clause.id}"
