"""From records to first days, in SQL that both engines speak.

Days are ordinals. A *span* says that a requirement holds for a person from `since` until `until` if `topics`, which are
unknown, turn out well; without any it holds for certain. Spans become first days: for each person and requirement one row
(what can end may have several) with the day from which it certainly holds (`sure`), from which it possibly does (`maybe`),
and `until` when. Only `topics` belong to the day asked: a record that comes later is no question yet.
"""

from collections.abc import Iterator

from ..model.periods import BEGINNING, FOREVER
from .engine import quoted
from .records import Records
from .ruleset import ANYBODY, BIRTH, BITS, GAPS, POSSIBLE, Ruleset
from .work_days import time_later, work_spans

_ENROLLED, _UNREAD = BITS["enrolled"], BITS["unread"]


def answers(rules: Ruleset, records: Records, until: int | None) -> str:
    """For each person and target: the alternatives on the day as bits, what is unknown, and the first days; a query.

    With `until`, only of who is first eligible after the day and up to that one; the alternatives are of the first day.
    """
    keep = records.engine.keep
    facts = keep(_facts(records))
    by_records = keep(_first_days(keep(_record_spans(rules, records, facts)), rules))
    spans = keep(work_spans(rules, records, facts, by_records))
    needed = f"SELECT * FROM {by_records} r WHERE requirement NOT IN (SELECT anchor FROM {rules.after})"
    requirements = keep(f"{needed} UNION ALL {_first_days(spans, rules)}")
    days = keep(" UNION ALL ".join(_alternatives(rules, requirements)))
    on, day = rules.on, str(rules.on)
    if until is not None:
        first = f"min({_first('sure', day)}) OVER (PARTITION BY person, target)"
        days = f"(SELECT * FROM (SELECT *, {first} AS day FROM {days}) d WHERE day > {on} AND day <= {until})"
        day = "day"
    is_open = f"maybe <= {day} AND {day} < until"
    return f"""
        SELECT person, target,
            bit_or(CASE WHEN sure <= {day} AND {day} < until THEN bit ELSE 0 END) AS sure,
            bit_or(CASE WHEN {is_open} THEN bit ELSE 0 END) AS maybe,
            bit_or(CASE WHEN sure > {day} AND {is_open} THEN topics ELSE 0 END) AS topics,
            max(CASE WHEN bit = 0 AND sure <= {on} THEN 1 ELSE 0 END) AS held,
            min({_first("sure", day)}) AS eligible_from, min({_first("maybe", day)}) AS possible_from
        FROM {days} a GROUP BY person, target"""


def _first(start: str, day: str) -> str:
    """The first day on or after the day asked."""
    return f"CASE WHEN greatest({start}, {day}) < until THEN greatest({start}, {day}) ELSE {FOREVER} END"


def _facts(records: Records) -> str:
    """Records, birthdays, what lists could hold besides and what is asked of everybody; `vague` are dates known to the month or year only.

    A course lasts a day at least, so that each end narrows the other.
    """
    kinds = " ".join(f"WHEN {quoted(name)} THEN {kind}" for name, kind in GAPS.items())
    return f"""
        SELECT *, CASE WHEN day < last THEN {-1 - _ENROLLED} ELSE 0 END
            | CASE WHEN enrolled < enrolled_last THEN {_ENROLLED} ELSE 0 END AS vague
        FROM (
            SELECT person, kind, CASE WHEN day IS NOT NULL THEN greatest(day, second + 1) END AS day, last, second AS enrolled,
                CASE WHEN second IS NOT NULL THEN least(second_last, last - 1) END AS enrolled_last
            FROM {records.listed} d WHERE NOT works
            UNION ALL SELECT person, {BIRTH}, born, born_last, NULL, NULL FROM {records.persons} p
            UNION ALL SELECT person, {ANYBODY}, NULL, NULL, NULL, NULL FROM {records.persons} p
            UNION ALL SELECT person, CASE list_name {kinds} END, NULL, NULL, NULL, NULL FROM {records.gaps} g) given"""


def _record_spans(rules: Ruleset, records: Records, facts: str) -> str:
    """D7 to D14, D18 to D21: the days on which a record, a birthday or an answer possibly meets what it serves; and those on
    which it certainly does, where its date is known to the month or year only."""
    days = []
    for end, day in (("", "f.day"), ("_last", "f.last")):
        start, held = f"coalesce(f.enrolled{end}, {BEGINNING})", time_later(day, "s.held", rules.policy)
        days.append(f"""CASE WHEN s.student OR f.day IS NULL THEN {start} WHEN s.held > 0 THEN {held}
            WHEN s.months <> 0 THEN greatest(months_later({day}, s.months), {start}) ELSE {day} END AS since{end},
            CASE WHEN s.student THEN coalesce({day}, {FOREVER})
            WHEN s.valid > 0 AND f.day IS NOT NULL THEN months_later({day}, s.valid) ELSE {FOREVER} END AS until{end}""")
    said = f"SELECT d.person, m.requirement, m.met FROM {records.listed} d JOIN {rules.meets} m ON m.kind = d.kind"
    dated = f"""
        SELECT f.person, s.requirement, s.anchors, {", ".join(days)}, s.dated & f.vague AS dated,
            CASE WHEN a.met THEN s.topics - {_UNREAD} ELSE s.topics END | CASE WHEN f.day IS NULL THEN s.undated ELSE 0 END
                | CASE WHEN s.student AND f.enrolled IS NULL THEN {_ENROLLED} ELSE 0 END AS topics
        FROM {facts} f JOIN {rules.serves} s ON s.kind = f.kind
        LEFT JOIN ({said}) a ON a.person = f.person AND a.requirement = s.requirement AND (s.topics & {_UNREAD}) > 0
        WHERE coalesce(a.met, true) AND (f.kind <> {BIRTH} OR f.day IS NOT NULL OR s.topics = 0)"""
    # that a date after which work counts is not known to the day is unknown of the work for good
    settled = f"since_last <= {rules.on} AND {rules.on} < until AND NOT anchors"
    return f"""
        SELECT person, requirement, CASE WHEN sure THEN since_last ELSE since END AS since,
            CASE WHEN sure THEN until ELSE until_last END AS until,
            CASE WHEN dated = 0 OR sure THEN topics ELSE topics | {POSSIBLE} | CASE WHEN {settled} THEN 0 ELSE dated END END
                AS topics
        FROM ({dated}) d CROSS JOIN (SELECT false AS sure UNION ALL SELECT true) parts
        WHERE NOT sure OR (topics = 0 AND dated <> 0 AND since_last < until)"""


def _first_days(spans: str, rules: Ruleset) -> str:
    """What spans say together: the first days of what holds for good; each by itself, of what may end."""
    is_open = f"since <= {rules.on} AND {rules.on} < until"
    settled = f"max(CASE WHEN topics = 0 AND {is_open} THEN 1 ELSE 0 END) OVER (PARTITION BY person, requirement)"
    sure = f"CASE WHEN topics = 0 THEN since ELSE {FOREVER} END"
    return f"""
        SELECT person, requirement, min({sure}) AS sure, min(since) AS maybe, {FOREVER} AS until,
            bit_or(CASE WHEN {is_open} THEN topics ELSE 0 END) AS topics
        FROM {spans} s WHERE NOT {rules.can_end} GROUP BY person, requirement
        UNION ALL
        SELECT person, requirement, {sure}, since, until, CASE WHEN {settled} = 1 THEN 0 ELSE topics END
        FROM {spans} s WHERE {rules.can_end} AND since < until"""


def _alternatives(rules: Ruleset, requirements: str) -> Iterator[str]:
    """The days on which all requirements of an alternative hold, one query for each number of requirements."""
    on = rules.on
    for size, table in rules.alternatives.items():
        needs = [f"r{place}" for place in range(size)]
        joins = " ".join(
            f"JOIN {requirements} {r} ON {r}.requirement = a.need{place} AND {r}.person = r0.person"
            for place, r in enumerate(needs)
        )
        sure, maybe, until = (", ".join(f"{r}.{day}" for r in ("r0", *needs)) for day in ("sure", "maybe", "until"))
        open_ = " | ".join(f"CASE WHEN {r}.sure <= {on} AND {on} < {r}.until THEN 0 ELSE {r}.topics END" for r in needs)
        yield f"""
            SELECT r0.person, a.target, a.bit, greatest({sure}) AS sure, greatest({maybe}) AS maybe,
                least(a.until, {until}) AS until, {open_} AS topics
            FROM {table} a {joins} WHERE greatest({maybe}) < least(a.until, {until}) OR a.bit = 0"""
