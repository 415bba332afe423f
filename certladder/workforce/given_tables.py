"""The tables of a source as they were given: what records they hold, whose their rows are, and what their cells say."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..model.errors import truncate
from .cell_parsers import Problem
from .cells import BLANK, FOOTER
from .columns import RECORD_TABLES, TABLES, TableForm, WorkforceError, id_column, near_table, plain, table_named
from .engine import Engine, quoted
from .headers import Header, Part, is_known, shown

Unread = Sequence[tuple[int, Problem]]  # the rows that could not even be read, by their numbers
_MOST_COLUMNS = 500  # what each says is searched
_LEFT_OUT = ("", "-", "不用", "ignore")
_CODES = re.compile("(?:代码|编码|码值)(?:表|对照)|字典|(?:填表|填写|使用)说明|下拉")
"""Sheets of what the codes and words of others mean, if they name nobody."""
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_WIDE = "".join(chr(ord(letter) + 0xFEE0) for letter in _LETTERS) + "\t\r\n\u00a0\u3000\u200b\u200e\u2060\ufeff"
"""Full-width letters and digits of ids, and what cannot be seen."""
_BLANK = ", ".join(map(quoted, BLANK))
_FOOTER = quoted(FOOTER)


@dataclass
class GivenTable:
    """A table as it was given: what its columns are, its name in the engine, and the rows not read."""

    header: Header
    rows: str
    """As words, once every table is there: row_number, the cells in use, the id as it was given (`id_text`) and as it is
    known by (`id`), "" where it names nobody, and the person's name (`who`) where there is one besides."""
    columns: dict[str, str]  # what the given columns in use are called there
    unread: Unread
    kept: dict[str, str]  # the columns to carry along, by the names asked for
    by: str = ""  # how it names persons: a key of `header.ids`
    homonyms: Sequence[str] = ()  # names of it that several persons of the other tables have, who have numbers there

    def cell(self, name: str | None) -> str:
        """A column of `rows`; without a name, what is never said."""
        return "''" if name is None else self.columns[name]

    @property
    def first(self) -> str:
        """Of each row, the number of the first one over which its name is merged, in SQL."""
        merged = self.header.ids.get("one_person")
        return self.cell(merged) if merged else "CAST(row_number AS STRING)"


@dataclass
class OpenSource:
    """An engine with the tables of a source, and what in it is not read: codes of `workforce.note` with arguments."""

    engine: Engine
    is_trade: Callable[[str], bool]
    mapping: Mapping[str, str]
    """What columns are whose names are not known: a known name, or nothing to leave one out."""
    keep: Sequence[str]
    tables: list[GivenTable] = field(default_factory=list)
    notes: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    mapped: set[str] = field(default_factory=set)

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
        rows: Any,
        numbers: Sequence[int] | str = "",
        unread: Unread = (),
    ) -> None:
        """A table with columns of these names; `form` is what its own name says.

        `rows` are an Arrow table, a relation of DuckDB, or, in SQL, what the engine itself reads; `numbers` are theirs,
        if they do not count from 1, or, in SQL, the number of each.
        """
        if (many := sum(map(bool, names))) > _MOST_COLUMNS:
            raise WorkforceError("too_many_columns", where=where, given=many, most=_MOST_COLUMNS)
        for at, name in enumerate(names):
            if name in names[:at] and is_known(name):
                raise WorkforceError("same_name", where=where, given=shown(name))
        renamed = {name: self.mapping[plain(name)] for name in names if plain(name) in self.mapping}
        self.mapped.update(map(plain, renamed))
        said = {name: "" if word in _LEFT_OUT else word.replace(".", "\t") for name, word in renamed.items()}
        of_somebody = any(id_column(name.rpartition("\t")[2]) for name in (*names, *said.values()))
        of_codes = form is None and not of_somebody and _CODES.search(where)
        header = Header(form, [] if of_codes else list(dict.fromkeys(names)), where, said)
        if not (header.parts or (header.ids and header.told)):
            self.notes.append(("no_table_name", {"where": where}))
            return
        for other in self.tables:
            if form is not None and other.header.form is form:
                raise WorkforceError("same_table", first=other.header.where, second=where, table=form.name)
        kept = {asked: name for asked in self.keep for name in names if plain(name) == plain(asked)}
        used = list(dict.fromkeys([*header.used, *kept.values()]))
        table = _opened(self.engine, rows, names, used, numbers)
        self.tables.append(GivenTable(header, table, {name: f"c{at}" for at, name in enumerate(used)}, unread, kept))
        ignored = (name for name in header.ignored if name not in kept.values())
        if header.parts:
            self.notes += [("column", {"where": where, "column": truncate(shown(name))}) for name in ignored]

    def finish(self, where: str) -> None:
        """Settle how the tables name persons, once every table is there, and read their cells as words."""
        kept = {name for table in self.tables for name in table.kept}
        for name in [*self.mapping.keys() - self.mapped, *(name for name in self.keep if name not in kept)]:
            raise WorkforceError("map_no_column", where=where, given=name)
        parts = [(table.header, part) for table in self.tables for part in table.header.parts]
        records = [(header, part) for header, part in parts if part.form.record and part.columns]
        if all(part.missing for _, part in records):
            if not records:
                raise WorkforceError("no_tables", where=where, known=RECORD_TABLES)
            header, part = records[0]
            raise header.lacks(part.form, part.missing)
        if not any(part.form.name == "work" and part.columns.keys() != {"occupation"} for _, part in records):
            for table in self.tables:  # somebody works as that, since a day that is not given
                if table.header.trade:
                    table.header.parts.append(Part(TABLES["work"], {"occupation": table.header.trade}))
        tables = [table for table in self.tables if table.header.parts]
        numbers, papers = ("number", "plain_number"), ("identity", "document")
        ordered = [(numbers, False), (papers, False), (numbers, True), (papers, True), (("name",), False)]
        for ways, others_by_name in ordered:
            for table in self.tables:
                table.by = next((kind for kind in ways if kind in table.header.ids), "")
            have_names = all("name" in table.header.ids for table in tables)
            some = any(table.by for table in tables) and others_by_name and have_names
            if some or all(table.by for table in tables):
                break
        else:
            ids = [f"{table.header.where}: {', '.join(map(shown, table.header.ids.values()))}" for table in tables]
            raise WorkforceError("different_ids", where=where, given=ids)
        numbered = [table for table in tables if table.by not in ("", "name")]
        for table in self.tables:  # a list of those who left may have their names alone
            table.by = table.by or ("name" if "name" in table.header.ids else "")
        named = [table for table in tables if table.by == "name"]
        self.notes += [("by_name", {"where": table.header.where}) for table in named]
        others = [table for table in self.tables if not table.header.parts]
        for table in others:
            self.notes.append(("only_remarks" if table.by else "no_table_name", {"where": table.header.where}))
        self.tables = tables + [table for table in others if table.by]
        opened = list(self.engine.held)
        for table in self.tables:
            table.rows = self.engine.keep(_as_words(self.engine, table))
        if numbered and named:
            self._number(named, numbered)
        self.engine.forget(*opened)

    def _number(self, named: Sequence[GivenTable], numbered: Sequence[GivenTable]) -> None:
        """Name the persons of some tables by the numbers that their names have in others; of several who have a name, it may
        be each. A name that is in none could be anybody's, misspelt."""
        who = " UNION ".join(f"SELECT who, id FROM {table.rows} t WHERE who <> '' AND id <> ''" for table in numbered)
        known = self.engine.keep(f"SELECT DISTINCT who, id FROM ({who}) ids")
        several = self.engine.fetch(f"SELECT who FROM {known} k GROUP BY who HAVING count(*) > 1")["who"].to_pylist()
        for table in named:
            cells = ", ".join(f"t.{name}" for name in self.engine.schema(table.rows).names if name not in ("id", "who"))
            table.rows = self.engine.keep(f"""SELECT {cells}, '' AS who, coalesce(k.id, '') AS id
                FROM {table.rows} t LEFT JOIN {known} k ON k.who = replace(t.id, ' ', '')""")
            table.by, table.homonyms = numbered[0].by, several
            table.header.ids[table.by] = table.header.ids["name"]


def _opened(engine: Engine, rows: Any, names: Sequence[str], used: Sequence[str], numbers: Sequence[int] | str) -> str:
    """Columns of a table as c0, c1 ..., in SQL, with the number of each row."""
    import pyarrow as pa

    quoted_names = list(map(engine.identifier, used))
    if isinstance(rows, str):
        columns = ", ".join(f"{name} AS c{at}" for at, name in enumerate(quoted_names))
        return f"(SELECT {numbers} AS row_number, {columns} FROM {rows})"
    if isinstance(rows, pa.Table):
        table = rows.select([names.index(name) for name in used])
    else:
        table = rows.project(", ".join(quoted_names)).to_arrow_table()
    table = table.rename_columns([f"c{at}" for at in range(len(used))])
    return engine.keep(table.append_column("row_number", pa.array(numbers or range(1, len(table) + 1), pa.int64())))


def _as_words(engine: Engine, table: GivenTable) -> str:
    """The rows of a table as words, with the persons they are of; see `GivenTable.rows`."""
    types = {column.name: str(column.type) for column in engine.schema(table.rows)}
    cells = ", ".join(f"{_words(column, types[column])} AS {column}" for column in table.columns.values())
    id_ = _visible(table.cell(table.header.ids[table.by]))
    who = _visible(table.cell(None if table.by == "name" else table.header.ids.get("name")))
    return f"""SELECT *, CASE
            WHEN lower(id_text) IN ({_BLANK}) OR regexp_like(id_text, '^#[A-Z/0]+[!?A]$')
                OR (id_text > '~' AND regexp_like(id_text, {_FOOTER}))
                OR (lower(id_text) LIKE '%e+%' AND id_text < ':') THEN ''
            WHEN regexp_like(id_text, '^[0-9][0-9 ]{{16,}}[0-9xX]$') THEN upper(replace(id_text, ' ', ''))
            WHEN regexp_like(id_text, '^[0-9]+[.]0$') THEN replace(id_text, '.0', '') ELSE id_text END AS id
        FROM (SELECT *, {id_} AS id_text, replace({who}, ' ', '') AS who
            FROM (SELECT row_number, {cells} FROM {table.rows} t) words) named"""


def _words(column: str, kind: str) -> str:
    """A cell as words: nothing where it is empty, a whole number without its fraction, a mapping or a list as JSON."""
    words = f"CAST({column} AS STRING)"
    if kind in ("double", "float"):
        # of more than 15 digits the last are wrong
        rounded = f"replace(replace(lower({words}), 'e+', 'e'), 'e', 'e+')"
        words = f"""CASE WHEN isnan({column}) OR abs({column}) > 1e300 THEN '' WHEN abs({column}) >= 1e15 THEN {rounded}
            WHEN {column} = floor({column}) THEN CAST(CAST({column} AS BIGINT) AS STRING) ELSE {words} END"""
    elif "<" in kind:
        words = f"CAST(to_json({column}) AS STRING)"
    return f"coalesce(trim({words}), '')"


def _visible(words: str) -> str:
    """Words without what cannot be seen, in half-width letters; few need that, and it takes long."""
    clean = f"trim(translate({words}, {quoted(_WIDE)}, {quoted(_LETTERS)}))"
    return f"CASE WHEN regexp_like({words}, '[^!-~一-龥]') THEN {clean} ELSE {words} END"
