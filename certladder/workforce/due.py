"""Who becomes eligible by a day, and when: work that goes on today goes on.

What certainly holds goes on to hold, student status apart. So the first day is found by halving: each round asks every
person and target about the middle of what is left of its days. Students, whose status ends, are asked about one by one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import ibis

from ..model.requirements import EnrolmentRequirement
from ..solver.case import Case
from ..solver.eligibility.check import check
from .answers import holders, targets_met
from .day_rules import DayRules
from .engine import Query, rows
from .looks import by_look, each_target
from .people import people
from .records import Records
from .rules import Rules
from .truths import RecordView, truths

__all__ = ["coming", "first_days"]


def coming(rules: Rules, records: Records, on: int, until: int) -> Query:
    """Rows of person and model that are certain on `until` and not on `on`, and all of students."""
    looked, engine = by_look(rules, records), records.engine
    facts = RecordView.of(rules, looked, until)
    students = engine.keep(_students(facts, on, until))
    now, later = (_certain(facts, DayRules.of(rules.book, records, [day]), day) for day in (on, until))
    soon = later.anti_join(now, ["person", "model"]).anti_join(students, ["person", "model"])
    return ibis.union(soon.select("person", "model", student=ibis.literal(False)), students.mutate(student=True))


def first_days(rules: Rules, records: Records, coming: Query, on: int, until: int) -> Query:
    """Rows of person, target, the first day after `on` and up to `until`, the alternatives, as bits, of that day, and
    whether the level is held on `on`."""
    engine = records.engine
    named = each_target(coming, rules, records)
    few = records.of(named.select("person").distinct())
    looked = by_look(rules, few)
    spans = coming.filter(~coming.student).select("person", "model", low=_day(on), high=_day(until))
    spans, facts = engine.keep(spans), RecordView.of(rules, looked, until)
    if not engine.is_empty(spans):
        for _ in range((until - on - 1).bit_length()):
            spans = _halved(facts, spans)
    found = _probed(facts, spans.mutate(on=spans.high)).rename(day="on").select("person", "model", "day", "sure")
    held = holders(looked, rules, on).distinct().mutate(held=True)
    found, held = (each_target(table, rules, few) for table in (found, held))
    students = rows(
        _by_hand(rules, few, named.filter(named.student), on, until),
        id="string", target="int64", day="int64", sure="int64",
    )  # fmt: skip
    by_hand = engine.put(students).join(few.persons, "id")
    both = ibis.union(*(part.select("person", "target", "day", "sure") for part in (found, by_hand)))
    both = both.left_join(held, ["person", "target"])
    return both.join(records.persons, "person").select("id", "target", "day", "sure", held=both.held.fill_null(False))


def _day(day: int) -> Query:
    return ibis.literal(day, "int64")


def _certain(facts: RecordView, rules: DayRules, day: int) -> Query:
    met = targets_met(truths(facts, rules, day), facts.rules, rules.when)
    return facts.records.engine.keep(met.filter(met.sure > 0))


def _halved(facts: RecordView, spans: Query) -> Query:
    """Of each span of days (low, high], the half that the first certain day is in."""
    middle = spans.mutate(on=(spans.low + spans.high) // 2)
    met = _probed(facts, middle.filter(middle.on > middle.low)).select("person", "model", yes=ibis.literal(True))
    found = middle.left_join(met, ["person", "model"])
    yes = found.yes.fill_null(False)
    return facts.records.engine.keep(
        found.select(
            found.person,
            found.model,
            low=ibis.ifelse(yes | (found.on == found.low), found.low, found.on),
            high=ibis.ifelse(yes, found.on, found.high),
        )
    )


def _probed(facts: RecordView, asked: Query) -> Query:
    """Which of (person, target, on) are certain, with the alternatives."""
    book, records = facts.rules.book, facts.records
    engine = records.engine
    asked = engine.keep(asked.select("person", "model", "on"))
    days = engine.fetch(asked.select("on").distinct())["on"].to_pylist()
    probes = engine.keep(asked.join(facts.rules.needs, "model").select("person", "asked", "on").distinct())
    rules = DayRules.of(book, records, days, probes)
    return _certain(facts, rules, max(days, default=0)).semi_join(asked, ["person", "model", "on"])


def _students(facts: RecordView, on: int, until: int) -> Query:
    """Who is a student between the days, so far as that could make a target certain."""
    needs = facts.rules.needs
    studying = [number for number, _ in facts.rules.book.of_type(EnrolmentRequirement)]
    found = facts.served.join(needs.filter(needs.asked.isin(studying)), "asked")
    found = found.filter((found.topics == 0) & (found.enrolled <= until) & (found.day > on))
    return found.select("person", "model").distinct()


def _by_hand(rules: Rules, records: Records, students: Query, on: int, until: int) -> Iterator[dict[str, Any]]:
    book = rules.book
    pairs = records.persons.join(students, "person").select("id", "target")
    known = people(records, pairs.select("id").distinct())
    for pair in records.engine.fetch(pairs).to_pylist():
        target = book.targets[pair["target"]]
        day = dt.date.fromordinal(on)
        case = Case(known[pair["id"]], book.catalog, book.policy, target.standard, target.level, day)
        first = check(case).eligible_from
        if first is not None and on < first.toordinal() <= until:
            then = check(replace(case, on=first))
            sure = sum(1 << place for place, result in enumerate(then.clauses) if result.verdict == "eligible")
            yield pair | {"day": first.toordinal(), "sure": sure}
