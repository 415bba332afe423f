"""`Workforce`: the tables of many persons, and the questions one can ask of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..catalog import Catalog
from ..model.dates import parse_day, resolve_date
from ..model.errors import close_matches
from ..model.person import Person, Record, Work
from ..model.policy import Policy
from ..model.terms import Level, Verdict
from .columns import WorkforceError
from .stages import Progress, Stage, quietly

if TYPE_CHECKING:
    from .engine import Query
    from .intake import Intake
    from .records import Records
    from .rulebook import RuleBook
    from .rules import Rules

__all__ = ["Workforce", "WorkforceAnswers"]

Table = Any
"""A pyarrow table, which has no types."""


class Workforce:
    """Many persons, as tables of their records, and the questions who may apply for what, and who will.

    `source` is a folder of CSV or Parquet files, an Excel workbook, a DuckDB database (a file or a connection), or
    a mapping of names to tables in memory: Arrow, pandas, polars, or Spark's. The tables are `persons`,
    `certificates`, `work`, `education`, `training`, `apprenticeships`, `titles` and `permits`, each with a column
    `person` and the fields of the records; names may be Chinese. Every answer equals that of `Advisor.check`.

    `memory`, such as "4GB", is what DuckDB may use before it spills to disk. `progress` is called with the name of
    each stage as it begins (reading, checking, answers, summary, due, writing), and how many persons of how many are
    done: answers and due come 200,000 persons at a time.

    >>> import pyarrow as pa
    >>> work = pa.table({"工号": ["01", "02"], "职业": ["电工", "厨师"], "start": ["2019-07-01", "2026-02-30"]})
    >>> workforce = Workforce({"work": work})
    >>> workforce.set_aside.to_pylist()[0]["reason"]
    "'2026-02-30' is not a day of the calendar"
    >>> workforce.check(on="2026-11-22", occupations=["电工"], levels=[4]).to_arrow()["verdict"].to_pylist()
    ['eligible', 'undetermined']
    """

    def __init__(
        self,
        source: Any,
        catalog: Catalog | None = None,
        policy: Policy | None = None,
        *,
        memory: str | None = None,
        progress: Progress = quietly,
    ) -> None:
        """Read the tables.

        Raises:
            WorkforceError: they cannot be read, or the extra `workforce` is not installed.
        """
        try:
            import ibis  # noqa: F401
            import pyarrow  # noqa: F401
        except ImportError as error:
            raise WorkforceError(f"{error.name} is not installed; pip install 'certladder[workforce]'") from error
        from .intake import take_in
        from .sources import opened

        self.catalog = Catalog.builtin() if catalog is None else catalog
        self.policy = Policy() if policy is None else policy
        self.source = Path(source).resolve().name if isinstance(source, str | Path) else ""
        """The name of the folder or file the tables are from; nothing for tables in memory."""
        self._begin = progress
        self._begin("reading", 0, 0)
        engine, given, notes = opened(source, memory)
        self.notes: tuple[str, ...] = tuple(notes)
        self._begin("checking", 0, 0)
        self._intake: Intake = take_in(given, engine)

    def __len__(self) -> int:
        """The number of persons."""
        return self._intake.records.many

    @property
    def rows_in(self) -> dict[str, int]:
        """The number of rows given, by table: as many as used and set aside together."""
        return dict(self._intake.rows_in)

    @property
    def rows_used(self) -> dict[str, int]:
        """The number of rows used, by table."""
        return dict(self._intake.rows_used)

    @property
    def set_aside(self) -> Table:
        """The rows that are not used: source, table, row, person, column, reason."""
        return self._intake.records.engine.fetch(self._intake.aside.order_by(["source", "row"]))

    def set_aside_by_reason(self) -> Table:
        """How many rows are not used, by source, column and reason, most first; "…" stands for what the cell says."""
        from .tables import by_reason

        return self._intake.records.engine.fetch(by_reason(self._intake.aside))

    def unknown_occupations(self) -> dict[str, tuple[str, ...]]:
        """The occupations in the tables that the catalog does not hold, with the names in it that look like them."""
        names = [name for standard in self.catalog.standards for name in (standard.occupation, *standard.names)]
        kinds = self._intake.records.kinds
        given = sorted({kind.occupation for kind in kinds if hasattr(kind, "occupation")})
        return {
            name: close_matches(name, names)
            for name in given
            if self.catalog.name(name) not in self.catalog.occupations
        }

    def person(self, id: str) -> Person:  # noqa: A002
        """One person's records, for `Advisor` to explain, plan and ask.

        Raises:
            WorkforceError: nobody has that id.
        """
        from .engine import rows
        from .people import people

        records = self._intake.records
        with records.engine.passing():
            found = people(records, records.engine.put(rows([{"id": id}], id="string")))
        if id not in found:
            raise WorkforceError(f"no person has the id {id!r}")
        return found[id]

    def plus(self, record: Record) -> Workforce:
        """These persons, each with the record too: what if everybody took that training?

        Raises:
            TypeError: spells of work, or something that is not a record.
        """
        from .intake import with_record

        if isinstance(record, Work) or not isinstance(record, Record):
            raise TypeError(f"{record!r} is not a record that everybody could have; expected a Training, for example")
        more = object.__new__(Workforce)
        more.__dict__ |= self.__dict__
        more._intake = with_record(self._intake, record)
        return more

    def check(
        self,
        on: dt.date | str | None = None,
        occupations: Iterable[str] | None = None,
        levels: Iterable[Level | int | str] | None = None,
    ) -> WorkforceAnswers:
        """Whether each person may apply for each level of each occupation (all of them) on a day (today).

        Raises:
            UnknownOccupation, UndescribedLevel, UnknownTerm, NoEditionInForce, InvalidDay: as for `Advisor.check`.
        """
        from .answers import answers
        from .day_rules import DayRules
        from .looks import by_look
        from .rules import Rules
        from .truths import RecordView, truths

        day = resolve_date(on)
        book, records, then = self._book(day, occupations, levels), self._intake.records, day.toordinal()
        rules = Rules.of(book, records)
        mark = records.engine.mark()
        asked = DayRules.of(book, records, [then])

        def of(part: Records) -> Query:
            looked = by_look(rules, part)
            return answers(truths(RecordView.of(rules, looked, then), asked, then), rules, looked, then)

        found = self._each_part("answers", of)
        records.engine.release(mark, found)
        return WorkforceAnswers(day, rules, records, found, self._begin)

    def summary(
        self,
        on: dt.date | str | None = None,
        occupations: Iterable[str] | None = None,
        levels: Iterable[Level | int | str] | None = None,
    ) -> Table:
        """How many are eligible, undetermined and not eligible on a day, by occupation and level; see `check`."""
        answers = self.check(on, occupations, levels)
        try:
            return answers.summary()
        finally:
            answers.close()

    def due(
        self,
        until: dt.date | str,
        on: dt.date | str | None = None,
        occupations: Iterable[str] | None = None,
        levels: Iterable[Level | int | str] | None = None,
    ) -> Table:
        """Who is not eligible on a day (today) but becomes so by `until`, if present work goes on.

        Rows of person, occupation, level, eligible_from (the first day), held (has the level, or a higher one, already)
        and the alternatives that hold on the first day. By the standards in force on the day asked (D15).

        Raises:
            UnknownOccupation, UndescribedLevel, UnknownTerm, NoEditionInForce, InvalidDay: as for `Advisor.check`.
        """
        from .due import coming, first_days
        from .rules import Rules
        from .tables import due_table

        day, last = resolve_date(on), parse_day(until)
        book = self._book(day, occupations, levels)
        records = self._intake.records
        with records.engine.passing():
            rules = Rules.of(book, records)
            days = day.toordinal(), max(day, last).toordinal()
            soon = self._each_part("due", lambda part: coming(rules, part, *days))
            return due_table(first_days(rules, records, soon, *days), book, records.engine)

    def _each_part(self, stage: Stage, answer: Callable[[Records], Query]) -> Query:
        """What is answered about one part of the persons after the other."""
        records = self._intake.records

        def answered() -> Iterator[Query]:
            for done, part in records.parts():
                self._begin(stage, done, records.many)
                yield answer(part)

        return records.engine.together(answered())

    def _book(
        self, day: dt.date, occupations: Iterable[str] | None, levels: Iterable[Level | int | str] | None
    ) -> RuleBook:
        from .rulebook import RuleBook

        return RuleBook.of(self.catalog, self.policy, day, occupations, levels)


class WorkforceAnswers:
    """The answers to `Workforce.check`: rows of person, occupation, level, verdict, held, alternatives, undetermined, unknown.

    `alternatives` are the clauses (with #n the n-th alternative of one) that hold, `undetermined` those that hold if
    what is `unknown` turns out well. `held`: the person has the level, or a higher one, already.

    Every method but `close` raises WorkforceError once they are closed.
    """

    def __init__(self, on: dt.date, rules: Rules, records: Records, table: Query, progress: Progress) -> None:
        self.on = on
        self._rules, self._records, self._begin = rules, records, progress
        self._kept: Query | None = table

    @property
    def _table(self) -> Query:
        if self._kept is None:
            raise WorkforceError("these answers are closed; check again")
        return self._kept

    def to_arrow(self, verdicts: Iterable[Verdict | str] = tuple(Verdict)) -> Table:
        """The answers as an Arrow table; of these verdicts only."""
        with self._records.engine.passing():
            return self._records.engine.fetch(self.query(verdicts))

    def query(self, verdicts: Iterable[Verdict | str] = tuple(Verdict)) -> Any:
        """The answers as an ibis expression over the engine's tables."""
        from .answers import decoded

        wanted = [Verdict.parse(verdict) for verdict in verdicts]
        return decoded(self._table, self._rules, self._records, wanted)

    def summary(self) -> Table:
        """How many are eligible, undetermined, not eligible, and hold the level, by occupation and level.

        `held` and the three columns that end in `_not_held` count everybody once.
        """
        from .tables import summary

        self._begin("summary", 0, 0)
        return summary(self._table, self._rules, self._records)

    def close(self) -> None:
        """Let the engine forget the answers; they cannot be asked for afterwards."""
        if self._kept is not None:
            self._records.engine.forget(self._kept)
            self._rules.forget(self._records.engine)
            self._kept = None

    def write(self, path: str | Path, verdicts: Iterable[Verdict | str] = tuple(Verdict)) -> None:
        """Write the answers to a file: .parquet, .csv (UTF-8 with a mark that Excel knows) or .xlsx.

        Raises:
            WorkforceError: another kind of file, more rows than a sheet holds, or a place that cannot be written to.
        """
        from .tables import write

        self._begin("writing", 0, 0)
        with self._records.engine.passing():
            write(self._records.engine, self.query(verdicts), Path(path))
