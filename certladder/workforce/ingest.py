"""From given tables to clean ones: every row is used or rejected with a reason, and none is lost.

A row that is rejected says that there is something more to know about its person: the list it belongs to is then not
taken to be complete, so that it can leave an answer undetermined but never turn it into a no (D17).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from .columns import LISTS, TABLES
from .engine import Engine, quoted, rows
from .given_tables import GivenTable
from .headers import shown
from .reader import DAYS, Reader
from .records import Records

__all__ = ["ingest"]


def ingest(
    given: Sequence[GivenTable], engine: Engine, is_trade: Callable[[str], bool], keep: Sequence[str] = ()
) -> Records:
    """Read the tables; one that is not given is empty. Of all that the engine holds, only the records are left."""
    reader = Reader(engine, given, is_trade)
    said = reader.said
    keys = engine.keep(f"SELECT id, {engine.key} AS person FROM (SELECT DISTINCT id FROM {said} WHERE id <> '') ids")
    problems = ((number, one.column, one.harmless) for number, one in enumerate(reader.problems))
    why = engine.put(rows(problems, problem="int64", field="string", harmless="bool_"))
    rejected = engine.keep(
        f"""SELECT s.source, s.list_name, s.row_number, s.id, s.problem, s.given, s.other, y.field, y.harmless
        FROM {said} s JOIN {why} y ON y.problem = s.problem"""
    )
    good = _good(given, said, keys)
    unknown = ((kind, name) for names, kind in reader.incomplete.items() for name in names)
    incomplete = engine.put(rows(unknown, kind="int64", list_name="string"))
    born = "CASE WHEN min(day) = max(day) AND min(last) = max(last) THEN"  # if it is one day
    kept = "".join(f", c.keep{at}" for at in range(len(keep)))
    carried = f"LEFT JOIN ({reader.kept(keep)}) c ON c.id = k.id" if keep else ""
    clean = {
        "persons": f"""SELECT k.id, k.person, b.born, b.born_last{kept} FROM {keys} k {carried} LEFT JOIN
            (SELECT person, {born} max(day) END AS born, {born} max(last) END AS born_last FROM {good} p
            WHERE list_name = 'persons' GROUP BY person) b ON b.person = k.person""",
        "listed": f"""SELECT person, kind, list_name = 'work' AS works, day, last, second, second_last FROM {good} t
            WHERE list_name <> 'persons'""",
        "gaps": _gaps(good, incomplete, rejected, keys),
    }
    tables = {name: engine.keep(f"SELECT * FROM ({sql}) t {engine.order}") for name, sql in clean.items()}
    # a roster's rows are counted by the records in them, and as persons where they are rejected
    counts = engine.fetch(f"""SELECT list_name, count(CASE WHEN NOT roster OR problem IS NOT NULL THEN 1 END) AS n,
        count(CASE WHEN NOT roster AND problem IS NULL THEN 1 END) AS used FROM {said} GROUP BY list_name""")
    counted = {row["list_name"]: row for row in counts.to_pylist()}
    none = {"n": 0, "used": 0}
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
        rows_in=Counter({name: counted.get(name, none)["n"] for name in TABLES}),
        rows_used=Counter({name: counted.get(name, none)["used"] for name in TABLES}),
        count=engine.fetch(f"SELECT count(*) AS n FROM {tables['persons']}")["n"][0].as_py(),
        keep=tuple(keep),
    )


def _good(given: Sequence[GivenTable], said: str, keys: str) -> str:
    """The rows that are used: person, list_name, kind, and days.

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
    days = ", ".join(f"t.{name}" for name in DAYS)
    return f"""(SELECT k.person, t.list_name, t.kind, {days} FROM {said} t JOIN {keys} k ON k.id = t.id {better}
        WHERE t.problem IS NULL {less})"""


def _gaps(good: str, incomplete: str, rejected: str, keys: str) -> str:
    """The lists of persons that could hold more than is listed; `incomplete` says which, by the kind of a row of persons.

    A row that names nobody could be anybody's; in the table of persons, anybody's who has no other row there. A level among
    the titles that is none of a title is a certificate's: 技师.
    """
    lists = ", ".join(f"({quoted(name)})" for name in LISTS)
    opened = f"""(SELECT DISTINCT coalesce(r.id, '') AS id, r.list_name = 'persons' AS is_person, l.list_name FROM {rejected} r
        JOIN (VALUES {lists}) l(list_name) ON NOT r.harmless AND (r.list_name = l.list_name
        OR (r.list_name = 'titles' AND r.field = 'level' AND l.list_name = 'certificates')
        OR (r.list_name = 'persons' AND (coalesce(r.id, '') = '' OR r.field IN ('person', l.list_name)))))"""
    persons = f"(SELECT * FROM {good} p WHERE p.list_name = 'persons')"
    return f"""SELECT k.person, o.list_name FROM {opened} o JOIN {keys} k ON k.id = o.id
        UNION SELECT k.person, o.list_name FROM {opened} o CROSS JOIN {keys} k
            WHERE o.id = '' AND NOT (o.is_person AND k.person IN (SELECT person FROM {persons} p))
        UNION SELECT p.person, i.list_name FROM {persons} p JOIN {incomplete} i ON i.kind = p.kind"""
