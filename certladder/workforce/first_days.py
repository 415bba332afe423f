"""From records to first days, in SQL that both engines speak.

Days are ordinals. For each person and requirement there is one row (what can end may have several): the day from which it
certainly holds (`sure`), from which it possibly does (`maybe`), and until when (`until`). An alternative is the
intersection of its requirements, the latest of their starts up to the earliest end; a level is the union of its
alternatives; a verdict compares with the day asked.

Only `topics`, which say what is unknown as bits, belong to the day asked: a record that comes later is no question yet.
"""

from __future__ import annotations

from ..model.dates import BEGINNING, FOREVER
from .engine import Engine
from .records import Records
from .rule_tables import RuleTables
from .ruleset import BITS
from .work_days import from_new_year, units_later, work_days

__all__ = ["alternative_days", "answers", "becoming_eligible"]


def alternative_days(engine: Engine, rules: RuleTables, records: Records, on: int) -> str:
    """A table of person, target, bit and the days of each alternative that ever possibly holds; of who holds the level.

    `held` rows have no alternative: bit 0, and never a day.
    """
    anchors = engine.keep(_anchors(rules, records, on))
    parts = [_records(rules, records, on), *work_days(engine, rules, records, anchors, on)]
    requirements = engine.keep(" UNION ALL ".join(parts))
    held = f"""SELECT d.person, h.target, 0 AS bit, {FOREVER} AS sure, {FOREVER} AS maybe, {FOREVER} AS until,
        0 AS topics, 1 AS held
        FROM {records.documents} d JOIN {rules.held} h ON h.kind = d.kind WHERE d.day IS NULL OR d.day <= {on}"""
    return engine.keep(" UNION ALL ".join([*_alternatives(rules, requirements, on), held]))


def answers(days: str, on: int) -> str:
    """For each person and target: the alternatives on the day as bits, what is unknown, and the first days."""
    return f"""
        SELECT person, target,
            bit_or(CASE WHEN sure <= {on} AND {on} < until THEN bit ELSE 0 END) AS sure,
            bit_or(CASE WHEN maybe <= {on} AND {on} < until THEN bit ELSE 0 END) AS maybe,
            bit_or(CASE WHEN sure > {on} AND maybe <= {on} AND {on} < until THEN topics ELSE 0 END) AS topics,
            max(held) AS held,
            min({_from("sure", on)}) AS eligible_from,
            min({_from("maybe", on)}) AS possible_from
        FROM {days} GROUP BY person, target"""


def becoming_eligible(days: str, on: int, until: int) -> str:
    """Who is first eligible after the day asked and up to another: the day, the alternatives of that day, and `held`."""
    return f"""
        SELECT person, target, day, max(held) AS held,
            bit_or(CASE WHEN sure <= day AND day < until THEN bit ELSE 0 END) AS sure
        FROM (SELECT *, min({_from("sure", on)}) OVER (PARTITION BY person, target) AS day FROM {days}) dated
        WHERE day > {on} AND day <= {until} GROUP BY person, target, day"""


def _from(start: str, on: int) -> str:
    """The first day on or after the day asked."""
    return f"CASE WHEN greatest({start}, {on}) < until THEN greatest({start}, {on}) ELSE {FOREVER} END"


def _records(rules: RuleTables, records: Records, on: int) -> str:
    """D7 to D14, D18 to D21: what one record, a birthday or an answer meets, each record by its own date, joined."""
    start, end = f"coalesce(d.enrolled, {BEGINNING})", f"coalesce(d.day, {FOREVER})"
    held = from_new_year(units_later("d.day", "s.months", rules.policy), "d.day", rules.policy)
    each = f"""
        SELECT d.person, s.requirement, s.ends,
            CASE WHEN s.student OR d.day IS NULL THEN {start}
                WHEN s.expected THEN greatest(add_months(d.day, s.months), {start})
                WHEN s.months > 0 THEN {held} ELSE d.day END AS since,
            CASE WHEN s.student THEN {end} WHEN s.valid > 0 AND d.day IS NOT NULL THEN add_months(d.day, s.valid)
                ELSE {FOREVER} END AS until,
            s.topics | CASE WHEN d.day IS NULL THEN s.undated ELSE 0 END
                | CASE WHEN s.student AND d.enrolled IS NULL THEN {BITS["enrolled"]} ELSE 0 END AS topics
        FROM {records.documents} d JOIN {rules.serves} s ON s.kind = d.kind WHERE s.needed
        UNION ALL
        SELECT g.person, l.requirement, l.ends, {BEGINNING}, {FOREVER}, l.topics
        FROM {records.gaps} g JOIN {rules.lists} l ON l.list_name = g.list_name WHERE l.needed
        UNION ALL
        SELECT p.person, a.requirement, false,
            CASE WHEN p.born IS NULL THEN {BEGINNING} ELSE add_months(p.born, a.months) END, {FOREVER},
            CASE WHEN p.born IS NULL THEN {BITS["born"]} ELSE 0 END
        FROM {records.persons} p CROSS JOIN {rules.ages} a
        UNION ALL
        SELECT d.person, m.requirement, false, {BEGINNING}, {FOREVER}, 0
        FROM {records.documents} d JOIN {rules.meets} m ON m.kind = d.kind WHERE m.met
        UNION ALL
        SELECT p.person, u.requirement, false, {BEGINNING}, {FOREVER}, {BITS["unread"]}
        FROM {records.persons} p CROSS JOIN {rules.unread} u
        WHERE NOT EXISTS (SELECT 1 FROM {records.documents} d JOIN {rules.meets} m ON m.kind = d.kind
            WHERE d.person = p.person AND m.requirement = u.requirement)"""
    same = "OVER (PARTITION BY person, requirement)"
    open_ = f"since <= {on} AND {on} < until"
    return f"""
        SELECT person, requirement, min(CASE WHEN topics = 0 THEN since ELSE {FOREVER} END) AS sure,
            min(since) AS maybe, {FOREVER} AS until, bit_or(CASE WHEN since <= {on} THEN topics ELSE 0 END) AS topics
        FROM ({each}) each WHERE NOT ends GROUP BY person, requirement
        UNION ALL
        SELECT person, requirement, CASE WHEN topics = 0 THEN since ELSE {FOREVER} END, since, until,
            CASE WHEN max(CASE WHEN {open_} AND topics = 0 THEN 1 ELSE 0 END) {same} = 1 THEN 0
                ELSE bit_or(CASE WHEN {open_} THEN topics ELSE 0 END) {same} END
        FROM ({each}) each WHERE ends"""


def _anchors(rules: RuleTables, records: Records, on: int) -> str:
    """D5, D17: for each person and anchoring requirement, the first day from which work counts, certain and possible."""
    return f"""
        SELECT person, requirement, min(CASE WHEN topics = 0 THEN since ELSE {FOREVER} END) AS sure,
            min(since) AS maybe, bit_or(CASE WHEN since <= {on} THEN topics ELSE 0 END) AS topics
        FROM (
            SELECT d.person, s.requirement, coalesce(d.day, d.enrolled, {BEGINNING}) AS since,
                s.topics | CASE WHEN d.day IS NULL THEN a.undated ELSE 0 END AS topics
            FROM {records.documents} d JOIN {rules.serves} s ON s.kind = d.kind
            JOIN {rules.anchors} a ON a.requirement = s.requirement
            UNION ALL
            SELECT g.person, l.requirement, {BEGINNING}, l.topics
            FROM {records.gaps} g JOIN {rules.lists} l ON l.list_name = g.list_name
            JOIN {rules.anchors} a ON a.requirement = l.requirement
        ) each GROUP BY person, requirement"""


def _alternatives(rules: RuleTables, requirements: str, on: int) -> list[str]:
    """The days on which all requirements of an alternative hold, one query for each number of requirements."""
    found = []
    for size, table in rules.alternatives.items():
        needs = [f"r{place}" for place in range(size)]
        joins = " ".join(
            f"JOIN {requirements} {r} ON {r}.requirement = a.need{place}"
            + (f" AND {r}.person = r0.person" if place else "")
            for place, r in enumerate(needs)
        )
        sure, maybe = (_all("greatest", needs, name) for name in ("sure", "maybe"))
        until = _all("least", needs, "until")
        open_ = f"CASE WHEN {{0}}.sure <= {on} AND {on} < {{0}}.until THEN 0 ELSE {{0}}.topics END"
        topics = " | ".join(open_.format(r) for r in needs)
        found.append(f"""
            SELECT r0.person, a.target, a.bit, {sure} AS sure, {maybe} AS maybe, {until} AS until,
                {topics} AS topics, 0 AS held
            FROM {table} a {joins} WHERE {maybe} < {until}""")
    return found


def _all(function: str, tables: list[str], column: str) -> str:
    columns = [f"{table}.{column}" for table in tables]
    return f"{function}({', '.join(columns)})" if len(columns) > 1 else columns[0]
