"""What stands on a report's page, section by section, as plain values in the language asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..model.person import RECORD_KINDS, Certificate, Person
from ..solver.eligibility.check import Eligibility, check
from ..solver.eligibility.explain import fix_words, note_words, verdict_words
from ..solver.planning.explain_plan import assumption_words, headline, lever_words, no_path_words, target_words
from ..solver.planning.infeasible import NoPath
from ..solver.planning.plan import Plan
from ..solver.planning.planner import plans
from ..solver.planning.request import PlanRequest
from ..solver.wording import record_words
from .labels import LISTS, labels
from .obstacles import Barred, barred
from .page import drawn
from .provenance import receipt
from .step_rows import shown_steps

__all__ = ["content"]

_SECTIONS = ("answer", "facts", "obstacles", "ladder", "timeline", "steps", "open", "levers", "front", "receipt")


def content(task: PlanRequest, result: Plan | NoPath, lang: str, version: str) -> dict[str, Any]:
    """The values for the template, by section; `result` is the plan, or the reasons why there is none."""
    zh = lang == "zh"
    plan = result if isinstance(result, Plan) else None
    answers = _answers(task, plan)
    answer = next((found for found in answers[task.standard.occupation] if found.level is task.level), None)
    graph = task.catalog.graph(task.on)
    everyone = [found for of_one in answers.values() for found in of_one]
    told = {
        "answer": _answer(answer, result, lang),
        "facts": _facts(task.person, lang),
        "ladder": drawn(
            graph.to_svg(list(answers), person=task.person, answers=everyone, plan=plan, on=task.on, lang=lang)
        ),
        "obstacles": _obstacles(result, zh),
        "fixes": [fix_words(fix, lang) for fix in answer.fixes] if answer and plan is None else [],
        "open": _open(answer, plan, lang),
        "timeline": drawn(plan.to_svg(lang)) if plan and plan.steps else None,
        "steps": shown_steps(plan, task, lang) if plan else [],
        "levers": _levers(plan, lang) if plan else [],
        "front": _front(plan, task, zh) if plan else [],
        "receipt": receipt(task, version, zh),
    }
    return {
        **told,
        "lang": "zh-CN" if zh else "en",
        "words": labels(zh),
        "title": labels(zh)["title"].format(target=target_words(result, zh)),
        "asked": str(task.on),
        "sections": [name for name in _SECTIONS if told[name]],
    }


def _answers(task: PlanRequest, plan: Plan | None) -> dict[str, list[Eligibility]]:
    """How the person stands today with each level of the occupation, and of others that the plan goes through."""
    earned = (
        [step.record for step in plan.steps if step.clause and isinstance(step.record, Certificate)] if plan else []
    )
    names = dict.fromkeys([task.standard.occupation, *(record.occupation for record in earned)])
    standards = [task.catalog.standard(name, task.on) for name in names]
    return {
        standard.occupation: [check(replace(task, standard=standard, level=level)) for level in standard.levels]
        for standard in standards
    }


def _obstacles(result: Plan | NoPath, zh: bool) -> Barred | None:
    """What blocks every way, unless it is the wishes alone."""
    if isinstance(result, Plan) or result.wishes or result.tree is None:
        return None
    return barred(result.tree, zh)


def _answer(answer: Eligibility | None, result: Plan | NoPath, lang: str) -> dict[str, Any]:
    """The verdict of today, what is added to it, and the way in a sentence."""
    zh = lang == "zh"
    way = [headline(result, zh)] if isinstance(result, Plan) else no_path_words(result, zh)
    if isinstance(result, Plan) and not result.steps:
        return {"sign": "✓", "verdict": way[0], "notes": []}
    if answer is None:
        return {"sign": "", "verdict": way[0], "notes": way[1:]}
    verdict = verdict_words(answer, lang)
    return {"sign": answer.verdict.sign, "verdict": verdict, "notes": [*note_words(answer, lang), *way]}


def _facts(person: Person, lang: str) -> list[tuple[str, list[str]]]:
    """What was told: the lists with something in them, or not known; the four usual ones also when empty."""
    zh = lang == "zh"
    words = labels(zh)
    facts = []
    for name in (kind.list_name for kind in RECORD_KINDS.values()):
        records = getattr(person, name)
        told = [record_words(record, lang) for record in records or ()]
        if person.unknown(name):
            told.append(words["more"] if told else words["unknown"])
        if told or name in ("certificates", "work", "education", "training"):
            facts.append((LISTS[name][0 if zh else 1], told or [words["none"]]))
    if person.born:
        facts.append((words["born"], [str(person.born)]))
    return facts


def _open(answer: Eligibility | None, plan: Plan | None, lang: str) -> list[tuple[str, list[str]]]:
    """What the plan takes for granted, and the questions, under their headings."""
    found: dict[str, list[str]] = {}
    if plan is not None:
        found["assumptions"] = [assumption_words(assumption, plan, lang == "zh") for assumption in plan.assumptions]
        found["provided"] = [question.explain(lang) for question in plan.provided]
        found["question"] = [plan.question.explain(lang)] if plan.question else []
    if answer is not None:
        found["questions"] = [question.explain(lang) for question in answer.questions]
    return [(name, told) for name, told in found.items() if told]


def _levers(plan: Plan, lang: str) -> list[tuple[str, ...]]:
    """The rows of the levers' table."""
    days = labels(lang == "zh")["days"]
    return [(lever_words(lever, lang), days.format(days=lever.days), str(lever.reached)) for lever in plan.levers]


def _front(plan: Plan, task: PlanRequest, zh: bool) -> list[tuple[str, ...]]:
    """The rows of the table that compares the ways, if there are several; this plan's is marked."""
    front = plans(task)
    return [_way(other, other == plan, zh) for other in front] if len(front) > 1 else []


def _way(plan: Plan, is_this: bool, zh: bool) -> tuple[str, ...]:
    clauses = [step.clause.id for step in plan.steps if step.kind == "certificate" and step.clause]
    mark = f" {labels(zh)['this']}" if is_this else ""
    counts = (plan.certificates, plan.trainings, plan.programmes)
    return f"{plan.reached}{mark}", f"{plan.years:.1f}", *map(str, counts), ("、" if zh else ", ").join(clauses)
