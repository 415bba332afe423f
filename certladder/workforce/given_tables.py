"""The tables of a source as they were given: what records they hold, and how they name persons."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from ..model.errors import truncate
from .cell_parsers import Problem
from .columns import TABLES, TableForm, WorkforceError, near_table, plain, table_named
from .engine import Engine
from .headers import Header, Part, is_known, shown

__all__ = ["GivenTable", "OpenSource", "known_tables"]

Unread = Sequence[tuple[int, Problem]]
"""The rows that could not even be read, by their numbers."""
_LEFT_OUT = ("", "-", "不用", "ignore")


@dataclass
class GivenTable:
    """A table as it was given: where it is from, its name in the engine, what its columns are, and the rows not read."""

    source: str
    form: TableForm | None
    table: str
    header: Header
    unread: Unread = ()
    by: str = ""
    """How it names persons: a key of `header.ids`."""
    kept: dict[str, str] = field(default_factory=dict)
    """The columns to carry along, by the names asked for."""


@dataclass
class OpenSource:
    """An engine with the tables of a source, and what in it is not read: codes of `workforce.note` with arguments."""

    engine: Engine
    mapping: Mapping[str, str] = field(default_factory=dict)
    """What columns are whose names are not known: a known name, or nothing to leave one out."""
    keep: Sequence[str] = ()
    tables: list[GivenTable] = field(default_factory=list)
    notes: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    mapped: set[str] = field(default_factory=set)
    lacking: WorkforceError | None = None
    """What is wrong with a table that says what persons work as, and no more."""

    def form(self, name: str, where: str) -> TableForm | None:
        """The table that goes by a name, unless it looks like a misspelt one."""
        form = table_named(name)
        if form is None and (meant := near_table(name)):
            raise WorkforceError("misspelt_table", where=where, given=name, table=meant)
        return form

    def add(
        self,
        form: TableForm | None,
        where: str,
        names: Sequence[str],
        select: Callable[[Sequence[str]], Any],
        numbers: Iterable[int] | None = None,
        unread: Unread = (),
    ) -> None:
        """A table with columns of these names; `form` is what its own name says.

        `select` gives some of its columns: in an Arrow table, whose rows have `numbers` or else count from 1, or in what
        the engine itself reads, with a `row_number`.
        """
        for at, name in enumerate(names):
            if name in names[:at] and is_known(name):
                raise WorkforceError("same_name", where=where, given=shown(name))
        renamed = {name: self.mapping[plain(name)] for name in names if plain(name) in self.mapping}
        self.mapped.update(map(plain, renamed))
        said = {name: "" if word in _LEFT_OUT else word.replace(".", "\t") for name, word in renamed.items()}
        header = Header(form, list(dict.fromkeys(names)), where, said)
        if not header.parts:
            self.notes.append(("no_table_name", {"where": where}))
            if header.trade and header.ids:
                self.lacking = header.lacks(TABLES["work"], ["start"])
            return
        for other in self.tables:
            if form is not None and other.form is form:
                raise WorkforceError("same_table", first=other.source, second=where, table=form.name)
        kept = {asked: name for asked in self.keep for name in names if plain(name) == plain(asked)}
        used = [name for part in header.parts for name in (*part.columns.values(), *part.doubts)]
        used += (name for columns in header.told.values() for name in columns)
        used = list(dict.fromkeys(filter(None, [*used, *header.ids.values(), header.trade, *kept.values()])))
        table = _put(self.engine, select(used), numbers)
        self.tables.append(GivenTable(where, form, table, header, unread, kept=kept))
        ignored = (name for name in header.ignored if name not in kept.values())
        self.notes += [("column", {"where": where, "column": truncate(shown(name))}) for name in ignored]

    def finish(self, where: str) -> None:
        """Settle how the tables name persons, once every table is there."""
        kept = {name for table in self.tables for name in table.kept}
        for name in [*self.mapping.keys() - self.mapped, *(name for name in self.keep if name not in kept)]:
            raise WorkforceError("map_no_column", where=where, given=name)
        parts = [(table, part) for table in self.tables for part in table.header.parts if {*part.columns} != {"doubt"}]
        records = [(table, part) for table, part in parts if part.form.record]
        if all(part.missing for _, part in records):
            if not records:
                raise self.lacking or WorkforceError("no_tables", where=where, known=known_tables())
            table, part = records[0]
            raise table.header.lacks(part.form, part.missing)
        if not any(part.form.name == "work" for _, part in records):
            for table in self.tables:  # somebody works as that, since a day that is not given
                if table.header.trade:
                    table.header.parts.append(Part(TABLES["work"], {"occupation": table.header.trade}))
        for ways in (("number", "plain_number"), ("identity", "document"), ("name",)):
            for table in self.tables:
                table.by = next((kind for kind in ways if kind in table.header.ids), "")
            if all(table.by for table in self.tables) and (ways != ("name",) or len(self.tables) == 1):
                break
        else:
            ids = [f"{table.source}: {', '.join(map(shown, table.header.ids.values()))}" for table in self.tables]
            raise WorkforceError("different_ids", where=where, given=ids)
        self.notes += [("by_name", {"where": table.source}) for table in self.tables if table.by == "name"]


def known_tables() -> list[str]:
    """The tables that hold records, by both names, as messages list them."""
    return [
        f"{form.name} ({next(name for name in form.called if not name.isascii())})"
        for form in TABLES.values()
        if form.record
    ]


def _put(engine: Engine, table: Any, numbers: Iterable[int] | None) -> str:
    """A table's name in the engine; what is no Arrow table is there already. Nested cells become JSON, durations words."""
    import pyarrow as pa

    if not isinstance(table, pa.Table):
        return str(table)
    columns = {"row_number": pa.array(range(1, len(table) + 1) if numbers is None else numbers, pa.int64())}
    for name in table.column_names:
        columns[name], kind = table[name], table[name].type
        if pa.types.is_nested(kind) or pa.types.is_duration(kind):
            columns[name] = pa.array(map(_words, table[name].to_pylist()), pa.string())
        elif pa.types.is_null(kind) or pa.types.is_dictionary(kind):
            columns[name] = columns[name].cast(pa.string())
    return engine.put(pa.table(columns))


def _words(cell: Any) -> str | None:
    """A mapping as JSON; Arrow gives a map as a list of pairs, and a struct with None for what is not there."""
    with suppress(TypeError, ValueError):
        cell = {key: value for key, value in dict(cell).items() if value is not None}
    return None if cell is None else json.dumps(cell, ensure_ascii=False, default=str)
