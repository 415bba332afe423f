"""From given tables to clean ones: every row is used or rejected with a reason, and none is lost.

A row that is rejected says that there is something more to know about its person: the list it belongs to is then not
taken to be complete, so that it can leave an answer undetermined but never turn it into a no (D17).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..model.dates import FOREVER
from ..model.person import RECORD_KINDS
from .columns import LISTS, TABLES
from .engine import Engine, quoted
from .given_tables import GivenTable
from .headers import shown
from .reader import Read, Reader
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
        clean = {
            "persons": _persons(good, keys),
            "documents": " UNION ALL ".join(_documents(good)),
            "work": _work(good),
            "gaps": _gaps(good, f"(SELECT * FROM {rejected} WHERE problem <> {reader.footer})", keys),
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
            for one in reader.read
            for field, given in (*one.part.columns.items(), ("person", one.table.header.ids[one.table.by]))
        },
        rows_in=rows_in,
        rows_used=rows_used,
        count=engine.fetch(f"SELECT count(*) AS n FROM {tables['persons']}")["n"][0].as_py(),
        vague=len(engine.fetch(f"SELECT 1 AS vague FROM {tables['work']} WHERE {INEXACT} LIMIT 1")) > 0,
        keep=tuple(keep),
        kept=kept,
    )


def _counted(one: Read) -> str:
    """The rows read and used. A roster's rows are counted by the records in them, and as persons where they are rejected."""
    is_roster = one.part.form.record is None and len(one.table.header.parts) > 1
    read, used = ("count(problem)", "0") if is_roster else ("count(*)", "count(*) - count(problem)")
    return f"SELECT {quoted(one.part.form.name)} AS name, {read} AS n, {used} AS used FROM {one.rows}"


def _good(reader: Reader, keys: str) -> dict[str, str]:
    """The rows that are used, of each kind of record.

    Of what a roster says besides, only that of persons of whom the table of such records says nothing: it knows better.
    """
    good = {}
    for form in TABLES:
        said = (*(("kind",) if form.record else form.words), *form.days)
        columns = [f"{name}_{end}" for name in said for end in ("said", "last")]
        nothing = ", ".join(f"{NO_DAY} AS {name}" for name in columns)
        parts = [f"SELECT {nothing}, person FROM {keys} WHERE 1 = 0"]
        main, other = (
            [
                f"SELECT {', '.join(columns)}, k.person FROM {one.rows} t JOIN {keys} k ON k.id = t.id "
                "WHERE t.problem IS NULL"
                for one in reader.read
                if one.part.form is form and one.part.main is wanted
            ]
            for wanted in (True, False)
        )
        if main and other and form.record is not None:
            known = f"SELECT person FROM ({' UNION ALL '.join(main)}) m"
            other = [f"SELECT * FROM ({' UNION ALL '.join(other)}) o WHERE o.person NOT IN ({known})"]
        good[form.name] = f"({' UNION ALL '.join([*parts, *main, *other])})"
    return good


def _persons(good: dict[str, str], keys: str) -> str:
    one = "min(born_said) = max(born_said) AND min(born_last) = max(born_last)"
    born = (
        f"CASE WHEN {one} THEN max({said}) END AS {name}" for said, name in (("born_said", "born"), ("born_last",) * 2)
    )
    said = f"SELECT person, {', '.join(born)} FROM {good['persons']} p GROUP BY person"
    return f"SELECT k.id, k.person, b.born, b.born_last FROM {keys} k LEFT JOIN ({said}) b ON b.person = k.person"


def _documents(good: dict[str, str]) -> Iterator[str]:
    """The records that are not work."""
    dates = {kind.list_name: kind.date_field for kind in RECORD_KINDS.values() if kind.list_name != "work"}
    for name, date in (*dates.items(), ("conditions", None)):
        said = {"day": date, "enrolled": "enrolled" if name == "education" else None}
        days = (
            f"{f'{field}_{end}' if field else NO_DAY} AS {column}"
            for place, field in said.items()
            for end, column in (("said", place), ("last", "last" if place == "day" else "enrolled_last"))
        )
        yield f"SELECT person, kind_said AS kind, {', '.join(days)} FROM {good[name]} t"


def _work(good: dict[str, str]) -> str:
    return f"""SELECT person, kind_said AS kind, start_said AS began, start_last AS began_last,
        coalesce(end_said, {FOREVER}) AS stopped_first, coalesce(end_last, {FOREVER}) AS stopped FROM {good["work"]} t"""


def _gaps(good: dict[str, str], rejected: str, keys: str) -> str:
    """The lists of persons that could hold more than is listed.

    A row that names nobody could be anybody's; in the table of persons, anybody's who has no other row there.
    """
    lists = " UNION ALL ".join(f"SELECT {quoted(name)} AS list_name" for name in LISTS)
    names = ", ".join(map(quoted, LISTS))
    lost = f"(SELECT DISTINCT list_name FROM {rejected} r WHERE coalesce(r.id, '') = '')"
    own = f"SELECT k.person, r.list_name, r.field FROM {rejected} r JOIN {keys} k ON k.id = r.id"
    listed = f"SELECT 1 FROM {good['persons']} p WHERE p.person = k.person"
    said = "o.list_name = 'persons' AND (o.field = 'person' OR o.field = l.list_name)"
    parts = [
        f"SELECT person, list_name FROM ({own}) own WHERE list_name IN ({names})",
        f"SELECT k.person, l.list_name FROM {keys} k CROSS JOIN {lost} l WHERE l.list_name IN ({names})",
        # 技师 in a column of titles is a certificate that the table of certificates lacks
        f"SELECT person, 'certificates' FROM ({own}) own WHERE list_name = 'titles' AND field = 'level'",
        f"SELECT o.person, l.list_name FROM ({own}) o CROSS JOIN ({lists}) l WHERE {said}",
        f"SELECT k.person, l.list_name FROM {keys} k CROSS JOIN {lost} n CROSS JOIN ({lists}) l "
        f"WHERE n.list_name = 'persons' AND NOT EXISTS ({listed})",
        *(f"SELECT person, {quoted(name)} FROM {good['persons']} t WHERE {name}_said = 0" for name in LISTS),
    ]
    return f"SELECT DISTINCT person, list_name FROM ({' UNION ALL '.join(parts)}) t"
