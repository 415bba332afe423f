"""A table as it was given, and its rows read: the words and days of each cell, or the first thing wrong with the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from ..model.dates import parse_day
from ..model.errors import InvalidDay
from .columns import Kind, TableForm
from .engine import Engine, Query, rows
from .lexicon import ONGOING, CellError, read_known, read_record
from .reach import ymd

__all__ = ["Given", "empty", "read_table"]


@dataclass
class Given:
    """A table as it was given: its form, where it came from, its columns by our names, a `row` number, and the rows
    that could not even be read, as (row, reason)."""

    form: TableForm
    source: str
    table: Query
    columns: dict[str, str]
    unread: Sequence[tuple[int, str]] = ()


def empty(form: TableForm, engine: Engine) -> Given:
    names = [column.name for column in form.columns]
    table = engine.put(rows([], **dict.fromkeys(names, "string"), row="int64"))
    return Given(form, "", table, {name: name for name in names})


def read_table(given: Given, engine: Engine, kinds: dict[Kind, int]) -> Query:
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
                    day = parse_day(cell).toordinal() + (name == "end")
                    row |= {f"{name}_day": day, f"{name}_ymd": ymd(day)}
                elif name in required:
                    row |= {f"{name}_reason": "is missing"}
            except InvalidDay as error:
                reason = error.explain("en").replace("“", "'").replace("”", "'")
                reason = reason.removesuffix("; expected an existing date such as 2021-06-01")
                row |= {f"{name}_reason": reason}
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
