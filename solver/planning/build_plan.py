"""A dated route -> a plan: steps, what it takes for granted, and the questions it rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ...model.dates import add_months
from ...model.day_set import DaySet
from ...model.person import Record, Training, Work
from ...model.requirements import Requirement
from ...model.terms import Verdict
from ..eligibility.findings import find, verdict_on
from ..evaluate.evaluate import evaluate
from ..evaluate.question import Question
from .plan import Assumption, Plan, Step
from .schedule import Attended, Dated, Timeline
from .search_space import SearchSpace
from .study_chains import serves, study_requirements
from .transition import Transition

__all__ = ["plan_of"]

_date = dt.date.fromordinal


def plan_of(line: Timeline, ladder: SearchSpace) -> Plan:
    """The plan for a route that was lived to its end."""
    standard = ladder.standard
    steps = [step for _, step in sorted(_steps(line, ladder), key=_in_order)]
    return Plan.unvalidated(
        occupation=standard.occupation,
        level=ladder.target,
        english=standard.english,
        on=ladder.on,
        reached=_date(line.day),
        certificates=line.earned,
        trainings=line.trainings,
        programmes=len(line.studies),
        steps=tuple(steps),
        assumptions=tuple(_assumptions(line, ladder)),
        provided=tuple(dict.fromkeys([*ladder.wishes.answered, *_provided(line)])),
        task=ladder.task,
    )


_RANK = {"study": 0, "work": 1, "train": 2, "certificate": 3}


def _in_order(staged: tuple[int, Step]) -> tuple[dt.date, int, int, bool]:
    """By the day a step begins; on one day by stages, and in a stage what a certificate rests on before it."""
    stage, step = staged
    return step.start, stage, _RANK[step.kind], step.clause is not None


def _steps(line: Timeline, ladder: SearchSpace) -> Iterator[tuple[int, Step]]:
    """Work up to each certificate, trainings by the day of application, studies, certificates; with their stages."""
    suspended = DaySet.union(_span(study) for study in line.studies if study.option.full_time)
    since = ladder.on.toordinal()
    for stage, dated in enumerate(line.certificates):
        option = dated.option
        for start, end in DaySet.span(since, dated.issued) - suspended:
            first, last = _date(start), _date(end - 1)
            work = Work.unvalidated(occupation=ladder.standard.occupation, start=first, end=last)
            yield stage, _step("work", first, last, work, option)
        if option.training is not None:
            yield stage, _train(dated, option.training, ladder)
        applied, issued = _date(dated.applied), _date(dated.issued)
        critical = _critical(dated, since, ladder)
        yield stage, _step("certificate", applied, issued, dated.certificate, option, critical=critical)
        since = dated.issued
    for study in line.studies:
        option = _served(study, line, ladder)
        enrolled, graduated = map(_date, _span(study))
        suspends = study.option.full_time
        yield study.stage, _step("study", enrolled, graduated, study.education, option, suspends_work=suspends)
        if study.certificate is not None:
            yield study.stage, _step("certificate", graduated, graduated, study.certificate, None)


def _served(study: Attended, line: Timeline, ladder: SearchSpace) -> Transition:
    """The option that a programme is for: the first that it brings something for, itself or by what follows it."""
    ahead = [dated.option for dated in line.certificates[study.stage :] if study_requirements(dated.option.asked)]
    occupation, sure = ladder.standard.occupation, ladder.wishes.assume_unknown
    for option in ahead:
        view = ladder.view_of(option)
        if any(serves(study.option, asked, view, occupation=occupation, assume_unknown=sure) for asked in option.asked):
            return option
    return ahead[0]


def _span(study: Attended) -> tuple[int, int]:
    enrolled, graduated = study.education.enrolled, study.education.graduated
    return (enrolled.toordinal() if enrolled else 0), (graduated.toordinal() if graduated else 0)


def _train(dated: Dated, taken: Training, ladder: SearchSpace) -> Step:
    applied = _date(dated.applied)
    start = max(_date(add_months(dated.applied, -ladder.policy.training_months)), ladder.on)
    training = Training.unvalidated(occupation=taken.occupation, level=taken.level, completed=applied)
    return _step("train", start, applied, training, dated.option)


def _critical(dated: Dated, since: int, ladder: SearchSpace) -> Requirement | None:
    """The requirement that is the last to hold from the day `since` on, if any was still to come."""
    last, critical = since, None
    for required in dated.option.asked:
        training = dated.option.training if required.type == "training" else None
        days = DaySet.since(training.completed) if training else ladder.days(required, dated.view)
        first = days.first_from(since)
        if first is not None and first > last:
            last, critical = first, required
    return critical


def _step(
    kind: str,
    start: dt.date,
    date: dt.date,
    record: Record,
    option: Transition | None,
    *,
    suspends_work: bool = False,
    critical: Requirement | None = None,
) -> Step:
    clause = option.clause if option else None
    return Step.unvalidated(
        kind=kind,
        start=start,
        date=date,
        record=record,
        clause=clause,
        alternative=option.alternative if option and clause else None,
        suspends_work=suspends_work,
        critical=critical,
    )


def _assumptions(line: Timeline, ladder: SearchSpace) -> Iterator[Assumption]:
    occupation = ladder.standard.occupation
    if line.day > ladder.on.toordinal():
        yield Assumption(kind="works_on", occupation=occupation)
    for dated in line.certificates:
        if dated.option.clause is None:
            yield Assumption(kind="undocumented", occupation=occupation, level=dated.option.level)
    if line.certificates and ladder.policy.lead_time_months:
        yield Assumption(kind="lead_time", occupation=occupation, months=ladder.policy.lead_time_months)
    if ladder.policy.training_months and any(dated.option.training for dated in line.certificates):
        yield Assumption(kind="training_time", occupation=occupation, months=ladder.policy.training_months)
    for study in line.studies:
        yield Assumption(kind="study_time", occupation=occupation, months=study.option.months)


def _provided(line: Timeline) -> Iterator[Question]:
    for dated in line.certificates:
        option = dated.option
        asked = [required for required in option.asked if not (option.training and required.type == "training")]
        for requirement in asked:
            if verdict_on(evaluate(requirement, dated.view), dated.applied) is Verdict.UNDETERMINED:
                yield from find(requirement, dated.view, _date(dated.applied)).questions
