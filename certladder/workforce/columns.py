"""The tables of a workforce and their columns, under the names of the records' fields and those people give them."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ConfigDict

from ..model.errors import CertladderError
from ..model.names import is_one_slip
from ..model.person import RECORD_KINDS, ListName, Record
from ..model.spelling import folded
from ..model.wording import say

__all__ = [
    "FALLBACK",
    "LISTS",
    "SHARED",
    "SPECIFIC",
    "TABLES",
    "Column",
    "Condition",
    "Kind",
    "Meaning",
    "TableForm",
    "WorkforceError",
    "id_column",
    "meanings_of",
    "misspelt",
    "near_table",
    "plain",
    "table_named",
]


class WorkforceError(CertladderError, ValueError):
    """A workforce's tables that cannot be used; the message names the file or table and what would be right."""

    def explain(self, lang: str = "zh") -> str:
        """The message in Chinese ("zh") or English ("en")."""
        return say(f"workforce.{self.code}", lang, **self.arguments)


class Condition(BaseModel):
    """Whether somebody meets a condition in words that nobody could read (D14): one entry of `Person.meets`."""

    model_config = ConfigDict(frozen=True)
    words: str
    met: bool


Kind = Record | Condition
"""What a row says of a person, without its days."""

SPECIFIC, FALLBACK, SHARED = 0, 1, 2
"""What a name is worth: it says its column by itself, only where no other does, or only in a table that is known."""
_SIGNS = {"?": FALLBACK, "~": SHARED}
_DAYS = ("born", "issued", "start", "end", "enrolled", "graduated", "completed", "granted")


class Column(NamedTuple):
    """A column: its name, those people give it, the one to recommend, whether it must be there."""

    name: str
    names: tuple[str, ...]
    label: str
    required: bool


@dataclass(frozen=True, eq=False)
class TableForm:
    """A table: its name, the other names it may have, its columns, and the records in its rows."""

    name: str
    called: tuple[str, ...]
    columns: tuple[Column, ...]
    record: type[Record] | type[Condition] | None

    @property
    def words(self) -> tuple[str, ...]:
        """The columns that say what the record is, all but the person and the days."""
        return tuple(column.name for column in self.columns[1:] if column.name not in _DAYS)

    @property
    def days(self) -> tuple[str, ...]:
        """The columns that hold days."""
        return tuple(column.name for column in self.columns if column.name in _DAYS)

    @property
    def required(self) -> tuple[str, ...]:
        """The columns that must be there, besides the person's."""
        return tuple(column.name for column in self.columns[1:] if column.required)


class Meaning(NamedTuple):
    """What a given column may be: columns of a table, of which its cells hold one or several, and what its name is worth.

    `status` is none of a record's fields: whether somebody still works there.
    """

    form: TableForm
    fields: tuple[str, ...]
    worth: int


def plain(name: str) -> str:
    """A name as names are compared: without blanks, lines, marks such as * and full-width forms."""
    return re.sub(r"[\s_*★☆#:\ufeff\u200b]", "", folded(name))


_SAID: dict[str, Any] = tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))
_PERSON_NAMES = {kind: [plain(name) for name in names] for kind, names in _SAID.pop("person").items()}
_PERSON = Column("person", tuple(name for names in _PERSON_NAMES.values() for name in names), "工号", required=True)
LISTS: tuple[ListName, ...] = get_args(ListName)
_RECORDS: dict[str, Any] = {kind.list_name: record for record, kind in RECORD_KINDS.items()} | {"conditions": Condition}
_MEANINGS: defaultdict[str, list[Meaning]] = defaultdict(list)


def _form(table: str, said: dict[str, Any]) -> TableForm:
    record, columns = _RECORDS.get(table), [_PERSON]
    given = {key: [name.lstrip("?~") for name in names] for key, names in said["columns"].items()}
    for key, names in given.items():
        if key in (LISTS if record is None else record.model_fields) or key == "born":
            required = key in said.get("required", ())
            columns.append(Column(key, tuple(map(plain, names)), names[min(1, len(names) - 1)], required))
    form = TableForm(table, tuple(map(plain, (table, *said["called"]))), tuple(columns), record)
    for key, names in said["columns"].items():
        for name in names:
            worth = _SIGNS.get(name[0], SPECIFIC)
            _MEANINGS[plain(name.lstrip("?~"))].append(Meaning(form, tuple(key.split()), worth))
    return form


TABLES = tuple(_form(table, said) for table, said in _SAID.items())


def table_named(name: str) -> TableForm | None:
    """The table that goes by a name, English or Chinese; None if none does.

    >>> table_named("工作经历").name
    'work'
    """
    return next((form for form in TABLES if plain(name) in form.called), None)


def near_table(name: str) -> str | None:
    """The table whose name `name` looks like a misspelling of."""
    return next((form.name for form in TABLES if any(_alike(plain(name), known) for known in form.called)), None)


def _readings(name: str) -> list[str]:
    """The names that a header may mean, the likeliest first: as it is, without brackets, and one side of a slash.

    >>> _readings("*职业/工种\\n（必填）")
    ['职业/工种(必填)', '职业/工种', '职业', '工种']
    """
    whole = plain(name)
    bare = re.sub(r"\(.*?\)|\[.*?\]|【.*?】|〔.*?〕", "", whole)
    return list(dict.fromkeys(filter(None, (whole, bare, *bare.split("/")))))


def meanings_of(name: str, form: TableForm | None = None) -> list[Meaning]:
    """What a column of that name may be (of a table), by its likeliest reading that is anything."""
    each = ([one for one in _MEANINGS.get(reading, ()) if form in (None, one.form)] for reading in _readings(name))
    return next(filter(None, each), [])


def id_column(given: str) -> str | None:
    """How a column names persons: by a number, an identity card, a plain 编号, or by name; None if it does not."""
    return next((kind for name in _readings(given) for kind, names in _PERSON_NAMES.items() if name in names), None)


def misspelt(column: Column, given: Iterable[str]) -> str | None:
    """The given name that looks like a misspelling of the column's; None if none does."""
    return next((name for name in given if any(_alike(plain(name), known) for known in column.names)), None)


def _alike(given: str, known: str) -> bool:
    return len(known) >= 4 and is_one_slip(given, known)
