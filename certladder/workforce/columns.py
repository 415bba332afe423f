"""The tables of a workforce, and what a column may be by the name that people gave it.

A given name may be two names parted by a tab: what stands above it in a header of two rows, or what a mapping says.
"""

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
from ..model.terms import Level
from ..model.wording import say
from .cells import OTHER_TRADES


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


Kind = Record | Condition  # what a row says of a person, without its days
LISTS: tuple[ListName, ...] = get_args(ListName)
_RECORDS: dict[str, Any] = {kind.list_name: record for record, kind in RECORD_KINDS.items()} | {"conditions": Condition}
_DAYS = ("born", "issued", "start", "end", "enrolled", "graduated", "completed", "granted")
_NUMBER = re.compile(r"第?[(（]?(?<![0-9])([1-9一二三四])(?![0-9])(?![^()（）]*[一-龥][)）])[)）]?")
_AND = re.compile(r"[及和与、]")


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
    """What a given column may be: one or several columns of a table, all of which its cells then say."""

    form: TableForm
    fields: tuple[str, ...]
    fallback: int = 0  # used where no other column says the same that is less of one
    shared: bool = False  # the name does not say by itself of which table it is


def plain(name: str) -> str:
    """A name as names are compared: without blanks, lines, marks such as * and full-width forms."""
    return re.sub(r"[\s_*★☆#:\ufeff\u200b]", "", folded(name))


_SAID: dict[str, Any] = tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))
_SAYS = {
    name: str(_SAID.pop(name)) for name in ("leaving", "away", "void", "moved", "moved_off", "doubted", "unproved")
}
TELLS, AWAY, DOUBTED, MOVED_OFF = "|".join(_SAYS.values()), _SAYS["away"], _SAYS["doubted"], _SAYS["moved_off"]
"""What words say that put somebody's records in doubt; some of it."""
STAYS = _SAID.pop("stays")
MOVED_FROM = f"^(?:{_SAID.pop('moved_from').replace('P', OTHER_TRADES)})$"
_DAY = _SAID.pop("day")
LEFT_ON = f"^(?:{_SAID.pop('left_on').replace('D', _DAY).replace('L', _SAID.pop('left'))})$"
ABSENT = f"^(?:{_SAID.pop('absent').replace('D', _DAY).replace('M', MOVED_OFF)})。?$"
_CELLS = _SAYS | {"leaving or away": f"{_SAYS['leaving']}|{AWAY}"}
DOUBTS = [
    (table, re.compile(column), _CELLS.get(cell, cell), bool(besides))
    for table, column, cell, *besides in _SAID.pop("doubts")
]
_ABOUT: dict[str, str] = _SAID.pop("about")
_NONE = f"[^{''.join(_ABOUT.values())}]*"
for _table, _signs in _ABOUT.items():
    _cell = f"[{_signs}].*(?:{DOUBTED})|(?:{DOUBTED}).*[{_signs}]|^{_NONE}(?:{DOUBTED}){_NONE}$"
    DOUBTS += [(_table, re.compile(f"[{_signs}]"), DOUBTED, False), (_table, re.compile(f"^{_NONE}$"), _cell, False)]
_SYNONYMS = [(word, re.compile(pattern)) for word, pattern in _SAID.pop("synonyms")]


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """A column's name with one word for all that mean the same: 发证日期 for 取证年份, 职业 for *职业/工种名称."""
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
            _MEANINGS[name].append(Meaning(form, tuple(key.split()), sign.count("?"), "~" in sign))
    return form


TABLES = {table: _form(table, said) for table, said in _SAID.items()}
RECORD_TABLES = [
    f"{name} ({next(called for called in form.called if not called.isascii())})"
    for name, form in TABLES.items()
    if form.record
]
"""The tables that hold records, by both names, as messages list them."""


def table_named(name: str) -> TableForm | None:
    """The table that goes by a name, English or Chinese; None if none does."""
    return next((form for form in TABLES.values() if plain(name) in form.called), None)


def record_named(name: str) -> TableForm | None:
    """The table of records that goes by a name."""
    form = table_named(name)
    return form if form and form.record else None


def near_table(name: str) -> str | None:
    """The table whose name `name` looks like a misspelling of."""
    return next((form.name for form in TABLES.values() if is_misspelt(name, form.called)), None)


def is_misspelt(given: str, known: tuple[str, ...]) -> bool:
    """Whether a name looks like a misspelling of one of several."""
    return any(len(name) >= 4 and is_one_slip(canonical(given), name) for name in known)


@lru_cache(maxsize=4096)
def _readings(name: str) -> list[str]:
    """The names that a header may mean, the likeliest first: as it is, without brackets, one side of a slash, the Chinese
    beside the English."""
    whole = plain(name)
    bare = re.sub(r"\(.*?\)|\[.*?\]|【.*?】|〔.*?〕", "", whole)
    names = map(canonical, (whole, bare, *bare.split("/"), re.sub("[a-z]+", "", bare)))
    return list(dict.fromkeys(filter(None, names)))


def id_column(given: str) -> str | None:
    """How a column names persons: by a number, an identity card, a plain 编号, or by name; None if it does not."""
    return next((kind for name in _readings(given) for kind, names in _PERSON.items() if name in names), None)


@lru_cache(maxsize=4096)
def read_name(given: str) -> tuple[str, list[Meaning]]:
    """The group that a column belongs to, by a number or a level in its name, and what it may be there.

    >>> [(group, could[0].form.name, could[0].fields) for group, could in map(read_name, ("等级2", "中级工取证时间", "中级工"))]
    [('2', 'certificates', ('level',)), ('中级工', 'certificates', ('issued',)), ('中级工', 'certificates', ('issued',))]
    """
    for match in _NUMBER.finditer(given):
        base = given[: match.start()] + given[match.end() :]
        in_name = "\t" not in given[match.end() :]  # above a name, only a number of records counts
        if (found := meanings_of(base)) and (in_name or record_named(base.partition("\t")[0])):
            return match[1], found
    level = given.rpartition("\t")[2]
    if Level.named(level):  # with a tick below, or a date
        return level, [Meaning(TABLES["certificates"], ("issued",))]
    whole = given.replace("\t", "")
    for at in range(len(whole) - 1, 1, -1):
        found = meanings_of(whole[at:]) if Level.named(whole[:at]) else []
        with_level = [one for one in found if "level" in one.form.words and "level" not in one.fields]
        if with_level:
            return whole[:at], [Meaning(with_level[0].form, with_level[0].fields)]
    return "", meanings_of(given)


def meanings_of(given: str) -> list[Meaning]:
    """What a column may be by its name, behind that of a table or not, or by two names.

    >>> [[(one.form.name, one.fields) for one in meanings_of(name)] for name in ("工作经历工种", "学历及毕业时间", "工作单位")]
    [[('work', ('occupation',))], [('education', ('degree', 'graduated'))], []]
    """
    above, _, name = given.rpartition("\t")
    splits = ((reading[:at], reading[at:]) for reading in _readings(name) for at in range(2, len(reading)))
    first, *second = _AND.split(name)
    pairs = ((one, other) for one in _named(first) for other in _named("".join(second), one.form))
    return (
        _of_table(above, name)
        or _named(above + name)
        or _named(name)
        or next(filter(None, (_of_table(*split) for split in splits)), [])
        or _of_table(*given.rpartition("-")[::2])
        or [Meaning(one.form, one.fields + other.fields, shared=one.shared and other.shared) for one, other in pairs]
    )


def _named(name: str, form: TableForm | None = None) -> list[Meaning]:
    """What a column of that name may be (of a table), by its likeliest reading that is anything."""
    each = ([one for one in _MEANINGS.get(reading, ()) if form in (None, one.form)] for reading in _readings(name))
    return next(filter(None, each), [])


def _of_table(called: str, name: str) -> list[Meaning]:
    """What a column may be behind or below the name of a table."""
    form = record_named(called)
    return [Meaning(form, one.fields) for one in _named(name, form)] if form else []
