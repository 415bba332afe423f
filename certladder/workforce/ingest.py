"""From given tables to clean ones: every row is used or rejected with a reason, and none is lost.

A row that is rejected says that there is something more to know about its person: the list it belongs to is then not
taken to be complete, so that it can leave an answer undetermined but never turn it into a no (D17).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..model.dates import FOREVER, parse_day
from ..model.errors import InvalidDay
from ..model.person import Record
from .cell_parsers import ONGOING, Problem, read_known, read_record
from .columns import LISTS, TABLES, Kind, TableForm
from .engine import Engine, quoted, rows
from .records import Records

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["GivenTable", "Ingest", "ingest"]


@dataclass
class GivenTable:
    """A table as it was given: its form, where it came from, its columns by our names, a `row_number`, and the rows
    that could not even be read, as (row, problem)."""

    form: TableForm
    source: str
    table: str
    columns: dict[str, str]
    unread: Sequence[tuple[int, Problem]] = ()


@dataclass
class Ingest:
    """What became of the tables: the clean records, the rows rejected, and the number of rows read and used, by table."""

    records: Records
    rejected: str
    """A table of source, list_name (the table), row_number, id, field, problem (a place in `problems`), given, other."""
    problems: list[Problem]
    rows_in: dict[str, int]
    rows_used: dict[str, int]

    def with_record(self, record: Record) -> Ingest:
        """The same persons, each with one more record."""
        old = self.records
        days = [record.date, getattr(record, "enrolled", None)]
        day, enrolled = ("NULL" if date is None else str(date.toordinal()) for date in days)
        documents = old.engine.keep(
            f"SELECT * FROM {old.documents} UNION ALL "
            f"SELECT person, {len(old.kinds)}, CAST({day} AS BIGINT), CAST({enrolled} AS BIGINT) FROM {old.persons}"
        )
        return replace(self, records=replace(old, kinds=[*old.kinds, record], documents=documents))

    def rejected_rows(self, lang: str) -> pa.Table:
        """The rows that are not used: source, row, person, column, reason."""
        found = self.records.engine.fetch(f"SELECT * FROM {self.rejected} ORDER BY source, row_number").to_pylist()
        said = [
            (
                row["source"], row["row_number"], row["id"], row["field"],
                self.problems[row["problem"]].words(lang, given=row["given"], other=row["other"])
                if row["given"] is not None else self.problems[row["problem"]].words(lang),
            )
            for row in found
        ]  # fmt: skip
        return rows(said, source="string", row="int64", person="string", column="string", reason="string")

    def rejected_by_reason(self, lang: str) -> pa.Table:
        """How many rows are not used, by source, column and reason, most first; "…" stands for what the cell says."""
        found = self.records.engine.fetch(
            f"SELECT source, field, problem, count(*) AS n FROM {self.rejected} GROUP BY source, field, problem"
        ).to_pylist()
        counted: dict[tuple[str, str, str], int] = {}
        for row in found:
            reason = self.problems[row["problem"]].words(lang, given="…", other="…")
            key = row["source"], row["field"], reason
            counted[key] = counted.get(key, 0) + row["n"]
        most = sorted(counted.items(), key=lambda pair: (-pair[1], *pair[0]))
        return rows(((*key, n) for key, n in most), source="string", column="string", reason="string", rows="int64")


def ingest(given: Iterable[GivenTable], engine: Engine) -> Ingest:
    """Read the tables; one that is not given is empty."""
    mark = len(engine.held)
    sources = {table.form.name: table for table in given}
    reader = _Reader(engine)
    read = {name: reader.read(table) for name, table in sources.items()}
    ids = " UNION ALL ".join(f"SELECT id FROM {table} WHERE id <> ''" for table in read.values())
    keys = engine.keep(engine.numbered(f"SELECT DISTINCT id FROM ({ids}) t"))
    rejected = engine.keep(reader.rejected(read, sources))
    good = {
        name: f"(SELECT t.*, k.person FROM {table} t JOIN {keys} k ON k.id = t.id WHERE t.problem IS NULL)"
        for name, table in read.items()
    }
    clean = {
        "persons": _persons(good, keys),
        "documents": " UNION ALL ".join(_documents(good)),
        "work": _work(good),
        "gaps": _gaps(good, rejected, keys),
    }
    tables = {name: engine.keep(engine.by_person(f"SELECT * FROM ({sql}) t")) for name, sql in clean.items()}
    total = engine.fetch(
        " UNION ALL ".join(
            f"SELECT {quoted(name)} AS name, count(*) AS n, count(*) - count(problem) AS used FROM {table}"
            for name, table in read.items()
        )
    ).to_pylist()
    count = engine.fetch(f"SELECT count(*) AS n FROM {tables['persons']}")["n"][0].as_py()
    engine.release(mark, rejected, *tables.values())
    none = dict.fromkeys((form.name for form in TABLES), 0)
    return Ingest(
        Records(engine=engine, kinds=list(reader.kinds), count=count, **tables),
        rejected,
        reader.problems,
        none | {row["name"]: row["n"] + len(sources[row["name"]].unread) for row in total},
        none | {row["name"]: row["used"] for row in total},
    )


def _persons(good: dict[str, str], keys: str) -> str:
    if "persons" not in good:
        return f"SELECT id, person, CAST(NULL AS BIGINT) AS born FROM {keys} k"
    return f"SELECT k.id, k.person, p.born FROM {keys} k LEFT JOIN {good['persons']} p ON p.person = k.person"


_DAY_OF = {
    "certificates": "issued",
    "education": "graduated",
    "training": "completed",
    "apprenticeships": "completed",
    "titles": "granted",
    "permits": "issued",
    "conditions": "CAST(NULL AS BIGINT)",
}
_NO_ROWS = "WHERE 1 = 0"


def _documents(good: dict[str, str]) -> Iterator[str]:
    """The records that are not work."""
    null = "CAST(NULL AS BIGINT)"
    yield f"SELECT person, {null} AS kind, {null} AS day, {null} AS enrolled FROM {next(iter(good.values()))} t {_NO_ROWS}"
    for name, day in _DAY_OF.items():
        if name in good:
            enrolled = "enrolled" if name == "education" else null
            yield f"SELECT person, kind, {day}, {enrolled} FROM {good[name]} t"


def _work(good: dict[str, str]) -> str:
    if "work" in good:
        return f"SELECT person, kind, start AS began, coalesce(stop, {FOREVER}) AS stopped FROM {good['work']} t"
    nothing = f"FROM {next(iter(good.values()))} t {_NO_ROWS}"
    return (
        f"SELECT person, CAST(0 AS BIGINT) AS kind, CAST(0 AS BIGINT) AS began, CAST(0 AS BIGINT) AS stopped {nothing}"
    )


def _gaps(good: dict[str, str], rejected: str, keys: str) -> str:
    """The lists of persons that could hold more than is listed."""
    known = f"{rejected} r JOIN {keys} k ON k.id = r.id"
    names = ", ".join(map(quoted, LISTS))
    parts = [f"SELECT k.person, r.list_name FROM {known} WHERE r.list_name IN ({names})"]
    for name in LISTS:
        if "persons" in good:
            said = f"r.list_name = 'persons' AND r.field IN ('person', {quoted(name)})"
            parts.append(f"SELECT k.person, {quoted(name)} FROM {known} WHERE {said}")
            parts.append(f"SELECT person, {quoted(name)} FROM {good['persons']} t WHERE NOT {name}")
    return f"SELECT DISTINCT person, list_name FROM ({' UNION ALL '.join(parts)}) t"


_NAMES = {"end": "stop"}
"""A day's column where SQL has other plans with its name; the day after the last is meant besides."""


class _Reader:
    """Reads the cells of tables: each different one once, in this process; the engine joins what they say."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.kinds: dict[Kind, int] = {}
        self.problems: list[Problem] = []

    def _problem(self, problem: Problem) -> int:
        self.problems.append(problem)
        return len(self.problems) - 1

    def read(self, given: GivenTable) -> str:
        """A table of id, row_number, the days, the kind or what is known, and the first problem (`problem`, `field`)."""
        form, engine = given.form, self.engine
        types = engine.columns(given.table)
        cells = {column.name: self._cell(given.columns.get(column.name), types) for column in form.columns}
        id_ = cells.pop("person")
        chosen = ", ".join(f"{cell} AS {name}_text" for name, cell in cells.items())
        text = engine.keep(f"SELECT row_number, {id_} AS id, {chosen} FROM {given.table}")
        columns, joins = ["t.id", "t.row_number"], ""
        problems = [("t.id = ''", quoted("person"), str(self._problem(Problem.of("person", "no_id"))))]
        if form.record is not None:
            words = self._kinds(text, form)
            same = " AND ".join(f"words.{name}_text = t.{name}_text" for name in form.words)
            joins += f" JOIN {words} words ON {same}"
            columns.append("words.kind")
            problems.append(("words.problem IS NOT NULL", "words.field", "words.problem"))
        else:
            for name in form.words:
                table = self._lexicon(text, name, read_known, "bool")
                joins += f" JOIN {table} {name} ON {name}.text = t.{name}_text"
                columns.append(f"{name}.said AS {name}")
                problems.append((f"{name}.problem IS NOT NULL", quoted(name), f"{name}.problem"))
        for name in form.days:
            day = _NAMES.get(name, name)
            table = self._lexicon(text, name, self._day_reader(form, name), "int64")
            joins += f" JOIN {table} {day} ON {day}.text = t.{name}_text"
            columns.append(f"{day}.said AS {day}")
            problems.append((f"{day}.problem IS NOT NULL", quoted(name), f"{day}.problem"))
        contradictions = list(self._contradictions(form))
        problems += [(wrong, quoted(field), str(self._problem(problem))) for wrong, field, problem, _ in contradictions]
        cells_of = [(wrong, texts) for wrong, _, _, texts in contradictions if texts]
        given_, other = (
            _cases([(wrong, texts[place]) for wrong, texts in cells_of]) if cells_of else "CAST(NULL AS STRING)"
            for place in (0, 1)
        )
        rows_of = self._source(text, form, words if form.record is not None else "")
        return engine.keep(
            f"SELECT {', '.join(columns)}, {_cases([(wrong, field) for wrong, field, _ in problems])} AS field, "
            f"CAST({_cases([(wrong, problem) for wrong, _, problem in problems])} AS BIGINT) AS problem, "
            f"{given_} AS given, {other} AS other FROM {rows_of} t{joins}"
        )

    def _cell(self, name: str | None, types: dict[str, str]) -> str:
        """The cell as words: nothing where it is empty, a whole number without its fraction."""
        if name is None:
            return "''"
        column = self.engine.identifier(name)
        words = f"CAST({column} AS STRING)"
        if types[name] in ("double", "float"):
            whole = f"{column} = floor({column}) THEN CAST(CAST({column} AS BIGINT) AS STRING)"
            words = f"CASE WHEN isnan({column}) THEN '' WHEN {whole} ELSE {words} END"
        return f"coalesce(trim({words}), '')"

    def _kinds(self, text: str, form: TableForm) -> str:
        """Each different combination of words: the kind of record it says, or what is wrong with it."""
        names = [f"{name}_text" for name in form.words]
        found = []
        for cells in self.engine.fetch(f"SELECT DISTINCT {', '.join(names)} FROM {text}").to_pylist():
            words = [cells[name] for name in names]
            try:
                kind = read_record(form, dict(zip(form.words, words, strict=True)))
                found.append((*words, self.kinds.setdefault(kind, len(self.kinds)), None, None))
            except Problem as problem:
                found.append((*words, None, problem.column, self._problem(problem)))
        types = dict.fromkeys(names, "string")
        return self.engine.put(rows(found, **types, kind="int64", field="string", problem="int64"))

    def _lexicon(self, text: str, name: str, reader: Callable[[str], Any], kind: str) -> str:
        """Each different cell of a column: what it says, or what is wrong with it."""
        found: list[tuple[object, ...]] = []
        for cell in self.engine.fetch(f"SELECT DISTINCT {name}_text AS cell FROM {text}")["cell"].to_pylist():
            try:
                found.append((cell, reader(cell), None))
            except (InvalidDay, Problem) as error:
                why = error.why if isinstance(error, Problem) else error
                found.append((cell, None, self._problem(Problem(name, why))))
        return self.engine.put(rows(found, text="string", said=kind, problem="int64"))

    def _day_reader(self, form: TableForm, name: str) -> Callable[[str], int | None]:
        required = any(column.name == name and column.required for column in form.columns)

        def read(cell: str) -> int | None:
            if cell and not (name == "end" and cell.casefold() in ONGOING):
                return parse_day(cell).toordinal() + (name == "end")
            if required:
                raise Problem.of(name, "missing")
            return None

        return read

    def _contradictions(self, form: TableForm) -> Iterator[tuple[str, str, Problem, tuple[str, str] | None]]:
        """What contradicts: what ends before it begins, and a person listed twice."""
        cells = {"given": "", "other": ""}
        if form.name == "work":
            problem = Problem.of("end", "end_before_start", **cells)
            yield "stop.said <= start.said", "end", problem, ("t.end_text", "t.start_text")
        elif form.name == "education":
            problem = Problem.of("graduated", "graduated_before_enrolled", **cells)
            wrong = "graduated.said <= enrolled.said"
            yield wrong, "graduated", problem, ("t.graduated_text", "t.enrolled_text")
        elif form.name == "conditions":
            yield "t.low < t.high", "met", Problem.of("met", "yes_and_no"), None
        elif form.record is None:
            yield "t.alike < t.listed", "person", Problem.of("person", "listed_twice_differing"), None
            yield "t.place > 1", "person", Problem.of("person", "listed_twice"), None

    def _source(self, text: str, form: TableForm, words: str) -> str:
        """The cells, with how often the same is said where that matters."""
        if form.name == "conditions":
            same = "PARTITION BY c.id, c.words_text"
            return (
                f"(SELECT c.*, min(w.kind) OVER ({same}) AS low, max(w.kind) OVER ({same}) AS high FROM {text} c "
                f"JOIN {words} w ON w.words_text = c.words_text AND w.met_text = c.met_text)"
            )
        if form.record is not None:
            return text
        alike = ", ".join(["id", *(f"{name}_text" for name in (*form.words, *form.days))])
        return f"""(SELECT *, count(*) OVER (PARTITION BY id) AS listed, count(*) OVER (PARTITION BY {alike}) AS alike,
            row_number() OVER (PARTITION BY {alike} ORDER BY row_number) AS place FROM {text})"""

    def rejected(self, read: dict[str, str], given: dict[str, GivenTable]) -> str:
        """The rows that are not used: see `Ingest.rejected`."""
        unread = [
            (table.source, name, row, None, None, self._problem(problem), None, None)
            for name, table in given.items()
            for row, problem in table.unread
        ]
        types = {"source": "string", "list_name": "string", "row_number": "int64", "id": "string", "field": "string"}
        parts = [
            f"SELECT * FROM {self.engine.put(rows(unread, **types, problem='int64', given='string', other='string'))}"
        ]
        parts += [
            f"SELECT {quoted(given[name].source)} AS source, {quoted(name)} AS list_name, row_number, id, field, "
            f"problem, given, other FROM {table} WHERE problem IS NOT NULL"
            for name, table in read.items()
        ]
        return " UNION ALL ".join(parts)


def _cases(cases: Sequence[tuple[str, str]]) -> str:
    return "CASE " + " ".join(f"WHEN {wrong} THEN {then}" for wrong, then in cases) + " END"
