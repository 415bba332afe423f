"""Years of work in SQL: the spells that count, without full-time study, and the day on which the years are reached.

A piece of work is certain (no `topics`) or only possible; what is certain is possible as well. A piece that begins where it
stops is none.
"""

from __future__ import annotations

from ..model.dates import BEGINNING, FOREVER
from ..model.policy import Policy
from .engine import Engine
from .records import INEXACT, Records
from .rule_tables import RuleTables
from .ruleset import BITS

__all__ = ["from_new_year", "units_later", "work_spans"]

_POSSIBLE = 1 << 62
"""Among `topics`: what is only possible, whatever else is unknown of it."""


def work_spans(engine: Engine, rules: RuleTables, records: Records, anchors: str) -> str:
    """When requirements of work are met, as spans; `anchors` has the first days of the records after which it counts."""
    study = engine.keep(_study(rules, records)) if rules.studies else ""
    pieces = engine.keep(_pieces(rules, records, study))
    unsure = engine.keep(f"SELECT DISTINCT person, work_key FROM {pieces} p WHERE topics > 0")
    merged = engine.keep(_merged(pieces, unsure, rules))
    after = engine.keep(_after(rules, anchors))
    topics = engine.keep(_topics(rules, records, pieces, study))
    policy, stops = rules.policy, rules.continuous if rules.policy.continuous_to_today else "false"
    since = from_new_year("day", "earliest", policy)
    if policy.continuous_to_today and policy.cutoff != "day":
        year_ends = f"months_later({BEGINNING}, 12 * years_of(day) + 12) - 1"
        since = f"CASE WHEN {stops} AND {year_ends} >= over THEN day ELSE {since} END"
    reached = f"""
        SELECT person, requirement, work_key, certain, topics, {stops} AS ends, {since} AS since,
            CASE WHEN {stops} THEN over ELSE {FOREVER} END AS until
        FROM ({_reached(_counted(rules, merged, unsure, after), rules)}) r WHERE day < over"""
    return f"""
        SELECT r.person, r.requirement, r.ends, r.since, r.until,
            CASE WHEN r.certain THEN 0 ELSE r.topics | coalesce(t.topics, 0) | {_POSSIBLE} END AS topics
        FROM ({reached}) r LEFT JOIN {topics} t ON t.person = r.person AND t.work_key = r.work_key"""


# --- the work that counts ---


def _study(rules: RuleTables, records: Records) -> str:
    """D25: full-time study, possibly from `began` to `stopped`, certainly within if no `topics` are unknown; a date that
    is not known may be any. `loose`: a date is not known to the day."""
    return f"""
        SELECT person, began, least(began_last, stopped - 1) AS sure_began, greatest(stopped_first, began + 1) AS sure_stopped,
            stopped, topics, topics | CASE WHEN began < began_last THEN {BITS["enrolled"]} ELSE 0 END
                | CASE WHEN stopped_first < stopped THEN {BITS["graduated"]} ELSE 0 END AS loose
        FROM (
            SELECT d.person, coalesce(d.enrolled, {BEGINNING}) AS began, coalesce(d.enrolled_last, {BEGINNING}) AS began_last,
                coalesce(d.day, {FOREVER}) AS stopped_first, coalesce(d.last, {FOREVER}) AS stopped,
                CASE WHEN d.enrolled IS NULL THEN {BITS["enrolled"]} ELSE 0 END
                    | CASE WHEN d.day IS NULL THEN {BITS["graduated"]} ELSE 0 END AS topics
            FROM {records.documents} d JOIN {rules.full_time} f ON f.kind = d.kind
            WHERE f.said OR (d.enrolled IS NOT NULL AND d.day IS NOT NULL)) ends"""


def _pieces(rules: RuleTables, records: Records, study: str) -> str:
    """The work that counts or could: what is certain of it, outside of all study that is possible; and what is possible,
    outside of all that is certain, of persons for whom that is more. Where the list could hold more, any day (D17)."""
    certain = f"""SELECT person, kind, least(began_last, stopped - 1) AS began, greatest(stopped_first, began + 1) AS stopped
        FROM {records.work} w"""
    possible, loose = records.work, f"SELECT person FROM {records.work} w WHERE {INEXACT}"
    if study:
        certain = _without(f"({certain})", f"(SELECT person, began, stopped FROM {study} t)")
        surely = f"SELECT person, sure_began AS began, sure_stopped AS stopped FROM {study} t"
        possible = f"({_without(possible, f'({surely} WHERE topics = 0 AND sure_began < sure_stopped)')})"
        loose += f" UNION ALL SELECT person FROM {study} t WHERE loose > 0"
    return f"""
        SELECT w.person, c.work_key, w.began, w.stopped, w.topics | c.topics AS topics FROM (
            SELECT person, kind, began, stopped, 0 AS topics FROM ({certain}) s WHERE began < stopped
            UNION ALL
            SELECT person, kind, began, stopped, {_POSSIBLE} FROM {possible} m WHERE person IN ({loose})
        ) w JOIN {rules.counts} c ON c.kind = w.kind
        UNION ALL
        SELECT g.person, k.work_key, {BEGINNING}, {FOREVER}, {BITS["work"]}
        FROM {records.gaps} g CROSS JOIN {rules.work_keys} k WHERE g.list_name = 'work'"""


def _without(work: str, study: str) -> str:
    """Spells cut where there is study: each is met with the time between one study and the next."""
    free = f"""
        SELECT person, coalesce(max(stopped) OVER (PARTITION BY person ORDER BY began, stopped
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), {BEGINNING}) AS low, began AS high FROM {study} t
        UNION ALL SELECT person, max(stopped), {FOREVER} FROM {study} t GROUP BY person"""
    return f"""
        SELECT w.person, w.kind, greatest(w.began, coalesce(f.low, {BEGINNING})) AS began,
            least(w.stopped, coalesce(f.high, {FOREVER})) AS stopped
        FROM {work} w LEFT JOIN ({free}) f ON f.person = w.person
        WHERE f.person IS NULL OR greatest(w.began, f.low) < least(w.stopped, f.high)"""


def _topics(rules: RuleTables, records: Records, pieces: str, study: str) -> str:
    """What is unknown of the work that counts for a key. Of dates known to the month or year: all that could matter."""
    vague = f"""CASE WHEN began < began_last THEN {BITS["start"]} ELSE 0 END
        | CASE WHEN stopped_first < stopped THEN {BITS["end"]} ELSE 0 END"""
    parts = [
        f"""SELECT w.person, c.work_key, c.topics | {vague} AS topics
        FROM {records.work} w JOIN {rules.counts} c ON c.kind = w.kind WHERE began <= c.last AND (c.topics > 0 OR {INEXACT})""",
        f"SELECT person, work_key, topics FROM {pieces} p WHERE topics = {BITS['work']}",
    ]
    if study:
        parts.append(f"""SELECT p.person, p.work_key, t.loose FROM {pieces} p
            JOIN {study} t ON t.person = p.person WHERE t.loose > 0""")
    return f"SELECT person, work_key, bit_or(topics) AS topics FROM ({' UNION ALL '.join(parts)}) t GROUP BY person, work_key"


def _merged(pieces: str, unsure: str, rules: RuleTables) -> str:
    """Pieces that overlap or touch made one; of continuous work also those with a gap that does not break it.

    Those that are certain by themselves, and where some are not, all together.
    """
    same = "u.person = p.person AND u.work_key = p.work_key"
    each = f"""
        SELECT person, work_key, certain, began, max(stopped) AS stopped FROM (
            SELECT *, true AS certain FROM {pieces} p WHERE topics = 0
            UNION ALL SELECT p.*, false FROM {pieces} p JOIN {unsure} u ON {same}
        ) p GROUP BY person, work_key, certain, began"""  # else two that begin on one day would come in any order
    own = "PARTITION BY person, work_key, certain ORDER BY began"
    before = f"max(stopped) OVER ({own} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    gap = f"CASE WHEN {rules.continuous} THEN {rules.policy.continuity_gap_days} ELSE 0 END"
    return f"""
        SELECT person, work_key, certain, min(began) AS began, max(stopped) AS stopped FROM (
            SELECT *, sum(CASE WHEN began <= before + {gap} THEN 0 ELSE 1 END) OVER ({own}) AS island
            FROM (SELECT *, {before} AS before FROM ({each}) each) placed
        ) numbered GROUP BY person, work_key, certain, island"""


# --- the day on which the years are reached ---


def _after(rules: RuleTables, anchors: str) -> str:
    """D5: from when work counts for a requirement that names records after which it does, after the latest of several."""
    columns = "a.person, r.requirement, r.work_key, r.months"
    joined = f"""FROM {anchors} a JOIN {rules.after} x ON x.anchor = a.requirement
        JOIN {rules.work} r ON r.requirement = x.requirement"""
    return f"""
        SELECT {columns}, a.sure, a.maybe, a.topics {joined} WHERE r.anchors = 1
        UNION ALL
        SELECT {columns}, max(a.sure), max(a.maybe), bit_or(a.topics) {joined} WHERE r.anchors > 1
        GROUP BY {columns}, r.anchors HAVING count(*) = r.anchors"""


def _counted(rules: RuleTables, merged: str, unsure: str, after: str) -> str:
    """The work that counts for each requirement: after its anchor; what is certain also after one that is only possible."""
    columns, same = "m.person, r.requirement, m.work_key, r.months", "r.person = m.person AND r.work_key = m.work_key"
    anchor = "CASE WHEN m.certain THEN r.sure ELSE r.maybe END"
    return f"""
        SELECT {columns}, 0 AS topics, m.certain, m.began, m.stopped
        FROM {merged} m JOIN {rules.work} r ON r.work_key = m.work_key WHERE r.anchors = 0
        UNION ALL
        SELECT {columns}, r.topics, m.certain, greatest(m.began, {anchor}), m.stopped
        FROM {merged} m JOIN {after} r ON {same} WHERE {anchor} < m.stopped
        UNION ALL
        SELECT {columns}, r.topics, false, greatest(m.began, r.maybe), m.stopped
        FROM {merged} m JOIN {after} r ON {same} LEFT JOIN {unsure} u ON u.person = m.person AND u.work_key = m.work_key
        WHERE r.maybe < r.sure AND r.maybe < m.stopped AND u.person IS NULL"""


def _reached(counted: str, rules: RuleTables) -> str:
    """D3, D4, D26: the day with which a piece, and those before that count with it, are long enough, and its end.

    `origin`: the unit from which on there would be as many without a break. Years are reached on a day that follows one
    worked; a month or year with the first of its days that is. Continuous work counts `together` where months follow.
    """
    policy, own = rules.policy, "PARTITION BY person, requirement, certain"
    by_day, alone = policy.counting == "day", rules.continuous
    placed = (
        f"SELECT *, {_entered('began', policy)} AS unit, {_unit('stopped - 1', policy)} AS final FROM ({counted}) c"
    )
    if by_day:
        placed = f"SELECT *, unit AS initial, CASE WHEN {alone} THEN began ELSE 0 END AS together FROM ({placed}) u"
    else:  # pieces may share a month or a year
        breaks = f"{alone} AND unit > previous + 1" if policy.counting == "month" else alone
        placed = f"""
            SELECT *, greatest(unit, previous + 1) AS initial,
                sum(CASE WHEN {breaks} THEN 1 ELSE 0 END) OVER ({own} ORDER BY began) AS together
            FROM (SELECT *, coalesce(lag(final) OVER ({own} ORDER BY began), -2) AS previous FROM ({placed}) u) n"""
    total = f"CAST(sum(final - initial + 1) OVER ({own}, together ORDER BY began) AS BIGINT)"
    earliest = "began" if policy.cutoff == "day" else f"min(began) OVER ({own})"
    first = "began" if not by_day else "began + CASE WHEN months > 0 THEN 1 ELSE 0 END"
    day = f"CASE WHEN months > 0 THEN greatest({_units_later('origin', 'months', policy)}, {first}) ELSE began END"
    over = f"least(stopped + 1, {FOREVER})" if by_day else _first_day("final + 1", policy)
    return f"""
        SELECT *, {day} AS day, {over} AS over
        FROM (SELECT *, {earliest} AS earliest, final + 1 - {total} AS origin FROM ({placed}) i) r
        WHERE 12 * (final + 1 - origin) >= {_FEWEST[policy.counting]} * months"""  # adding months is slow


_FEWEST = {"day": 336, "month": 12, "calendar_year": 1}
"""No year has fewer units."""


def _unit(day: str, policy: Policy) -> str:
    """D26: the day, month or year in which time is counted, as a number."""
    return {"day": day, "month": f"months_of({day})", "calendar_year": f"years_of({day})"}[policy.counting]


def _first_day(unit: str, policy: Policy) -> str:
    """The first day of a month or year."""
    return f"months_later({BEGINNING}, {unit if policy.counting == 'month' else f'12 * ({unit})'})"


def _units_later(origin: str, months: str, policy: Policy) -> str:
    """The day on which so many months are reached that count from a unit on without a break."""
    if policy.counting == "day":
        return f"months_later({origin}, {months})"
    units = months if policy.counting == "month" else f"CAST(ceil({months} / 12) AS BIGINT)"
    return _first_day(f"{origin} + {units} - 1", policy)


def _entered(day: str, policy: Policy) -> str:
    """The first unit that counts of time from a day on: of years, each turn of the year counts."""
    return f"({_unit(day, policy)} + {int(policy.counting == 'calendar_year')})"


def units_later(day: str, months: str, policy: Policy) -> str:
    """The day on which so many months are reached from a day on, by the policy's counting."""
    return f"greatest({_units_later(_entered(day, policy), months, policy)}, {day})"


def from_new_year(day: str, earliest: str, policy: Policy) -> str:
    """What is reached in a year counts from its first day, or from the first day that counts at all."""
    if policy.cutoff == "day":
        return day
    return f"least({day}, greatest(months_later({BEGINNING}, 12 * years_of({day})), {earliest}))"
