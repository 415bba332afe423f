"""From given tables to clean ones: every row is used or rejected with a reason, and none is lost.

A row that is rejected says that there is something more to know about its person: the list it belongs to is then not
taken to be complete, so that it can leave an answer undetermined but never turn it into a no (D17).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..model.dates import FOREVER, latest, parse_day
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
        day, enrolled = ("NULL" if date is None else str(latest(date)) for date in days)
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
    return (
        f"SELECT k.id, k.person, p.born_said AS born FROM {keys} k LEFT JOIN {good['persons']} p ON p.person = k.person"
    )


_DAY_OF = {
    "certificates": "issued_said",
    "education": "graduated_said",
    "training": "completed_said",
    "apprenticeships": "completed_said",
    "titles": "granted_said",
    "permits": "issued_said",
    "conditions": "CAST(NULL AS BIGINT)",
}
_NO_ROWS = "WHERE 1 = 0"


def _documents(good: dict[str, str]) -> Iterator[str]:
    """The records that are not work."""
    null = "CAST(NULL AS BIGINT)"
    yield f"SELECT person, {null} AS kind, {null} AS day, {null} AS enrolled FROM {next(iter(good.values()))} t {_NO_ROWS}"
    for name, day in _DAY_OF.items():
        if name in good:
            enrolled = "enrolled_said" if name == "education" else null
            yield f"SELECT person, kind, {day}, {enrolled} FROM {good[name]} t"


def _work(good: dict[str, str]) -> str:
    if "work" in good:
        return (
            f"SELECT person, kind, start_said AS began, coalesce(end_said, {FOREVER}) AS stopped FROM {good['work']} t"
        )
    nothing = f"FROM {next(iter(good.values()))} t {_NO_ROWS}"
    return (
        f"SELECT person, CAST(0 AS BIGINT) AS kind, CAST(0 AS BIGINT) AS began, CAST(0 AS BIGINT) AS stopped {nothing}"
    )


def _gaps(good: dict[str, str], rejected: str, keys: str) -> str:
    """The lists of persons that could hold more than is listed.

    A row that names nobody could be anybody's; in the table of persons, anybody's who has no other row there.
    """
    lists = " UNION ALL ".join(f"SELECT {quoted(name)} AS list_name" for name in LISTS)
    names = ", ".join(map(quoted, LISTS))
    lost = f"(SELECT DISTINCT list_name FROM {rejected} r WHERE coalesce(r.id, '') = '')"
    own = f"SELECT k.person, r.list_name, r.field FROM {rejected} r JOIN {keys} k ON k.id = r.id"
    parts = [
        f"SELECT person, list_name FROM ({own}) own WHERE list_name IN ({names})",
        f"SELECT k.person, l.list_name FROM {keys} k CROSS JOIN {lost} l WHERE l.list_name IN ({names})",
    ]
    if "persons" in good:
        listed = f"SELECT 1 FROM {good['persons']} p WHERE p.person = k.person"
        said = "o.list_name = 'persons' AND (o.field = 'person' OR o.field = l.list_name)"
        parts += [
            f"SELECT o.person, l.list_name FROM ({own}) o CROSS JOIN ({lists}) l WHERE {said}",
            f"SELECT k.person, l.list_name FROM {keys} k CROSS JOIN {lost} n CROSS JOIN ({lists}) l "
            f"WHERE n.list_name = 'persons' AND NOT EXISTS ({listed})",
            *(f"SELECT person, {quoted(name)} FROM {good['persons']} t WHERE {name}_said = 0" for name in LISTS),
        ]
    return f"SELECT DISTINCT person, list_name FROM ({' UNION ALL '.join(parts)}) t"


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
        """A table of id, row_number, the kind, what the other cells say (`start_said` ...), and what is first wrong:
        `field`, `problem`, and the cells `given` and `other` that it is about."""
        form = given.form
        text = self.engine.keep(self._text(given))
        columns, joins, source = ["t.id", "t.row_number"], "", text
        faults = [
            self._fault("t.id <> t.id_text", "person", "rounded_id", "t.id_text"),
            self._fault("t.id = ''", "person", "no_id"),
        ]
        if form.record is not None:
            words = self._kinds(text, form)
            joins += f" JOIN {words} words ON " + " AND ".join(f"words.{w}_text = t.{w}_text" for w in form.words)
            columns.append("words.kind")
            faults.append(_Fault("words.problem IS NOT NULL", "words.field", "words.problem"))
        said = form.days if form.record is not None else (*form.words, *form.days)
        if said:
            lexicon = self._lexicon(text, {name: _cell_reader(form, name) for name in said})
        for name in said:
            joins += f" JOIN {lexicon} {name}_l ON {name}_l.name = {quoted(name)} AND {name}_l.cell = t.{name}_text"
            columns.append(f"{name}_l.said AS {name}_said")
            faults.append(_Fault(f"{name}_l.problem IS NOT NULL", quoted(name), f"{name}_l.problem"))
        if form.name in _BACKWARDS:
            last, first, code = _BACKWARDS[form.name]
            faults.append(
                self._fault(f"{last}_l.said <= {first}_l.said", last, code, f"t.{last}_text", f"t.{first}_text")
            )
        if form.name == "conditions":
            same = "PARTITION BY c.id, c.words_text"
            source = f"""(SELECT c.*, min(w.kind) OVER ({same}) AS low, max(w.kind) OVER ({same}) AS high FROM {text} c
                JOIN {words} w ON w.words_text = c.words_text AND w.met_text = c.met_text)"""
            faults.append(self._fault("t.low < t.high", "met", "yes_and_no"))
        if form.record is None:
            alike = ", ".join(["id", *(f"{name}_text" for name in said)])
            source = f"""(SELECT *, count(*) OVER (PARTITION BY id) AS listed,
                count(*) OVER (PARTITION BY {alike}) AS alike,
                row_number() OVER (PARTITION BY {alike} ORDER BY row_number) AS place FROM {text})"""
            faults.append(self._fault("t.alike < t.listed", "person", "listed_twice_differing"))
            faults.append(self._fault("t.place > 1", "person", "listed_twice"))
        found = [
            f"CAST(CASE {' '.join(f'WHEN {fault.wrong} THEN {getattr(fault, name)}' for fault in faults)} END AS {kind}) "
            f"AS {name}"
            for name, kind in (("field", "STRING"), ("problem", "BIGINT"), ("given", "STRING"), ("other", "STRING"))
        ]
        return self.engine.keep(f"SELECT {', '.join(columns + found)} FROM {source} t{joins}")

    def _fault(self, wrong: str, field: str, code: str, *cells: str) -> _Fault:
        """A fault whose reason is a message; it may tell one or two cells."""
        arguments = dict.fromkeys(("given", "other")[: len(cells)], "")
        return _Fault(wrong, quoted(field), str(self._problem(Problem.of(field, code, **arguments))), *cells)

    def _text(self, given: GivenTable) -> str:
        """The cells as words, without rows that say nothing; the id is empty where a spreadsheet has rounded it."""
        types = self.engine.columns(given.table)
        cells = {column.name: self._cell(given.columns.get(column.name), types) for column in given.form.columns}
        id_ = cells.pop("person")
        others = [f"{name}_text" for name in cells]
        chosen = ", ".join(f"{cell} AS {name}" for name, cell in zip(others, cells.values(), strict=True))
        blank = " AND ".join(f"{name} = ''" for name in ("id_text", *others))
        return f"""SELECT *, CASE WHEN lower(id_text) LIKE '%e+%' AND id_text < ':' THEN '' ELSE id_text END AS id
            FROM (SELECT row_number, {id_} AS id_text, {chosen} FROM {given.table}) t WHERE NOT ({blank})"""

    def _cell(self, name: str | None, types: dict[str, str]) -> str:
        """The cell as words: nothing where it is empty, a whole number without its fraction."""
        if name is None:
            return "''"
        column = self.engine.identifier(name)
        words = f"CAST({column} AS STRING)"
        if types[name] in ("double", "float"):  # of more digits than 15 the last are wrong: as `_text` knows them
            rounded = f"replace(replace(lower({words}), 'e+', 'e'), 'e', 'e+')"
            whole = f"CAST(CAST({column} AS BIGINT) AS STRING)"
            words = f"""CASE WHEN isnan({column}) OR abs({column}) > 1e300 THEN '' WHEN abs({column}) >= 1e15 THEN {rounded}
                WHEN {column} = floor({column}) THEN {whole} ELSE {words} END"""
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

    def _lexicon(self, text: str, readers: dict[str, Callable[[str], int | None]]) -> str:
        """Each different cell of the columns: what it says, or what is wrong with it."""
        found: list[tuple[object, ...]] = []
        cells = [f"SELECT DISTINCT {quoted(name)} AS name, {name}_text AS cell FROM {text}" for name in readers]
        for row in self.engine.fetch(" UNION ALL ".join(cells)).to_pylist():
            name, cell = row["name"], row["cell"]
            try:
                found.append((name, cell, readers[name](cell), None))
            except (InvalidDay, Problem) as error:
                why = error.why if isinstance(error, Problem) else error
                found.append((name, cell, None, self._problem(Problem(name, why))))
        return self.engine.put(rows(found, name="string", cell="string", said="int64", problem="int64"))

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


_BACKWARDS = {
    "work": ("end", "start", "end_before_start"),
    "education": ("graduated", "enrolled", "graduated_before_enrolled"),
}
"""The days that come in an order: the last, the first, and the reason where they do not."""


@dataclass
class _Fault:
    """What can be wrong with a row, in SQL: where it is, the column, the problem's number, and the cells to tell."""

    wrong: str
    field: str
    problem: str
    given: str = "NULL"
    other: str = "NULL"


def _cell_reader(form: TableForm, name: str) -> Callable[[str], int | None]:
    """What reads the cells of a column: the ordinal of a day (for `end` the day after), or whether a list is known."""
    column = next(column for column in form.columns if column.name == name)

    def read(cell: str) -> int | None:
        if not column.day:
            return int(read_known(cell))
        if cell and not (name == "end" and cell.casefold() in ONGOING):
            return parse_day(cell).toordinal() + (name == "end")
        if column.required:
            raise Problem.of(name, "missing")
        return None

    return read
