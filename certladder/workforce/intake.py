"""From given tables to clean ones: every row is used or set aside with a reason, and none is lost.

A row that is set aside says that there is something more to know about its person: the list it belongs to is then not
taken to be complete, so that it can leave an answer undetermined but never turn it into a no (D17).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import ibis

from ..model.dates import FOREVER
from ..model.person import Record
from .columns import LISTS, TABLES, Kind
from .engine import Engine, Query, rows
from .given import Given, empty, read_table
from .reach import ymd
from .records import Records

__all__ = ["Intake", "take_in", "with_record"]


@dataclass
class Intake:
    """What became of the tables: the clean records, the rows set aside, and the number of rows taken in, by table."""

    records: Records
    aside: Query
    rows_in: dict[str, int] = field(default_factory=dict)
    rows_used: dict[str, int] = field(default_factory=dict)


def take_in(given: Iterable[Given], engine: Engine) -> Intake:
    """Read the tables; one that is not given is empty."""
    kinds, mark = dict[Kind, int](), engine.mark()
    sources = {form.name: empty(form, engine) for form in TABLES} | {table.form.name: table for table in given}
    read = {name: read_table(table, engine, kinds) for name, table in sources.items()}
    ids = ibis.union(*(table.filter(table.id != "").select("id") for table in read.values()), distinct=True)
    keys = engine.keep(engine.numbered(ids))
    aside = engine.keep(_aside(read, sources, engine))
    good = {name: table.filter(table.reason.isnull()).join(keys, "id") for name, table in read.items()}
    gaps = engine.keep(_gaps(good, aside, keys))
    persons, documents, work = (
        engine.keep(engine.by_person(table))
        for table in (_persons(good, keys), _documents(good, gaps), _work(good, gaps))
    )
    first = engine.fetch(work.agg(first=work.start.min()))["first"][0].as_py()
    many = engine.fetch(persons.agg(many=persons.count()))["many"][0].as_py()
    counts = {name: table.agg(n=table.count(), used=table.reason.isnull().sum()) for name, table in read.items()}
    totals = {name: engine.fetch(count).to_pylist()[0] for name, count in counts.items()}
    engine.release(mark, aside, persons, documents, work, gaps)
    records = Records(engine, list(kinds), persons, documents, work, gaps, first or FOREVER, many)
    return Intake(
        records,
        aside,
        {name: total["n"] + len(sources[name].unread) for name, total in totals.items()},
        {name: int(total["used"] or 0) for name, total in totals.items()},
    )


def _aside(read: dict[str, Query], given: dict[str, Given], engine: Engine) -> Query:
    """The rows that are not used: source, table, row, person, column, reason."""
    columns = ("source", "table", "row", "person", "column", "reason")
    parts = []
    for name, table in read.items():
        bad = table.filter(table.reason.notnull())
        named = bad.mutate(source=ibis.literal(given[name].source), table=ibis.literal(name), person=bad.id)
        parts.append(named.select(*columns))
    unread = [
        {"source": table.source, "table": name, "row": row, "reason": reason}
        for name, table in given.items()
        for row, reason in table.unread
    ]
    types = {"source": "string", "table": "string", "row": "int64", "person": "string"}
    parts.append(engine.put(rows(unread, **types, column="string", reason="string")))
    return ibis.union(*parts)


def _gaps(good: dict[str, Query], aside: Query, keys: Query) -> Query:
    """The lists of persons that could hold more than is listed."""
    known = aside.join(keys, aside.person == keys.id).select(person=keys.person, table=aside.table, column=aside.column)
    parts = [known.filter(known.table.isin(LISTS)).select("person", list=known.table)]
    for name in LISTS:
        of_person = known.filter((known.table == "persons") & known.column.isin(["person", name]))
        parts.append(of_person.select("person", list=ibis.literal(name)))
        parts.append(
            good["persons"].filter(~good["persons"][f"{name}_known"]).select("person", list=ibis.literal(name))
        )
    return ibis.union(*parts, distinct=True)


def _persons(good: dict[str, Query], keys: Query) -> Query:
    table = good["persons"]
    return keys.left_join(table.select("person", born=table.born_day), "person").select("id", "person", "born")


_DAY_OF = {
    "certificates": "issued",
    "education": "graduated",
    "training": "completed",
    "apprenticeships": "completed",
    "titles": "granted",
    "permits": "issued",
    "conditions": None,
}


def _documents(good: dict[str, Query], gaps: Query) -> Query:
    """The records that are not work; `alone`: the only one of its list, which is known to hold no more."""
    no_start = {name: ibis.null("int64") for name in ("enrolled", "enrolled_ymd")}
    parts = []
    for name, day in _DAY_OF.items():
        table = good[name]
        start = no_start
        if name == "education":
            start = {"enrolled": table.enrolled_day, "enrolled_ymd": table.enrolled_ymd}
        days = {name: ibis.null("int64") for name in ("day", "day_ymd")} | start
        if day is not None:
            days |= {"day": table[f"{day}_day"], "day_ymd": table[f"{day}_ymd"]}
        parts.append(table.select("person", list=ibis.literal(name), kind=table.record, **days))
    found = ibis.union(*parts)
    listed = ibis.union(found.select("person", "list"), gaps.select("person", "list"))
    several = listed.group_by(["person", "list"]).having(listed.count() > 1).agg(several=ibis.literal(True))
    found = found.left_join(several, ["person", "list"])
    columns = ("person", "kind", "day", "day_ymd", "enrolled", "enrolled_ymd")
    return found.select(*columns, alone=found.several.isnull())


def _work(good: dict[str, Query], gaps: Query) -> Query:
    table = good["work"]
    spells = table.select(
        "person",
        kind=table.record,
        start=table.start_day,
        start_ymd=table.start_ymd,
        stop=table.end_day.fill_null(FOREVER),
        stop_ymd=table.end_ymd.fill_null(ymd(FOREVER)),
    )
    earlier = ibis.window(group_by="person", order_by=["start", "stop"], preceding=(None, 1))
    overlaps = (spells.start < spells.stop.max().over(earlier)).fill_null(False)
    marked = spells.mutate(overlaps=ibis.ifelse(overlaps, 1, 0))
    clashing = ibis.union(
        marked.filter(marked.overlaps == 1).select("person"),
        gaps.filter(gaps.list == "work").select("person"),
        distinct=True,
    ).mutate(clash=True)
    found = spells.left_join(clashing, "person")
    return found.select(*spells.columns, clash=found.clash.fill_null(False))


def with_record(intake: Intake, record: Record) -> Intake:
    """The same persons, each with one more record."""
    old = intake.records
    days = {"day": record.date, "enrolled": getattr(record, "enrolled", None)}
    cells: dict[str, Query] = {"kind": ibis.literal(len(old.kinds), "int64")}
    for name, date in days.items():
        null = ibis.null("int64")
        cells[name] = null if date is None else ibis.literal(date.toordinal(), "int64")
        cells[f"{name}_ymd"] = null if date is None else ibis.literal(ymd(date.toordinal()), "int64")
    more = old.persons.select("person").mutate(**cells, alone=False).select(*old.documents.columns)
    documents = old.engine.keep(ibis.union(old.documents.mutate(alone=ibis.literal(False)), more))
    return replace(intake, records=replace(old, kinds=[*old.kinds, record], documents=documents))
