"""The answers of a workforce: read in words, counted, compared, written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from weakref import finalize

from ..model.periods import FOREVER
from ..model.policy import Policy
from ..model.readings import READINGS
from ..model.terms import Verdict
from .engine import Table, quoted, rows
from .records import Records
from .ruleset import BITS, Ruleset
from .without_effect import declared_without_effect, without_effect
from .writers import replacing, write_in_words, write_tables

STAGES = ("reading", "checking", "answers", "summary", "becoming_eligible", "writing")
"""Files are read, rows checked, answers decided; then come counts, first days and files."""
Progress = Callable[[str, int, int], object]
"""Called with the stage, and how many persons of how many are done; 0 of 0 where persons are not counted."""

_LISTS = ("alternatives", "undetermined", "unknown")


class WorkforceAnswers:
    """The answers to `Workforce.check`: one row for each person and target.

    Columns: person, occupation, level, verdict, held, eligible_from, possible_from, alternatives, undetermined, unknown.
    `alternatives` are the clauses (with #n the n-th alternative of one) that hold, `undetermined` those that hold if
    what is `unknown` turns out well. `held`: the person has the level, or a higher one, already. `eligible_from` and
    `possible_from`: the first certain and the first possible day from the day asked on, if present work goes on. The columns
    that are kept come after `person`.
    """

    def __init__(
        self,
        rules: Ruleset,
        records: Records,
        tables: list[str],
        by_policy: Callable[[Policy], WorkforceAnswers],
        progress: Progress,
    ) -> None:
        self.on = rules.day
        self._rules, self._records, self._engine = rules, records, records.engine
        self._table = f"({' UNION ALL '.join(f'SELECT * FROM {table}' for table in tables)})"
        """The answers about one part of the persons after the other, which the engine forgets with this object."""
        finalize(self, records.engine.forget, rules.named, *tables).atexit = False
        self._by_policy, self._begin = by_policy, progress

    def to_arrow(self, verdicts: Iterable[Verdict | str] | None = None) -> Table:
        """The answers as an Arrow table, by person, then by occupation and level as asked; of these verdicts only."""
        with self._engine.passing():
            return self._engine.fetch(f"{self.query(verdicts)} ORDER BY p.id, t.target")

    def query(self, verdicts: Iterable[Verdict | str] | None = None) -> str:
        """The answers as a query over the engine's tables, in SQL; as long as this object is there."""
        wanted = [Verdict.parse(verdict).value for verdict in verdicts or Verdict]
        everybody = "LEFT" if Verdict.NOT_ELIGIBLE.value in wanted else ""
        meanings = self._engine.keep(self._meanings())
        said = f"SELECT * FROM {self._table} a JOIN {meanings} m USING (target, sure, maybe, topics)"
        verdict, days = _verdict("s"), [f"{_day('s', day)} AS {day}" for day in ("eligible_from", "possible_from")]
        lists = [f"coalesce(s.{name}, t.nothing) AS {name}" for name in _LISTS]
        kept = "".join(f"p.keep{at} AS {self._engine.identifier(name)}, " for at, name in enumerate(self._records.keep))
        return f"""SELECT p.id AS person, {kept} t.occupation, t.level, {verdict} AS verdict,
            coalesce(s.held > 0, false) AS held, {", ".join([*days, *lists])}
            FROM {self._records.persons} p CROSS JOIN {self._rules.named} t
            {everybody} JOIN ({said}) s ON s.person = p.person AND s.target = t.target
            WHERE {verdict} IN ({", ".join(map(quoted, wanted))})"""

    def _meanings(self) -> Table:
        """What the bits stand for, of each different answer."""

        def meaning(target: int, sure: int, maybe: int, topics: int) -> tuple[object, ...]:
            own = self._rules.labels[target]
            labels = ([label for at, label in enumerate(own) if bits >> at & 1] for bits in (sure, maybe & ~sure))
            return target, sure, maybe, topics, *labels, [one for one, bit in BITS.items() if not sure and topics & bit]

        codes = self._engine.fetch(f"SELECT DISTINCT target, sure, maybe, topics FROM {self._table} a").to_pylist()
        types = dict.fromkeys(("target", "sure", "maybe", "topics"), "int64") | dict.fromkeys(_LISTS, "words")
        return rows((meaning(**code) for code in codes), **types)

    def summary(self) -> Table:
        """How many are eligible, undetermined, not eligible, and hold the level, by occupation and level.

        `held` and the three columns that end in `_not_held` count everybody once.
        """
        self._begin("summary", 0, 0)
        all_, is_open = self._records.count, "a.maybe > 0 AND a.sure = 0"
        with self._engine.passing():
            found = self._engine.fetch(f"""
                SELECT t.occupation, t.level, count(*) FILTER (WHERE a.sure > 0) AS eligible,
                    count(*) FILTER (WHERE {is_open}) AS undetermined,
                    {all_} - count(*) FILTER (WHERE a.maybe > 0) AS not_eligible,
                    count(*) FILTER (WHERE a.held > 0) AS held,
                    count(*) FILTER (WHERE a.sure > 0 AND a.held = 0) AS eligible_not_held,
                    count(*) FILTER (WHERE {is_open} AND a.held = 0) AS undetermined_not_held,
                    {all_} - count(*) FILTER (WHERE a.maybe > 0 OR a.held > 0) AS not_eligible_not_held
                FROM {self._rules.named} t LEFT JOIN {self._table} a ON a.target = t.target
                GROUP BY t.target, t.occupation, t.level ORDER BY t.target""")
        types = {name: "string" if name == "occupation" else "int64" for name in found.column_names}
        return rows((tuple(row.values()) for row in found.to_pylist()), **types)  # of one schema, whatever the engine

    def contested(self) -> Table:
        """Which answers rest on a reading of the text (`Eligibility.contested`), and what the other reading says.

        Rows of reading, person, occupation, level, verdict, eligible_from, other_verdict, other_eligible_from. Everything
        is asked once more for each reading that has a switch.
        """
        import pyarrow as pa

        policy = self._rules.policy
        turned = (self._differing(one.turned(policy), number) for number, one in READINGS.items() if one.policy)
        return pa.concat_tables(turned)

    def _differing(self, policy: Policy, reading: str = "") -> Table:
        """The answers of which the verdict or the first certain day is another by another policy."""
        theirs = self._by_policy(policy)
        mine, other = ([_verdict(table), _day(table, "eligible_from")] for table in "ab")
        with self._engine.passing():
            return self._engine.fetch(f"""
                SELECT {quoted(reading)} AS reading, p.id AS person, t.occupation, t.level, {mine[0]} AS verdict,
                    {mine[1]} AS eligible_from, {other[0]} AS other_verdict, {other[1]} AS other_eligible_from
                FROM {self._table} a FULL JOIN {theirs._table} b ON b.person = a.person AND b.target = a.target
                JOIN {self._records.persons} p ON p.person = coalesce(a.person, b.person)
                JOIN {self._rules.named} t ON t.target = coalesce(a.target, b.target)
                WHERE {mine[0]} <> {other[0]}
                    OR coalesce(a.eligible_from, {FOREVER}) <> coalesce(b.eligible_from, {FOREVER})
                ORDER BY p.id, t.target""")

    def without_effect(self, lang: str = "zh") -> Table:
        """What was given and counts for nothing in an answer, and why: person, occupation, level, code, note.

        As `Eligibility.notes`: a job under a name that is another occupation's, a certificate of a lower level, a record
        that is given twice or comes later, a day of birth where no age is asked for. Rows without a person are about what
        was given for everybody: a relation or a name that nobody's records have, a setting of the policy by which no
        answer differs (which asks everything once more). A name of which an answer asks whether it counts is not told.
        """
        idle = self._idle
        with self._engine.passing():
            return without_effect(self._rules, self._records, self._table, idle, lang)

    def declared_without_effect(self, lang: str = "zh") -> tuple[str, ...]:
        """What was declared or set for everybody and has no part in any answer, in words; see `without_effect`."""
        return tuple(
            note.explain(lang) for note in declared_without_effect(self._rules, self._records.kinds, self._idle)
        )

    @cached_property
    def _idle(self) -> list[str]:
        """The settings of the policy by which no answer differs."""
        policy, default = self._rules.policy, dict(Policy())
        turned = {name: policy.model_copy(update={name: usual}) for name, usual in default.items()}
        return [name for name, other in turned.items() if other != policy and not len(self._differing(other))]

    def write(
        self, path: str | Path, verdicts: Iterable[Verdict | str] | None = None, *, lang: str | None = None
    ) -> None:
        """Write the answers to a file: .parquet, .csv (UTF-8 with a mark that Excel knows) or .xlsx.

        With `lang`, "zh" or "en", a .csv and a .xlsx are in words, for people; a workbook then has a sheet of the rows that
        were rejected, and one of the counts.

        Raises:
            WorkforceError: another kind of file, more rows than a sheet holds, or a place that cannot be written to.
            UnknownTerm: another language.
        """
        self._begin("writing", 0, 0)
        path = Path(path)
        if path.suffix.lower() == ".parquet":
            with self._engine.passing(), replacing(path) as new:
                self._engine.write(self.query(verdicts), new)
        elif lang is None:
            write_tables({"certladder": self.to_arrow(verdicts)}, path)
        else:
            self.write_beside(path, "answers", self.to_arrow(verdicts), lang)

    def write_beside(self, path: Path, name: str, table: Table, lang: str) -> None:
        """Write a table in words; in a workbook, with the rows that were rejected and the counts."""
        tables = {name: table}
        if path.suffix.lower() == ".xlsx":
            tables |= {"rejected": self._records.rejected_rows(lang), "summary": self.summary()}
        write_in_words(tables, path, lang)


def _verdict(answer: str) -> str:
    """The verdict of a row of answers, in SQL; no row is a no."""
    yes, open_, no = (quoted(each.value) for each in (Verdict.ELIGIBLE, Verdict.UNDETERMINED, Verdict.NOT_ELIGIBLE))
    return f"CASE WHEN {answer}.sure > 0 THEN {yes} WHEN {answer}.maybe > 0 THEN {open_} ELSE {no} END"


def _day(answer: str, name: str) -> str:
    return f"CASE WHEN {answer}.{name} < {FOREVER} THEN date_of({answer}.{name}) END"
