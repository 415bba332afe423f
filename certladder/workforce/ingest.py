"""From given tables to clean ones: every row is used or rejected with a reason, and none is lost.

A row that is rejected says that there is something more to know about its person: the list it belongs to is then not
taken to be complete, so that it can leave an answer undetermined but never turn it into a no (D17).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..model.dates import FOREVER
from .columns import LISTS, TABLES
from .engine import Engine, quoted, rows
from .given_tables import GivenTable
from .headers import shown
from .reader import DAYS, Read, Reader
from .records import INEXACT, NO_DAY, Records

__all__ = ["ingest"]


def ingest(given: Sequence[GivenTable], engine: Engine, keep: Sequence[str] = ()) -> Records:
    """Read the tables; one that is not given is empty."""
    remaining: list[str] = []
    with engine.passing(remaining):
        reader = Reader(engine, given)
        ids = " UNION ALL ".join(f"SELECT id FROM {one.rows} WHERE id <> ''" for one in reader.read)
        keys = engine.keep(f"SELECT id, {engine.key} AS person FROM (SELECT DISTINCT id FROM ({ids}) t) ids")
        rejected = engine.keep(reader.rejected())
        good = _good(reader, keys)
        documents = [good[name] for name in (*LISTS, "conditions") if name != "work"]
        unknown = [(kind, name) for names, kind in reader.incomplete.items() for name in names]
        gaps = engine.put(rows(unknown, kind="int64", list_name="string"))
        clean = {
            "persons": f"""SELECT k.id, k.person, b.born, b.born_last FROM {keys} k
                LEFT JOIN ({_BORN.format(good["persons"])}) b ON b.person = k.person""",
            "documents": " UNION ALL ".join(
                f"SELECT person, kind, day, last, second AS enrolled, second_last AS enrolled_last FROM {some} t"
                for some in documents
            ),
            "work": f"""SELECT person, kind, day AS began, last AS began_last, coalesce(second, {FOREVER}) AS stopped_first,
                coalesce(second_last, {FOREVER}) AS stopped FROM {good["work"]} t""",
            "gaps": _gaps(good["persons"], gaps, f"(SELECT * FROM {rejected} WHERE problem <> {reader.footer})", keys),
        }
        tables = {name: engine.keep(f"SELECT * FROM ({sql}) t {engine.order}") for name, sql in clean.items()}
        kept = engine.keep(reader.kept(keys, keep)) if keep else ""
        total = engine.fetch(" UNION ALL ".join(map(_counted, reader.read))).to_pylist()
        remaining += [rejected, *tables.values(), kept]
    rows_in, rows_used = (Counter(dict.fromkeys((form.name for form in TABLES), 0)) for _ in range(2))
    for row in total:
        rows_in[row["name"]] += row["n"]
        rows_used[row["name"]] += row["used"]
    for one in reader.read:
        rows_in[one.part.form.name] += len(one.table.unread)
    return Records(
        engine=engine,
        kinds=list(reader.kinds),
        **tables,
        rejected=rejected,
        problems=reader.problems,
        columns={
            (one.table.source, field): shown(given)
            for one in reversed(reader.read)
            for field, given in (*one.part.columns.items(), ("person", one.table.header.ids[one.table.by]))
        },
        rows_in=rows_in,
        rows_used=rows_used,
        count=engine.fetch(f"SELECT count(*) AS n FROM {tables['persons']}")["n"][0].as_py(),
        vague=len(engine.fetch(f"SELECT 1 AS vague FROM {tables['work']} WHERE {INEXACT} LIMIT 1")) > 0,
        keep=tuple(keep),
        kept=kept,
    )


_BORN = """SELECT person, CASE WHEN min(day) = max(day) AND min(last) = max(last) THEN max(day) END AS born,
    CASE WHEN min(day) = max(day) AND min(last) = max(last) THEN max(last) END AS born_last FROM {} p GROUP BY person"""
"""The day of birth, if it is one."""


def _counted(one: Read) -> str:
    """The rows read and used. A roster's rows are counted by the records in them, and as persons where they are rejected."""
    is_roster = one.part.form.record is None and len(one.table.header.parts) > 1
    read, used = ("count(problem)", "0") if is_roster else ("count(*)", "count(*) - count(problem)")
    return f"SELECT {quoted(one.part.form.name)} AS name, {read} AS n, {used} AS used FROM {one.rows}"


def _good(reader: Reader, keys: str) -> dict[str, str]:
    """The rows that are used, of each kind of record: person, kind, and days.

    Of what a roster says besides, only that of persons of whom the table of such records says nothing: it knows better.
    """
    good = {}
    for form in TABLES:
        nothing = (
            f"SELECT person, {', '.join(f'{NO_DAY} AS {name}' for name in ('kind', *DAYS))} FROM {keys} WHERE 1 = 0"
        )
        main, other = (
            [
                f"SELECT k.person, kind, {', '.join(DAYS)} FROM {one.rows} t JOIN {keys} k ON k.id = t.id "
                "WHERE t.problem IS NULL"
                for one in reader.read
                if one.part.form is form and one.part.main is wanted
            ]
            for wanted in (True, False)
        )
        if main and other and form.record is not None:
            known = f"SELECT person FROM ({' UNION ALL '.join(main)}) m"
            other = [f"SELECT * FROM ({' UNION ALL '.join(other)}) o WHERE o.person NOT IN ({known})"]
        good[form.name] = f"({' UNION ALL '.join([nothing, *main, *other])})"
    return good


def _gaps(persons: str, unknown: str, rejected: str, keys: str) -> str:
    """The lists of persons that could hold more than is listed; `unknown` says which, by the kind of a row of `persons`.

    A row that names nobody could be anybody's; in the table of persons, anybody's who has no other row there.
    """
    lists = " UNION ALL ".join(f"SELECT {quoted(name)} AS list_name" for name in LISTS)
    names = ", ".join(map(quoted, LISTS))
    lost = f"(SELECT DISTINCT list_name FROM {rejected} r WHERE coalesce(r.id, '') = '')"
    own = f"SELECT k.person, r.list_name, r.field FROM {rejected} r JOIN {keys} k ON k.id = r.id"
    listed = f"SELECT 1 FROM {persons} p WHERE p.person = k.person"
    said = "o.list_name = 'persons' AND (o.field = 'person' OR o.field = l.list_name)"
    parts = [
        f"SELECT person, list_name FROM ({own}) own WHERE list_name IN ({names})",
        f"SELECT k.person, l.list_name FROM {keys} k CROSS JOIN {lost} l WHERE l.list_name IN ({names})",
        # 技师 in a column of titles is a certificate that the table of certificates lacks
        f"SELECT person, 'certificates' FROM ({own}) own WHERE list_name = 'titles' AND field = 'level'",
        f"SELECT o.person, l.list_name FROM ({own}) o CROSS JOIN ({lists}) l WHERE {said}",
        f"SELECT k.person, l.list_name FROM {keys} k CROSS JOIN {lost} n CROSS JOIN ({lists}) l "
        f"WHERE n.list_name = 'persons' AND NOT EXISTS ({listed})",
        f"SELECT t.person, u.list_name FROM {persons} t JOIN {unknown} u ON u.kind = t.kind",
    ]
    return f"SELECT DISTINCT person, list_name FROM ({' UNION ALL '.join(parts)}) t"
