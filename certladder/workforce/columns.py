"""The tables of a workforce and their columns, under the names of the records' fields and those people give them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict

from ..model.errors import CertladderError
from ..model.names import is_one_slip
from ..model.person import RECORD_KINDS, ListName, Record
from ..model.spelling import folded
from ..model.wording import say

__all__ = [
    "LISTS",
    "TABLES",
    "Column",
    "Condition",
    "Kind",
    "TableForm",
    "WorkforceError",
    "id_column",
    "misspelt",
    "near_table",
    "plain",
    "readings_of",
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


@dataclass(frozen=True)
class Column:
    """A column: its name, what each of its names is worth, the name to recommend, whether it must be there."""

    name: str
    names: dict[str, int] = field(hash=False, repr=False)
    label: str = ""
    required: bool = False

    @property
    def day(self) -> bool:
        """Whether it holds days."""
        return self.name in _DAYS


@dataclass(frozen=True)
class TableForm:
    """A table: its name, the other names it may have, its columns, and the records in its rows."""

    name: str
    called: tuple[str, ...]
    columns: tuple[Column, ...]
    extras: tuple[Column, ...] = ()
    """Columns that are no field of a record: `period`, both days in one cell; `status`, whether work goes on."""
    record: type[Record] | type[Condition] | None = None

    @property
    def fields(self) -> dict[str, Column]:
        """All columns but the person's, by name."""
        return {column.name: column for column in (*self.columns[1:], *self.extras)}

    @property
    def words(self) -> tuple[str, ...]:
        """The columns that say what the record is, all but the person and the days."""
        return tuple(column.name for column in self.columns[1:] if not column.day)

    @property
    def days(self) -> tuple[str, ...]:
        """The columns that hold days."""
        return tuple(column.name for column in self.columns if column.day)


def plain(name: str) -> str:
    """A name as names are compared: without blanks, lines, marks such as * and full-width forms."""
    return re.sub(r"[\s_*★☆#:\ufeff\u200b]", "", folded(name))


def _column(name: str, names: Sequence[str], required: Sequence[str] = ()) -> Column:
    worth = {plain(given.lstrip("?~")): _SIGNS.get(given[0], SPECIFIC) for given in names}
    return Column(name, worth, names[min(1, len(names) - 1)].lstrip("?~"), name in required)


_NAMES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))
_PERSON_NAMES = {kind: [plain(name) for name in names] for kind, names in _NAMES.pop("person").items()}
_PERSON = Column(
    "person", {name: SPECIFIC for names in _PERSON_NAMES.values() for name in names}, "工号", required=True
)
LISTS: tuple[ListName, ...] = get_args(ListName)
_RECORDS: dict[str, Any] = {kind.list_name: record for record, kind in RECORD_KINDS.items()}

TABLES = tuple(
    TableForm(
        name,
        tuple(map(plain, (name, *said["called"]))),
        (_PERSON, *(_column(one, names, said.get("required", ())) for one, names in said["columns"].items())),
        tuple(_column(one, names) for one, names in said.get("extras", {}).items()),
        _RECORDS.get(name, Condition if name == "conditions" else None),
    )
    for name, said in _NAMES.items()
)


def table_named(name: str) -> TableForm | None:
    """The table that goes by a name, English or Chinese; None if none does.

    >>> table_named("工作经历").name
    'work'
    """
    return next((form for form in TABLES if plain(name) in form.called), None)


def near_table(name: str) -> str | None:
    """The table whose name `name` looks like a misspelling of."""
    return next((form.name for form in TABLES if any(_alike(plain(name), known) for known in form.called)), None)


def readings_of(name: str) -> list[str]:
    """The names that a header may mean, the likeliest first: as it is, without brackets, and one side of a slash.

    >>> readings_of("*职业/工种\\n（必填）")
    ['职业/工种(必填)', '职业/工种', '职业', '工种']
    """
    whole = plain(name)
    bare = re.sub(r"\(.*?\)|\[.*?\]|【.*?】|〔.*?〕", "", whole)
    return list(dict.fromkeys(filter(None, (whole, bare, *bare.split("/")))))


def id_column(given: str) -> str | None:
    """How a column names persons: by a number, an identity card, a plain 编号, or by name; None if it does not."""
    return next((kind for name in readings_of(given) for kind, names in _PERSON_NAMES.items() if name in names), None)


def misspelt(column: Column, given: Iterable[str]) -> str | None:
    """The given name that looks like a misspelling of the column's; None if none does."""
    return next((name for name in given if any(_alike(plain(name), known) for known in column.names)), None)


def _alike(given: str, known: str) -> bool:
    return len(known) >= 4 and is_one_slip(given, known)
