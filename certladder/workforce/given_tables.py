"""The tables of a source as they were given: what records they hold, and how they name persons."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..model.errors import truncate
from .cell_parsers import Problem
from .columns import TABLES, TableForm, WorkforceError, near_table, plain, table_named
from .engine import Engine
from .headers import Header, match_header, shown

if TYPE_CHECKING:
    import pyarrow as pa

    from .grid import Grid

__all__ = ["GivenTable", "OpenSource", "known_tables"]

Note = tuple[str, dict[str, object]]
"""What is not read: a code of the messages `workforce.note`, and its arguments."""

Load = Callable[[Sequence[str]], str]
"""Puts these columns of a table into the engine, with a `row_number`, and gives its name there."""

_NUMBERS = ("number", "plain_number")
_LEFT_OUT = ("", "-", "不用", "ignore")


@dataclass
class GivenTable:
    """A table as it was given: where it is from, what its columns are, and the rows that could not even be read, as
    (row, problem)."""

    source: str
    form: TableForm | None
    table: str
    header: Header
    unread: Sequence[tuple[int, Problem]] = ()
    by: str = ""
    """How it names persons: a key of `header.ids`."""
    kept: dict[str, str] = field(default_factory=dict)
    """The columns to carry along, by the names asked for."""


@dataclass
class OpenSource:
    """An engine with the tables of a source, and notes on what in it is not read."""

    engine: Engine
    mapping: Mapping[str, str] = field(default_factory=dict)
    """What columns are whose names are not known: a known name, or nothing to leave one out."""
    keep: Sequence[str] = ()
    tables: list[GivenTable] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    mapped: set[str] = field(default_factory=set)

    def form(self, name: str, where: str) -> TableForm | None:
        """The table that goes by a name.

        Raises:
            WorkforceError: it looks like a misspelt one.
        """
        form = table_named(name)
        if form is None and (meant := near_table(name)):
            raise WorkforceError("misspelt_table", where=where, given=name, table=meant)
        return form

    def add(
        self,
        form: TableForm | None,
        where: str,
        names: Sequence[str],
        load: Load,
        unread: Sequence[tuple[int, Problem]] = (),
    ) -> None:
        """A table with columns of these names; `form` is what its own name says.

        Raises:
            WorkforceError: its columns do not fit, or there is such a table already.
        """
        if len(set(names)) < len(names):
            raise WorkforceError("same_name", where=where, given=next(name for name in names if names.count(name) > 1))
        header = match_header(form, names, where, self._renamed(names))
        if not header.parts:
            self.notes.append(("no_table_name", {"where": where}))
            return
        for other in self.tables:
            if form is not None and other.form is form:
                raise WorkforceError("same_table", first=other.source, second=where, table=form.name)
        kept = {asked: name for asked in self.keep for name in names if plain(name) == plain(asked)}
        used = [name for part in header.parts for name in part.columns.values()]
        table = load(list(dict.fromkeys([*used, *header.ids.values(), *kept.values()])))
        self.tables.append(GivenTable(where, form, table, header, unread, kept=kept))
        ignored = (name for name in header.ignored if name not in kept.values())
        self.notes += [("column", {"where": where, "column": truncate(shown(name))}) for name in ignored]

    def _renamed(self, names: Sequence[str]) -> dict[str, str]:
        renamed = {name: self.mapping[plain(name)] for name in names if plain(name) in self.mapping}
        self.mapped.update(map(plain, renamed))
        return {name: "" if said in _LEFT_OUT else said.replace(".", "\t") for name, said in renamed.items()}

    def add_arrow(
        self,
        form: TableForm | None,
        where: str,
        names: Sequence[str],
        select: Callable[[Sequence[str]], pa.Table],
        numbers: Iterable[int] | None = None,
        unread: Sequence[tuple[int, Problem]] = (),
    ) -> None:
        """A table of which columns can be selected into memory; what is nested in a cell becomes JSON."""
        import pyarrow as pa

        def load(used: Sequence[str]) -> str:
            table = select(used)
            chosen = {name: _plain(table[name]) for name in used}
            chosen["row_number"] = pa.array(range(1, len(table) + 1) if numbers is None else numbers, pa.int64())
            return self.engine.put(pa.table(chosen))

        self.add(form, where, names, load, unread)

    def add_grid(self, form: TableForm | None, grid: Grid) -> None:
        """The table in a sheet or a text file."""
        table, numbers = grid.table()
        self.add_arrow(form, grid.where, table.column_names, table.select, numbers, grid.unread)

    def add_relation(self, form: TableForm | None, where: str, rows: Any) -> None:
        """A relation of any DuckDB connection; only what is used of it is brought into memory."""

        def select(used: Sequence[str]) -> pa.Table:
            return rows.project(", ".join(map(self.engine.identifier, used))).to_arrow_table()

        self.add_arrow(form, where, rows.columns, select)

    def finished(self, where: str) -> OpenSource:
        """Itself, once every table is there.

        Raises:
            WorkforceError: no table holds records, or they name persons in ways that do not go together.
        """
        for name in self.mapping:
            if name not in self.mapped:
                raise WorkforceError("map_no_column", where=where, given=name)
        records = [(table, part) for table in self.tables for part in table.header.parts if part.form.record]
        if all(part.missing for _, part in records):
            if not records:
                raise WorkforceError("no_tables", where=where, known=known_tables())
            table, part = records[0]
            raise WorkforceError("missing_columns", where=table.source, **part.lacks(part.missing, table.header.given))
        for ways in (_NUMBERS, ("identity",), ("name",)):
            for table in self.tables:
                table.by = next((kind for kind in ways if kind in table.header.ids), "")
            if all(table.by for table in self.tables) and (ways != ("name",) or len(self.tables) == 1):
                break
        else:
            ids = [f"{table.source}: {', '.join(map(shown, table.header.ids.values()))}" for table in self.tables]
            raise WorkforceError("different_ids", where=where, given=ids)
        self.notes += [("by_name", {"where": table.source}) for table in self.tables if table.by == "name"]
        return self


def _plain(column: Any) -> Any:
    """A column that the engines read alike."""
    import pyarrow as pa

    if pa.types.is_nested(column.type):
        return pa.array([None if cell is None else _json(cell) for cell in column.to_pylist()], pa.string())
    if pa.types.is_null(column.type) or pa.types.is_dictionary(column.type):
        return column.cast(pa.string())
    if pa.types.is_duration(column.type):
        return pa.array([None if cell is None else str(cell) for cell in column.to_pylist()], pa.string())
    return column


def _json(cell: Any) -> str:
    """A mapping as JSON; Arrow gives a map as a list of pairs, and a struct with None for what is not there."""
    try:
        pairs = {key: value for key, value in dict(cell).items() if value is not None}
    except (TypeError, ValueError):
        pairs = cell
    return json.dumps(pairs, ensure_ascii=False, default=str)


def known_tables() -> list[str]:
    """The tables that hold records, by both names, as messages list them."""
    return [
        f"{form.name} ({next(name for name in form.called if not name.isascii())})" for form in TABLES if form.record
    ]
