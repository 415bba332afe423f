"""The page of a plan, or of the reasons why there is none: its content, section by section."""

from collections.abc import Sequence
from dataclasses import replace

from ..drawing.ladder_svg import ladder_svg
from ..model.periods import Period
from ..model.person import RECORD_KINDS, Certificate
from ..model.requirements import CertificateRequirement, DiplomaRequirement, Requirement
from ..model.terms import CertificateKind, Verdict
from ..model.wording import joined, say
from ..solver.eligibility.check import check
from ..solver.eligibility.receipt import Receipt, Source
from ..solver.eligibility.result import Eligibility
from ..solver.planning.improvements import improvements
from ..solver.planning.infeasible import NoPath
from ..solver.planning.plan import Plan, Step
from ..solver.planning.wishes import PlanRequest
from ..solver.wording import record_words, requirement_words
from .page import receipt, render
from .timeline import draw_timeline


def plan_page(
    request: PlanRequest, result: Plan | NoPath, front: Sequence[Plan], targets: Sequence[Plan], lang: str
) -> str:
    """One HTML page; `result` is the plan it is about or why there is none, `targets` are plans to other certificates."""
    plan = result if isinstance(result, Plan) else None
    steps = plan.steps if plan else ()
    changes = improvements(request, plan) if plan else []
    # the eligibility today for each level of the occupation, and of other occupations in the plan
    earned = [step.record.occupation for step in steps if step.clause and isinstance(step.record, Certificate)]
    named = [request.catalog.standard(name, request.on) for name in [request.standard.occupation, *earned]]
    standards = {standard.occupation: standard for standard in named}.values()
    answers = [check(replace(request, standard=one, level=level)) for one in standards for level in one.levels]
    target = request.standard.occupation, request.level
    answer = next((one for one in answers if (one.occupation, one.level) == target), None)
    outcome, words = _answer(answer, result, lang)
    mark = f" {say('report.this', lang)}"
    made, source = Receipt.of(request), Source.of(request.standard, request.level).explain(lang)
    texts = {"occupation": made.occupation, "source": source, "occupation_hash": made.text, "person_hash": made.person}
    shown = {  # in the order of the page
        "answer": words,
        "facts": [kind.list_name for kind in RECORD_KINDS.values()],
        "obstacles": result.tree if isinstance(result, NoPath) and not result.wishes else None,
        "ladder": ladder_svg(request.catalog, standards, request.on, lang, request.person, answers, plan),
        "timeline": draw_timeline(plan, lang) if plan and steps else None,
        "steps": [(step, _documents(step, plan, request, lang)) for step in steps] if plan else [],
        "open": (plan and plan.assumptions) or (answer and answer.questions),
        "improvements": [(one.change(lang), one.saved(lang), str(one.reached)) for one in changes],
        "front": [
            _row(one, (one.certificates, one.trainings, one.programmes), lang, mark if one == plan else "")
            for one in (front if len(front) > 1 else ())
        ],
        "targets": [_row(one, (one.target(lang),), lang) for one in targets],
        "receipt": receipt(request.catalog, request.policy, request.on, texts, lang, request.wishes),
    }
    return render(
        "report.html",
        lang,
        shown,
        title=say("report.title", lang, target=result.target(lang)),
        asked=say("report.asked", lang, day=request.on),
        outcome=outcome,
        occupation=request.standard.occupation,
        person=request.person,
        plan=plan,
        fixes=answer.fixes if answer and plan is None else (),
        questions=answer.questions if answer else (),
        to_settle=[one for one in changes if one.kind == "answer"][:1],
    )


def _answer(answer: Eligibility | None, result: Plan | NoPath, lang: str) -> tuple[Verdict | None, list[str]]:
    """Today's verdict, and in words: that, the plan in a sentence, and the notes on both."""
    summary = [result.headline(lang)] if isinstance(result, Plan) else result.summary(lang)
    if answer is None:
        return None, summary
    if isinstance(result, Plan) and not result.steps:
        return Verdict.ELIGIBLE, summary
    notes = [note.explain(lang) for note in result.notes]
    return answer.verdict, [answer.verdict_words(lang), *answer.prospects(lang), *summary, *notes]


def _row(plan: Plan, between: Sequence[str | int], lang: str, mark: str = "") -> tuple[str | int, ...]:
    """A row of a table of plans: when the certificate is earned, how long that takes, what is between, by which clauses."""
    clauses = [step.clause.id for step in plan.steps if step.kind == "certificate" and step.clause]
    takes = Period.between(plan.on, plan.reached).words(lang)
    return f"{plan.reached}{mark}", takes, *between, joined(clauses, lang)


def _documents(step: Step, plan: Plan, request: PlanRequest, lang: str) -> list[tuple[str, str, str]]:
    """A row for each requirement of a step's clause: what it asks, the papers, and the records that meet it on its day.

    All earlier steps are done by then.
    """
    earned = step.record
    if step.clause is None or not isinstance(earned, Certificate) or earned.level is None:
        return []
    before = [other.record for other in plan.steps if other is not step and other.start <= step.start]
    standard = request.catalog.standard(earned.occupation, request.on)
    person = request.person.plus(*before)
    answer = check(replace(request, person=person, standard=standard, level=earned.level, on=step.start))
    used = (step.clause, step.alternative)
    semicolon, rows = say("word.separator", lang), []
    for finding in next(one.findings for one in answer.clauses if (one.clause, one.alternative) == used):
        records = dict.fromkeys(record_words(record, lang) for record in finding.records)
        papers = semicolon.join(required_documents(finding.requirement, lang))
        asked = requirement_words(step.clause, finding.requirement, lang)
        rows.append((asked, papers, semicolon.join(records) or say("report.no_record", lang)))
    return rows


def required_documents(requirement: Requirement, lang: str) -> tuple[str, ...]:
    """The papers that usually prove a requirement; the assessment body decides."""
    if isinstance(requirement, CertificateRequirement):
        kinds = requirement.kinds
        if CertificateKind.PRE_TECHNICIAN not in kinds:  # either of the other two serves for both (D8)
            kinds = (CertificateKind.QUALIFICATION, CertificateKind.SKILL_LEVEL)
        return (say("report.document.or", lang).join(kind.words(lang) for kind in kinds),)
    codes: list[str] = [requirement.type]
    if isinstance(requirement, DiplomaRequirement):
        codes += [field for field in ("expected", "trains_to") if getattr(requirement, field)]
    return tuple(say(f"report.document.{code}", lang, **dict(requirement)) for code in codes)
