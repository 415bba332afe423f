"""From given tables to clean ones: every row is used or set aside with a reason, and none is lost.

A row that is set aside says that there is something more to know about its person: the list it belongs to is then not
taken to be complete, so that it can leave an answer undetermined but never turn it into a no (D17).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import ibis

from ..model.dates import FOREVER
from ..model.errors import InvalidDay
from ..model.person import Fact
from .columns import LISTS, TABLES, Kind, TableForm
from .engine import Engine, Query, rows
from .lexicon import ONGOING, CellError, read_day, read_known, read_record
from .people import day_field
from .reach import ymd
from .records import Records

__all__ = ["Given", "Intake", "take_in", "with_record"]


@dataclass
class Given:
    """A table as it was given: its form, where it came from, its columns by our names, a `row` number, and the rows
    that could not even be read, as (row, reason)."""

    form: TableForm
    source: str
    table: Query
    columns: dict[str, str]
    unread: Sequence[tuple[int, str]] = ()


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
    sources = {form.name: _empty(form, engine) for form in TABLES} | {table.form.name: table for table in given}
    read = {name: _read(table, engine, kinds) for name, table in sources.items()}
    ids = ibis.union(*(table.filter(table.id != "").select("id") for table in read.values()), distinct=True)
    keys = engine.keep(engine.numbered(ids))
    aside = engine.keep(_aside(read, sources, engine))
    good = {name: table.filter(table.reason.isnull()).join(keys, "id") for name, table in read.items()}
    gaps = engine.keep(_gaps(good, aside, keys))
    persons = engine.keep(_persons(good, keys))
    documents = engine.keep(_documents(good, gaps))
    work = engine.keep(_work(good, gaps))
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


# --- one table ---


def _empty(form: TableForm, engine: Engine) -> Given:
    names = [column.name for column in form.columns]
    table = engine.put(rows([], **dict.fromkeys(names, "string"), row="int64"))
    return Given(form, "", table, {name: name for name in names})


def _read(given: Given, engine: Engine, kinds: dict[Kind, int]) -> Query:
    """The table with its words and days read: id, row, kind, a column for each day, and the first problem."""
    table = given.table
    cells = {column.name: _cell(table, given.columns.get(column.name)) for column in given.form.columns}
    id_ = cells.pop("person")
    text = engine.keep(table.select(row=table.row, id=id_, **cells))
    words, days = list(given.form.words), list(given.form.days)
    if given.form.record is None:
        text = _flags(text, words, engine)
    else:
        text = text.join(_kinds(text, given.form, engine, kinds), words)
    text = _days(text, days, given.form, engine)
    if given.form.record is None:
        text = _twice(text, [*words, *days])
    problems = [(text.id == "", ibis.literal("person"), ibis.literal("the person's id is missing"))]
    if given.form.record is not None:
        problems.append((text.record.isnull(), text.record_column, text.record_reason))
    for name in (*words, *days):
        if f"{name}_reason" in text.columns:
            problems.append((text[f"{name}_reason"].notnull(), ibis.literal(name), text[f"{name}_reason"]))
    problems += _order(text, given.form)
    return engine.keep(
        text.mutate(
            column=ibis.cases(*((wrong, column) for wrong, column, _ in problems)),
            reason=ibis.cases(*((wrong, reason) for wrong, _, reason in problems)),
        )
    )


def _cell(table: Query, name: str | None) -> Query:
    """The cell as words: nothing where it is empty, a whole number without its fraction."""
    if name is None:
        return ibis.literal("")
    column = table[name]
    words = column.cast("string")
    if column.type().is_floating():
        whole = column == column.floor()
        words = ibis.ifelse(whole, column.cast("int64").cast("string"), words)
        words = ibis.ifelse(column.isnan(), ibis.literal(""), words)
    return words.strip().fill_null("")


def _kinds(text: Query, form: TableForm, engine: Engine, kinds: dict[Kind, int]) -> Query:
    """Each different combination of words: the kind of record it says, or what is wrong with it."""
    words = list(form.words)
    found: list[dict[str, Any]] = []
    for cells in engine.fetch(text.select(*words).distinct()).to_pylist():
        try:
            kind = kinds.setdefault(read_record(form, cells), len(kinds))
            found.append(cells | {"record": kind})
        except CellError as error:
            found.append(cells | {"record_column": error.column, "record_reason": error.reason})
    types = dict.fromkeys(words, "string")
    return engine.put(rows(found, **types, record="int64", record_column="string", record_reason="string"))


def _flags(text: Query, words: list[str], engine: Engine) -> Query:
    """The columns of the persons table that say whether a list is known."""
    for name in words:
        found: list[dict[str, Any]] = []
        for cell in engine.fetch(text.select(name).distinct())[name].to_pylist():
            try:
                found.append({name: cell, f"{name}_known": read_known(cell)})
            except ValueError as error:
                found.append({name: cell, f"{name}_reason": str(error)})
        lexicon = rows(found, **{name: "string", f"{name}_known": "bool", f"{name}_reason": "string"})
        text = text.join(engine.put(lexicon), name)
    return text


def _days(text: Query, days: list[str], form: TableForm, engine: Engine) -> Query:
    """The columns of days, as ordinals and as numbers that read as dates."""
    required = {column.name for column in form.columns if column.required}
    for name in days:
        found: list[dict[str, Any]] = []
        for cell in engine.fetch(text.select(name).distinct())[name].to_pylist():
            row: dict[str, Any] = {name: cell}
            try:
                if cell and not (name == "end" and cell.casefold() in ONGOING):
                    day = read_day(cell).toordinal() + (name == "end")
                    row |= {f"{name}_day": day, f"{name}_ymd": ymd(day)}
                elif name in required:
                    row |= {f"{name}_reason": "is missing"}
            except InvalidDay as error:
                row |= {f"{name}_reason": str(error)}
            found.append(row)
        types = {name: "string", f"{name}_day": "int64", f"{name}_ymd": "int64", f"{name}_reason": "string"}
        text = text.join(engine.put(rows(found, **types)), name)
    return text


def _order(text: Query, form: TableForm) -> list[tuple[Query, Query, Query]]:
    """What contradicts: what ends before it begins, and a person listed twice."""
    problems = []
    if form.name == "work":
        words = _quoted(text.end) + " is before start " + _quoted(text.start)
        problems.append((text.end_day <= text.start_day, "end", words))
    elif form.name == "education":
        words = _quoted(text.graduated) + " is not after enrolled " + _quoted(text.enrolled)
        problems.append((text.graduated_day <= text.enrolled_day, "graduated", words))
    elif form.name == "conditions":
        same = ibis.window(group_by=["id", "words"])
        differs = text.record.min().over(same) < text.record.max().over(same)
        problems.append((differs, "met", ibis.literal("this condition is answered with yes and with no")))
    elif form.record is None:
        differs = "this id is listed more than once, and the rows differ"
        repeats = "this id is listed more than once; this row repeats another"
        problems.append((text.alike < text.listed, "person", ibis.literal(differs)))
        problems.append((text.place > 1, "person", ibis.literal(repeats)))
    return [(wrong.fill_null(False), ibis.literal(column), reason) for wrong, column, reason in problems]


def _quoted(cell: Query) -> Query:
    return ibis.literal("'") + cell + "'"


def _twice(text: Query, columns: list[str]) -> Query:
    """How often an id is listed, how many of those rows are like this one, and which of them this is."""
    alike = ["id", *columns]
    return text.mutate(
        listed=text.count().over(ibis.window(group_by="id")),
        alike=text.count().over(ibis.window(group_by=alike)),
        place=text.count().over(ibis.window(group_by=alike, order_by="row", preceding=(None, 0))),
    )


# --- the clean tables ---


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


def with_record(intake: Intake, record: Fact) -> Intake:
    """The same persons, each with one more record."""
    old = intake.records
    day = getattr(record, day_field(record))
    days = {"day": day, "enrolled": getattr(record, "enrolled", None)}
    cells: dict[str, Query] = {"kind": ibis.literal(len(old.kinds), "int64")}
    for name, date in days.items():
        null = ibis.null("int64")
        cells[name] = null if date is None else ibis.literal(date.toordinal(), "int64")
        cells[f"{name}_ymd"] = null if date is None else ibis.literal(ymd(date.toordinal()), "int64")
    more = old.persons.select("person").mutate(**cells, alone=False).select(*old.documents.columns)
    documents = old.engine.keep(ibis.union(old.documents.mutate(alone=ibis.literal(False)), more))
    return replace(intake, records=replace(old, kinds=[*old.kinds, record], documents=documents))
