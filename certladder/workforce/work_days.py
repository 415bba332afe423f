"""Years of work in SQL: the spells that count, without full-time study, and the day on which the years are reached.

A piece of work is certain (no `topics`) or only possible; what is certain is possible as well.
"""

from ..model.periods import BEGINNING, FOREVER
from ..model.policy import Policy
from .records import Records
from .ruleset import BITS, GAPS, POSSIBLE, Ruleset

_INEXACT = "(began < began_last OR stopped_first < stopped)"
"""Work of which a date is known to the month or year only (D1)."""


def work_spans(rules: Ruleset, records: Records, facts: str, anchors: str) -> str:
    """When requirements of work are met, as spans; `anchors` has the first days of the records after which it counts."""
    keep = records.engine.keep
    study = keep(_study(rules, facts))
    work = f"""(SELECT person, kind, day AS began, last AS began_last, coalesce(second, {FOREVER}) AS stopped_first,
        coalesce(second_last, {FOREVER}) AS stopped FROM {records.listed} w WHERE works)"""
    pieces = keep(_pieces(rules, work, records.gaps, study))
    # D5: the latest of several
    after = keep(f"""
        SELECT a.person, r.requirement, r.work_key, max(a.sure) AS sure, max(a.maybe) AS maybe, bit_or(a.topics) AS topics
        FROM {anchors} a JOIN {rules.after} x ON x.anchor = a.requirement
            JOIN {rules.work} r ON r.requirement = x.requirement
        GROUP BY a.person, r.requirement, r.work_key, r.anchors HAVING count(*) = r.anchors""")
    merged = keep(_merged(pieces, after, rules))
    topics = keep(_topics(rules, work, pieces, study))
    policy, stops = rules.policy, rules.continuous if rules.policy.continuous_to_today else "false"
    since = _from_new_year("day", "earliest", policy)
    if policy.continuous_to_today and policy.cutoff != "day":
        year_ends = f"months_later({BEGINNING}, 12 * years_of(day) + 12) - 1"
        since = f"CASE WHEN {stops} AND {year_ends} >= over THEN day ELSE {since} END"
    reached = f"""
        SELECT person, requirement, work_key, certain, topics, {since} AS since,
            CASE WHEN {stops} THEN over ELSE {FOREVER} END AS until
        FROM ({_reached(rules, merged, after)}) r WHERE day < over"""
    return f"""
        SELECT r.person, r.requirement, r.since, r.until,
            CASE WHEN r.certain THEN 0 ELSE r.topics | coalesce(t.topics, 0) | {POSSIBLE} END AS topics
        FROM ({reached}) r LEFT JOIN {topics} t ON t.person = r.person AND t.work_key = r.work_key"""


def _study(rules: Ruleset, facts: str) -> str:
    """D25: full-time study, possibly from `began` to `stopped`, certainly within if no `topics` are unknown; `loose` are
    those not known to the day."""
    missing = f"""CASE WHEN enrolled IS NULL THEN {BITS["enrolled"]} ELSE 0 END
        | CASE WHEN day IS NULL THEN {BITS["graduated"]} ELSE 0 END"""
    return f"""
        SELECT person, coalesce(enrolled, {BEGINNING}) AS began, coalesce(enrolled_last, {BEGINNING}) AS sure_began,
            coalesce(day, {FOREVER}) AS sure_stopped, coalesce(last, {FOREVER}) AS stopped, {missing} AS topics,
            {missing} | vague & {BITS["enrolled"] | BITS["graduated"]} AS loose
        FROM {facts} d JOIN {rules.full_time} f ON f.kind = d.kind
        WHERE f.said OR (enrolled IS NOT NULL AND day IS NOT NULL)"""


def _pieces(rules: Ruleset, work: str, gaps: str, study: str) -> str:
    """The work that counts: what is certain of it, outside of all study that is possible; and what is possible, outside of
    all that is certain, of persons for whom that is more. Where the list could hold more, any day (D17)."""
    sure = f"""SELECT person, kind, least(began_last, stopped - 1) AS began, greatest(stopped_first, began + 1) AS stopped
        FROM {work} w"""
    studied = f"""SELECT person, sure_began AS began, sure_stopped AS stopped FROM {study} t
        WHERE topics = 0 AND sure_began < sure_stopped"""
    certain, possible = _without(f"({sure})", study), _without(work, f"({studied})")
    loose = f"SELECT person FROM {work} w WHERE {_INEXACT} UNION ALL SELECT person FROM {study} t WHERE loose > 0"
    return f"""
        SELECT w.person, c.work_key, w.began, w.stopped, w.topics | c.topics AS topics FROM (
            SELECT person, kind, began, stopped, 0 AS topics FROM ({certain}) s WHERE began < stopped
            UNION ALL SELECT person, kind, began, stopped, {POSSIBLE} FROM ({possible}) m WHERE person IN ({loose})
            UNION ALL SELECT person, {GAPS["work"]}, {BEGINNING}, {FOREVER}, 0 FROM {gaps} g WHERE list_name = 'work'
        ) w JOIN {rules.counts} c ON c.kind = w.kind"""


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


def _topics(rules: Ruleset, work: str, pieces: str, study: str) -> str:
    """What is unknown of the work that counts for a key. Of dates known to the month or year: all that could matter."""
    vague = f"""CASE WHEN began < began_last THEN {BITS["start"]} ELSE 0 END
        | CASE WHEN stopped_first < stopped THEN {BITS["end"]} ELSE 0 END"""
    return f"""
        SELECT person, work_key, bit_or(topics) AS topics FROM (
            SELECT w.person, c.work_key, c.topics | {vague} AS topics FROM {work} w JOIN {rules.counts} c ON c.kind = w.kind
            WHERE began <= c.last AND (c.topics > 0 OR {_INEXACT})
            UNION ALL SELECT person, work_key, topics FROM {pieces} p WHERE topics = {BITS["work"]}
            UNION ALL SELECT p.person, p.work_key, t.loose FROM {pieces} p JOIN {study} t ON t.person = p.person WHERE t.loose > 0
        ) t GROUP BY person, work_key"""


def _merged(pieces: str, after: str, rules: Ruleset) -> str:
    """Pieces that overlap or touch made one; of continuous work also those with a gap that does not break it.

    Those that are certain by themselves; all together where some are not, or a day from which they count is not.
    """
    unsure = f"""SELECT person, work_key FROM {pieces} p WHERE topics > 0
        UNION SELECT person, work_key FROM {after} a WHERE maybe < sure"""
    each = f"""SELECT *, true AS certain FROM {pieces} p WHERE topics = 0
        UNION ALL SELECT p.*, false FROM {pieces} p JOIN ({unsure}) u ON u.person = p.person AND u.work_key = p.work_key"""
    own = "PARTITION BY person, work_key, certain ORDER BY began"
    before = f"max(stopped) OVER ({own} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    gap = f"CASE WHEN {rules.continuous} THEN {rules.policy.continuity_gap_days} ELSE 0 END"
    return f"""
        SELECT person, work_key, certain, min(began) AS began, max(stopped) AS stopped FROM (
            SELECT *, sum(CASE WHEN began <= before + {gap} THEN 0 ELSE 1 END) OVER ({own}) AS island
            FROM (SELECT *, {before} AS before FROM ({each}) each) placed
        ) numbered GROUP BY person, work_key, certain, island"""


def _reached(rules: Ruleset, merged: str, after: str) -> str:
    """D3, D4, D26: the day with which a piece, and those before that count with it, are long enough, and its end.

    `origin`: the unit from which on there would be as many without a break. Years are reached on a day that follows one
    worked; a month or year with the first of its days that is. Continuous work counts `together` where months follow.
    """
    policy, own, alone = rules.policy, "PARTITION BY person, requirement, certain", rules.continuous
    anchor = "CASE WHEN m.certain THEN a.sure ELSE a.maybe END"
    counted = f"""
        SELECT m.person, r.requirement, m.work_key, r.months, coalesce(a.topics, 0) AS topics, m.certain,
            greatest(m.began, coalesce({anchor}, m.began)) AS began, m.stopped
        FROM {merged} m JOIN {rules.work} r ON r.work_key = m.work_key
            LEFT JOIN {after} a ON a.person = m.person AND a.requirement = r.requirement
        WHERE r.anchors = 0 OR {anchor} < m.stopped"""
    of_unit, final = _MONTHS[policy.counting], _UNIT[policy.counting].format("stopped - 1")
    placed = f"SELECT *, {_entered('began', policy)} AS unit, {final} AS final FROM ({counted}) c"
    if of_unit:  # pieces may share a month or a year
        breaks = f"{alone} AND unit > previous + 1" if of_unit == 1 else alone
        placed = f"""
            SELECT *, greatest(unit, previous + 1) AS initial,
                sum(CASE WHEN {breaks} THEN 1 ELSE 0 END) OVER ({own} ORDER BY began) AS together
            FROM (SELECT *, coalesce(lag(final) OVER ({own} ORDER BY began), -2) AS previous FROM ({placed}) u) n"""
        first, fewest, over = "began", f"months / {of_unit}", _first_day("final + 1", policy)
    else:
        placed = f"SELECT *, unit AS initial, CASE WHEN {alone} THEN began ELSE 0 END AS together FROM ({placed}) u"
        first, fewest, over = "began + 1", "28 * months", f"least(stopped + 1, {FOREVER})"
    total = f"CAST(sum(final - initial + 1) OVER ({own}, together ORDER BY began) AS BIGINT)"
    earliest = "began" if policy.cutoff == "day" else f"min(began) OVER ({own})"
    return f"""
        SELECT *, CASE WHEN months > 0 THEN greatest({_later("origin", "months", policy)}, {first}) ELSE began END AS day,
            {over} AS over
        FROM (SELECT *, {earliest} AS earliest, final + 1 - {total} AS origin FROM ({placed}) i) r
        WHERE final + 1 - origin >= {fewest}"""  # adding months is slow


_MONTHS = {"day": 0, "month": 1, "calendar_year": 12}
"""How many months there are to a unit in which time is counted (D26)."""
_UNIT = {"day": "({})", "month": "months_of({})", "calendar_year": "years_of({})"}
"""The unit of a day, as a number."""


def _entered(day: str, policy: Policy) -> str:
    """The first unit that counts of time from a day on: of years, each turn of the year counts."""
    return f"({_UNIT[policy.counting].format(day)} + {int(policy.counting == 'calendar_year')})"


def _first_day(unit: str, policy: Policy) -> str:
    return f"months_later({BEGINNING}, {_MONTHS[policy.counting]} * ({unit}))"


def _later(unit: str, months: str, policy: Policy) -> str:
    """The day on which so many months are reached that count from a unit on without a break."""
    if policy.counting == "day":
        return f"months_later({unit}, {months})"
    return _first_day(f"{unit} + CAST(ceil({months} / {_MONTHS[policy.counting]}) AS BIGINT) - 1", policy)


def time_later(day: str, months: str, policy: Policy) -> str:
    """The day on which so many months are reached from a day on, by the policy's counting and cut-off."""
    return _from_new_year(f"greatest({_later(_entered(day, policy), months, policy)}, {day})", day, policy)


def _from_new_year(day: str, earliest: str, policy: Policy) -> str:
    """What is reached in a year counts from its first day, or from the first day that counts at all."""
    if policy.cutoff == "day":
        return day
    return f"least({day}, greatest(months_later({BEGINNING}, 12 * years_of({day})), {earliest}))"
