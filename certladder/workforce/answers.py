"""The answers of a workforce: read in words, counted, written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.dates import FOREVER
from ..model.errors import require_language
from ..model.terms import Verdict
from ..model.wording import say
from .columns import WorkforceError
from .engine import quoted, rows
from .in_words import in_words
from .progress import Progress
from .records import Records
from .reservations import differing, without_effect
from .ruleset import BITS, Ruleset
from .writers import write_query, write_table, write_tables

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["WorkforceAnswers"]


class WorkforceAnswers:
    """The answers to `Workforce.check`: one row for each person and target.

    Columns: person, occupation, level, verdict, held, eligible_from, possible_from, alternatives, undetermined, unknown.
    `alternatives` are the clauses (with #n the n-th alternative of one) that hold, `undetermined` those that hold if
    what is `unknown` turns out well. `held`: the person has the level, or a higher one, already. `eligible_from` and
    `possible_from`: the first certain and the first possible day from the day asked on, if present work goes on. The columns
    that are kept come after `person`.

    Every method but `close` raises WorkforceError once they are closed.
    """

    def __init__(
        self, on: dt.date, rules: Ruleset, records: Records, tables: Sequence[str], progress: Progress
    ) -> None:
        self.on = on
        self._rules, self._records, self._begin = rules, records, progress
        self._tables = list(tables)
        """The answers about one part of the persons after the other; none once they are closed."""

    @property
    def _table(self) -> str:
        if not self._tables:
            raise WorkforceError("closed")
        return f"({' UNION ALL '.join(f'SELECT * FROM {table}' for table in self._tables)})"

    def to_arrow(self, verdicts: Iterable[Verdict | str] | None = None) -> pa.Table:
        """The answers as an Arrow table, by person, then by occupation and level as asked; of these verdicts only."""
        with self._records.engine.passing():
            return self._records.engine.fetch(f"{self.query(verdicts)} ORDER BY p.id, t.target")

    def query(self, verdicts: Iterable[Verdict | str] | None = None) -> str:
        """The answers as a query over the engine's tables, in SQL."""
        wanted = [Verdict.parse(verdict).value for verdict in verdicts or Verdict]
        engine, everybody = self._records.engine, Verdict.NOT_ELIGIBLE.value in wanted
        meaning, targets = engine.put(self._meanings()), engine.put(self._targets())
        said = f"""SELECT a.person, a.target, m.verdict, a.held > 0 AS held, a.eligible_from, a.possible_from,
            m.alternatives, m.undetermined, m.unknown FROM {self._table} a JOIN {meaning} m ON m.target = a.target
            AND m.sure = a.sure AND m.maybe = a.maybe AND m.topics = a.topics"""
        verdict = f"coalesce(s.verdict, {quoted(Verdict.NOT_ELIGIBLE.value)})"
        days = [f"CASE WHEN s.{day} < {FOREVER} THEN date_of(s.{day}) END AS {day}" for day in _DAYS]
        lists = [f"coalesce(s.{name}, n.words) AS {name}" for name in _LISTS]
        kept, also = self._records.carried()
        return f"""SELECT p.id AS person, {kept} t.occupation, t.level, {verdict} AS verdict,
            coalesce(s.held, false) AS held, {", ".join([*days, *lists])}
            FROM {self._records.persons} p CROSS JOIN {targets} t CROSS JOIN {engine.put(rows([([],)], words="words"))} n
            {"LEFT" if everybody else ""} JOIN ({said}) s ON s.person = p.person AND s.target = t.target {also}
            WHERE {verdict} IN ({", ".join(map(quoted, wanted))})"""

    def _targets(self) -> pa.Table:
        rules = self._rules
        named = ((n, rules.standards[place].occupation, int(level)) for n, (place, level) in enumerate(rules.targets))
        return rows(named, target="int64", occupation="string", level="int64")

    def _meanings(self) -> pa.Table:
        """What the bits stand for, of each different answer."""
        codes = self._records.engine.fetch(f"SELECT DISTINCT target, sure, maybe, topics FROM {self._table}")
        types = dict.fromkeys(("target", "sure", "maybe", "topics"), "int64") | {"verdict": "string"}
        found = (self._meaning(**code) for code in codes.to_pylist())
        return rows(found, **types, **dict.fromkeys(_LISTS, "words"))

    def _meaning(self, target: int, sure: int, maybe: int, topics: int) -> tuple[object, ...]:
        verdict = Verdict.ELIGIBLE if sure else Verdict.UNDETERMINED if maybe else Verdict.NOT_ELIGIBLE
        open_ = verdict is Verdict.UNDETERMINED
        unknown = [topic for topic, bit in BITS.items() if open_ and topics & bit]
        labels = self._rules.labels
        return target, sure, maybe, topics, verdict.value, labels(target, sure), labels(target, maybe & ~sure), unknown

    def summary(self) -> pa.Table:
        """How many are eligible, undetermined, not eligible, and hold the level, by occupation and level.

        `held` and the three columns that end in `_not_held` count everybody once.
        """
        self._begin("summary", 0, 0)
        engine, everybody = self._records.engine, self._records.count
        yes, open_ = "sure > 0", "sure = 0 AND maybe > 0"
        counts = {
            "eligible": _count(yes),
            "undetermined": _count(open_),
            "not_eligible": f"{everybody} - {_count('maybe > 0')}",
            "held": _count("held > 0"),
            "eligible_not_held": _count(f"{yes} AND held = 0"),
            "undetermined_not_held": _count(f"{open_} AND held = 0"),
            "not_eligible_not_held": f"{everybody} - {_count('maybe > 0 OR held > 0')}",
        }
        counted = ", ".join(f"{count} AS {name}" for name, count in counts.items())
        with engine.passing():
            found = engine.fetch(f"""SELECT t.occupation, t.level, {counted} FROM {engine.put(self._targets())} t
                LEFT JOIN {self._table} a ON a.target = t.target
                GROUP BY t.target, t.occupation, t.level ORDER BY t.target""").to_pylist()
        types = dict.fromkeys(("level", *counts), "int64")  # the engines' own differ in whether a column may have nulls
        return rows((tuple(row.values()) for row in found), occupation="string", **types)

    def differing(self, other: WorkforceAnswers) -> pa.Table:
        """The answers of which the verdict or the first certain day is another in `other`, on the same persons and targets.

        Columns: person, occupation, level, verdict, eligible_from, other_verdict, other_eligible_from.
        """
        engine = self._records.engine
        with engine.passing():
            return engine.fetch(differing(self._table, other._table, engine.put(self._targets()), self._records))

    def without_effect(self, lang: str = "zh") -> pa.Table:
        """The records that count for nothing in an answer, and why: person, occupation, level, code, note.

        As `Eligibility.notes`, as far as they are about one record whatever else there is: a job under a name that is
        another occupation's, a certificate of a lower level, a title where none is asked for.
        """
        engine = self._records.engine
        with engine.passing():
            return without_effect(self._rules, self._records, engine.put(self._targets()), require_language(lang))

    def close(self) -> None:
        """Let the engine forget the answers; they cannot be asked for afterwards."""
        self._records.engine.forget(*self._tables)
        self._tables.clear()

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
            with self._records.engine.passing():
                write_query(self._records.engine, self.query(verdicts), path)
        elif lang is None:
            write_table(self.to_arrow(verdicts), path)
        else:
            self.write_beside(path, "answers", self.to_arrow(verdicts), require_language(lang))

    def write_beside(self, path: Path, name: str, table: pa.Table, lang: str) -> None:
        """Write a table in words; in a workbook, with the rows that were rejected and the counts."""
        tables = {name: table}
        if path.suffix.lower() == ".xlsx":
            tables |= {"rejected": self._records.rejected_rows(lang, named=True), "summary": self.summary()}
        write_tables(
            {say(f"workforce.sheet.{title}", lang): in_words(one, lang) for title, one in tables.items()}, path
        )


_LISTS = ("alternatives", "undetermined", "unknown")
_DAYS = ("eligible_from", "possible_from")


def _count(which: str) -> str:
    return f"count(CASE WHEN {which} THEN 1 END)"
