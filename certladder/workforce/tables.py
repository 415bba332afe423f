"""Tables that go out: counts, who is due, and files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
from pyarrow import csv, parquet

from ..model.terms import Verdict
from .columns import WorkforceError
from .engine import DuckDB, Engine, Query
from .looks import each_target
from .records import Records
from .rulebook import RuleBook
from .rules import Rules

__all__ = ["by_reason", "due_table", "summary", "write", "write_table"]

_MOST_ROWS = 1_048_575
_LISTS = ("alternatives", "undetermined", "unknown")


def summary(answers: Query, rules: Rules, records: Records) -> pa.Table:
    """How many persons have which verdict, by target."""
    answers = each_target(answers, rules, records)
    sure, maybe = answers.sure > 0, (answers.sure == 0) & (answers.maybe > 0)
    new = answers.held == 0
    counted = answers.group_by("target").agg(
        eligible=ibis.ifelse(sure, 1, 0).sum(),
        undetermined=ibis.ifelse(maybe, 1, 0).sum(),
        held=answers.held.sum(),
        eligible_not_held=ibis.ifelse(sure & new, 1, 0).sum(),
        undetermined_not_held=ibis.ifelse(maybe & new, 1, 0).sum(),
    )
    found = {row["target"]: row for row in records.engine.fetch(counted).to_pylist()}
    lines = []
    for number, target in enumerate(rules.book.targets):
        row = found.get(number, {})
        eligible, open_, held, new, open_new = (
            int(row.get(name, 0))
            for name in ("eligible", "undetermined", "held", "eligible_not_held", "undetermined_not_held")
        )
        lines.append(
            {
                "occupation": target.standard.occupation,
                "level": int(target.level),
                Verdict.ELIGIBLE.value: eligible,
                Verdict.UNDETERMINED.value: open_,
                Verdict.NOT_ELIGIBLE.value: records.many - eligible - open_,
                "held": held,
                "eligible_not_held": new,
                "undetermined_not_held": open_new,
                "not_eligible_not_held": records.many - held - new - open_new,
            }
        )
    return pa.Table.from_pylist(lines)


_QUOTED = "'[^']*'|\"[^\"]*\""
"""What a cell says stands in quotes; the reason is the same whatever that is."""


def by_reason(aside: Query) -> Query:
    """How many rows are set aside for which reason, most first: source, column, reason, rows."""
    alike = aside.mutate(reason=aside.reason.re_replace(_QUOTED, "…"))
    counted = alike.group_by(["source", "column", "reason"]).agg(rows=alike.count())
    return counted.order_by([ibis.desc("rows"), "source", "column", "reason"])


def due_table(found: Query, book: RuleBook, engine: Engine) -> pa.Table:
    """Who becomes eligible, when and by what, soonest first."""
    lines: list[dict[str, Any]] = []
    for row in engine.fetch(found.order_by(["day", "id", "target"])).to_pylist():
        target = book.targets[row["target"]]
        lines.append(
            {
                "person": row["id"],
                "occupation": target.standard.occupation,
                "level": int(target.level),
                "eligible_from": dt.date.fromordinal(row["day"]),
                "held": row["held"],
                "alternatives": book.labels(target, row["sure"]),
            }
        )
    schema = pa.schema(
        [
            ("person", pa.string()),
            ("occupation", pa.string()),
            ("level", pa.int64()),
            ("eligible_from", pa.date32()),
            ("held", pa.bool_()),
            ("alternatives", pa.list_(pa.string())),
        ]
    )
    return pa.Table.from_pylist(lines, schema=schema)


def write(engine: Engine, query: Query, path: Path) -> None:
    """Write a query's answer; DuckDB writes Parquet without holding it in memory."""
    if path.suffix.lower() == ".parquet" and isinstance(engine, DuckDB):
        location = str(path).replace("'", "''")
        try:
            engine.connection.execute(f"COPY ({engine.sql(query)}) TO '{location}' (FORMAT parquet)").fetchall()
        except engine.errors as error:
            raise WorkforceError(f"{path}: cannot be written: {str(error).splitlines()[0]}") from error
    else:
        write_table(engine.fetch(query), path)


def write_table(table: pa.Table, path: Path) -> None:
    """Write a table to .parquet, .csv or .xlsx, as the name says; lists become words with semicolons in the latter two.

    Raises:
        WorkforceError: another kind of file, more rows than a sheet holds, or a place that cannot be written to.
    """
    form = _FORMS.get(path.suffix.lower())
    if form is None:
        raise WorkforceError(f"{path.name}: expected a name that ends in .parquet, .csv or .xlsx")
    try:
        form(table, path)
    except OSError as error:
        raise WorkforceError(f"{path}: cannot be written: {error.strerror or error}") from error


def _text(table: pa.Table, path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"\xef\xbb\xbf")
        csv.write_csv(_flat(table), file)


def _flat(table: pa.Table) -> pa.Table:
    for name in table.column_names:
        if pa.types.is_list(table[name].type):
            words = pa.array(["; ".join(cell) for cell in table[name].to_pylist()], pa.string())
            table = table.set_column(table.column_names.index(name), name, words)
    return table


def _sheet(table: pa.Table, path: Path) -> None:
    import openpyxl

    if len(table) > _MOST_ROWS:
        raise WorkforceError(f"{path.name}: {len(table)} rows are more than a sheet holds; write .parquet or .csv")
    table = _flat(table)
    with path.open("wb") as file:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("certladder")
        sheet.append(table.column_names)
        for row in zip(*(column.to_pylist() for column in table.columns), strict=True):
            sheet.append([_cell(sheet, value) for value in row])
        book.save(file)


def _cell(sheet: Any, value: Any) -> Any:
    """A value as it is: words are no formula, even with = in front; signs that a workbook cannot hold are left out."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return value
    words = _NOT_IN_SHEETS.sub("", value)
    if not words.startswith("="):
        return words
    cell = WriteOnlyCell(sheet, words)
    cell.data_type = "s"
    return cell


_NOT_IN_SHEETS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FORMS: dict[str, Callable[[pa.Table, Path], None]] = {".parquet": parquet.write_table, ".csv": _text, ".xlsx": _sheet}
