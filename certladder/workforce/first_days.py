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
    single = engine.keep(_records(rules, records, on))
    parts = [_met(single, on), *work_days(engine, rules, records, anchors, on)]
    requirements = engine.keep(" UNION ALL ".join(parts))
    held = f"""SELECT d.person, h.target, 0 AS bit, {FOREVER} AS sure, {FOREVER} AS maybe, {FOREVER} AS until,
        0 AS topics, 1 AS held
        FROM {records.documents} d JOIN {rules.held} h ON h.kind = d.kind WHERE d.last IS NULL OR d.last <= {on}"""
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
    """As `answers`, of who is first eligible after the day asked and up to another: the alternatives are of that day."""
    return f"""
        SELECT person, target, bit_or(CASE WHEN sure <= day AND day < until THEN bit ELSE 0 END) AS sure,
            bit_or(CASE WHEN sure <= day AND day < until THEN bit ELSE 0 END) AS maybe, CAST(0 AS BIGINT) AS topics,
            max(held) AS held, day AS eligible_from, day AS possible_from
        FROM (SELECT *, min({_from("sure", on)}) OVER (PARTITION BY person, target) AS day FROM {days}) dated
        WHERE day > {on} AND day <= {until} GROUP BY person, target, day"""


def _from(start: str, on: int) -> str:
    """The first day on or after the day asked."""
    return f"CASE WHEN greatest({start}, {on}) < until THEN greatest({start}, {on}) ELSE {FOREVER} END"


def _dated(records: Records) -> str:
    """The records that one date and a kind describe. A course lasts a day at least, so that each end narrows the other."""
    return f"""(SELECT person, kind, CASE WHEN day IS NOT NULL THEN greatest(day, enrolled + 1) END AS day, last, enrolled,
        CASE WHEN enrolled IS NOT NULL THEN least(enrolled_last, last - 1) END AS enrolled_last FROM {records.documents})"""


def _records(rules: RuleTables, records: Records, on: int) -> str:
    """D7 to D14, D18 to D21: what one record, a birthday or an answer meets, each by its own dates.

    From `since` until `until` possibly, from `since_last` until `until_first` certainly if no `topics` are unknown;
    `dated` is unknown between.
    """
    policy = rules.policy
    since, until = {}, {}
    for end, day, enrolled in (("", "d.day", "d.enrolled"), ("_last", "d.last", "d.enrolled_last")):
        start = f"coalesce({enrolled}, {BEGINNING})"
        held = from_new_year(units_later(day, "s.months", policy), day, policy)
        since[end] = f"""CASE WHEN s.student OR d.day IS NULL THEN {start}
            WHEN s.expected THEN greatest(add_months({day}, s.months), {start})
            WHEN s.months > 0 THEN {held} ELSE {day} END"""
        until[end] = f"""CASE WHEN s.student THEN coalesce({day}, {FOREVER})
            WHEN s.valid > 0 AND d.day IS NOT NULL THEN add_months({day}, s.valid) ELSE {FOREVER} END"""
    always = f"{BEGINNING} AS since, {BEGINNING} AS since_last, {FOREVER} AS until, {FOREVER} AS until_first"
    born = (
        f"CASE WHEN p.born IS NULL THEN {BEGINNING} ELSE add_months(p.{day}, a.months) END"
        for day in ("born", "born_last")
    )
    return f"""
        SELECT d.person, s.requirement, s.ends, {since[""]} AS since, {since["_last"]} AS since_last,
            {until["_last"]} AS until, {until[""]} AS until_first,
            s.topics | CASE WHEN d.day IS NULL THEN s.undated ELSE 0 END
                | CASE WHEN s.student AND d.enrolled IS NULL THEN {BITS["enrolled"]} ELSE 0 END AS topics, s.dated
        FROM {_dated(records)} d JOIN {rules.serves} s ON s.kind = d.kind WHERE s.needed
        UNION ALL
        SELECT g.person, l.requirement, l.ends, {always}, l.topics, 0
        FROM {records.gaps} g JOIN {rules.lists} l ON l.list_name = g.list_name WHERE l.needed
        UNION ALL
        SELECT p.person, a.requirement, false, {", ".join(born)}, {FOREVER}, {FOREVER},
            CASE WHEN p.born IS NULL THEN {BITS["born"]} ELSE 0 END, {BITS["born"]}
        FROM {records.persons} p CROSS JOIN {rules.ages} a
        UNION ALL
        SELECT d.person, m.requirement, false, {always}, 0, 0
        FROM {records.documents} d JOIN {rules.meets} m ON m.kind = d.kind WHERE m.met
        UNION ALL
        SELECT p.person, u.requirement, false, {always}, {BITS["unread"]}, 0
        FROM {records.persons} p CROSS JOIN {rules.unread} u
        WHERE NOT EXISTS (SELECT 1 FROM {records.documents} d JOIN {rules.meets} m ON m.kind = d.kind
            WHERE d.person = p.person AND m.requirement = u.requirement)"""


def _met(single: str, on: int) -> str:
    """When requirements are met that one record can meet; what may end has a row for each record, certain and possible."""
    same = "OVER (PARTITION BY person, requirement)"
    graduated = f"dated = {BITS['graduated']} AND ends"
    unsure = f"""topics | CASE WHEN since_last <= {on} THEN 0 WHEN {graduated} THEN {BITS["enrolled"]} ELSE dated END
        | CASE WHEN {on} < until_first THEN 0 ELSE dated END"""
    open_ = f"since <= {on} AND {on} < until"
    certain = f"topics = 0 AND since_last <= {on} AND {on} < until_first"
    exact = "topics = 0 AND since = since_last AND until = until_first"
    unknown = f"""CASE WHEN max(CASE WHEN {certain} THEN 1 ELSE 0 END) {same} = 1 THEN 0
        ELSE bit_or(CASE WHEN {open_} THEN {unsure} ELSE 0 END) {same} END AS unknown"""
    return f"""
        SELECT person, requirement, min(CASE WHEN topics = 0 THEN since_last ELSE {FOREVER} END) AS sure,
            min(since) AS maybe, {FOREVER} AS until, bit_or(CASE WHEN since <= {on} THEN {unsure} ELSE 0 END) AS topics
        FROM {single} r WHERE NOT ends GROUP BY person, requirement
        UNION ALL
        SELECT person, requirement, since_last, since_last, until_first, unknown
        FROM (SELECT *, {unknown} FROM {single} r WHERE ends) e WHERE topics = 0 AND since_last < until_first
        UNION ALL
        SELECT person, requirement, {FOREVER}, CASE WHEN since < until_first THEN since ELSE since_last END, until, unknown
        FROM (SELECT *, {unknown} FROM {single} r WHERE ends) e WHERE NOT ({exact})"""


def _anchors(rules: RuleTables, records: Records, on: int) -> str:
    """D5, D17: for each person and anchoring requirement, the first day from which work counts, certain and possible."""
    return f"""
        SELECT person, requirement, min(CASE WHEN topics = 0 THEN last ELSE {FOREVER} END) AS sure, min(since) AS maybe,
            bit_or(CASE WHEN since <= {on} THEN topics | CASE WHEN since < last THEN undated ELSE 0 END ELSE 0 END) AS topics
        FROM (
            SELECT d.person, s.requirement, coalesce(d.day, d.enrolled, {BEGINNING}) AS since,
                coalesce(d.last, d.enrolled, {BEGINNING}) AS last,
                s.topics | CASE WHEN d.day IS NULL THEN {_DATE} & s.dated ELSE 0 END AS topics, {_DATE} & s.dated AS undated
            FROM {_dated(records)} d JOIN {rules.serves} s ON s.kind = d.kind WHERE s.anchors
            UNION ALL
            SELECT g.person, l.requirement, {BEGINNING}, {BEGINNING}, l.topics, 0
            FROM {records.gaps} g JOIN {rules.lists} l ON l.list_name = g.list_name WHERE l.anchors
        ) each GROUP BY person, requirement"""


_DATE = ~BITS["enrolled"]
"""Of the dates of a record, the one from which work is counted."""


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
        until = _all("least", [*needs, "a"], "until")
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
