"""Every requirement of every person that is not certainly unmet, on the day asked.

Rows of person and requirement (`asked`): `truth` is 2 where it certainly holds and 1 where it possibly does; `topics` is
what is unknown. A requirement without a row does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass

import ibis

from ..model.terms import Mode
from . import worktime
from .engine import Query, bit_or, rows
from .records import Records
from .rulebook import BITS, RuleBook
from .serving import serves

__all__ = ["Facts", "Rows", "truths"]


@dataclass
class Facts:
    """What does not change from day to day: which records could serve which requirement, and the work that could count."""

    book: RuleBook
    records: Records
    served: Query
    spells: Query
    segments: Query
    anchors: Query
    lists: Query

    @classmethod
    def of(cls, book: RuleBook, records: Records, day: int) -> Facts:
        """The facts for one rule book; anchors after `day` are not asked about."""
        engine = records.engine
        kinds = engine.put(rows(serves(book, records.kinds), kind="int64", asked="int64", topics="int64"))
        lists = engine.put(rows(book.lists(), asked="int64", list="string", topics="int64", needed="bool"))
        served = engine.keep(records.documents.join(kinds, "kind").drop("kind"))
        spells = worktime.spells(book, records)
        segments = engine.keep(worktime.segments(spells))
        return cls(book, records, served, spells, segments, worktime.anchors(served, book, records, day), lists)


@dataclass
class Rows:
    """The rules in an engine, for the day asked or, for some persons, for a day of their own (`person`, `on`)."""

    documents: Query
    cumulative: Query
    continuous: Query
    working: Query
    ages: Query
    unread: Query
    when: list[str]

    @classmethod
    def of(cls, book: RuleBook, records: Records, days: list[int], probes: Query | None = None) -> Rows:
        """The rules for some days; with `probes` (person, asked, on) for those only."""
        put = records.engine.put
        int64 = "int64"
        work = {"asked": int64, "key": int64, "anchor": int64, "on": int64, "cutoff": int64}
        tables = {
            "documents": put(
                rows(
                    (row for day in days for row in book.documents(day)),
                    asked=int64, on=int64, cutoff=int64, undated=int64, student="bool", expected="bool",
                )
            ),
            "cumulative": put(
                rows(
                    (row for day in days for row in book.work(day, Mode.CUMULATIVE, records.earliest)),
                    **work, until=int64, days=int64, fewest=int64, direct="bool",
                )
            ),
            "continuous": put(
                rows((row for day in days for row in book.work(day, Mode.CONTINUOUS, 0)), **work, years=int64)
            ),
            "working": put(rows((row for day in days for row in book.working(day)), asked=int64, key=int64, on=int64)),
            "ages": put(rows((row for day in days for row in book.ages(day)), asked=int64, on=int64, cutoff=int64)),
            "unread": put(rows(book.unread(), asked=int64)),
        }  # fmt: skip
        if probes is None:
            return cls(**tables, when=[])
        unread = tables.pop("unread")
        return cls(
            **{name: probes.join(table, ["asked", "on"]) for name, table in tables.items()}, unread=unread, when=["on"]
        )


def truths(facts: Facts, rules: Rows, day: int) -> Query:
    """One row for each person and requirement that certainly or possibly holds."""
    gap = facts.book.policy.continuity_gap_days
    keep, when = facts.records.engine.keep, rules.when
    stretches = keep(worktime.islands(facts.spells, rules.continuous, gap, day))
    parts = [
        _documents(facts, rules),
        worktime.cumulative(rules.cumulative, facts.anchors, facts.segments, when, facts.records.engine),
        worktime.continuous(rules.continuous, facts.anchors, stretches, when),
        worktime.begun(rules.working, facts.spells, when),
        _ages(facts, rules),
    ]
    if not when:
        unread = facts.records.persons.cross_join(rules.unread).select("person", "asked")
        parts.append(unread.mutate(truth=ibis.literal(1, "int64"), topics=ibis.literal(BITS["unread"], "int64")))
    columns = ["person", "asked", *when, "truth", "topics"]
    return keep(ibis.union(*(part.select(*columns) for part in parts)))


def _documents(facts: Facts, rules: Rows) -> Query:
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
        unlisted = facts.records.gaps.join(facts.lists.filter(facts.lists.needed), "list")
        parts.append(unlisted.select(*columns))
    each = ibis.union(*parts) if len(parts) > 1 else parts[0]
    best = each.group_by(["person", "asked", *rules.when]).agg(
        truth=ibis.ifelse(each.topics == 0, 2, 1).max().cast("int64"), topics=bit_or(each.topics)
    )
    only = alone.mutate(truth=ibis.ifelse(alone.topics == 0, 2, 1).cast("int64"))
    return ibis.union(best, only.select(*best.columns))


def _ages(facts: Facts, rules: Rows) -> Query:
    """Where the birthday has come (D18)."""
    persons = facts.records.persons
    found = persons.join(rules.ages, "person") if "person" in rules.ages.columns else persons.cross_join(rules.ages)
    unknown = found.born.isnull()
    found = found.filter(unknown | (found.born <= found.cutoff))
    return found.mutate(
        truth=ibis.ifelse(unknown, 1, 2).cast("int64"), topics=ibis.ifelse(unknown, BITS["born"], 0).cast("int64")
    )
