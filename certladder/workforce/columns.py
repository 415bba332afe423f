"""The tables of a workforce and their columns, under the names of the records' fields and those people give them."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ConfigDict

from ..model.errors import CertladderError
from ..model.names import is_one_slip
from ..model.person import RECORD_KINDS, ListName, Record
from ..model.spelling import folded
from ..model.wording import say

__all__ = [
    "LISTS",
    "TABLES",
    "Condition",
    "Kind",
    "Meaning",
    "TableForm",
    "WorkforceError",
    "canonical",
    "id_column",
    "is_misspelt",
    "meanings_of",
    "named_after",
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
LISTS: tuple[ListName, ...] = get_args(ListName)
_RECORDS: dict[str, Any] = {kind.list_name: record for record, kind in RECORD_KINDS.items()} | {"conditions": Condition}
_DAYS = ("born", "issued", "start", "end", "enrolled", "graduated", "completed", "granted")


@dataclass(frozen=True, eq=False)
class TableForm:
    """A table: what it is called, the names of its columns, those that must be there, and the records in its rows."""

    name: str
    called: tuple[str, ...]
    names: dict[str, tuple[str, ...]]
    """By the person and the fields of the records; the second of them, or the only one, is the one to recommend."""
    required: tuple[str, ...]
    record: type[Record] | type[Condition] | None

    @property
    def words(self) -> tuple[str, ...]:
        """The columns that say what the record is, all but the person and the days."""
        return tuple(name for name in self.names if name != "person" and name not in _DAYS)

    @property
    def days(self) -> tuple[str, ...]:
        """The columns that hold days, first the one that the record counts from."""
        return tuple(name for name in self.names if name in _DAYS)


class Meaning(NamedTuple):
    """What a given column may be: one or several columns of a table, all of which its cells then say.

    `status` is none of a record's fields: whether somebody still works there.
    """

    form: TableForm
    fields: tuple[str, ...]
    fallback: bool = False
    """It is used where no other column says the same."""
    shared: bool = False
    """Its name does not say by itself of which table it is."""


def plain(name: str) -> str:
    """A name as names are compared: without blanks, lines, marks such as * and full-width forms."""
    return re.sub(r"[\s_*★☆#:\ufeff\u200b]", "", folded(name))


_SAID: dict[str, Any] = tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))
_SYNONYMS = [(word, re.compile(pattern)) for word, pattern in _SAID.pop("synonyms")]


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """A column's name with one word for all that mean the same.

    >>> canonical("取证年份"), canonical("*职业/工种名称"), canonical("现有技能级别")
    ('发证日期', '职业', '技能等级')
    """
    words = plain(name)
    for word, pattern in _SYNONYMS:
        words = pattern.sub(word, words)
    return words


_PERSON = {kind: tuple(map(canonical, names)) for kind, names in _SAID.pop("person").items()}
_MEANINGS: defaultdict[str, list[Meaning]] = defaultdict(list)


def _form(table: str, said: dict[str, Any]) -> TableForm:
    names = {key: tuple(canonical(name.lstrip("?~")) for name in given) for key, given in said["columns"].items()}
    record = _RECORDS.get(table)
    fields = (*LISTS, "born") if record is None else record.model_fields
    own = {"person": tuple(name for each in _PERSON.values() for name in each)}
    own |= {key: given for key, given in names.items() if key in fields}
    form = TableForm(table, tuple(map(plain, (table, *said["called"]))), own, tuple(said.get("required", ())), record)
    for key, given in said["columns"].items():
        for name, sign in zip(names[key], given, strict=True):
            _MEANINGS[name].append(Meaning(form, tuple(key.split()), "?" in sign, "~" in sign))
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
    return next((form.name for form in TABLES if is_misspelt(name, form.called)), None)


def is_misspelt(given: str, known: tuple[str, ...]) -> bool:
    """Whether a name looks like a misspelling of one of several."""
    return any(len(name) >= 4 and is_one_slip(canonical(given), name) for name in known)


@lru_cache(maxsize=4096)
def _readings(name: str) -> list[str]:
    """The names that a header may mean, the likeliest first: as it is, without brackets, one side of a slash, the Chinese
    beside the English.

    >>> _readings("*姓名/班组\\n（必填）"), _readings("工号 ID")
    (['姓名/班组(必填)', '姓名/班组', '姓名', '班组'], ['工号id', '工号'])
    """
    whole = plain(name)
    bare = re.sub(r"\(.*?\)|\[.*?\]|【.*?】|〔.*?〕", "", whole)
    return list(
        dict.fromkeys(filter(None, map(canonical, (whole, bare, *bare.split("/"), re.sub("[a-z]+", "", bare)))))
    )


def meanings_of(name: str, form: TableForm | None = None) -> list[Meaning]:
    """What a column of that name may be (of a table), by its likeliest reading that is anything."""
    each = ([one for one in _MEANINGS.get(reading, ()) if form in (None, one.form)] for reading in _readings(name))
    return next(filter(None, each), [])


def named_after(name: str) -> list[Meaning]:
    """What a column may be whose name begins with that of its table: 工作经历工种.

    >>> [(one.form.name, one.fields) for one in named_after("培训证书发证日期")], named_after("工作单位")
    ([], [])
    """
    begun = [
        (form, reading.removeprefix(called))
        for reading in _readings(name)
        for form in TABLES
        for called in form.called
        if form.record and reading.startswith(called)
    ]
    found = ((form, meanings_of(rest, form)) for form, rest in begun)
    return next(([Meaning(form, one.fields) for one in could] for form, could in found if could), [])


def id_column(given: str) -> str | None:
    """How a column names persons: by a number, an identity card, a plain 编号, or by name; None if it does not."""
    return next((kind for name in _readings(given) for kind, names in _PERSON.items() if name in names), None)
