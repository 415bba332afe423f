"""The page of a plan, or of why there is none: what stands on it, section by section, in the language asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..drawing.ladder_svg import ladder_svg
from ..drawing.ladder_view import Standing, ladder_views
from ..model import __version__
from ..model.dates import Period
from ..model.person import RECORD_KINDS, Certificate, Person
from ..model.wording import joined, say
from ..solver.eligibility.check import check
from ..solver.eligibility.result import Eligibility
from ..solver.planning.improvement import Improvement
from ..solver.planning.infeasible import NoPath
from ..solver.planning.plan import Plan
from ..solver.planning.request import PlanRequest
from ..solver.wording import record_words
from .blocked_tree import BlockedCertificate, blocked_tree
from .page import page_words, render, safe_svg
from .provenance import receipt
from .step_rows import step_rows
from .timeline import draw_timeline

__all__ = ["plan_page"]

_SECTIONS = (
    "answer", "facts", "obstacles", "ladder", "timeline", "steps", "open", "improvements", "front", "receipt"
)  # fmt: skip
_USUAL = ("certificates", "work", "education", "training")
"""The lists that are shown even when they are empty."""


def plan_page(
    request: PlanRequest, result: Plan | NoPath, front: Sequence[Plan], improvements: Sequence[Improvement], lang: str
) -> str:
    """One HTML page; `result` is the plan it is about or the reasons why there is none, `front` the plans to compare."""
    return render("report.html", _content(request, result, front, improvements, lang))


def _content(
    request: PlanRequest, result: Plan | NoPath, front: Sequence[Plan], improvements: Sequence[Improvement], lang: str
) -> dict[str, Any]:
    plan = result if isinstance(result, Plan) else None
    answers = _answers(request, plan)
    answer = next((found for found in answers if _is_asked(found, request)), None)
    shown = {
        "answer": _answer(answer, result, lang),
        "facts": _facts(request.person, lang),
        "obstacles": _obstacles(result, lang),
        "ladder": safe_svg(_ladder(request, answers, plan, lang)),
        "timeline": safe_svg(draw_timeline(plan, lang)) if plan and plan.steps else None,
        "steps": step_rows(plan, request, lang) if plan else [],
        "open": _open(answer, plan, improvements, lang),
        "improvements": [_improvement(improvement, lang) for improvement in improvements],
        "front": [_option(other, other == plan, lang) for other in front] if len(front) > 1 else [],
        "receipt": receipt(request, __version__, lang),
    }
    return {
        **shown,
        "fixes": [fix.explain(lang) for fix in answer.fixes] if answer and plan is None else [],
        "lang": say("report.html_lang", lang),
        "words": page_words(lang),
        "title": say("report.title", lang, target=result.target(lang)),
        "asked": say("report.asked", lang, day=request.on),
        "sections": [name for name in _SECTIONS if shown[name]],
    }


def _answers(request: PlanRequest, plan: Plan | None) -> list[Eligibility]:
    """How the person stands today with each level of the occupation, and of others that the plan goes through."""
    steps = plan.steps if plan else ()
    earned = [step.record.occupation for step in steps if step.clause and isinstance(step.record, Certificate)]
    standards = [request.catalog.standard(name, request.on) for name in [request.standard.occupation, *earned]]
    return [
        check(replace(request, standard=standard, level=level))
        for standard in {standard.occupation: standard for standard in standards}.values()
        for level in standard.levels
    ]


def _is_asked(answer: Eligibility, request: PlanRequest) -> bool:
    return (answer.occupation, answer.level) == (request.standard.occupation, request.level)


def _ladder(request: PlanRequest, answers: Sequence[Eligibility], plan: Plan | None, lang: str) -> str:
    standing = Standing.of(request.person, request.on, answers, plan)
    names = list(dict.fromkeys([request.standard.occupation, *(answer.occupation for answer in answers)]))
    return ladder_svg(ladder_views(request.catalog, names, request.on, standing), lang)


def _obstacles(result: Plan | NoPath, lang: str) -> BlockedCertificate | None:
    """What blocks every way, unless it is the wishes alone."""
    if isinstance(result, Plan) or result.wishes or result.tree is None:
        return None
    return blocked_tree(result.tree, lang)


def _answer(answer: Eligibility | None, result: Plan | NoPath, lang: str) -> dict[str, Any]:
    """The verdict of today, what is added to it, and the way in a sentence."""
    way = [result.headline(lang)] if isinstance(result, Plan) else result.summary(lang)
    if isinstance(result, Plan) and not result.steps:
        return {"sign": "✓", "verdict": way[0], "notes": []}
    if answer is None:
        return {"sign": "", "verdict": way[0], "notes": way[1:]}
    return {
        "sign": answer.verdict.sign,
        "verdict": answer.verdict_words(lang),
        "notes": [*answer.note_words(lang), *way],
    }


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
        found["question"] = [one.explain(lang) for one in improvements if one.kind == "answer"][:1]
    if answer is not None:
        found["questions"] = [question.explain(lang) for question in answer.questions]
    return [(say(f"report.{name}", lang), lines) for name, lines in found.items() if lines]


def _improvement(improvement: Improvement, lang: str) -> tuple[str, ...]:
    return improvement.change(lang), improvement.saved(lang), str(improvement.reached)


def _option(plan: Plan, is_this: bool, lang: str) -> tuple[str, ...]:
    """A row of the table that compares the plans; the page's own is marked."""
    clauses = [step.clause.id for step in plan.steps if step.kind == "certificate" and step.clause]
    mark = f" {say('report.this', lang)}" if is_this else ""
    takes = Period.between(plan.on, plan.reached).words(lang)
    counts = (plan.certificates, plan.trainings, plan.programmes)
    return f"{plan.reached}{mark}", takes, *map(str, counts), joined(clauses, lang)
