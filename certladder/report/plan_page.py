"""The page of a plan, or of the reasons why there is none: its content, section by section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..drawing.ladder_svg import ladder_svg
from ..model.dates import Period
from ..model.person import RECORD_KINDS, Certificate, Person
from ..model.wording import joined, say
from ..solver.eligibility.check import check
from ..solver.eligibility.note import Note
from ..solver.eligibility.result import Eligibility
from ..solver.planning.improvement import Improvement
from ..solver.planning.infeasible import NoPath, UnreachableCertificate
from ..solver.planning.plan import Plan
from ..solver.planning.plan_notes import wish_notes
from ..solver.planning.wishes import PlanRequest
from ..solver.wording import alternative_label, record_words
from .page import page_words, render
from .provenance import receipt
from .step_rows import step_row
from .timeline import draw_timeline

__all__ = ["plan_page"]

_USUAL = ("certificates", "work", "education", "training")
"""The lists that are shown even when they are empty."""


def plan_page(
    request: PlanRequest,
    result: Plan | NoPath,
    front: Sequence[Plan],
    improvements: Sequence[Improvement],
    targets: Sequence[Plan],
    lang: str,
) -> str:
    """One HTML page; `result` is the plan it is about or why there is none, `front` are the plans to compare.

    `targets` are plans to other certificates.
    """
    plan = result if isinstance(result, Plan) else None
    tree = result.tree if isinstance(result, NoPath) and not result.wishes else None
    answers = _answers(request, plan)
    target = request.standard.occupation, request.level
    answer = next((answer for answer in answers if (answer.occupation, answer.level) == target), None)
    shown = {  # in the order of the page
        "answer": _answer(answer, result, [*result.notes, *wish_notes(request)], lang),
        "facts": _facts(request.person, lang),
        "obstacles": _blocked(tree, lang) if tree else None,
        "ladder": _ladder(request, answers, plan, lang),
        "timeline": draw_timeline(plan, lang) if plan and plan.steps else None,
        "steps": [step_row(step, plan, request, lang) for step in plan.steps] if plan else [],
        "open": _open(answer, plan, improvements, lang),
        "improvements": [(one.change(lang), one.saved(lang), str(one.reached)) for one in improvements],
        "front": [_option(other, other == plan, lang) for other in front] if len(front) > 1 else [],
        "targets": [(str(one.reached), _takes(one, lang), one.target(lang), _clauses(one, lang)) for one in targets],
        "receipt": receipt(request, lang),
    }
    content = {
        **shown,
        "fixes": [fix.explain(lang) for fix in answer.fixes] if answer and plan is None else [],
        "lang": say("report.html_lang", lang),
        "words": page_words(lang),
        "title": say("report.title", lang, target=result.target(lang)),
        "asked": say("report.asked", lang, day=request.on),
        "sections": [name for name in shown if shown[name]],
    }
    return render("report.html", content)


def _answers(request: PlanRequest, plan: Plan | None) -> list[Eligibility]:
    """The eligibility today for each level of the occupation, and of other occupations in the plan."""
    steps = plan.steps if plan else ()
    earned = [step.record.occupation for step in steps if step.clause and isinstance(step.record, Certificate)]
    standards = [request.catalog.standard(name, request.on) for name in [request.standard.occupation, *earned]]
    return [
        check(replace(request, standard=standard, level=level))
        for standard in {standard.occupation: standard for standard in standards}.values()
        for level in standard.levels
    ]


def _ladder(request: PlanRequest, answers: Sequence[Eligibility], plan: Plan | None, lang: str) -> str:
    names = dict.fromkeys([request.standard.occupation, *(answer.occupation for answer in answers)])
    standards = [request.catalog.standard(name, request.on) for name in names]
    return ladder_svg(request.catalog, standards, request.on, lang, request.person, answers, plan)


def _blocked(unreachable: UnreachableCertificate, lang: str) -> dict[str, Any]:
    """A certificate that cannot be earned, and what blocks each alternative; none if it was shown before."""
    return {
        "name": f"{unreachable.occupation} {unreachable.level.words(lang)}",
        "alternatives": [
            {
                "clause": blocked.clause,
                "alternative": alternative_label(blocked.clause, blocked.alternative, lang),
                "reasons": blocked.lines(lang),
                "prerequisites": [_blocked(certificate, lang) for certificate in blocked.prerequisites],
            }
            for blocked in unreachable.alternatives
        ],
    }


def _answer(answer: Eligibility | None, result: Plan | NoPath, notes: Sequence[Note], lang: str) -> dict[str, Any]:
    """Today's verdict, its notes, and the plan in a sentence."""
    summary = [result.headline(lang)] if isinstance(result, Plan) else result.summary(lang)
    if isinstance(result, Plan) and not result.steps:
        return {"sign": "✓", "verdict": summary[0], "notes": []}
    if answer is None:
        return {"sign": "", "verdict": summary[0], "notes": summary[1:]}
    lines = [*answer.prospects(lang), *summary, *(note.explain(lang) for note in notes)]
    return {"sign": answer.verdict.sign, "verdict": answer.verdict_words(lang), "notes": lines}


def _facts(person: Person, lang: str) -> list[tuple[str, list[str]]]:
    """What the person gave: the lists with something in them, or not known; the usual ones also when empty."""
    facts = []
    for name in (kind.list_name for kind in RECORD_KINDS.values()):
        given = [record_words(record, lang) for record in getattr(person, name) or ()]
        if person.unknown(name):
            given.append(say("report.more" if given else "report.unknown", lang))
        if given or name in _USUAL:
            facts.append((say(f"report.list.{name}", lang), given or [say("report.none", lang)]))
    if person.born:
        facts.append((say("report.born", lang), [str(person.born)]))
    return facts


def _open(
    answer: Eligibility | None, plan: Plan | None, improvements: Sequence[Improvement], lang: str
) -> list[tuple[str, list[str]]]:
    """What the plan assumes, and the questions, under their headings."""
    found: dict[str, list[str]] = {}
    if plan is not None:
        found["assumptions"] = [assumption.explain(lang) for assumption in plan.assumptions]
        found["provided"] = [question.explain(lang) for question in plan.provided]
        found["contested"] = plan.contested_words(lang)
        found["question"] = [one.explain(lang) for one in improvements if one.kind == "answer"][:1]
    if answer is not None:
        found["questions"] = [question.explain(lang) for question in answer.questions]
    return [(say(f"report.{name}", lang), lines) for name, lines in found.items() if lines]


def _option(plan: Plan, is_this: bool, lang: str) -> tuple[str, ...]:
    """A row of the table that compares the plans; the page's own is marked."""
    mark = f" {say('report.this', lang)}" if is_this else ""
    counts = (plan.certificates, plan.trainings, plan.programmes)
    return f"{plan.reached}{mark}", _takes(plan, lang), *map(str, counts), _clauses(plan, lang)


def _takes(plan: Plan, lang: str) -> str:
    return Period.between(plan.on, plan.reached).words(lang)


def _clauses(plan: Plan, lang: str) -> str:
    return joined([step.clause.id for step in plan.steps if step.kind == "certificate" and step.clause], lang)
