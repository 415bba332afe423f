"""Years of work in SQL: the spells that count, without full-time study, and the day on which the years are reached.

A piece of work is certain (`topics` 0, `certain`) or only possible; what is certain is possible as well. "sure" columns are
made of certain pieces, "maybe" columns of all. A piece that begins where it stops is none.
"""

from __future__ import annotations

import datetime as dt

from ..model.dates import BEGINNING, FOREVER
from ..model.policy import Policy
from .engine import Engine
from .records import INEXACT, Records
from .rule_tables import RuleTables
from .ruleset import BITS

__all__ = ["from_new_year", "units_later", "work_days"]

_EARLIER = "(PARTITION BY person, work_key ORDER BY began, stopped ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
_SO_FAR = "(PARTITION BY person, work_key ORDER BY began, stopped ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"


def work_days(engine: Engine, rules: RuleTables, records: Records, anchors: str, on: int) -> list[str]:
    """Queries of person, requirement, sure, maybe, until and topics, for the requirements of work."""
    policy = rules.policy
    study = engine.keep(_study(rules, records)) if rules.studies else ""
    spells = engine.keep(_spells(rules, records, records.work))
    pieces = engine.keep(_pieces(engine, rules, records, study)) if study or records.vague else spells
    year_end = dt.date(dt.date.fromordinal(on).year, 12, 31).toordinal()
    last = on - 1 if policy.counting == policy.cutoff == "day" else on if policy.cutoff == "day" else year_end
    topics, begun = (
        engine.keep(_topics(rules, records, counted, study, begun))
        for counted, begun in ((spells, f"began <= {last}"), (pieces, f"began <= {on}"))
    )
    after = engine.keep(_after(rules, anchors))
    found = [_begun(rules, pieces, begun)]
    for continuous in (False, True):
        runs = [
            _runs(rules, engine.keep(_merged(pieces, policy, certain, continuous)), after, certain, continuous)
            for certain in (True, False)
        ]
        ends = continuous and policy.continuous_to_today
        found.append(_held_from(" UNION ALL ".join(runs), topics, policy, ends, on))
    return found


# --- the work that counts ---


def _spells(rules: RuleTables, records: Records, work: str) -> str:
    """The work that counts or could count for a key. Where the list could hold more, all days possibly count (D17)."""
    return f"""
        SELECT w.person, c.work_key, c.continuous, w.began, w.stopped, c.topics
        FROM {work} w JOIN {rules.counts} c ON c.kind = w.kind
        UNION ALL
        SELECT g.person, k.work_key, k.continuous, {BEGINNING}, {FOREVER}, {BITS["work"]}
        FROM {records.gaps} g CROSS JOIN {rules.work_keys} k WHERE g.list_name = 'work'"""


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


def _pieces(engine: Engine, rules: RuleTables, records: Records, study: str) -> str:
    """The work that is certain, outside of all study that is possible; and the work that is possible, outside of all that is
    certain. Where dates are exact they are the same."""
    certain = f"""(SELECT person, kind, least(began_last, stopped - 1) AS began, greatest(stopped_first, began + 1) AS stopped
        FROM {records.work} w WHERE least(began_last, stopped - 1) < greatest(stopped_first, began + 1))"""
    possible = records.work
    loose = f"SELECT person FROM {records.work} w WHERE {INEXACT}"
    if study:
        certain = f"({_without(certain, f'(SELECT person, began, stopped FROM {study} t)')})"
        surely = f"SELECT person, sure_began AS began, sure_stopped AS stopped FROM {study} t"
        possible = f"({_without(possible, f'({surely} WHERE topics = 0 AND sure_began < sure_stopped)')})"
        loose += f" UNION ALL SELECT person FROM {study} t WHERE loose > 0"
    sure, maybe = (engine.keep(_spells(rules, records, work)) for work in (certain, possible))
    return f"""
        SELECT person, work_key, continuous, began, stopped, topics FROM {sure} s WHERE topics = 0
        UNION ALL
        SELECT s.person, s.work_key, s.continuous, s.began, s.stopped, CASE WHEN s.topics > 0 THEN s.topics ELSE {_LOOSE} END
        FROM {maybe} s WHERE s.topics > 0 OR s.person IN ({loose})"""


_LOOSE = 1 << 62
"""Work that is possible by its dates; what is unknown of these is told with it."""


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


def _topics(rules: RuleTables, records: Records, spells: str, study: str, begun: str) -> str:
    """What is unknown of the work that counts for a key. Of dates known to the month or year: all that could matter."""
    parts = [f"SELECT person, work_key, topics & {_LOOSE - 1} AS topics FROM {spells} s WHERE topics > 0 AND {begun}"]
    if records.vague:
        parts.append(f"""
            SELECT w.person, c.work_key, CASE WHEN began < began_last THEN {BITS["start"]} ELSE 0 END
                | CASE WHEN stopped_first < stopped THEN {BITS["end"]} ELSE 0 END
            FROM {records.work} w JOIN {rules.counts} c ON c.kind = w.kind WHERE {INEXACT} AND {begun}""")
    if study:
        parts.append(f"""
            SELECT s.person, s.work_key, t.loose FROM (SELECT DISTINCT person, work_key FROM {spells}) s
            JOIN {study} t ON t.person = s.person WHERE t.loose > 0""")
    return f"SELECT person, work_key, bit_or(topics) AS topics FROM ({' UNION ALL '.join(parts)}) t GROUP BY person, work_key"


def _after(rules: RuleTables, anchors: str) -> str:
    """D5: from when work counts for a requirement that names records after which it does, after the latest of several."""
    joined = f"""FROM {anchors} a JOIN {rules.after} x ON x.anchor = a.requirement
        JOIN {rules.work} r ON r.requirement = x.requirement"""
    return f"""
        SELECT a.person, r.requirement, r.work_key, r.months, a.sure, a.maybe, a.topics {joined} WHERE r.anchors = 1
        UNION ALL
        SELECT a.person, r.requirement, r.work_key, r.months, max(a.sure), max(a.maybe), bit_or(a.topics)
        {joined} WHERE r.anchors > 1
        GROUP BY a.person, r.requirement, r.work_key, r.months, r.anchors HAVING count(*) = r.anchors"""


def _begun(rules: RuleTables, pieces: str, topics: str) -> str:
    """D22: from the first day of work on."""
    return f"""
        SELECT s.person, r.requirement, min(CASE WHEN s.topics = 0 THEN s.began ELSE {FOREVER} END) AS sure,
            min(s.began) AS maybe, {FOREVER} AS until, coalesce(max(t.topics), 0) AS topics
        FROM {pieces} s JOIN {rules.begun} r ON r.work_key = s.work_key
        LEFT JOIN {topics} t ON t.person = s.person AND t.work_key = s.work_key GROUP BY s.person, r.requirement"""


# --- the day on which the years are reached ---


def _merged(pieces: str, policy: Policy, certain: bool, continuous: bool) -> str:
    """Pieces that overlap or touch made one; of continuous work also those with a gap that does not break it."""
    which = ("continuous" if continuous else "NOT continuous") + (" AND topics = 0" if certain else "")
    gap = policy.continuity_gap_days if continuous else 0
    each = f"""SELECT person, work_key, began, max(stopped) AS stopped FROM {pieces} p WHERE {which}
        GROUP BY person, work_key, began"""  # two that begin on one day would come in any order, in each window in another
    return f"""
        SELECT person, work_key, min(began) AS began, max(stopped) AS stopped FROM (
            SELECT *, sum(breaks) OVER {_SO_FAR} AS island FROM (
                SELECT *, CASE WHEN began <= max(stopped) OVER {_EARLIER} + {gap} THEN 0 ELSE 1 END AS breaks
                FROM ({each}) each) marked
        ) numbered GROUP BY person, work_key, island"""


def _unit(day: str, policy: Policy) -> str:
    """D26: the day, month or year in which time is counted, as a number."""
    return {"day": day, "month": f"months_of({day})", "calendar_year": f"years_of({day})"}[policy.counting]


def _first_day(unit: str, policy: Policy) -> str:
    """The first day of a month or year."""
    return f"add_months({BEGINNING}, {unit if policy.counting == 'month' else f'12 * ({unit})'})"


def _reached(origin: str, months: str, policy: Policy) -> str:
    """The day on which so many months are reached that count from a unit on without a break."""
    if policy.counting == "day":
        return f"add_months({origin}, {months})"
    units = months if policy.counting == "month" else f"CAST(ceil({months} / 12) AS BIGINT)"
    return _first_day(f"{origin} + {units} - 1", policy)


def _entered(day: str, policy: Policy) -> str:
    """The first unit that counts of time from a day on: of years, each turn of the year counts."""
    return f"({_unit(day, policy)} + {int(policy.counting == 'calendar_year')})"


def units_later(day: str, months: str, policy: Policy) -> str:
    """The day on which so many months are reached from a day on, by the policy's counting."""
    return f"greatest({_reached(_entered(day, policy), months, policy)}, {day})"


def from_new_year(day: str, earliest: str, policy: Policy) -> str:
    """What is reached in a year counts from its first day, or from the first day that counts at all."""
    if policy.cutoff == "day":
        return day
    return f"least({day}, greatest(add_months({BEGINNING}, 12 * years_of({day})), {earliest}))"


_OWN = "PARTITION BY person, requirement"


def _runs(rules: RuleTables, merged: str, after: str, certain: bool, continuous: bool) -> str:
    """The merged pieces after the anchor in which the years are reached: the day, and when the piece ends."""
    policy, which = rules.policy, "sure" if certain else "maybe"
    counted = f"""
        SELECT m.person, r.requirement, r.work_key, r.months, 0 AS topics, m.began, m.stopped
        FROM {merged} m JOIN {rules.work} r ON r.work_key = m.work_key WHERE r.anchors = 0
        UNION ALL
        SELECT m.person, r.requirement, r.work_key, r.months, r.topics, greatest(m.began, r.{which}), m.stopped
        FROM {merged} m JOIN {after} r ON r.person = m.person AND r.work_key = m.work_key WHERE r.{which} < m.stopped"""
    return f"""
        SELECT person, requirement, work_key, topics, earliest, day, ends, {str(certain).lower()} AS certain
        FROM ({_dated(counted, policy, continuous)}) d WHERE day < ends"""


def _dated(counted: str, policy: Policy, continuous: bool) -> str:
    """D3, D4, D26: the day with which a piece, and those before that count with it, are long enough, and its end.

    `origin`: the unit from which on there would be as many without a break. Years are reached on a day that follows one
    worked; a month or year with the first of its days that is.
    """
    by_day, together = policy.counting == "day", ""
    counting = f"""
        SELECT *, {_entered("began", policy)} AS unit, {_unit("stopped - 1", policy)} AS final FROM ({counted}) c"""
    if by_day:
        counting = f"SELECT *, unit AS initial FROM ({counting}) u"
    else:  # pieces may share a month or a year, and months that follow each other are continuous
        together = ", together" if continuous else ""
        joins = "unit <= previous + 1" if policy.counting == "month" else "false"
        counting = f"""
            SELECT *, greatest(unit, previous + 1) AS initial,
                sum(CASE WHEN {joins} THEN 0 ELSE 1 END) OVER ({_OWN} ORDER BY began) AS together
            FROM (SELECT *, coalesce(lag(final) OVER ({_OWN} ORDER BY began), -2) AS previous FROM ({counting}) u) n"""
    total = f"sum(final - initial + 1) OVER ({_OWN}{together} ORDER BY began)"
    alone = by_day and continuous
    earliest = "began" if policy.cutoff == "day" else f"min(began) OVER ({_OWN})"
    ends = f"least(stopped + 1, {FOREVER})" if by_day else _first_day("final + 1", policy)
    return f"""
        SELECT *, greatest({_reached("origin", "months", policy)}, began + {int(by_day)}) AS day, {ends} AS ends
        FROM (SELECT *, {earliest} AS earliest, {"initial" if alone else f"final + 1 - CAST({total} AS BIGINT)"} AS origin
            FROM ({counting}) i) r
        WHERE 12 * (final + 1 - origin) >= {_FEWEST[policy.counting]} * months"""  # adding months is slow


_FEWEST = {"day": 336, "month": 12, "calendar_year": 1}
"""No year has fewer units."""


def _held_from(runs: str, topics: str, policy: Policy, ends: bool, on: int) -> str:
    """When the years are reached: for good, or, where work must reach to the day, as long as it does."""
    since = from_new_year("day", "earliest", policy)
    if ends and policy.cutoff != "day":
        year_ends = f"add_months({BEGINNING}, 12 * years_of(day) + 12) - 1"
        since = f"CASE WHEN {year_ends} < ends THEN {since} ELSE day END"
    found = f"""
        SELECT r.person, r.requirement, r.certain, {since} AS since, {"ends" if ends else FOREVER} AS until,
            r.topics | coalesce(t.topics, 0) AS topics
        FROM ({runs}) r LEFT JOIN {topics} t ON t.person = r.person AND t.work_key = r.work_key"""
    if not ends:
        return f"""
            SELECT person, requirement, min(CASE WHEN certain THEN since ELSE {FOREVER} END) AS sure, min(since) AS maybe,
                {FOREVER} AS until, max(topics) AS topics FROM ({found}) f GROUP BY person, requirement"""
    open_ = f"certain AND since <= {on} AND {on} < until"
    return f"""
        SELECT person, requirement, CASE WHEN certain THEN since ELSE {FOREVER} END AS sure, since AS maybe, until,
            CASE WHEN max(CASE WHEN {open_} THEN 1 ELSE 0 END) OVER (PARTITION BY person, requirement) = 1 THEN 0
                ELSE topics END AS topics FROM ({found}) f"""
