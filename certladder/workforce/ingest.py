"""From given tables to clean ones: every row is used or rejected with a reason, and none is lost.

A row that is rejected says that there is something more to know about its person: the list it belongs to is then not
taken to be complete, so that it can leave an answer undetermined but never turn it into a no (D17).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..model.dates import FOREVER, earliest, latest
from ..model.person import RECORD_KINDS, Record
from .cell_parsers import Problem
from .columns import LISTS, TABLES
from .engine import Engine, quoted, rows
from .given_tables import GivenTable
from .headers import shown
from .reader import Read, Reader
from .records import INEXACT, Records

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Ingest", "ingest"]


@dataclass
class Ingest:
    """What became of the tables: the clean records, the rows rejected, and the number of rows read and used, by table."""

    records: Records
    rejected: str
    """A table of source, list_name (the table), row_number, id, field, problem (a place in `problems`), given, other."""
    problems: list[Problem]
    rows_in: dict[str, int]
    rows_used: dict[str, int]
    columns: dict[tuple[str, str], str]
    """What a column is called in a source, by the source and our name."""

    def with_record(self, record: Record) -> Ingest:
        """The same persons, each with one more record."""
        old = self.records
        dates = [record.date, getattr(record, "enrolled", None)]
        days = (
            _NULL if date is None else f"CAST({end(date)} AS BIGINT)" for date in dates for end in (earliest, latest)
        )
        documents = old.engine.keep(
            f"SELECT * FROM {old.documents} UNION ALL SELECT person, {len(old.kinds)}, {', '.join(days)} FROM {old.persons}"
        )
        return replace(self, records=replace(old, kinds=[*old.kinds, record], documents=documents))

    def rejected_rows(self, lang: str, *, named: bool = False) -> pa.Table:
        """The rows that are not used: source, row, person, column (`named`: as it was given), reason."""
        found = self.records.engine.fetch(f"SELECT * FROM {self.rejected} ORDER BY source, row_number").to_pylist()
        said = []
        for row in found:
            cells = {name: row[name] for name in ("given", "other") if row[name] is not None}
            reason = self.problems[row["problem"]].words(lang, **cells)
            field = self.columns.get((row["source"], row["field"]), row["field"]) if named else row["field"]
            said.append((row["source"], row["row_number"], row["id"], field, reason))
        return rows(
            dict.fromkeys(said), source="string", row="int64", person="string", column="string", reason="string"
        )

    def rejected_by_reason(self, lang: str, *, named: bool = False) -> pa.Table:
        """How many rows are not used, by source, column (`named`: as it was given) and reason, most first; "…" stands for
        what the cell says."""
        found = self.records.engine.fetch(
            f"SELECT source, field, problem, count(*) AS n FROM {self.rejected} GROUP BY source, field, problem"
        ).to_pylist()
        counted: dict[tuple[str, str, str], int] = {}
        for row in found:
            reason = self.problems[row["problem"]].words(lang, given="…", other="…")
            field = self.columns.get((row["source"], row["field"]), row["field"]) if named else row["field"]
            key = row["source"], field, reason
            counted[key] = counted.get(key, 0) + row["n"]
        most = sorted(counted.items(), key=lambda pair: (-pair[1], *pair[0]))
        return rows(((*key, n) for key, n in most), source="string", column="string", reason="string", rows="int64")


def ingest(given: Sequence[GivenTable], engine: Engine, keep: Sequence[str] = ()) -> Ingest:
    """Read the tables; one that is not given is empty."""
    mark = len(engine.held)
    reader = Reader(engine, given)
    ids = " UNION ALL ".join(f"SELECT id FROM {one.rows} WHERE id <> ''" for one in reader.read)
    keys = engine.keep(engine.numbered(f"SELECT DISTINCT id FROM ({ids}) t"))
    rejected = engine.keep(reader.rejected())
    good = _good(reader, keys)
    clean = {
        "persons": _persons(good, keys),
        "documents": " UNION ALL ".join(_documents(good, keys)),
        "work": _work(good, keys),
        "gaps": _gaps(good, f"(SELECT * FROM {rejected} WHERE problem <> {reader.footer})", keys),
    }
    tables = {name: engine.keep(engine.by_person(f"SELECT * FROM ({sql}) t")) for name, sql in clean.items()}
    kept = engine.keep(reader.kept(keys, keep)) if keep else ""
    total = engine.fetch(" UNION ALL ".join(map(_counted, reader.read))).to_pylist()
    count = engine.fetch(f"SELECT count(*) AS n FROM {tables['persons']}")["n"][0].as_py()
    engine.release(mark, rejected, *tables.values(), *filter(None, [kept]))
    rows_in, rows_used = (Counter(dict.fromkeys((form.name for form in TABLES), 0)) for _ in range(2))
    for row in total:
        rows_in[row["name"]] += row["n"]
        rows_used[row["name"]] += row["used"]
    for one in reader.read:
        rows_in[one.part.form.name] += len(one.table.unread)
    columns = {
        (one.table.source, field): shown(given)
        for one in reader.read
        for field, given in (*one.part.columns.items(), ("person", one.table.header.ids[one.table.by]))
    }
    vague = engine.fetch(f"SELECT 1 AS vague FROM {tables['work']} WHERE {INEXACT} LIMIT 1").num_rows > 0
    records = Records(
        vague=vague, engine=engine, kinds=list(reader.kinds), count=count, keep=tuple(keep), kept=kept, **tables
    )
    return Ingest(records, rejected, reader.problems, dict(rows_in), dict(rows_used), columns)


def _counted(one: Read) -> str:
    """The rows read and used. A roster's rows are counted by the records in them, and as persons where they are rejected."""
    is_roster = one.part.form.record is None and len(one.table.header.parts) > 1
    read, used = ("count(problem)", "0") if is_roster else ("count(*)", "count(*) - count(problem)")
    return f"SELECT {quoted(one.part.form.name)} AS name, {read} AS n, {used} AS used FROM {one.rows}"


def _good(reader: Reader, keys: str) -> dict[str, str]:
    """The rows that are used, of each kind of record.

    Of what a roster says besides, only that of persons of whom the table of such records says nothing: it knows better.
    """
    good: dict[str, str] = {}
    for form in TABLES:
        of_form = [one for one in reader.read if one.part.form is form]
        main, other = (
            " UNION ALL ".join(
                f"SELECT t.*, k.person FROM {one.rows} t JOIN {keys} k ON k.id = t.id WHERE t.problem IS NULL"
                for one in of_form
                if one.part.main is wanted
            )
            for wanted in (True, False)
        )
        if main and other and form.record is not None:
            other = f"SELECT * FROM ({other}) o WHERE o.person NOT IN (SELECT person FROM ({main}) m)"
        if main or other:
            good[form.name] = f"({' UNION ALL '.join(filter(None, (main, other)))})"
    return good


_NULL = "CAST(NULL AS BIGINT)"


def _persons(good: dict[str, str], keys: str) -> str:
    if "persons" not in good:
        return f"SELECT id, person, {_NULL} AS born, {_NULL} AS born_last FROM {keys} k"
    one = "min(born_said) = max(born_said) AND min(born_last) = max(born_last)"
    born = ", ".join(f"CASE WHEN {one} THEN max({column}) END AS {name}" for name, column in _BORN.items())
    said = f"SELECT person, {born} FROM {good['persons']} p GROUP BY person"
    return f"SELECT k.id, k.person, b.born, b.born_last FROM {keys} k LEFT JOIN ({said}) b ON b.person = k.person"


_BORN = {"born": "born_said", "born_last": "born_last"}
_DAY_OF: dict[str, str] = {
    kind.list_name: kind.date_field for kind in RECORD_KINDS.values() if kind.list_name != "work"
}


def _documents(good: dict[str, str], keys: str) -> Iterator[str]:
    """The records that are not work."""
    days = ", ".join(f"{_NULL} AS {name}" for name in ("day", "last", "enrolled", "enrolled_last"))
    yield f"SELECT person, {_NULL} AS kind, {days} FROM {keys} WHERE 1 = 0"
    for name in (*_DAY_OF, "conditions"):
        if name in good:
            said = [_DAY_OF.get(name), "enrolled" if name == "education" else None]
            columns = (f"{field}_{end}" if field else _NULL for field in said for end in ("said", "last"))
            yield f"SELECT person, kind, {', '.join(columns)} FROM {good[name]} t"


def _work(good: dict[str, str], keys: str) -> str:
    if "work" not in good:
        days = ", ".join(f"{_NULL} AS {name}" for name in ("kind", "began", "began_last", "stopped_first", "stopped"))
        return f"SELECT person, {days} FROM {keys} WHERE 1 = 0"
    ends = (
        f"coalesce(end_{end}, {FOREVER}) AS {name}" for end, name in (("said", "stopped_first"), ("last", "stopped"))
    )
    return f"""SELECT person, kind, start_said AS began, start_last AS began_last, {", ".join(ends)} FROM {good["work"]} t"""


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
        # 技师 in a column of titles is a certificate that the table of certificates lacks
        f"SELECT person, 'certificates' FROM ({own}) own WHERE list_name = 'titles' AND field = 'level'",
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
