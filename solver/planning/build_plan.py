"""A route -> a plan: steps, what it assumes, the questions it rests on, and what was given and has no part in it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from ...model.day_set import DaySet
from ...model.person import Record, Training, Work
from ...model.requirements import Requirement
from ...model.terms import Programme
from ..eligibility.check import contested, find, holds_level
from ..eligibility.note import Note
from ..eligibility.notes import all_asked, find_notes
from ..evaluate.evaluate import evaluate
from ..evaluate.question import Question
from ..evaluate.record_view import RecordView
from ..evaluate.work_years import full_time_study
from .plan import Assumption, AssumptionKind, Plan, Step, StepKind
from .route import AttendedProgramme, EarnedCertificate, Route
from .search_space import SearchSpace, Transition, training_time
from .wishes import Prices, hundredths

_date = dt.date.fromordinal


def build_plans(routes: Sequence[Route], space: SearchSpace, most: int | None = None) -> list[Plan]:
    """The plans for whole routes, of which only the first `most` are written out."""
    nothing_assumed = space.wishes.assume_unknown and not any(True for one in routes for _ in provided(one))
    notes, plans = plan_notes(space, nothing_assumed=nothing_assumed), []
    for route in routes[:most]:
        _, certificates, trainings, programmes, money = route.cost
        plans.append(
            Plan.unvalidated(
                occupation=space.standard.occupation,
                level=space.request.level,
                english=space.standard.english,
                on=space.on,
                reached=_date(route.day),
                certificates=certificates,
                trainings=trainings,
                programmes=programmes,
                cost=money / 100 if space.wishes.priced else None,
                steps=tuple(sorted(_steps(route, space), key=lambda step: step.start)),
                assumptions=tuple(dict.fromkeys(_assumptions(route, space))),
                provided=tuple(dict.fromkeys([*space.wishes.answered, *provided(route)])),
                left_out=space.left_out,
                notes=notes,
            )
        )
    return plans


def _steps(route: Route, space: SearchSpace) -> Iterator[Step]:
    """Of each certificate in turn: the studies begun for it, the work up to it, the training, what comes with the studies."""
    suspended = full_time_study(route.view)[0].certain
    since = space.today
    for stage, earned in enumerate(route.certificates):
        transition, training, applied = earned.transition, earned.transition.training, earned.applied
        studies = [study for study in route.studies if study.stage == stage]
        for study in studies:
            served, suspends = _served(study, route), study.option.full_time
            yield _step("study", study.enrolled, study.graduated, study.education, served, suspends_work=suspends)
        for start, end in DaySet.span(since, earned.issued) - suspended:
            work = Work.unvalidated(occupation=space.standard.occupation, start=_date(start), end=_date(end - 1))
            yield _step("work", start, end - 1, work, transition)
        if training is not None:
            begun = max(training_time(transition.standard, training.level, space.policy, applied, -1), space.today)
            taken = Training.unvalidated(**{**vars(training), "completed": _date(applied)})
            yield _step("train", begun, applied, taken, transition)
        for study in studies:
            if study.certificate is not None:
                yield _step("certificate", study.graduated, study.graduated, study.certificate, None)
        found = {"critical": _critical(earned, since, space), "contested": _contested(earned, since, space)}
        yield _step("certificate", applied, earned.issued, earned.certificate, transition, **found)
        since = earned.issued


def _step(kind: StepKind, start: int, date: int, record: Record, transition: Transition | None, **more: Any) -> Step:
    clause = transition.clause if transition else None
    alternative = transition.alternative if transition and clause else None
    given = {"clause": clause, "alternative": alternative, "suspends_work": False, "critical": None, "contested": ()}
    return Step.unvalidated(kind=kind, start=_date(start), date=_date(date), record=record, **{**given, **more})


def _served(study: AttendedProgramme, route: Route) -> Transition:
    """The transition that a programme is for: the first that needs it, else the first that needs what it leads on to."""
    ahead = [earned.transition for earned in route.certificates[study.stage :]]
    needed = [(one, chain.programmes) for one in ahead for need in one.needs for chain in need.chains]
    by_itself = [one for one, programmes in needed if programmes[-1] == study.option]
    return (by_itself or [one for one, programmes in needed if study.option in programmes])[0]


def _critical(earned: EarnedCertificate, since: int, space: SearchSpace) -> Requirement | None:
    """The requirement, as the clause has it, that is the last to hold from the day `since` on, if any was still to come."""

    def first(requirement: Requirement) -> int:
        return space.days([requirement], earned.view).first_from(since) or since

    transition = earned.transition
    asked = transition.clause.alternatives[transition.alternative - 1] if transition.clause else ()
    last = max(zip(transition.requirements, asked, strict=True), key=lambda pair: first(pair[0]), default=None)
    return last[1] if last is not None and first(last[0]) > since else None


def _contested(earned: EarnedCertificate, since: int, space: SearchSpace) -> tuple[str, ...]:
    """The readings under which the certificate could not be applied for on that day, looked at from the day `since` on."""
    transition = earned.transition
    if transition.clause is None:
        return ()
    return earned.view.derive(  # once for the plans that begin alike
        "contested",
        transition.clause.alternatives[transition.alternative - 1],
        lambda asked, view: contested([asked], view, _date(since), possibly=space.wishes.assume_unknown),
    )


def _assumptions(route: Route, space: SearchSpace) -> Iterator[Assumption]:
    policy, wishes, since = space.policy, space.wishes, space.on
    transitions = [earned.transition for earned in route.certificates]
    assumed = partial(Assumption, occupation=space.standard.occupation)
    works_on = route.day > space.today
    if works_on:
        is_suspended = full_time_study(route.view)[0].certain & DaySet.span(space.today, route.day)
        yield assumed(kind="works_on_between" if is_suspended else "works_on", since=since)
        if space.request.person.has_partial_dates and not wishes.assume_unknown:
            yield assumed(kind="latest_dates")
    yield from (assumed(kind="undocumented", level=one.level) for one in transitions if one.clause is None)
    yield from _of_texts(route, space)
    if any(transition.clause for transition in transitions):
        yield assumed(kind="lead_time", months=policy.lead_time_months)
        if policy.sittings:
            yield assumed(kind="sittings", sittings=policy.sittings)
    for day, count in Counter(earned.issued for earned in route.certificates).items():
        if count > 1:
            yield assumed(kind="same_day", since=_date(day), count=count)
    yield from _of_trainings([one for one in transitions if one.training], space)
    if wishes.priced is not None:
        yield assumed(kind="prices", source=wishes.priced.source or None)
    yield from (assumed(kind="study_time", months=study.option.months) for study in route.studies)
    for level in space.standard.supplements if works_on else ():
        is_below = level != space.request.level and space.request.level.covers(level)
        if is_below and not holds_level(space.view, level, since):
            yield assumed(kind="without_supplement", level=level)


def _of_texts(route: Route, space: SearchSpace) -> Iterator[Assumption]:
    """The texts that are not official, and those no longer in force when a certificate is applied for by them (D15)."""
    transitions = [earned.transition for earned in route.certificates]
    for one in transitions:
        occupation, text = one.standard.occupation, one.standard.source_of(one.level)
        if text.trust:
            source = text.source or occupation
            yield Assumption(kind="supplement", occupation=occupation, level=one.level, source=source, trust=text.trust)
    for one, earned in zip(transitions, route.certificates, strict=True):
        last, following = space.view.catalog.last_day(one.standard, space.on)
        if _date(earned.applied) > last:
            kind: AssumptionKind = "edition_followed" if following else "edition_ends"
            yield Assumption(kind=kind, occupation=one.standard.occupation, since=last, source=following)


def _of_trainings(transitions: Iterable[Transition], space: SearchSpace) -> Iterator[Assumption]:
    """How long each training is taken to last; of hours that are not known, that too."""
    months, per_week = space.policy.training_months, space.policy.training_hours_per_week
    for one in transitions:
        about = partial(Assumption, occupation=one.standard.occupation)
        if per_week and (hours := one.standard.training_hours.get(one.level)):
            text = one.standard.source_of("training_hours")
            timed = partial(about, level=one.level, hours=hours, per_week=per_week)
            yield timed(kind="training_hours", source=text.source or one.standard.occupation, trust=text.trust)
        elif per_week or months:
            yield about(kind="training_time", months=months)


def provided(route: Route) -> Iterator[Question]:
    """The open questions on whose answers a route rests."""
    for earned in route.certificates:
        for asked in earned.transition.requirements:
            if not evaluate(asked, earned.view).certain.covers(earned.applied):  # else there is nothing to find
                yield from find(asked, asked, earned.view, _date(earned.applied)).questions


def plan_notes(space: SearchSpace, *, nothing_assumed: bool = False) -> tuple[Note, ...]:
    """What of the person and of the declarations no clause on the way asks for, and the wishes that change no plan.

    `nothing_assumed`: no plan rests on an assumed answer. Where the target is held, only wishes are told.
    """
    own = RecordView(space.request)
    asked = [
        one
        for node, (standard, _) in space.to_earn.items()
        for clause in space.clauses_of(node)
        for one in all_asked(clause.alternatives, own.for_standard(standard))
    ]
    questions = () if space.wishes.assume_unknown else None
    found = () if space.held else find_notes(own, asked, dt.date.max, questions)  # what is to come counts
    return tuple(dict.fromkeys([*found, *_unused_wishes(space, nothing_assumed)]))


def _unused_wishes(space: SearchSpace, nothing_assumed: bool) -> Iterator[Note]:
    """The wishes, and parts of them, that change no plan: all if the target is held (nothing is silently without effect)."""
    wishes, note, given = space.wishes, partial(Note, occupation=space.standard.occupation), space.wishes.given
    if space.held:
        if given:
            yield note(code="wish", names=given)
        return
    if {"avoid", "only", "no_full_time"}.intersection(given):  # what is on the way but for what they rule out
        space = SearchSpace(space.request.wishing(avoid=frozenset(), only=None, no_full_time=False), space.view)
    each, prices = space.each_transition, space.prices
    needs = [need for one in each for need in one.needs]
    programmes = {programme for need in needs for chain in need.chains for programme in chain.programmes}
    fees = [hundredths(prices.of_programme(programme)) for programme in programmes]
    dearest = {one.node: one.money for one in sorted(each, key=lambda one: one.money)}
    trained = {one.node for one in each if one.training}
    gained = sum(programme.programme is Programme.PRE_TECHNICIAN for programme in programmes)
    most = {
        "programmes": len(programmes),
        "trainings": len(trained),
        "certificates": len(dearest) + gained,
        "cost": sum(amount for amount in (*dearest.values(), *fees) if amount > 0) / 100,
    }
    clauses = {one.clause.id for one in each if one.clause}
    only = clauses if wishes.only is None else wishes.only
    without_effect = {
        "no_full_time": not any(programme.full_time for programme in programmes),
        "undocumented": all(one.clause for one in each),
        "only": only >= clauses,
        "prices": wishes.prices == Prices(source=prices.source),
        "assume_unknown": nothing_assumed,
        **{f"max_{name}": (getattr(wishes, f"max_{name}") or 0) >= number for name, number in most.items()},
    }
    whole = tuple(name for name in given if without_effect.get(name))
    if whole:
        yield note(code="wish", names=whole)
    levels, courses = {one.level for one in each}, {one.training.level for one in each if one.training}
    never = {name for name, number in most.items() if not number} - ({"cost"} if any(dearest.values()) else set())
    aims = wishes.optimise if "optimise" in given else ()
    parts = {
        "avoid": wishes.avoid - clauses.intersection(only),
        "only": only - clauses,
        "certificate": prices.certificate.keys() - levels,
        "training": prices.training.keys() - courses,
        "programme": prices.programme.keys() - set(map(prices.kind_of, programmes)),
        "subsidy": prices.subsidy.keys() - levels,
        "optimise": {aim for place, aim in enumerate(aims) if aim in never or aim in aims[:place]},
    }
    for name, elsewhere in parts.items():
        if elsewhere and name not in whole:
            codes = (str(getattr(one, "value", one)) for one in elsewhere)
            yield note(code="wish_parts", name=name, names=tuple(sorted(codes)))
    part_time = "no_full_time" in given and "no_full_time" not in whole
    for option, number in Counter(wishes.study).items():
        if number > 1:
            yield note(code="duplicate", record=option.course)
        if option not in programmes and not (part_time and option.full_time):  # else it is ruled out, helpful or not
            yield note(code="study", record=option.course)
