"""Tables that go out: counts, who is due, and files."""

from __future__ import annotations

import datetime as dt
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

__all__ = ["due_table", "summary", "write", "write_table"]

_MOST_ROWS = 1_048_575
_LISTS = ("alternatives", "undetermined", "unknown")


def summary(answers: Query, rules: Rules, records: Records) -> pa.Table:
    """How many persons have which verdict, by target."""
    answers = each_target(answers, rules, records)
    sure, maybe = answers.sure > 0, (answers.sure == 0) & (answers.maybe > 0)
    counted = answers.group_by("target").agg(
        eligible=ibis.ifelse(sure, 1, 0).sum(),
        undetermined=ibis.ifelse(maybe, 1, 0).sum(),
        held=answers.held.sum(),
        eligible_not_held=ibis.ifelse(sure & (answers.held == 0), 1, 0).sum(),
    )
    found = {row["target"]: row for row in records.engine.fetch(counted).to_pylist()}
    lines = []
    for number, target in enumerate(rules.book.targets):
        row = found.get(number, {})
        eligible, open_ = int(row.get("eligible", 0)), int(row.get("undetermined", 0))
        lines.append(
            {
                "occupation": target.standard.occupation,
                "level": int(target.level),
                Verdict.ELIGIBLE.value: eligible,
                Verdict.UNDETERMINED.value: open_,
                Verdict.NOT_ELIGIBLE.value: records.many - eligible - open_,
                "held": int(row.get("held", 0)),
                "eligible_not_held": int(row.get("eligible_not_held", 0)),
            }
        )
    return pa.Table.from_pylist(lines)


def due_table(found: Query, book: RuleBook, records: Records) -> pa.Table:
    """Who becomes eligible, when and by what, soonest first."""
    named = found.join(records.persons, "person").select("id", "target", "day", "sure")
    lines: list[dict[str, Any]] = []
    for row in records.engine.fetch(named.order_by(["day", "id", "target"])).to_pylist():
        target = book.targets[row["target"]]
        lines.append(
            {
                "person": row["id"],
                "occupation": target.standard.occupation,
                "level": int(target.level),
                "eligible_from": dt.date.fromordinal(row["day"]),
                "alternatives": book.labels(target, row["sure"]),
            }
        )
    schema = pa.schema(
        [
            ("person", pa.string()),
            ("occupation", pa.string()),
            ("level", pa.int64()),
            ("eligible_from", pa.date32()),
            ("alternatives", pa.list_(pa.string())),
        ]
    )
    return pa.Table.from_pylist(lines, schema=schema)


def write(engine: Engine, query: Query, path: Path) -> None:
    """Write a query's answer; DuckDB writes Parquet without holding it in memory."""
    if path.suffix.lower() == ".parquet" and isinstance(engine, DuckDB):
        location = str(path).replace("'", "''")
        engine.connection.execute(f"COPY ({engine.sql(query)}) TO '{location}' (FORMAT parquet)").fetchall()
    else:
        write_table(engine.fetch(query), path)


def write_table(table: pa.Table, path: Path) -> None:
    """Write a table to .parquet, .csv or .xlsx, as the name says; lists become words with semicolons in the latter two.

    Raises:
        WorkforceError: another kind of file, or more rows than a sheet holds.
    """
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        parquet.write_table(table, path)
    elif suffix == ".csv":
        with path.open("wb") as file:
            file.write(b"\xef\xbb\xbf")
            csv.write_csv(_flat(table), file)
    elif suffix == ".xlsx":
        _sheet(_flat(table), path)
    else:
        raise WorkforceError(f"{path.name}: expected a name that ends in .parquet, .csv or .xlsx")


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
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("certladder")
    sheet.append(table.column_names)
    for row in zip(*(column.to_pylist() for column in table.columns), strict=True):
        sheet.append(row)
    book.save(path)
