"""Every requirement of every person that is not certainly unmet, on the day asked.

Rows of person and requirement (`asked`): `truth` is 2 where it certainly holds and 1 where it possibly does; `topics` is
what is unknown. A requirement without a row does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass

import ibis

from . import worktime
from .day_rules import DayRules
from .engine import Query, bit_or
from .records import Records
from .rulebook import BITS
from .rules import Rules

__all__ = ["RecordView", "truths"]


@dataclass
class RecordView:
    """What does not change from day to day: which records could serve which requirement, and the work that could count."""

    rules: Rules
    records: Records
    served: Query
    spells: Query
    segments: Query
    anchors: Query

    @classmethod
    def of(cls, rules: Rules, records: Records, day: int) -> RecordView:
        """The facts of some persons; anchors after `day` are not asked about."""
        keep = records.engine.keep
        served = keep(records.documents.join(rules.cases, "kind").drop("kind"))
        spells = keep(worktime.spells(rules, records))
        segments = keep(worktime.segments(spells))
        return cls(rules, records, served, spells, segments, keep(worktime.anchors(served, rules, records, day)))


def truths(facts: RecordView, rules: DayRules, day: int) -> Query:
    """One row for each person and requirement that certainly or possibly holds."""
    gap = facts.rules.book.policy.continuity_gap_days
    keep, when = facts.records.engine.keep, rules.when
    stretches = keep(worktime.islands(facts.spells, rules.continuous, gap, day))
    parts = [
        _documents(facts, rules),
        worktime.cumulative(rules.cumulative, facts.anchors, facts.segments, when, facts.records.engine),
        worktime.continuous(rules.continuous, facts.anchors, stretches, when),
        worktime.begun(rules.working, facts.spells, when),
        _ages(facts, rules),
        _unread(facts, rules),
    ]
    columns = ["person", "asked", *when, "truth", "topics"]
    return keep(ibis.union(*(part.select(*columns) for part in parts)))


def _documents(facts: RecordView, rules: DayRules) -> Query:
    """Where a record holds by its date, or the list could hold one that does."""
    on = [name for name in ("person", "asked") if name in rules.documents.columns]
    found = facts.served.join(rules.documents, on)
    no_day, no_start = found.day.isnull(), found.enrolled.isnull()
    enrolled = no_start | (found.enrolled <= found.on)
    student = enrolled & (no_day | (found.on < found.day))
    holds = ibis.ifelse(no_day, enrolled, (found.day <= found.cutoff) & (enrolled | ~found.expected))
    found = found.mutate(
        topics=found.topics
        | ibis.ifelse(no_day, found.undated, 0)
        | ibis.ifelse(found.student & no_start, BITS["enrolled"], 0)
    ).filter(ibis.ifelse(found.student, student, holds))
    columns = ["person", "asked", *rules.when, "topics"]
    alone = found.filter(found.alone)
    parts = [found.filter(~found.alone).select(*columns)]
    if not rules.when:
        lists = facts.rules.lists
        unlisted = facts.records.gaps.join(lists.filter(lists.needed), ["list", "shape"])
        parts.append(unlisted.select(*columns))
    each = ibis.union(*parts) if len(parts) > 1 else parts[0]
    best = each.group_by(["person", "asked", *rules.when]).agg(
        truth=ibis.ifelse(each.topics == 0, 2, 1).max().cast("int64"), topics=bit_or(each.topics)
    )
    only = alone.mutate(truth=ibis.ifelse(alone.topics == 0, 2, 1).cast("int64"))
    return ibis.union(best, only.select(*best.columns))


def _ages(facts: RecordView, rules: DayRules) -> Query:
    """Where the birthday has come (D18)."""
    persons = facts.records.persons
    found = persons.join(rules.ages, rules.whose("shape"))
    unknown = found.born.isnull()
    found = found.filter(unknown | (found.born <= found.cutoff))
    return found.mutate(
        truth=ibis.ifelse(unknown, 1, 2).cast("int64"), topics=ibis.ifelse(unknown, BITS["born"], 0).cast("int64")
    )


def _unread(facts: RecordView, rules: DayRules) -> Query:
    """What nobody could read: what the person says of it, else possible (D14)."""

    def rows(found: Query, truth: int, topics: int) -> Query:
        literals = {"truth": ibis.literal(truth, "int64"), "topics": ibis.literal(topics, "int64")}
        return found.select("person", "asked", *rules.when).mutate(**literals)

    said = facts.records.documents.join(facts.rules.answered, "kind").select("person", "asked", "met")
    met = rows(said.filter(said.met).join(rules.unread, rules.whose("asked")), 2, 0)
    everybody = facts.records.persons.join(rules.unread, rules.whose("shape"))
    return ibis.union(met, rows(everybody.anti_join(said, ["person", "asked"]), 1, BITS["unread"]))
