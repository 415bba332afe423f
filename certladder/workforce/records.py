"""From given tables to clean ones of days and kinds: every row is used or rejected with a reason, and none is lost.

A row that is rejected says that there is something more to know about its person: the list it belongs to is then not
taken to be complete, so that it can leave an answer undetermined but never turn it into a no (D17).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..model.dates import DateRange, PartialDate, RecordDate, earliest, latest
from ..model.periods import BEGINNING, FOREVER
from ..model.person import RECORD_KINDS, Education, Person, Record
from .cell_parsers import Problem
from .columns import LISTS, TABLES, Condition, Kind, WorkforceError
from .engine import Engine, Table, quoted, rows
from .given_tables import GivenTable, OpenSource
from .headers import shown
from .reader import DAYS, Reader


@dataclass(kw_only=True)
class Records:
    """The records of all persons, as names of tables in an engine. Days are ordinals, and kinds are places in `kinds`.

    A date that is known to the month or year is the first and the last day that it may be (D1).

    - `persons`: id, person (the key by which the other tables name a person), born, born_last; and keep0, keep1 ..., the
      columns `keep` to carry along.
    - `listed`: person, kind, works (whether it is a spell of work), day, last, second, second_last: what its first date may
      be, and its other one: a course counts from graduation, and has a day of enrolment; a spell from its start, and has
      the day after its last.
    - `gaps`: person, list_name, for lists that could hold more than is listed (D17).
    - `rejected`: source, list_name (the table), row_number, id, problem (a place in `problems`), given, other.
    """

    engine: Engine
    kinds: list[Kind]
    persons: str
    listed: str
    gaps: str
    rejected: str
    problems: list[Problem]
    columns: dict[tuple[str, str], str]  # what a column is called in a source, by the source and our name
    rows_in: dict[str, int]
    rows_used: dict[str, int]
    count: int  # the number of persons
    keep: tuple[str, ...]
    untold: tuple[str, ...]  # the lists that rosters leave open

    def with_record(self, record: Record) -> Records:
        """The same persons, each with one more record."""
        dates = [record.date, getattr(record, "enrolled", None)]
        days = ("NULL" if date is None else str(end(date)) for date in dates for end in (earliest, latest))
        more = f"SELECT person, {len(self.kinds)}, false, {', '.join(days)} FROM {self.persons}"
        listed = self.engine.keep(f"SELECT * FROM {self.listed} UNION ALL {more}")
        return replace(self, kinds=[*self.kinds, record], listed=listed)

    def rejected_rows(self, lang: str) -> Table:
        found = self.engine.fetch(f"SELECT * FROM {self.rejected} ORDER BY source, row_number").to_pylist()
        said = ((row["source"], row["row_number"], row["id"], *self._reason(row, lang)) for row in found)
        return rows(
            dict.fromkeys(said), source="string", row="int64", person="string", column="string", reason="string"
        )

    def rejected_by_reason(self, lang: str) -> Table:
        counted: Counter[tuple[str, ...]] = Counter()
        grouped = f"""SELECT source, problem, '…' AS given, '…' AS other, count(*) AS n FROM {self.rejected}
            GROUP BY source, problem"""
        for row in self.engine.fetch(grouped).to_pylist():
            counted[row["source"], *self._reason(row, lang)] += row["n"]
        most = sorted(counted.items(), key=lambda pair: (-pair[1], *pair[0]))
        return rows(((*key, n) for key, n in most), source="string", column="string", reason="string", rows="int64")

    def _reason(self, row: dict[str, Any], lang: str) -> tuple[str, str]:
        problem = self.problems[row["problem"]]
        cells = {name: row[name] for name in ("given", "other") if row[name] is not None}
        return self.columns.get((row["source"], problem.column), problem.column), problem.words(lang, **cells)

    def parts(self) -> Iterator[tuple[int, Records]]:
        """The records of some persons after those of others, with the number of persons before them.

        As many at once as suits the engine: tables that a processor's caches nearly hold are grouped several times
        faster than those of a million persons, and memory does not grow with the number of persons.
        """
        size = self.engine.at_once
        if size is None or self.count <= size:
            yield 0, self
            return
        for low in range(0, self.count, size):
            some = {
                name: f"(SELECT * FROM {getattr(self, name)} WHERE person >= {low} AND person < {low + size})"
                for name in ("persons", "listed", "gaps")
            }
            yield low, replace(self, **some)  # type: ignore[arg-type]

    def person(self, id_: str) -> Person:
        key = f"SELECT person FROM {self.persons} p WHERE p.id = {quoted(id_)}"
        persons, listed, gaps = (
            self.engine.fetch(f"SELECT * FROM {table} t WHERE t.person IN ({key})").to_pylist()
            for table in (self.persons, self.listed, self.gaps)
        )
        if not persons:
            raise WorkforceError("no_person", id=id_)
        said: list[Kind] = []
        for row in listed:
            record = self.kinds[row["kind"]]
            if isinstance(record, Record):
                days = {RECORD_KINDS[type(record)].date_field: _date(row["day"], row["last"])}
                if isinstance(record, Education):
                    days["enrolled"] = _date(row["second"], row["second_last"])
                elif row["second"]:
                    days["end"] = _date(row["second"] - 1, row["second_last"] - 1)
                record = record.model_copy(update=days)
            said.append(record)
        born = _date(persons[0]["born"], persons[0]["born_last"])
        return person_of(said, born=born, incomplete=frozenset(row["list_name"] for row in gaps))


def person_of(said: Sequence[Kind], **more: Any) -> Person:
    """A person of whom these records and conditions are said, and `more` of its fields."""
    meets = {one.words: one.met for one in said if isinstance(one, Condition)}
    return Person(meets=meets, **more).plus(*(one for one in said if not isinstance(one, Condition)))


def _date(first: int | None, last: int | None) -> RecordDate | None:
    if first is None or last is None:
        return None
    day = dt.date.fromordinal(first)
    known = (day, PartialDate(day.year, day.month), PartialDate(day.year))
    between = DateRange(day, dt.date.fromordinal(last))
    return next((date for date in known if (earliest(date), latest(date)) == (first, last)), between)


def ingest(source: OpenSource) -> Records:
    """Read the tables; one that is not given is empty. Of all that the engine holds, only the records are left."""
    engine, given, keep = source.engine, source.tables, source.keep
    reader = Reader(engine, given, source.is_trade)
    said = reader.said
    keys = engine.keep(f"SELECT id, {engine.key} AS person FROM (SELECT DISTINCT id FROM {said} WHERE id <> '') ids")
    partial = ", ".join(["NULL", *(str(number) for number, one in enumerate(reader.problems) if one.leaves_days)])
    problems = (
        (number, one.column, one.harmless or one.leaves_days, one.why.code == "workforce.reason.zeros")
        for number, one in enumerate(reader.problems)
    )
    why = engine.keep(rows(problems, problem="int64", field="string", harmless="bool_", alike="bool_"))
    rejected = engine.keep(
        f"""SELECT source, list_name, row_number, id, given, other, y.* FROM {said} s JOIN {why} y ON y.problem = s.problem"""
    )
    good = _good(given, said, keys, partial)
    unknown = ((kind, name) for names, kind in reader.incomplete.items() for name in names)
    incomplete = engine.keep(rows(unknown, kind="int64", list_name="string"))
    untold = reader.untold()
    born = "CASE WHEN min(day) = max(day) AND min(last) = max(last) THEN"  # if it is one day
    kept = "".join(f", c.keep{at}" for at in range(len(keep)))
    carried = f"LEFT JOIN ({reader.kept(keep)}) c ON c.id = k.id" if keep else ""
    clean = {
        "persons": f"""SELECT k.id, k.person, b.born, b.born_last{kept} FROM {keys} k {carried} LEFT JOIN
            (SELECT person, {born} max(day) END AS born, {born} max(last) END AS born_last FROM {good} p
            WHERE list_name = 'persons' GROUP BY person) b ON b.person = k.person""",
        "listed": f"""SELECT person, kind, list_name = 'work' AS works, day, last, second, second_last FROM {good} t
            WHERE list_name <> 'persons'""",
        "gaps": _gaps(good, incomplete, rejected, keys, untold),
    }
    tables = {name: engine.keep(f"SELECT * FROM ({sql}) t {engine.order}") for name, sql in clean.items()}
    # a roster's rows are counted by the records in them, and as persons where they are rejected
    counts = engine.fetch(f"""SELECT list_name, count(*) FILTER (WHERE NOT roster OR problem IS NOT NULL) AS n,
        count(*) FILTER (WHERE NOT roster AND problem IS NULL) AS used FROM {said} GROUP BY list_name""")
    counted = {row["list_name"]: (row["n"], row["used"]) for row in counts.to_pylist()}
    rows_in, rows_used = ({name: counted.get(name, (0, 0))[at] for name in TABLES} for at in (0, 1))
    engine.forget(*(name for name in list(engine.held) if name not in (rejected, *tables.values())))
    return Records(
        engine=engine,
        kinds=list(reader.kinds),
        **tables,
        rejected=rejected,
        problems=reader.problems,
        columns={
            (table.header.where, field): shown(name)
            for table in given
            for part in reversed(table.header.parts)
            for field, name in (*part.columns.items(), ("person", table.header.ids[table.by]))
        },
        rows_in=rows_in,
        rows_used=rows_used,
        count=engine.fetch(f"SELECT count(*) AS n FROM {tables['persons']}")["n"][0].as_py(),
        keep=tuple(keep),
        untold=tuple(untold),
    )


def _good(given: Sequence[GivenTable], said: str, keys: str, partial: str) -> str:
    """The rows that are used: person, list_name, kind, and days; those with problems that are `partial` are work on some of
    the days that are possible by what is known.

    Of what a roster says besides, only that of persons of whom the table of such records says nothing: it knows better.
    """
    parts = [part for table in given for part in table.header.parts if part.form.record]
    known = {part.form.name for part in parts if part.main} & {part.form.name for part in parts if not part.main}
    better, less = "", ""
    if known:
        names = ", ".join(map(quoted, sorted(known)))
        better = f"""LEFT JOIN (SELECT DISTINCT id, list_name FROM {said} WHERE main AND problem IS NULL
            AND list_name IN ({names})) m ON m.id = t.id AND m.list_name = t.list_name AND NOT t.main"""
        less = "AND m.id IS NULL"
    widest = f"{BEGINNING}", f"{FOREVER - 1}", f"coalesce(t.day, {BEGINNING}) + 1", f"{FOREVER}"
    days = ", ".join(
        f"CASE WHEN t.problem IS NULL THEN t.{name} ELSE coalesce(t.{name}, {wide}) END AS {name}"
        for name, wide in zip(DAYS, widest, strict=True)
    )
    return f"""(SELECT k.person, t.list_name, t.kind, {days} FROM {said} t JOIN {keys} k ON k.id = t.id {better}
        WHERE (t.problem IS NULL OR t.problem IN ({partial})) {less})"""


def _gaps(good: str, incomplete: str, rejected: str, keys: str, untold: Mapping[str, str]) -> str:
    """The lists of persons that could hold more than is listed; `incomplete` says which, by the kind of a row of persons,
    and `untold` of which ids none is given.

    A row of somebody who may be somebody else leaves all lists open. One that names nobody could be anybody's; in the table of persons, anybody's who has no other row there. A level among
    the titles that is none of a title is a certificate's: 技师.
    """
    lists = ", ".join(f"({quoted(name)})" for name in LISTS)
    opened = f"""(SELECT DISTINCT coalesce(r.id, '') AS id, r.list_name = 'persons' AS is_person, l.list_name FROM {rejected} r
        JOIN (VALUES {lists}) l(list_name) ON NOT r.harmless AND (r.list_name = l.list_name OR r.alike
        OR (r.list_name = 'titles' AND r.field = 'level' AND l.list_name = 'certificates')
        OR (r.list_name = 'persons' AND (coalesce(r.id, '') = '' OR r.field IN ('person', l.list_name)))))"""
    persons = f"(SELECT * FROM {good} p WHERE p.list_name = 'persons')"
    silent = (
        f"UNION SELECT k.person, {quoted(name)} FROM ({ids}) u JOIN {keys} k ON k.id = u.id"
        for name, ids in untold.items()
    )
    return f"""SELECT k.person, o.list_name FROM {opened} o JOIN {keys} k ON k.id = o.id
        UNION SELECT k.person, o.list_name FROM {opened} o CROSS JOIN {keys} k
            WHERE o.id = '' AND NOT (o.is_person AND k.person IN (SELECT person FROM {persons} p))
        UNION SELECT p.person, i.list_name FROM {persons} p JOIN {incomplete} i ON i.kind = p.kind {" ".join(silent)}"""
